//! `export json-schema`: the request body of a version as JSON Schema, draft 2020-12.
//!
//! The schema itself asks for what is a `must`. Advice stands under `x-should`, a schema for each rule, and what no schema
//! can say under `x-not-expressed`; both by the rule's place in the model.

use crate::emit::rule_schema::{Ask, typed};
use crate::emit::{examples, pattern, words};
use crate::ir::{
    Computed, ComputedKind, Condition, Enum, EnumId, Field, Level, Model, Operation, Origin, Rule, Type, VersionId,
};
use crate::json::Json;

pub(crate) const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The entries of a JSON object, in their order.
pub(crate) type Entries = Vec<(String, Json)>;

/// A schema that stands alone.
pub(crate) fn emit(model: &Model, operation: &Operation, version: VersionId) -> Json {
    let schemas = Schemas { model, operation, version, home: "#/$defs/" };
    let id = format!("urn:juspay-session:{}:{}:request", operation.name, operation[version].name);
    let mut document = entries([("$schema", DIALECT.into()), ("$id", id.into())]);
    document.extend(schemas.request());
    let sample = operation.sample(version).and_then(|sample| sample.request.clone());
    document.extend(sample.map(|sample| ("examples".to_owned(), Json::List(vec![sample]))));
    let used = |id: EnumId| schemas.fields().any(|field| field.r#type == Type::Enum(id));
    document.push(("$defs".to_owned(), Json::Object(schemas.definitions(used))));
    Json::Object(document)
}

/// Writes the schemas of a version of an operation.
#[derive(Clone, Copy)]
pub(crate) struct Schemas<'m> {
    pub(crate) model: &'m Model,
    pub(crate) operation: &'m Operation,
    pub(crate) version: VersionId,
    /// Where the document has its definitions.
    pub(crate) home: &'static str,
}

