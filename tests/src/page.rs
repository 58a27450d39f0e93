//! The documentation page that a model would be made from, in our own words.

use std::fmt::Write as _;

use codegen::Json;
use codegen::ir::{Direction, Field, Model, ObjectId, Origin, RuleKind, Scalar, Type, VersionId};
use serde_json::{Map, Value};

/// A page in the format of the real one, which says all that the model calls documented, and whose samples have all that
/// the model knows from samples.
#[must_use]
pub fn of(model: &Model) -> String {
    let operation = &model.operations[0];
    let mut page = format!("---\npage_title: {}\nopenapi:\n", model.title);
    for version in &operation.versions {
        if let Some(url) = &version.openapi {
            let _ = writeln!(page, "  {}: {url}", version.name);
        }
    }
    page.push_str("---\n\n## Available API Versions\n\n");
    for version in &operation.versions {
        let _ = writeln!(page, "- [{0}](#{0})", version.name);
    }
    for id in operation.version_ids() {
        version(&mut page, model, id);
    }
    page.push_str("\n---\n\n## See Also\n\n");
    for other in &operation.see_also {
        let _ = writeln!(page, "- [{}]({})", other.title, other.url);
    }
    page
}

fn version(page: &mut String, model: &Model, id: VersionId) {
    let version = &model.operations[0].versions[id.0];
    let _ = write!(page, "\n---\n\n## API Version: {}\n\n\n# {}\n\n{}\n\n", version.name, model.title, version.docs);
    page.push_str("## Endpoints:\n");
    for host in model.hosts.iter().filter(|host| host.origin == Origin::Documented) {
        let _ = writeln!(page, "- {}: {}{}", host.name, host.url, model.operations[0].endpoint.path);
    }
    let _ = write!(page, "\n## Request Type: \n{}\n\n", model.operations[0].endpoint.method);
    let content_type = model.operations[0].endpoint.content_type.as_deref().unwrap_or_default();
    let _ = write!(page, "## Content-Type: \n{content_type}\n\n");
    let authorization = &model.authorization;
    let _ = write!(page, "## Authorization:\n\n#### {} Auth:\n{}\n", authorization.scheme, authorization.docs);
    let _ = write!(page, "- Tags: {}\n## Headers:\n", authorization.tags);
    for header in model.operations[0].headers.iter().filter(|header| header.direction == Direction::Request) {
        if let Some(tags) = &header.tags {
            let _ = write!(page, "\n#### {}:\n{}\n- Tags: {tags}\n", header.wire, header.docs);
        }
    }
    samples(page, model, id);
    body(page, model, id);
    responses(page, model, id);
}

fn samples(page: &mut String, model: &Model, id: VersionId) {
    let fields = model.operations[0].request.fields.iter().filter(|field| field.versions.contains(id));
    let sampled = fields.filter(|field| field.origin == Origin::Sample);
    let request: Map<String, Value> = sampled.map(|field| (field.wire.clone(), example(field))).collect();
    page.push_str("## Sample Code Snippets:\n");
    let _ = write!(page, "### Code Snippets:\n\n#### Snippet:\n```json\n{:#}\n```\n\n", Value::from(request.clone()));
    let sample = model.operations[0].samples.iter().find(|sample| sample.version == id);
    let shown = |body: Option<&Json>, otherwise: Value| {
        body.map_or(otherwise, |body| serde_json::from_str(&body.line()).expect("it is JSON"))
    };
    let request = shown(sample.and_then(|sample| sample.request.as_ref()), Value::from(request));
    let answer = answer(model, id, model.operations[0].success_body);
    let response = shown(sample.and_then(|sample| sample.response.as_ref()), answer);
    page.push_str("### Sample Request & Response:\n\n");
    let _ = write!(page, "#### Request:\n```json\n{request:#}\n```\n\n#### Response:\n```json\n{response:#}\n```\n\n");
}

fn answer(model: &Model, id: VersionId, object: ObjectId) -> Value {
    let fields = model.objects[object.0].fields.iter().filter(|field| field.versions.contains(id));
    let known = fields.filter(|field| field.origin != Origin::Observed);
    let entries = known.map(|field| {
        let value = match field.r#type {
            Type::Object(inner) => answer(model, id, inner),
            Type::List(inner) => Value::from(vec![answer(model, id, inner)]),
            _ => example(field),
        };
        (field.wire.clone(), value)
    });
    Value::from(entries.collect::<Map<String, Value>>())
}

fn example(field: &Field) -> Value {
    match &field.example {
        Some(Scalar::Text(text)) => Value::from(text.as_str()),
        Some(Scalar::Boolean(value)) => Value::from(*value),
        None => Value::from("x"),
    }
}

fn body(page: &mut String, model: &Model, id: VersionId) {
    page.push_str("## Body Parameters:\n");
    for (index, group) in model.operations[0].request.groups.iter().enumerate() {
        let of_group = |field: &&Field| field.group.is_some_and(|own| own.0 == index) && field.versions.contains(id);
        let documented: Vec<&Field> =
            model.operations[0].request.fields.iter().filter(of_group).filter(|field| field.tags.is_some()).collect();
        if documented.is_empty() {
            continue;
        }
        let _ = writeln!(page, "### {}:", group.title);
        for field in documented {
            let _ = write!(page, "\n#### {}:\n- Description: {}\n", field.wire, field.docs.replace('\n', " "));
            let values = values(model, field);
            if !values.is_empty() {
                let _ = write!(page, "\nEnum: {}.\n\n", values.join(", "));
            }
            if field.example.is_some() {
                let _ = writeln!(page, "- Value: <p>Example:- <br> {} </p>", example(field).as_str().unwrap_or("true"));
            }
            let _ = writeln!(page, "- Tags: {}", field.tags.as_deref().unwrap_or_default());
        }
    }
}

fn values(model: &Model, field: &Field) -> Vec<String> {
    let quoted = |value: &String| format!("\"{value}\"");
    match field.r#type {
        Type::Enum(id) => {
            let values = model.enums[id.0].values.iter();
            values.filter(|value| value.origin == Origin::Documented).map(|value| quoted(&value.wire)).collect()
        }
        _ => field
            .rules
            .iter()
            .filter(|rule| rule.conditions.is_empty())
            .find_map(|rule| match &rule.kind {
                RuleKind::OneOf(values) => Some(values.iter().map(quoted).collect()),
                _ => None,
            })
            .unwrap_or_default(),
    }
}

fn responses(page: &mut String, model: &Model, id: VersionId) {
    page.push_str("## API Responses:\n");
    let documented = |response: &&codegen::ir::Response| response.origin == Origin::Documented;
    for response in
        model.operations[0].responses.iter().filter(documented).filter(|response| response.versions.contains(id))
    {
        let _ = writeln!(page, "### {}:", response.status);
        for (wire, shown) in &response.fields {
            let mut fields = model.objects[response.body.0].fields.iter();
            let field = fields.find(|field| field.wire == *wire && field.versions.contains(id));
            let docs = field.map_or("", |field| field.docs.as_str());
            let shown =
                shown.clone().or_else(|| field.map(|field| example(field).as_str().unwrap_or("true").to_owned()));
            let _ = write!(page, "\n#### {wire}:\n- Description: {docs}\n");
            let _ = writeln!(page, "- Value: <p>Example:- <br> {} </p>", shown.unwrap_or_default());
            if let Some(tags) = field.and_then(|field| field.tags.as_ref()) {
                let _ = writeln!(page, "- Tags: {tags}");
            }
        }
    }
}
