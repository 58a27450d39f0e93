//! Checks an example against the type of its field and the rules on length, characters, listed values and range.
//!
//! Rules with a condition, and rules that compare with another field, do not apply to an example.

use crate::diagnostics::suggest;
use crate::ir::{Enum, Field, RuleKind, Scalar, Type};

/// What is wrong with a value of a field: a phrase for each broken rule, and what to do about it, if that is plain.
pub(crate) fn faults(field: &Field, value: &Scalar, enums: &[Enum]) -> Vec<(String, Option<String>)> {
    let text = match (field.r#type, value) {
        (Type::Boolean, Scalar::Boolean(value)) => {
            let faults = always(field).filter_map(|kind| match kind {
                RuleKind::Equals(wanted) if wanted != value => Some((format!("is not `{wanted}`"), None)),
                _ => None,
            });
            return faults.collect();
        }
        (Type::Json | Type::Object(_) | Type::List(_) | Type::Texts, _) => return Vec::new(),
        (Type::Boolean, Scalar::Text(_)) => return type_faults(Type::Boolean, value),
        (_, Scalar::Boolean(_)) => return type_faults(Type::Text, value),
        (_, Scalar::Text(text)) => text,
    };
    match type_fault(field.r#type, text, enums) {
        Some(fault) => vec![fault],
        None => always(field).filter_map(|kind| text_fault(kind, text)).map(|fault| (fault, None)).collect(),
    }
}

/// What is wrong with a value of a type that has no rules.
pub(crate) fn type_faults(r#type: Type, value: &Scalar) -> Vec<(String, Option<String>)> {
    match (r#type, value) {
        (Type::Boolean, Scalar::Text(_)) => {
            vec![("is a text, not a boolean".to_owned(), Some("write `true` or `false`".to_owned()))]
        }
        (Type::Text, Scalar::Boolean(_)) => {
            vec![("is a boolean, not a text".to_owned(), Some("put it in double quotes".to_owned()))]
        }
        _ => Vec::new(),
    }
}

/// What is wrong with a text that is no value of its type.
fn type_fault(r#type: Type, text: &str, enums: &[Enum]) -> Option<(String, Option<String>)> {
    let (fits, what) = match r#type {
        Type::Amount => (is_amount(text), "no decimal text with at most two places"),
        Type::EpochSeconds => (is_digits(text) && text.parse::<u64>().is_ok(), "no number of seconds"),
        Type::Integer => (text.parse::<i64>().is_ok() && !text.starts_with('+'), "no integer"),
        Type::Number => (is_number(text), "no number"),
        Type::Flag => (matches!(text, "true" | "false"), "not \"true\" or \"false\""),
        Type::Enum(id) => {
            let list = &enums[id.0];
            let known = list.values.iter().map(|value| value.wire.as_str());
            let unknown = !known.clone().any(|wire| wire == text);
            return unknown.then(|| (format!("is no `{}`: `{text}`", list.name), Some(suggest(text, known))));
        }
        Type::Text | Type::Boolean | Type::Json | Type::Object(_) | Type::List(_) | Type::Texts => (true, ""),
    };
    (!fits).then(|| (format!("is {what}: `{text}`"), None))
}

/// What is wrong with a text that a `one_of` of the field allows: what the field's other rules refuse.
pub(crate) fn listed_faults(field: &Field, text: &str) -> Vec<String> {
    let others = always(field).filter(|kind| !matches!(kind, RuleKind::OneOf(_)));
    others.filter_map(|kind| text_fault(kind, text)).collect()
}

fn always(field: &Field) -> impl Iterator<Item = &RuleKind> {
    field.rules.iter().filter(|rule| rule.conditions.is_empty()).map(|rule| &rule.kind)
}

