// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The JSON objects of responses that are the same in all versions.

use crate::generated::enums::Action;
use crate::generated::enums::Frequency;
use crate::generated::enums::OrderStatus;
use crate::generated::enums::RefundStatus;
use crate::json::ReadError;
use crate::response;
use crate::response::Lazy;
use crate::response::RawObject;
use crate::value::Amount;
use crate::value::Integer;
use crate::value::Number;
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

/// An order as it is now.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderStatusResponse {
    pub(super) raw: RawObject,
    /// `id`
    pub(super) id: Option<Public<String>>,
    /// `order_id`
    pub(super) order_id: Option<Public<String>>,
    /// `status`
    pub(super) status: Option<OrderStatus>,
    /// `status_id`
    pub(super) status_id: Option<Integer>,
    /// `merchant_id`
    pub(super) merchant_id: Option<Public<String>>,
    /// `customer_id`
    pub(super) customer_id: Option<Personal<String>>,
    /// `customer_email`
    pub(super) customer_email: Option<Personal<String>>,
    /// `customer_phone`
    pub(super) customer_phone: Option<Personal<String>>,
    /// `amount`
    pub(super) amount: Option<Number>,
    /// `currency`
    pub(super) currency: Option<Public<String>>,
    /// `amount_refunded`
    pub(super) amount_refunded: Option<Number>,
    /// `effective_amount`
    pub(super) effective_amount: Option<Number>,
    /// `maximum_eligible_refund_amount`
    pub(super) maximum_eligible_refund_amount: Option<Number>,
    /// `refunded`
    pub(super) refunded: Option<bool>,
    /// `date_created`
    pub(super) date_created: Option<Public<String>>,
    /// `return_url`
    pub(super) return_url: Option<Personal<String>>,
    /// `product_id`
    pub(super) product_id: Option<Public<String>>,
    /// `udf1`
    pub(super) udf1: Option<Personal<String>>,
    /// `udf2`
    pub(super) udf2: Option<Personal<String>>,
    /// `udf3`
    pub(super) udf3: Option<Personal<String>>,
    /// `udf4`
    pub(super) udf4: Option<Personal<String>>,
    /// `udf5`
    pub(super) udf5: Option<Personal<String>>,
    /// `udf6`
    pub(super) udf6: Option<Personal<String>>,
    /// `udf7`
    pub(super) udf7: Option<Personal<String>>,
    /// `udf8`
    pub(super) udf8: Option<Personal<String>>,
    /// `udf9`
    pub(super) udf9: Option<Personal<String>>,
    /// `udf10`
    pub(super) udf10: Option<Personal<String>>,
    /// `txn_id`
    pub(super) txn_id: Option<Public<String>>,
    /// `txn_uuid`
    pub(super) txn_uuid: Option<Public<String>>,
    /// `gateway_id`
    pub(super) gateway_id: Option<Integer>,
    /// `gateway_reference_id`
    pub(super) gateway_reference_id: Option<Public<String>>,
    /// `payment_method`
    pub(super) payment_method: Option<Public<String>>,
    /// `payment_method_type`
    pub(super) payment_method_type: Option<Public<String>>,
    /// `auth_type`
    pub(super) auth_type: Option<Public<String>>,
    /// `bank_error_code`
    pub(super) bank_error_code: Option<Public<String>>,
    /// `bank_error_message`
    pub(super) bank_error_message: Option<Personal<String>>,
    /// `resp_code`
    pub(super) resp_code: Option<Public<String>>,
    /// `resp_message`
    pub(super) resp_message: Option<Personal<String>>,
    /// `payer_vpa`
    pub(super) payer_vpa: Option<Personal<String>>,
    /// `payment_links`
    pub(super) payment_links: Option<Secret<OrderLinks>>,
    /// `txn_detail`
    pub(super) txn_detail: Option<Personal<TransactionDetail>>,
    /// `payment_gateway_response`
    pub(super) payment_gateway_response: Option<Personal<GatewayResponse>>,
    /// `card`
    pub(super) card: Option<Personal<CardDetail>>,
    /// `upi`
    pub(super) upi: Option<Personal<UpiDetail>>,
    /// `mandate`
    pub(super) mandate: Option<Personal<MandateDetail>>,
    /// `refunds`
    pub(super) refunds: Option<Personal<Vec<Refund>>>,
    /// `offers`
    pub(super) offers: Option<RawJson>,
}

