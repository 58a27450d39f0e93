// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! What the server answers with. Whatever it sends is read, kept and written again.

use crate::amount::Amount;
use crate::json::RawJson;
use crate::json::ReadError;
use crate::slot::Slot;
use crate::text::Text;
use crate::version::Version;
use crate::wire;
use crate::wire::Extra;
use crate::wire::VersionMarker;
use super::enums::Action;
use super::enums::OrderStatus;
use super::versions::ApiVersion;
use super::versions::v1;

/// The answer to a session that was created.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SessionResponse<V> {
    /// Where the order stands; NEW for a fresh one.
    pub(crate) status: Slot<OrderStatus>,
    /// Juspay's own id of the order.
    pub(crate) id: Slot<Text>,
    /// The order id that the request named.
    pub(crate) order_id: Slot<Text>,
    /// When the order lapses, as an ISO 8601 time.
    pub(crate) order_expiry: Slot<Text>,
    /// Where the customer can pay.
    pub(crate) payment_links: Slot<PaymentLinks<V>>,
    /// What the front end hands to the payment page. It goes there as it came.
    pub(crate) sdk_payload: Slot<SdkPayload>,
    pub(crate) extra: Extra,
    pub(crate) version: VersionMarker<V>,
}

impl<V: Version> SessionResponse<V> {
    /// Where the order stands; NEW for a fresh one.
    ///
    /// `status` on the wire, in every version; public.
    ///
    /// Example: `NEW`
    #[must_use]
    pub fn status(&self) -> Option<&OrderStatus> {
        self.status.value()
    }

    /// Juspay's own id of the order.
    ///
    /// `id` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `ordeh_xxxxxxxxxxxxxxxxxxxx`
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.text()
    }

    /// The order id that the request named.
    ///
    /// `order_id` on the wire, in every version; public.
    ///
    /// Example: `testing-order-one`
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.text()
    }

    /// When the order lapses, as an ISO 8601 time.
    ///
    /// `order_expiry` on the wire, in every version; public. The page does not have it; other public
    /// material does.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn order_expiry(&self) -> Option<&str> {
        self.order_expiry.text()
    }

    /// Where the customer can pay.
    ///
    /// `payment_links` on the wire, in every version; secret.
    #[must_use]
    pub fn payment_links(&self) -> Option<&PaymentLinks<V>> {
        self.payment_links.value()
    }

    /// What the front end hands to the payment page. It goes there as it came.
    ///
    /// `sdk_payload` on the wire, in every version; secret.
    #[must_use]
    pub fn sdk_payload(&self) -> Option<&SdkPayload> {
        self.sdk_payload.value()
    }

    /// Reads the body of an answer.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is no JSON object. Nothing inside of the object fails.
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        wire::read_object(json)
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "status" => self.status.unreadable(),
            "id" => self.id.unreadable(),
            "order_id" => self.order_id.unreadable(),
            "order_expiry" => self.order_expiry.unreadable(),
            "payment_links" => self.payment_links.unreadable(),
            "sdk_payload" => self.sdk_payload.unreadable(),
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

/// Links under which the customer can pay. Whoever has one can open the payment page.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PaymentLinks<V> {
    /// The payment page for a browser.
    pub(crate) web: Slot<Text>,
    /// The payment page for a phone.
    pub(crate) mobile: Slot<Text>,
    /// The payment page for a frame in the shop's page.
    pub(crate) iframe: Slot<Text>,
    /// When the links lapse, as an ISO 8601 time; none if they do not.
    pub(crate) expiry: Slot<Text>,
    /// The UPI deep link, when the request asked for one.
    pub(crate) deep_link: Slot<Text>,
    pub(crate) extra: Extra,
    pub(crate) version: VersionMarker<V>,
}

impl<V: Version> PaymentLinks<V> {
    /// The payment page for a browser.
    ///
    /// `web` on the wire, in every version; secret. The page's samples have it, its lists do not.
    ///
    /// Example: `https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page`
    #[must_use]
    pub fn web(&self) -> Option<&str> {
        self.web.text()
    }

