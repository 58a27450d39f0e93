//! Random answers around the modelled keys: none fails, none loses anything.

use proptest::prelude::*;
use proptest::sample::select;
use tests::fuzz::{error_bodies, response_decode};

/// Keys that the model knows somewhere, in plain and in escaped spelling, and keys that it does not.
const KEYS: &[&str] = &[
    "status",
    r"st\u0061tus",
    "id",
    "order_id",
    "order_expiry",
    "payment_links",
    r"payment\u005flinks",
    "web",
    "mobile",
    "iframe",
    "expiry",
    "deep_link",
    "sdk_payload",
    r"sdk\u005Fpayload",
    "requestId",
    "service",
    "payload",
    "clientAuthToken",
    "action",
    "amount",
    r"\u0061mount",
    "options.getUpiDeepLinks",
    "customerEmail",
    "status_id",
    "error_code",
    "error_message",
    "error_info",
    "code",
    "category",
    "fields",
    "field_name",
    "reason",
    "",
    "unknown",
    "clé",
    r"\ud83d\ude80",
    r"\u0000",
    r"\ud800",
    r"\uDC00x",
    r#"\"\\\/"#,
    "__proto__",
];

/// Values without others inside, known and unknown, right and wrong.
const LEAVES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1.10",
    "1e400",
    "-2E-400",
    "18446744073709551616",
    "123456789012345678901234567890.00",
    r#""""#,
    r#""null""#,
    r#""NEW""#,
    r#""N\u0045W""#,
    r#""NEWER""#,
    r#""paymentPage""#,
    r#""quickPay""#,
    r#""1.0""#,
    r#""007.50""#,
    r#""1.005""#,
    r#""true""#,
    r#""\ud800""#,
    r#""a\udfffb""#,
    r#""\u0000\u001f\/""#,
    r#""नया 🚀""#,
    "[]",
    "{}",
    "[ ]",
    "[{}, null, 1]",
];

/// JSON text, oddly spaced, with keys that repeat.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => select(LEAVES).prop_map(str::to_owned),
        1 => any::<i128>().prop_map(|number| number.to_string()),
        1 => any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
        1 => (1_usize..400).prop_map(|depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth))),
    ];
    leaf.prop_recursive(5, 80, 8, |inner| {
        prop_oneof![
            5 => object(inner.clone()),
            1 => prop::collection::vec(inner, 0..4).prop_map(|list| format!("[{}]", list.join(" ,"))),
        ]
    })
}

fn object(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let key = prop_oneof![
        9 => select(KEYS).prop_map(|key| format!("\"{key}\"")),
        1 => any::<String>().prop_map(|key| serde_json::to_string(&key).unwrap()),
    ];
    let entry = (key, inner, select(&[":", " : ", ":\n"][..])).prop_map(|(key, value, colon)| key + colon + &value);
    prop::collection::vec(entry, 0..10).prop_map(|entries| format!("{{{}}}", entries.join(",\t")))
}

/// Read, or refused, as an answer and as an error.
fn check(body: &[u8]) {
    response_decode::body(body);
    error_bodies::body(body);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_object_is_read_and_written_again(body in object(value())) {
        check(body.as_bytes());
    }

    #[test]
    fn the_parts_are_read_wherever_they_stand(links in value(), sdk in object(value()), payload in value()) {
        check(format!(r#"{{"payment_links":{links},"sdk_payload":{{"payload":{payload}}}}}"#).as_bytes());
        check(format!(r#"{{"sdk_payload":{sdk}}}"#).as_bytes());
        check(format!(r#"{{"error_info":{{"fields":[{links},{sdk},{payload}]}}}}"#).as_bytes());
    }

    #[test]
    fn damage_is_an_error_and_no_panic(
        body in object(value()),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut body = body.into_bytes();
        let at = at.index(body.len());
        if cut { body.truncate(at) } else { body[at] = byte }
        check(&body);
    }

    #[test]
    fn any_bytes_are_survived(body in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&body);
    }
}
