// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The operation over HTTP: its endpoint, headers and statuses.

use std::fmt;

/// The endpoint of the Session API.
///
/// Creates an order and answers with what a shop's front end needs to open the payment page. It is
/// called from server to server, since the API key must not leave the server.
pub mod endpoint {
    /// The HTTP method.
    pub const METHOD: &str = "POST";

    /// The path, which follows the base URL.
    pub const PATH: &str = "/session";

    /// The media type of the body.
    pub const CONTENT_TYPE: &str = "application/json";
}

/// The names of the HTTP headers.
pub mod header {
    /// The merchant id that Juspay assigned to the account.
    pub const X_MERCHANTID: &str = "x-merchantid";

    /// The body is JSON.
    pub const CONTENT_TYPE: &str = "Content-Type";

    /// Keeps the calls of one customer together. It must be the same in every call for that customer: the
    /// customer_id or, for a guest, an id of the session such as the order_id.
    pub const X_ROUTING_ID: &str = "x-routing-id";

    /// A date that pins the shape of the response on sibling APIs, for example 2023-06-30. Not on the page.
    pub const VERSION: &str = "version";

    /// The server's name for the request. Support asks for it. Not on the page.
    pub const X_REQUEST_ID: &str = "x-request-id";

    /// The server's name for the answer. Support asks for it. Not on the page.
    pub const X_RESPONSE_ID: &str = "x-response-id";
}

/// The meaning of an HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseStatus {
    /// 200: The order exists and the session is open.
    Ok,
    /// 400: The request was refused; the body says which fields are missing or wrong.
    BadRequest,
    /// 401: The API key was refused. Usual causes are a missing colon after the key and a key of the other
    /// environment.
    Unauthorized,
    /// 403: The account may not do this. Not on the page.
    Forbidden,
    /// 404: Nothing is found at the address, or the account is not known.
    NotFound,
    /// 500: The server failed. Whether an order was made is not known.
    InternalServerError,
    /// A status that the model does not list.
    Unlisted(u16),
}

impl ResponseStatus {
    /// Returns the meaning of a status.
    #[must_use]
    pub const fn from_code(code: u16) -> Self {
        match code {
            200 => Self::Ok,
            400 => Self::BadRequest,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            500 => Self::InternalServerError,
            code => Self::Unlisted(code),
        }
    }

    /// Returns the status.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Ok => 200,
            Self::BadRequest => 400,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::InternalServerError => 500,
            Self::Unlisted(code) => code,
        }
    }
}

/// The body of every response but a success.
pub type ErrorObject = crate::generated::objects::ErrorBody;

/// A response that is not a success, read as far as possible.
///
/// No two such bodies look alike, and a proxy's HTML page may take the place of any of them, so reading never
/// fails. A body that is not a JSON object has an empty [`body`](Self::body), and its bytes are in
/// [`raw`](Self::raw).
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorResponse {
    status: ResponseStatus,
    body: ErrorObject,
    raw: Box<[u8]>,
}

impl ErrorResponse {
    /// Reads the body of a response with this HTTP status.
    #[must_use]
    pub fn read(status: u16, raw: &[u8]) -> Self {
        let body = ErrorObject::from_json(raw).unwrap_or_default();
        Self {
            status: ResponseStatus::from_code(status),
            body,
            raw: raw.into(),
        }
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> ResponseStatus {
        self.status
    }

    /// Returns the fields of the body; all are `None` if it is not a JSON object.
    #[must_use]
    pub fn body(&self) -> &ErrorObject {
        &self.body
    }

    /// Returns the body as it came. It may quote the request: do not log it.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.status)
            .field("body", &self.body)
            .field("raw", &format_args!("<{} bytes>", self.raw.len()))
            .finish()
    }
}
