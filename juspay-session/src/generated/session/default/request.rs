// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The request of this version, and its builder.

use crate::field::Extra;
use crate::field::Field;
use crate::generated::enums::Action;
use crate::generated::enums::AmountRule;
use crate::generated::enums::CreateMandate;
use crate::generated::enums::Frequency;
use crate::generated::session::groups::Mandate;
use crate::json::ReadError;
use crate::request;
use crate::validation::Rule;
use crate::validation::Violation;
use crate::validation::Violations;
use crate::value::Amount;
use crate::value::EpochSeconds;
use crate::value::Personal;
use crate::value::RawJson;

/// A [`SessionRequest`] that has not been checked yet: every field may still be missing or invalid.
///
/// Setting a field again replaces its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "a builder does nothing until it is built"]
pub struct SessionRequestBuilder {
    /// `order_id`
    pub(super) order_id: Field<String>,
    /// `amount`
    pub(super) amount: Field<Amount>,
    /// `customer_id`
    pub(super) customer_id: Field<Personal<String>>,
    /// `customer_email`
    pub(super) customer_email: Field<Personal<String>>,
    /// `customer_phone`
    pub(super) customer_phone: Field<Personal<String>>,
    /// `payment_page_client_id`
    pub(super) payment_page_client_id: Field<String>,
    /// `action`
    pub(super) action: Field<Action>,
    /// `return_url`
    pub(super) return_url: Field<Personal<String>>,
    /// `first_name`
    pub(super) first_name: Field<Personal<String>>,
    /// `last_name`
    pub(super) last_name: Field<Personal<String>>,
    /// `description`
    pub(super) description: Field<String>,
    /// `currency`
    pub(super) currency: Field<String>,
    /// `metadata.JUSPAY:gateway_reference_id`
    pub(super) gateway_reference_id: Field<String>,
    pub(super) mandate: Mandate,
    /// `udf1`
    pub(super) udf1: Field<Personal<String>>,
    /// `udf2`
    pub(super) udf2: Field<Personal<String>>,
    /// `udf3`
    pub(super) udf3: Field<Personal<String>>,
    /// `udf4`
    pub(super) udf4: Field<Personal<String>>,
    /// `udf5`
    pub(super) udf5: Field<Personal<String>>,
    /// `udf6`
    pub(super) udf6: Field<Personal<String>>,
    /// `udf7`
    pub(super) udf7: Field<Personal<String>>,
    /// `udf8`
    pub(super) udf8: Field<Personal<String>>,
    /// `udf9`
    pub(super) udf9: Field<Personal<String>>,
    /// `udf10`
    pub(super) udf10: Field<Personal<String>>,
    /// `theme`
    pub(super) theme: Field<String>,
    /// `offer_code`
    pub(super) offer_code: Field<String>,
    pub(super) extra: Extra,
    pub(super) waived: Vec<Rule>,
}

