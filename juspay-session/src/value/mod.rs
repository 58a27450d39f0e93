//! What a field can hold: amounts, times, enums and JSON, each with its text on the wire.

mod amount;
mod epoch_seconds;
mod integer;
mod names;
mod number;
mod open_enum;
mod raw_json;
mod sensitive;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serialize;
use serde_json::value::RawValue;

pub use amount::{Amount, ParseAmountError};
pub use epoch_seconds::{EpochSeconds, ParseEpochError};
pub(crate) use integer::{Flag, Integer};
pub use names::ParseNameError;
pub(crate) use names::{named_enum, text_impls};
pub use number::Number;
pub use open_enum::UnknownValue;
pub(crate) use open_enum::open_enum;
pub use raw_json::RawJson;
pub(crate) use raw_json::{kind, text};
#[cfg(feature = "client")]
pub(crate) use sensitive::is_code;
pub(crate) use sensitive::{Personal, Public, Secret};

/// A type that a JSON key can hold.
pub(crate) trait Value: Sized + Serialize {
    /// The kind of JSON, as a violation names it.
    const EXPECTED: &'static str = "a string";

    /// Reads a valid JSON value as a request has to write it.
    fn read(json: &str) -> Result<Self, TypeFault>;

    /// Reads a valid JSON value as a response may write it.
    fn read_response(json: &str) -> Option<Self> {
        Self::read(json).ok()
    }

    /// Returns `true` unless the value is one that its enum does not list.
    fn is_listed(&self) -> bool {
        true
    }

    /// Returns `true` if the value is written as this text. Only numbers have more than one spelling.
    fn is_spelled(&self, _json: &str) -> bool {
        true
    }
}

/// Why a JSON value is not of a field's type. It has positions, never the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TypeFault {
    /// Another kind of JSON.
    Kind {
        /// The expected kind.
        expected: &'static str,
        /// The kind that was found.
        found: &'static str,
    },
    /// A string that is not an amount.
    Amount(ParseAmountError),
    /// A string that is not a time.
    EpochSeconds(ParseEpochError),
    /// A string that is not an integer.
    Integer,
    /// A string other than "true" and "false".
    Flag,
}

impl fmt::Display for TypeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind { expected, found } => {
                let advice = match (*expected, *found) {
                    (_, "null") => {
                        return write!(f, "expected {expected}, found null; write {expected}, or leave the key out");
                    }
                    ("a string", "a number" | "a boolean") => "put it in quotes",
                    ("a boolean", "a string") => "write true or false without quotes",
                    _ => return write!(f, "expected {expected}, found {found}; write {expected}"),
                };
                write!(f, "expected {expected}, found {found}; {advice}")
            }
            Self::Amount(fault) => fault.fmt(f),
            Self::EpochSeconds(fault) => fault.fmt(f),
            Self::Integer => f.write_str("not an integer; use digits, such as \"7\""),
            Self::Flag => f.write_str("unknown value; use \"true\" or \"false\""),
        }
    }
}

/// The text of a JSON string that has to be one.
fn string<T: Value>(json: &str) -> Result<Cow<'_, str>, TypeFault> {
    let found = kind(json);
    let fault = |found| TypeFault::Kind { expected: T::EXPECTED, found };
    if found == "a string" { text(json).ok_or(fault("text that is not Unicode")) } else { Err(fault(found)) }
}

/// Reads a JSON string as a type that takes any text.
pub(crate) fn read_text<T: Value + for<'t> From<&'t str>>(json: &str) -> Result<T, TypeFault> {
    string::<T>(json).map(|text| T::from(&*text))
}

impl Value for String {
    fn read(json: &str) -> Result<Self, TypeFault> {
        string::<Self>(json).map(Cow::into_owned)
    }
}

impl Value for bool {
    const EXPECTED: &'static str = "a boolean";

    fn read(json: &str) -> Result<Self, TypeFault> {
        match json {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(TypeFault::Kind { expected: Self::EXPECTED, found: kind(json) }),
        }
    }
}

impl Value for RawJson {
    const EXPECTED: &'static str = "any JSON but null";

    fn read(json: &str) -> Result<Self, TypeFault> {
        match json {
            "null" => Err(TypeFault::Kind { expected: Self::EXPECTED, found: "null" }),
            _ => Ok(Self::from_valid(json)),
        }
    }
}

/// A list, without the elements that are not of the type.
impl<T: Value> Value for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn read(json: &str) -> Result<Self, TypeFault> {
        match serde_json::from_str::<Vec<&RawValue>>(json) {
            Ok(elements) => Ok(elements.into_iter().filter_map(|element| T::read_response(element.get())).collect()),
            Err(_) => Err(TypeFault::Kind { expected: Self::EXPECTED, found: kind(json) }),
        }
    }
}

/// Deserializes a string and parses it.
///
/// Its errors quote nothing: serde's own quote a number, a boolean and a string. serde's words are about the kinds that
/// are left, such as a list.
pub(crate) fn deserialize_text<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    deserializer: D,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    deserialize(deserializer, Text { expected, parse, number: None })
}

/// [`deserialize_text`], for a type that also reads a JSON number without a sign and a fraction.
pub(crate) fn deserialize_text_or_number<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    deserializer: D,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Result<T, E>,
    number: fn(u64) -> T,
) -> Result<T, D::Error> {
    deserialize(deserializer, Text { expected, parse, number: Some(number) })
}