impl OrderStatusResponse {
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
        response::unknown_fields::<OrderStatusResponse>(&self.raw)
    }

    /// Juspay's ID of the order.
    ///
    /// `id`; public.
    ///
    /// Example: `ordeh_xxxxxxxxxxxxxxxxxxxx`
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|value| value.0.as_str())
    }

    /// The merchant's ID of the order.
    ///
    /// `order_id`; public.
    ///
    /// Example: `order-1`
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.as_ref().map(|value| value.0.as_str())
    }

    /// The state of the order. Only `CHARGED` is paid.
    ///
    /// `status`; public.
    ///
    /// Example: `CHARGED`
    #[must_use]
    pub fn status(&self) -> Option<&OrderStatus> {
        self.status.as_ref()
    }

    /// The state of the order as a number, such as 21 for `CHARGED`.
    ///
    /// `status_id`; public.
    ///
    /// Example: `21`
    #[must_use]
    pub fn status_id(&self) -> Option<i64> {
        self.status_id.as_ref().map(|value| value.0)
    }

    /// The merchant ID.
    ///
    /// `merchant_id`; public.
    ///
    /// Example: `your_merchant_id`
    #[must_use]
    pub fn merchant_id(&self) -> Option<&str> {
        self.merchant_id.as_ref().map(|value| value.0.as_str())
    }

    /// The merchant's ID of the customer.
    ///
    /// `customer_id`; personal.
    ///
    /// Example: `customer-7`
    #[must_use]
    pub fn customer_id(&self) -> Option<&str> {
        self.customer_id.as_ref().map(|value| value.0.as_str())
    }

    /// The customer's email address.
    ///
    /// `customer_email`; personal.
    ///
    /// Example: `customer@example.com`
    #[must_use]
    pub fn customer_email(&self) -> Option<&str> {
        self.customer_email.as_ref().map(|value| value.0.as_str())
    }

    /// The customer's phone number.
    ///
    /// `customer_phone`; personal.
    ///
    /// Example: `9999999912`
    #[must_use]
    pub fn customer_phone(&self) -> Option<&str> {
        self.customer_phone.as_ref().map(|value| value.0.as_str())
    }

    /// The amount of the order in major units, such as rupees.
    ///
    /// `amount`; public.
    ///
    /// Example: `100.15`
    #[must_use]
    pub fn amount(&self) -> Option<&Number> {
        self.amount.as_ref()
    }

    /// The ISO 4217 code of the currency.
    ///
    /// `currency`; public.
    ///
    /// Example: `INR`
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_ref().map(|value| value.0.as_str())
    }

    /// How much was refunded.
    ///
    /// `amount_refunded`; public.
    ///
    /// Example: `0`
    #[must_use]
    pub fn amount_refunded(&self) -> Option<&Number> {
        self.amount_refunded.as_ref()
    }

    /// The amount after discounts.
    ///
    /// `effective_amount`; public.
    ///
    /// Example: `100.15`
    #[must_use]
    pub fn effective_amount(&self) -> Option<&Number> {
        self.effective_amount.as_ref()
    }

    /// How much can still be refunded.
    ///
    /// `maximum_eligible_refund_amount`; public.
    ///
    /// Example: `100.15`
    #[must_use]
    pub fn maximum_eligible_refund_amount(&self) -> Option<&Number> {
        self.maximum_eligible_refund_amount.as_ref()
    }

    /// Whether the order was refunded in full.
    ///
    /// `refunded`; public.
    ///
    /// Example: `false`
    #[must_use]
    pub fn refunded(&self) -> Option<bool> {
        self.refunded
    }

    /// When the order was created, as an ISO 8601 time.
    ///
    /// `date_created`; public.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn date_created(&self) -> Option<&str> {
        self.date_created.as_ref().map(|value| value.0.as_str())
    }

    /// Where the customer is sent after the payment.
    ///
    /// `return_url`; personal.
    ///
    /// Example: `https://shop.example.com/paid`
    #[must_use]
    pub fn return_url(&self) -> Option<&str> {
        self.return_url.as_ref().map(|value| value.0.as_str())
    }

    /// The merchant's ID of the product.
    ///
    /// `product_id`; public.
    #[must_use]
    pub fn product_id(&self) -> Option<&str> {
        self.product_id.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 1 of the session call.
    ///
    /// `udf1`; personal.
    #[must_use]
    pub fn udf1(&self) -> Option<&str> {
        self.udf1.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 2 of the session call.
    ///
    /// `udf2`; personal.
    #[must_use]
    pub fn udf2(&self) -> Option<&str> {
        self.udf2.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 3 of the session call.
    ///
    /// `udf3`; personal.
    #[must_use]
    pub fn udf3(&self) -> Option<&str> {
        self.udf3.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 4 of the session call.
    ///
    /// `udf4`; personal.
    #[must_use]
    pub fn udf4(&self) -> Option<&str> {
        self.udf4.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 5 of the session call.
    ///
    /// `udf5`; personal.
    #[must_use]
    pub fn udf5(&self) -> Option<&str> {
        self.udf5.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 6 of the session call.
    ///
    /// `udf6`; personal.
    #[must_use]
    pub fn udf6(&self) -> Option<&str> {
        self.udf6.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 7 of the session call.
    ///
    /// `udf7`; personal.
    #[must_use]
    pub fn udf7(&self) -> Option<&str> {
        self.udf7.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 8 of the session call.
    ///
    /// `udf8`; personal.
    #[must_use]
    pub fn udf8(&self) -> Option<&str> {
        self.udf8.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 9 of the session call.
    ///
    /// `udf9`; personal.
    #[must_use]
    pub fn udf9(&self) -> Option<&str> {
        self.udf9.as_ref().map(|value| value.0.as_str())
    }

    /// The user-defined field 10 of the session call.
    ///
    /// `udf10`; personal.
    #[must_use]
    pub fn udf10(&self) -> Option<&str> {
        self.udf10.as_ref().map(|value| value.0.as_str())
    }

    /// Juspay's ID of the last transaction.
    ///
    /// `txn_id`; public.
    ///
    /// Example: `merchant-order-1-1`
    #[must_use]
    pub fn txn_id(&self) -> Option<&str> {
        self.txn_id.as_ref().map(|value| value.0.as_str())
    }

    /// The UUID of the last transaction.
    ///
    /// `txn_uuid`; public.
    #[must_use]
    pub fn txn_uuid(&self) -> Option<&str> {
        self.txn_uuid.as_ref().map(|value| value.0.as_str())
    }

    /// The gateway of the last transaction, as a number.
    ///
    /// `gateway_id`; public.
    ///
    /// Example: `23`
    #[must_use]
    pub fn gateway_id(&self) -> Option<i64> {
        self.gateway_id.as_ref().map(|value| value.0)
    }

    /// The gateway's reference of the last transaction.
    ///
    /// `gateway_reference_id`; public.
    #[must_use]
    pub fn gateway_reference_id(&self) -> Option<&str> {
        self.gateway_reference_id.as_ref().map(|value| value.0.as_str())
    }

    /// The payment method, such as a card network or a bank.
    ///
    /// `payment_method`; public.
    ///
    /// Example: `VISA`
    #[must_use]
    pub fn payment_method(&self) -> Option<&str> {
        self.payment_method.as_ref().map(|value| value.0.as_str())
    }

    /// The kind of payment method.
    ///
    /// `payment_method_type`; public.
    ///
    /// Example: `CARD`
    #[must_use]
    pub fn payment_method_type(&self) -> Option<&str> {
        self.payment_method_type.as_ref().map(|value| value.0.as_str())
    }

    /// How the customer was authenticated.
    ///
    /// `auth_type`; public.
    ///
    /// Example: `THREE_DS`
    #[must_use]
    pub fn auth_type(&self) -> Option<&str> {
        self.auth_type.as_ref().map(|value| value.0.as_str())
    }

    /// The bank's error code.
    ///
    /// `bank_error_code`; public.
    #[must_use]
    pub fn bank_error_code(&self) -> Option<&str> {
        self.bank_error_code.as_ref().map(|value| value.0.as_str())
    }

    /// The bank's error message. It may quote the customer's data.
    ///
    /// `bank_error_message`; personal.
    #[must_use]
    pub fn bank_error_message(&self) -> Option<&str> {
        self.bank_error_message.as_ref().map(|value| value.0.as_str())
    }

    /// The gateway's response code.
    ///
    /// `resp_code`; public.
    #[must_use]
    pub fn resp_code(&self) -> Option<&str> {
        self.resp_code.as_ref().map(|value| value.0.as_str())
    }

    /// The gateway's response message. It may quote the customer's data.
    ///
    /// `resp_message`; personal.
    #[must_use]
    pub fn resp_message(&self) -> Option<&str> {
        self.resp_message.as_ref().map(|value| value.0.as_str())
    }

    /// The UPI address of the payer; none if it is the text "null".
    ///
    /// `payer_vpa`; personal.
    #[must_use]
    pub fn payer_vpa(&self) -> Option<&str> {
        self.payer_vpa
            .as_ref()
            .map(|value| value.0.as_str())
            .filter(|text| *text != "null")
    }

    /// Where the customer can pay.
    ///
    /// `payment_links`; secret.
    #[must_use]
    pub fn payment_links(&self) -> Option<&OrderLinks> {
        self.payment_links.as_ref().map(|value| &value.0)
    }

    /// The last transaction.
    ///
    /// `txn_detail`; personal.
    #[must_use]
    pub fn txn_detail(&self) -> Option<&TransactionDetail> {
        self.txn_detail.as_ref().map(|value| &value.0)
    }

    /// What the gateway said of the last transaction.
    ///
    /// `payment_gateway_response`; personal.
    #[must_use]
    pub fn payment_gateway_response(&self) -> Option<&GatewayResponse> {
        self.payment_gateway_response.as_ref().map(|value| &value.0)
    }

    /// The card that was used.
    ///
    /// `card`; personal.
    #[must_use]
    pub fn card(&self) -> Option<&CardDetail> {
        self.card.as_ref().map(|value| &value.0)
    }

    /// The UPI payment that was made.
    ///
    /// `upi`; personal.
    #[must_use]
    pub fn upi(&self) -> Option<&UpiDetail> {
        self.upi.as_ref().map(|value| &value.0)
    }

    /// The mandate that was set up.
    ///
    /// `mandate`; personal.
    #[must_use]
    pub fn mandate(&self) -> Option<&MandateDetail> {
        self.mandate.as_ref().map(|value| &value.0)
    }

    /// The refunds of the order.
    ///
    /// `refunds`; personal.
    #[must_use]
    pub fn refunds(&self) -> &[Refund] {
        self.refunds.as_ref().map(|value| value.0.as_slice()).unwrap_or_default()
    }

    /// The offers that were applied. No sample shows what one looks like.
    ///
    /// `offers`; public.
    #[must_use]
    pub fn offers(&self) -> Option<&RawJson> {
        self.offers.as_ref()
    }
}

/// Links under which the customer can pay. Anyone who has one can open the payment page.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderLinks {
    /// `web`
    pub(super) web: Option<Secret<String>>,
    /// `mobile`
    pub(super) mobile: Option<Secret<String>>,
    /// `iframe`
    pub(super) iframe: Option<Secret<String>>,
}

impl OrderLinks {
    /// The payment page for a browser.
    ///
    /// `web`; secret.
    #[must_use]
    pub fn web(&self) -> Option<&str> {
        self.web.as_ref().map(|value| value.0.as_str())
    }

    /// The payment page for a phone.
    ///
    /// `mobile`; secret.
    #[must_use]
    pub fn mobile(&self) -> Option<&str> {
        self.mobile.as_ref().map(|value| value.0.as_str())
    }

    /// The payment page for a frame in the shop's page.
    ///
    /// `iframe`; secret.
    #[must_use]
    pub fn iframe(&self) -> Option<&str> {
        self.iframe.as_ref().map(|value| value.0.as_str())
    }
}

/// A transaction of an order.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransactionDetail {
    /// `txn_id`
    pub(super) txn_id: Option<Public<String>>,
    /// `txn_uuid`
    pub(super) txn_uuid: Option<Public<String>>,
    /// `order_id`
    pub(super) order_id: Option<Public<String>>,
    /// `status`
    pub(super) status: Option<OrderStatus>,
    /// `error_code`
    pub(super) error_code: Option<Public<String>>,
    /// `error_message`
    pub(super) error_message: Option<Personal<String>>,
    /// `net_amount`
    pub(super) net_amount: Option<Number>,
    /// `txn_amount`
    pub(super) txn_amount: Option<Number>,
    /// `surcharge_amount`
    pub(super) surcharge_amount: Option<Number>,
    /// `tax_amount`
    pub(super) tax_amount: Option<Number>,
    /// `gateway`
    pub(super) gateway: Option<Public<String>>,
    /// `gateway_id`
    pub(super) gateway_id: Option<Integer>,
    /// `currency`
    pub(super) currency: Option<Public<String>>,
    /// `express_checkout`
    pub(super) express_checkout: Option<bool>,
    /// `redirect`
    pub(super) redirect: Option<bool>,
    /// `created`
    pub(super) created: Option<Public<String>>,
}

impl TransactionDetail {
    /// Juspay's ID of the transaction.
    ///
    /// `txn_id`; public.
    ///
    /// Example: `merchant-order-1-1`
    #[must_use]
    pub fn txn_id(&self) -> Option<&str> {
        self.txn_id.as_ref().map(|value| value.0.as_str())
    }

    /// The UUID of the transaction.
    ///
    /// `txn_uuid`; public.
    #[must_use]
    pub fn txn_uuid(&self) -> Option<&str> {
        self.txn_uuid.as_ref().map(|value| value.0.as_str())
    }

    /// The merchant's ID of the order.
    ///
    /// `order_id`; public.
    ///
    /// Example: `order-1`
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.as_ref().map(|value| value.0.as_str())
    }

    /// The state of the transaction.
    ///
    /// `status`; public.
    ///
    /// Example: `CHARGED`
    #[must_use]
    pub fn status(&self) -> Option<&OrderStatus> {
        self.status.as_ref()
    }

    /// Why it failed, as a code.
    ///
    /// `error_code`; public.
    #[must_use]
    pub fn error_code(&self) -> Option<&str> {
        self.error_code.as_ref().map(|value| value.0.as_str())
    }

    /// Why it failed. It may quote the customer's data.
    ///
    /// `error_message`; personal.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_ref().map(|value| value.0.as_str())
    }

    /// The amount without surcharge and tax.
    ///
    /// `net_amount`; public.
    ///
    /// Example: `100.15`
    #[must_use]
    pub fn net_amount(&self) -> Option<&Number> {
        self.net_amount.as_ref()
    }

    /// The amount of the transaction.
    ///
    /// `txn_amount`; public.
    ///
    /// Example: `100.15`
    #[must_use]
    pub fn txn_amount(&self) -> Option<&Number> {
        self.txn_amount.as_ref()
    }

    /// The surcharge.
    ///
    /// `surcharge_amount`; public.
    #[must_use]
    pub fn surcharge_amount(&self) -> Option<&Number> {
        self.surcharge_amount.as_ref()
    }

    /// The tax on the surcharge.
    ///
    /// `tax_amount`; public.
    #[must_use]
    pub fn tax_amount(&self) -> Option<&Number> {
        self.tax_amount.as_ref()
    }

    /// The gateway.
    ///
    /// `gateway`; public.
    ///
    /// Example: `DUMMY`
    #[must_use]
    pub fn gateway(&self) -> Option<&str> {
        self.gateway.as_ref().map(|value| value.0.as_str())
    }

    /// The gateway as a number.
    ///
    /// `gateway_id`; public.
    ///
    /// Example: `100`
    #[must_use]
    pub fn gateway_id(&self) -> Option<i64> {
        self.gateway_id.as_ref().map(|value| value.0)
    }

    /// The ISO 4217 code of the currency.
    ///
    /// `currency`; public.
    ///
    /// Example: `INR`
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_ref().map(|value| value.0.as_str())
    }

    /// Whether a stored payment method was used.
    ///
    /// `express_checkout`; public.
    ///
    /// Example: `false`
    #[must_use]
    pub fn express_checkout(&self) -> Option<bool> {
        self.express_checkout
    }

    /// Whether the customer was sent to another page.
    ///
    /// `redirect`; public.
    ///
    /// Example: `true`
    #[must_use]
    pub fn redirect(&self) -> Option<bool> {
        self.redirect
    }

    /// When the transaction was created, as an ISO 8601 time.
    ///
    /// `created`; public.
    ///
    /// Example: `2022-03-12T20:29:23Z`
    #[must_use]
    pub fn created(&self) -> Option<&str> {
        self.created.as_ref().map(|value| value.0.as_str())
    }
}

/// What a gateway said of a transaction.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GatewayResponse {
    /// `resp_code`
    pub(super) resp_code: Option<Public<String>>,
    /// `resp_message`
    pub(super) resp_message: Option<Personal<String>>,
    /// `rrn`
    pub(super) rrn: Option<Public<String>>,
    /// `epg_txn_id`
    pub(super) epg_txn_id: Option<Public<String>>,
    /// `auth_id_code`
    pub(super) auth_id_code: Option<Public<String>>,
    /// `txn_id`
    pub(super) txn_id: Option<Public<String>>,
    /// `created`
    pub(super) created: Option<Public<String>>,
}

impl GatewayResponse {
    /// The response code.
    ///
    /// `resp_code`; public.
    #[must_use]
    pub fn resp_code(&self) -> Option<&str> {
        self.resp_code.as_ref().map(|value| value.0.as_str())
    }

    /// The response message. It may quote the customer's data.
    ///
    /// `resp_message`; personal.
    #[must_use]
    pub fn resp_message(&self) -> Option<&str> {
        self.resp_message.as_ref().map(|value| value.0.as_str())
    }

    /// The bank's retrieval reference number.
    ///
    /// `rrn`; public.
    #[must_use]
    pub fn rrn(&self) -> Option<&str> {
        self.rrn.as_ref().map(|value| value.0.as_str())
    }

    /// The gateway's ID of the transaction.
    ///
    /// `epg_txn_id`; public.
    #[must_use]
    pub fn epg_txn_id(&self) -> Option<&str> {
        self.epg_txn_id.as_ref().map(|value| value.0.as_str())
    }

    /// The bank's code of the authorization.
    ///
    /// `auth_id_code`; public.
    #[must_use]
    pub fn auth_id_code(&self) -> Option<&str> {
        self.auth_id_code.as_ref().map(|value| value.0.as_str())
    }

    /// Juspay's ID of the transaction.
    ///
    /// `txn_id`; public.
    #[must_use]
    pub fn txn_id(&self) -> Option<&str> {
        self.txn_id.as_ref().map(|value| value.0.as_str())
    }

    /// When the gateway responded, as an ISO 8601 time.
    ///
    /// `created`; public.
    #[must_use]
    pub fn created(&self) -> Option<&str> {
        self.created.as_ref().map(|value| value.0.as_str())
    }
}

/// A card that was used.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardDetail {
    /// `last_four_digits`
    pub(super) last_four_digits: Option<Personal<String>>,
    /// `card_isin`
    pub(super) card_isin: Option<Personal<String>>,
    /// `card_type`
    pub(super) card_type: Option<Public<String>>,
    /// `card_brand`
    pub(super) card_brand: Option<Public<String>>,
    /// `card_issuer`
    pub(super) card_issuer: Option<Personal<String>>,
    /// `expiry_month`
    pub(super) expiry_month: Option<Personal<String>>,
    /// `expiry_year`
    pub(super) expiry_year: Option<Personal<String>>,
    /// `name_on_card`
    pub(super) name_on_card: Option<Personal<String>>,
    /// `card_reference`
    pub(super) card_reference: Option<Personal<String>>,
    /// `card_fingerprint`
    pub(super) card_fingerprint: Option<Personal<String>>,
    /// `saved_to_locker`
    pub(super) saved_to_locker: Option<bool>,
    /// `using_saved_card`
    pub(super) using_saved_card: Option<bool>,
}

impl CardDetail {
    /// The last four digits of its number.
    ///
    /// `last_four_digits`; personal.
    #[must_use]
    pub fn last_four_digits(&self) -> Option<&str> {
        self.last_four_digits.as_ref().map(|value| value.0.as_str())
    }

    /// The first digits of its number, which name the issuer.
    ///
    /// `card_isin`; personal.
    #[must_use]
    pub fn card_isin(&self) -> Option<&str> {
        self.card_isin.as_ref().map(|value| value.0.as_str())
    }

    /// `CREDIT` or `DEBIT`.
    ///
    /// `card_type`; public.
    ///
    /// Example: `CREDIT`
    #[must_use]
    pub fn card_type(&self) -> Option<&str> {
        self.card_type.as_ref().map(|value| value.0.as_str())
    }

    /// The network.
    ///
    /// `card_brand`; public.
    ///
    /// Example: `VISA`
    #[must_use]
    pub fn card_brand(&self) -> Option<&str> {
        self.card_brand.as_ref().map(|value| value.0.as_str())
    }

    /// The bank that issued it.
    ///
    /// `card_issuer`; personal.
    #[must_use]
    pub fn card_issuer(&self) -> Option<&str> {
        self.card_issuer.as_ref().map(|value| value.0.as_str())
    }

    /// The month of its expiry.
    ///
    /// `expiry_month`; personal.
    #[must_use]
    pub fn expiry_month(&self) -> Option<&str> {
        self.expiry_month.as_ref().map(|value| value.0.as_str())
    }

    /// The year of its expiry.
    ///
    /// `expiry_year`; personal.
    #[must_use]
    pub fn expiry_year(&self) -> Option<&str> {
        self.expiry_year.as_ref().map(|value| value.0.as_str())
    }

    /// The name on it.
    ///
    /// `name_on_card`; personal.
    #[must_use]
    pub fn name_on_card(&self) -> Option<&str> {
        self.name_on_card.as_ref().map(|value| value.0.as_str())
    }

    /// Juspay's reference of the card.
    ///
    /// `card_reference`; personal.
    #[must_use]
    pub fn card_reference(&self) -> Option<&str> {
        self.card_reference.as_ref().map(|value| value.0.as_str())
    }

    /// A text that is the same for the same card.
    ///
    /// `card_fingerprint`; personal.
    #[must_use]
    pub fn card_fingerprint(&self) -> Option<&str> {
        self.card_fingerprint.as_ref().map(|value| value.0.as_str())
    }

    /// Whether it was stored.
    ///
    /// `saved_to_locker`; public.
    ///
    /// Example: `false`
    #[must_use]
    pub fn saved_to_locker(&self) -> Option<bool> {
        self.saved_to_locker
    }

    /// Whether it had been stored before.
    ///
    /// `using_saved_card`; public.
    ///
    /// Example: `false`
    #[must_use]
    pub fn using_saved_card(&self) -> Option<bool> {
        self.using_saved_card
    }
}

/// A UPI payment.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpiDetail {
    /// `payer_vpa`
    pub(super) payer_vpa: Option<Personal<String>>,
    /// `payer_app`
    pub(super) payer_app: Option<Public<String>>,
    /// `txn_flow_type`
    pub(super) txn_flow_type: Option<Public<String>>,
}

