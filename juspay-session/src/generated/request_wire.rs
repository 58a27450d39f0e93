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
use super::request::TextKey;
use super::versions::ApiVersion;

impl RequestBody {
    /// The text under a key, whatever the version.
    #[cfg(feature = "client")]
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match key {
            "order_id" => self.texts.slot(TextKey::order_id).text(),
            "customer_id" => self.texts.slot(TextKey::customer_id).text(),
            "customer_email" => self.texts.slot(TextKey::customer_email).text(),
            "customer_phone" => self.texts.slot(TextKey::customer_phone).text(),
            "payment_page_client_id" => {
                self.texts.slot(TextKey::payment_page_client_id).text()
            }
            "return_url" => self.texts.slot(TextKey::return_url).text(),
            "first_name" => self.texts.slot(TextKey::first_name).text(),
            "last_name" => self.texts.slot(TextKey::last_name).text(),
            "description" => self.texts.slot(TextKey::description).text(),
            "currency" => self.texts.slot(TextKey::currency).text(),
            "metadata.JUSPAY:gateway_reference_id" => {
                self.texts.slot(TextKey::gateway_reference_id).text()
            }
            "udf1" => self.texts.slot(TextKey::udf1).text(),
            "udf2" => self.texts.slot(TextKey::udf2).text(),
            "udf3" => self.texts.slot(TextKey::udf3).text(),
            "udf4" => self.texts.slot(TextKey::udf4).text(),
            "udf5" => self.texts.slot(TextKey::udf5).text(),
            "udf6" => self.texts.slot(TextKey::udf6).text(),
            "udf7" => self.texts.slot(TextKey::udf7).text(),
            "udf8" => self.texts.slot(TextKey::udf8).text(),
            "udf9" => self.texts.slot(TextKey::udf9).text(),
            "udf10" => self.texts.slot(TextKey::udf10).text(),
            "theme" => self.texts.slot(TextKey::theme).text(),
            "offer_code" => self.texts.slot(TextKey::offer_code).text(),
            _ => None,
        }
    }
}

