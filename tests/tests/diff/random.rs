//! No claim about rules is wrong, whatever is changed: rules and conditions are changed at random, and bodies near their
//! edges are judged before and after.

use std::cell::LazyCell;

use codegen::Model;
use codegen::diff::{Effect, Kind, compare};
use codegen::ir::{Charset, Condition, FieldId, Level, Rule, RuleKind, Scalar, Type};
use fastrand::Rng;
use tests::bodies::Sample;

use super::PARCELS;
use super::judged::{Bodies, SOME, found, keys};

const SEED: u64 = 0xd1_ff;

/// How many models are made. More are drawn by `DIFF_MODELS`.
const MODELS: u64 = 60;

/// How many bodies are tried for a claim that few show.
const MANY: usize = 10_000;

#[test]
fn no_claim_about_a_random_change_is_wrong() {
    let models = std::env::var("DIFF_MODELS").map_or(MODELS, |text| text.parse().expect("DIFF_MODELS is a number"));
    let of_parcels = Bodies::of(&PARCELS);
    let told: Vec<Told> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| {
                let of_parcels = &of_parcels;
                scope.spawn(move || {
                    (worker..models).step_by(2).map(|number| judge(number, of_parcels)).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it has no panic of its own")).collect()
    });
    let wrong: String = told.iter().map(|told| told.wrong.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong}");
    let unclear = told.iter().filter(|told| told.is_unclear).count();
    assert!(unclear * 10 < told.len(), "{unclear} of {} changes are not told", told.len());
    let claims: usize = told.iter().map(|told| told.claims).sum();
    let unshown: Vec<&str> = told.iter().flat_map(|told| &told.unshown).map(String::as_str).collect();
    // Some are shown by bodies alone that nobody draws, such as a long address.
    assert!(unshown.len() * 10 < claims, "of {claims} claims no body shows these:\n{}", unshown.join("\n"));
}

#[derive(Default)]
struct Told {
    wrong: String,
    is_unclear: bool,
    claims: usize,
    unshown: Vec<String>,
}

/// Changes the model, and holds what is claimed against what bodies show.
fn judge(number: u64, of_parcels: &Bodies) -> Told {
    let rng = &mut Rng::with_seed(SEED ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut model = PARCELS.clone();
    let changes: Vec<String> = (0..rng.usize(1..=2)).map(|_| change(rng, &mut model)).collect();
    // Half of them the other way around: rules that are gone were new.
    let is_forwards = rng.bool();
    let (then, now) = if is_forwards { (&*PARCELS, &model) } else { (&model, &*PARCELS) };
    let diff = compare(then, now);
    let of_changed = Bodies::of(&model);
    let is_unclear = diff.changes.iter().any(|change| change.kind == Kind::CannotTell);
    let mut told = Told { is_unclear, ..Told::default() };
    let way = if is_forwards { "" } else { " (backwards)" };
    let what = format!("{number}{way}: {}", changes.join("; "));
    let (bodies, keys) = ([of_parcels, &of_changed], keys(&diff));
    for version in &PARCELS.operations[0].versions {
        let in_version = || diff.changes.iter().filter(|change| change.versions.contains(&version.name));
        let claims = |effect| in_version().any(|change| change.effects.contains(&effect));
        let some = found(then, now, &version.name, bodies, &keys, SOME);
        let many = LazyCell::new(|| found(then, now, &version.name, bodies, &keys, MANY));
        for (effect, body, many) in [
            (Effect::RejectsWhatPassed, some.rejected, &(|| many.rejected.clone()) as &dyn Fn() -> Option<Sample>),
            (Effect::AcceptsMore, some.accepted, &|| many.accepted.clone()),
        ] {
            let is_unclear = in_version().any(|change| change.kind == Kind::CannotTell);
            match (claims(effect), body) {
                (true, body) => {
                    told.claims += 1;
                    if body.or_else(many).is_none() {
                        told.unshown.push(format!("{what}: {}", effect.name()));
                    }
                }
                (false, Some(body)) if !is_unclear => {
                    let body = serde_json::to_string(&body.body).expect("an object of JSON values is JSON");
                    told.wrong += &format!("{what}: it is not told that it {}: {body}\n", effect.name());
                }
                (false, _) => {}
            }
        }
    }
    told
}

/// Changes a rule, adds one, or takes one away, and says which.
fn change(rng: &mut Rng, model: &mut Model) -> String {
    let id = rng.usize(..model.operations[0].request.fields.len());
    let old = model.operations[0].request.fields[id].rules.clone();
    let path = model.operations[0].request.fields[id].path.clone();
    let index = (!old.is_empty()).then(|| rng.usize(..old.len()));
    match (rng.u8(..4), index) {
        (0, Some(index)) if old[index].kind != RuleKind::Known => {
            model.operations[0].request.fields[id].rules.remove(index);
            format!("{path} has no {:?}", old[index])
        }
        (1..4, Some(index)) if old[index].kind != RuleKind::Known => {
            let rule = like(rng, model, FieldId(id), &old[index]);
            let told = format!("{path} has {rule:?} for {:?}", old[index]);
            model.operations[0].request.fields[id].rules[index] = rule;
            told
        }
        _ => {
            let kind = kind(rng, model, FieldId(id));
            let conditions = (0..rng.usize(..=2)).map(|_| condition(rng, model, FieldId(id))).collect();
            let level = if rng.u8(..4) == 0 { Level::Should } else { Level::Must };
            let rule = Rule { name: "random".to_owned(), level, kind, conditions, docs: None };
            let told = format!("{path} has {rule:?}");
            model.operations[0].request.fields[id].rules.push(rule);
            told
        }
    }
}

/// A rule with its level, its limits or its conditions changed.
fn like(rng: &mut Rng, model: &Model, id: FieldId, rule: &Rule) -> Rule {
    let mut rule = rule.clone();
    match rng.u8(..6) {
        0 => rule.level = if rule.level == Level::Must { Level::Should } else { Level::Must },
        1 => rule.conditions.push(condition(rng, model, id)),
        2 if !rule.conditions.is_empty() => drop(rule.conditions.remove(rng.usize(..rule.conditions.len()))),
        3 | 4 if !rule.conditions.is_empty() => {
            let index = rng.usize(..rule.conditions.len());
            rule.conditions[index] = condition_like(rng, &rule.conditions[index]);
        }
        _ => rule.kind = kind_like(rng, model, id, &rule.kind),
    }
    rule
}

fn kind_like(rng: &mut Rng, model: &Model, id: FieldId, kind: &RuleKind) -> RuleKind {
    match kind {
        RuleKind::Length { min, max } => RuleKind::Length {
            min: (min + rng.u32(..=2)).saturating_sub(1),
            max: max.map(|max| (max + rng.u32(..=2)).saturating_sub(1)).filter(|_| rng.u8(..5) > 0),
        },
        RuleKind::Range { min, max } => RuleKind::Range { min: min + rng.i64(-1..=1), max: max + rng.i64(-1..=1) },
        RuleKind::Within { days, of } => RuleKind::Within { days: (days + rng.u32(..=2)).saturating_sub(1), of: *of },
        RuleKind::Equals(wanted) => RuleKind::Equals(!wanted),
        _ => self::kind(rng, model, id),
    }
}

/// A rule that a field of its type can have.
fn kind(rng: &mut Rng, model: &Model, id: FieldId) -> RuleKind {
    let of_type = model.operations[0].request.fields[id.0].r#type;
    let key = [RuleKind::Required, RuleKind::Forbidden];
    if rng.u8(..3) == 0 {
        return key[rng.usize(..2)].clone();
    }
    let others: Vec<FieldId> = (0..model.operations[0].request.fields.len())
        .map(FieldId)
        .filter(|other| *other != id && model.operations[0].request.fields[other.0].r#type == of_type)
        .filter(|other| model.operations[0].request.fields[other.0].versions.is_all())
        .collect();
    match of_type {
        Type::Text => match rng.u8(..4) {
            0 => RuleKind::Length { min: rng.u32(..4), max: Some(rng.u32(4..30)) },
            1 => RuleKind::Charset(charset(rng, model)),
            2 => RuleKind::OneOf(
                ["a", "dark", "INR", "USD", ""][..rng.usize(2..=5)].iter().map(|v| (*v).to_owned()).collect(),
            ),
            _ => RuleKind::Length { min: rng.u32(..3), max: None },
        },
        Type::Integer => RuleKind::Range { min: rng.i64(-1..3), max: rng.i64(3..32) },
        Type::Boolean => RuleKind::Equals(rng.bool()),
        Type::EpochSeconds if rng.bool() => RuleKind::Today,
        Type::EpochSeconds if rng.bool() && !others.is_empty() => {
            RuleKind::Within { days: rng.u32(1..100), of: others[rng.usize(..others.len())] }
        }
        Type::EpochSeconds | Type::Amount if !others.is_empty() => RuleKind::After(others[rng.usize(..others.len())]),
        _ => key[rng.usize(..2)].clone(),
    }
}

/// A charset of another field.
fn charset(rng: &mut Rng, model: &Model) -> Charset {
    let rules = model.operations[0].request.fields.iter().flat_map(|field| &field.rules);
    let sets: Vec<&Charset> = rules
        .filter_map(|rule| match &rule.kind {
            RuleKind::Charset(set) => Some(set),
            _ => None,
        })
        .collect();
    sets[rng.usize(..sets.len())].clone()
}

fn condition(rng: &mut Rng, model: &Model, id: FieldId) -> Condition {
    let fields: Vec<FieldId> = (0..model.operations[0].request.fields.len())
        .map(FieldId)
        .filter(|other| *other != id && model.operations[0].request.fields[other.0].versions.is_all())
        .collect();
    let field = fields[rng.usize(..fields.len())];
    let valued: Vec<FieldId> = fields
        .iter()
        .copied()
        .filter(|other| {
            matches!(model.operations[0].request.fields[other.0].r#type, Type::Enum(_) | Type::Boolean | Type::Text)
        })
        .filter(|other| {
            model.operations[0].request.fields[other.0].group != model.operations[0].request.fields[0].group
                || rng.u8(..4) == 0
        })
        .collect();
    match rng.u8(..4) {
        0 => {
            let groups: Vec<_> = model.operations[0].request.fields.iter().filter_map(|field| field.group).collect();
            Condition::Group { group: groups[rng.usize(..groups.len())], given: rng.bool() }
        }
        1 => Condition::Field { field, given: rng.bool() },
        _ => {
            let field = valued[rng.usize(..valued.len())];
            let all: Vec<Scalar> = match model.operations[0].request.fields[field.0].r#type {
                Type::Enum(list) => {
                    model.enums[list.0].values.iter().map(|value| Scalar::Text(value.wire.clone())).collect()
                }
                Type::Boolean => vec![Scalar::Boolean(true), Scalar::Boolean(false)],
                _ => ["a", "dark", ""].map(|text| Scalar::Text(text.to_owned())).to_vec(),
            };
            let values = all.into_iter().filter(|_| rng.bool()).collect();
            Condition::Value { field, values, among: rng.bool() }
        }
    }
}

fn condition_like(rng: &mut Rng, condition: &Condition) -> Condition {
    match condition.clone() {
        Condition::Group { group, given } => Condition::Group { group, given: !given },
        Condition::Field { field, given } => Condition::Field { field, given: !given },
        Condition::Value { field, mut values, among } => {
            if values.len() > 1 && rng.bool() {
                values.remove(rng.usize(..values.len()));
                Condition::Value { field, values, among }
            } else {
                Condition::Value { field, values, among: !among }
            }
        }
    }
}
