//! What can be wrong with a field.

use std::fmt;

use crate::amount::ParseAmountError;
use crate::epoch::ParseEpochError;
use crate::rules::{EmailFault, UrlFault};
use crate::violation::Level;

/// What is wrong with a field. It holds limits and positions, never a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The key is not there.
    Required,
    /// The key is there.
    Forbidden,
    /// The key holds JSON of the wrong kind.
    Type {
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// The text is too short or too long, in code points.
    Length {
        /// At least.
        min: usize,
        /// At most; `usize::MAX` for any number.
        max: usize,
        /// How long it is.
        actual: usize,
    },
    /// The text holds a character that is not allowed.
    Charset {
        /// The characters that are.
        allowed: &'static str,
        /// Which one it is, counted in code points from 1.
        position: usize,
    },
    /// The text is none of the values.
    OneOf {
        /// The values.
        allowed: &'static [&'static str],
    },
    /// The text is not "true", which is all that the key can say.
    Flag,
    /// The text is no amount.
    Decimal(ParseAmountError),
    /// The text is no time.
    EpochSeconds(ParseEpochError),
    /// The text is no integer of 64 bits.
    Integer,
    /// The text is no e-mail address.
    Email(EmailFault),
    /// The text is no absolute https URL.
    HttpsUrl(UrlFault),
    /// The URL has a query.
    UrlWithoutQuery(UrlFault),
    /// The URL's host is an IP address.
    UrlWithoutIpHost(UrlFault),
    /// The URL's host is the machine itself.
    UrlPublicHost(UrlFault),
    /// The integer is out of range.
    Range {
        /// At least.
        min: i64,
        /// At most.
        max: i64,
    },
    /// The boolean is the other one.
    Equals {
        /// What it must be.
        wanted: bool,
    },
    /// The value is not greater than another field's.
    After {
        /// The other field.
        other: &'static str,
    },
    /// The time is too long after another field's.
    Within {
        /// At most so many days.
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
    /// The name of the rule that was broken.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Forbidden => "forbidden",
            Self::Type { .. } => "type",
            Self::Length { .. } => "length",
            Self::Charset { .. } => "charset",
            Self::OneOf { .. } | Self::Flag => "one_of",
            Self::Decimal(_) => "decimal",
            Self::EpochSeconds(_) => "epoch_seconds",
            Self::Integer => "integer",
            Self::Email(_) => "email",
            Self::HttpsUrl(_) => "https_url",
            Self::UrlWithoutQuery(_) => "url_without_query",
            Self::UrlWithoutIpHost(_) => "url_without_ip_host",
            Self::UrlPublicHost(_) => "url_public_host",
            Self::Range { .. } => "range",
            Self::Equals { .. } => "equals",
            Self::After { .. } => "after",
            Self::Within { .. } => "within",
            Self::Today => "today",
            Self::Modelled => "extra",
        }
    }
}

impl Problem {
    /// What is wrong, in the words of a level: what blocks must be, what is advice should be.
    pub(crate) fn worded(&self, level: Level) -> Worded<'_> {
        Worded { problem: self, level }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.worded(Level::Must).fmt(f)
    }
}

/// A problem in words.
pub(crate) struct Worded<'p> {
    problem: &'p Problem,
    level: Level,
}

impl fmt::Display for Worded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.level;
        match *self.problem {
            Problem::Required => f.write_str("is missing"),
            Problem::Forbidden => write!(f, "{level} be left out"),
            Problem::Type { expected, found } => write!(f, "{level} be {expected}, but is {found}"),
            Problem::Length { min: 1, max: usize::MAX, .. } => write!(f, "{level} not be empty"),
            Problem::Length { min, max, actual } => {
                write!(f, "{level} be ")?;
                match (min, max) {
                    (0, max) => write!(f, "at most {max}")?,
                    (min, usize::MAX) => write!(f, "at least {min}")?,
                    (min, max) if min == max => write!(f, "{min}")?,
                    (min, max) => write!(f, "{min} to {max}")?,
                }
                write!(f, " characters long, but has {actual}")
            }
            Problem::Charset { allowed, position } => {
                write!(f, "holds a character that {level} not be there, number {position}; allowed are {allowed}")
            }
            Problem::OneOf { allowed: [only] } => write!(f, "{level} be \"{only}\""),
            Problem::Flag => write!(f, "{level} be \"true\", or be left out"),
            Problem::OneOf { allowed } => {
                write!(f, "{level} be one of ")?;
                for (index, value) in allowed.iter().enumerate() {
                    write!(f, "{}\"{value}\"", if index == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Problem::Decimal(fault) => {
                write!(f, "{level} be an amount such as \"100.15\", digits with at most two places: {fault}")
            }
            Problem::EpochSeconds(fault) => {
                write!(f, "{level} be seconds since 1970 as text, such as \"1633087969\": {fault}")
            }
            Problem::Integer => write!(f, "{level} be an integer as text, such as \"7\""),
            Problem::Email(fault) => write!(f, "{level} be an e-mail address: {fault}"),
            Problem::HttpsUrl(fault) => write!(f, "{level} be an absolute https URL: {fault}"),
            Problem::UrlWithoutQuery(fault) => write!(f, "{level} have no query: {fault}"),
            Problem::UrlWithoutIpHost(fault) => write!(f, "{level} name a host, not an IP address: {fault}"),
            Problem::UrlPublicHost(fault) => write!(f, "{level} be reachable from outside: {fault}"),
            Problem::Range { min, max } => write!(f, "{level} be {min} to {max}"),
            Problem::Equals { wanted } => write!(f, "{level} be {wanted}"),
            Problem::After { other } => write!(f, "{level} be later than {other}"),
            Problem::Within { days, of } => write!(f, "{level} be at most {days} days after {of}"),
            Problem::Today => write!(f, "{level} be today, by UTC"),
            Problem::Modelled => f.write_str("is a field of its own: use its setter"),
        }
    }
}
