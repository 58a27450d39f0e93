//! What an answer means for the order.

use reqwest::header::HeaderMap;

use super::error::{Answer, Error, ErrorKind, Outcome};
use super::session::Session;
use crate::json;
use crate::response::ErrorResponse;
use crate::version::{SessionAnswer, Version};

/// An answer as far as it came.
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) end: BodyEnd,
}

/// How a body ended.
pub(crate) enum BodyEnd {
    Complete,
    TooLarge,
    Broken(reqwest::Error),
}

/// The session of an answer, or why there is none.
pub(crate) fn judge<V: Version>(received: Received, order_id: Option<&str>) -> Result<Session<V>, Error> {
    let Received { status, headers, body, end } = received;
    if !(200..300).contains(&status) {
        let error = match status {
            300..400 => Error::new(ErrorKind::Redirect, Outcome::Unknown),
            _ => Error::new(ErrorKind::Status, Outcome::Unknown),
        };
        let error = with_answer(error, status, headers, &body);
        let outcome = refusal(status, &end, &body, error.response());
        return Err(with_end(error.with_outcome(outcome), end));
    }
    if !matches!(end, BodyEnd::Complete) {
        let kind = match &end {
            BodyEnd::TooLarge => ErrorKind::TooLarge,
            BodyEnd::Broken(error) if error.is_timeout() => ErrorKind::Timeout,
            _ => ErrorKind::Interrupted,
        };
        let error = Error::new(kind, evidence::<V>(&body, order_id));
        return Err(with_end(with_answer(error, status, headers, &body), end));
    }
    let (response, identity) = match V::Response::identified(&body) {
        Ok(identified) => identified,
        Err(fault) => {
            let error = Error::new(ErrorKind::Decode, evidence::<V>(&body, order_id)).with_source(fault);
            return Err(with_answer(error, status, headers, &body));
        }
    };
    // Any object decodes; one that shares no key with a session comes from somebody else.
    if !identity.is_session {
        return Err(with_answer(Error::new(ErrorKind::Decode, Outcome::Unknown), status, headers, &body));
    }
    let same_order = match (order_id, &identity.order_id) {
        // Juspay does not tell upper from lower case in order ids.
        (Some(sent), Some(answered)) => sent.eq_ignore_ascii_case(answered),
        _ => true,
    };
    if !same_order {
        return Err(with_answer(Error::new(ErrorKind::Mismatch, Outcome::Unknown), status, headers, &body));
    }
    Ok(Session { response, status, headers, raw: body, attempts: 1 })
}

fn with_answer(error: Error, status: u16, headers: HeaderMap, body: &[u8]) -> Error {
    error.with_answer(Answer { status, headers, error: ErrorResponse::read(status, body) })
}

fn with_end(error: Error, end: BodyEnd) -> Error {
    match end {
        BodyEnd::Broken(source) => error.with_source(source),
        BodyEnd::Complete | BodyEnd::TooLarge => error,
    }
}

/// What a status that is no success says of the order.
fn refusal(status: u16, end: &BodyEnd, body: &[u8], response: Option<&ErrorResponse>) -> Outcome {
    match status {
        // Refused before anybody looked at the order.
        401 | 403 | 404 | 405 | 407 | 411 | 413 | 414 | 415 | 417 | 421 | 426 | 428 | 429 | 431 => Outcome::Rejected,
        // Refused for what the request says. The body might say that the order exists; part of it does not say that it
        // does not.
        400 | 402 | 410 | 412 | 416 | 422 | 451 if is_whole(end, body) && !response.is_some_and(names_an_order) => {
            Outcome::Rejected
        }
        // Another request may be making the order (409, 423, 425), this one may have been given up half-way (408, 424, 499),
        // or refused after the work was done (406). A server that redirects or fails may have acted first, and nobody
        // knows of a status that no standard lists.
        _ => Outcome::Unknown,
    }
}

/// Whether nothing of a body is missing. Without a length only JSON shows where it was cut.
fn is_whole(end: &BodyEnd, body: &[u8]) -> bool {
    matches!(end, BodyEnd::Complete) && (!body.trim_ascii_start().starts_with(b"{") || json::is_json(body))
}

/// Whether an error says that there is, or may be, an order with this id.
fn names_an_order(response: &ErrorResponse) -> bool {
    let body = response.body();
    let codes = [body.error_code(), body.error_info().and_then(|info| info.code())];
    let listed = ["DUPLICATE_REQUEST", "ALREADY_EXISTS"];
    codes.into_iter().flatten().any(|code| listed.iter().any(|listed| listed.eq_ignore_ascii_case(code)))
}

/// Whether the body of a success that cannot be used still proves that the order exists: what came of it names the order
/// where a session does, and not in what it may quote of the request.
fn evidence<V: Version>(body: &[u8], order_id: Option<&str>) -> Outcome {
    let named = V::Response::identity(body).order_id;
    match (order_id, named) {
        (Some(sent), Some(named)) if !sent.is_empty() && sent.eq_ignore_ascii_case(&named) => Outcome::Created,
        _ => Outcome::Unknown,
    }
}
