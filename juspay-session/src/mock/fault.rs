//! Faults, and the text form of a fault.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::RequestHead;
use super::random::mix;

/// A fault of one request.
///
/// The docs of a variant start with its text form, for the header `x-mock-fault`, and end with its effect on the order.
/// [`made`](Self::made) and [`unmade`](Self::unmade) change that effect. If the order is created, the fault applies to the
/// usual response, otherwise to a response of 500. A request that the mock refuses never creates an order.
///
/// Status calls take the same faults. They create no order: there `made` stands for the usual response alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// `status=503`: a response with this status. Below 300 it is the usual one, and the order is created. From 300 it is
    /// an error, and the order is not created. A status of 1xx precedes the usual response.
    Status(u16),
    /// `delay=200`: the usual response after a delay in milliseconds. The order is created before the delay.
    Delay(Duration),
    /// `stall`: no response until the client leaves or the timeout of the mock. The order is not created.
    Stall,
    /// `drip=20`: the usual response byte by byte, with a pause in milliseconds. The order is created.
    Drip(Duration),
    /// `reset-unread`: a reset after the head, before the body is read. The order is never created.
    ResetUnread,
    /// `reset-before`: a reset after the request. The order is not created.
    ResetBefore,
    /// `reset-after`: a reset after the order was created.
    ResetAfter,
    /// `reset-headers`: a reset in the head of the response. The order is created.
    ResetHeaders,
    /// `reset-body`: a reset in the body of the response. The order is created.
    ResetBody,
    /// `close`: an orderly end of the connection without a response. The order is not created.
    Close,
    /// `truncate`: an orderly end of the connection in the body. The order is created.
    Truncate,
    /// `oversize=2000000`: the usual body, padded with spaces to a size in bytes. The order is created.
    Oversize(u64),
    /// `garbage`: bytes that are not HTTP, then the end of the connection. The order is not created.
    Garbage,
    /// `not-json`: a plain text body. The order is not created. With `made` the status is 200.
    NotJson,
    /// `not-utf8`: the usual response with an invalid byte in the ID. The order is created.
    NotUtf8,
    /// `body=null`: a 200 with this body. In the text form the body extends to the end. The order is created.
    Body(Vec<u8>),
    /// `html` or `html=502`: the HTML page of a proxy. The order is not created.
    Html(u16),
    /// `redirect` or `redirect=307`: a redirect to another path of the mock. The order is not created.
    Redirect(u16),
    /// `empty`: a 200 without a body. The order is created.
    Empty,
}

impl Fault {
    /// Creates the order.
    #[must_use]
    pub fn made(self) -> Injection {
        Injection { makes_order: true, ..self.into() }
    }

    /// Does not create the order.
    #[must_use]
    pub fn unmade(self) -> Injection {
        Injection { makes_order: false, ..self.into() }
    }

    fn makes_order(&self) -> bool {
        match self {
            Self::Status(status) => *status < 300,
            Self::Stall
            | Self::ResetUnread
            | Self::ResetBefore
            | Self::Close
            | Self::Garbage
            | Self::NotJson
            | Self::Html(_)
            | Self::Redirect(_) => false,
            Self::Delay(_)
            | Self::Drip(_)
            | Self::ResetAfter
            | Self::ResetHeaders
            | Self::ResetBody
            | Self::Truncate
            | Self::Oversize(_)
            | Self::NotUtf8
            | Self::Body(_)
            | Self::Empty => true,
        }
    }
}

/// A fault with its effect on the order and an optional `Retry-After` header.
///
/// The text form is the one of the fault, then `made` or `unmade`, then `retry-after=VALUE`, which extends to the end. They
/// are separated by commas: `status=429,retry-after=2`, `status=503,made`.
///
/// ```
/// use juspay_session::mock::{Fault, Injection};
///
/// assert_eq!("status=503,made".parse::<Injection>()?, Fault::Status(503).made());
/// # Ok::<(), juspay_session::mock::ParseFaultError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Injection {
    pub(super) fault: Fault,
    pub(super) makes_order: bool,
    pub(super) retry_after: Option<String>,
}

impl Injection {
    /// Adds a `Retry-After` header to the response: seconds, or a date.
    #[must_use]
    pub fn retry_after(mut self, value: impl Into<String>) -> Self {
        self.retry_after = Some(value.into());
        self
    }

    /// Returns the fault.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Returns `true` if the order is created.
    #[must_use]
    pub fn makes_order(&self) -> bool {
        self.makes_order
    }

    /// The size in memory, roughly.
    pub(super) fn bytes(&self) -> usize {
        let body = if let Fault::Body(body) = &self.fault { body.len() } else { 0 };
        size_of::<Self>() + body + self.retry_after.as_ref().map_or(0, String::len)
    }
}

