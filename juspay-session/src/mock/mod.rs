//! A server on 127.0.0.1 that answers as the Session API does, for tests in any language.
//!
//! It is made from the same model as the client: the same rules decide what is refused, the same names stand on the
//! wire. It needs neither the client nor an async runtime, keeps a [`Ledger`] of all that reached it, and lets things go
//! wrong on demand: see [`Fault`].
//!
//! ```
//! use juspay_session::mock::{Fault, Mock};
//!
//! let mock = Mock::start()?;
//! mock.fault(Fault::ResetAfter); // with the next request
//! println!("POST {}/session", mock.base_url());
//! assert!(mock.ledger().orders().is_empty());
//! mock.stop();
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # From other languages
//!
//! `cargo xtask mock --port 4010` prints `http://127.0.0.1:4010` and runs until it is killed. Any API key will do:
//!
//! ```sh
//! curl --request POST 'http://127.0.0.1:4010/session' --user 'any_api_key:' \
//!   --header 'x-merchantid: your_merchant_id' --header 'x-routing-id: customer_1122' \
//!   --header 'Content-Type: application/json' \
//!   --header 'x-mock-fault: status=503,made' \
//!   --data-raw '{"order_id": "order-1", "amount": "1.00", …}'
//! ```
//!
//! The header `x-mock-fault` lets something go wrong with the request that carries it, whatever else is planned. Each
//! [`Fault`] says how it is written there; behind it can stand `,made` or `,unmade`, for whether there is an order
//! afterwards, and `,retry-after=` with the value of that header. A text that names no fault is answered with a 400
//! that lists them.
//!
//! # What it answers
//!
//! In this order, the first that applies:
//!
//! | status | when |
//! |---|---|
//! | 400, 408, 413, 431, 501, 505 | the request is no HTTP, does not end in time (30 seconds), has a body over 1 MiB, a head over 16 KiB or over 100 headers, another transfer coding than `chunked`, another version than 1.0 and 1.1 |
//! | 400 | `x-mock-fault` names no fault |
//! | 404 | another path than `/session` |
//! | 405 | another method than POST; `Allow` names it |
//! | 401 | no `Authorization`, or anything but `Basic` with the base64 of a key that is not empty and a colon; `developer_message` tells the usual mistakes apart |
//! | 415 | another `Content-Type` than `application/json`; parameters such as a charset are fine |
//! | 400 | `x-merchantid` or `x-routing-id` is missing or empty, the body is no JSON object or has a key twice, or breaks a rule that blocks; every one of these is named in `error_message` and, one by one, in `error_info.fields` |
//! | 200 | otherwise; what is only advised is not looked at |
//!
//! **Which version?** Nothing in a request names one. A body is accepted if it is valid in any version. One that has
//! `options.get_upi_deep_links` is held against `v1` first, any other against `default`, and the version that accepts
//! it answers. The answers differ in `payment_links` alone: v1 has `expiry`, and `deep_link` if it was asked for. A
//! client of v1 that asks for no deep link thus finds no `expiry`, which means the same as the page's `"null"`.
//!
//! Connections are kept alive as HTTP/1.1 and 1.0 say, requests that are sent ahead are answered in order, bodies may
//! be chunked, and `Expect: 100-continue` is honoured.
//!
//! # What is assumed
//!
//! The page shows a success and the bodies of some errors. The following is on no page, or comes from other public
//! material, and none of it was checked against the live API:
//!
//! - every rule of the model that is our reading of the page, see its `decisions`, is enforced with a 400;
//! - the order in which things are refused, and the statuses 405, 408, 413, 415, 431, 501 and 505 with their bodies;
//! - `error_info` in the bodies of errors, its texts, and all `error_code`s but those of the page;
//! - a missing header is a 400, and any key is a good key;
//! - the same `order_id` again, in upper or lower case, is the same order with a new token, whatever else has changed,
//!   and is answered with the status NEW;
//! - the payload echoes every key of the request, unknown ones too, and `currency` is INR if the request has none;
//! - zeros at the end of `amount` are dropped but for one place, `1.00` and `1` are `1.0`; other amounts stay;
//! - `clientAuthToken` lives 15 minutes; `environment` is `sandbox`; the forms of ids and tokens;
//! - `payment_links.web` leads to the mock, where nothing is; the UPI link cannot be paid;
//! - `x-request-id` and `x-response-id` are in every answer.

mod api;
mod connection;
mod deliver;
mod fault;
mod gzip;
mod http;
mod ledger;
mod object;
mod random;
mod stop;

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub use fault::{Fault, Injection, ParseFaultError, random_faults};
pub use http::Headers;
pub use ledger::{Effect, Ledger, LedgerOrder, LedgerRequest};

use crate::value::EpochSeconds;
use ledger::Book;
use random::Ids;
use stop::Stop;

/// The request header that lets something go wrong.
pub const FAULT_HEADER: &str = "x-mock-fault";

/// How long a client may take for a request, and be silent between two.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long stopping tries to wake the thread that accepts connections.
const LAST_CALL: Duration = Duration::from_secs(10);

/// A running mock server. It stops when it is dropped.
pub struct Mock {
    shared: Arc<Shared>,
    address: SocketAddr,
    acceptor: Mutex<Option<JoinHandle<()>>>,
}

impl Mock {
    /// Starts a mock on a free port of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// Whatever keeps the system from listening or from starting a thread.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }

