// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the objects of the answers are read, written and shown.

use std::fmt;

use serde::ser::Serialize;
use serde::ser::Serializer;

use crate::json::RawJson;
use crate::redact;
use crate::version::Version;
use crate::version::sealed;
use crate::wire;
use crate::wire::Extra;
use crate::wire::Object;
use crate::wire::Sink;
use super::objects::ErrorBody;
use super::objects::ErrorField;
use super::objects::ErrorInfo;
use super::objects::PaymentLinks;
use super::objects::ProcessPayload;
use super::objects::SdkPayload;
use super::objects::SessionResponse;
use super::versions::ApiVersion;

impl<V: Version> Object for SessionResponse<V> {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "status" => self.status.read(raw),
            "id" => self.id.read(raw),
            "order_id" => self.order_id.read(raw),
            "order_expiry" => self.order_expiry.read(raw),
            "payment_links" => self.payment_links.read(raw),
            "sdk_payload" => self.sdk_payload.read(raw),
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("status", &self.status)?;
        sink.slot("id", &self.id)?;
        sink.slot("order_id", &self.order_id)?;
        sink.slot("order_expiry", &self.order_expiry)?;
        sink.slot("payment_links", &self.payment_links)?;
        sink.slot("sdk_payload", &self.sdk_payload)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<V: Version> Serialize for SessionResponse<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl<V: Version> fmt::Debug for SessionResponse<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("SessionResponse");
        redact::public(debug, "status", &self.status);
        redact::public(debug, "id", &self.id);
        redact::public(debug, "order_id", &self.order_id);
        redact::public(debug, "order_expiry", &self.order_expiry);
        redact::public(debug, "payment_links", &self.payment_links);
        redact::public(debug, "sdk_payload", &self.sdk_payload);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl<V: Version> sealed::Sealed for SessionResponse<V> {}

impl<V: Version> Object for PaymentLinks<V> {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "web" => self.web.read(raw),
            "mobile" => self.mobile.read(raw),
            "iframe" => self.iframe.read(raw),
            "expiry" if matches!(V::API_VERSION, ApiVersion::V1) => self.expiry.read(raw),
            "deep_link" if matches!(V::API_VERSION, ApiVersion::V1) => {
                self.deep_link.read(raw)
            }
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("web", &self.web)?;
        sink.slot("mobile", &self.mobile)?;
        sink.slot("iframe", &self.iframe)?;
        sink.slot("expiry", &self.expiry)?;
        sink.slot("deep_link", &self.deep_link)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<V: Version> Serialize for PaymentLinks<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl<V: Version> fmt::Debug for PaymentLinks<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("PaymentLinks");
        redact::hidden(debug, "web", &self.web, "secret");
        redact::hidden(debug, "mobile", &self.mobile, "secret");
        redact::hidden(debug, "iframe", &self.iframe, "secret");
        redact::public(debug, "expiry", &self.expiry);
        redact::hidden(debug, "deep_link", &self.deep_link, "secret");
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl Object for SdkPayload {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "requestId" => self.request_id.read(raw),
            "service" => self.service.read(raw),
            "payload" => self.payload.read(raw),
            "expiry" => self.expiry.read(raw),
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("requestId", &self.request_id)?;
        sink.slot("service", &self.service)?;
        sink.slot("payload", &self.payload)?;
        sink.slot("expiry", &self.expiry)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }

    fn raw(&self) -> Option<&RawJson> {
        Some(&self.json)
    }

