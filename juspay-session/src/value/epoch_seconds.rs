//! Instants, in the notation of the API.

use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::{TypeFault, Value, deserialize_text_or_number, string, text};

/// Seconds in a day. Unix time has no leap seconds, so every day has as many.
const SECONDS_PER_DAY: u64 = 86_400;

/// An instant: whole seconds since 1970-01-01T00:00:00Z, as the dates of a mandate are written.
///
/// The API writes an instant as text of digits, `"1633087969"`. That has no place for a sign, so an
/// instant before 1970 cannot be said, and the number inside is unsigned. [`FromStr`] reads one or
/// more ASCII digits up to [`u64::MAX`]; leading zeros are read over and not written back.
///
/// Seconds, not milliseconds: a thirteen-digit value, which a millisecond clock gives, is read as
/// the distant future it says. The rules about dates catch it, not the notation.
///
/// In JSON an instant is a string; a JSON number is refused.
///
/// ```
/// use juspay_session::EpochSeconds;
///
/// let start: EpochSeconds = "1633087969".parse()?;
/// assert_eq!(start.as_secs(), 1_633_087_969);
/// assert_eq!(start.utc_day(), 18_901); // 2021-10-01
/// # Ok::<(), juspay_session::ParseEpochError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EpochSeconds(u64);

impl EpochSeconds {
    /// The instant that many seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_secs(secs: u64) -> Self {
        Self(secs)
    }

    /// The seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn as_secs(self) -> u64 {
        self.0
    }

    /// The system clock's time, with the fraction of the second cut off. A clock that stands before
    /// 1970 reads as 0.
    ///
    /// # Panics
    ///
    /// On `wasm32-unknown-unknown`, which has no clock. Take the time from JavaScript there (`Date.now() / 1000`), make it an
    /// [`EpochSeconds`] with [`from_secs`](Self::from_secs), and use `build_at` and `check_at` in place of `build` and `check`.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// The UTC day the instant falls on, counted from 1970-01-01, which is day 0.
    ///
    /// ```
    /// # use juspay_session::EpochSeconds;
    /// assert_eq!(EpochSeconds::from_secs(86_399).utc_day(), 0);
    /// assert_eq!(EpochSeconds::from_secs(86_400).utc_day(), 1);
    /// ```
    #[must_use]
    pub const fn utc_day(self) -> u64 {
        self.0 / SECONDS_PER_DAY
    }

    /// Returns the UTC day as `2021-10-01`.
    pub(crate) fn utc_date(self) -> impl fmt::Display {
        UtcDate(self.utc_day())
    }

    /// Returns `true` if the number would be a time of our days in milliseconds.
    pub(crate) fn looks_like_millis(self) -> bool {
        // As seconds, they begin in the year 5138.
        self.0 >= 100_000_000_000
    }

    /// Returns `true` for a midnight of Indian Standard Time, which is 18:30 UTC.
    pub(crate) fn is_ist_midnight(self) -> bool {
        self.0 % SECONDS_PER_DAY == 18 * 3600 + 30 * 60
    }

    /// The same time of day `days` days later, or `None` where that is past [`u64::MAX`] seconds.
    #[must_use]
    pub const fn checked_add_days(self, days: u64) -> Option<Self> {
        match days.checked_mul(SECONDS_PER_DAY) {
            Some(secs) => match self.0.checked_add(secs) {
                Some(secs) => Some(Self(secs)),
                None => None,
            },
            None => None,
        }
    }

    /// The same time of day `days` days later, or the last instant there is: a limit to compare
    /// with.
    ///
    /// ```
    /// # use juspay_session::EpochSeconds;
    /// let (start, end) = (EpochSeconds::from_secs(1_633_087_969), EpochSeconds::from_secs(1_640_863_969));
    /// assert!(end <= start.saturating_add_days(90));
    /// ```
    #[must_use]
    pub const fn saturating_add_days(self, days: u64) -> Self {
        Self(self.0.saturating_add(days.saturating_mul(SECONDS_PER_DAY)))
    }
}

/// A day since 1970-01-01, as a date of the Gregorian calendar.
struct UtcDate(u64);

