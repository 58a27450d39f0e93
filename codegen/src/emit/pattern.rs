//! Regular expressions of ECMA-262 for what a rule or a type asks of a text.
//!
//! They need neither flags nor a look ahead, so that every engine reads them alike. `^` and `$` are the ends of the text;
//! only Python's engine lets a line end pass behind `$`.

use crate::ir::Charset;

/// A URL up to its authority, what of that may stand before the host, and what follows the host.
const URL: &str = r"^[A-Za-z][A-Za-z0-9+.\-]*://";
const USER: &str = r"([^/\\?#]*@)?";
const BEHIND_HOST: &str = r"\.?(:[0-9]*)?([/\\?#]|$)";

/// Blanks and control characters of any script, inside of a class.
const BLANKS: &str = r"\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

/// Nothing but the characters of a set.
pub(crate) fn charset(set: &Charset) -> String {
    let ranges = set.ranges().iter().map(|(first, last)| match first == last {
        true => in_class(*first),
        false => format!("{}-{}", in_class(*first), in_class(*last)),
    });
    format!("^[{}]*$", ranges.collect::<String>())
}

/// A character inside of a class.
fn in_class(character: char) -> String {
    let is_syntax = matches!(character, '\\' | '[' | ']' | '^' | '-');
    if is_syntax { format!("\\{character}") } else { character.to_string() }
}

/// Digits, perhaps a point and one or two more, as long as the hundredths fit into 64 bits.
pub(crate) fn amount() -> String {
    let whole = u128::from(u64::MAX) / 100;
    let less = digits(0, whole - 1);
    // Of the largest whole number no more than 15 hundredths fit; `.1` is ten of them.
    format!(r"^0*(({less})(\.[0-9][0-9]?)?|{whole}(\.(0[0-9]?|1[0-5]?))?)$")
}

/// What [`amount`] matches, from a least number of hundredths on.
pub(crate) fn amount_from(least: u64) -> String {
    let (whole, rest) = (u128::from(least / 100), u128::from(least % 100));
    let most = u128::from(u64::MAX) / 100;
    let more = digits(whole + 1, most - 1);
    let (tens, ones) = (rest / 10, rest % 10);
    // The places that make as much as the rest: more tens, or as many and at least as many ones.
    let tens_more = (tens < 9).then(|| format!("[{}-9][0-9]?", tens + 1));
    let as_many = if ones == 0 { format!("{tens}[0-9]?") } else { format!("{tens}[{ones}-9]") };
    let places = [Some(as_many), tens_more].into_iter().flatten().collect::<Vec<_>>().join("|");
    let optional = if rest == 0 { "?" } else { "" };
    format!(r"^0*(({more})(\.[0-9][0-9]?)?|{whole}(\.({places})){optional}|{most}(\.(0[0-9]?|1[0-5]?))?)$")
}

/// Digits that fit into 64 bits.
pub(crate) fn epoch_seconds() -> String {
    format!("^0*({})$", digits(0, u128::from(u64::MAX)))
}

/// Digits, perhaps behind a minus sign, between two limits.
pub(crate) fn integer(min: i64, max: i64) -> String {
    let (min, max) = (i128::from(min), i128::from(max));
    let negative = (min <= 0).then(|| format!("-0*({})", digits((-max).max(0).unsigned_abs(), min.unsigned_abs())));
    let positive = (max >= 0).then(|| format!("0*({})", digits(min.max(0).unsigned_abs(), max.unsigned_abs())));
    let signs: Vec<String> = [negative, positive].into_iter().flatten().collect();
    format!("^({})$", signs.join("|"))
}

/// The numbers from one to another, behind any number of zeros: from the lowest on, the largest blocks of all numbers
/// with the same first digits.
fn digits(min: u128, max: u128) -> String {
    let any = |count: u32| match count {
        0 => String::new(),
        1 => "[0-9]".to_owned(),
        count => format!("[0-9]{{{count}}}"),
    };
    let mut blocks = Vec::new();
    let mut next = min;
    while next <= max {
        let (mut size, mut places) = (1, 0);
        while next.is_multiple_of(size * 10) && next + size * 10 - 1 <= max {
            (size, places) = (size * 10, places + 1);
        }
        if next == 0 {
            blocks.push(if places == 0 { "0".to_owned() } else { format!("[0-9]{{1,{places}}}") });
            next = size;
            continue;
        }
        // Those after it that differ in one digit.
        let first = next / size;
        let last = (first - first % 10 + 9).min((max + 1) / size - 1);
        let before = Some(first / 10).filter(|before| *before > 0).map(|before| before.to_string()).unwrap_or_default();
        let digit = match (first % 10, last % 10) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("[{first}-{last}]"),
        };
        blocks.push(format!("{before}{digit}{}", any(places)));
        next = (last + 1) * size;
    }
    blocks.join("|")
}

