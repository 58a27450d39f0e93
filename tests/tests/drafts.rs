//! The builder as a draft: filled, read, checked as a whole, and passed by.

use juspay_session::{
    Action, Amount, ApiVersion, EpochSeconds, Frequency, Level, Mandate, RawJson, ReadErrorKind, SessionRequest,
    SessionRequestBuilder, Version, Violations, check_json, default, v1,
};
use tests::json;
use tests::sample::NOW;

const DAY: u64 = 86_400;

/// A draft that breaks nothing.
fn good<V: Version>() -> SessionRequestBuilder<V> {
    SessionRequest::builder()
        .order_id("order-1")
        .amount(Amount::from_minor(10_015))
        .customer_id("customer-7")
        .customer_email("someone@example.com")
        .customer_phone("9999999912")
        .payment_page_client_id("shop")
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/back")
}

/// `field rule level`, a line each.
fn listed(violations: &Violations) -> Vec<String> {
    let line = |violation: &juspay_session::Violation| {
        format!("{} {} {}", violation.field(), violation.rule(), violation.level())
    };
    violations.iter().map(line).collect()
}

fn text(request: &impl serde::Serialize) -> String {
    serde_json::to_string(request).unwrap()
}

#[test]
fn an_empty_draft_misses_every_required_field() {
    fn check<V: Version>() {
        let violations = SessionRequest::<V>::builder().build_at(NOW).unwrap_err();
        let required = [
            "order_id required must",
            "amount required must",
            "customer_id required must",
            "customer_email required must",
            "customer_phone required must",
            "payment_page_client_id required must",
            "action required must",
            "return_url required must",
        ];
        assert_eq!(listed(&violations), required);
        assert_eq!(SessionRequestBuilder::<V>::from_json(b"{}").unwrap().build_at(NOW).unwrap_err(), violations);
    }
    check::<default::Version>();
    check::<v1::Version>();
}

#[test]
fn every_violation_is_told_at_once_in_the_order_of_the_model() {
    let body = br#"{
        "udf1": "a,b",
        "mandate.end_date": "1",
        "mandate.start_date": "2",
        "mandate.max_amount": 5,
        "last_name": "two words",
        "return_url": "http://127.0.0.1/?q",
        "action": "paymentPages",
        "payment_page_client_id": "",
        "customer_phone": "+91",
        "customer_email": ["a@b.c"],
        "customer_id": null,
        "amount": "1.005",
        "currency": "inr",
        "options.get_upi_deep_links": true,
        "basket": {"untouched": true}
    }"#;
    let shared = |own: &[&'static str]| {
        let mut lines = vec![
            "order_id required must",
            "amount decimal must",
            "customer_id type must",
            "customer_email type must",
            "customer_phone length should",
            "customer_phone charset should",
            "payment_page_client_id length must",
            "action one_of must",
            "return_url https_url must",
            "return_url url_without_query must",
            "return_url url_without_ip_host must",
            "last_name charset must",
        ];
        lines.extend(own);
        lines.extend([
            "options.create_mandate required must",
            "mandate.max_amount type must",
            "mandate.start_date today must",
            "mandate.end_date after must",
            "udf1 charset must",
        ]);
        lines
    };
    let in_default = default::SessionRequestBuilder::from_json(body).unwrap().build_at(NOW).unwrap_err();
    assert_eq!(listed(&in_default), shared(&["currency charset must"]));
    let in_v1 = v1::SessionRequestBuilder::from_json(body).unwrap().build_at(NOW).unwrap_err();
    assert_eq!(listed(&in_v1), shared(&["options.get_upi_deep_links type must"]));
    assert_eq!(check_json(ApiVersion::Default, body, NOW).unwrap(), in_default);
    assert_eq!(check_json(ApiVersion::V1, body, NOW).unwrap(), in_v1);
    assert!(!in_v1.is_valid() && !in_v1.is_empty());
    assert_eq!(in_v1.len(), in_v1.must().count() + in_v1.should().count());
}

