// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The rules of a request, field by field, each with its place in the model.

use crate::field::Field;
use crate::generated::enums::Action;
use crate::generated::enums::AmountRule;
use crate::generated::enums::CreateMandate;
use crate::generated::enums::Frequency;
use crate::rules;
use crate::rules::Charset;
use crate::rules::Url;
use crate::validation;
use crate::validation::Check;
use crate::value::Amount;
use crate::value::EpochSeconds;
use crate::value::Integer;
use crate::value::Personal;

/// `order_id`
pub(super) fn order_id(
    field: &Field<String>,
    action: &Field<Action>,
    check: &mut Check,
) {
    let mut check = check.field("order_id", "basic/order_id");
    let effective_action = action.effective();
    if effective_action.is_none(|value| matches!(value, Action::PaymentManagement)) {
        check
            .must("required", validation::required(field))
            .when(|| effective_action.tell("action"));
    }
    if let Some(value) = check.value(field) {
        check.must("length", rules::length(value, 1..=20));
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 - _") }),
            );
    }
}

/// `amount`
pub(super) fn amount(field: &Field<Amount>, action: &Field<Action>, check: &mut Check) {
    let mut check = check.field("amount", "basic/amount");
    let effective_action = action.effective();
    if effective_action.is_none(|value| matches!(value, Action::PaymentManagement)) {
        check
            .must("required", validation::required(field))
            .when(|| effective_action.tell("action"));
    }
    check.value(field);
}

/// `customer_id`
pub(super) fn customer_id(
    field: &Field<Personal<String>>,
    is_mandate_given: bool,
    check: &mut Check,
) {
    let mut check = check.field("customer_id", "basic/customer_id");
    check.must("presence", validation::required(field));
    if let Some(Personal(value)) = check.value(field) {
        check
            .must("header_value", rules::header_value(value))
            .because("the x-routing-id header carries it");
        if is_mandate_given {
            check
                .should("length", rules::length(value, 1..))
                .given("a mandate field is set")
                .because(
                    "a mandate belongs to a customer, so a guest cannot use it later",
                );
        }
    }
}

/// `customer_email`
pub(super) fn customer_email(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("customer_email", "basic/customer_email");
    let effective_customer_email = field.effective();
    check
        .should("required", validation::required(field))
        .because("some gateways need it");
    if let Some(Personal(value)) = check.value(field) {
        if effective_customer_email.is_none(|value| matches!(value.0.as_str(), "")) {
            check.must("email", rules::email(value));
        }
        check
            .should("length", rules::length(value, 1..))
            .because("some gateways need it");
    }
}

/// `customer_phone`
pub(super) fn customer_phone(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("customer_phone", "basic/customer_phone");
    check
        .should("required", validation::required(field))
        .because("some gateways need it");
    if let Some(Personal(value)) = check.value(field) {
        check
            .should("length", rules::length(value, 10..=10))
            .because("ten digits, without a country code");
        check
            .should("charset", rules::charset(value, const { &Charset::new("0-9") }))
            .because("digits only, without \"+\" or spaces");
    }
}

/// `payment_page_client_id`
pub(super) fn payment_page_client_id(field: &Field<String>, check: &mut Check) {
    let mut check = check
        .field("payment_page_client_id", "basic/payment_page_client_id");
    check.must("presence", validation::required(field));
    if let Some(value) = check.value(field) {
        check.must("length", rules::length(value, 1..));
    }
}

/// `action`
pub(super) fn action(field: &Field<Action>, check: &mut Check) {
    let mut check = check.field("action", "basic/action");
    check.must("presence", validation::required(field));
    if let Some(value) = check.value(field) {
        check.must("known", validation::known(value.as_str(), Action::KNOWN));
    }
}

/// `return_url`
pub(super) fn return_url(
    field: &Field<Personal<String>>,
    action: &Field<Action>,
    check: &mut Check,
) {
    let mut check = check.field("return_url", "basic/return_url");
    let effective_action = action.effective();
    if effective_action.is_none(|value| matches!(value, Action::PaymentManagement)) {
        check
            .should("required", validation::required(field))
            .when(|| effective_action.tell("action"))
            .because(
                "without it, and without one on the dashboard, the payment page is not closed",
            );
    }
    if let Some(Personal(value)) = check.value(field) {
        let url = Url::of(value);
        check.must("https_url", url.https());
        check.must("url_without_query", url.without_query());
        check.must("url_without_ip_host", url.without_ip_host());
        check
            .should("url_public_host", url.public_host())
            .because("Juspay's servers must be able to reach it");
        check
            .should("url_without_user_info", url.without_user_info())
            .because("it hides where the URL leads");
        check
            .should("url_without_fragment", url.without_fragment())
            .because("no server sees it");
    }
}

/// `first_name`
pub(super) fn first_name(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("first_name", "basic/first_name");
    if let Some(Personal(value)) = check.value(field) {
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 ( ) . - _") }),
            );
    }
}

