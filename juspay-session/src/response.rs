//! What is the same for every response.

use std::fmt;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::json::{self, ReadError};
use crate::value::{RawJson, TypeFault, Value, kind, named_enum};

pub(crate) mod sealed {
    /// Implemented by generated types alone.
    pub trait Sealed {}
}

/// The body of a success.
///
/// It is sealed: the generated response types implement it.
pub trait Response:
    sealed::Sealed + Clone + fmt::Debug + Eq + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// Reads the body of a response.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is not a JSON object. Nothing inside the object fails.
    fn from_json(json: &[u8]) -> Result<Self, ReadError>;

    /// Returns the body as it came.
    fn raw(&self) -> &str;

    /// Reads as much of a body as there is; all keys before an error are read.
    #[doc(hidden)]
    fn from_partial(json: &[u8]) -> Self;

    /// The key of the order ID.
    #[doc(hidden)]
    const ORDER_KEY: Option<&'static str>;

    /// The keys that only an error has.
    #[doc(hidden)]
    const ERROR_KEYS: &'static [&'static str];

    /// Returns the order ID.
    #[doc(hidden)]
    fn order(&self) -> Option<&str>;

    /// Returns `true` if the body has a key that only a success has, and none that only an error has.
    #[doc(hidden)]
    fn is_success(&self) -> bool;
}

/// What a status that is not a success says of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderEffect {
    /// The request was refused before the order was looked at, whatever the body says.
    Unreached,
    /// The request was refused for what it says.
    Refused,
    /// The order may exist.
    Unknown,
}

named_enum!(OrderEffect { Unreached = "unreached", Refused = "refused", Unknown = "unknown" });

/// The generated part of an object.
pub(crate) trait Object: Default {
    /// The keys that the model knows.
    const KEYS: &'static [&'static str];

    /// Reads the value of a key that the model knows. A value of another type reads as `None`.
    fn read_field(&mut self, key: &str, json: &str);
}

/// Reads a field of an object. A value of another type, `null` included, is `None`.
pub(crate) fn read<T: Value>(json: &str) -> Option<T> {
    T::read_response(json)
}

/// Writes a field of an object, if it has a value.
pub(crate) fn serialize_entry<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    value.as_ref().map_or(Ok(()), |value| map.serialize_entry(key, value))
}

/// The text of a JSON object; `{}` by default.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RawObject(RawJson);

impl RawObject {
    /// Takes text that is known to be an object.
    pub(crate) fn from_valid(json: &str) -> Self {
        Self(RawJson::from_valid(json))
    }

    pub(crate) fn get(&self) -> &str {
        self.0.get()
    }
}

impl Default for RawObject {
    fn default() -> Self {
        Self::from_valid("{}")
    }
}

impl fmt::Debug for RawObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for RawObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Reads a body and its text.
pub(crate) fn read_body<T: Object>(json: &[u8]) -> Result<(T, RawObject), ReadError> {
    let mut object = T::default();
    json::visit(json, &mut |key, value| object.read_field(key, value))?;
    // It was read, so it is UTF-8.
    let text = str::from_utf8(json).unwrap_or_default();
    Ok((object, RawObject::from_valid(text.trim_start_matches('\u{feff}').trim_ascii())))
}

/// Reads as much of a body as there is.
pub(crate) fn read_partial<T: Object>(json: &[u8]) -> T {
    let mut object = T::default();
    let _ = json::visit(json, &mut |key, value| object.read_field(key, value));
    object
}

/// Reads an object inside a body.
pub(crate) fn read_object<T: Object>(json: &str) -> Result<T, TypeFault> {
    let mut object = T::default();
    match json::visit(json.as_bytes(), &mut |key, value| object.read_field(key, value)) {
        Ok(()) => Ok(object),
        Err(_) => Err(TypeFault::Kind { expected: "an object", found: kind(json) }),
    }
}

/// The keys of an object that the model does not know, with their values.
pub(crate) fn unknown_fields<T: Object>(raw: &RawObject) -> Vec<(String, RawJson)> {
    let mut unknown = Vec::new();
    let _ = json::visit(raw.get().as_bytes(), &mut |key, value| {
        if !T::KEYS.contains(&key) {
            unknown.push((key.to_owned(), RawJson::from_valid(value)));
        }
    });
    unknown
}

