//! The headers of a request: those of the model, and those that the caller sets.

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use super::build_error::BuildError;
use super::core::Inner;
use super::error::{Error, ErrorKind};
use super::outcome::Outcome;
use crate::generated::header;
use crate::request::{HeaderSource, RequestHeader};

/// The error of a request that cannot be sent.
pub(crate) fn not_ready(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorKind::Request, Outcome::NotSent).with_source(source)
}

/// The headers of a request: the client's, the caller's, and those of the model, which win.
///
/// `value` returns the value of a header that the request fills.
pub(crate) fn fill<'r>(
    client: &Inner,
    own: &[(String, String)],
    headers: &[RequestHeader],
    value: impl Fn(&str) -> Option<&'r str>,
) -> Result<HeaderMap, Error> {
    let mut map = client.headers.clone();
    for (name, value) in own {
        let (name, value) = header(name, value).map_err(not_ready)?;
        map.insert(name, value);
    }
    map.insert(AUTHORIZATION, client.authorization.clone());
    for RequestHeader { name, source, is_required, is_sensitive } in headers {
        let value = match source {
            HeaderSource::MerchantId => Some(client.merchant_id.clone()),
            HeaderSource::ApiVersion => client.api_version.clone(),
            HeaderSource::Constant(text) => Some(HeaderValue::from_static(text)),
            HeaderSource::Request => {
                let text = value(name).filter(|text| !text.is_empty());
                text.map(|text| header_value(name, text)).transpose().map_err(not_ready)?
            }
        };
        let Some(mut value) = value else {
            if *is_required {
                return Err(missing(name));
            }
            continue;
        };
        value.set_sensitive(*is_sensitive);
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| not_ready(BuildError::HeaderName))?;
        map.insert(name, value);
    }
    Ok(map)
}

fn missing(name: &str) -> Error {
    if name == header::X_ROUTING_ID {
        return not_ready(
            "there is no routing ID; set one, because the request has neither a customer ID nor an order ID",
        );
    }
    not_ready(format!("the request has no value for the header `{name}`"))
}

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
