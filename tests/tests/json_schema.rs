//! The generated validators agree with what another implementation of JSON Schema makes of our export.
//!
//! It is a second oracle beside the interpreter, and the one that shows the export to be right. What the document says
//! that it does not say is passed over, and nothing else. `JSON_SCHEMA_SEED` draws other bodies, `JSON_SCHEMA_BODIES`
//! more of them.

use std::collections::{BTreeMap, BTreeSet};

use codegen::Model;
use codegen::ir::{Format, Level, RuleKind, VersionId};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use juspay_session::{ApiVersion, EpochSeconds, check_json};
use serde_json::{Map, Value, json};
use tests::bodies::{Sample, Sampler};
use tests::coverage::Coverage;
use tests::fixtures;
use tests::interpreter::{self, Finding};

const BODIES: u64 = 200_000;
const SEED: u64 = 0x5c4e_3a01;

/// How often each rule must be kept and broken, each condition hold and fail.
const LEAST: u32 = 20;

/// The export of a version, ready to judge bodies.
struct Export {
    document: Value,
    schema: Validator,
    /// A schema for each rule of advice, by the rule's place.
    advice: BTreeMap<String, Validator>,
    /// The places of the rules that the document lists as not said, or not in full.
    unsaid: BTreeSet<String>,
}

impl Export {
    fn of(model: &Model, version: VersionId) -> Self {
        let name = &model.operations[0].versions[version.0].name;
        let document = codegen::json_schema(model, &model.operations[0].name, name).expect("the model has the version");
        let document: Value = serde_json::from_str(&document.pretty()).expect("the export is JSON");
        Self::from_document(document)
    }

    fn from_document(document: Value) -> Self {
        let advice = object(&document["x-should"]).iter().map(|(place, schema)| {
            let mut schema = object(schema).clone();
            schema.insert("$defs".into(), document["$defs"].clone());
            (place.clone(), validator(&Value::from(schema)))
        });
        Self {
            schema: validator(&document),
            advice: advice.collect(),
            unsaid: object(&document["x-not-expressed"]).keys().cloned().collect(),
            document,
        }
    }

    /// In what the schema and others disagree about a body; nothing if they agree.
    fn disagreement(&self, body: &Value, findings: &[Finding]) -> Option<String> {
        let must = || findings.iter().filter(|finding| finding.level == "must");
        let all: BTreeSet<&str> = must().map(|finding| &*finding.field).collect();
        let said: BTreeSet<&str> =
            must().filter(|finding| !self.unsaid.contains(&finding.place)).map(|finding| &*finding.field).collect();
        let found: BTreeSet<String> = self.schema.iter_errors(body).map(|error| field(&error)).collect();
        let missed: Vec<_> = said.iter().filter(|field| !found.contains(**field)).collect();
        let invented: Vec<_> = found.iter().filter(|field| !all.contains(field.as_str())).collect();
        if !missed.is_empty() || !invented.is_empty() {
            return Some(format!("the schema accepts {missed:?}, the rules accept {invented:?}"));
        }
        for (place, advice) in &self.advice {
            let is_followed = advice.is_valid(body);
            let is_told = findings.iter().any(|finding| finding.place == *place);
            // Of a rule that is said in part, what is said holds.
            let is_in_part = is_followed && self.unsaid.contains(place);
            // The schema advises on a text that is not a URL as well; the rules report only that it is not one.
            let is_no_url = !is_followed
                && must().any(|finding| finding.rule == "https_url" && is_of_one_field(&finding.place, place));
            if is_followed == is_told && !is_in_part && !is_no_url {
                return Some(format!("advice {place}: the schema says {is_followed}, the rules {}", !is_told));
            }
        }
        None
    }
}

/// Returns `true` if two rules, given by their places, are of one field.
fn is_of_one_field(place: &str, other: &str) -> bool {
    let field = |place: &str| place.rsplit_once('/').map(|(field, _)| field.to_owned());
    field(place) == field(other)
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap_or_else(|error| panic!("{error}\n{schema:#}"))
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("an object should be here, not {value}"))
}

/// The field that an error of the schema is about.
fn field(error: &ValidationError<'_>) -> String {
    if let ValidationErrorKind::Required { property } = error.kind() {
        return property.as_str().expect("a key is text").to_owned();
    }
    let path = error.instance_path().as_str();
    let first = path.split('/').nth(1).unwrap_or_else(|| panic!("an error of no field: {error}"));
    first.replace("~1", "/").replace("~0", "~")
}

fn model() -> Model {
    xtask::workspace::model(tests::workspace()).expect("the model has no mistakes")
}

