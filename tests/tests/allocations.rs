//! How often memory is asked for. Unlike time it is the same on every machine.

use allocation_counter::measure;
use juspay_session::{
    Action, Amount, AmountRule, CreateMandate, EpochSeconds, Frequency, Mandate, SessionRequest, SessionRequestBuilder,
    Version, default, v1,
};
use tests::fixtures;
use tests::sample::NOW;

/// A draft with all that both versions have, which keeps every rule.
fn full<V: Version>(udf: &str, text: &str) -> SessionRequestBuilder<V> {
    let mandate = Mandate::new()
        .create_mandate(CreateMandate::Required)
        .max_amount(Amount::from_minor(500_000))
        .start_date(NOW)
        .end_date(EpochSeconds::from_secs(1_640_863_969))
        .frequency(Frequency::Monthly)
        .rule_value(7)
        .amount_rule(AmountRule::Variable)
        .revokable_by_customer(true)
        .block_funds(false);
    SessionRequest::builder()
        .order_id("testing-order-one")
        .amount(Amount::from_minor(100))
        .customer_id("testing-customer-one")
        .customer_email("test@mail.com")
        .customer_phone("9876543210")
        .payment_page_client_id(text)
        .action(Action::PaymentPage)
        .return_url("https://shop.merchant.com/a/path/that/is/longer/than/most")
        .first_name("John")
        .last_name("wick")
        .description(text)
        .gateway_reference_id(text)
        .mandate(mandate)
        .udf1(udf)
        .udf2(udf)
        .udf3(udf)
        .udf4(udf)
        .udf5(udf)
        .udf6(text)
        .udf7(text)
        .udf8(text)
        .udf9(text)
        .udf10(text)
        .theme(text)
        .offer_code(text)
}

/// Values of every length and kind, the longest that the rules let pass among them.
fn drafts<V: Version>() -> Vec<SessionRequestBuilder<V>> {
    let long = "x".repeat(255);
    let escaped = "\"\\\n\u{1}\u{7f}é🚀".repeat(30);
    vec![
        full("", "x"),
        full("a1", "x"),
        full("twenty two characters.".trim_end_matches('.'), "twenty-two characters."),
        full(&long, &long),
        full(&long, &escaped),
        full(&long, &"\u{1}".repeat(255)),
    ]
}

/// Counts one call, whose result is dropped outside of the count.
fn count<T>(call: impl FnOnce() -> T) -> u64 {
    let mut result = None;
    measure(|| result = Some(call())).count_total
}

#[test]
fn checking_a_valid_draft_allocates_nothing() {
    fn check<V: Version>() {
        for draft in drafts::<V>() {
            let draft = draft.udf6("x").udf7("x").udf8("x").udf9("x").udf10("x");
            assert!(draft.check_at(NOW).is_empty(), "{:?}", draft.check_at(NOW));
            assert_eq!(count(|| draft.check_at(NOW)), 0, "{draft:?}");
            let draft = draft.clone();
            assert_eq!(count(|| draft.build_at(NOW)), 0);
        }
    }
    check::<default::Version>();
    check::<v1::Version>();
}

#[test]
fn writing_allocates_once() {
    fn check<V: Version>() {
        let mut drafts = drafts::<V>();
        drafts.push(SessionRequest::builder());
        drafts.push(full("a", "b").extra("x", "\n".repeat(400)).extra("\"y\"", 7));
        drafts.push(
            SessionRequestBuilder::from_json(br#"{"order_id": null, "amount": [1, 2], "udf1": "\u0001"}"#).unwrap(),
        );
        for draft in drafts {
            let request = draft.build_unchecked();
            assert_eq!(count(|| request.to_json()), 1, "{request:?}");
        }
    }
    check::<default::Version>();
    check::<v1::Version>();
}

#[test]
fn values_that_are_not_too_many_allocate_nothing() {
    let empty = || v1::SessionRequest::builder();
    let alone = count(empty);
    assert_eq!(alone, 2, "the draft, and the memory for its texts");
    let filled = || full::<v1::Version>("spring campaign 2021", "delivery at nine");
    assert_eq!(count(filled), alone);
}

#[test]
fn a_draft_that_is_set_again_and_again_does_not_grow() {
    let mut draft = full::<v1::Version>("a", "b");
    let set = || {
        for number in 0..10_000 {
            draft = std::mem::take(&mut draft).order_id(format!("order-{number}")).udf1("\"");
        }
    };
    assert!(measure(set).bytes_max < 16_384, "the draft that is left in its place, and the memory for its texts");
}

/// How many strings there are in a JSON text, keys left aside: as many allocations as a derived struct of `String`s makes
/// of it at the least.
fn strings(value: &serde_json::Value) -> u64 {
    match value {
        serde_json::Value::String(text) => u64::from(!text.is_empty()),
        serde_json::Value::Array(list) => list.iter().map(strings).sum(),
        serde_json::Value::Object(object) => object.values().map(strings).sum(),
        _ => 0,
    }
}

#[test]
fn reading_an_answer_allocates_at_most_half_of_what_a_derived_struct_does() {
    let mut bodies = fixtures::read("page/responses", "json");
    bodies.extend(fixtures::read("responses", "json").into_iter().filter(|(name, _)| name != "statuses"));
    for (name, body) in bodies {
        // An escape makes a text of its own of what it is in; and one body has a number that serde_json has no value for.
        if body.contains(&b'\\') {
            continue;
        }
        let Ok(value) = serde_json::from_slice(&body) else { continue };
        let derived = strings(&value);
        // A derived struct does not read a number where it has a text.
        if derived == 0 {
            continue;
        }
        let ours = count(|| v1::SessionResponse::from_json(&body).unwrap());
        // The smallest of the bodies has nine strings.
        assert!(ours <= 4 || ours * 2 <= derived, "{name}: {ours} allocations, and {derived} strings");
    }
}
