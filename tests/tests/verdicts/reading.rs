//! The reading of the page, field by field: what each version requires, refuses and advises.

use std::collections::BTreeSet;

use codegen::Model;
use serde_json::{Map, Value, json};

use crate::body::{Body, model};

/// The time that the bodies are judged for: 2025-12-21 in UTC.
const NOW: u64 = 1_766_275_200;

fn payment() -> Value {
    json!({
        "order_id": "ord-81", "amount": "310.50", "customer_id": "cust-9", "customer_email": "ravi@shop.example",
        "customer_phone": "9876501234", "payment_page_client_id": "acme", "action": "paymentPage",
        "return_url": "https://pay.acme.example/back",
    })
}

fn mandate() -> Value {
    let mut body = payment();
    let fields = json!({
        "options.create_mandate": "REQUIRED", "mandate.max_amount": "500.00", "mandate.start_date": "1766275260",
        "mandate.end_date": "1771459260",
    });
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    body
}

/// Reads the rows of a table: what is set in a body, or left out with `null`, and the rules that it breaks.
struct Table {
    model: Model,
    base: Map<String, Value>,
    versions: &'static [&'static str],
}

impl Table {
    fn of(base: Value) -> Self {
        let Value::Object(base) = base else { unreachable!("a body is an object") };
        Self { model: model(), base, versions: &["default", "v1"] }
    }

    fn only(self, versions: &'static [&'static str]) -> Self {
        Self { versions, ..self }
    }

    /// Checks the places of the rules that block, and of those that advise, by their last two parts.
    #[track_caller]
    fn row(&self, set: Value, must: &[&str], should: &[&str]) {
        for version in self.versions {
            let mut body = self.base.clone();
            for (key, value) in set.as_object().unwrap() {
                match value {
                    Value::Null => drop(body.remove(key)),
                    value => drop(body.insert(key.clone(), value.clone())),
                }
            }
            let name = format!("{version}: {set}");
            let found =
                Body::of(name.clone(), json!({"version": version, "now": NOW, "body": body})).findings(&self.model);
            for (level, expected) in [("must", must), ("should", should)] {
                let places = found.iter().filter(|finding| finding.level == level);
                let places: BTreeSet<&str> = places.map(|finding| finding.place.split_once('/').unwrap().1).collect();
                assert_eq!(places, expected.iter().copied().collect(), "{name}: {level}");
            }
        }
    }
}

#[test]
fn what_a_payment_requires() {
    let table = Table::of(payment());
    table.row(json!({}), &[], &[]);
    for key in ["order_id", "amount"] {
        table.row(json!({key: null}), &[&format!("{key}/required")], &[]);
        // An action that is missing is one that makes a payment; one that is not listed decides nothing.
        table.row(json!({key: null, "action": null}), &[&format!("{key}/required"), "action/presence"], &[]);
        table.row(json!({key: null, "action": "paymentmanagement"}), &["action/known"], &[]);
        table.row(json!({key: null, "action": "paymentManagement"}), &[], &[]);
    }
    for key in ["customer_id", "payment_page_client_id", "action"] {
        table.row(json!({key: null}), &[&format!("{key}/presence")], &[]);
        table.row(json!({key: 7}), &[&format!("{key}/type")], &[]);
    }
    for key in ["customer_email", "customer_phone", "return_url"] {
        table.row(json!({key: null}), &[], &[&format!("{key}/required")]);
    }
    table.row(json!({"return_url": null, "action": "paymentManagement"}), &[], &[]);
    for action in ["paymentManagement", "quickPay", "enach"] {
        table.row(json!({"action": action}), &[], &[]);
    }
    table.row(json!({"action": "PaymentPage"}), &["action/known"], &[]);
}

