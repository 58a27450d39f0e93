//! The body of an error is read whatever it is, and nothing of it is lost.

use juspay_session::ErrorResponse;

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

/// What is a JSON object is written again as it was, everything else is kept.
///
/// # Panics
///
/// If it is not.
pub fn check(body: &[u8]) {
    let response = ErrorResponse::read(400, body);
    assert_eq!(response.raw(), body);
    assert_eq!(response, ErrorResponse::read(400, body), "read again");
    let written = serde_json::to_vec(response.body()).expect("it can be written");
    let json = json::without_mark(body);
    if json::is_object(json) {
        json::assert_same(&written, json, "an error");
        let again = ErrorResponse::read(400, &written);
        assert_eq!(serde_json::to_vec(again.body()).expect("it can be written"), written);
    } else {
        assert_eq!(written, b"{}", "what is no object has no fields");
    }
    // Every getter, and what a log would show.
    let body = response.body();
    let info = body.error_info();
    let texts = [body.status(), body.error_code(), body.error_message(), info.and_then(|info| info.code())];
    assert!(texts.iter().flatten().all(|text| written.len() > text.len()));
    assert!(!format!("{response:?} {response:#?}").is_empty());
}
