//! A builder: filled by setters or read from JSON, checked as a whole, built with and without its rules.

use juspay_session::{
    Action, Amount, ApiVersion, CreateMandate, EpochSeconds, Frequency, Level, Mandate, RawJson, ReadErrorKind,
    Request, Violation, Violations, check_json, default, v1,
};
use tests::draft::Draft;
use tests::json;
use tests::sample::NOW;

const DAY: u64 = 86_400;

/// A builder of a version that breaks no rule.
macro_rules! good {
    ($version:ident) => {
        $version::SessionRequest::builder()
            .order_id("order-1")
            .amount(Amount::from_minor(10_015))
            .customer_id("customer-7")
            .customer_email("someone@example.com")
            .customer_phone("9999999912")
            .payment_page_client_id("shop")
            .action(Action::PaymentPage)
            .return_url("https://shop.example.com/back")
    };
}

/// `field rule level`, a line each.
fn listed(violations: &Violations) -> Vec<String> {
    let line = |violation: &Violation| format!("{} {} {}", violation.field(), violation.rule(), violation.level());
    violations.iter().map(line).collect()
}

/// The body of a request.
fn text(request: &impl Request) -> String {
    String::from_utf8(request.to_json()).unwrap()
}

#[test]
fn an_empty_draft_misses_what_a_payment_needs() {
    fn check<D: Draft>(draft: D) {
        let violations = draft.build_at(NOW).unwrap_err();
        let required = [
            "order_id required must",
            "amount required must",
            "customer_id presence must",
            "customer_email required should",
            "customer_phone required should",
            "payment_page_client_id presence must",
            "action presence must",
            "return_url required should",
        ];
        assert_eq!(listed(&violations), required);
        assert_eq!(D::from_json(b"{}").unwrap().build_at(NOW).unwrap_err(), violations);
    }
    check(default::SessionRequest::builder());
    check(v1::SessionRequest::builder());
}

