// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the groups that all versions share are read and written.

use serde::de::Deserialize;
use serde::de::Deserializer;
use serde::ser::Serialize;
use serde::ser::SerializeMap;
use serde::ser::Serializer;

use crate::field::Entry;
use crate::generated::session::groups::Mandate;
use crate::json;
use crate::request;
use crate::request::Fields;

impl Fields for Mandate {
    fn read_field(&mut self, key: &str, json: &str) -> Entry {
        match key {
            "options.create_mandate" => self.create_mandate.read(json),
            "mandate.max_amount" => self.max_amount.read(json),
            "mandate.start_date" => self.start_date.read(json),
            "mandate.end_date" => self.end_date.read(json),
            "mandate.frequency" => self.frequency.read(json),
            "mandate.rule_value" => self.rule_value.read(json),
            "mandate.amount_rule" => self.amount_rule.read(json),
            "mandate.revokable_by_customer" => self.revokable_by_customer.read(json),
            "mandate.block_funds" => self.block_funds.read(json),
            _ => Entry::Unknown,
        }
    }

    fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.create_mandate.serialize_entry("options.create_mandate", map)?;
        self.max_amount.serialize_entry("mandate.max_amount", map)?;
        self.start_date.serialize_entry("mandate.start_date", map)?;
        self.end_date.serialize_entry("mandate.end_date", map)?;
        self.frequency.serialize_entry("mandate.frequency", map)?;
        self.rule_value.serialize_entry("mandate.rule_value", map)?;
        self.amount_rule.serialize_entry("mandate.amount_rule", map)?;
        self.revokable_by_customer
            .serialize_entry("mandate.revokable_by_customer", map)?;
        self.block_funds.serialize_entry("mandate.block_funds", map)?;
        Ok(())
    }
}

impl Serialize for Mandate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        request::serialize_group(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Mandate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, request::read_group)
    }
}
