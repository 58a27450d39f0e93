//! The rules for any text.

use std::error::Error;
use std::fmt;
use std::ops::{Bound, RangeBounds};

use super::nearest::meant;

/// Checks the length of a text, in code points.
///
/// # Errors
///
/// The limits and the actual length, if it is outside of them.
///
/// ```
/// use juspay_session::rules::{LengthFault, length};
///
/// assert_eq!(length("Zoë", 1..=3), Ok(()));
/// assert_eq!(length("", 1..), Err(LengthFault { min: 1, max: usize::MAX, actual: 0 }));
/// ```
pub fn length(text: &str, limits: impl RangeBounds<usize>) -> Result<(), LengthFault> {
    let actual = text.chars().count();
    if limits.contains(&actual) {
        return Ok(());
    }
    let min = match limits.start_bound() {
        Bound::Included(min) => *min,
        Bound::Excluded(below) => below.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let max = match limits.end_bound() {
        Bound::Included(max) => *max,
        Bound::Excluded(above) => above.saturating_sub(1),
        Bound::Unbounded => usize::MAX,
    };
    Err(LengthFault { min, max, actual })
}

/// A text that is too short or too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthFault {
    /// The smallest allowed length.
    pub min: usize,
    /// The largest allowed length; `usize::MAX` if there is no limit.
    pub max: usize,
    /// The length of the text.
    pub actual: usize,
}

impl fmt::Display for LengthFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { min, max, actual } = *self;
        match actual {
            0 => f.write_str("empty; use ")?,
            1 => f.write_str("1 character; use ")?,
            _ => write!(f, "{actual} characters; use ")?,
        }
        match (min, max) {
            (min, usize::MAX) => write!(f, "at least {min}"),
            (0, max) => write!(f, "at most {max}"),
            (min, max) if min == max => write!(f, "{min}"),
            (min, max) => write!(f, "{min} to {max}"),
        }?;
        match (actual, min, max) {
            (0, 1, 1 | usize::MAX) => f.write_str(" character"),
            (0, ..) => f.write_str(" characters"),
            _ => Ok(()),
        }
    }
}

impl Error for LengthFault {}

/// Checks that a text has only the characters of a set.
///
/// # Errors
///
/// The position of the first character that is not allowed.
///
/// ```
/// use juspay_session::rules::{Charset, CharsetFault, charset};
///
/// const ALLOWED: Charset = Charset::new("A-Z a-z 0-9 - _");
/// assert_eq!(charset("order-1", &ALLOWED), Ok(()));
/// let fault = CharsetFault { allowed: "A-Z a-z 0-9 - _", position: 6, is_whitespace: false };
/// assert_eq!(charset("order+1", &ALLOWED), Err(fault));
/// ```
pub fn charset(text: &str, allowed: &Charset) -> Result<(), CharsetFault> {
    match text.chars().enumerate().find(|(_, character)| !allowed.contains(*character)) {
        None => Ok(()),
        Some((index, character)) => Err(CharsetFault {
            allowed: allowed.notation,
            position: index + 1,
            is_whitespace: character.is_whitespace(),
        }),
    }
}

/// A set of ASCII characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset {
    notation: &'static str,
    /// A bit for each ASCII character.
    characters: u128,
}

impl Charset {
    /// Reads a list with spaces between its items: a character, a range such as `A-Z`, or `SPACE`.
    #[must_use]
    pub const fn new(notation: &'static str) -> Self {
        let mut characters = 0;
        let mut rest = notation.as_bytes();
        loop {
            rest = match rest {
                [] => return Self { notation, characters },
                [b' ', after @ ..] => after,
                [b'S', b'P', b'A', b'C', b'E', after @ ..] => {
                    characters |= range(b' ', b' ');
                    after
                }
                [first, b'-', last, after @ ..] if *last != b' ' => {
                    characters |= range(*first, *last);
                    after
                }
                [only, after @ ..] => {
                    characters |= range(*only, *only);
                    after
                }
            };
        }
    }

    const fn contains(&self, character: char) -> bool {
        character.is_ascii() && self.characters >> character as u32 & 1 == 1
    }
}

/// The bits of the ASCII characters from the first to the last.
const fn range(first: u8, last: u8) -> u128 {
    let mut bits = 0;
    let mut character = first;
    while character <= last && character.is_ascii() {
        bits |= 1 << character;
        character += 1;
    }
    bits
}

/// A text with a character that is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CharsetFault {
    /// The allowed characters, as they were given to [`charset`].
    pub allowed: &'static str,
    /// The position of the character, in code points from 1.
    pub position: usize,
    /// Whether the character is whitespace.
    pub is_whitespace: bool,
}

impl fmt::Display for CharsetFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { allowed, position, is_whitespace } = *self;
        match is_whitespace {
            true => write!(f, "whitespace at position {position}; allowed: {allowed}"),
            false => write!(f, "character {position} is not allowed; allowed: {allowed}"),
        }
    }
}

impl Error for CharsetFault {}

/// Checks that an HTTP header can carry a text unchanged: no control character, no leading or trailing whitespace. A text
/// may be empty.
///
/// # Errors
///
/// The first control character, or whitespace at an end.
///
/// ```
/// use juspay_session::rules::{HeaderValueFault, header_value};
///
/// assert_eq!(header_value("customer 7"), Ok(()));
/// assert_eq!(header_value("customer\n7"), Err(HeaderValueFault::Control { position: 9 }));
/// assert_eq!(header_value("customer "), Err(HeaderValueFault::Whitespace { position: 9 }));
/// ```
pub fn header_value(text: &str) -> Result<(), HeaderValueFault> {
    if let Some(index) = text.chars().position(char::is_control) {
        return Err(HeaderValueFault::Control { position: index + 1 });
    }
    if text.starts_with(char::is_whitespace) {
        return Err(HeaderValueFault::Whitespace { position: 1 });
    }
    if text.ends_with(char::is_whitespace) {
        return Err(HeaderValueFault::Whitespace { position: text.chars().count() });
    }
    Ok(())
}

