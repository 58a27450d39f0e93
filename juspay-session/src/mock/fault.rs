//! What can go wrong, on demand.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::RequestHead;
use super::random::mix;

/// What goes wrong with a request.
///
/// Each has a name for the header `x-mock-fault` and says whether the order is made all the same. [`made`](Self::made)
/// and [`unmade`](Self::unmade) say otherwise. Where no order is made, what is delivered badly is an answer of 500; where
/// one is made, it is the usual answer. A request that the mock would refuse makes no order in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// `status=503`: an answer with this status. Below 300 it is the usual one, and the order is made; from 300 it is an
    /// error, and it is not. A status of 1xx comes before the usual answer.
    Status(u16),
    /// `delay=200`: the usual answer, so many milliseconds late. The order is made before the wait.
    Delay(Duration),
    /// `stall`: no answer, until the client leaves or the mock's timeout. The order is not made.
    Stall,
    /// `drip=20`: the usual answer, byte by byte, so many milliseconds apart. The order is made.
    Drip(Duration),
    /// `reset-unread`: the connection is reset once the head is read and before the body is. The order is never made.
    ResetUnread,
    /// `reset-before`: the connection is reset once the request is read. The order is not made.
    ResetBefore,
    /// `reset-after`: the order is made, then the connection is reset.
    ResetAfter,
    /// `reset-headers`: the connection is reset in the middle of the answer's head. The order is made.
    ResetHeaders,
    /// `reset-body`: the connection is reset in the middle of the answer's body. The order is made.
    ResetBody,
    /// `close`: the connection is closed in an orderly way, without an answer. The order is not made.
    Close,
    /// `truncate`: the body ends in its middle, and so does the connection, in an orderly way. The order is made.
    Truncate,
    /// `oversize=2000000`: the usual body, filled up with blanks to so many bytes. The order is made.
    Oversize(u64),
    /// `garbage`: bytes that are no HTTP, then the end. The order is not made.
    Garbage,
    /// `not-json`: the body is text that is no JSON. The order is not made; if it is to be, the status is 200.
    NotJson,
    /// `not-utf8`: the usual answer, with a byte in its order id that no UTF-8 has. The order is made.
    NotUtf8,
    /// `body=null`: an answer of 200 with this body; in the header it goes on to the end of the line. The order is made.
    Body(Vec<u8>),
    /// `html` or `html=502`: a proxy's page in HTML. The order is not made.
    Html(u16),
    /// `redirect` or `redirect=307`: to another path of the mock. The order is not made.
    Redirect(u16),
    /// `gzip`: the usual answer, compressed though nobody asked. The order is made.
    Gzip,
    /// `empty`: 200 without a body. The order is made.
    Empty,
    /// `second-response`: the usual answer, and behind it one of 500 that nobody asked for. The order is made.
    SecondResponse,
    /// `huge-headers` or `huge-headers=1000000`: the usual answer, with a header of so many bytes. The order is made.
    HugeHeaders(usize),
}

impl Fault {
    /// With the order made.
    #[must_use]
    pub fn made(self) -> Injection {
        Injection { makes_order: true, ..self.into() }
    }

    /// With no order made.
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
            | Self::Gzip
            | Self::Empty
            | Self::SecondResponse
            | Self::HugeHeaders(_) => true,
        }
    }
}

/// A fault, and what happens beside it.
///
/// In the header `x-mock-fault` it is the fault's name and value, then `made` or `unmade`, then a `retry-after` that goes
/// on to the end of the line, with commas between them: `status=429,retry-after=2`, `status=503,made`.
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
    /// Puts a `Retry-After` header into the answer: seconds, or a date.
    #[must_use]
    pub fn retry_after(mut self, value: impl Into<String>) -> Self {
        self.retry_after = Some(value.into());
        self
    }

    /// What goes wrong.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Whether the order is made all the same.
    #[must_use]
    pub fn makes_order(&self) -> bool {
        self.makes_order
    }
}

impl From<Fault> for Injection {
    fn from(fault: Fault) -> Self {
        Self { makes_order: fault.makes_order(), fault, retry_after: None }
    }
}

/// A text that names no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFaultError(&'static str);

impl fmt::Display for ParseFaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ParseFaultError {}

const UNKNOWN: ParseFaultError = ParseFaultError(
    "x-mock-fault names no fault; there are status=N, delay=MS, stall, drip=MS, reset-unread, reset-before, reset-after, \
     reset-headers, reset-body, close, truncate, oversize=BYTES, garbage, not-json, not-utf8, body=TEXT, html[=N], \
     redirect[=N], gzip, empty, second-response, huge-headers[=BYTES]; behind it ,made or ,unmade and ,retry-after=VALUE",
);

const VALUE: ParseFaultError = ParseFaultError("x-mock-fault has a value that the fault cannot take");

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
        "gzip" => alone(Fault::Gzip),
        "empty" => alone(Fault::Empty),
        "second-response" => alone(Fault::SecondResponse),
        "huge-headers" if value.is_none() => Ok(Fault::HugeHeaders(1 << 20)),
        // So much is held in memory.
        "huge-headers" => {
            number()?.try_into().ok().filter(|size| *size <= 1 << 24).map(Fault::HugeHeaders).ok_or(VALUE)
        }
        _ => Err(UNKNOWN),
    }
}

/// A plan that lets something go wrong with so many of a hundred requests, for tests under load.
///
/// What goes wrong with a request depends on the seed and on its number alone, so a run can be repeated as far as the
/// requests come in the same order. None of the faults takes longer than some milliseconds.
pub fn random_faults(seed: u64, percent: u8) -> impl FnMut(&RequestHead) -> Option<Injection> + Send + 'static {
    move |head| {
        let random = mix(seed ^ mix(head.sequence()));
        let fault = mix(random);
        (random % 100 < u64::from(percent)).then(|| any(fault))
    }
}

fn any(random: u64) -> Injection {
    let short = Duration::from_millis(random >> 32 & 3);
    let fault = match random % 21 {
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
        19 => Fault::Empty,
        _ => Fault::SecondResponse,
    };
    fault.into()
}
