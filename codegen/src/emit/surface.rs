//! The surface of a version: a line for everything that a user can touch.

use std::fmt::Write as _;

use crate::emit::words;
use crate::ir::{Field, Model, ObjectId, VersionId};

/// What a version offers, one line each, in the order of the model.
pub(crate) fn surface(model: &Model, version: VersionId) -> String {
    let mut text = String::new();
    let Some(name) = model.versions.get(version.0).map(|version| version.name.as_str()) else { return text };
    let module = crate::ir::names::snake(name);
    let _ = writeln!(text, "{} {name}: {} {}\n", model.title, model.endpoint.method, model.endpoint.path);
    text.push_str("headers: wire name | direction | presence | sensitivity\n");
    for header in &model.headers {
        let (direction, presence) = (header.direction.name(), header.presence.name());
        let _ = writeln!(text, "{} | {direction} | {presence} | {}", header.wire, header.sensitivity.name());
    }
    text.push_str("\nrequest: wire name | setter | type | presence | rules | sensitivity\n");
    for field in model.request.fields.iter().filter(|field| field.versions.contains(version)) {
        let group = field.group.and_then(|id| model.request.groups.get(id.0)).and_then(|group| group.rust.as_ref());
        let owner = match group {
            None => format!("{module}::SessionRequestBuilder"),
            Some(rust) if rust.versioned => format!("{module}::{}", rust.name),
            Some(rust) => rust.name.clone(),
        };
        let _ = writeln!(text, "{}", request_line(model, field, &owner));
    }
    for (index, object) in model.objects.iter().enumerate() {
        let owner = if object.versioned { format!("{module}::{}", object.name) } else { object.name.clone() };
        let title = if ObjectId(index) == model.success_body { "response" } else { "object" };
        let _ = writeln!(text, "\n{title} {}: wire name | getter | type | sensitivity", object.name);
        for field in object.fields.iter().filter(|field| field.versions.contains(version)) {
            let r#type = words::type_name(model, field.r#type);
            let _ = writeln!(text, "{} | {owner}::{} | {type} | {}", field.wire, field.rust, field.sensitivity.name());
        }
    }
    text.push_str("\nenums: name | values\n");
    for list in &model.enums {
        let values: Vec<&str> = list.values.iter().map(|value| value.wire.as_str()).collect();
        let _ = writeln!(text, "{} | {}", list.name, values.join(" "));
    }
    text.push_str("\nstatuses: status | name | body\n");
    for response in model.responses.iter().filter(|response| response.versions.contains(version)) {
        let body = model.objects.get(response.body.0).map_or("", |object| object.name.as_str());
        let _ = writeln!(text, "{} | {} | {body}", response.status, response.variant);
    }
    text
}

fn request_line(model: &Model, field: &Field, owner: &str) -> String {
    let of_type = words::type_rule(field.r#type).map(|words| format!("must: {words}"));
    let told = words::told(field).map(|rule| format!("{}: {}", rule.level.name(), words::rule(model, rule)));
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
