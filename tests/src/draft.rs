//! A builder of either version, for tests that hold both to the same.

use std::fmt::Debug;

use juspay_session::{ApiVersion, EpochSeconds, ReadError, Request, Violations, default, v1};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The builder of a version.
pub trait Draft: Clone + Debug + DeserializeOwned + Eq + Serialize {
    /// The version.
    const VERSION: ApiVersion;

    /// The request of the version.
    type Request: Request;

    /// Reads a builder.
    ///
    /// # Errors
    ///
    /// What the builder's own method says.
    fn from_json(json: &[u8]) -> Result<Self, ReadError>;

    /// Checks the builder.
    fn check_at(&self, now: EpochSeconds) -> Violations;

    /// Builds the request.
    ///
    /// # Errors
    ///
    /// What the builder's own method says.
    fn build_at(self, now: EpochSeconds) -> Result<Self::Request, Violations>;

    /// Builds the request without checking it.
    fn build_unchecked(self) -> Self::Request;
}

macro_rules! drafts {
    ($($module:ident = $version:ident),*) => {$(
        impl Draft for $module::SessionRequestBuilder {
            const VERSION: ApiVersion = ApiVersion::$version;

            type Request = $module::SessionRequest;

            fn from_json(json: &[u8]) -> Result<Self, ReadError> {
                Self::from_json(json)
            }

            fn check_at(&self, now: EpochSeconds) -> Violations {
                self.check_at(now)
            }

            fn build_at(self, now: EpochSeconds) -> Result<Self::Request, Violations> {
                self.build_at(now)
            }

            fn build_unchecked(self) -> Self::Request {
                self.build_unchecked()
            }
        }
    )*};
}

drafts!(default = Default, v1 = V1);
