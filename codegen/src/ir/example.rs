//! Whether an example keeps the rules of its own field.
//!
//! Rules with a condition are left out, and so are those that look at another field: an example stands alone.

use crate::ir::{Enum, Field, Format, RuleKind, Scalar, Type};

/// What is wrong with a value of a field, a phrase for each broken rule.
pub(crate) fn faults(field: &Field, value: &Scalar, enums: &[Enum]) -> Vec<String> {
    let mut faults = Vec::new();
    let text = match (field.r#type, value) {
        (Type::Boolean, Scalar::Boolean(value)) => {
            faults.extend(always(field).filter_map(|kind| match kind {
                RuleKind::Equals(wanted) if wanted != value => Some(format!("is not `{wanted}`")),
                _ => None,
            }));
            return faults;
        }
        (Type::Boolean, Scalar::Text(_)) => return vec!["is a text, not a boolean".to_owned()],
        (Type::Json | Type::Object(_) | Type::List(_), _) => return faults,
        (_, Scalar::Boolean(_)) => return vec!["is a boolean, not a text: put it in double quotes".to_owned()],
        (_, Scalar::Text(text)) => text,
    };
    let well_formed = match field.r#type {
        Type::Amount => is_amount(text),
        Type::EpochSeconds => is_digits(text) && text.parse::<u64>().is_ok(),
        Type::Integer => text.parse::<i64>().is_ok() && !text.starts_with('+'),
        Type::Flag => text == "true",
        Type::Enum(id) => enums.get(id.0).is_some_and(|list| list.values.iter().any(|value| value.wire == *text)),
        Type::Text | Type::Boolean | Type::Json | Type::Object(_) | Type::List(_) => true,
    };
    if !well_formed {
        return vec![format!("is no value of its type: `{text}`")];
    }
    faults.extend(always(field).filter_map(|kind| text_fault(kind, text)));
    faults
}

fn always(field: &Field) -> impl Iterator<Item = &RuleKind> {
    field.rules.iter().filter(|rule| rule.conditions.is_empty()).map(|rule| &rule.kind)
}

fn text_fault(kind: &RuleKind, text: &str) -> Option<String> {
    match kind {
        RuleKind::Length { min, max } => {
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            (length < *min || max.is_some_and(|max| length > max)).then(|| format!("is {length} characters long"))
        }
        RuleKind::Charset(set) => text
            .chars()
            .find(|character| !set.contains(*character))
            .map(|character| format!("holds `{character}`, which is not in `{set}`")),
        RuleKind::Format(format) => {
            (!has_format(*format, text)).then(|| format!("is not of the format `{}`", format.name()))
        }
        RuleKind::OneOf(values) => {
            (!values.iter().any(|value| value == text)).then(|| "is not one of the values".to_owned())
        }
        RuleKind::Range { min, max } => text
            .parse::<i64>()
            .is_ok_and(|value| value < *min || value > *max)
            .then(|| format!("is not between {min} and {max}")),
        RuleKind::Required
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

fn is_amount(text: &str) -> bool {
    let (units, places) = text.split_once('.').unwrap_or((text, "0"));
    is_digits(units) && is_digits(places) && places.len() <= 2
}

/// Coarser than the crate's own rules: it is here to catch a slip of the pen.
fn has_format(format: Format, text: &str) -> bool {
    let rest = text.split_once("://").map(|(_, rest)| rest);
    let host = rest.and_then(|rest| rest.split(['/', '?', '#', ':']).next()).unwrap_or_default();
    match format {
        Format::Email => text
            .split_once('@')
            .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && !domain.contains('@')),
        Format::HttpsUrl => text.starts_with("https://") && !host.is_empty() && !text.contains(char::is_whitespace),
        Format::UrlWithoutQuery => !text.split('#').next().unwrap_or_default().contains('?'),
        Format::UrlWithoutIpHost => {
            let last = host.rsplit('.').next().unwrap_or_default();
            !host.starts_with('[') && (last.is_empty() || !is_digits(last))
        }
        Format::UrlPublicHost => host != "localhost",
    }
}