    /// The payment page for a phone.
    ///
    /// `mobile` on the wire, in every version; secret. The page does not have it; other public material
    /// does.
    ///
    /// Example: `https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page?mobile=true`
    #[must_use]
    pub fn mobile(&self) -> Option<&str> {
        self.mobile.text()
    }

    /// The payment page for a frame in the shop's page.
    ///
    /// `iframe` on the wire, in every version; secret. The page does not have it; other public material
    /// does.
    ///
    /// Example: `https://api.juspay.in/orders/ordeh_xxxxxxxxxxxxxxxxxxxx/payment-page?iframe=true`
    #[must_use]
    pub fn iframe(&self) -> Option<&str> {
        self.iframe.text()
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "web" => self.web.unreadable(),
            "mobile" => self.mobile.unreadable(),
            "iframe" => self.iframe.unreadable(),
            "expiry" if matches!(V::API_VERSION, ApiVersion::V1) => {
                self.expiry.unreadable()
            }
            "deep_link" if matches!(V::API_VERSION, ApiVersion::V1) => {
                self.deep_link.unreadable()
            }
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

impl PaymentLinks<v1::Version> {
    /// When the links lapse, as an ISO 8601 time; none if they do not.
    ///
    /// `expiry` on the wire, in v1 only; public. The page's samples have it, its lists do not.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn expiry(&self) -> Option<&str> {
        self.expiry.text().filter(|text| *text != "null")
    }

    /// The UPI deep link, when the request asked for one.
    ///
    /// `deep_link` on the wire, in v1 only; secret. The page's samples have it, its lists do not.
    ///
    /// Example: `upi://pay?tr=3xxxxxxxxx&tid=PYxxxxx&mc=xxx&pa=pxxxxx&pn=xxxxxxx&am=1&cu=INR`
    #[must_use]
    pub fn deep_link(&self) -> Option<&str> {
        self.deep_link.text()
    }
}

/// What the front end hands to the payment page. It holds a token of the customer, so no log may have
/// it.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SdkPayload {
    pub(crate) json: RawJson,
    /// The id of the SDK's request.
    pub(crate) request_id: Slot<Text>,
    /// The name of the SDK's service.
    pub(crate) service: Slot<Text>,
    /// The order as the payment page sees it.
    pub(crate) payload: Slot<ProcessPayload>,
    /// When the payload lapses, as an ISO 8601 time.
    pub(crate) expiry: Slot<Text>,
    pub(crate) extra: Extra,
}

impl SdkPayload {
    /// The id of the SDK's request.
    ///
    /// `requestId` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `12398b5571d74c3388a74004bc24370c`
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.text()
    }

    /// The name of the SDK's service.
    ///
    /// `service` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `in.juspay.hyperpay`
    #[must_use]
    pub fn service(&self) -> Option<&str> {
        self.service.text()
    }

    /// The order as the payment page sees it.
    ///
    /// `payload` on the wire, in every version; secret. The page's samples have it, its lists do not.
    #[must_use]
    pub fn payload(&self) -> Option<&ProcessPayload> {
        self.payload.value()
    }

    /// When the payload lapses, as an ISO 8601 time.
    ///
    /// `expiry` on the wire, in every version; public. The page does not have it; other public material
    /// does.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn expiry(&self) -> Option<&str> {
        self.expiry.text()
    }

    /// The object as it came, byte for byte.
    #[must_use]
    pub fn raw(&self) -> &str {
        self.json.get()
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "requestId" => self.request_id.unreadable(),
            "service" => self.service.unreadable(),
            "payload" => self.payload.unreadable(),
            "expiry" => self.expiry.unreadable(),
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

/// The order as the payment page sees it: the request in the SDK's spelling, and a token. Most keys are
/// absent for a small request, and new ones appear.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ProcessPayload {
    /// The client id of the merchant's payment page.
    pub(crate) client_id: Slot<Text>,
    /// The merchant id.
    pub(crate) merchant_id: Slot<Text>,
    /// A bearer token with a short life. Whoever has it acts for the customer.
    pub(crate) client_auth_token: Slot<Text>,
    /// When the token lapses, as an ISO 8601 time.
    pub(crate) client_auth_token_expiry: Slot<Text>,
    /// The environment that the payment page runs in.
    pub(crate) environment: Slot<Text>,
    /// What the payment page is opened for.
    pub(crate) action: Slot<Action>,
    /// The order id.
    pub(crate) order_id: Slot<Text>,
    /// The amount, perhaps with other places than the request had. Never compare it as text.
    pub(crate) amount: Slot<Amount>,
    /// The ISO 4217 code of the currency.
    pub(crate) currency: Slot<Text>,
    /// What the customer sees beside the amount.
    pub(crate) description: Slot<Text>,
    /// The merchant's id of the customer.
    pub(crate) customer_id: Slot<Text>,
    /// The customer's e-mail address.
    pub(crate) customer_email: Slot<Text>,
    /// The customer's phone number.
    pub(crate) customer_phone: Slot<Text>,
    /// The customer's first name.
    pub(crate) first_name: Slot<Text>,
    /// The customer's last name.
    pub(crate) last_name: Slot<Text>,
    /// Where the customer is sent when the payment is over.
    pub(crate) return_url: Slot<Text>,
    /// Whether a UPI deep link was asked for.
    pub(crate) get_upi_deep_links: Slot<Text>,
    pub(crate) extra: Extra,
}

