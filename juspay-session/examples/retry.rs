//! Retries a call whose outcome is unknown.
//!
//! The connection to the mock breaks before the first response. The shop has stored the order ID before the call, so it
//! retries with the same order ID and gets the same order.
//!
//! ```sh
//! cargo run -p juspay-session --example retry --features mock
//! ```

use std::error::Error;

use juspay_session::mock::{Fault, Mock};
use juspay_session::{Action, Amount, Client, Outcome, RetryPolicy, v1};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mock = Mock::start()?;
    let request = v1::SessionRequest::builder()
        .order_id("order-1") // stored in the shop's database before the call
        .amount(Amount::from_minor(49_900))
        .customer_id("customer-7")
        .customer_email("customer@example.com")
        .customer_phone("9876543210")
        .payment_page_client_id("shop")
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/paid")
        .build()?;

    // By hand: the caller decides by the outcome of the error.
    let client = Client::builder().merchant_id("merchant").api_key("example-key").base_url(mock.base_url()).build()?;
    mock.fault(Fault::ResetAfter);
    let session = match client.create_session(&request).await {
        Err(error) if error.outcome() == Outcome::Unknown => {
            println!("first: {error}");
            client.create_session(&request).await?
        }
        other => other?,
    };
    println!("again: order {}", session.id().unwrap_or_default());

    // By policy: the client retries.
    let client = Client::builder()
        .merchant_id("merchant")
        .api_key("example-key")
        .base_url(mock.base_url())
        .retry(RetryPolicy::new(3).retry_unknown(true))
        .build()?;
    mock.fault(Fault::ResetAfter);
    let session = client.create_session(&request).await?;
    println!("by policy: order {} after {} attempts", session.id().unwrap_or_default(), session.attempts());
    Ok(())
}
