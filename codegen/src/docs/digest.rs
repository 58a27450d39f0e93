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

/// A shorter piece is a part of the sentence behind it.
const SHORTEST: usize = 12;
/// All that follows so many sentences is one.
const MOST_SENTENCES: usize = 200;

/// The sentences of a text. Like a digest, they are blind to blanks and line ends; an item of a list is a sentence.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let (mut start, mut readable) = (0, 0);
    let mut before: [Option<char>; 2] = [None, None];
    for (at, character) in text.char_indices() {
        let ends = matches!(before, [_, Some('.' | '!' | '?')]) && character.is_whitespace();
        let is_glued = matches!(before, [Some(letter), Some('.')] if letter.is_lowercase()) && character.is_uppercase();
        if (ends || is_glued || character == BULLET) && readable >= SHORTEST && sentences.len() + 1 < MOST_SENTENCES {
            sentences.extend(text.get(start..at));
            (start, readable) = (at, 0);
        }
        readable += usize::from(!character.is_whitespace());
        before = [before[1], Some(character)];
    }
    sentences.extend(text.get(start..));
    sentences.retain(|sentence| Digest::of(sentence).is_some());
    sentences
}

/// The digest of each sentence of a text.
pub(super) fn of_sentences(text: &str) -> Vec<Digest> {
    sentences(text).into_iter().filter_map(Digest::of).collect()
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
    fn a_text_has_sentences() {
        for (text, expected) in [
            ("", &[][..]),
            (
                "Unique in the shop. At most 21 characters!  Or fewer than that? ",
                &["Unique in the shop.", "At most 21 characters!", "Or fewer than that?"],
            ),
            (
                "Glued to this.Constraints are as follows: 1.5 of a.b",
                &["Glued to this.", "Constraints are as follows: 1.5 of a.b"],
            ),
            ("Made of two\nhalves. No. Not of three.", &["Made of two\nhalves.", "No. Not of three."]),
            (
                "One of these two:\n•the first of them\n•the second",
                &["One of these two:", "•the first of them", "•the second"],
            ),
        ] {
            let told: Vec<&str> = sentences(text).into_iter().map(str::trim).collect();
            assert_eq!(told, expected);
        }
        assert_eq!(
            of_sentences("A long sentence. And one\nmore of it."),
            of_sentences("A long  sentence.\n\nAnd `one` more of it.")
        );
        assert_eq!(sentences(&"One more sentence. ".repeat(MOST_SENTENCES + 9)).len(), MOST_SENTENCES);
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
