// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The setters of a draft. Setting a field again replaces its value.

use crate::amount::Amount;
use crate::epoch::EpochSeconds;
use crate::request::SessionRequestBuilder;
use crate::slot::Slot;
use crate::version::Version;
use crate::wire::Flag;
use crate::wire::IntegerText;
use super::enums::Action;
use super::enums::AmountRule;
use super::enums::CreateMandate;
use super::enums::Frequency;
use super::request::Mandate;
use super::request::TextKey;
use super::versions::default;
use super::versions::v1;

impl<V: Version> SessionRequestBuilder<V> {
    /// The merchant's own id of the order, unique for the merchant. Juspay does not tell upper from lower
    /// case.
    ///
    /// `order_id` on the wire, required, in every version; public.
    ///
    /// - must: 1 to 20 characters
    /// - must: only the characters `A-Z a-z 0-9 - _`
    ///
    /// Example: `order-id-9876580`
    #[inline]
    pub fn order_id(mut self, order_id: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::order_id, order_id.as_ref());
        self
    }

    /// What the customer has to pay, in the currency's major unit, as decimal text with at most two places.
    ///
    /// `amount` on the wire, required, in every version; public.
    ///
    /// - must: decimal text with at most two places
    ///
    /// Example: `1.00`
    #[inline]
    pub fn amount(mut self, amount: Amount) -> Self {
        self.draft.body.amount.set(amount);
        self
    }

    /// The merchant's own id of the customer, which gives access to the customer's stored instruments.
    /// Empty for a guest. Never share one id among customers: it would show one the cards of another.
    ///
    /// `customer_id` on the wire, required, in every version; personal.
    ///
    /// - should: not empty, when any field of the group `mandate` is given
    ///
    /// Example: `customer-id-007`
    #[inline]
    pub fn customer_id(mut self, customer_id: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::customer_id, customer_id.as_ref());
        self
    }

    /// The customer's e-mail address.
    ///
    /// `customer_email` on the wire, required, in every version; personal.
    ///
    /// - must: `email`
    ///
    /// Example: `test@gmail.com`
    #[inline]
    pub fn customer_email(mut self, customer_email: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::customer_email, customer_email.as_ref());
        self
    }

    /// The customer's mobile or fixed line number.
    ///
    /// `customer_phone` on the wire, required, in every version; personal.
    ///
    /// - should: 10 characters
    /// - should: only the characters `0-9`
    ///
    /// Example: `9999999912`
    #[inline]
    pub fn customer_phone(mut self, customer_phone: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::customer_phone, customer_phone.as_ref());
        self
    }

    /// The client id of the merchant's payment page, from Juspay's welcome mail.
    ///
    /// `payment_page_client_id` on the wire, required, in every version; public.
    ///
    /// - must: not empty
    ///
    /// Example: `sampleMerchantId`
    #[inline]
    pub fn payment_page_client_id(
        mut self,
        payment_page_client_id: impl AsRef<str>,
    ) -> Self {
        self.draft
            .body
            .texts
            .set(TextKey::payment_page_client_id, payment_page_client_id.as_ref());
        self
    }

    /// What the payment page is opened for.
    ///
    /// `action` on the wire, required, in every version; public.
    ///
    /// - must: a listed value
    ///
    /// Example: `paymentPage`
    #[inline]
    pub fn action(mut self, action: Action) -> Self {
        self.draft.body.action.set(action);
        self
    }

    /// Where the customer is sent when the payment is over. It takes precedence over the one in the
    /// account's settings. Its path may hold a token of the shop's, so it is not shown.
    ///
    /// `return_url` on the wire, required, in every version; personal.
    ///
    /// - must: `https_url`
    /// - must: `url_without_query`
    /// - must: `url_without_ip_host`
    /// - should: `url_public_host`
    ///
    /// Example: `https://shop.merchant.com`
    #[inline]
    pub fn return_url(mut self, return_url: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::return_url, return_url.as_ref());
        self
    }

    /// The customer's first name.
    ///
    /// `first_name` on the wire, optional, in every version; personal.
    ///
    /// - must: only the characters `A-Z a-z 0-9 ( ) . - _`
    ///
    /// Example: `John`
    #[inline]
    pub fn first_name(mut self, first_name: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::first_name, first_name.as_ref());
        self
    }

    /// The customer's last name.
    ///
    /// `last_name` on the wire, optional, in every version; personal.
    ///
    /// - must: only the characters `A-Z a-z 0-9 ( ) . - _`
    ///
    /// Example: `Wick`
    #[inline]
    pub fn last_name(mut self, last_name: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::last_name, last_name.as_ref());
        self
    }

    /// What the customer sees beside the amount.
    ///
    /// `description` on the wire, optional, in every version; public.
    ///
    /// Example: `Complete your payment`
    #[inline]
    pub fn description(mut self, description: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::description, description.as_ref());
        self
    }
}

