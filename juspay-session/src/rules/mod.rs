//! What the rules of the model are made of.
//!
//! Those that are public can be used on their own, for example on a form.

/// Of every byte, whether it is in a set. A macro, since a `const fn` takes no closure.
macro_rules! byte_set {
    ($byte:ident => $is_in:expr) => {{
        let mut set = [false; 256];
        let (mut $byte, mut rest) = (0_u8, set.as_mut_slice());
        while let [is_in, after @ ..] = rest {
            *is_in = $is_in;
            rest = after;
            $byte = $byte.saturating_add(1);
        }
        set
    }};
}

pub mod email;
pub mod url;

use std::ops::{Bound, RangeBounds};

pub use email::{EmailFault, email};
pub use url::{UrlFault, https_url, url_public_host, url_without_ip_host, url_without_query};

use crate::epoch::EpochSeconds;
use crate::problem::Problem;
use crate::slot::Slot;
use crate::text;

pub(crate) type Verdict = Result<(), Problem>;

#[inline]
fn verdict(holds: bool, problem: Problem) -> Verdict {
    if holds { Ok(()) } else { Err(problem) }
}

#[inline]
pub(crate) fn required(is_given: bool) -> Verdict {
    verdict(is_given, Problem::Required)
}

#[inline]
pub(crate) fn forbidden(is_given: bool) -> Verdict {
    verdict(!is_given, Problem::Forbidden)
}

/// So many code points.
#[inline]
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
    // A code point has one to four bytes, so that a text's bytes often tell enough.
    let bytes = text.len();
    if min <= bytes.div_ceil(4) && bytes <= max {
        return Ok(());
    }
    let actual = text::characters(text);
    verdict(min <= actual && actual <= max, Problem::Length { min, max, actual })
}

/// A set of ASCII characters: for every byte, whether it is one of them.
pub(crate) struct Charset {
    notation: &'static str,
    bytes: [bool; 256],
}

impl Charset {
    /// Reads the model's notation: characters, ranges and `SPACE`, with blanks between them.
    pub(crate) const fn new(notation: &'static str) -> Self {
        let mut bytes = [false; 256];
        let mut rest = notation.as_bytes();
        while let [first, after @ ..] = rest {
            let mut next = after;
            if let [b'S', b'P', b'A', b'C', b'E', after @ ..] = rest {
                add(&mut bytes, b' ', b' ');
                next = after;
            } else if let [b'-', last, after @ ..] = after
                && *first != b' '
                && *last != b' '
            {
                add(&mut bytes, *first, *last);
                next = after;
            } else if *first != b' ' {
                add(&mut bytes, *first, *first);
            }
            rest = next;
        }
        Self { notation, bytes }
    }

    #[inline]
    fn contains(&self, byte: u8) -> bool {
        self.bytes.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

/// Adds the ASCII characters from the first to the last.
const fn add(bytes: &mut [bool; 256], first: u8, last: u8) {
    let (mut character, mut rest) = (0, bytes.as_mut_slice());
    while let [is_in, after @ ..] = rest {
        *is_in |= first <= character && character <= last && character < 128;
        rest = after;
        character = character.saturating_add(1);
    }
}

#[inline]
pub(crate) fn charset(text: &str, allowed: &Charset) -> Verdict {
    let (fours, rest) = text.as_bytes().as_chunks::<4>();
    let contains = |[a, b, c, d]: &[u8; 4]| {
        allowed.contains(*a) & allowed.contains(*b) & allowed.contains(*c) & allowed.contains(*d)
    };
    let are_allowed = fours.iter().fold(true, |all, four| all & contains(four));
    if rest.iter().fold(are_allowed, |all, byte| all & allowed.contains(*byte)) {
        Ok(())
    } else {
        Err(first_stranger(text, allowed))
    }
}

#[cold]
fn first_stranger(text: &str, allowed: &Charset) -> Problem {
    let is_stranger =
        |character| !u8::try_from(character).is_ok_and(|byte: u8| byte.is_ascii() && allowed.contains(byte));
    let before = text.chars().take_while(|character| !is_stranger(*character)).count();
    Problem::Charset { allowed: allowed.notation, position: before + 1 }
}

#[inline]
pub(crate) fn one_of(text: &str, allowed: &'static [&'static str]) -> Verdict {
    let is_one = allowed.contains(&text);
    verdict(is_one, Problem::OneOf { allowed })
}

/// A set of values that may hold one that the model does not know.
pub(crate) trait OpenEnum {
    /// The values that it knows.
    const KNOWN: &'static [&'static str];

    fn is_known(&self) -> bool;
}

#[inline]
pub(crate) fn known<T: OpenEnum>(value: &T) -> Verdict {
    verdict(value.is_known(), Problem::OneOf { allowed: T::KNOWN })
}