impl fmt::Display for UtcDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Counted from 0000-03-01, so that a leap day is the last day of its year. 400 years have 146,097 days.
        let days = self.0 + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        write!(f, "{:04}-{month:02}-{day:02}", era * 400 + year_of_era + next_year)
    }
}

/// The seconds as digits; format options work as for an integer.
impl fmt::Display for EpochSeconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for EpochSeconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EpochSeconds({self})")
    }
}

impl FromStr for EpochSeconds {
    type Err = ParseEpochError;

    /// Reads text of digits; [`EpochSeconds`] says what is accepted.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(ParseEpochError::Empty);
        }
        // Before the number is made, so that a stray character is told even in a text that is too
        // long; and `u64::from_str` would take a plus sign.
        if let Some(index) = text.chars().position(|c| !c.is_ascii_digit()) {
            return Err(ParseEpochError::Character { position: index + 1 });
        }
        // Of a text of digits, nothing but its size can be wrong.
        text.parse().map(Self).map_err(|_| ParseEpochError::TooLarge)
    }
}

/// Why a text is no [`EpochSeconds`]. The message names the fault and never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseEpochError {
    /// The text is empty.
    Empty,
    /// A character that is no ASCII digit: a sign, a blank, a point, a date written out.
    Character {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// More than [`u64::MAX`].
    TooLarge,
}

impl fmt::Display for ParseEpochError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty; use whole seconds since 1970, such as 1633087969"),
            Self::Character { position } => {
                write!(f, "character {position} is not a digit; use whole seconds since 1970, such as 1633087969")
            }
            Self::TooLarge => write!(f, "more than {} seconds; use seconds since 1970, such as 1633087969", u64::MAX),
        }
    }
}

impl Error for ParseEpochError {}

/// The time with the fraction of the second cut off; 0 for a time before 1970.
impl From<SystemTime> for EpochSeconds {
    fn from(time: SystemTime) -> Self {
        Self(time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
    }
}

/// The system's latest time if the seconds exceed what the system can say.
impl From<EpochSeconds> for SystemTime {
    fn from(time: EpochSeconds) -> Self {
        // The last of a signed 64-bit count of seconds (Unix), and of one of 100 nanoseconds since 1601 (Windows).
        let latest = [time.0, i64::MAX as u64, 910_692_730_085];
        let system_time = |seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
        latest.into_iter().find_map(system_time).unwrap_or(UNIX_EPOCH)
    }
}

impl Serialize for EpochSeconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

impl<'de> Deserialize<'de> for EpochSeconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "seconds since 1970, such as \"1633087969\"";
        deserialize_text_or_number(deserializer, expected, str::parse, Self)
    }
}

impl Value for EpochSeconds {
    fn read(json: &str) -> Result<Self, TypeFault> {
        string::<Self>(json)?.parse().map_err(TypeFault::EpochSeconds)
    }

    /// A number as well: only the page of a request asks for a string.
    fn read_response(json: &str) -> Option<Self> {
        Self::read(json).ok().or_else(|| json.parse().ok())
    }

    fn is_spelled(&self, json: &str) -> bool {
        text(json).is_some_and(|text| text == self.0.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<u64, ParseEpochError>) {
        let read = text.parse::<EpochSeconds>();
        assert_eq!(read.map(EpochSeconds::as_secs), expected, "{text:?}");
        if let Ok(secs) = expected {
            assert_eq!(read.unwrap().to_string(), secs.to_string(), "{text:?}");
        }
    }

    #[test]
    fn reads_and_writes_digits() {
        use ParseEpochError::*;
        check("0", Ok(0));
        check("1633087969", Ok(1_633_087_969));
        check("0001633087969", Ok(1_633_087_969));
        check("00", Ok(0));
        check("18446744073709551615", Ok(u64::MAX));
        check("0018446744073709551615", Ok(u64::MAX));
        check("18446744073709551616", Err(TooLarge));
        check(&"9".repeat(400), Err(TooLarge));
        check("", Err(Empty));
        check(" ", Err(Character { position: 1 }));
        check("-1", Err(Character { position: 1 }));
        check("+1", Err(Character { position: 1 }));
        check("1.0", Err(Character { position: 2 }));
        check("1e9", Err(Character { position: 2 }));
        check("1633087969 ", Err(Character { position: 11 }));
        check("2021-10-01", Err(Character { position: 5 }));
        check("٣", Err(Character { position: 1 }));
        check("1٣é", Err(Character { position: 2 }));
        check(&format!("{}é", "9".repeat(40)), Err(Character { position: 41 }));
    }

    #[test]
    fn days() {
        #[track_caller]
        fn check(secs: u64, day: u64) {
            assert_eq!(EpochSeconds::from_secs(secs).utc_day(), day, "{secs}");
        }
        check(0, 0);
        check(86_399, 0);
        check(86_400, 1);
        check(1_633_046_400, 18_901); // 2021-10-01T00:00:00Z
        check(1_633_132_799, 18_901); // 2021-10-01T23:59:59Z
        check(1_633_132_800, 18_902);
        check(u64::MAX, u64::MAX / 86_400);
    }

    #[test]
    fn dates() {
        for (secs, date) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_633_087_969, "2021-10-01"),
            (1_766_275_199, "2025-12-20"),
            (1_766_275_200, "2025-12-21"),
            (1_767_225_599, "2025-12-31"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(EpochSeconds::from_secs(secs).utc_date().to_string(), date, "{secs}");
        }
        let _ = EpochSeconds::from_secs(u64::MAX).utc_date().to_string();
    }

