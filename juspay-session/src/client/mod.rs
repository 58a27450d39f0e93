//! The HTTP client: one call that creates a session and tells the truth about the order.

#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod build_error;
mod builder;
mod call;
mod core;
mod error;
mod judge;
mod key;
mod outcome;
mod retry;
mod retry_after;
mod session;
mod tls;
#[cfg(feature = "tracing")]
mod trace;

pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use call::Call;
pub use core::Client;
pub use error::{Error, ErrorKind};
pub use key::ApiKeyFault;
pub use outcome::Outcome;
pub use retry::RetryPolicy;
pub use session::Session;
