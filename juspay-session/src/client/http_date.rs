//! Dates as HTTP writes them.
//!
//! Read here, and by no crate, since this is all that the client would need one for.

use std::time::{Duration, SystemTime};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date in any of the three forms that RFC 9110 has a reader take; `None` for all else, and before 1970.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    // The day of the week says nothing that the date does not.
    let (_, rest) = text.split_once([',', ' '])?;
    let mut parts = rest.split([' ', '-']).filter(|part| !part.is_empty());
    let mut next = || parts.next();
    let (day, month, year, time) = match (next()?, next()?, next()?, next()?, next()) {
        // Sun, 06 Nov 1994 08:49:37 GMT, or Sunday, 06-Nov-94 08:49:37 GMT
        (day, month, year, time, Some("GMT")) => (day, month, year, time),
        // Sun Nov  6 08:49:37 1994
        (month, day, time, year, None) => (day, month, year, time),
        _ => return None,
    };
    if next().is_some() {
        return None;
    }
    let month = (1..).zip(MONTHS).find_map(|(number, name)| (name == month).then_some(number))?;
    let (year, short) = (number(year, 9999)?, year.len() == 2);
    let year = match year {
        // Of a year without a century it is the one that is nearer.
        0..70 if short => year + 2000,
        _ if short => year + 1900,
        _ => year,
    };
    let mut clock = time.split(':');
    let (hour, minute, second) = (clock.next()?, clock.next()?, clock.next().filter(|_| clock.next().is_none())?);
    let of_day = number(hour, 23)? * 3600 + number(minute, 59)? * 60 + number(second, 60)?;
    let days = days(year, month, number(day, 31).filter(|day| *day > 0)?)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(days * 86_400 + of_day))
}

/// A number of digits alone, up to a greatest.
fn number(text: &str, most: u64) -> Option<u64> {
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
    number.filter(|number| *number <= most)
}

/// The days from 1970 to a date of the Gregorian calendar.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    // Years that begin in March have their leap day last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let before = year * 365 + year / 4 - year / 100 + year / 400;
    (before + (month * 153 + 2) / 5 + day - 1).checked_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<u64>) {
        let read = parse(text).map(|time| time.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs());
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn all_three_forms_are_read() {
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            check(text, Some(784_111_777));
        }
    }

    #[test]
    fn the_calendar_is_kept() {
        check("Thu, 01 Jan 1970 00:00:00 GMT", Some(0));
        check("Tue, 29 Feb 2000 23:59:59 GMT", Some(951_868_799));
        check("Wed, 01 Mar 2000 00:00:00 GMT", Some(951_868_800));
        check("Mon, 01 Mar 2100 00:00:00 GMT", Some(4_107_542_400));
        check("Tuesday, 31-Dec-69 23:59:60 GMT", Some(3_155_760_000));
        check("Thursday, 01-Jan-70 00:00:00 GMT", Some(0));
        check("Fri, 31 Dec 9999 23:59:59 GMT", Some(253_402_300_799));
    }

    #[test]
    fn all_else_is_no_date() {
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, 06 Nov 1994 08:49:37 GMT GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:60:37 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 19940 08:49:37 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
            "Sun, 06 Nov 0000 08:49:37 GMT",
        ] {
            check(text, None);
        }
    }
}
