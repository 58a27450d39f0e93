//! `export json-schema`: the request body of a version as JSON Schema, draft 2020-12.
//!
//! The schema itself asks for what is a `must`. Advice stands under `x-should`, a schema for each rule, and what no schema
//! can say under `x-not-expressed`; both by the rule's place in the model.

use crate::emit::{examples, pattern, words};
use crate::ir::{Condition, Enum, Field, FieldId, Format, Level, Model, Rule, RuleKind, Scalar, Type, VersionId};
use crate::json::Json;

pub(crate) const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The entries of a JSON object, in their order.
pub(crate) type Entries = Vec<(String, Json)>;

/// A schema that stands alone.
pub(crate) fn emit(model: &Model, version: VersionId) -> Json {
    let name = model.versions.get(version.0).map_or("", |version| version.name.as_str());
    let schemas = Schemas { model, version, home: "#/$defs/" };
    let mut document =
        entries([("$schema", DIALECT.into()), ("$id", format!("urn:juspay-session:{name}:request").into())]);
    document.extend(schemas.request());
    let used = |id: usize| schemas.fields().any(|field| matches!(field.r#type, Type::Enum(list) if list.0 == id));
    document.push(("$defs".to_owned(), Json::Object(schemas.definitions(used))));
    Json::Object(document)
}

/// Writes the schemas of a version.
#[derive(Clone, Copy)]
pub(crate) struct Schemas<'m> {
    pub(crate) model: &'m Model,
    pub(crate) version: VersionId,
    /// Where the document has its definitions.
    pub(crate) home: &'static str,
}

/// What a rule asks for, as far as JSON Schema can say it.
enum Ask {
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

const HOST: &str =
    "Which texts are read as a host takes the tables of the URL standard; the pattern knows ASCII alone.";
const TWO_VALUES: &str = "JSON Schema does not compare one value with another.";

impl<'m> Schemas<'m> {
    /// The fields of the request that the version has.
    pub(crate) fn fields(self) -> impl Iterator<Item = &'m Field> {
        self.model.request.fields.iter().filter(move |field| field.versions.contains(self.version))
    }

    /// The schema of the request body.
    pub(crate) fn request(self) -> Entries {
        let mut properties = Vec::new();
        let (mut required, mut conditional) = (Vec::new(), Vec::new());
        let (mut should, mut unsaid) = (Vec::new(), Vec::new());
        for field in self.fields() {
            let mut property = self.property(field);
            for rule in &field.rules {
                let place = format!("{}/{}", field.path, rule.name);
                let ask = self.ask(field, &rule.kind);
                unsaid.extend(self.unsaid(field, rule, &ask).map(|told| (place.clone(), told)));
                match (rule.level, ask) {
                    (_, Ask::Unsaid(_)) => {}
                    (Level::Should, ask) => should.push((place, Json::Object(self.advice(field, rule, ask)))),
                    (Level::Must, Ask::Given) if rule.conditions.is_empty() => required.push(Json::from(&field.wire)),
                    (Level::Must, Ask::Value(asked) | Ask::AtLeast(asked, _)) if rule.conditions.is_empty() => {
                        add(&mut property, asked);
                    }
                    (Level::Must, ask) => {
                        let mut schema = entries([("x-rule", place.into()), ("x-level", Level::Must.name().into())]);
                        schema.extend(self.demand(field, rule, typed(field, ask)));
                        conditional.push(Json::Object(schema));
                    }
                }
            }
            properties.push((field.wire.clone(), Json::Object(property)));
        }
        let mut request = entries([
            ("title", format!("{}: the request body", self.title()).into()),
            ("description", self.description().into()),
            ("x-level", Level::Must.name().into()),
            ("type", "object".into()),
            ("properties", Json::Object(properties)),
            ("additionalProperties", true.into()),
            ("required", Json::List(required)),
        ]);
        // An empty list of schemas is no schema.
        request.extend((!conditional.is_empty()).then(|| ("allOf".to_owned(), Json::List(conditional))));
        let example = examples::request(self.model, self.version);
        request.extend(example.map(|example| ("examples".to_owned(), Json::list([example]))));
        request.extend(entries([("x-should", Json::Object(should)), ("x-not-expressed", Json::Object(unsaid))]));
        request
    }

    /// The name of the API and of the version.
    pub(crate) fn title(self) -> String {
        let version = self.model.versions.get(self.version.0).map_or("", |version| version.name.as_str());
        format!("{}, version {version}", self.model.title)
    }

    fn description(self) -> String {
        format!(
            "The rules of {}, as we read them. The schema asks for what is a must; `x-should` has advice, a schema for \
             each rule, and `x-not-expressed` the rules that JSON Schema cannot say, or not in full. Keys that are not \
             listed pass. A body that has a key twice is refused, which no schema sees.",
            self.model.page
        )
    }

    /// What a field is, apart from its rules.
    fn property(self, field: &Field) -> Entries {
        let Field {
            path,
            source: _,
            group: _,
            wire: _,
            rust: _,
            getter: _,
            slot: _,
            versions: _,
            r#type,
            // A rule says it as well.
            presence: _,
            default,
            // Only a field of an answer has one.
            null_text: _,
            origin,
            tags: _,
            sensitivity,
            docs,
            example,
            rules: _,
            decisions: _,
        } = field;
        let mut property = self.of_type(*r#type);
        property.push(("description".to_owned(), docs.into()));
        property.extend(default.iter().map(|default| ("default".to_owned(), examples::scalar(default))));
        property.extend(example.iter().map(|example| ("examples".to_owned(), Json::list([examples::scalar(example)]))));
        property.extend(entries([
            ("x-spec", path.into()),
            ("x-sensitivity", sensitivity.name().into()),
            ("x-origin", origin.name().into()),
        ]));
        property
    }

    /// The keywords of a value of a type in a request.
    fn of_type(self, r#type: Type) -> Entries {
        match r#type {
            Type::Text => entries([("type", "string".into())]),
            Type::Amount | Type::EpochSeconds | Type::Integer => {
                self.reference(r#type.scalar_name().unwrap_or_default())
            }
            Type::Boolean => entries([("type", "boolean".into())]),
            Type::Flag => entries([("type", "string".into()), ("const", "true".into())]),
            Type::Json => entries([("type", json_type(r#type))]),
            Type::Enum(id) => self.reference(self.model.enums.get(id.0).map_or("", |list| list.name.as_str())),
            Type::Object(id) | Type::List(id) => {
                self.reference(self.model.objects.get(id.0).map_or("", |object| object.name.as_str()))
            }
        }
    }

    /// A reference to a definition.
    pub(crate) fn reference(self, name: &str) -> Entries {
        entries([("$ref", format!("{}{name}", self.home).into())])
    }

    /// The definitions that the request needs, and the enums that are used.
    pub(crate) fn definitions(self, is_used: impl Fn(usize) -> bool) -> Entries {
        let mut definitions = Vec::new();
        for (name, r#type) in Type::SCALARS {
            let pattern = match r#type {
                Type::Amount => pattern::amount(),
                Type::EpochSeconds => pattern::epoch_seconds(),
                Type::Integer => pattern::integer(i64::MIN, i64::MAX),
                Type::Text
                | Type::Boolean
                | Type::Flag
                | Type::Json
                | Type::Enum(_)
                | Type::Object(_)
                | Type::List(_) => continue,
            };
            if self.fields().any(|field| field.r#type == *r#type) {
                let docs = format!("Must be {}, within 64 bits.", words::type_rule(*r#type).unwrap_or_default());
                let schema = [("description", docs.into()), ("type", "string".into()), ("pattern", pattern.into())];
                definitions.push(((*name).to_owned(), Json::object(schema)));
            }
        }
        for (index, list) in self.model.enums.iter().enumerate() {
            if is_used(index) {
                definitions.push((list.name.clone(), listed(list)));
            }
        }
        definitions
    }

    fn ask(self, field: &Field, kind: &RuleKind) -> Ask {
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
    fn unsaid(self, field: &Field, rule: &Rule, ask: &Ask) -> Option<Json> {
        let (partly, why) = match ask {
            Ask::AtLeast(_, why) => (true, *why),
            Ask::Unsaid(why) => (false, *why),
            Ask::Given | Ask::LeftOut | Ask::Value(_) => return None,
        };
        Some(Json::object([
            ("field", Json::from(&field.wire)),
            ("level", rule.level.name().into()),
            ("rule", words::rule(self.model, rule).into()),
            ("partly", partly.into()),
            ("why", why.into()),
        ]))
    }

    /// A rule of advice. It says nothing of a value that is none of the field's type.
    fn advice(self, field: &Field, rule: &Rule, ask: Ask) -> Entries {
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
    fn demand(self, field: &Field, rule: &Rule, ask: Ask) -> Entries {
        let Rule { name: _, level: _, kind: _, conditions, docs } = rule;
        let wire = &field.wire;
        let told = format!("`{wire}`: {}", words::rule(self.model, rule));
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
        let mut conditions: Vec<Json> = conditions.iter().map(|condition| self.condition(condition)).collect();
        match (conditions.pop(), conditions.is_empty()) {
            (None, _) => demand.extend(asked),
            (Some(only), true) => demand.extend(entries([("if", only), ("then", Json::Object(asked))])),
            (Some(last), false) => {
                conditions.push(last);
                let all = Json::object([("allOf", Json::List(conditions))]);
                demand.extend(entries([("if", all), ("then", Json::Object(asked))]));
            }
        }
        demand
    }

    fn condition(self, condition: &Condition) -> Json {
        match condition {
            // That it is not so that all of them are left out. A list of what may be given would be five times as long.
            Condition::Group { group, given } => {
                let fields = self.fields().filter(|field| field.group == Some(*group));
                let left_out = Json::object(fields.map(|field| (&field.wire, Json::Boolean(false))));
                given_or_not(!*given, entries([("properties", left_out)]))
            }
            Condition::Field { field, given } => given_or_not(*given, self::given(words::wire(self.model, *field))),
            Condition::Value { field, values, among } => self.value(*field, values, *among),
        }
    }

    /// The value of a field, or its default, is one of these, or it is a value of its type and none of them.
    fn value(self, field: FieldId, values: &[Scalar], among: bool) -> Json {
        let Some(field) = self.model.request.fields.get(field.0) else { return false.into() };
        let listed = entries([("enum", Json::list(values.iter().map(examples::scalar)))]);
        let value = if among {
            listed
        } else {
            // An enum's value can be read though it is not listed.
            entries([("type", json_type(field.r#type)), ("not", Json::Object(listed))])
        };
        let default_will_do = field.default.as_ref().is_some_and(|default| values.contains(default)) == among;
        let given = (!default_will_do).then(|| ("required".to_owned(), Json::list([&field.wire])));
        Json::Object(properties(&field.wire, Json::Object(value)).into_iter().chain(given).collect())
    }
}

/// The types of JSON that a value of a type in a request has.
fn json_type(r#type: Type) -> Json {
    match r#type {
        Type::Text | Type::Amount | Type::EpochSeconds | Type::Integer | Type::Flag | Type::Enum(_) => "string".into(),
        Type::Boolean => "boolean".into(),
        // `null` says nothing.
        Type::Json => Json::list(["array", "boolean", "number", "object", "string"]),
        Type::Object(_) => "object".into(),
        Type::List(_) => "array".into(),
    }
}

/// A value of another type breaks a rule of its own, so saying the type once more changes nothing, and spares a reader
/// to look it up.
fn typed(field: &Field, ask: Ask) -> Ask {
    let with_type = |asked| entries([("type", json_type(field.r#type))]).into_iter().chain(asked).collect();
    match ask {
        Ask::Value(asked) => Ask::Value(with_type(asked)),
        Ask::AtLeast(asked, why) => Ask::AtLeast(with_type(asked), why),
        Ask::Given | Ask::LeftOut | Ask::Unsaid(_) => ask,
    }
}

pub(crate) fn entries<const N: usize>(entries: [(&str, Json); N]) -> Entries {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Adds keywords to a schema. One that it has already, with another value, becomes a schema of its own beside it.
fn add(schema: &mut Entries, keywords: Entries) {
    for (key, value) in keywords {
        match schema.iter().find(|(known, _)| *known == key) {
            None => schema.push((key, value)),
            Some((_, known)) if *known == value => {}
            Some(_) => {
                let other = Json::Object(vec![(key, value)]);
                match schema.iter_mut().find(|(known, _)| known == "allOf") {
                    Some((_, Json::List(others))) => others.push(other),
                    _ => schema.push(("allOf".to_owned(), Json::List(vec![other]))),
                }
            }
        }
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

/// The listed values of an enum, each with its meaning, under the name that viewers of such documents know.
fn listed(list: &Enum) -> Json {
    let Enum { name: _, docs, source: _, values } = list;
    Json::object([
        ("description", Json::from(docs)),
        ("type", "string".into()),
        ("enum", Json::list(values.iter().map(|value| &value.wire))),
        ("x-enumDescriptions", Json::object(values.iter().map(|value| (&value.wire, Json::from(&value.docs))))),
    ])
}