#[test]
fn what_a_payment_may_say() {
    let table = Table::of(payment());
    for (key, value) in [
        ("order_id", "A-z_09"),
        ("order_id", "12345678901234567890"),
        ("amount", "100"),
        ("amount", "0.5"),
        ("customer_id", ""),
        ("customer_id", "cust 9"),
        ("customer_email", "a!#$%&'*+-/=?^.{|}~`b@c"),
        ("first_name", "John(.)-_9"),
        ("last_name", "Wick"),
        ("description", "Complete your payment: 100 %"),
        ("metadata.JUSPAY:gateway_reference_id", "BUS"),
        ("udf1", "user 5349"),
        ("udf6", "user_5349 é"),
        ("theme", "dark"),
        ("offer_code", "testingCode"),
        ("anything", "else"),
    ] {
        table.row(json!({key: value}), &[], &[]);
    }
    for (key, value, rule) in [
        ("order_id", json!(""), "length"),
        ("order_id", json!("123456789012345678901"), "length"),
        ("order_id", json!("order+1"), "charset"),
        ("amount", json!("100.1532"), "type"),
        ("amount", json!("-1"), "type"),
        ("amount", json!(100), "type"),
        ("customer_id", json!("cust\n9"), "header_value"),
        ("customer_id", json!(" cust-9"), "header_value"),
        ("customer_id", json!("cust-9\u{a0}"), "header_value"),
        ("customer_email", json!("ravi.shop.example"), "email"),
        ("customer_email", json!("@shop.example"), "email"),
        ("customer_email", json!("ravi@"), "email"),
        ("customer_email", json!("_ravi@shop.example"), "email"),
        ("customer_email", json!("ravi.@shop.example"), "email"),
        ("customer_email", json!("ravi@.shop.example"), "email"),
        ("customer_email", json!("ravi kumar@shop.example"), "email"),
        ("payment_page_client_id", json!(""), "length"),
        ("return_url", json!("http://pay.acme.example/"), "https_url"),
        ("return_url", json!("pay.acme.example"), "https_url"),
        ("return_url", json!("https://pay.acme.example/?a=b"), "url_without_query"),
        ("return_url", json!("https://127.0.0.1/"), "url_without_ip_host"),
        ("return_url", json!("https://[::1]/"), "url_without_ip_host"),
        ("first_name", json!("Ravi Kumar"), "charset"),
        ("last_name", json!("Núñez"), "charset"),
        ("udf5", json!("user_5349"), "charset"),
        ("udf5", json!("x".repeat(256)), "length"),
        ("udf10", json!("é".repeat(256)), "length"),
    ] {
        table.row(json!({key: value}), &[&format!("{key}/{rule}")], &[]);
    }
    table.row(json!({"udf10": "é".repeat(255)}), &[], &[]);
    for (key, value, rule) in [
        ("customer_email", "", "length"),
        ("return_url", "https://localhost/", "url_public_host"),
        ("return_url", "https://shop/", "url_public_host"),
        ("return_url", "https://./", "url_public_host"),
        ("return_url", "https://pay.acme.example@evil.example/", "url_without_user_info"),
        ("return_url", "https://pay.acme.example/#back", "url_without_fragment"),
    ] {
        table.row(json!({key: value}), &[], &[&format!("{key}/{rule}")]);
    }
    table.row(json!({"customer_phone": "+919876501234"}), &[], &["customer_phone/length", "customer_phone/charset"]);
}

#[test]
fn what_one_version_has() {
    let default = Table::of(payment()).only(&["default"]);
    default.row(json!({"currency": "USD"}), &[], &[]);
    default.row(json!({"currency": "usd"}), &["currency/charset"], &[]);
    default.row(json!({"currency": "USDT"}), &[], &["currency/length"]);
    default.row(json!({"options.get_upi_deep_links": "true"}), &[], &["near_miss"]);
    let v1 = Table::of(payment()).only(&["v1"]);
    for text in ["true", "false"] {
        v1.row(json!({"options.get_upi_deep_links": text}), &[], &[]);
    }
    for value in [json!(true), json!(false), json!("True"), json!("")] {
        v1.row(json!({"options.get_upi_deep_links": value}), &["options.get_upi_deep_links/type"], &[]);
    }
    v1.row(json!({"currency": "USD"}), &[], &["near_miss"]);
}

