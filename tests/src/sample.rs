//! Requests and answers that the tests of the client share.

use std::fmt::Debug;
use std::time::Duration;

use juspay_session::{Client, ClientBuilder, EpochSeconds, v1};

use crate::draft::Draft;
use crate::planted::{self, KEY};

/// When the tests judge a request: 2021-10-01, 11:32:49 UTC.
pub const NOW: EpochSeconds = EpochSeconds::from_secs(1_633_087_969);

/// The order of [`request`].
pub const ORDER: &str = "order-1";

/// A request of any version. What is personal in it is planted, which a test sees to.
pub fn draft<D: Draft>() -> D {
    let json = br#"{
        "order_id": "order-1", "amount": "100.15", "customer_id": "customermark", "customer_email": "emailmark@example.com",
        "customer_phone": "9123456780", "payment_page_client_id": "shop", "action": "paymentPage",
        "return_url": "https://shop.example.com/returnmark"
    }"#;
    D::from_json(json).expect("it is a JSON object")
}

/// A request that keeps every rule.
pub fn request() -> v1::SessionRequest {
    draft::<v1::SessionRequestBuilder>().build().expect("it keeps every rule")
}

/// The body of a success for an order.
pub fn session(order_id: &str) -> String {
    format!(
        r#"{{"order_id":"{order_id}","status":"NEW","id":"ordeh_1","payment_links":{{"web":"https://pay.example.com/querymark"}},"sdk_payload":{{"requestId":"r","service":"in.juspay.hyperpay","payload":{{"clientAuthToken":"tokenmark"}}}}}}"#
    )
}

/// A client of a server. Its timeouts are long, since the machine may be busy.
pub fn client(url: &str) -> ClientBuilder {
    planted::watch_logs();
    Client::builder().merchant_id("merchant").api_key(KEY).base_url(url).attempt_timeout(Duration::from_secs(30))
}

/// Runs the asynchronous client from a test that is not. Whatever comes of a call, `Debug` shows nothing planted.
#[track_caller]
pub fn run<T: Debug>(future: impl IntoFuture<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let output = runtime.block_on(future.into_future());
    planted::clean_debug("what a call returns", &output);
    output
}
