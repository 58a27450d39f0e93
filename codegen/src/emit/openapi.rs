//! `export openapi`: a version of the API as an OpenAPI 3.1 document.
//!
//! A request is held to the rules. An answer is described and held to little: any key may be missing or `null`, and an
//! enum may have other values.

use std::collections::BTreeSet;

use crate::emit::examples;
use crate::emit::json_schema::{Entries, Schemas, entries};
use crate::ir::{
    Authorization, Direction, Endpoint, Field, Header, Host, Model, Object, ObjectId, Presence, Response, Type,
    VersionId, names,
};
use crate::json::Json;

/// The component that has the request body.
const REQUEST: &str = "SessionRequest";

/// OpenAPI says these in other places.
const NO_PARAMETERS: &[&str] = &["accept", "authorization", "content-type"];

pub(crate) fn emit(model: &Model, version: VersionId) -> Json {
    let document = Document { model, schemas: Schemas { model, version, home: "#/components/schemas/" } };
    let page = Json::object([("description", Json::from("The documentation page.")), ("url", (&model.page).into())]);
    let tag = Json::object([("name", Json::from(&model.title)), ("description", (&model.docs).into())]);
    let scheme = Json::object([(&model.authorization.scheme, Json::List(Vec::new()))]);
    let Endpoint { source: _, method, path, content_type: _ } = &model.endpoint;
    let operation = Json::object([(method.to_ascii_lowercase(), document.operation())]);
    Json::object([
        ("openapi", Json::from("3.1.0")),
        ("info", document.info()),
        ("externalDocs", page),
        ("servers", Json::list(model.hosts.iter().map(server))),
        ("tags", Json::list([tag])),
        ("security", Json::list([scheme])),
        ("paths", Json::object([(path, operation)])),
        ("components", document.components()),
    ])
}

#[derive(Clone, Copy)]
struct Document<'m> {
    model: &'m Model,
    schemas: Schemas<'m>,
}

impl<'m> Document<'m> {
    fn info(self) -> Json {
        let docs = self.model.versions.get(self.schemas.version.0).map_or("", |version| version.docs.as_str());
        let contact = [("name", Json::from("The documentation page")), ("url", (&self.model.page).into())];
        // It is the description that is licensed; nobody here can license the API.
        let licence = env!("CARGO_PKG_LICENSE");
        let licence = [("name", format!("{licence} (this description)")), ("identifier", licence.to_owned())];
        let about = "This describes the documentation page as we read it; nothing was checked against the live API. \
                     An unlisted key, value or status of an answer is no error.";
        Json::object([
            ("title", Json::from(self.schemas.title())),
            ("description", format!("{}\n\n{docs}\n\n{about}", self.model.docs).into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
            ("contact", Json::object(contact)),
            ("license", Json::object(licence.map(|(key, value)| (key, Json::from(value))))),
        ])
    }

    fn operation(self) -> Json {
        let Endpoint { source: _, method, path, content_type: _ } = &self.model.endpoint;
        let id = format!("{}{}", method.to_ascii_lowercase(), names::pascal(path));
        Json::object([
            ("operationId", Json::from(id)),
            ("summary", (&self.model.title).into()),
            ("description", (&self.model.docs).into()),
            ("tags", Json::list([&self.model.title])),
            ("parameters", Json::List(self.headers(Direction::Request).filter_map(parameter).collect())),
            ("requestBody", self.request_body()),
            ("responses", self.responses()),
        ])
    }

    fn headers(self, wanted: Direction) -> impl Iterator<Item = &'m Header> {
        self.model.headers.iter().filter(move |header| header.direction == wanted)
    }

    fn request_body(self) -> Json {
        let mut body = entries([("schema", Json::Object(self.schemas.reference(REQUEST)))]);
        body.extend(examples::request(self.model, self.schemas.version).map(|example| ("example".to_owned(), example)));
        Json::object([("required", Json::Boolean(true)), ("content", self.content(body))])
    }