/// A text that an HTTP header cannot carry unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderValueFault {
    /// A control character, such as a line end.
    Control {
        /// Its position, in code points from 1.
        position: usize,
    },
    /// Whitespace at the beginning or at the end.
    Whitespace {
        /// Its position, in code points from 1.
        position: usize,
    },
}

impl fmt::Display for HeaderValueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Control { position } => write!(f, "control character at position {position}; remove it"),
            Self::Whitespace { position: 1 } => f.write_str("leading whitespace at position 1; remove it"),
            Self::Whitespace { position } => write!(f, "trailing whitespace at position {position}; remove it"),
        }
    }
}

impl Error for HeaderValueFault {}

/// Checks that a text is one of the allowed values. Case matters.
///
/// # Errors
///
/// The allowed values, if the text is another.
///
/// ```
/// use juspay_session::rules::one_of;
///
/// assert!(one_of("true", &["true", "false"]).is_ok());
/// assert!(one_of("True", &["true", "false"]).is_err());
/// ```
pub fn one_of(text: &str, allowed: &'static [&'static str]) -> Result<(), OneOfFault> {
    if allowed.contains(&text) { Ok(()) } else { Err(OneOfFault { allowed, meant: meant(text, allowed) }) }
}

/// A text that is not one of the allowed values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneOfFault {
    /// The allowed values.
    pub allowed: &'static [&'static str],
    /// The allowed value that the text seems to be a misspelling of.
    pub meant: Option<&'static str>,
}

impl fmt::Display for OneOfFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(meant) = self.meant {
            return write!(f, "unknown value; did you mean {meant}?");
        }
        let several = if self.allowed.len() > 1 { "one of " } else { "" };
        write!(f, "unknown value; use {several}{}", self.allowed.join(", "))
    }
}

impl Error for OneOfFault {}

#[cfg(test)]
mod tests {
    use std::ops::Bound::{Excluded, Included, Unbounded};

    use super::*;

    #[test]
    fn a_length_is_counted_in_code_points() {
        #[track_caller]
        fn check(text: &str, limits: impl RangeBounds<usize>, expected: Option<(usize, usize)>) {
            let fault = expected.map(|(min, max)| LengthFault { min, max, actual: text.chars().count() });
            assert_eq!(length(text, limits).err(), fault, "{text}");
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
    fn the_first_disallowed_character_is_reported() {
        let allowed = "a-c _ SPACE -";
        for (text, position) in [
            ("", None),
            ("abc", None),
            ("a b-c_", None),
            ("d", Some(1)),
            ("S", Some(1)),
            ("abcabcd", Some(7)),
            ("abcdabc", Some(4)),
            ("aé", Some(2)),
            ("éd", Some(1)),
            ("ab₹cd", Some(3)),
            ("aA", Some(2)),
            ("a\u{161}", Some(2)),
        ] {
            let fault = position.map(|position| CharsetFault { allowed, position, is_whitespace: false });
            assert_eq!(charset(text, &Charset::new(allowed)).err(), fault, "{text}");
        }
        let fault = CharsetFault { allowed: "a-c _", position: 1, is_whitespace: true };
        assert_eq!(charset(" ", &Charset::new("a-c _")).err(), Some(fault));
        let all = Charset::new("SPACE !-~");
        let allowed = (0..=u8::MAX).map(char::from).filter(|character| all.contains(*character));
        assert!(allowed.eq(' '..='~'));
    }

    #[test]
    fn values_are_compared_exactly() {
        const ALLOWED: &[&str] = &["on", "off"];
        assert_eq!((one_of("on", ALLOWED), one_of("off", ALLOWED)), (Ok(()), Ok(())));
        for (text, meant) in [("On", Some("on")), ("of", None), ("", None)] {
            assert_eq!(one_of(text, ALLOWED).err(), Some(OneOfFault { allowed: ALLOWED, meant }), "{text}");
        }
    }

    #[test]
    fn messages() {
        let length = |min, max, actual| LengthFault { min, max, actual }.to_string();
        assert_eq!(length(1, usize::MAX, 0), "empty; use at least 1 character");
        assert_eq!(length(1, 20, 0), "empty; use 1 to 20 characters");
        assert_eq!(length(2, usize::MAX, 1), "1 character; use at least 2");
        assert_eq!(length(0, 255, 300), "300 characters; use at most 255");
        assert_eq!(length(10, 10, 9), "9 characters; use 10");
        assert_eq!(length(1, 20, 21), "21 characters; use 1 to 20");
        let fault = |is_whitespace| CharsetFault { allowed: "A-Z a-z 0-9 - _", position: 6, is_whitespace }.to_string();
        assert_eq!(fault(false), "character 6 is not allowed; allowed: A-Z a-z 0-9 - _");
        assert_eq!(fault(true), "whitespace at position 6; allowed: A-Z a-z 0-9 - _");
        let one_of = |allowed, meant| OneOfFault { allowed, meant }.to_string();
        assert_eq!(one_of(&["a", "b"], None), "unknown value; use one of a, b");
        assert_eq!(one_of(&["a"], None), "unknown value; use a");
        assert_eq!(one_of(&["a", "b"], Some("a")), "unknown value; did you mean a?");
    }
}
