// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The groups of request fields that are the same in all versions.

use crate::field::Field;
use crate::generated::enums::AmountRule;
use crate::generated::enums::CreateMandate;
use crate::generated::enums::Frequency;
use crate::value::Amount;
use crate::value::EpochSeconds;
use crate::value::Integer;

/// The customer's leave to be charged again. Giving any of these fields asks for a mandate, and then
/// those that a mandate needs are required.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "set it on the builder"]
pub struct Mandate {
    /// `options.create_mandate`
    pub(super) create_mandate: Field<CreateMandate>,
    /// `mandate.max_amount`
    pub(super) max_amount: Field<Amount>,
    /// `mandate.start_date`
    pub(super) start_date: Field<EpochSeconds>,
    /// `mandate.end_date`
    pub(super) end_date: Field<EpochSeconds>,
    /// `mandate.frequency`
    pub(super) frequency: Field<Frequency>,
    /// `mandate.rule_value`
    pub(super) rule_value: Field<Integer>,
    /// `mandate.amount_rule`
    pub(super) amount_rule: Field<AmountRule>,
    /// `mandate.revokable_by_customer`
    pub(super) revokable_by_customer: Field<bool>,
    /// `mandate.block_funds`
    pub(super) block_funds: Field<bool>,
}

impl Mandate {
    /// Creates a `Mandate` without any field.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a mandate must be set up, or may be.
    ///
    /// `options.create_mandate`, optional; public.
    ///
    /// - must: a listed value
    /// - must: given, when any field of the group `mandate` is given
    ///
    /// Example: `OPTIONAL`
    pub fn create_mandate(mut self, create_mandate: CreateMandate) -> Self {
        self.create_mandate = Field::Value(create_mandate);
        self
    }

    /// Sets [`create_mandate`](Self::create_mandate), or leaves it out if there is no value.
    pub fn maybe_create_mandate(
        mut self,
        create_mandate: Option<CreateMandate>,
    ) -> Self {
        self.create_mandate = Field::from(create_mandate);
        self
    }

    /// The most that one execution may debit, in the currency's major unit, as decimal text with at most
    /// two places.
    ///
    /// `mandate.max_amount`, optional; public.
    ///
    /// - must: decimal text with at most two places
    /// - must: given, when any field of the group `mandate` is given, unless `mandate.amount_rule` is
    ///   `FIXED`
    /// - must: at least 1
    /// - should: left out, when `mandate.amount_rule` is `FIXED`
    ///
    /// Example: `1000.0`
    pub fn max_amount(mut self, max_amount: Amount) -> Self {
        self.max_amount = Field::Value(max_amount);
        self
    }

    /// Sets [`max_amount`](Self::max_amount), or leaves it out if there is no value.
    pub fn maybe_max_amount(mut self, max_amount: Option<Amount>) -> Self {
        self.max_amount = Field::from(max_amount);
        self
    }

    /// When the mandate begins, in seconds since 1970 (UTC), as text. It must be a moment of today.
    ///
    /// `mandate.start_date`, optional; public.
    ///
    /// - must: seconds since 1970 as text
    /// - must: today, by UTC
    /// - should: given, when any field of the group `mandate` is given
    ///
    /// Example: `1633087969`
    pub fn start_date(mut self, start_date: EpochSeconds) -> Self {
        self.start_date = Field::Value(start_date);
        self
    }

    /// Sets [`start_date`](Self::start_date), or leaves it out if there is no value.
    pub fn maybe_start_date(mut self, start_date: Option<EpochSeconds>) -> Self {
        self.start_date = Field::from(start_date);
        self
    }

    /// When the mandate expires, in seconds since 1970 (UTC), as text. It is EXPIRED from then on, and no
    /// recurring payment is possible.
    ///
    /// `mandate.end_date`, optional, 30 years after `mandate.start_date` if left out; public.
    ///
    /// - must: seconds since 1970 as text
    /// - should: later than `mandate.start_date`
    /// - should: given, when any field of the group `mandate` is given
    /// - should: at most 90 days after `mandate.start_date`, when `mandate.frequency` is `ONETIME`
    ///
    /// Example: `1633088989`
    pub fn end_date(mut self, end_date: EpochSeconds) -> Self {
        self.end_date = Field::Value(end_date);
        self
    }

