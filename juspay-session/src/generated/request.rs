// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! What a request holds.

use crate::amount::Amount;
use crate::epoch::EpochSeconds;
use crate::request::SessionRequest;
use crate::slot::Slot;
use crate::texts::Texts;
use crate::version::Version;
use crate::wire::Flag;
use crate::wire::IntegerText;
use super::enums::Action;
use super::enums::AmountRule;
use super::enums::CreateMandate;
use super::enums::Frequency;
use super::versions::default;
use super::versions::v1;

/// The fields of a request.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct RequestBody {
    /// Those that are text, and belong to no group that is a value of its own.
    pub(crate) texts: Texts,
    /// What the customer has to pay, in the currency's major unit, as decimal text with at most two places.
    pub(crate) amount: Slot<Amount>,
    /// What the payment page is opened for.
    pub(crate) action: Slot<Action>,
    /// Asks for a UPI deep link in the response.
    pub(crate) get_upi_deep_links: Slot<Flag>,
    /// The customer's leave to be charged again. Giving any of these fields asks for a mandate, and then
    /// those that a mandate needs are required.
    pub(crate) mandate: Mandate,
}

/// The keys of a request that hold text, but for those of a group that is a value of its own.
#[allow(
    non_camel_case_types,
    reason = "each is called as its field is, so that no two are called alike"
)]
#[derive(Clone, Copy)]
pub(crate) enum TextKey {
    /// The merchant's own id of the order, unique for the merchant. Juspay does not tell upper from lower
    /// case.
    order_id,
    /// The merchant's own id of the customer, which gives access to the customer's stored instruments.
    /// Empty for a guest. Never share one id among customers: it would show one the cards of another.
    customer_id,
    /// The customer's e-mail address.
    customer_email,
    /// The customer's mobile or fixed line number.
    customer_phone,
    /// The client id of the merchant's payment page, from Juspay's welcome mail.
    payment_page_client_id,
    /// Where the customer is sent when the payment is over. It takes precedence over the one in the
    /// account's settings. Its path may hold a token of the shop's, so it is not shown.
    return_url,
    /// The customer's first name.
    first_name,
    /// The customer's last name.
    last_name,
    /// What the customer sees beside the amount.
    description,
    /// The ISO 4217 code of the currency. It must be supported by the gateway and enabled on the dashboard.
    currency,
    /// Picks one of several gateway accounts. Only for accounts that were set up with gateway reference
    /// ids.
    gateway_reference_id,
    /// Letters, digits and spaces, for the merchant's own use.
    udf1,
    /// Letters, digits and spaces, for the merchant's own use.
    udf2,
    /// Letters, digits and spaces, for the merchant's own use.
    udf3,
    /// Letters, digits and spaces, for the merchant's own use.
    udf4,
    /// Letters, digits and spaces, for the merchant's own use.
    udf5,
    /// Any text, for the merchant's own use.
    udf6,
    /// Any text, for the merchant's own use.
    udf7,
    /// Any text, for the merchant's own use.
    udf8,
    /// Any text, for the merchant's own use.
    udf9,
    /// Any text, for the merchant's own use.
    udf10,
    /// The look of the payment page.
    theme,
    /// The offer to apply.
    offer_code,
}

impl TextKey {
    /// All of them, each at its index.
    pub(crate) const ALL: &[Self] = &[
        Self::order_id,
        Self::customer_id,
        Self::customer_email,
        Self::customer_phone,
        Self::payment_page_client_id,
        Self::return_url,
        Self::first_name,
        Self::last_name,
        Self::description,
        Self::currency,
        Self::gateway_reference_id,
        Self::udf1,
        Self::udf2,
        Self::udf3,
        Self::udf4,
        Self::udf5,
        Self::udf6,
        Self::udf7,
        Self::udf8,
        Self::udf9,
        Self::udf10,
        Self::theme,
        Self::offer_code,
    ];