/// Hands over any kind of value. A binary format does not tell the kind, and has a string.
fn deserialize<'de, D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, text: V) -> Result<V::Value, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(text)
    } else {
        deserializer.deserialize_str(text)
    }
}

struct Text<T, P> {
    expected: &'static str,
    parse: P,
    number: Option<fn(u64) -> T>,
}

impl<T, P> Text<T, P> {
    fn unexpected<E: Error>(&self, found: &str) -> Result<T, E> {
        Err(E::custom(format_args!("expected {}, found {found}", self.expected)))
    }
}

impl<'de, T, F: fmt::Display, P: FnOnce(&str) -> Result<T, F>> Visitor<'de> for Text<T, P> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        match self.number {
            Some(read) => Ok(read(number)),
            None => self.unexpected("a number"),
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => self.unexpected("a negative number"),
        }
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<T, E> {
        self.unexpected("a number")
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<T, E> {
        self.unexpected("a number")
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        self.unexpected("a number")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        self.unexpected("a boolean")
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn a_value_of_another_type_is_named_by_its_kind() {
        #[track_caller]
        fn check<T: Value + std::fmt::Debug + PartialEq>(json: &str, expected: Result<T, &str>) {
            let read = T::read(json).map_err(|fault| fault.to_string());
            assert_eq!(read, expected.map_err(str::to_owned), "{json}");
        }
        check(r#""a\n\u00e9""#, Ok("a\né".to_owned()));
        check::<String>("7", Err("expected a string, found a number; put it in quotes"));
        check::<String>(r#""\ud800""#, Err("expected a string, found text that is not Unicode; write a string"));
        check("true", Ok(true));
        check("false", Ok(false));
        check::<bool>(r#""true""#, Err("expected a boolean, found a string; write true or false without quotes"));
        check::<bool>("null", Err("expected a boolean, found null; write a boolean, or leave the key out"));
        check("[ 1.10 ]", Ok(RawJson::from_valid("[ 1.10 ]")));
        check::<RawJson>(
            "null",
            Err("expected any JSON but null, found null; write any JSON but null, or leave the key out"),
        );
        check::<Vec<String>>("{}", Err("expected a list, found an object; write a list"));
        check("[]", Ok(Vec::<String>::new()));
        check(r#"["a", 7, null, "b", ["c"]]"#, Ok(vec!["a".to_owned(), "b".to_owned()]));
        check::<Personal<String>>("7", Err("expected a string, found a number; put it in quotes"));
        check("7", Ok(Secret(RawJson::from_valid("7"))));
        check::<Integer>(r#""1.0""#, Err("not an integer; use digits, such as \"7\""));
        check::<Flag>(r#""TRUE""#, Err("unknown value; use \"true\" or \"false\""));
        check::<Flag>("true", Err("expected a string, found a boolean; put it in quotes"));
        check::<Amount>(r#""1.005""#, Err(&ParseAmountError::TooManyDecimals.to_string()));
        check::<EpochSeconds>(r#""""#, Err(&ParseEpochError::Empty.to_string()));
    }

    #[test]
    fn only_text_can_have_another_spelling() {
        #[track_caller]
        fn check<T: Value>(json: &str, is_spelled: bool) {
            let value = T::read(json).ok().unwrap();
            assert_eq!(value.is_spelled(json), is_spelled, "{json}");
            assert_eq!(Personal(value).is_spelled(json), is_spelled, "{json}");
        }
        check::<Amount>(r#""7.50""#, true);
        check::<Amount>(r#""\u0037.50""#, true);
        check::<Amount>(r#""07.50""#, false);
        check::<EpochSeconds>(r#""7""#, true);
        check::<EpochSeconds>(r#""07""#, false);
        check::<Integer>(r#""-7""#, true);
        check::<Integer>(r#""-0""#, false);
        check::<String>(r#""\u0061""#, true);
        check::<bool>("true", true);
    }

    /// A reader of a binary format, which does not tell the kind of a value.
    struct Binary(&'static str);

    impl<'de> Deserializer<'de> for Binary {
        type Error = serde::de::value::Error;

        fn is_human_readable(&self) -> bool {
            false
        }

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(Self::Error::custom("the kind is unknown"))
        }

        fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_str(self.0)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    #[test]
    fn a_binary_format_has_strings() {
        use serde::Deserialize as _;

        assert_eq!(Amount::deserialize(Binary("1.5")), Ok(Amount::from_minor(150)));
        assert_eq!(EpochSeconds::deserialize(Binary("7")), Ok(EpochSeconds::from_secs(7)));
        let error = Amount::deserialize(Binary("x")).unwrap_err();
        assert_eq!(error.to_string(), ParseAmountError::Character { position: 1 }.to_string());
        assert!(error.source().is_none());
        // There is no JSON text to read.
        let error = RawJson::deserialize(Binary("secret")).unwrap_err().to_string();
        assert!(!error.contains("secret"), "{error}");
    }

    #[test]
    fn an_error_of_a_number_does_not_quote_it() {
        use serde::Deserialize as _;
        use serde::de::value::{I128Deserializer, U128Deserializer};

        type Fault = serde::de::value::Error;
        let signed = EpochSeconds::deserialize(I128Deserializer::<Fault>::new(-917_355)).unwrap_err().to_string();
        let unsigned = Amount::deserialize(U128Deserializer::<Fault>::new(917_355)).unwrap_err().to_string();
        for error in [signed, unsigned] {
            assert!(error.starts_with("expected ") && !error.contains("917"), "{error}");
        }
    }
}
