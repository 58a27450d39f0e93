//! Enums that keep a value they do not list.

use std::fmt;

/// A value that an enum does not list, as it is on the wire.
///
/// Only a value that is really unknown becomes one, so two equal values are always the same variant.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// Returns the value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The length: an unexpected value may be anything.
impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes>", self.0.len())
    }
}

/// Implements what every open enum has, on top of its `as_str` and `From<&str>`.
macro_rules! open_enum {
    ($name:ident) => {
        impl $name {
            /// Returns `true` if the value is a listed one.
            #[must_use]
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Other(_))
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        crate::value::text_impls!($name, "a string");

        impl crate::value::Value for $name {
            fn read(json: &str) -> Result<Self, crate::value::TypeFault> {
                crate::value::read_text::<Self>(json)
            }

            fn is_listed(&self) -> bool {
                self.is_known()
            }
        }
    };
}
pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    #![expect(unreachable_pub, reason = "the macro is for public types")]

    use super::*;

    #[test]
    fn an_unknown_value_shows_its_length_and_nothing_else() {
        let value = UnknownValue::new("CHARGED");
        assert_eq!((value.as_str(), format!("{value:?}").as_str()), ("CHARGED", "<7 bytes>"));
    }

    #[derive(Clone, Debug, PartialEq)]
    enum Size {
        Small,
        Other(UnknownValue),
    }

    impl Size {
        fn as_str(&self) -> &str {
            match self {
                Self::Small => "small",
                Self::Other(value) => value.as_str(),
            }
        }
    }

    impl From<&str> for Size {
        fn from(text: &str) -> Self {
            match text {
                "small" => Self::Small,
                _ => Self::Other(UnknownValue::new(text)),
            }
        }
    }

    open_enum!(Size);

    #[test]
    fn a_value_that_is_not_listed_is_kept() {
        for (text, is_known) in [("small", true), ("Small", false), ("", false), ("नया", false)] {
            let value = Size::from(text);
            assert_eq!((value.is_known(), value.as_str(), value.to_string().as_str()), (is_known, text, text));
            assert_eq!(text.parse(), Ok(value.clone()));
            let json = serde_json::to_string(text).unwrap();
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
            assert_eq!(serde_json::from_str::<Size>(&json).unwrap(), value);
            assert_eq!(<Size as crate::value::Value>::read(&json), Ok(value));
        }
        assert_eq!(format!("{:<7}|", Size::from("large")), "large  |");
    }
}