    fn keep_raw(&mut self, raw: &str) {
        self.json = RawJson::from_valid(raw);
    }
}

impl Serialize for SdkPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl fmt::Debug for SdkPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("SdkPayload");
        redact::public(debug, "requestId", &self.request_id);
        redact::public(debug, "service", &self.service);
        redact::public(debug, "payload", &self.payload);
        redact::public(debug, "expiry", &self.expiry);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl Object for ProcessPayload {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "clientId" => self.client_id.read(raw),
            "merchantId" => self.merchant_id.read(raw),
            "clientAuthToken" => self.client_auth_token.read(raw),
            "clientAuthTokenExpiry" => self.client_auth_token_expiry.read(raw),
            "environment" => self.environment.read(raw),
            "action" => self.action.read(raw),
            "orderId" => self.order_id.read(raw),
            "amount" => self.amount.read(raw),
            "currency" => self.currency.read(raw),
            "description" => self.description.read(raw),
            "customerId" => self.customer_id.read(raw),
            "customerEmail" => self.customer_email.read(raw),
            "customerPhone" => self.customer_phone.read(raw),
            "firstName" => self.first_name.read(raw),
            "lastName" => self.last_name.read(raw),
            "returnUrl" => self.return_url.read(raw),
            "options.getUpiDeepLinks" => self.get_upi_deep_links.read(raw),
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("clientId", &self.client_id)?;
        sink.slot("merchantId", &self.merchant_id)?;
        sink.slot("clientAuthToken", &self.client_auth_token)?;
        sink.slot("clientAuthTokenExpiry", &self.client_auth_token_expiry)?;
        sink.slot("environment", &self.environment)?;
        sink.slot("action", &self.action)?;
        sink.slot("orderId", &self.order_id)?;
        sink.slot("amount", &self.amount)?;
        sink.slot("currency", &self.currency)?;
        sink.slot("description", &self.description)?;
        sink.slot("customerId", &self.customer_id)?;
        sink.slot("customerEmail", &self.customer_email)?;
        sink.slot("customerPhone", &self.customer_phone)?;
        sink.slot("firstName", &self.first_name)?;
        sink.slot("lastName", &self.last_name)?;
        sink.slot("returnUrl", &self.return_url)?;
        sink.slot("options.getUpiDeepLinks", &self.get_upi_deep_links)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Serialize for ProcessPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl fmt::Debug for ProcessPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("ProcessPayload");
        redact::public(debug, "clientId", &self.client_id);
        redact::public(debug, "merchantId", &self.merchant_id);
        redact::hidden(debug, "clientAuthToken", &self.client_auth_token, "secret");
        redact::public(debug, "clientAuthTokenExpiry", &self.client_auth_token_expiry);
        redact::public(debug, "environment", &self.environment);
        redact::public(debug, "action", &self.action);
        redact::public(debug, "orderId", &self.order_id);
        redact::public(debug, "amount", &self.amount);
        redact::public(debug, "currency", &self.currency);
        redact::public(debug, "description", &self.description);
        redact::hidden(debug, "customerId", &self.customer_id, "personal");
        redact::hidden(debug, "customerEmail", &self.customer_email, "personal");
        redact::hidden(debug, "customerPhone", &self.customer_phone, "personal");
        redact::hidden(debug, "firstName", &self.first_name, "personal");
        redact::hidden(debug, "lastName", &self.last_name, "personal");
        redact::hidden(debug, "returnUrl", &self.return_url, "personal");
        redact::public(debug, "options.getUpiDeepLinks", &self.get_upi_deep_links);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl Object for ErrorBody {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "status" => self.status.read(raw),
            "status_id" => self.status_id.read(raw),
            "error_code" => self.error_code.read(raw),
            "error_message" => self.error_message.read(raw),
            "error_info" => self.error_info.read(raw),
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("status", &self.status)?;
        sink.slot("status_id", &self.status_id)?;
        sink.slot("error_code", &self.error_code)?;
        sink.slot("error_message", &self.error_message)?;
        sink.slot("error_info", &self.error_info)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Serialize for ErrorBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl fmt::Debug for ErrorBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("ErrorBody");
        redact::public(debug, "status", &self.status);
        redact::public(debug, "status_id", &self.status_id);
        redact::public(debug, "error_code", &self.error_code);
        redact::hidden(debug, "error_message", &self.error_message, "personal");
        redact::public(debug, "error_info", &self.error_info);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl Object for ErrorInfo {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "code" => self.code.read(raw),
            "category" => self.category.read(raw),
            "request_id" => self.request_id.read(raw),
            "developer_message" => self.developer_message.read(raw),
            "user_message" => self.user_message.read(raw),
            "href" => self.href.read(raw),
            "fields" => self.fields.read(raw),
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("code", &self.code)?;
        sink.slot("category", &self.category)?;
        sink.slot("request_id", &self.request_id)?;
        sink.slot("developer_message", &self.developer_message)?;
        sink.slot("user_message", &self.user_message)?;
        sink.slot("href", &self.href)?;
        sink.slot("fields", &self.fields)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Serialize for ErrorInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl fmt::Debug for ErrorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("ErrorInfo");
        redact::public(debug, "code", &self.code);
        redact::public(debug, "category", &self.category);
        redact::public(debug, "request_id", &self.request_id);
        redact::hidden(debug, "developer_message", &self.developer_message, "personal");
        redact::hidden(debug, "user_message", &self.user_message, "personal");
        redact::public(debug, "href", &self.href);
        redact::public(debug, "fields", &self.fields);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl Object for ErrorField {
    fn read(&mut self, key: &str, raw: &str) -> bool {
        match key {
            "field_name" => self.field_name.read(raw),
            "reason" => self.reason.read(raw),
            _ => return false,
        }
        true
    }

    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("field_name", &self.field_name)?;
        sink.slot("reason", &self.reason)?;
        Ok(())
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Serialize for ErrorField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_object(self, serializer)
    }
}

impl fmt::Debug for ErrorField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("ErrorField");
        redact::public(debug, "field_name", &self.field_name);
        redact::hidden(debug, "reason", &self.reason, "personal");
        debug.field("extra", &self.extra.keys()).finish()
    }
}
