//! The rules as the generated code calls them.

use std::ops::RangeBounds;

use crate::epoch::EpochSeconds;
use crate::problem::Problem;
use crate::rules;
use crate::slot::Slot;

pub(crate) type Verdict = Result<(), Problem>;

fn verdict(holds: bool, problem: Problem) -> Verdict {
    if holds { Ok(()) } else { Err(problem) }
}

pub(crate) fn required(is_given: bool) -> Verdict {
    verdict(is_given, Problem::Required)
}

pub(crate) fn forbidden(is_given: bool) -> Verdict {
    verdict(!is_given, Problem::Forbidden)
}

pub(crate) fn length(text: &str, limits: impl RangeBounds<usize>) -> Verdict {
    rules::length(text, limits).map_err(|fault| Problem::Length {
        min: fault.min,
        max: fault.max,
        actual: fault.actual,
    })
}

/// A set of ASCII characters, in the model's notation.
pub(crate) struct Charset(&'static str);

impl Charset {
    pub(crate) const fn new(notation: &'static str) -> Self {
        Self(notation)
    }
}

pub(crate) fn charset(text: &str, allowed: &Charset) -> Verdict {
    let charset = rules::charset(text, allowed.0);
    charset.map_err(|fault| Problem::Charset { allowed: fault.allowed, position: fault.position })
}

pub(crate) fn one_of(text: &str, allowed: &'static [&'static str]) -> Verdict {
    rules::one_of(text, allowed).map_err(|fault| Problem::OneOf { allowed: fault.allowed })
}

/// A set of values that may hold one that the model does not know.
pub(crate) trait OpenEnum {
    /// The values that it knows.
    const KNOWN: &'static [&'static str];

    fn is_known(&self) -> bool;
}

pub(crate) fn known<T: OpenEnum>(value: &T) -> Verdict {
    verdict(value.is_known(), Problem::OneOf { allowed: T::KNOWN })
}

pub(crate) fn range(value: i64, min: i64, max: i64) -> Verdict {
    rules::range(value, min..=max).map_err(|fault| Problem::Range { min: fault.min, max: fault.max })
}

pub(crate) fn equals(value: bool, wanted: bool) -> Verdict {
    verdict(value == wanted, Problem::Equals { wanted })
}

/// Holds as well where the other field cannot be read: that is a violation of its own.
pub(crate) fn after<T: PartialOrd>(value: &T, other: &Slot<T>, name: &'static str) -> Verdict {
    verdict(other.value().is_none_or(|other| value > other), Problem::After { other: name })
}

/// Holds as well where the other field cannot be read: that is a violation of its own.
pub(crate) fn within_days(value: EpochSeconds, days: u32, of: &Slot<EpochSeconds>, name: &'static str) -> Verdict {
    let holds = of.value().is_none_or(|of| rules::within_days(value.as_secs(), days, of.as_secs()));
    verdict(holds, Problem::Within { days, of: name })
}

pub(crate) fn today(value: EpochSeconds, now: EpochSeconds) -> Verdict {
    verdict(rules::same_utc_day(value.as_secs(), now.as_secs()), Problem::Today)
}

pub(crate) fn is_email(text: &str) -> Verdict {
    rules::email(text).map_err(Problem::Email)
}

/// A text that is to be a URL.
pub(crate) struct Url<'t>(&'t str);

impl<'t> Url<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self(text)
    }
}

pub(crate) fn is_https_url(url: &Url<'_>) -> Verdict {
    rules::https_url(url.0).map_err(Problem::HttpsUrl)
}

pub(crate) fn is_url_without_query(url: &Url<'_>) -> Verdict {
    rules::url_without_query(url.0).map_err(Problem::UrlWithoutQuery)
}

pub(crate) fn is_url_without_ip_host(url: &Url<'_>) -> Verdict {
    rules::url_without_ip_host(url.0).map_err(Problem::UrlWithoutIpHost)
}

pub(crate) fn is_url_public_host(url: &Url<'_>) -> Verdict {
    rules::url_public_host(url.0).map_err(Problem::UrlPublicHost)
}
