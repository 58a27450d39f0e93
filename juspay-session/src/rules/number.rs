//! The rule for a number.

use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;

/// Checks that a number is within limits.
///
/// # Errors
///
/// The limits, if the number is outside of them.
///
/// ```
/// use juspay_session::rules::{RangeFault, range};
///
/// assert_eq!(range(7, 1..=7), Ok(()));
/// assert_eq!(range(8, 1..=7), Err(RangeFault { min: 1, max: 7 }));
/// ```
pub fn range(value: i64, limits: RangeInclusive<i64>) -> Result<(), RangeFault> {
    if limits.contains(&value) { Ok(()) } else { Err(RangeFault { min: *limits.start(), max: *limits.end() }) }
}

/// A number that is out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeFault {
    /// The smallest allowed number.
    pub min: i64,
    /// The largest allowed number.
    pub max: i64,
}

impl fmt::Display for RangeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "out of range; use {} to {}", self.min, self.max)
    }
}

impl Error for RangeFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_limits_are_in_range() {
        for (value, is_in_range) in [(-2, false), (-1, true), (3, true), (4, false), (i64::MIN, false)] {
            let expected = if is_in_range { Ok(()) } else { Err(RangeFault { min: -1, max: 3 }) };
            assert_eq!(range(value, -1..=3), expected, "{value}");
        }
        assert_eq!(RangeFault { min: -1, max: 3 }.to_string(), "out of range; use -1 to 3");
    }
}
