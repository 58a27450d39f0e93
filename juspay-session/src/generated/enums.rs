// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! Named sets of values. Each keeps a value that it does not know.

use crate::value::UnknownValue;
use crate::value::open_enum;

/// What the payment page is opened for.
///
/// From `spec/enums.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// `paymentPage`: Take a payment.
    PaymentPage,
    /// `paymentManagement`: Delete saved cards, and link and unlink wallets.
    PaymentManagement,
    /// `quickPay`: Pay with one tap, in an app. Not on the page.
    QuickPay,
    /// `enach`: Set up an eNACH mandate, in an app. Not on the page.
    Enach,
    /// A value that is not listed.
    Other(UnknownValue),
}

impl Action {
    /// The listed values, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &[
        "paymentPage",
        "paymentManagement",
        "quickPay",
        "enach",
    ];

    /// Returns the value as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::PaymentPage => "paymentPage",
            Self::PaymentManagement => "paymentManagement",
            Self::QuickPay => "quickPay",
            Self::Enach => "enach",
            Self::Other(value) => value.as_str(),
        }
    }
}

impl From<&str> for Action {
    fn from(text: &str) -> Self {
        match text {
            "paymentPage" => Self::PaymentPage,
            "paymentManagement" => Self::PaymentManagement,
            "quickPay" => Self::QuickPay,
            "enach" => Self::Enach,
            _ => Self::Other(UnknownValue::new(text)),
        }
    }
}

open_enum!(Action);

/// Whether the session sets up a mandate.
///
/// From `spec/enums.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateMandate {
    /// `REQUIRED`: A payment needs a mandate; only instruments that support one are offered.
    Required,
    /// `OPTIONAL`: The customer decides.
    Optional,
    /// A value that is not listed.
    Other(UnknownValue),
}

impl CreateMandate {
    /// The listed values, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &["REQUIRED", "OPTIONAL"];

    /// Returns the value as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Required => "REQUIRED",
            Self::Optional => "OPTIONAL",
            Self::Other(value) => value.as_str(),
        }
    }
}

impl From<&str> for CreateMandate {
    fn from(text: &str) -> Self {
        match text {
            "REQUIRED" => Self::Required,
            "OPTIONAL" => Self::Optional,
            _ => Self::Other(UnknownValue::new(text)),
        }
    }
}

open_enum!(CreateMandate);

/// How often a mandate may be executed.
///
/// From `spec/enums.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Frequency {
    /// `ONETIME`: Once. Only UPI supports it, and such a mandate is valid for 90 days.
    OneTime,
    /// `DAILY`: Every day. Not supported by Billdesk, nor by Paytm for cards.
    Daily,
    /// `WEEKLY`: Every week, on the day given by the rule value (1 is Monday).
    Weekly,
    /// `FORTNIGHTLY`: Twice a month.
    Fortnightly,
    /// `MONTHLY`: Every month.
    Monthly,
    /// `BIMONTHLY`: Every second month.
    BiMonthly,
    /// `QUARTERLY`: Every three months.
    Quarterly,
    /// `HALFYEARLY`: Every six months.
    HalfYearly,
    /// `YEARLY`: Every year.
    Yearly,
    /// `ASPRESENTED`: Whenever the merchant presents it.
    AsPresented,
    /// A value that is not listed.
    Other(UnknownValue),
}

impl Frequency {
    /// The listed values, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &[
        "ONETIME",
        "DAILY",
        "WEEKLY",
        "FORTNIGHTLY",
        "MONTHLY",
        "BIMONTHLY",
        "QUARTERLY",
        "HALFYEARLY",
        "YEARLY",
        "ASPRESENTED",
    ];

    /// Returns the value as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::OneTime => "ONETIME",
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Fortnightly => "FORTNIGHTLY",
            Self::Monthly => "MONTHLY",
            Self::BiMonthly => "BIMONTHLY",
            Self::Quarterly => "QUARTERLY",
            Self::HalfYearly => "HALFYEARLY",
            Self::Yearly => "YEARLY",
            Self::AsPresented => "ASPRESENTED",
            Self::Other(value) => value.as_str(),
        }
    }
}

