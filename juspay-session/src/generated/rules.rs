// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The rules of a request, field by field, each with its place in the model.

use crate::adapters as rules;
use crate::check::Check;
use super::enums::AmountRule;
use super::enums::Frequency;
use super::request::RequestBody;
use super::request::TextKey;
use super::versions::ApiVersion;

/// Checks every rule of a version.
pub(crate) fn check_request(version: ApiVersion, body: &RequestBody, check: &mut Check) {
    order_id(body, check);
    amount(body, check);
    customer_id(body, check);
    customer_email(body, check);
    customer_phone(body, check);
    payment_page_client_id(body, check);
    action(body, check);
    return_url(body, check);
    first_name(body, check);
    last_name(body, check);
    description(body, check);
    if matches!(version, ApiVersion::Default) {
        currency(body, check);
    }
    if matches!(version, ApiVersion::V1) {
        get_upi_deep_links(body, check);
    }
    gateway_reference_id(body, check);
    mandate_create_mandate(body, check);
    mandate_max_amount(body, check);
    mandate_start_date(body, check);
    mandate_end_date(body, check);
    mandate_frequency(body, check);
    mandate_rule_value(body, check);
    mandate_amount_rule(body, check);
    mandate_revokable_by_customer(body, check);
    mandate_block_funds(body, check);
    udf1(body, check);
    udf2(body, check);
    udf3(body, check);
    udf4(body, check);
    udf5(body, check);
    udf6(body, check);
    udf7(body, check);
    udf8(body, check);
    udf9(body, check);
    udf10(body, check);
    theme(body, check);
    offer_code(body, check);
}

