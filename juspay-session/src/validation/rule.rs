//! The places of rules.

use std::error::Error;
use std::fmt;

/// A rule of the model, by its place, such as `basic/order_id/length`.
///
/// The module `rules` of each version has a constant for every rule. The name of a rule can be parsed too.
///
/// ```
/// use juspay_session::{Rule, v1};
///
/// let rule: Rule = "basic/order_id/length".parse()?;
/// assert_eq!(rule, v1::rules::ORDER_ID_LENGTH);
/// # Ok::<(), juspay_session::ParseRuleError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule(&'static str);

impl Rule {
    pub(crate) const fn new(place: &'static str) -> Self {
        Self(place)
    }

    /// Returns its place in the model.
    #[must_use]
    pub const fn place(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.0)
    }
}

/// A text that is not the place of a rule. The message never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseRuleError;

impl fmt::Display for ParseRuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown rule; expected its place in the model, such as basic/order_id/length")
    }
}

impl Error for ParseRuleError {}