impl From<&str> for Frequency {
    fn from(text: &str) -> Self {
        match text {
            "ONETIME" => Self::OneTime,
            "DAILY" => Self::Daily,
            "WEEKLY" => Self::Weekly,
            "FORTNIGHTLY" => Self::Fortnightly,
            "MONTHLY" => Self::Monthly,
            "BIMONTHLY" => Self::BiMonthly,
            "QUARTERLY" => Self::Quarterly,
            "HALFYEARLY" => Self::HalfYearly,
            "YEARLY" => Self::Yearly,
            "ASPRESENTED" => Self::AsPresented,
            _ => Self::Other(UnknownValue::new(text)),
        }
    }
}

open_enum!(Frequency);

/// Whether every execution of a mandate debits the same amount.
///
/// From `spec/enums.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AmountRule {
    /// `FIXED`: Always the amount of the order.
    Fixed,
    /// `VARIABLE`: Any amount up to the mandate's maximum.
    Variable,
    /// A value that is not listed.
    Other(UnknownValue),
}

impl AmountRule {
    /// The listed values, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &["FIXED", "VARIABLE"];

    /// Returns the value as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Fixed => "FIXED",
            Self::Variable => "VARIABLE",
            Self::Other(value) => value.as_str(),
        }
    }
}

impl From<&str> for AmountRule {
    fn from(text: &str) -> Self {
        match text {
            "FIXED" => Self::Fixed,
            "VARIABLE" => Self::Variable,
            _ => Self::Other(UnknownValue::new(text)),
        }
    }
}

open_enum!(AmountRule);

/// Where an order stands. A fresh order is NEW; a session that is issued again may show any other.
///
/// From `spec/enums.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrderStatus {
    /// `NEW`: Just created.
    New,
    /// `CREATED`: Created, no payment tried. Not on the page.
    Created,
    /// `STARTED`: A payment was begun. Not on the page.
    Started,
    /// `CHARGED`: Paid. Not on the page.
    Charged,
    /// `PENDING_VBV`: Waiting for the customer's authentication. Not on the page.
    PendingVbv,
    /// `VBV_SUCCESSFUL`: The customer's authentication succeeded. Not on the page.
    VbvSuccessful,
    /// `AUTHORIZED`: Authorized, not captured. Not on the page.
    Authorized,
    /// `AUTHENTICATION_FAILED`: The customer's authentication failed. Not on the page.
    AuthenticationFailed,
    /// `AUTHORIZATION_FAILED`: The bank refused. Not on the page.
    AuthorizationFailed,
    /// `AUTHORIZING`: Waiting for the bank. Not on the page.
    Authorizing,
    /// `JUSPAY_DECLINED`: Refused by Juspay before it reached a gateway. Not on the page.
    JuspayDeclined,
    /// `COD_INITIATED`: To be paid in cash on delivery. Not on the page.
    CodInitiated,
    /// `VOIDED`: The authorization was cancelled. Not on the page.
    Voided,
    /// `VOID_INITIATED`: A cancellation is under way. Not on the page.
    VoidInitiated,
    /// `VOID_FAILED`: A cancellation failed. Not on the page.
    VoidFailed,
    /// `CAPTURE_INITIATED`: A capture is under way. Not on the page.
    CaptureInitiated,
    /// `CAPTURE_FAILED`: A capture failed. Not on the page.
    CaptureFailed,
    /// `AUTO_REFUNDED`: Refunded without a request. Not on the page.
    AutoRefunded,
    /// `PARTIAL_CHARGED`: Part of the amount was paid. Not on the page.
    PartialCharged,
    /// `TO_BE_CHARGED`: Will be charged later. Not on the page.
    ToBeCharged,
    /// `NOT_FOUND`: The order is not known. Not on the page.
    NotFound,
    /// A value that is not listed.
    Other(UnknownValue),
}

