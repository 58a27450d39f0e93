// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The JSON objects of responses that are the same in all versions.

use crate::generated::enums::Action;
use crate::json::ReadError;
use crate::response;
use crate::response::Lazy;
use crate::response::RawObject;
use crate::value::Amount;
use crate::value::Personal;
use crate::value::Public;
use crate::value::RawJson;
use crate::value::Secret;

/// What the front end hands to the payment page. It holds a token of the customer, so no log may have
/// it.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SdkPayload(pub(super) Lazy<SdkPayloadFields>);

/// The fields of [`SdkPayload`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SdkPayloadFields {
    /// `requestId`
    pub(super) request_id: Option<Public<String>>,
    /// `service`
    pub(super) service: Option<Public<String>>,
    /// `payload`
    pub(super) payload: Option<Secret<ProcessPayload>>,
    /// `expiry`
    pub(super) expiry: Option<Public<String>>,
}

impl SdkPayload {
    /// Returns the object as it came, byte for byte.
    #[must_use]
    pub fn raw(&self) -> &str {
        self.0.raw().get()
    }

    /// Returns the keys that the model does not know, with their values, in the order in which they came.
    #[must_use]
    pub fn unknown_fields(&self) -> Vec<(String, RawJson)> {
        response::unknown_fields::<SdkPayloadFields>(self.0.raw())
    }

    /// The id of the SDK's request.
    ///
    /// `requestId`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `12398b5571d74c3388a74004bc24370c`
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.fields().request_id.as_ref().map(|value| value.0.as_str())
    }

    /// The name of the SDK's service.
    ///
    /// `service`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `in.juspay.hyperpay`
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.0.fields().service.as_ref().map(|value| value.0.as_str())
    }

    /// The order as the payment page sees it.
    ///
    /// `payload`; secret. The page's samples have it, its lists do not.
    #[must_use]
    pub fn payload(&self) -> Option<&ProcessPayload> {
        self.0.fields().payload.as_ref().map(|value| &value.0)
    }

    /// When the payload lapses, as an ISO 8601 time.
    ///
    /// `expiry`; public. The page does not have it; other public material does.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn expiry(&self) -> Option<&str> {
        self.0.fields().expiry.as_ref().map(|value| value.0.as_str())
    }
}

/// The order as the payment page sees it: the request in the SDK's spelling, and a token. Most keys are
/// absent for a small request, and new ones appear.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcessPayload {
    /// `clientId`
    pub(super) client_id: Option<Public<String>>,
    /// `merchantId`
    pub(super) merchant_id: Option<Public<String>>,
    /// `clientAuthToken`
    pub(super) client_auth_token: Option<Secret<String>>,
    /// `clientAuthTokenExpiry`
    pub(super) client_auth_token_expiry: Option<Public<String>>,
    /// `environment`
    pub(super) environment: Option<Public<String>>,
    /// `action`
    pub(super) action: Option<Action>,
    /// `orderId`
    pub(super) order_id: Option<Public<String>>,
    /// `amount`
    pub(super) amount: Option<Amount>,
    /// `currency`
    pub(super) currency: Option<Public<String>>,
    /// `description`
    pub(super) description: Option<Public<String>>,
    /// `customerId`
    pub(super) customer_id: Option<Personal<String>>,
    /// `customerEmail`
    pub(super) customer_email: Option<Personal<String>>,
    /// `customerPhone`
    pub(super) customer_phone: Option<Personal<String>>,
    /// `firstName`
    pub(super) first_name: Option<Personal<String>>,
    /// `lastName`
    pub(super) last_name: Option<Personal<String>>,
    /// `returnUrl`
    pub(super) return_url: Option<Personal<String>>,
    /// `options.getUpiDeepLinks`
    pub(super) get_upi_deep_links: Option<Public<String>>,
}

impl ProcessPayload {
    /// The client id of the merchant's payment page.
    ///
    /// `clientId`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `yourClientId`
    #[must_use]
    pub fn client_id(&self) -> Option<&str> {
        self.client_id.as_ref().map(|value| value.0.as_str())
    }

    /// The merchant id.
    ///
    /// `merchantId`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `yourMerchantId`
    #[must_use]
    pub fn merchant_id(&self) -> Option<&str> {
        self.merchant_id.as_ref().map(|value| value.0.as_str())
    }

