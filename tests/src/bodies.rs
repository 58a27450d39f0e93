//! Random bodies, drawn near the edges of the model's rules.
//!
//! Everything comes from the model: a new field, rule or value is drawn without a line here.

mod corpus;
mod notation;
mod source;

use codegen::ir::{FieldId, Model, Presence, RuleKind, Type, VersionId};
use fastrand::Rng;
use serde_json::{Map, Value};

use self::source::{Source, Sources};
use crate::interpreter::text;

/// A body, where it goes, and when.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The version of the API that it is for.
    pub version: VersionId,
    /// The body.
    pub body: Map<String, Value>,
    /// One of the many ways to write it.
    pub json: String,
    /// The time of the call, in seconds since 1970.
    pub now: u64,
}

/// Draws bodies for a model.
pub struct Sampler<'m> {
    model: &'m Model,
    sources: Vec<Sources>,
}

impl<'m> Sampler<'m> {
    /// A sampler for a model.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        let ids = (0..model.operations[0].request.fields.len()).map(FieldId);
        Self { model, sources: ids.map(|id| Sources::of(model, id)).collect() }
    }

    /// The body of a number, of all those that a seed gives.
    #[must_use]
    pub fn draw(&self, seed: u64, number: u64) -> Sample {
        // Numbers far apart, so that neighbours have nothing in common.
        let rng = &mut Rng::with_seed(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let version = VersionId(rng.usize(..self.model.operations[0].versions.len()));
        let now = now(rng);
        let body = self.body(rng, now);
        let json = notation::write(rng, &body);
        Sample { version, body, json, now }
    }

    /// Some bodies are almost valid, so that rules are met one at a time; others are mostly wrong.
    fn body(&self, rng: &mut Rng, now: u64) -> Map<String, Value> {
        let wrongness = *pick(rng, &[0.0, 0.03, 0.1, 0.3, 0.8]);
        let mut body = Map::new();
        let mut missing = 0.05;
        let mut group = None;
        for (field, sources) in self.model.operations[0].request.fields.iter().zip(&self.sources) {
            // A group is given as a whole, in part, by one field or so, or not at all.
            if field.group != group {
                group = field.group;
                missing = *pick(rng, &[0.02, 0.2, 0.5, 0.9, 1.0]);
            }
            let missing = if field.presence == Presence::Required { 0.04 } else { missing };
            if rng.f64() < missing {
                continue;
            }
            let source = if rng.f64() < wrongness { pick(rng, &sources.edges) } else { &sources.sound };
            body.insert(field.wire.clone(), source.draw(rng, now));
        }
        self.relate(rng, &mut body);
        if rng.u8(..4) == 0 {
            self.add_strange_keys(rng, &mut body);
        }
        body
    }

    /// Moves fields that are compared with others close to them.
    fn relate(&self, rng: &mut Rng, body: &mut Map<String, Value>) {
        for field in &self.model.operations[0].request.fields {
            for rule in &field.rules {
                let (other, distance) = match rule.kind {
                    RuleKind::After(other) => (other, 0),
                    RuleKind::Within { days, of } => (of, i128::from(days) * 24 * 60 * 60),
                    _ => continue,
                };
                let other = body.get(&self.model.operations[0].request.fields[other.0].wire).and_then(Value::as_str);
                let other = other.and_then(|other| match field.r#type {
                    Type::Amount => text::hundredths(other),
                    _ => text::integer(other),
                });
                if let Some(other) = other
                    && body.contains_key(&field.wire)
                    && rng.u8(..3) > 0
                {
                    let number = other + distance + rng.i128(-1..=1);
                    let text = match field.r#type {
                        Type::Amount => format!("{}.{:02}", number / 100, number.abs() % 100),
                        _ => number.to_string(),
                    };
                    body.insert(field.wire.clone(), text.into());
                }
            }
        }
    }

    /// Adds keys that the model does not know, though some look as if it did.
    fn add_strange_keys(&self, rng: &mut Rng, body: &mut Map<String, Value>) {
        for _ in 0..rng.usize(1..=3) {
            let wire = &pick(rng, &self.model.operations[0].request.fields).wire;
            let key = match rng.u8(..8) {
                0 => wire.to_uppercase(),
                1 => format!("{wire} "),
                2 => wire.split('.').next().unwrap_or_default().to_owned(),
                3 => wire.replace('.', "_"),
                4 => wire.chars().enumerate().filter(|(index, _)| *index != 3).map(|(_, letter)| letter).collect(),
                5 => format!("{}{}", wire.trim_end_matches(char::is_numeric), rng.u8(..20)),
                6 => {
                    let extra = &self.model.operations[0].extra_keys;
                    extra.get(rng.usize(..extra.len().max(1))).map_or_else(String::new, |extra| extra.key.clone())
                }
                _ => "metadata.PAYU:reference".to_owned(),
            };
            if self.model.operations[0].request.fields.iter().all(|field| field.wire != key) {
                body.insert(key, source::any_json(rng));
            }
        }
    }
}

/// A time of call: in our days, at the ends of a day, at the ends of time.
fn now(rng: &mut Rng) -> u64 {
    const DAY: u64 = 24 * 60 * 60;
    let day = rng.u64(19_000..25_000) * DAY;
    match rng.u8(..16) {
        0 => rng.u64(..DAY),
        1 => u64::MAX - rng.u64(..2 * DAY),
        2 | 3 => day,
        4 | 5 => day + DAY - 1,
        _ => day + rng.u64(..DAY),
    }
}

fn pick<'l, T>(rng: &mut Rng, list: &'l [T]) -> &'l T {
    &list[rng.usize(..list.len())]
}

impl Source {
    /// A source of the texts that a list holds.
    fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::Values(texts.into_iter().map(Value::from).collect())
    }
}