    /// Sets [`end_date`](Self::end_date), or leaves it out if there is no value.
    pub fn maybe_end_date(mut self, end_date: Option<EpochSeconds>) -> Self {
        self.end_date = Field::from(end_date);
        self
    }

    /// How often the customer may be charged.
    ///
    /// `mandate.frequency`, optional, ASPRESENTED if left out; public.
    ///
    /// - must: a listed value
    ///
    /// Example: `ASPRESENTED`
    pub fn frequency(mut self, frequency: Frequency) -> Self {
        self.frequency = Field::Value(frequency);
        self
    }

    /// Sets [`frequency`](Self::frequency), or leaves it out if there is no value.
    pub fn maybe_frequency(mut self, frequency: Option<Frequency>) -> Self {
        self.frequency = Field::from(frequency);
        self
    }

    /// On which day the mandate is executed, as text: of the week (1 is Monday), of the half month, or of
    /// the month, as the frequency says. Razorpay takes it as the last day of the week, month or year,
    /// Paytm as the day of the call.
    ///
    /// `mandate.rule_value`, optional; public.
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
    pub fn rule_value(mut self, rule_value: i64) -> Self {
        self.rule_value = Field::Value(Integer(rule_value));
        self
    }

    /// Sets [`rule_value`](Self::rule_value), or leaves it out if there is no value.
    pub fn maybe_rule_value(mut self, rule_value: Option<i64>) -> Self {
        self.rule_value = Field::from(rule_value.map(Integer));
        self
    }

    /// Whether every execution debits the same amount.
    ///
    /// `mandate.amount_rule`, optional, VARIABLE if left out; public.
    ///
    /// - must: a listed value
    ///
    /// Example: `FIXED`
    pub fn amount_rule(mut self, amount_rule: AmountRule) -> Self {
        self.amount_rule = Field::Value(amount_rule);
        self
    }

    /// Sets [`amount_rule`](Self::amount_rule), or leaves it out if there is no value.
    pub fn maybe_amount_rule(mut self, amount_rule: Option<AmountRule>) -> Self {
        self.amount_rule = Field::from(amount_rule);
        self
    }

    /// Whether the customer may revoke the mandate. Only for UPI.
    ///
    /// `mandate.revokable_by_customer`, optional, true if left out; public.
    ///
    /// - must: a JSON boolean
    /// - should: `true`, unless `mandate.frequency` is `ONETIME`
    ///
    /// Example: `false`
    pub fn revokable_by_customer(mut self, revokable_by_customer: bool) -> Self {
        self.revokable_by_customer = Field::Value(revokable_by_customer);
        self
    }

    /// Sets [`revokable_by_customer`](Self::revokable_by_customer), or leaves it out if there is no value.
    pub fn maybe_revokable_by_customer(
        mut self,
        revokable_by_customer: Option<bool>,
    ) -> Self {
        self.revokable_by_customer = Field::from(revokable_by_customer);
        self
    }

    /// Whether the funds are blocked while the mandate is created.
    ///
    /// `mandate.block_funds`, optional, `true` when `mandate.frequency` is `ONETIME`, else `false` if left
    /// out; public.
    ///
    /// - must: a JSON boolean
    /// - must: `true`, when `mandate.frequency` is `ONETIME`
    /// - must: `false`, unless `mandate.frequency` is `ONETIME`
    ///
    /// Example: `false`
    pub fn block_funds(mut self, block_funds: bool) -> Self {
        self.block_funds = Field::Value(block_funds);
        self
    }

    /// Sets [`block_funds`](Self::block_funds), or leaves it out if there is no value.
    pub fn maybe_block_funds(mut self, block_funds: Option<bool>) -> Self {
        self.block_funds = Field::from(block_funds);
        self
    }
}
