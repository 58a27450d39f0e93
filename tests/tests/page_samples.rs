//! The samples of the page: twelve request bodies and two responses.

use juspay_session::{Action, Amount, OrderStatus, Request, Violations, default, v1};
use serde_json::{Map, Value};
use tests::draft::Draft;
use tests::sample::NOW;
use tests::{fixtures, json};

/// The bodies of a version, by name.
fn bodies(version: &str) -> Vec<(String, Vec<u8>)> {
    let mut bodies = fixtures::read("page/requests", "json");
    bodies.retain(|(name, _)| name.starts_with(version));
    assert_eq!(bodies.len(), 6, "the page has six bodies of {version}");
    bodies
}

fn is_java(name: &str) -> bool {
    name.ends_with("_java")
}

#[test]
fn ten_bodies_are_read_and_written_again() {
    fn check<D: Draft>(version: &str) -> usize {
        let valid = bodies(version).into_iter().filter(|(name, _)| !is_java(name));
        valid
            .map(|(name, body)| {
                let draft = D::from_json(&body).unwrap();
                let request = draft.build_at(NOW).unwrap_or_else(|violations| panic!("{name}: {violations}"));
                check_written(&name, &request, &body);
            })
            .count()
    }
    let count = check::<default::SessionRequestBuilder>("default") + check::<v1::SessionRequestBuilder>("v1");
    assert_eq!(count, 10);
}

/// Sets a field of a builder by its key. The rest are the setters of one version.
macro_rules! set {
    ($draft:expr, $key:expr, $value:expr $(, $own:literal => $set:expr)?) => {
        match $key {
            "order_id" => $draft.order_id($value),
            "amount" => $draft.amount($value.parse::<Amount>().unwrap()),
            "customer_id" => $draft.customer_id($value),
            "customer_email" => $draft.customer_email($value),
            "customer_phone" => $draft.customer_phone($value),
            "payment_page_client_id" => $draft.payment_page_client_id($value),
            "action" => $draft.action(Action::from($value)),
            "return_url" => $draft.return_url($value),
            "description" => $draft.description($value),
            "first_name" => $draft.first_name($value),
            "last_name" => $draft.last_name($value),
            "theme" => $draft.theme($value),
            "offer_code" => $draft.offer_code($value),
            "metadata.JUSPAY:gateway_reference_id" => $draft.gateway_reference_id($value),
            $($own => $set($draft),)?
            key => panic!("no setter for {key}"),
        }
    };
}

#[test]
fn ten_bodies_are_made_by_setters() {
    fn check<D: Draft + Default>(version: &str, set: impl Fn(D, &str, &str) -> D) {
        for (name, body) in bodies(version).into_iter().filter(|(name, _)| !is_java(name)) {
            let fields: Map<String, Value> = serde_json::from_slice(&body).unwrap();
            let draft = fields
                .iter()
                .fold(D::default(), |draft, (key, value)| set(draft, key.as_str(), value.as_str().unwrap()));
            let request = draft.build_at(NOW).unwrap_or_else(|violations| panic!("{name}: {violations}"));
            check_written(&name, &request, &body);
            assert_eq!(request, D::from_json(&body).unwrap().build_at(NOW).unwrap(), "{name}");
        }
    }
    check::<default::SessionRequestBuilder>("default", |draft, key, value| set!(draft, key, value));
    check::<v1::SessionRequestBuilder>("v1", |draft, key, value| {
        set!(draft, key, value, "options.get_upi_deep_links" => |draft: v1::SessionRequestBuilder| {
            draft.get_upi_deep_links(value == "true")
        })
    });
}

/// Both ways of writing give the body key by key, each value the same text.
#[track_caller]
fn check_written(name: &str, request: &impl Request, body: &[u8]) {
    json::assert_same(&request.to_json(), body, name);
    let expected: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(serde_json::to_value(request).unwrap(), expected, "{name}");
    assert_eq!(serde_json::to_vec(request).unwrap(), request.to_json(), "{name}: the two ways differ");
}