    /// A body of the API's one media type.
    fn content(self, body: Entries) -> Json {
        Json::object([(&self.model.endpoint.content_type, Json::Object(body))])
    }

    fn responses(self) -> Json {
        let listed = self.model.responses.iter().filter(|response| response.versions.contains(self.schemas.version));
        let mut responses: Entries =
            listed.map(|response| (response.status.to_string(), self.response(response))).collect();
        let docs = "A status that is not listed. It is read as an error.";
        responses.push(("default".to_owned(), Json::Object(self.answer(docs, self.model.error_body, None))));
        Json::Object(responses)
    }

    fn response(self, response: &Response) -> Json {
        let Response { source: _, status: _, variant: _, body, versions: _, origin, docs, fields: _, decisions: _ } =
            response;
        let example = examples::answer(self.model, self.schemas.version, response);
        let mut answer = self.answer(docs, *body, example);
        answer.push(("x-origin".to_owned(), origin.name().into()));
        Json::Object(answer)
    }

    fn answer(self, docs: &str, body: ObjectId, example: Option<Json>) -> Entries {
        let headers = self.headers(Direction::Response).map(|header| {
            (&header.wire, Json::object([("$ref", Json::from(format!("#/components/headers/{}", header.wire)))]))
        });
        let mut media = entries([("schema", Json::Object(self.schemas.reference(self.object(body))))]);
        media.extend(example.map(|example| ("example".to_owned(), example)));
        entries([("description", docs.into()), ("headers", Json::object(headers)), ("content", self.content(media))])
    }

    fn object(self, id: ObjectId) -> &'m str {
        self.model.objects.get(id.0).map_or("", |object| object.name.as_str())
    }

    fn components(self) -> Json {
        let used = self.used();
        let mut components = vec![(REQUEST.to_owned(), Json::Object(self.schemas.request()))];
        components.extend(self.schemas.definitions(|list| used.enums.contains(&list)));
        for (index, object) in self.model.objects.iter().enumerate() {
            if used.objects.contains(&index) {
                components.push((object.name.clone(), self.body(object)));
            }
        }
        let headers = self.headers(Direction::Response).map(|header| (&header.wire, Json::Object(described(header))));
        let scheme = (&self.model.authorization.scheme, security(&self.model.authorization));
        Json::object([
            ("schemas", Json::Object(components)),
            ("headers", Json::object(headers)),
            ("securitySchemes", Json::object([scheme])),
        ])
    }

    /// The enums and objects that something in this version leads to.
    fn used(self) -> Used {
        let version = self.schemas.version;
        let bodies = self.model.responses.iter().filter(|response| response.versions.contains(version));
        let mut pending: Vec<ObjectId> = bodies.map(|response| response.body).chain([self.model.error_body]).collect();
        let mut used = Used::default();
        used.note(self.schemas.fields(), &mut pending);
        while let Some(id) = pending.pop() {
            if used.objects.insert(id.0) {
                let fields = self.model.objects.get(id.0).map(|object| object.fields.as_slice()).unwrap_or_default();
                used.note(fields.iter().filter(|field| field.versions.contains(version)), &mut pending);
            }
        }
        used
    }

    /// The schema of an object of an answer.
    fn body(self, object: &Object) -> Json {
        let Object { name: _, keep_raw: _, versioned: _, docs, source: _, fields } = object;
        let fields = fields.iter().filter(|field| field.versions.contains(self.schemas.version));
        Json::object([
            ("description", Json::from(docs)),
            ("type", "object".into()),
            ("properties", Json::object(fields.map(|field| (&field.wire, Json::Object(self.field(field)))))),
        ])
    }

    fn field(self, field: &Field) -> Entries {
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
            // Only a field of a request has these four.
            presence: _,
            default: _,
            null_text,
            origin,
            tags: _,
            sensitivity,
            docs,
            example,
            rules: _,
            decisions: _,
        } = field;
        let mut schema = self.of_type(*r#type);
        schema.push(("description".to_owned(), docs.into()));
        let examples = example.iter().map(|example| ("examples".to_owned(), Json::list([examples::scalar(example)])));
        schema.extend(examples);
        schema.extend(null_text.iter().map(|text| ("x-null-text".to_owned(), text.into())));
        schema.push(("x-sensitivity".to_owned(), sensitivity.name().into()));
        schema.push(("x-origin".to_owned(), origin.name().into()));
        schema
    }

    /// The keywords of a value of a type in an answer.
    fn of_type(self, r#type: Type) -> Entries {
        let or_null = |name: &str| entries([("type", Json::list([name, "null"]))]);
        let or = |one: Entries, other: Entries| entries([("anyOf", Json::list([one, other].map(Json::Object)))]);
        match r#type {
            // Notations that the server may change.
            Type::Text | Type::Amount | Type::EpochSeconds | Type::Integer | Type::Flag => or_null("string"),
            Type::Boolean => or_null("boolean"),
            Type::Json => Vec::new(),
            Type::Enum(id) => {
                let name = self.model.enums.get(id.0).map_or("", |list| list.name.as_str());
                or(self.schemas.reference(name), or_null("string"))
            }
            Type::Object(id) => or(self.schemas.reference(self.object(id)), entries([("type", "null".into())])),
            Type::List(id) => {
                let mut list = or_null("array");
                list.push(("items".to_owned(), Json::Object(self.schemas.reference(self.object(id)))));
                list
            }
        }
    }
}

