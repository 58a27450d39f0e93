//! What `Debug` shows of a field that no log may have.

use std::fmt::{self, DebugStruct};

use crate::slot::Held;

/// A word in place of a value.
pub(crate) struct Redacted(pub(crate) &'static str);

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}

/// Shows a field that anybody may see, if it is given.
pub(crate) fn public(debug: &mut DebugStruct<'_, '_>, name: &str, slot: &impl Held) {
    if let Some(value) = slot.shown() {
        debug.field(name, value);
    } else if slot.is_given() {
        // It may be anything, so nobody can say who may see it.
        debug.field(name, &Redacted("unreadable"));
    }
}

/// Says that a field is given, and nothing more.
pub(crate) fn hidden(debug: &mut DebugStruct<'_, '_>, name: &str, slot: &impl Held, sensitivity: &'static str) {
    if slot.is_given() {
        debug.field(name, &Redacted(sensitivity));
    }
}
