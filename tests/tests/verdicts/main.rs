//! What blocks and what is advice: the levels of the model, held against what the page shows and what Juspay publishes.

mod body;
mod reading;

use std::collections::BTreeSet;

use codegen::ir::{Field, Level, Presence, RuleKind, VersionId};
use serde_json::Value;
use tests::fixtures;
use tests::interpreter::{self, Finding};

use body::{Body, fields_at, model, schema};

/// The bodies of the page, with their version in their name.
fn of_the_page() -> Vec<Body> {
    let bodies = fixtures::read("page/requests", "json").into_iter();
    bodies
        .map(|(name, json)| {
            let version = if name.starts_with("v1") { "v1" } else { "default" };
            let body: Value = serde_json::from_slice(&json).unwrap();
            Body::of(name, serde_json::json!({"version": version, "body": body}))
        })
        .collect()
}

fn published() -> Vec<Body> {
    let files = fixtures::read("published", "json").into_iter();
    files.map(|(name, json)| Body::of(name, serde_json::from_slice(&json).unwrap())).collect()
}

/// Every `must` exactly, the `should`s at least.
#[test]
fn small_bodies_are_judged_as_they_should_be() {
    let model = model();
    let mut wrong = Vec::new();
    for line in fixtures::text("cases/requests.jsonl").lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let body = Body::of(expected["name"].as_str().unwrap().to_owned(), expected);
        let found = body.findings(&model);
        let (must, should) = (fields_at(&found, "must"), fields_at(&found, "should"));
        let is_silent = |field: &&str| !must.contains(field) && !should.contains(field);
        let is_right = must == body.texts("must")
            && body.texts("should").is_subset(&should)
            && body.texts("silent").iter().all(is_silent);
        if !is_right {
            wrong.push(format!("{}: must {must:?}, should {should:?}", body.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn published_bodies_have_their_verdicts() {
    let model = model();
    for body in published() {
        let found = body.findings(&model);
        for level in ["must", "should"] {
            let places: BTreeSet<&str> =
                found.iter().filter(|finding| finding.level == level).map(|finding| &*finding.place).collect();
            assert_eq!(places, body.texts(level), "{}: {level}", body.name);
        }
    }
}

/// A body of the page, or one that Juspay publishes, is refused for a missing key only if the key is there in another
/// spelling, which a near miss tells.
#[test]
fn no_published_body_is_refused_for_what_it_leaves_out() {
    let model = model();
    for body in of_the_page().iter().chain(&published()) {
        let found = body.findings(&model);
        let is_presence = |finding: &&Finding| matches!(finding.rule.as_str(), "presence" | "required");
        let refused: Vec<&Finding> =
            found.iter().filter(|finding| finding.level == "must").filter(is_presence).collect();
        let plain = |key: &str| key.replace(['.', '_', '-'], "").to_lowercase();
        for finding in refused {
            let is_there =
                found.iter().any(|near| near.place == "extra/near_miss" && plain(&near.field) == plain(&finding.field));
            assert!(is_there, "{} is refused for want of {}", body.name, finding.field);
        }
    }
}

/// What the page tags required is only advice where a published body leaves it out, or where the page names a default.
#[test]
fn presence_is_advice_only_for_a_reason() {
    let model = model();
    let bodies: Vec<Body> = of_the_page().into_iter().chain(published()).collect();
    let is_tagged = |field: &&Field| field.tags.as_ref().is_some_and(|tags| tags.to_lowercase().contains("required"));
    for field in model.operations[0].request.fields.iter().filter(is_tagged) {
        let required = |level| field.rules.iter().any(|rule| rule.kind == RuleKind::Required && rule.level == level);
        assert!(required(Level::Must) || required(Level::Should), "{}: nothing asks for it", field.wire);
        if field.presence == Presence::Required || required(Level::Must) {
            continue;
        }
        let place = format!("{}/required", field.path);
        let is_left_out = bodies.iter().any(|body| {
            let found = body.findings(&model);
            found.iter().any(|finding| finding.place == place && finding.level == "should")
        });
        let has_default = field.default.is_some() || field.computed.is_some();
        assert!(is_left_out || has_default, "{}: advice, though every published body has it", field.wire);
    }
}

/// The rules that block and that the JSON Schema cannot say: those of the clock and of the host of a URL.
#[test]
fn the_schema_says_all_but_these() {
    let model = model();
    for version in ["default", "v1"] {
        let document = schema(&model, version);
        let unsaid = document["x-not-expressed"].as_object().unwrap();
        let musts: Vec<&str> =
            unsaid.iter().filter(|(_, told)| told["level"] == "must").map(|(place, _)| place.as_str()).collect();
        assert_eq!(
            musts,
            ["basic/return_url/https_url", "basic/return_url/url_without_ip_host", "mandate/mandate.start_date/date"]
        );
    }
}

/// The reading of a field is the same in all versions that have it, so a body of both is judged alike.
#[test]
fn both_versions_judge_alike() {
    let model = model();
    let of_one = |field: &Field| !field.versions.is_all();
    let own: Vec<&str> =
        model.operations[0].request.fields.iter().filter(|field| of_one(field)).map(|field| &*field.wire).collect();
    for body in published().iter().filter(|body| own.iter().all(|key| !body.body.contains_key(*key))) {
        let places = |version: usize| {
            let found = interpreter::findings(&model, VersionId(version), &body.body, body.now, &mut |_, _, _| {});
            found.into_iter().map(|finding| finding.place).collect::<Vec<_>>()
        };
        assert_eq!(places(0), places(1), "{}", body.name);
    }
}