impl OrderStatus {
    /// The listed values, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &[
        "NEW",
        "CREATED",
        "STARTED",
        "CHARGED",
        "PENDING_VBV",
        "VBV_SUCCESSFUL",
        "AUTHORIZED",
        "AUTHENTICATION_FAILED",
        "AUTHORIZATION_FAILED",
        "AUTHORIZING",
        "JUSPAY_DECLINED",
        "COD_INITIATED",
        "VOIDED",
        "VOID_INITIATED",
        "VOID_FAILED",
        "CAPTURE_INITIATED",
        "CAPTURE_FAILED",
        "AUTO_REFUNDED",
        "PARTIAL_CHARGED",
        "TO_BE_CHARGED",
        "NOT_FOUND",
    ];

    /// Returns the value as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::New => "NEW",
            Self::Created => "CREATED",
            Self::Started => "STARTED",
            Self::Charged => "CHARGED",
            Self::PendingVbv => "PENDING_VBV",
            Self::VbvSuccessful => "VBV_SUCCESSFUL",
            Self::Authorized => "AUTHORIZED",
            Self::AuthenticationFailed => "AUTHENTICATION_FAILED",
            Self::AuthorizationFailed => "AUTHORIZATION_FAILED",
            Self::Authorizing => "AUTHORIZING",
            Self::JuspayDeclined => "JUSPAY_DECLINED",
            Self::CodInitiated => "COD_INITIATED",
            Self::Voided => "VOIDED",
            Self::VoidInitiated => "VOID_INITIATED",
            Self::VoidFailed => "VOID_FAILED",
            Self::CaptureInitiated => "CAPTURE_INITIATED",
            Self::CaptureFailed => "CAPTURE_FAILED",
            Self::AutoRefunded => "AUTO_REFUNDED",
            Self::PartialCharged => "PARTIAL_CHARGED",
            Self::ToBeCharged => "TO_BE_CHARGED",
            Self::NotFound => "NOT_FOUND",
            Self::Other(value) => value.as_str(),
        }
    }
}

impl From<&str> for OrderStatus {
    fn from(text: &str) -> Self {
        match text {
            "NEW" => Self::New,
            "CREATED" => Self::Created,
            "STARTED" => Self::Started,
            "CHARGED" => Self::Charged,
            "PENDING_VBV" => Self::PendingVbv,
            "VBV_SUCCESSFUL" => Self::VbvSuccessful,
            "AUTHORIZED" => Self::Authorized,
            "AUTHENTICATION_FAILED" => Self::AuthenticationFailed,
            "AUTHORIZATION_FAILED" => Self::AuthorizationFailed,
            "AUTHORIZING" => Self::Authorizing,
            "JUSPAY_DECLINED" => Self::JuspayDeclined,
            "COD_INITIATED" => Self::CodInitiated,
            "VOIDED" => Self::Voided,
            "VOID_INITIATED" => Self::VoidInitiated,
            "VOID_FAILED" => Self::VoidFailed,
            "CAPTURE_INITIATED" => Self::CaptureInitiated,
            "CAPTURE_FAILED" => Self::CaptureFailed,
            "AUTO_REFUNDED" => Self::AutoRefunded,
            "PARTIAL_CHARGED" => Self::PartialCharged,
            "TO_BE_CHARGED" => Self::ToBeCharged,
            "NOT_FOUND" => Self::NotFound,
            _ => Self::Other(UnknownValue::new(text)),
        }
    }
}

open_enum!(OrderStatus);

/// The state of a refund.
///
/// From `spec/order_status/objects.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefundStatus {
    /// `SUCCESS`: Refunded. Not on the page.
    Success,
    /// `PENDING`: Under way. Not on the page.
    Pending,
    /// `FAILURE`: Failed. Not on the page.
    Failure,
    /// `MANUAL_REVIEW`: Juspay looks into it. Not on the page.
    ManualReview,
    /// A value that is not listed.
    Other(UnknownValue),
}

impl RefundStatus {
    /// The listed values, as they are on the wire.
    pub const KNOWN: &'static [&'static str] = &[
        "SUCCESS",
        "PENDING",
        "FAILURE",
        "MANUAL_REVIEW",
    ];

    /// Returns the value as it is on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Success => "SUCCESS",
            Self::Pending => "PENDING",
            Self::Failure => "FAILURE",
            Self::ManualReview => "MANUAL_REVIEW",
            Self::Other(value) => value.as_str(),
        }
    }
}

impl From<&str> for RefundStatus {
    fn from(text: &str) -> Self {
        match text {
            "SUCCESS" => Self::Success,
            "PENDING" => Self::Pending,
            "FAILURE" => Self::Failure,
            "MANUAL_REVIEW" => Self::ManualReview,
            _ => Self::Other(UnknownValue::new(text)),
        }
    }
}

open_enum!(RefundStatus);
