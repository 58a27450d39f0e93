//! JSON text: kept as it came, read key by key, written without an intermediate tree.

mod error;
mod read;
mod reader;

use std::borrow::Cow;
use std::fmt;

pub use error::{ReadError, ReadErrorKind};
#[cfg(feature = "client")]
pub(crate) use read::is_json;
#[cfg(feature = "mock")]
pub(crate) use read::read_object;
pub(crate) use read::{Key, check_strict, syntax_error, visit_object};
pub(crate) use reader::{NoJson, Reader, Value};

use crate::text::Text;

/// One JSON value as text, byte for byte as it came.
///
/// It is always valid JSON. Two are equal if they are the same text: `1.0` is not `1.00`. Its `Debug` shows how long it is and nothing of what it says.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(Text);

impl RawJson {
    /// Reads one JSON value.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is not exactly one JSON value.
    ///
    /// ```
    /// use juspay_session::RawJson;
    ///
    /// assert_eq!(RawJson::parse(r#"{"a": 1.10}"#)?.get(), r#"{"a": 1.10}"#);
    /// assert!(RawJson::parse("{").is_err());
    /// # Ok::<(), juspay_session::ReadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        read::read_value(text).map(Self::from_valid)
    }

    /// The text.
    #[must_use]
    pub fn get(&self) -> &str {
        self.0.as_str()
    }

    /// Takes a text that is known to be one JSON value.
    pub(crate) fn from_valid(text: &str) -> Self {
        Self(Text::plain(text))
    }

    /// The same of a text that is there already.
    pub(crate) fn from_text(text: Text) -> Self {
        Self(text)
    }

    pub(crate) fn null() -> &'static Self {
        static NULL: RawJson = RawJson(Text::short("null"));
        &NULL
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Default for RawJson {
    fn default() -> Self {
        Self::null().clone()
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({} bytes)", self.get().len())
    }
}

/// A JSON string with this text. For text that is JSON already there is [`RawJson::parse`].
impl From<&str> for RawJson {
    fn from(text: &str) -> Self {
        let mut json = String::with_capacity(text.len() + 2);
        write_text(text, &mut json);
        Self(json.into())
    }
}

impl From<String> for RawJson {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<bool> for RawJson {
    fn from(value: bool) -> Self {
        Self::from_valid(if value { "true" } else { "false" })
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(
            impl From<$integer> for RawJson {
                fn from(value: $integer) -> Self {
                    Self(value.to_string().into())
                }
            }
        )*
    };
}

// No floats: money and ids do not survive them.
from_integers!(i32, i64, u32, u64);

/// The text of a valid JSON string; `None` for any other JSON, and for an escape that is no Unicode.
pub(crate) fn text(raw: &str) -> Option<Cow<'_, str>> {
    let quoted = raw.strip_prefix('"')?;
    if !raw.contains('\\') {
        return quoted.strip_suffix('"').map(Cow::Borrowed);
    }
    unescape(quoted.strip_suffix('"')?).map(Cow::Owned)
}

/// What valid JSON between quotes says; `None` for an escape that is no Unicode.
fn unescape(quoted: &str) -> Option<String> {
    let mut text = String::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut characters = escape.chars();
        let character = match characters.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (character, after) = unescape_unicode(characters.as_str())?;
                characters = after.chars();
                character
            }
            itself => itself,
        };
        text.push(character);
        rest = characters.as_str();
    }
    text.push_str(rest);
    Some(text)
}

/// The character of four hexadecimal digits, or of two times four that are a pair, and what follows it.
fn unescape_unicode(digits: &str) -> Option<(char, &str)> {
    let unit = |digits: &str| u16::from_str_radix(digits, 16).ok();
    let (first, after) = digits.split_at_checked(4)?;
    let first = unit(first)?;
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Some((character, after));
    }
    let (second, after) = after.strip_prefix("\\u")?.split_at_checked(4)?;
    let character = char::decode_utf16([first, unit(second)?]).next()?.ok()?;
    Some((character, after))
}

/// What kind of JSON a valid text is.
pub(crate) fn kind(raw: &[u8]) -> &'static str {
    match raw.first() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// A bit for each of eight bytes that a JSON string escapes, and perhaps for bytes behind the first of them.
#[inline]
const fn escaped(eight: [u8; 8]) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    // Where a byte is less than another one, a subtraction sets its highest bit; it may set those behind it too.
    const fn less(word: u64, than: u64) -> u64 {
        word.wrapping_sub(ONES * than) & !word
    }
    let word = u64::from_le_bytes(eight);
    let quote = less(word ^ (ONES * b'"' as u64), 1);
    let backslash = less(word ^ (ONES * b'\\' as u64), 1);
    (quote | backslash | less(word, 0x20)) & (ONES << 7)
}

/// How many bytes there are before the first that a JSON string escapes, or before the end.
#[inline]
pub(crate) fn plain_length(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let found = escaped(*eight);
        if found != 0 {
            return text.len() - rest.len() + (found.trailing_zeros() / 8) as usize;
        }
        rest = after;
    }
    text.len() - rest.len() + rest.iter().position(|byte| is_escaped(*byte)).unwrap_or(rest.len())
}

