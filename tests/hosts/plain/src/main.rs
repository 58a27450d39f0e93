//! Adding the crate must not give reqwest a TLS backend: without a provider of cryptography it would panic here.

use juspay_session::Client;

fn main() {
    let _own = reqwest::Client::new();
    let client = Client::builder().merchant_id("merchant").api_key("key").base_url("http://127.0.0.1:1");
    client.build().expect("no TLS is needed for http");
    println!("plain: both clients were built");
}