/// The model of parcels, with one more group.
fn parcels_with(name: &str, group: &str) -> Model {
    let mut files = tests::fixtures::model("parcels");
    let operation = files.get_mut("spec/book/operation.yaml").expect("it is one of them");
    assert_eq!(operation.matches("insurance]").count(), 1, "the group goes to the end of the list");
    *operation = operation.replace("insurance]", &format!("insurance, {name}]"));
    files.insert(format!("spec/book/{name}.yaml"), group.to_owned());
    codegen::load(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

fn exports(model: &Model) -> Vec<Export> {
    model.operations[0].version_ids().map(|version| Export::of(model, version)).collect()
}

/// What the crate finds.
fn violations(model: &Model, version: VersionId, json: &str, now: u64) -> Vec<Finding> {
    let version: ApiVersion =
        model.operations[0].versions[version.0].name.parse().expect("the crate has every version");
    let violations = check_json(version, json.as_bytes(), EpochSeconds::from_secs(now));
    let violations = violations.unwrap_or_else(|error| panic!("{error}:\n{json}"));
    interpreter::found(&violations)
}

#[test]
fn the_validators_agree_with_the_schema() {
    let model = model();
    let exports = exports(&model);
    let seed = from_environment("JSON_SCHEMA_SEED").unwrap_or(SEED);
    let bodies = from_environment("JSON_SCHEMA_BODIES").unwrap_or(BODIES);
    let workers = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let mut coverage = Coverage::new(&model);
    std::thread::scope(|scope| {
        let (model, exports) = (&model, &exports);
        let workers: Vec<_> = (0..workers)
            .map(|worker| {
                scope.spawn(move || compare(model, exports, seed, (worker..bodies).step_by(workers as usize)))
            })
            .collect();
        for worker in workers {
            coverage.merge(&worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
    let gaps = coverage.gaps(LEAST);
    assert!(gaps.is_empty(), "seed {seed}: {bodies} bodies do not show the model:\n{}", gaps.join("\n"));
}

/// Compares the two on some of the bodies that a seed gives.
fn compare<'m>(model: &'m Model, exports: &[Export], seed: u64, numbers: impl Iterator<Item = u64>) -> Coverage<'m> {
    let sampler = Sampler::new(model);
    let mut coverage = Coverage::new(model);
    for number in numbers {
        let Sample { version, body, json, now } = sampler.draw(seed, number);
        // What the bodies show is the interpreter's to say.
        interpreter::findings(model, version, &body, now, &mut |field, subject, answer| {
            coverage.note(version, field, subject, answer);
        });
        let findings = violations(model, version, &json, now);
        if let Some(disagreement) = exports[version.0].disagreement(&Value::from(body), &findings) {
            let name = &model.operations[0].versions[version.0].name;
            panic!("seed {seed}, body {number}, version {name}, now {now}:\n{json}\n{disagreement}");
        }
    }
    coverage
}

fn from_environment(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} should be a number, not {text:?}")))
}

#[test]
fn they_agree_on_the_bodies_of_the_page() {
    let model = model();
    let exports = exports(&model);
    for (name, body) in fixtures::read("page/requests", "json") {
        let version = name
            .split('_')
            .next()
            .and_then(|version| model.operations[0].version(version))
            .expect("a name has a version");
        let json = String::from_utf8(body).expect("a body is text");
        let body: Value = serde_json::from_str(&json).expect("a body is JSON");
        let export = &exports[version.0];
        assert_eq!(export.disagreement(&body, &violations(&model, version, &json, 0)), None, "{name}");
        assert_eq!(export.schema.is_valid(&body), !name.ends_with("_java"), "{name}");
    }
}

/// Rules, conditions and keys that the real model does not have. What is generated from this model is not compiled here,
/// so the interpreter says what they mean.
#[test]
fn the_schema_says_what_other_models_mean() {
    let model = parcels_with("odd", include_str!("../models/odd.yaml"));
    let exports = exports(&model);
    let sampler = Sampler::new(&model);
    let mut coverage = Coverage::new(&model);
    for number in 0..BODIES / 5 {
        let Sample { version, body, now, .. } = sampler.draw(SEED, number);
        let observe = &mut |field, subject, answer| coverage.note(version, field, subject, answer);
        let findings: Vec<_> = interpreter::findings(&model, version, &body, now, observe).into_iter().collect();
        let body = Value::from(body);
        let disagreement = exports[version.0].disagreement(&body, &findings);
        assert_eq!(disagreement, None, "{version:?}\n{body:#}\n{findings:#?}");
    }
    let gaps = coverage.gaps(LEAST);
    assert!(gaps.is_empty(), "the bodies do not show the model:\n{}", gaps.join("\n"));
}

/// The example of a request has what is required of it and nothing else, and keeps every rule.
#[test]
fn the_example_is_the_smallest_request() {
    for (condition, is_given) in [
        ("when: {group(parcel): given}", true),
        ("when: {group(insurance): given}", false),
        ("when: {group(insurance): absent}", true),
        ("unless: {group(parcel): given}", false),
        ("unless: {group(insurance): absent}", false),
        ("when: {postage: given}", true),
        ("when: {recipient.email: given}", false),
        ("when: {recipient.email: absent}", true),
        ("unless: {recipient.email: given}", true),
        ("unless: {recipient.email: absent}", false),
        // The default of what is absent counts.
        ("when: {announce: [true]}", false),
        ("when: {announce: [false]}", true),
        ("unless: {announce: [true]}", true),
        ("unless: {announce: [false]}", false),
        ("when: {reference: [parcel-7]}", true),
        ("when: {reference: [parcel-8], postage: given}", false),
        ("when: {recipient.email: [ada@mail.example]}", false),
    ] {
        let gift = format!(
            "groups:\n  - name: gift\n    title: Gift\n    docs: What makes it one.\n    fields:\n      - wire: greeting\n        \
             type: text\n        presence: optional\n        sensitivity: public\n        tags: string\n        docs: What \
             it says.\n        example: For you\n        must:\n          - required: true\n            {condition}\n"
        );
        let model = parcels_with("gift", &gift);
        for (export, always) in
            exports(&model).iter().zip([&["reference", "postage", "layers"][..], &["reference", "postage"]])
        {
            let example = &export.document["examples"][0];
            let expected: BTreeSet<&str> = always.iter().copied().chain(is_given.then_some("greeting")).collect();
            assert_eq!(object(example).keys().map(String::as_str).collect::<BTreeSet<_>>(), expected, "{condition}");
            assert!(export.schema.is_valid(example), "{condition}: {example}");
        }
    }
}

/// The list of what is not said is as short as JSON Schema allows.
#[test]
fn all_that_can_be_said_is_said() {
    let model = model();
    for (version, export) in model.operations[0].version_ids().zip(exports(&model)) {
        let fields = model.operations[0].request.fields.iter().filter(|field| field.versions.contains(version));
        let (mut unsaid, mut advice) = (BTreeSet::new(), BTreeSet::new());
        for (field, rule) in fields.flat_map(|field| field.rules.iter().map(move |rule| (field, rule))) {
            let place = format!("{}/{}", field.path, rule.name);
            // The two of which nothing is said, and those that take the tables of the URL standard.
            let nothing = matches!(rule.kind, RuleKind::Today | RuleKind::After(_) | RuleKind::Within { .. });
            let partly = matches!(
                rule.kind,
                RuleKind::Format(Format::HttpsUrl | Format::UrlWithoutIpHost | Format::UrlPublicHost)
            );
            if nothing || partly {
                let told = &export.document["x-not-expressed"][&place];
                assert_eq!(told["field"], json!(field.wire), "{place}");
                assert_eq!(told["level"], json!(rule.level.name()), "{place}");
                assert_eq!(told["partly"], json!(partly), "{place}");
                unsaid.insert(place.clone());
            }
            if rule.level == Level::Should && !nothing {
                advice.insert(place);
            }
        }
        assert_eq!(export.unsaid, unsaid);
        assert_eq!(export.advice.keys().cloned().collect::<BTreeSet<_>>(), advice);
    }
}

/// The bodies are near enough to every edge: were any word of the schema another, some body would tell.
#[test]
fn every_change_of_the_schema_is_noticed() {
    let model = model();
    let sampler = Sampler::new(&model);
    let samples: Vec<Sample> = (0..BODIES / 5).map(|number| sampler.draw(SEED, number)).collect();
    for (version, export) in model.operations[0].version_ids().zip(exports(&model)) {
        let samples: Vec<(Value, Vec<Finding>)> = samples
            .iter()
            .filter(|sample| sample.version == version)
            .map(|sample| (Value::from(sample.body.clone()), violations(&model, version, &sample.json, sample.now)))
            .collect();
        let changes = changes(&export.document);
        assert!(changes.len() > 200, "{} changes are made", changes.len());
        let is_noticed = |document| {
            let changed = Export::from_document(document);
            samples.iter().any(|(body, findings)| changed.disagreement(body, findings).is_some())
        };
        let unnoticed: Vec<_> =
            changes.into_iter().filter_map(|(change, document)| (!is_noticed(document)).then_some(change)).collect();
        // Of a rule that is said in part it is in order to say less. What is no text does not keep it either.
        let advice = "/x-should/basic~1return_url~1url_public_host/properties/return_url";
        let partly = [
            "/properties/return_url/allOf/0/not",
            "/properties/return_url/pattern",
            "/properties/return_url/type",
            &format!("{advice}/if"),
            &format!("{advice}/then"),
            &format!("{advice}/then/not"),
        ];
        assert_eq!(unnoticed, partly.map(|path| format!("{path}: gone")), "{version:?}");
    }
}

/// What is said of a URL in part is worth saying.
#[test]
fn what_is_said_of_a_url_finds_the_common_faults() {
    let model = model();
    let version = VersionId(0);
    let export = Export::of(&model, version);
    let sound = &export.document["examples"][0];
    let check = |url: &str, is_refused: bool, is_advised_against: bool| {
        let mut body = sound.clone();
        body["return_url"] = json!(url);
        let advice = &export.advice["basic/return_url/url_public_host"];
        assert_eq!(
            (!export.schema.is_valid(&body), !advice.is_valid(&body)),
            (is_refused, is_advised_against),
            "{url}"
        );
        assert_eq!(export.disagreement(&body, &violations(&model, version, &body.to_string(), 0)), None, "{url}");
    };
    for url in [
        "https://a.example",
        "HTTPS://user:1@shop.example:443/paid#?",
        "https://bücher.example/",
        "https://1.2.3.4.example",
    ] {
        check(url, false, false);
    }
    for url in [
        "",
        "shop.example",
        "http://shop.example",
        "https:///paid",
        "https:// shop.example",
        "https://shop.example/a b",
        "https://shop.example\\paid",
        "https://shop.example?",
        "https://127.0.0.1",
        "https://user@10.1:8080/",
        "https://shop.0x7F./",
    ] {
        check(url, true, false);
    }
    check("https://localhost:8080/paid", false, true);
    check("https://shop.LocalHost.", false, true);
    check("https://shop/paid", false, true);
}

/// The words of a schema that say something about a body, other than those that hold such words.
const WORDS: &[&str] =
    &["type", "const", "enum", "pattern", "minLength", "maxLength", "required", "not", "if", "then", "$ref"];

/// The document with one word gone, or one limit or list of it changed, for all of them.
fn changes(document: &Value) -> Vec<(String, Value)> {
    fn walk(node: &Value, path: &str, changes: &mut Vec<(String, Option<Value>)>) {
        match node {
            Value::Object(entries) => {
                for (key, value) in entries {
                    let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
                    if path == "/type" || path.ends_with("/examples") || path.starts_with("/x-not-expressed") {
                        continue;
                    }
                    let is_field = path.ends_with(&format!("/properties/{key}"));
                    // Beside values, and where a condition asks for more, the type says nothing new.
                    let has_values = entries.contains_key("enum") || entries.contains_key("const");
                    let is_demand = path.starts_with("/allOf/") && path.contains("/then/");
                    let is_told = key == "type" && (has_values || is_demand);
                    if WORDS.contains(&key.as_str()) && !is_field && !is_told {
                        changes.push((path.clone(), None));
                    }
                    match value {
                        Value::Number(number) => {
                            let number = number.as_u64().expect("limits are natural");
                            changes.push((path.clone(), Some(json!(number + 1))));
                        }
                        Value::Array(list) if matches!(key.as_str(), "enum" | "required") => {
                            for gone in 0..list.len() {
                                let mut shorter = list.clone();
                                shorter.remove(gone);
                                changes.push((path.clone(), Some(Value::from(shorter))));
                            }
                        }
                        _ => walk(value, &path, changes),
                    }
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    walk(value, &format!("{path}/{index}"), changes);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(document, "", &mut found);
    let change = |(path, value): (String, Option<Value>)| {
        let mut changed = document.clone();
        let (parent, key) = path.rsplit_once('/').expect("a path has a step");
        let parent = object_mut(&mut changed, parent);
        match &value {
            Some(value) => parent.insert(key.to_owned(), value.clone()),
            None => parent.remove(key),
        };
        let what = value.map_or("gone".to_owned(), |value| value.to_string());
        (format!("{path}: {what}"), changed)
    };
    found.into_iter().map(change).collect()
}

fn object_mut<'v>(value: &'v mut Value, pointer: &str) -> &'v mut Map<String, Value> {
    value.pointer_mut(pointer).and_then(Value::as_object_mut).unwrap_or_else(|| panic!("no object at {pointer}"))
}
