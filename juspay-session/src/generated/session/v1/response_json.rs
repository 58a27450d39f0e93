// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the objects of this version are read and written.

use serde::de::Deserialize;
use serde::de::Deserializer;
use serde::ser::Serialize;
use serde::ser::SerializeMap;
use serde::ser::Serializer;

use crate::generated::session::v1::response::PaymentLinks;
use crate::generated::session::v1::response::SessionResponse;
use crate::json;
use crate::json::ReadError;
use crate::response;
use crate::response::Object;
use crate::response::RawObject;
use crate::response::sealed;
use crate::value::TypeFault;
use crate::value::Value;

impl Object for SessionResponse {
    const KEYS: &'static [&'static str] = &[
        "status",
        "id",
        "order_id",
        "order_expiry",
        "payment_links",
        "sdk_payload",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "status" => self.status = response::read(json),
            "id" => self.id = response::read(json),
            "order_id" => self.order_id = response::read(json),
            "order_expiry" => self.order_expiry = response::read(json),
            "payment_links" => self.payment_links = response::read(json),
            "sdk_payload" => self.sdk_payload = response::read(json),
            _ => {}
        }
    }
}

impl Value for SessionResponse {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
            .map(|body| Self {
                raw: RawObject::from_valid(json),
                ..body
            })
    }
}

impl Serialize for SessionResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SessionResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(
            deserializer,
            |json| SessionResponse::from_json(json.as_bytes()),
        )
    }
}

impl sealed::Sealed for SessionResponse {}

impl response::Response for SessionResponse {
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
        (self.id.is_some() || self.payment_links.is_some() || self.sdk_payload.is_some())
            && !response::has_any(
                self.raw.get(),
                <Self as response::Response>::ERROR_KEYS,
            )
    }
}

impl Object for PaymentLinks {
    const KEYS: &'static [&'static str] = &[
        "web",
        "mobile",
        "iframe",
        "expiry",
        "deep_link",
    ];

    fn read_field(&mut self, key: &str, json: &str) {
        match key {
            "web" => self.web = response::read(json),
            "mobile" => self.mobile = response::read(json),
            "iframe" => self.iframe = response::read(json),
            "expiry" => self.expiry = response::read(json),
            "deep_link" => self.deep_link = response::read(json),
            _ => {}
        }
    }
}

impl Value for PaymentLinks {
    const EXPECTED: &'static str = "an object";

    fn read(json: &str) -> Result<Self, TypeFault> {
        response::read_object(json)
    }
}

impl Serialize for PaymentLinks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        response::serialize_entry(&mut map, "web", &self.web)?;
        response::serialize_entry(&mut map, "mobile", &self.mobile)?;
        response::serialize_entry(&mut map, "iframe", &self.iframe)?;
        response::serialize_entry(&mut map, "expiry", &self.expiry)?;
        response::serialize_entry(&mut map, "deep_link", &self.deep_link)?;
        SerializeMap::end(map)
    }
}

impl<'de> Deserialize<'de> for PaymentLinks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, response::read_object)
    }
}
