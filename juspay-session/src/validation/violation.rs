//! Violations: which field, which rule, how grave.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Problem, Rule};

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
/// It names the field, the rule and its limits, so a log may show it. Of the value it holds nothing but a time that was
/// parsed from a public field.
///
/// It is `Serialize` with all its parts. Five lines make problem details of violations, as RFC 9457 has them:
///
/// ```
/// use juspay_session::v1;
///
/// let violations = v1::SessionRequest::builder().order_id("order 1").build().unwrap_err();
/// let problem = serde_json::json!({
///     "type": "https://shop.example.com/problems/invalid-order",
///     "title": "The order is invalid",
///     "errors": violations,
/// });
/// assert_eq!(problem["errors"][0]["field"], "order_id");
/// assert_eq!(problem["errors"][0]["message"], "whitespace at position 6; allowed: A-Z a-z 0-9 - _");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(crate) field: Cow<'static, str>,
    pub(crate) level: Level,
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    pub(crate) problem: Problem,
    pub(crate) condition: Option<String>,
    pub(crate) reason: Option<&'static str>,
}

impl Violation {
    /// Returns the field's key on the wire, such as `mandate.max_amount`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Returns the name of the rule, such as `length`: the last part of its place.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.name
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

    fn is_of(&self, rule: Rule) -> bool {
        rule.place().rsplit_once('/') == Some((self.path, self.name))
    }

    /// Returns the limit that was missed, such as `1 to 20`.
    #[must_use]
    pub fn limit(&self) -> Option<String> {
        self.problem.limit()
    }

    /// Returns `true` if this is advice on an unknown key that is near a known one.
    #[must_use]
    pub fn is_near_miss(&self) -> bool {
        use Problem::{NearMiss, Nested, Numbered, OtherVersion};

        matches!(self.problem, NearMiss { .. } | OtherVersion { .. } | Nested { .. } | Numbered { .. })
    }

    /// Returns the condition that made the rule apply, such as `mandate.frequency is WEEKLY`.
    #[must_use]
    pub fn condition(&self) -> Option<&str> {
        self.condition.as_deref()
    }

    /// Returns what to write instead, where that is plain: a value, or a key.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        self.problem.suggestion()
    }

    /// Returns what is wrong, why the rule applies and what to do, in one line, without the field's name.
    #[must_use]
    pub fn message(&self) -> String {
        let text = self.problem.to_string();
        let (wrong, advice) = text.split_once("; ").unwrap_or((&text, ""));
        let mut message = wrong.to_owned();
        if let Some(condition) = &self.condition {
            message.push_str(" because ");
            message.push_str(condition);
        }
        if !advice.is_empty() {
            message.push_str("; ");
            message.push_str(advice);
        }
        if let Some(reason) = self.reason {
            message.push_str(&format!(" ({reason})"));
        }
        message
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
        let mut fields = serializer.serialize_struct("Violation", 8)?;
        fields.serialize_field("field", self.field())?;
        fields.serialize_field("rule", self.rule())?;
        fields.serialize_field("place", &self.place())?;
        fields.serialize_field("level", &self.level)?;
        fields.serialize_field("limit", &self.limit())?;
        fields.serialize_field("condition", &self.condition())?;
        fields.serialize_field("message", &self.message())?;
        fields.serialize_field("suggestion", &self.suggestion())?;
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

    /// Makes the violations of some rules advice.
    #[must_use]
    pub fn waive(mut self, rules: &[Rule]) -> Self {
        for violation in &mut self.list {
            if rules.iter().any(|rule| violation.is_of(*rule)) {
                violation.level = Level::Should;
            }
        }
        self
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