#[test]
fn every_violation_is_reported_at_once_in_the_order_of_the_model() {
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
    let shared = |own: &[&'static str], unknown: &'static str| {
        let mut lines = vec![
            "amount type must",
            "customer_id type must",
            "customer_email type must",
            "customer_phone length should",
            "customer_phone charset should",
            "payment_page_client_id length must",
            "action known must",
            "return_url https_url must",
            "return_url url_without_query must",
            "return_url url_without_ip_host must",
            "last_name charset must",
        ];
        lines.extend(own);
        lines.extend([
            "options.create_mandate required must",
            "mandate.max_amount type must",
            "mandate.start_date date must",
            "mandate.end_date after should",
            "udf1 charset must",
            unknown,
        ]);
        lines
    };
    let in_default = default::SessionRequestBuilder::from_json(body).unwrap().build_at(NOW).unwrap_err();
    assert_eq!(listed(&in_default), shared(&["currency charset must"], "options.get_upi_deep_links near_miss should"));
    let in_v1 = v1::SessionRequestBuilder::from_json(body).unwrap().build_at(NOW).unwrap_err();
    assert_eq!(listed(&in_v1), shared(&["options.get_upi_deep_links type must"], "currency near_miss should"));
    assert_eq!(check_json(ApiVersion::Default, body, NOW).unwrap(), in_default);
    assert_eq!(check_json(ApiVersion::V1, body, NOW).unwrap(), in_v1);
    assert!(!in_v1.is_valid() && !in_v1.is_empty());
    assert_eq!(in_v1.len(), in_v1.must().count() + in_v1.should().count());
}

#[test]
fn a_violation_says_what_to_do() {
    let violations = good!(default).order_id("x".repeat(300)).check_at(NOW);
    let violation = violations.iter().next().unwrap();
    // The limit is the page's, and may change.
    let limit = violation.limit().unwrap();
    assert!(limit.starts_with("1 to "), "{limit}");
    assert_eq!(violation.to_string(), format!("order_id: 300 characters; use {limit}"));
    assert_eq!(violation.message(), format!("300 characters; use {limit}"));
    assert_eq!(violation.place(), "basic/order_id/length");
    assert_eq!(violation.level(), Level::Must);
    assert_eq!(violations.to_string(), format!("invalid request: order_id: 300 characters; use {limit}"));

    let violations = good!(default).customer_phone("+919999999912").check_at(NOW);
    let messages: Vec<_> = (&violations).into_iter().map(ToString::to_string).collect();
    let expected = [
        "customer_phone: 13 characters; use 10 (ten digits, without a country code)",
        "customer_phone: character 1 is not allowed; allowed: 0-9 (digits only, without \"+\" or spaces)",
    ];
    assert_eq!(messages, expected);
    let problems: Vec<_> = violations.into_iter().map(|violation| violation.problem().to_string()).collect();
    assert_eq!(problems, ["13 characters; use 10", "character 1 is not allowed; allowed: 0-9"]);

    let two = good!(v1).order_id("").payment_page_client_id("").check_at(NOW);
    let expected = format!(
        "invalid request: order_id: empty; use {limit} characters; payment_page_client_id: empty; use at least 1 character"
    );
    assert_eq!(two.to_string(), expected);
}

#[test]
fn a_value_of_another_type_is_named_by_its_kind() {
    for (fields, expected) in [
        (r#"{"order_id": 7}"#, "order_id: expected a string, found a number; put it in quotes"),
        (r#"{"order_id": {}}"#, "order_id: expected a string, found an object; write a string"),
        (r#"{"order_id": "\ud800"}"#, "order_id: expected a string, found text that is not Unicode; write a string"),
        (
            r#"{"options.get_upi_deep_links": 1}"#,
            "options.get_upi_deep_links: expected a string, found a number; put it in quotes",
        ),
        (
            r#"{"options.get_upi_deep_links": "x"}"#,
            "options.get_upi_deep_links: unknown value; use \"true\" or \"false\"",
        ),
        (
            r#"{"mandate.block_funds": "true"}"#,
            "mandate.block_funds: expected a boolean, found a string; write true or false without quotes",
        ),
        (
            r#"{"mandate.block_funds": "\ud800"}"#,
            "mandate.block_funds: expected a boolean, found a string; write true or false without quotes",
        ),
        (r#"{"mandate.block_funds": []}"#, "mandate.block_funds: expected a boolean, found a list; write a boolean"),
        (
            r#"{"mandate.start_date": 1633087969}"#,
            "mandate.start_date: expected a string, found a number; put it in quotes",
        ),
        (r#"{"mandate.rule_value": "one"}"#, "mandate.rule_value: not an integer; use digits, such as \"7\""),
    ] {
        let violations = check_json(ApiVersion::V1, fields.as_bytes(), NOW).unwrap();
        let messages: Vec<_> = violations.iter().map(ToString::to_string).collect();
        assert!(messages.iter().any(|message| message == expected), "{fields}: {messages:#?}");
    }
}

#[test]
fn advice_does_not_block() {
    let draft = good!(v1).customer_phone("+919999999912").return_url("https://localhost/back");
    let advised: Vec<_> = draft.advisories_at(NOW).iter().map(|advice| advice.field().to_owned()).collect();
    assert_eq!(advised, ["customer_phone", "customer_phone", "return_url"]);
    assert_eq!(draft.advisories(), draft.advisories_at(NOW));
    let violations = draft.check_at(NOW);
    assert!(violations.is_valid());
    assert_eq!(violations.to_string(), "no rule that blocks is broken");
    let request = draft.build_at(NOW).unwrap();
    assert!(request.is_checked());
    assert!(good!(v1).advisories_at(NOW).is_empty());
}

#[test]
fn the_clock_is_the_callers() {
    let draft = good!(v1).mandate(mandate());
    let midnight = NOW.utc_day() * DAY;
    for (now, valid) in [(midnight - 1, false), (midnight, true), (midnight + DAY - 1, true), (midnight + DAY, false)] {
        let violations = draft.check_at(EpochSeconds::from_secs(now));
        assert_eq!(violations.is_valid(), valid, "{now}: {violations}");
        if !valid {
            assert_eq!(listed(&violations), ["mandate.start_date date must"]);
        }
        assert_eq!(draft.clone().build_at(EpochSeconds::from_secs(now)).is_ok(), valid);
    }
    // The shorthands go by the system's clock.
    let today =
        good!(v1).mandate(mandate().start_date(EpochSeconds::now()).end_date(EpochSeconds::from_secs(u64::MAX)));
    assert!(today.check().is_empty() && today.advisories().is_empty());
    assert!(today.build().is_ok_and(|request| request.is_checked()));
    assert!(!draft.check().is_valid());
    assert!(draft.build().is_err());
}

fn mandate() -> Mandate {
    Mandate::new()
        .create_mandate(CreateMandate::Required)
        .max_amount(Amount::from_minor(100_000))
        .start_date(NOW)
        .end_date(EpochSeconds::from_secs(NOW.as_secs() + 30 * DAY))
}

#[test]
fn unchecked_is_written_as_given() {
    let body = br#"{"order_id":7,"amount":"1.005","customer_id":null,"action":"quickPay","return_url":{"a":[1.10]},
        "options.create_mandate":"MAYBE","mandate.start_date":1633087969,"mandate.rule_value":"+1",
        "mandate.block_funds":"false","udf1":"a,b","zeros":1.10,"mandate.max_amount":"007.50","mandate.end_date":"0010"}"#;
    fn check<D: Draft>(body: &[u8]) {
        let draft = D::from_json(body).unwrap();
        assert!(draft.clone().build_at(NOW).is_err());
        json::assert_same(&serde_json::to_vec(&draft).unwrap(), body, "the builder");
        let request = draft.clone().build_unchecked();
        json::assert_same(&request.to_json(), body, "the request");
        assert_eq!(D::from_json(&request.to_json()).unwrap(), draft);
    }
    check::<default::SessionRequestBuilder>(body);
    check::<v1::SessionRequestBuilder>(body);
    assert!(!v1::SessionRequestBuilder::from_json(body).unwrap().build_unchecked().is_checked());
    assert!(!default::SessionRequestBuilder::from_json(body).unwrap().build_unchecked().is_checked());
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
    let draft = good!(v1);
    let read = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap();
    let set = draft
        .clone()
        .extra("payment_filter", extra.parse::<RawJson>().unwrap())
        .extra("metadata.expiryInMins", 15)
        .extra("", RawJson::default())
        .extra("clé", "1");
    for request in [read.build_unchecked(), set.build_at(NOW).unwrap()] {
        assert!(text(&request).contains(extra), "byte for byte");
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
    check(" [1.10 ]\n".parse::<RawJson>().unwrap(), "[1.10 ]");
    check(serde_json::from_str::<RawJson>(r#"{"a": 1.10}"#).unwrap(), r#"{"a": 1.10}"#);
    assert_eq!(RawJson::from_serialize(&["a"]).unwrap().get(), r#"["a"]"#);
    assert_eq!(format!("{:?}", RawJson::from("secret")), "RawJson(8 bytes)");
    assert!("[1] [2]".parse::<RawJson>().is_err());
}

#[test]
fn a_modelled_key_as_extra_is_a_violation() {
    let draft = good!(v1).extra("order_id", "order-2").extra("mandate.block_funds", true);
    let violations = draft.check_at(NOW);
    assert_eq!(listed(&violations), ["order_id modelled must", "mandate.block_funds modelled must"]);
    assert_eq!(
        violations.iter().next().unwrap().to_string(),
        "order_id: a key with a setter was given as an extra one; use its setter"
    );

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
    let draft = good!(v1).extra("currency", "usd");
    assert_eq!(listed(&draft.check_at(NOW)), ["currency near_miss should"]);
    assert_eq!(draft.build_at(NOW).unwrap().extra("currency").unwrap().get(), "\"usd\"");
    assert_eq!(listed(&good!(default).extra("currency", "USD").check_at(NOW)), ["currency modelled must"]);

    let draft = good!(default).extra("options.get_upi_deep_links", false);
    assert_eq!(listed(&draft.check_at(NOW)), ["options.get_upi_deep_links near_miss should"]);
    let read = default::SessionRequestBuilder::from_json(br#"{"options.get_upi_deep_links": 1}"#).unwrap();
    assert_eq!(text(&read.build_unchecked()), r#"{"options.get_upi_deep_links":1}"#);
}

#[test]
fn gateway_metadata_is_one_flat_key() {
    let request =
        good!(default).gateway_metadata("PAYU", "ref", "west-2").gateway_reference_id("BUS").build_at(NOW).unwrap();
    let written = text(&request);
    assert!(written.contains(r#""metadata.JUSPAY:gateway_reference_id":"BUS""#), "{written}");
    assert!(written.ends_with(r#""metadata.PAYU:ref":"west-2"}"#), "{written}");

    let modelled = good!(default).gateway_metadata("JUSPAY", "gateway_reference_id", "BUS");
    assert_eq!(listed(&modelled.check_at(NOW)), ["metadata.JUSPAY:gateway_reference_id modelled must"]);
}

#[test]
fn a_flag_is_there_or_not() {
    let on = good!(v1).get_upi_deep_links(true);
    let request = on.clone().build_at(NOW).unwrap();
    assert!(request.get_upi_deep_links());
    let debug = format!("{request:?}");
    assert!(debug.contains("get_upi_deep_links: true"), "{debug}");
    assert!(text(&request).ends_with(r#""options.get_upi_deep_links":"true"}"#));
    let request = on.get_upi_deep_links(false).build_at(NOW).unwrap();
    assert!(!request.get_upi_deep_links());
    assert_eq!(request, good!(v1).build_at(NOW).unwrap());

    for (value, is_valid) in
        [("\"true\"", true), ("\"false\"", true), ("\"TRUE\"", false), ("true", false), ("null", false)]
    {
        let body = format!(r#"{{"options.get_upi_deep_links": {value}}}"#);
        let draft = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap();
        let found = draft.check_at(NOW);
        let found = found.iter().find(|violation| violation.field() == "options.get_upi_deep_links");
        assert_eq!(found.map(Violation::rule), (!is_valid).then_some("type"), "{value}");
        assert_eq!(draft.clone().build_unchecked().get_upi_deep_links(), value == "\"true\"");
        assert_eq!(text(&draft.build_unchecked()), format!(r#"{{"options.get_upi_deep_links":{value}}}"#));
    }
}

#[test]
fn an_enum_is_open() {
    assert_eq!(Action::from("paymentPage"), Action::PaymentPage);
    assert_ne!(Action::from("PaymentPage"), Action::PaymentPage);
    let slow = Action::from("slowPay");
    assert_eq!(slow.as_str(), "slowPay");
    assert_eq!(serde_json::to_string(&slow).unwrap(), "\"slowPay\"");

    let draft = good!(default).action(slow.clone());
    let violations = draft.check_at(NOW);
    assert_eq!(listed(&violations), ["action known must"]);
    let message = violations.iter().next().unwrap().message();
    assert_eq!(message, "unknown value; use one of paymentPage, paymentManagement, quickPay, enach");
    let request = draft.build_unchecked();
    assert_eq!(request.action(), Some(&slow));
    assert!(text(&request).contains(r#""action":"slowPay""#));
}

#[test]
fn a_setter_replaces_what_was_there() {
    let draft = v1::SessionRequestBuilder::from_json(br#"{"order_id": 7, "mandate.frequency": "DAILY"}"#).unwrap();
    let request = draft.order_id("a").order_id("b").mandate(Mandate::new().block_funds(true)).build_unchecked();
    assert_eq!(text(&request), r#"{"order_id":"b","mandate.block_funds":true}"#);
}

#[test]
fn a_request_becomes_a_draft_again() {
    let request = good!(v1).extra("basket", 1).build_at(NOW).unwrap();
    assert_eq!(request.clone().into_builder().build_at(NOW).unwrap(), request);
    let other = request.into_builder().order_id("order-2").mandate(mandate()).build_at(NOW).unwrap();
    assert_eq!((other.order_id(), other.mandate_start_date()), (Some("order-2"), Some(NOW)));
    let unchecked = v1::SessionRequest::builder().order_id("").build_unchecked();
    assert!(unchecked.into_builder().build_at(NOW).is_err(), "the rules are checked again");
}

#[test]
fn a_guest_has_an_empty_customer_id() {
    let guest = good!(v1).customer_id("");
    assert!(guest.check_at(NOW).is_empty());
    let violations = guest.mandate(mandate()).check_at(NOW);
    assert_eq!(listed(&violations), ["customer_id length should"]);
    assert!(violations.is_valid());
}

/// The body of a good request with these fields of a mandate, and what it breaks.
#[track_caller]
fn check_mandate(fields: &str, expected: &[&str]) {
    fn violations<D: Draft>(good: D, fields: &str) -> Vec<String> {
        let good = text(&good.build_at(NOW).unwrap());
        let body = format!("{},{fields}}}", good.strip_suffix('}').unwrap());
        listed(&D::from_json(body.as_bytes()).unwrap().check_at(NOW))
    }
    assert_eq!(violations(good!(default), fields), expected, "{fields}");
    assert_eq!(violations(good!(v1), fields), expected, "{fields}");
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
            "mandate.start_date required should",
            "mandate.end_date required should",
        ];
        let kept = needed.into_iter().filter(|line| !but.contains(line));
        kept.chain(also.iter().copied()).collect::<Vec<_>>()
    };
    check_mandate(r#""options.create_mandate":"REQUIRED""#, &missing(&["options.create_mandate required must"], &[]));
    check_mandate(r#""mandate.max_amount":"1""#, &missing(&["mandate.max_amount required must"], &[]));
    check_mandate(r#""mandate.start_date":"1633087969""#, &missing(&["mandate.start_date required should"], &[]));
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
        ("\"required\"", &["options.create_mandate known must"]),
        ("\"\"", &["options.create_mandate known must"]),
        ("true", &["options.create_mandate type must"]),
    ] {
        check_mandate(&format!(r#""options.create_mandate":{value},{rest}"#), expected);
    }
}

#[test]
fn max_amount_goes_with_a_variable_amount() {
    check_more(r#""mandate.max_amount":"1000.00""#, &[]);
    check_more(r#""mandate.max_amount":"1000.000""#, &["mandate.max_amount type must"]);
    check_more(r#""mandate.max_amount":"0.99""#, &["mandate.max_amount minimum must"]);
    check_more(r#""mandate.max_amount":"1""#, &[]);
    check_more(r#""mandate.max_amount":1000"#, &["mandate.max_amount type must"]);
    check_more(r#""mandate.max_amount":"1","mandate.amount_rule":"VARIABLE""#, &[]);
    check_more(r#""mandate.max_amount":"1","mandate.amount_rule":"FIXED""#, &["mandate.max_amount forbidden should"]);
    let without =
        r#""options.create_mandate":"OPTIONAL","mandate.start_date":"1633087969","mandate.end_date":"1633187969""#;
    // The rule's default is VARIABLE.
    check_mandate(without, &["mandate.max_amount required must"]);
    check_mandate(&format!(r#"{without},"mandate.amount_rule":"VARIABLE""#), &["mandate.max_amount required must"]);
    check_mandate(&format!(r#"{without},"mandate.amount_rule":"FIXED""#), &[]);
    // An unlisted value, and one of another type, neither requires nor forbids anything.
    check_mandate(&format!(r#"{without},"mandate.amount_rule":"fixed""#), &["mandate.amount_rule known must"]);
    check_mandate(&format!(r#"{without},"mandate.amount_rule":1"#), &["mandate.amount_rule type must"]);
}

#[test]
fn the_start_is_today_by_utc() {
    let rest = r#""options.create_mandate":"OPTIONAL","mandate.max_amount":"1","mandate.end_date":"1733187969""#;
    for (value, expected) in [
        ("\"1633046400\"", &[][..]),
        ("\"1633132799\"", &[]),
        ("\"1633046399\"", &["mandate.start_date date must"]),
        ("\"1633132800\"", &["mandate.start_date date must"]),
        ("\"1633087969000\"", &["mandate.start_date date must", "mandate.end_date after should"]),
        ("\"2021-10-01\"", &["mandate.start_date type must"]),
        ("\"\"", &["mandate.start_date type must"]),
        ("1633087969", &["mandate.start_date type must"]),
    ] {
        check_mandate(&format!(r#"{rest},"mandate.start_date":{value}"#), expected);
    }
}

#[test]
fn the_end_is_after_the_start() {
    check_more(r#""mandate.end_date":"1633087970""#, &[]);
    check_more(r#""mandate.end_date":"1633087969""#, &["mandate.end_date after should"]);
    check_more(r#""mandate.end_date":"1633087968""#, &["mandate.end_date after should"]);
    check_more(r#""mandate.end_date":"18446744073709551616""#, &["mandate.end_date type must"]);
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
    check_more(r#""mandate.frequency":"HOURLY""#, &["mandate.frequency known must"]);
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
        let rule = match max {
            7 => "mandate.rule_value range_weekly must",
            16 => "mandate.rule_value range_fortnightly must",
            _ => "mandate.rule_value range_monthly must",
        };
        for (value, fits) in [(-1, false), (0, false), (1, true), (max, true), (max + 1, false)] {
            let expected: &[&str] = if fits { &[] } else { &[rule] };
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
        check_more(&weekly(text), &["mandate.rule_value type must"]);
    }
    check_more(&weekly("1"), &["mandate.rule_value type must"]);
}

#[test]
fn an_amount_rule_is_fixed_or_variable() {
    check_more(r#""mandate.amount_rule":"VARIABLE""#, &[]);
    check_more(r#""mandate.amount_rule":"variable""#, &["mandate.amount_rule known must"]);
    check_more(r#""mandate.amount_rule":null"#, &["mandate.amount_rule type must"]);
}

#[test]
fn a_recurring_mandate_is_revokable_and_blocks_nothing() {
    let revokable = "mandate.revokable_by_customer equals should";
    let blocks = "mandate.block_funds equals_recurring must";
    let frees = "mandate.block_funds equals_one_time must";
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
        check("block_funds", false, one_time.then_some(frees));
    }
    // The frequency's default is ASPRESENTED.
    check_more(r#""mandate.revokable_by_customer":false"#, &[revokable]);
    check_more(r#""mandate.block_funds":true"#, &[blocks]);
    check_more(r#""mandate.block_funds":false"#, &[]);
    check_more(r#""mandate.block_funds":"false""#, &["mandate.block_funds type must"]);
    check_more(r#""mandate.revokable_by_customer":"true""#, &["mandate.revokable_by_customer type must"]);
}

#[test]
fn a_body_that_cannot_be_read_is_an_error_with_its_place() {
    #[track_caller]
    fn check(json: impl AsRef<[u8]>, kind: ReadErrorKind, place: (usize, usize)) -> String {
        let json = json.as_ref();
        let error = v1::SessionRequestBuilder::from_json(json).unwrap_err();
        assert_eq!((error.kind(), (error.line(), error.column())), (kind, place), "{error}");
        assert_eq!(error.to_string(), format!("line {} column {}: {}", place.0, place.1, error.message()));
        assert_eq!(check_json(ApiVersion::Default, json, NOW).unwrap_err(), error);
        error.message().to_owned()
    }
    use ReadErrorKind::{DuplicateKey, NotAnObject, Syntax, TooDeep};
    // The messages are serde_json's, but for those below.
    check("{\"amount\": \"1\",\n \"order_id\": order-1}", Syntax, (2, 14));
    check("{\"amount\": \"1\"", Syntax, (1, 14));
    check("{\"amount\": \"1\n", Syntax, (1, 13));
    check("{\"amount\": \"1", Syntax, (1, 13));
    check("{\"am\tount\": \"1\"}", Syntax, (1, 4));
    check("{\"amount\": \"\\\"\\x1\"}", Syntax, (1, 16));
    check("{\"amount\": \"\\u00e", Syntax, (1, 17));
    check("{\"amount\": \"1\",}", Syntax, (1, 16));
    check("{\"amount\": \"1\"\n]", Syntax, (2, 1));
    check("{\"amount\" \"1\"}", Syntax, (1, 11));
    check("{\"amount\":", Syntax, (1, 10));
    check("{\"amount\": -.5}", Syntax, (1, 13));
    check("{\"amount\": 1.}", Syntax, (1, 14));
    check("{\"amount\": 1e+}", Syntax, (1, 15));
    check("{\"amount\": 01}", Syntax, (1, 13));
    check("{\"x\": [1 2]}", Syntax, (1, 10));
    check("{\"x\": {\"y\": [{}, {\"z\": 1]}}", Syntax, (1, 25));
    check("[1, 2", Syntax, (1, 5));
    check("{}\n{}", Syntax, (2, 1));
    check("7 7", Syntax, (1, 3));

    assert_eq!(check("", Syntax, (1, 1)), "the text is empty");
    assert_eq!(check(" \n\t", Syntax, (1, 1)), "the text is empty");
    let mark = "unexpected byte order mark; save the text as UTF-8 without one";
    assert_eq!(check("\u{feff}{}", Syntax, (1, 1)), mark);
    assert_eq!(check("\n \u{feff}{}", Syntax, (2, 2)), mark);
    assert_eq!(check(b"{\"a\": 1, \"b\": \"\xff\"}", Syntax, (1, 16)), "not UTF-8");
    assert_eq!(check(b"{\"a\": 1}\n\xff", Syntax, (2, 1)), "not UTF-8");
    assert_eq!(check(b"7\xff", Syntax, (1, 2)), "not UTF-8");
    assert_eq!(check(b"{\"a\": 1, \"a\": 2, \"\xc3", Syntax, (1, 19)), "not UTF-8");
    assert_ne!(check(b"{\"a\": x\xff}", Syntax, (1, 7)), "not UTF-8");
    let no_unicode = "the key of this value is not Unicode";
    assert_eq!(check(r#"{"\ud800": 1}"#, Syntax, (1, 12)), no_unicode);
    assert_eq!(check(r#"{"a": [{"x\udc00y": {"b": 1}}]}"#, Syntax, (1, 21)), no_unicode);

    assert_eq!(check("\n [{}]", NotAnObject, (2, 2)), "a list, not an object");
    assert_eq!(check("\"text\"", NotAnObject, (1, 1)), "a string, not an object");
    assert_eq!(check("17", NotAnObject, (1, 1)), "a number, not an object");
    assert_eq!(check(" true", NotAnObject, (1, 2)), "a boolean, not an object");
    assert_eq!(check("null", NotAnObject, (1, 1)), "null, not an object");

    // The place is that of the second value.
    let duplicate = "duplicate key \"a\"";
    assert_eq!(check("{\n \"a\": 1,\n \"b\": 2,\n \"a\": 3\n}", DuplicateKey, (4, 7)), duplicate);
    assert_eq!(check(r#"{"a": 1, "\u0061": 2}"#, DuplicateKey, (1, 20)), duplicate);
    assert_eq!(check("{\"x\": [1, {\"y\": {\n  \"a\": {}, \"a\": []}}]}", DuplicateKey, (2, 17)), duplicate);
    assert_eq!(check(r#"{"order_id": 1, "order_id": 1}"#, DuplicateKey, (1, 29)), "duplicate key \"order_id\"");
    let long = "k".repeat(100);
    let shown = format!("duplicate key \"{}\"…", "k".repeat(64));
    assert_eq!(check(format!("{{\"{long}\": 1, \"{long}\": 2}}"), DuplicateKey, (1, 213)), shown);
    // Text that is not JSON is that in the first place.
    check(r#"{"a": 1, "a": 2, "b": x}"#, Syntax, (1, 23));
    check(r#"{"a": 1, "a": 2"#, Syntax, (1, 15));

    let deep = format!("{{\"a\": {}{}}}", "[".repeat(128), "]".repeat(128));
    assert_eq!(check(deep, TooDeep, (1, 134)), "values nest more than 128 levels deep");
}

#[test]
fn a_key_that_only_looks_repeated_is_read() {
    for body in [
        r#"{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 2}]}"#,
        r#"{"a": "a", "b": ["a", "a"], "A": "\"a\": 1, \"a\": 2"}"#,
        r#"{"a": {"b": "\",\"c\",\"c\""}}"#,
        r#"{"x": {"y": "\udc00"}, "z": 1e400}"#,
    ] {
        let draft = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap();
        json::assert_same(&serde_json::to_vec(&draft).unwrap(), body.as_bytes(), body);
        json::assert_same(&draft.build_unchecked().to_json(), body.as_bytes(), body);
    }
    let deep = format!("{{\"a\": {}{}}}", "[".repeat(127), "]".repeat(127));
    assert!(v1::SessionRequestBuilder::from_json(deep.as_bytes()).is_ok());
}

/// Comparing each key with all others would take minutes.
#[test]
fn many_keys_are_read_in_time() {
    let keys: Vec<_> = (0..100_000).map(|n| format!("\"k{n}\":{n}")).collect();
    let body = format!("{{{}}}", keys.join(","));
    let violations = check_json(ApiVersion::V1, body.as_bytes(), NOW).unwrap();
    assert_eq!(violations.len(), 8, "the required fields");
    let draft = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap();
    assert_eq!(text(&draft.build_unchecked()), body);

    let nested = format!("{{\"x\":{body}}}");
    assert!(v1::SessionRequestBuilder::from_json(nested.as_bytes()).is_ok());
    let repeated = format!("{{{}}}", vec!["\"k\":1"; 100_000].join(","));
    let error = v1::SessionRequestBuilder::from_json(repeated.as_bytes()).unwrap_err();
    assert_eq!((error.kind(), error.column()), (ReadErrorKind::DuplicateKey, 12));
}

#[test]
fn a_missing_value_leaves_a_field_out() {
    let set = good!(v1).maybe_first_name(Some("John")).maybe_description(Some(String::from("a")));
    let request = set.clone().build_at(NOW).unwrap();
    assert_eq!((request.first_name(), request.description()), (Some("John"), Some("a")));
    let request = set.maybe_first_name(None::<&str>).maybe_description(None::<String>).build_at(NOW).unwrap();
    assert_eq!(request, good!(v1).build_at(NOW).unwrap());

    let whole = mandate();
    let none = whole.clone().maybe_max_amount(None).maybe_frequency(None).maybe_block_funds(None);
    let none = none.maybe_create_mandate(None).maybe_start_date(None).maybe_end_date(None);
    assert_eq!(none, Mandate::new());
    assert_eq!(none.maybe_max_amount(Some(Amount::ZERO)), Mandate::new().max_amount(Amount::ZERO));
    // An empty group asks for nothing.
    assert_eq!(good!(default).mandate(Mandate::new()), good!(default));
}