/// `last_name`
pub(super) fn last_name(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("last_name", "basic/last_name");
    if let Some(Personal(value)) = check.value(field) {
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 ( ) . - _") }),
            );
    }
}

/// `currency`
pub(super) fn currency(field: &Field<String>, check: &mut Check) {
    let mut check = check.field("currency", "basic/currency");
    if let Some(value) = check.value(field) {
        check.must("charset", rules::charset(value, const { &Charset::new("A-Z") }));
        check
            .should("length", rules::length(value, 3..=3))
            .because("every ISO 4217 code has three letters");
    }
}

/// `options.create_mandate`
pub(super) fn mandate_create_mandate(
    field: &Field<CreateMandate>,
    is_mandate_given: bool,
    check: &mut Check,
) {
    let mut check = check
        .field("options.create_mandate", "mandate/options.create_mandate");
    if is_mandate_given {
        check
            .must("required", validation::required(field))
            .given("a mandate field is set");
    }
    if let Some(value) = check.value(field) {
        check.must("known", validation::known(value.as_str(), CreateMandate::KNOWN));
    }
}

/// `mandate.max_amount`
pub(super) fn mandate_max_amount(
    field: &Field<Amount>,
    mandate_amount_rule: &Field<AmountRule>,
    is_mandate_given: bool,
    check: &mut Check,
) {
    let mut check = check.field("mandate.max_amount", "mandate/mandate.max_amount");
    let effective_mandate_amount_rule = mandate_amount_rule
        .effective_or(&AmountRule::Variable);
    if is_mandate_given
        && effective_mandate_amount_rule
            .is_none(|value| matches!(value, AmountRule::Fixed))
    {
        check
            .must("required", validation::required(field))
            .given("a mandate field is set")
            .when(|| effective_mandate_amount_rule.tell("mandate.amount_rule"));
    }
    if effective_mandate_amount_rule.is_any(|value| matches!(value, AmountRule::Fixed)) {
        check
            .should("forbidden", validation::forbidden(field))
            .when(|| effective_mandate_amount_rule.tell("mandate.amount_rule"))
            .because("with a fixed amount the amount of the order is the maximum");
    }
    if let Some(value) = check.value(field) {
        check
            .must("minimum", validation::minimum(*value, Amount::from_minor(100)))
            .because("the API refuses less");
    }
}

/// `mandate.start_date`
pub(super) fn mandate_start_date(
    field: &Field<EpochSeconds>,
    is_mandate_given: bool,
    check: &mut Check,
) {
    let mut check = check.field("mandate.start_date", "mandate/mandate.start_date");
    if is_mandate_given {
        check
            .should("required", validation::required(field))
            .given("a mandate field is set")
            .because("the page calls it required");
    }
    if let Some(value) = check.value(field) {
        check.must("date", validation::today(*value, check.now()));
    }
}

/// `mandate.end_date`
pub(super) fn mandate_end_date(
    field: &Field<EpochSeconds>,
    mandate_start_date: &Field<EpochSeconds>,
    mandate_frequency: &Field<Frequency>,
    is_mandate_given: bool,
    check: &mut Check,
) {
    let mut check = check.field("mandate.end_date", "mandate/mandate.end_date");
    let effective_mandate_frequency = mandate_frequency
        .effective_or(&Frequency::AsPresented);
    if is_mandate_given {
        check
            .should("required", validation::required(field))
            .given("a mandate field is set")
            .because("the mandate would last for thirty years");
    }
    if let Some(value) = check.value(field) {
        check
            .should(
                "after",
                validation::after(
                    *value,
                    mandate_start_date.value().copied(),
                    "mandate.start_date",
                ),
            );
        if effective_mandate_frequency
            .is_any(|value| matches!(value, Frequency::OneTime))
        {
            check
                .should(
                    "within",
                    validation::within(
                        *value,
                        90,
                        mandate_start_date.value().copied(),
                        "mandate.start_date",
                    ),
                )
                .when(|| effective_mandate_frequency.tell("mandate.frequency"))
                .because("a one-time UPI mandate is valid for 90 days");
        }
    }
}

/// `mandate.frequency`
pub(super) fn mandate_frequency(field: &Field<Frequency>, check: &mut Check) {
    let mut check = check.field("mandate.frequency", "mandate/mandate.frequency");
    if let Some(value) = check.value(field) {
        check.must("known", validation::known(value.as_str(), Frequency::KNOWN));
    }
}