    /// Where it is among all.
    #[inline(always)]
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// The key on the wire.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::order_id => "order_id",
            Self::customer_id => "customer_id",
            Self::customer_email => "customer_email",
            Self::customer_phone => "customer_phone",
            Self::payment_page_client_id => "payment_page_client_id",
            Self::return_url => "return_url",
            Self::first_name => "first_name",
            Self::last_name => "last_name",
            Self::description => "description",
            Self::currency => "currency",
            Self::gateway_reference_id => "metadata.JUSPAY:gateway_reference_id",
            Self::udf1 => "udf1",
            Self::udf2 => "udf2",
            Self::udf3 => "udf3",
            Self::udf4 => "udf4",
            Self::udf5 => "udf5",
            Self::udf6 => "udf6",
            Self::udf7 => "udf7",
            Self::udf8 => "udf8",
            Self::udf9 => "udf9",
            Self::udf10 => "udf10",
            Self::theme => "theme",
            Self::offer_code => "offer_code",
        }
    }

    /// What stands before its text where objects are JSON: a comma, the key, a colon, a quote.
    #[inline(always)]
    pub(crate) const fn before(self) -> &'static str {
        match self {
            Self::order_id => ",\"order_id\":\"",
            Self::customer_id => ",\"customer_id\":\"",
            Self::customer_email => ",\"customer_email\":\"",
            Self::customer_phone => ",\"customer_phone\":\"",
            Self::payment_page_client_id => ",\"payment_page_client_id\":\"",
            Self::return_url => ",\"return_url\":\"",
            Self::first_name => ",\"first_name\":\"",
            Self::last_name => ",\"last_name\":\"",
            Self::description => ",\"description\":\"",
            Self::currency => ",\"currency\":\"",
            Self::gateway_reference_id => ",\"metadata.JUSPAY:gateway_reference_id\":\"",
            Self::udf1 => ",\"udf1\":\"",
            Self::udf2 => ",\"udf2\":\"",
            Self::udf3 => ",\"udf3\":\"",
            Self::udf4 => ",\"udf4\":\"",
            Self::udf5 => ",\"udf5\":\"",
            Self::udf6 => ",\"udf6\":\"",
            Self::udf7 => ",\"udf7\":\"",
            Self::udf8 => ",\"udf8\":\"",
            Self::udf9 => ",\"udf9\":\"",
            Self::udf10 => ",\"udf10\":\"",
            Self::theme => ",\"theme\":\"",
            Self::offer_code => ",\"offer_code\":\"",
        }
    }
}

impl RequestBody {
    /// Whether any field of the group `mandate` is given.
    #[inline]
    pub(crate) fn has_mandate(&self) -> bool {
        let mut given = false;
        given |= self.mandate.create_mandate.is_given();
        given |= self.mandate.max_amount.is_given();
        given |= self.mandate.start_date.is_given();
        given |= self.mandate.end_date.is_given();
        given |= self.mandate.frequency.is_given();
        given |= self.mandate.rule_value.is_given();
        given |= self.mandate.amount_rule.is_given();
        given |= self.mandate.revokable_by_customer.is_given();
        given |= self.mandate.block_funds.is_given();
        given
    }
}

/// The customer's leave to be charged again. Giving any of these fields asks for a mandate, and then
/// those that a mandate needs are required.
///
/// From `spec/session/request/mandate.yaml`.
#[derive(Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Mandate {
    /// Whether a mandate must be set up, or may be.
    pub(crate) create_mandate: Slot<CreateMandate>,
    /// The most that one execution may debit, in the currency's major unit, as decimal text with at most
    /// two places.
    pub(crate) max_amount: Slot<Amount>,
    /// When the mandate begins, in seconds since 1970 (UTC), as text. It must be a moment of today.
    pub(crate) start_date: Slot<EpochSeconds>,
    /// When the mandate expires, in seconds since 1970 (UTC), as text. Thirty years after its start if left
    /// out.
    pub(crate) end_date: Slot<EpochSeconds>,
    /// How often the customer may be charged.
    pub(crate) frequency: Slot<Frequency>,
    /// On which day the mandate is executed, as text: of the week (1 is Monday), of the half month, or of
    /// the month, as the frequency says.
    pub(crate) rule_value: Slot<IntegerText>,
    /// Whether every execution debits the same amount.
    pub(crate) amount_rule: Slot<AmountRule>,
    /// Whether the customer may revoke the mandate. Only for UPI.
    pub(crate) revokable_by_customer: Slot<bool>,
    /// Whether the funds are blocked while the mandate is created. Left out, it is true for a one-time
    /// mandate and false for any other.
    pub(crate) block_funds: Slot<bool>,
}

impl<V: Version> SessionRequest<V> {
    /// `order_id` on the wire, in every version.
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::order_id).text()
    }

    /// `amount` on the wire, in every version.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        self.body().amount.value().copied()
    }

    /// `customer_id` on the wire, in every version.
    #[must_use]
    pub fn customer_id(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::customer_id).text()
    }

    /// `customer_email` on the wire, in every version.
    #[must_use]
    pub fn customer_email(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::customer_email).text()
    }

    /// `customer_phone` on the wire, in every version.
    #[must_use]
    pub fn customer_phone(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::customer_phone).text()
    }

    /// `payment_page_client_id` on the wire, in every version.
    #[must_use]
    pub fn payment_page_client_id(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::payment_page_client_id).text()
    }

    /// `action` on the wire, in every version.
    #[must_use]
    pub fn action(&self) -> Option<&Action> {
        self.body().action.value()
    }

    /// `return_url` on the wire, in every version.
    #[must_use]
    pub fn return_url(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::return_url).text()
    }

    /// `first_name` on the wire, in every version.
    #[must_use]
    pub fn first_name(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::first_name).text()
    }

    /// `last_name` on the wire, in every version.
    #[must_use]
    pub fn last_name(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::last_name).text()
    }

    /// `description` on the wire, in every version.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::description).text()
    }
}

