// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! An operation that only reads.

mod http;
mod request;

pub use http::{endpoint, header};
pub use request::OrderStatusRequest;
pub use crate::generated::enums::Frequency;
pub use crate::generated::enums::OrderStatus;
pub use crate::generated::enums::RefundStatus;
pub use crate::generated::objects::ErrorBody;
pub use crate::generated::objects::ErrorInfo;
pub use crate::generated::objects::ErrorField;
pub use crate::generated::objects::OrderStatusResponse;
pub use crate::generated::objects::OrderLinks;
pub use crate::generated::objects::TransactionDetail;
pub use crate::generated::objects::GatewayResponse;
pub use crate::generated::objects::CardDetail;
pub use crate::generated::objects::UpiDetail;
pub use crate::generated::objects::MandateDetail;
pub use crate::generated::objects::Refund;
