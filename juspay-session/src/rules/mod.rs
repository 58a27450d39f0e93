//! What the rules of the model are made of.
//!
//! Those that are public can be used on their own, for example on a form.

pub mod email;
pub mod url;

use std::ops::{Bound, RangeBounds};

pub use email::{EmailFault, email};
pub use url::{UrlFault, https_url, url_public_host, url_without_ip_host, url_without_query};

use crate::epoch::EpochSeconds;
use crate::problem::Problem;
use crate::slot::Slot;

pub(crate) type Verdict = Result<(), Problem>;

fn verdict(holds: bool, problem: Problem) -> Verdict {
    if holds { Ok(()) } else { Err(problem) }
}

pub(crate) fn required<T>(slot: &Slot<T>) -> Verdict {
    verdict(slot.is_given(), Problem::Required)
}

pub(crate) fn forbidden<T>(slot: &Slot<T>) -> Verdict {
    verdict(!slot.is_given(), Problem::Forbidden)
}

/// So many code points.
pub(crate) fn length(text: &str, limits: impl RangeBounds<usize>) -> Verdict {
    let min = match limits.start_bound() {
        Bound::Included(min) => *min,
        Bound::Excluded(below) => below + 1,
        Bound::Unbounded => 0,
    };
    let max = match limits.end_bound() {
        Bound::Included(max) => *max,
        Bound::Excluded(over) => over.saturating_sub(1),
        Bound::Unbounded => usize::MAX,
    };
    let actual = text.chars().count();
    verdict(min <= actual && actual <= max, Problem::Length { min, max, actual })
}

/// A set of ASCII characters, a bit for each.
pub(crate) struct Charset {
    notation: &'static str,
    bits: u128,
}

impl Charset {
    /// Reads the model's notation: characters, ranges and `SPACE`, with blanks between them.
    pub(crate) const fn new(notation: &'static str) -> Self {
        let mut bits = 0;
        let mut rest = notation.as_bytes();
        while let [first, after @ ..] = rest {
            let mut next = after;
            if let [b'S', b'P', b'A', b'C', b'E', after @ ..] = rest {
                bits |= 1 << b' ';
                next = after;
            } else if let [b'-', last, after @ ..] = after
                && *first != b' '
                && *last != b' '
            {
                let mut character = *first;
                while character <= *last && character < 128 {
                    bits |= 1 << character;
                    character += 1;
                }
                next = after;
            } else if *first != b' ' && *first < 128 {
                bits |= 1 << *first;
            }
            rest = next;
        }
        Self { notation, bits }
    }

    fn contains(&self, character: char) -> bool {
        character.is_ascii() && self.bits >> u32::from(character) & 1 == 1
    }
}

pub(crate) fn charset(text: &str, allowed: &Charset) -> Verdict {
    match text.chars().position(|character| !allowed.contains(character)) {
        None => Ok(()),
        Some(index) => Err(Problem::Charset { allowed: allowed.notation, position: index + 1 }),
    }
}

pub(crate) fn one_of(text: &str, allowed: &'static [&'static str]) -> Verdict {
    verdict(allowed.contains(&text), Problem::OneOf { allowed })
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
    verdict(min <= value && value <= max, Problem::Range { min, max })
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
    let holds = of.value().is_none_or(|of| value <= of.saturating_add_days(u64::from(days)));
    verdict(holds, Problem::Within { days, of: name })
}

pub(crate) fn today(value: EpochSeconds, now: EpochSeconds) -> Verdict {
    verdict(value.utc_day() == now.utc_day(), Problem::Today)
}

pub(crate) fn is_email(text: &str) -> Verdict {
    email(text).map_err(Problem::Email)
}

pub(crate) fn is_https_url(text: &str) -> Verdict {
    https_url(text).map_err(Problem::HttpsUrl)
}

pub(crate) fn is_url_without_query(text: &str) -> Verdict {
    url_without_query(text).map_err(Problem::UrlWithoutQuery)
}

pub(crate) fn is_url_without_ip_host(text: &str) -> Verdict {
    url_without_ip_host(text).map_err(Problem::UrlWithoutIpHost)
}

pub(crate) fn is_url_public_host(text: &str) -> Verdict {
    url_public_host(text).map_err(Problem::UrlPublicHost)
}
