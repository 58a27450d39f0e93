//! Requests and answers that the tests of the client share.

use std::time::Duration;

use juspay_session::{Client, ClientBuilder, SessionRequest, SessionRequestBuilder, Version, v1};

/// The order of [`request`].
pub const ORDER: &str = "order-1";

/// A key as the dashboard shows it.
pub const KEY: &str = "0A1B2C3D4E5F";

/// A request of any version.
pub fn draft<V: Version>() -> SessionRequestBuilder<V> {
    let json = br#"{
        "order_id": "order-1", "amount": "100.15", "customer_id": "customer-7", "customer_email": "jane@example.com",
        "customer_phone": "9876543210", "payment_page_client_id": "shop", "action": "paymentPage",
        "return_url": "https://shop.example.com/back"
    }"#;
    SessionRequestBuilder::from_json(json).expect("it is a JSON object")
}

/// A request that keeps every rule.
pub fn request() -> SessionRequest<v1::Version> {
    draft().build().expect("it keeps every rule")
}

/// The body of a success for an order.
pub fn session(order_id: &str) -> String {
    format!(
        r#"{{"order_id":"{order_id}","status":"NEW","id":"ordeh_1","payment_links":{{"web":"https://pay.example.com/1"}},"sdk_payload":{{"requestId":"r","service":"in.juspay.hyperpay","payload":{{"clientAuthToken":"tkn_1"}}}}}}"#
    )
}

/// A client of a server. Its timeouts are long, since the machine may be busy.
pub fn client(url: &str) -> ClientBuilder {
    Client::builder("merchant", KEY).base_url(url).attempt_timeout(Duration::from_secs(30))
}

/// Runs the asynchronous client from a test that is not.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(future)
}
