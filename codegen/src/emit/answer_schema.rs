//! The objects of the answers as JSON Schema.
//!
//! Any key may be missing or `null`, and an enum may have other values.

use std::collections::BTreeSet;

use crate::emit::examples;
use crate::emit::json_schema::{Entries, Schemas, entries};
use crate::ir::{EnumId, Field, Object, ObjectId, Operation, Type};
use crate::json::Json;

impl<'m> Schemas<'m> {
    /// The enums and objects that something in this version leads to.
    pub(crate) fn used(self) -> Used {
        let Operation { responses, error_body, .. } = self.operation;
        let bodies = responses.iter().filter(|response| response.versions.contains(self.version));
        let mut pending: Vec<ObjectId> = bodies.map(|response| response.body).chain([*error_body]).collect();
        let mut used = Used::default();
        used.note(self.fields(), &mut pending);
        while let Some(id) = pending.pop() {
            if used.objects.insert(id) {
                let fields = self.model[id].fields.iter().filter(|field| field.versions.contains(self.version));
                used.note(fields, &mut pending);
            }
        }
        used
    }

    /// The schema of an object of an answer.
    pub(crate) fn object(self, object: &Object) -> Json {
        let Object { name: _, keep_raw: _, versioned: _, docs, source: _, fields } = object;
        let fields = fields.iter().filter(|field| field.versions.contains(self.version));
        Json::object([
            ("description", Json::from(docs)),
            ("type", "object".into()),
            ("properties", Json::object(fields.map(|field| (&field.wire, Json::Object(self.answer_field(field)))))),
        ])
    }

    fn answer_field(self, field: &Field) -> Entries {
        let Field {
            path: _,
            source: _,
            group: _,
            wire: _,
            rust: _,
            getter: _,
            slot: _,
            versions: _,
            r#type,
            // Only a field of a request has these two, and rules.
            presence: _,
            default: _,
            null_text,
            origin,
            sighting: _,
            computed: _,
            tags: _,
            sensitivity,
            docs,
            example,
            rules: _,
            decisions: _,
        } = field;
        let mut schema = self.of_answer_type(*r#type);
        schema.push(("description".to_owned(), docs.into()));
        let examples = example.iter().map(|example| ("examples".to_owned(), Json::list([examples::scalar(example)])));
        schema.extend(examples);
        schema.extend(null_text.iter().map(|text| ("x-null-text".to_owned(), text.into())));
        schema.push(("x-sensitivity".to_owned(), sensitivity.name().into()));
        schema.push(("x-origin".to_owned(), origin.name().into()));
        schema
    }

    /// The keywords of a value of a type in an answer.
    fn of_answer_type(self, r#type: Type) -> Entries {
        let or_null = |name: &str| entries([("type", Json::list([name, "null"]))]);
        let or = |one: Entries, other: Entries| entries([("anyOf", Json::list([one, other].map(Json::Object)))]);
        match r#type {
            // Notations that the server may change.
            Type::Text | Type::Amount | Type::EpochSeconds | Type::Flag => or_null("string"),
            Type::Integer => entries([("type", Json::list(["integer", "string", "null"]))]),
            Type::Number => entries([("type", Json::list(["number", "string", "null"]))]),
            Type::Boolean => or_null("boolean"),
            Type::Json => Vec::new(),
            Type::Enum(id) => or(self.reference(&self.model[id].name), or_null("string")),
            Type::Object(id) => or(self.reference(&self.model[id].name), entries([("type", "null".into())])),
            Type::List(id) => {
                let mut list = or_null("array");
                list.push(("items".to_owned(), Json::Object(self.reference(&self.model[id].name))));
                list
            }
            Type::Texts => {
                let mut list = or_null("array");
                list.push(("items".to_owned(), Json::Object(entries([("type", "string".into())]))));
                list
            }
        }
    }
}

/// Enums and objects.
#[derive(Default)]
pub(crate) struct Used {
    pub(crate) enums: BTreeSet<EnumId>,
    pub(crate) objects: BTreeSet<ObjectId>,
}

impl Used {
    fn note<'m>(&mut self, fields: impl Iterator<Item = &'m Field>, pending: &mut Vec<ObjectId>) {
        for field in fields {
            match field.r#type {
                Type::Enum(id) => drop(self.enums.insert(id)),
                Type::Object(id) | Type::List(id) => pending.push(id),
                Type::Text
                | Type::Amount
                | Type::EpochSeconds
                | Type::Integer
                | Type::Number
                | Type::Boolean
                | Type::Flag
                | Type::Json
                | Type::Texts => {}
            }
        }
    }
}
