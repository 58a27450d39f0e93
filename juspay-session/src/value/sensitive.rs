//! Values that no log may show.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::{TypeFault, Value};

macro_rules! sensitive {
    ($(#[$docs:meta])* $name:ident, $shown:literal) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Default, PartialEq, Eq)]
        pub(crate) struct $name<T>(pub(crate) T);

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($shown)
            }
        }

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
}
