//! What a violation says, and the advice on keys that are near a known one.

use std::fmt::Write as _;

use fastrand::Rng;
use juspay_session::{ApiVersion, EpochSeconds, Level, Violation, Violations, check_json, default, v1};
use serde_json::{Map, Value, json};
use tests::{fixtures, sample};

const BASE: &str = r#"{"order_id":"ord-81","amount":"310.50","customer_id":"cust-9","customer_email":"ravi@shop.example","customer_phone":"9876501234","payment_page_client_id":"acme","action":"paymentPage","return_url":"https://pay.acme.example/back"}"#;

fn base() -> Map<String, Value> {
    serde_json::from_str(BASE).unwrap()
}

fn check(version: &str, body: Map<String, Value>, now: u64) -> Violations {
    let json = Value::from(body).to_string();
    check_json(version.parse().unwrap(), json.as_bytes(), EpochSeconds::from_secs(now)).unwrap()
}

/// Bodies with one thing wrong, or a few, each with what is said of it.
#[test]
fn messages_tell_what_to_do() {
    let mut report = String::new();
    for line in fixtures::text("messages.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let mut body = base();
        for key in case["without"].as_array().unwrap() {
            body.remove(key.as_str().unwrap());
        }
        body.extend(case["set"].as_object().unwrap().clone());
        let violations = check(case["version"].as_str().unwrap(), body, case["now"].as_u64().unwrap());
        let _ = writeln!(report, "# {}", case["name"].as_str().unwrap());
        for violation in &violations {
            let _ = writeln!(report, "{}: {violation}", violation.level());
        }
        report.push('\n');
    }
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("messages", report);
    });
}

#[test]
fn a_violation_offers_its_parts() {
    let mut body = base();
    body.extend(
        json!({"options.create_mandate": "REQUIRED", "mandate.max_amount": "5", "mandate.start_date": "1766275260",
            "mandate.end_date": "1783555200", "mandate.frequency": "WEEKLY", "mandate.rule_value": "9", "udf1": "a_b"})
        .as_object()
        .unwrap()
        .clone(),
    );
    let violations = check("v1", body, 1_766_275_200);
    let parts = serde_json::to_value(&violations).unwrap();
    assert_eq!(
        parts,
        json!([
            {
                "field": "mandate.rule_value", "rule": "range_weekly", "place": "mandate/mandate.rule_value/range_weekly",
                "level": "must", "limit": "1 to 7", "condition": "mandate.frequency is WEEKLY",
                "message": "out of range because mandate.frequency is WEEKLY; use 1 to 7", "suggestion": null,
            },
            {
                "field": "udf1", "rule": "charset", "place": "udf/udf1/charset", "level": "must",
                "limit": "A-Z a-z 0-9 SPACE", "condition": null,
                "message": "character 2 is not allowed; allowed: A-Z a-z 0-9 SPACE", "suggestion": null,
            },
        ])
    );
    let first = violations.iter().next().unwrap();
    assert_eq!(first.condition(), Some("mandate.frequency is WEEKLY"));
    assert_eq!((first.rule(), first.place().rsplit('/').next().unwrap()), ("range_weekly", "range_weekly"));
}

/// The near misses of a body with one more key.
fn near(version: &str, key: &str, value: Value) -> Vec<Violation> {
    let mut body = base();
    body.insert(key.to_owned(), value);
    let violations = check(version, body, sample::NOW.as_secs());
    violations.into_iter().filter(|violation| violation.place() == "extra/near_miss").collect()
}

