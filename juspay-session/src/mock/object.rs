//! JSON objects in the order of the page, and keys in the SDK's spelling.

use std::collections::HashSet;

use crate::generated::mock_data::SDK_KEYS;
use crate::value::RawJson;

/// A writer of an object. If a key repeats, the first value wins.
pub(super) struct Object {
    json: String,
    keys: HashSet<String>,
}

impl Object {
    pub(super) fn new() -> Self {
        Self { json: String::from("{"), keys: HashSet::new() }
    }

    pub(super) fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.raw(key, RawJson::from(value).get())
    }

    /// Adds a value that is JSON.
    pub(super) fn raw(&mut self, key: &str, json: &str) -> &mut Self {
        if self.keys.insert(key.to_owned()) {
            if self.json.len() > 1 {
                self.json.push(',');
            }
            self.json.push_str(RawJson::from(key).get());
            self.json.push(':');
            self.json.push_str(json);
        }
        self
    }

    /// Adds the members of another object, whose keys are others.
    pub(super) fn members(&mut self, members: &str) -> &mut Self {
        if self.json.len() > 1 && !members.is_empty() {
            self.json.push(',');
        }
        self.json.push_str(members);
        self
    }

    pub(super) fn finish(&mut self) -> String {
        self.json.push('}');
        std::mem::take(&mut self.json)
    }

    /// The members of the object, without its braces.
    pub(super) fn finish_members(&mut self) -> Box<str> {
        self.json.split_off(1).into()
    }
}

/// An array of values that are JSON.
pub(super) fn list(values: impl IntoIterator<Item = String>) -> String {
    let mut json = String::from("[");
    for value in values {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&value);
    }
    json.push(']');
    json
}

/// The SDK's key for a key of a request: the one of the model, or camel case.
pub(super) fn sdk_key(key: &str) -> String {
    let known = SDK_KEYS.iter().find(|(known, _)| *known == key);
    known.map_or_else(|| camel_case(key), |(_, spelled)| (*spelled).to_owned())
}

/// `a.max_amount` is `a.maxAmount`.
fn camel_case(key: &str) -> String {
    let mut spelled = String::with_capacity(key.len());
    let mut pending = false;
    for character in key.chars() {
        let is_inside = spelled.chars().next_back().is_some_and(char::is_alphanumeric);
        if character == '_' && is_inside && !pending {
            pending = true;
        } else if std::mem::take(&mut pending) {
            if character.is_alphanumeric() {
                spelled.extend(character.to_uppercase());
            } else {
                // Without a word behind it the underscore is part of the name.
                spelled.push('_');
                spelled.push(character);
            }
        } else {
            spelled.push(character);
        }
    }
    if pending {
        spelled.push('_');
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn camel_case_keys() {
        for (key, expected) in [
            ("one", "one"),
            ("one_two", "oneTwo"),
            ("a.one_two", "a.oneTwo"),
            ("a.B:one_two_three", "a.B:oneTwoThree"),
            ("udf1", "udf1"),
            ("_private", "_private"),
            ("a._b", "a._b"),
            ("a__b", "a__b"),
            ("trailing_", "trailing_"),
            ("a_.b", "a_.b"),
            ("größe_über_alles", "größeÜberAlles"),
            ("", ""),
        ] {
            assert_eq!(camel_case(key), expected);
        }
        for (key, expected) in SDK_KEYS {
            assert_eq!(sdk_key(key), *expected);
        }
    }

    #[test]
    fn members_move_to_another_object() {
        let members = Object::new().text("b", "2").raw("c", "3").finish_members();
        assert_eq!(Object::new().text("a", "1").members(&members).finish(), r#"{"a":"1","b":"2","c":3}"#);
        assert_eq!(Object::new().members(&members).finish(), r#"{"b":"2","c":3}"#);
        let none = Object::new().finish_members();
        assert_eq!(Object::new().text("a", "1").members(&none).finish(), r#"{"a":"1"}"#);
    }

    #[test]
    fn the_first_of_two_values_wins() {
        let json = Object::new().text("a", "1\"").raw("b", "[]").text("a", "2").finish();
        assert_eq!(json, r#"{"a":"1\"","b":[]}"#);
    }
}
