//! Answers that are no success, and values that no model lists.

use std::fmt;

use crate::generated::{ErrorObject, ResponseStatus};
use crate::wire;

/// An answer that is no success, read as far as it can be read.
///
/// No two such bodies look alike, and a proxy's HTML page can stand in for any of them, so reading never fails: what is
/// no JSON object has an empty [`body`](Self::body) and is still there as [`raw`](Self::raw).
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorResponse {
    status: ResponseStatus,
    body: ErrorObject,
    raw: Box<[u8]>,
}

impl ErrorResponse {
    /// Reads the body of an answer with this HTTP status.
    #[must_use]
    pub fn read(status: u16, raw: &[u8]) -> Self {
        let body = wire::read_object(raw).unwrap_or_default();
        Self { status: ResponseStatus::from_code(status), body, raw: raw.into() }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> ResponseStatus {
        self.status
    }

    /// The fields of the body; none if it was no JSON object.
    #[must_use]
    pub fn body(&self) -> &ErrorObject {
        &self.body
    }

    /// The body as it came. It may quote the request: it is not for a log.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.status)
            .field("body", &self.body)
            .field("raw", &format_args!("<{} bytes>", self.raw.len()))
            .finish()
    }
}

/// A value that the model does not list, as it stands on the wire.
///
/// Only a value that is really unknown becomes one, so two equal values are always the same variant.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[allow(dead_code, reason = "a model may have no enum")]
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    /// How long it is: a value that nobody expected may be anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes>", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_value_shows_its_length_alone() {
        let value = UnknownValue::new("CHARGED");
        assert_eq!((value.as_str(), format!("{value:?}").as_str()), ("CHARGED", "<7 bytes>"));
    }
}
