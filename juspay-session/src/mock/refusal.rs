//! The body of an error response.

use super::answer::Answer;
use super::object::{Object, list};
use super::random::Ids;
use crate::generated::header;
use crate::validation::{Problem, Violation};

/// The reason why a request is refused.
#[derive(Clone)]
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) error_code: &'static str,
    /// The `code` of `error_info`.
    pub(super) info_code: &'static str,
    /// The text for people; also the `error_message` of a 400.
    pub(super) message: String,
    pub(super) fields: Vec<Invalid>,
    /// The method of a 405.
    pub(super) allow: Option<&'static str>,
}

/// An invalid header or field.
#[derive(Clone)]
pub(super) struct Invalid {
    pub(super) name: String,
    pub(super) reason: String,
    pub(super) is_missing: bool,
}

impl From<&Violation> for Invalid {
    fn from(violation: &Violation) -> Self {
        let is_missing = *violation.problem() == Problem::Required;
        Self { name: violation.field().to_owned(), reason: violation.message(), is_missing }
    }
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
        Self { status, error_code, info_code, message: message.into(), fields: Vec::new(), allow: None }
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

    /// The refusal of invalid headers and fields.
    pub(super) fn of_fields(fields: Vec<Invalid>) -> Self {
        let problems: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.name, field.reason)).collect();
        let refusal = Self::new(400, problems.join("; "));
        if fields.iter().any(|field| field.is_missing) {
            let (error_code, info_code) = ("Mandatory fields are missing", "MISSING_MANDATORY_PARAMETER");
            return Self { error_code, info_code, fields, ..refusal };
        }
        Self { fields, ..refusal }
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
            let field =
                |field: &Invalid| Object::new().text("field_name", &field.name).text("reason", &field.reason).finish();
            info.raw("fields", &list(self.fields.iter().map(field)));
        }
        let mut body = Object::new();
        body.text("status", status).text("error_code", self.error_code);
        if self.status == 400 {
            body.text("error_message", &self.message);
        }
        let body = body.raw("error_info", &info.finish()).finish();
        let answer = json_answer(self.status, body, request_id, ids);
        match self.allow {
            Some(method) => answer.header("Allow", method),
            None => answer,
        }
    }
}

/// A response of the API.
pub(super) fn json_answer(status: u16, body: String, request_id: String, ids: &Ids) -> Answer {
    Answer { status, headers: Vec::new(), body: body.into_bytes() }
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::X_REQUEST_ID, request_id)
        .header(header::X_RESPONSE_ID, ids.next())
}
