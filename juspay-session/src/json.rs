//! JSON text: kept as it came, read key by key, written without an intermediate tree.

mod error;
mod read;

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

pub use error::{ReadError, ReadErrorKind};
pub(crate) use read::{Duplicates, Key, read_object, visit_object};

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
        serde_json::from_str(text).map(Self).map_err(|error| ReadError::syntax(&error))
    }

    /// Writes any value as JSON.
    ///
    /// # Errors
    ///
    /// The value's own error, or that of a value without a form in JSON, such as a map whose keys are no texts.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Self)
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

/// Two are equal if they are the same text: `1.0` is not `1.00`.
impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for RawJson {}

impl Hash for RawJson {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
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

/// A JSON string with this text. For text that is JSON already there is [`RawJson::parse`].
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

macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(
            impl From<$integer> for RawJson {
                fn from(value: $integer) -> Self {
                    Self::from_valid(&value.to_string())
                }
            }
        )*
    };
}

// No floats: money and ids do not survive them.
from_integers!(i32, i64, u32, u64);

impl From<serde_json::Value> for RawJson {
    fn from(value: serde_json::Value) -> Self {
        Self::from_valid(&value.to_string())
    }
}

/// The text of a valid JSON string; `None` for any other JSON, and for an escape that is no Unicode.
pub(crate) fn text(raw: &str) -> Option<Cow<'_, str>> {
    let quoted = raw.strip_prefix('"')?;
    if !raw.contains('\\') {
        return quoted.strip_suffix('"').map(Cow::Borrowed);
    }
    serde_json::from_str(raw).ok().map(Cow::Owned)
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