    #[test]
    fn adding_days() {
        #[track_caller]
        fn check(secs: u64, days: u64, expected: Option<u64>) {
            let instant = EpochSeconds::from_secs(secs);
            let later = instant.checked_add_days(days);
            assert_eq!(later, expected.map(EpochSeconds::from_secs));
            let saturated = instant.saturating_add_days(days);
            assert_eq!(saturated.as_secs(), expected.unwrap_or(u64::MAX));
        }
        check(0, 0, Some(0));
        check(1, 90, Some(7_776_001));
        check(u64::MAX - 86_400, 1, Some(u64::MAX));
        check(u64::MAX - 86_399, 1, None);
        check(0, u64::MAX, None);
        check(u64::MAX, 0, Some(u64::MAX));
    }

    #[test]
    fn system_time() {
        #[track_caller]
        fn check(time: SystemTime, secs: u64) {
            assert_eq!(EpochSeconds::from(time).as_secs(), secs);
        }
        check(UNIX_EPOCH, 0);
        check(UNIX_EPOCH + Duration::from_millis(1_999), 1);
        check(UNIX_EPOCH - Duration::from_secs(1), 0);
        // After this was written, and before the number of seconds becomes one of milliseconds.
        let now = EpochSeconds::now().as_secs();
        assert!((1_700_000_000..100_000_000_000).contains(&now), "{now}");
    }

    #[test]
    fn notation() {
        let instant = EpochSeconds::from_secs(1_633_087_969);
        assert_eq!(format!("{instant:?}"), "EpochSeconds(1633087969)");
        assert_eq!(format!("[{instant:12}]"), "[  1633087969]");
        assert_eq!(
            ParseEpochError::TooLarge.to_string(),
            "more than 18446744073709551615 seconds; use seconds since 1970, such as 1633087969"
        );
    }

    #[test]
    fn a_response_may_write_a_number() {
        for (json, expected) in [
            ("1633087969", Some(1_633_087_969)),
            ("\"1633087969\"", Some(1_633_087_969)),
            ("\"0007\"", Some(7)),
            ("0", Some(0)),
            ("18446744073709551616", None),
            ("-1", None),
            ("1.0", None),
            ("1e9", None),
            ("\"\"", None),
            ("null", None),
            ("[7]", None),
        ] {
            assert_eq!(EpochSeconds::read_response(json).map(EpochSeconds::as_secs), expected, "{json}");
            assert_eq!(EpochSeconds::read(json).is_ok(), expected.is_some() && json.starts_with('"'), "{json}");
        }
    }

    #[test]
    fn a_time_becomes_a_system_time() {
        for secs in [0, 1, 1_633_087_969] {
            assert_eq!(SystemTime::from(EpochSeconds::from_secs(secs)), UNIX_EPOCH + Duration::from_secs(secs));
        }
        // What the system cannot say is its latest time.
        let latest = SystemTime::from(EpochSeconds::from_secs(u64::MAX));
        assert!(latest > UNIX_EPOCH + Duration::from_secs(900_000_000_000));
    }
}
