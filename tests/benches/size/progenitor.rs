//! The same call by the client that progenitor makes.

// All of it is built, as for a crate that others use.
pub mod progenitored;
mod values;

mod requests {
    pub struct Values<'v> {
        pub order_id: &'v str,
        pub customer_id: &'v str,
        pub customer_email: &'v str,
        pub customer_phone: &'v str,
        pub payment_page_client_id: &'v str,
        pub return_url: &'v str,
        pub first_name: &'v str,
        pub last_name: &'v str,
        pub description: &'v str,
        pub gateway_reference_id: &'v str,
    }
}

pub async fn run() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = progenitored::Client::new("https://api.juspay.in");
    let request = values::sample(&requests::Values {
        order_id: "order-1",
        customer_id: "customer-7",
        customer_email: "customer@example.com",
        customer_phone: "9876543210",
        payment_page_client_id: "shop",
        return_url: "https://shop.example.com/paid",
        first_name: "John",
        last_name: "Wick",
        description: "Books",
        gateway_reference_id: "payu",
    });
    match client.post_session(None, "merchant", "customer-7", &request).await {
        Ok(session) => println!("{:?}", session.into_inner().payment_links.and_then(|links| links.web)),
        Err(error) => println!("{error}"),
    }
}