/// Returns `true` if an object has one of these keys, with another value than `null`.
pub(crate) fn has_any(raw: &str, keys: &[&str]) -> bool {
    let mut found = false;
    let _ = json::visit(raw.as_bytes(), &mut |key, value| found |= value != "null" && keys.contains(&key));
    found
}

/// Returns `true` if a body is a JSON object in which the last value of a key is this text.
pub(crate) fn has_text(body: &[u8], key: &str, text: &str) -> bool {
    let mut found = false;
    let read = json::visit(body, &mut |name, value| {
        if name == key {
            found = String::read(value).is_ok_and(|value| value == text);
        }
    });
    read.is_ok() && found
}

/// An object that is handed on as text, and whose fields are read when a getter first asks for one.
#[derive(Clone)]
pub(crate) struct Lazy<T> {
    raw: RawObject,
    fields: OnceLock<Box<T>>,
}

impl<T: Object> Lazy<T> {
    /// Takes the text of an object.
    pub(crate) fn read(json: &str) -> Result<Self, TypeFault> {
        match kind(json) {
            "an object" => Ok(Self { raw: RawObject::from_valid(json), fields: OnceLock::new() }),
            found => Err(TypeFault::Kind { expected: "an object", found }),
        }
    }

    pub(crate) fn raw(&self) -> &RawObject {
        &self.raw
    }

    pub(crate) fn fields(&self) -> &T {
        self.fields.get_or_init(|| Box::new(read_partial(self.raw.get().as_bytes())))
    }
}

impl<T> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl<T> Eq for Lazy<T> {}

