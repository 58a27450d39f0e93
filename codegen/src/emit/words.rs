//! The model in words, for documentation and tables.

use crate::ir::{
    Computed, ComputedKind, Condition, Field, Format, Level, Model, Operation, Origin, Presence, Request, Rule,
    RuleKind, Scalar, Type, VersionSet,
};

/// A type, as the model writes it.
pub(crate) fn type_name(model: &Model, r#type: Type) -> String {
    match r#type {
        Type::Enum(id) => model[id].name.clone(),
        Type::Object(id) => model[id].name.clone(),
        Type::List(id) => format!("list of {}", model[id].name),
        scalar => scalar.scalar_name().expect("every other type is a scalar").to_owned(),
    }
}

/// A remark on where a fact comes from, to be put behind its documentation.
pub(crate) fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Documented => "",
        Origin::Sample => " From the page's samples.",
        Origin::Observed => " Not on the page.",
    }
}

/// What the type itself asks of a value on the wire, where that is not plain.
pub(crate) fn type_rule(r#type: Type) -> Option<&'static str> {
    match r#type {
        Type::Amount => Some("decimal text with at most two places"),
        Type::EpochSeconds => Some("seconds since 1970 as text"),
        Type::Integer => Some("an integer as text"),
        Type::Boolean => Some("a JSON boolean"),
        Type::Flag => Some("the text `true` or `false`"),
        Type::Text | Type::Number | Type::Json | Type::Enum(_) | Type::Object(_) | Type::List(_) | Type::Texts => None,
    }
}

/// `required` or `optional`, with the default.
pub(crate) fn presence(field: &Field) -> String {
    match (field.presence, &field.default) {
        (Presence::Optional, Some(default)) => format!("optional, {} if left out", scalar(default)),
        (presence, _) => presence.name().to_owned(),
    }
}

/// [`presence`], with how the default is computed.
pub(crate) fn presence_in(request: &Request, field: &Field) -> String {
    match &field.computed {
        None => presence(field),
        Some(computed) => format!("{}, {} if left out", field.presence.name(), self::computed(request, computed)),
    }
}

/// A computed default in words.
fn computed(request: &Request, computed: &Computed) -> String {
    let from = &request[computed.from].wire;
    match &computed.kind {
        ComputedKind::Plus(span) => format!("{span} after `{from}`"),
        ComputedKind::Values(values, otherwise) => {
            let cases = values.iter().map(|(key, value)| format!("`{}` when `{from}` is `{key}`", scalar(value)));
            let otherwise = otherwise.iter().map(|value| format!("else `{}`", scalar(value)));
            cases.chain(otherwise).collect::<Vec<_>>().join(", ")
        }
    }
}

/// An amount of hundredths, as short as it can be written.
pub(crate) fn amount(minor: u64) -> String {
    match minor % 100 {
        0 => format!("{}", minor / 100),
        hundredths => format!("{}.{hundredths:02}", minor / 100),
    }
}

/// A format in words.
fn format_words(format: Format) -> &'static str {
    match format {
        Format::Email => "an email address",
        Format::HttpsUrl => "an absolute https URL",
        Format::UrlWithoutQuery => "a URL without a query",
        Format::UrlWithoutIpHost => "a URL whose host is not an IP address",
        Format::UrlPublicHost => "a URL whose host can be reached from outside",
        Format::UrlWithoutUserInfo => "a URL without user information",
        Format::UrlWithoutFragment => "a URL without a fragment",
        Format::HeaderValue => "no control character, no leading or trailing whitespace",
    }
}

/// Versions by name, or "every version".
pub(crate) fn versions(operation: &Operation, versions: &VersionSet) -> String {
    if versions.is_all() {
        return "every version".to_owned();
    }
    let names = operation.versions_of(versions).map(|version| version.name.as_str());
    format!("{} only", names.collect::<Vec<_>>().join(", "))
}

/// A value as text.
pub(crate) fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Text(text) => text.clone(),
        Scalar::Boolean(value) => value.to_string(),
    }
}

