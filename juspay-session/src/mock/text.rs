//! The API's notation of amounts and times.

use crate::value::{Amount, EpochSeconds};

/// An amount with one place or two: `1.00` is `1.0`.
pub(super) fn normalised(amount: Amount) -> String {
    let text = Amount::from_minor(amount.minor()).to_string();
    text.strip_suffix('0').map_or(text.clone(), str::to_owned)
}

/// A time in the notation of the page, `2022-03-12T20:29:23Z`.
pub(super) fn iso(instant: EpochSeconds) -> String {
    let second = instant.as_secs() % 86_400;
    format!("{}T{:02}:{:02}:{:02}Z", instant.utc_date(), second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(normalised(text.parse().unwrap()), expected, "{text}");
        }
        check("1", "1.0");
        check("1.0", "1.0");
        check("1.00", "1.0");
        check("100.15", "100.15");
        check("100.10", "100.1");
        check("0", "0.0");
        check("0.05", "0.05");
        check("10", "10.0");
    }

    #[test]
    fn instants() {
        #[track_caller]
        fn check(secs: u64, expected: &str) {
            assert_eq!(iso(EpochSeconds::from_secs(secs)), expected);
        }
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_399, "2000-02-28T23:59:59Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(951_868_800, "2000-03-01T00:00:00Z");
        check(1_647_116_963, "2022-03-12T20:29:23Z");
        check(1_735_689_599, "2024-12-31T23:59:59Z");
        check(4_107_542_400, "2100-03-01T00:00:00Z");
    }
}
