//! Typed requests, validators and responses of the Juspay Hypercheckout Session API.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod amount;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod check;
#[cfg(feature = "client")]
mod client;
mod epoch;
// Formatted by its generator: rustfmt would make the generator's output depend on its version.
#[rustfmt::skip]
#[allow(clippy::collapsible_if, reason = "a field's rules have one shape, however many there are")]
mod generated;
mod json;
#[cfg(feature = "mock")]
#[cfg_attr(docsrs, doc(cfg(feature = "mock")))]
pub mod mock;
mod problem;
mod redact;
mod request;
mod response;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
pub mod rules;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod slot;
mod version;
mod violation;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod wire;

pub use amount::{Amount, ParseAmountError};
#[cfg(feature = "blocking")]
#[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
pub use client::blocking;
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub use client::{
    ApiKeyFault, BuildError, Call, Client, ClientBuilder, Error, ErrorKind, Outcome, RetryPolicy, Session,
};
pub use epoch::{EpochSeconds, ParseEpochError};
pub use generated::*;
pub use json::{RawJson, ReadError, ReadErrorKind};
pub use problem::Problem;
pub use request::{SessionRequest, SessionRequestBuilder, check_json};
pub use response::{ErrorResponse, UnknownValue};
pub use version::{SessionAnswer, Version};
pub use violation::{Level, Violation, Violations};
