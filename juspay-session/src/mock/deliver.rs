//! Writing a response, or a fault.

use std::net::TcpStream;
use std::time::Duration;

use super::answer::{Answer, reason};
use super::fault::{Fault, Injection};
use super::http::{Reader, write};
use super::refusal::Refusal;
use super::shared::Shared;
use crate::generated::header;

/// The next step of a connection.
pub(super) enum End {
    /// Another request.
    Next,
    /// To close it once the client has read everything.
    Close,
    /// To close it at once: the client left.
    Leave,
    /// To reset it.
    Reset,
}

/// The time for reading a part of a response before the reset. Some systems discard what the client has not read.
const BEFORE_RESET: Duration = Duration::from_millis(20);

/// The delivery of one response.
pub(super) struct Delivery<'d, 's> {
    pub(super) stream: &'d TcpStream,
    pub(super) reader: &'d mut Reader<'s>,
    pub(super) shared: &'d Shared,
    pub(super) sequence: u64,
    /// `true` for the last response of the connection.
    pub(super) is_last: bool,
}

impl Delivery<'_, '_> {
    /// Delivers a response without a fault.
    pub(super) fn answer(&self, answer: &Answer) -> End {
        self.note(answer.status);
        self.bytes(&answer.bytes(self.is_last))
    }

    /// Delivers a response and closes the connection.
    pub(super) fn last(&self, refusal: &Refusal) -> End {
        let answer = refusal.answer(&self.shared.ids);
        self.note(answer.status);
        write(self.stream, &answer.bytes(true));
        End::Close
    }

    /// Delivers a fault. `usual` creates the order and returns the usual response.
    pub(super) fn faulty(&mut self, injection: Injection, usual: impl FnOnce() -> Answer) -> End {
        let refusal = |status| Refusal::of(status).answer(&self.shared.ids);
        let Injection { fault, makes_order, retry_after } = injection;
        let mut answer = if makes_order { usual() } else { refusal(500) };
        if let Some(value) = retry_after {
            answer = answer.header("Retry-After", value);
        }
        match fault {
            Fault::Status(status @ 100..200) => {
                let interim = format!("HTTP/1.1 {status} {}\r\n\r\n", reason(status));
                if write(self.stream, interim.as_bytes()) { self.answer(&answer) } else { End::Leave }
            }
            Fault::Status(status @ 200..300) => self.answer(&Answer { status, ..answer }),
            Fault::Status(status) => self.answer(&instead(answer, refusal(status))),
            Fault::Delay(duration) => {
                if self.reader.wait(duration) {
                    self.answer(&answer)
                } else {
                    End::Leave
                }
            }
            Fault::Stall => {
                self.reader.discard(self.shared.timeout);
                End::Leave
            }
            Fault::Drip(pause) => self.drip(&answer, pause),
            Fault::ResetUnread | Fault::ResetBefore | Fault::ResetAfter => End::Reset,
            Fault::ResetHeaders => {
                let head = answer.head(self.is_last);
                self.part(answer.status, &head, head.len() / 2)
            }
            Fault::ResetBody => {
                let bytes = answer.bytes(self.is_last);
                self.part(answer.status, &bytes, bytes.len() - answer.body.len() / 2)
            }
            Fault::Close => End::Close,
            Fault::Truncate => {
                self.note(answer.status);
                let bytes = answer.bytes(self.is_last);
                write(self.stream, bytes.get(..bytes.len() - answer.body.len() / 2).unwrap_or_default());
                End::Close
            }
            Fault::Oversize(size) => self.oversize(&answer, size),
            Fault::Garbage => {
                write(self.stream, b"\x16\x03\x01\x00\x00 not HTTP \xff\xfe\r\n\r\n");
                End::Close
            }
            Fault::NotJson => self.other_body(answer, "text/plain", b"not JSON".to_vec()),
            Fault::NotUtf8 => {
                let key = b"\"id\":\"";
                let place = answer.body.windows(key.len()).position(|window| window == key);
                answer.body.insert(place.map_or(0, |place| place + key.len()), 0xff);
                self.answer(&answer)
            }
            Fault::Body(body) => {
                answer.status = 200;
                self.answer(&Answer { body, ..answer })
            }
            Fault::Html(status) => {
                let page =
                    format!("<html>\r\n<head><title>{status}</title></head>\r\n<body>{status}</body>\r\n</html>\r\n");
                self.other_body(Answer { status, ..answer }, "text/html", page.into_bytes())
            }
            Fault::Redirect(status) => {
                let location = format!("{}/elsewhere", self.shared.base_url);
                self.answer(&instead(answer, refusal(status)).header("Location", location))
            }
            Fault::Empty => self.answer(&Answer { status: 200, body: Vec::new(), ..answer }),
        }
    }

    fn note(&self, status: u16) {
        self.shared.book.answer(self.sequence, status);
    }

    fn bytes(&self, bytes: &[u8]) -> End {
        match (write(self.stream, bytes), self.is_last) {
            (false, _) => End::Leave,
            (true, true) => End::Close,
            (true, false) => End::Next,
        }
    }

    /// Delivers the first bytes, then resets.
    fn part(&self, status: u16, bytes: &[u8], length: usize) -> End {
        self.note(status);
        if write(self.stream, bytes.get(..length).unwrap_or(bytes)) {
            self.shared.stop.wait(BEFORE_RESET);
        }
        End::Reset
    }

    fn drip(&mut self, answer: &Answer, pause: Duration) -> End {
        self.note(answer.status);
        for byte in answer.bytes(self.is_last) {
            if !write(self.stream, &[byte]) || !self.reader.wait(pause) {
                return End::Leave;
            }
        }
        self.bytes(&[])
    }

    /// Pads a body with spaces, in pieces of bounded size.
    fn oversize(&self, answer: &Answer, size: u64) -> End {
        self.note(answer.status);
        let length = answer.body.len() as u64;
        let mut left = size.saturating_sub(length);
        let mut bytes = answer.head_for(length + left, self.is_last);
        bytes.extend_from_slice(&answer.body);
        let spaces = [b' '; 64 * 1024];
        while write(self.stream, &bytes) {
            if left == 0 {
                return self.bytes(&[]);
            }
            let count = usize::try_from(left).unwrap_or(usize::MAX).min(spaces.len());
            bytes = spaces.get(..count).unwrap_or_default().to_vec();
            left -= count as u64;
        }
        End::Leave
    }

    fn other_body(&self, mut answer: Answer, media_type: &str, body: Vec<u8>) -> End {
        answer.headers.retain(|(name, _)| *name != header::CONTENT_TYPE);
        self.answer(&Answer { body, ..answer.header(header::CONTENT_TYPE, media_type) })
    }
}

/// A response in place of another one, with its `Retry-After`.
fn instead(asked: Answer, mut answer: Answer) -> Answer {
    answer.headers.extend(asked.headers.into_iter().filter(|(name, _)| *name == "Retry-After"));
    answer
}