impl SessionRequestBuilder {
    /// Creates an empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a builder from a JSON object.
    ///
    /// A value of another type is kept, and [`build`](Self::build) reports it with the other violations. Keys that the
    /// model does not know are kept as they are.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is not JSON or not an object, or has a key twice in one object at any depth.
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        request::read(json)
    }

    /// Checks every rule, by the system's clock, and builds the request if no violation blocks.
    ///
    /// # Errors
    ///
    /// All violations at once, advice included.
    pub fn build(self) -> Result<SessionRequest, Violations> {
        self.build_at(EpochSeconds::now())
    }

    /// [`build`](Self::build), for a call at a given time, which the rules on dates depend on.
    ///
    /// # Errors
    ///
    /// All violations at once, advice included.
    pub fn build_at(self, now: EpochSeconds) -> Result<SessionRequest, Violations> {
        let violations = self.check_at(now);
        if violations.is_valid() {
            Ok(SessionRequest {
                checked: self.waived.is_empty(),
                draft: self,
                advisories: violations,
            })
        } else {
            Err(violations)
        }
    }

    /// Builds the request without checking any rule.
    ///
    /// Use it if the server has relaxed a rule. A modelled key that was given with [`extra`](Self::extra) takes the
    /// place of the field.
    #[must_use]
    pub fn build_unchecked(mut self) -> SessionRequest {
        request::settle(&mut self);
        SessionRequest {
            draft: self,
            checked: false,
            advisories: Violations::default(),
        }
    }

    /// Returns every rule that the builder breaks, advice included, by the system's clock.
    #[must_use]
    pub fn check(&self) -> Violations {
        self.check_at(EpochSeconds::now())
    }

    /// [`check`](Self::check), for a call at a given time.
    #[must_use]
    pub fn check_at(&self, now: EpochSeconds) -> Violations {
        request::check(self, Some(now))
    }

    /// Returns the advice that the builder does not follow, by the system's clock. Advice does not block.
    #[must_use]
    pub fn advisories(&self) -> Vec<Violation> {
        self.advisories_at(EpochSeconds::now())
    }

    /// [`advisories`](Self::advisories), for a call at a given time.
    #[must_use]
    pub fn advisories_at(&self, now: EpochSeconds) -> Vec<Violation> {
        self.check_at(now).should().cloned().collect()
    }

    /// Sets a key that the model does not know; it is sent as it is. The last value of a key counts.
    ///
    /// A key that the model knows is a violation: use its setter.
    pub fn extra(mut self, key: impl Into<String>, value: impl Into<RawJson>) -> Self {
        self.extra.set(key.into(), value.into());
        self
    }

    /// Makes a rule advice: what breaks it is among the [`advisories`](Self::advisories) and blocks no longer.
    ///
    /// Use it if the server has relaxed the rule. The constants are in [`rules`](super::rules).
    pub fn waive(mut self, rule: Rule) -> Self {
        self.waived.push(rule);
        self
    }
}

impl SessionRequestBuilder {
    /// The merchant's own id of the order, unique for the merchant. Juspay does not tell upper from lower
    /// case. Its best practices are at
    /// `https://docs.juspay.in/resources/docs/common-resources/order--transaction`.
    ///
    /// `order_id`, optional; public.
    ///
    /// - must: given, unless `action` is `paymentManagement`
    /// - must: 1 to 20 characters
    /// - must: only the characters `A-Z a-z 0-9 - _`
    ///
    /// Example: `order-id-9876580`
    pub fn order_id(mut self, order_id: impl Into<String>) -> Self {
        self.order_id = Field::Value(order_id.into());
        self
    }

    /// Sets [`order_id`](Self::order_id), or leaves it out if there is no value.
    pub fn maybe_order_id(mut self, order_id: Option<impl Into<String>>) -> Self {
        self.order_id = Field::from(order_id.map(Into::into));
        self
    }

    /// What the customer has to pay, in the currency's major unit, as decimal text with at most two places.
    ///
    /// `amount`, optional; public.
    ///
    /// - must: decimal text with at most two places
    /// - must: given, unless `action` is `paymentManagement`
    ///
    /// Example: `1.00`
    pub fn amount(mut self, amount: Amount) -> Self {
        self.amount = Field::Value(amount);
        self
    }

    /// Sets [`amount`](Self::amount), or leaves it out if there is no value.
    pub fn maybe_amount(mut self, amount: Option<Amount>) -> Self {
        self.amount = Field::from(amount);
        self
    }

    /// The merchant's own id of the customer, which gives access to the customer's stored payment methods,
    /// to EMI and to subscriptions. Empty for a guest. Never share one id among customers: it would show
    /// one the cards of another.
    ///
    /// `customer_id`, required; personal.
    ///
    /// - must: no control character, no leading or trailing whitespace
    /// - should: not empty, when any field of the group `mandate` is given
    ///
    /// Example: `customer-id-007`
    pub fn customer_id(mut self, customer_id: impl Into<String>) -> Self {
        self.customer_id = Field::Value(Personal(customer_id.into()));
        self
    }

