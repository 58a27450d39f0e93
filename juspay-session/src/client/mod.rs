//! The HTTP client: it creates sessions, asks for the status of orders, and tells the truth about them.

mod attempts;
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
mod read;
mod resolve;
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
pub use read::{Lookup, ReadCall};
pub use resolve::{Resolution, Resolve};
pub use retry::RetryPolicy;
pub use session::Session;
