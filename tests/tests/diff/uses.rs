//! A program that uses everything that a model lets downstream code name, a function on a line for each use.

use codegen::ir::{Field, GroupId, Model, Type, VersionId};

/// Every use of a model's crate, a line of code each.
pub fn of(model: &Model) -> Vec<String> {
    let mut uses = Vec::new();
    for version in &model.operations[0].versions {
        uses.push(format!("fn version() -> api::ApiVersion {{ api::ApiVersion::{} }}", version.variant));
        uses.push(format!("fn module() {{ let _ = api::{}::SessionRequest::builder(); }}", version.name));
    }
    for host in &model.hosts {
        let variant: String = host.name[..1].to_uppercase() + &host.name[1..];
        uses.push(format!("fn host() -> &'static str {{ api::Environment::{variant}.base_url() }}"));
    }
    for header in &model.operations[0].headers {
        uses.push(format!("fn header() -> &'static str {{ api::header::{} }}", header.constant));
    }
    for response in &model.operations[0].responses {
        uses.push(format!("fn status() -> u16 {{ api::ResponseStatus::{}.code() }}", response.variant));
    }
    for list in &model.enums {
        let name = &list.name;
        uses.push(format!("fn of_text() -> api::{name} {{ api::{name}::from(\"\") }}"));
        let values = list.values.iter().map(|value| &value.variant);
        uses.extend(values.map(|variant| format!("fn value() -> api::{name} {{ api::{name}::{variant} }}")));
    }
    request(model, &mut uses);
    answers(model, &mut uses);
    uses
}

fn request(model: &Model, uses: &mut Vec<String>) {
    for rust in model.operations[0].request.groups.iter().filter_map(|group| group.rust.as_ref()) {
        let (name, setter) = (&rust.name, &rust.field);
        uses.push(match rust.versioned {
            true => format!(
                "fn group<V: api::Version>(b: api::SessionRequestBuilder<V>, g: api::{name}<V>) {{ let _ = b.{setter}(g); }}"
            ),
            false => format!(
                "fn group<V: api::Version>(b: api::SessionRequestBuilder<V>, g: api::{name}) {{ let _ = b.{setter}(g); }}"
            ),
        });
    }
    for field in &model.operations[0].request.fields {
        for version in versions(model, field) {
            let group = field.group.and_then(|GroupId(index)| model.operations[0].request.groups[index].rust.as_ref());
            let generics = version.generics();
            let owner = match group {
                None => format!("api::SessionRequestBuilder<{}>", version.name()),
                Some(rust) if rust.versioned => format!("api::{}<{}>", rust.name, version.name()),
                Some(rust) => format!("api::{}", rust.name),
            };
            let (accepted, returned) = (accepted(model, field), returned(model, field, &version));
            let (setter, getter) = (&field.rust, &field.getter);
            uses.push(format!("fn setter{generics}(b: {owner}, v: {accepted}) {{ let _ = b.{setter}(v); }}"));
            let request = format!("&api::SessionRequest<{}>", version.name());
            uses.push(format!("fn getter{generics}(r: {request}) -> {returned} {{ r.{getter}() }}"));
        }
    }
}

fn answers(model: &Model, uses: &mut Vec<String>) {
    for (index, object) in model.objects.iter().enumerate() {
        let name = &object.name;
        for field in &object.fields {
            for version in versions(model, field) {
                let generics = version.generics();
                let object = type_of_object(model, index, &version);
                let (returned, getter) = (returned(model, field, &version), &field.rust);
                uses.push(format!("fn getter{generics}(o: &{object}) -> {returned} {{ o.{getter}() }}"));
            }
        }
        if object.versioned {
            let version = &model.operations[0].versions[0].name;
            uses.push(format!("fn alias(o: api::{version}::{name}) -> api::{name}<api::{version}::Version> {{ o }}"));
        }
        if object.keep_raw {
            let object = type_of_object(model, index, &In::Any);
            uses.push(format!("fn raw<V: api::Version>(o: &{object}) -> &str {{ o.raw() }}"));
        }
    }
    let error = type_of_object(model, model.operations[0].error_body.0, &In::Any);
    uses.push(format!("fn error(o: api::ErrorObject) -> {error} {{ o }}"));
    for version in &model.operations[0].versions {
        let success = type_of_object(model, model.operations[0].success_body.0, &In::One(version.name.clone()));
        let version = &version.name;
        uses.push(format!("fn success(o: <api::{version}::Version as api::Version>::Response) -> {success} {{ o }}"));
    }
}

/// The version that a use is for.
enum In {
    Any,
    One(String),
}

impl In {
    fn generics(&self) -> &'static str {
        if matches!(self, Self::Any) { "<V: api::Version>" } else { "" }
    }

    fn name(&self) -> String {
        match self {
            Self::Any => "V".to_owned(),
            Self::One(name) => format!("api::{name}::Version"),
        }
    }
}

fn versions(model: &Model, field: &Field) -> Vec<In> {
    let ids = (0..model.operations[0].versions.len()).filter(|index| field.versions.contains(VersionId(*index)));
    let mut versions: Vec<In> = ids.map(|index| In::One(model.operations[0].versions[index].name.clone())).collect();
    versions.extend(field.versions.is_all().then_some(In::Any));
    versions
}

fn accepted(model: &Model, field: &Field) -> String {
    match field.r#type {
        Type::Text => "&str".to_owned(),
        Type::Json => "api::RawJson".to_owned(),
        Type::Amount => "api::Amount".to_owned(),
        Type::EpochSeconds => "api::EpochSeconds".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Boolean | Type::Flag => "bool".to_owned(),
        Type::Enum(id) => format!("api::{}", model.enums[id.0].name),
        Type::Object(_) | Type::List(_) => unreachable!("a request is flat"),
    }
}

fn returned(model: &Model, field: &Field, version: &In) -> String {
    match field.r#type {
        Type::Text => "Option<&str>".to_owned(),
        Type::Json => "Option<&api::RawJson>".to_owned(),
        Type::Amount => "Option<api::Amount>".to_owned(),
        Type::EpochSeconds => "Option<api::EpochSeconds>".to_owned(),
        Type::Integer => "Option<i64>".to_owned(),
        Type::Boolean => "Option<bool>".to_owned(),
        Type::Flag => "bool".to_owned(),
        Type::Enum(id) => format!("Option<&api::{}>", model.enums[id.0].name),
        Type::Object(id) => format!("Option<&{}>", type_of_object(model, id.0, version)),
        Type::List(id) => format!("&[{}]", type_of_object(model, id.0, version)),
    }
}

fn type_of_object(model: &Model, index: usize, version: &In) -> String {
    let object = &model.objects[index];
    if object.versioned { format!("api::{}<{}>", object.name, version.name()) } else { format!("api::{}", object.name) }
}