/// Whether a JSON string escapes a byte.
#[inline]
const fn is_escaped(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Whether a JSON string escapes any of so many bytes, which are looked at together.
#[inline(always)]
fn any_escaped<const BYTES: usize>(bytes: &[u8; BYTES]) -> bool {
    bytes.iter().fold(false, |any, byte| any | is_escaped(*byte))
}

/// Whether a JSON string escapes any of the bytes.
#[inline]
pub(crate) fn has_escapes(text: &[u8]) -> bool {
    // Sixteen or eight bytes at a time, the last of them perhaps twice.
    if let Some(last) = text.last_chunk::<16>() {
        let (chunks, _) = text.as_chunks::<16>();
        return any_escaped(last) || chunks.iter().any(any_escaped);
    }
    match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => any_escaped(first) | any_escaped(last),
        _ => text.iter().any(|byte| is_escaped(*byte)),
    }
}

/// How many bytes a JSON string takes more than its text, quotes left aside.
pub(crate) fn escapes_length(text: &[u8]) -> usize {
    let more = |byte: &u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 0x08 | 0x0c => 1,
        0x00..=0x1f => 5,
        _ => 0,
    };
    text.iter().map(more).sum()
}

/// Writes a JSON string.
pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    escape(text, out);
    out.push('"');
}

/// Writes what is between the quotes of a JSON string.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((plain, escape, after)) = split_escape(rest) {
        out.push_str(plain);
        out.extend(escape.as_bytes().iter().map(|byte| char::from(*byte)));
        rest = after;
    }
    out.push_str(rest);
}

/// What stands for a byte in a JSON string, the same as serde_json writes.
pub(crate) struct Escape {
    bytes: [u8; 6],
    length: usize,
}

impl Escape {
    fn of(byte: u8) -> Self {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let hex = |digit: u8| HEX.get(usize::from(digit & 15)).copied().unwrap_or(b'0');
        let short = |letter| Self { bytes: [b'\\', letter, 0, 0, 0, 0], length: 2 };
        match byte {
            b'\n' => short(b'n'),
            b'\r' => short(b'r'),
            b'\t' => short(b't'),
            0x08 => short(b'b'),
            0x0c => short(b'f'),
            0x00..=0x1f => Self { bytes: [b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte)], length: 6 },
            _ => short(byte),
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// Cuts a text at the first byte that a JSON string escapes: what stands before it, what stands for it, what follows.
pub(crate) fn split_escape(text: &str) -> Option<(&str, Escape, &str)> {
    let (plain, rest) = text.split_at_checked(plain_length(text.as_bytes()))?;
    let byte = rest.bytes().next()?;
    Some((plain, Escape::of(byte), rest.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_escapes_as_serde_json_does() {
        let pieces = [
            "",
            "a",
            "é🚀",
            "\\\"",
            "\\\\",
            "\\/",
            "\\b\\f\\n\\r\\t",
            "\\u0041",
            "\\u00e9",
            "\\uFFFF",
            "\\u2028",
            "\\ud83d\\ude80",
            "\\uD800\\uDC00",
            "\\udbff\\udfff",
            "\\ud83d",
            "\\ude80",
            "\\ud83d\\ud83d",
            "\\ud83dx",
            "\\ud83d\\n",
            "\\u0000",
        ];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let raw = format!("\"{first}{second}{third}\"");
                    let theirs: Option<String> = serde_json::from_str(&raw).ok();
                    assert_eq!(text(&raw).as_deref(), theirs.as_deref(), "{raw}");
                }
            }
        }
    }

    #[test]
    fn finds_the_first_byte_that_is_escaped() {
        for length in 0..40 {
            for place in 0..length {
                for byte in 0..=u8::MAX {
                    for other in [b'a', b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                        let mut bytes = vec![other; length];
                        bytes[place] = byte;
                        let found = bytes.iter().position(|byte| is_escaped(*byte));
                        assert_eq!(plain_length(&bytes), found.unwrap_or(length), "{bytes:?}");
                        assert_eq!(has_escapes(&bytes), found.is_some(), "{bytes:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn escapes_are_counted_as_they_are_written() {
        for byte in 0..=0x7f_u8 {
            let byte = char::from(byte);
            for text in [format!("{byte}"), format!("a{byte}{byte}\"")] {
                let mut written = String::new();
                write_text(&text, &mut written);
                assert_eq!(text.len() + escapes_length(text.as_bytes()) + 2, written.len(), "{text:?}");
            }
        }
    }

    #[test]
    fn json_says_what_it_is() {
        let kinds = [
            ("\"a\"", "a string"),
            ("{}", "an object"),
            ("[]", "a list"),
            ("true", "a boolean"),
            ("false", "a boolean"),
            ("null", "null"),
            ("-1", "a number"),
            ("7", "a number"),
        ];
        for (json, expected) in kinds {
            assert_eq!(kind(json.as_bytes()), expected, "{json}");
        }
    }
}
