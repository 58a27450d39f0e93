//! Typed requests, validators and responses of the Juspay Hypercheckout Session API.

mod amount;
mod epoch;
pub mod rules;

pub use amount::{Amount, ParseAmountError};
pub use epoch::{EpochSeconds, ParseEpochError};
