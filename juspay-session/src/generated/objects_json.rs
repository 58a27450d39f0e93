// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the objects that all versions share are read and written.

use serde::de::Deserialize;
use serde::de::Deserializer;
use serde::ser::Serialize;
use serde::ser::SerializeMap;
use serde::ser::Serializer;

use crate::generated::objects::CardDetail;
use crate::generated::objects::ErrorBody;
use crate::generated::objects::ErrorField;
use crate::generated::objects::ErrorInfo;
use crate::generated::objects::GatewayResponse;
use crate::generated::objects::MandateDetail;
use crate::generated::objects::OrderLinks;
use crate::generated::objects::OrderStatusResponse;
use crate::generated::objects::ProcessPayload;
use crate::generated::objects::Refund;
use crate::generated::objects::SdkPayload;
use crate::generated::objects::SdkPayloadFields;
use crate::generated::objects::TransactionDetail;
use crate::generated::objects::UpiDetail;
use crate::json;
use crate::json::ReadError;
use crate::response;
use crate::response::Lazy;
use crate::response::Object;
use crate::response::RawObject;
use crate::response::sealed;
use crate::value::TypeFault;
use crate::value::Value;

impl Object for SdkPayloadFields {
    const KEYS: &'static [&'static str] = &["requestId", "service", "payload", "expiry"];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "requestId" => self.request_id = response::read(json),
            "service" => self.service = response::read(json),
            "payload" => self.payload = response::read(json),
            "expiry" => self.expiry = response::read(json),
            _ => {}
        }
    }
}

impl Value for SdkPayload {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        Lazy::read(json).map(Self)
    }
}

impl Serialize for SdkPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.raw().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SdkPayload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, |json| Lazy::read(json).map(SdkPayload))
    }
}

impl Object for ProcessPayload {
    const KEYS: &'static [&'static str] = &[
        "clientId",
        "merchantId",
        "clientAuthToken",
        "clientAuthTokenExpiry",
        "environment",
        "action",
        "orderId",
        "amount",
        "currency",
        "description",
        "customerId",
        "customerEmail",
        "customerPhone",
        "firstName",
        "lastName",
        "returnUrl",
        "options.getUpiDeepLinks",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "clientId" => self.client_id = response::read(json),
            "merchantId" => self.merchant_id = response::read(json),
            "clientAuthToken" => self.client_auth_token = response::read(json),
            "clientAuthTokenExpiry" => {
                self.client_auth_token_expiry = response::read(json);
            }
            "environment" => self.environment = response::read(json),
            "action" => self.action = response::read(json),
            "orderId" => self.order_id = response::read(json),
            "amount" => self.amount = response::read(json),
            "currency" => self.currency = response::read(json),
            "description" => self.description = response::read(json),
            "customerId" => self.customer_id = response::read(json),
            "customerEmail" => self.customer_email = response::read(json),
            "customerPhone" => self.customer_phone = response::read(json),
            "firstName" => self.first_name = response::read(json),
            "lastName" => self.last_name = response::read(json),
            "returnUrl" => self.return_url = response::read(json),
            "options.getUpiDeepLinks" => self.get_upi_deep_links = response::read(json),
            _ => {}
        }
    }
}

impl Value for ProcessPayload {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for ProcessPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "clientId", &self.client_id)?;
        response::serialize_entry(&mut map, "merchantId", &self.merchant_id)?;
        response::serialize_entry(&mut map, "clientAuthToken", &self.client_auth_token)?;
        response::serialize_entry(
            &mut map,
            "clientAuthTokenExpiry",
            &self.client_auth_token_expiry,
        )?;
        response::serialize_entry(&mut map, "environment", &self.environment)?;
        response::serialize_entry(&mut map, "action", &self.action)?;
        response::serialize_entry(&mut map, "orderId", &self.order_id)?;
        response::serialize_entry(&mut map, "amount", &self.amount)?;
        response::serialize_entry(&mut map, "currency", &self.currency)?;
        response::serialize_entry(&mut map, "description", &self.description)?;
        response::serialize_entry(&mut map, "customerId", &self.customer_id)?;
        response::serialize_entry(&mut map, "customerEmail", &self.customer_email)?;
        response::serialize_entry(&mut map, "customerPhone", &self.customer_phone)?;
        response::serialize_entry(&mut map, "firstName", &self.first_name)?;
        response::serialize_entry(&mut map, "lastName", &self.last_name)?;
        response::serialize_entry(&mut map, "returnUrl", &self.return_url)?;
        response::serialize_entry(
            &mut map,
            "options.getUpiDeepLinks",
            &self.get_upi_deep_links,
        )?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for ProcessPayload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for ErrorBody {
    const KEYS: &'static [&'static str] = &[
        "status",
        "status_id",
        "error_code",
        "error_message",
        "error_info",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "status" => self.status = response::read(json),
            "status_id" => self.status_id = response::read(json),
            "error_code" => self.error_code = response::read(json),
            "error_message" => self.error_message = response::read(json),
            "error_info" => self.error_info = response::read(json),
            _ => {}
        }
    }
}