    /// A bearer token with a short life. Whoever has it acts for the customer.
    ///
    /// `clientAuthToken`; secret. The page's samples have it, its lists do not.
    ///
    /// Example: `tkn_xxxxxxxxxxxxxxxxxxxxx`
    #[must_use]
    pub fn client_auth_token(&self) -> Option<&str> {
        self.client_auth_token.as_ref().map(|value| value.0.as_str())
    }

    /// When the token lapses, as an ISO 8601 time.
    ///
    /// `clientAuthTokenExpiry`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn client_auth_token_expiry(&self) -> Option<&str> {
        self.client_auth_token_expiry.as_ref().map(|value| value.0.as_str())
    }

    /// The environment that the payment page runs in.
    ///
    /// `environment`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `production`
    #[must_use]
    pub fn environment(&self) -> Option<&str> {
        self.environment.as_ref().map(|value| value.0.as_str())
    }

    /// What the payment page is opened for.
    ///
    /// `action`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `paymentPage`
    #[must_use]
    pub fn action(&self) -> Option<&Action> {
        self.action.as_ref()
    }

    /// The order id.
    ///
    /// `orderId`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `testing-order-one`
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.as_ref().map(|value| value.0.as_str())
    }

    /// The amount, perhaps with other places than the request had. Never compare it as text.
    ///
    /// `amount`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `1.0`
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        self.amount
    }

    /// The ISO 4217 code of the currency.
    ///
    /// `currency`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `INR`
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_ref().map(|value| value.0.as_str())
    }

    /// What the customer sees beside the amount.
    ///
    /// `description`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `Complete your payment`
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.as_ref().map(|value| value.0.as_str())
    }

    /// The merchant's id of the customer.
    ///
    /// `customerId`; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `testing-customer-one`
    #[must_use]
    pub fn customer_id(&self) -> Option<&str> {
        self.customer_id.as_ref().map(|value| value.0.as_str())
    }

    /// The customer's e-mail address.
    ///
    /// `customerEmail`; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `test@mail.com`
    #[must_use]
    pub fn customer_email(&self) -> Option<&str> {
        self.customer_email.as_ref().map(|value| value.0.as_str())
    }

    /// The customer's phone number.
    ///
    /// `customerPhone`; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `9876543210`
    #[must_use]
    pub fn customer_phone(&self) -> Option<&str> {
        self.customer_phone.as_ref().map(|value| value.0.as_str())
    }

    /// The customer's first name.
    ///
    /// `firstName`; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `John`
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.first_name.as_ref().map(|value| value.0.as_str())
    }

    /// The customer's last name.
    ///
    /// `lastName`; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `wick`
    #[must_use]
    pub fn last_name(&self) -> Option<&str> {
        self.last_name.as_ref().map(|value| value.0.as_str())
    }

    /// Where the customer is sent when the payment is over.
    ///
    /// `returnUrl`; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `https://shop.merchant.com`
    #[must_use]
    pub fn return_url(&self) -> Option<&str> {
        self.return_url.as_ref().map(|value| value.0.as_str())
    }

    /// Whether a UPI deep link was asked for.
    ///
    /// `options.getUpiDeepLinks`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `true`
    #[must_use]
    pub fn get_upi_deep_links(&self) -> Option<&str> {
        self.get_upi_deep_links.as_ref().map(|value| value.0.as_str())
    }
}

/// The body of an answer that is no success. No two look alike: any field can be missing, and a body
/// can be something else altogether.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    pub(super) raw: RawObject,
    /// `status`
    pub(super) status: Option<Public<String>>,
    /// `status_id`
    pub(super) status_id: Option<RawJson>,
    /// `error_code`
    pub(super) error_code: Option<Public<String>>,
    /// `error_message`
    pub(super) error_message: Option<Personal<String>>,
    /// `error_info`
    pub(super) error_info: Option<Personal<ErrorInfo>>,
}

