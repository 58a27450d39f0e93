//! A key of a request.

use std::collections::HashMap;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::value::{RawJson, TypeFault, Value, kind};

/// What a key of a request holds. Whatever it is, it is written as it came.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) enum Field<T> {
    /// The key is missing.
    #[default]
    Absent,
    /// A value of the field's type.
    Value(T),
    /// A value of the field's type in another spelling, such as an amount with leading zeros. It is rare, and behind a
    /// pointer so that builders stay small: the rows "filled, rules, bytes" show it.
    Spelled(Box<(T, RawJson)>),
    /// Other JSON.
    Other(RawJson),
}

impl<T> Field<T> {
    pub(crate) fn is_given(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// The value, if there is one of the field's type.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Spelled(spelled) => Some(&spelled.0),
            Self::Absent | Self::Other(_) => None,
        }
    }
}

/// What a reader of fields did with an entry of a JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The model does not know the key; the entry was not read.
    Unknown,
    /// The field was read.
    First,
    /// The field was read, and had been given before.
    Duplicate,
}

impl<T: Value> Field<T> {
    /// Reads a valid JSON value.
    pub(crate) fn read(&mut self, json: &str) -> Entry {
        let entry = if self.is_given() { Entry::Duplicate } else { Entry::First };
        *self = match T::read(json) {
            Ok(value) if value.is_spelled(json) => Self::Value(value),
            Ok(value) => Self::Spelled(Box::new((value, RawJson::from_valid(json)))),
            Err(_) => Self::Other(RawJson::from_valid(json)),
        };
        entry
    }

    /// The value, `None` if the key is missing, or why what it holds is not of the field's type.
    pub(crate) fn read_value(&self) -> Result<Option<&T>, TypeFault> {
        match self {
            Self::Other(json) => T::read(json.get()).map(|_| None),
            field => Ok(field.value()),
        }
    }

    /// Writes the key, unless it is missing.
    pub(crate) fn serialize_entry<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        if self.is_given() { map.serialize_entry(key, self) } else { Ok(()) }
    }
}

impl<T: Value> Field<T> {
    /// The value as a condition sees it.
    pub(crate) fn effective(&self) -> Effective<&T> {
        match self {
            Self::Absent => Effective::Absent,
            Self::Value(value) if value.is_listed() => Effective::Value(value),
            Self::Spelled(spelled) if spelled.0.is_listed() => Effective::Value(&spelled.0),
            Self::Value(_) | Self::Spelled(_) | Self::Other(_) => Effective::Unsettled,
        }
    }

    /// [`Field::effective`], of a field that has a default.
    pub(crate) fn effective_or<'f>(&'f self, default: &'f T) -> Effective<&'f T> {
        match self.effective() {
            Effective::Absent => Effective::Default(default),
            effective => effective,
        }
    }
}

/// A field's value as a condition sees it.
#[derive(Clone, Copy)]
pub(crate) enum Effective<T> {
    /// The value of the key.
    Value(T),
    /// The default of a missing key.
    Default(T),
    /// The key is missing and has no default.
    Absent,
    /// The key holds another type, or a value that its enum does not list: no condition on it is met.
    Unsettled,
}

impl<T: Copy> Effective<T> {
    /// Returns `true` if the value is one of those that the test accepts.
    pub(crate) fn is_any(&self, test: impl FnOnce(T) -> bool) -> bool {
        match *self {
            Self::Value(value) | Self::Default(value) => test(value),
            Self::Absent | Self::Unsettled => false,
        }
    }

    /// Returns `true` if the value is missing or none of those that the test accepts.
    pub(crate) fn is_none(&self, test: impl FnOnce(T) -> bool) -> bool {
        match *self {
            Self::Value(value) | Self::Default(value) => !test(value),
            Self::Absent => true,
            Self::Unsettled => false,
        }
    }
}

impl<T: fmt::Display> Effective<T> {
    /// Says what a field is, for a rule that depends on it; nothing of a key that is missing.
    pub(crate) fn tell(self, field: &str) -> Option<String> {
        match self {
            Self::Value(value) => Some(format!("{field} is {value}")),
            Self::Default(value) => Some(format!("{field} is {value} by default")),
            Self::Absent | Self::Unsettled => None,
        }
    }
}

impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
            Self::Spelled(spelled) => spelled.1.serialize(serializer),
            Self::Other(json) => json.serialize(serializer),
        }
    }
}

/// The value, or the kind of JSON: a value of another type may be anything.
impl<T: fmt::Debug> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("absent"),
            Self::Value(value) => value.fmt(f),
            Self::Spelled(spelled) => spelled.0.fmt(f),
            Self::Other(json) => write!(f, "<{}>", kind(json.get())),
        }
    }
}

/// Keys that the model does not know, with their values, in the order in which they came. No key is there twice.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Extra {
    entries: Vec<(String, RawJson)>,
    /// The place of each key among the entries.
    places: HashMap<String, usize>,
}

impl Extra {
    pub(crate) fn get(&self, key: &str) -> Option<&RawJson> {
        self.places.get(key).and_then(|place| self.entries.get(*place)).map(|(_, value)| value)
    }

    /// Sets a key; the last value counts. `false` if it was there.
    pub(crate) fn set(&mut self, key: String, value: RawJson) -> bool {
        let place = self.places.get(&key).copied();
        match place.and_then(|place| self.entries.get_mut(place)) {
            Some((_, old)) => *old = value,
            None => {
                self.places.insert(key.clone(), self.entries.len());
                self.entries.push((key, value));
            }
        }
        place.is_none()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Removes the keys for which the test fails.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&str, &RawJson) -> bool) {
        let entries = std::mem::take(self).entries;
        for (key, value) in entries.into_iter().filter(|(key, value)| keep(key, value)) {
            self.set(key, value);
        }
    }

    /// Writes the keys.
    pub(crate) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))
    }
}

