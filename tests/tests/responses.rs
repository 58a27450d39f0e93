//! A body that a server may send never fails to decode, and none of it is lost.

use juspay_session::{
    ErrorBody, ErrorResponse, OrderStatus, RawJson, ReadErrorKind, Response, ResponseStatus, default, v1,
};
use tests::fixtures;

/// The success bodies; `statuses` is a list of values, not a body.
fn successes() -> Vec<(String, Vec<u8>)> {
    let mut bodies = fixtures::read("responses", "json");
    bodies.retain(|(name, _)| name != "statuses");
    bodies.extend(
        fixtures::read("page/responses", "json").into_iter().map(|(name, body)| (format!("page/{name}"), body)),
    );
    bodies
}

/// The error bodies, JSON or not.
fn errors() -> Vec<(String, Vec<u8>)> {
    ["json", "txt", "html"].into_iter().flat_map(|extension| fixtures::read("errors", extension)).collect()
}

/// Reads a body, which is kept and written byte for byte.
#[track_caller]
fn check_nothing_lost<R: Response>(name: &str, body: &[u8]) -> R {
    let response = R::from_json(body).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = std::str::from_utf8(body).unwrap().trim_ascii();
    assert_eq!(response.raw(), text, "{name}");
    assert_eq!(serde_json::to_string(&response).unwrap(), text, "{name}");
    assert_eq!(serde_json::from_str::<R>(text).unwrap(), response, "{name}");
    response
}

#[test]
fn every_success_is_read_and_written_byte_for_byte() {
    for (name, body) in successes() {
        check_nothing_lost::<default::SessionResponse>(&name, &body);
        check_nothing_lost::<v1::SessionResponse>(&name, &body);
    }
}

#[test]
fn the_sdk_payload_is_kept_byte_for_byte() {
    for (name, body) in successes() {
        let text = std::str::from_utf8(&body).unwrap();
        let response = v1::SessionResponse::from_json(&body).unwrap();
        let payload = response.sdk_payload().unwrap_or_else(|| panic!("{name} has no sdk_payload"));
        let raw = payload.raw();
        assert!(raw.starts_with('{') && raw.ends_with('}'), "{name}");
        assert!(text.contains(&format!("\"sdk_payload\": {raw}")), "{name}");
        assert_eq!(serde_json::to_string(payload).unwrap(), raw, "{name}");
    }
}

/// What the getters of a response give, the absent ones left out.
fn getters(response: &v1::SessionResponse) -> Vec<(&'static str, String)> {
    let links = response.payment_links();
    let sdk = response.sdk_payload();
    let payload = sdk.and_then(|sdk| sdk.payload());
    let text = |value: Option<&str>| value.map(str::to_owned);
    [
        ("status", response.status().map(ToString::to_string)),
        ("id", text(response.id())),
        ("order_id", text(response.order_id())),
        ("order_expiry", text(response.order_expiry())),
        ("web", text(links.and_then(|links| links.web()))),
        ("mobile", text(links.and_then(|links| links.mobile()))),
        ("iframe", text(links.and_then(|links| links.iframe()))),
        ("expiry", text(links.and_then(|links| links.expiry()))),
        ("deep_link", text(links.and_then(|links| links.deep_link()))),
        ("requestId", text(sdk.and_then(|sdk| sdk.request_id()))),
        ("service", text(sdk.and_then(|sdk| sdk.service()))),
        ("sdk expiry", text(sdk.and_then(|sdk| sdk.expiry()))),
        ("payload", payload.map(|_| String::new())),
        ("merchantId", text(payload.and_then(|payload| payload.merchant_id()))),
        ("clientId", text(payload.and_then(|payload| payload.client_id()))),
        ("orderId", text(payload.and_then(|payload| payload.order_id()))),
        ("amount", payload.and_then(|payload| payload.amount()).map(|amount| amount.to_string())),
        ("clientAuthToken", text(payload.and_then(|payload| payload.client_auth_token()))),
        ("clientAuthTokenExpiry", text(payload.and_then(|payload| payload.client_auth_token_expiry()))),
        ("action", payload.and_then(|payload| payload.action()).map(ToString::to_string)),
        ("firstName", text(payload.and_then(|payload| payload.first_name()))),
        ("lastName", text(payload.and_then(|payload| payload.last_name()))),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| (name, value)))
    .collect()
}

