// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! An operation: its versions, and what they share.

use crate::json::ReadError;
use crate::validation::Violations;
use crate::value::EpochSeconds;
use crate::value::named_enum;

/// The types of the version `default`.
///
/// The page's first version. It answers with a payment link; the request may name a currency.
pub mod default;

/// The types of the version `v1`.
///
/// The page's second version. It can answer with a UPI deep link as well, and has no currency.
pub mod v1;
mod groups;
mod groups_json;
mod http;
mod rules;

pub use groups::Mandate;
pub use http::{ErrorObject, ErrorResponse, ResponseStatus, endpoint, header};

/// A version of the Session API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiVersion {
    /// The page's first version. It answers with a payment link; the request may name a currency.
    Default,
    /// The page's second version. It can answer with a UPI deep link as well, and has no currency.
    V1,
}

named_enum!(ApiVersion { Default = "default", V1 = "v1" });

/// Returns every rule of a version that a JSON object breaks as a request, advice included, for a call at a given
/// time.
///
/// It does what `from_json` and `check_at` of a version's builder do.
///
/// # Errors
///
/// [`ReadError`] if the text is not JSON or not an object, or has a key twice in one object at any depth.
pub fn check_json(
    version: ApiVersion,
    json: &[u8],
    now: EpochSeconds,
) -> Result<Violations, ReadError> {
    match version {
        ApiVersion::Default => {
            Ok(default::SessionRequestBuilder::from_json(json)?.check_at(now))
        }
        ApiVersion::V1 => Ok(v1::SessionRequestBuilder::from_json(json)?.check_at(now)),
    }
}

/// Returns `true` if a version has a request field with this key.
#[cfg(feature = "mock")]
pub(crate) fn knows(version: ApiVersion, key: &str) -> bool {
    match version {
        ApiVersion::Default => {
            crate::request::knows::<default::SessionRequestBuilder>(key)
        }
        ApiVersion::V1 => crate::request::knows::<v1::SessionRequestBuilder>(key),
    }
}

/// What the mock knows of requests.
#[cfg(feature = "mock")]
pub(crate) mod mock_data {
    use crate::request::{Request, RequestHeader};

    /// The headers.
    pub(crate) const HEADERS: &[RequestHeader] = <super::default::SessionRequest as Request>::HEADERS;

    /// The order ID.
    pub(crate) const ORDER: Option<&str> = Some("order_id");

    /// The amount.
    pub(crate) const AMOUNT: Option<&str> = Some("amount");

    /// The field that asks for a deep link.
    pub(crate) const DEEP_LINK: Option<&str> = Some("options.get_upi_deep_links");

    /// The `error_code` of a response that refuses a field.
    pub(crate) const ERROR_CODES: &[(&str, &str)] = &[
        ("mandate.block_funds", "INVALID_BLOCK_FUNDS"),
        ("mandate.start_date", "INVALID_START_DATE"),
    ];

    /// The SDK's key for a field, if it is not the field's key in camel case.
    pub(crate) const SDK_KEYS: &[(&str, &str)] = &[
        ("payment_page_client_id", "clientId"),
    ];

    /// The SDK's value for a field that the request does not have.
    pub(crate) const SDK_DEFAULTS: &[(&str, &str)] = &[("currency", "INR")];
}