impl UpiDetail {
    /// The UPI address of the payer; none if it is the text "null".
    ///
    /// `payer_vpa`; personal.
    #[must_use]
    pub fn payer_vpa(&self) -> Option<&str> {
        self.payer_vpa
            .as_ref()
            .map(|value| value.0.as_str())
            .filter(|text| *text != "null")
    }

    /// The payer's app.
    ///
    /// `payer_app`; public.
    #[must_use]
    pub fn payer_app(&self) -> Option<&str> {
        self.payer_app.as_ref().map(|value| value.0.as_str())
    }

    /// How the payer was asked, such as `UPI_COLLECT`.
    ///
    /// `txn_flow_type`; public.
    ///
    /// Example: `UPI_COLLECT`
    #[must_use]
    pub fn txn_flow_type(&self) -> Option<&str> {
        self.txn_flow_type.as_ref().map(|value| value.0.as_str())
    }
}

/// A mandate that was set up.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MandateDetail {
    /// `mandate_id`
    pub(super) mandate_id: Option<Personal<String>>,
    /// `mandate_token`
    pub(super) mandate_token: Option<Secret<String>>,
    /// `mandate_status`
    pub(super) mandate_status: Option<Public<String>>,
    /// `frequency`
    pub(super) frequency: Option<Frequency>,
    /// `max_amount`
    pub(super) max_amount: Option<Number>,
    /// `start_date`
    pub(super) start_date: Option<Public<String>>,
    /// `end_date`
    pub(super) end_date: Option<Public<String>>,
}

