// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! Where the API is.

use crate::value::named_enum;

/// An environment of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// Real orders, real money.
    Production,
    /// Test orders. The page names no sandbox; Juspay's Node SDK does. Not on the page.
    Sandbox,
}

impl Environment {
    /// Returns the base URL, without a final slash.
    #[must_use]
    pub const fn base_url(self) -> &'static str {
        match self {
            Self::Production => "https://api.juspay.in",
            Self::Sandbox => "https://sandbox.juspay.in",
        }
    }
}

named_enum!(Environment { Production = "production", Sandbox = "sandbox" });