/// What most of the invented bodies say.
const USUAL: &[(&str, &str)] = &[
    ("status", "NEW"),
    ("id", "ordeh_example0000000001"),
    ("order_id", "order-example-0001"),
    ("web", "https://pay.example.com/orders/ordeh_example0000000001/payment-page"),
    ("requestId", "00000000000000000000000000000001"),
    ("service", "in.juspay.hyperpay"),
    ("payload", ""),
    ("merchantId", "example-merchant"),
    ("clientId", "example-client"),
    ("orderId", "order-example-0001"),
    ("clientAuthToken", "tkn_example_0001"),
    ("clientAuthTokenExpiry", "2030-01-01T00:15:00Z"),
    ("action", "paymentPage"),
];

/// Keys that a body with a small payload does not have.
const SMALL: &[&str] = &["merchantId", "clientId", "orderId", "clientAuthTokenExpiry", "action"];

/// The differences of a body from the usual one: more values, and missing keys.
fn differences(name: &str) -> (&'static [(&'static str, &'static str)], Vec<&'static str>) {
    match name {
        "expiry_absent" | "expiry_null" | "expiry_null_text" => (&[], vec![]),
        "expiry_iso" => (&[("expiry", "2030-01-01T00:30:00Z")], vec![]),
        "order_expiry" => (&[("order_expiry", "2030-01-01T00:30:00Z")], vec![]),
        "sdk_payload_expiry" => (&[("sdk expiry", "2030-01-01T00:15:00Z")], vec![]),
        "deep_link" => (
            &[(
                "deep_link",
                "upi://pay?tr=example0001&tid=EX0001&mc=0000&pa=shop@example&pn=Example%20Shop&am=1&cu=INR",
            )],
            vec![],
        ),
        "mobile_and_iframe_links" => (
            &[
                ("web", "https://gateway.example.com/merchant/pay/ordeh_example0000000001"),
                ("mobile", "https://m.example.com/merchant/pay/ordeh_example0000000001?mobile=true"),
                ("iframe", "https://frame.example.com/p/0000001"),
            ],
            vec![],
        ),
        "minimal" | "big_numbers" | "unknown_keys" => (&[], SMALL.to_vec()),
        "escapes_and_non_ascii" => (&[("firstName", "José"), ("lastName", "José")], SMALL.to_vec()),
        "payload_booleans_and_objects" => (&[], vec!["clientAuthTokenExpiry", "action"]),
        "payload_null" => (&[], [SMALL, &["payload", "clientAuthToken"]].concat()),
        "payment_links_text" => (&[], vec!["web"]),
        "numbers_for_text" => (&[], USUAL.iter().map(|(key, _)| *key).filter(|key| *key != "payload").collect()),
        name => panic!("add here what the getters return for {name}"),
    }
}

#[test]
fn getters_give_what_a_body_says() {
    for (name, body) in successes().iter().filter(|(name, _)| !name.starts_with("page/")) {
        let (more, less) = differences(name);
        let mut expected: Vec<_> = USUAL.iter().filter(|(key, _)| !less.contains(key)).copied().collect();
        expected.retain(|(key, _)| more.iter().all(|(other, _)| key != other));
        expected.extend(more);
        expected.sort_unstable();
        let response = v1::SessionResponse::from_json(body).unwrap();
        let mut actual = getters(&response);
        actual.sort_unstable();
        let actual: Vec<_> = actual.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(actual, expected, "{name}");
    }
}

/// Unknown fields, written as JSON.
fn unknown(fields: Vec<(String, RawJson)>) -> Vec<String> {
    fields.into_iter().map(|(key, value)| format!("{key:?}: {}", value.get())).collect()
}

#[test]
fn a_value_of_another_type_is_none_and_stays_in_the_text() {
    let text = fixtures::text("responses/payment_links_text.json");
    let response = check_nothing_lost::<default::SessionResponse>("payment_links_text", text.as_bytes());
    assert!(response.payment_links().is_none());
    let link = "\"payment_links\": \"https://pay.example.com/orders/ordeh_example0000000001/payment-page\"";
    assert!(response.raw().contains(link));
    assert!(response.unknown_fields().is_empty(), "the model knows the key");

    let text = fixtures::text("responses/numbers_for_text.json");
    let response = check_nothing_lost::<v1::SessionResponse>("numbers_for_text", text.as_bytes());
    assert_eq!(response.order_id(), None);
    assert_eq!(response.payment_links().unwrap().expiry(), None);
    assert_eq!(response.sdk_payload().unwrap().payload().unwrap().amount(), None);
    for kept in ["\"order_id\": 42", "\"expiry\": 1893457800", "\"amount\": 1.0"] {
        assert!(response.raw().contains(kept), "{kept}");
    }
    assert!(response.unknown_fields().is_empty());

    let text = fixtures::text("responses/expiry_iso.json");
    let response = check_nothing_lost::<default::SessionResponse>("expiry_iso", text.as_bytes());
    assert!(response.raw().contains("\"expiry\": \"2030-01-01T00:30:00Z\""), "a key of the other version");
}

