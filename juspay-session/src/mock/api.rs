//! The operations, and the checks that are the same for both.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use iri_string::percent_encode::decode::decode_whatwg_bytes;

use super::http::Head;
use super::refusal::{Invalid, Refusal};
use crate::generated::order_status::OrderStatusRequest;
use crate::generated::{header, mock_data, order_status, session};
use crate::read::ReadRequest as _;
use crate::request::{HeaderSource, RequestHeader};
use crate::validation::Problem;
use crate::value::named_enum;

/// An operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// The session call, which creates an order.
    Session,
    /// The question for the status of an order.
    OrderStatus,
}

named_enum!(Operation { Session = "session", OrderStatus = "order_status" });

impl Operation {
    fn method(self) -> &'static str {
        match self {
            Self::Session => session::endpoint::METHOD,
            Self::OrderStatus => order_status::endpoint::METHOD,
        }
    }

    /// The path, with the name of a parameter in braces.
    fn path(self) -> &'static str {
        match self {
            Self::Session => session::endpoint::PATH,
            Self::OrderStatus => order_status::endpoint::PATH,
        }
    }

    fn headers(self) -> &'static [RequestHeader] {
        match self {
            Self::Session => mock_data::HEADERS,
            Self::OrderStatus => OrderStatusRequest::HEADERS,
        }
    }
}

/// The operation of a path.
pub(super) struct Route {
    pub(super) operation: Operation,
    /// The order ID in the path.
    pub(super) order_id: Option<String>,
}

impl Route {
    pub(super) fn of(path: &str) -> Option<Self> {
        Operation::ALL.iter().find_map(|operation| {
            let parameters = parameters(operation.path(), path)?;
            Some(Self { operation: *operation, order_id: parameters.into_iter().next() })
        })
    }
}

/// The parameters of a path, decoded, if it is one of a template such as `/orders/{order_id}`.
pub(super) fn parameters(template: &str, path: &str) -> Option<Vec<String>> {
    let (mut names, mut segments) = (template.split('/'), path.split('/'));
    let mut parameters = Vec::new();
    loop {
        match (names.next(), segments.next()) {
            (None, None) => return Some(parameters),
            (Some(name), Some(segment)) if name.starts_with('{') && !segment.is_empty() => {
                let decoded = decode_whatwg_bytes(segment.as_bytes()).into_bytes();
                parameters.push(String::from_utf8_lossy(&decoded).into_owned());
            }
            (Some(name), Some(segment)) if name == segment => {}
            _ => return None,
        }
    }
}

/// Checks the head; an invalid one is refused before the body is checked.
pub(super) fn check_head(head: &Head, route: Option<&Route>) -> Result<Operation, Refusal> {
    let Some(Route { operation, .. }) = route else {
        let known: Vec<_> = Operation::ALL.iter().map(|operation| operation.path()).collect();
        return Err(Refusal::new(404, format!("unknown path; known: {}", known.join(", "))));
    };
    if &*head.method != operation.method() {
        let refusal = Refusal::new(405, format!("the only method is {}", operation.method()));
        return Err(Refusal { allow: Some(operation.method()), ..refusal });
    }
    authorize(head.authorization.as_deref()).map_err(|message| Refusal::new(401, message))?;
    if let Some(media_type) = operation.headers().iter().filter(|header| is_content_type(header)).find_map(constant) {
        let given = head.headers.get(header::CONTENT_TYPE).unwrap_or_default();
        let given = given.split_once(';').map_or(given, |(media_type, _)| media_type);
        if !given.trim().eq_ignore_ascii_case(media_type) {
            return Err(Refusal::new(415, format!("the only Content-Type is {media_type}")));
        }
    }
    Ok(*operation)
}

/// The headers that are invalid: required ones that are missing, and constants with another value.
pub(super) fn check_headers(head: &Head, operation: Operation) -> Vec<Invalid> {
    let of_model = operation.headers().iter().filter(|header| !is_content_type(header));
    let invalid = |header: &RequestHeader| {
        let given = given(head, header.name);
        let reason = match constant(header) {
            _ if given.is_none() && !header.is_required => return None,
            _ if given.is_none() => Problem::Required.to_string(),
            Some(constant) if given != Some(constant) => format!("invalid value; send `{constant}`"),
            _ => return None,
        };
        Some(Invalid { name: header.name.to_owned(), reason, is_missing: given.is_none() })
    };
    of_model.filter_map(invalid).collect()
}

