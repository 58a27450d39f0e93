//! The session call: the check of its body, and its response.

use super::answer::Answer;
use super::api::{Operation, check_headers, given};
use super::body::Body;
use super::http::Head;
use super::ledger::NewOrder;
use super::object::{Object, sdk_key};
use super::order_status;
use super::refusal::{Invalid, Refusal, json_answer};
use super::shared::Shared;
use super::text::{iso, normalised};
use crate::generated::mock_data::{AMOUNT, DEEP_LINK, ERROR_CODES, ORDER, SDK_DEFAULTS};
use crate::generated::{ApiVersion, OrderStatus, check_json, header, knows};
use crate::validation::{Level, Violation};
use crate::value::{Amount, EpochSeconds};

/// The lifetime of a client token.
const TOKEN_SECONDS: u64 = 15 * 60;

/// Checks a body, and returns the version of the response.
///
/// A request does not name its version. A body must be valid in every version that has one of its keys, unless all
/// versions have that key. Without such a key it must be valid in any version.
fn version_of(body: &Body, json: &[u8], shared: &Shared, now: EpochSeconds) -> Result<ApiVersion, Vec<Violation>> {
    let pinned = shared.api_version;
    let refused = |version| -> Vec<Violation> {
        match check_json(version, json, now).map(|violations| violations.waive(&shared.waived)) {
            Ok(violations) if violations.is_valid() => Vec::new(),
            // A misspelt key is told with what it may have caused, unless it is a key of another version.
            Ok(violations) => {
                let is_known = |key: &str| pinned.is_none() && ApiVersion::ALL.iter().any(|other| knows(*other, key));
                let is_near_miss = |violation: &Violation| violation.is_near_miss() && !is_known(violation.field());
                let is_told = |violation: &Violation| violation.level() == Level::Must || is_near_miss(violation);
                violations.into_iter().filter(is_told).collect()
            }
            // Invalid JSON was refused before.
            Err(_) => Vec::new(),
        }
    };
    let named = pinned.map_or_else(|| versions(body), |version| vec![version]);
    let mut violations: Vec<Violation> = Vec::new();
    if named.is_empty() {
        for version in ApiVersion::ALL {
            let found = refused(*version);
            if found.is_empty() {
                return Ok(*version);
            }
            if violations.is_empty() {
                violations = found;
            }
        }
        return Err(violations);
    }
    for found in named.iter().flat_map(|version| refused(*version)) {
        if !violations.contains(&found) {
            violations.push(found);
        }
    }
    let asks = asks_for_deep_link(body);
    let answering = named.iter().find(|version| has_deep_links(**version) == asks).or(named.first());
    answering.copied().filter(|_| violations.is_empty()).ok_or(violations)
}

/// The versions that have a key of the body that not all versions have.
fn versions(body: &Body) -> Vec<ApiVersion> {
    let all = ApiVersion::ALL;
    let keys = body.keys().into_iter().flatten();
    let special: Vec<&str> = keys.filter(|key| !all.iter().all(|version| knows(*version, key))).collect();
    all.iter().copied().filter(|version| special.iter().any(|key| knows(*version, key))).collect()
}

fn asks_for_deep_link(body: &Body) -> bool {
    DEEP_LINK.and_then(|key| body.text(key)).is_some_and(|text| text == "true")
}

/// Returns `true` if a version can ask for a deep link.
fn has_deep_links(version: ApiVersion) -> bool {
    DEEP_LINK.is_some_and(|key| knows(version, key))
}

/// A request that is accepted.
pub(super) struct Accepted<'r> {
    version: ApiVersion,
    body: &'r Body,
    merchant_id: &'r str,
    now: EpochSeconds,
}

