//! The status of an order.

use super::answer::Answer;
use super::api::{Operation, check_headers};
use super::body::Body;
use super::http::Head;
use super::ledger::LedgerOrder;
use super::object::Object;
use super::refusal::{Refusal, json_answer};
use super::shared::Shared;
use super::text::iso;
use crate::generated::mock_data::{AMOUNT, ORDER, SDK_DEFAULTS};
use crate::generated::order_status::OrderStatusResponse;
use crate::generated::{ApiVersion, OrderStatus, knows};
use crate::response::Object as _;
use crate::value::EpochSeconds;

/// The order ID, unless a header is invalid.
pub(super) fn accept(head: &Head, order_id: Option<&str>) -> Result<String, Refusal> {
    let invalid = check_headers(head, Operation::OrderStatus);
    if invalid.is_empty() { Ok(order_id.unwrap_or_default().to_owned()) } else { Err(Refusal::of_fields(invalid)) }
}

/// The order, or that there is none.
pub(super) fn answer(order_id: &str, shared: &Shared) -> Answer {
    match shared.find(order_id) {
        Some(order) => found(&order, shared),
        None => not_found(order_id, shared),
    }
}

fn found(order: &LedgerOrder, shared: &Shared) -> Answer {
    let mut body = Object::new();
    body.text("id", order.id());
    if let Some(key) = ORDER {
        body.text(key, order.order_id());
    }
    body.text("status", order.status().as_str());
    if let Some(id) = status_id(order.status()) {
        body.raw("status_id", &id.to_string());
    }
    body.members(&order.fields);
    json_answer(200, body.finish(), shared.ids.next(), &shared.ids)
}

fn not_found(order_id: &str, shared: &Shared) -> Answer {
    let (status, request_id) = (OrderStatus::NotFound, shared.ids.next());
    let mut info = Object::new();
    info.text("code", "RESOURCE_NOT_FOUND")
        .text("category", "USER_ERROR")
        .text("request_id", &request_id)
        .text("developer_message", "there is no order with this ID")
        .text("user_message", "Something went wrong.");
    let mut body = Object::new();
    body.text("status", status.as_str());
    if let Some(id) = status_id(&status) {
        body.raw("status_id", &id.to_string());
    }
    if let Some(key) = ORDER {
        body.text(key, order_id);
    }
    let body = body.raw("error_info", &info.finish()).finish();
    json_answer(400, body, request_id, &shared.ids)
}

/// The fields of an order that never change, as the members of an object: what the session call said, as far as the
/// response has a key for it.
pub(super) fn fields(body: &Body, amount: &str, merchant_id: &str, payment_page: &str, now: EpochSeconds) -> Box<str> {
    let links = Object::new()
        .text("web", payment_page)
        .text("mobile", &format!("{payment_page}?mobile=true"))
        .text("iframe", &format!("{payment_page}?iframe=true"))
        .finish();
    let mut fields = Object::new();
    fields.text("merchant_id", merchant_id);
    if let Some(key) = AMOUNT {
        // A JSON number.
        fields.raw(key, amount);
    }
    let has = |key: &str| OrderStatusResponse::KEYS.contains(&key);
    for (key, raw) in body.entries().unwrap_or_default() {
        let is_known = ApiVersion::ALL.iter().any(|version| knows(*version, key));
        if is_known && has(key) && Some(key.as_str()) != ORDER {
            fields.raw(key, raw);
        }
    }
    for (key, value) in SDK_DEFAULTS.iter().filter(|(key, _)| has(key)) {
        fields.text(key, value);
    }
    fields
        .raw("amount_refunded", "0.0")
        .raw("refunded", "false")
        .text("date_created", &iso(now))
        .raw("payment_links", &links)
        .finish_members()
}

/// The number of a status, if other public material names it.
fn status_id(status: &OrderStatus) -> Option<u32> {
    Some(match status {
        OrderStatus::Created => 1,
        OrderStatus::New => 10,
        OrderStatus::Started => 20,
        OrderStatus::Charged => 21,
        OrderStatus::JuspayDeclined => 22,
        OrderStatus::PendingVbv => 23,
        OrderStatus::VbvSuccessful => 24,
        OrderStatus::Authorized => 25,
        OrderStatus::AuthenticationFailed => 26,
        OrderStatus::AuthorizationFailed => 27,
        OrderStatus::Authorizing => 28,
        OrderStatus::CodInitiated => 29,
        OrderStatus::Voided => 31,
        OrderStatus::VoidInitiated => 32,
        OrderStatus::CaptureInitiated => 33,
        OrderStatus::CaptureFailed => 34,
        OrderStatus::VoidFailed => 35,
        OrderStatus::AutoRefunded => 36,
        OrderStatus::NotFound => 40,
        _ => return None,
    })
}