/// The keys, each with the kind of its JSON.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.iter().map(|(key, value)| (key, kind(value.get())));
        f.debug_map().entries(shown.map(|(key, kind)| (key, format_args!("<{kind}>").to_string()))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Amount, Flag, Integer, Personal};

    #[test]
    fn a_condition_on_a_value_that_settles_nothing_is_met_neither_way() {
        for (effective, is_any, is_none) in [
            (Effective::Value("a"), true, false),
            (Effective::Value("c"), false, true),
            (Effective::Default("b"), true, false),
            (Effective::Absent, false, true),
            (Effective::Unsettled, false, false),
        ] {
            let test = |value| matches!(value, "a" | "b");
            assert_eq!((effective.is_any(test), effective.is_none(test)), (is_any, is_none));
        }
    }

    fn read<T: Value>(json: &str) -> Field<T> {
        let mut field = Field::Absent;
        assert_eq!(field.read(json), Entry::First);
        field
    }

    #[test]
    fn a_field_is_a_value_or_other_json_and_is_written_as_it_came() {
        #[track_caller]
        fn check<T: Value + Clone + PartialEq + fmt::Debug>(
            json: &str,
            value: Option<T>,
            is_spelled: bool,
            debug: &str,
        ) {
            let field = read::<T>(json);
            assert_eq!(field.value(), value.as_ref(), "{json}");
            assert_eq!(matches!(field, Field::Value(_)), is_spelled, "{json}");
            assert_eq!(field.read_value().is_ok(), value.is_some(), "{json}");
            assert!(field.is_given());
            assert_eq!(serde_json::to_string(&field).unwrap(), json);
            assert_eq!(format!("{field:?}"), debug, "{json}");
            assert_eq!(read::<T>(&serde_json::to_string(&field).unwrap()), field);
        }
        let amount = |text: &str| text.parse::<Amount>().ok();
        check(r#""7.50""#, amount("7.50"), true, "Amount(7.50)");
        check(r#""007.50""#, amount("7.50"), false, "Amount(7.50)");
        check::<Amount>("7.50", None, false, "<a number>");
        check::<Amount>(r#""7.505""#, None, false, "<a string>");
        check(r#""7""#, Some(Integer(7)), true, "7");
        check(r#""-07""#, Some(Integer(-7)), false, "-7");
        check::<Integer>(r#""+7""#, None, false, "<a string>");
        check(r#""true""#, Some(Flag(true)), true, "true");
        check(r#""false""#, Some(Flag(false)), true, "false");
        check::<Flag>("true", None, false, "<a boolean>");
        check("true", Some(true), true, "true");
        check::<bool>(r#""true""#, None, false, "<a string>");
        check(r#""a""#, Some("a".to_owned()), true, "\"a\"");
        check::<String>("null", None, false, "<null>");
        check::<String>(r#"{"a":[ 1.10 ]}"#, None, false, "<an object>");
        check::<String>(r#""\ud800""#, None, false, "<a string>");
        check(r#""a""#, Some(Personal("a".to_owned())), true, "<personal>");
        check::<Personal<String>>("[1]", None, false, "<a list>");
    }

    #[test]
    fn a_field_that_is_read_again_is_a_duplicate() {
        let mut field = Field::<String>::Absent;
        assert_eq!(field.read("7"), Entry::First);
        assert_eq!(field.read("\"a\""), Entry::Duplicate);
        assert_eq!(field.value().map(String::as_str), Some("a"), "the last value counts");
    }

    #[test]
    fn a_missing_field_is_not_written() {
        use serde::ser::Serializer as _;

        let write = |field: &Field<String>| {
            let mut json = Vec::new();
            let mut serializer = serde_json::Serializer::new(&mut json);
            let mut map = serializer.serialize_map(None).unwrap();
            field.serialize_entry("a", &mut map).unwrap();
            map.end().unwrap();
            String::from_utf8(json).unwrap()
        };
        let missing = Field::from(None);
        assert_eq!((missing.is_given(), missing.value(), missing.read_value()), (false, None, Ok(None)));
        assert_eq!((write(&missing), format!("{missing:?}")), ("{}".to_owned(), "absent".to_owned()));
        assert_eq!(write(&Field::from(Some("b".to_owned()))), r#"{"a":"b"}"#);
        assert_eq!(write(&read("null")), r#"{"a":null}"#);
    }

    #[test]
    fn a_condition_sees_the_value_or_the_default() {
        let is_b = |effective: Effective<&String>| effective.is_any(|value| value == "b");
        let is_not_b = |effective: Effective<&String>| effective.is_none(|value| value == "b");
        let default = "b".to_owned();
        for (field, without, with) in [
            (Field::Absent, (false, true), (true, false)),
            (read(r#""a""#), (false, true), (false, true)),
            (read(r#""b""#), (true, false), (true, false)),
            (read("7"), (false, false), (false, false)),
        ] {
            assert_eq!((is_b(field.effective()), is_not_b(field.effective())), without, "{field:?}");
            let effective = || field.effective_or(&default);
            assert_eq!((is_b(effective()), is_not_b(effective())), with, "{field:?}");
        }
        let spelled = read::<Amount>(r#""01""#);
        assert!(spelled.effective().is_any(|amount| *amount == Amount::from_minor(100)));
    }

    #[test]
    fn extra_keys_keep_their_order_and_their_text() {
        let mut extra = Extra::default();
        assert!(extra.set("b".to_owned(), RawJson::from_valid("1.10")));
        extra.set("a".to_owned(), "x".into());
        extra.set("c".to_owned(), RawJson::from_valid(r#"{"d": "e"}"#));
        assert!(!extra.set("b".to_owned(), RawJson::from_valid("[ ]")));
        let found: Vec<_> = extra.iter().map(|(key, value)| (key, value.get())).collect();
        assert_eq!(found, [("b", "[ ]"), ("a", "\"x\""), ("c", r#"{"d": "e"}"#)]);
        assert_eq!(extra.get("c").map(RawJson::get), Some(r#"{"d": "e"}"#));
        assert_eq!(extra.get("d"), None);
        assert_eq!(format!("{extra:?}"), r#"{"b": "<a list>", "a": "<a string>", "c": "<an object>"}"#);
        extra.retain(|key, value| key != "a" && value.get() != "[ ]");
        assert_eq!(extra.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["c"]);
        assert_eq!(extra.get("c").map(RawJson::get), Some(r#"{"d": "e"}"#));
    }

    /// Each key is compared with few others: with all of them, this would take minutes.
    #[test]
    fn many_extra_keys_are_set_in_time() {
        let mut extra = Extra::default();
        for round in 0..2 {
            assert!((0..40_000).all(|n| extra.set(format!("k{n}"), n.into()) == (round == 0)));
        }
        assert_eq!(extra.iter().count(), 40_000);
    }
}
