//! What serde reads and writes: requests, builders and responses in a user's own types.

use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::http::{Request as HttpRequest, StatusCode};
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::post;
use axum::{Json, Router};
use juspay_session::{
    Action, Amount, AmountRule, ApiVersion, CreateMandate, Environment, EpochSeconds, ErrorBody, ErrorField, ErrorInfo,
    Frequency, Level, Mandate, OrderStatus, Outcome, ParseNameError, ProcessPayload, RawJson, Request, Response,
    SdkPayload, default, v1,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tests::draft::Draft;
use tests::planted::{NUMBER, clean, clean_debug, clean_error};
use tests::sample::{NOW, draft, session};
use tests::{fixtures, json};
use tower::ServiceExt as _;

/// A mandate of a day that has passed.
fn mandate() -> Mandate {
    Mandate::new()
        .create_mandate(CreateMandate::Required)
        .max_amount(Amount::from_minor(100_000))
        .start_date(NOW)
        .end_date(EpochSeconds::from_secs(NOW.as_secs() + 86_400))
        .frequency(Frequency::Weekly)
        .rule_value(7)
}

/// The body of [`draft`] with that mandate, and with other keys at its end.
fn body<D: Draft>(keys: &str) -> String {
    let draft = serde_json::to_string(&draft::<D>()).unwrap();
    let mandate = serde_json::to_string(&mandate()).unwrap();
    let [draft, mandate] = [&draft, &mandate].map(|object| &object[1..object.len() - 1]);
    format!("{{{draft},{mandate}{keys}}}")
}

/// An extra key with numbers that no float holds.
const EXTRA: &str = r#","basket":{"b": 1.10, "a" : [123456789012345678901234567890, -0, 1E400]}"#;

#[track_caller]
fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The error of a text that is refused, as text and as a tree. It quotes nothing.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(json: &str) -> String {
    let error = serde_json::from_str::<T>(json).expect_err(json);
    clean_error(json, &error);
    if let Ok(tree) = serde_json::from_str::<Value>(json) {
        // A repeated key is once in the tree.
        if let Err(error) = serde_json::from_value::<T>(tree) {
            clean_error(json, &error);
        }
    }
    error.to_string()
}

/// Written and read, a value is equal, and it is written as before.
#[track_caller]
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}: {value:?}"));
    let again: T = read(&json);
    assert_eq!(again, *value, "{json}");
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
    json
}

mod requests {
    use super::*;

    #[test]
    fn a_stored_request_is_read_again_on_another_day() {
        fn check<D: Draft>() {
            let body = body::<D>(EXTRA);
            let draft = D::from_json(body.as_bytes()).unwrap();
            let request = draft.clone().build_at(NOW).unwrap();
            let stored = round_trip(&request);
            assert_eq!(stored, body);
            let again: D::Request = read(&stored);
            assert_eq!(again.to_json(), request.to_json());
            assert_eq!((again.order(), again.routing_id()), (request.order(), request.routing_id()));
            // By the system's clock the mandate no longer begins today.
            let violations = draft.check_at(EpochSeconds::now());
            assert_eq!(
                violations.must().map(|violation| violation.field()).collect::<Vec<_>>(),
                ["mandate.start_date"]
            );
        }
        check::<default::SessionRequestBuilder>();
        check::<v1::SessionRequestBuilder>();
    }

    #[test]
    fn a_stored_request_is_checked_and_keeps_its_advice() {
        let advised = draft::<v1::SessionRequestBuilder>().customer_phone("99").mandate(mandate());
        let request = advised.build_at(NOW).unwrap();
        let again: v1::SessionRequest = read(&serde_json::to_string(&request).unwrap());
        assert!(again.is_checked());
        assert_eq!(again.advisories(), request.advisories());
        assert_eq!(again.advisories().iter().map(|advice| advice.field()).collect::<Vec<_>>(), ["customer_phone"]);
        assert_eq!(again.into_builder(), request.into_builder());
    }

    #[test]
    fn a_stored_request_in_another_spelling_is_written_as_it_came() {
        let spelled =
            r#","mandate.max_amount":"007.50","mandate.start_date":"0001633087969","mandate.rule_value":"07""#;
        fn check<D: Draft>(spelled: &str) {
            let good = serde_json::to_string(&draft::<D>()).unwrap();
            let rest = r#","options.create_mandate":"OPTIONAL","mandate.frequency":"WEEKLY""#;
            let body = format!("{}{rest}{spelled}}}", good.strip_suffix('}').unwrap());
            let request: D::Request = read(&body);
            json::assert_same(round_trip(&request).as_bytes(), body.as_bytes(), "the request");
        }
        check::<default::SessionRequestBuilder>(spelled);
        check::<v1::SessionRequestBuilder>(spelled);
    }