impl SessionRequestBuilder<default::Version> {
    /// The ISO 4217 code of the currency. It must be supported by the gateway and enabled on the dashboard.
    ///
    /// `currency` on the wire, optional, INR if left out, in default only; public.
    ///
    /// - must: 3 characters
    /// - must: only the characters `A-Z`
    ///
    /// Example: `USD`
    #[inline]
    pub fn currency(mut self, currency: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::currency, currency.as_ref());
        self
    }
}

impl SessionRequestBuilder<v1::Version> {
    /// Asks for a UPI deep link in the response.
    ///
    /// `options.get_upi_deep_links` on the wire, optional, in v1 only; public.
    ///
    /// - must: the text `true`, or no key
    ///
    /// Example: `true`
    #[inline]
    pub fn get_upi_deep_links(mut self, get_upi_deep_links: bool) -> Self {
        self.draft.body.get_upi_deep_links = if get_upi_deep_links {
            Slot::Value(Flag)
        } else {
            Slot::Absent
        };
        self
    }
}

impl<V: Version> SessionRequestBuilder<V> {
    /// Picks one of several gateway accounts. Only for accounts that were set up with gateway reference
    /// ids.
    ///
    /// `metadata.JUSPAY:gateway_reference_id` on the wire, optional, in every version; public.
    ///
    /// Example: `BUS`
    #[inline]
    pub fn gateway_reference_id(
        mut self,
        gateway_reference_id: impl AsRef<str>,
    ) -> Self {
        self.draft
            .body
            .texts
            .set(TextKey::gateway_reference_id, gateway_reference_id.as_ref());
        self
    }
}

impl<V: Version> SessionRequestBuilder<V> {
    /// The customer's leave to be charged again. Giving any of these fields asks for a mandate, and then
    /// those that a mandate needs are required.
    pub fn mandate(mut self, mandate: Mandate) -> Self {
        self.draft.body.mandate = mandate;
        self
    }
}

impl Mandate {
    /// A `Mandate` without any field.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a mandate must be set up, or may be.
    ///
    /// `options.create_mandate` on the wire, optional, in every version; public.
    ///
    /// - must: a listed value
    /// - must: given, when any field of the group `mandate` is given
    ///
    /// Example: `OPTIONAL`
    #[inline]
    pub fn create_mandate(mut self, create_mandate: CreateMandate) -> Self {
        self.create_mandate.set(create_mandate);
        self
    }

    /// The most that one execution may debit, in the currency's major unit, as decimal text with at most
    /// two places.
    ///
    /// `mandate.max_amount` on the wire, optional, in every version; public.
    ///
    /// - must: decimal text with at most two places
    /// - must: given, when any field of the group `mandate` is given, unless `mandate.amount_rule` is
    ///   `FIXED`
    /// - should: left out, when `mandate.amount_rule` is `FIXED`
    ///
    /// Example: `1000.0`
    #[inline]
    pub fn max_amount(mut self, max_amount: Amount) -> Self {
        self.max_amount.set(max_amount);
        self
    }

    /// When the mandate begins, in seconds since 1970 (UTC), as text. It must be a moment of today.
    ///
    /// `mandate.start_date` on the wire, optional, in every version; public.
    ///
    /// - must: seconds since 1970 as text
    /// - must: given, when any field of the group `mandate` is given
    /// - must: today, by UTC
    ///
    /// Example: `1633087969`
    #[inline]
    pub fn start_date(mut self, start_date: EpochSeconds) -> Self {
        self.start_date.set(start_date);
        self
    }

    /// When the mandate expires, in seconds since 1970 (UTC), as text. Thirty years after its start if left
    /// out.
    ///
    /// `mandate.end_date` on the wire, optional, in every version; public.
    ///
    /// - must: seconds since 1970 as text
    /// - must: later than `mandate.start_date`
    /// - should: given, when any field of the group `mandate` is given
    /// - should: at most 90 days after `mandate.start_date`, when `mandate.frequency` is `ONETIME`
    ///
    /// Example: `1633088989`
    #[inline]
    pub fn end_date(mut self, end_date: EpochSeconds) -> Self {
        self.end_date.set(end_date);
        self
    }

    /// How often the customer may be charged.
    ///
    /// `mandate.frequency` on the wire, optional, ASPRESENTED if left out, in every version; public.
    ///
    /// - must: a listed value
    ///
    /// Example: `ASPRESENTED`
    #[inline]
    pub fn frequency(mut self, frequency: Frequency) -> Self {
        self.frequency.set(frequency);
        self
    }