#[test]
fn a_violation_says_what_to_do() {
    let violations = good::<default::Version>().order_id("order_1634567890123_x7").check_at(NOW);
    let violation = violations.iter().next().unwrap();
    assert_eq!(violation.to_string(), "order_id must be 1 to 20 characters long, but has 22");
    assert_eq!(violation.message(), "must be 1 to 20 characters long, but has 22");
    assert_eq!(violation.spec(), "basic/order_id/length");
    assert_eq!(violation.level(), Level::Must);
    assert_eq!(
        violations.to_string(),
        "the request breaks the API's rules: order_id must be 1 to 20 characters long, but has 22"
    );
    let violations = good::<default::Version>().customer_phone("+919999999912").check_at(NOW);
    let told: Vec<_> = (&violations).into_iter().map(ToString::to_string).collect();
    let expected = [
        "customer_phone should be 10 characters long, but has 13. Ten digits, without a country code.",
        "customer_phone holds a character that should not be there, number 1; allowed are 0-9. \
         Digits only, without \"+\" or blanks.",
    ];
    assert_eq!(told, expected);
    let problems: Vec<_> = violations.into_iter().map(|violation| violation.problem().to_string()).collect();
    let expected = [
        "must be 10 characters long, but has 13",
        "holds a character that must not be there, number 1; allowed are 0-9",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn a_value_of_another_type_is_told_from_a_text_that_says_nothing() {
    for (fields, expected) in [
        (r#"{"order_id": 7}"#, "order_id must be a string, but is a number"),
        (r#"{"order_id": {}}"#, "order_id must be a string, but is an object"),
        (r#"{"order_id": "\ud800"}"#, "order_id must be a string, but is text that is no Unicode"),
        (r#"{"options.get_upi_deep_links": 1}"#, "options.get_upi_deep_links must be a string, but is a number"),
        (r#"{"options.get_upi_deep_links": "x"}"#, "options.get_upi_deep_links must be \"true\", or be left out"),
        (r#"{"mandate.block_funds": "true"}"#, "mandate.block_funds must be a boolean, but is a string"),
        (r#"{"mandate.block_funds": "\ud800"}"#, "mandate.block_funds must be a boolean, but is a string"),
        (r#"{"mandate.block_funds": []}"#, "mandate.block_funds must be a boolean, but is a list"),
    ] {
        let violations = check_json(ApiVersion::V1, fields.as_bytes(), NOW).unwrap();
        let told: Vec<_> = violations.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|told| told == expected), "{fields}: {told:#?}");
    }
}

#[test]
fn advice_does_not_block() {
    let draft = good::<v1::Version>().customer_phone("+919999999912").return_url("https://localhost/back");
    let advised: Vec<_> = draft.advisories_at(NOW).iter().map(|advice| advice.field().to_owned()).collect();
    assert_eq!(advised, ["customer_phone", "customer_phone", "return_url"]);
    assert_eq!(draft.advisories(), draft.advisories_at(NOW));
    let violations = draft.check_at(NOW);
    assert!(violations.is_valid());
    assert_eq!(violations.to_string(), "the request breaks no rule of the API that blocks");
    let request = draft.build_at(NOW).unwrap();
    assert!(request.is_checked());
    assert!(good::<v1::Version>().advisories_at(NOW).is_empty());
}

#[test]
fn the_clock_is_the_callers() {
    let draft = good::<v1::Version>().mandate(mandate());
    let midnight = NOW.utc_day() * DAY;
    for (now, valid) in [(midnight - 1, false), (midnight, true), (midnight + DAY - 1, true), (midnight + DAY, false)] {
        let violations = draft.check_at(EpochSeconds::from_secs(now));
        assert_eq!(violations.is_valid(), valid, "{now}: {violations}");
        if !valid {
            assert_eq!(listed(&violations), ["mandate.start_date today must"]);
        }
        assert_eq!(draft.clone().build_at(EpochSeconds::from_secs(now)).is_ok(), valid);
    }
    // The shorthands go by the system's clock.
    let today = good::<v1::Version>()
        .mandate(mandate().start_date(EpochSeconds::now()).end_date(EpochSeconds::from_secs(u64::MAX)));
    assert!(today.check().is_empty() && today.advisories().is_empty());
    assert!(today.build().is_ok_and(|request| request.is_checked()));
    assert!(!draft.check().is_valid());
    assert!(draft.build().is_err());
}

fn mandate() -> Mandate {
    Mandate::new()
        .create_mandate(juspay_session::CreateMandate::Required)
        .max_amount(Amount::from_minor(100_000))
        .start_date(NOW)
        .end_date(EpochSeconds::from_secs(NOW.as_secs() + 30 * DAY))
}

#[test]
fn unchecked_is_written_as_given() {
    let body = br#"{"order_id":7,"amount":"1.005","customer_id":null,"action":"quickPay","return_url":{"a":[1.10]},
        "options.create_mandate":"MAYBE","mandate.start_date":1633087969,"mandate.rule_value":"+1",
        "mandate.block_funds":"false","udf1":"a,b","zeros":1.10,"mandate.max_amount":"007.50","mandate.end_date":"0010"}"#;
    fn check<V: Version>(body: &[u8]) {
        let draft = SessionRequestBuilder::<V>::from_json(body).unwrap();
        assert!(draft.clone().build_at(NOW).is_err());
        let request = draft.build_unchecked();
        assert!(!request.is_checked());
        json::assert_same(&request.to_json(), body, "to_json");
        json::assert_same(text(&request).as_bytes(), body, "serde");
    }
    check::<default::Version>(body);
    check::<v1::Version>(body);
}

#[test]
fn a_value_in_another_spelling_is_read_and_kept() {
    let body = br#"{"amount":"007.50","mandate.rule_value":"01"}"#;
    let request = v1::SessionRequestBuilder::from_json(body).unwrap().build_unchecked();
    assert_eq!(request.amount(), Some(Amount::from_minor(750)));
    assert_eq!(request.mandate_rule_value(), Some(1));
    assert_eq!(text(&request), r#"{"amount":"007.50","mandate.rule_value":"01"}"#);
    let set = v1::SessionRequestBuilder::from_json(body).unwrap().amount(Amount::from_minor(750)).build_unchecked();
    assert_eq!(text(&set), r#"{"amount":"7.50","mandate.rule_value":"01"}"#);
}

#[test]
fn unknown_keys_pass_untouched() {
    let extra = r#"{"b": 1.10,"a" : [123456789012345678901234567890, -0, 1E400],  "b2":"\u0041"}"#;
    let body = format!(r#"{{"payment_filter": {extra}, "metadata.expiryInMins": 15, "": null, "clé": "1"}}"#);
    let draft = good::<v1::Version>();
    let read = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap();
    let set = draft
        .clone()
        .extra("payment_filter", RawJson::parse(extra).unwrap())
        .extra("metadata.expiryInMins", 15)
        .extra("", RawJson::default())
        .extra("clé", "1");
    for request in [read.build_unchecked(), set.build_at(NOW).unwrap()] {
        assert!(text(&request).contains(extra), "byte for byte");
        assert_eq!(text(&request).as_bytes(), request.to_json());
        assert_eq!(request.extra("payment_filter").unwrap().get(), extra);
        assert_eq!(request.extra("metadata.expiryInMins").unwrap().get(), "15");
        assert_eq!(request.extra("").unwrap().get(), "null");
        assert_eq!(request.extra("clé").unwrap().get(), "\"1\"");
        assert_eq!(request.extra("basket"), None);
    }
}

#[test]
fn the_last_value_of_an_extra_key_counts() {
    let draft = v1::SessionRequest::builder().extra("a", 1).extra("b", true).extra("a", "2");
    assert_eq!(text(&draft.build_unchecked()), r#"{"a":"2","b":true}"#);
}

#[test]
fn raw_json_is_made_of_what_comes() {
    #[track_caller]
    fn check(value: impl Into<RawJson>, expected: &str) {
        assert_eq!(value.into().get(), expected);
    }
    check("a \"b\"\n\u{1}\\", r#""a \"b\"\n\u0001\\""#);
    check(String::from("₹"), "\"₹\"");
    check(false, "false");
    check(-1, "-1");
    check(u64::MAX, "18446744073709551615");
    check(serde_json::json!({"a": [1, null]}), r#"{"a":[1,null]}"#);
    check(RawJson::parse(" [1.10 ]\n").unwrap(), "[1.10 ]");
    check(serde_json::from_str::<RawJson>(r#"{"a": 1.10}"#).unwrap(), r#"{"a": 1.10}"#);
    assert_eq!(RawJson::from_serialize(&["a"]).unwrap().get(), r#"["a"]"#);
    assert_eq!(format!("{:?}", RawJson::from("secret")), "RawJson(8 bytes)");
    assert!(RawJson::parse("[1] [2]").is_err());
}

#[test]
fn a_modelled_key_as_extra_is_a_violation() {
    let draft = good::<v1::Version>().extra("order_id", "order-2").extra("mandate.block_funds", true);
    let violations = draft.check_at(NOW);
    assert_eq!(listed(&violations), ["order_id extra must", "mandate.block_funds extra must"]);
    assert_eq!(violations.iter().next().unwrap().to_string(), "order_id is a field of its own: use its setter");

    // Past the rules it takes the field's place, once.
    let request = draft.build_unchecked();
    let written = text(&request);
    assert_eq!(written.matches("\"order_id\"").count(), 1);
    assert!(written.starts_with(r#"{"order_id":"order-2","#), "{written}");
    assert!(written.ends_with(r#""mandate.block_funds":true}"#), "{written}");
    assert_eq!(request.order_id(), Some("order-2"));
    assert_eq!(request.extra("order_id"), None);
}

#[test]
fn a_key_of_the_other_version_is_an_extra_one() {
    let draft = good::<v1::Version>().extra("currency", "usd");
    assert!(draft.check_at(NOW).is_empty());
    assert_eq!(draft.build_at(NOW).unwrap().extra("currency").unwrap().get(), "\"usd\"");
    assert_eq!(listed(&good::<default::Version>().extra("currency", "USD").check_at(NOW)), ["currency extra must"]);

    let draft = good::<default::Version>().extra("options.get_upi_deep_links", false);
    assert!(draft.check_at(NOW).is_empty());
    let read = default::SessionRequestBuilder::from_json(br#"{"options.get_upi_deep_links": 1}"#).unwrap();
    assert_eq!(text(&read.build_unchecked()), r#"{"options.get_upi_deep_links":1}"#);
}

#[test]
fn gateway_metadata_is_one_flat_key() {
    let request = good::<default::Version>()
        .gateway_metadata("PAYU", "ref", "west-2")
        .gateway_reference_id("BUS")
        .build_at(NOW)
        .unwrap();
    let written = text(&request);
    assert!(written.contains(r#""metadata.JUSPAY:gateway_reference_id":"BUS""#), "{written}");
    assert!(written.ends_with(r#""metadata.PAYU:ref":"west-2"}"#), "{written}");

    let modelled = good::<default::Version>().gateway_metadata("JUSPAY", "gateway_reference_id", "BUS");
    assert_eq!(listed(&modelled.check_at(NOW)), ["metadata.JUSPAY:gateway_reference_id extra must"]);
}

#[test]
fn a_flag_is_there_or_not() {
    let on = good::<v1::Version>().get_upi_deep_links(true);
    let request = on.clone().build_at(NOW).unwrap();
    assert!(request.get_upi_deep_links());
    let debug = format!("{request:?}");
    assert!(debug.contains("options.get_upi_deep_links: true"), "{debug}");
    assert!(text(&request).ends_with(r#""options.get_upi_deep_links":"true"}"#));
    let request = on.get_upi_deep_links(false).build_at(NOW).unwrap();
    assert!(!request.get_upi_deep_links());
    assert_eq!(request, good::<v1::Version>().build_at(NOW).unwrap());

    for (value, rule) in [("\"false\"", "one_of"), ("\"TRUE\"", "one_of"), ("true", "type"), ("null", "type")] {
        let body = format!(r#"{{"options.get_upi_deep_links": {value}}}"#);
        let draft = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap();
        let found = draft.check_at(NOW);
        let found = found.iter().find(|violation| violation.field() == "options.get_upi_deep_links").unwrap();
        assert_eq!(found.rule(), rule, "{value}");
        assert_eq!(text(&draft.build_unchecked()), format!(r#"{{"options.get_upi_deep_links":{value}}}"#));
    }
}

#[test]
fn an_enum_is_open() {
    assert_eq!(Action::from("paymentPage"), Action::PaymentPage);
    assert_ne!(Action::from("PaymentPage"), Action::PaymentPage);
    let quick = Action::from("quickPay");
    assert_eq!(quick.as_str(), "quickPay");
    assert_eq!(text(&quick), "\"quickPay\"");

    let draft = good::<default::Version>().action(quick.clone());
    let violations = draft.check_at(NOW);
    assert_eq!(listed(&violations), ["action one_of must"]);
    assert_eq!(violations.iter().next().unwrap().message(), "must be one of \"paymentPage\", \"paymentManagement\"");
    let request = draft.build_unchecked();
    assert_eq!(request.action(), Some(&quick));
    assert!(text(&request).contains(r#""action":"quickPay""#));
}

#[test]
fn a_setter_replaces_what_was_there() {
    let draft = v1::SessionRequestBuilder::from_json(br#"{"order_id": 7, "mandate.frequency": "DAILY"}"#).unwrap();
    let request = draft.order_id("a").order_id("b").mandate(Mandate::new().block_funds(true)).build_unchecked();
    assert_eq!(text(&request), r#"{"order_id":"b","mandate.block_funds":true}"#);
}

#[test]
fn a_request_becomes_a_draft_again() {
    let request = good::<v1::Version>().extra("basket", 1).build_at(NOW).unwrap();
    assert_eq!(request.clone().into_builder().build_at(NOW).unwrap(), request);
    let other = request.into_builder().order_id("order-2").mandate(mandate()).build_at(NOW).unwrap();
    assert_eq!((other.order_id(), other.mandate_start_date()), (Some("order-2"), Some(NOW)));
    let unchecked = v1::SessionRequest::builder().order_id("").build_unchecked();
    assert!(unchecked.into_builder().build_at(NOW).is_err(), "the rules are checked again");
}

#[test]
fn a_guest_has_an_empty_customer_id() {
    let guest = good::<v1::Version>().customer_id("");
    assert!(guest.check_at(NOW).is_empty());
    let violations = guest.mandate(mandate()).check_at(NOW);
    assert_eq!(listed(&violations), ["customer_id length should"]);
    assert!(violations.is_valid());
}

/// The body of a good request with these fields of a mandate, and what it breaks.
#[track_caller]
fn check_mandate(fields: &str, expected: &[&str]) {
    fn violations<V: Version>(fields: &str) -> Vec<String> {
        let good = String::from_utf8(good::<V>().build_at(NOW).unwrap().to_json()).unwrap();
        let body = format!("{}{fields}}}", good.trim_end_matches('}').to_owned() + ",");
        listed(&SessionRequestBuilder::<V>::from_json(body.as_bytes()).unwrap().check_at(NOW))
    }
    assert_eq!(violations::<default::Version>(fields), expected, "{fields}");
    assert_eq!(violations::<v1::Version>(fields), expected, "{fields}");
}

/// The same for fields that are added to a mandate that breaks nothing.
#[track_caller]
fn check_more(fields: &str, expected: &[&str]) {
    let mandate = r#""options.create_mandate":"OPTIONAL","mandate.start_date":"1633087969""#;
    let max = if fields.contains("max_amount") { "" } else { r#","mandate.max_amount":"1000.0""# };
    let end = if fields.contains("end_date") { "" } else { r#","mandate.end_date":"1633187969""# };
    check_mandate(&format!("{mandate}{max}{end},{fields}"), expected);
}

#[test]
fn any_field_of_a_mandate_asks_for_what_it_needs() {
    let missing = |but: &[&str], also: &[&'static str]| {
        let needed = [
            "options.create_mandate required must",
            "mandate.max_amount required must",
            "mandate.start_date required must",
            "mandate.end_date required should",
        ];
        let kept = needed.into_iter().filter(|line| !but.contains(line));
        kept.chain(also.iter().copied()).collect::<Vec<_>>()
    };
    check_mandate(r#""options.create_mandate":"REQUIRED""#, &missing(&["options.create_mandate required must"], &[]));
    check_mandate(r#""mandate.max_amount":"1""#, &missing(&["mandate.max_amount required must"], &[]));
    check_mandate(r#""mandate.start_date":"1633087969""#, &missing(&["mandate.start_date required must"], &[]));
    check_mandate(r#""mandate.end_date":"1633087969""#, &missing(&["mandate.end_date required should"], &[]));
    check_mandate(r#""mandate.frequency":"DAILY""#, &missing(&[], &[]));
    check_mandate(r#""mandate.rule_value":"1""#, &missing(&[], &["mandate.rule_value forbidden should"]));
    check_mandate(r#""mandate.amount_rule":"VARIABLE""#, &missing(&[], &[]));
    check_mandate(r#""mandate.amount_rule":"FIXED""#, &missing(&["mandate.max_amount required must"], &[]));
    check_mandate(r#""mandate.revokable_by_customer":true"#, &missing(&[], &[]));
    check_mandate(r#""mandate.block_funds":false"#, &missing(&[], &[]));
    // Whatever it holds, it is given.
    check_mandate(r#""mandate.block_funds":null"#, &missing(&[], &["mandate.block_funds type must"]));
}

#[test]
fn create_mandate_is_required_or_optional() {
    let rest = r#""mandate.max_amount":"1","mandate.start_date":"1633087969","mandate.end_date":"1633187969""#;
    for (value, expected) in [
        ("\"REQUIRED\"", &[][..]),
        ("\"OPTIONAL\"", &[]),
        ("\"required\"", &["options.create_mandate one_of must"]),
        ("\"\"", &["options.create_mandate one_of must"]),
        ("true", &["options.create_mandate type must"]),
    ] {
        check_mandate(&format!(r#""options.create_mandate":{value},{rest}"#), expected);
    }
}

#[test]
fn max_amount_goes_with_a_variable_amount() {
    check_more(r#""mandate.max_amount":"1000.00""#, &[]);
    check_more(r#""mandate.max_amount":"1000.000""#, &["mandate.max_amount decimal must"]);
    check_more(r#""mandate.max_amount":"0""#, &[]);
    check_more(r#""mandate.max_amount":1000"#, &["mandate.max_amount type must"]);
    check_more(r#""mandate.max_amount":"1","mandate.amount_rule":"VARIABLE""#, &[]);
    check_more(r#""mandate.max_amount":"1","mandate.amount_rule":"FIXED""#, &["mandate.max_amount forbidden should"]);
    let without =
        r#""options.create_mandate":"OPTIONAL","mandate.start_date":"1633087969","mandate.end_date":"1633187969""#;
    // The rule's default is VARIABLE.
    check_mandate(without, &["mandate.max_amount required must"]);
    check_mandate(&format!(r#"{without},"mandate.amount_rule":"VARIABLE""#), &["mandate.max_amount required must"]);
    check_mandate(&format!(r#"{without},"mandate.amount_rule":"FIXED""#), &[]);
    check_mandate(
        &format!(r#"{without},"mandate.amount_rule":"fixed""#),
        &["mandate.max_amount required must", "mandate.amount_rule one_of must"],
    );
    // What it says cannot be told, so it asks for nothing and forbids nothing.
    check_mandate(&format!(r#"{without},"mandate.amount_rule":1"#), &["mandate.amount_rule type must"]);
}

#[test]
fn the_start_is_today_by_utc() {
    let rest = r#""options.create_mandate":"OPTIONAL","mandate.max_amount":"1","mandate.end_date":"1733187969""#;
    for (value, expected) in [
        ("\"1633046400\"", &[][..]),
        ("\"1633132799\"", &[]),
        ("\"1633046399\"", &["mandate.start_date today must"]),
        ("\"1633132800\"", &["mandate.start_date today must"]),
        ("\"1633087969000\"", &["mandate.start_date today must", "mandate.end_date after must"]),
        ("\"2021-10-01\"", &["mandate.start_date epoch_seconds must"]),
        ("\"\"", &["mandate.start_date epoch_seconds must"]),
        ("1633087969", &["mandate.start_date type must"]),
    ] {
        check_mandate(&format!(r#"{rest},"mandate.start_date":{value}"#), expected);
    }
}

#[test]
fn the_end_is_after_the_start() {
    check_more(r#""mandate.end_date":"1633087970""#, &[]);
    check_more(r#""mandate.end_date":"1633087969""#, &["mandate.end_date after must"]);
    check_more(r#""mandate.end_date":"1633087968""#, &["mandate.end_date after must"]);
    check_more(r#""mandate.end_date":"18446744073709551616""#, &["mandate.end_date epoch_seconds must"]);
    check_more(r#""mandate.end_date":false"#, &["mandate.end_date type must"]);
    // Ninety days are 7,776,000 seconds.
    check_more(r#""mandate.frequency":"ONETIME","mandate.end_date":"1640863969""#, &[]);
    check_more(r#""mandate.frequency":"ONETIME","mandate.end_date":"1640863970""#, &["mandate.end_date within should"]);
    check_more(r#""mandate.frequency":"DAILY","mandate.end_date":"1640863970""#, &[]);
    check_more(r#""mandate.end_date":"1640863970""#, &[]);
}

#[test]
fn a_frequency_is_one_of_ten() {
    assert_eq!(Frequency::KNOWN.len(), 10);
    for frequency in Frequency::KNOWN {
        let needs_day = !["ONETIME", "DAILY", "ASPRESENTED"].contains(frequency);
        let expected: &[&str] = if needs_day { &["mandate.rule_value required should"] } else { &[] };
        check_more(&format!(r#""mandate.frequency":"{frequency}""#), expected);
    }
    check_more(r#""mandate.frequency":"HOURLY""#, &["mandate.frequency one_of must"]);
    check_more(r#""mandate.frequency":7"#, &["mandate.frequency type must"]);
}

#[test]
fn a_rule_value_fits_its_frequency() {
    let ranges = [
        ("WEEKLY", 7),
        ("FORTNIGHTLY", 16),
        ("MONTHLY", 31),
        ("BIMONTHLY", 31),
        ("QUARTERLY", 31),
        ("HALFYEARLY", 31),
        ("YEARLY", 31),
    ];
    for (frequency, max) in ranges {
        for (value, fits) in [(-1, false), (0, false), (1, true), (max, true), (max + 1, false)] {
            let expected: &[&str] = if fits { &[] } else { &["mandate.rule_value range must"] };
            check_more(&format!(r#""mandate.frequency":"{frequency}","mandate.rule_value":"{value}""#), expected);
        }
    }
    for frequency in ["ONETIME", "DAILY", "ASPRESENTED"] {
        let fields = format!(r#""mandate.frequency":"{frequency}","mandate.rule_value":"99""#);
        check_more(&fields, &["mandate.rule_value forbidden should"]);
    }
    // The frequency's default is ASPRESENTED.
    check_more(r#""mandate.rule_value":"1""#, &["mandate.rule_value forbidden should"]);
    let weekly = |value: &str| format!(r#""mandate.frequency":"WEEKLY","mandate.rule_value":{value}"#);
    for text in ["\"\"", "\"1.0\"", "\"+1\"", "\" 1\"", "\"one\"", "\"99999999999999999999\""] {
        check_more(&weekly(text), &["mandate.rule_value integer must"]);
    }
    check_more(&weekly("1"), &["mandate.rule_value type must"]);
}

#[test]
fn an_amount_rule_is_fixed_or_variable() {
    check_more(r#""mandate.amount_rule":"VARIABLE""#, &[]);
    check_more(r#""mandate.amount_rule":"variable""#, &["mandate.amount_rule one_of must"]);
    check_more(r#""mandate.amount_rule":null"#, &["mandate.amount_rule type must"]);
}

#[test]
fn a_recurring_mandate_is_revokable_and_blocks_nothing() {
    let revokable = "mandate.revokable_by_customer equals should";
    let blocks = "mandate.block_funds equals must";
    let day = r#""mandate.rule_value":"1""#;
    for (frequency, one_time) in [
        (r#""mandate.frequency":"ONETIME""#.to_owned(), true),
        (r#""mandate.frequency":"DAILY""#.to_owned(), false),
        (format!(r#""mandate.frequency":"MONTHLY",{day}"#), false),
        (r#""mandate.frequency":"ASPRESENTED""#.to_owned(), false),
    ] {
        let check = |field: &str, value: bool, broken: Option<&str>| {
            check_more(&format!(r#"{frequency},"mandate.{field}":{value}"#), broken.as_slice());
        };
        check("revokable_by_customer", true, None);
        check("revokable_by_customer", false, (!one_time).then_some(revokable));
        check("block_funds", true, (!one_time).then_some(blocks));
        check("block_funds", false, one_time.then_some(blocks));
    }
    // The frequency's default is ASPRESENTED.
    check_more(r#""mandate.revokable_by_customer":false"#, &[revokable]);
    check_more(r#""mandate.block_funds":true"#, &[blocks]);
    check_more(r#""mandate.block_funds":false"#, &[]);
    check_more(r#""mandate.block_funds":"false""#, &["mandate.block_funds type must"]);
    check_more(r#""mandate.revokable_by_customer":"true""#, &["mandate.revokable_by_customer type must"]);
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    #[track_caller]
    fn check(json: &str, kind: ReadErrorKind, place: (usize, usize), message: &str) {
        let error = v1::SessionRequestBuilder::from_json(json.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.line(), error.column(), error.message()), (kind, place.0, place.1, message));
        assert_eq!(error.to_string(), format!("line {} column {}: {message}", place.0, place.1));
        assert_eq!(check_json(ApiVersion::Default, json.as_bytes(), NOW).unwrap_err(), error);
    }
    use ReadErrorKind::{DuplicateKey, NotAnObject, Syntax, TooDeep};
    check("", Syntax, (1, 1), "the text is empty");
    check("{\"amount\": \"1\",\n \"order_id\": order-1}", Syntax, (2, 14), "this is no JSON value");
    check("{\"amount\": \"1\"", Syntax, (1, 15), "no JSON: the text ends, a comma or `}` is expected");
    check("{\"amount\": \"1\n", Syntax, (1, 14), "no JSON: a control character in a string has to be an escape");
    check("{\"amount\": \"1", Syntax, (1, 14), "no JSON: the text ends inside a string");
    check("{\"amount\": \"\\\"\\x1\"}", Syntax, (1, 15), "no JSON: no escape begins with this backslash");
    check("{\"amount\": \"\\u00e", Syntax, (1, 13), "no JSON: no escape begins with this backslash");
    check("{\"amount\": \"1\",}", Syntax, (1, 16), "no JSON: a key in double quotes is expected");
    check("{\"amount\": \"1\"\n]", Syntax, (2, 1), "no JSON: a comma or `}` is expected");
    check("{\"amount\" \"1\"}", Syntax, (1, 11), "no JSON: a colon is expected");
    check("{\"amount\":", Syntax, (1, 11), "no JSON: the text ends, a value is expected");
    check("{\"amount\": -.5}", Syntax, (1, 13), "no JSON: a digit is expected");
    check("{\"amount\": 1.}", Syntax, (1, 14), "no JSON: a digit is expected");
    check("{\"amount\": 1e+}", Syntax, (1, 15), "no JSON: a digit is expected");
    check("{\"amount\": 01}", Syntax, (1, 13), "no JSON: a comma or `}` is expected");
    check("{\"x\": [1 2]}", Syntax, (1, 10), "no JSON: a comma or `]` is expected");
    check("{\"x\": {\"y\": [{}, {\"z\": 1]}}", Syntax, (1, 25), "no JSON: a comma or `}` is expected");
    check("[1, 2", Syntax, (1, 6), "no JSON: the text ends, a comma or `]` is expected");
    check("{}\n{}", Syntax, (2, 1), "no JSON: something follows the value");
    check("7 7", Syntax, (1, 3), "no JSON: something follows the value");
    check("\n [{}]", NotAnObject, (2, 2), "a list, not an object");
    check("\"text\"", NotAnObject, (1, 1), "a string, not an object");
    check("17", NotAnObject, (1, 1), "a number, not an object");
    check(" true", NotAnObject, (1, 2), "a boolean, not an object");
    check("null", NotAnObject, (1, 1), "null, not an object");
    let twice = "the same key twice in one object: ";
    check("{\n \"a\": 1,\n \"b\": 2,\n \"a\": 3\n}", DuplicateKey, (4, 2), &format!("{twice}\"a\""));
    check(r#"{"a": 1, "\u0061": 2}"#, DuplicateKey, (1, 10), &format!("{twice}\"a\""));
    check("{\"x\": [1, {\"y\": {\n  \"a\": {}, \"a\": []}}]}", DuplicateKey, (2, 12), &format!("{twice}\"a\""));
    check(r#"{"\ud800": 1, "\ud800": 2}"#, DuplicateKey, (1, 15), &format!("{twice}\"\\\"\\\\ud800\\\"\""));
    let long = "k".repeat(100);
    let shown = format!("{twice}\"{}\"…", "k".repeat(64));
    check(&format!("{{\"{long}\": 1, \"{long}\": 2}}"), DuplicateKey, (1, 109), &shown);
    let deep = format!("{{\"a\": {}{}}}", "[".repeat(128), "]".repeat(128));
    check(&deep, TooDeep, (1, 134), "values nest more than 128 levels deep");
}

#[test]
fn what_only_looks_repeated_is_read() {
    for body in [
        r#"{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 2}]}"#,
        r#"{"a": "a", "b": ["a", "a"], "A": "\"a\": 1, \"a\": 2"}"#,
        r#"{"a": {"b": "\",\"c\",\"c\""}}"#,
        r#"{"\ud800": 1, "\ud801": 2}"#,
        r#"{"x": {"\udc00": 1e400}}"#,
    ] {
        let request = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap().build_unchecked();
        json::assert_same(&request.to_json(), body.as_bytes(), body);
        json::assert_same(text(&request).as_bytes(), body.as_bytes(), body);
    }
    let deep = format!("{{\"a\": {}{}}}", "[".repeat(127), "]".repeat(127));
    assert!(v1::SessionRequestBuilder::from_json(deep.as_bytes()).is_ok());
}

#[test]
fn many_unknown_keys_are_read() {
    // A look through all keys for each of them would take minutes.
    let keys: Vec<_> = (0..100_000).map(|n| format!("\"k{n}\":{n}")).collect();
    let body = format!("{{{}}}", keys.join(","));
    let violations = check_json(ApiVersion::V1, body.as_bytes(), NOW).unwrap();
    assert_eq!(violations.len(), 8, "the required fields");
}
