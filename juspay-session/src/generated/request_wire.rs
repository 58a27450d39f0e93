// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How a request is read, written and shown.

use std::fmt;

use crate::json::NoJson;
use crate::json::Reader;
use crate::redact;
use crate::wire::Sink;
use crate::wire::WireValue;
use super::request::Mandate;
use super::request::RequestBody;
use super::versions::ApiVersion;

impl RequestBody {
    /// The text under a key, whatever the version.
    #[cfg(feature = "client")]
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match key {
            "order_id" => self.order_id.text(),
            "customer_id" => self.customer_id.text(),
            "customer_email" => self.customer_email.text(),
            "customer_phone" => self.customer_phone.text(),
            "payment_page_client_id" => self.payment_page_client_id.text(),
            "return_url" => self.return_url.text(),
            "first_name" => self.first_name.text(),
            "last_name" => self.last_name.text(),
            "description" => self.description.text(),
            "currency" => self.currency.text(),
            "metadata.JUSPAY:gateway_reference_id" => self.gateway_reference_id.text(),
            "udf1" => self.udf1.text(),
            "udf2" => self.udf2.text(),
            "udf3" => self.udf3.text(),
            "udf4" => self.udf4.text(),
            "udf5" => self.udf5.text(),
            "udf6" => self.udf6.text(),
            "udf7" => self.udf7.text(),
            "udf8" => self.udf8.text(),
            "udf9" => self.udf9.text(),
            "udf10" => self.udf10.text(),
            "theme" => self.theme.text(),
            "offer_code" => self.offer_code.text(),
            _ => None,
        }
    }

    /// Reads what stands under a key; `false`, and nothing is read, if the version does not know the key.
    pub(crate) fn read(
        &mut self,
        version: ApiVersion,
        key: &str,
        reader: &mut Reader<'_>,
    ) -> Result<bool, NoJson> {
        match key {
            "order_id" => WireValue::read(reader, &mut self.order_id)?,
            "amount" => WireValue::read(reader, &mut self.amount)?,
            "customer_id" => WireValue::read(reader, &mut self.customer_id)?,
            "customer_email" => WireValue::read(reader, &mut self.customer_email)?,
            "customer_phone" => WireValue::read(reader, &mut self.customer_phone)?,
            "payment_page_client_id" => {
                WireValue::read(reader, &mut self.payment_page_client_id)?
            }
            "action" => WireValue::read(reader, &mut self.action)?,
            "return_url" => WireValue::read(reader, &mut self.return_url)?,
            "first_name" => WireValue::read(reader, &mut self.first_name)?,
            "last_name" => WireValue::read(reader, &mut self.last_name)?,
            "description" => WireValue::read(reader, &mut self.description)?,
            "currency" if matches!(version, ApiVersion::Default) => {
                WireValue::read(reader, &mut self.currency)?
            }
            "options.get_upi_deep_links" if matches!(version, ApiVersion::V1) => {
                WireValue::read(reader, &mut self.get_upi_deep_links)?
            }
            "metadata.JUSPAY:gateway_reference_id" => {
                WireValue::read(reader, &mut self.gateway_reference_id)?
            }
            "options.create_mandate" => {
                WireValue::read(reader, &mut self.mandate.create_mandate)?
            }
            "mandate.max_amount" => {
                WireValue::read(reader, &mut self.mandate.max_amount)?
            }
            "mandate.start_date" => {
                WireValue::read(reader, &mut self.mandate.start_date)?
            }
            "mandate.end_date" => WireValue::read(reader, &mut self.mandate.end_date)?,
            "mandate.frequency" => WireValue::read(reader, &mut self.mandate.frequency)?,
            "mandate.rule_value" => {
                WireValue::read(reader, &mut self.mandate.rule_value)?
            }
            "mandate.amount_rule" => {
                WireValue::read(reader, &mut self.mandate.amount_rule)?
            }
            "mandate.revokable_by_customer" => {
                WireValue::read(reader, &mut self.mandate.revokable_by_customer)?
            }
            "mandate.block_funds" => {
                WireValue::read(reader, &mut self.mandate.block_funds)?
            }
            "udf1" => WireValue::read(reader, &mut self.udf1)?,
            "udf2" => WireValue::read(reader, &mut self.udf2)?,
            "udf3" => WireValue::read(reader, &mut self.udf3)?,
            "udf4" => WireValue::read(reader, &mut self.udf4)?,
            "udf5" => WireValue::read(reader, &mut self.udf5)?,
            "udf6" => WireValue::read(reader, &mut self.udf6)?,
            "udf7" => WireValue::read(reader, &mut self.udf7)?,
            "udf8" => WireValue::read(reader, &mut self.udf8)?,
            "udf9" => WireValue::read(reader, &mut self.udf9)?,
            "udf10" => WireValue::read(reader, &mut self.udf10)?,
            "theme" => WireValue::read(reader, &mut self.theme)?,
            "offer_code" => WireValue::read(reader, &mut self.offer_code)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Writes the fields that are given, in the order of the model.
    pub(crate) fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let sink = sink.slot("order_id", ",\"order_id\":\"", &self.order_id)?;
        let sink = sink.slot("amount", ",\"amount\":\"", &self.amount)?;
        let sink = sink.slot("customer_id", ",\"customer_id\":\"", &self.customer_id)?;
        let sink = sink
            .slot("customer_email", ",\"customer_email\":\"", &self.customer_email)?;
        let sink = sink
            .slot("customer_phone", ",\"customer_phone\":\"", &self.customer_phone)?;
        let sink = sink
            .slot(
                "payment_page_client_id",
                ",\"payment_page_client_id\":\"",
                &self.payment_page_client_id,
            )?;
        let sink = sink.slot("action", ",\"action\":\"", &self.action)?;
        let sink = sink.slot("return_url", ",\"return_url\":\"", &self.return_url)?;
        let sink = sink.slot("first_name", ",\"first_name\":\"", &self.first_name)?;
        let sink = sink.slot("last_name", ",\"last_name\":\"", &self.last_name)?;
        let sink = sink.slot("description", ",\"description\":\"", &self.description)?;
        let sink = sink.slot("currency", ",\"currency\":\"", &self.currency)?;
        let sink = sink
            .slot(
                "options.get_upi_deep_links",
                ",\"options.get_upi_deep_links\":\"",
                &self.get_upi_deep_links,
            )?;
        let sink = sink
            .slot(
                "metadata.JUSPAY:gateway_reference_id",
                ",\"metadata.JUSPAY:gateway_reference_id\":\"",
                &self.gateway_reference_id,
            )?;
        let sink = sink
            .slot(
                "options.create_mandate",
                ",\"options.create_mandate\":\"",
                &self.mandate.create_mandate,
            )?;
        let sink = sink
            .slot(
                "mandate.max_amount",
                ",\"mandate.max_amount\":\"",
                &self.mandate.max_amount,
            )?;
        let sink = sink
            .slot(
                "mandate.start_date",
                ",\"mandate.start_date\":\"",
                &self.mandate.start_date,
            )?;
        let sink = sink
            .slot(
                "mandate.end_date",
                ",\"mandate.end_date\":\"",
                &self.mandate.end_date,
            )?;
        let sink = sink
            .slot(
                "mandate.frequency",
                ",\"mandate.frequency\":\"",
                &self.mandate.frequency,
            )?;
        let sink = sink
            .slot(
                "mandate.rule_value",
                ",\"mandate.rule_value\":\"",
                &self.mandate.rule_value,
            )?;
        let sink = sink
            .slot(
                "mandate.amount_rule",
                ",\"mandate.amount_rule\":\"",
                &self.mandate.amount_rule,
            )?;
        let sink = sink
            .slot(
                "mandate.revokable_by_customer",
                ",\"mandate.revokable_by_customer\":\"",
                &self.mandate.revokable_by_customer,
            )?;
        let sink = sink
            .slot(
                "mandate.block_funds",
                ",\"mandate.block_funds\":\"",
                &self.mandate.block_funds,
            )?;
        let sink = sink.slot("udf1", ",\"udf1\":\"", &self.udf1)?;
        let sink = sink.slot("udf2", ",\"udf2\":\"", &self.udf2)?;
        let sink = sink.slot("udf3", ",\"udf3\":\"", &self.udf3)?;
        let sink = sink.slot("udf4", ",\"udf4\":\"", &self.udf4)?;
        let sink = sink.slot("udf5", ",\"udf5\":\"", &self.udf5)?;
        let sink = sink.slot("udf6", ",\"udf6\":\"", &self.udf6)?;
        let sink = sink.slot("udf7", ",\"udf7\":\"", &self.udf7)?;
        let sink = sink.slot("udf8", ",\"udf8\":\"", &self.udf8)?;
        let sink = sink.slot("udf9", ",\"udf9\":\"", &self.udf9)?;
        let sink = sink.slot("udf10", ",\"udf10\":\"", &self.udf10)?;
        let sink = sink.slot("theme", ",\"theme\":\"", &self.theme)?;
        let sink = sink.slot("offer_code", ",\"offer_code\":\"", &self.offer_code)?;
        Ok(sink)
    }

    /// Shows the fields that are given, and hides what is personal or secret.
    pub(crate) fn debug(&self, debug: &mut fmt::DebugStruct<'_, '_>) {
        redact::public(debug, "order_id", &self.order_id);
        redact::public(debug, "amount", &self.amount);
        redact::hidden(debug, "customer_id", &self.customer_id, "personal");
        redact::hidden(debug, "customer_email", &self.customer_email, "personal");
        redact::hidden(debug, "customer_phone", &self.customer_phone, "personal");
        redact::public(debug, "payment_page_client_id", &self.payment_page_client_id);
        redact::public(debug, "action", &self.action);
        redact::hidden(debug, "return_url", &self.return_url, "personal");
        redact::hidden(debug, "first_name", &self.first_name, "personal");
        redact::hidden(debug, "last_name", &self.last_name, "personal");
        redact::public(debug, "description", &self.description);
        redact::public(debug, "currency", &self.currency);
        redact::public(debug, "options.get_upi_deep_links", &self.get_upi_deep_links);
        redact::public(
            debug,
            "metadata.JUSPAY:gateway_reference_id",
            &self.gateway_reference_id,
        );
        redact::public(debug, "options.create_mandate", &self.mandate.create_mandate);
        redact::public(debug, "mandate.max_amount", &self.mandate.max_amount);
        redact::public(debug, "mandate.start_date", &self.mandate.start_date);
        redact::public(debug, "mandate.end_date", &self.mandate.end_date);
        redact::public(debug, "mandate.frequency", &self.mandate.frequency);
        redact::public(debug, "mandate.rule_value", &self.mandate.rule_value);
        redact::public(debug, "mandate.amount_rule", &self.mandate.amount_rule);
        redact::public(
            debug,
            "mandate.revokable_by_customer",
            &self.mandate.revokable_by_customer,
        );
        redact::public(debug, "mandate.block_funds", &self.mandate.block_funds);
        redact::hidden(debug, "udf1", &self.udf1, "personal");
        redact::hidden(debug, "udf2", &self.udf2, "personal");
        redact::hidden(debug, "udf3", &self.udf3, "personal");
        redact::hidden(debug, "udf4", &self.udf4, "personal");
        redact::hidden(debug, "udf5", &self.udf5, "personal");
        redact::hidden(debug, "udf6", &self.udf6, "personal");
        redact::hidden(debug, "udf7", &self.udf7, "personal");
        redact::hidden(debug, "udf8", &self.udf8, "personal");
        redact::hidden(debug, "udf9", &self.udf9, "personal");
        redact::hidden(debug, "udf10", &self.udf10, "personal");
        redact::public(debug, "theme", &self.theme);
        redact::public(debug, "offer_code", &self.offer_code);
    }
}

impl fmt::Debug for Mandate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("Mandate");
        redact::public(debug, "options.create_mandate", &self.create_mandate);
        redact::public(debug, "mandate.max_amount", &self.max_amount);
        redact::public(debug, "mandate.start_date", &self.start_date);
        redact::public(debug, "mandate.end_date", &self.end_date);
        redact::public(debug, "mandate.frequency", &self.frequency);
        redact::public(debug, "mandate.rule_value", &self.rule_value);
        redact::public(debug, "mandate.amount_rule", &self.amount_rule);
        redact::public(
            debug,
            "mandate.revokable_by_customer",
            &self.revokable_by_customer,
        );
        redact::public(debug, "mandate.block_funds", &self.block_funds);
        debug.finish()
    }
}
