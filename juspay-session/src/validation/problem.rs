//! What can be wrong with a field.

use std::fmt;

use crate::rules::{CharsetFault, EmailFault, HeaderValueFault, LengthFault, OneOfFault, RangeFault, UrlFault};
use crate::value::{Amount, EpochSeconds, TypeFault};

/// What is wrong with a field. It has limits and positions. Of the value it has a time that was parsed from a public field,
/// and nothing else.
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
    /// An HTTP header cannot carry the text unchanged.
    HeaderValue(HeaderValueFault),
    /// The amount is too small.
    Minimum {
        /// The least amount.
        least: Amount,
    },
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
        /// This time and the other one, if both fields are public.
        times: Option<(EpochSeconds, EpochSeconds)>,
    },
    /// The time is too long after another field's.
    Within {
        /// The most days between the two.
        days: u32,
        /// The other field.
        of: &'static str,
        /// This time and the other one, if both fields are public.
        times: Option<(EpochSeconds, EpochSeconds)>,
    },
    /// The time is not on the UTC day of the call.
    Today {
        /// The time, if the field is public.
        time: Option<EpochSeconds>,
        /// The time of the call.
        now: EpochSeconds,
    },
    /// A key that the model knows was given as an extra one.
    Modelled,
    /// The value of an extra key repeats a key, nests too deep or is not Unicode, so no stored request could have it.
    ExtraValue,
    /// An unknown key that seems to be a misspelling of a known one.
    NearMiss {
        /// The known key.
        meant: &'static str,
    },
    /// A key that only other versions know.
    OtherVersion {
        /// The versions.
        versions: &'static str,
    },
    /// An unknown key with an object, where the known keys are flat.
    Nested {
        /// A known key.
        flat: &'static str,
    },
    /// An unknown key that differs from known ones by its number.
    Numbered {
        /// The first known key.
        first: &'static str,
        /// The last known key.
        last: &'static str,
    },
}

impl Problem {
    /// Returns the limit that was missed, such as `1 to 20` or the allowed characters.
    #[must_use]
    pub fn limit(&self) -> Option<String> {
        match self {
            Self::Length(LengthFault { min, max: usize::MAX, actual: _ }) => Some(format!("at least {min}")),
            Self::Length(LengthFault { min, max, actual: _ }) if min == max => Some(min.to_string()),
            Self::Length(LengthFault { min, max, actual: _ }) => Some(format!("{min} to {max}")),
            Self::Charset(fault) => Some(fault.allowed.to_owned()),
            Self::OneOf(fault) => Some(fault.allowed.join(", ")),
            Self::Type(TypeFault::Kind { expected, .. }) => Some((*expected).to_owned()),
            Self::Type(TypeFault::Flag) => Some("true, false".to_owned()),
            Self::Minimum { least } => Some(format!("at least {}", short(*least))),
            Self::Range(RangeFault { min, max }) => Some(format!("{min} to {max}")),
            Self::Equals { wanted } => Some(wanted.to_string()),
            Self::After { other, .. } => Some(format!("after {other}")),
            Self::Within { days, of, .. } => Some(format!("at most {days} days after {of}")),
            Self::Today { now, .. } => Some(now.utc_date().to_string()),
            Self::Required
            | Self::Forbidden
            | Self::Type(_)
            | Self::HeaderValue(_)
            | Self::Email(_)
            | Self::Url(_)
            | Self::Modelled
            | Self::ExtraValue
            | Self::NearMiss { .. }
            | Self::OtherVersion { .. }
            | Self::Nested { .. }
            | Self::Numbered { .. } => None,
        }
    }

