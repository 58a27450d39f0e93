//! The bytes that a request becomes are those that serde_json writes.

use std::collections::BTreeMap;

use juspay_session::{Action, Amount, AmountRule, EpochSeconds, Frequency, Mandate, RawJson, SessionRequest};
use proptest::prelude::*;
use proptest::sample::select;
use tests::fuzz::json_writer::{check, entry};

/// Text of every kind: what is escaped, what only looks as if it were, and runs of what is not, of every length around
/// those at which texts are held or looked at otherwise.
fn text() -> impl Strategy<Value = String> {
    let odd = select(
        &["\"", "\\", "\0", "\u{1}", "\u{8}", "\t", "\n", "\u{b}", "\u{c}", "\r", "\u{1f}", " ", "/", "\u{7f}"][..],
    );
    let wide =
        select(&["é", "\u{80}", "\u{a0}", "\u{7ff}", "₹", "\u{2028}", "\u{2029}", "\u{ffff}", "🚀", "\u{10ffff}"][..]);
    let run = (select(&['a', 'Z', '0', '-', ' ', 'é', '🚀'][..]), 0_usize..40)
        .prop_map(|(of, count)| of.to_string().repeat(count));
    let piece = prop_oneof![
        2 => odd.prop_map(str::to_owned),
        2 => wide.prop_map(str::to_owned),
        3 => run,
        1 => any::<char>().prop_map(String::from),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// An amount, with as many places as it is written with.
fn amount() -> impl Strategy<Value = Amount> {
    let written = (any::<u64>(), 0..=2_usize).prop_map(|(minor, places)| {
        let (whole, rest) = (minor / 100, format!("{:02}", minor % 100));
        if places == 0 { whole.to_string() } else { format!("{whole}.{}", &rest[..places]) }
    });
    let small = (0..2_000_u64).prop_map(|minor| Amount::from_minor(minor).to_string());
    prop_oneof![written, small].prop_map(|text| text.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_written_as_serde_json_writes_it(text in text()) {
        check(SessionRequest::builder().description(&text), &[entry("description", &text)]);
        check(SessionRequest::builder().action(Action::from(&*text)), &[entry("action", &text)]);
        let raw = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(RawJson::from(text), RawJson::parse(&raw).unwrap());
    }

    #[test]
    fn a_full_draft_is_written_as_serde_json_writes_it(
        texts in prop::collection::vec(text(), 20),
        amounts in (amount(), amount()),
        times in (any::<u64>(), any::<u64>()),
        number in any::<i64>(),
        flags in (any::<bool>(), any::<bool>()),
        extra in prop::collection::btree_map(text(), text(), 0..4),
    ) {
        let mandate = Mandate::new()
            .max_amount(amounts.1)
            .start_date(EpochSeconds::from_secs(times.0))
            .end_date(EpochSeconds::from_secs(times.1))
            .frequency(Frequency::BiMonthly)
            .rule_value(number)
            .amount_rule(AmountRule::from(&*texts[19]))
            .revokable_by_customer(flags.0)
            .block_funds(flags.1);
        let mut draft = SessionRequest::builder()
            .order_id(&texts[0])
            .amount(amounts.0)
            .customer_id(&texts[1])
            .customer_email(&texts[2])
            .customer_phone(&texts[3])
            .payment_page_client_id(&texts[4])
            .return_url(&texts[5])
            .first_name(&texts[6])
            .last_name(&texts[7])
            .get_upi_deep_links(true)
            .gateway_reference_id(&texts[8])
            .mandate(mandate)
            .udf1(&texts[9])
            .udf2(&texts[10])
            .udf3(&texts[11])
            .udf4(&texts[12])
            .udf5(&texts[13])
            .udf6(&texts[14])
            .udf7(&texts[15])
            .udf8(&texts[16])
            .udf9(&texts[17])
            .udf10(&texts[18]);
        let mut entries = vec![
            entry("order_id", &texts[0]),
            entry("amount", &amounts.0.to_string()),
            entry("customer_id", &texts[1]),
            entry("customer_email", &texts[2]),
            entry("customer_phone", &texts[3]),
            entry("payment_page_client_id", &texts[4]),
            entry("return_url", &texts[5]),
            entry("first_name", &texts[6]),
            entry("last_name", &texts[7]),
            entry("options.get_upi_deep_links", "true"),
            entry("metadata.JUSPAY:gateway_reference_id", &texts[8]),
            entry("mandate.max_amount", &amounts.1.to_string()),
            entry("mandate.start_date", &times.0.to_string()),
            entry("mandate.end_date", &times.1.to_string()),
            entry("mandate.frequency", "BIMONTHLY"),
            entry("mandate.rule_value", &number.to_string()),
            entry("mandate.amount_rule", &texts[19]),
            entry("mandate.revokable_by_customer", &flags.0),
            entry("mandate.block_funds", &flags.1),
        ];
        entries.extend(texts[9..19].iter().enumerate().map(|(index, text)| entry(&format!("udf{}", index + 1), text)));
        // Keys that the model does not know, and none that it does.
        let extra: BTreeMap<String, String> = extra.into_iter().map(|(key, value)| (format!("x-{key}"), value)).collect();
        for (key, value) in &extra {
            draft = draft.extra(key, value.as_str());
            entries.push(entry(key, value));
        }
        check(draft, &entries);
    }
}

#[test]
fn nothing_is_an_empty_object() {
    check(SessionRequest::builder(), &[]);
}

#[test]
fn a_value_that_is_set_again_is_replaced() {
    let texts =
        ["", "short", "twenty-one characters", "twenty-two characters.", "long enough to stand on its own", "\"\n\""];
    for first in texts {
        for second in texts {
            check(SessionRequest::builder().udf6(first).udf6(second), &[entry("udf6", second)]);
        }
    }
}

#[test]
fn every_digit_is_written() {
    for exponent in 0..20 {
        for number in [10_u64.pow(exponent) - 1, 10_u64.pow(exponent), u64::MAX] {
            let mandate = Mandate::new().start_date(EpochSeconds::from_secs(number));
            check(SessionRequest::builder().mandate(mandate), &[entry("mandate.start_date", &number.to_string())]);
        }
    }
    for number in [i64::MIN, -10, -1, 0, 1, i64::MAX] {
        let mandate = Mandate::new().rule_value(number);
        check(SessionRequest::builder().mandate(mandate), &[entry("mandate.rule_value", &number.to_string())]);
    }
}
