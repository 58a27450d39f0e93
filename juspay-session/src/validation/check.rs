//! Collects violations while the generated rules run.

use std::borrow::Cow;

use super::{Level, Problem, Violation, Violations};
use crate::field::Field;
use crate::rules;
use crate::value::{Amount, EpochSeconds, Value};

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
        self.extra(key, Level::Must, "modelled", Problem::Modelled);
    }

    /// Notes a value of an extra key that reading would refuse.
    pub(crate) fn extra_value(&mut self, key: &str) {
        self.extra(key, Level::Must, "value", Problem::ExtraValue);
    }

    /// Notes an unknown key that is near a known one.
    pub(crate) fn near_miss(&mut self, key: &str, problem: Problem) {
        self.extra(key, Level::Should, "near_miss", problem);
    }

    fn extra(&mut self, key: &str, level: Level, name: &'static str, problem: Problem) {
        let field = Cow::Owned(key.to_owned());
        self.violations.push(Violation { field, level, path: "extra", name, problem, condition: None, reason: None });
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
        violations.push(Violation { field, level, path, name, problem, condition: None, reason: None });
        Noted(violations.last_mut())
    }
}

/// The violation of a rule, if there is one.
pub(crate) struct Noted<'c>(Option<&'c mut Violation>);

impl Noted<'_> {
    /// Says which condition made the rule apply.
    pub(crate) fn given(mut self, condition: &'static str) -> Self {
        self.add(|| Some(condition.to_owned()));
        self
    }

    /// [`given`](Self::given), with the value that the condition is about.
    pub(crate) fn when(mut self, condition: impl FnOnce() -> Option<String>) -> Self {
        self.add(condition);
        self
    }

    fn add(&mut self, condition: impl FnOnce() -> Option<String>) {
        if let Some(violation) = &mut self.0
            && let Some(condition) = condition()
        {
            let before = violation.condition.take();
            violation.condition = Some(match before {
                None => condition,
                Some(before) => format!("{before} and {condition}"),
            });
        }
    }

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
pub(crate) fn known(value: &str, allowed: &'static [&'static str]) -> Verdict {
    rules::one_of(value, allowed).map_err(Problem::OneOf)
}

/// The amount is not less than another.
pub(crate) fn minimum(value: Amount, least: Amount) -> Verdict {
    verdict(value >= least, Problem::Minimum { least })
}

/// The boolean is this one.
pub(crate) fn equals(value: bool, wanted: bool) -> Verdict {
    verdict(value == wanted, Problem::Equals { wanted })
}

/// A value that can be compared with another field's.
pub(crate) trait Comparable: PartialOrd + Copy {
    /// The value as a time, if it is one.
    fn time(self) -> Option<EpochSeconds> {
        None
    }
}

impl Comparable for Amount {}

impl Comparable for i64 {}

impl Comparable for EpochSeconds {
    fn time(self) -> Option<EpochSeconds> {
        Some(self)
    }
}

/// The value is greater than another field's, if that has one.
pub(crate) fn after<T: Comparable>(value: T, other: Option<T>, name: &'static str) -> Verdict {
    match other {
        Some(other) if value <= other => Err(Problem::After { other: name, times: value.time().zip(other.time()) }),
        _ => Ok(()),
    }
}

/// The time is at most so many days after another field's, if that has one.
pub(crate) fn within(value: EpochSeconds, days: u32, of: Option<EpochSeconds>, name: &'static str) -> Verdict {
    let holds = of.is_none_or(|of| value <= of.saturating_add_days(u64::from(days)));
    verdict(holds, Problem::Within { days, of: name, times: of.map(|of| (value, of)) })
}

/// The time is on the UTC day of the call, if the time of the call is known.
pub(crate) fn today(value: EpochSeconds, now: Option<EpochSeconds>) -> Verdict {
    match now {
        Some(now) if value.utc_day() != now.utc_day() => Err(Problem::Today { time: Some(value), now }),
        _ => Ok(()),
    }
}