impl RequestBody {
    /// Reads what stands under a key; `false`, and nothing is read, if the version does not know the key.
    pub(crate) fn read(
        &mut self,
        version: ApiVersion,
        key: &str,
        reader: &mut Reader<'_>,
    ) -> Result<bool, NoJson> {
        match key {
            "order_id" => self.texts.read(TextKey::order_id, reader)?,
            "amount" => WireValue::read(reader, &mut self.amount)?,
            "customer_id" => self.texts.read(TextKey::customer_id, reader)?,
            "customer_email" => self.texts.read(TextKey::customer_email, reader)?,
            "customer_phone" => self.texts.read(TextKey::customer_phone, reader)?,
            "payment_page_client_id" => {
                self.texts.read(TextKey::payment_page_client_id, reader)?
            }
            "action" => WireValue::read(reader, &mut self.action)?,
            "return_url" => self.texts.read(TextKey::return_url, reader)?,
            "first_name" => self.texts.read(TextKey::first_name, reader)?,
            "last_name" => self.texts.read(TextKey::last_name, reader)?,
            "description" => self.texts.read(TextKey::description, reader)?,
            "currency" if matches!(version, ApiVersion::Default) => {
                self.texts.read(TextKey::currency, reader)?
            }
            "options.get_upi_deep_links" if matches!(version, ApiVersion::V1) => {
                WireValue::read(reader, &mut self.get_upi_deep_links)?
            }
            "metadata.JUSPAY:gateway_reference_id" => {
                self.texts.read(TextKey::gateway_reference_id, reader)?
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
            "udf1" => self.texts.read(TextKey::udf1, reader)?,
            "udf2" => self.texts.read(TextKey::udf2, reader)?,
            "udf3" => self.texts.read(TextKey::udf3, reader)?,
            "udf4" => self.texts.read(TextKey::udf4, reader)?,
            "udf5" => self.texts.read(TextKey::udf5, reader)?,
            "udf6" => self.texts.read(TextKey::udf6, reader)?,
            "udf7" => self.texts.read(TextKey::udf7, reader)?,
            "udf8" => self.texts.read(TextKey::udf8, reader)?,
            "udf9" => self.texts.read(TextKey::udf9, reader)?,
            "udf10" => self.texts.read(TextKey::udf10, reader)?,
            "theme" => self.texts.read(TextKey::theme, reader)?,
            "offer_code" => self.texts.read(TextKey::offer_code, reader)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl RequestBody {
    /// Writes the fields that are given, in the order of the model.
    pub(crate) fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        let run = &mut self.texts.run();
        let sink = sink.text(run, TextKey::order_id)?;
        let sink = sink.flush(run, self.amount.is_given())?;
        let sink = sink.slot("amount", ",\"amount\":\"", &self.amount)?;
        let sink = sink.text(run, TextKey::customer_id)?;
        let sink = sink.text(run, TextKey::customer_email)?;
        let sink = sink.text(run, TextKey::customer_phone)?;
        let sink = sink.text(run, TextKey::payment_page_client_id)?;
        let sink = sink.flush(run, self.action.is_given())?;
        let sink = sink.slot("action", ",\"action\":\"", &self.action)?;
        let sink = sink.text(run, TextKey::return_url)?;
        let sink = sink.text(run, TextKey::first_name)?;
        let sink = sink.text(run, TextKey::last_name)?;
        let sink = sink.text(run, TextKey::description)?;
        let sink = sink.text(run, TextKey::currency)?;
        let sink = sink.flush(run, self.get_upi_deep_links.is_given())?;
        let sink = sink
            .slot(
                "options.get_upi_deep_links",
                ",\"options.get_upi_deep_links\":\"",
                &self.get_upi_deep_links,
            )?;
        let sink = sink.text(run, TextKey::gateway_reference_id)?;
        let sink = sink.flush(run, self.mandate.create_mandate.is_given())?;
        let sink = sink
            .slot(
                "options.create_mandate",
                ",\"options.create_mandate\":\"",
                &self.mandate.create_mandate,
            )?;
        let sink = sink.flush(run, self.mandate.max_amount.is_given())?;
        let sink = sink
            .slot(
                "mandate.max_amount",
                ",\"mandate.max_amount\":\"",
                &self.mandate.max_amount,
            )?;
        let sink = sink.flush(run, self.mandate.start_date.is_given())?;
        let sink = sink
            .slot(
                "mandate.start_date",
                ",\"mandate.start_date\":\"",
                &self.mandate.start_date,
            )?;
        let sink = sink.flush(run, self.mandate.end_date.is_given())?;
        let sink = sink
            .slot(
                "mandate.end_date",
                ",\"mandate.end_date\":\"",
                &self.mandate.end_date,
            )?;
        let sink = sink.flush(run, self.mandate.frequency.is_given())?;
        let sink = sink
            .slot(
                "mandate.frequency",
                ",\"mandate.frequency\":\"",
                &self.mandate.frequency,
            )?;
        let sink = sink.flush(run, self.mandate.rule_value.is_given())?;
        let sink = sink
            .slot(
                "mandate.rule_value",
                ",\"mandate.rule_value\":\"",
                &self.mandate.rule_value,
            )?;
        let sink = sink.flush(run, self.mandate.amount_rule.is_given())?;
        let sink = sink
            .slot(
                "mandate.amount_rule",
                ",\"mandate.amount_rule\":\"",
                &self.mandate.amount_rule,
            )?;
        let sink = sink.flush(run, self.mandate.revokable_by_customer.is_given())?;
        let sink = sink
            .slot(
                "mandate.revokable_by_customer",
                ",\"mandate.revokable_by_customer\":\"",
                &self.mandate.revokable_by_customer,
            )?;
        let sink = sink.flush(run, self.mandate.block_funds.is_given())?;
        let sink = sink
            .slot(
                "mandate.block_funds",
                ",\"mandate.block_funds\":\"",
                &self.mandate.block_funds,
            )?;
        let sink = sink.text(run, TextKey::udf1)?;
        let sink = sink.text(run, TextKey::udf2)?;
        let sink = sink.text(run, TextKey::udf3)?;
        let sink = sink.text(run, TextKey::udf4)?;
        let sink = sink.text(run, TextKey::udf5)?;
        let sink = sink.text(run, TextKey::udf6)?;
        let sink = sink.text(run, TextKey::udf7)?;
        let sink = sink.text(run, TextKey::udf8)?;
        let sink = sink.text(run, TextKey::udf9)?;
        let sink = sink.text(run, TextKey::udf10)?;
        let sink = sink.text(run, TextKey::theme)?;
        let sink = sink.text(run, TextKey::offer_code)?;
        sink.flush(run, true)
    }
}

impl RequestBody {
    /// Shows the fields that are given, and hides what is personal or secret.
    pub(crate) fn debug(&self, debug: &mut fmt::DebugStruct<'_, '_>) {
        self.texts.show(debug, TextKey::order_id);
        redact::public(debug, "amount", &self.amount);
        self.texts.hide(debug, TextKey::customer_id, "personal");
        self.texts.hide(debug, TextKey::customer_email, "personal");
        self.texts.hide(debug, TextKey::customer_phone, "personal");
        self.texts.show(debug, TextKey::payment_page_client_id);
        redact::public(debug, "action", &self.action);
        self.texts.hide(debug, TextKey::return_url, "personal");
        self.texts.hide(debug, TextKey::first_name, "personal");
        self.texts.hide(debug, TextKey::last_name, "personal");
        self.texts.show(debug, TextKey::description);
        self.texts.show(debug, TextKey::currency);
        redact::public(debug, "options.get_upi_deep_links", &self.get_upi_deep_links);
        self.texts.show(debug, TextKey::gateway_reference_id);
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
        self.texts.hide(debug, TextKey::udf1, "personal");
        self.texts.hide(debug, TextKey::udf2, "personal");
        self.texts.hide(debug, TextKey::udf3, "personal");
        self.texts.hide(debug, TextKey::udf4, "personal");
        self.texts.hide(debug, TextKey::udf5, "personal");
        self.texts.hide(debug, TextKey::udf6, "personal");
        self.texts.hide(debug, TextKey::udf7, "personal");
        self.texts.hide(debug, TextKey::udf8, "personal");
        self.texts.hide(debug, TextKey::udf9, "personal");
        self.texts.hide(debug, TextKey::udf10, "personal");
        self.texts.show(debug, TextKey::theme);
        self.texts.show(debug, TextKey::offer_code);
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
