//! JSON text as it came.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as DeserializeError, MapAccess, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

/// One JSON value as text, byte for byte as it came.
///
/// It is always valid JSON. Two values are equal if they are the same text: `1.0` is not `1.00`. `Debug` shows the
/// length and nothing of the text.
///
/// ```
/// use juspay_session::RawJson;
///
/// let json: RawJson = r#"{"a": 1.10}"#.parse()?;
/// assert_eq!(json.get(), r#"{"a": 1.10}"#);
/// assert!("{".parse::<RawJson>().is_err());
/// # Ok::<(), juspay_session::ReadError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Returns the text.
    #[must_use]
    pub fn get(&self) -> &str {
        &self.0
    }

    /// Writes any value as JSON.
    ///
    /// # Errors
    ///
    /// The value's own error, or that of a value without a form in JSON, such as a map whose keys are not strings.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::to_string(value).map(|json| Self(json.into()))
    }

    /// Takes text that is known to be one JSON value.
    pub(crate) fn from_valid(json: &str) -> Self {
        Self(json.into())
    }
}

/// `null`.
impl Default for RawJson {
    fn default() -> Self {
        Self::from_valid("null")
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({} bytes)", self.get().len())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(&self.0).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(Direct(deserializer)).map(Self::from)
    }
}

/// A deserializer, and its visitor, of JSON text.
///
/// Only serde_json hands over text. Inside `flatten`, untagged and internally tagged enums it cannot: serde buffers their
/// input. Any other value is an error that does not quote it, where serde's own do.
struct Direct<T>(T);

const NOT_DIRECT: &str = "expected valid JSON, read by serde_json directly; inside `flatten` and untagged enums keep the JSON \
                          text in a string field and parse it from there";

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Direct<D> {
    type Error = D::Error;

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, text: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Direct(text))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, D::Error> {
        Err(D::Error::custom(NOT_DIRECT))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

macro_rules! refuse {
    ($($visit:ident($found:ty)),* $(,)?) => {
        $(
            fn $visit<E: DeserializeError>(self, _: $found) -> Result<V::Value, E> {
                Err(E::custom(NOT_DIRECT))
            }
        )*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Direct<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("valid JSON, read by serde_json directly")
    }

    /// The form in which serde_json hands over text.
    fn visit_map<A: MapAccess<'de>>(self, text: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(text).map_err(|_| A::Error::custom(NOT_DIRECT))
    }

    /// The form in which serde hands over what it has buffered.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, _: D) -> Result<V::Value, D::Error> {
        Err(D::Error::custom(NOT_DIRECT))
    }

    refuse! {
        visit_bool(bool), visit_i64(i64), visit_i128(i128), visit_u64(u64), visit_u128(u128), visit_f64(f64), visit_str(&str),
    }
}

impl From<Box<RawValue>> for RawJson {
    fn from(json: Box<RawValue>) -> Self {
        Self(json.into())
    }
}

macro_rules! from_values {
    ($($(#[$docs:meta])* $from:ty),* $(,)?) => {
        $(
            $(#[$docs])*
            impl From<$from> for RawJson {
                fn from(value: $from) -> Self {
                    // A string, a boolean, an integer and a tree of JSON always have a form in JSON.
                    Self::from_serialize(&value).unwrap_or_default()
                }
            }
        )*
    };
}

// No floats: money and IDs do not survive them.
from_values! {
    /// A JSON string with this text. For text that is JSON already, parse it.
    &str,
    /// A JSON string with this text. For text that is JSON already, parse it.
    String,
    bool, i32, i64, u32, u64, serde_json::Value,
}

/// The text of a valid JSON string; `None` for any other JSON, and for an escape that is not Unicode.
pub(crate) fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.bytes().any(|byte| byte == b'\\') {
        serde_json::from_str(json).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// The kind of a valid JSON value, with its article.
pub(crate) fn kind(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_string_is_its_own_and_no_other_value_has_one() {
        for (json, expected) in [
            (r#""""#, Some("")),
            (r#""a b""#, Some("a b")),
            (r#""a\"\\\/\u0041\ud83d\ude80""#, Some("a\"\\/A🚀")),
            (r#""\ud83d""#, None),
            ("7", None),
            ("null", None),
            ("{}", None),
        ] {
            assert_eq!(text(json).as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn a_kind_is_told_by_the_first_byte() {
        for (json, expected) in [
            ("\"a\"", "a string"),
            ("{}", "an object"),
            ("[]", "a list"),
            ("true", "a boolean"),
            ("false", "a boolean"),
            ("null", "null"),
            ("-1", "a number"),
            ("7", "a number"),
        ] {
            assert_eq!(kind(json), expected, "{json}");
        }
    }

    #[test]
    fn json_is_its_text() {
        for (json, expected) in [
            (RawJson::default(), "null"),
            (RawJson::from("a\"b"), r#""a\"b""#),
            (RawJson::from(-1), "-1"),
            (RawJson::from(u64::MAX), "18446744073709551615"),
            (RawJson::from(serde_json::json!([1, null])), "[1,null]"),
            (" [1.10 ]\n".parse().unwrap(), "[1.10 ]"),
            (RawJson::from_serialize(&[Some(1), None]).unwrap(), "[1,null]"),
        ] {
            assert_eq!(json.get(), expected);
            assert_eq!(serde_json::to_string(&json).unwrap(), expected);
            assert_eq!(serde_json::from_str::<RawJson>(expected).unwrap(), json);
            assert_eq!(format!("{json:?}"), format!("RawJson({} bytes)", expected.len()));
        }
        assert_ne!(RawJson::from_valid("1.0"), RawJson::from_valid("1.00"));
        assert!(RawJson::from_serialize(&std::collections::BTreeMap::from([([1], 2)])).is_err());
    }

    #[test]
    fn an_error_of_the_text_is_that_of_serde_json() {
        let error = serde_json::from_str::<RawJson>("[1,").unwrap_err();
        assert!(error.is_eof(), "{error}");
        let error = serde_json::from_str::<RawJson>("[1 secret]").unwrap_err();
        assert!(error.is_syntax() && !error.to_string().contains("secret"), "{error}");
    }

    #[test]
    fn a_value_that_is_not_text_is_an_error_that_does_not_quote_it() {
        use serde::de::IntoDeserializer;
        use serde::de::value::Error;

        #[track_caller]
        fn check(value: impl for<'de> IntoDeserializer<'de, Error>) {
            let error = RawJson::deserialize(value.into_deserializer()).unwrap_err().to_string();
            assert!(error.contains("read by serde_json directly") && !error.contains("917"), "{error}");
        }
        check("917");
        check("917".to_owned());
        check(917_u64);
        check(-917_i64);
        check(917_u128);
        check(-917_i128);
        check(917.5);
        check('9');
        check(true);
        check(vec!["917"]);
        check(std::collections::BTreeMap::from([("917", "917")]));
        check(std::collections::BTreeMap::from([(917, 917)]));
    }
}
