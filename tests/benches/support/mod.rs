//! What is measured in memory.

mod requests;
mod responses;

use std::hint::black_box;

use garde::Validate as _;
use juspay_session::{ApiVersion, check_json, default, v1};
use requests::{Derived, VALUES, Values, typified};
use serde::de::IgnoredAny;
use serde_json::Value;
use tests::sample::NOW;

/// Rows that are compared with the first of them.
pub struct Group {
    pub name: String,
    pub rows: Vec<Row>,
}

/// One thing that is done over and over, its result dropped.
pub struct Row {
    pub name: &'static str,
    pub run: Box<dyn Fn()>,
}

fn row<T: 'static>(name: &'static str, run: impl Fn() -> T + 'static) -> Row {
    Row { name, run: Box::new(move || drop(black_box(run()))) }
}

/// Requests: filled, checked, written, read.
pub fn requests() -> Vec<Group> {
    let sample = [
        written("sample", requests::sample, requests::derived_sample, requests::typified_sample),
        read("sample", requests::sample),
    ];
    let full = [
        written("full", requests::full, requests::derived_full, requests::typified_full),
        read("full", requests::full),
    ];
    sample.into_iter().chain(full).collect()
}

/// From a filled draft, or from borrowed texts, to bytes.
fn written(
    name: &str,
    draft: fn(&Values<'_>) -> default::SessionRequestBuilder,
    derived: fn(&Values<'_>) -> Derived,
    typified: fn(&Values<'_>) -> typified::SessionRequest,
) -> Group {
    let (filled, of_serde, of_typify) = (draft(&VALUES), derived(&VALUES), typified(&VALUES));
    let request = filled.clone().build_at(NOW).expect("it keeps every rule");
    assert_eq!(request.to_json(), serde_json::to_vec(&of_serde).expect("it is written"), "all write the same");
    let (checked, validated, again) = (filled.clone(), of_serde.clone(), request.clone());
    let rows = vec![
        row("bare serde_json::to_vec", move || serde_json::to_vec(black_box(&of_serde)).expect("it is written")),
        row("rules", move || black_box(&checked).check_at(NOW)),
        row("bytes", move || black_box(&again).to_json()),
        row("rules, bytes", move || {
            assert!(black_box(&filled).check_at(NOW).is_valid());
            black_box(&request).to_json()
        }),
        row("filled, rules, bytes", move || {
            draft(black_box(&VALUES)).build_at(NOW).expect("it keeps every rule").to_json()
        }),
        row("garde: rules, bytes", move || {
            black_box(&validated).validate().expect("it keeps every rule");
            serde_json::to_vec(black_box(&validated)).expect("it is written")
        }),
        row("garde: filled, rules, bytes", move || {
            let filled = derived(black_box(&VALUES));
            filled.validate().expect("it keeps every rule");
            serde_json::to_vec(&filled).expect("it is written")
        }),
        row("typify: bytes", move || serde_json::to_vec(black_box(&of_typify)).expect("it is written")),
        row("typify: filled, rules, bytes", move || {
            serde_json::to_vec(&typified(black_box(&VALUES))).expect("it is written")
        }),
    ];
    Group { name: format!("request, {name}"), rows }
}

/// From bytes through every rule.
fn read(name: &str, draft: fn(&Values<'_>) -> default::SessionRequestBuilder) -> Group {
    let json = draft(&VALUES).build_at(NOW).expect("it keeps every rule").to_json();
    let json: &'static [u8] = json.leak();
    let schema = serde_json::from_str(include_str!("request.schema.json")).expect("it is JSON");
    let schema = jsonschema::validator_for(&schema).expect("it is a schema");
    let rows = vec![
        row("Value with jsonschema", move || {
            let value: Value = serde_json::from_slice(black_box(json)).expect("it is JSON");
            assert!(schema.is_valid(&value));
        }),
        row("read, rules", move || {
            assert!(check_json(ApiVersion::Default, black_box(json), NOW).expect("it is JSON").is_valid());
        }),
        row("garde: read, rules", move || {
            let derived: Derived = serde_json::from_slice(black_box(json)).expect("it is JSON");
            derived.validate().expect("it keeps every rule");
        }),
        row("typify: read, rules", move || {
            serde_json::from_slice::<typified::SessionRequest>(black_box(json)).expect("it is read")
        }),
    ];
    Group { name: format!("request as JSON, {name}"), rows }
}

/// Answers, from bytes to types.
pub fn responses() -> Vec<Group> {
    let bodies = [("sample", responses::SAMPLE.to_owned()), ("six unknown keys", responses::with_unknown_keys())];
    let group = |(name, body): (&str, String)| {
        let body: &'static [u8] = body.into_bytes().leak();
        let rows = vec![
            row("derived, unknown keys dropped", move || {
                serde_json::from_slice::<responses::Owned>(black_box(body)).expect("it is read")
            }),
            row("read", move || v1::SessionResponse::from_json(black_box(body)).expect("it is read")),
            row("read, a payload getter called", move || {
                let response = v1::SessionResponse::from_json(black_box(body)).expect("it is read");
                let sdk = response.sdk_payload().expect("the sample has a payload");
                black_box(sdk.payload().and_then(|payload| payload.client_auth_token()));
                response
            }),
            row("derived, unknown keys flattened", move || {
                serde_json::from_slice::<responses::Flattened>(black_box(body)).expect("it is read")
            }),
            row("serde_json, lexed only", move || {
                serde_json::from_slice::<IgnoredAny>(black_box(body)).expect("it is JSON")
            }),
        ];
        Group { name: format!("response, {name}"), rows }
    };
    bodies.into_iter().map(group).collect()
}
