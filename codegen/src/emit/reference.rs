//! `reference.md`: every field with the page's tags beside our reading, and every decision, for readers.

use std::fmt::Write as _;

use crate::emit::words;
use crate::ir::{Decision, Field, GroupId, Model};

pub(crate) fn emit(model: &Model) -> String {
    let mut text = crate::emit::print::header("<!--");
    text.push_str(" -->\n\n");
    let _ = writeln!(text, "# {}: the page and our reading\n", model.title);
    let _ = writeln!(
        text,
        "`{} {}`, documented at <{}>.\n\n{}\n",
        model.endpoint.method, model.endpoint.path, model.page, model.docs
    );
    general(model, &mut text);
    request(model, &mut text);
    objects(model, &mut text);
    responses(model, &mut text);
    enums(model, &mut text);
    left_out(model, &mut text);
    text
}

fn general(model: &Model, text: &mut String) {
    text.push_str("| version | what sets it apart |\n|---|---|\n");
    for version in &model.versions {
        row(text, &[&format!("`{}`", version.name), &version.docs]);
    }
    text.push_str("\n| host | base URL | origin | use |\n|---|---|---|---|\n");
    for host in &model.hosts {
        row(text, &[&host.name, &format!("`{}`", host.url), host.origin.name(), &host.docs]);
    }
    text.push_str("\n## Headers\n\n| header | direction | presence | page's tags | origin | sensitivity | meaning |\n|---|---|---|---|---|---|---|\n");
    let authorization = &model.authorization;
    row(
        text,
        &[
            "`Authorization`",
            "request",
            "required",
            &authorization.tags,
            "documented",
            authorization.sensitivity.name(),
            &authorization.docs,
        ],
    );
    for header in &model.headers {
        let (direction, presence) = (header.direction.name(), header.presence.name());
        let tags = header.tags.as_deref().unwrap_or("-");
        row(
            text,
            &[
                &format!("`{}`", header.wire),
                direction,
                presence,
                tags,
                header.origin.name(),
                header.sensitivity.name(),
                &header.docs,
            ],
        );
    }
    text.push_str("\n### Decisions\n\n");
    for decision in &model.decisions {
        decide(text, None, decision);
    }
    for header in &model.headers {
        for decision in &header.decisions {
            decide(text, Some(&header.wire), decision);
        }
    }
}

fn request(model: &Model, text: &mut String) {
    for (index, group) in model.request.groups.iter().enumerate() {
        let _ = writeln!(text, "\n## Request: {}\n\n{} From `{}`.\n", group.title, group.docs, group.source.file);
        text.push_str(
            "| key | versions | type | presence | page's tags | must | should | sensitivity | origin | example |\n",
        );
        text.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
        for field in GroupId(index).fields(model) {
            let rules = |level| {
                let told = words::told(field).filter(|rule| rule.level == level).map(|rule| words::rule(model, rule));
                let of_type = words::type_rule(field.r#type).filter(|_| level == crate::ir::Level::Must);
                let rules: Vec<String> = of_type.map(str::to_owned).into_iter().chain(told).collect();
                if rules.is_empty() { "-".to_owned() } else { rules.join("; ") }
            };
            let presence = words::presence(field);
            row(
                text,
                &[
                    &format!("`{}`", field.wire),
                    &words::versions(model, &field.versions),
                    &words::type_name(model, field.r#type),
                    &presence,
                    field.tags.as_deref().unwrap_or("-"),
                    &rules(crate::ir::Level::Must),
                    &rules(crate::ir::Level::Should),
                    field.sensitivity.name(),
                    field.origin.name(),
                    &example(field),
                ],
            );
        }
        let fields = GroupId(index).fields(model);
        decisions(text, &group.decisions, &fields);
    }
}

fn objects(model: &Model, text: &mut String) {
    for object in &model.objects {
        let _ = writeln!(text, "\n## Answer: `{}`\n\n{} From `{}`.\n", object.name, object.docs, object.source.file);
        text.push_str("| key | versions | type | page's tags | sensitivity | origin | meaning | example |\n|---|---|---|---|---|---|---|---|\n");
        for field in &object.fields {
            row(
                text,
                &[
                    &format!("`{}`", field.wire),
                    &words::versions(model, &field.versions),
                    &words::type_name(model, field.r#type),
                    field.tags.as_deref().unwrap_or("-"),
                    field.sensitivity.name(),
                    field.origin.name(),
                    &field.docs,
                    &example(field),
                ],
            );
        }
        let fields: Vec<&Field> = object.fields.iter().collect();
        decisions(text, &[], &fields);
    }
}

fn responses(model: &Model, text: &mut String) {
    text.push_str("\n## Statuses\n\n| status | versions | meaning | body | fields on the page | origin |\n|---|---|---|---|---|---|\n");
    for response in &model.responses {
        let body = model.objects.get(response.body.0).map_or("", |object| object.name.as_str());
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
                &words::versions(model, &response.versions),
                &response.docs,
                &format!("`{body}`"),
                &fields,
                response.origin.name(),
            ],
        );
    }
    let decided = model.responses.iter().filter(|response| !response.decisions.is_empty());
    for (index, response) in decided.enumerate() {
        text.push_str(if index == 0 { "\n### Decisions\n\n" } else { "" });
        for decision in &response.decisions {
            decide(text, Some(&response.status.to_string()), decision);
        }
    }
}

fn left_out(model: &Model, text: &mut String) {
    if model.left_out.is_empty() {
        return;
    }
    text.push_str("\n## Left out\n\nThe page lists these, and the model does not.\n\n");
    text.push_str("| part | name | versions | because |\n|---|---|---|---|\n");
    for item in &model.left_out {
        let name = format!("`{}`", item.name);
        row(text, &[item.part.name(), &name, &words::versions(model, &item.versions), &item.because]);
    }
}

fn enums(model: &Model, text: &mut String) {
    for list in &model.enums {
        let _ = writeln!(text, "\n## Values: `{}`\n\n{} From `{}`.\n", list.name, list.docs, list.source.file);
        text.push_str("| value | meaning | origin |\n|---|---|---|\n");
        for value in &list.values {
            row(text, &[&format!("`{}`", value.wire), &value.docs, value.origin.name()]);
        }
    }
}

fn example(field: &Field) -> String {
    field.example.as_ref().map_or_else(|| "-".to_owned(), |example| format!("`{}`", words::scalar(example)))
}

fn decisions(text: &mut String, group: &[Decision], fields: &[&Field]) {
    if group.is_empty() && fields.iter().all(|field| field.decisions.is_empty()) {
        return;
    }
    text.push_str("\n### Decisions\n\n");
    for decision in group {
        decide(text, None, decision);
    }
    for field in fields {
        for decision in &field.decisions {
            decide(text, Some(&field.wire), decision);
        }
    }
}

fn decide(text: &mut String, subject: Option<&str>, decision: &Decision) {
    let subject = subject.map(|subject| format!("`{subject}`: ")).unwrap_or_default();
    let Decision { page, reading, because } = decision;
    let _ = writeln!(text, "- {subject}*The page:* {page} *Our reading:* {reading} *Because:* {because}");
}

fn row(text: &mut String, cells: &[&str]) {
    for cell in cells {
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let _ = write!(text, "| {cell} ");
    }
    text.push_str("|\n");
}
