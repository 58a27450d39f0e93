//! `reference.md`: for each operation every field with the page's tags and our reading, and every decision.

use std::fmt::Write as _;

use crate::emit::words;
use crate::ir::{
    Authorization, Decision, Endpoint, Field, FieldId, GroupId, HeaderSource, Model, ObjectId, Operation, OrderEffect,
    Origin, SeeAlso, Sighting, Version,
};

pub(crate) fn emit(model: &Model) -> String {
    let mut text = crate::emit::print::header("<!--");
    text.push_str(" -->\n\n");
    let _ = writeln!(text, "# {}: the pages and our reading\n\n{}\n", model.title, model.docs);
    general(model, &mut text);
    for operation in &model.operations {
        self::operation(model, operation, &mut text);
    }
    objects(model, &mut text);
    enums(model, &mut text);
    text
}

fn general(model: &Model, text: &mut String) {
    text.push_str("| host | base URL | origin | use |\n|---|---|---|---|\n");
    for host in &model.hosts {
        row(
            text,
            &[&host.name, &format!("`{}`", host.url), &origin_words(host.origin, host.sighting.as_ref()), &host.docs],
        );
    }
    text.push_str("\n| authorization | page's tags | sensitivity | meaning |\n|---|---|---|---|\n");
    let Authorization { source: _, scheme, tags, docs, sensitivity, example: _ } = &model.authorization;
    row(text, &[&format!("`{scheme}`"), tags, sensitivity.name(), docs]);
    decisions(text, &model.decisions, &[]);
}

fn operation(model: &Model, operation: &Operation, text: &mut String) {
    let Operation { name, title, page, docs, versions, endpoint, see_also, .. } = operation;
    let Endpoint { source: _, method, path, content_type } = endpoint;
    let page = page.as_ref().map(|page| format!(", documented at <{page}>")).unwrap_or_default();
    let body = content_type.as_ref().map(|media_type| format!(" with a body of `{media_type}`")).unwrap_or_default();
    let _ = writeln!(text, "\n## `{name}`: {title}\n\n`{method} {path}`{body}{page}.\n\n{docs}\n");
    text.push_str("| version | what sets it apart | the page's own OpenAPI document |\n|---|---|---|\n");
    for Version { source: _, name, variant: _, docs, openapi } in versions {
        let openapi = openapi.as_ref().map_or("-".to_owned(), |url| format!("<{url}>"));
        row(text, &[&format!("`{name}`"), docs, &openapi]);
    }
    if !see_also.is_empty() {
        let pages = see_also.iter().map(|SeeAlso { source: _, title, url }| format!("[{title}]({url})"));
        let _ = writeln!(text, "\nSee also: {}.", pages.collect::<Vec<_>>().join(", "));
    }
    decisions(text, &operation.decisions, &[]);
    headers(operation, text);
    parameters(operation, text);
    request(model, operation, text);
    responses(model, operation, text);
    left_out(operation, text);
}

fn headers(operation: &Operation, text: &mut String) {
    text.push_str("\n### Headers\n\n| header | direction | presence | page's tags | origin | sensitivity | filled from | meaning |\n|---|---|---|---|---|---|---|---|\n");
    let wire = |id: FieldId| format!("`{}`", operation.request[id].wire);
    for header in &operation.headers {
        let (direction, presence) = (header.direction.name(), header.presence.name());
        let tags = header.tags.as_deref().unwrap_or("-");
        let from = match &header.from {
            None => "-".to_owned(),
            Some(HeaderSource::Setting(setting)) => format!("the client's setting `{}`", setting.name()),
            Some(HeaderSource::Constant(text)) => format!("always `{text}`"),
            Some(HeaderSource::Argument(name)) => format!("the argument `{name}` of the call"),
            Some(HeaderSource::Field { field, fallback: None }) => wire(*field),
            Some(HeaderSource::Field { field, fallback: Some(fallback) }) => {
                format!("{}, or {} if that is absent or empty", wire(*field), wire(*fallback))
            }
        };
        row(
            text,
            &[
                &format!("`{}`", header.wire),
                direction,
                presence,
                tags,
                &origin_words(header.origin, header.sighting.as_ref()),
                header.sensitivity.name(),
                &from,
                &header.docs,
            ],
        );
    }
    let decided = operation.headers.iter().map(|header| (header.wire.as_str(), header.decisions.as_slice()));
    decisions(text, &[], &decided.collect::<Vec<_>>());
}

