//! The bytes that a request becomes are those that serde_json writes.

use std::collections::BTreeMap;

use juspay_session::{
    Action, Amount, AmountRule, EpochSeconds, Frequency, Mandate, RawJson, SessionRequestBuilder, v1,
};
use serde::Serialize;

type Draft = SessionRequestBuilder<v1::Version>;

/// The values of a request, one after the other. The first part of the input says which are absent.
pub fn body(data: &[u8]) {
    let mut parts = super::parts(data);
    let absent = parts.next().unwrap_or_default();
    let mut fields = (0_usize..).map_while(|field| {
        let is_given = absent.get(field / 8).is_none_or(|byte| byte >> (field % 8) & 1 == 0);
        parts.next().map(|part| Some(part).filter(|_| is_given))
    });
    let mut next = || fields.next().flatten();
    let mut entries = Entries::default();
    let (mut draft, mut mandate) = (Draft::new(), Mandate::new());

    draft = entries.add(draft, "order_id", next().map(text), |draft, text| draft.order_id(text));
    draft = entries.add(draft, "amount", next().map(amount), Draft::amount);
    draft = entries.add(draft, "customer_id", next().map(text), |draft, text| draft.customer_id(text));
    draft = entries.add(draft, "customer_email", next().map(text), |draft, text| draft.customer_email(text));
    draft = entries.add(draft, "action", next().map(text), |draft, text| draft.action(Action::from(&*text)));
    draft = entries.add(draft, "return_url", next().map(text), |draft, text| draft.return_url(text));
    draft = entries.add(draft, "description", next().map(text), |draft, text| draft.description(text));
    mandate = entries.add(mandate, "mandate.max_amount", next().map(amount), Mandate::max_amount);
    mandate = entries.add(mandate, "mandate.start_date", next().map(time), Mandate::start_date);
    mandate = entries.add(mandate, "mandate.frequency", next().map(text), |mandate, text| {
        mandate.frequency(Frequency::from(&*text))
    });
    let integer = next().map(|part| Quoted(number(part).cast_signed()));
    mandate = entries.add(mandate, "mandate.rule_value", integer, |mandate, value| mandate.rule_value(value.0));
    mandate = entries.add(mandate, "mandate.amount_rule", next().map(text), |mandate, text| {
        mandate.amount_rule(AmountRule::from(&*text))
    });
    let flag = next().map(|part| part.len() % 2 == 1);
    mandate = entries.add(mandate, "mandate.block_funds", flag, Mandate::block_funds);
    draft = draft.mandate(mandate);
    draft = entries.add(draft, "udf1", next().map(text), |draft, text| draft.udf1(text));
    draft = entries.add(draft, "udf10", next().map(text), |draft, text| draft.udf10(text));
    // Keys that the model does not know, and none that it does.
    let extra: BTreeMap<_, _> = parts.take(8).map(|part| (format!("x-{}", text(part)), text(part))).collect();
    for (key, value) in &extra {
        draft = entries.add(draft, key, Some(value), |draft, text| draft.extra(key, text.as_str()));
    }
    check(draft, &entries.0);

    let text = text(data);
    let raw = serde_json::to_string(&text).expect("a text is JSON");
    assert_eq!(RawJson::from(text.as_str()).get(), raw);
    assert_eq!(RawJson::from(text), RawJson::parse(&raw).expect("it is JSON"));
}

/// What a request must be written as, in this order.
#[derive(Default)]
struct Entries(Vec<String>);

impl Entries {
    /// Sets a value, if there is one.
    fn add<D, T: Serialize>(&mut self, draft: D, key: &str, value: Option<T>, set: impl FnOnce(D, T) -> D) -> D {
        let Some(value) = value else { return draft };
        self.0.push(entry(key, &value));
        set(draft, value)
    }
}

/// An integer that is written as text.
struct Quoted(i64);

impl Serialize for Quoted {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

fn text(part: &[u8]) -> String {
    String::from_utf8_lossy(part).into_owned()
}

/// The number that a part begins with, of as many bytes as there are.
fn number(part: &[u8]) -> u64 {
    part.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn time(part: &[u8]) -> EpochSeconds {
    EpochSeconds::from_secs(number(part))
}

/// An amount, with as many places as it is written with.
fn amount(part: &[u8]) -> Amount {
    let written = Amount::from_minor(number(part)).to_string();
    let fewer = [3, 1, 0][part.len() % 3];
    written[..written.len() - fewer].parse().expect("it is an amount")
}

/// A key and its value, as serde_json would write them.
///
/// # Panics
///
/// If the value cannot be written.
pub fn entry(key: &str, value: &(impl Serialize + ?Sized)) -> String {
    let write = |written: Result<String, serde_json::Error>| written.expect("it can be written");
    format!("{}:{}", write(serde_json::to_string(key)), write(serde_json::to_string(value)))
}

/// Written directly and through serde, it is these entries in this order; and it is read again as the same.
///
/// # Panics
///
/// If it is not.
#[track_caller]
pub fn check(draft: Draft, entries: &[String]) {
    let request = draft.build_unchecked();
    let expected = format!("{{{}}}", entries.join(","));
    assert_eq!(String::from_utf8(request.to_json()).expect("it is UTF-8"), expected);
    assert_eq!(serde_json::to_string(&request).expect("it can be written"), expected);
    let read = Draft::from_json(expected.as_bytes()).expect("it is JSON").build_unchecked();
    assert_eq!(read, request);
    assert_eq!(String::from_utf8(read.to_json()).expect("it is UTF-8"), expected);
}