impl ProcessPayload {
    /// The client id of the merchant's payment page.
    ///
    /// `clientId` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `yourClientId`
    #[must_use]
    pub fn client_id(&self) -> Option<&str> {
        self.client_id.text()
    }

    /// The merchant id.
    ///
    /// `merchantId` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `yourMerchantId`
    #[must_use]
    pub fn merchant_id(&self) -> Option<&str> {
        self.merchant_id.text()
    }

    /// A bearer token with a short life. Whoever has it acts for the customer.
    ///
    /// `clientAuthToken` on the wire, in every version; secret. The page's samples have it, its lists do
    /// not.
    ///
    /// Example: `tkn_xxxxxxxxxxxxxxxxxxxxx`
    #[must_use]
    pub fn client_auth_token(&self) -> Option<&str> {
        self.client_auth_token.text()
    }

    /// When the token lapses, as an ISO 8601 time.
    ///
    /// `clientAuthTokenExpiry` on the wire, in every version; public. The page's samples have it, its lists
    /// do not.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn client_auth_token_expiry(&self) -> Option<&str> {
        self.client_auth_token_expiry.text()
    }

    /// The environment that the payment page runs in.
    ///
    /// `environment` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `production`
    #[must_use]
    pub fn environment(&self) -> Option<&str> {
        self.environment.text()
    }

    /// What the payment page is opened for.
    ///
    /// `action` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `paymentPage`
    #[must_use]
    pub fn action(&self) -> Option<&Action> {
        self.action.value()
    }

    /// The order id.
    ///
    /// `orderId` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `testing-order-one`
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.text()
    }

    /// The amount, perhaps with other places than the request had. Never compare it as text.
    ///
    /// `amount` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `1.0`
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        self.amount.value().copied()
    }

    /// The ISO 4217 code of the currency.
    ///
    /// `currency` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `INR`
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.text()
    }

    /// What the customer sees beside the amount.
    ///
    /// `description` on the wire, in every version; public. The page's samples have it, its lists do not.
    ///
    /// Example: `Complete your payment`
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.text()
    }

    /// The merchant's id of the customer.
    ///
    /// `customerId` on the wire, in every version; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `testing-customer-one`
    #[must_use]
    pub fn customer_id(&self) -> Option<&str> {
        self.customer_id.text()
    }

    /// The customer's e-mail address.
    ///
    /// `customerEmail` on the wire, in every version; personal. The page's samples have it, its lists do
    /// not.
    ///
    /// Example: `test@mail.com`
    #[must_use]
    pub fn customer_email(&self) -> Option<&str> {
        self.customer_email.text()
    }

    /// The customer's phone number.
    ///
    /// `customerPhone` on the wire, in every version; personal. The page's samples have it, its lists do
    /// not.
    ///
    /// Example: `9876543210`
    #[must_use]
    pub fn customer_phone(&self) -> Option<&str> {
        self.customer_phone.text()
    }

    /// The customer's first name.
    ///
    /// `firstName` on the wire, in every version; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `John`
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.first_name.text()
    }

    /// The customer's last name.
    ///
    /// `lastName` on the wire, in every version; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `wick`
    #[must_use]
    pub fn last_name(&self) -> Option<&str> {
        self.last_name.text()
    }

    /// Where the customer is sent when the payment is over.
    ///
    /// `returnUrl` on the wire, in every version; personal. The page's samples have it, its lists do not.
    ///
    /// Example: `https://shop.merchant.com`
    #[must_use]
    pub fn return_url(&self) -> Option<&str> {
        self.return_url.text()
    }

    /// Whether a UPI deep link was asked for.
    ///
    /// `options.getUpiDeepLinks` on the wire, in every version; public. The page's samples have it, its
    /// lists do not.
    ///
    /// Example: `true`
    #[must_use]
    pub fn get_upi_deep_links(&self) -> Option<&str> {
        self.get_upi_deep_links.text()
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "clientId" => self.client_id.unreadable(),
            "merchantId" => self.merchant_id.unreadable(),
            "clientAuthToken" => self.client_auth_token.unreadable(),
            "clientAuthTokenExpiry" => self.client_auth_token_expiry.unreadable(),
            "environment" => self.environment.unreadable(),
            "action" => self.action.unreadable(),
            "orderId" => self.order_id.unreadable(),
            "amount" => self.amount.unreadable(),
            "currency" => self.currency.unreadable(),
            "description" => self.description.unreadable(),
            "customerId" => self.customer_id.unreadable(),
            "customerEmail" => self.customer_email.unreadable(),
            "customerPhone" => self.customer_phone.unreadable(),
            "firstName" => self.first_name.unreadable(),
            "lastName" => self.last_name.unreadable(),
            "returnUrl" => self.return_url.unreadable(),
            "options.getUpiDeepLinks" => self.get_upi_deep_links.unreadable(),
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

/// The body of an answer that is no success. No two look alike: any field can be missing, and a body
/// can be something else altogether.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// A word for the kind of error. Not the HTTP status.
    pub(crate) status: Slot<Text>,
    /// A number for the kind of error.
    pub(crate) status_id: Slot<RawJson>,
    /// What went wrong, as a code or as a short sentence.
    pub(crate) error_code: Slot<Text>,
    /// More on what went wrong. It can be kilobytes long and may quote the request.
    pub(crate) error_message: Slot<Text>,
    /// The error in detail; sometimes the only field.
    pub(crate) error_info: Slot<ErrorInfo>,
    pub(crate) extra: Extra,
}