fn parameters(operation: &Operation, text: &mut String) {
    if operation.parameters.is_empty() {
        return;
    }
    text.push_str("\n### Parameters\n\n| name | in | type | presence | page's tags | origin | sensitivity | meaning | example |\n|---|---|---|---|---|---|---|---|---|\n");
    for parameter in &operation.parameters {
        let example =
            parameter.example.as_ref().map_or_else(|| "-".to_owned(), |it| format!("`{}`", words::scalar(it)));
        row(
            text,
            &[
                &format!("`{}`", parameter.wire),
                parameter.location.name(),
                parameter.r#type.scalar_name().unwrap_or("-"),
                parameter.presence.name(),
                parameter.tags.as_deref().unwrap_or("-"),
                &origin_words(parameter.origin, parameter.sighting.as_ref()),
                parameter.sensitivity.name(),
                &parameter.docs,
                &example,
            ],
        );
    }
    let decided = operation.parameters.iter().map(|one| (one.wire.as_str(), one.decisions.as_slice()));
    decisions(text, &[], &decided.collect::<Vec<_>>());
}

fn request(model: &Model, operation: &Operation, text: &mut String) {
    let request = &operation.request;
    for (index, group) in request.groups.iter().enumerate() {
        let _ = writeln!(text, "\n### Request: {}\n\n{} From `{}`.\n", group.title, group.docs, group.source.file);
        text.push_str(
            "| key | meaning | versions | type | presence | page's tags | must | should | sensitivity | origin | example |\n",
        );
        text.push_str("|---|---|---|---|---|---|---|---|---|---|---|\n");
        for field in request.fields_of(GroupId(index)) {
            let rules = |level| {
                let told = words::told(field).filter(|rule| rule.level == level).map(|rule| words::rule(request, rule));
                let of_type = words::type_rule(field.r#type).filter(|_| level == crate::ir::Level::Must);
                let rules: Vec<String> = of_type.map(str::to_owned).into_iter().chain(told).collect();
                if rules.is_empty() { "-".to_owned() } else { rules.join("; ") }
            };
            let presence = words::presence_in(request, field);
            row(
                text,
                &[
                    &format!("`{}`", field.wire),
                    &field.docs,
                    &words::versions(operation, &field.versions),
                    &words::type_name(model, field.r#type),
                    &presence,
                    field.tags.as_deref().unwrap_or("-"),
                    &rules(crate::ir::Level::Must),
                    &rules(crate::ir::Level::Should),
                    field.sensitivity.name(),
                    &origin_words(field.origin, field.sighting.as_ref()),
                    &example(field),
                ],
            );
        }
        decisions(text, &group.decisions, &of_fields(request.fields_of(GroupId(index))));
    }
}

fn objects(model: &Model, text: &mut String) {
    for (index, object) in model.objects.iter().enumerate() {
        let operation = model.user_of(ObjectId(index));
        let _ = writeln!(text, "\n## Response: `{}`\n\n{} From `{}`.\n", object.name, object.docs, object.source.file);
        text.push_str("| key | versions | type | page's tags | sensitivity | origin | meaning | example |\n|---|---|---|---|---|---|---|---|\n");
        for field in &object.fields {
            row(
                text,
                &[
                    &format!("`{}`", field.wire),
                    &words::versions(operation, &field.versions),
                    &words::type_name(model, field.r#type),
                    field.tags.as_deref().unwrap_or("-"),
                    field.sensitivity.name(),
                    &origin_words(field.origin, field.sighting.as_ref()),
                    &field.docs,
                    &example(field),
                ],
            );
        }
        decisions(text, &[], &of_fields(object.fields.iter()));
    }
}

fn responses(model: &Model, operation: &Operation, text: &mut String) {
    text.push_str("\n### Statuses\n\n| status | versions | meaning | order | body | fields on the page | origin |\n|---|---|---|---|---|---|---|\n");
    for response in &operation.responses {
        let body = &model[response.body].name;
        let fields: Vec<String> = response
            .fields
            .iter()
            .map(|(field, shown)| match shown {
                None => format!("`{field}`"),
                Some(shown) => format!("`{field}` ({shown})"),
            })
            .collect();
        let fields = if fields.is_empty() { "-".to_owned() } else { fields.join(", ") };
        row(
            text,
            &[
                &response.status.to_string(),
                &words::versions(operation, &response.versions),
                &response.docs,
                response.order.map_or("-", OrderEffect::name),
                &format!("`{body}`"),
                &fields,
                &origin_words(response.origin, response.sighting.as_ref()),
            ],
        );
    }
    let statuses: Vec<String> = operation.responses.iter().map(|response| response.status.to_string()).collect();
    let decided =
        statuses.iter().map(String::as_str).zip(operation.responses.iter().map(|response| &*response.decisions));
    decisions(text, &[], &decided.collect::<Vec<_>>());
}

fn left_out(operation: &Operation, text: &mut String) {
    if operation.left_out.is_empty() {
        return;
    }
    text.push_str("\n### Left out\n\nThe page lists these, and the model does not.\n\n");
    text.push_str("| part | name | versions | because |\n|---|---|---|---|\n");
    for item in &operation.left_out {
        let name = format!("`{}`", item.name);
        row(text, &[item.part.name(), &name, &words::versions(operation, &item.versions), &item.because]);
    }
}

fn enums(model: &Model, text: &mut String) {
    for list in &model.enums {
        let _ = writeln!(text, "\n## Values: `{}`\n\n{} From `{}`.\n", list.name, list.docs, list.source.file);
        text.push_str("| value | meaning | origin |\n|---|---|---|\n");
        for value in &list.values {
            row(
                text,
                &[&format!("`{}`", value.wire), &value.docs, &origin_words(value.origin, value.sighting.as_ref())],
            );
        }
    }
}

fn example(field: &Field) -> String {
    field.example.as_ref().map_or_else(|| "-".to_owned(), |example| format!("`{}`", words::scalar(example)))
}

/// The decisions of fields, each with its key.
fn of_fields<'f>(fields: impl Iterator<Item = &'f Field>) -> Vec<(&'f str, &'f [Decision])> {
    fields.map(|field| (field.wire.as_str(), field.decisions.as_slice())).collect()
}

/// The decisions about a thing, and those about its parts, each with its name.
fn decisions(text: &mut String, whole: &[Decision], parts: &[(&str, &[Decision])]) {
    if whole.is_empty() && parts.iter().all(|(_, decisions)| decisions.is_empty()) {
        return;
    }
    text.push_str("\nDecisions:\n\n");
    for decision in whole {
        decide(text, None, decision);
    }
    for (name, decisions) in parts {
        for decision in *decisions {
            decide(text, Some(name), decision);
        }
    }
}

fn decide(text: &mut String, subject: Option<&str>, decision: &Decision) {
    let subject = subject.map(|subject| format!("`{subject}`: ")).unwrap_or_default();
    let Decision { page, reading, because, sighting } = decision;
    let _ = writeln!(
        text,
        "- {subject}*The page:* {page} *Our reading:* {reading} *Because:* {because}{}",
        sighting_words(sighting.as_ref())
    );
}

/// Where a decision's other material was seen.
fn sighting_words(sighting: Option<&Sighting>) -> String {
    sighting.map(|Sighting { source, seen }| format!(" *Source:* {source}; seen {seen}.")).unwrap_or_default()
}

/// Where a fact comes from, with its source.
fn origin_words(origin: Origin, sighting: Option<&Sighting>) -> String {
    match sighting {
        None => origin.name().to_owned(),
        Some(Sighting { source, seen }) => format!("{}: {source}; seen {seen}", origin.name()),
    }
}

fn row(text: &mut String, cells: &[&str]) {
    for cell in cells {
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let _ = write!(text, "| {cell} ");
    }
    text.push_str("|\n");
}
