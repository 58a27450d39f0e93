//! Decimal numbers, which the API writes as JSON numbers or as text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::{Amount, RawJson, TypeFault, Value, kind, text};

/// A decimal number of a response, as the server wrote it: `1.10` stays `1.10`, whatever its size.
///
/// It is equal to another number if the text is the same: `1.0` and `1.00` are not. Compare amounts with
/// [`amount`](Self::amount).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// Returns the number as it came, without quotes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number as an amount.
    ///
    /// `None` if it is negative, has an exponent, has more than two decimal places other than zeros, or is too large.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        let number = match self.0.split_once('.') {
            Some((units, places)) => {
                let (places, rest) = places.split_at_checked(2).unwrap_or((places, ""));
                if rest.bytes().any(|byte| byte != b'0') {
                    return None;
                }
                format!("{units}.{places}")
            }
            None => self.0.clone().into_string(),
        };
        number.parse().ok()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Written as a JSON number.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawJson::from_valid(&self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = RawJson::deserialize(deserializer)?;
        Self::read(json.get()).map_err(D::Error::custom)
    }
}

impl Value for Number {
    const EXPECTED: &'static str = "a number";

    fn read(json: &str) -> Result<Self, TypeFault> {
        let fault = || TypeFault::Kind { expected: Self::EXPECTED, found: kind(json) };
        let number = match kind(json) {
            "a number" => json.to_owned(),
            // It has to be a JSON number inside of the quotes.
            _ => text(json).filter(|text| is_number(text)).ok_or_else(fault)?.into_owned(),
        };
        Ok(Self(number.into()))
    }
}

/// Returns `true` if a text is a JSON number and nothing else.
fn is_number(text: &str) -> bool {
    let is_bare = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    is_bare && text.parse::<RawJson>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_came() {
        for (json, expected) in [
            ("1.10", Some("1.10")),
            ("0", Some("0")),
            ("-7", Some("-7")),
            ("1e400", Some("1e400")),
            ("123456789012345678901234567890.01", Some("123456789012345678901234567890.01")),
            ("\"1.10\"", Some("1.10")),
            ("\"\\u0037\"", Some("7")),
            ("\"\"", None),
            ("\"01\"", None),
            ("\"+1\"", None),
            ("\" 1\"", None),
            ("\"NaN\"", None),
            ("\"null\"", None),
            ("null", None),
            ("true", None),
            ("[1]", None),
        ] {
            let number = Number::read(json).ok();
            assert_eq!(number.as_ref().map(Number::as_str), expected, "{json}");
            if let (Some(number), Some(expected)) = (number, expected) {
                assert_eq!(serde_json::to_string(&number).unwrap(), expected);
                assert_eq!(serde_json::from_str::<Number>(json).unwrap(), number);
                assert_eq!(format!("{number} {number:?}"), format!("{expected} {expected}"));
            }
        }
    }

    #[test]
    fn a_number_is_an_amount_if_it_has_hundredths() {
        for (json, minor) in [
            ("100.15", Some(10_015)),
            ("100.1", Some(10_010)),
            ("100.1500", Some(10_015)),
            ("100", Some(10_000)),
            ("0.00", Some(0)),
            ("100.155", None),
            ("-1", None),
            ("1e2", None),
            ("99999999999999999999", None),
        ] {
            let amount = Number::read(json).ok().and_then(|number| number.amount());
            assert_eq!(amount, minor.map(Amount::from_minor), "{json}");
        }
    }
}
