//! A program that uses everything that a model lets downstream code name, a function on a line for each use.

use codegen::ir::{Field, Model, Operation, Presence, Request, Type, Version, VersionId};

/// Every use of a model's crate, a line of code each.
pub fn of(model: &Model) -> Vec<String> {
    let operation = &model.operations[0];
    let mut uses = Vec::new();
    for version in &operation.versions {
        uses.push(format!("fn version() -> api::ApiVersion {{ api::ApiVersion::{} }}", version.variant));
    }
    for host in &model.hosts {
        let variant = capitalized(&host.name);
        uses.push(format!("fn host() -> &'static str {{ api::Environment::{variant}.base_url() }}"));
    }
    for header in &operation.headers {
        uses.push(format!("fn header() -> &'static str {{ api::header::{} }}", header.constant));
    }
    for response in &operation.responses {
        uses.push(format!("fn status() -> u16 {{ api::ResponseStatus::{}.code() }}", response.variant));
    }
    for list in &model.enums {
        let name = &list.name;
        uses.push(format!("fn of_text() -> api::{name} {{ api::{name}::from(\"\") }}"));
        let values = list.values.iter().map(|value| &value.variant);
        uses.extend(values.map(|variant| format!("fn value() -> api::{name} {{ api::{name}::{variant} }}")));
    }
    for (id, version) in operation.version_ids().zip(&operation.versions) {
        request(model, operation, id, version, &mut uses);
        responses(model, operation, id, version, &mut uses);
    }
    shared(model, operation, &mut uses);
    uses
}

fn capitalized(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}

fn request(model: &Model, operation: &Operation, id: VersionId, version: &Version, uses: &mut Vec<String>) {
    let Request { groups, fields } = &operation.request;
    let module = &version.name;
    let request = format!("api::{module}::{}Request", capitalized(&operation.name));
    uses.push(format!("fn new() -> {request}Builder {{ {request}::builder() }}"));
    for rust in groups.iter().filter_map(|group| group.rust.as_ref()) {
        let (name, setter) = (&rust.name, &rust.field);
        uses.push(format!("fn group(b: {request}Builder, g: api::{module}::{name}) {{ let _ = b.{setter}(g); }}"));
    }
    for setter in operation.extra_keys.iter().filter(|key| key.rust.is_some()) {
        let name = setter.rust.as_deref().unwrap_or_default();
        let arguments = "\"\", ".repeat(setter.placeholders().count());
        uses.push(format!("fn extra(b: {request}Builder) {{ let _ = b.{name}({arguments}\"\"); }}"));
    }
    for field in fields.iter().filter(|field| field.versions.contains(id)) {
        let owner = match &operation.request.group_of(field).rust {
            None => format!("{request}Builder"),
            Some(rust) => format!("api::{module}::{}", rust.name),
        };
        let (accepted, setter, getter) = (accepted(model, field), &field.rust, &field.getter);
        uses.push(format!("fn setter(b: {owner}, v: {accepted}) {{ let _ = b.{setter}(v); }}"));
        if field.presence == Presence::Optional && field.r#type != Type::Flag {
            uses.push(format!("fn maybe(b: {owner}, v: Option<{accepted}>) {{ let _ = b.maybe_{setter}(v); }}"));
        }
        let returned = returned(model, field, module);
        uses.push(format!("fn getter(r: &{request}) -> {returned} {{ r.{getter}() }}"));
    }
}

fn responses(model: &Model, operation: &Operation, id: VersionId, version: &Version, uses: &mut Vec<String>) {
    let module = &version.name;
    let bodies = [operation.success_body, operation.error_body];
    for object_id in model.objects_of(operation) {
        let object = &model[object_id];
        let name = &object.name;
        for field in object.fields.iter().filter(|field| field.versions.contains(id)) {
            let (returned, getter) = (returned(model, field, module), &field.rust);
            uses.push(format!("fn getter(o: &api::{module}::{name}) -> {returned} {{ o.{getter}() }}"));
        }
        // One whose text is kept is made of a text.
        if !object.keep_raw || bodies.contains(&object_id) {
            uses.push(format!("fn empty() -> api::{module}::{name} {{ Default::default() }}"));
        }
        if object.keep_raw || bodies.contains(&object_id) {
            uses.push(format!("fn raw(o: &api::{module}::{name}) -> &str {{ o.raw() }}"));
        }
    }
    let request = format!("api::{module}::{}Request", capitalized(&operation.name));
    let body = &model[operation.success_body].name;
    let success = format!("<{request} as api::Request>::Response");
    uses.push(format!("fn success(o: {success}) -> api::{module}::{body} {{ o }}"));
    uses.push(format!("fn read() {{ let _ = api::{module}::{body}::from_json(b\"\"); }}"));
    let error = &model[operation.error_body].name;
    uses.push(format!("fn error(o: api::ErrorObject) -> api::{module}::{error} {{ o }}"));
}

/// What is one type in all versions has a name without a version.
fn shared(model: &Model, operation: &Operation, uses: &mut Vec<String>) {
    let groups = operation.request.groups.iter().filter_map(|group| group.rust.as_ref());
    let groups = groups.filter(|rust| !rust.versioned).map(|rust| &rust.name);
    let objects = model.objects_of(operation).into_iter().map(|id| &model[id]);
    let objects = objects.filter(|object| !object.versioned).map(|object| &object.name);
    for name in groups.chain(objects) {
        for module in operation.versions.iter().map(|version| &version.name) {
            uses.push(format!("fn shared(o: api::{module}::{name}) -> api::{name} {{ o }}"));
        }
    }
}

fn accepted(model: &Model, field: &Field) -> String {
    match field.r#type {
        Type::Text => "&str".to_owned(),
        Type::Json => "api::RawJson".to_owned(),
        Type::Amount => "api::Amount".to_owned(),
        Type::EpochSeconds => "api::EpochSeconds".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Boolean | Type::Flag => "bool".to_owned(),
        Type::Enum(id) => format!("api::{}", model[id].name),
        Type::Number | Type::Object(_) | Type::List(_) | Type::Texts => unreachable!("a request is flat"),
    }
}

fn returned(model: &Model, field: &Field, module: &str) -> String {
    match field.r#type {
        Type::Text => "Option<&str>".to_owned(),
        Type::Json => "Option<&api::RawJson>".to_owned(),
        Type::Amount => "Option<api::Amount>".to_owned(),
        Type::EpochSeconds => "Option<api::EpochSeconds>".to_owned(),
        Type::Integer => "Option<i64>".to_owned(),
        Type::Number => "Option<&api::Number>".to_owned(),
        Type::Texts => "&[String]".to_owned(),
        Type::Boolean => "Option<bool>".to_owned(),
        Type::Flag => "bool".to_owned(),
        Type::Enum(id) => format!("Option<&api::{}>", model[id].name),
        Type::Object(id) => format!("Option<&api::{module}::{}>", model[id].name),
        Type::List(id) => format!("&[api::{module}::{}]", model[id].name),
    }
}
