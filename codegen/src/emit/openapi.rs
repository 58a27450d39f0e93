//! `export openapi`: a version of the API as an OpenAPI 3.1 document.
//!
//! A request is held to the rules. An answer is described and held to little: any key may be missing or `null`, and an
//! enum may have other values.

use crate::emit::examples;
use crate::emit::json_schema::{Entries, Schemas, entries, json_type};
use crate::ir::{
    Authorization, Direction, Endpoint, Header, HeaderSource, Host, Model, ObjectId, Operation, Parameter, Presence,
    Response, VersionId, names,
};
use crate::json::Json;

/// OpenAPI says these in other places.
const NO_PARAMETERS: &[&str] = &["accept", "authorization", "content-type"];

/// The media type of every response.
const JSON: &str = "application/json";

/// A version of an operation, and with it every other operation that only reads, which is the same in all versions.
pub(crate) fn emit(model: &Model, operation: &Operation, version: VersionId) -> Json {
    let home = "#/components/schemas/";
    let document = Document { model, operation, schemas: Schemas { model, operation, version, home } };
    let reads = model.operations.iter().filter(|other| other.is_read() && other.name != operation.name);
    let reads = reads.map(|operation| Document {
        model,
        operation,
        schemas: Schemas { model, operation, version: VersionId(0), home },
    });
    let documents: Vec<Document<'_>> = std::iter::once(document).chain(reads).collect();
    let page = |url| Json::object([("description", Json::from("The documentation page.")), ("url", Json::from(url))]);
    let tags = documents.iter().map(|Document { operation, .. }| {
        Json::object([("name", Json::from(&operation.title)), ("description", (&operation.docs).into())])
    });
    let scheme = Json::object([(&model.authorization.scheme, Json::List(Vec::new()))]);
    let mut paths: Entries = Vec::new();
    for document in &documents {
        let Endpoint { source: _, method, path, content_type: _ } = &document.operation.endpoint;
        let call = (method.to_ascii_lowercase(), document.call());
        match paths.iter_mut().find(|(known, _)| known == path) {
            Some((_, Json::Object(calls))) => calls.push(call),
            _ => paths.push((path.clone(), Json::Object(vec![call]))),
        }
    }
    let mut entries = entries([("openapi", "3.1.0".into()), ("info", document.info())]);
    entries.extend(operation.page.as_ref().map(|url| ("externalDocs".to_owned(), page(url))));
    entries.extend(self::entries([
        ("servers", Json::list(model.hosts.iter().map(server))),
        ("tags", Json::list(tags)),
        ("security", Json::list([scheme])),
        ("paths", Json::Object(paths)),
        ("components", components(&documents)),
    ]));
    Json::Object(entries)
}

#[derive(Clone, Copy)]
struct Document<'m> {
    model: &'m Model,
    operation: &'m Operation,
    schemas: Schemas<'m>,
}

impl<'m> Document<'m> {
    /// The component that has the request body.
    fn request_name(self) -> String {
        format!("{}Request", names::pascal(&self.operation.name))
    }

    fn info(self) -> Json {
        let docs = &self.operation[self.schemas.version].docs;
        let contact = |url| Json::object([("name", Json::from("The documentation page")), ("url", Json::from(url))]);
        // It is the description that is licensed; nobody here can license the API.
        let licence = env!("CARGO_PKG_LICENSE");
        let licence = [("name", format!("{licence} (this description)")), ("identifier", licence.to_owned())];
        let about = "This describes the documentation page as we read it; nothing was checked against the live API. \
                     An unlisted key, value or status of an answer is no error.";
        let mut info = entries([
            ("title", self.schemas.title().into()),
            ("description", format!("{}\n\n{docs}\n\n{about}", self.operation.docs).into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
        ]);
        info.extend(self.operation.page.as_ref().map(|url| ("contact".to_owned(), contact(url))));
        let licence = Json::object(licence.map(|(key, value)| (key, Json::from(value))));
        info.push(("license".to_owned(), licence));
        Json::Object(info)
    }

    fn call(self) -> Json {
        let Endpoint { source: _, method, path, content_type: _ } = &self.operation.endpoint;
        let id = format!("{}{}", method.to_ascii_lowercase(), names::pascal(path));
        let headers = self.headers(Direction::Request).filter_map(header_parameter);
        let parameters = self.operation.parameters.iter().map(parameter).chain(headers).collect();
        let mut call = entries([
            ("operationId", id.into()),
            ("summary", (&self.operation.title).into()),
            ("description", (&self.operation.docs).into()),
            ("tags", Json::list([&self.operation.title])),
            ("parameters", Json::List(parameters)),
        ]);
        call.extend(self.request_body().map(|body| ("requestBody".to_owned(), body)));
        call.push(("responses".to_owned(), self.responses()));
        Json::Object(call)
    }

    fn headers(self, wanted: Direction) -> impl Iterator<Item = &'m Header> {
        self.operation.headers.iter().filter(move |header| header.direction == wanted)
    }

