//! Where the values of a field come from.

use codegen::ir::{Condition, Field, FieldId, Format, Model, RuleKind, Scalar, Type};
use fastrand::Rng;
use serde_json::{Value, json};

use super::{corpus, pick};

const DAY: u64 = 24 * 60 * 60;

/// The sources of a field's values.
pub(super) struct Sources {
    /// Values that keep most of the field's own rules.
    pub(super) sound: Source,
    /// Values at both sides of every edge, a source for each kind of edge.
    pub(super) edges: Vec<Source>,
}

/// A kind of value.
pub(super) enum Source {
    /// One of these.
    Values(Vec<Value>),
    /// Text of one of these lengths.
    Lengths { lengths: Vec<u32>, characters: Vec<char> },
    /// Text that would be sound but for one of these characters.
    Characters { lengths: Vec<u32>, characters: Vec<char>, intruders: Vec<char> },
    /// One of these texts with a few changes.
    Mutations(Vec<String>),
    /// A decimal number with any number of places.
    Amounts,
    /// A moment of today, or at its ends, or near another whole number of days from now.
    Moments { days: Vec<u32>, sound: bool },
    /// Any number of a range.
    Integers { min: i64, max: i64 },
    /// JSON of any kind.
    Json,
    /// One of these sources.
    AnyOf(Vec<Source>),
}

impl Sources {
    pub(super) fn of(model: &Model, id: FieldId) -> Self {
        let field = &model.operations[0].request.fields[id.0];
        let mut edges = vec![Source::Json, Source::texts(corpus::TEXTS.iter().copied())];
        edges.extend(named(model, id, field));
        let sound = match field.r#type {
            Type::Text => text(field, &mut edges),
            Type::Enum(list) => {
                let values: Vec<&str> = model.enums[list.0].values.iter().map(|value| value.wire.as_str()).collect();
                edges.push(Source::Values(values.iter().flat_map(|value| misspelt(value)).collect()));
                let other_values = model.enums.iter().flat_map(|list| &list.values).map(|value| value.wire.as_str());
                edges.push(Source::texts(other_values));
                Source::texts(values)
            }
            Type::Flag => {
                edges.push(Source::Values(misspelt("true")));
                Source::texts(["true"])
            }
            Type::Boolean => {
                edges.push(Source::texts(["true", "false"]));
                Source::Values(vec![json!(true), json!(false)])
            }
            Type::Amount => {
                edges.extend(corpus_of(corpus::AMOUNTS));
                let limits = field.rules.iter().filter_map(|rule| match rule.kind {
                    RuleKind::Minimum(least) => Some([least.saturating_sub(1), least, least + 1]),
                    _ => None,
                });
                let limits = limits.flatten().map(|minor| json!(format!("{}.{:02}", minor / 100, minor % 100)));
                let limits: Vec<Value> = limits.collect();
                if !limits.is_empty() {
                    edges.push(Source::Values(limits));
                }
                Source::Amounts
            }
            Type::EpochSeconds => {
                edges.extend(corpus_of(corpus::TIMES));
                let rules = model.operations[0].request.fields.iter().flat_map(|field| &field.rules);
                let days: Vec<u32> = rules
                    .filter_map(|rule| match rule.kind {
                        RuleKind::Within { days, .. } => Some(days),
                        _ => None,
                    })
                    .chain([0])
                    .collect();
                edges.push(Source::Moments { days: days.clone(), sound: false });
                Source::Moments { days, sound: true }
            }
            Type::Integer => {
                edges.extend(corpus_of(corpus::INTEGERS));
                integers(field, &mut edges)
            }
            Type::Json | Type::Number | Type::Object(_) | Type::List(_) | Type::Texts => Source::Json,
        };
        Self { sound, edges }
    }
}

/// The values that the model itself names for a field: its example, its default, and those in conditions.
fn named(model: &Model, id: FieldId, field: &Field) -> Option<Source> {
    let rules = model.operations[0].request.fields.iter().flat_map(|field| &field.rules);
    let in_conditions = rules.flat_map(|rule| &rule.conditions).filter_map(|condition| match condition {
        Condition::Value { field, values, .. } if *field == id => Some(values),
        _ => None,
    });
    let scalars = in_conditions.flatten().chain(&field.example).chain(&field.default);
    let values: Vec<Value> = scalars
        .map(|scalar| match scalar {
            Scalar::Text(text) => json!(text),
            Scalar::Boolean(truth) => json!(truth),
        })
        .collect();
    (!values.is_empty()).then_some(Source::Values(values))
}

