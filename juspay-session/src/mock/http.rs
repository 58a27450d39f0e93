//! HTTP/1.1, as much as a server of one endpoint needs.

use std::fmt;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

/// What a head may have, and what a chunk's line and the trailers may.
const HEAD_LIMIT: usize = 16 * 1024;

/// How many headers a head may have.
const HEADER_LIMIT: usize = 100;

/// What a body may have.
const BODY_LIMIT: usize = 1 << 20;

/// How long a connection that the server closes is still read, so that the client gets to see the answer.
const FAREWELL: Duration = Duration::from_secs(1);

/// The headers of a request, as they came. The value of `Authorization` is not among them.
///
/// `Debug` shows the names alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(pub(super) Arc<[(Box<str>, Box<str>)]>);

impl Headers {
    /// The first header of a name, whose case does not matter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every header, in the order in which they came. Bytes that are no UTF-8 are replaced.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    fn all<'h>(&'h self, name: &str) -> impl Iterator<Item = &'h str> {
        self.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The members of a header that is a list.
    fn list<'h>(&'h self, name: &str) -> impl Iterator<Item = &'h str> {
        self.all(name).flat_map(|value| value.split(',')).map(str::trim)
    }

    fn lists(&self, name: &str, member: &str) -> bool {
        self.list(name).any(|known| known.eq_ignore_ascii_case(member))
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// A request without its body.
pub(super) struct Head {
    pub(super) method: Box<str>,
    pub(super) target: Box<str>,
    pub(super) headers: Headers,
    pub(super) authorization: Option<Box<[u8]>>,
    /// HTTP/1.0 closes unless told otherwise, and knows no chunks.
    is_old: bool,
}

/// How a body is delimited.
#[derive(Clone, Copy)]
pub(super) enum Framing {
    Length(usize),
    Chunked,
}

impl Head {
    /// The path, without a query and, where a proxy put one, without scheme and host.
    pub(super) fn path(&self) -> &str {
        let target = match self.target.split_once("://") {
            Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/"),
            None => &self.target,
        };
        target.split_once('?').map_or(target, |(path, _)| path)
    }

    pub(super) fn keeps_alive(&self) -> bool {
        if self.is_old {
            self.headers.lists("connection", "keep-alive")
        } else {
            !self.headers.lists("connection", "close")
        }
    }

    pub(super) fn expects_continue(&self) -> bool {
        !self.is_old && self.headers.lists("expect", "100-continue")
    }

    /// How the body is delimited, or the status that refuses it.
    pub(super) fn framing(&self) -> Result<Framing, u16> {
        let mut lengths = self.headers.list("content-length");
        let mut codings = self.headers.list("transfer-encoding");
        match (lengths.next(), codings.next()) {
            // Two readers could see two bodies.
            (Some(_), Some(_)) => Err(400),
            (None, None) => Ok(Framing::Length(0)),
            (None, Some(coding)) if coding.eq_ignore_ascii_case("chunked") && !self.is_old => {
                if codings.next().is_some() { Err(400) } else { Ok(Framing::Chunked) }
            }
            (None, Some(_)) => Err(501),
            (Some(length), None) => {
                let is_number = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
                if !is_number || lengths.any(|other| other != length) {
                    return Err(400);
                }
                // A number that is too large for the machine is too large for the limit.
                let length = length.parse().unwrap_or(usize::MAX);
                if length > BODY_LIMIT { Err(413) } else { Ok(Framing::Length(length)) }
            }
        }
    }
}

/// Why nothing more can be read of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ReadFailure {
    /// The client has left, or the mock stops.
    Gone,
    /// Nothing more came in time.
    Late,
    /// It is refused with this status.
    Refused(u16),
}

/// Reads the requests of a connection.
pub(super) struct Reader<'s> {
    stream: &'s TcpStream,
    /// What came, of which so much has been used.
    buffer: Vec<u8>,
    used: usize,
    timeout: Duration,
    deadline: Instant,
}

impl<'s> Reader<'s> {
    pub(super) fn new(stream: &'s TcpStream, timeout: Duration) -> Self {
        Self { stream, buffer: Vec::new(), used: 0, timeout, deadline: Instant::now() + timeout }
    }

    /// Waits for the first byte of a request and gives it all the time there is.
    pub(super) fn begin(&mut self) -> Result<(), ReadFailure> {
        self.deadline = Instant::now() + self.timeout;
        if self.rest().is_empty() {
            self.fill()?;
            self.deadline = Instant::now() + self.timeout;
        }
        Ok(())
    }

    pub(super) fn head(&mut self) -> Result<Head, ReadFailure> {
        loop {
            let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
            let mut request = httparse::Request::new(&mut headers);
            match request.parse(self.rest()) {
                Ok(httparse::Status::Complete(length)) if length <= HEAD_LIMIT => {
                    let head = head(&request);
                    self.used += length;
                    return Ok(head);
                }
                Ok(httparse::Status::Partial) if self.rest().len() <= HEAD_LIMIT => self.fill()?,
                Ok(_) | Err(httparse::Error::TooManyHeaders) => return Err(ReadFailure::Refused(431)),
                Err(httparse::Error::Version) => return Err(ReadFailure::Refused(505)),
                Err(_) => return Err(ReadFailure::Refused(400)),
            }
        }
    }

    pub(super) fn body(&mut self, framing: Framing) -> Result<Vec<u8>, ReadFailure> {
        match framing {
            Framing::Length(length) => self.take(length),
            Framing::Chunked => self.chunks(),
        }
    }

