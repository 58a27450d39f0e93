// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The API over HTTP: where it is, its headers and its statuses.

/// The endpoint of the Session API.
///
/// Creates an order and answers with what a shop's front end needs to open the payment page. It is
/// called from server to server, since the API key must not leave the server.
pub mod endpoint {
    /// The HTTP method.
    pub const METHOD: &str = "POST";

    /// The path, to be put behind the base URL.
    pub const PATH: &str = "/session";

    /// The media type of the body.
    pub const CONTENT_TYPE: &str = "application/json";
}

/// Where the API runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// Real orders, real money.
    Production,
    /// Test orders. The page names no sandbox; the official Node SDK does. Not on the page.
    Sandbox,
}

impl Environment {
    /// The base URL, without a slash at its end.
    #[must_use]
    pub const fn base_url(self) -> &'static str {
        match self {
            Self::Production => "https://api.juspay.in",
            Self::Sandbox => "https://sandbox.juspay.in",
        }
    }
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

/// What an HTTP status means.
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
    /// The meaning of a status.
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

    /// The status.
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
