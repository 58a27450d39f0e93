//! The rules for two times, both in seconds since 1970.

const DAY: u64 = 86_400;

/// Returns `true` if both times are on the same UTC day.
///
/// ```
/// use juspay_session::rules::same_utc_day;
///
/// assert!(same_utc_day(0, 86_399));
/// assert!(!same_utc_day(86_399, 86_400));
/// ```
#[must_use]
pub fn same_utc_day(a: u64, b: u64) -> bool {
    a / DAY == b / DAY
}

/// Returns `true` if `value` is at most that many days of 24 hours after `start`, or before it.
///
/// ```
/// use juspay_session::rules::within_days;
///
/// assert!(within_days(86_400, 1, 0));
/// assert!(!within_days(86_401, 1, 0));
/// ```
#[must_use]
pub fn within_days(value: u64, days: u32, start: u64) -> bool {
    value <= start.saturating_add(u64::from(days) * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_end_at_midnight_utc() {
        for (a, b, same) in [(0, 0, true), (86_400, 172_799, true), (172_799, 172_800, false), (u64::MAX, 0, false)] {
            assert_eq!((same_utc_day(a, b), same_utc_day(b, a)), (same, same), "{a} {b}");
        }
    }

    #[test]
    fn days_are_counted_from_the_start() {
        for (value, days, start, within) in [
            (7, 0, 7, true),
            (8, 0, 7, false),
            (0, 0, 7, true),
            (7 + 90 * DAY, 90, 7, true),
            (8 + 90 * DAY, 90, 7, false),
            (u64::MAX, u32::MAX, u64::MAX - 1, true),
            (u64::MAX, u32::MAX, 0, false),
        ] {
            assert_eq!(within_days(value, days, start), within, "{value} {days} {start}");
        }
    }
}
