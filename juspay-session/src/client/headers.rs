//! Headers that the caller sets.

use reqwest::header::{HeaderName, HeaderValue};

use super::build_error::BuildError;
use crate::generated::header;

/// Headers that the client sets itself.
const RESERVED: &[&str] = &[
    // The client decodes no compressed response.
    "accept-encoding",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    header::X_MERCHANTID,
    header::X_ROUTING_ID,
    header::VERSION,
];

/// Reads a header that the caller sets.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), BuildError> {
    let name = name.to_ascii_lowercase();
    if RESERVED.contains(&name.as_str()) {
        return Err(BuildError::ReservedHeader { name });
    }
    let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::HeaderName)?;
    Ok((parsed, header_value(&name, value)?))
}

/// Reads the value of a header that must arrive unchanged.
pub(crate) fn header_value(name: &str, value: &str) -> Result<HeaderValue, BuildError> {
    // Whitespace at the ends is not part of a header's value: it would get lost on the way.
    let is_whole = value.trim().len() == value.len() && !value.contains(char::is_control);
    let parsed = HeaderValue::from_bytes(value.as_bytes()).ok().filter(|_| is_whole);
    parsed.ok_or_else(|| BuildError::HeaderValue { name: name.to_owned() })
}