#[test]
fn unknown_fields_come_in_their_order_with_their_text() {
    let body = br#"{"z": 1.10, "id": 7, "\u0061": [ ], "status": "NEW", "\ud800": 1, "z": null,
        "sdk_payload": {"b": 1e400, "service": "s", "a": {"b": 1}}, "order_expiry": "x"}"#;
    let response = check_nothing_lost::<v1::SessionResponse>("unknown fields", body);
    // A key that is not Unicode has no form as text.
    assert_eq!(unknown(response.unknown_fields()), [r#""z": 1.10"#, r#""a": [ ]"#, r#""z": null"#]);
    let payload = response.sdk_payload().unwrap();
    assert_eq!(unknown(payload.unknown_fields()), [r#""b": 1e400"#, r#""a": {"b": 1}"#]);
    let error = ErrorBody::from_json(br#"{"x": 1, "error_code": 2, "y": 3}"#).unwrap();
    assert_eq!(unknown(error.unknown_fields()), [r#""x": 1"#, r#""y": 3"#]);
    assert!(v1::SessionResponse::default().unknown_fields().is_empty());
}

#[test]
fn an_amount_is_read_in_any_spelling_and_kept_in_the_text() {
    let body = br#"{"sdk_payload":{"payload":{"amount":"007.50"}}}"#;
    let response = check_nothing_lost::<v1::SessionResponse>("leading zeros", body);
    let payload = response.sdk_payload().unwrap();
    assert_eq!(payload.raw(), r#"{"payload":{"amount":"007.50"}}"#);
    let payload = payload.payload().unwrap();
    assert_eq!(payload.amount(), Some("7.5".parse().unwrap()));
    // An object inside the payload has no text of its own.
    assert_eq!(serde_json::to_string(payload).unwrap(), r#"{"amount":"7.50"}"#);
}

#[test]
fn responses_are_equal_if_their_texts_are() {
    let read = |body: &str| v1::SessionResponse::from_json(body.as_bytes()).unwrap();
    assert_eq!(read(r#"{"id": "a"}"#), read(" {\"id\": \"a\"}\n"));
    assert_eq!(read(r#"{"id": "a"}"#), read("\u{feff}{\"id\": \"a\"}"));
    for other in [r#"{"id":"a"}"#, r#"{"id": "b"}"#, r#"{"id": "a", "x": 1}"#, r#"{"i\u0064": "a"}"#] {
        assert_ne!(read(r#"{"id": "a"}"#), read(other), "{other}");
    }
    let payloads =
        [r#"{"sdk_payload": {"x": 1}}"#, r#"{"sdk_payload":{"x": 1}}"#, r#"{"sdk_payload": {"x":1}}"#].map(read);
    let [one, same, other] = payloads.each_ref().map(|response| response.sdk_payload().unwrap());
    assert_eq!(one, same);
    assert_ne!(one, other);
    assert_eq!(read("{}"), v1::SessionResponse::default());
}

#[test]
fn statuses_are_known_and_others_kept() {
    let known: Vec<String> = serde_json::from_str(&fixtures::text("responses/statuses.json")).unwrap();
    assert_eq!(known.len(), 21);
    assert_eq!(known.iter().map(String::as_str).collect::<Vec<_>>(), OrderStatus::KNOWN);
    for text in &known {
        let status = check_status(text);
        assert!(!matches!(status, OrderStatus::Other(_)), "{text}");
    }
    for text in ["", "new", "NEW ", "CHARGED_TWICE", "नया"] {
        let status = check_status(text);
        assert!(matches!(status, OrderStatus::Other(_)), "{text}");
    }
}

/// Reads a status in a body and by itself, and checks that it is written as it came.
#[track_caller]
fn check_status(text: &str) -> OrderStatus {
    let body = serde_json::json!({ "status": text }).to_string();
    let response = check_nothing_lost::<v1::SessionResponse>(text, body.as_bytes());
    let status = response.status().unwrap().clone();
    assert_eq!(status, OrderStatus::from(text));
    assert_eq!(status.as_str(), text);
    assert_eq!(status.to_string(), text);
    status
}

#[test]
fn odd_but_valid_json_is_read() {
    let deep = format!(r#"{{"sdk_payload":{{"payload":{}1{}}}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let deep_object = format!(r#"{{"x":{}1{}}}"#, r#"{"a":"#.repeat(10_000), "}".repeat(10_000));
    let long_key = format!(r#"{{"{}":1}}"#, "k".repeat(1_000_000));
    let many_keys = format!("{{{}}}", (0..50_000).map(|n| format!("\"k{n}\":{n}")).collect::<Vec<_>>().join(","));
    let bodies: &[&str] = &[
        "{}",
        " \t\r\n{ } \n",
        r#"{"\ud800": 1}"#,
        r#"{"\ud800": 1, "\udc00": 2, "status": "NEW"}"#,
        r#"{"payment_links": {"\ud800\ud800": {"web": 1}, "web": "a"}}"#,
        r#"{"sdk_payload": {"\udfff": null}}"#,
        r#"{"status": "\ud800", "id": "a\udc00b"}"#,
        r#"{"status": "\u0000", "\u0000": "\u0000"}"#,
        r#"{"status": "NEW", "st\u0061tus": "CHARGED", "x": 1, "\u0078": 2}"#,
        r#"{"payment_links": {"web": "a"}, "payment_links": "b"}"#,
        r#"{"id": 1e400, "x": -1E-400, "y": 123456789012345678901234567890}"#,
        r#"{"": {"": [[], {}]}}"#,
        &deep,
        &deep_object,
        &long_key,
        &many_keys,
    ];
    for body in bodies {
        let name = body.chars().take(60).collect::<String>();
        check_nothing_lost::<default::SessionResponse>(&name, body.as_bytes());
        check_nothing_lost::<v1::SessionResponse>(&name, body.as_bytes());
    }
}

#[test]
fn a_key_that_is_not_unicode_hides_nothing() {
    for (fields, count) in [
        ("[]", 0),
        (r#"[{"field_name": "a"}]"#, 1),
        (r#"[{"field_name": "a"}, {"field_name": "b", "reason": "c"}, {}, {"x": [1]}]"#, 4),
    ] {
        let body = format!(r#"{{"error_info": {{"\ud800": 1, "fields": {fields}}}}}"#);
        let response = ErrorResponse::read(400, body.as_bytes());
        assert_eq!(response.body().error_info().map(|info| info.fields().len()), Some(count), "{fields}");
        assert_eq!(serde_json::to_string(response.body()).unwrap(), body);
    }
    let response =
        v1::SessionResponse::from_json(br#"{"\ud800": 1, "id": "a", "\udc00": 2, "order_id": "b"}"#).unwrap();
    assert_eq!((response.id(), response.order_id()), (Some("a"), Some("b")));
}

#[test]
fn the_last_of_two_keys_counts() {
    let body =
        br#"{"id": "a", "i\u0064": "b", "status": "NEW", "status": 7, "payment_links": {"web": "a", "web": "b"}}"#;
    let response = check_nothing_lost::<v1::SessionResponse>("keys twice", body);
    assert_eq!(response.id(), Some("b"));
    assert_eq!(response.status(), None, "the last value is of another type");
    assert_eq!(response.payment_links().unwrap().web(), Some("b"));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let body = b"\xef\xbb\xbf{\"id\": \"a\", \"error_code\": \"b\"}";
    let response = v1::SessionResponse::from_json(body).unwrap();
    assert_eq!((response.id(), response.raw().as_bytes()), (Some("a"), &body[3..]));
    let error = ErrorResponse::read(400, body);
    assert_eq!((error.body().error_code(), error.raw()), (Some("b"), &body[..]));
    let twice = [&body[..3], body].concat();
    assert_eq!(v1::SessionResponse::from_json(&twice).unwrap_err().kind(), ReadErrorKind::Syntax);
}

#[test]
fn a_body_that_is_not_an_object_is_an_error() {
    #[track_caller]
    fn check(body: &[u8], kind: ReadErrorKind, place: (usize, usize)) {
        let error = v1::SessionResponse::from_json(body).unwrap_err();
        assert_eq!((error.kind(), (error.line(), error.column())), (kind, place), "{error}");
        assert!(default::SessionResponse::from_json(body).is_err());
    }
    check(b"", ReadErrorKind::Syntax, (1, 1));
    check(b"\n\n", ReadErrorKind::Syntax, (1, 1));
    check(b"<html>", ReadErrorKind::Syntax, (1, 1));
    check(b"{", ReadErrorKind::Syntax, (1, 1));
    check(b"{\"a\": 1,\n }", ReadErrorKind::Syntax, (2, 2));
    check(b"{} {}", ReadErrorKind::Syntax, (1, 4));
    check(b"{\"a\": \"\xff\"}", ReadErrorKind::Syntax, (1, 8));
    check(b"{\"\xff\": 1}", ReadErrorKind::Syntax, (1, 3));
    check(b"{\"a\": \"\n\"}", ReadErrorKind::Syntax, (1, 7));
    check(b"{\"a\tb\": 1}", ReadErrorKind::Syntax, (1, 3));
    check(b"[]", ReadErrorKind::NotAnObject, (1, 1));
    check(b"\n  null", ReadErrorKind::NotAnObject, (2, 3));
    check(b"\"text\"", ReadErrorKind::NotAnObject, (1, 1));
    check(&b"[".repeat(10_000_000), ReadErrorKind::Syntax, (1, 10_000_000));
}

/// What the getters of an error's body give, the absent ones left out.
fn error_getters(error: &ErrorResponse) -> Vec<String> {
    let body = error.body();
    let info = body.error_info();
    let mut lines: Vec<String> = [
        ("status", body.status()),
        ("status_id", body.status_id().map(|id| id.get())),
        ("error_code", body.error_code()),
        ("error_message", body.error_message()),
        ("code", info.and_then(|info| info.code())),
        ("category", info.and_then(|info| info.category())),
        ("request_id", info.and_then(|info| info.request_id())),
        ("developer_message", info.and_then(|info| info.developer_message())),
        ("user_message", info.and_then(|info| info.user_message())),
        ("href", info.and_then(|info| info.href())),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| format!("{name}: {value}")))
    .collect();
    let fields = info.map(|info| info.fields()).unwrap_or_default();
    lines.extend(fields.iter().map(|field| format!("{:?} because {:?}", field.field_name(), field.reason())));
    lines
}

/// What the getters give for a file of errors.
fn expected_error(name: &str) -> &'static [&'static str] {
    match name {
        // Not a JSON object.
        "400_bare_string" | "400_list" | "400_null" | "400_cut_off" | "400_empty" | "400_not_json" | "403_firewall"
        | "502_bad_gateway" | "503_empty" => &[],
        // Nothing in it, or nothing of its type.
        "400_empty_object" | "400_null_fields" => &[],
        "400_booleans_for_text" | "400_numbers_for_text" | "400_objects_for_text" => &["None because None"],
        "400_documented" => &[
            "status: Bad Request",
            "error_code: Mandatory fields are missing",
            "error_message: customer_phone and return_url were not sent",
        ],
        "400_error_code_only" => &["status: Bad Request", "error_code: INVALID_BLOCK_FUNDS"],
        "400_error_info_empty" => {
            &["status: Bad Request", "error_code: INVALID_REQUEST", "error_message: nothing more is known"]
        }
        "400_error_info_fields_not_list" => &["code: INVALID_INPUT", "category: USER_ERROR"],
        // The null and the text in the list hide none of the objects.
        "400_error_info_fields_partial" => &[
            "code: INVALID_INPUT",
            "None because None",
            "Some(\"amount\") because None",
            "None because Some(\"unreadable\")",
            "None because None",
            "Some(\"udf1\") because Some(\"a comma\")",
        ],
        "400_error_info_full" => &[
            "status: Bad Request",
            "status_id: 19",
            "error_code: INVALID_REQUEST",
            "error_message: two fields were refused",
            "code: INVALID_INPUT",
            "category: USER_ERROR",
            "request_id: req-example-0001",
            "developer_message: customer_email and return_url did not pass",
            "user_message: Please check what you entered.",
            "href: https://docs.example.com/errors/INVALID_INPUT",
            "Some(\"customer_email\") because Some(\"not an email address\")",
            "Some(\"return_url\") because Some(\"carries a query\")",
        ],
        "400_error_info_not_object" => {
            &["status: Bad Request", "error_code: INVALID_REQUEST", "error_message: error_info is text here"]
        }
        "400_error_info_only" => &[
            "code: MISSING_MANDATORY_PARAMETER",
            "category: USER_ERROR",
            "request_id: req-example-0002",
            "developer_message: customer_id was not sent",
            "user_message: Something is missing.",
            "Some(\"customer_id\") because Some(\"missing\")",
        ],
        "400_null_error_info_fields" => &["status: Bad Request", "error_code: INVALID_REQUEST"],
        "400_status_error" => {
            &["status: ERROR", "error_code: INVALID_REQUEST", "error_message: mandate.max_amount is below 1"]
        }
        "400_status_id_number" => &[
            "status: ERROR",
            "status_id: 19",
            "error_code: INVALID_REQUEST",
            "error_message: amount was not understood",
        ],
        "400_status_id_text" => &[
            "status: ERROR",
            "status_id: \"19\"",
            "error_code: INVALID_REQUEST",
            "error_message: amount was not understood",
        ],
        "400_status_invalid_request_error" => &[
            "status: invalid_request_error",
            "error_code: INVALID_START_DATE",
            "error_message: mandate.start_date is not a valid date",
        ],
        "400_unknown_keys" => &[
            "status: Bad Request",
            "error_code: SOMETHING_NEW",
            "error_message: a code from later on",
            "code: SOMETHING_NEW",
            "category: SOMETHING_NEW",
        ],
        "401_documented" => &["status: error", "error_code: access_denied"],
        "401_unauthorized" => &[
            "status: error",
            "error_code: access_denied",
            "code: UNAUTHORIZED",
            "category: USER_ERROR",
            "request_id: req-example-0004",
            "developer_message: the key does not belong to this merchant",
            "user_message: Access was refused.",
        ],
        "403_feature_not_enabled" => &[
            "code: FEATURE_NOT_ENABLED",
            "category: CONFIG_ERROR",
            "request_id: req-example-0005",
            "developer_message: mandates are switched off for this merchant",
            "user_message: This is not available.",
        ],
        "404_resource_not_found" => &[
            "status: error",
            "error_code: NOT_FOUND",
            "code: RESOURCE_NOT_FOUND",
            "category: USER_ERROR",
            "request_id: req-example-0006",
        ],
        "409_duplicate_request" => &[
            "status: ERROR",
            "error_code: DUPLICATE_REQUEST",
            "error_message: order-example-0001 is being worked on by another call",
            "code: DUPLICATE_REQUEST",
            "category: USER_ERROR",
            "request_id: req-example-0007",
            "developer_message: wait for the first call to end",
            "user_message: Please wait a moment.",
        ],
        "404_documented" | "500_documented" => &["status: error", "error_code: Internal server Error"],
        "500_error_info_unknown" => &[
            "status: error",
            "error_code: Internal server Error",
            "code: INTERNAL_ERROR",
            "category: UNKNOWN",
            "request_id: req-example-0008",
        ],
        name => panic!("add here what the getters return for {name}"),
    }
}

#[test]
fn every_error_is_read() {
    for (name, body) in errors() {
        let code: u16 = name[..3].parse().unwrap();
        let error = ErrorResponse::read(code, &body);
        assert_eq!(error.status(), ResponseStatus::from_code(code), "{name}");
        assert_eq!(error.status().code(), code, "{name}");
        assert_eq!(error.raw(), body, "{name}");
        if body.starts_with(b"{") && name != "400_cut_off" {
            assert_eq!(error.body().raw().as_bytes(), body.trim_ascii(), "{name}");
            assert_eq!(serde_json::to_vec(error.body()).unwrap(), body.trim_ascii(), "{name}");
        } else {
            assert_eq!(error.body(), &ErrorBody::default(), "{name}");
            assert_eq!(error.body().raw(), "{}", "{name}");
        }
        if name == "400_long_error_message" {
            let message = error.body().error_message().unwrap();
            assert!(message.len() > 10_000 && message.contains("₹2.50"), "{name}");
        } else {
            assert_eq!(error_getters(&error), expected_error(&name), "{name}");
        }
    }
}

#[test]
fn statuses_say_what_they_mean() {
    #[track_caller]
    fn check(code: u16, meaning: ResponseStatus) {
        assert_eq!(ErrorResponse::read(code, b"").status(), meaning);
        assert_eq!(meaning.code(), code);
    }
    check(200, ResponseStatus::Ok);
    check(400, ResponseStatus::BadRequest);
    check(401, ResponseStatus::Unauthorized);
    check(403, ResponseStatus::Forbidden);
    check(404, ResponseStatus::NotFound);
    check(500, ResponseStatus::InternalServerError);
    check(409, ResponseStatus::Conflict);
    check(418, ResponseStatus::Unlisted(418));
    check(0, ResponseStatus::Unlisted(0));
}