/// `order_id`
fn order_id(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("order_id", "basic/order_id");
    check.must("presence", rules::required(body.texts.is_given(TextKey::order_id)));
    if let Some(value) = check.text(body.texts.slot(TextKey::order_id)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 - _");
        check.must("length", rules::length(value, 1..=20));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `amount`
fn amount(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("amount", "basic/amount");
    check.must("presence", rules::required(body.amount.is_given()));
    check.value(&body.amount);
}

/// `customer_id`
fn customer_id(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("customer_id", "basic/customer_id");
    check.must("presence", rules::required(body.texts.is_given(TextKey::customer_id)));
    if let Some(value) = check.text(body.texts.slot(TextKey::customer_id)) {
        if body.has_mandate() {
            check
                .should("length", rules::length(value, 1..))
                .because(
                    "A mandate belongs to a customer, so a guest cannot use it later.",
                );
        }
    }
}

/// `customer_email`
fn customer_email(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("customer_email", "basic/customer_email");
    check
        .must("presence", rules::required(body.texts.is_given(TextKey::customer_email)));
    if let Some(value) = check.text(body.texts.slot(TextKey::customer_email)) {
        check.must("email", rules::is_email(value));
    }
}

/// `customer_phone`
fn customer_phone(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("customer_phone", "basic/customer_phone");
    check
        .must("presence", rules::required(body.texts.is_given(TextKey::customer_phone)));
    if let Some(value) = check.text(body.texts.slot(TextKey::customer_phone)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("0-9");
        check
            .should("length", rules::length(value, 10..=10))
            .because("Ten digits, without a country code.");
        check
            .should("charset", rules::charset(value, CHARSET))
            .because("Digits only, without \"+\" or blanks.");
    }
}

/// `payment_page_client_id`
fn payment_page_client_id(body: &RequestBody, check: &mut Check) {
    let mut check = check
        .field("payment_page_client_id", "basic/payment_page_client_id");
    check
        .must(
            "presence",
            rules::required(body.texts.is_given(TextKey::payment_page_client_id)),
        );
    if let Some(value) = check.text(body.texts.slot(TextKey::payment_page_client_id)) {
        check.must("length", rules::length(value, 1..));
    }
}

/// `action`
fn action(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("action", "basic/action");
    check.must("presence", rules::required(body.action.is_given()));
    if let Some(value) = check.value(&body.action) {
        check.must("known", rules::known(value));
    }
}

/// `return_url`
fn return_url(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("return_url", "basic/return_url");
    check.must("presence", rules::required(body.texts.is_given(TextKey::return_url)));
    if let Some(value) = check.text(body.texts.slot(TextKey::return_url)) {
        let url = rules::Url::of(value);
        check.must("https_url", rules::is_https_url(&url));
        check.must("url_without_query", rules::is_url_without_query(&url));
        check.must("url_without_ip_host", rules::is_url_without_ip_host(&url));
        check
            .should("url_public_host", rules::is_url_public_host(&url))
            .because("Juspay's servers must be able to reach it.");
    }
}

/// `first_name`
fn first_name(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("first_name", "basic/first_name");
    if let Some(value) = check.text(body.texts.slot(TextKey::first_name)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 ( ) . - _");
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `last_name`
fn last_name(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("last_name", "basic/last_name");
    if let Some(value) = check.text(body.texts.slot(TextKey::last_name)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 ( ) . - _");
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `description`
fn description(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("description", "basic/description");
    check.text(body.texts.slot(TextKey::description));
}

/// `currency`
fn currency(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("currency", "basic/currency");
    if let Some(value) = check.text(body.texts.slot(TextKey::currency)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z");
        check.must("length", rules::length(value, 3..=3));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `options.get_upi_deep_links`
fn get_upi_deep_links(body: &RequestBody, check: &mut Check) {
    let mut check = check
        .field("options.get_upi_deep_links", "basic/options.get_upi_deep_links");
    check.value(&body.get_upi_deep_links);
}

/// `metadata.JUSPAY:gateway_reference_id`
fn gateway_reference_id(body: &RequestBody, check: &mut Check) {
    let mut check = check
        .field(
            "metadata.JUSPAY:gateway_reference_id",
            "metadata/metadata.JUSPAY:gateway_reference_id",
        );
    check.text(body.texts.slot(TextKey::gateway_reference_id));
}

/// `options.create_mandate`
fn mandate_create_mandate(body: &RequestBody, check: &mut Check) {
    let mut check = check
        .field("options.create_mandate", "mandate/options.create_mandate");
    if body.has_mandate() {
        check.must("required", rules::required(body.mandate.create_mandate.is_given()));
    }
    if let Some(value) = check.value(&body.mandate.create_mandate) {
        check.must("known", rules::known(value));
    }
}

/// `mandate.max_amount`
fn mandate_max_amount(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.max_amount", "mandate/mandate.max_amount");
    let mandate_amount_rule = body
        .mandate
        .amount_rule
        .effective_or(&AmountRule::Variable);
    if body.has_mandate() && mandate_amount_rule.is_none_of(&[AmountRule::Fixed]) {
        check.must("required", rules::required(body.mandate.max_amount.is_given()));
    }
    if mandate_amount_rule.is_any_of(&[AmountRule::Fixed]) {
        check
            .should("forbidden", rules::forbidden(body.mandate.max_amount.is_given()))
            .because("With a fixed amount the amount of the order is the maximum.");
    }
    check.value(&body.mandate.max_amount);
}

/// `mandate.start_date`
fn mandate_start_date(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.start_date", "mandate/mandate.start_date");
    if body.has_mandate() {
        check.must("required", rules::required(body.mandate.start_date.is_given()));
    }
    if let Some(value) = check.value(&body.mandate.start_date) {
        check.must("date", rules::today(*value, check.now()));
    }
}

/// `mandate.end_date`
fn mandate_end_date(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.end_date", "mandate/mandate.end_date");
    let mandate_frequency = body.mandate.frequency.effective_or(&Frequency::AsPresented);
    if body.has_mandate() {
        check
            .should("required", rules::required(body.mandate.end_date.is_given()))
            .because("The mandate would last for thirty years.");
    }
    if let Some(value) = check.value(&body.mandate.end_date) {
        check
            .must(
                "after",
                rules::after(value, &body.mandate.start_date, "mandate.start_date"),
            );
        if mandate_frequency.is_any_of(&[Frequency::OneTime]) {
            check
                .should(
                    "within",
                    rules::within_days(
                        *value,
                        90,
                        &body.mandate.start_date,
                        "mandate.start_date",
                    ),
                )
                .because("A one-time UPI mandate is valid for 90 days.");
        }
    }
}

/// `mandate.frequency`
fn mandate_frequency(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.frequency", "mandate/mandate.frequency");
    if let Some(value) = check.value(&body.mandate.frequency) {
        check.must("known", rules::known(value));
    }
}

/// `mandate.rule_value`
fn mandate_rule_value(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.rule_value", "mandate/mandate.rule_value");
    let mandate_frequency = body.mandate.frequency.effective_or(&Frequency::AsPresented);
    if mandate_frequency
        .is_any_of(
            &[
                Frequency::Weekly,
                Frequency::Fortnightly,
                Frequency::Monthly,
                Frequency::BiMonthly,
                Frequency::Quarterly,
                Frequency::HalfYearly,
                Frequency::Yearly,
            ],
        )
    {
        check
            .should("required", rules::required(body.mandate.rule_value.is_given()))
            .because("The frequency needs a day.");
    }
    if mandate_frequency
        .is_any_of(&[Frequency::OneTime, Frequency::Daily, Frequency::AsPresented])
    {
        check
            .should("forbidden", rules::forbidden(body.mandate.rule_value.is_given()))
            .because("The frequency has no day to choose.");
    }
    if let Some(value) = check.value(&body.mandate.rule_value) {
        if mandate_frequency.is_any_of(&[Frequency::Weekly]) {
            check.must("range_weekly", rules::range(value.0, 1, 7));
        }
        if mandate_frequency.is_any_of(&[Frequency::Fortnightly]) {
            check.must("range_fortnightly", rules::range(value.0, 1, 16));
        }
        if mandate_frequency
            .is_any_of(
                &[
                    Frequency::Monthly,
                    Frequency::BiMonthly,
                    Frequency::Quarterly,
                    Frequency::HalfYearly,
                    Frequency::Yearly,
                ],
            )
        {
            check.must("range_monthly", rules::range(value.0, 1, 31));
        }
    }
}

/// `mandate.amount_rule`
fn mandate_amount_rule(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.amount_rule", "mandate/mandate.amount_rule");
    if let Some(value) = check.value(&body.mandate.amount_rule) {
        check.must("known", rules::known(value));
    }
}

/// `mandate.revokable_by_customer`
fn mandate_revokable_by_customer(body: &RequestBody, check: &mut Check) {
    let mut check = check
        .field("mandate.revokable_by_customer", "mandate/mandate.revokable_by_customer");
    let mandate_frequency = body.mandate.frequency.effective_or(&Frequency::AsPresented);
    if let Some(value) = check.value(&body.mandate.revokable_by_customer) {
        if mandate_frequency.is_none_of(&[Frequency::OneTime]) {
            check
                .should("equals", rules::equals(*value, true))
                .because("A recurring mandate should be revokable.");
        }
    }
}

/// `mandate.block_funds`
fn mandate_block_funds(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("mandate.block_funds", "mandate/mandate.block_funds");
    let mandate_frequency = body.mandate.frequency.effective_or(&Frequency::AsPresented);
    if let Some(value) = check.value(&body.mandate.block_funds) {
        if mandate_frequency.is_any_of(&[Frequency::OneTime]) {
            check.must("equals_one_time", rules::equals(*value, true));
        }
        if mandate_frequency.is_none_of(&[Frequency::OneTime]) {
            check.must("equals_recurring", rules::equals(*value, false));
        }
    }
}

/// `udf1`
fn udf1(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf1", "udf/udf1");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf1)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 SPACE");
        check.must("length", rules::length(value, 0..=255));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `udf2`
fn udf2(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf2", "udf/udf2");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf2)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 SPACE");
        check.must("length", rules::length(value, 0..=255));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `udf3`
fn udf3(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf3", "udf/udf3");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf3)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 SPACE");
        check.must("length", rules::length(value, 0..=255));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `udf4`
fn udf4(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf4", "udf/udf4");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf4)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 SPACE");
        check.must("length", rules::length(value, 0..=255));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `udf5`
fn udf5(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf5", "udf/udf5");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf5)) {
        const CHARSET: &rules::Charset = &rules::Charset::new("A-Z a-z 0-9 SPACE");
        check.must("length", rules::length(value, 0..=255));
        check.must("charset", rules::charset(value, CHARSET));
    }
}

/// `udf6`
fn udf6(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf6", "udf/udf6");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf6)) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf7`
fn udf7(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf7", "udf/udf7");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf7)) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf8`
fn udf8(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf8", "udf/udf8");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf8)) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf9`
fn udf9(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf9", "udf/udf9");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf9)) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf10`
fn udf10(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("udf10", "udf/udf10");
    if let Some(value) = check.text(body.texts.slot(TextKey::udf10)) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `theme`
fn theme(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("theme", "sample/theme");
    check.text(body.texts.slot(TextKey::theme));
}

/// `offer_code`
fn offer_code(body: &RequestBody, check: &mut Check) {
    let mut check = check.field("offer_code", "sample/offer_code");
    check.text(body.texts.slot(TextKey::offer_code));
}