/// A rule in words: what, when, why.
pub(crate) fn rule(request: &Request, rule: &Rule) -> String {
    let mut words = kind(request, rule);
    for condition in &rule.conditions {
        words.push_str(&format!(", {}", self::condition(request, condition)));
    }
    words
}

/// The rules that a reader has to be told of: the field's presence says the other.
pub(crate) fn told(field: &Field) -> impl Iterator<Item = &Rule> {
    let is_presence =
        |rule: &Rule| rule.kind == RuleKind::Required && rule.conditions.is_empty() && rule.level == Level::Must;
    field.rules.iter().filter(move |rule| !is_presence(rule))
}

fn kind(request: &Request, rule: &Rule) -> String {
    match &rule.kind {
        RuleKind::Required => "given".to_owned(),
        RuleKind::Forbidden => "left out".to_owned(),
        RuleKind::Length { min, max } => match (min, max) {
            (1, None) => "not empty".to_owned(),
            (min, None) => format!("at least {min} characters"),
            (0, Some(max)) => format!("at most {max} characters"),
            (min, Some(max)) if min == max => format!("{min} characters"),
            (min, Some(max)) => format!("{min} to {max} characters"),
        },
        RuleKind::Charset(set) => format!("only the characters `{set}`"),
        RuleKind::Format(format) => format_words(*format).to_owned(),
        RuleKind::Minimum(least) => format!("at least {}", amount(*least)),
        RuleKind::OneOf(values) => format!("one of {}", list(values.iter().map(String::as_str))),
        RuleKind::Known => "a listed value".to_owned(),
        RuleKind::Range { min, max } => format!("{min} to {max}"),
        RuleKind::Equals(value) => format!("`{value}`"),
        RuleKind::After(other) => format!("later than `{}`", request[*other].wire),
        RuleKind::Within { days, of } => format!("at most {days} days after `{}`", request[*of].wire),
        RuleKind::Today => "today, by UTC".to_owned(),
    }
}

fn condition(request: &Request, condition: &Condition) -> String {
    match condition {
        Condition::Group { group, given: true } => {
            format!("when any field of the group `{}` is given", request[*group].name)
        }
        Condition::Group { group, given: false } => {
            format!("when no field of the group `{}` is given", request[*group].name)
        }
        Condition::Field { field, given: true } => format!("when `{}` is given", request[*field].wire),
        Condition::Field { field, given: false } => format!("when `{}` is not given", request[*field].wire),
        Condition::Value { field, values, among } => {
            let values: Vec<String> = values.iter().map(scalar).collect();
            let word = if *among { "when" } else { "unless" };
            format!("{word} `{}` is {}", request[*field].wire, list(values.iter().map(String::as_str)))
        }
    }
}

fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The documentation of a field: what it is, its key, what it must be.
pub(crate) fn field_docs(operation: &Operation, field: &Field, request: bool) -> Vec<String> {
    let mut paragraphs = vec![field.docs.clone()];
    let presence = if request { format!(", {}", presence_in(&operation.request, field)) } else { String::new() };
    let mut key = format!("`{}`{presence}; {}.", field.wire, field.sensitivity.name());
    key.push_str(match field.origin {
        // Nothing is on a page that there is not.
        _ if operation.page.is_none() => "",
        Origin::Documented => "",
        Origin::Sample => " The page's samples have it, its lists do not.",
        Origin::Observed => " The page does not have it; other public material does.",
    });
    paragraphs.push(key);
    let type_rule = type_rule(field.r#type).filter(|_| request).map(|words| format!("- must: {words}"));
    let rules = told(field).map(|rule| format!("- {}: {}", rule.level.name(), self::rule(&operation.request, rule)));
    paragraphs.extend(type_rule.into_iter().chain(rules));
    if let Some(example) = &field.example {
        paragraphs.push(format!("Example: `{}`", scalar(example)));
    }
    paragraphs
}
