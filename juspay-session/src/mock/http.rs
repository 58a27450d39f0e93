//! Reading HTTP/1.1 requests, as far as a server of one endpoint needs it.

use std::fmt;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The size of a head, of the line of a chunk and of the trailers.
const HEAD_LIMIT: usize = 16 * 1024;

/// The number of headers.
const HEADER_LIMIT: usize = 100;

/// The size of a body.
const BODY_LIMIT: usize = 1 << 20;

/// How long a connection is read after the last response: a client that is still sending must be able to read it.
const FAREWELL: Duration = Duration::from_secs(1);

/// The headers of a request, without `Authorization`.
///
/// `Debug` shows the names only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(pub(super) Arc<[(Box<str>, Box<str>)]>);

impl Headers {
    /// Returns the first header with a name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Iterates over the headers, in the order of the request. Invalid UTF-8 is replaced.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    fn all<'h>(&'h self, name: &str) -> impl Iterator<Item = &'h str> {
        self.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The elements of a header that is a list.
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
}

/// The delimiter of a body.
#[derive(Clone, Copy)]
pub(super) enum Framing {
    Length(usize),
    Chunked,
}

impl Head {
    /// The path, without the scheme and host that a proxy sends.
    pub(super) fn path(&self) -> &str {
        self.path_and_query().0
    }

    pub(super) fn query(&self) -> &str {
        self.path_and_query().1
    }

    fn path_and_query(&self) -> (&str, &str) {
        let target = match self.target.split_once("://") {
            Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/"),
            None => &self.target,
        };
        target.split_once('?').unwrap_or((target, ""))
    }

    /// Returns `true` if the response is the last one of its connection. A response to HEAD is, since it has a body.
    pub(super) fn is_last(&self) -> bool {
        self.headers.lists("connection", "close") || &*self.method == "HEAD"
    }

    pub(super) fn expects_continue(&self) -> bool {
        self.headers.lists("expect", "100-continue")
    }

    /// The delimiter of the body, or the status that refuses it.
    pub(super) fn framing(&self) -> Result<Framing, u16> {
        let mut lengths = self.headers.list("content-length");
        let mut codings = self.headers.list("transfer-encoding");
        match (lengths.next(), codings.next()) {
            // Request smuggling: two readers could see two bodies.
            (Some(_), Some(_)) => Err(400),
            (None, None) => Ok(Framing::Length(0)),
            (None, Some(coding)) if coding.eq_ignore_ascii_case("chunked") => {
                if codings.next().is_some() {
                    Err(400)
                } else {
                    Ok(Framing::Chunked)
                }
            }
            (None, Some(_)) => Err(501),
            (Some(length), None) => {
                let is_number = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
                if !is_number || lengths.any(|other| other != length) {
                    return Err(400);
                }
                // A number that does not fit is over the limit too.
                let length = length.parse().unwrap_or(usize::MAX);
                if length > BODY_LIMIT { Err(413) } else { Ok(Framing::Length(length)) }
            }
        }
    }
}

/// The reason why a request cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ReadFailure {
    /// The client left, or the mock is stopping.
    Gone,
    /// The time is over.
    Late,
    /// The request is refused with this status.
    Refused(u16),
}

/// Reads the requests of a connection.
pub(super) struct Reader<'s> {
    stream: &'s TcpStream,
    /// The bytes that were read; those before `used` belong to earlier requests.
    buffer: Vec<u8>,
    used: usize,
    timeout: Duration,
    deadline: Instant,
}

impl<'s> Reader<'s> {
    pub(super) fn new(stream: &'s TcpStream, timeout: Duration) -> Self {
        Self { stream, buffer: Vec::new(), used: 0, timeout, deadline: deadline(timeout) }
    }

    /// Waits for the first byte of a request; the timeout of the request starts there.
    pub(super) fn begin(&mut self) -> Result<(), ReadFailure> {
        self.deadline = deadline(self.timeout);
        if self.rest().is_empty() {
            self.fill()?;
            self.deadline = deadline(self.timeout);
        }
        Ok(())
    }

    pub(super) fn head(&mut self) -> Result<Head, ReadFailure> {
        loop {
            let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
            let mut request = httparse::Request::new(&mut headers);
            match request.parse(self.rest()) {
                Ok(httparse::Status::Complete(_)) if request.version == Some(0) => {
                    return Err(ReadFailure::Refused(505));
                }
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
        self.fill_until(self.deadline)
    }

    fn fill_until(&mut self, deadline: Instant) -> Result<(), ReadFailure> {
        let mut bytes = [0; 8 * 1024];
        let count = read(self.stream, &mut bytes, deadline)?;
        self.buffer.drain(..std::mem::take(&mut self.used).min(self.buffer.len()));
        self.buffer.extend_from_slice(bytes.get(..count).unwrap_or_default());
        Ok(())
    }

    /// Waits; `false` if the client leaves, or sends more ahead than one request.
    pub(super) fn wait(&mut self, duration: Duration) -> bool {
        let deadline = deadline(duration);
        loop {
            match self.fill_until(deadline) {
                Ok(()) if self.buffer.len() <= HEAD_LIMIT + BODY_LIMIT => {}
                Err(ReadFailure::Late) => return true,
                _ => return false,
            }
        }
    }

    /// Reads and discards until the client leaves or the time is over.
    pub(super) fn discard(&self, at_most: Duration) {
        let deadline = deadline(at_most);
        let mut bytes = [0; 8 * 1024];
        while read(self.stream, &mut bytes, deadline).is_ok() {}
    }

    /// Closes a connection so that a client that is still sending can read the response.
    pub(super) fn farewell(&self) {
        if self.stream.shutdown(Shutdown::Write).is_ok() {
            self.discard(FAREWELL);
        }
    }
}

fn head(request: &httparse::Request<'_, '_>) -> Head {
    let mut authorization = None;
    let mut headers = Vec::with_capacity(request.headers.len());
    for header in &*request.headers {
        if header.name.eq_ignore_ascii_case("authorization") {
            // Two of them are ambiguous, and so invalid.
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
    }
}

/// The end of a time; a year if there is no such instant.
fn deadline(duration: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(duration).unwrap_or_else(|| now + Duration::from_secs(365 * 86_400))
}

fn read(mut stream: &TcpStream, bytes: &mut [u8], deadline: Instant) -> Result<usize, ReadFailure> {
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ReadFailure::Late);
        }
        // The system refuses a timeout of zero.
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

/// Writes all bytes; `false` if the client left.
pub(super) fn write(mut stream: &TcpStream, bytes: &[u8]) -> bool {
    stream.write_all(bytes).is_ok()
}
