//! What a JSON key holds: nothing, a value of its type, or JSON that is none.

use crate::json::RawJson;
use crate::wire::WireValue;

/// A key of a request or an answer. Whatever stood there is kept, so that nothing is lost in writing it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Slot<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key holds a value of its type.
    Value(T),
    /// The key holds a value of its type that would be written otherwise: an amount with leading zeros, a list of which
    /// not every element could be read.
    Spelled(T, RawJson),
    /// The key holds other JSON, `null` included.
    Raw(RawJson),
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
    pub(crate) fn is_given(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) | Self::Spelled(value, _) => Some(value),
            Self::Absent | Self::Raw(_) => None,
        }
    }

    /// The JSON of a key that holds no value of its type.
    pub(crate) fn unreadable(&self) -> Option<&RawJson> {
        match self {
            Self::Raw(raw) => Some(raw),
            Self::Absent | Self::Value(_) | Self::Spelled(..) => None,
        }
    }

    /// The value as a condition sees it.
    pub(crate) fn effective(&self) -> Effective<&T> {
        match self {
            Self::Absent => Effective::Absent,
            Self::Value(value) | Self::Spelled(value, _) => Effective::Value(value),
            Self::Raw(_) => Effective::Unreadable,
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

impl<T: WireValue> Slot<T> {
    /// Takes what stands under the key.
    pub(crate) fn read(&mut self, raw: &str) {
        *self = match T::from_raw(raw) {
            Some(value) if value.is_spelled(raw) => Self::Value(value),
            Some(value) => Self::Spelled(value, RawJson::from_valid(raw)),
            None => Self::Raw(RawJson::from_valid(raw)),
        };
    }
}

impl Slot<String> {
    pub(crate) fn text(&self) -> Option<&str> {
        self.value().map(String::as_str)
    }

    /// [`Slot::effective`], as a text that others can be held against.
    pub(crate) fn effective_text(&self) -> Effective<&str> {
        match self.effective() {
            Effective::Absent => Effective::Absent,
            Effective::Value(value) => Effective::Value(value),
            Effective::Unreadable => Effective::Unreadable,
        }
    }

    /// [`Slot::effective_or`], as a text that others can be held against.
    pub(crate) fn effective_text_or<'s>(&'s self, default: &'s str) -> Effective<&'s str> {
        match self.effective_text() {
            Effective::Absent => Effective::Value(default),
            given => given,
        }
    }
}
