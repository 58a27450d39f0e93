//! The surface of a version: a line for everything that a user can touch.

use std::fmt::Write as _;

use crate::emit::words;
use crate::ir::{Field, Model, Operation, Request, VersionId};

/// What a version of an operation offers, one line each, in the order of the model.
pub(crate) fn surface(model: &Model, operation: &Operation, version: VersionId) -> String {
    let mut text = String::new();
    let Operation { title, endpoint, headers, request, responses, .. } = operation;
    let name = &operation[version].name;
    let module = crate::ir::names::snake(name);
    let builder = format!("{}RequestBuilder", crate::ir::names::pascal(&operation.name));
    let version_name = if operation.is_read() { String::new() } else { format!(" {name}") };
    let _ = writeln!(text, "{title}{version_name}: {} {}\n", endpoint.method, endpoint.path);
    text.push_str("headers: wire name | direction | presence | sensitivity\n");
    for header in headers {
        let (direction, presence) = (header.direction.name(), header.presence.name());
        let _ = writeln!(text, "{} | {direction} | {presence} | {}", header.wire, header.sensitivity.name());
    }
    if !operation.parameters.is_empty() {
        text.push_str("\nparameters: name | in | argument | type | presence | sensitivity\n");
    }
    for parameter in &operation.parameters {
        let (location, r#type) = (parameter.location.name(), parameter.r#type.scalar_name().unwrap_or_default());
        let (presence, sensitivity) = (parameter.presence.name(), parameter.sensitivity.name());
        let _ = writeln!(
            text,
            "{} | {location} | {} | {type} | {presence} | {sensitivity}",
            parameter.wire, parameter.rust
        );
    }
    if !operation.is_read() {
        text.push_str("\nrequest: wire name | setter | type | presence | rules | sensitivity\n");
    }
    for field in request.fields.iter().filter(|field| field.versions.contains(version)) {
        let owner = match &request.group_of(field).rust {
            None => format!("{module}::{builder}"),
            Some(rust) if rust.versioned => format!("{module}::{}", rust.name),
            Some(rust) => rust.name.clone(),
        };
        let _ = writeln!(text, "{}", request_line(model, request, field, &owner));
    }
    for id in model.objects_of(operation) {
        let object = &model[id];
        let owner = if object.versioned { format!("{module}::{}", object.name) } else { object.name.clone() };
        let title = if id == operation.success_body { "response" } else { "object" };
        let _ = writeln!(text, "\n{title} {}: wire name | getter | type | sensitivity", object.name);
        for field in object.fields.iter().filter(|field| field.versions.contains(version)) {
            let r#type = words::type_name(model, field.r#type);
            let _ = writeln!(text, "{} | {owner}::{} | {type} | {}", field.wire, field.rust, field.sensitivity.name());
        }
    }
    text.push_str("\nenums: name | values\n");
    for id in model.enums_of(operation) {
        let list = &model[id];
        let values: Vec<&str> = list.values.iter().map(|value| value.wire.as_str()).collect();
        let _ = writeln!(text, "{} | {}", list.name, values.join(" "));
    }
    text.push_str("\nstatuses: status | name | body\n");
    for response in responses.iter().filter(|response| response.versions.contains(version)) {
        let body = &model[response.body].name;
        let _ = writeln!(text, "{} | {} | {body}", response.status, response.variant);
    }
    text
}

fn request_line(model: &Model, request: &Request, field: &Field, owner: &str) -> String {
    let of_type = words::type_rule(field.r#type).map(|words| format!("must: {words}"));
    let told = words::told(field).map(|rule| format!("{}: {}", rule.level.name(), words::rule(request, rule)));
    let rules: Vec<String> = of_type.into_iter().chain(told).collect();
    let rules = if rules.is_empty() { "-".to_owned() } else { rules.join("; ") };
    format!(
        "{} | {owner}::{} | {} | {} | {rules} | {}",
        field.wire,
        field.rust,
        words::type_name(model, field.r#type),
        words::presence(field),
        field.sensitivity.name(),
    )
}