/// The value of a header that is not empty.
pub(super) fn given<'h>(head: &'h Head, name: &str) -> Option<&'h str> {
    head.headers.get(name).map(str::trim).filter(|value| !value.is_empty())
}

/// A wrong Content-Type has a status of its own.
fn is_content_type(header: &RequestHeader) -> bool {
    header.name.eq_ignore_ascii_case(header::CONTENT_TYPE)
}

fn constant(header: &RequestHeader) -> Option<&'static str> {
    match header.source {
        HeaderSource::Constant(value) => Some(value),
        HeaderSource::MerchantId | HeaderSource::ApiVersion | HeaderSource::Request => None,
    }
}

/// Accepts any key that is encoded as it must be. Each of the usual mistakes has a message.
fn authorize(authorization: Option<&[u8]>) -> Result<(), &'static str> {
    let authorization = authorization.ok_or("missing Authorization header")?;
    let authorization = str::from_utf8(authorization).unwrap_or_default();
    let (scheme, pair) = authorization.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err("invalid Authorization header; send one, with the scheme Basic");
    }
    let pair = STANDARD.decode(pair.trim()).map_err(|_| "invalid base64 after `Basic `")?;
    let key = match pair.split_last() {
        Some((b':', key)) if !key.contains(&b':') => key,
        _ => return Err("invalid credentials; encode the API key and a colon, with no password"),
    };
    if key.is_empty() {
        return Err("the API key is empty");
    }
    if key.iter().any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control()) {
        return Err("the API key has whitespace; `Basic ` is not part of it");
    }
    if STANDARD.decode(key).is_ok_and(|inner| inner.ends_with(b":") && inner.iter().all(u8::is_ascii_graphic)) {
        return Err("the API key was encoded twice");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (template, path, expected) in [
            ("/session", "/session", Some(vec![])),
            ("/session", "/session/", None),
            ("/session", "/", None),
            ("/orders/{order_id}", "/orders/a", Some(vec!["a"])),
            ("/orders/{order_id}", "/orders/a%2Fb%20c%25", Some(vec!["a/b c%"])),
            ("/orders/{order_id}", "/orders/{order_id}", Some(vec!["{order_id}"])),
            ("/orders/{order_id}", "/orders/", None),
            ("/orders/{order_id}", "/orders", None),
            ("/orders/{order_id}", "/orders/a/b", None),
            ("/orders/{order_id}/status", "/orders/a/status", Some(vec!["a"])),
        ] {
            let expected = expected.map(|list| list.into_iter().map(str::to_owned).collect());
            assert_eq!(parameters(template, path), expected, "{template} {path}");
        }
    }

    #[test]
    fn authorizations() {
        #[track_caller]
        fn check(authorization: &str, fault: Option<&str>) {
            let found = authorize(Some(authorization.as_bytes())).err();
            assert_eq!(found.is_some(), fault.is_some(), "{authorization}: {found:?}");
            if let (Some(found), Some(fault)) = (found, fault) {
                assert!(found.contains(fault), "{authorization}: {found}");
            }
        }
        let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
        check(&basic("key:"), None);
        check(&basic("key:").replace("Basic", "bASIC"), None);
        check(&basic("key"), Some("a colon"));
        check(&basic("key:password"), Some("no password"));
        check(&basic("key::"), Some("a colon"));
        check(&basic(":"), Some("empty"));
        check(&basic(""), Some("a colon"));
        check(&basic("Basic key:"), Some("whitespace"));
        check(&basic(&format!("{}:", STANDARD.encode("key:"))), Some("twice"));
        check("Basic base_64_encoded_api_key==", Some("invalid base64"));
        check("Basic", Some("Basic"));
        check("", Some("Basic"));
        check("Bearer abc", Some("Basic"));
        assert!(authorize(None).is_err());
    }
}
