//! Values that no log may show.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::{TypeFault, Value};

macro_rules! sensitive {
    ($(#[$docs:meta])* $name:ident, $shown:literal) => {
        wrapper! { $(#[$docs])* $name }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($shown)
            }
        }
    };
}

macro_rules! wrapper {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Default, PartialEq, Eq)]
        pub(crate) struct $name<T>(pub(crate) T);

        impl<T: Serialize> Serialize for $name<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<T: Value> Value for $name<T> {
            const EXPECTED: &'static str = T::EXPECTED;

            fn read(json: &str) -> Result<Self, TypeFault> {
                T::read(json).map(Self)
            }

            fn read_response(json: &str) -> Option<Self> {
                T::read_response(json).map(Self)
            }

            fn is_listed(&self) -> bool {
                self.0.is_listed()
            }

            fn is_spelled(&self, json: &str) -> bool {
                self.0.is_spelled(json)
            }
        }
    };
}

sensitive! {
    /// A value about a person. Its `Debug` is `<personal>`.
    Personal, "<personal>"
}

sensitive! {
    /// A value that gives access to something. Its `Debug` is `<secret>`.
    Secret, "<secret>"
}

wrapper! {
    /// Public text of a response. Its `Debug` shows the text only if it looks like a code: a server may put anything into it.
    Public
}

impl fmt::Debug for Public<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(&self.0).fmt(f)
    }
}

impl fmt::Debug for Public<Vec<String>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|text| Shown(text))).finish()
    }
}

/// A text, if it looks like a code; otherwise its length.
struct Shown<'t>(&'t str);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_code(self.0) { self.0.fmt(f) } else { write!(f, "<{} bytes>", self.0.len()) }
    }
}

/// Returns `true` if a text is a code or a short phrase, such as `access_denied` or `Internal server Error`: short, without
/// characters of an email address or a URL, and without the digits of a phone number.
pub(crate) fn is_code(text: &str) -> bool {
    const LENGTH: usize = 48;
    const DIGITS: usize = 6;
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-. ".contains(&byte);
    text.len() <= LENGTH
        && text.bytes().all(is_allowed)
        && text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS
        && !text.split(|character: char| !character.is_ascii_digit()).any(|digits| digits.len() >= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sensitive_value_is_hidden_from_a_log_and_from_nothing_else() {
        let (personal, secret) = (Personal("a".to_owned()), Secret(Some("b".to_owned())));
        assert_eq!(format!("{personal:?} {secret:?}"), "<personal> <secret>");
        assert_eq!(format!("{:#?}", Some(&personal)), "Some(\n    <personal>,\n)");
        assert_eq!(serde_json::to_string(&personal).unwrap(), "\"a\"");
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"b\"");
        assert_eq!(Personal::<String>::read("\"a\""), Ok(personal.clone()));
        assert_eq!(Secret::<bool>::EXPECTED, bool::EXPECTED);
        assert_eq!(Personal::<crate::EpochSeconds>::read_response("7").map(|time| time.0.as_secs()), Some(7));
        assert_ne!(personal, Personal("b".to_owned()));
    }

    #[test]
    fn a_code_is_shown_and_other_text_is_not() {
        for (text, expected) in [
            ("access_denied", true),
            ("Internal server Error", true),
            ("JP_802", true),
            ("order-1", true),
            ("2024-06", true),
            ("", true),
            ("a@b.example", false),
            ("invalid customer_email: a@b.example", false),
            ("phone 9876543210", false),
            ("98765 43210", false),
            ("987 654 3210", false),
            ("https://pay.example.com/x", false),
            ("naïve", false),
            ("a\nb", false),
            ("a text that is longer than any code of an error could be", false),
        ] {
            assert_eq!(is_code(text), expected, "{text:?}");
            assert_eq!(format!("{:?}", Public(text.to_owned())) == format!("{text:?}"), expected, "{text:?}");
        }
    }
}