    /// Returns what to write instead, where that is plain: a value, or a key.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        match self {
            Self::OneOf(OneOfFault { allowed: _, meant }) => meant.map(str::to_owned),
            Self::NearMiss { meant } | Self::Nested { flat: meant } => Some((*meant).to_owned()),
            Self::Equals { wanted } => Some(wanted.to_string()),
            Self::Today { time: Some(time), .. }
            | Self::After { times: Some((time, _)), .. }
            | Self::Within { times: Some((time, _)), .. }
                if time.looks_like_millis() =>
            {
                Some((time.as_secs() / 1000).to_string())
            }
            _ => None,
        }
    }

    /// Returns the same problem without the times in it.
    #[must_use]
    pub fn without_times(self) -> Self {
        match self {
            Self::Today { time: _, now } => Self::Today { time: None, now },
            Self::After { other, times: _ } => Self::After { other, times: None },
            Self::Within { days, of, times: _ } => Self::Within { days, of, times: None },
            other => other,
        }
    }
}

/// What is wrong and what to do, without the field's name.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("missing; add it"),
            Self::Forbidden => f.write_str("unexpected; leave it out"),
            Self::Type(fault) => fault.fmt(f),
            Self::Length(fault) => fault.fmt(f),
            Self::Charset(fault) => fault.fmt(f),
            Self::OneOf(fault) => fault.fmt(f),
            Self::Email(fault) => fault.fmt(f),
            Self::Url(fault) => fault.fmt(f),
            Self::Range(fault) => fault.fmt(f),
            Self::Equals { wanted } => write!(f, "unexpected value; use {wanted}"),
            Self::HeaderValue(fault) => fault.fmt(f),
            Self::Minimum { least } => write!(f, "less than {0}; use at least {0}", short(*least)),
            Self::Today { time: Some(time), .. }
            | Self::After { times: Some((time, _)), .. }
            | Self::Within { times: Some((time, _)), .. }
                if time.looks_like_millis() =>
            {
                write!(f, "{time} looks like milliseconds; use seconds, such as {}", time.as_secs() / 1000)
            }
            Self::After { other, times: Some((_, start)) } if start.looks_like_millis() => {
                write!(f, "not after {other}, which looks like milliseconds; use seconds in {other}")
            }
            Self::After { other, times: Some((time, start)) } if time.utc_day() != start.utc_day() => {
                let (date, start) = (time.utc_date(), start.utc_date());
                write!(f, "{date} (UTC) is not after {other}, {start}; use a later time")
            }
            Self::After { other, times: _ } => write!(f, "not later than {other}; use a later time"),
            Self::Within { days, of, times: None } => {
                write!(f, "more than {days} days after {of}; use an earlier time")
            }
            Self::Within { days, of, times: Some((time, start)) } => {
                let (date, begins) = (time.utc_date(), start.utc_date());
                let last = start.saturating_add_days(u64::from(*days)).utc_date();
                write!(f, "{date} (UTC) is more than {days} days after {of}, {begins}; use {last} or an earlier day")
            }
            Self::Today { time: None, now } => {
                write!(f, "not today (UTC), {}; use the time of the call", now.utc_date())
            }
            Self::Today { time: Some(time), now } => {
                write!(f, "{} (UTC) is not today, {}; ", time.utc_date(), now.utc_date())?;
                if time.is_ist_midnight() {
                    f.write_str("midnight in India (IST) is 18:30 UTC of the day before: ")?;
                }
                f.write_str("use the time of the call")
            }
            Self::ExtraValue => f.write_str(
                "the value has a duplicate key, a key that is not Unicode, or too many levels; give another value",
            ),
            Self::Modelled => f.write_str("a key with a setter was given as an extra one; use its setter"),
            Self::NearMiss { meant } => write!(f, "unknown key; did you mean {meant}?"),
            Self::OtherVersion { versions } => {
                write!(f, "not a key of this version; use the version {versions}, or leave it out")
            }
            Self::Nested { flat } => write!(f, "unknown key with an object; write flat keys, such as {flat}"),
            Self::Numbered { first, last } => write!(f, "unknown key; use {first} to {last}"),
        }
    }
}

/// An amount without places that say nothing.
fn short(amount: Amount) -> String {
    amount.to_string().trim_end_matches(".00").to_owned()
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
    Type(TypeFault), Length(LengthFault), Charset(CharsetFault), OneOf(OneOfFault), HeaderValue(HeaderValueFault),
    Email(EmailFault), Url(UrlFault), Range(RangeFault),
}
