//! What can be wrong with a field.

use std::fmt;

use crate::rules::{CharsetFault, EmailFault, LengthFault, OneOfFault, RangeFault, UrlFault};
use crate::value::TypeFault;

/// What is wrong with a field. It has limits and positions, never a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The key is missing.
    Required,
    /// The key is given.
    Forbidden,
    /// The value is not of the field's type.
    Type(TypeFault),
    /// The text is too short or too long.
    Length(LengthFault),
    /// The text has a character that is not allowed.
    Charset(CharsetFault),
    /// The text is not one of the allowed values.
    OneOf(OneOfFault),
    /// The text is not an email address.
    Email(EmailFault),
    /// The text is not a URL, or not one that the rule allows.
    Url(UrlFault),
    /// The integer is out of range.
    Range(RangeFault),
    /// The boolean is the other one.
    Equals {
        /// The boolean that it must be.
        wanted: bool,
    },
    /// The value is not greater than another field's.
    After {
        /// The other field.
        other: &'static str,
    },
    /// The time is too long after another field's.
    Within {
        /// The most days between the two.
        days: u32,
        /// The other field.
        of: &'static str,
    },
    /// The time is not on the UTC day of the call.
    Today,
    /// A key that the model knows was given as an extra one.
    Modelled,
}

impl Problem {
    /// Returns the name of the rule that was broken.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Forbidden => "forbidden",
            Self::Type(TypeFault::Kind { .. }) => "type",
            Self::Type(TypeFault::Amount(_)) => "decimal",
            Self::Type(TypeFault::EpochSeconds(_)) => "epoch_seconds",
            Self::Type(TypeFault::Integer) => "integer",
            Self::Type(TypeFault::Flag) => "one_of",
            Self::Length(_) => "length",
            Self::Charset(_) => "charset",
            Self::OneOf(_) => "one_of",
            Self::Email(_) => "email",
            Self::Url(UrlFault::Query) => "url_without_query",
            Self::Url(UrlFault::IpHost) => "url_without_ip_host",
            Self::Url(UrlFault::Localhost) => "url_public_host",
            Self::Url(_) => "https_url",
            Self::Range(_) => "range",
            Self::Equals { .. } => "equals",
            Self::After { .. } => "after",
            Self::Within { .. } => "within",
            Self::Today => "today",
            Self::Modelled => "extra",
        }
    }
}

/// What is wrong and what to do, without the field's name.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("missing"),
            Self::Forbidden => f.write_str("unexpected; leave it out"),
            Self::Type(fault) => fault.fmt(f),
            Self::Length(fault) => fault.fmt(f),
            Self::Charset(fault) => fault.fmt(f),
            Self::OneOf(fault) => fault.fmt(f),
            Self::Email(fault) => fault.fmt(f),
            Self::Url(fault) => fault.fmt(f),
            Self::Range(fault) => fault.fmt(f),
            Self::Equals { wanted } => write!(f, "unexpected value; use {wanted}"),
            Self::After { other } => write!(f, "not later than {other}; use a later time"),
            Self::Within { days, of } => write!(f, "more than {days} days after {of}; use an earlier time"),
            Self::Today => f.write_str("not today (UTC); use the time of the call"),
            Self::Modelled => f.write_str("this key has a setter; use the setter"),
        }
    }
}

macro_rules! from_faults {
    ($($variant:ident($fault:ty)),* $(,)?) => {
        $(
            impl From<$fault> for Problem {
                fn from(fault: $fault) -> Self {
                    Self::$variant(fault)
                }
            }
        )*
    };
}

from_faults! {
    Type(TypeFault), Length(LengthFault), Charset(CharsetFault), OneOf(OneOfFault), Email(EmailFault), Url(UrlFault), Range(RangeFault),
}
