//! Why there is no session, and what is known of the order.

use std::fmt;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

use super::outcome::Outcome;
use super::retry_after::retry_after;
use crate::generated::{ErrorResponse, header};

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be made ready, for example because no header can carry the routing id.
    Request,
    /// There was no connection: the name, the address, the port or TLS.
    Connect,
    /// A timeout passed.
    Timeout,
    /// The connection broke before the answer was complete, or what came was no HTTP.
    Interrupted,
    /// The server answered with a status that is no success.
    Status,
    /// The server answered with a redirect, which is never followed.
    Redirect,
    /// The body was larger than the client takes.
    TooLarge,
    /// The body of a success is no JSON object of a session.
    Decode,
    /// The answer is about another order.
    Mismatch,
}

/// Why there is no session.
///
/// [`outcome`](Self::outcome) says what is known of the order. All evidence is kept: status, headers, what came of the body, and
/// the error below. `Display` is one line that says what happened and what to do; neither it nor `Debug` holds a key, a
/// token, or what the server quotes of the request.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    outcome: Outcome,
    attempts: u32,
    answer: Option<Answer>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What came from the server.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) error: ErrorResponse,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, outcome: Outcome) -> Self {
        Self(Box::new(Inner { kind, outcome, attempts: 1, answer: None, source: None }))
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = outcome;
        self
    }

    pub(crate) fn with_answer(mut self, answer: Answer) -> Self {
        self.0.answer = Some(answer);
        self
    }

    /// The last attempt's error as the error of the call.
    pub(crate) fn after(mut self, attempts: u32, outcome: Outcome) -> Self {
        self.0.attempts = attempts;
        self.with_outcome(outcome)
    }

    /// What is known of the order, after all attempts.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// What went wrong in the last attempt.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether there was no connection.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether a timeout passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The HTTP status, if the server answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers, if the server answered. They may hold what is not for a log.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The answer, read as the body of an error.
    #[must_use]
    pub fn response(&self) -> Option<&ErrorResponse> {
        self.0.answer.as_ref().map(|answer| &answer.error)
    }

    /// What came of the body, up to the client's limit. It may quote the request: it is not for a log.
    #[must_use]
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.response().map(ErrorResponse::raw)
    }

    /// The server's name for the request. Support asks for it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.headers()?.get(header::X_REQUEST_ID)?.to_str().ok()
    }

    /// How long the server asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.headers()?, SystemTime::now())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.kind, self.status()) {
            (ErrorKind::Request, _) => f.write_str("the request could not be made ready")?,
            (ErrorKind::Connect, _) => {
                f.write_str("no connection to the server: check the network, the base URL and the certificate")?;
            }
            (ErrorKind::Timeout, _) => f.write_str("the server took too long")?,
            (ErrorKind::Interrupted, Some(status)) => write!(f, "the connection broke within the body of a {status}")?,
            (ErrorKind::Interrupted, None) => f.write_str("the connection broke before an answer came")?,
            (ErrorKind::Redirect, Some(status)) => {
                write!(f, "the server redirects ({status}), which is never followed: check the base URL")?;
            }
            (ErrorKind::Redirect, None) => {
                f.write_str(
                    "the HTTP client followed a redirect: check the base URL, and build it with a policy of none",
                )?;
            }
            (ErrorKind::TooLarge, _) => f.write_str("the answer is larger than any session: check the base URL")?,
            (ErrorKind::Decode, status) => {
                write!(f, "the body of a {} is no session: check the base URL", status.unwrap_or_default())?;
            }
            (ErrorKind::Mismatch, _) => f.write_str("the answer is about another order")?,
            (ErrorKind::Status, status) => status_line(f, status.unwrap_or_default())?,
        }
        f.write_str(match self.0.outcome {
            Outcome::NotSent => "; nothing was sent, there is no order",
            Outcome::Rejected => "; there is no order",
            Outcome::Unknown => "; the order may exist: use the same order id again, or ask for its status",
            Outcome::Created => "; the order exists: use the same order id again for a new token",
        })?;
        if self.0.attempts > 1 {
            write!(f, " ({} attempts)", self.0.attempts)?;
        }
        Ok(())
    }
}

fn status_line(f: &mut fmt::Formatter<'_>, status: u16) -> fmt::Result {
    write!(f, "the server answered {status}")?;
    f.write_str(match status {
        400 => ": a field is missing or wrong, the body says which",
        401 => {
            ": the API key was refused; usual causes are a missing colon behind the key and a key of the other environment"
        }
        403 => ": the account may not do this",
        404 => ": check the base URL and the account",
        429 => ": too many requests, wait before the next",
        500.. => ": the server failed",
        _ => "",
    })
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("outcome", &self.0.outcome)
            .field("attempts", &self.0.attempts)
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .field("response", &self.response())
            .field("source", &self.0.source)
            .finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}
