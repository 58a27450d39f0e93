//! The rules of a request, and when they hold, as JSON Schema.

use crate::emit::json_schema::{Entries, Schemas, entries, json_type};
use crate::emit::{examples, pattern, words};
use crate::ir::{Condition, Field, FieldId, Format, Level, Rule, RuleKind, Scalar, Type};
use crate::json::Json;

/// What a rule asks for, as far as JSON Schema can say it.
pub(crate) enum Ask {
    /// The key is there.
    Given,
    /// The key is not there.
    LeftOut,
    /// The value has these keywords.
    Value(Entries),
    /// The value has these keywords, and more that they do not say.
    AtLeast(Entries, &'static str),
    /// Nothing can be said.
    Unsaid(&'static str),
}

const HOST: &str = "Which texts are read as a host takes the tables of the URL standard; the pattern refuses only part of what is none.";
const TWO_VALUES: &str = "JSON Schema does not compare one value with another.";

impl Schemas<'_> {
    pub(crate) fn ask(self, field: &Field, kind: &RuleKind) -> Ask {
        match kind {
            RuleKind::Required => Ask::Given,
            RuleKind::Forbidden => Ask::LeftOut,
            RuleKind::Length { min, max } => {
                let min = Some(*min).filter(|min| *min > 0).map(|min| ("minLength".to_owned(), Json::from(min)));
                let max = max.map(|max| ("maxLength".to_owned(), Json::from(max)));
                Ask::Value([min, max].into_iter().flatten().collect())
            }
            RuleKind::Charset(set) => Ask::Value(matches(pattern::charset(set))),
            RuleKind::Format(Format::Email) => Ask::Value(matches(pattern::email())),
            RuleKind::Format(Format::HttpsUrl) => Ask::AtLeast(matches(pattern::https_url()), HOST),
            RuleKind::Format(Format::UrlWithoutQuery) => Ask::Value(differs(pattern::url_with_query())),
            RuleKind::Format(Format::UrlWithoutIpHost) => Ask::AtLeast(differs(pattern::url_with_ip_host()), HOST),
            RuleKind::Format(Format::UrlPublicHost) => Ask::AtLeast(differs(pattern::url_with_local_host()), HOST),
            RuleKind::Format(Format::UrlWithoutUserInfo) => Ask::Value(differs(pattern::url_with_user_info())),
            RuleKind::Format(Format::UrlWithoutFragment) => Ask::Value(differs(pattern::url_with_fragment())),
            RuleKind::Format(Format::HeaderValue) => Ask::Value(matches(pattern::header_value())),
            RuleKind::Minimum(least) => Ask::Value(matches(pattern::amount_from(*least))),
            RuleKind::OneOf(values) => Ask::Value(entries([("enum", Json::list(values))])),
            // A value of the type is a listed one.
            RuleKind::Known => Ask::Value(self.of_type(field.r#type)),
            RuleKind::Range { min, max } => Ask::Value(matches(pattern::integer(*min, *max))),
            RuleKind::Equals(value) => Ask::Value(entries([("const", (*value).into())])),
            RuleKind::After(_) | RuleKind::Within { .. } => Ask::Unsaid(TWO_VALUES),
            RuleKind::Today => Ask::Unsaid("JSON Schema has no clock."),
        }
    }

    /// What is to be told of a rule that is not said, or not in full.
    pub(crate) fn unsaid(self, field: &Field, rule: &Rule, ask: &Ask) -> Option<Json> {
        let (partly, why) = match ask {
            Ask::AtLeast(_, why) => (true, *why),
            Ask::Unsaid(why) => (false, *why),
            Ask::Given | Ask::LeftOut | Ask::Value(_) => return None,
        };
        Some(Json::object([
            ("field", Json::from(&field.wire)),
            ("level", rule.level.name().into()),
            ("rule", words::rule(&self.operation.request, rule).into()),
            ("partly", partly.into()),
            ("why", why.into()),
        ]))
    }

    /// A rule of advice. It says nothing of a value that is none of the field's type.
    pub(crate) fn advice(self, field: &Field, rule: &Rule, ask: Ask) -> Entries {
        let ask = match ask {
            // Of the keywords for strings alone it is so without a condition, unless they are negated.
            Ask::Value(asked) | Ask::AtLeast(asked, _)
                if field.r#type != Type::Text || has(&asked, "enum") || has(&asked, "not") =>
            {
                let r#type = Json::Object(self.of_type(field.r#type));
                Ask::Value(entries([("if", r#type), ("then", Json::Object(asked))]))
            }
            ask => ask,
        };
        let mut advice = entries([("x-level", Level::Should.name().into())]);
        advice.extend(self.demand(field, rule, ask));
        advice
    }

    /// What a rule asks of the body, where its conditions hold.
    pub(crate) fn demand(self, field: &Field, rule: &Rule, ask: Ask) -> Entries {
        let Rule { name: _, level: _, kind: _, conditions, docs } = rule;
        let wire = &field.wire;
        let told = format!("`{wire}`: {}", words::rule(&self.operation.request, rule));
        let told = docs.iter().fold(told, |told, docs| format!("{told}. {docs}"));
        let asked = match ask {
            Ask::Given => given(wire),
            Ask::LeftOut => properties(wire, false.into()),
            Ask::Value(asked) | Ask::AtLeast(asked, _) => properties(wire, Json::Object(asked)),
            Ask::Unsaid(_) => Vec::new(),
        };
        // So it is without these words, but some readers take a list of keys for a complete one.
        let asked = asked.into_iter().chain(entries([("additionalProperties", true.into())])).collect();
        let mut demand = entries([("description", told.into())]);
        let conditions: Vec<Json> = conditions.iter().map(|condition| self.condition(field, condition)).collect();
        let condition = match conditions.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            _ => Some(Json::object([("allOf", Json::List(conditions))])),
        };
        match condition {
            None => demand.extend(asked),
            Some(condition) => demand.extend(entries([("if", condition), ("then", Json::Object(asked))])),
        }
        demand
    }

    fn condition(self, own: &Field, condition: &Condition) -> Json {
        match condition {
            // That it is not so that all of them are left out. A list of what may be given would be five times as long.
            Condition::Group { group, given } => {
                let fields = self.fields().filter(|field| field.group == Some(*group));
                let left_out = Json::object(fields.map(|field| (&field.wire, Json::Boolean(false))));
                given_or_not(!*given, entries([("properties", left_out)]))
            }
            Condition::Field { field, given } => {
                given_or_not(*given, self::given(&self.operation.request[*field].wire))
            }
            Condition::Value { field, values, among } => self.value(own, *field, values, *among),
        }
    }

    /// The value of a field, or its default, is one of these, or it is a value of its type and none of them.
    fn value(self, own: &Field, field: FieldId, values: &[Scalar], among: bool) -> Json {
        let field = &self.operation.request[field];
        let listed = entries([("enum", Json::list(values.iter().map(examples::scalar)))]);
        let value = match field.r#type {
            _ if among => listed,
            // An unlisted value settles nothing.
            Type::Enum(id) => {
                let others = self.model[id].values.iter().map(|value| Scalar::Text(value.wire.clone()));
                let others = others.filter(|value| !values.contains(value));
                entries([("enum", Json::list(others.map(|value| examples::scalar(&value))))])
            }
            // That the field itself has another type breaks a rule of its own.
            _ if field.path == own.path => entries([("not", Json::Object(listed))]),
            _ => entries([("type", json_type(field.r#type)), ("not", Json::Object(listed))]),
        };
        let default_will_do = field.default.as_ref().is_some_and(|default| values.contains(default)) == among;
        let given = (!default_will_do).then(|| ("required".to_owned(), Json::list([&field.wire])));
        Json::Object(properties(&field.wire, Json::Object(value)).into_iter().chain(given).collect())
    }
}

/// A value of another type breaks a rule of its own, so saying the type once more changes nothing, and spares a reader
/// to look it up.
pub(crate) fn typed(field: &Field, ask: Ask) -> Ask {
    let with_type = |asked| entries([("type", json_type(field.r#type))]).into_iter().chain(asked).collect();
    match ask {
        Ask::Value(asked) => Ask::Value(with_type(asked)),
        Ask::AtLeast(asked, why) => Ask::AtLeast(with_type(asked), why),
        Ask::Given | Ask::LeftOut | Ask::Unsaid(_) => ask,
    }
}

fn has(schema: &Entries, keyword: &str) -> bool {
    schema.iter().any(|(known, _)| known == keyword)
}

fn matches(pattern: String) -> Entries {
    entries([("pattern", pattern.into())])
}

fn differs(pattern: String) -> Entries {
    entries([("not", Json::Object(matches(pattern)))])
}

fn properties(wire: &str, schema: Json) -> Entries {
    entries([("properties", Json::object([(wire, schema)]))])
}

/// The key is there. It is named twice because some readers take a required key that has no schema for a mistake.
fn given(wire: &str) -> Entries {
    let mut given = properties(wire, true.into());
    given.push(("required".to_owned(), Json::list([wire])));
    given
}

fn given_or_not(given: bool, schema: Entries) -> Json {
    if given { Json::Object(schema) } else { Json::object([("not", Json::Object(schema))]) }
}
