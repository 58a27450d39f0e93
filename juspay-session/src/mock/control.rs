//! The mock's own endpoints, for tests in other languages.

use super::answer::Answer;
use super::api::Body;
use super::fault::Injection;
use super::http::Head;
use super::ledger::{Effect, LedgerOrder, LedgerRequest};
use super::object::{Object, list};
use super::shared::Shared;
use crate::value::{self, EpochSeconds};

/// The start of their paths.
pub(super) const PREFIX: &str = "/__mock/";

type Endpoint = fn(&Head, &[u8], &Shared) -> Result<String, String>;

/// The response to a request whose path starts with [`PREFIX`].
pub(super) fn answer(head: &Head, body: &[u8], shared: &Shared) -> Answer {
    let (method, endpoint): (&'static str, Endpoint) = match head.path().strip_prefix(PREFIX) {
        Some("ledger") => ("GET", ledger),
        Some("faults") => ("POST", faults),
        Some("clock") => ("POST", clock),
        _ => return refusal(404, "unknown path; there are /__mock/ledger, /__mock/faults and /__mock/clock"),
    };
    if &*head.method != method {
        return refusal(405, &format!("use {method}")).header("Allow", method);
    }
    match endpoint(head, body, shared) {
        Ok(json) => json_answer(200, json),
        Err(message) => refusal(400, &message),
    }
}

fn refusal(status: u16, message: &str) -> Answer {
    json_answer(status, Object::new().text("error", message).finish())
}

fn json_answer(status: u16, json: String) -> Answer {
    Answer { status, headers: Vec::new(), body: json.into_bytes() }.header("Content-Type", "application/json")
}

/// `GET /__mock/ledger`, or `?order_id=…` for one order.
fn ledger(head: &Head, _: &[u8], shared: &Shared) -> Result<String, String> {
    let order_id = match head.query() {
        "" => None,
        query => Some(query.strip_prefix("order_id=").ok_or("unknown parameter; there is order_id")?),
    };
    let ledger = shared.book.snapshot();
    let is_of = |known: Option<&str>| {
        order_id.is_none_or(|wanted| known.is_some_and(|known| known.eq_ignore_ascii_case(wanted)))
    };
    let requests = ledger.requests().iter().filter(|request| is_of(request.order_id())).map(request_json);
    let orders = ledger.orders().iter().filter(|order| is_of(Some(order.order_id()))).map(order_json);
    Ok(Object::new()
        .raw("orders", &list(orders))
        .raw("requests", &list(requests))
        .raw("evicted_orders", &ledger.evicted_orders().to_string())
        .raw("evicted_requests", &ledger.evicted_requests().to_string())
        .finish())
}

fn order_json(order: &LedgerOrder) -> String {
    Object::new()
        .text("order_id", order.order_id())
        .text("id", order.id())
        .raw("sessions", &order.sessions().to_string())
        .finish()
}

fn request_json(request: &LedgerRequest) -> String {
    let effect = match request.effect() {
        Effect::None => "none",
        Effect::Made => "made",
        Effect::Repeated => "repeated",
    };
    let mut json = Object::new();
    json.raw("sequence", &request.sequence().to_string())
        .raw("complete", if request.is_complete() { "true" } else { "false" })
        .text("effect", effect);
    for (key, value) in [("method", request.method()), ("target", request.target()), ("order_id", request.order_id())] {
        if let Some(value) = value {
            json.text(key, value);
        }
    }
    if let Some(status) = request.status() {
        json.raw("status", &status.to_string());
    }
    if let Some(headers) = request.headers() {
        let mut object = Object::new();
        for (name, value) in headers.iter() {
            object.text(&name.to_ascii_lowercase(), value);
        }
        json.raw("headers", &object.finish());
    }
    if let Some(body) = request.body() {
        json.text("body", &String::from_utf8_lossy(body));
    }
    json.finish()
}

/// `POST /__mock/faults`: `fault`, and `order_id` and `times`.
fn faults(_: &Head, body: &[u8], shared: &Shared) -> Result<String, String> {
    let body = read(body, &["fault", "order_id", "times"])?;
    let fault = body.raw("fault").ok_or("fault: missing; write a fault such as \"status=503\", or null")?;
    let injection = match value::text(fault) {
        Some(text) => Some(text.parse::<Injection>().map_err(|error| error.to_string())?),
        None if fault == "null" => None,
        None => return Err("fault: not a string; write a fault such as \"status=503\", or null".to_owned()),
    };
    let order_id = match body.raw("order_id") {
        Some(json) => Some(value::text(json).ok_or("order_id: not a string")?),
        None => None,
    };
    let times = match body.raw("times").map(str::parse::<u64>) {
        Some(Ok(times @ 1..)) => Some(times),
        Some(_) => return Err("times: not a positive integer".to_owned()),
        None => None,
    };
    let mut faults = shared.faults();
    match (order_id, injection) {
        (None, None) => faults.clear(),
        (Some(order_id), None) => faults.clear_order(&order_id),
        (order_id, Some(injection)) => {
            let times_in_queue = usize::try_from(times.unwrap_or(1)).unwrap_or(usize::MAX);
            if faults.are_full(if order_id.is_some() { 1 } else { times_in_queue }) {
                return Err("too many faults; 10,000 may wait".to_owned());
            }
            match order_id {
                Some(order_id) => faults.set_order(&order_id, injection, times),
                None => faults.queue.extend(std::iter::repeat_n(injection, times_in_queue)),
            }
        }
    }
    let (queued, orders) = (faults.queue.len(), faults.orders());
    Ok(Object::new().raw("queued", &queued.to_string()).raw("orders", &orders.to_string()).finish())
}

/// `POST /__mock/clock`: `now`, in seconds since 1970, or `null` for the system's clock.
fn clock(_: &Head, body: &[u8], shared: &Shared) -> Result<String, String> {
    let body = read(body, &["now"])?;
    let now = match body.raw("now") {
        Some("null") => None,
        Some(json) => {
            let seconds =
                json.trim_matches('"').parse().map_err(|_| "now: not an integer; write seconds since 1970")?;
            Some(EpochSeconds::from_secs(seconds))
        }
        None => return Err("now: missing; write seconds since 1970, or null".to_owned()),
    };
    *shared.clock() = now;
    Ok(Object::new().raw("now", &shared.now().as_secs().to_string()).finish())
}

/// A JSON object with these keys.
fn read(json: &[u8], known: &[&str]) -> Result<Body, String> {
    let body = Body::read(json);
    let is_known = body.keys().map_err(|error| format!("invalid body: {error}"))?.all(|key| known.contains(&key));
    if is_known { Ok(body) } else { Err(format!("unknown key; known: {}", known.join(", "))) }
}