fn text(field: &Field, edges: &mut Vec<Source>) -> Source {
    let mut characters: Vec<char> = "aZ09 -_.é😀".chars().collect();
    let mut lengths: Vec<u32> = vec![0, 1, 2, 10];
    for rule in &field.rules {
        match &rule.kind {
            RuleKind::Charset(set) => {
                characters = set.ranges().iter().flat_map(|(first, last)| *first..=*last).collect();
            }
            // Seldom long: the limits are a source of their own.
            RuleKind::Length { min, max } => {
                let max = max.unwrap_or(u32::MAX);
                lengths = [*min, min + 1, min + 2, min + 9].map(|length| length.min(max)).to_vec();
            }
            _ => {}
        }
    }
    let mut sound = Source::Lengths { lengths: lengths.clone(), characters: characters.clone() };
    for rule in &field.rules {
        match &rule.kind {
            RuleKind::Charset(set) => {
                let neighbours =
                    set.ranges().iter().flat_map(|(first, last)| [before(*first), *first, *last, after(*last)]);
                let mut intruders: Vec<char> = neighbours.collect();
                edges.push(Source::Characters {
                    lengths: lengths.clone(),
                    characters: characters.clone(),
                    intruders: intruders.clone(),
                });
                intruders = ('\0'..='\u{ff}').chain("ıſKé１Ａａ١⓪\u{2010}\u{200b}😀".chars()).collect();
                edges.push(Source::Characters { lengths: lengths.clone(), characters: characters.clone(), intruders });
            }
            RuleKind::Length { min, max } => {
                let limits = [Some(*min), *max].into_iter().flatten();
                let lengths: Vec<u32> = limits.flat_map(|limit| [limit.saturating_sub(1), limit, limit + 1]).collect();
                // Characters of one to four bytes, of one and two units of UTF-16, and one that joins the one before.
                for characters in [characters.clone(), vec!['é'], vec!['日'], vec!['😀'], vec!['e', '\u{301}']] {
                    edges.push(Source::Lengths { lengths: lengths.clone(), characters });
                }
            }
            RuleKind::Format(format) => {
                let known = match format {
                    Format::Email => corpus::EMAILS,
                    Format::HttpsUrl
                    | Format::UrlWithoutQuery
                    | Format::UrlWithoutIpHost
                    | Format::UrlPublicHost
                    | Format::UrlWithoutUserInfo
                    | Format::UrlWithoutFragment => corpus::URLS,
                    Format::HeaderValue => corpus::HEADER_VALUES,
                };
                edges.extend(corpus_of(known));
                sound = match &field.example {
                    Some(Scalar::Text(example)) => Source::texts([example.as_str(), known[0], known[1]]),
                    _ => Source::texts(known.iter().take(2).copied()),
                };
            }
            RuleKind::OneOf(values) => {
                edges.push(Source::Values(values.iter().flat_map(|value| misspelt(value)).collect()));
                sound = Source::texts(values.iter().map(String::as_str));
            }
            _ => {}
        }
    }
    match named_texts(field) {
        // Half of the time what the model shows, so that other rules are not always met by nonsense.
        Some(example) => Source::AnyOf(vec![sound, Source::texts([example])]),
        None => sound,
    }
}

fn named_texts(field: &Field) -> Option<&str> {
    match &field.example {
        Some(Scalar::Text(example)) => Some(example),
        _ => None,
    }
}

fn integers(field: &Field, edges: &mut Vec<Source>) -> Source {
    let ranges: Vec<(i64, i64)> = field
        .rules
        .iter()
        .filter_map(|rule| match rule.kind {
            RuleKind::Range { min, max } => Some((min, max)),
            _ => None,
        })
        .collect();
    let limits = ranges.iter().flat_map(|(min, max)| [*min, *max]);
    let texts = limits.flat_map(|limit| [limit - 1, limit, limit + 1]).map(|number| json!(number.to_string()));
    edges.extend((!ranges.is_empty()).then(|| Source::Values(texts.collect())));
    let min = ranges.iter().map(|(min, _)| *min).min().unwrap_or(-1);
    let max = ranges.iter().map(|(_, max)| *max).max().unwrap_or(100);
    Source::Integers { min, max }
}

/// The texts of a corpus, as they stand and changed.
fn corpus_of(texts: &[&str]) -> [Source; 2] {
    [Source::texts(texts.iter().copied()), Source::Mutations(texts.iter().map(|text| (*text).to_owned()).collect())]
}