impl Value for ErrorBody {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
            .map(|body| Self {
                raw: RawObject::from_valid(json),
                ..body
            })
    }
}

impl Serialize for ErrorBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ErrorBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, |json| ErrorBody::from_json(json.as_bytes()))
    }
}

impl Object for ErrorInfo {
    const KEYS: &'static [&'static str] = &[
        "code",
        "category",
        "request_id",
        "developer_message",
        "user_message",
        "href",
        "fields",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "code" => self.code = response::read(json),
            "category" => self.category = response::read(json),
            "request_id" => self.request_id = response::read(json),
            "developer_message" => self.developer_message = response::read(json),
            "user_message" => self.user_message = response::read(json),
            "href" => self.href = response::read(json),
            "fields" => self.fields = response::read(json),
            _ => {}
        }
    }
}

impl Value for ErrorInfo {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for ErrorInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "code", &self.code)?;
        response::serialize_entry(&mut map, "category", &self.category)?;
        response::serialize_entry(&mut map, "request_id", &self.request_id)?;
        response::serialize_entry(
            &mut map,
            "developer_message",
            &self.developer_message,
        )?;
        response::serialize_entry(&mut map, "user_message", &self.user_message)?;
        response::serialize_entry(&mut map, "href", &self.href)?;
        response::serialize_entry(&mut map, "fields", &self.fields)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for ErrorInfo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for ErrorField {
    const KEYS: &'static [&'static str] = &["field_name", "reason"];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "field_name" => self.field_name = response::read(json),
            "reason" => self.reason = response::read(json),
            _ => {}
        }
    }
}

