// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The JSON objects of this version's responses.

use crate::generated::enums::OrderStatus;
use crate::generated::objects::SdkPayload;
use crate::json::ReadError;
use crate::response;
use crate::response::RawObject;
use crate::value::Public;
use crate::value::RawJson;
use crate::value::Secret;

/// The answer to a session that was created.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionResponse {
    pub(super) raw: RawObject,
    /// `status`
    pub(super) status: Option<OrderStatus>,
    /// `id`
    pub(super) id: Option<Public<String>>,
    /// `order_id`
    pub(super) order_id: Option<Public<String>>,
    /// `order_expiry`
    pub(super) order_expiry: Option<Public<String>>,
    /// `payment_links`
    pub(super) payment_links: Option<Secret<PaymentLinks>>,
    /// `sdk_payload`
    pub(super) sdk_payload: Option<Secret<SdkPayload>>,
}

impl SessionResponse {
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
        response::unknown_fields::<SessionResponse>(&self.raw)
    }

    /// Where the order stands; NEW for a fresh one.
    ///
    /// `status`; public.
    ///
    /// Example: `NEW`
    #[must_use]
    pub fn status(&self) -> Option<&OrderStatus> {
        self.status.as_ref()
    }

    /// Juspay's own id of the order.
    ///
    /// `id`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `ordeh_xxxxxxxxxxxxxxxxxxxx`
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|value| value.0.as_str())
    }

    /// The order id that the request named.
    ///
    /// `order_id`; public.
    ///
    /// Example: `testing-order-one`
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.as_ref().map(|value| value.0.as_str())
    }

    /// When the order lapses, as an ISO 8601 time.
    ///
    /// `order_expiry`; public. The page does not have it; other public material does.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn order_expiry(&self) -> Option<&str> {
        self.order_expiry.as_ref().map(|value| value.0.as_str())
    }

    /// Where the customer can pay.
    ///
    /// `payment_links`; secret.
    #[must_use]
    pub fn payment_links(&self) -> Option<&PaymentLinks> {
        self.payment_links.as_ref().map(|value| &value.0)
    }

    /// What the front end hands to the payment page. It goes there as it came.
    ///
    /// `sdk_payload`; secret.
    #[must_use]
    pub fn sdk_payload(&self) -> Option<&SdkPayload> {
        self.sdk_payload.as_ref().map(|value| &value.0)
    }
}

/// Links under which the customer can pay. Whoever has one can open the payment page.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaymentLinks {
    /// `web`
    pub(super) web: Option<Secret<String>>,
    /// `mobile`
    pub(super) mobile: Option<Secret<String>>,
    /// `iframe`
    pub(super) iframe: Option<Secret<String>>,
    /// `expiry`
    pub(super) expiry: Option<Public<String>>,
    /// `deep_link`
    pub(super) deep_link: Option<Secret<String>>,
}

impl PaymentLinks {
    /// The payment page for a browser.
    ///
    /// `web`; secret. The page's samples have it, its lists do not.
    ///
    /// Example: `https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page`
    #[must_use]
    pub fn web(&self) -> Option<&str> {
        self.web.as_ref().map(|value| value.0.as_str())
    }

    /// The payment page for a phone.
    ///
    /// `mobile`; secret. The page does not have it; other public material does.
    ///
    /// Example: `https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page?mobile=true`
    #[must_use]
    pub fn mobile(&self) -> Option<&str> {
        self.mobile.as_ref().map(|value| value.0.as_str())
    }

    /// The payment page for a frame in the shop's page.
    ///
    /// `iframe`; secret. The page does not have it; other public material does.
    ///
    /// Example: `https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page?iframe=true`
    #[must_use]
    pub fn iframe(&self) -> Option<&str> {
        self.iframe.as_ref().map(|value| value.0.as_str())
    }

    /// When the links lapse, as an ISO 8601 time; none if they do not.
    ///
    /// `expiry`; public. The page's samples have it, its lists do not.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn expiry(&self) -> Option<&str> {
        self.expiry.as_ref().map(|value| value.0.as_str()).filter(|text| *text != "null")
    }

    /// The UPI deep link, when the request asked for one.
    ///
    /// `deep_link`; secret. The page's samples have it, its lists do not.
    ///
    /// Example: `upi://pay?tr=3xxxxxxxxx&tid=PYxxxxx&mc=xxx&pa=pxxxxx&pn=xxxxxxx&am=1&cu=INR`
    #[must_use]
    pub fn deep_link(&self) -> Option<&str> {
        self.deep_link.as_ref().map(|value| value.0.as_str())
    }
}