impl MandateDetail {
    /// Juspay's ID of the mandate.
    ///
    /// `mandate_id`; personal.
    #[must_use]
    pub fn mandate_id(&self) -> Option<&str> {
        self.mandate_id.as_ref().map(|value| value.0.as_str())
    }

    /// The token by which the mandate is executed. Anyone who has it can debit the customer.
    ///
    /// `mandate_token`; secret.
    #[must_use]
    pub fn mandate_token(&self) -> Option<&str> {
        self.mandate_token.as_ref().map(|value| value.0.as_str())
    }

    /// The state of the mandate, such as `ACTIVE`.
    ///
    /// `mandate_status`; public.
    ///
    /// Example: `ACTIVE`
    #[must_use]
    pub fn mandate_status(&self) -> Option<&str> {
        self.mandate_status.as_ref().map(|value| value.0.as_str())
    }

    /// How often it may be executed.
    ///
    /// `frequency`; public.
    ///
    /// Example: `MONTHLY`
    #[must_use]
    pub fn frequency(&self) -> Option<&Frequency> {
        self.frequency.as_ref()
    }

    /// The most that one execution may debit.
    ///
    /// `max_amount`; public.
    ///
    /// Example: `500.00`
    #[must_use]
    pub fn max_amount(&self) -> Option<&Number> {
        self.max_amount.as_ref()
    }

