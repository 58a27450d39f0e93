//! Why there is no session, and what is known of the order.

use std::fmt;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

use super::cause::cause;
use super::outcome::Outcome;
use super::retry_after::retry_after;
use crate::generated::{ErrorResponse, header};
use crate::response::OrderEffect;
use crate::value::is_code;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be sent: its routing ID or a header is invalid, or there is no runtime.
    Request,
    /// There was no connection: the name, the address, the port, the proxy or TLS.
    Connect,
    /// A timeout passed.
    Timeout,
    /// The connection broke before the response was complete, or the response was not HTTP.
    Interrupted,
    /// The status of the response is not a success.
    Status,
    /// The response is a redirect, which is never followed.
    Redirect,
    /// The body is larger than the client takes.
    TooLarge,
    /// The body of a success is not a session.
    Decode,
    /// The response is about another order.
    Mismatch,
}

/// Why there is no session.
///
/// [`outcome`](Self::outcome) says what is known of the order. All evidence is kept: status, headers, what came of the body,
/// and the error below. `Display` is one line that says what happened and what to do. Neither it nor `Debug` shows a key, a
/// token, or what the server quotes of the request.
///
/// # What to do about it
///
/// At most one of three predicates is `true`:
///
/// | kind, and status if there is one | predicate | what to do |
/// |---|---|---|
/// | `Request`; 400, 402, 410, 412, 416, 422, 451 | [`is_invalid_request`](Self::is_invalid_request) | correct the request |
/// | `Redirect`; 401, 403, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 431, 501, 505, 511 | [`is_configuration`](Self::is_configuration) | check the API key, the account and the base URL |
/// | `Connect`, `Timeout`, `Interrupted`; 408, 423, 424, 425, 429, 500, 502, 503, 504, 507, 520 to 599 | [`is_transient`](Self::is_transient) | try again later |
/// | `TooLarge`, `Decode`, `Mismatch`; any other status, such as 409 | none | look at the response |
///
/// None of them says anything of the order: that is the outcome.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    outcome: Outcome,
    /// `false` if the request was not about an order.
    has_order: bool,
    attempts: u32,
    routing_id: Option<String>,
    response: Option<ErrorResponse>,
    headers: HeaderMap,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// Creates an error, for tests of code that calls the client.
    ///
    /// ```
    /// use juspay_session::{Error, ErrorKind, Outcome};
    ///
    /// let error = Error::new(ErrorKind::Status, Outcome::Rejected).with_response(401, br#"{"error_code": "access_denied"}"#);
    /// assert!(error.is_configuration());
    /// ```
    #[must_use]
    pub fn new(kind: ErrorKind, outcome: Outcome) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            has_order: true,
            attempts: 1,
            routing_id: None,
            response: None,
            headers: HeaderMap::new(),
            source: None,
        }))
    }

    /// Adds a response: its status and body.
    #[must_use]
    pub fn with_response(mut self, status: u16, body: &[u8]) -> Self {
        self.0.response = Some(ErrorResponse::read(status, body));
        self
    }

    /// Adds the headers of a response.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.0.headers = headers;
        self
    }

    /// Adds the error that caused this one.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The last attempt's error as that of all attempts.
    pub(crate) fn after_attempts(mut self, attempts: u32, outcome: Option<Outcome>) -> Self {
        self.0.attempts = attempts;
        self.0.outcome = outcome.map_or(self.0.outcome, |outcome| outcome.max(self.0.outcome));
        self
    }

    /// The error of a call, after what earlier calls left open.
    pub(crate) fn of_call(mut self, before: Outcome, routing_id: String) -> Self {
        self.0.has_order = true;
        self.0.outcome = self.0.outcome.max(before);
        self.0.routing_id = Some(routing_id).filter(|routing_id| !routing_id.is_empty());
        self
    }

    /// The error of a call that only reads: it says nothing of the order.
    pub(crate) fn of_read(mut self, routing_id: Option<String>) -> Self {
        self.0.outcome = Outcome::Unknown;
        self.of_request(routing_id)
    }

    /// The error of a request that is not about an order.
    pub(crate) fn of_request(mut self, routing_id: Option<String>) -> Self {
        self.0.has_order = false;
        self.0.routing_id = routing_id;
        self
    }

    /// Returns what is known of the order, after all attempts.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Returns what went wrong in the last attempt.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns `true` if the request is at fault: its fields, its routing ID or a header.
    #[must_use]
    pub fn is_invalid_request(&self) -> bool {
        match self.0.kind {
            ErrorKind::Request => true,
            ErrorKind::Status => self.order_effect() == Some(OrderEffect::Refused),
            _ => false,
        }
    }

    /// Returns `true` if the settings are at fault: the API key, the account or the base URL.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        match (self.0.kind, self.status()) {
            (ErrorKind::Redirect, _) | (ErrorKind::Status, Some(501 | 505 | 511)) => true,
            (ErrorKind::Status, Some(status)) => {
                self.order_effect() == Some(OrderEffect::Unreached) && !is_transient_status(status)
            }
            _ => false,
        }
    }

    /// Returns `true` if the same call may succeed later: a fault of the network, or a busy or failing server.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match (self.0.kind, self.status()) {
            (ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted, _) => true,
            (ErrorKind::Status, Some(status)) => is_transient_status(status),
            _ => false,
        }
    }

    fn order_effect(&self) -> Option<OrderEffect> {
        self.response().map(|response| response.status().order_effect())
    }

    /// Returns `true` if there was no connection.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Returns `true` if a timeout passed after the request may have been sent.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Returns how many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the routing ID of the call. Ask for the status of the order with the same one. Do not log it: it is the ID of
    /// a customer.
    #[must_use]
    pub fn routing_id(&self) -> Option<&str> {
        self.0.routing_id.as_deref()
    }

    /// Returns the HTTP status, if there is a response.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.response().map(|response| response.status().code())
    }

    /// Returns the headers, if there is a response. Do not log them.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(|_| &self.0.headers)
    }

    /// Returns the response, read as the body of an error.
    #[must_use]
    pub fn response(&self) -> Option<&ErrorResponse> {
        self.0.response.as_ref()
    }

    /// Returns what came of the body, up to the client's limit. It may quote the request: do not log it.
    #[must_use]
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.response().map(ErrorResponse::raw)
    }

    /// Returns the server's name for the request. Support asks for it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.headers()?.get(header::X_REQUEST_ID)?.to_str().ok()
    }

    /// Returns how long the server asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(self.headers()?, SystemTime::now())
    }
}

