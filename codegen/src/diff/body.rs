//! The values of made-up bodies, and what they are in the eyes of a type and of a rule.

use std::collections::BTreeMap;

use crate::ir::{Format, RuleKind, Type};

/// A body, by key. What is not in it is absent.
pub(super) type Body = BTreeMap<String, Json>;

/// A JSON value of a made-up body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Text(String),
    Truth(bool),
    /// An object: JSON that only `json` reads.
    Other,
}

/// The seconds of a day.
pub(super) const DAY: i128 = 86_400;

/// The time of the made-up calls: the noon of 2023-12-09.
pub(super) const NOW: i128 = 1_702_123_200;

/// A value as its field's type reads it.
pub(super) enum Reading<'b> {
    Absent,
    Unreadable,
    Text(&'b str),
    /// An amount in hundredths, a time in seconds, an integer.
    Number(i128),
    Truth(bool),
    Any,
}

/// Reads what stands under a key.
pub(super) fn read(r#type: Type, json: Option<&Json>) -> Reading<'_> {
    let number = |number: Option<i128>| number.map_or(Reading::Unreadable, Reading::Number);
    match (r#type, json) {
        (_, None) => Reading::Absent,
        (Type::Json, Some(_)) => Reading::Any,
        (Type::Boolean, Some(Json::Truth(truth))) => Reading::Truth(*truth),
        (Type::Text | Type::Enum(_), Some(Json::Text(text))) => Reading::Text(text),
        (Type::Flag, Some(Json::Text(text))) if matches!(text.as_str(), "true" | "false") => Reading::Text(text),
        (Type::Amount, Some(Json::Text(text))) => number(hundredths(text)),
        (Type::EpochSeconds, Some(Json::Text(text))) => number(natural(text)),
        (Type::Integer, Some(Json::Text(text))) => number(integer(text)),
        _ => Reading::Unreadable,
    }
}

fn natural(text: &str) -> Option<i128> {
    // A sign is parsed as well.
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<u64>().ok().filter(|_| is_digits).map(i128::from)
}

fn hundredths(text: &str) -> Option<i128> {
    let (units, places) = text.split_once('.').unwrap_or((text, "0"));
    match places.len() {
        1 | 2 => natural(&format!("{units}{places:0<2}")).filter(|_| !units.is_empty()),
        _ => None,
    }
}

fn integer(text: &str) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i64>().ok().filter(|_| is_digits).map(i128::from)
}

/// Whether a text keeps a rule that is about nothing else; `None` for a format of a text that is not plain.
pub(super) fn text_keeps(kind: &RuleKind, text: &str) -> Option<bool> {
    match kind {
        RuleKind::Length { min, max } => {
            let length = text.chars().count();
            let reaches = |limit: u32| usize::try_from(limit).is_ok_and(|limit| length >= limit);
            Some(reaches(*min) && max.is_none_or(|max| usize::try_from(max).is_ok_and(|max| length <= max)))
        }
        RuleKind::Charset(set) => Some(text.chars().all(|character| set.contains(character))),
        RuleKind::OneOf(values) => Some(values.iter().any(|value| value == text)),
        RuleKind::Format(format) => has_format(*format, text),
        _ => Some(true),
    }
}

/// Whether a text has a format. Only texts are judged of which there can be no two opinions.
fn has_format(format: Format, text: &str) -> Option<bool> {
    if format == Format::Email {
        let Some((local, domain)) = text.split_once('@') else { return Some(false) };
        let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_plain = is_word(local) && !domain.is_empty() && domain.split('.').all(is_word);
        return is_plain.then_some(true);
    }
    if format == Format::HeaderValue {
        let is_carried = !text.chars().any(char::is_control) && text.trim() == text;
        return Some(is_carried);
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        // All but one of the rules are about URLs alone.
        return Some(format != Format::HttpsUrl);
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (path, query) = path.split_once('?').map_or((path, false), |(path, _)| (path, true));
    let is_label = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_name = host.split('.').all(is_label);
    let is_address = host == "127.0.0.1";
    let is_plain = is_label(scheme)
        && (is_name || is_address)
        && path.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'/');
    is_plain.then(|| match format {
        Format::HttpsUrl => scheme == "https",
        Format::UrlWithoutQuery => !query,
        Format::UrlWithoutIpHost => !is_address,
        Format::UrlPublicHost => is_address || host.contains('.') && !host.ends_with(".localhost"),
        Format::UrlWithoutUserInfo | Format::UrlWithoutFragment => true,
        Format::Email | Format::HeaderValue => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_by_their_type() {
        for (r#type, text, number) in [
            (Type::Amount, "1.5", Some(150)),
            (Type::Amount, "1", Some(100)),
            (Type::Amount, "1.005", None),
            (Type::Amount, ".5", None),
            (Type::Amount, "1.", None),
            (Type::Integer, "-7", Some(-7)),
            (Type::Integer, "+7", None),
            (Type::EpochSeconds, "-7", None),
            (Type::EpochSeconds, "7", Some(7)),
        ] {
            let json = Json::Text(text.to_owned());
            let found = match read(r#type, Some(&json)) {
                Reading::Number(number) => Some(number),
                _ => None,
            };
            assert_eq!(found, number, "{type:?} {text}");
        }
    }

    #[test]
    fn a_type_reads_values_of_its_own_alone() {
        let text = |text: &str| Json::Text(text.to_owned());
        for (r#type, json, is_read) in [
            (Type::Text, text("true"), true),
            (Type::Text, Json::Truth(true), false),
            (Type::Boolean, Json::Truth(true), true),
            (Type::Boolean, text("true"), false),
            (Type::Flag, text("true"), true),
            (Type::Flag, text("false"), true),
            (Type::Flag, text("True"), false),
            (Type::Json, Json::Other, true),
            (Type::Amount, Json::Other, false),
        ] {
            let found = !matches!(read(r#type, Some(&json)), Reading::Unreadable);
            assert_eq!(found, is_read, "{type:?} {json:?}");
        }
    }

    #[test]
    fn formats_are_told_of_plain_texts_alone() {
        for (format, text, has) in [
            (Format::Email, "jane@example.com", Some(true)),
            (Format::Email, "jane", Some(false)),
            (Format::Email, "jane.doe@example.com", None),
            (Format::HttpsUrl, "https://shop.example.com/back", Some(true)),
            (Format::HttpsUrl, "http://shop.example.com/back", Some(false)),
            (Format::HttpsUrl, "https://shop.example.com/back/again", Some(true)),
            (Format::HttpsUrl, "https://shop.example.com/Back", None),
            (Format::HttpsUrl, "back", Some(false)),
            (Format::HttpsUrl, "https://shop_1/back", None),
            (Format::UrlWithoutQuery, "https://shop.example.com/back?paid", Some(false)),
            (Format::UrlWithoutQuery, "back?paid", Some(true)),
            (Format::UrlWithoutIpHost, "https://127.0.0.1/", Some(false)),
            (Format::UrlPublicHost, "https://localhost/", Some(false)),
            (Format::UrlPublicHost, "https://shop.example.com/", Some(true)),
        ] {
            assert_eq!(has_format(format, text), has, "{format:?} {text}");
        }
    }
}
