//! What a request breaks: violations, and how the generated rules note them.

mod check;
mod problem;
mod violation;

pub(crate) use check::{Check, after, equals, forbidden, known, required, today, within};
pub use problem::Problem;
pub use violation::{Level, Violation, Violations};