    /// When it begins.
    ///
    /// `start_date`; public.
    #[must_use]
    pub fn start_date(&self) -> Option<&str> {
        self.start_date.as_ref().map(|value| value.0.as_str())
    }

    /// When it ends.
    ///
    /// `end_date`; public.
    #[must_use]
    pub fn end_date(&self) -> Option<&str> {
        self.end_date.as_ref().map(|value| value.0.as_str())
    }
}

/// A refund of an order.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refund {
    /// `unique_request_id`
    pub(super) unique_request_id: Option<Public<String>>,
    /// `status`
    pub(super) status: Option<RefundStatus>,
    /// `amount`
    pub(super) amount: Option<Number>,
    /// `ref`
    pub(super) reference: Option<Public<String>>,
    /// `id`
    pub(super) id: Option<Public<String>>,
    /// `arn`
    pub(super) arn: Option<Public<String>>,
    /// `created`
    pub(super) created: Option<Public<String>>,
    /// `error_code`
    pub(super) error_code: Option<Public<String>>,
    /// `error_message`
    pub(super) error_message: Option<Personal<String>>,
}

impl Refund {
    /// The merchant's ID of the refund.
    ///
    /// `unique_request_id`; public.
    #[must_use]
    pub fn unique_request_id(&self) -> Option<&str> {
        self.unique_request_id.as_ref().map(|value| value.0.as_str())
    }

