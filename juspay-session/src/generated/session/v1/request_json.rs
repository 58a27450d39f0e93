// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! How the request of this version is read, checked and written.

use serde::de::Deserialize;
use serde::de::Deserializer;
use serde::ser::Serialize;
use serde::ser::SerializeMap;
use serde::ser::Serializer;

use crate::field::Entry;
use crate::field::Extra;
use crate::generated::session::rules;
use crate::generated::session::v1::request::SessionRequest;
use crate::generated::session::v1::request::SessionRequestBuilder;
use crate::generated::session::v1::response::SessionResponse;
use crate::json;
use crate::request;
use crate::request::Draft;
use crate::request::Fields;
use crate::request::HeaderSource;
use crate::request::Request;
use crate::request::RequestHeader;
use crate::response::sealed;
use crate::validation::Check;
use crate::validation::Rule;

impl Fields for SessionRequestBuilder {
    fn read_field(&mut self, key: &str, json: &str) -> Entry {
        match key {
            "order_id" => self.order_id.read(json),
            "amount" => self.amount.read(json),
            "customer_id" => self.customer_id.read(json),
            "customer_email" => self.customer_email.read(json),
            "customer_phone" => self.customer_phone.read(json),
            "payment_page_client_id" => self.payment_page_client_id.read(json),
            "action" => self.action.read(json),
            "return_url" => self.return_url.read(json),
            "first_name" => self.first_name.read(json),
            "last_name" => self.last_name.read(json),
            "description" => self.description.read(json),
            "options.get_upi_deep_links" => self.get_upi_deep_links.read(json),
            "metadata.JUSPAY:gateway_reference_id" => {
                self.gateway_reference_id.read(json)
            }
            "udf1" => self.udf1.read(json),
            "udf2" => self.udf2.read(json),
            "udf3" => self.udf3.read(json),
            "udf4" => self.udf4.read(json),
            "udf5" => self.udf5.read(json),
            "udf6" => self.udf6.read(json),
            "udf7" => self.udf7.read(json),
            "udf8" => self.udf8.read(json),
            "udf9" => self.udf9.read(json),
            "udf10" => self.udf10.read(json),
            "theme" => self.theme.read(json),
            "offer_code" => self.offer_code.read(json),
            _ => self.mandate.read_field(key, json),
        }
    }

    fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.order_id.serialize_entry("order_id", map)?;
        self.amount.serialize_entry("amount", map)?;
        self.customer_id.serialize_entry("customer_id", map)?;
        self.customer_email.serialize_entry("customer_email", map)?;
        self.customer_phone.serialize_entry("customer_phone", map)?;
        self.payment_page_client_id.serialize_entry("payment_page_client_id", map)?;
        self.action.serialize_entry("action", map)?;
        self.return_url.serialize_entry("return_url", map)?;
        self.first_name.serialize_entry("first_name", map)?;
        self.last_name.serialize_entry("last_name", map)?;
        self.description.serialize_entry("description", map)?;
        self.get_upi_deep_links.serialize_entry("options.get_upi_deep_links", map)?;
        self.gateway_reference_id
            .serialize_entry("metadata.JUSPAY:gateway_reference_id", map)?;
        self.mandate.serialize_fields(map)?;
        self.udf1.serialize_entry("udf1", map)?;
        self.udf2.serialize_entry("udf2", map)?;
        self.udf3.serialize_entry("udf3", map)?;
        self.udf4.serialize_entry("udf4", map)?;
        self.udf5.serialize_entry("udf5", map)?;
        self.udf6.serialize_entry("udf6", map)?;
        self.udf7.serialize_entry("udf7", map)?;
        self.udf8.serialize_entry("udf8", map)?;
        self.udf9.serialize_entry("udf9", map)?;
        self.udf10.serialize_entry("udf10", map)?;
        self.theme.serialize_entry("theme", map)?;
        self.offer_code.serialize_entry("offer_code", map)?;
        Ok(())
    }
}

impl Draft for SessionRequestBuilder {
    const KEYS: request::Keys = request::Keys {
        known: &[
            "order_id",
            "amount",
            "customer_id",
            "customer_email",
            "customer_phone",
            "payment_page_client_id",
            "action",
            "return_url",
            "first_name",
            "last_name",
            "description",
            "options.get_upi_deep_links",
            "metadata.JUSPAY:gateway_reference_id",
            "options.create_mandate",
            "mandate.max_amount",
            "mandate.start_date",
            "mandate.end_date",
            "mandate.frequency",
            "mandate.rule_value",
            "mandate.amount_rule",
            "mandate.revokable_by_customer",
            "mandate.block_funds",
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
            "theme",
            "offer_code",
        ],
        elsewhere: &[("currency", "default")],
        extra: &[
            "metadata.expiryInMins",
            "metadata.webhook_url",
            "metadata.bank_account_details",
            "payment_filter",
            "basket",
            "order_type",
            "product_id",
            "mobile_country_code",
        ],
    };

