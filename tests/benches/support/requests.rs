//! The two requests that are measured, filled into every kind of type that is compared.

#[path = "values.rs"]
mod values;

use juspay_session::{Action, Amount, AmountRule, CreateMandate, EpochSeconds, Frequency, Mandate, default};
use serde::{Deserialize, Serialize};
use tests::sample::NOW;
pub use values::{VALUES, Values};

/// The draft of the page's sample: 12 keys.
pub fn sample(values: &Values<'_>) -> default::SessionRequestBuilder {
    default::SessionRequest::builder()
        .order_id(values.order_id)
        .amount(Amount::from_minor(100))
        .customer_id(values.customer_id)
        .customer_email(values.customer_email)
        .customer_phone(values.customer_phone)
        .payment_page_client_id(values.payment_page_client_id)
        .action(Action::PaymentPage)
        .return_url(values.return_url)
        .first_name(values.first_name)
        .last_name(values.last_name)
        .description(values.description)
        .gateway_reference_id(values.gateway_reference_id)
}

/// The draft of a full request: 32 keys.
pub fn full(values: &Values<'_>) -> default::SessionRequestBuilder {
    let [udf1, udf2, udf3, udf4, udf5, udf6, udf7, udf8, udf9, udf10] = values.udfs;
    let mandate = Mandate::new()
        .create_mandate(CreateMandate::Required)
        .max_amount(Amount::from_minor(500_000))
        .start_date(NOW)
        .end_date(EpochSeconds::from_secs(1_640_863_969))
        .frequency(Frequency::Monthly)
        .rule_value(7)
        .amount_rule(AmountRule::Variable)
        .revokable_by_customer(true)
        .block_funds(false);
    sample(values)
        .currency(values.currency)
        .mandate(mandate)
        .udf1(udf1)
        .udf2(udf2)
        .udf3(udf3)
        .udf4(udf4)
        .udf5(udf5)
        .udf6(udf6)
        .udf7(udf7)
        .udf8(udf8)
        .udf9(udf9)
        .udf10(udf10)
}

/// The same as a struct with derives, and garde's rules, which are as near to the model's as it can say them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, garde::Validate)]
#[garde(allow_unvalidated)]
pub struct Derived {
    #[garde(length(chars, min = 1, max = 20), custom(order_characters))]
    pub order_id: String,
    #[garde(custom(decimal))]
    pub amount: String,
    pub customer_id: String,
    #[garde(email)]
    pub customer_email: String,
    #[garde(length(chars, equal = 10), custom(digits))]
    pub customer_phone: String,
    #[garde(length(chars, min = 1))]
    pub payment_page_client_id: String,
    pub action: DerivedAction,
    #[garde(url, prefix("https://"))]
    pub return_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(name_characters)))]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(name_characters)))]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, equal = 3), custom(capitals)))]
    pub currency: Option<String>,
    #[serde(rename = "metadata.JUSPAY:gateway_reference_id", skip_serializing_if = "Option::is_none")]
    pub gateway_reference_id: Option<String>,
    #[serde(rename = "options.create_mandate", skip_serializing_if = "Option::is_none")]
    pub create_mandate: Option<String>,
    #[serde(rename = "mandate.max_amount", skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(decimal)))]
    pub max_amount: Option<String>,
    #[serde(rename = "mandate.start_date", skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(digits)))]
    pub start_date: Option<String>,
    #[serde(rename = "mandate.end_date", skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(digits)))]
    pub end_date: Option<String>,
    #[serde(rename = "mandate.frequency", skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    #[serde(rename = "mandate.rule_value", skip_serializing_if = "Option::is_none")]
    #[garde(inner(custom(digits)))]
    pub rule_value: Option<String>,
    #[serde(rename = "mandate.amount_rule", skip_serializing_if = "Option::is_none")]
    pub amount_rule: Option<String>,
    #[serde(rename = "mandate.revokable_by_customer", skip_serializing_if = "Option::is_none")]
    pub revokable_by_customer: Option<bool>,
    #[serde(rename = "mandate.block_funds", skip_serializing_if = "Option::is_none")]
    pub block_funds: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255), custom(words)))]
    pub udf1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255), custom(words)))]
    pub udf2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255), custom(words)))]
    pub udf3: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255), custom(words)))]
    pub udf4: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255), custom(words)))]
    pub udf5: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255)))]
    pub udf6: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255)))]
    pub udf7: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255)))]
    pub udf8: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255)))]
    pub udf9: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(length(chars, max = 255)))]
    pub udf10: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_code: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DerivedAction {
    #[default]
    PaymentPage,
    PaymentManagement,
}

fn only(text: &str, allowed: impl Fn(u8) -> bool) -> garde::Result {
    if text.bytes().all(allowed) { Ok(()) } else { Err(garde::Error::new("a character is not allowed")) }
}