impl Value for ErrorField {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for ErrorField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "field_name", &self.field_name)?;
        response::serialize_entry(&mut map, "reason", &self.reason)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for ErrorField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for OrderStatusResponse {
    const KEYS: &'static [&'static str] = &[
        "id",
        "order_id",
        "status",
        "status_id",
        "merchant_id",
        "customer_id",
        "customer_email",
        "customer_phone",
        "amount",
        "currency",
        "amount_refunded",
        "effective_amount",
        "maximum_eligible_refund_amount",
        "refunded",
        "date_created",
        "return_url",
        "product_id",
        "udf1",
        "udf2",
        "udf3",
        "udf4",
        "udf5",
        "udf6",
        "udf7",
        "udf8",
        "udf9",
        "udf10",
        "txn_id",
        "txn_uuid",
        "gateway_id",
        "gateway_reference_id",
        "payment_method",
        "payment_method_type",
        "auth_type",
        "bank_error_code",
        "bank_error_message",
        "resp_code",
        "resp_message",
        "payer_vpa",
        "payment_links",
        "txn_detail",
        "payment_gateway_response",
        "card",
        "upi",
        "mandate",
        "refunds",
        "offers",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "id" => self.id = response::read(json),
            "order_id" => self.order_id = response::read(json),
            "status" => self.status = response::read(json),
            "status_id" => self.status_id = response::read(json),
            "merchant_id" => self.merchant_id = response::read(json),
            "customer_id" => self.customer_id = response::read(json),
            "customer_email" => self.customer_email = response::read(json),
            "customer_phone" => self.customer_phone = response::read(json),
            "amount" => self.amount = response::read(json),
            "currency" => self.currency = response::read(json),
            "amount_refunded" => self.amount_refunded = response::read(json),
            "effective_amount" => self.effective_amount = response::read(json),
            "maximum_eligible_refund_amount" => {
                self.maximum_eligible_refund_amount = response::read(json);
            }
            "refunded" => self.refunded = response::read(json),
            "date_created" => self.date_created = response::read(json),
            "return_url" => self.return_url = response::read(json),
            "product_id" => self.product_id = response::read(json),
            "udf1" => self.udf1 = response::read(json),
            "udf2" => self.udf2 = response::read(json),
            "udf3" => self.udf3 = response::read(json),
            "udf4" => self.udf4 = response::read(json),
            "udf5" => self.udf5 = response::read(json),
            "udf6" => self.udf6 = response::read(json),
            "udf7" => self.udf7 = response::read(json),
            "udf8" => self.udf8 = response::read(json),
            "udf9" => self.udf9 = response::read(json),
            "udf10" => self.udf10 = response::read(json),
            "txn_id" => self.txn_id = response::read(json),
            "txn_uuid" => self.txn_uuid = response::read(json),
            "gateway_id" => self.gateway_id = response::read(json),
            "gateway_reference_id" => self.gateway_reference_id = response::read(json),
            "payment_method" => self.payment_method = response::read(json),
            "payment_method_type" => self.payment_method_type = response::read(json),
            "auth_type" => self.auth_type = response::read(json),
            "bank_error_code" => self.bank_error_code = response::read(json),
            "bank_error_message" => self.bank_error_message = response::read(json),
            "resp_code" => self.resp_code = response::read(json),
            "resp_message" => self.resp_message = response::read(json),
            "payer_vpa" => self.payer_vpa = response::read(json),
            "payment_links" => self.payment_links = response::read(json),
            "txn_detail" => self.txn_detail = response::read(json),
            "payment_gateway_response" => {
                self.payment_gateway_response = response::read(json);
            }
            "card" => self.card = response::read(json),
            "upi" => self.upi = response::read(json),
            "mandate" => self.mandate = response::read(json),
            "refunds" => self.refunds = response::read(json),
            "offers" => self.offers = response::read(json),
            _ => {}
        }
    }
}

impl Value for OrderStatusResponse {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
            .map(|body| Self {
                raw: RawObject::from_valid(json),
                ..body
            })
    }
}

impl Serialize for OrderStatusResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for OrderStatusResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(
            deserializer,
            |json| OrderStatusResponse::from_json(json.as_bytes()),
        )
    }
}

impl sealed::Sealed for OrderStatusResponse {}

impl response::Response for OrderStatusResponse {
    const ORDER_KEY: Option<&'static str> = Some("order_id");
    const ERROR_KEYS: &'static [&'static str] = &[
        "error_code",
        "error_message",
        "error_info",
    ];

    fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        Self::from_json(json)
    }

    fn from_partial(json: &[u8]) -> Self {
        response::read_partial(json)
    }

    fn raw(&self) -> &str {
        self.raw()
    }

    fn order(&self) -> Option<&str> {
        self.order_id()
    }

    fn is_success(&self) -> bool {
        (self.id.is_some() || self.amount.is_some())
            && !response::has_any(
                self.raw.get(),
                <Self as response::Response>::ERROR_KEYS,
            )
    }
}

impl Object for OrderLinks {
    const KEYS: &'static [&'static str] = &["web", "mobile", "iframe"];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "web" => self.web = response::read(json),
            "mobile" => self.mobile = response::read(json),
            "iframe" => self.iframe = response::read(json),
            _ => {}
        }
    }
}

impl Value for OrderLinks {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for OrderLinks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "web", &self.web)?;
        response::serialize_entry(&mut map, "mobile", &self.mobile)?;
        response::serialize_entry(&mut map, "iframe", &self.iframe)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for OrderLinks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for TransactionDetail {
    const KEYS: &'static [&'static str] = &[
        "txn_id",
        "txn_uuid",
        "order_id",
        "status",
        "error_code",
        "error_message",
        "net_amount",
        "txn_amount",
        "surcharge_amount",
        "tax_amount",
        "gateway",
        "gateway_id",
        "currency",
        "express_checkout",
        "redirect",
        "created",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "txn_id" => self.txn_id = response::read(json),
            "txn_uuid" => self.txn_uuid = response::read(json),
            "order_id" => self.order_id = response::read(json),
            "status" => self.status = response::read(json),
            "error_code" => self.error_code = response::read(json),
            "error_message" => self.error_message = response::read(json),
            "net_amount" => self.net_amount = response::read(json),
            "txn_amount" => self.txn_amount = response::read(json),
            "surcharge_amount" => self.surcharge_amount = response::read(json),
            "tax_amount" => self.tax_amount = response::read(json),
            "gateway" => self.gateway = response::read(json),
            "gateway_id" => self.gateway_id = response::read(json),
            "currency" => self.currency = response::read(json),
            "express_checkout" => self.express_checkout = response::read(json),
            "redirect" => self.redirect = response::read(json),
            "created" => self.created = response::read(json),
            _ => {}
        }
    }
}