/// What `rules::email` accepts, exactly.
pub(crate) fn email() -> String {
    let edge = r"[A-Za-z0-9!#$%&'*+/=?^{|}~`\-]";
    let inside = r"[A-Za-z0-9!#$%&'*+/=?^_.{|}~`\-]";
    format!("^{edge}({inside}*{edge})?@{edge}{inside}*$")
}

/// What every text has that `rules::https_url` accepts.
pub(crate) fn https_url() -> String {
    format!(r"^[Hh][Tt][Tt][Pp][Ss]://[^/?#\\{BLANKS}][^\\{BLANKS}]*$")
}

/// Matches what `rules::url_without_query` refuses, and texts with a `?` that are not URLs.
pub(crate) fn url_with_query() -> String {
    format!(r"{URL}[^#]*\?")
}

/// Matches hosts in plain ASCII whose last label is a number: `rules::url_without_ip_host` refuses them in every URL.
pub(crate) fn url_with_ip_host() -> String {
    format!(r"{URL}{USER}([A-Za-z0-9_\-]*\.)*([0-9]+|0[Xx][0-9A-Fa-f]*){BEHIND_HOST}")
}

/// Matches URLs with user information.
pub(crate) fn url_with_user_info() -> String {
    format!(r"{URL}[^/\\?#]*@")
}

/// Matches URLs with a fragment.
pub(crate) fn url_with_fragment() -> String {
    format!("{URL}[^#]*#")
}

/// What `rules::header_value` accepts, exactly.
pub(crate) fn header_value() -> String {
    let controls = r"\u0000-\u001f\u007f-\u009f";
    format!("^([^{BLANKS}]([^{controls}]*[^{BLANKS}])?)?$")
}

/// Matches `localhost` in plain ASCII, names below it and names of a single label: `rules::url_public_host` refuses them
/// in every URL.
pub(crate) fn url_with_local_host() -> String {
    let localhost: String = "localhost".chars().map(|c| format!("[{}{c}]", c.to_ascii_uppercase())).collect();
    format!(r"{URL}{USER}(([A-Za-z0-9_\-]*\.)*{localhost}|[A-Za-z_\-][A-Za-z0-9_\-]*){BEHIND_HOST}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_digit_by_digit() {
        for (min, max, pattern) in [
            (0, 0, "0"),
            (0, 9, "[0-9]{1,1}"),
            (0, 10, "[0-9]{1,1}|10"),
            (1, 7, "[1-7]"),
            (1, 16, "[1-9]|1[0-6]"),
            (1, 31, "[1-9]|[1-2][0-9]|3[0-1]"),
            (99, 101, "99|10[0-1]"),
            (1, 1000, "[1-9]|[1-9][0-9]|[1-9][0-9]{2}|1000"),
            (5, 5, "5"),
        ] {
            assert_eq!(digits(min, max), pattern, "{min} to {max}");
        }
    }

    #[test]
    fn a_negative_integer_has_a_sign() {
        for (min, max, pattern) in [
            (1, 9, "^(0*([1-9]))$"),
            (0, 9, "^(-0*(0)|0*([0-9]{1,1}))$"),
            (-3, -2, "^(-0*([2-3]))$"),
            (-12, 3, "^(-0*([0-9]{1,1}|1[0-2])|0*(0|[1-3]))$"),
        ] {
            assert_eq!(integer(min, max), pattern, "{min} to {max}");
        }
    }

    #[test]
    fn what_is_syntax_in_a_class_is_escaped() {
        let set = Charset::parse("A-Z ^ - ] \\ SPACE").unwrap();
        assert_eq!(charset(&set), r"^[ \-A-Z\\\]\^]*$");
    }
}
