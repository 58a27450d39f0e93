//! A session that is created by the client.

use juspay_session::{Action, Amount, Client, Environment, default};

pub async fn run() {
    let request = default::SessionRequest::builder()
        .order_id("order-1")
        .amount(Amount::from_minor(10_015))
        .customer_id("customer-7")
        .customer_email("customer@example.com")
        .customer_phone("9876543210")
        .payment_page_client_id("shop")
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/paid")
        .build();
    let request = match request {
        Ok(request) => request,
        Err(violations) => return println!("{violations}"),
    };
    let client = match Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Production).build() {
        Ok(client) => client,
        Err(error) => return println!("{error}"),
    };
    match client.create_session(&request).await {
        Ok(session) => println!("{}", session.payment_links().and_then(|links| links.web()).unwrap_or_default()),
        Err(error) => println!("{error}"),
    }
}