    /// Settings for a mock.
    pub fn builder() -> MockBuilder {
        MockBuilder { port: 0, timeout: TIMEOUT, now: None, keeps_bodies: false }
    }

    /// The base URL, such as `http://127.0.0.1:4010`, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets something go wrong with the next request. What is asked for several times waits for several requests, in
    /// this order. A request with the header `x-mock-fault` takes nothing from them.
    pub fn fault(&self, fault: impl Into<Injection>) {
        self.shared.faults().queue.push_back(fault.into());
    }

    /// Asks for each request what goes wrong with it, once its head is read. What was asked for with
    /// [`fault`](Self::fault) and with the header comes first.
    ///
    /// The plan is asked for one request after the other. If it panics, the request's connection is closed.
    pub fn plan(&self, plan: impl FnMut(&RequestHead) -> Option<Injection> + Send + 'static) {
        self.shared.faults().plan = Some(Box::new(plan));
    }

    /// What reached the mock up to now, and what came of it.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.shared.book.snapshot()
    }

    /// Stops: closes every connection, ends every wait, and returns once no thread is left. Afterwards the ledger can
    /// still be read.
    pub fn stop(&self) {
        self.shared.stop.set();
        let acceptor = self.acceptor.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(acceptor) = acceptor else { return };
        // Accepting cannot be cut short but by a connection.
        let deadline = Instant::now() + LAST_CALL;
        while !self.shared.is_closed.load(Ordering::Acquire) {
            match TcpStream::connect_timeout(&self.address, Duration::from_millis(100)) {
                Ok(_) => thread::yield_now(),
                // A machine that has no socket left for so long has other worries than a waiting thread.
                Err(_) if Instant::now() > deadline => return,
                Err(_) => thread::sleep(Duration::from_millis(1)),
            }
        }
        // It fails only if a plan has panicked, which has been told already.
        let _ = acceptor.join();
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.stop();
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Settings for a [`Mock`].
#[derive(Clone, Debug)]
#[must_use = "settings do nothing until the mock is started"]
pub struct MockBuilder {
    port: u16,
    timeout: Duration,
    now: Option<EpochSeconds>,
    keeps_bodies: bool,
}

impl MockBuilder {
    /// The port; 0, which is preset, for any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How long a client may take to send a request, to take an answer's next bytes, and be silent between two requests;
    /// also how long [`Fault::Stall`] lasts. 30 seconds are preset.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The time at which all requests are taken to come. The system's clock is preset.
    pub fn now(mut self, now: EpochSeconds) -> Self {
        self.now = Some(now);
        self
    }

    /// Whether the ledger keeps the bodies of requests. It does not, unless told so.
    pub fn keep_bodies(mut self, keeps_bodies: bool) -> Self {
        self.keeps_bodies = keeps_bodies;
        self
    }

    /// Starts the mock.
    ///
    /// # Errors
    ///
    /// Whatever keeps the system from listening, such as a port that is taken, or from starting a thread.
    pub fn start(self) -> io::Result<Mock> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            base_url: format!("http://{address}"),
            timeout: self.timeout,
            now: self.now,
            keeps_bodies: self.keeps_bodies,
            book: Book::default(),
            ids: Ids::new(),
            faults: Mutex::default(),
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

/// A request before its body is read.
#[derive(Clone, Debug)]
pub struct RequestHead {
    sequence: u64,
    method: Arc<str>,
    target: Arc<str>,
    headers: Headers,
}

impl RequestHead {
    /// The request's number, from 0, over all connections.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path and the query.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The headers but for `Authorization`.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }
}

/// What all connections share.
struct Shared {
    base_url: String,
    timeout: Duration,
    now: Option<EpochSeconds>,
    keeps_bodies: bool,
    book: Book,
    ids: Ids,
    faults: Mutex<Faults>,
    stop: Stop,
    /// Whether the port is closed.
    is_closed: AtomicBool,
}

#[derive(Default)]
struct Faults {
    queue: VecDeque<Injection>,
    plan: Option<Plan>,
}

type Plan = Box<dyn FnMut(&RequestHead) -> Option<Injection> + Send>;

impl Shared {
    fn now(&self) -> EpochSeconds {
        self.now.unwrap_or_else(EpochSeconds::now)
    }

    fn keep(&self, body: &[u8]) -> Option<Box<[u8]>> {
        self.keeps_bodies.then(|| body.into())
    }

    fn injection(&self, head: &RequestHead) -> Option<Injection> {
        let mut faults = self.faults();
        let next = faults.queue.pop_front();
        next.or_else(|| faults.plan.as_mut().and_then(|plan| plan(head)))
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        // A plan that panicked is asked again: what it remembers is its own affair.
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Accepts connections until the mock stops, and returns once all of them have ended.
fn accept(listener: TcpListener, shared: &Shared) {
    thread::scope(|scope| {
        while !shared.stop.is_set() {
            let Ok((stream, _)) = listener.accept() else {
                // The machine may be out of sockets for a moment.
                shared.stop.wait(Duration::from_millis(1));
                continue;
            };
            let Some(admitted) = shared.stop.admit(stream) else { break };
            let serve = move || connection::serve(&admitted.stream, shared);
            // A connection for which there is no thread is closed.
            let _ = thread::Builder::new().name("mock connection".to_owned()).spawn_scoped(scope, serve);
        }
        drop(listener);
        shared.is_closed.store(true, Ordering::Release);
    });
}
