//! Without a provider of TLS's cryptography there is an error, where the HTTP client underneath would panic.
#![cfg(all(feature = "rustls-no-provider", not(any(feature = "rustls", feature = "native-tls"))))]

use juspay_session::{BuildError, Client, Environment};

#[test]
fn a_client_without_a_provider_is_an_error() {
    let client = Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Sandbox);
    let error = client.build().unwrap_err();
    assert!(matches!(error, BuildError::NoTlsProvider), "{error:?}");
    assert!(error.to_string().contains("`rustls`"), "{error}");
}