impl ErrorBody {
    /// A word for the kind of error. Not the HTTP status.
    ///
    /// `status` on the wire, in every version; public.
    ///
    /// Example: `Bad Request`
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.text()
    }

    /// A number for the kind of error.
    ///
    /// `status_id` on the wire, in every version; public. The page does not have it; other public material
    /// does.
    #[must_use]
    pub fn status_id(&self) -> Option<&RawJson> {
        self.status_id.value()
    }

    /// What went wrong, as a code or as a short sentence.
    ///
    /// `error_code` on the wire, in every version; public.
    ///
    /// Example: `Mandatory fields are missing`
    #[must_use]
    pub fn error_code(&self) -> Option<&str> {
        self.error_code.text()
    }

    /// More on what went wrong. It can be kilobytes long and may quote the request.
    ///
    /// `error_message` on the wire, in every version; personal.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.text()
    }

    /// The error in detail; sometimes the only field.
    ///
    /// `error_info` on the wire, in every version; personal. The page does not have it; other public
    /// material does.
    #[must_use]
    pub fn error_info(&self) -> Option<&ErrorInfo> {
        self.error_info.value()
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "status" => self.status.unreadable(),
            "status_id" => self.status_id.unreadable(),
            "error_code" => self.error_code.unreadable(),
            "error_message" => self.error_message.unreadable(),
            "error_info" => self.error_info.unreadable(),
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

/// An error in detail.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ErrorInfo {
    /// A code such as INVALID_INPUT, DUPLICATE_REQUEST or UNAUTHORIZED. An open set.
    pub(crate) code: Slot<Text>,
    /// Whose error it is, such as USER_ERROR or CONFIG_ERROR. An open set.
    pub(crate) category: Slot<Text>,
    /// The server's name for the request.
    pub(crate) request_id: Slot<Text>,
    /// What the developer should know. It may quote the request.
    pub(crate) developer_message: Slot<Text>,
    /// What the user may be told. It may quote the request.
    pub(crate) user_message: Slot<Text>,
    /// Where to read more.
    pub(crate) href: Slot<Text>,
    /// The fields that are wrong.
    pub(crate) fields: Slot<Vec<ErrorField>>,
    pub(crate) extra: Extra,
}

