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

impl std::str::FromStr for crate::validation::Rule {
    type Err = crate::validation::ParseRuleError;

    fn from_str(place: &str) -> Result<Self, Self::Err> {
        let versions = [session::default::rules::ALL, session::v1::rules::ALL];
        let mut rules = versions.into_iter().flatten();
        rules
            .find(|rule| rule.place() == place)
            .copied()
            .ok_or(crate::validation::ParseRuleError)
    }
}
