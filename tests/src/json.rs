//! Compares JSON texts by what they say, and never by way of a float.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use juspay_session::ReadError;
use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON value: strings and keys by their text, everything else as it is written.
#[derive(Debug, PartialEq, Eq)]
pub enum Tree {
    /// A number, a boolean or null; or a list or an object below [`Tree::DEPTH`].
    Verbatim(String),
    /// A string.
    Text(Text),
    /// A list.
    List(Vec<Tree>),
    /// An object. Of a repeated key the last one counts, as for most readers.
    Object(BTreeMap<Text, Tree>),
}

/// The text of a JSON string.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    /// Unicode, as most strings are.
    Unicode(String),
    /// A string that is no Unicode, as it is written.
    Other(String),
}

impl Tree {
    /// Values that nest deeper are compared byte for byte.
    pub const DEPTH: usize = 16;

    /// Reads a JSON text.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice::<&RawValue>(json).map(|raw| Self::of(raw.get(), Self::DEPTH))
    }

    fn of(raw: &str, depth: usize) -> Self {
        match raw.as_bytes().first() {
            Some(b'"') => Self::Text(Text::of(raw)),
            Some(b'[') if depth > 0 => {
                let list: Vec<&RawValue> = serde_json::from_str(raw).unwrap();
                Self::List(list.into_iter().map(|element| Self::of(element.get(), depth - 1)).collect())
            }
            Some(b'{') if depth > 0 => {
                let entries = serde_json::Deserializer::from_str(raw).deserialize_map(Entries).unwrap();
                Self::Object(entries.into_iter().map(|(key, value)| (key, Self::of(value, depth - 1))).collect())
            }
            _ => Self::Verbatim(raw.to_owned()),
        }
    }

    /// The value under a key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.get(&Text::Unicode(key.to_owned())),
            _ => None,
        }
    }
}

impl Text {
    fn of(raw: &str) -> Self {
        serde_json::from_str(raw).map_or_else(|_| Self::Other(raw.to_owned()), Self::Unicode)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(Text, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = access.next_entry::<&RawValue, &RawValue>()? {
            entries.push((Text::of(key.get()), value.get()));
        }
        Ok(entries)
    }
}

/// Asserts that two JSON texts say the same.
///
/// # Panics
///
/// If they do not, or if one is no JSON.
#[track_caller]
pub fn assert_same(actual: &[u8], expected: &[u8], context: &str) {
    let (read, wanted) = (Tree::read(actual), Tree::read(expected));
    let (read, wanted) = (read.expect("the written text is JSON"), wanted.expect("the expected text is JSON"));
    assert_eq!(read, wanted, "{context}");
}

/// Whether a text is one JSON value.
#[must_use]
pub fn is_json(json: &[u8]) -> bool {
    serde_json::from_slice::<&RawValue>(json).is_ok()
}

/// Whether a text is one JSON object.
#[must_use]
pub fn is_object(json: &[u8]) -> bool {
    serde_json::from_slice::<&RawValue>(json).is_ok_and(|raw| raw.get().starts_with('{'))
}

/// An answer without the byte order mark that may stand before it.
#[must_use]
pub fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json)
}

/// Returns `true` if a JSON text means the same to every reader: each key is Unicode and once in its object, and values nest
/// at most 128 levels deep.
#[must_use]
pub fn is_strict(json: &[u8]) -> bool {
    serde_json::from_slice::<&RawValue>(json).is_ok_and(|raw| is_strict_below(raw.get(), 128))
}

fn is_strict_below(raw: &str, levels: usize) -> bool {
    let inside = match raw.as_bytes().first() {
        Some(b'[') => serde_json::from_str::<Vec<&RawValue>>(raw).unwrap().into_iter().map(RawValue::get).collect(),
        Some(b'{') => {
            let entries = serde_json::Deserializer::from_str(raw).deserialize_map(Entries).unwrap();
            let count = entries.len();
            let (keys, values): (BTreeSet<Text>, Vec<&str>) = entries.into_iter().unzip();
            if keys.len() < count || keys.iter().any(|key| matches!(key, Text::Other(_))) {
                return false;
            }
            values
        }
        _ => return true,
    };
    levels > 0 && inside.into_iter().all(|raw| is_strict_below(raw, levels - 1))
}

/// Asserts that an error is about a place in the text.
///
/// # Panics
///
/// If it is not.
#[track_caller]
pub fn assert_place(error: &ReadError, json: &[u8]) {
    let lines = 1 + json.iter().filter(|byte| **byte == b'\n').count();
    assert!((1..=lines).contains(&error.line()), "{error}");
    assert!((1..=json.len() + 1).contains(&error.column()), "{error}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, same: bool) {
        assert_eq!(
            Tree::read(left.as_bytes()).unwrap() == Tree::read(right.as_bytes()).unwrap(),
            same,
            "{left} {right}"
        );
    }

    #[test]
    fn compares_what_is_said() {
        check(r#"{"a": 1, "b": 2}"#, r#"{"b":2,"a":1}"#, true);
        check(r#"{"\u0061": "\u0062"}"#, r#"{"a": "b"}"#, true);
        check(r#"{"a": 1, "a": 2}"#, r#"{"a": 2}"#, true);
        check(r#"{"a": 1.0}"#, r#"{"a": 1.00}"#, false);
        check("9007199254740993", "9007199254740992", false);
        check("1e400", "1e401", false);
        check("[1, 2]", "[2, 1]", false);
        check(r#"{"a": null}"#, "{}", false);
        check(r#""1""#, "1", false);
        check(r#""\ud800""#, r#""\ud801""#, false);
    }
}
