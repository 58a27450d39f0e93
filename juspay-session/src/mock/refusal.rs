//! The body of an error response.

use super::answer::Answer;
use super::object::{Object, list};
use super::random::Ids;
use crate::generated::{endpoint, header};

/// The reason why a request is refused.
#[derive(Clone)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) error_code: &'static str,
    /// The `code` of `error_info`.
    pub(super) info_code: &'static str,
    /// The text for people; also the `error_message` of a 400.
    pub(super) message: String,
    /// The invalid fields, each with the reason.
    pub(super) fields: Vec<(String, String)>,
}

impl Refusal {
    pub(super) fn new(status: u16, message: impl Into<String>) -> Self {
        let (error_code, info_code) = match status {
            401 => ("access_denied", "UNAUTHORIZED"),
            403 => ("access_denied", "FEATURE_NOT_ENABLED"),
            // The page gives a 404 this code too.
            404 => ("Internal server Error", "RESOURCE_NOT_FOUND"),
            409 => ("DUPLICATE_REQUEST", "DUPLICATE_REQUEST"),
            500.. => ("Internal server Error", "INTERNAL_SERVER_ERROR"),
            _ => ("INVALID_REQUEST", "INVALID_INPUT"),
        };
        Self { status, error_code, info_code, message: message.into(), fields: Vec::new() }
    }

    /// The refusal for a status, of invalid HTTP and of faults.
    pub(super) fn of(status: u16) -> Self {
        let message = match status {
            400 => "invalid HTTP/1.1 request",
            408 => "the request did not end in time",
            413 => "the body is larger than 1 MiB",
            431 => "the head is larger than 16 KiB or has more than 100 headers",
            501 => "unknown transfer coding",
            505 => "unsupported HTTP version; send HTTP/1.1",
            _ => "requested fault",
        };
        Self::new(status, message)
    }

    /// The refusal of an invalid `x-mock-fault` header.
    pub(super) fn of_fault(message: String) -> Self {
        Self { info_code: "MOCK_FAULT", ..Self::new(400, message) }
    }

    pub(super) fn answer(&self, ids: &Ids) -> Answer {
        let request_id = ids.next();
        let status = if self.status == 400 { "Bad Request" } else { "error" };
        let mut info = Object::new();
        info.text("code", self.info_code)
            .text("category", if self.status < 500 { "USER_ERROR" } else { "UNKNOWN" })
            .text("request_id", &request_id)
            .text("developer_message", &self.message)
            .text("user_message", "Something went wrong.");
        if !self.fields.is_empty() {
            let field = |(name, reason): &(String, String)| {
                Object::new().text("field_name", name).text("reason", reason).finish()
            };
            info.raw("fields", &list(self.fields.iter().map(field)));
        }
        let mut body = Object::new();
        body.text("status", status).text("error_code", self.error_code);
        if self.status == 400 {
            body.text("error_message", &self.message);
        }
        let body = body.raw("error_info", &info.finish()).finish();
        let answer = json_answer(self.status, body, request_id, ids);
        if self.status == 405 { answer.header("Allow", endpoint::METHOD) } else { answer }
    }
}

/// A response of the API.
pub(super) fn json_answer(status: u16, body: String, request_id: String, ids: &Ids) -> Answer {
    Answer { status, headers: Vec::new(), body: body.into_bytes() }
        .header(header::CONTENT_TYPE, endpoint::CONTENT_TYPE)
        .header(header::X_REQUEST_ID, request_id)
        .header(header::X_RESPONSE_ID, ids.next())
}