#[test]
fn keys_near_a_known_one_are_told() {
    #[track_caller]
    fn check(version: &str, key: &str, value: Value, suggestion: Option<&str>) {
        let found = near(version, key, value);
        let [violation] = found.as_slice() else { panic!("{key}: {found:?}") };
        assert_eq!((violation.field(), violation.level()), (key, Level::Should));
        assert_eq!(violation.suggestion().as_deref(), suggestion, "{key}");
        assert!(!violation.to_string().contains("hidden"), "{violation}");
    }
    for version in ["default", "v1"] {
        for (key, suggestion) in [
            ("mandate_frequency", "mandate.frequency"),
            ("mandate_max_amount", "mandate.max_amount"),
            ("metadata.JUSPAY:gatewayReferenceId", "metadata.JUSPAY:gateway_reference_id"),
            ("custmer_phone", "customer_phone"),
            ("cutomer_phone", "customer_phone"),
            ("cusotmer_phone", "customer_phone"),
            ("customer_phones", "customer_phone"),
            ("customer phone", "customer_phone"),
            ("customer-phone", "customer_phone"),
            ("ORDER_ID", "order_id"),
            ("orderId", "order_id"),
            ("order.id", "order_id"),
            ("amout", "amount"),
            ("UDF1", "udf1"),
            ("Theme", "theme"),
        ] {
            check(version, key, json!("hidden"), Some(suggestion));
        }
        check(version, "udf11", json!("hidden"), None);
        check(version, "udf0", json!("hidden"), None);
        let flat = "metadata.JUSPAY:gateway_reference_id";
        check(version, "metadata", json!({"JUSPAY": {"gateway_reference_id": "hidden"}}), Some(flat));
        check(version, "metadata.JUSPAY", json!({"gateway_reference_id": "hidden"}), Some(flat));
        check(version, "mandate", json!({"max_amount": "hidden"}), Some("mandate.max_amount"));
        check(version, "Mandate", json!({"max_amount": "hidden"}), Some("mandate.max_amount"));
    }
    check("v1", "options", json!({"get_upi_deep_links": "hidden"}), Some("options.get_upi_deep_links"));
    check("v1", "currency", json!("hidden"), None);
    check("default", "options.get_upi_deep_links", json!("hidden"), None);
}

#[test]
fn keys_of_real_bodies_are_silent() {
    for key in [
        "metadata.PAYU:ref",
        "metadata.expiryInMins",
        "metadata.webhook_url",
        "metadata.bank_account_details",
        "basket",
        "order_type",
        "product_id",
        "mobile_country_code",
        "billing_address_first_name",
        "billing_address_city",
        "shipping_address_postal_code",
        "gateway_id",
        "x",
        "",
    ] {
        for version in ["default", "v1"] {
            assert_eq!(near(version, key, json!("1")), [], "{key}");
        }
    }
    assert_eq!(near("v1", "payment_filter", json!({"allowDefaultOptions": false})), []);
    assert_eq!(near("v1", "mandate", json!("not an object")), []);
    let keys = fixtures::read("page/requests", "json").into_iter();
    for (name, json) in keys {
        let version: ApiVersion = if name.starts_with("v1") { ApiVersion::V1 } else { ApiVersion::Default };
        let violations = check_json(version, &json, sample::NOW).unwrap();
        assert!(violations.iter().all(|violation| violation.rule() != "near_miss"), "{name}");
    }
}

/// Random keys of letters, separators and digits that no few edits make known ones.
#[test]
fn keys_far_from_known_ones_are_silent() {
    let mut rng = Rng::with_seed(0x6b65_7973);
    let letters: Vec<char> = "qwxzvkj_.-: 0123456789éQXZ".chars().collect();
    for _ in 0..20_000 {
        let key: String = (0..rng.usize(1..40)).map(|_| letters[rng.usize(..letters.len())]).collect();
        let value = [json!("1"), json!({"max_amount": "1"}), json!(null)][rng.usize(..3)].clone();
        let version = ["default", "v1"][rng.usize(..2)];
        assert_eq!(near(version, &key, value), [], "{key:?}");
    }
    // Very long keys cost nothing and say nothing.
    assert_eq!(near("v1", &"customer_phone".repeat(10_000), json!("1")), []);
}

/// The builder's `extra` gives the same advice, which the request keeps.
#[test]
fn the_builder_gives_the_same_advice() {
    let draft = v1::SessionRequestBuilder::from_json(BASE.as_bytes()).unwrap().extra("custmer_phone", "9876501234");
    let request = draft.build_at(sample::NOW).unwrap();
    let told: Vec<_> = request.advisories().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["custmer_phone: unknown key; did you mean customer_phone?"]);
    let draft = default::SessionRequestBuilder::from_json(BASE.as_bytes()).unwrap();
    let draft = draft.gateway_metadata("PAYU", "ref", "9");
    assert!(draft.build_at(sample::NOW).unwrap().advisories().is_empty());
}
