//! The generated validators agree with a second reading of the model, on bodies near the edges of its rules.
//!
//! `DIFFERENTIAL_SEED` draws other bodies, `DIFFERENTIAL_BODIES` more of them.

use std::collections::BTreeSet;

use codegen::ir::{Condition, Level, Model, Rule, RuleKind, Type};
use juspay_session::{ApiVersion, EpochSeconds, check_json};
use serde_json::{Map, Value};
use tests::bodies::{Sample, Sampler};
use tests::coverage::Coverage;
use tests::interpreter::{self, Finding};

const BODIES: u64 = 200_000;
const SEED: u64 = 0x5e55_1013;

/// How often each rule must be kept and broken, each condition hold and fail: once could be by accident.
const LEAST: u32 = 20;

#[test]
fn the_validators_agree_with_a_second_reading() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let seed = from_environment("DIFFERENTIAL_SEED").unwrap_or(SEED);
    let bodies = from_environment("DIFFERENTIAL_BODIES").unwrap_or(BODIES);
    let workers = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let mut coverage = Coverage::new(&model);
    std::thread::scope(|scope| {
        let model = &model;
        let workers: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(move || compare(model, seed, (worker..bodies).step_by(workers as usize))))
            .collect();
        for worker in workers {
            coverage.merge(&worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
    let gaps = coverage.gaps(LEAST);
    assert!(gaps.is_empty(), "seed {seed}: {bodies} bodies do not show the model:\n{}", gaps.join("\n"));
}

/// The bodies are near enough to every edge: were any rule a little different, some body would tell.
#[test]
fn every_change_of_a_rule_is_noticed() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let sampler = Sampler::new(&model);
    let samples: Vec<Sample> = (0..BODIES / 10).map(|number| sampler.draw(SEED, number)).collect();
    let expected: Vec<_> = samples.iter().map(|sample| expectations(&model, sample)).collect();
    let is_noticed = |changed: &Model| {
        samples.iter().zip(&expected).any(|(sample, expected)| expectations(changed, sample) != *expected)
    };
    let changes = changes(&model);
    let unnoticed: Vec<_> =
        changes.iter().filter(|(_, changed)| !is_noticed(changed)).map(|(change, _)| change.as_str()).collect();
    assert!(unnoticed.is_empty(), "of {} changes, these are not noticed:\n{}", changes.len(), unnoticed.join("\n"));
}

/// The model with one rule changed, for every rule and every small change of it.
fn changes(model: &Model) -> Vec<(String, Model)> {
    let mut changes = Vec::new();
    for (id, field) in model.operations[0].request.fields.iter().enumerate() {
        for (index, rule) in field.rules.iter().enumerate() {
            let mut changed = model.clone();
            changed.operations[0].request.fields[id].rules.remove(index);
            changes.push((format!("{}/{} is gone", field.path, rule.name), changed));
            for other in rules_like(rule) {
                let mut changed = model.clone();
                let change = format!("{}/{} is {other:?}", field.path, rule.name);
                changed.operations[0].request.fields[id].rules[index] = other;
                changes.push((change, changed));
            }
        }
        if let Type::Enum(list) = field.r#type {
            for (value, gone) in model.enums[list.0].values.iter().enumerate() {
                let mut changed = model.clone();
                changed.enums[list.0].values.remove(value);
                changes.push((format!("{} cannot be {}", field.path, gone.wire), changed));
            }
        }
    }
    changes
}

/// A rule with its level, its limits or one of its conditions changed.
fn rules_like(rule: &Rule) -> Vec<Rule> {
    let mut rules = Vec::new();
    let level = if rule.level == Level::Must { Level::Should } else { Level::Must };
    rules.push(Rule { level, ..rule.clone() });
    let kinds = match rule.kind.clone() {
        RuleKind::Length { min, max } => {
            let mut kinds = vec![RuleKind::Length { min: min + 1, max }];
            kinds.extend(min.checked_sub(1).map(|min| RuleKind::Length { min, max }));
            kinds.extend(max.map(|max| RuleKind::Length { min, max: Some(max + 1) }));
            kinds.extend(max.map(|max| RuleKind::Length { min, max: Some(max - 1) }));
            kinds
        }
        RuleKind::Range { min, max } => [(min - 1, max), (min + 1, max), (min, max - 1), (min, max + 1)]
            .map(|(min, max)| RuleKind::Range { min, max })
            .to_vec(),
        RuleKind::Within { days, of } => [days - 1, days + 1].map(|days| RuleKind::Within { days, of }).to_vec(),
        RuleKind::Equals(wanted) => vec![RuleKind::Equals(!wanted)],
        RuleKind::Required => vec![RuleKind::Forbidden],
        RuleKind::Forbidden => vec![RuleKind::Required],
        _ => Vec::new(),
    };
    rules.extend(kinds.into_iter().map(|kind| Rule { kind, ..rule.clone() }));
    for (index, condition) in rule.conditions.iter().enumerate() {
        for other in conditions_like(condition) {
            let mut changed = rule.clone();
            changed.conditions[index] = other;
            rules.push(changed);
        }
        let mut changed = rule.clone();
        changed.conditions.remove(index);
        rules.push(changed);
    }
    rules
}

