//! A response decodes if it is a JSON object, and none of it is lost.

use juspay_session::{ReadErrorKind, Response, SdkPayload, default, v1};

use crate::json::{self, Text, Tree};

/// The body of a response.
pub fn body(data: &[u8]) {
    check::<default::SessionResponse>(data);
    check::<v1::SessionResponse>(data);
    if let Ok(response) = v1::SessionResponse::from_json(data) {
        check_payload(&response, data);
    }
}

/// The payload is handed on as it came.
fn check_payload(response: &v1::SessionResponse, body: &[u8]) {
    let Some(sdk) = response.sdk_payload() else { return };
    let text = std::str::from_utf8(body).expect("JSON is UTF-8");
    assert!(text.contains(sdk.raw()), "the payload is not as it came");
    assert_eq!(serde_json::to_string(sdk).expect("it can be written"), sdk.raw());
    assert_eq!(serde_json::from_str::<SdkPayload>(sdk.raw()).expect("it is an object"), *sdk);
    let tree = Tree::read(sdk.raw().as_bytes()).expect("it is JSON");
    assert_eq!(sdk.payload().is_some(), matches!(tree.get("payload"), Some(Tree::Object(_))));
}

/// It is read as a response of a version, or refused with the reason.
///
/// # Panics
///
/// If it is not.
pub fn check<R: Response>(body: &[u8]) {
    let json = json::without_mark(body);
    let read = R::from_json(body);
    assert_eq!(read, R::from_json(body), "read again");
    let response = match read {
        Ok(response) => response,
        Err(error) => {
            let expected = if json::is_json(json) { ReadErrorKind::NotAnObject } else { ReadErrorKind::Syntax };
            assert_eq!(error.kind(), expected, "{error}");
            json::assert_place(&error, json);
            return assert!(!json::is_object(json), "{error}");
        }
    };
    assert!(json::is_object(json), "a body was read that is not a JSON object");
    let written = serde_json::to_vec(&response).expect("it can be written");
    assert_eq!(written, json.trim_ascii(), "byte for byte");
    assert_eq!(response.raw().as_bytes(), written);
    assert_eq!(R::from_json(&written).as_ref(), Ok(&response));
    assert_eq!(serde_json::from_slice::<R>(&written).expect("it is an object"), response);

    let tree = Tree::read(json).expect("it is JSON");
    let order_id = tree.get("order_id").and_then(|value| match value {
        Tree::Text(Text::Unicode(text)) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(response.order(), order_id.as_deref());
    assert_eq!(R::from_partial(body).order(), response.order());
    assert!(!format!("{response:?} {response:#?}").is_empty());
}
