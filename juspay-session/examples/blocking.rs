//! Creates a session with the blocking client.
//!
//! ```sh
//! cargo run -p juspay-session --example blocking --features blocking,mock
//! ```

use std::error::Error;

use juspay_session::mock::Mock;
use juspay_session::{Action, Amount, Client, blocking, v1};

fn main() -> Result<(), Box<dyn Error>> {
    let mock = Mock::start()?;
    let client = blocking::Client::new(
        Client::builder().merchant_id("merchant").api_key("example-key").base_url(mock.base_url()).build()?,
    )?;
    let request = v1::SessionRequest::builder()
        .order_id("order-1")
        .amount(Amount::from_minor(49_900))
        .customer_id("customer-7")
        .customer_email("customer@example.com")
        .customer_phone("9876543210")
        .payment_page_client_id("shop")
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/paid")
        .build()?;
    let session = client.create_session(&request).send()?;
    println!("status: {}", session.status().map_or("none", |status| status.as_str()));
    println!("{}", session.payment_links().and_then(|links| links.web()).unwrap_or("no payment link"));
    Ok(())
}
