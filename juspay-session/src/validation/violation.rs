//! Violations: which field, which rule, how grave.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Problem;

/// The level of a rule, in the sense of RFC 2119.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule blocks: the API or its page refuses what breaks it.
    Must,
    /// The rule is advice.
    Should,
}

impl Level {
    /// Returns `must` or `should`.
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

/// A rule that a request breaks.
///
/// It names the field, the rule and its limits, and never holds the value, so a log may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(crate) field: Cow<'static, str>,
    pub(crate) level: Level,
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    pub(crate) problem: Problem,
    pub(crate) reason: Option<&'static str>,
}

impl Violation {
    /// Returns the field's key on the wire, such as `mandate.max_amount`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Returns the kind of rule, such as `length`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.problem.rule()
    }

    /// Returns the level of the rule.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// Returns what is wrong, with the limits.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Returns the rule's place in the model, such as `basic/order_id/length`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}/{}", self.path, self.name)
    }

    /// Returns what is wrong and what to do, in one line, without the field's name.
    #[must_use]
    pub fn message(&self) -> String {
        match self.reason {
            None => self.problem.to_string(),
            Some(reason) => format!("{}. {reason}", self.problem),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message())
    }
}

impl std::error::Error for Violation {}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Violation", 5)?;
        fields.serialize_field("field", self.field())?;
        fields.serialize_field("rule", self.rule())?;
        fields.serialize_field("place", &self.place())?;
        fields.serialize_field("level", &self.level)?;
        fields.serialize_field("message", &self.message())?;
        fields.end()
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The rules that a request breaks, in the order of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    pub(crate) list: Vec<Violation>,
}

impl Violations {
    /// Iterates over all violations, advice included.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// Iterates over the violations that block.
    pub fn must(&self) -> impl Iterator<Item = &Violation> {
        self.list.iter().filter(|violation| violation.level == Level::Must)
    }

    /// Iterates over the violations that are advice.
    pub fn should(&self) -> impl Iterator<Item = &Violation> {
        self.list.iter().filter(|violation| violation.level == Level::Should)
    }

    /// Returns `true` if none of them blocks.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.must().next().is_none()
    }

    /// Returns the number of violations, advice included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns `true` if there are no violations, not even advice.
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

/// One line with the violations that block.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_valid() {
            return f.write_str("no rule that blocks is broken");
        }
        f.write_str("invalid request: ")?;
        for (index, violation) in self.must().enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.list)
    }
}
