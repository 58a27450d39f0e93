//! JSON text: kept as it came, read key by key, written without an intermediate tree.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

/// One JSON value as text, byte for byte as it came.
///
/// It is always valid JSON. Its `Debug` shows how long it is and nothing of what it says.
#[derive(Clone)]
pub struct RawJson(Box<RawValue>);

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
        serde_json::from_str(text).map(Self).map_err(ReadError::syntax)
    }

    /// Writes any value as JSON.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the value has no form in JSON, such as a map whose keys are no texts.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Self, ReadError> {
        serde_json::value::to_raw_value(value).map(Self).map_err(ReadError::syntax)
    }

    /// The text.
    #[must_use]
    pub fn get(&self) -> &str {
        self.0.get()
    }

    /// Takes a text that is known to be one JSON value.
    pub(crate) fn from_valid(text: &str) -> Self {
        RawValue::from_string(text.to_owned()).map_or_else(|_| Self::null(), Self)
    }

    pub(crate) fn null() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl Default for RawJson {
    fn default() -> Self {
        Self::null()
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({} bytes)", self.get().len())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}

impl From<&str> for RawJson {
    fn from(text: &str) -> Self {
        let mut json = Vec::with_capacity(text.len() + 2);
        write_text(text, &mut json);
        Self::from_valid(&String::from_utf8(json).unwrap_or_default())
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

impl From<i64> for RawJson {
    fn from(value: i64) -> Self {
        Self::from_valid(&value.to_string())
    }
}

impl From<serde_json::Value> for RawJson {
    fn from(value: serde_json::Value) -> Self {
        Self::from_valid(&value.to_string())
    }
}

/// Why a text could not be read as a JSON object.
///
/// It names the place and never quotes the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    kind: ReadErrorKind,
    line: usize,
    column: usize,
    message: String,
}

/// The kinds of [`ReadError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The text is no JSON.
    Syntax,
    /// The text is JSON, but no object.
    NotAnObject,
    /// A key stands twice in one object, so that two readers may understand two things.
    DuplicateKey,
}

impl ReadError {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ReadErrorKind {
        self.kind
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, in bytes from 1; 0 at the end of an empty line.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    fn syntax(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
        let (kind, message) = match message.strip_prefix(DUPLICATE) {
            Some(key) => (ReadErrorKind::DuplicateKey, format!("{DUPLICATE}{key}")),
            None if message.starts_with("invalid type") => {
                (ReadErrorKind::Syntax, "not the JSON that belongs here".to_owned())
            }
            None => (ReadErrorKind::Syntax, format!("no JSON: {message}")),
        };
        Self { kind, line, column, message }
    }
}

const DUPLICATE: &str = "the same key twice in one object: ";

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ReadError {}

/// What a repeated key means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Duplicates {
    /// An error, at any depth: what we send must mean one thing.
    Refuse,
    /// The last one counts: what we are sent must be read.
    LastWins,
}

/// Reads one JSON object and hands over its keys with the text of their values.
pub(crate) fn read_object(
    json: &[u8],
    duplicates: Duplicates,
    entry: &mut dyn FnMut(&str, &str),
) -> Result<(), ReadError> {
    let start = json.iter().position(|byte| !byte.is_ascii_whitespace());
    if start.and_then(|start| json.get(start)) != Some(&b'{') {
        serde_json::from_slice::<IgnoredAny>(json).map_err(ReadError::syntax)?;
        let before = json.get(..start.unwrap_or_default()).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let text = std::str::from_utf8(json).unwrap_or_default();
        return Err(ReadError {
            kind: ReadErrorKind::NotAnObject,
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            column: before.len() - line_start + 1,
            message: format!("{}, not an object", kind(text.trim_start())),
        });
    }
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    deserializer.deserialize_map(ObjectVisitor { duplicates, entry }).map_err(ReadError::syntax)?;
    deserializer.end().map_err(ReadError::syntax)
}

struct ObjectVisitor<'f> {
    duplicates: Duplicates,
    entry: &'f mut dyn FnMut(&str, &str),
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(Text(key)) = access.next_key()? {
            let raw: &RawValue = access.next_value()?;
            let raw = raw.get();
            if self.duplicates == Duplicates::Refuse {
                if seen.contains(&key) {
                    return Err(A::Error::custom(format_args!("{DUPLICATE}{key:?}")));
                }
                if let Some(fault) = nested_fault(raw) {
                    return Err(A::Error::custom(fault));
                }
                (self.entry)(&key, raw);
                seen.insert(key);
            } else {
                (self.entry)(&key, raw);
            }
        }
        Ok(())
    }
}

/// How deep the values of a body may nest. No body needs more, and most readers take no more.
const MAX_DEPTH: usize = 128;

/// Finds a repeated key, or too many levels, in a text that is known to be one JSON value.
///
/// It looks at strings and brackets alone, so that no number is too large for it.
fn nested_fault(valid: &str) -> Option<String> {
    // The keys of each open object; `None` for a list.
    let mut open: Vec<Option<HashSet<Cow<'_, str>>>> = Vec::new();
    let mut expects_key = false;
    let mut rest = valid;
    while let Some(index) = rest.find(['"', '{', '[', '}', ']', ',']) {
        let (_, found) = rest.split_at_checked(index)?;
        let mut length = 1;
        match found.bytes().next()? {
            b'{' => {
                open.push(Some(HashSet::new()));
                expects_key = true;
            }
            b'[' => {
                open.push(None);
                expects_key = false;
            }
            b',' => expects_key = matches!(open.last(), Some(Some(_))),
            b'"' => {
                length = string_length(found);
                if std::mem::take(&mut expects_key)
                    && let Some(Some(keys)) = open.last_mut()
                    && let Some(key) = found.get(..length).and_then(text)
                    && let Some(repeated) = keys.replace(key)
                {
                    return Some(format!("{DUPLICATE}{repeated:?}"));
                }
            }
            _ => {
                open.pop();
                expects_key = false;
            }
        }
        if open.len() > MAX_DEPTH {
            return Some(format!("values nest more than {MAX_DEPTH} levels deep"));
        }
        rest = found.get(length..)?;
    }
    None
}

/// How many bytes a JSON string takes, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// A JSON string, borrowed where it has no escape.
pub(crate) struct Text<'de>(pub(crate) Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor).map(Text)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

/// The text of a JSON string; `None` for any other JSON, and for an escape that is no Unicode.
pub(crate) fn text(raw: &str) -> Option<Cow<'_, str>> {
    if !raw.starts_with('"') {
        return None;
    }
    serde_json::from_str::<Text<'_>>(raw).ok().map(|Text(text)| text)
}

/// What kind of JSON a text is.
pub(crate) fn kind(raw: &str) -> &'static str {
    match raw.bytes().next() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// Writes a JSON string, with the same escapes as serde_json.
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let hex = |digit: u8| HEX.get(usize::from(digit & 15)).copied().unwrap_or(b'0');
    out.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0c => out.extend_from_slice(b"\\f"),
            0x00..=0x1f => out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte)]),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}
