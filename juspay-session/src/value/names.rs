//! Closed enums, each of whose variants has a name.

use std::error::Error;
use std::fmt;

/// A text that is not the name of a variant. The message lists the names and never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseNameError {
    pub(crate) names: &'static [&'static str],
}

impl fmt::Display for ParseNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown name; expected one of {}", self.names.join(", "))
    }
}

impl Error for ParseNameError {}

/// Implements how an enum is shown, serialized and deserialized, on top of its `as_str` and `FromStr`.
macro_rules! text_impls {
    ($name:ident, $expected:literal) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::value::deserialize_text(deserializer, $expected, str::parse)
            }
        }
    };
}
pub(crate) use text_impls;

/// Implements what every closed enum has: its names, both ways.
macro_rules! named_enum {
    ($name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::value::ParseNameError;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|value| value.as_str() == name);
                found.copied().ok_or(crate::value::ParseNameError { names: &[$($text),+] })
            }
        }

        crate::value::text_impls!($name, "a name");
    };
}
pub(crate) use named_enum;

#[cfg(test)]
mod tests {
    #![expect(unreachable_pub, reason = "the macro is for public types")]

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Size {
        Small,
        Large,
    }

    named_enum!(Size { Small = "small", Large = "large" });

    #[test]
    fn a_value_has_one_name() {
        assert_eq!(Size::ALL, [Size::Small, Size::Large]);
        for (value, name) in [(Size::Small, "small"), (Size::Large, "large")] {
            assert_eq!((value.as_str(), value.to_string().as_str()), (name, name));
            assert_eq!(name.parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{name}\""));
            assert_eq!(serde_json::from_str::<Size>(&format!("\"{name}\"")).unwrap(), value);
        }
        let error = "secret".parse::<Size>().unwrap_err().to_string();
        assert_eq!(error, "unknown name; expected one of small, large");
        assert!(serde_json::from_str::<Size>("\"secret\"").unwrap_err().to_string().starts_with(&error));
        assert!("Small".parse::<Size>().is_err());
        assert_eq!(format!("{:>6}", Size::Small), " small");
    }
}
