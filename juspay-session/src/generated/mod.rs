// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The generated part of the crate.

mod builder;
mod enums;
mod http;
mod objects;
mod objects_wire;
mod request;
mod request_wire;
mod rules;
mod versions;

#[cfg(feature = "serde")]
mod with_serde;

pub use enums::Action;
pub use enums::AmountRule;
pub use enums::CreateMandate;
pub use enums::Frequency;
pub use enums::OrderStatus;
pub use http::{Environment, ResponseStatus, endpoint, header};
pub use objects::ErrorBody;
pub use objects::ErrorField;
pub use objects::ErrorInfo;
pub use objects::ErrorObject;
pub use objects::PaymentLinks;
pub use objects::ProcessPayload;
pub use objects::SdkPayload;
pub use objects::SessionResponse;
pub use request::Mandate;
pub(crate) use request::RequestBody;
pub(crate) use request::TextKey;
pub(crate) use rules::check_request;
pub use versions::ApiVersion;
pub use versions::default;
pub use versions::v1;
