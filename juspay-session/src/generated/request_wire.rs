// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How a request is read, written and shown.

use std::fmt;

use crate::redact;
use crate::wire::Sink;
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

    /// Takes what stands under a key; `false` if the version does not know the key.
    pub(crate) fn read(&mut self, version: ApiVersion, key: &str, raw: &str) -> bool {
        match key {
            "order_id" => self.order_id.read(raw),
            "amount" => self.amount.read(raw),
            "customer_id" => self.customer_id.read(raw),
            "customer_email" => self.customer_email.read(raw),
            "customer_phone" => self.customer_phone.read(raw),
            "payment_page_client_id" => self.payment_page_client_id.read(raw),
            "action" => self.action.read(raw),
            "return_url" => self.return_url.read(raw),
            "first_name" => self.first_name.read(raw),
            "last_name" => self.last_name.read(raw),
            "description" => self.description.read(raw),
            "currency" if matches!(version, ApiVersion::Default) => {
                self.currency.read(raw)
            }
            "options.get_upi_deep_links" if matches!(version, ApiVersion::V1) => {
                self.get_upi_deep_links.read(raw)
            }
            "metadata.JUSPAY:gateway_reference_id" => self.gateway_reference_id.read(raw),
            "options.create_mandate" => self.mandate.create_mandate.read(raw),
            "mandate.max_amount" => self.mandate.max_amount.read(raw),
            "mandate.start_date" => self.mandate.start_date.read(raw),
            "mandate.end_date" => self.mandate.end_date.read(raw),
            "mandate.frequency" => self.mandate.frequency.read(raw),
            "mandate.rule_value" => self.mandate.rule_value.read(raw),
            "mandate.amount_rule" => self.mandate.amount_rule.read(raw),
            "mandate.revokable_by_customer" => {
                self.mandate.revokable_by_customer.read(raw)
            }
            "mandate.block_funds" => self.mandate.block_funds.read(raw),
            "udf1" => self.udf1.read(raw),
            "udf2" => self.udf2.read(raw),
            "udf3" => self.udf3.read(raw),
            "udf4" => self.udf4.read(raw),
            "udf5" => self.udf5.read(raw),
            "udf6" => self.udf6.read(raw),
            "udf7" => self.udf7.read(raw),
            "udf8" => self.udf8.read(raw),
            "udf9" => self.udf9.read(raw),
            "udf10" => self.udf10.read(raw),
            "theme" => self.theme.read(raw),
            "offer_code" => self.offer_code.read(raw),
            _ => return false,
        }
        true
    }

    /// Writes the fields that are given, in the order of the model.
    pub(crate) fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        sink.slot("order_id", &self.order_id)?;
        sink.slot("amount", &self.amount)?;
        sink.slot("customer_id", &self.customer_id)?;
        sink.slot("customer_email", &self.customer_email)?;
        sink.slot("customer_phone", &self.customer_phone)?;
        sink.slot("payment_page_client_id", &self.payment_page_client_id)?;
        sink.slot("action", &self.action)?;
        sink.slot("return_url", &self.return_url)?;
        sink.slot("first_name", &self.first_name)?;
        sink.slot("last_name", &self.last_name)?;
        sink.slot("description", &self.description)?;
        sink.slot("currency", &self.currency)?;
        sink.slot("options.get_upi_deep_links", &self.get_upi_deep_links)?;
        sink.slot("metadata.JUSPAY:gateway_reference_id", &self.gateway_reference_id)?;
        sink.slot("options.create_mandate", &self.mandate.create_mandate)?;
        sink.slot("mandate.max_amount", &self.mandate.max_amount)?;
        sink.slot("mandate.start_date", &self.mandate.start_date)?;
        sink.slot("mandate.end_date", &self.mandate.end_date)?;
        sink.slot("mandate.frequency", &self.mandate.frequency)?;
        sink.slot("mandate.rule_value", &self.mandate.rule_value)?;
        sink.slot("mandate.amount_rule", &self.mandate.amount_rule)?;
        sink.slot("mandate.revokable_by_customer", &self.mandate.revokable_by_customer)?;
        sink.slot("mandate.block_funds", &self.mandate.block_funds)?;
        sink.slot("udf1", &self.udf1)?;
        sink.slot("udf2", &self.udf2)?;
        sink.slot("udf3", &self.udf3)?;
        sink.slot("udf4", &self.udf4)?;
        sink.slot("udf5", &self.udf5)?;
        sink.slot("udf6", &self.udf6)?;
        sink.slot("udf7", &self.udf7)?;
        sink.slot("udf8", &self.udf8)?;
        sink.slot("udf9", &self.udf9)?;
        sink.slot("udf10", &self.udf10)?;
        sink.slot("theme", &self.theme)?;
        sink.slot("offer_code", &self.offer_code)?;
        Ok(())
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