    #[test]
    fn a_stored_request_that_breaks_another_rule_is_refused() {
        fn check<D: Draft>(old: &str, new: &str, expected: &str) {
            let body = body::<D>("");
            assert_eq!(body.matches(old).count(), 1, "{old} in {body}");
            let json = body.replace(old, new);
            let error = refused::<D::Request>(&json);
            assert!(error.contains(expected), "{expected} is not in {error}");
            assert!(serde_json::from_value::<D::Request>(read(&json)).is_err(), "{json}");
            // A builder takes any value.
            assert!(!read::<D>(&json).check_at(NOW).is_valid());
        }
        for (old, new, expected) in [
            (r#""order-1""#, r#""messagemark/tokenmark/""#, "order_id: character 12 is not allowed"),
            (r#""order-1""#, NUMBER, "order_id: expected a string, found a number"),
            (r#""100.15""#, r#""9173550042.001""#, "amount: "),
            (r#""100.15""#, NUMBER, "amount: expected a string, found a number"),
            (r#""emailmark@example.com""#, r#""emailmark""#, "customer_email: missing `@`"),
            (r#""emailmark@example.com""#, r#"["emailmark"]"#, "customer_email: expected a string, found a list"),
            (r#""customermark""#, r#"{"customermark":1}"#, "customer_id: expected a string, found an object"),
            (r#""paymentPage""#, r#""messagemark""#, "action: unknown value; use one of paymentPage"),
            (r#"https://shop.example.com/returnmark"#, "http://shop.example.com/returnmark", "return_url: "),
            (r#""WEEKLY""#, r#""messagemark""#, "mandate.frequency: unknown value"),
            (r#""mandate.rule_value":"7""#, r#""mandate.rule_value":"9173550042""#, "mandate.rule_value: out of range"),
            (
                r#""mandate.rule_value":"7""#,
                r#""mandate.block_funds":"tokenmark""#,
                "mandate.block_funds: expected a boolean",
            ),
            (r#""mandate.end_date":"1633174369""#, r#""mandate.end_date":"91735500x""#, "mandate.end_date: "),
            (r#""payment_page_client_id":"shop","#, "", "payment_page_client_id: missing"),
        ] {
            check::<default::SessionRequestBuilder>(old, new, expected);
            check::<v1::SessionRequestBuilder>(old, new, expected);
        }
    }

    #[test]
    fn a_text_that_is_not_a_request_is_refused() {
        fn check<T: DeserializeOwned + Debug>(json: &str, expected: &str) {
            let error = refused::<T>(json);
            assert!(error.contains(expected), "{expected} is not in {error}");
        }
        for (json, expected) in [
            (r#""tokenmark""#, "a string, not an object"),
            (NUMBER, "a number, not an object"),
            (r#"["tokenmark"]"#, "a list, not an object"),
            ("true", "a boolean, not an object"),
            ("null", "null, not an object"),
            (r#"{"order_id":"tokenmark","order_id":"messagemark"}"#, r#"duplicate key "order_id""#),
            (r#"{"x":{"y":"tokenmark","y":"messagemark"}}"#, r#"duplicate key "y""#),
            (r#"{"\ud800":"tokenmark"}"#, "the key of this value is not Unicode"),
            (r#"{"order_id":"tokenmark""#, ""),
            (r#"{"order_id":tokenmark}"#, ""),
        ] {
            check::<default::SessionRequest>(json, expected);
            check::<v1::SessionRequest>(json, expected);
            check::<default::SessionRequestBuilder>(json, expected);
            check::<v1::SessionRequestBuilder>(json, expected);
            if !expected.contains("duplicate") {
                check::<Mandate>(json, expected);
            }
        }
        let twice = r#"{"mandate.max_amount":"tokenmark","mandate.max_amount":"messagemark"}"#;
        check::<Mandate>(twice, r#"duplicate key "mandate.max_amount""#);
        check::<Mandate>(
            r#"{"mandate.max_amount":"1","messagemark":1}"#,
            "unknown key; give it to the builder's `extra`",
        );
    }

    #[test]
    fn an_unchecked_request_is_not_written() {
        fn check<D: Draft>() {
            let valid = D::from_json(body::<D>("").as_bytes()).unwrap();
            for draft in [D::from_json(br#"{"order_id":"tokenmark","amount":9173550042}"#).unwrap(), valid] {
                let request = draft.clone().build_unchecked();
                let errors = [
                    serde_json::to_string(&request).unwrap_err(),
                    serde_json::to_value(&request).unwrap_err(),
                    serde_json::to_string(&json!({ "id": 1 }))
                        .and_then(|_| serde_json::to_string(&[&request]))
                        .unwrap_err(),
                ];
                for error in errors {
                    clean_error("an unchecked request", &error);
                    let text = error.to_string();
                    assert!(text.contains("built unchecked"), "{text}");
                    assert!(text.contains("store `to_json()`") && text.contains("`from_json`"), "{text}");
                }
                // As the error says.
                assert_eq!(D::from_json(&request.to_json()).unwrap(), draft);
            }
        }
        check::<default::SessionRequestBuilder>();
        check::<v1::SessionRequestBuilder>();
        // A request that is built again is checked.
        let unchecked = draft::<v1::SessionRequestBuilder>().build_unchecked();
        assert!(serde_json::to_string(&unchecked).is_err());
        assert!(serde_json::to_string(&unchecked.into_builder().build_at(NOW).unwrap()).is_ok());
    }

    #[test]
    fn a_builder_is_read_and_written_whatever_it_holds() {
        fn check<D: Draft>(version: &str) {
            let wrong =
                r#"{"order_id":7,"amount":"007.50","action":null,"mandate.rule_value":[1.10],"udf1":"a,b","x":1E400}"#;
            assert_eq!(round_trip(&D::from_json(wrong.as_bytes()).unwrap()), wrong, "{version}");
            assert_eq!(round_trip(&read::<D>("{}")), "{}", "{version}");
            let written = round_trip(&D::from_json(body::<D>(EXTRA).as_bytes()).unwrap());
            assert_eq!(written, body::<D>(EXTRA), "{version}");
        }
        check::<default::SessionRequestBuilder>("default");
        check::<v1::SessionRequestBuilder>("v1");
    }

    #[test]
    fn a_mandate_is_read_and_written() {
        assert_eq!(round_trip(&Mandate::new()), "{}");
        let json = round_trip(&mandate());
        assert!(json.starts_with(r#"{"options.create_mandate":"REQUIRED","mandate.max_amount":"1000.00","#), "{json}");
        // A value of another type is kept, and the builder reports it.
        let wrong = r#"{"mandate.max_amount":7,"mandate.block_funds":"true"}"#;
        assert_eq!(round_trip(&read::<Mandate>(wrong)), wrong);
        let violations = draft::<v1::SessionRequestBuilder>().mandate(read(wrong)).check_at(NOW);
        let types: Vec<_> = violations
            .must()
            .filter(|violation| violation.rule() == "type")
            .map(|violation| violation.field())
            .collect();
        assert_eq!(types, ["mandate.max_amount", "mandate.block_funds"]);
    }

    #[test]
    fn through_a_tree_only_extra_keys_change() {
        fn check<D: Draft>() {
            let extra = r#","z":1.10,"a":{"y": 1e2, "x": "1.10"}"#;
            let request = D::from_json(body::<D>(extra).as_bytes()).unwrap().build_at(NOW).unwrap();
            let tree = serde_json::to_value(&request).unwrap();
            let again: D::Request = serde_json::from_value(tree.clone()).unwrap();
            let modelled = body::<D>("");
            let written = String::from_utf8(again.to_json()).unwrap();
            assert!(written.starts_with(modelled.strip_suffix('}').unwrap()), "{written}");
            assert_eq!(read::<Value>(&written), tree);
            assert_eq!(again.order(), request.order());

            // Without extra keys nothing changes, not even a spelling.
            let spelled = D::from_json(br#"{"amount":"007.50","mandate.rule_value":"+1","order_id":7}"#).unwrap();
            assert_eq!(serde_json::from_value::<D>(serde_json::to_value(&spelled).unwrap()).unwrap(), spelled);
            let request = D::from_json(modelled.as_bytes()).unwrap().build_at(NOW).unwrap();
            let again: D::Request = serde_json::from_value(serde_json::to_value(&request).unwrap()).unwrap();
            assert_eq!((again.to_json(), &again), (request.to_json(), &request));

            // A number that a tree cannot hold is an error.
            let extra = D::from_json(br#"{"x":1E400}"#).unwrap();
            assert!(serde_json::to_value(&extra).is_err());
        }
        check::<default::SessionRequestBuilder>();
        check::<v1::SessionRequestBuilder>();
    }
}

/// A user's own row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Row<R, B, S> {
    id: u64,
    request: R,
    builder: B,
    mandate: Mandate,
    response: S,
    sdk_payload: Option<SdkPayload>,
    error: Option<ErrorBody>,
    action: Action,
    create_mandate: CreateMandate,
    frequency: Frequency,
    amount_rule: AmountRule,
    status: OrderStatus,
    amount: Amount,
    limits: Vec<Amount>,
    created_at: EpochSeconds,
    outcome: Outcome,
    version: ApiVersion,
    environment: Environment,
    raw: RawJson,
    later: Option<R>,
}

fn row<D: Draft>(id: u64) -> Row<D::Request, D, <D::Request as Request>::Response> {
    let response = session("order-1");
    Row {
        id,
        request: D::from_json(body::<D>(r#","note":{"a":"b"}"#).as_bytes()).unwrap().build_at(NOW).unwrap(),
        builder: D::from_json(br#"{"order_id":7,"amount":"1.0"}"#).unwrap(),
        mandate: mandate(),
        response: Response::from_json(response.as_bytes()).unwrap(),
        sdk_payload: v1::SessionResponse::from_json(response.as_bytes()).unwrap().sdk_payload().cloned(),
        error: Some(ErrorBody::from_json(br#"{"status":"ERROR","error_info":{"fields":[]}}"#).unwrap()),
        action: Action::PaymentManagement,
        create_mandate: CreateMandate::Optional,
        frequency: Frequency::from("HOURLY"),
        amount_rule: AmountRule::Fixed,
        status: OrderStatus::Charged,
        amount: "100.5".parse().unwrap(),
        limits: vec![Amount::ZERO, Amount::MAX],
        created_at: NOW,
        outcome: Outcome::Created,
        version: D::VERSION,
        environment: Environment::Sandbox,
        raw: r#"{"a":["b",true]}"#.parse().unwrap(),
        later: None,
    }
}

#[test]
fn a_users_row_is_read_and_written() {
    fn check<D: Draft>() {
        let mut row = row::<D>(1);
        for later in [None, Some(row.request.clone())] {
            row.later = later;
            let json = round_trip(&row);
            let tree: Value = read(&json);
            let expected = json!({
                "action": "paymentManagement", "create_mandate": "OPTIONAL", "frequency": "HOURLY", "amount_rule": "FIXED",
                "status": "CHARGED", "amount": "100.5", "limits": ["0.00", "184467440737095516.15"],
                "created_at": "1633087969", "outcome": "created", "version": D::VERSION.as_str(),
                "environment": "sandbox",
            });
            for (key, value) in expected.as_object().unwrap() {
                assert_eq!(tree[key], *value, "{key}");
            }
            // Through a tree the text of a response changes, and what it says does not.
            let again: Row<D::Request, D, <D::Request as Request>::Response> =
                serde_json::from_value(serde_json::to_value(&row).unwrap()).unwrap();
            json::assert_same(again.response.raw().as_bytes(), row.response.raw().as_bytes(), "the response");
            json::assert_same(again.raw.get().as_bytes(), row.raw.get().as_bytes(), "the raw JSON");
            let [payload, expected] = [&again, &row].map(|row| row.sdk_payload.as_ref().unwrap().payload());
            assert_eq!(payload, expected);
            assert_eq!(again.response.order(), Some("order-1"));
            let (response, sdk_payload, error, raw) =
                (row.response.clone(), row.sdk_payload.clone(), row.error.clone(), row.raw.clone());
            assert_eq!(Row { response, sdk_payload, error, raw, ..again }, row);
        }
        clean_debug("a row", &row);
    }
    check::<default::SessionRequestBuilder>();
    check::<v1::SessionRequestBuilder>();
}

mod containers {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Flat<T> {
        id: u64,
        #[serde(flatten)]
        inner: T,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Untagged<T> {
        Inner(T),
        Number(u64),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind")]
    enum Internal<T> {
        Inner(T),
        Nothing,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", content = "content")]
    enum Adjacent<T> {
        Inner(T),
        Nothing,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum External<T> {
        Inner(T),
        Nothing,
    }

    /// serde buffers the input of these, and then there is no text.
    #[track_caller]
    fn is_error_if_buffered<T: Serialize + DeserializeOwned + PartialEq + Debug + Clone>(value: &T) {
        let value = || value.clone();
        let json = serde_json::to_string(&Flat { id: 1, inner: value() }).unwrap();
        refused::<Flat<T>>(&json);
        let json = serde_json::to_string(&Untagged::Inner(value())).unwrap();
        assert_eq!(json, serde_json::to_string(&value()).unwrap(), "all of it is written");
        refused::<Untagged<T>>(&json);
        match serde_json::to_string(&Internal::Inner(value())) {
            Ok(json) => drop(refused::<Internal<T>>(&json)),
            Err(error) => clean_error("an internally tagged enum", &error),
        }
        // The content before the tag is buffered as well.
        let json = serde_json::to_string(&value()).unwrap();
        refused::<Adjacent<T>>(&format!(r#"{{"content":{json},"kind":"Inner"}}"#));
        // Nothing is buffered here.
        round_trip(&Adjacent::Inner(value()));
        round_trip(&External::Inner(value()));
        round_trip(&vec![Some(value()), None]);
        round_trip(&std::collections::BTreeMap::from([("a".to_owned(), (1, value()))]));
    }

    #[test]
    fn json_text_inside_a_buffering_container_is_an_error() {
        fn check<D: Draft>() {
            let row = row::<D>(1);
            is_error_if_buffered(&row.request);
            is_error_if_buffered(&row.builder);
            is_error_if_buffered(&row.response);
            // A row is buffered as a whole.
            is_error_if_buffered(&row);
        }
        check::<default::SessionRequestBuilder>();
        check::<v1::SessionRequestBuilder>();
        let body = session("order-1");
        let response = v1::SessionResponse::from_json(body.as_bytes()).unwrap();
        is_error_if_buffered(&mandate());
        is_error_if_buffered(response.payment_links().unwrap());
        is_error_if_buffered(response.sdk_payload().unwrap());
        is_error_if_buffered(response.sdk_payload().unwrap().payload().unwrap());
        is_error_if_buffered(&ErrorBody::from_json(br#"{"error_message":"messagemark"}"#).unwrap());
        is_error_if_buffered(&ErrorBody::default());
        is_error_if_buffered(&read::<ErrorInfo>(r#"{"user_message":"messagemark"}"#));
        is_error_if_buffered(&read::<ErrorField>(r#"{"reason":"messagemark"}"#));
    }

    #[test]
    fn the_error_says_what_to_do() {
        let json = serde_json::to_string(&Flat { id: 1, inner: draft::<v1::SessionRequestBuilder>() }).unwrap();
        for error in [refused::<Flat<v1::SessionRequestBuilder>>(&json), refused::<Flat<v1::SessionRequest>>(&json)] {
            assert!(error.contains("`flatten`") && error.contains("keep the JSON text in a string field"), "{error}");
        }
        let json = r#"{"kind":"Inner","error_message":"messagemark"}"#;
        assert!(refused::<Internal<ErrorBody>>(json).contains("read by serde_json directly"));
    }

    /// As the error says.
    #[test]
    fn the_text_in_a_string_is_read_in_any_container() {
        let request = draft::<v1::SessionRequestBuilder>().build_at(NOW).unwrap();
        let text = String::from_utf8(request.to_json()).unwrap();
        let json = round_trip(&Untagged::Inner(vec![text]));
        let Untagged::Inner(texts) = read::<Untagged<Vec<String>>>(&json) else { panic!("{json}") };
        let again = v1::SessionRequestBuilder::from_json(texts[0].as_bytes()).unwrap().build_at(NOW);
        assert_eq!(again, Ok(request));
    }

    #[test]
    fn a_reader_of_another_format_is_an_error() {
        fn check<T: DeserializeOwned + Debug>(yaml: &str) {
            let error = serde_yaml::from_str::<T>(yaml).expect_err("only serde_json hands over text");
            clean(yaml, &error.to_string());
        }
        check::<v1::SessionRequest>("order_id: tokenmark");
        check::<default::SessionRequestBuilder>("order_id: tokenmark");
        check::<v1::SessionResponse>("id: tokenmark");
        assert_eq!(serde_yaml::from_str::<Amount>("'1.50'").unwrap(), Amount::from_minor(150));
        assert_eq!(serde_yaml::from_str::<EpochSeconds>("1633087969").unwrap(), NOW);
        assert_eq!(serde_yaml::from_str::<Action>("paymentPage").unwrap(), Action::PaymentPage);
    }

    /// Values of one text need no text of their own.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Values {
        action: Action,
        status: OrderStatus,
        amount: Amount,
        at: EpochSeconds,
        outcome: Outcome,
        version: ApiVersion,
        environment: Environment,
    }

    #[test]
    fn values_are_read_in_any_container() {
        let values = || Values {
            action: Action::PaymentPage,
            status: OrderStatus::from("LATER"),
            amount: "1.5".parse().unwrap(),
            at: NOW,
            outcome: Outcome::Unknown,
            version: ApiVersion::V1,
            environment: Environment::Production,
        };
        round_trip(&Flat { id: 1, inner: values() });
        round_trip(&Untagged::Inner(values()));
        round_trip(&Internal::Inner(values()));
        round_trip(&Adjacent::Inner(values()));
        round_trip(&External::Inner(values()));
        round_trip(&Untagged::Inner(Amount::ZERO));
        round_trip(&Untagged::Inner(Action::PaymentPage));
        assert_eq!(read::<Untagged<EpochSeconds>>("1633087969"), Untagged::Inner(NOW));
        assert_eq!(read::<Untagged<Amount>>("7"), Untagged::Number(7));
        refused::<Flat<Values>>(r#"{"id":1,"amount":9173550042}"#);
        refused::<Internal<Values>>(r#"{"kind":"Inner","action":"paymentPage","status":9173550042}"#);
    }
}

mod web {
    use super::*;

    /// Builds what a front end sent, or returns the violations.
    async fn checkout(Json(draft): Json<v1::SessionRequestBuilder>) -> HttpResponse {
        match draft.build_at(NOW) {
            Ok(request) => Json(request).into_response(),
            Err(violations) => (StatusCode::UNPROCESSABLE_ENTITY, Json(violations)).into_response(),
        }
    }

    #[tokio::main(flavor = "current_thread")]
    async fn send(body: impl Into<Body>) -> (StatusCode, String) {
        let shop = Router::new().route("/", post(checkout));
        let request = HttpRequest::post("/")
            .header("content-type", "application/json")
            .body(body.into())
            .expect("it is a request");
        let response = shop.oneshot(request).await.expect("a router does not fail");
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("the body is in memory");
        (status, String::from_utf8(body.to_vec()).expect("it is text"))
    }

    #[test]
    fn a_handler_takes_a_builder() {
        let body = body::<v1::SessionRequestBuilder>(EXTRA);
        assert_eq!(send(body.clone()), (StatusCode::OK, body));

        let (status, text) = send(r#"{"order_id":"tokenmark/","amount":9173550042,"x":"messagemark"}"#);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        clean("violations", &text);
        let violations: Value = read(&text);
        let first = json!({
            "field": "order_id", "rule": "charset", "place": "basic/order_id/charset", "level": "must",
            "limit": "A-Z a-z 0-9 - _", "condition": null,
            "message": "character 10 is not allowed; allowed: A-Z a-z 0-9 - _", "suggestion": null,
        });
        assert_eq!(violations[0], first);
        let type_fault = json!({
            "field": "amount", "rule": "type", "place": "basic/amount/type", "level": "must",
            "limit": "a string", "condition": null,
            "message": "expected a string, found a number; put it in quotes", "suggestion": null,
        });
        assert_eq!(violations[1], type_fault);

        for (body, status) in [
            (&br#"{"order_id":"tokenmark","order_id":"tokenmark"}"#[..], StatusCode::UNPROCESSABLE_ENTITY),
            (br#"["tokenmark"]"#, StatusCode::UNPROCESSABLE_ENTITY),
            (br#"{"order_id":"tokenmark""#, StatusCode::BAD_REQUEST),
            (b"{\"order_id\":\"tokenmark\xff\"}", StatusCode::BAD_REQUEST),
        ] {
            let (found, text) = send(body);
            assert_eq!(found, status, "{text}");
            clean("a refused body", &text);
        }
    }
}

mod violations {
    use super::*;

    #[test]
    fn violations_are_written() {
        let violations = draft::<v1::SessionRequestBuilder>().order_id("a b").customer_phone("99").check_at(NOW);
        let expected = json!([
            {
                "field": "order_id", "rule": "charset", "place": "basic/order_id/charset", "level": "must",
                "limit": "A-Z a-z 0-9 - _", "condition": null,
                "message": "whitespace at position 2; allowed: A-Z a-z 0-9 - _", "suggestion": null,
            },
            {
                "field": "customer_phone", "rule": "length", "place": "basic/customer_phone/length", "level": "should",
                "limit": "10", "condition": null,
                "message": "2 characters; use 10 (ten digits, without a country code)", "suggestion": null,
            },
        ]);
        assert_eq!(serde_json::to_value(&violations).unwrap(), expected);
        for (violation, expected) in violations.iter().zip(expected.as_array().unwrap()) {
            assert_eq!(serde_json::to_value(violation).unwrap(), *expected);
            assert_eq!(serde_json::to_value(violation.level()).unwrap(), expected["level"]);
        }
        assert_eq!(serde_json::to_string(&[Level::Must, Level::Should]).unwrap(), r#"["must","should"]"#);
        let none = draft::<v1::SessionRequestBuilder>().check_at(NOW);
        assert_eq!(serde_json::to_string(&none).unwrap(), "[]");
    }
}

mod values {
    use super::*;

    /// The text of an enum is the same everywhere.
    #[track_caller]
    fn check_text<T>(value: &T, text: &str)
    where
        T: Display + FromStr<Err: Debug> + Debug + PartialEq + Serialize + DeserializeOwned,
    {
        assert_eq!(value.to_string(), text);
        assert_eq!(text.parse::<T>().unwrap(), *value);
        assert_eq!(round_trip(value), format!("\"{text}\""));
        assert_eq!(read::<T>(&format!("\"\\u{:04x}{}\"", u32::from(text.as_bytes()[0]), &text[1..])), *value);
        assert_eq!(format!("{value:>20}"), format!("{text:>20}"), "the width counts");
    }

    macro_rules! check_open {
        ($($name:ident),*) => {$(
            for text in $name::KNOWN {
                let value = $name::from(*text);
                assert!(value.is_known(), "{text}");
                assert_eq!(value.as_str(), *text);
                check_text(&value, text);
            }
            for text in ["LATER", "paymentpage ", "é"] {
                let value = $name::from(text);
                assert!(!value.is_known() && matches!(value, $name::Other(_)), "{text}");
                assert_eq!(value.as_str(), text);
            }
            check_text(&$name::from("LATER"), "LATER");
            assert!(!$name::from("").is_known());
        )*};
    }

    #[test]
    fn an_open_enum_has_one_text() {
        check_open!(Action, AmountRule, CreateMandate, Frequency, OrderStatus);
        clean_debug("an unknown value", &Action::from("messagemark"));
    }

    macro_rules! check_closed {
        ($($name:ident: $texts:expr),* $(,)?) => {$(
            let texts: Vec<_> = $name::ALL.iter().map(|value| value.as_str()).collect();
            assert_eq!(texts, $texts);
            for value in $name::ALL {
                check_text(value, value.as_str());
            }
            for text in ["", "messagemark", "Default", "NOT_SENT", "v1 "] {
                let error: ParseNameError = text.parse::<$name>().unwrap_err();
                assert_eq!(error.to_string(), format!("unknown name; expected one of {}", texts.join(", ")));
                assert!(refused::<$name>(&serde_json::to_string(text).unwrap()).starts_with(&error.to_string()));
            }
        )*};
    }

    #[test]
    fn a_closed_enum_has_its_names() {
        check_closed! {
            ApiVersion: ["default", "v1"],
            Environment: ["production", "sandbox"],
            Outcome: ["not_sent", "rejected", "unknown", "created"],
        }
    }

    /// JSON of every kind, with something planted in all that can hold it.
    const ANY: [&str; 13] = [
        r#""messagemark""#,
        r#""9173550042.001""#,
        r#""-9173550042""#,
        "9173550042",
        "-9173550042",
        "9173550042.5",
        "9173550042917355004291735500429173550042",
        "1e300",
        "true",
        "null",
        r#"["messagemark",9173550042]"#,
        r#"{"messagemark":9173550042}"#,
        r#""\ud800messagemark""#,
    ];

    /// Reads each kind; those that are read are the ones of these positions.
    #[track_caller]
    fn check_refused<T: DeserializeOwned + Debug>(read: &[usize]) {
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "it is not read")]
        struct Field<T> {
            field: T,
        }

        for (index, json) in ANY.into_iter().enumerate() {
            let in_field = format!(r#"{{"field":{json}}}"#);
            if read.contains(&index) {
                assert!(serde_json::from_str::<T>(json).is_ok() && serde_json::from_str::<Field<T>>(&in_field).is_ok());
                continue;
            }
            let error = refused::<T>(json);
            assert!(error.contains(" at line 1 column "), "{error}");
            refused::<Field<T>>(&in_field);
            if let Ok(tree) = serde_json::from_str::<Value>(json) {
                clean_error(json, &serde_json::from_value::<T>(tree).expect_err(json));
            }
        }
    }

    #[test]
    fn an_error_of_a_value_quotes_nothing() {
        check_refused::<Amount>(&[]);
        check_refused::<EpochSeconds>(&[3]);
        check_refused::<ApiVersion>(&[]);
        check_refused::<Environment>(&[]);
        check_refused::<Outcome>(&[]);
        // An open enum takes any text.
        check_refused::<Action>(&[0, 1, 2]);
        check_refused::<AmountRule>(&[0, 1, 2]);
        check_refused::<CreateMandate>(&[0, 1, 2]);
        check_refused::<Frequency>(&[0, 1, 2]);
        check_refused::<OrderStatus>(&[0, 1, 2]);
    }

    #[test]
    fn an_error_of_a_value_says_what_is_expected() {
        let amount = "expected an amount as a string, such as \"100.15\", found ";
        for (json, found) in
            [("7", "a number"), ("-7", "a negative number"), ("7.5", "a number"), ("true", "a boolean")]
        {
            assert!(refused::<Amount>(json).starts_with(&format!("{amount}{found}")), "{}", refused::<Amount>(json));
        }
        let time = "expected seconds since 1970, such as \"1633087969\", found ";
        for (json, found) in [("-7", "a negative number"), ("7.5", "a number"), ("false", "a boolean")] {
            assert!(refused::<EpochSeconds>(json).starts_with(&format!("{time}{found}")));
        }
        assert!(refused::<Action>("7").starts_with("expected a string, found a number"));
        assert!(refused::<Outcome>("7").starts_with("expected a name, found a number"));
        assert!(refused::<Amount>(r#""1.005""#).starts_with(&"1.005".parse::<Amount>().unwrap_err().to_string()));
        assert!(refused::<EpochSeconds>(r#""x""#).starts_with(&"x".parse::<EpochSeconds>().unwrap_err().to_string()));
    }

    #[test]
    fn an_amount_is_a_string_and_keeps_its_places() {
        for text in ["0", "0.0", "1.50", "100.15", "184467440737095516.15"] {
            let amount: Amount = text.parse().unwrap();
            assert_eq!(round_trip(&amount), format!("\"{text}\""));
        }
        assert_eq!(read::<Amount>("\"007.5\"").to_string(), "7.5");
        assert_eq!(read::<Amount>(r#""\u0031""#), Amount::from_minor(100));
    }

    #[test]
    fn amounts_are_added() {
        let amounts = ["1.5", "2", "0.25"].map(|text| text.parse::<Amount>().unwrap());
        let [a, b, c] = amounts;
        assert_eq!(Amount::default(), Amount::ZERO);
        assert_eq!(a.checked_add(b).and_then(|sum| sum.checked_add(c)), Some(Amount::from_minor(375)));
        assert_eq!(b.checked_sub(a), Some(Amount::from_minor(50)));
        assert_eq!(a.checked_sub(b), None);
        assert_eq!(Amount::MAX.checked_add(Amount::from_minor(1)), None);

        let sum: Option<Amount> = amounts.into_iter().sum();
        assert_eq!(sum.map(|sum| sum.to_string()).as_deref(), Some("3.75"));
        assert_eq!(amounts.iter().sum::<Option<Amount>>(), sum);
        assert_eq!([a].iter().sum::<Option<Amount>>().map(|sum| sum.to_string()).as_deref(), Some("1.5"));
        assert_eq!([a, b].iter().sum::<Option<Amount>>().map(|sum| sum.to_string()).as_deref(), Some("3.5"));
        assert_eq!(std::iter::empty::<Amount>().sum::<Option<Amount>>(), Some(Amount::ZERO));
        assert_eq!([Amount::MAX, c].iter().sum::<Option<Amount>>(), None);
        assert_eq!([Amount::MAX, c, Amount::ZERO].into_iter().sum::<Option<Amount>>(), None);
    }

    #[test]
    fn a_time_is_a_string_and_is_read_from_a_number() {
        assert_eq!(round_trip(&NOW), "\"1633087969\"");
        assert_eq!(read::<EpochSeconds>("1633087969"), NOW);
        assert_eq!(read::<EpochSeconds>("\"0001633087969\""), NOW);
        assert_eq!(read::<EpochSeconds>(&u64::MAX.to_string()).as_secs(), u64::MAX);
        assert_eq!(read::<EpochSeconds>("0"), EpochSeconds::from_secs(0));
        assert_eq!(serde_json::from_value::<EpochSeconds>(json!(7)).unwrap().as_secs(), 7);
        assert!(serde_json::from_value::<EpochSeconds>(json!(-7)).is_err());
    }

    #[test]
    fn a_number_in_a_field_of_a_request_is_a_violation() {
        fn check<D: Draft>() {
            let draft: D = read(r#"{"mandate.start_date":1633087969,"amount":1}"#);
            let violations = draft.check_at(NOW);
            let types: Vec<_> = violations.must().filter(|violation| violation.rule() == "type").collect();
            let fields: Vec<_> = types.iter().map(|violation| violation.field()).collect();
            assert_eq!(fields, ["amount", "mandate.start_date"]);
            let message = "expected a string, found a number; put it in quotes";
            assert!(types.iter().all(|violation| violation.message() == message));
            assert_eq!(serde_json::to_string(&draft).unwrap(), r#"{"amount":1,"mandate.start_date":1633087969}"#);
        }
        check::<default::SessionRequestBuilder>();
        check::<v1::SessionRequestBuilder>();
    }

    #[test]
    fn a_time_is_a_system_time() {
        for secs in [0, 1, 1_633_087_969, 253_402_300_799] {
            let time: SystemTime = EpochSeconds::from_secs(secs).into();
            assert_eq!(time, UNIX_EPOCH + Duration::from_secs(secs));
            assert_eq!(EpochSeconds::from(time).as_secs(), secs);
            assert_eq!(EpochSeconds::from(time + Duration::from_millis(999)).as_secs(), secs);
        }
        assert_eq!(EpochSeconds::from(UNIX_EPOCH - Duration::from_secs(1)).as_secs(), 0);
        // Later than any clock: the latest time that the system knows.
        let latest = SystemTime::from(EpochSeconds::from_secs(u64::MAX));
        assert!(latest >= SystemTime::from(EpochSeconds::from_secs(253_402_300_799)));
    }
}

mod responses {
    use super::*;

    #[test]
    fn a_response_is_read_and_written_byte_for_byte() {
        fn check<R: Response>() {
            let mut bodies = fixtures::read("responses", "json");
            bodies.retain(|(name, _)| name != "statuses");
            bodies.extend(fixtures::read("page/responses", "json"));
            bodies.push(("odd".to_owned(), br#"{ "\ud800" : 1 , "id":1.10, "id" : "a","x":[1E400] }"#.to_vec()));
            for (name, body) in bodies {
                let text = std::str::from_utf8(&body).unwrap().trim();
                let response: R = read(text);
                assert_eq!(response, R::from_json(&body).unwrap(), "{name}");
                assert_eq!(round_trip(&response), text, "{name}");
            }
            assert!(refused::<R>(r#"["tokenmark"]"#).contains("a list, not an object"));
            assert!(refused::<R>("null").contains("null, not an object"));
        }
        check::<default::SessionResponse>();
        check::<v1::SessionResponse>();
        assert_eq!(round_trip(&v1::SessionResponse::default()), "{}");
        assert_eq!(round_trip(&default::SessionResponse::default()), "{}");
        assert_eq!(round_trip(&ErrorBody::default()), "{}");
    }

    #[test]
    fn through_a_tree_a_response_says_the_same() {
        let body = fixtures::text("page/responses/v1.json");
        let response = v1::SessionResponse::from_json(body.as_bytes()).unwrap();
        let again: v1::SessionResponse = serde_json::from_value(serde_json::to_value(&response).unwrap()).unwrap();
        json::assert_same(again.raw().as_bytes(), response.raw().as_bytes(), "the text");
        assert_eq!(
            (again.status(), again.id(), again.order_id()),
            (response.status(), response.id(), response.order_id())
        );
        assert_eq!(again.payment_links(), response.payment_links());
        let [payload, expected] = [&again, &response].map(|response| response.sdk_payload().unwrap());
        assert_eq!((payload.request_id(), payload.payload()), (expected.request_id(), expected.payload()));
    }

    /// An object is read and written, with the keys that the model knows; from any other JSON it is an error.
    #[track_caller]
    fn check_object<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &str, written: &str) {
        let object: T = read(json);
        assert_eq!(round_trip(&object), written);
        assert_eq!(serde_json::from_value::<T>(read(json)).unwrap(), read::<T>(written));
        assert_eq!(round_trip(&read::<T>("{}")), "{}");
        for other in [r#"["messagemark"]"#, r#""messagemark""#, NUMBER, "true", "null"] {
            refused::<T>(other);
        }
        clean_debug(json, &object);
    }

    #[test]
    fn the_objects_of_responses_are_read_and_written() {
        check_object::<v1::PaymentLinks>(
            r#"{"web":"https://querymark","x":1,"expiry":"null","deep_link":7}"#,
            r#"{"web":"https://querymark","expiry":"null"}"#,
        );
        check_object::<default::PaymentLinks>(r#"{"expiry":"x","web":"a","mobile":null}"#, r#"{"web":"a"}"#);
        check_object::<ProcessPayload>(
            r#"{"clientAuthToken":"tokenmark","amount":"1.0","action":"quickPay","x":{},"customerId":1}"#,
            r#"{"clientAuthToken":"tokenmark","action":"quickPay","amount":"1.0"}"#,
        );
        check_object::<ErrorInfo>(
            r#"{"fields":[{"field_name":"udf1","reason":"messagemark","x":1},null],"code":"A","href":[]}"#,
            r#"{"code":"A","fields":[{"field_name":"udf1","reason":"messagemark"}]}"#,
        );
        check_object::<ErrorField>(r#"{"reason":"messagemark","x":1}"#, r#"{"reason":"messagemark"}"#);
        assert_eq!(read::<v1::PaymentLinks>(r#"{"expiry":"null"}"#).expiry(), None);
    }

    #[test]
    fn the_sdk_payload_and_an_error_keep_their_text() {
        let payload = r#"{ "payload" : {"clientAuthToken":"tokenmark","x":1.10},"y":[ ] }"#;
        let object: SdkPayload = read(payload);
        assert_eq!((round_trip(&object).as_str(), object.raw()), (payload, payload));
        assert_eq!(object.payload().and_then(|payload| payload.client_auth_token()), Some("tokenmark"));
        let error = r#"{ "error_message" : "messagemark","x":1.10,"status_id":19.0 }"#;
        let object: ErrorBody = read(error);
        assert_eq!((round_trip(&object).as_str(), object.raw()), (error, error));
        assert_eq!(object.status_id().map(RawJson::get), Some("19.0"));
        for other in [r#"["messagemark"]"#, r#""messagemark""#, NUMBER, "true", "null"] {
            refused::<SdkPayload>(other);
            refused::<ErrorBody>(other);
        }
    }

    #[test]
    fn an_object_of_a_response_is_stored_apart() {
        let body = fixtures::text("page/responses/v1.json");
        let response = v1::SessionResponse::from_json(body.as_bytes()).unwrap();
        round_trip(response.payment_links().unwrap());
        round_trip(response.sdk_payload().unwrap());
        round_trip(response.sdk_payload().unwrap().payload().unwrap());
        let error = ErrorBody::from_json(fixtures::text("errors/400_error_info_full.json").as_bytes()).unwrap();
        let info = error.error_info().unwrap();
        round_trip(info);
        assert_eq!(info.fields().len(), 2);
        info.fields().iter().for_each(|field| drop(round_trip(field)));
    }

    #[test]
    fn raw_json_is_kept_byte_for_byte() {
        for text in ["null", "1.10", r#"{ "a":[1E400 ] }"#, r#""\u0041""#] {
            let raw: RawJson = read(text);
            assert_eq!((raw.get(), round_trip(&raw).as_str()), (text, text));
        }
        assert_eq!(serde_json::to_value(read::<RawJson>("[1, null]")).unwrap(), json!([1, null]));
    }
}