/// Indexes of enums and objects.
#[derive(Default)]
struct Used {
    enums: BTreeSet<usize>,
    objects: BTreeSet<usize>,
}

impl Used {
    fn note<'m>(&mut self, fields: impl Iterator<Item = &'m Field>, pending: &mut Vec<ObjectId>) {
        for field in fields {
            match field.r#type {
                Type::Enum(id) => drop(self.enums.insert(id.0)),
                Type::Object(id) | Type::List(id) => pending.push(id),
                Type::Text
                | Type::Amount
                | Type::EpochSeconds
                | Type::Integer
                | Type::Boolean
                | Type::Flag
                | Type::Json => {}
            }
        }
    }
}

fn server(host: &Host) -> Json {
    let Host { source: _, name, url, docs, origin } = host;
    Json::object(
        [("url", url.as_str()), ("description", docs), ("x-name", name), ("x-origin", origin.name())]
            .map(|(key, value)| (key, Json::from(value))),
    )
}

fn security(authorization: &Authorization) -> Json {
    let Authorization { source: _, scheme, tags: _, docs, sensitivity, example: _ } = authorization;
    Json::object(
        [("type", "http"), ("scheme", scheme), ("description", docs), ("x-sensitivity", sensitivity.name())]
            .map(|(key, value)| (key, Json::from(value))),
    )
}

fn parameter(header: &Header) -> Option<Json> {
    if NO_PARAMETERS.contains(&header.wire.to_ascii_lowercase().as_str()) {
        return None;
    }
    let mut parameter = entries([("name", (&header.wire).into()), ("in", "header".into())]);
    parameter.extend(described(header));
    Some(Json::Object(parameter))
}

/// What OpenAPI says of a header, either way.
fn described(header: &Header) -> Entries {
    let Header {
        source: _,
        wire: _,
        constant: _,
        direction: _,
        presence,
        origin,
        tags: _,
        sensitivity,
        value,
        docs,
        example,
        decisions: _,
    } = header;
    let mut schema = entries([("type", "string".into())]);
    schema.extend(value.iter().map(|value| ("const".to_owned(), value.into())));
    let mut described = entries([
        ("description", docs.into()),
        ("required", (*presence == Presence::Required).into()),
        ("schema", Json::Object(schema)),
    ]);
    described.extend(example.iter().map(|example| ("example".to_owned(), example.into())));
    described.push(("x-sensitivity".to_owned(), sensitivity.name().into()));
    described.push(("x-origin".to_owned(), origin.name().into()));
    described
}