#[inline]
pub(crate) fn range(value: i64, min: i64, max: i64) -> Verdict {
    verdict(min <= value && value <= max, Problem::Range { min, max })
}

#[inline]
pub(crate) fn equals(value: bool, wanted: bool) -> Verdict {
    verdict(value == wanted, Problem::Equals { wanted })
}

/// Holds as well where the other field cannot be read: that is a violation of its own.
#[inline]
pub(crate) fn after<T: PartialOrd>(value: &T, other: &Slot<T>, name: &'static str) -> Verdict {
    verdict(other.value().is_none_or(|other| value > other), Problem::After { other: name })
}

/// Holds as well where the other field cannot be read: that is a violation of its own.
#[inline]
pub(crate) fn within_days(value: EpochSeconds, days: u32, of: &Slot<EpochSeconds>, name: &'static str) -> Verdict {
    let holds = of.value().is_none_or(|of| value <= of.saturating_add_days(u64::from(days)));
    verdict(holds, Problem::Within { days, of: name })
}

#[inline]
pub(crate) fn today(value: EpochSeconds, now: EpochSeconds) -> Verdict {
    verdict(value.utc_day() == now.utc_day(), Problem::Today)
}

#[inline]
pub(crate) fn is_email(text: &str) -> Verdict {
    if email::is_email(text.as_bytes()) { Ok(()) } else { email(text).map_err(Problem::Email) }
}

/// A text that is to be a URL.
pub(crate) struct Url<'t> {
    text: &'t str,
    /// Whether it keeps all rules at first sight, as most do.
    is_plain: bool,
}

impl<'t> Url<'t> {
    #[inline]
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, is_plain: url::is_plain(text.as_bytes()) }
    }

    #[inline]
    fn check(&self, rule: fn(&str) -> Result<(), UrlFault>, problem: fn(UrlFault) -> Problem) -> Verdict {
        if self.is_plain { Ok(()) } else { rule(self.text).map_err(problem) }
    }
}

#[inline]
pub(crate) fn is_https_url(url: &Url<'_>) -> Verdict {
    url.check(https_url, Problem::HttpsUrl)
}

#[inline]
pub(crate) fn is_url_without_query(url: &Url<'_>) -> Verdict {
    url.check(url_without_query, Problem::UrlWithoutQuery)
}

#[inline]
pub(crate) fn is_url_without_ip_host(url: &Url<'_>) -> Verdict {
    url.check(url_without_ip_host, Problem::UrlWithoutIpHost)
}

#[inline]
pub(crate) fn is_url_public_host(url: &Url<'_>) -> Verdict {
    url.check(url_public_host, Problem::UrlPublicHost)
}

#[cfg(test)]
mod tests {
    use std::ops::Bound::{Excluded, Included, Unbounded};

    use super::*;

    #[test]
    fn a_length_is_counted_in_code_points() {
        #[track_caller]
        fn check(text: &str, limits: impl RangeBounds<usize>, expected: Option<(usize, usize)>) {
            let problem = expected.map(|(min, max)| Problem::Length { min, max, actual: text.chars().count() });
            assert_eq!(length(text, limits).err(), problem, "{text}");
        }
        check("é", 1..=1, None);
        check("éé", 1..=1, Some((1, 1)));
        check("", 1..=1, Some((1, 1)));
        check("aaa", 2.., None);
        check("a", 2.., Some((2, usize::MAX)));
        check("aaa", ..3, Some((0, 2)));
        check("aa", ..3, None);
        check("aaa", (Excluded(2), Included(4)), None);
        check("aa", (Excluded(2), Included(4)), Some((3, 4)));
        check("aa", (Unbounded::<usize>, Unbounded::<usize>), None);
    }

    #[test]
    fn the_first_character_that_is_not_allowed_is_told() {
        let allowed = &Charset::new("a-c _ SPACE -");
        for (text, stranger) in [
            ("", None),
            ("abc", None),
            ("a b-c_", None),
            ("d", Some(1)),
            ("abcabcd", Some(7)),
            ("abcdabc", Some(4)),
            ("aé", Some(2)),
            ("éd", Some(1)),
            ("ab₹cd", Some(3)),
            ("aA", Some(2)),
        ] {
            let problem = stranger.map(|position| Problem::Charset { allowed: "a-c _ SPACE -", position });
            assert_eq!(charset(text, allowed).err(), problem, "{text}");
        }
    }

    #[test]
    fn one_of_is_compared_to_the_letter() {
        const ALLOWED: &[&str] = &["on", "off"];
        for (text, is_one) in [("on", true), ("off", true), ("On", false), ("of", false), ("", false)] {
            let expected = (!is_one).then_some(Problem::OneOf { allowed: ALLOWED });
            assert_eq!(one_of(text, ALLOWED).err(), expected, "{text}");
        }
    }
}