#[test]
fn the_java_bodies_break_one_rule_and_miss_advice() {
    fn check(violations: &Violations) {
        let broken: Vec<_> = violations.must().map(|violation| (violation.field(), violation.rule())).collect();
        assert_eq!(broken, [("order_id", "length")]);
        let advised: Vec<_> = violations.should().map(|violation| (violation.field(), violation.rule())).collect();
        assert_eq!(advised, [("return_url", "required")]);
        let length = violations.must().next().unwrap();
        assert_eq!(length.message(), "21 characters; use 1 to 20");
    }
    for (name, body) in bodies("default").iter().filter(|(name, _)| is_java(name)) {
        let draft = default::SessionRequestBuilder::from_json(body).unwrap_or_else(|error| panic!("{name}: {error}"));
        check(&draft.build_at(NOW).unwrap_err());
    }
    for (name, body) in bodies("v1").iter().filter(|(name, _)| is_java(name)) {
        let draft = v1::SessionRequestBuilder::from_json(body).unwrap_or_else(|error| panic!("{name}: {error}"));
        check(&draft.build_at(NOW).unwrap_err());
    }
}

const WEB: &str = "https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page";

/// Checks what both sample responses say.
macro_rules! check_response {
    ($text:expr, $response:expr) => {{
        let (text, response) = ($text, $response);
        assert_eq!(response.raw(), text.trim());
        assert_eq!(serde_json::to_string(response).unwrap(), text.trim());

        assert_eq!(response.status(), Some(&OrderStatus::New));
        assert_eq!(response.id(), Some("ordeh_xxxxxxxxxxxxxxxxxxxx"));
        assert_eq!(response.order_id(), Some("testing-order-one"));
        assert_eq!(response.order_expiry(), None);
        assert_eq!(response.payment_links().unwrap().web(), Some(WEB));

        let sdk = response.sdk_payload().unwrap();
        let start = text.find("\"sdk_payload\": ").unwrap() + "\"sdk_payload\": ".len();
        let end = text.rfind('}').unwrap();
        assert_eq!(sdk.raw(), text[start..end].trim_end(), "byte for byte");
        assert_eq!(sdk.request_id(), Some("12398b5571d74c3388a74004bc24370c"));
        assert_eq!(sdk.service(), Some("in.juspay.hyperpay"));
        assert_eq!(sdk.expiry(), None);

        let payload = sdk.payload().unwrap();
        assert_eq!(payload.client_id(), Some("yourClientId"));
        assert_eq!(payload.amount(), Some("1.00".parse().unwrap()));
        assert_eq!(payload.merchant_id(), Some("yourMerchantId"));
        assert_eq!(payload.client_auth_token(), Some("tkn_xxxxxxxxxxxxxxxxxxxxx"));
        assert_eq!(payload.client_auth_token_expiry(), Some("2022-03-12T20:29:23Z"));
        assert_eq!(payload.environment(), Some("production"));
        assert_eq!(payload.get_upi_deep_links(), Some("true"));
        assert_eq!(payload.last_name(), Some("wick"));
        assert_eq!(payload.action(), Some(&Action::PaymentPage));
        assert_eq!(payload.customer_id(), Some("testing-customer-one"));
        assert_eq!(payload.return_url(), Some("https://shop.merchant.com"));
        assert_eq!(payload.currency(), Some("INR"));
        assert_eq!(payload.first_name(), Some("John"));
        assert_eq!(payload.customer_phone(), Some("9876543210"));
        assert_eq!(payload.customer_email(), Some("test@mail.com"));
        assert_eq!(payload.order_id(), Some("testing-order-one"));
        assert_eq!(payload.description(), Some("Complete your payment"));
    }};
}

#[test]
fn the_default_response_is_read_and_written_again() {
    let text = fixtures::text("page/responses/default.json");
    check_response!(&text, &default::SessionResponse::from_json(text.as_bytes()).unwrap());
}

#[test]
fn the_v1_response_is_read_and_written_again() {
    let text = fixtures::text("page/responses/v1.json");
    let response = v1::SessionResponse::from_json(text.as_bytes()).unwrap();
    check_response!(&text, &response);
    let links = response.payment_links().unwrap();
    assert_eq!(links.expiry(), None, "the text \"null\" reads as None");
    assert_eq!(links.deep_link(), Some("upi://pay?tr=3xxxxxxxxx&tid=PYxxxxx&mc=xxx&pa=pxxxxx&pn=xxxxxxx&am=1&cu=INR"));
}