    fn check_fields(&self, check: &mut Check) {
        let mut is_mandate_given = false;
        is_mandate_given |= self.mandate.create_mandate.is_given();
        is_mandate_given |= self.mandate.max_amount.is_given();
        is_mandate_given |= self.mandate.start_date.is_given();
        is_mandate_given |= self.mandate.end_date.is_given();
        is_mandate_given |= self.mandate.frequency.is_given();
        is_mandate_given |= self.mandate.rule_value.is_given();
        is_mandate_given |= self.mandate.amount_rule.is_given();
        is_mandate_given |= self.mandate.revokable_by_customer.is_given();
        is_mandate_given |= self.mandate.block_funds.is_given();
        rules::order_id(&self.order_id, &self.action, check);
        rules::amount(&self.amount, &self.action, check);
        rules::customer_id(&self.customer_id, is_mandate_given, check);
        rules::customer_email(&self.customer_email, check);
        rules::customer_phone(&self.customer_phone, check);
        rules::payment_page_client_id(&self.payment_page_client_id, check);
        rules::action(&self.action, check);
        rules::return_url(&self.return_url, &self.action, check);
        rules::first_name(&self.first_name, check);
        rules::last_name(&self.last_name, check);
        check.field("description", "basic/description").value(&self.description);
        check
            .field("options.get_upi_deep_links", "basic/options.get_upi_deep_links")
            .value(&self.get_upi_deep_links);
        check
            .field(
                "metadata.JUSPAY:gateway_reference_id",
                "metadata/metadata.JUSPAY:gateway_reference_id",
            )
            .value(&self.gateway_reference_id);
        rules::mandate_create_mandate(
            &self.mandate.create_mandate,
            is_mandate_given,
            check,
        );
        rules::mandate_max_amount(
            &self.mandate.max_amount,
            &self.mandate.amount_rule,
            is_mandate_given,
            check,
        );
        rules::mandate_start_date(&self.mandate.start_date, is_mandate_given, check);
        rules::mandate_end_date(
            &self.mandate.end_date,
            &self.mandate.start_date,
            &self.mandate.frequency,
            is_mandate_given,
            check,
        );
        rules::mandate_frequency(&self.mandate.frequency, check);
        rules::mandate_rule_value(
            &self.mandate.rule_value,
            &self.mandate.frequency,
            check,
        );
        rules::mandate_amount_rule(&self.mandate.amount_rule, check);
        rules::mandate_revokable_by_customer(
            &self.mandate.revokable_by_customer,
            &self.mandate.frequency,
            check,
        );
        rules::mandate_block_funds(
            &self.mandate.block_funds,
            &self.mandate.frequency,
            check,
        );
        rules::udf1(&self.udf1, check);
        rules::udf2(&self.udf2, check);
        rules::udf3(&self.udf3, check);
        rules::udf4(&self.udf4, check);
        rules::udf5(&self.udf5, check);
        rules::udf6(&self.udf6, check);
        rules::udf7(&self.udf7, check);
        rules::udf8(&self.udf8, check);
        rules::udf9(&self.udf9, check);
        rules::udf10(&self.udf10, check);
        check.field("theme", "sample/theme").value(&self.theme);
        check.field("offer_code", "sample/offer_code").value(&self.offer_code);
    }

    fn extra(&self) -> &Extra {
        &self.extra
    }

    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }

    fn waived(&self) -> &[Rule] {
        &self.waived
    }
}

impl Serialize for SessionRequestBuilder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        request::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for SessionRequestBuilder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer, |json| request::read(json.as_bytes()))
    }
}

impl PartialEq for SessionRequest {
    fn eq(&self, other: &Self) -> bool {
        self.draft == other.draft
    }
}

impl Eq for SessionRequest {}

impl Serialize for SessionRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        request::serialize_checked(&self.draft, self.checked, serializer)
    }
}

impl<'de> Deserialize<'de> for SessionRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (draft, advisories) = json::deserialize(deserializer, request::read_stored)?;
        Ok(Self {
            draft,
            checked: true,
            advisories,
        })
    }
}

impl sealed::Sealed for SessionRequest {}

impl Request for SessionRequest {
    type Response = SessionResponse;
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/session";
    const HEADERS: &'static [RequestHeader] = &[
        RequestHeader {
            name: super::super::header::X_MERCHANTID,
            source: HeaderSource::MerchantId,
            is_required: true,
            is_sensitive: false,
        },
        RequestHeader {
            name: super::super::header::CONTENT_TYPE,
            source: HeaderSource::Constant("application/json"),
            is_required: true,
            is_sensitive: false,
        },
        RequestHeader {
            name: super::super::header::X_ROUTING_ID,
            source: HeaderSource::Request,
            is_required: true,
            is_sensitive: true,
        },
        RequestHeader {
            name: super::super::header::VERSION,
            source: HeaderSource::ApiVersion,
            is_required: false,
            is_sensitive: false,
        },
    ];

    fn to_json(&self) -> Vec<u8> {
        self.to_json()
    }

    fn order(&self) -> Option<&str> {
        self.order_id()
    }

    fn header(&self, name: &str) -> Option<&str> {
        match name {
            super::super::header::X_ROUTING_ID => {
                self.customer_id()
                    .filter(|text| !text.is_empty())
                    .or_else(|| self.order_id())
            }
            _ => None,
        }
    }
}
