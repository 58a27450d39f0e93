//! Typed requests, validators and responses of the Juspay Hypercheckout Session API.

mod amount;

pub use amount::{Amount, ParseAmountError};