impl<T: Object + fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fields().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body of two fields.
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Note {
        text: Option<String>,
        links: Option<Vec<String>>,
    }

    impl Object for Note {
        const KEYS: &'static [&'static str] = &["text", "links"];

        fn read_field(&mut self, key: &str, json: &str) {
            match key {
                "text" => self.text = read(json),
                "links" => self.links = read(json),
                _ => {}
            }
        }
    }

    fn text(of: &str) -> Note {
        Note { text: Some(of.to_owned()), links: None }
    }

    #[test]
    fn a_body_keeps_its_text_without_what_is_around_it() {
        for (json, raw) in [
            (r#"{"text": "a"}"#, r#"{"text": "a"}"#),
            ("\u{feff} {\"text\": \"a\" } \r\n", r#"{"text": "a" }"#),
            (r#"{"x":1.10,"text":7,"text":"a"}"#, r#"{"x":1.10,"text":7,"text":"a"}"#),
        ] {
            let (note, found) = read_body::<Note>(json.as_bytes()).unwrap();
            assert_eq!((note, found.get()), (text("a"), raw), "{json}");
            assert_eq!(serde_json::to_string(&found).unwrap(), raw);
            assert_eq!(format!("{found:?}"), format!("RawJson({} bytes)", raw.len()));
        }
        assert!(read_body::<Note>(br#"{"text":"a""#).is_err());
        assert_eq!(RawObject::default().get(), "{}");
    }

    #[test]
    fn the_last_value_of_a_key_counts_whatever_it_is() {
        for json in [r#"{"text":"a","text":7}"#, r#"{"text":"a","text":null}"#, r#"{"text":"\ud800"}"#, "{}"] {
            assert_eq!(read_body::<Note>(json.as_bytes()).unwrap().0, Note::default(), "{json}");
        }
    }

    #[test]
    fn a_part_of_a_body_has_the_keys_before_its_end() {
        for json in [r#"{"text":"a","#, r#"{"text":"a""#, r#"{"text":"a"}x"#, r#"{"text":"a","links":["#] {
            assert_eq!(read_partial::<Note>(json.as_bytes()), text("a"), "{json}");
        }
        for json in ["", "{", "<html>", r#"["text"]"#, r#"{"text":"a"#, r#"{"text""#] {
            assert_eq!(read_partial::<Note>(json.as_bytes()), Note::default(), "{json}");
        }
    }

    #[test]
    fn an_object_inside_a_body_is_an_object() {
        assert_eq!(read_object::<Note>(r#"{"text":"a","x":1}"#), Ok(text("a")));
        for (json, found) in [("[]", "a list"), ("null", "null"), ("\"a\"", "a string"), ("7", "a number")] {
            let fault = TypeFault::Kind { expected: "an object", found };
            assert_eq!(read_object::<Note>(json), Err(fault));
            assert_eq!(Lazy::<Note>::read(json).err(), Some(fault));
        }
    }

    #[test]
    fn unknown_fields_are_those_that_the_model_does_not_know() {
        let unknown = |json: &str| unknown_fields::<Note>(&RawObject::from_valid(json));
        let found = unknown(r#"{"b": 1.10, "text": 7, "\ud800": 1, "a": [ ], "b": 2}"#);
        let found: Vec<_> = found.iter().map(|(key, value)| (key.as_str(), value.get())).collect();
        assert_eq!(found, [("b", "1.10"), ("a", "[ ]"), ("b", "2")]);
        assert!(unknown("{}").is_empty());
    }

    #[test]
    fn a_key_with_null_is_not_there() {
        for (json, expected) in [
            (r#"{"a":1}"#, true),
            (r#"{"x":1,"b":"null"}"#, true),
            (r#"{"a":null,"x":1}"#, false),
            (r#"{"x":{"a":1}}"#, false),
            ("{}", false),
            ("not JSON", false),
        ] {
            assert_eq!(has_any(json, &["a", "b"]), expected, "{json}");
        }
    }

    #[test]
    fn a_text_of_a_body_is_its_last_value_in_whole_json() {
        for (body, expected) in [
            (r#"{"status":"NOT_FOUND"}"#, true),
            (r#"{"status":"NEW","status":"NOT_FOUND"}"#, true),
            (r#"{"status":"NOT_FOUND","status":"NEW"}"#, false),
            (r#"{"status":"NOT_FOUND","status":7}"#, false),
            (r#"{"status":"NOT_FOUND""#, false),
            (r#"{"error":{"status":"NOT_FOUND"}}"#, false),
            ("NOT_FOUND", false),
        ] {
            assert_eq!(has_text(body.as_bytes(), "status", "NOT_FOUND"), expected, "{body}");
        }
    }

    #[test]
    fn a_payload_is_its_text_and_is_read_when_asked() {
        let json = r#"{ "text" : "a" }"#;
        let lazy = Lazy::<Note>::read(json).unwrap();
        assert_eq!(lazy.raw().get(), json);
        assert!(lazy.fields.get().is_none(), "no getter was called");
        assert_eq!(lazy, lazy.clone());
        let other = Lazy::<Note>::read(json).unwrap();
        assert_eq!(other.fields(), &text("a"));
        assert!(std::ptr::eq(other.fields(), other.fields()), "it is read once");
        assert_eq!(lazy, other, "whether it was read does not count");
        assert_ne!(lazy, Lazy::read(r#"{"text":"a"}"#).unwrap());
        assert_eq!(format!("{lazy:?}"), format!("{:?}", text("a")));
    }

    /// Each key is compared with few others: with all of them, this would take minutes.
    #[test]
    fn many_keys_are_read_in_time() {
        const MANY: usize = 60_000;
        let keys: Vec<_> = (0..MANY).map(|n| format!("\"k{n}\":{n}")).collect();
        for (keys, count) in
            [(keys, MANY), (vec!["\"k\":1".to_owned(); MANY], MANY), (vec!["\"text\":1".to_owned(); MANY], 0)]
        {
            let json = format!("{{{},\"text\":\"a\"}}", keys.join(","));
            let (note, raw) = read_body::<Note>(json.as_bytes()).unwrap();
            assert_eq!((note, raw.get()), (text("a"), json.as_str()));
            assert_eq!(unknown_fields::<Note>(&raw).len(), count);
            assert!(!has_any(raw.get(), &["a"]));
        }
    }
}
