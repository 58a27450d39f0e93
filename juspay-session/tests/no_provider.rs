//! Without a provider of TLS's cryptography there is an error, where the HTTP client underneath would panic.
#![cfg(all(feature = "client", not(any(feature = "tls-ring", feature = "tls-aws-lc-rs"))))]

use juspay_session::{BuildError, Client};

#[test]
fn a_client_without_a_provider_is_an_error() {
    let error = Client::builder("merchant", "key").build().unwrap_err();
    assert!(matches!(error, BuildError::NoTlsProvider), "{error:?}");
    assert!(error.to_string().contains("`tls-ring`"), "{error}");
}