    /// On which day the mandate is executed, as text: of the week (1 is Monday), of the half month, or of
    /// the month, as the frequency says.
    ///
    /// `mandate.rule_value` on the wire, optional, in every version; public.
    ///
    /// - must: an integer as text
    /// - must: 1 to 7, when `mandate.frequency` is `WEEKLY`
    /// - must: 1 to 16, when `mandate.frequency` is `FORTNIGHTLY`
    /// - must: 1 to 31, when `mandate.frequency` is `MONTHLY`, `BIMONTHLY`, `QUARTERLY`, `HALFYEARLY`,
    ///   `YEARLY`
    /// - should: given, when `mandate.frequency` is `WEEKLY`, `FORTNIGHTLY`, `MONTHLY`, `BIMONTHLY`,
    ///   `QUARTERLY`, `HALFYEARLY`, `YEARLY`
    /// - should: left out, when `mandate.frequency` is `ONETIME`, `DAILY`, `ASPRESENTED`
    ///
    /// Example: `1`
    #[inline]
    pub fn rule_value(mut self, rule_value: i64) -> Self {
        self.rule_value.set(IntegerText(rule_value));
        self
    }

    /// Whether every execution debits the same amount.
    ///
    /// `mandate.amount_rule` on the wire, optional, VARIABLE if left out, in every version; public.
    ///
    /// - must: a listed value
    ///
    /// Example: `FIXED`
    #[inline]
    pub fn amount_rule(mut self, amount_rule: AmountRule) -> Self {
        self.amount_rule.set(amount_rule);
        self
    }

    /// Whether the customer may revoke the mandate. Only for UPI.
    ///
    /// `mandate.revokable_by_customer` on the wire, optional, true if left out, in every version; public.
    ///
    /// - must: a JSON boolean
    /// - should: `true`, unless `mandate.frequency` is `ONETIME`
    ///
    /// Example: `false`
    #[inline]
    pub fn revokable_by_customer(mut self, revokable_by_customer: bool) -> Self {
        self.revokable_by_customer.set(revokable_by_customer);
        self
    }

    /// Whether the funds are blocked while the mandate is created. Left out, it is true for a one-time
    /// mandate and false for any other.
    ///
    /// `mandate.block_funds` on the wire, optional, in every version; public.
    ///
    /// - must: a JSON boolean
    /// - must: `true`, when `mandate.frequency` is `ONETIME`
    /// - must: `false`, unless `mandate.frequency` is `ONETIME`
    ///
    /// Example: `false`
    #[inline]
    pub fn block_funds(mut self, block_funds: bool) -> Self {
        self.block_funds.set(block_funds);
        self
    }
}

impl<V: Version> SessionRequestBuilder<V> {
    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf1` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    #[inline]
    pub fn udf1(mut self, udf1: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf1, udf1.as_ref());
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf2` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    #[inline]
    pub fn udf2(mut self, udf2: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf2, udf2.as_ref());
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf3` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    #[inline]
    pub fn udf3(mut self, udf3: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf3, udf3.as_ref());
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf4` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    #[inline]
    pub fn udf4(mut self, udf4: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf4, udf4.as_ref());
        self
    }

    /// Letters, digits and spaces, for the merchant's own use.
    ///
    /// `udf5` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    /// - must: only the characters `A-Z a-z 0-9 SPACE`
    ///
    /// Example: `user5349`
    #[inline]
    pub fn udf5(mut self, udf5: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf5, udf5.as_ref());
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf6` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    #[inline]
    pub fn udf6(mut self, udf6: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf6, udf6.as_ref());
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf7` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    #[inline]
    pub fn udf7(mut self, udf7: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf7, udf7.as_ref());
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf8` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    #[inline]
    pub fn udf8(mut self, udf8: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf8, udf8.as_ref());
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf9` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    #[inline]
    pub fn udf9(mut self, udf9: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf9, udf9.as_ref());
        self
    }

    /// Any text, for the merchant's own use.
    ///
    /// `udf10` on the wire, optional, in every version; personal.
    ///
    /// - must: at most 255 characters
    ///
    /// Example: `user_5349`
    #[inline]
    pub fn udf10(mut self, udf10: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::udf10, udf10.as_ref());
        self
    }
}

impl<V: Version> SessionRequestBuilder<V> {
    /// The look of the payment page.
    ///
    /// `theme` on the wire, optional, in every version; public. The page's samples have it, its lists do
    /// not.
    ///
    /// Example: `dark`
    #[inline]
    pub fn theme(mut self, theme: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::theme, theme.as_ref());
        self
    }

    /// The offer to apply.
    ///
    /// `offer_code` on the wire, optional, in every version; public. The page's samples have it, its lists
    /// do not.
    ///
    /// Example: `testingCode`
    #[inline]
    pub fn offer_code(mut self, offer_code: impl AsRef<str>) -> Self {
        self.draft.body.texts.set(TextKey::offer_code, offer_code.as_ref());
        self
    }
}