    /// The customer's email address. Some gateways require it.
    ///
    /// `customer_email`, optional; personal.
    ///
    /// - must: an email address, unless `customer_email` is ``
    /// - should: given
    /// - should: not empty
    ///
    /// Example: `test@gmail.com`
    pub fn customer_email(mut self, customer_email: impl Into<String>) -> Self {
        self.customer_email = Field::Value(Personal(customer_email.into()));
        self
    }

    /// Sets [`customer_email`](Self::customer_email), or leaves it out if there is no value.
    pub fn maybe_customer_email(
        mut self,
        customer_email: Option<impl Into<String>>,
    ) -> Self {
        self.customer_email = Field::from(customer_email.map(Into::into).map(Personal));
        self
    }

    /// The customer's mobile or fixed line number. Some gateways require it.
    ///
    /// `customer_phone`, optional; personal.
    ///
    /// - should: given
    /// - should: 10 characters
    /// - should: only the characters `0-9`
    ///
    /// Example: `9999999912`
    pub fn customer_phone(mut self, customer_phone: impl Into<String>) -> Self {
        self.customer_phone = Field::Value(Personal(customer_phone.into()));
        self
    }

    /// Sets [`customer_phone`](Self::customer_phone), or leaves it out if there is no value.
    pub fn maybe_customer_phone(
        mut self,
        customer_phone: Option<impl Into<String>>,
    ) -> Self {
        self.customer_phone = Field::from(customer_phone.map(Into::into).map(Personal));
        self
    }

    /// The client id of the merchant's payment page, from Juspay's welcome mail.
    ///
    /// `payment_page_client_id`, required; public.
    ///
    /// - must: not empty
    ///
    /// Example: `sampleMerchantId`
    pub fn payment_page_client_id(
        mut self,
        payment_page_client_id: impl Into<String>,
    ) -> Self {
        self.payment_page_client_id = Field::Value(payment_page_client_id.into());
        self
    }

    /// What the payment page is opened for.
    ///
    /// `action`, required; public.
    ///
    /// - must: a listed value
    ///
    /// Example: `paymentPage`
    pub fn action(mut self, action: Action) -> Self {
        self.action = Field::Value(action);
        self
    }

    /// Where the customer is sent when the payment is over, and where the SDK gets control back. It takes
    /// precedence over the one in the account's settings, and must not redirect to another URL. Its path
    /// may hold a token of the shop's, so it is not shown.
    ///
    /// `return_url`, optional; personal.
    ///
    /// - must: an absolute https URL
    /// - must: a URL without a query
    /// - must: a URL whose host is not an IP address
    /// - should: given, unless `action` is `paymentManagement`
    /// - should: a URL whose host can be reached from outside
    /// - should: a URL without user information
    /// - should: a URL without a fragment
    ///
    /// Example: `https://shop.merchant.com`
    pub fn return_url(mut self, return_url: impl Into<String>) -> Self {
        self.return_url = Field::Value(Personal(return_url.into()));
        self
    }

    /// Sets [`return_url`](Self::return_url), or leaves it out if there is no value.
    pub fn maybe_return_url(mut self, return_url: Option<impl Into<String>>) -> Self {
        self.return_url = Field::from(return_url.map(Into::into).map(Personal));
        self
    }

    /// The customer's first name, for identification.
    ///
    /// `first_name`, optional; personal.
    ///
    /// - must: only the characters `A-Z a-z 0-9 ( ) . - _`
    ///
    /// Example: `John`
    pub fn first_name(mut self, first_name: impl Into<String>) -> Self {
        self.first_name = Field::Value(Personal(first_name.into()));
        self
    }

    /// Sets [`first_name`](Self::first_name), or leaves it out if there is no value.
    pub fn maybe_first_name(mut self, first_name: Option<impl Into<String>>) -> Self {
        self.first_name = Field::from(first_name.map(Into::into).map(Personal));
        self
    }

