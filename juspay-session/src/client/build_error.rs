//! What can be wrong with the settings of a client.

use std::fmt;

use super::key::ApiKeyFault;

/// Why a client cannot be built. It never holds a key or the value of a header.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The API key cannot be one.
    ApiKey(ApiKeyFault),
    /// The merchant id is empty.
    MerchantId,
    /// The base URL cannot be one.
    BaseUrl {
        /// What is wrong, and what to write.
        problem: &'static str,
    },
    /// A timeout is zero.
    Timeout {
        /// Which one.
        name: &'static str,
    },
    /// A header's name is none.
    HeaderName,
    /// A header's value holds what no header can carry.
    HeaderValue {
        /// The header.
        name: String,
    },
    /// A header is the client's own.
    ReservedHeader {
        /// The header.
        name: String,
    },
    /// There is no provider of cryptography for TLS.
    NoTlsProvider,
    /// The platform's certificates or TLS versions could not be set up.
    Tls(rustls::Error),
    /// The HTTP client could not be built.
    Http(reqwest::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ApiKey(fault) => write!(f, "the API key cannot be used: {fault}"),
            Self::MerchantId => f.write_str("the merchant id is empty: it is on the Juspay dashboard"),
            Self::BaseUrl { problem } => write!(f, "the base URL cannot be used: {problem}"),
            Self::Timeout { name } => write!(f, "the {name} timeout is zero: give it at least a moment, or leave it out"),
            Self::HeaderName => f.write_str("a header's name is none: use letters, digits and hyphens"),
            Self::HeaderValue { name } => write!(f, "the value of the header {name} holds a character, or a blank at an end, that no header can carry: leave it out"),
            Self::ReservedHeader { name } => write!(f, "the header {name} is set by the client itself: leave it out"),
            Self::NoTlsProvider => f.write_str(
                "there is no provider of cryptography for TLS: enable the feature `tls-ring` or `tls-aws-lc-rs`, or install one of rustls",
            ),
            Self::Tls(_) => f.write_str("TLS could not be set up"),
            Self::Http(_) => f.write_str("the HTTP client could not be built"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::ApiKey(fault) => Some(fault),
            Self::Tls(error) => Some(error),
            Self::Http(error) => Some(error),
            _ => None,
        }
    }
}
