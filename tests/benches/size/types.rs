//! A request that is checked and written, by the types alone.

use juspay_session::{Action, Amount, default};

pub fn run() {
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
    match request {
        Ok(request) => println!("{}", String::from_utf8_lossy(&request.to_json())),
        Err(violations) => println!("{violations}"),
    }
}