impl ErrorInfo {
    /// A code such as INVALID_INPUT, DUPLICATE_REQUEST or UNAUTHORIZED. An open set.
    ///
    /// `code` on the wire, in every version; public. The page does not have it; other public material does.
    ///
    /// Example: `INVALID_INPUT`
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.text()
    }

    /// Whose error it is, such as USER_ERROR or CONFIG_ERROR. An open set.
    ///
    /// `category` on the wire, in every version; public. The page does not have it; other public material
    /// does.
    ///
    /// Example: `USER_ERROR`
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        self.category.text()
    }

    /// The server's name for the request.
    ///
    /// `request_id` on the wire, in every version; public. The page does not have it; other public material
    /// does.
    ///
    /// Example: `12398b5571d74c3388a74004bc24370c`
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.text()
    }

    /// What the developer should know. It may quote the request.
    ///
    /// `developer_message` on the wire, in every version; personal. The page does not have it; other public
    /// material does.
    #[must_use]
    pub fn developer_message(&self) -> Option<&str> {
        self.developer_message.text()
    }

    /// What the user may be told. It may quote the request.
    ///
    /// `user_message` on the wire, in every version; personal. The page does not have it; other public
    /// material does.
    #[must_use]
    pub fn user_message(&self) -> Option<&str> {
        self.user_message.text()
    }

    /// Where to read more.
    ///
    /// `href` on the wire, in every version; public. The page does not have it; other public material does.
    #[must_use]
    pub fn href(&self) -> Option<&str> {
        self.href.text()
    }

    /// The fields that are wrong.
    ///
    /// `fields` on the wire, in every version; personal. The page does not have it; other public material
    /// does.
    #[must_use]
    pub fn fields(&self) -> &[ErrorField] {
        self.fields.value().map(Vec::as_slice).unwrap_or_default()
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "code" => self.code.unreadable(),
            "category" => self.category.unreadable(),
            "request_id" => self.request_id.unreadable(),
            "developer_message" => self.developer_message.unreadable(),
            "user_message" => self.user_message.unreadable(),
            "href" => self.href.unreadable(),
            "fields" => self.fields.unreadable(),
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

/// A field that the server refused.
///
/// From `spec/objects.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ErrorField {
    /// The wire name of the field.
    pub(crate) field_name: Slot<Text>,
    /// Why it was refused. It may quote the value.
    pub(crate) reason: Slot<Text>,
    pub(crate) extra: Extra,
}

impl ErrorField {
    /// The wire name of the field.
    ///
    /// `field_name` on the wire, in every version; public. The page does not have it; other public material
    /// does.
    ///
    /// Example: `order_id`
    #[must_use]
    pub fn field_name(&self) -> Option<&str> {
        self.field_name.text()
    }

    /// Why it was refused. It may quote the value.
    ///
    /// `reason` on the wire, in every version; personal. The page does not have it; other public material
    /// does.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.text()
    }

    /// The JSON under a key that the model does not know, or whose value is not of the key's type.
    #[must_use]
    pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
        let unreadable = match key {
            "field_name" => self.field_name.unreadable(),
            "reason" => self.reason.unreadable(),
            _ => None,
        };
        unreadable.or_else(|| self.extra.get(key))
    }
}

/// What the body of any answer but a success is read into.
pub type ErrorObject = ErrorBody;