impl ErrorBody {
    /// Reads the body of a response.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is not a JSON object. Nothing inside the object fails: a missing key, `null` and a
    /// value of another type are `None`.
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        let (mut body, raw) = response::read_body::<Self>(json)?;
        body.raw = raw;
        Ok(body)
    }

    /// Returns the object as it came, byte for byte.
    #[must_use]
    pub fn raw(&self) -> &str {
        self.raw.get()
    }

    /// Returns the keys that the model does not know, with their values, in the order in which they came.
    #[must_use]
    pub fn unknown_fields(&self) -> Vec<(String, RawJson)> {
        response::unknown_fields::<ErrorBody>(&self.raw)
    }

    /// A word for the kind of error. Not the HTTP status.
    ///
    /// `status`; public.
    ///
    /// Example: `Bad Request`
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_ref().map(|value| value.0.as_str())
    }

    /// A number for the kind of error.
    ///
    /// `status_id`; public. The page does not have it; other public material does.
    #[must_use]
    pub fn status_id(&self) -> Option<&RawJson> {
        self.status_id.as_ref()
    }

    /// What went wrong, as a code or as a short sentence.
    ///
    /// `error_code`; public.
    ///
    /// Example: `Mandatory fields are missing`
    #[must_use]
    pub fn error_code(&self) -> Option<&str> {
        self.error_code.as_ref().map(|value| value.0.as_str())
    }

    /// More on what went wrong. It can be kilobytes long and may quote the request.
    ///
    /// `error_message`; personal.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_ref().map(|value| value.0.as_str())
    }

    /// The error in detail; sometimes the only field.
    ///
    /// `error_info`; personal. The page does not have it; other public material does.
    #[must_use]
    pub fn error_info(&self) -> Option<&ErrorInfo> {
        self.error_info.as_ref().map(|value| &value.0)
    }
}

/// An error in detail.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorInfo {
    /// `code`
    pub(super) code: Option<Public<String>>,
    /// `category`
    pub(super) category: Option<Public<String>>,
    /// `request_id`
    pub(super) request_id: Option<Public<String>>,
    /// `developer_message`
    pub(super) developer_message: Option<Personal<String>>,
    /// `user_message`
    pub(super) user_message: Option<Personal<String>>,
    /// `href`
    pub(super) href: Option<Public<String>>,
    /// `fields`
    pub(super) fields: Option<Personal<Vec<ErrorField>>>,
}

impl ErrorInfo {
    /// A code such as INVALID_INPUT, DUPLICATE_REQUEST or UNAUTHORIZED. An open set.
    ///
    /// `code`; public. The page does not have it; other public material does.
    ///
    /// Example: `INVALID_INPUT`
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_ref().map(|value| value.0.as_str())
    }

    /// Whose error it is, such as USER_ERROR or CONFIG_ERROR. An open set.
    ///
    /// `category`; public. The page does not have it; other public material does.
    ///
    /// Example: `USER_ERROR`
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        self.category.as_ref().map(|value| value.0.as_str())
    }

    /// The server's name for the request.
    ///
    /// `request_id`; public. The page does not have it; other public material does.
    ///
    /// Example: `12398b5571d74c3388a74004bc24370c`
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_ref().map(|value| value.0.as_str())
    }

    /// What the developer should know. It may quote the request.
    ///
    /// `developer_message`; personal. The page does not have it; other public material does.
    #[must_use]
    pub fn developer_message(&self) -> Option<&str> {
        self.developer_message.as_ref().map(|value| value.0.as_str())
    }

    /// What the user may be told. It may quote the request.
    ///
    /// `user_message`; personal. The page does not have it; other public material does.
    #[must_use]
    pub fn user_message(&self) -> Option<&str> {
        self.user_message.as_ref().map(|value| value.0.as_str())
    }

    /// Where to read more.
    ///
    /// `href`; public. The page does not have it; other public material does.
    #[must_use]
    pub fn href(&self) -> Option<&str> {
        self.href.as_ref().map(|value| value.0.as_str())
    }

    /// The fields that are wrong.
    ///
    /// `fields`; personal. The page does not have it; other public material does.
    #[must_use]
    pub fn fields(&self) -> &[ErrorField] {
        self.fields.as_ref().map(|value| value.0.as_slice()).unwrap_or_default()
    }
}

/// A field that the server refused.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorField {
    /// `field_name`
    pub(super) field_name: Option<Public<String>>,
    /// `reason`
    pub(super) reason: Option<Personal<String>>,
}

impl ErrorField {
    /// The wire name of the field.
    ///
    /// `field_name`; public. The page does not have it; other public material does.
    ///
    /// Example: `order_id`
    #[must_use]
    pub fn field_name(&self) -> Option<&str> {
        self.field_name.as_ref().map(|value| value.0.as_str())
    }

    /// Why it was refused. It may quote the value.
    ///
    /// `reason`; personal. The page does not have it; other public material does.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(|value| value.0.as_str())
    }
}
