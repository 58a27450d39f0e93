//! What a JSON key holds: nothing, a value of its type, or JSON that is none.

use std::fmt;

use crate::json::{self, RawJson};
use crate::text::Text;

/// A key of a request or an answer. Whatever stood there is kept, so that nothing is lost in writing it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Slot<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key holds `null`.
    Null,
    /// The key holds a value of its type.
    Value(T),
    /// The key holds what is seldom there; behind a pointer, so that a slot is hardly larger than its value.
    Odd(Box<Odd<T>>),
}

/// What a key seldom holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Odd<T> {
    /// A value of the key's type that would be written otherwise: an amount with leading zeros, a list of which not
    /// every element could be read.
    Spelled(T, RawJson),
    /// Other JSON, but not `null`.
    Raw(RawJson),
}

/// What `Debug` asks of every kind of slot.
pub(crate) trait Held {
    /// Whether the key is there.
    fn is_given(&self) -> bool;

    /// The value, to be shown.
    fn shown(&self) -> Option<&dyn fmt::Debug>;
}

impl<T: fmt::Debug> Held for Slot<T> {
    #[inline]
    fn is_given(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    fn shown(&self) -> Option<&dyn fmt::Debug> {
        self.value().map(|value| value as &dyn fmt::Debug)
    }
}

/// What a condition sees of a key.
pub(crate) enum Effective<T> {
    /// The value, or the default of a key that is not there.
    Value(T),
    /// The key is not there and has no default.
    Absent,
    /// The key holds something that is no value of its type; whether a condition holds cannot be told.
    Unreadable,
}

impl<T: PartialEq> Effective<&T> {
    pub(crate) fn is_any_of(&self, values: &[T]) -> bool {
        matches!(self, Self::Value(value) if values.contains(value))
    }

    pub(crate) fn is_none_of(&self, values: &[T]) -> bool {
        match self {
            Self::Value(value) => !values.contains(value),
            Self::Absent => true,
            Self::Unreadable => false,
        }
    }
}

impl Effective<&str> {
    pub(crate) fn is_any_of(&self, values: &[&str]) -> bool {
        matches!(self, Self::Value(value) if values.contains(value))
    }

    pub(crate) fn is_none_of(&self, values: &[&str]) -> bool {
        match self {
            Self::Value(value) => !values.contains(value),
            Self::Absent => true,
            Self::Unreadable => false,
        }
    }
}

impl<T> Slot<T> {
    /// A value that would be written otherwise than it came.
    pub(crate) fn spelled(value: T, raw: RawJson) -> Self {
        Self::Odd(Box::new(Odd::Spelled(value, raw)))
    }

    /// JSON that is no value of the type.
    pub(crate) fn raw(raw: RawJson) -> Self {
        if raw == *RawJson::null() { Self::Null } else { Self::Odd(Box::new(Odd::Raw(raw))) }
    }

    /// Sets a value.
    #[inline]
    pub(crate) fn set(&mut self, value: T) {
        // Most slots were empty, and then there is nothing to drop; said so, it costs no call.
        if let Self::Absent = self {
            std::mem::forget(std::mem::replace(self, Self::Value(value)));
        } else {
            *self = Self::Value(value);
        }
    }

    #[inline]
    pub(crate) fn is_given(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    #[inline]
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
            Self::Odd(odd) => match &**odd {
                Odd::Spelled(value, _) => Some(value),
                Odd::Raw(_) => None,
            },
        }
    }

    /// The value, moved out.
    pub(crate) fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
            Self::Odd(odd) => match *odd {
                Odd::Spelled(value, _) => Some(value),
                Odd::Raw(_) => None,
            },
        }
    }

    /// The JSON of a key that holds no value of its type.
    #[inline]
    pub(crate) fn unreadable(&self) -> Option<&RawJson> {
        match self {
            Self::Absent | Self::Value(_) => None,
            Self::Null => Some(RawJson::null()),
            Self::Odd(odd) => match &**odd {
                Odd::Raw(raw) => Some(raw),
                Odd::Spelled(..) => None,
            },
        }
    }

    /// The JSON as it came, of a key that does not hold a value as it would be written.
    pub(crate) fn json(&self) -> Option<&RawJson> {
        match self {
            Self::Absent | Self::Value(_) => None,
            Self::Null => Some(RawJson::null()),
            Self::Odd(odd) => match &**odd {
                Odd::Spelled(_, raw) | Odd::Raw(raw) => Some(raw),
            },
        }
    }

    /// The value as a condition sees it.
    #[inline]
    pub(crate) fn effective(&self) -> Effective<&T> {
        match self.value() {
            Some(value) => Effective::Value(value),
            None if self.is_given() => Effective::Unreadable,
            None => Effective::Absent,
        }
    }

    /// The value as a condition sees it, of a key that has a default.
    pub(crate) fn effective_or<'s>(&'s self, default: &'s T) -> Effective<&'s T> {
        match self.effective() {
            Effective::Absent => Effective::Value(default),
            given => given,
        }
    }
}

impl Slot<Text> {
    /// Sets a text.
    #[allow(dead_code, reason = "a model may have no text in a group that is a value of its own")]
    #[inline]
    pub(crate) fn set_text(&mut self, text: &str) {
        let is_plain = !json::has_escapes(text.as_bytes());
        if !(is_plain && self.set_short(text)) {
            self.set(text.into());
        }
    }

    /// Sets a text that needs no escape, if it is short; `false` for a longer one.
    // It is written where it stays: moved at once, its bytes would be read again before they are in the cache.
    #[inline]
    pub(crate) fn set_short(&mut self, text: &str) -> bool {
        let Some(blank) = Text::plain_blank(text) else { return false };
        self.set(blank);
        if let Self::Value(place) = self {
            place.fill(text);
        }
        true
    }

    pub(crate) fn text(&self) -> Option<&str> {
        self.value().map(Text::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_set_is_given_back() {
        let mut slot = Slot::Absent;
        for length in 0..30 {
            for end in ["", "a", "\"", "\n", "é"] {
                let text = format!("{}{end}", "-".repeat(length));
                slot.set_text(&text);
                assert_eq!(slot.text(), Some(text.as_str()));
                let mut written = String::new();
                json::write_text(slot.text().unwrap(), &mut written);
                assert_eq!(slot.value().unwrap().has_escapes(), written.len() > text.len() + 2, "{text:?}");
            }
        }
    }

    #[test]
    fn a_condition_on_a_text_that_cannot_be_read_holds_neither_way() {
        for (effective, is_any, is_none) in [
            (Effective::Value("a"), true, false),
            (Effective::Value("c"), false, true),
            (Effective::Absent, false, true),
            (Effective::Unreadable, false, false),
        ] {
            let values = ["a", "b"];
            assert_eq!((effective.is_any_of(&values), effective.is_none_of(&values)), (is_any, is_none));
        }
    }
}
