//! Adding the crate must not bring a second provider of cryptography: with two, rustls cannot choose, and panics here.

use juspay_session::{Client, Environment};

fn main() {
    let roots = rustls::RootCertStore::empty();
    let _own = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let client = Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Sandbox);
    client.build().expect("the provider is that of the program");
    println!("aws-lc-rs: both configurations were built");
}
