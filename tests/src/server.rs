//! A server that does what a script says, byte by byte, over real sockets.
//!
//! It speaks no more HTTP than it takes to read a request, so that it can break every rule of it.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How often something that waits looks whether the server has been stopped.
const TICK: Duration = Duration::from_millis(10);

/// A server on loopback. It stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    scheme: &'static str,
    state: Arc<State>,
    acceptor: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    stopped: AtomicBool,
    connections: AtomicUsize,
    ended: AtomicUsize,
    written: AtomicU64,
    requests: Mutex<Vec<Request>>,
}

impl Server {
    /// Starts a server that runs a script for each connection, each on a thread of its own.
    pub fn start(script: impl Fn(&mut Connection) + Send + Sync + 'static) -> Self {
        Self::with_tls(None, script)
    }

    /// The same behind TLS.
    pub fn start_tls(tls: rustls::ServerConfig, script: impl Fn(&mut Connection) + Send + Sync + 'static) -> Self {
        Self::with_tls(Some(Arc::new(tls)), script)
    }

    fn with_tls(
        tls: Option<Arc<rustls::ServerConfig>>,
        script: impl Fn(&mut Connection) + Send + Sync + 'static,
    ) -> Self {
        crate::planted::watch_logs();
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let state = Arc::new(State::default());
        let scheme = if tls.is_some() { "https" } else { "http" };
        let acceptor = thread::spawn({
            let state = Arc::clone(&state);
            let script = Arc::new(script);
            move || {
                let mut threads = Vec::new();
                for tcp in listener.incoming().flatten() {
                    if state.stopped.load(Ordering::SeqCst) {
                        break;
                    }
                    let number = state.connections.fetch_add(1, Ordering::SeqCst);
                    let (tls, state, script) = (tls.clone(), Arc::clone(&state), Arc::clone(&script));
                    threads.push(thread::spawn(move || {
                        script(&mut Connection::new(tcp, tls, Arc::clone(&state), number));
                        state.ended.fetch_add(1, Ordering::SeqCst);
                    }));
                }
                for thread in threads {
                    // A script that failed has said so on its own.
                    let _ = thread.join();
                }
            }
        });
        Self { address, scheme, state, acceptor: Some(acceptor) }
    }

    /// The base URL.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What the server has read, in that order.
    pub fn requests(&self) -> Vec<Request> {
        self.state.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// How many of them the server has ended.
    pub fn ended(&self) -> usize {
        self.state.ended.load(Ordering::SeqCst)
    }

    /// How many bytes the server could write, what its socket keeps included.
    pub fn written(&self) -> u64 {
        self.state.written.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::SeqCst);
        // Wakes the acceptor.
        let _ = TcpStream::connect(self.address);
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The request line and the headers, without the empty line.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
    }

    /// The order in the body.
    pub fn order_id(&self) -> String {
        let body: serde_json::Value = serde_json::from_slice(&self.body).unwrap_or_default();
        body["order_id"].as_str().unwrap_or_default().to_owned()
    }
}

trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

/// The server's end of a connection.
pub struct Connection {
    stream: Box<dyn Stream>,
    tcp: TcpStream,
    state: Arc<State>,
    number: usize,
}

impl Connection {
    fn new(tcp: TcpStream, tls: Option<Arc<rustls::ServerConfig>>, state: Arc<State>, number: usize) -> Self {
        tcp.set_read_timeout(Some(TICK)).expect("it is not zero");
        tcp.set_write_timeout(Some(Duration::from_secs(10))).expect("it is not zero");
        tcp.set_nodelay(true).expect("it is open");
        let own = tcp.try_clone().expect("it is open");
        let stream: Box<dyn Stream> = match tls {
            None => Box::new(own),
            Some(tls) => {
                let connection = rustls::ServerConnection::new(tls).expect("the configuration is sound");
                Box::new(rustls::StreamOwned::new(connection, own))
            }
        };
        Self { stream, tcp, state, number }
    }

    /// Which connection of the server it is, from 0.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Reads something; `None` once the client has hung up or the server has been stopped.
    fn read(&mut self) -> Option<Vec<u8>> {
        let mut buffer = [0; 4096];
        loop {
            match self.stream.read(&mut buffer) {
                Ok(0) => return None,
                Ok(length) => return Some(buffer[..length].to_vec()),
                Err(error) if is_wait(&error) && !self.state.stopped.load(Ordering::SeqCst) => {}
                Err(_) => return None,
            }
        }
    }

    /// Reads a request with all of its body, and notes it; `None` if the client hangs up before.
    pub fn request(&mut self) -> Option<Request> {
        let mut bytes = Vec::new();
        loop {
            bytes.extend(self.read()?);
            let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let mut request = Request { head, body: bytes[end + 4..].to_vec() };
            let length = request.header("content-length").first().map_or(0, |text| text.parse().unwrap_or(0));
            while request.body.len() < length {
                request.body.extend(self.read()?);
            }
            self.state.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
            return Some(request);
        }
    }

    /// Sends bytes; false once the client has hung up.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        let bytes = bytes.as_ref();
        let sent = self.stream.write_all(bytes).and_then(|()| self.stream.flush()).is_ok();
        if sent {
            self.state.written.fetch_add(bytes.len() as u64, Ordering::SeqCst);
        }
        sent
    }

    /// Waits until the client hangs up, or the server is stopped.
    pub fn stall(&mut self) {
        while self.read().is_some() {}
    }

    /// Waits until bytes have come, and leaves them where they are.
    pub fn wait(&self) {
        while let Err(error) = self.tcp.peek(&mut [0]) {
            if !is_wait(&error) || self.state.stopped.load(Ordering::SeqCst) {
                return;
            }
        }
    }

    /// Sends a byte every now and then until the client hangs up.
    pub fn drip(&mut self, byte: u8) {
        while !self.state.stopped.load(Ordering::SeqCst) && self.send([byte]) {
            thread::sleep(TICK);
        }
    }

    /// Ends the connection with a reset in place of an orderly end.
    pub fn reset(&mut self) {
        // The client must have had the time to read what was sent: a reset takes it away.
        thread::sleep(Duration::from_millis(100));
        socket2::SockRef::from(&self.tcp).set_linger(Some(Duration::ZERO)).expect("it is open");
    }
}

fn is_wait(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

/// An answer with its length.
pub fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut answer = format!("HTTP/1.1 {status} Whatever\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        answer.push_str(&format!("{name}: {value}\r\n"));
    }
    answer.push_str("\r\n");
    [answer.as_bytes(), body].concat()
}

/// The answer that a request hopes for.
pub fn session(request: &Request) -> Vec<u8> {
    answer(200, &[("Content-Type", "application/json")], crate::sample::session(&request.order_id()))
}

/// A script that answers every request with a session.
pub fn sessions(connection: &mut Connection) {
    while let Some(request) = connection.request() {
        connection.send(session(&request));
    }
}