impl Value for TransactionDetail {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for TransactionDetail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "txn_id", &self.txn_id)?;
        response::serialize_entry(&mut map, "txn_uuid", &self.txn_uuid)?;
        response::serialize_entry(&mut map, "order_id", &self.order_id)?;
        response::serialize_entry(&mut map, "status", &self.status)?;
        response::serialize_entry(&mut map, "error_code", &self.error_code)?;
        response::serialize_entry(&mut map, "error_message", &self.error_message)?;
        response::serialize_entry(&mut map, "net_amount", &self.net_amount)?;
        response::serialize_entry(&mut map, "txn_amount", &self.txn_amount)?;
        response::serialize_entry(&mut map, "surcharge_amount", &self.surcharge_amount)?;
        response::serialize_entry(&mut map, "tax_amount", &self.tax_amount)?;
        response::serialize_entry(&mut map, "gateway", &self.gateway)?;
        response::serialize_entry(&mut map, "gateway_id", &self.gateway_id)?;
        response::serialize_entry(&mut map, "currency", &self.currency)?;
        response::serialize_entry(&mut map, "express_checkout", &self.express_checkout)?;
        response::serialize_entry(&mut map, "redirect", &self.redirect)?;
        response::serialize_entry(&mut map, "created", &self.created)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for TransactionDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for GatewayResponse {
    const KEYS: &'static [&'static str] = &[
        "resp_code",
        "resp_message",
        "rrn",
        "epg_txn_id",
        "auth_id_code",
        "txn_id",
        "created",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "resp_code" => self.resp_code = response::read(json),
            "resp_message" => self.resp_message = response::read(json),
            "rrn" => self.rrn = response::read(json),
            "epg_txn_id" => self.epg_txn_id = response::read(json),
            "auth_id_code" => self.auth_id_code = response::read(json),
            "txn_id" => self.txn_id = response::read(json),
            "created" => self.created = response::read(json),
            _ => {}
        }
    }
}

impl Value for GatewayResponse {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for GatewayResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "resp_code", &self.resp_code)?;
        response::serialize_entry(&mut map, "resp_message", &self.resp_message)?;
        response::serialize_entry(&mut map, "rrn", &self.rrn)?;
        response::serialize_entry(&mut map, "epg_txn_id", &self.epg_txn_id)?;
        response::serialize_entry(&mut map, "auth_id_code", &self.auth_id_code)?;
        response::serialize_entry(&mut map, "txn_id", &self.txn_id)?;
        response::serialize_entry(&mut map, "created", &self.created)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for GatewayResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for CardDetail {
    const KEYS: &'static [&'static str] = &[
        "last_four_digits",
        "card_isin",
        "card_type",
        "card_brand",
        "card_issuer",
        "expiry_month",
        "expiry_year",
        "name_on_card",
        "card_reference",
        "card_fingerprint",
        "saved_to_locker",
        "using_saved_card",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "last_four_digits" => self.last_four_digits = response::read(json),
            "card_isin" => self.card_isin = response::read(json),
            "card_type" => self.card_type = response::read(json),
            "card_brand" => self.card_brand = response::read(json),
            "card_issuer" => self.card_issuer = response::read(json),
            "expiry_month" => self.expiry_month = response::read(json),
            "expiry_year" => self.expiry_year = response::read(json),
            "name_on_card" => self.name_on_card = response::read(json),
            "card_reference" => self.card_reference = response::read(json),
            "card_fingerprint" => self.card_fingerprint = response::read(json),
            "saved_to_locker" => self.saved_to_locker = response::read(json),
            "using_saved_card" => self.using_saved_card = response::read(json),
            _ => {}
        }
    }
}

