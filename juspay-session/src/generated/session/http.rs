// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The operation over HTTP: its endpoint, headers and statuses.

use std::fmt;

use crate::response::OrderEffect;

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
    /// 402: The account has to be paid for. Not on the page.
    PaymentRequired,
    /// 403: The account may not do this. Not on the page.
    Forbidden,
    /// 404: Nothing is found at the address, or the account is not known.
    NotFound,
    /// 405: The method is not one of the address. Not on the page.
    MethodNotAllowed,
    /// 407: A proxy refused the request. Not on the page.
    ProxyAuthenticationRequired,
    /// 408: The server stopped waiting for the request. Not on the page.
    RequestTimeout,
    /// 409: The request conflicts with another one. Not on the page.
    Conflict,
    /// 410: What the request is about is gone. Not on the page.
    Gone,
    /// 411: The request has no length. Not on the page.
    LengthRequired,
    /// 412: A condition of the request does not hold. Not on the page.
    PreconditionFailed,
    /// 413: The body of the request is too large. Not on the page.
    ContentTooLarge,
    /// 414: The URL is too long. Not on the page.
    UriTooLong,
    /// 415: The media type of the body is not accepted. Not on the page.
    UnsupportedMediaType,
    /// 416: The range that the request asks for does not exist. Not on the page.
    RangeNotSatisfiable,
    /// 417: The server does not meet the Expect header. Not on the page.
    ExpectationFailed,
    /// 421: The server is not the one of the address. Not on the page.
    MisdirectedRequest,
    /// 422: A field of the request is invalid. Not on the page.
    UnprocessableContent,
    /// 426: The server asks for another protocol. Not on the page.
    UpgradeRequired,
    /// 428: The server asks for a conditional request. Not on the page.
    PreconditionRequired,
    /// 429: Too many requests; the header Retry-After may say how long to wait. Not on the page.
    TooManyRequests,
    /// 431: The headers of the request are too large. Not on the page.
    RequestHeaderFieldsTooLarge,
    /// 451: The request is refused for legal reasons. Not on the page.
    UnavailableForLegalReasons,
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
            402 => Self::PaymentRequired,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            407 => Self::ProxyAuthenticationRequired,
            408 => Self::RequestTimeout,
            409 => Self::Conflict,
            410 => Self::Gone,
            411 => Self::LengthRequired,
            412 => Self::PreconditionFailed,
            413 => Self::ContentTooLarge,
            414 => Self::UriTooLong,
            415 => Self::UnsupportedMediaType,
            416 => Self::RangeNotSatisfiable,
            417 => Self::ExpectationFailed,
            421 => Self::MisdirectedRequest,
            422 => Self::UnprocessableContent,
            426 => Self::UpgradeRequired,
            428 => Self::PreconditionRequired,
            429 => Self::TooManyRequests,
            431 => Self::RequestHeaderFieldsTooLarge,
            451 => Self::UnavailableForLegalReasons,
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
            Self::PaymentRequired => 402,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::ProxyAuthenticationRequired => 407,
            Self::RequestTimeout => 408,
            Self::Conflict => 409,
            Self::Gone => 410,
            Self::LengthRequired => 411,
            Self::PreconditionFailed => 412,
            Self::ContentTooLarge => 413,
            Self::UriTooLong => 414,
            Self::UnsupportedMediaType => 415,
            Self::RangeNotSatisfiable => 416,
            Self::ExpectationFailed => 417,
            Self::MisdirectedRequest => 421,
            Self::UnprocessableContent => 422,
            Self::UpgradeRequired => 426,
            Self::PreconditionRequired => 428,
            Self::TooManyRequests => 429,
            Self::RequestHeaderFieldsTooLarge => 431,
            Self::UnavailableForLegalReasons => 451,
            Self::InternalServerError => 500,
            Self::Unlisted(code) => code,
        }
    }

    /// Returns what the status says of the order, if it is not a success.
    ///
    /// A status that the model does not list is [`Unknown`](OrderEffect::Unknown).
    #[must_use]
    pub const fn order_effect(self) -> OrderEffect {
        match self {
            Self::BadRequest => OrderEffect::Refused,
            Self::Unauthorized => OrderEffect::Unreached,
            Self::PaymentRequired => OrderEffect::Refused,
            Self::Forbidden => OrderEffect::Unreached,
            Self::NotFound => OrderEffect::Unreached,
            Self::MethodNotAllowed => OrderEffect::Unreached,
            Self::ProxyAuthenticationRequired => OrderEffect::Unreached,
            Self::Gone => OrderEffect::Refused,
            Self::LengthRequired => OrderEffect::Unreached,
            Self::PreconditionFailed => OrderEffect::Refused,
            Self::ContentTooLarge => OrderEffect::Unreached,
            Self::UriTooLong => OrderEffect::Unreached,
            Self::UnsupportedMediaType => OrderEffect::Unreached,
            Self::RangeNotSatisfiable => OrderEffect::Refused,
            Self::ExpectationFailed => OrderEffect::Unreached,
            Self::MisdirectedRequest => OrderEffect::Unreached,
            Self::UnprocessableContent => OrderEffect::Refused,
            Self::UpgradeRequired => OrderEffect::Unreached,
            Self::PreconditionRequired => OrderEffect::Unreached,
            Self::TooManyRequests => OrderEffect::Unreached,
            Self::RequestHeaderFieldsTooLarge => OrderEffect::Unreached,
            Self::UnavailableForLegalReasons => OrderEffect::Refused,
            _ => OrderEffect::Unknown,
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

    /// Returns the code of the error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.body.error_code()
    }

    /// Returns the names of the fields that the server found fault with.
    #[must_use]
    pub fn field_names(&self) -> Vec<&str> {
        let fields = self
            .body
            .error_info()
            .map(|object| object.fields())
            .unwrap_or_default();
        fields.iter().filter_map(|field| field.field_name()).collect()
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