impl From<Fault> for Injection {
    fn from(fault: Fault) -> Self {
        Self { makes_order: fault.makes_order(), fault, retry_after: None }
    }
}

/// The error of parsing an [`Injection`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFaultError(&'static str);

impl fmt::Display for ParseFaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ParseFaultError {}

const UNKNOWN: ParseFaultError = ParseFaultError(
    "unknown fault; known: status=N, delay=MS, stall, drip=MS, reset-unread, reset-before, reset-after, reset-headers, \
     reset-body, close, truncate, oversize=BYTES, garbage, not-json, not-utf8, body=TEXT, html[=N], redirect[=N], empty; \
     then ,made or ,unmade and ,retry-after=VALUE",
);

const VALUE: ParseFaultError = ParseFaultError("invalid value of a fault");

impl FromStr for Injection {
    type Err = ParseFaultError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(body) = text.strip_prefix("body=") {
            return Ok(Fault::Body(body.into()).into());
        }
        let (fault, mut options) = text.split_once(',').map_or((text, None), |(fault, rest)| (fault, Some(rest)));
        let mut injection = Self::from(read_fault(fault.trim())?);
        while let Some(option) = options.map(str::trim) {
            if let Some(value) = option.strip_prefix("retry-after=") {
                return Ok(injection.retry_after(value));
            }
            let (option, rest) = option.split_once(',').map_or((option, None), |(option, rest)| (option, Some(rest)));
            match (option.trim(), &injection.fault) {
                ("made", Fault::ResetUnread) => return Err(VALUE),
                ("made", _) => injection.makes_order = true,
                ("unmade", _) => injection.makes_order = false,
                _ => return Err(UNKNOWN),
            }
            options = rest;
        }
        Ok(injection)
    }
}

fn read_fault(text: &str) -> Result<Fault, ParseFaultError> {
    let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
    let status = |otherwise: Option<u16>, from: u16| match value {
        None => otherwise.ok_or(VALUE),
        Some(value) => value.parse().ok().filter(|status| (from..1000).contains(status)).ok_or(VALUE),
    };
    let number = || value.and_then(|value| value.parse::<u64>().ok()).ok_or(VALUE);
    let alone = |fault| if value.is_none() { Ok(fault) } else { Err(VALUE) };
    match name {
        "status" => status(None, 100).map(Fault::Status),
        "delay" => number().map(Duration::from_millis).map(Fault::Delay),
        "stall" => alone(Fault::Stall),
        "drip" => number().map(Duration::from_millis).map(Fault::Drip),
        "reset-unread" => alone(Fault::ResetUnread),
        "reset-before" => alone(Fault::ResetBefore),
        "reset-after" => alone(Fault::ResetAfter),
        "reset-headers" => alone(Fault::ResetHeaders),
        "reset-body" => alone(Fault::ResetBody),
        "close" => alone(Fault::Close),
        "truncate" => alone(Fault::Truncate),
        "oversize" => number().map(Fault::Oversize),
        "garbage" => alone(Fault::Garbage),
        "not-json" => alone(Fault::NotJson),
        "not-utf8" => alone(Fault::NotUtf8),
        "html" => status(Some(502), 200).map(Fault::Html),
        "redirect" => status(Some(307), 300).map(Fault::Redirect),
        "empty" => alone(Fault::Empty),
        _ => Err(UNKNOWN),
    }
}

/// Creates a [plan](super::Mock::plan) with a fault in a percentage of the requests, for load tests.
///
/// The fault of a request depends only on the seed and the number of the request. No fault takes longer than some
/// milliseconds.
pub fn random_faults(seed: u64, percent: u8) -> impl FnMut(&RequestHead) -> Option<Injection> + Send + 'static {
    move |head| {
        let random = mix(seed ^ mix(head.sequence()));
        let fault = mix(random);
        (random % 100 < u64::from(percent)).then(|| any(fault))
    }
}

fn any(random: u64) -> Injection {
    let short = Duration::from_millis(random >> 32 & 3);
    let fault = match random % 20 {
        0 => return Fault::Status(503).made(),
        1 => return Fault::Status(500).made(),
        2 => return Fault::Close.made(),
        3 => Fault::Status(500),
        4 => Fault::Status(503),
        5 => return Injection::from(Fault::Status(429)).retry_after("0"),
        6 => Fault::Delay(short),
        7 => Fault::ResetUnread,
        8 => Fault::ResetBefore,
        9 => Fault::ResetAfter,
        10 => Fault::ResetHeaders,
        11 => Fault::ResetBody,
        12 => Fault::Close,
        13 => Fault::Truncate,
        14 => Fault::Garbage,
        15 => Fault::NotJson,
        16 => Fault::NotUtf8,
        17 => Fault::Html(502),
        18 => Fault::Redirect(307),
        _ => Fault::Empty,
    };
    fault.into()
}
