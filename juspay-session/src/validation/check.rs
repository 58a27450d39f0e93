//! Collects violations while the generated rules run.

use std::borrow::Cow;

use super::{Level, Problem, Violation, Violations};
use crate::field::Field;
use crate::rules::OneOfFault;
use crate::value::{EpochSeconds, Value};

/// The violations of one request.
pub(crate) struct Check {
    now: Option<EpochSeconds>,
    violations: Vec<Violation>,
}

impl Check {
    /// For a call at a given time; without a time, rules that depend on the clock are passed over.
    pub(crate) fn at(now: Option<EpochSeconds>) -> Self {
        Self { now, violations: Vec::new() }
    }

    /// `path` is the field's place in the model.
    pub(crate) fn field(&mut self, field: &'static str, path: &'static str) -> FieldCheck<'_> {
        FieldCheck { check: self, field, path }
    }

    /// Notes a modelled key that was given as an extra one.
    pub(crate) fn modelled(&mut self, key: &str) {
        self.violations.push(Violation {
            field: Cow::Owned(key.to_owned()),
            level: Level::Must,
            path: "extra",
            name: "modelled",
            problem: Problem::Modelled,
            reason: None,
        });
    }

    pub(crate) fn finish(self) -> Violations {
        Violations { list: self.violations }
    }
}

/// The violations of one field.
pub(crate) struct FieldCheck<'c> {
    check: &'c mut Check,
    field: &'static str,
    path: &'static str,
}

impl FieldCheck<'_> {
    /// When the call is made.
    pub(crate) fn now(&self) -> Option<EpochSeconds> {
        self.check.now
    }

    /// The value, if it is of the field's type. JSON of another type is noted.
    pub(crate) fn value<'f, T: Value>(&mut self, field: &'f Field<T>) -> Option<&'f T> {
        field.read_value().unwrap_or_else(|fault| {
            self.must("type", Err(fault));
            None
        })
    }

    pub(crate) fn must(&mut self, name: &'static str, verdict: Result<(), impl Into<Problem>>) -> Noted<'_> {
        self.note(Level::Must, name, verdict)
    }

    pub(crate) fn should(&mut self, name: &'static str, verdict: Result<(), impl Into<Problem>>) -> Noted<'_> {
        self.note(Level::Should, name, verdict)
    }

    fn note(&mut self, level: Level, name: &'static str, verdict: Result<(), impl Into<Problem>>) -> Noted<'_> {
        let Err(problem) = verdict else { return Noted(None) };
        let (field, path, problem) = (Cow::Borrowed(self.field), self.path, problem.into());
        let violations = &mut self.check.violations;
        violations.push(Violation { field, level, path, name, problem, reason: None });
        Noted(violations.last_mut())
    }
}

/// The violation of a rule, if there is one.
pub(crate) struct Noted<'c>(Option<&'c mut Violation>);

impl Noted<'_> {
    /// Says why the model has the rule.
    pub(crate) fn because(self, reason: &'static str) {
        if let Some(violation) = self.0 {
            violation.reason = Some(reason);
        }
    }
}

type Verdict = Result<(), Problem>;

fn verdict(holds: bool, problem: Problem) -> Verdict {
    if holds { Ok(()) } else { Err(problem) }
}

/// The key is given.
pub(crate) fn required<T>(field: &Field<T>) -> Verdict {
    verdict(field.is_given(), Problem::Required)
}

/// The key is missing.
pub(crate) fn forbidden<T>(field: &Field<T>) -> Verdict {
    verdict(!field.is_given(), Problem::Forbidden)
}

/// The value of an enum is a listed one.
pub(crate) fn known(is_known: bool, allowed: &'static [&'static str]) -> Verdict {
    verdict(is_known, Problem::OneOf(OneOfFault { allowed }))
}

/// The boolean is this one.
pub(crate) fn equals(value: bool, wanted: bool) -> Verdict {
    verdict(value == wanted, Problem::Equals { wanted })
}

/// The value is greater than another field's, if that has one.
pub(crate) fn after<T: PartialOrd>(value: T, other: Option<T>, name: &'static str) -> Verdict {
    verdict(other.is_none_or(|other| value > other), Problem::After { other: name })
}

/// The time is at most so many days after another field's, if that has one.
pub(crate) fn within(value: EpochSeconds, days: u32, of: Option<EpochSeconds>, name: &'static str) -> Verdict {
    let holds = of.is_none_or(|of| value <= of.saturating_add_days(u64::from(days)));
    verdict(holds, Problem::Within { days, of: name })
}

/// The time is on the UTC day of the call, if the time of the call is known.
pub(crate) fn today(value: EpochSeconds, now: Option<EpochSeconds>) -> Verdict {
    verdict(now.is_none_or(|now| value.utc_day() == now.utc_day()), Problem::Today)
}
