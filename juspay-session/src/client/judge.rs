//! What a response means for the order.

use std::borrow::Cow;

use reqwest::header::HeaderMap;

use super::error::{Error, ErrorKind};
use super::outcome::Outcome;
use super::session::Session;
use super::transport::{BodyEnd, Received};
use crate::generated::ResponseStatus;
use crate::json;
use crate::response::{self, OrderEffect, Response};
use crate::value::{RawJson, text};

/// The session of a response, or why there is none.
pub(crate) fn judge<T: Response>(received: Received, order: Option<&str>) -> Result<Session<T>, Error> {
    let Received { status, headers, body, end } = received;
    if !(200..300).contains(&status) {
        let kind = if (300..400).contains(&status) { ErrorKind::Redirect } else { ErrorKind::Status };
        let error = Error::new(kind, refusal::<T>(status, &end, &body));
        return Err(with_end(respond(error, status, headers, &body), end));
    }
    if !matches!(end, BodyEnd::Complete) {
        let kind = match &end {
            BodyEnd::TooLarge => ErrorKind::TooLarge,
            BodyEnd::Broken(error) if error.is_timeout() => ErrorKind::Timeout,
            _ => ErrorKind::Interrupted,
        };
        let error = Error::new(kind, evidence::<T>(&body, order));
        return Err(with_end(respond(error, status, headers, &body), end));
    }
    let response = match T::from_json(&body) {
        Ok(response) => response,
        Err(fault) => {
            let error = Error::new(ErrorKind::Decode, evidence::<T>(&body, order)).with_source(fault);
            return Err(respond(error, status, headers, &body));
        }
    };
    // Any object decodes; one without the keys of a session is something else.
    if !response.is_success() {
        return Err(respond(Error::new(ErrorKind::Decode, Outcome::Unknown), status, headers, &body));
    }
    if is_about_another(&response, order) {
        return Err(respond(Error::new(ErrorKind::Mismatch, Outcome::Unknown), status, headers, &body));
    }
    Ok(Session { response, status, headers, raw: body, attempts: 1, routing_id: String::new() })
}

/// Returns `true` if a response names another order, or names none in a way that can be read.
pub(crate) fn is_about_another<T: Response>(response: &T, order: Option<&str>) -> bool {
    match (order, response.order()) {
        (Some(sent), Some(named)) => !is_same(sent, named),
        (Some(_), None) => T::ORDER_KEY.is_some_and(|key| response::has_any(response.raw(), &[key])),
        (None, _) => false,
    }
}

/// Order IDs are not case-sensitive.
fn is_same(sent: &str, named: &str) -> bool {
    sent.eq_ignore_ascii_case(named)
}

fn respond(error: Error, status: u16, headers: HeaderMap, body: &[u8]) -> Error {
    error.with_response(status, body).with_headers(headers)
}

fn with_end(error: Error, end: BodyEnd) -> Error {
    match end {
        BodyEnd::Broken(source) => error.with_source(source),
        BodyEnd::Complete | BodyEnd::TooLarge => error,
    }
}

/// The outcome of a status that is not a success.
fn refusal<T: Response>(status: u16, end: &BodyEnd, body: &[u8]) -> Outcome {
    let is_rejected = match ResponseStatus::from_code(status).order_effect() {
        OrderEffect::Unreached => true,
        // Part of the body does not tell what it refuses.
        OrderEffect::Refused => {
            matches!(end, BodyEnd::Complete) && is_json(body) && !T::from_json(body).is_ok_and(|body| body.is_success())
        }
        OrderEffect::Unknown => false,
    };
    if is_rejected && !mentions_an_order(body) { Outcome::Rejected } else { Outcome::Unknown }
}

/// Returns `true` if a body is JSON, which proves that nothing of it is missing.
fn is_json(body: &[u8]) -> bool {
    str::from_utf8(body).is_ok_and(|text| text.trim_start_matches('\u{feff}').parse::<RawJson>().is_ok())
}

/// Returns `true` if a body may say that the order exists, or that the server failed.
///
/// "Does not exist" counts as well: a false alarm costs a question, a missed one an order.
fn mentions_an_order(body: &[u8]) -> bool {
    const WORDS: &[&str] = &["duplicate", "exist", "internalservererror"];
    let mentions = |text: &str| {
        let letters: String = text.chars().flat_map(char::to_lowercase).filter(|it| it.is_alphabetic()).collect();
        WORDS.iter().any(|word| letters.contains(word))
    };
    let body = String::from_utf8_lossy(body);
    match body.trim_start_matches('\u{feff}').parse::<RawJson>() {
        Ok(json) => strings(json.get()).any(|text| mentions(&text)),
        Err(_) => mentions(&body),
    }
}

/// The strings of a valid JSON value, keys included, at any depth.
fn strings(valid: &str) -> impl Iterator<Item = String> {
    let mut rest = valid;
    std::iter::from_fn(move || {
        let (_, string) = rest.split_once('"')?;
        let mut is_escaped = false;
        let end = string.bytes().position(|byte| {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            ends
        })?;
        let (content, after) = string.split_at_checked(end)?;
        rest = after.strip_prefix('"')?;
        let decoded = text(&format!("\"{content}\"")).map(Cow::into_owned);
        Some(decoded.unwrap_or_else(|| unescaped(content)))
    })
}

/// The content of a string that is not Unicode, with its other escapes of characters decoded.
fn unescaped(content: &str) -> String {
    let mut parts = content.split("\\u");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(4).unwrap_or((part, ""));
        text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        text.push_str(rest);
    }
    text
}

/// The outcome of a success whose body cannot be used: the order exists if what came of the body is part of a session of
/// the order.
fn evidence<T: Response>(body: &[u8], order: Option<&str>) -> Outcome {
    // A partial response keeps no text, so its `is_success` sees no key of an error.
    let partial = T::from_partial(body);
    let is_session = partial.is_success() && !may_be_error::<T>(body);
    match (order, partial.order()) {
        (Some(sent), Some(named)) if !sent.is_empty() && is_same(sent, named) && is_session => Outcome::Created,
        _ => Outcome::Unknown,
    }
}

/// Returns `true` if part of a body has a key that only an error has.
///
/// A key whose value is incomplete counts: the value may not be `null`.
fn may_be_error<T: Response>(body: &[u8]) -> bool {
    let mut has_key = false;
    let mut end = 0;
    let _ = json::visit(body, &mut |key, value| {
        has_key |= value != "null" && T::ERROR_KEYS.contains(&key);
        end = (value.as_ptr() as usize).saturating_sub(body.as_ptr() as usize) + value.len();
    });
    let rest = String::from_utf8_lossy(body.get(end..).unwrap_or_default());
    has_key || T::ERROR_KEYS.iter().any(|key| rest.contains(&format!("\"{key}\"")))
}
