// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The types of this version. What the versions share is the same type in each of them.

mod request;
mod request_json;
mod response;
mod response_json;
pub mod rules;

pub use request::{SessionRequest, SessionRequestBuilder};
pub use response::SessionResponse;
pub use response::PaymentLinks;
pub use super::groups::Mandate;
pub use crate::generated::enums::Action;
pub use crate::generated::enums::CreateMandate;
pub use crate::generated::enums::Frequency;
pub use crate::generated::enums::AmountRule;
pub use crate::generated::enums::OrderStatus;
pub use crate::generated::objects::SdkPayload;
pub use crate::generated::objects::ProcessPayload;
pub use crate::generated::objects::ErrorBody;
pub use crate::generated::objects::ErrorInfo;
pub use crate::generated::objects::ErrorField;
