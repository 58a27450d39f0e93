//! Violations: which field, which rule, how grave.

use std::borrow::Cow;
use std::fmt;

use crate::problem::Problem;

/// What a violation does, in the sense of RFC 2119.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It blocks: the API's page forbids it, as the model reads the page.
    Must,
    /// It is advice.
    Should,
}

impl Level {
    /// `must` or `should`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One rule that a request breaks.
///
/// It names the field, the rule and its limits, and never holds the value: it may go into a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(crate) field: Cow<'static, str>,
    pub(crate) level: Level,
    pub(crate) place: &'static str,
    pub(crate) name: &'static str,
    pub(crate) problem: Problem,
    pub(crate) reason: Option<&'static str>,
}

impl Violation {
    /// The field's key on the wire, such as `mandate.max_amount`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The rule's name, such as `length`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.problem.rule()
    }

    /// Whether it blocks.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// What is wrong, with the limits.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The rule's place in the model, such as `basic/order_id/length`.
    #[must_use]
    pub fn spec(&self) -> String {
        format!("{}/{}", self.place, self.name)
    }

    /// What is wrong and what to do, in one line, without the field's name.
    #[must_use]
    pub fn message(&self) -> String {
        let problem = self.problem.worded(self.level);
        match self.reason {
            None => problem.to_string(),
            Some(reason) => format!("{problem}. {reason}"),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.message())
    }
}

/// Every rule that a request breaks, in the order of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    pub(crate) list: Vec<Violation>,
}

impl Violations {
    /// All of them, advice included.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// Those that block.
    pub fn must(&self) -> impl Iterator<Item = &Violation> {
        self.list.iter().filter(|violation| violation.level == Level::Must)
    }

    /// Those that are advice.
    pub fn should(&self) -> impl Iterator<Item = &Violation> {
        self.list.iter().filter(|violation| violation.level == Level::Should)
    }

    /// Whether none of them blocks.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.must().next().is_none()
    }

    /// How many there are, advice included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none, not even advice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl fmt::Display for Violations {
    /// One line: those that block.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_valid() {
            return f.write_str("the request breaks no rule of the API that blocks");
        }
        f.write_str("the request breaks the API's rules: ")?;
        for (index, violation) in self.must().enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
