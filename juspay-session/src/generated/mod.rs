// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The generated part of the crate.

mod enums;
mod hosts;
mod objects;
mod objects_json;
pub mod session;
pub mod order_status;

pub use enums::Action;
pub use enums::AmountRule;
pub use enums::CreateMandate;
pub use enums::Frequency;
pub use enums::OrderStatus;
pub use enums::RefundStatus;
pub use hosts::Environment;
pub use objects::ErrorBody;
pub use objects::ErrorField;
pub use objects::ErrorInfo;
pub use objects::ProcessPayload;
pub use objects::SdkPayload;
pub use session::*;
