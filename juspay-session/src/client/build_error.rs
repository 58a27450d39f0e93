//! What can be wrong with the settings of a client.

use std::fmt;

use super::cause::cause;
use super::key::ApiKeyFault;

/// Why a client cannot be built. It never holds a key or the value of a header.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// Settings that every client needs are missing.
    Missing {
        /// The names of the builder's methods: `merchant_id`, `api_key`, `environment`.
        names: Vec<&'static str>,
    },
    /// The API key is invalid.
    ApiKey(ApiKeyFault),
    /// The merchant ID is empty.
    MerchantId,
    /// The base URL is invalid.
    BaseUrl {
        /// What is wrong, and what to write.
        problem: &'static str,
    },
    /// A timeout is zero.
    Timeout {
        /// Its name.
        name: &'static str,
    },
    /// The name of a header is invalid.
    HeaderName,
    /// The value of a header contains what HTTP cannot carry.
    HeaderValue {
        /// The header.
        name: String,
    },
    /// The client sets this header itself.
    ReservedHeader {
        /// The header.
        name: String,
    },
    /// The feature `rustls-no-provider` is enabled, and the program has not installed a provider of cryptography.
    NoTlsProvider,
    /// reqwest could not build the HTTP client.
    Http(reqwest::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { names } => write!(f, "{}: missing; call these methods of the builder", names.join(", ")),
            Self::ApiKey(fault) => write!(f, "invalid API key: {fault}"),
            Self::MerchantId => f.write_str("the merchant ID is empty; it is on the Juspay dashboard"),
            Self::BaseUrl { problem } => write!(f, "invalid base URL: {problem}"),
            Self::Timeout { name } => write!(f, "the {name} timeout is zero; set a longer one, or leave it out"),
            Self::HeaderName => f.write_str("invalid header name; use letters, digits and hyphens"),
            Self::HeaderValue { name } => write!(
                f,
                "{name}: the value has a control character, or whitespace at an end, which a header cannot carry; leave \
                 it out"
            ),
            Self::ReservedHeader { name } => write!(f, "{name}: the client sets this header itself; leave it out"),
            Self::NoTlsProvider => f.write_str(
                "rustls has no provider of cryptography; call `install_default` of one, or enable the feature `rustls`",
            ),
            Self::Http(error) => {
                let cause = cause(error).unwrap_or("see the source of this error");
                write!(f, "could not build the HTTP client: {cause}")
            }
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::ApiKey(fault) => Some(fault),
            Self::Http(error) => Some(error),
            _ => None,
        }
    }
}
