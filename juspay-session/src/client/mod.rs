//! The HTTP client: one call that creates a session and tells the truth about the order.

#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod build_error;
mod builder;
mod call;
mod cause;
mod core;
mod error;
mod headers;
mod judge;
mod key;
mod outcome;
mod raw;
mod retry;
mod retry_after;
mod session;
#[cfg(feature = "tracing")]
mod trace;
mod transport;

pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use call::Call;
pub use core::Client;
pub use error::{Error, ErrorKind};
pub use key::ApiKeyFault;
pub use outcome::Outcome;
pub use raw::{RawRequest, RawResponse};
pub use retry::RetryPolicy;
pub use session::Session;
