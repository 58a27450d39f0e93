//! Every example of a request's field keeps the field's own rules, as the generated validators judge it.

use codegen::ir::{Field, Presence, RuleKind, Scalar, VersionId};
use juspay_session::{ApiVersion, check_json};
use serde_json::{Map, Value};
use tests::sample::NOW;

#[test]
fn every_example_keeps_the_rules_of_its_field() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let mut broken = Vec::new();
    let mut judged = 0;
    let operation = &model.operations[0];
    for version in operation.version_ids() {
        for field in operation.request.fields.iter().filter(|field| field.versions.contains(version)) {
            let Some(example) = &field.example else { continue };
            let mut body = required(&operation.request.fields, version);
            body.insert(field.wire.clone(), json(example));
            broken.extend(faults(&operation.versions[version.0].name, field, body));
            judged += 1;
        }
    }
    assert!(broken.is_empty(), "these examples break rules:\n{}", broken.join("\n"));
    assert!(judged > 40, "only {judged} examples were judged");
}

/// The check reports an example that breaks a rule.
#[test]
fn an_example_that_breaks_a_rule_is_named() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let operation = &model.operations[0];
    let field = operation.request.fields.iter().find(|field| field.wire == "return_url").expect("the model has it");
    let body = Map::from_iter([(field.wire.clone(), Value::from("https://127.0.0.1/"))]);
    let found = faults(&operation.versions[0].name, field, body);
    assert_eq!(found.len(), 1, "{found:?}");
    let place = format!("{}:{}: ", field.source.file, field.source.line);
    assert!(found[0].starts_with(&place) && found[0].contains("basic/return_url/url_without_ip_host"), "{found:?}");
}

/// The examples of all fields that a version requires.
fn required(fields: &[Field], version: VersionId) -> Map<String, Value> {
    let required = |field: &&Field| field.presence == Presence::Required && field.versions.contains(version);
    let examples = fields.iter().filter(required).filter_map(|field| Some((field, field.example.as_ref()?)));
    examples.map(|(field, example)| (field.wire.clone(), json(example))).collect()
}

fn json(example: &Scalar) -> Value {
    match example {
        Scalar::Text(text) => Value::from(text.as_str()),
        Scalar::Boolean(truth) => Value::from(*truth),
    }
}

/// Where and why a body breaks the rules of a field. Rules with a condition, and rules on dates, do not count.
fn faults(version: &str, field: &Field, body: Map<String, Value>) -> Vec<String> {
    let does_not_count = |place: &str| {
        field.rules.iter().any(|rule| {
            let is_date = matches!(rule.kind, RuleKind::Today | RuleKind::After(_) | RuleKind::Within { .. });
            (is_date || !rule.conditions.is_empty()) && place == format!("{}/{}", field.path, rule.name)
        })
    };
    let json = Value::from(body).to_string();
    let version = version.parse::<ApiVersion>().expect("the crate has every version");
    let violations = check_json(version, json.as_bytes(), NOW).expect("the body is an object");
    let counted = violations
        .iter()
        .filter(|violation| violation.field() == field.wire && !does_not_count(&violation.place()))
        .map(|violation| format!("{}:{}: {}: {violation}", field.source.file, field.source.line, violation.place()));
    counted.collect()
}