fn text_fault(kind: &RuleKind, text: &str) -> Option<String> {
    match kind {
        RuleKind::Length { min, max } => {
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            let wanted = || max.map_or_else(|| format!("{min} or more"), |max| format!("{min} to {max}"));
            (length < *min || max.is_some_and(|max| length > max))
                .then(|| format!("is {length} characters long, not {}", wanted()))
        }
        RuleKind::Charset(set) => text
            .chars()
            .find(|character| !set.contains(*character))
            .map(|character| format!("holds `{character}`, which is not in `{set}`")),
        RuleKind::OneOf(values) => {
            (!values.iter().any(|value| value == text)).then(|| format!("is not one of {}", values.join(", ")))
        }
        RuleKind::Range { min, max } => text
            .parse::<i64>()
            .is_ok_and(|value| value < *min || value > *max)
            .then(|| format!("is not between {min} and {max}")),
        RuleKind::Minimum(least) => hundredths(text)
            .is_some_and(|amount| amount < *least)
            .then(|| format!("is less than {}", crate::emit::words::amount(*least))),
        // The crate's own rules judge the format of every example in a test.
        RuleKind::Format(_)
        | RuleKind::Required
        | RuleKind::Forbidden
        | RuleKind::Known
        | RuleKind::Equals(_)
        | RuleKind::After(_)
        | RuleKind::Within { .. }
        | RuleKind::Today => None,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An amount in hundredths.
pub(crate) fn hundredths(text: &str) -> Option<u64> {
    let (units, places) = text.split_once('.').unwrap_or((text, "0"));
    if !is_amount(text) {
        return None;
    }
    let places: u64 = format!("{places:0<2}").parse().ok()?;
    units.parse::<u64>().ok()?.checked_mul(100)?.checked_add(places)
}

fn is_amount(text: &str) -> bool {
    let (units, places) = text.split_once('.').unwrap_or((text, "0"));
    is_digits(units) && is_digits(places) && places.len() <= 2
}

/// A number as JSON writes it, without an exponent.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (units, places) = digits.split_once('.').unwrap_or((digits, "0"));
    is_digits(units) && is_digits(places) && (units == "0" || !units.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_value_of_its_type_or_not() {
        for (r#type, texts, others) in [
            (Type::Amount, &["0", "1.5", "100.15"][..], &["", ".", "1.", ".5", "1.555", "-1", "1,5", "1.5.5"][..]),
            (Type::EpochSeconds, &["0", "1633087969"], &["", "-1", "+1", "1.5", "99999999999999999999"]),
            (Type::Integer, &["0", "-7", "7"], &["", "+7", "7.0", "99999999999999999999"]),
            (Type::Number, &["0", "-7", "7.25", "0.10"], &["", "07", "+7", "7.", "1e3"]),
            (Type::Flag, &["true", "false"], &["", "True", "FALSE"]),
            (Type::Text, &["", "anything"], &[]),
        ] {
            for (text, fits) in texts.iter().map(|text| (text, true)).chain(others.iter().map(|text| (text, false))) {
                assert_eq!(type_fault(r#type, text, &[]).is_none(), fits, "{type:?} {text:?}");
            }
        }
    }

    #[test]
    fn a_text_keeps_a_rule_or_not() {
        #[track_caller]
        fn check(kind: &RuleKind, text: &str, expected: Option<&str>) {
            assert_eq!(text_fault(kind, text).as_deref(), expected, "{kind:?} {text:?}");
        }
        let length = RuleKind::Length { min: 2, max: Some(3) };
        check(&length, "é", Some("is 1 characters long, not 2 to 3"));
        check(&length, "éé", None);
        check(&length, "aaa", None);
        check(&length, "aaaa", Some("is 4 characters long, not 2 to 3"));
        let length = RuleKind::Length { min: 2, max: None };
        check(&length, "a", Some("is 1 characters long, not 2 or more"));
        check(&length, "aaaa", None);
        let range = RuleKind::Range { min: -1, max: 1 };
        for (text, fits) in [("-2", false), ("-1", true), ("0", true), ("1", true), ("2", false), ("none", true)] {
            check(&range, text, (!fits).then_some("is not between -1 and 1"));
        }
        let values = RuleKind::OneOf(vec!["a".to_owned(), "b".to_owned()]);
        check(&values, "b", None);
        check(&values, "c", Some("is not one of a, b"));
        let charset = RuleKind::Charset(crate::ir::Charset::parse("a-c").unwrap());
        check(&charset, "abc", None);
        check(&charset, "abd", Some("holds `d`, which is not in `a-c`"));
    }
}