impl Value for CardDetail {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for CardDetail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "last_four_digits", &self.last_four_digits)?;
        response::serialize_entry(&mut map, "card_isin", &self.card_isin)?;
        response::serialize_entry(&mut map, "card_type", &self.card_type)?;
        response::serialize_entry(&mut map, "card_brand", &self.card_brand)?;
        response::serialize_entry(&mut map, "card_issuer", &self.card_issuer)?;
        response::serialize_entry(&mut map, "expiry_month", &self.expiry_month)?;
        response::serialize_entry(&mut map, "expiry_year", &self.expiry_year)?;
        response::serialize_entry(&mut map, "name_on_card", &self.name_on_card)?;
        response::serialize_entry(&mut map, "card_reference", &self.card_reference)?;
        response::serialize_entry(&mut map, "card_fingerprint", &self.card_fingerprint)?;
        response::serialize_entry(&mut map, "saved_to_locker", &self.saved_to_locker)?;
        response::serialize_entry(&mut map, "using_saved_card", &self.using_saved_card)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for CardDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for UpiDetail {
    const KEYS: &'static [&'static str] = &["payer_vpa", "payer_app", "txn_flow_type"];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "payer_vpa" => self.payer_vpa = response::read(json),
            "payer_app" => self.payer_app = response::read(json),
            "txn_flow_type" => self.txn_flow_type = response::read(json),
            _ => {}
        }
    }
}

impl Value for UpiDetail {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for UpiDetail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "payer_vpa", &self.payer_vpa)?;
        response::serialize_entry(&mut map, "payer_app", &self.payer_app)?;
        response::serialize_entry(&mut map, "txn_flow_type", &self.txn_flow_type)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for UpiDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for MandateDetail {
    const KEYS: &'static [&'static str] = &[
        "mandate_id",
        "mandate_token",
        "mandate_status",
        "frequency",
        "max_amount",
        "start_date",
        "end_date",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "mandate_id" => self.mandate_id = response::read(json),
            "mandate_token" => self.mandate_token = response::read(json),
            "mandate_status" => self.mandate_status = response::read(json),
            "frequency" => self.frequency = response::read(json),
            "max_amount" => self.max_amount = response::read(json),
            "start_date" => self.start_date = response::read(json),
            "end_date" => self.end_date = response::read(json),
            _ => {}
        }
    }
}

impl Value for MandateDetail {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for MandateDetail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "mandate_id", &self.mandate_id)?;
        response::serialize_entry(&mut map, "mandate_token", &self.mandate_token)?;
        response::serialize_entry(&mut map, "mandate_status", &self.mandate_status)?;
        response::serialize_entry(&mut map, "frequency", &self.frequency)?;
        response::serialize_entry(&mut map, "max_amount", &self.max_amount)?;
        response::serialize_entry(&mut map, "start_date", &self.start_date)?;
        response::serialize_entry(&mut map, "end_date", &self.end_date)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for MandateDetail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}

impl Object for Refund {
    const KEYS: &'static [&'static str] = &[
        "unique_request_id",
        "status",
        "amount",
        "ref",
        "id",
        "arn",
        "created",
        "error_code",
        "error_message",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "unique_request_id" => self.unique_request_id = response::read(json),
            "status" => self.status = response::read(json),
            "amount" => self.amount = response::read(json),
            "ref" => self.reference = response::read(json),
            "id" => self.id = response::read(json),
            "arn" => self.arn = response::read(json),
            "created" => self.created = response::read(json),
            "error_code" => self.error_code = response::read(json),
            "error_message" => self.error_message = response::read(json),
            _ => {}
        }
    }
}

impl Value for Refund {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for Refund {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(
            &mut map,
            "unique_request_id",
            &self.unique_request_id,
        )?;
        response::serialize_entry(&mut map, "status", &self.status)?;
        response::serialize_entry(&mut map, "amount", &self.amount)?;
        response::serialize_entry(&mut map, "ref", &self.reference)?;
        response::serialize_entry(&mut map, "id", &self.id)?;
        response::serialize_entry(&mut map, "arn", &self.arn)?;
        response::serialize_entry(&mut map, "created", &self.created)?;
        response::serialize_entry(&mut map, "error_code", &self.error_code)?;
        response::serialize_entry(&mut map, "error_message", &self.error_message)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for Refund {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}