/// Checks the headers of the model and the body; the refusal names everything that is invalid.
pub(super) fn accept<'r>(
    head: &'r Head,
    json: &[u8],
    body: &'r Body,
    shared: &Shared,
) -> Result<Accepted<'r>, Refusal> {
    let now = shared.now();
    let mut invalid = check_headers(head, Operation::Session);
    let mut error_code = None;
    match body.entries().map(|_| version_of(body, json, shared, now)) {
        Ok(Ok(version)) if invalid.is_empty() => {
            let merchant_id = given(head, header::X_MERCHANTID).unwrap_or_default();
            return Ok(Accepted { version, body, merchant_id, now });
        }
        Ok(Ok(_)) => {}
        Ok(Err(violations)) => {
            let first = violations.first().map(Violation::field);
            error_code = ERROR_CODES.iter().find(|(field, _)| first == Some(*field)).map(|(_, code)| *code);
            invalid.extend(violations.iter().map(Invalid::from));
        }
        Err(error) => {
            invalid.push(Invalid { name: "body".to_owned(), reason: error.to_string(), is_missing: false });
        }
    }
    let error_code = error_code.filter(|_| !invalid.iter().any(|invalid| invalid.is_missing));
    let refusal = Refusal::of_fields(invalid);
    Err(Refusal { error_code: error_code.unwrap_or(refusal.error_code), ..refusal })
}

impl Accepted<'_> {
    /// Creates the order or finds it, and returns a new session.
    pub(super) fn answer(&self, sequence: u64, shared: &Shared) -> Answer {
        let ids = &shared.ids;
        let order_id = self.body.order_id();
        let amount = AMOUNT.and_then(|key| self.body.text(key)).and_then(|text| text.parse().ok());
        let amount = normalised(amount.unwrap_or(Amount::ZERO));
        let fresh = || format!("ordeh_{}", ids.next().get(..20).unwrap_or_default());
        let order = |order_id: &String| {
            shared.book.order(sequence, order_id, || {
                let id = fresh();
                let page = payment_page(shared, &id);
                let fields = order_status::fields(self.body, &amount, self.merchant_id, &page, self.now);
                NewOrder { id, fields }
            })
        };
        let (id, status) = match order_id.as_ref().map(order) {
            Some(order) => (order.id().to_owned(), order.status().clone()),
            // Without an order, as for payment management, there is nothing to find again.
            None => (fresh(), OrderStatus::New),
        };
        let request_id = ids.next();

        let mut links = Object::new();
        links.text("web", &payment_page(shared, &id));
        if has_deep_links(self.version) {
            links.text("expiry", "null");
            if asks_for_deep_link(self.body) {
                let number = id.get(6..).unwrap_or_default();
                let link =
                    format!("upi://pay?tr={number}&tid=PY{number}&mc=0000&pa=mock@upi&pn=Mock&am={amount}&cu=INR");
                links.text("deep_link", &link);
            }
        }
        let mut sdk = Object::new();
        sdk.text("requestId", &request_id)
            .text("service", "in.juspay.hyperpay")
            .raw("payload", &self.payload(&amount, shared));
        let mut body = Object::new();
        body.text("status", status.as_str()).text("id", &id);
        if let Some((key, order_id)) = ORDER.zip(order_id) {
            body.text(key, &order_id);
        }
        body.raw("payment_links", &links.finish()).raw("sdk_payload", &sdk.finish());
        json_answer(200, body.finish(), request_id, ids)
    }

    /// The payload for the SDK: the server's keys, then the request in the SDK's spelling.
    fn payload(&self, amount: &str, shared: &Shared) -> String {
        let expiry = EpochSeconds::from_secs(self.now.as_secs().saturating_add(TOKEN_SECONDS));
        let mut payload = Object::new();
        payload
            .text("merchantId", self.merchant_id)
            .text("clientAuthToken", &format!("tkn_{}", shared.ids.next()))
            .text("clientAuthTokenExpiry", &iso(expiry))
            .text("environment", "sandbox");
        if let Some(key) = AMOUNT {
            payload.text(&sdk_key(key), amount);
        }
        for (key, raw) in self.body.entries().unwrap_or_default() {
            payload.raw(&sdk_key(key), raw);
        }
        for (key, value) in SDK_DEFAULTS {
            payload.text(&sdk_key(key), value);
        }
        payload.finish()
    }
}

fn payment_page(shared: &Shared, id: &str) -> String {
    format!("{}/orders/{id}/payment-page", shared.base_url)
}
