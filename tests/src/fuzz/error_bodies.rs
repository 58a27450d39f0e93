//! The body of an error is read whatever it is, and none of it is lost.

use juspay_session::{ErrorBody, ErrorResponse};

use crate::json;

/// The body of an error; the first two bytes are the status as well.
pub fn body(data: &[u8]) {
    check(data);
    let code = data.first_chunk().map_or(0, |bytes| u16::from_be_bytes(*bytes));
    for code in [code, code % 600] {
        let read = ErrorResponse::read(code, data);
        assert_eq!(read.status().code(), code);
        assert_eq!(read.body(), ErrorResponse::read(400, data).body(), "the status changes the body");
    }
}

/// A JSON object is written byte for byte; any other body is kept.
///
/// # Panics
///
/// If it is not.
pub fn check(body: &[u8]) {
    let response = ErrorResponse::read(400, body);
    assert_eq!(response.raw(), body);
    assert_eq!(response, ErrorResponse::read(400, body), "read again");
    let written = serde_json::to_vec(response.body()).expect("it can be written");
    assert_eq!(response.body().raw().as_bytes(), written);
    let json = json::without_mark(body);
    if json::is_object(json) {
        assert_eq!(written, json.trim_ascii());
        assert_eq!(ErrorBody::from_json(json).as_ref(), Ok(response.body()));
    } else {
        assert_eq!(response.body(), &ErrorBody::default(), "only an object has fields");
    }
    assert_eq!(serde_json::from_slice::<ErrorBody>(&written).expect("it is an object"), *response.body());
    // Every getter, and both forms of `Debug`.
    let body = response.body();
    let info = body.error_info();
    let texts = [body.status(), body.error_code(), body.error_message(), info.and_then(|info| info.code())];
    assert!(texts.iter().flatten().all(|text| written.len() > text.len()));
    assert!(!format!("{response:?} {response:#?}").is_empty());
}
