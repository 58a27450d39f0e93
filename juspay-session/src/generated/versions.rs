// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The versions of the API.

/// A version of the API, as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiVersion {
    /// The page's first version. It answers with a payment link; the request may name a currency.
    Default,
    /// The page's second version. It can answer with a UPI deep link as well, and has no currency.
    V1,
}

impl ApiVersion {
    /// Every version, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Default, Self::V1];

    /// Its name on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::V1 => "v1",
        }
    }

    /// The version of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "default" => Some(Self::Default),
            "v1" => Some(Self::V1),
            _ => None,
        }
    }
}

impl std::fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// The types of the version `default`.
///
/// The page's first version. It answers with a payment link; the request may name a currency.
pub mod default {
    /// The version `default`, as a type.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Version;

    impl crate::version::sealed::Sealed for Version {}

    impl crate::version::Version for Version {
        const API_VERSION: super::ApiVersion = super::ApiVersion::Default;

        type Response = super::super::SessionResponse<Version>;
    }

    /// A request of this version.
    pub type SessionRequest = crate::request::SessionRequest<Version>;

    /// A draft of a request of this version.
    pub type SessionRequestBuilder = crate::request::SessionRequestBuilder<Version>;

    /// `SessionResponse` of this version.
    pub type SessionResponse = super::super::SessionResponse<Version>;

    /// `PaymentLinks` of this version.
    pub type PaymentLinks = super::super::PaymentLinks<Version>;
}

/// The types of the version `v1`.
///
/// The page's second version. It can answer with a UPI deep link as well, and has no currency.
pub mod v1 {
    /// The version `v1`, as a type.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Version;

    impl crate::version::sealed::Sealed for Version {}

    impl crate::version::Version for Version {
        const API_VERSION: super::ApiVersion = super::ApiVersion::V1;

        type Response = super::super::SessionResponse<Version>;
    }

    /// A request of this version.
    pub type SessionRequest = crate::request::SessionRequest<Version>;

    /// A draft of a request of this version.
    pub type SessionRequestBuilder = crate::request::SessionRequestBuilder<Version>;

    /// `SessionResponse` of this version.
    pub type SessionResponse = super::super::SessionResponse<Version>;

    /// `PaymentLinks` of this version.
    pub type PaymentLinks = super::super::PaymentLinks<Version>;
}