/// `mandate.rule_value`
pub(super) fn mandate_rule_value(
    field: &Field<Integer>,
    mandate_frequency: &Field<Frequency>,
    check: &mut Check,
) {
    let mut check = check.field("mandate.rule_value", "mandate/mandate.rule_value");
    let effective_mandate_frequency = mandate_frequency
        .effective_or(&Frequency::AsPresented);
    if effective_mandate_frequency
        .is_any(|value| {
            matches!(
                value, Frequency::Weekly | Frequency::Fortnightly | Frequency::Monthly |
                Frequency::BiMonthly | Frequency::Quarterly | Frequency::HalfYearly |
                Frequency::Yearly
            )
        })
    {
        check
            .should("required", validation::required(field))
            .when(|| effective_mandate_frequency.tell("mandate.frequency"))
            .because("the frequency needs a day");
    }
    if effective_mandate_frequency
        .is_any(|value| {
            matches!(
                value, Frequency::OneTime | Frequency::Daily | Frequency::AsPresented
            )
        })
    {
        check
            .should("forbidden", validation::forbidden(field))
            .when(|| effective_mandate_frequency.tell("mandate.frequency"))
            .because("the frequency has no day to choose");
    }
    if let Some(Integer(value)) = check.value(field) {
        if effective_mandate_frequency.is_any(|value| matches!(value, Frequency::Weekly))
        {
            check
                .must("range_weekly", rules::range(*value, 1..=7))
                .when(|| effective_mandate_frequency.tell("mandate.frequency"));
        }
        if effective_mandate_frequency
            .is_any(|value| matches!(value, Frequency::Fortnightly))
        {
            check
                .must("range_fortnightly", rules::range(*value, 1..=16))
                .when(|| effective_mandate_frequency.tell("mandate.frequency"));
        }
        if effective_mandate_frequency
            .is_any(|value| {
                matches!(
                    value, Frequency::Monthly | Frequency::BiMonthly |
                    Frequency::Quarterly | Frequency::HalfYearly | Frequency::Yearly
                )
            })
        {
            check
                .must("range_monthly", rules::range(*value, 1..=31))
                .when(|| effective_mandate_frequency.tell("mandate.frequency"));
        }
    }
}

/// `mandate.amount_rule`
pub(super) fn mandate_amount_rule(field: &Field<AmountRule>, check: &mut Check) {
    let mut check = check.field("mandate.amount_rule", "mandate/mandate.amount_rule");
    if let Some(value) = check.value(field) {
        check.must("known", validation::known(value.as_str(), AmountRule::KNOWN));
    }
}

/// `mandate.revokable_by_customer`
pub(super) fn mandate_revokable_by_customer(
    field: &Field<bool>,
    mandate_frequency: &Field<Frequency>,
    check: &mut Check,
) {
    let mut check = check
        .field("mandate.revokable_by_customer", "mandate/mandate.revokable_by_customer");
    let effective_mandate_frequency = mandate_frequency
        .effective_or(&Frequency::AsPresented);
    if let Some(value) = check.value(field) {
        if effective_mandate_frequency
            .is_none(|value| matches!(value, Frequency::OneTime))
        {
            check
                .should("equals", validation::equals(*value, true))
                .when(|| effective_mandate_frequency.tell("mandate.frequency"))
                .because("a recurring mandate should be revokable");
        }
    }
}

/// `mandate.block_funds`
pub(super) fn mandate_block_funds(
    field: &Field<bool>,
    mandate_frequency: &Field<Frequency>,
    check: &mut Check,
) {
    let mut check = check.field("mandate.block_funds", "mandate/mandate.block_funds");
    let effective_mandate_frequency = mandate_frequency
        .effective_or(&Frequency::AsPresented);
    if let Some(value) = check.value(field) {
        if effective_mandate_frequency
            .is_any(|value| matches!(value, Frequency::OneTime))
        {
            check
                .must("equals_one_time", validation::equals(*value, true))
                .when(|| effective_mandate_frequency.tell("mandate.frequency"))
                .because("the API refuses the other");
        }
        if effective_mandate_frequency
            .is_none(|value| matches!(value, Frequency::OneTime))
        {
            check
                .must("equals_recurring", validation::equals(*value, false))
                .when(|| effective_mandate_frequency.tell("mandate.frequency"))
                .because("the API refuses the other");
        }
    }
}

/// `udf1`
pub(super) fn udf1(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf1", "udf/udf1");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 SPACE") }),
            );
    }
}

/// `udf2`
pub(super) fn udf2(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf2", "udf/udf2");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 SPACE") }),
            );
    }
}

/// `udf3`
pub(super) fn udf3(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf3", "udf/udf3");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 SPACE") }),
            );
    }
}

/// `udf4`
pub(super) fn udf4(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf4", "udf/udf4");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 SPACE") }),
            );
    }
}

/// `udf5`
pub(super) fn udf5(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf5", "udf/udf5");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
        check
            .must(
                "charset",
                rules::charset(value, const { &Charset::new("A-Z a-z 0-9 SPACE") }),
            );
    }
}

/// `udf6`
pub(super) fn udf6(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf6", "udf/udf6");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf7`
pub(super) fn udf7(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf7", "udf/udf7");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf8`
pub(super) fn udf8(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf8", "udf/udf8");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf9`
pub(super) fn udf9(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf9", "udf/udf9");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
    }
}

/// `udf10`
pub(super) fn udf10(field: &Field<Personal<String>>, check: &mut Check) {
    let mut check = check.field("udf10", "udf/udf10");
    if let Some(Personal(value)) = check.value(field) {
        check.must("length", rules::length(value, 0..=255));
    }
}
