//! The mock's own endpoints, for tests in other languages.

use super::answer::Answer;
use super::api::{Operation, parameters};
use super::body::Body;
use super::fault::Injection;
use super::http::Head;
use super::late::Late;
use super::ledger::{Effect, LedgerOrder, LedgerRequest};
use super::object::{Object, list};
use super::shared::Shared;
use crate::generated::OrderStatus;
use crate::value::{self, EpochSeconds};

/// The start of their paths.
pub(super) const PREFIX: &str = "/__mock/";

type Endpoint = fn(&Head, &[u8], &Shared) -> Result<String, String>;

/// The size of an order ID and of a status, in bytes.
const TEXT_LIMIT: usize = 256;

/// The template of the one path with a parameter.
const STATUS: &str = "/__mock/orders/{order_id}/status";

/// The response to a request whose path starts with [`PREFIX`].
pub(super) fn answer(head: &Head, body: &[u8], shared: &Shared) -> Answer {
    let (method, endpoint): (&'static str, Endpoint) = match head.path().strip_prefix(PREFIX) {
        Some("ledger") => ("GET", ledger),
        Some("faults") => ("POST", faults),
        Some("late") => ("POST", late),
        Some("clock") => ("POST", clock),
        _ if parameters(STATUS, head.path()).is_some() => ("POST", status),
        _ => {
            let known = "/__mock/ledger, /__mock/faults, /__mock/late, /__mock/clock";
            return refusal(404, &format!("unknown path; known: {known}, {STATUS}"));
        }
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
        .text("status", order.status().as_str())
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
    let operation = request.operation().map(Operation::as_str);
    for (key, value) in [
        ("operation", operation),
        ("method", request.method()),
        ("target", request.target()),
        ("order_id", request.order_id()),
    ] {
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

/// `POST /__mock/faults`: `fault`, and `order_id`, `operation` and `times`.
fn faults(_: &Head, body: &[u8], shared: &Shared) -> Result<String, String> {
    let body = read(body, &["fault", "order_id", "operation", "times"])?;
    let injection = match optional(&body, "fault", "a fault such as \"status=503\", or null")? {
        Some(text) => Some(text.parse::<Injection>().map_err(|error| error.to_string())?),
        None => None,
    };
    let order_id = short(&body, "order_id")?;
    let operation = match body.raw("operation").map(|json| value::text(json).and_then(|name| name.parse().ok())) {
        Some(Some(_)) if order_id.is_none() => return Err("operation: needs an order_id".to_owned()),
        Some(Some(operation)) => operation,
        Some(None) => return Err("operation: unknown name; write session or order_status".to_owned()),
        None => Operation::Session,
    };
    let times = match body.raw("times").map(str::parse::<u64>) {
        Some(Ok(times @ 1..)) => Some(times),
        Some(_) => return Err("times: not a positive integer".to_owned()),
        None => None,
    };
    let mut faults = shared.faults();
    match (order_id, injection) {
        (None, None) => faults.clear(),
        (Some(order_id), None) => faults.clear_order(operation, &order_id),
        (order_id, Some(injection)) => {
            let times_in_queue = usize::try_from(times.unwrap_or(1)).unwrap_or(usize::MAX);
            if faults.are_full(if order_id.is_some() { 1 } else { times_in_queue }, &injection) {
                return Err("too many faults; 10,000 may wait, of 16 MiB in all".to_owned());
            }
            match order_id {
                Some(order_id) => faults.set_order(operation, &order_id, injection, times),
                None => faults.queue.extend(std::iter::repeat_n(injection, times_in_queue)),
            }
        }
    }
    let (queued, orders) = (faults.queue.len(), faults.orders());
    Ok(Object::new().raw("queued", &queued.to_string()).raw("orders", &orders.to_string()).finish())
}

/// `POST /__mock/late`: `late`, and `order_id`.
fn late(_: &Head, body: &[u8], shared: &Shared) -> Result<String, String> {
    let body = read(body, &["late", "order_id"])?;
    let late = match optional(&body, "late", "delay=MS or calls=N, or null")? {
        Some(text) => Some(text.parse::<Late>().map_err(|error| format!("late: {error}"))?),
        None => None,
    };
    let mut orders = shared.late();
    match short(&body, "order_id")? {
        Some(_) if late.is_some() && orders.are_full() => return Err("too many orders; 10,000 may be late".to_owned()),
        Some(order_id) => orders.set(&order_id, late),
        None => orders.set_every(late),
    }
    Ok(Object::new().finish())
}

/// `POST /__mock/orders/{order_id}/status`: `status`.
fn status(head: &Head, body: &[u8], shared: &Shared) -> Result<String, String> {
    let body = read(body, &["status"])?;
    let status = short(&body, "status")?.ok_or("status: missing; write a status such as \"CHARGED\"")?;
    let order_id = parameters(STATUS, head.path()).into_iter().flatten().next().unwrap_or_default();
    let order = shared.book.set_status(&order_id, OrderStatus::from(status.as_str()));
    order.as_ref().map(order_json).ok_or_else(|| "unknown order; create it first".to_owned())
}

/// A key that must be there: a string, or `null`.
fn optional(body: &Body, key: &str, help: &str) -> Result<Option<String>, String> {
    match body.raw(key) {
        None => Err(format!("{key}: missing; write {help}")),
        Some("null") => Ok(None),
        Some(json) => match value::text(json) {
            Some(text) => Ok(Some(text.into_owned())),
            None => Err(format!("{key}: not a string; write {help}")),
        },
    }
}

/// A string that the mock keeps, if the key is there.
fn short(body: &Body, key: &str) -> Result<Option<String>, String> {
    match body.raw(key).map(value::text) {
        Some(Some(text)) if text.len() <= TEXT_LIMIT => Ok(Some(text.into_owned())),
        Some(Some(_)) => Err(format!("{key}: more than {TEXT_LIMIT} bytes")),
        Some(None) => Err(format!("{key}: not a string")),
        None => Ok(None),
    }
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
