//! TLS by rustls, with the platform's roots of trust.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls_platform_verifier::Verifier;

use super::build_error::BuildError;

/// A configuration for the client's connections.
///
/// The provider is the one that the program has installed, or one of the features. reqwest would panic without any.
pub(crate) fn config() -> Result<rustls::ClientConfig, BuildError> {
    let provider =
        CryptoProvider::get_default().cloned().or_else(provider_of_features).ok_or(BuildError::NoTlsProvider)?;
    let verifier = Verifier::new(Arc::clone(&provider)).map_err(BuildError::Tls)?;
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(BuildError::Tls)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

#[cfg(feature = "tls-ring")]
#[allow(clippy::unnecessary_wraps, reason = "without a feature there is none")]
fn provider_of_features() -> Option<Arc<CryptoProvider>> {
    Some(Arc::new(rustls::crypto::ring::default_provider()))
}

#[cfg(all(feature = "tls-aws-lc-rs", not(feature = "tls-ring")))]
#[allow(clippy::unnecessary_wraps, reason = "without a feature there is none")]
fn provider_of_features() -> Option<Arc<CryptoProvider>> {
    Some(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
}

#[cfg(not(any(feature = "tls-ring", feature = "tls-aws-lc-rs")))]
fn provider_of_features() -> Option<Arc<CryptoProvider>> {
    None
}