fn order_characters(text: &str, _: &()) -> garde::Result {
    only(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn name_characters(text: &str, _: &()) -> garde::Result {
    only(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'(' | b')' | b'.' | b'-' | b'_'))
}

fn digits(text: &str, _: &()) -> garde::Result {
    only(text, |byte| byte.is_ascii_digit())
}

fn capitals(text: &str, _: &()) -> garde::Result {
    only(text, |byte| byte.is_ascii_uppercase())
}

fn words(text: &str, _: &()) -> garde::Result {
    only(text, |byte| byte.is_ascii_alphanumeric() || byte == b' ')
}

fn decimal(text: &str, _: &()) -> garde::Result {
    text.parse::<Amount>().map(drop).map_err(|error| garde::Error::new(error.to_string()))
}

/// The page's sample, as the derived struct.
pub fn derived_sample(values: &Values<'_>) -> Derived {
    Derived {
        order_id: values.order_id.into(),
        amount: "1.00".into(),
        customer_id: values.customer_id.into(),
        customer_email: values.customer_email.into(),
        customer_phone: values.customer_phone.into(),
        payment_page_client_id: values.payment_page_client_id.into(),
        action: DerivedAction::PaymentPage,
        return_url: values.return_url.into(),
        first_name: Some(values.first_name.into()),
        last_name: Some(values.last_name.into()),
        description: Some(values.description.into()),
        gateway_reference_id: Some(values.gateway_reference_id.into()),
        ..Derived::default()
    }
}

/// The full request, as the derived struct.
pub fn derived_full(values: &Values<'_>) -> Derived {
    let [udf1, udf2, udf3, udf4, udf5, udf6, udf7, udf8, udf9, udf10] = values.udfs.map(|udf| Some(udf.into()));
    Derived {
        currency: Some(values.currency.into()),
        create_mandate: Some("REQUIRED".into()),
        max_amount: Some("5000.00".into()),
        start_date: Some("1633087969".into()),
        end_date: Some("1640863969".into()),
        frequency: Some("MONTHLY".into()),
        rule_value: Some("7".into()),
        amount_rule: Some("VARIABLE".into()),
        revokable_by_customer: Some(true),
        block_funds: Some(false),
        udf1,
        udf2,
        udf3,
        udf4,
        udf5,
        udf6,
        udf7,
        udf8,
        udf9,
        udf10,
        ..derived_sample(values)
    }
}

/// Types that typify makes from the same rules as a schema.
#[allow(clippy::all, reason = "they are not ours")]
pub mod typified {
    typify::import_types!(schema = "benches/support/request.schema.json", struct_builder = true);
}

/// The page's sample, as typify's type.
pub fn typified_sample(values: &Values<'_>) -> typified::SessionRequest {
    typified_draft(values).try_into().expect("it keeps the schema")
}

fn typified_draft(values: &Values<'_>) -> typified::builder::SessionRequest {
    typified::SessionRequest::builder()
        .order_id(values.order_id)
        .amount("1.00")
        .customer_id(values.customer_id.to_owned())
        .customer_email(values.customer_email)
        .customer_phone(values.customer_phone)
        .payment_page_client_id(values.payment_page_client_id)
        .action(typified::SessionRequestAction::PaymentPage)
        .return_url(values.return_url)
        .first_name(some(values.first_name))
        .last_name(some(values.last_name))
        .description(Some(values.description.to_owned()))
        .metadata_juspay_gateway_reference_id(Some(values.gateway_reference_id.to_owned()))
}

/// The full request, as typify's type.
pub fn typified_full(values: &Values<'_>) -> typified::SessionRequest {
    let [udf1, udf2, udf3, udf4, udf5, udf6, udf7, udf8, udf9, udf10] = values.udfs;
    typified_draft(values)
        .currency(some(values.currency))
        .options_create_mandate(Some(typified::SessionRequestOptionsCreateMandate::Required))
        .mandate_max_amount(some("5000.00"))
        .mandate_start_date(some("1633087969"))
        .mandate_end_date(some("1640863969"))
        .mandate_frequency(Some(typified::SessionRequestMandateFrequency::Monthly))
        .mandate_rule_value(some("7"))
        .mandate_amount_rule(Some(typified::SessionRequestMandateAmountRule::Variable))
        .mandate_revokable_by_customer(Some(true))
        .mandate_block_funds(Some(false))
        .udf1(some(udf1))
        .udf2(some(udf2))
        .udf3(some(udf3))
        .udf4(some(udf4))
        .udf5(some(udf5))
        .udf6(some(udf6))
        .udf7(some(udf7))
        .udf8(some(udf8))
        .udf9(some(udf9))
        .udf10(some(udf10))
        .try_into()
        .expect("it keeps the schema")
}

fn some<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}