/// Returns `true` if the same request may get another status later.
pub(crate) fn is_transient_status(status: u16) -> bool {
    matches!(status, 408 | 423 | 424 | 425 | 429 | 500 | 502 | 503 | 504 | 507 | 520..=599)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.0.source.as_deref().and_then(|source| cause(source));
        match (self.0.kind, self.status()) {
            (ErrorKind::Request, _) => {
                f.write_str("the request could not be sent: ")?;
                // The crate's own errors quote nothing.
                match self.0.source.as_ref().filter(|source| !source.is::<reqwest::Error>()) {
                    Some(source) => source.fmt(f)?,
                    None => f.write_str("see the source of this error")?,
                }
            }
            (ErrorKind::Connect, _) => match cause {
                Some(cause) => write!(f, "could not connect: {cause}")?,
                None => f.write_str("could not connect; check the network, the base URL and the certificate")?,
            },
            (ErrorKind::Timeout, _) => f.write_str("the server took too long")?,
            (ErrorKind::Interrupted, Some(status)) => write!(f, "the connection broke within the body of a {status}")?,
            (ErrorKind::Interrupted, None) => f.write_str("the connection broke before a response came")?,
            (ErrorKind::Redirect, status) => {
                write!(
                    f,
                    "got a redirect ({}), which is not followed; check the base URL",
                    status.unwrap_or_default()
                )?;
            }
            (ErrorKind::TooLarge, _) => f.write_str("the response is larger than 1 MiB; check the base URL")?,
            (ErrorKind::Decode, status) => {
                let status = status.unwrap_or_default();
                write!(f, "got status {status}, but the body is not a session; check the base URL")?;
            }
            (ErrorKind::Mismatch, _) => match &self.0.source {
                // The crate's own errors quote nothing.
                Some(source) => source.fmt(f)?,
                None => f.write_str("the response is about another order")?,
            },
            (ErrorKind::Status, status) => {
                status_line(f, status.unwrap_or_default())?;
                self.response().map_or(Ok(()), |response| named(f, response))?;
            }
        }
        if self.0.has_order {
            f.write_str(match self.0.outcome {
                Outcome::NotSent => "; nothing was sent",
                Outcome::Rejected => "; this call created no order",
                Outcome::Unknown => "; the order may exist: call again with the same order ID, or ask for its status",
                Outcome::Created => "; the order exists: call again with the same order ID for a new token",
            })?;
        }
        if self.0.attempts > 1 {
            write!(f, " ({} attempts)", self.0.attempts)?;
        }
        Ok(())
    }
}

fn status_line(f: &mut fmt::Formatter<'_>, status: u16) -> fmt::Result {
    write!(f, "got status {status}")?;
    f.write_str(match status {
        400 => ": a field is missing or invalid",
        401 => {
            ": the API key was refused; usual causes are a missing colon after the key and a key of the other environment"
        }
        403 => ": the account may not do this",
        404 => ": check the base URL and the account",
        429 => ": too many requests; wait before the next one",
        500..=599 => ": the server failed",
        _ => "",
    })
}

/// The error code and the fields that a response names.
fn named(f: &mut fmt::Formatter<'_>, response: &ErrorResponse) -> fmt::Result {
    /// How many fields are named.
    const FIELDS: usize = 8;
    if let Some(code) = response.code().filter(|code| is_code(code)) {
        write!(f, " ({code})")?;
    }
    let fields: Vec<&str> = response.field_names().into_iter().filter(|name| is_code(name)).take(FIELDS).collect();
    if fields.is_empty() { Ok(()) } else { write!(f, "; fields: {}", fields.join(", ")) }
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
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}
