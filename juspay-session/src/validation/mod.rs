//! What a request breaks: violations, and how the generated rules note them.

mod check;
mod near_miss;
mod problem;
mod rule;
mod violation;

pub(crate) use check::{Check, after, equals, forbidden, known, minimum, required, today, within};
pub(crate) use near_miss::{Keys, near_miss};
pub use problem::Problem;
pub use rule::{ParseRuleError, Rule};
pub use violation::{Level, Violation, Violations};
