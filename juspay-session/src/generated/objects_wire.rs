// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the objects of the answers are read, written and shown.

use std::fmt;

use crate::json::NoJson;
use crate::json::RawJson;
use crate::json::Reader;
use crate::redact;
use crate::version::Version;
use crate::version::sealed;
use crate::wire::Extra;
use crate::wire::Object;
use crate::wire::Sink;
use crate::wire::WireValue;
use super::objects::ErrorBody;
use super::objects::ErrorField;
use super::objects::ErrorInfo;
use super::objects::PaymentLinks;
use super::objects::ProcessPayload;
use super::objects::SdkPayload;
use super::objects::SessionResponse;
use super::versions::ApiVersion;

impl<V: Version> Object for SessionResponse<V> {
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "status" => WireValue::read(reader, &mut self.status)?,
            "id" => WireValue::read(reader, &mut self.id)?,
            "order_id" => WireValue::read(reader, &mut self.order_id)?,
            "order_expiry" => WireValue::read(reader, &mut self.order_expiry)?,
            "payment_links" => WireValue::read(reader, &mut self.payment_links)?,
            "sdk_payload" => WireValue::read(reader, &mut self.sdk_payload)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("status", ",\"status\":\"", &self.status)?;
        let sink = sink.slot("id", ",\"id\":\"", &self.id)?;
        let sink = sink.slot("order_id", ",\"order_id\":\"", &self.order_id)?;
        let sink = sink
            .slot("order_expiry", ",\"order_expiry\":\"", &self.order_expiry)?;
        let sink = sink
            .slot("payment_links", ",\"payment_links\":\"", &self.payment_links)?;
        let sink = sink.slot("sdk_payload", ",\"sdk_payload\":\"", &self.sdk_payload)?;
        Ok(sink)
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
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
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "web" => WireValue::read(reader, &mut self.web)?,
            "mobile" => WireValue::read(reader, &mut self.mobile)?,
            "iframe" => WireValue::read(reader, &mut self.iframe)?,
            "expiry" if matches!(V::API_VERSION, ApiVersion::V1) => {
                WireValue::read(reader, &mut self.expiry)?
            }
            "deep_link" if matches!(V::API_VERSION, ApiVersion::V1) => {
                WireValue::read(reader, &mut self.deep_link)?
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("web", ",\"web\":\"", &self.web)?;
        let sink = sink.slot("mobile", ",\"mobile\":\"", &self.mobile)?;
        let sink = sink.slot("iframe", ",\"iframe\":\"", &self.iframe)?;
        let sink = sink.slot("expiry", ",\"expiry\":\"", &self.expiry)?;
        let sink = sink.slot("deep_link", ",\"deep_link\":\"", &self.deep_link)?;
        Ok(sink)
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
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
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "requestId" => WireValue::read(reader, &mut self.request_id)?,
            "service" => WireValue::read(reader, &mut self.service)?,
            "payload" => WireValue::read(reader, &mut self.payload)?,
            "expiry" => WireValue::read(reader, &mut self.expiry)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("requestId", ",\"requestId\":\"", &self.request_id)?;
        let sink = sink.slot("service", ",\"service\":\"", &self.service)?;
        let sink = sink.slot("payload", ",\"payload\":\"", &self.payload)?;
        let sink = sink.slot("expiry", ",\"expiry\":\"", &self.expiry)?;
        Ok(sink)
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

    fn keep_raw(&mut self, reader: &mut Reader<'_>, start: usize) {
        self.json = reader.keep_from(start);
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
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "clientId" => WireValue::read(reader, &mut self.client_id)?,
            "merchantId" => WireValue::read(reader, &mut self.merchant_id)?,
            "clientAuthToken" => WireValue::read(reader, &mut self.client_auth_token)?,
            "clientAuthTokenExpiry" => {
                WireValue::read(reader, &mut self.client_auth_token_expiry)?
            }
            "environment" => WireValue::read(reader, &mut self.environment)?,
            "action" => WireValue::read(reader, &mut self.action)?,
            "orderId" => WireValue::read(reader, &mut self.order_id)?,
            "amount" => WireValue::read(reader, &mut self.amount)?,
            "currency" => WireValue::read(reader, &mut self.currency)?,
            "description" => WireValue::read(reader, &mut self.description)?,
            "customerId" => WireValue::read(reader, &mut self.customer_id)?,
            "customerEmail" => WireValue::read(reader, &mut self.customer_email)?,
            "customerPhone" => WireValue::read(reader, &mut self.customer_phone)?,
            "firstName" => WireValue::read(reader, &mut self.first_name)?,
            "lastName" => WireValue::read(reader, &mut self.last_name)?,
            "returnUrl" => WireValue::read(reader, &mut self.return_url)?,
            "options.getUpiDeepLinks" => {
                WireValue::read(reader, &mut self.get_upi_deep_links)?
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("clientId", ",\"clientId\":\"", &self.client_id)?;
        let sink = sink.slot("merchantId", ",\"merchantId\":\"", &self.merchant_id)?;
        let sink = sink
            .slot(
                "clientAuthToken",
                ",\"clientAuthToken\":\"",
                &self.client_auth_token,
            )?;
        let sink = sink
            .slot(
                "clientAuthTokenExpiry",
                ",\"clientAuthTokenExpiry\":\"",
                &self.client_auth_token_expiry,
            )?;
        let sink = sink.slot("environment", ",\"environment\":\"", &self.environment)?;
        let sink = sink.slot("action", ",\"action\":\"", &self.action)?;
        let sink = sink.slot("orderId", ",\"orderId\":\"", &self.order_id)?;
        let sink = sink.slot("amount", ",\"amount\":\"", &self.amount)?;
        let sink = sink.slot("currency", ",\"currency\":\"", &self.currency)?;
        let sink = sink.slot("description", ",\"description\":\"", &self.description)?;
        let sink = sink.slot("customerId", ",\"customerId\":\"", &self.customer_id)?;
        let sink = sink
            .slot("customerEmail", ",\"customerEmail\":\"", &self.customer_email)?;
        let sink = sink
            .slot("customerPhone", ",\"customerPhone\":\"", &self.customer_phone)?;
        let sink = sink.slot("firstName", ",\"firstName\":\"", &self.first_name)?;
        let sink = sink.slot("lastName", ",\"lastName\":\"", &self.last_name)?;
        let sink = sink.slot("returnUrl", ",\"returnUrl\":\"", &self.return_url)?;
        let sink = sink
            .slot(
                "options.getUpiDeepLinks",
                ",\"options.getUpiDeepLinks\":\"",
                &self.get_upi_deep_links,
            )?;
        Ok(sink)
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
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
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "status" => WireValue::read(reader, &mut self.status)?,
            "status_id" => WireValue::read(reader, &mut self.status_id)?,
            "error_code" => WireValue::read(reader, &mut self.error_code)?,
            "error_message" => WireValue::read(reader, &mut self.error_message)?,
            "error_info" => WireValue::read(reader, &mut self.error_info)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("status", ",\"status\":\"", &self.status)?;
        let sink = sink.slot("status_id", ",\"status_id\":\"", &self.status_id)?;
        let sink = sink.slot("error_code", ",\"error_code\":\"", &self.error_code)?;
        let sink = sink
            .slot("error_message", ",\"error_message\":\"", &self.error_message)?;
        let sink = sink.slot("error_info", ",\"error_info\":\"", &self.error_info)?;
        Ok(sink)
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
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
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "code" => WireValue::read(reader, &mut self.code)?,
            "category" => WireValue::read(reader, &mut self.category)?,
            "request_id" => WireValue::read(reader, &mut self.request_id)?,
            "developer_message" => WireValue::read(reader, &mut self.developer_message)?,
            "user_message" => WireValue::read(reader, &mut self.user_message)?,
            "href" => WireValue::read(reader, &mut self.href)?,
            "fields" => WireValue::read(reader, &mut self.fields)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("code", ",\"code\":\"", &self.code)?;
        let sink = sink.slot("category", ",\"category\":\"", &self.category)?;
        let sink = sink.slot("request_id", ",\"request_id\":\"", &self.request_id)?;
        let sink = sink
            .slot(
                "developer_message",
                ",\"developer_message\":\"",
                &self.developer_message,
            )?;
        let sink = sink
            .slot("user_message", ",\"user_message\":\"", &self.user_message)?;
        let sink = sink.slot("href", ",\"href\":\"", &self.href)?;
        let sink = sink.slot("fields", ",\"fields\":\"", &self.fields)?;
        Ok(sink)
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
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
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        match key {
            "field_name" => WireValue::read(reader, &mut self.field_name)?,
            "reason" => WireValue::read(reader, &mut self.reason)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("field_name", ",\"field_name\":\"", &self.field_name)?;
        let sink = sink.slot("reason", ",\"reason\":\"", &self.reason)?;
        Ok(sink)
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
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
