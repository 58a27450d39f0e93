// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the objects that all versions share are read and written.

use serde::de::Deserialize;
use serde::de::Deserializer;
use serde::ser::Serialize;
use serde::ser::SerializeMap;
use serde::ser::Serializer;

use crate::generated::objects::ErrorBody;
use crate::generated::objects::ErrorField;
use crate::generated::objects::ErrorInfo;
use crate::generated::objects::ProcessPayload;
use crate::generated::objects::SdkPayload;
use crate::generated::objects::SdkPayloadFields;
use crate::json;
use crate::response;
use crate::response::Lazy;
use crate::response::Object;
use crate::response::RawObject;
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
