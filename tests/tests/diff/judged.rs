//! What is claimed of bodies is so: the interpreter judges bodies near the edges of both models.

use std::sync::LazyLock;

use codegen::Model;
use codegen::diff::{Diff, Effect, Kind, Part, compare};
use fastrand::Rng;
use tests::bodies::{Sample, Sampler};
use tests::interpreter;

use super::cases::Case;
use super::{PARCELS, cases};

const SEED: u64 = 0xd1_ff;

/// How many bodies are drawn for a model.
const DRAWN: u64 = 1_600;

/// How many are put together of two: some, and many where one is claimed and not yet found.
pub const SOME: usize = 1_600;
pub const MANY: usize = 60_000;

/// Bodies that are drawn for a model.
pub struct Bodies {
    /// Those that the model accepts.
    accepted: Vec<Sample>,
    all: Vec<Sample>,
}

impl Bodies {
    pub fn of(model: &Model) -> Self {
        let sampler = Sampler::new(model);
        let all: Vec<Sample> = (0..DRAWN).map(|number| sampler.draw(SEED, number)).collect();
        let accepted =
            all.iter().filter(|sample| accepts(model, &model.operations[0].versions[sample.version.0].name, sample));
        Self { accepted: accepted.cloned().collect(), all }
    }

    /// A body that was accepted, with one or two values of another body that nobody chose.
    fn mixed(&self, rng: &mut Rng, keys: &[String]) -> Sample {
        let mut sample = self.accepted[rng.usize(..self.accepted.len())].clone();
        let other = &self.all[rng.usize(..self.all.len())];
        // Days are days from now.
        if rng.bool() {
            sample.now = other.now;
        }
        for _ in 0..rng.usize(1..=3) {
            let key = &keys[rng.usize(..keys.len())];
            match other.body.get(key) {
                Some(value) => sample.body.insert(key.clone(), value.clone()),
                None => sample.body.remove(key),
            };
        }
        sample
    }
}

static OF_PARCELS: LazyLock<Bodies> = LazyLock::new(|| Bodies::of(&PARCELS));

/// Whether a body breaks no rule of a version that blocks.
pub fn accepts(model: &Model, version: &str, sample: &Sample) -> bool {
    let version = model.operations[0].version(version).expect("the model has the version");
    let findings = interpreter::findings(model, version, &sample.body, sample.now, &mut |_, _, _| {});
    !findings.iter().any(|finding| finding.level == "must")
}

/// A body that only the model then accepts, and one that only the model now accepts.
#[derive(Default)]
pub struct Found {
    pub rejected: Option<Sample>,
    pub accepted: Option<Sample>,
}

/// Looks for bodies of a version that are judged otherwise, most of all by their values of some keys.
pub fn found(then: &Model, now: &Model, version: &str, bodies: [&Bodies; 2], keys: &[String], tries: usize) -> Found {
    let mut found = Found::default();
    let rng = &mut Rng::with_seed(SEED);
    let bodies: Vec<&Bodies> = bodies.into_iter().filter(|bodies| !bodies.accepted.is_empty()).collect();
    for number in 0..tries {
        let sample = bodies[number % bodies.len()].mixed(rng, keys);
        match (accepts(then, version, &sample), accepts(now, version, &sample)) {
            (true, false) => found.rejected = found.rejected.or(Some(sample)),
            (false, true) => found.accepted = found.accepted.or(Some(sample)),
            _ => {}
        }
        if found.rejected.is_some() && found.accepted.is_some() {
            break;
        }
    }
    found
}

/// The keys whose values matter to a difference: those that it names, and those of the insurance, whose rules look at each
/// other.
pub fn keys(diff: &Diff) -> Vec<String> {
    let named = diff.changes.iter().filter(|change| change.part == Part::Request);
    let named = named.flat_map(|change| [Some(change.name.clone()), change.was.clone()]).flatten();
    let named: Vec<String> = named.collect();
    let all = PARCELS.operations[0].request.fields.iter().map(|field| field.wire.clone());
    let others = all.filter(|key| key.starts_with("insurance"));
    // Those that are named are the more likely ones.
    let repeated = std::iter::repeat_n(named, 6).flatten();
    repeated.chain(others).collect()
}

/// A claim that bodies are rejected, or that more are accepted, has a body that shows it; where there is no such claim,
/// there is no such body, unless it cannot be told.
#[test]
fn claims_about_bodies_are_so() {
    let cases: Vec<(&Case, &Model)> = cases().collect();
    let wrong: String = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                let cases = &cases;
                scope.spawn(move || -> String {
                    cases.iter().skip(worker).step_by(2).map(|(case, model)| wrong_claims(case, model)).collect()
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("it has no panic of its own")).collect()
    });
    assert!(wrong.is_empty(), "{wrong}");
}

fn wrong_claims(case: &Case, model: &Model) -> String {
    let mut wrong = String::new();
    let diff = compare(&PARCELS, model);
    let (of_edited, keys) = (Bodies::of(model), keys(&diff));
    for version in
        PARCELS.operations[0].versions.iter().filter(|version| model.operations[0].version(&version.name).is_some())
    {
        let in_version = || diff.changes.iter().filter(|change| change.versions.contains(&version.name));
        let claims = |effect| in_version().any(|change| change.effects.contains(&effect));
        let bodies = [&*OF_PARCELS, &of_edited];
        let mut found = self::found(&PARCELS, model, &version.name, bodies, &keys, SOME);
        let is_missing = |effect, body: &Option<Sample>| claims(effect) && body.is_none();
        if is_missing(Effect::RejectsWhatPassed, &found.rejected) || is_missing(Effect::AcceptsMore, &found.accepted) {
            found = self::found(&PARCELS, model, &version.name, bodies, &keys, MANY);
        }
        let is_unclear = in_version().any(|change| change.kind == Kind::CannotTell);
        for (effect, body) in [(Effect::RejectsWhatPassed, found.rejected), (Effect::AcceptsMore, found.accepted)] {
            if claims(effect) != body.is_some() && (claims(effect) || !is_unclear) {
                let claim = if claims(effect) { "claimed" } else { "not claimed" };
                let body = body.map(|sample| serde_json::to_string(&sample.body).expect("it is JSON"));
                wrong += &format!("{}, {}: \"{}\" is {claim}: {body:?}\n", case.name, version.name, effect.name());
            }
        }
    }
    wrong
}

/// What a new key does to a program that gave it to `extra` until now.
#[test]
fn a_modelled_key_is_refused_as_an_extra_one() {
    use juspay_session::v1::SessionRequest;

    let is_refused = |key: &str| {
        let violations = SessionRequest::builder().extra(key, "x").build().expect_err("it lacks all that is required");
        violations.must().any(|violation| violation.field() == key && violation.rule() != "required")
    };
    assert!(is_refused("order_id") && !is_refused("no key of any version"));
}