    fn request_body(self) -> Option<Json> {
        let media_type = self.operation.endpoint.content_type.as_ref()?;
        let mut body = entries([("schema", Json::Object(self.schemas.reference(&self.request_name())))]);
        body.extend(
            examples::request(self.operation, self.schemas.version).map(|example| ("example".to_owned(), example)),
        );
        let content = Json::object([(media_type, Json::Object(body))]);
        Some(Json::object([("required", Json::Boolean(true)), ("content", content)]))
    }

    fn responses(self) -> Json {
        let listed =
            self.operation.responses.iter().filter(|response| response.versions.contains(self.schemas.version));
        let mut responses: Entries =
            listed.map(|response| (response.status.to_string(), self.response(response))).collect();
        let docs = "A status that is not listed. It is read as an error.";
        responses.push(("default".to_owned(), Json::Object(self.answer(docs, self.operation.error_body, None))));
        Json::Object(responses)
    }

    fn response(self, response: &Response) -> Json {
        let Response {
            source: _,
            status: _,
            variant: _,
            body,
            versions: _,
            origin,
            sighting: _,
            order: _,
            not_found: _,
            docs,
            fields: _,
            decisions: _,
        } = response;
        let example = examples::answer(self.model, self.operation, self.schemas.version, response);
        let mut answer = self.answer(docs, *body, example);
        answer.push(("x-origin".to_owned(), origin.name().into()));
        Json::Object(answer)
    }

    fn answer(self, docs: &str, body: ObjectId, example: Option<Json>) -> Entries {
        let headers = self.headers(Direction::Response).map(|header| {
            (&header.wire, Json::object([("$ref", Json::from(format!("#/components/headers/{}", header.wire)))]))
        });
        let mut media = entries([("schema", Json::Object(self.schemas.reference(&self.model[body].name)))]);
        media.extend(example.map(|example| ("example".to_owned(), example)));
        entries([
            ("description", docs.into()),
            ("headers", Json::object(headers)),
            ("content", Json::object([(JSON, Json::Object(media))])),
        ])
    }
}

/// What the calls refer to, once each.
fn components(documents: &[Document<'_>]) -> Json {
    let mut components: Entries = Vec::new();
    let mut headers: Entries = Vec::new();
    for document in documents {
        let Document { model, operation, schemas } = *document;
        let used = schemas.used();
        let mut own: Entries = Vec::new();
        if !operation.is_read() {
            own.push((document.request_name(), Json::Object(schemas.request())));
        }
        own.extend(schemas.definitions(|list| used.enums.contains(&list)));
        let objects = model.objects.iter().enumerate().filter(|(index, _)| used.objects.contains(&ObjectId(*index)));
        own.extend(objects.map(|(_, object)| (object.name.clone(), schemas.object(object))));
        add_new(&mut components, own);
        let own = document.headers(Direction::Response);
        add_new(&mut headers, own.map(|header| (header.wire.clone(), Json::Object(described(header)))).collect());
    }
    let authorization = documents.first().map(|document| &document.model.authorization);
    let scheme = authorization.map(|authorization| (&authorization.scheme, security(authorization)));
    Json::object([
        ("schemas", Json::Object(components)),
        ("headers", Json::Object(headers)),
        ("securitySchemes", Json::object(scheme)),
    ])
}

fn add_new(known: &mut Entries, entries: Entries) {
    for (name, value) in entries {
        if known.iter().all(|(other, _)| *other != name) {
            known.push((name, value));
        }
    }
}

fn server(host: &Host) -> Json {
    let Host { source: _, name, url, docs, origin, sighting: _ } = host;
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

fn parameter(parameter: &Parameter) -> Json {
    let Parameter {
        source: _,
        wire,
        rust: _,
        location,
        presence,
        r#type,
        origin,
        sighting: _,
        tags: _,
        sensitivity,
        docs,
        example,
        decisions: _,
    } = parameter;
    let mut entries = entries([
        ("name", wire.into()),
        ("in", location.name().into()),
        ("description", docs.into()),
        ("required", (*presence == Presence::Required).into()),
        ("schema", Json::object([("type", json_type(*r#type))])),
    ]);
    entries.extend(example.iter().map(|example| ("example".to_owned(), examples::scalar(example))));
    entries.push(("x-sensitivity".to_owned(), sensitivity.name().into()));
    entries.push(("x-origin".to_owned(), origin.name().into()));
    Json::Object(entries)
}

fn header_parameter(header: &Header) -> Option<Json> {
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
        sighting: _,
        tags: _,
        sensitivity,
        from,
        docs,
        example,
        decisions: _,
    } = header;
    let mut schema = entries([("type", "string".into())]);
    if let Some(HeaderSource::Constant(text)) = from {
        schema.push(("const".to_owned(), text.into()));
    }
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
