//! What is remembered of a text: enough to see that it changed, and not the text.

use std::fmt;
use std::hash::Hasher as _;

use siphasher::sip::SipHasher24;

use crate::docs::markdown::BULLET;

/// The digest of a text, blind to blanks, line ends, the bullets of lists and the backticks of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest(u64);

impl Digest {
    /// The digest of a text; none if there is nothing to read in it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut hasher = SipHasher24::new();
        let mut is_empty = true;
        let is_read = |character: &char| !character.is_whitespace() && !matches!(*character, '`' | BULLET);
        for character in text.chars().filter(is_read) {
            hasher.write(character.encode_utf8(&mut [0; 4]).as_bytes());
            is_empty = false;
        }
        (!is_empty).then(|| Self(hasher.finish()))
    }

    /// Reads what [`fmt::Display`] writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        u64::from_str_radix(text, 16).ok().filter(|_| is_hex).map(Self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Locks outlive releases, so these numbers must never change.
    #[test]
    fn a_digest_is_the_same_everywhere() {
        assert_eq!(Digest::of("Unique.").unwrap().to_string(), "f76f3c9c3fc4d354");
        assert_eq!(Digest::of(" \n`"), None);
    }

    #[test]
    fn blanks_do_not_matter_and_all_else_does() {
        let digest = Digest::of("less than 21");
        assert_eq!(Digest::of("less  than\r\n`21`"), digest);
        for other in ["less than 22", "Less than 21", "less than 21.", "less then 21"] {
            assert_ne!(Digest::of(other), digest);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let digest = Digest::of("x").unwrap();
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        for text in ["", "1", "+000000000000001", "000000000000000g", "00000000000000001", "ABCDEF0123456789"] {
            assert_eq!(Digest::parse(text), None, "{text}");
        }
    }
}