    /// The customer's last name, for identification.
    ///
    /// `last_name`, optional; personal.
    ///
    /// - must: only the characters `A-Z a-z 0-9 ( ) . - _`
    ///
    /// Example: `Wick`
    pub fn last_name(mut self, last_name: impl Into<String>) -> Self {
        self.last_name = Field::Value(Personal(last_name.into()));
        self
    }

    /// Sets [`last_name`](Self::last_name), or leaves it out if there is no value.
    pub fn maybe_last_name(mut self, last_name: Option<impl Into<String>>) -> Self {
        self.last_name = Field::from(last_name.map(Into::into).map(Personal));
        self
    }

    /// What the customer sees next to the amount, on the amount bar.
    ///
    /// `description`, optional; public.
    ///
    /// Example: `Complete your payment`
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Field::Value(description.into());
        self
    }

    /// Sets [`description`](Self::description), or leaves it out if there is no value.
    pub fn maybe_description(mut self, description: Option<impl Into<String>>) -> Self {
        self.description = Field::from(description.map(Into::into));
        self
    }

    /// The ISO 4217 code of the currency. It must be supported by the gateway and enabled on the dashboard,
    /// under EC Operations, PGCC, the gateway, Edit, Supported Currencies.
    ///
    /// `currency`, optional, INR if left out; public.
    ///
    /// - must: only the characters `A-Z`
    /// - should: 3 characters
    ///
    /// Example: `USD`
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Field::Value(currency.into());
        self
    }

    /// Sets [`currency`](Self::currency), or leaves it out if there is no value.
    pub fn maybe_currency(mut self, currency: Option<impl Into<String>>) -> Self {
        self.currency = Field::from(currency.map(Into::into));
        self
    }

    /// Picks one of several gateway accounts. Only for accounts that were set up with gateway reference
    /// ids, see `https://docs.juspay.in/resources/docs/common-resources/gateway-reference-id`.
    ///
    /// `metadata.JUSPAY:gateway_reference_id`, optional; public.
    ///
    /// Example: `BUS`
    pub fn gateway_reference_id(
        mut self,
        gateway_reference_id: impl Into<String>,
    ) -> Self {
        self.gateway_reference_id = Field::Value(gateway_reference_id.into());
        self
    }

    /// Sets [`gateway_reference_id`](Self::gateway_reference_id), or leaves it out if there is no value.
    pub fn maybe_gateway_reference_id(
        mut self,
        gateway_reference_id: Option<impl Into<String>>,
    ) -> Self {
        self.gateway_reference_id = Field::from(gateway_reference_id.map(Into::into));
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf1`, optional; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    pub fn udf1(mut self, udf1: impl Into<String>) -> Self {
        self.udf1 = Field::Value(Personal(udf1.into()));
        self
    }

    /// Sets [`udf1`](Self::udf1), or leaves it out if there is no value.
    pub fn maybe_udf1(mut self, udf1: Option<impl Into<String>>) -> Self {
        self.udf1 = Field::from(udf1.map(Into::into).map(Personal));
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf2`, optional; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    pub fn udf2(mut self, udf2: impl Into<String>) -> Self {
        self.udf2 = Field::Value(Personal(udf2.into()));
        self
    }

    /// Sets [`udf2`](Self::udf2), or leaves it out if there is no value.
    pub fn maybe_udf2(mut self, udf2: Option<impl Into<String>>) -> Self {
        self.udf2 = Field::from(udf2.map(Into::into).map(Personal));
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf3`, optional; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    pub fn udf3(mut self, udf3: impl Into<String>) -> Self {
        self.udf3 = Field::Value(Personal(udf3.into()));
        self
    }

    /// Sets [`udf3`](Self::udf3), or leaves it out if there is no value.
    pub fn maybe_udf3(mut self, udf3: Option<impl Into<String>>) -> Self {
        self.udf3 = Field::from(udf3.map(Into::into).map(Personal));
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf4`, optional; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    pub fn udf4(mut self, udf4: impl Into<String>) -> Self {
        self.udf4 = Field::Value(Personal(udf4.into()));
        self
    }

    /// Sets [`udf4`](Self::udf4), or leaves it out if there is no value.
    pub fn maybe_udf4(mut self, udf4: Option<impl Into<String>>) -> Self {
        self.udf4 = Field::from(udf4.map(Into::into).map(Personal));
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf5`, optional; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    pub fn udf5(mut self, udf5: impl Into<String>) -> Self {
        self.udf5 = Field::Value(Personal(udf5.into()));
        self
    }

    /// Sets [`udf5`](Self::udf5), or leaves it out if there is no value.
    pub fn maybe_udf5(mut self, udf5: Option<impl Into<String>>) -> Self {
        self.udf5 = Field::from(udf5.map(Into::into).map(Personal));
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf6`, optional; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    pub fn udf6(mut self, udf6: impl Into<String>) -> Self {
        self.udf6 = Field::Value(Personal(udf6.into()));
        self
    }

    /// Sets [`udf6`](Self::udf6), or leaves it out if there is no value.
    pub fn maybe_udf6(mut self, udf6: Option<impl Into<String>>) -> Self {
        self.udf6 = Field::from(udf6.map(Into::into).map(Personal));
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf7`, optional; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    pub fn udf7(mut self, udf7: impl Into<String>) -> Self {
        self.udf7 = Field::Value(Personal(udf7.into()));
        self
    }

    /// Sets [`udf7`](Self::udf7), or leaves it out if there is no value.
    pub fn maybe_udf7(mut self, udf7: Option<impl Into<String>>) -> Self {
        self.udf7 = Field::from(udf7.map(Into::into).map(Personal));
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf8`, optional; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    pub fn udf8(mut self, udf8: impl Into<String>) -> Self {
        self.udf8 = Field::Value(Personal(udf8.into()));
        self
    }

    /// Sets [`udf8`](Self::udf8), or leaves it out if there is no value.
    pub fn maybe_udf8(mut self, udf8: Option<impl Into<String>>) -> Self {
        self.udf8 = Field::from(udf8.map(Into::into).map(Personal));
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf9`, optional; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    pub fn udf9(mut self, udf9: impl Into<String>) -> Self {
        self.udf9 = Field::Value(Personal(udf9.into()));
        self
    }

    /// Sets [`udf9`](Self::udf9), or leaves it out if there is no value.
    pub fn maybe_udf9(mut self, udf9: Option<impl Into<String>>) -> Self {
        self.udf9 = Field::from(udf9.map(Into::into).map(Personal));
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf10`, optional; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    pub fn udf10(mut self, udf10: impl Into<String>) -> Self {
        self.udf10 = Field::Value(Personal(udf10.into()));
        self
    }

    /// Sets [`udf10`](Self::udf10), or leaves it out if there is no value.
    pub fn maybe_udf10(mut self, udf10: Option<impl Into<String>>) -> Self {
        self.udf10 = Field::from(udf10.map(Into::into).map(Personal));
        self
    }

    /// The look of the payment page.
    ///
    /// `theme`, optional; public. The page's samples have it, its lists do not.
    ///
    /// Example: `dark`
    pub fn theme(mut self, theme: impl Into<String>) -> Self {
        self.theme = Field::Value(theme.into());
        self
    }

    /// Sets [`theme`](Self::theme), or leaves it out if there is no value.
    pub fn maybe_theme(mut self, theme: Option<impl Into<String>>) -> Self {
        self.theme = Field::from(theme.map(Into::into));
        self
    }

    /// The offer to apply.
    ///
    /// `offer_code`, optional; public. The page's samples have it, its lists do not.
    ///
    /// Example: `testingCode`
    pub fn offer_code(mut self, offer_code: impl Into<String>) -> Self {
        self.offer_code = Field::Value(offer_code.into());
        self
    }

    /// Sets [`offer_code`](Self::offer_code), or leaves it out if there is no value.
    pub fn maybe_offer_code(mut self, offer_code: Option<impl Into<String>>) -> Self {
        self.offer_code = Field::from(offer_code.map(Into::into));
        self
    }

    /// The customer's leave to be charged again. Giving any of these fields asks for a mandate, and then
    /// those that a mandate needs are required.
    pub fn mandate(mut self, mandate: Mandate) -> Self {
        self.mandate = mandate;
        self
    }

    /// Metadata for a gateway, such as its own reference. The key is flat, never a nested object.
    ///
    /// Sets the extra key `metadata.{gateway}:{key}`.
    pub fn gateway_metadata(
        self,
        gateway: &str,
        key: &str,
        value: impl Into<RawJson>,
    ) -> Self {
        self.extra(format!("metadata.{gateway}:{key}"), value)
    }
}

/// Creates an order and answers with what a shop's front end needs to open the payment page. It is
/// called from server to server, since the API key must not leave the server.
///
/// Every request kept the rules that block when it was built, or says that it was not
/// [checked](Self::is_checked). Two requests are equal if their fields are.
#[derive(Clone, Debug)]
pub struct SessionRequest {
    pub(super) draft: SessionRequestBuilder,
    pub(super) checked: bool,
    pub(super) advisories: Violations,
}

impl SessionRequest {
    /// Creates an empty builder.
    pub fn builder() -> SessionRequestBuilder {
        SessionRequestBuilder::new()
    }

    /// Returns `true` if every rule was checked when the request was built, and none was waived.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.checked
    }

    /// Returns the advice that the request did not follow when it was built.
    #[must_use]
    pub fn advisories(&self) -> &Violations {
        &self.advisories
    }

    /// Returns the request as a builder, to change it and build it again.
    pub fn into_builder(self) -> SessionRequestBuilder {
        self.draft
    }

    /// Returns a key that the model does not know, as it was given.
    #[must_use]
    pub fn extra(&self, key: &str) -> Option<&RawJson> {
        self.draft.extra.get(key)
    }

    /// Returns the body as JSON, in the order of the model, extra keys last.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        request::to_json(&self.draft)
    }
}

impl SessionRequest {
    /// Returns `order_id`.
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.draft.order_id.value().map(String::as_str)
    }

    /// Returns `amount`.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        self.draft.amount.value().copied()
    }

    /// Returns `customer_id`.
    #[must_use]
    pub fn customer_id(&self) -> Option<&str> {
        self.draft.customer_id.value().map(|value| value.0.as_str())
    }

    /// Returns `customer_email`.
    #[must_use]
    pub fn customer_email(&self) -> Option<&str> {
        self.draft.customer_email.value().map(|value| value.0.as_str())
    }

    /// Returns `customer_phone`.
    #[must_use]
    pub fn customer_phone(&self) -> Option<&str> {
        self.draft.customer_phone.value().map(|value| value.0.as_str())
    }

    /// Returns `payment_page_client_id`.
    #[must_use]
    pub fn payment_page_client_id(&self) -> Option<&str> {
        self.draft.payment_page_client_id.value().map(String::as_str)
    }

    /// Returns `action`.
    #[must_use]
    pub fn action(&self) -> Option<&Action> {
        self.draft.action.value()
    }

    /// Returns `return_url`.
    #[must_use]
    pub fn return_url(&self) -> Option<&str> {
        self.draft.return_url.value().map(|value| value.0.as_str())
    }

    /// Returns `first_name`.
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.draft.first_name.value().map(|value| value.0.as_str())
    }

    /// Returns `last_name`.
    #[must_use]
    pub fn last_name(&self) -> Option<&str> {
        self.draft.last_name.value().map(|value| value.0.as_str())
    }

    /// Returns `description`.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.draft.description.value().map(String::as_str)
    }

    /// Returns `currency`.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.draft.currency.value().map(String::as_str)
    }

    /// Returns `metadata.JUSPAY:gateway_reference_id`.
    #[must_use]
    pub fn gateway_reference_id(&self) -> Option<&str> {
        self.draft.gateway_reference_id.value().map(String::as_str)
    }

    /// Returns `options.create_mandate`.
    #[must_use]
    pub fn mandate_create_mandate(&self) -> Option<&CreateMandate> {
        self.draft.mandate.create_mandate.value()
    }

    /// Returns `mandate.max_amount`.
    #[must_use]
    pub fn mandate_max_amount(&self) -> Option<Amount> {
        self.draft.mandate.max_amount.value().copied()
    }

    /// Returns `mandate.start_date`.
    #[must_use]
    pub fn mandate_start_date(&self) -> Option<EpochSeconds> {
        self.draft.mandate.start_date.value().copied()
    }

    /// Returns `mandate.end_date`.
    #[must_use]
    pub fn mandate_end_date(&self) -> Option<EpochSeconds> {
        self.draft.mandate.end_date.value().copied()
    }

    /// Returns `mandate.frequency`.
    #[must_use]
    pub fn mandate_frequency(&self) -> Option<&Frequency> {
        self.draft.mandate.frequency.value()
    }

    /// Returns `mandate.rule_value`.
    #[must_use]
    pub fn mandate_rule_value(&self) -> Option<i64> {
        self.draft.mandate.rule_value.value().map(|value| value.0)
    }

    /// Returns `mandate.amount_rule`.
    #[must_use]
    pub fn mandate_amount_rule(&self) -> Option<&AmountRule> {
        self.draft.mandate.amount_rule.value()
    }

    /// Returns `mandate.revokable_by_customer`.
    #[must_use]
    pub fn mandate_revokable_by_customer(&self) -> Option<bool> {
        self.draft.mandate.revokable_by_customer.value().copied()
    }

    /// Returns `mandate.block_funds`.
    #[must_use]
    pub fn mandate_block_funds(&self) -> Option<bool> {
        self.draft.mandate.block_funds.value().copied()
    }

    /// Returns `udf1`.
    #[must_use]
    pub fn udf1(&self) -> Option<&str> {
        self.draft.udf1.value().map(|value| value.0.as_str())
    }

    /// Returns `udf2`.
    #[must_use]
    pub fn udf2(&self) -> Option<&str> {
        self.draft.udf2.value().map(|value| value.0.as_str())
    }

    /// Returns `udf3`.
    #[must_use]
    pub fn udf3(&self) -> Option<&str> {
        self.draft.udf3.value().map(|value| value.0.as_str())
    }

    /// Returns `udf4`.
    #[must_use]
    pub fn udf4(&self) -> Option<&str> {
        self.draft.udf4.value().map(|value| value.0.as_str())
    }

    /// Returns `udf5`.
    #[must_use]
    pub fn udf5(&self) -> Option<&str> {
        self.draft.udf5.value().map(|value| value.0.as_str())
    }

    /// Returns `udf6`.
    #[must_use]
    pub fn udf6(&self) -> Option<&str> {
        self.draft.udf6.value().map(|value| value.0.as_str())
    }

    /// Returns `udf7`.
    #[must_use]
    pub fn udf7(&self) -> Option<&str> {
        self.draft.udf7.value().map(|value| value.0.as_str())
    }

    /// Returns `udf8`.
    #[must_use]
    pub fn udf8(&self) -> Option<&str> {
        self.draft.udf8.value().map(|value| value.0.as_str())
    }

    /// Returns `udf9`.
    #[must_use]
    pub fn udf9(&self) -> Option<&str> {
        self.draft.udf9.value().map(|value| value.0.as_str())
    }

    /// Returns `udf10`.
    #[must_use]
    pub fn udf10(&self) -> Option<&str> {
        self.draft.udf10.value().map(|value| value.0.as_str())
    }

    /// Returns `theme`.
    #[must_use]
    pub fn theme(&self) -> Option<&str> {
        self.draft.theme.value().map(String::as_str)
    }

    /// Returns `offer_code`.
    #[must_use]
    pub fn offer_code(&self) -> Option<&str> {
        self.draft.offer_code.value().map(String::as_str)
    }
}