impl SessionRequest<default::Version> {
    /// `currency` on the wire, in default only.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::currency).text()
    }
}

impl SessionRequest<v1::Version> {
    /// `options.get_upi_deep_links` on the wire, in v1 only.
    #[must_use]
    pub fn get_upi_deep_links(&self) -> bool {
        self.body().get_upi_deep_links.value().is_some()
    }
}

impl<V: Version> SessionRequest<V> {
    /// `metadata.JUSPAY:gateway_reference_id` on the wire, in every version.
    #[must_use]
    pub fn gateway_reference_id(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::gateway_reference_id).text()
    }
}

impl<V: Version> SessionRequest<V> {
    /// `options.create_mandate` on the wire, in every version.
    #[must_use]
    pub fn mandate_create_mandate(&self) -> Option<&CreateMandate> {
        self.body().mandate.create_mandate.value()
    }

    /// `mandate.max_amount` on the wire, in every version.
    #[must_use]
    pub fn mandate_max_amount(&self) -> Option<Amount> {
        self.body().mandate.max_amount.value().copied()
    }

    /// `mandate.start_date` on the wire, in every version.
    #[must_use]
    pub fn mandate_start_date(&self) -> Option<EpochSeconds> {
        self.body().mandate.start_date.value().copied()
    }

    /// `mandate.end_date` on the wire, in every version.
    #[must_use]
    pub fn mandate_end_date(&self) -> Option<EpochSeconds> {
        self.body().mandate.end_date.value().copied()
    }

    /// `mandate.frequency` on the wire, in every version.
    #[must_use]
    pub fn mandate_frequency(&self) -> Option<&Frequency> {
        self.body().mandate.frequency.value()
    }

    /// `mandate.rule_value` on the wire, in every version.
    #[must_use]
    pub fn mandate_rule_value(&self) -> Option<i64> {
        self.body().mandate.rule_value.value().map(|value| value.0)
    }

    /// `mandate.amount_rule` on the wire, in every version.
    #[must_use]
    pub fn mandate_amount_rule(&self) -> Option<&AmountRule> {
        self.body().mandate.amount_rule.value()
    }

    /// `mandate.revokable_by_customer` on the wire, in every version.
    #[must_use]
    pub fn mandate_revokable_by_customer(&self) -> Option<bool> {
        self.body().mandate.revokable_by_customer.value().copied()
    }

    /// `mandate.block_funds` on the wire, in every version.
    #[must_use]
    pub fn mandate_block_funds(&self) -> Option<bool> {
        self.body().mandate.block_funds.value().copied()
    }
}

impl<V: Version> SessionRequest<V> {
    /// `udf1` on the wire, in every version.
    #[must_use]
    pub fn udf1(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf1).text()
    }

    /// `udf2` on the wire, in every version.
    #[must_use]
    pub fn udf2(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf2).text()
    }

    /// `udf3` on the wire, in every version.
    #[must_use]
    pub fn udf3(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf3).text()
    }

    /// `udf4` on the wire, in every version.
    #[must_use]
    pub fn udf4(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf4).text()
    }

    /// `udf5` on the wire, in every version.
    #[must_use]
    pub fn udf5(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf5).text()
    }

    /// `udf6` on the wire, in every version.
    #[must_use]
    pub fn udf6(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf6).text()
    }

    /// `udf7` on the wire, in every version.
    #[must_use]
    pub fn udf7(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf7).text()
    }

    /// `udf8` on the wire, in every version.
    #[must_use]
    pub fn udf8(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf8).text()
    }

    /// `udf9` on the wire, in every version.
    #[must_use]
    pub fn udf9(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf9).text()
    }

    /// `udf10` on the wire, in every version.
    #[must_use]
    pub fn udf10(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::udf10).text()
    }
}

impl<V: Version> SessionRequest<V> {
    /// `theme` on the wire, in every version.
    #[must_use]
    pub fn theme(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::theme).text()
    }

    /// `offer_code` on the wire, in every version.
    #[must_use]
    pub fn offer_code(&self) -> Option<&str> {
        self.body().texts.slot(TextKey::offer_code).text()
    }
}