fn conditions_like(condition: &Condition) -> Vec<Condition> {
    match condition.clone() {
        Condition::Group { group, given } => vec![Condition::Group { group, given: !given }],
        Condition::Field { field, given } => vec![Condition::Field { field, given: !given }],
        Condition::Value { field, values, among } => {
            let mut conditions = vec![Condition::Value { field, values: values.clone(), among: !among }];
            conditions.extend((0..values.len()).map(|gone| {
                let mut values = values.clone();
                values.remove(gone);
                Condition::Value { field, values, among }
            }));
            conditions
        }
    }
}

fn from_environment(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} should be a number, not {text:?}")))
}

/// Compares the two readings of some of the bodies that a seed gives.
fn compare(model: &Model, seed: u64, numbers: impl Iterator<Item = u64>) -> Coverage<'_> {
    let sampler = Sampler::new(model);
    let mut coverage = Coverage::new(model);
    for number in numbers {
        let sample = sampler.draw(seed, number);
        let Sample { version, now, .. } = sample;
        let observe = &mut |field, subject, answer| coverage.note(version, field, subject, answer);
        let expected = interpreter::findings(model, version, &sample.body, now, observe);
        if !expected.iter().eq(&violations(model, &sample)) {
            let name = &model.operations[0].versions[version.0].name;
            let difference = difference(model, &smallest(model, sample));
            panic!("seed {seed}, body {number}, version {name}, now {now}:\n{difference}");
        }
    }
    coverage
}

/// What the crate finds, sorted; what it finds twice is here twice.
fn violations(model: &Model, sample: &Sample) -> Vec<Finding> {
    let Sample { version, json, now, .. } = sample;
    let version: ApiVersion =
        model.operations[0].versions[version.0].name.parse().expect("the crate has every version");
    match check_json(version, json.as_bytes(), EpochSeconds::from_secs(*now)) {
        Ok(violations) => interpreter::found(&violations),
        Err(error) => panic!("{error}:\n{json}"),
    }
}

fn expectations(model: &Model, sample: &Sample) -> BTreeSet<Finding> {
    interpreter::findings(model, sample.version, &sample.body, sample.now, &mut |_, _, _| {})
}

/// The body without the keys that have no part in the disagreement; as it is, if that is about how it was written.
fn smallest(model: &Model, sample: Sample) -> Sample {
    let with = |body: &Map<String, Value>| {
        let json = Value::from(body.clone()).to_string();
        Sample { body: body.clone(), json, ..sample.clone() }
    };
    let disagree = |body: &Map<String, Value>| {
        let sample = with(body);
        !expectations(model, &sample).iter().eq(&violations(model, &sample))
    };
    let mut body = sample.body.clone();
    if !disagree(&body) {
        return sample;
    }
    for key in sample.body.keys() {
        let Some(value) = body.remove(key) else { continue };
        if !disagree(&body) {
            body.insert(key.clone(), value);
        }
    }
    with(&body)
}

fn difference(model: &Model, sample: &Sample) -> String {
    let (expected, found) = (expectations(model, sample), violations(model, sample));
    let missing: Vec<_> = expected.iter().filter(|finding| !found.contains(finding)).collect();
    let surplus: Vec<_> = found.iter().filter(|finding| !expected.contains(finding)).collect();
    let json = &sample.json;
    format!(
        "{json}\nthe model says, the crate does not: {missing:#?}\nthe crate says, the model does not: {surplus:#?}"
    )
}
