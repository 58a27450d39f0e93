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

pub use enums::{Action, AmountRule, CreateMandate, Frequency, OrderStatus};
pub use http::{Environment, ResponseStatus, endpoint, header};
pub use objects::{
    ErrorBody, ErrorField, ErrorInfo, ErrorObject, PaymentLinks, ProcessPayload,
    SdkPayload, SessionResponse,
};
pub use request::Mandate;
pub(crate) use request::RequestBody;
pub(crate) use rules::check_request;
pub use versions::{ApiVersion, default, v1};
