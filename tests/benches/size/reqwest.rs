//! The same call by reqwest: bytes there, bytes back.

pub async fn run() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::new();
    let request = client
        .post("https://api.juspay.in/session")
        .header("authorization", "Basic a2V5Og==")
        .header("content-type", "application/json")
        .header("x-merchantid", "merchant")
        .header("x-routing-id", "customer-7")
        .body(
            r#"{"order_id":"order-1","amount":"100.15","customer_id":"customer-7","customer_email":"customer@example.com","customer_phone":"9876543210","payment_page_client_id":"shop","action":"paymentPage","return_url":"https://shop.example.com/paid"}"#,
        );
    match request.send().await {
        Ok(response) => match response.bytes().await {
            Ok(bytes) => println!("{}", String::from_utf8_lossy(&bytes)),
            Err(error) => println!("{error}"),
        },
        Err(error) => println!("{error}"),
    }
}