fn misspelt(value: &str) -> Vec<Value> {
    let shorter: String = value.chars().skip(1).collect();
    vec![
        json!(value),
        json!(value.to_lowercase()),
        json!(value.to_uppercase()),
        json!(format!("{value} ")),
        json!(format!("{value}\0")),
        json!(format!("{value}{value}")),
        json!(shorter),
        json!([value]),
    ]
}

fn before(character: char) -> char {
    char::from_u32(u32::from(character).saturating_sub(1)).unwrap_or(character)
}

fn after(character: char) -> char {
    char::from_u32(u32::from(character) + 1).unwrap_or(character)
}

/// JSON of any kind.
pub(super) fn any_json(rng: &mut Rng) -> Value {
    match rng.u8(..16) {
        0..4 => Value::Null,
        4 => json!(true),
        5 => json!(false),
        6 => json!(0),
        7 => json!(1),
        8 => json!(-1.5e3),
        9 => json!(u64::MAX),
        10 => json!([]),
        11 => json!({}),
        12 => json!(["", null, [1]]),
        13 => json!({ "order_id": { "amount": [true, { "": "a" }] } }),
        14 => json!("true"),
        _ => json!(""),
    }
}

impl Source {
    pub(super) fn draw(&self, rng: &mut Rng, now: u64) -> Value {
        match self {
            Self::Values(values) => pick(rng, values).clone(),
            Self::Lengths { lengths, characters } => {
                let length = *pick(rng, lengths) as usize;
                // What fills a long text does not matter, only its ends and its length.
                let (first, rest) = (pick(rng, characters).to_string(), pick(rng, characters).to_string());
                (first.repeat(length.min(1)) + &rest.repeat(length.saturating_sub(1))).into()
            }
            Self::Characters { lengths, characters, intruders } => {
                let length = (*pick(rng, lengths)).max(1);
                let mut text: Vec<char> = (0..length).map(|_| *pick(rng, characters)).collect();
                let position = *pick(rng, &[0, text.len() - 1, text.len() / 2]);
                text[position] = *pick(rng, intruders);
                text.into_iter().collect::<String>().into()
            }
            Self::Mutations(texts) => {
                let text: &String = pick(rng, texts);
                mutated(rng, text).into()
            }
            Self::Amounts => {
                let whole = rng.u64(..) >> rng.u32(8..64);
                match rng.u8(..3) {
                    0 => whole.to_string(),
                    1 => format!("{whole}.{}", rng.u8(..10)),
                    _ => format!("{whole}.{:02}", rng.u8(..100)),
                }
                .into()
            }
            Self::Moments { days, sound } => {
                let moment = if *sound { sound_moment(rng, days, now) } else { edge_of_day(rng, days, now) };
                moment.to_string().into()
            }
            Self::Integers { min, max } => rng.i64(*min..=*max).to_string().into(),
            Self::Json => any_json(rng),
            Self::AnyOf(sources) => pick(rng, sources).draw(rng, now),
        }
    }
}

fn sound_moment(rng: &mut Rng, days: &[u32], now: u64) -> i128 {
    let moment = match rng.u8(..4) {
        0 => now,
        1 | 2 => (now - now % DAY).saturating_add(rng.u64(..DAY)),
        _ => {
            let days = u64::from(*pick(rng, days));
            now.saturating_add(rng.u64(..=days * DAY))
        }
    };
    moment.into()
}

fn edge_of_day(rng: &mut Rng, days: &[u32], now: u64) -> i128 {
    let (now, day) = (i128::from(now), i128::from(DAY));
    let base = *pick(rng, &[now, now - now % day, now - now % day + day]);
    let sign = *pick(rng, &[-1, 1]);
    base + sign * i128::from(*pick(rng, days)) * day + rng.i128(-1..=1)
}

fn mutated(rng: &mut Rng, text: &str) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..rng.usize(1..=2) {
        let position = rng.usize(..=text.len());
        let piece = pick(rng, corpus::PIECES).chars();
        match rng.u8(..4) {
            0 if position < text.len() => drop(text.remove(position)),
            1 if position < text.len() => drop(text.splice(position..=position, piece)),
            2 if position > 0 => text[position - 1] = swapped(text[position - 1]),
            _ => drop(text.splice(position..position, piece)),
        }
    }
    text.into_iter().collect()
}

fn swapped(character: char) -> char {
    if character.is_ascii_lowercase() { character.to_ascii_uppercase() } else { character.to_ascii_lowercase() }
}