    fn chunks(&mut self) -> Result<Vec<u8>, ReadFailure> {
        let mut body = Vec::new();
        loop {
            let size = self.chunk_size()?;
            if size == 0 {
                self.trailers()?;
                return Ok(body);
            }
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            if size > BODY_LIMIT - body.len() {
                return Err(ReadFailure::Refused(413));
            }
            body.append(&mut self.take(size)?);
            if self.take(2)? != b"\r\n" {
                return Err(ReadFailure::Refused(400));
            }
        }
    }

    fn chunk_size(&mut self) -> Result<u64, ReadFailure> {
        loop {
            match httparse::parse_chunk_size(self.rest()) {
                Ok(httparse::Status::Complete((length, size))) => {
                    self.used += length;
                    return Ok(size);
                }
                Ok(httparse::Status::Partial) if self.rest().len() <= HEAD_LIMIT => self.fill()?,
                _ => return Err(ReadFailure::Refused(400)),
            }
        }
    }

    fn trailers(&mut self) -> Result<(), ReadFailure> {
        loop {
            let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
            match httparse::parse_headers(self.rest(), &mut headers) {
                Ok(httparse::Status::Complete((length, _))) => {
                    self.used += length;
                    return Ok(());
                }
                Ok(httparse::Status::Partial) if self.rest().len() <= HEAD_LIMIT => self.fill()?,
                _ => return Err(ReadFailure::Refused(400)),
            }
        }
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>, ReadFailure> {
        loop {
            if let Some(bytes) = self.rest().get(..length) {
                let bytes = bytes.to_vec();
                self.used += length;
                return Ok(bytes);
            }
            self.fill()?;
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.used..).unwrap_or_default()
    }

    fn fill(&mut self) -> Result<(), ReadFailure> {
        let mut bytes = [0; 8 * 1024];
        let count = read(self.stream, &mut bytes, self.deadline)?;
        self.buffer.drain(..std::mem::take(&mut self.used).min(self.buffer.len()));
        self.buffer.extend_from_slice(bytes.get(..count).unwrap_or_default());
        Ok(())
    }

    /// Reads until the client has left, at most for so long, and forgets what it reads.
    pub(super) fn wait_for_leaving(&self, at_most: Duration) {
        let deadline = Instant::now() + at_most;
        let mut bytes = [0; 8 * 1024];
        while read(self.stream, &mut bytes, deadline).is_ok() {}
    }

    /// Closes a connection in such a way that the client gets to see what was written, even if it is still writing.
    pub(super) fn farewell(&self) {
        if self.stream.shutdown(Shutdown::Write).is_ok() {
            self.wait_for_leaving(FAREWELL);
        }
    }
}

fn head(request: &httparse::Request<'_, '_>) -> Head {
    let mut authorization = None;
    let mut headers = Vec::with_capacity(request.headers.len());
    for header in &*request.headers {
        if header.name.eq_ignore_ascii_case("authorization") {
            // Two of them are none: nobody can say which one counts.
            authorization = if authorization.is_some() { Some(Box::default()) } else { Some(header.value.into()) };
        } else {
            headers.push((header.name.into(), String::from_utf8_lossy(header.value).into()));
        }
    }
    Head {
        method: request.method.unwrap_or_default().into(),
        target: request.path.unwrap_or_default().into(),
        headers: Headers(headers.into()),
        authorization,
        is_old: request.version == Some(0),
    }
}

fn read(mut stream: &TcpStream, bytes: &mut [u8], deadline: Instant) -> Result<usize, ReadFailure> {
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ReadFailure::Late);
        }
        // A timeout of nothing is no timeout.
        if stream.set_read_timeout(Some(left.max(Duration::from_millis(1)))).is_err() {
            return Err(ReadFailure::Gone);
        }
        match stream.read(bytes) {
            Ok(0) => return Err(ReadFailure::Gone),
            Ok(count) => return Ok(count),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::TimedOut => {}
                _ => return Err(ReadFailure::Gone),
            },
        }
    }
}

/// Writes all of it; `false` if the client has left.
pub(super) fn write(mut stream: &TcpStream, bytes: &[u8]) -> bool {
    stream.write_all(bytes).is_ok()
}

/// An answer before it is written.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

/// What an answer must be told of its request and its connection.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// An answer to HEAD says how long its body were, and has none.
    pub(super) to_head: bool,
    /// Whether it is the last one of its connection.
    pub(super) last: bool,
}

impl Answer {
    pub(super) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The head, with the length that the body has.
    pub(super) fn head(&self, context: Context) -> Vec<u8> {
        self.head_for(self.body.len() as u64, context)
    }

    /// The head, with a length that the body may not have.
    pub(super) fn head_for(&self, length: u64, context: Context) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        head.push_str(&format!("Date: {}\r\n", httpdate::fmt_http_date(SystemTime::now())));
        for (name, value) in &self.headers {
            // A line end would begin another header.
            if !value.contains(char::is_control) {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        if !self.has_no_body() {
            head.push_str(&format!("Content-Length: {length}\r\n"));
        }
        head.push_str(if context.last { "Connection: close\r\n\r\n" } else { "Connection: keep-alive\r\n\r\n" });
        head.into_bytes()
    }

    pub(super) fn bytes(&self, context: Context) -> Vec<u8> {
        let mut bytes = self.head(context);
        if !context.to_head && !self.has_no_body() {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }

    /// Whether its status forbids a body.
    fn has_no_body(&self) -> bool {
        matches!(self.status, 100..200 | 204 | 304)
    }
}

/// The words behind a status. They mean nothing; a status without any is as good.
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        100 => "Continue",
        102 => "Processing",
        103 => "Early Hints",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ => "",
    }
}
