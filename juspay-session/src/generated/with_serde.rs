// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How serde writes the enums and the objects of the answers.

use serde::ser::Serialize;
use serde::ser::Serializer;

use crate::version::Version;
use crate::with_serde;
use super::enums::Action;
use super::enums::AmountRule;
use super::enums::CreateMandate;
use super::enums::Frequency;
use super::enums::OrderStatus;
use super::objects::ErrorBody;
use super::objects::ErrorField;
use super::objects::ErrorInfo;
use super::objects::PaymentLinks;
use super::objects::ProcessPayload;
use super::objects::SdkPayload;
use super::objects::SessionResponse;

impl Serialize for Action {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for CreateMandate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Frequency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for AmountRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for OrderStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<V: Version> Serialize for SessionResponse<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}

impl<V: Version> Serialize for PaymentLinks<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}

impl Serialize for SdkPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}

impl Serialize for ProcessPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}

impl Serialize for ErrorBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}

impl Serialize for ErrorInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}

impl Serialize for ErrorField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_serde::serialize_object(self, serializer)
    }
}