impl<'m> Schemas<'m> {
    /// The fields of the request that the version has.
    pub(crate) fn fields(self) -> impl Iterator<Item = &'m Field> {
        self.operation.request.fields.iter().filter(move |field| field.versions.contains(self.version))
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
                        // A rule on some values of its own field leaves the type to the field.
                        let ask = if self.asks_of_itself(field, rule) { ask } else { typed(field, ask) };
                        schema.extend(self.demand(field, rule, ask));
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
        let example = examples::request(self.operation, self.version);
        request.extend(example.map(|example| ("examples".to_owned(), Json::list([example]))));
        request.extend(entries([("x-should", Json::Object(should)), ("x-not-expressed", Json::Object(unsaid))]));
        request
    }

    /// The name of the operation and of the version.
    pub(crate) fn title(self) -> String {
        format!("{}, version {}", self.operation.title, self.operation[self.version].name)
    }

    fn description(self) -> String {
        format!(
            "The rules of {}, as we read them. The schema asks for what is a must; `x-should` has advice, a schema for \
             each rule, and `x-not-expressed` the rules that JSON Schema cannot say, or not in full. Keys that are not \
             listed pass. A body that has a key twice is refused, which no schema sees.",
            self.operation.page.as_ref().unwrap_or(&self.operation.title)
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
            sighting: _,
            computed,
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
        property.extend(computed.iter().map(|computed| ("x-default".to_owned(), self.computed(computed))));
        property.extend(example.iter().map(|example| ("examples".to_owned(), Json::list([examples::scalar(example)]))));
        property.extend(entries([
            ("x-spec", path.into()),
            ("x-sensitivity", sensitivity.name().into()),
            ("x-origin", origin.name().into()),
        ]));
        property
    }

    /// Returns `true` if a rule holds for some values of its own field.
    fn asks_of_itself(self, field: &Field, rule: &Rule) -> bool {
        rule.conditions.iter().any(|condition| match condition {
            Condition::Value { field: asked, .. } => self.operation.request[*asked].path == field.path,
            Condition::Field { .. } | Condition::Group { .. } => false,
        })
    }

    /// How a default is computed.
    fn computed(self, computed: &Computed) -> Json {
        let from = Json::from(&self.operation.request[computed.from].wire);
        match &computed.kind {
            ComputedKind::Plus(span) => Json::object([("from", from), ("plus", span.into())]),
            ComputedKind::Values(values, otherwise) => {
                let values = values.iter().map(|(key, value)| (key, examples::scalar(value)));
                let mut entries = vec![("from", from), ("values", Json::object(values))];
                entries.extend(otherwise.as_ref().map(|otherwise| ("else", examples::scalar(otherwise))));
                Json::object(entries)
            }
        }
    }

    /// The keywords of a value of a type in a request.
    pub(crate) fn of_type(self, r#type: Type) -> Entries {
        match r#type {
            Type::Text => entries([("type", "string".into())]),
            Type::Amount | Type::EpochSeconds | Type::Integer => {
                self.reference(r#type.scalar_name().expect("these are scalars"))
            }
            Type::Boolean => entries([("type", "boolean".into())]),
            Type::Flag => entries([("type", "string".into()), ("enum", Json::list(["true", "false"]))]),
            Type::Json => entries([("type", json_type(r#type))]),
            Type::Enum(id) => self.reference(&self.model[id].name),
            Type::Number | Type::Object(_) | Type::List(_) | Type::Texts => {
                unreachable!("lowering refuses these types in a request")
            }
        }
    }

    /// A reference to a definition.
    pub(crate) fn reference(self, name: &str) -> Entries {
        entries([("$ref", format!("{}{name}", self.home).into())])
    }

    /// The definitions that the request needs, and the enums that are used.
    pub(crate) fn definitions(self, is_used: impl Fn(EnumId) -> bool) -> Entries {
        let mut definitions = Vec::new();
        for (name, r#type) in Type::SCALARS {
            let pattern = match r#type {
                Type::Amount => pattern::amount(),
                Type::EpochSeconds => pattern::epoch_seconds(),
                Type::Integer => pattern::integer(i64::MIN, i64::MAX),
                Type::Text
                | Type::Number
                | Type::Boolean
                | Type::Flag
                | Type::Json
                | Type::Enum(_)
                | Type::Object(_)
                | Type::List(_)
                | Type::Texts => continue,
            };
            if self.fields().any(|field| field.r#type == *r#type) {
                let docs = format!(
                    "Must be {}, within 64 bits.",
                    words::type_rule(*r#type).expect("these types ask for something")
                );
                let schema = [("description", docs.into()), ("type", "string".into()), ("pattern", pattern.into())];
                definitions.push(((*name).to_owned(), Json::object(schema)));
            }
        }
        for (index, list) in self.model.enums.iter().enumerate() {
            if is_used(EnumId(index)) {
                definitions.push((list.name.clone(), listed(list)));
            }
        }
        definitions
    }
}

/// The types of JSON that a value of a type in a request has.
pub(crate) fn json_type(r#type: Type) -> Json {
    match r#type {
        Type::Text | Type::Amount | Type::EpochSeconds | Type::Integer | Type::Flag | Type::Enum(_) => "string".into(),
        Type::Number => "number".into(),
        Type::Boolean => "boolean".into(),
        // `null` says nothing.
        Type::Json => Json::list(["array", "boolean", "number", "object", "string"]),
        Type::Object(_) => "object".into(),
        Type::List(_) | Type::Texts => "array".into(),
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

/// The listed values of an enum, each with its meaning, under the name that viewers of such documents know.
fn listed(list: &Enum) -> Json {
    let Enum { name: _, docs, source: _, values } = list;
    let beyond = values.iter().filter(|value| value.origin != Origin::Documented);
    let origins: Vec<_> = beyond.map(|value| (&value.wire, Json::from(value.origin.name()))).collect();
    let mut schema = vec![
        ("description", Json::from(docs)),
        ("type", "string".into()),
        ("enum", Json::list(values.iter().map(|value| &value.wire))),
        ("x-enumDescriptions", Json::object(values.iter().map(|value| (&value.wire, Json::from(&value.docs))))),
    ];
    // The values that the page does not list.
    schema.extend((!origins.is_empty()).then(|| ("x-origin", Json::object(origins))));
    Json::object(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_that_differ_stand_beside_each_other() {
        let mut schema = entries([("type", "string".into()), ("pattern", "a".into())]);
        let mut check = |key: &str, value: &str, expected: &str| {
            add(&mut schema, entries([(key, value.into())]));
            assert_eq!(Json::Object(schema.clone()).line(), expected);
        };
        check("type", "string", r#"{"type":"string","pattern":"a"}"#);
        check("pattern", "b", r#"{"type":"string","pattern":"a","allOf":[{"pattern":"b"}]}"#);
        check("pattern", "c", r#"{"type":"string","pattern":"a","allOf":[{"pattern":"b"},{"pattern":"c"}]}"#);
        check(
            "format",
            "email",
            r#"{"type":"string","pattern":"a","allOf":[{"pattern":"b"},{"pattern":"c"}],"format":"email"}"#,
        );
    }
}
