//! The settings of a mock.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::Mock;
use super::ledger::Book;
use super::random::Ids;
use super::shared::{Shared, accept};
use super::stop::Stop;
use crate::generated::ApiVersion;
use crate::validation::Rule;
use crate::value::EpochSeconds;

/// Settings for a [`Mock`].
#[derive(Clone, Debug)]
#[must_use = "settings do nothing until the mock is started"]
pub struct MockBuilder {
    host: IpAddr,
    port: u16,
    timeout: Duration,
    api_version: Option<ApiVersion>,
    now: Option<EpochSeconds>,
    keeps_bodies: bool,
    ledger_size: usize,
    waived: Vec<Rule>,
}

impl Default for MockBuilder {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            timeout: Duration::from_secs(30),
            api_version: None,
            now: None,
            keeps_bodies: false,
            ledger_size: 50_000,
            waived: Vec::new(),
        }
    }
}

impl MockBuilder {
    /// Sets the address to listen on. The default is 127.0.0.1.
    ///
    /// The mock has no access control: with another address, such as 0.0.0.0 in a container, everyone who reaches the
    /// machine can read the ledger.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// Sets the port. The default is 0, any free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the time limit for sending a request, for reading the next bytes of a response, and between two requests. It
    /// also ends [`Fault::Stall`](super::Fault::Stall). The default is 30 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Pins the version of the API: every body is checked against it, and every response is one of it.
    pub fn api_version(mut self, api_version: ApiVersion) -> Self {
        self.api_version = Some(api_version);
        self
    }

    /// Sets the time of every request. The default is the system's clock.
    pub fn now(mut self, now: EpochSeconds) -> Self {
        self.now = Some(now);
        self
    }

    /// Keeps the bodies of requests in the ledger. The default is `false`.
    pub fn keep_bodies(mut self, keeps_bodies: bool) -> Self {
        self.keeps_bodies = keeps_bodies;
        self
    }

    /// Sets how many orders and how many requests the ledger keeps. The default is 50,000.
    ///
    /// The entries may take 2 KiB each on average; large ones are evicted sooner.
    pub fn ledger_size(mut self, size: usize) -> Self {
        self.ledger_size = size;
        self
    }

    /// Makes a rule advice: the mock accepts what breaks it.
    ///
    /// Use it if the server has relaxed the rule. The constants are in the module `rules` of each version.
    pub fn waive(mut self, rule: Rule) -> Self {
        self.waived.push(rule);
        self
    }

    /// Starts the mock.
    ///
    /// # Errors
    ///
    /// The error of the system if it cannot listen, for example because the port is in use, or cannot start a thread.
    pub fn start(self) -> io::Result<Mock> {
        let Self { host, port, timeout, api_version, now, keeps_bodies, ledger_size, waived } = self;
        let listener = TcpListener::bind((host, port))?;
        let address = reachable(listener.local_addr()?);
        let shared = Arc::new(Shared {
            base_url: format!("http://{address}"),
            timeout,
            api_version,
            keeps_bodies,
            waived,
            now: Mutex::new(now),
            book: Book::new(ledger_size),
            ids: Ids::new(),
            faults: Mutex::default(),
            late: Mutex::default(),
            stop: Stop::default(),
            is_closed: AtomicBool::new(false),
        });
        let acceptor = thread::Builder::new().name("mock".to_owned()).spawn({
            let shared = Arc::clone(&shared);
            move || accept(listener, &shared)
        })?;
        Ok(Mock { shared, address, acceptor: Mutex::new(Some(acceptor)) })
    }
}

/// The address that this machine connects to.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}
