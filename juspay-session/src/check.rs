//! Collects violations while the generated rules run.

use std::borrow::Cow;

use crate::epoch::EpochSeconds;
use crate::problem::Problem;
use crate::slot::Slot;
use crate::text::Text;
use crate::texts::TextSlot;
use crate::violation::{Level, Violation, Violations};
use crate::wire::{self, WireValue};

/// The violations of one body. It allocates nothing until there is one.
pub(crate) struct Check {
    now: EpochSeconds,
    violations: Violations,
}

impl Check {
    pub(crate) fn at(now: EpochSeconds) -> Self {
        Self { now, violations: Violations::default() }
    }

    /// `place` is where the model has the field.
    #[inline]
    pub(crate) fn field(&mut self, field: &'static str, place: &'static str) -> FieldCheck<'_> {
        FieldCheck { check: self, field, place }
    }

    /// Notes a modelled key that was given as an extra one.
    pub(crate) fn modelled(&mut self, key: &str) {
        self.violations.list.push(Violation {
            field: Cow::Owned(key.to_owned()),
            level: Level::Must,
            place: "extra",
            name: "modelled",
            problem: Problem::Modelled,
            reason: None,
        });
    }

    pub(crate) fn finish(self) -> Violations {
        self.violations
    }
}

/// The same for one field.
pub(crate) struct FieldCheck<'c> {
    check: &'c mut Check,
    field: &'static str,
    place: &'static str,
}

impl FieldCheck<'_> {
    /// When the call is made.
    #[inline]
    pub(crate) fn now(&self) -> EpochSeconds {
        self.check.now
    }

    /// The value, if it is one of the field's type. What is none is noted.
    #[inline(always)]
    pub(crate) fn value<'s, T: WireValue>(&mut self, slot: &'s Slot<T>) -> Option<&'s T> {
        match slot {
            Slot::Value(value) => Some(value),
            Slot::Absent => None,
            Slot::Null | Slot::Odd(_) => self.check.odd_value(self.field, self.place, slot),
        }
    }

    /// [`FieldCheck::value`], of a field of text.
    #[inline(always)]
    pub(crate) fn text<'t>(&mut self, slot: TextSlot<'t>) -> Option<&'t str> {
        if let TextSlot::Raw(raw) = slot {
            self.check.unreadable::<Text>(self.field, self.place, raw);
        }
        slot.text()
    }

    #[inline(always)]
    pub(crate) fn must(&mut self, name: &'static str, verdict: Result<(), Problem>) -> Noted<'_> {
        self.judge(Level::Must, name, verdict)
    }

    #[inline(always)]
    pub(crate) fn should(&mut self, name: &'static str, verdict: Result<(), Problem>) -> Noted<'_> {
        self.judge(Level::Should, name, verdict)
    }

    #[inline(always)]
    fn judge(&mut self, level: Level, name: &'static str, verdict: Result<(), Problem>) -> Noted<'_> {
        Noted(match verdict {
            Ok(()) => None,
            Err(problem) => self.check.note(self.field, self.place, level, name, problem),
        })
    }
}

// They take what they need one by one, so that nothing has to be in memory for them until there is a violation.
impl Check {
    #[cold]
    #[inline(never)]
    fn odd_value<'s, T: WireValue>(
        &mut self,
        field: &'static str,
        place: &'static str,
        slot: &'s Slot<T>,
    ) -> Option<&'s T> {
        if let Some(raw) = slot.unreadable() {
            self.unreadable::<T>(field, place, raw.get());
        }
        slot.value()
    }

    #[cold]
    #[inline(never)]
    fn unreadable<T: WireValue>(&mut self, field: &'static str, place: &'static str, raw: &str) {
        self.note(field, place, Level::Must, "type", wire::problem::<T>(raw));
    }

    #[cold]
    #[inline(never)]
    fn note(
        &mut self,
        field: &'static str,
        place: &'static str,
        level: Level,
        name: &'static str,
        problem: Problem,
    ) -> Option<&mut Violation> {
        let violations = &mut self.violations.list;
        violations.push(Violation { field: Cow::Borrowed(field), level, place, name, problem, reason: None });
        violations.last_mut()
    }
}

/// The violation of a rule, if there is one.
pub(crate) struct Noted<'c>(Option<&'c mut Violation>);

impl Noted<'_> {
    /// Says why the model has the rule.
    #[inline]
    pub(crate) fn because(self, reason: &'static str) {
        if let Some(violation) = self.0 {
            violation.reason = Some(reason);
        }
    }
}
