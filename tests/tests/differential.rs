//! The generated validators agree with a second reading of the model, on bodies near the edges of its rules.
//!
//! `DIFFERENTIAL_SEED` draws other bodies, `DIFFERENTIAL_BODIES` more of them.

use std::collections::BTreeSet;

use codegen::ir::{Model, VersionId};
use juspay_session::{ApiVersion, EpochSeconds, check_json};
use serde_json::{Map, Value};
use tests::bodies::{Sample, Sampler};
use tests::coverage::Coverage;
use tests::interpreter::{self, Finding};

const BODIES: u64 = 200_000;

/// How often each rule must be kept and broken, each condition hold and fail: once could be by accident.
const LEAST: u32 = 20;

#[test]
fn the_validators_agree_with_a_second_reading() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let seed = from_environment("DIFFERENTIAL_SEED").unwrap_or(0x5e55_1013);
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

fn from_environment(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} should be a number, not {text:?}")))
}

/// Compares the two readings of some of the bodies that a seed gives.
fn compare(model: &Model, seed: u64, numbers: impl Iterator<Item = u64>) -> Coverage<'_> {
    let sampler = Sampler::new(model);
    let mut coverage = Coverage::new(model);
    for number in numbers {
        let Sample { version, body, json, now } = sampler.draw(seed, number);
        let observe = &mut |field, subject, answer| coverage.note(version, field, subject, answer);
        let expected = interpreter::findings(model, version, &body, now, observe);
        let found = violations(model, version, &json, now);
        if !expected.iter().eq(&found) {
            let name = &model.versions[version.0].name;
            let body = smallest(model, version, body, now).unwrap_or(json);
            panic!(
                "seed {seed}, body {number}, version {name}, now {now}:\n{}",
                difference(model, version, &body, now)
            );
        }
    }
    coverage
}

/// What the crate finds, sorted; what it finds twice is here twice.
fn violations(model: &Model, version: VersionId, json: &str, now: u64) -> Vec<Finding> {
    let version = ApiVersion::from_name(&model.versions[version.0].name).expect("the crate has every version");
    let violations = match check_json(version, json.as_bytes(), EpochSeconds::from_secs(now)) {
        Ok(violations) => violations,
        Err(error) => panic!("{error}:\n{json}"),
    };
    let mut findings: Vec<_> = violations
        .iter()
        .map(|violation| Finding {
            field: violation.field().to_owned(),
            rule: violation.rule().to_owned(),
            level: violation.level().to_string(),
            place: violation.spec(),
        })
        .collect();
    findings.sort();
    findings
}

fn expectations(model: &Model, version: VersionId, body: &Map<String, Value>, now: u64) -> BTreeSet<Finding> {
    interpreter::findings(model, version, body, now, &mut |_, _, _| {})
}

/// The body without the keys that have no part in the disagreement; `None` if it is about how the body was written.
fn smallest(model: &Model, version: VersionId, mut body: Map<String, Value>, now: u64) -> Option<String> {
    let disagree = |body: &Map<String, Value>| {
        let json = Value::from(body.clone()).to_string();
        !expectations(model, version, body, now).iter().eq(&violations(model, version, &json, now))
    };
    if !disagree(&body) {
        return None;
    }
    let keys: Vec<String> = body.keys().cloned().collect();
    for key in keys {
        let Some(value) = body.remove(&key) else { continue };
        if !disagree(&body) {
            body.insert(key, value);
        }
    }
    Some(Value::from(body).to_string())
}

fn difference(model: &Model, version: VersionId, json: &str, now: u64) -> String {
    let body = serde_json::from_str(json).expect("the body is a JSON object");
    let expected = expectations(model, version, &body, now);
    let found = violations(model, version, json, now);
    let missing: Vec<_> = expected.iter().filter(|finding| !found.contains(finding)).collect();
    let surplus: Vec<_> = found.iter().filter(|finding| !expected.contains(finding)).collect();
    format!(
        "{json}\nthe model says, the crate does not: {missing:#?}\nthe crate says, the model does not: {surplus:#?}"
    )
}
