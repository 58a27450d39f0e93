//! Integers and flags, which the API writes as strings.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::{TypeFault, Value, string, text};

/// An integer that a request writes as a string; a response may write it as a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Integer(pub(crate) i64);

impl fmt::Debug for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Integer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

impl Value for Integer {
    fn read(json: &str) -> Result<Self, TypeFault> {
        let text = string::<Self>(json)?;
        // `i64::from_str` takes a plus sign.
        let digits = Some(&*text).filter(|text| !text.starts_with('+'));
        digits.and_then(|digits| digits.parse().ok()).map(Self).ok_or(TypeFault::Integer)
    }

    /// A number, or text.
    fn read_response(json: &str) -> Option<Self> {
        json.parse().map(Self).ok().or_else(|| Self::read(json).ok())
    }

    fn is_spelled(&self, json: &str) -> bool {
        text(json).is_some_and(|text| text == self.0.to_string())
    }
}

/// A boolean that is written as a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flag(pub(crate) bool);

impl fmt::Debug for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if self.0 { "true" } else { "false" })
    }
}

impl Value for Flag {
    fn read(json: &str) -> Result<Self, TypeFault> {
        match &*string::<Self>(json)? {
            "true" => Ok(Self(true)),
            "false" => Ok(Self(false)),
            _ => Err(TypeFault::Flag),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_digits_with_or_without_a_minus() {
        for (json, expected) in [
            ("\"7\"", Some(7)),
            ("\"007\"", Some(7)),
            ("\"-7\"", Some(-7)),
            ("\"-0\"", Some(0)),
            ("\"9223372036854775807\"", Some(i64::MAX)),
            ("\"-9223372036854775808\"", Some(i64::MIN)),
            ("\"9223372036854775808\"", None),
            ("\"+7\"", None),
            ("\"\"", None),
            ("\"-\"", None),
            ("\" 7\"", None),
            ("\"7.0\"", None),
            ("\"٣\"", None),
            ("7", None),
        ] {
            assert_eq!(Integer::read(json).ok().map(|integer| integer.0), expected, "{json}");
        }
        for (json, expected) in
            [("7", Some(7)), ("-7", Some(-7)), ("\"7\"", Some(7)), ("7.0", None), ("1e2", None), ("null", None)]
        {
            assert_eq!(Integer::read_response(json).map(|integer| integer.0), expected, "{json}");
        }
        assert_eq!(serde_json::to_string(&Integer(-7)).unwrap(), "\"-7\"");
        assert_eq!(format!("{:?}", Integer(-7)), "-7");
    }

    #[test]
    fn a_flag_is_one_of_two_texts() {
        for (json, expected) in [
            ("\"true\"", Some(true)),
            ("\"tru\\u0065\"", Some(true)),
            ("\"false\"", Some(false)),
            ("\"False\"", None),
            ("\"\"", None),
            ("true", None),
        ] {
            assert_eq!(Flag::read(json).ok().map(|flag| flag.0), expected, "{json}");
        }
        for truth in [true, false] {
            assert_eq!(serde_json::to_string(&Flag(truth)).unwrap(), format!("\"{truth}\""));
            assert_eq!(format!("{:?}", Flag(truth)), truth.to_string());
        }
    }
}