#[test]
fn what_a_mandate_requires() {
    let table = Table::of(mandate());
    table.row(json!({}), &[], &[]);
    table.row(json!({"options.create_mandate": null}), &["options.create_mandate/required"], &[]);
    table.row(json!({"options.create_mandate": "required"}), &["options.create_mandate/known"], &[]);
    table.row(json!({"mandate.max_amount": null}), &["mandate.max_amount/required"], &[]);
    table.row(json!({"mandate.max_amount": null, "mandate.amount_rule": "FIXED"}), &[], &[]);
    table.row(json!({"mandate.max_amount": null, "mandate.amount_rule": "fixed"}), &["mandate.amount_rule/known"], &[]);
    table.row(json!({"mandate.amount_rule": "FIXED"}), &[], &["mandate.max_amount/forbidden"]);
    table.row(json!({"mandate.max_amount": "1"}), &[], &[]);
    table.row(json!({"mandate.max_amount": "0.99"}), &["mandate.max_amount/minimum"], &[]);
    table.row(json!({"mandate.start_date": null}), &[], &["mandate.start_date/required"]);
    table.row(json!({"mandate.start_date": "1766361600"}), &["mandate.start_date/date"], &[]);
    table.row(json!({"mandate.start_date": "1766361599"}), &[], &[]);
    table.row(json!({"mandate.end_date": null}), &[], &["mandate.end_date/required"]);
    table.row(json!({"mandate.end_date": "1766275260"}), &[], &["mandate.end_date/after"]);
    table.row(json!({"customer_id": ""}), &[], &["customer_id/length"]);
    // Any field of the group asks for a mandate.
    let payment = Table::of(payment());
    let needed = ["mandate.start_date/required", "mandate.end_date/required"];
    payment.row(json!({"options.create_mandate": "OPTIONAL"}), &["mandate.max_amount/required"], &needed);
    payment.row(
        json!({"mandate.frequency": "DAILY"}),
        &["options.create_mandate/required", "mandate.max_amount/required"],
        &needed,
    );
}

#[test]
fn what_the_frequency_of_a_mandate_decides() {
    let table = Table::of(mandate());
    for (frequencies, most) in [
        (&["WEEKLY"][..], 7),
        (&["FORTNIGHTLY"], 16),
        (&["MONTHLY", "BIMONTHLY", "QUARTERLY", "HALFYEARLY", "YEARLY"], 31),
    ] {
        for frequency in frequencies {
            let rule = match most {
                7 => "range_weekly",
                16 => "range_fortnightly",
                _ => "range_monthly",
            };
            let given = |day: i64| json!({"mandate.frequency": frequency, "mandate.rule_value": day.to_string()});
            table.row(json!({"mandate.frequency": frequency}), &[], &["mandate.rule_value/required"]);
            for day in [1, most] {
                table.row(given(day), &[], &[]);
            }
            for day in [0, most + 1] {
                table.row(given(day), &[&format!("mandate.rule_value/{rule}")], &[]);
            }
        }
    }
    for frequency in ["DAILY", "ASPRESENTED"] {
        table.row(json!({"mandate.frequency": frequency}), &[], &[]);
        let given = json!({"mandate.frequency": frequency, "mandate.rule_value": "40"});
        table.row(given, &[], &["mandate.rule_value/forbidden"]);
    }
    // The default is ASPRESENTED.
    table.row(json!({"mandate.rule_value": "1"}), &[], &["mandate.rule_value/forbidden"]);
    table.row(json!({"mandate.block_funds": true}), &["mandate.block_funds/equals_recurring"], &[]);
    table.row(json!({"mandate.block_funds": false}), &[], &[]);
    table.row(json!({"mandate.revokable_by_customer": false}), &[], &["mandate.revokable_by_customer/equals"]);
    let once = |key: &str, value: Value| json!({"mandate.frequency": "ONETIME", key: value});
    table.row(once("mandate.block_funds", json!(true)), &[], &[]);
    table.row(once("mandate.block_funds", json!(false)), &["mandate.block_funds/equals_one_time"], &[]);
    table.row(once("mandate.block_funds", json!("true")), &["mandate.block_funds/type"], &[]);
    table.row(once("mandate.revokable_by_customer", json!(false)), &[], &[]);
    table.row(once("mandate.end_date", json!("1774051260")), &[], &[]);
    table.row(once("mandate.end_date", json!("1774051261")), &[], &["mandate.end_date/within"]);
    // A value that is not listed decides nothing.
    for (key, value) in [
        ("mandate.block_funds", json!(true)),
        ("mandate.block_funds", json!(false)),
        ("mandate.rule_value", json!("40")),
        ("mandate.end_date", json!("1883555200")),
        ("mandate.revokable_by_customer", json!(false)),
    ] {
        table.row(json!({"mandate.frequency": "onetime", key: value}), &["mandate.frequency/known"], &[]);
    }
}
