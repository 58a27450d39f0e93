//! An answer decodes if it is a JSON object, and nothing of it is lost.

use juspay_session::{ReadErrorKind, SessionAnswer, SessionResponse, Version, default, v1};

use crate::json::{self, Text, Tree};

/// The body of an answer.
pub fn body(data: &[u8]) {
    check::<default::Version>(data);
    check::<v1::Version>(data);
}

/// It is read as an answer of a version, or refused for what it is.
///
/// # Panics
///
/// If it is not.
pub fn check<V: Version>(body: &[u8]) {
    let json = json::without_mark(body);
    let read = SessionResponse::<V>::from_json(body);
    assert_eq!(read, SessionResponse::<V>::from_json(body), "read again");
    let response = match read {
        Ok(response) => response,
        Err(error) => {
            let expected = if json::is_json(json) { ReadErrorKind::NotAnObject } else { ReadErrorKind::Syntax };
            assert_eq!(error.kind(), expected, "{error}");
            json::assert_place(&error, json);
            return assert!(!json::is_object(json), "{error}");
        }
    };
    assert!(json::is_object(json), "what is no JSON object was read");
    let written = serde_json::to_vec(&response).expect("it can be written");
    json::assert_same(&written, json, "an answer");
    // What was written is read again as the same.
    let again = SessionResponse::<V>::from_json(&written).expect("what was written is JSON");
    assert_eq!(serde_json::to_vec(&again).expect("it can be written"), written);

    let text = std::str::from_utf8(json).expect("JSON is UTF-8");
    if let Some(sdk) = response.sdk_payload() {
        assert!(text.contains(sdk.raw()), "the payload is not as it came");
        if let Some(payload) = sdk.payload() {
            let payload = serde_json::to_string(payload).expect("it can be written");
            let part = Tree::read(format!(r#"{{"payload":{payload}}}"#).as_bytes()).expect("it is JSON");
            let all = Tree::read(sdk.raw().as_bytes()).expect("it is JSON");
            assert_eq!(all.get("payload"), part.get("payload"));
        }
    }
    let tree = Tree::read(json).expect("it is JSON");
    let order_id = tree.get("order_id").and_then(|value| match value {
        Tree::Text(Text::Unicode(text)) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(response.order_id(), order_id.as_deref());
    assert_eq!(SessionResponse::<V>::identity(body).order_id, order_id);
    assert!(!format!("{response:?} {response:#?}").is_empty());
}