    /// The state of the refund.
    ///
    /// `status`; public.
    ///
    /// Example: `SUCCESS`
    #[must_use]
    pub fn status(&self) -> Option<&RefundStatus> {
        self.status.as_ref()
    }

    /// The amount of the refund.
    ///
    /// `amount`; public.
    ///
    /// Example: `50.00`
    #[must_use]
    pub fn amount(&self) -> Option<&Number> {
        self.amount.as_ref()
    }

    /// The gateway's reference.
    ///
    /// `ref`; public.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_ref().map(|value| value.0.as_str())
    }

    /// Juspay's ID of the refund.
    ///
    /// `id`; public.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|value| value.0.as_str())
    }

    /// The bank's acquirer reference number.
    ///
    /// `arn`; public.
    #[must_use]
    pub fn arn(&self) -> Option<&str> {
        self.arn.as_ref().map(|value| value.0.as_str())
    }

    /// When it was created, as an ISO 8601 time.
    ///
    /// `created`; public.
    #[must_use]
    pub fn created(&self) -> Option<&str> {
        self.created.as_ref().map(|value| value.0.as_str())
    }

    /// Why it failed, as a code.
    ///
    /// `error_code`; public.
    #[must_use]
    pub fn error_code(&self) -> Option<&str> {
        self.error_code.as_ref().map(|value| value.0.as_str())
    }

    /// Why it failed. It may quote the customer's data.
    ///
    /// `error_message`; personal.
    #[must_use]
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_ref().map(|value| value.0.as_str())
    }
}
