// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The operation over HTTP: its endpoint, headers and statuses.

/// The endpoint of the Order Status API.
///
/// Returns an order as it is now: whether the customer has paid, and how. Ask for it after a call whose
/// outcome is unknown, and check amount and status before goods are delivered. It only reads, so it can
/// be repeated.
pub mod endpoint {
    /// The HTTP method.
    pub const METHOD: &str = "GET";

    /// The path, which follows the base URL.
    pub const PATH: &str = "/orders/{order_id}";
}

/// The names of the HTTP headers.
pub mod header {
    /// The merchant ID that Juspay assigned to the account. Not on the page.
    pub const X_MERCHANTID: &str = "x-merchantid";

    /// The routing ID of the session call, which was the customer ID or, for a guest, the order ID. Not on
    /// the page.
    pub const X_ROUTING_ID: &str = "x-routing-id";

    /// A date that pins the form of the response, for example 2023-06-30. Some regions require it. Not on
    /// the page.
    pub const VERSION: &str = "version";

    /// Juspay's pages ask for it, although the request has no body. Not on the page.
    pub const CONTENT_TYPE: &str = "Content-Type";

    /// The server's name for the request. Support asks for it. Not on the page.
    pub const X_REQUEST_ID: &str = "x-request-id";

    /// The server's name for the response. Support asks for it. Not on the page.
    pub const X_RESPONSE_ID: &str = "x-response-id";
}
