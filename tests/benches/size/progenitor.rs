//! The same call by the client that progenitor makes.

mod filled;
// All of it is built, as for a crate that others use.
pub mod progenitored;
pub mod requests;

pub async fn run() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = progenitored::Client::new("https://api.juspay.in");
    let request = filled::sample(&requests::VALUES);
    match client.post_session(None, "merchant", requests::VALUES.customer_id, &request).await {
        Ok(session) => println!("{:?}", session.into_inner().payment_links.and_then(|links| links.web)),
        Err(error) => println!("{error}"),
    }
}
