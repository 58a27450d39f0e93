//! Text as a slot holds it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::json;

/// The bytes of text that are held in place. With them a slot of text takes 24 bytes, as many as a `String`.
pub(crate) const SHORT: usize = 21;

/// A text that is not changed any more.
///
/// Most values of a request and of an answer are short, so that they need no memory of their own; the long ones of an
/// answer are parts of its one body. Each knows whether a JSON string would escape any of it.
#[derive(Clone)]
pub(crate) enum Text {
    /// A text that needs no escape, with a quote and blanks behind it: what is written ends a JSON string, and its number of
    /// bytes is known when the crate is compiled.
    Short { length: u8, bytes: [u8; SHORT + 1] },
    /// The text, on its own.
    Long { escapes: bool, text: Box<str> },
    /// A part of a text that others have parts of too.
    Part { escapes: bool, start: u32, end: u32, whole: Arc<Box<str>> },
}

impl Text {
    pub(crate) const EMPTY: Self = Self::short("");

    /// A short text that is known when the crate is compiled, and that needs no escape. It must be short indeed.
    pub(crate) const fn short(text: &str) -> Self {
        let mut bytes = [b' '; SHORT + 1];
        let (mut rest, mut left) = (text.as_bytes(), bytes.as_mut_slice());
        let mut length = 0;
        loop {
            match (rest, left) {
                ([byte, after @ ..], [place, free @ ..]) => {
                    *place = *byte;
                    (rest, left) = (after, free);
                    length += 1;
                }
                ([], [place, ..]) => {
                    *place = b'"';
                    break;
                }
                (_, []) => break,
            }
        }
        Self::Short { length, bytes }
    }

    /// The place of a text, if it is short enough and needs no escape.
    #[inline]
    pub(crate) fn blank(text: &str) -> Option<Self> {
        if text.len() > SHORT {
            return None;
        }
        if json::has_escapes(text.as_bytes()) { None } else { Self::plain_blank(text) }
    }

    /// The same of a text that needs no escape.
    #[inline]
    pub(crate) fn plain_blank(text: &str) -> Option<Self> {
        let is_short = text.len() <= SHORT;
        is_short.then_some(Self::Short { length: text.len() as u8, bytes: [b' '; SHORT + 1] })
    }

    /// A text that is known to need no escape, or that is JSON and is written as it stands.
    #[inline]
    pub(crate) fn plain(text: &str) -> Self {
        match Self::plain_blank(text) {
            Some(mut place) => {
                place.fill(text);
                place
            }
            None => Self::Long { escapes: false, text: text.into() },
        }
    }

    /// Puts a text into its place.
    #[inline]
    pub(crate) fn fill(&mut self, text: &str) {
        if let Self::Short { bytes, .. } = self
            && let Some((place, [quote, ..])) = bytes.split_at_mut_checked(text.len())
        {
            copy(text.as_bytes(), place);
            *quote = b'"';
        }
    }

    #[inline]
    fn in_place(text: &str) -> Option<Self> {
        let mut place = Self::blank(text)?;
        place.fill(text);
        Some(place)
    }

    fn long(text: Box<str>) -> Self {
        Self::Long { escapes: json::has_escapes(text.as_bytes()), text }
    }

    /// A part of a text, which begins there and is known to need no escape, or is JSON.
    #[inline]
    pub(crate) fn part(text: &str, start: usize, whole: impl FnOnce() -> Arc<Box<str>>) -> Self {
        if text.len() <= SHORT {
            return Self::plain(text);
        }
        let end = u32::try_from(start + text.len());
        match (u32::try_from(start), end) {
            (Ok(start), Ok(end)) => Self::Part { escapes: false, start, end, whole: whole() },
            _ => Self::plain(text),
        }
    }

    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Short { length, bytes, .. } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Self::Long { text, .. } => text.as_bytes(),
            Self::Part { start, end, whole, .. } => {
                whole.as_bytes().get(*start as usize..*end as usize).unwrap_or_default()
            }
        }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        match self {
            // They are the bytes of a whole text, so this cannot fail.
            Self::Short { .. } => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Self::Long { text, .. } => text,
            Self::Part { start, end, whole, .. } => whole.get(*start as usize..*end as usize).unwrap_or_default(),
        }
    }

    /// How many bytes it has.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Short { length, .. } => usize::from(*length),
            Self::Long { text, .. } => text.len(),
            Self::Part { start, end, .. } => (*end - *start) as usize,
        }
    }

    /// Whether a JSON string would escape any of it.
    #[inline]
    pub(crate) fn has_escapes(&self) -> bool {
        match self {
            Self::Short { .. } => false,
            Self::Long { escapes, .. } | Self::Part { escapes, .. } => *escapes,
        }
    }
}

/// Copies a short text into a place of its length: eight bytes at a time, the last eight of them perhaps twice, which is
/// faster than to call a function that copies any number.
#[inline]
fn copy(text: &[u8], place: &mut [u8]) {
    let Some(last) = text.last_chunk::<8>() else { return place.copy_from_slice(text) };
    let (eights, _) = text.as_chunks::<8>();
    let (places, _) = place.as_chunks_mut::<8>();
    for (place, eight) in places.iter_mut().zip(eights) {
        *place = *eight;
    }
    if let Some(place) = place.last_chunk_mut() {
        *place = *last;
    }
}

impl From<&str> for Text {
    #[inline]
    fn from(text: &str) -> Self {
        Self::in_place(text).unwrap_or_else(|| Self::long(text.into()))
    }
}

impl From<Box<str>> for Text {
    fn from(text: Box<str>) -> Self {
        Self::in_place(&text).unwrap_or_else(|| Self::long(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::in_place(&text).unwrap_or_else(|| Self::long(text.into()))
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Text {}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_gives_what_it_was_made_of() {
        let whole: Arc<Box<str>> = Arc::new("-ab-é-🚀-".repeat(9).into());
        for length in 0..whole.len() {
            let Some(text) = whole.get(..length) else { continue };
            let part = Text::part(text, 0, || Arc::clone(&whole));
            let forms = [Text::from(text), Text::from(text.to_owned()), Text::from(Box::<str>::from(text)), part];
            for form in forms {
                assert_eq!(form.as_str(), text);
                assert_eq!(form.as_bytes(), text.as_bytes());
                assert_eq!(form.len(), text.len());
                assert!(!form.has_escapes());
                assert_eq!(form, Text::from(text));
                assert_eq!(format!("{form:?}"), format!("{text:?}"));
            }
        }
        assert_eq!(Text::short("null").as_str(), "null");
        for text in ["a\"", "\\", "\u{1f}a", "-------------------------\n", "é\t"] {
            assert!(Text::from(text).has_escapes(), "{text:?}");
        }
        assert_eq!(std::mem::size_of::<Text>(), 24);
        assert_eq!(std::mem::size_of::<crate::slot::Slot<Text>>(), 24);
    }
}
