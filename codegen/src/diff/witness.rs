//! Makes up a body that one model accepts and that breaks a rule of another.
//!
//! A body that is found proves the claim. That none is found proves nothing: see [`super::proof`].

use std::collections::{BTreeMap, BTreeSet};

use super::body::{Body, DAY, Json, NOW};
use super::view::{Target, View, json, named_keys};
use crate::ir::{Condition, Field, Rule, RuleKind, Type};

/// Longer texts are not made up.
const LONGEST: u32 = 70_000;

/// How many ways to fill the fields that matter are tried, and how many of them are made whole bodies.
const TRIED: usize = 30_000;
const COMPLETED: usize = 1_000;

/// What a witness must do: be accepted by a model, and break a target in another.
pub(super) struct Search<'s, 'm> {
    pub(super) accepting: &'s View<'m>,
    pub(super) judging: &'s View<'m>,
    pub(super) key: &'s str,
    /// The field of the judging model.
    pub(super) field: &'m Field,
    pub(super) target: Target<'s>,
    /// Advice of the accepting model that the body keeps besides.
    pub(super) kept: &'s [&'s Rule],
    /// The only value that the field may have, if there is one.
    pub(super) value: Option<&'s Json>,
}

impl Search<'_, '_> {
    /// Whether there is such a body among those that are tried.
    pub(super) fn succeeds(&self) -> bool {
        let own = match (self.value, self.accepting.field(self.key)) {
            (Some(value), _) => vec![Some(value.clone())],
            (None, None) => vec![None],
            (None, Some(_)) => self.candidates(self.key).into_iter().map(Some).chain([None]).collect(),
        };
        let mut domains = vec![(self.key.to_owned(), own)];
        for key in self.context() {
            let domain = self.context_values(&key);
            domains.push((key, domain));
        }
        let starts = numbers(&domains).take(TRIED).filter_map(|number| {
            let fixed = assignment(&domains, number);
            let start: Body = fixed.iter().filter_map(|(key, value)| Some((key.clone(), value.clone()?))).collect();
            let breaks = self.judging.breaks(self.key, self.field, self.target, &start) == Some(true);
            breaks.then_some((start, fixed))
        });
        let is_shown = |(start, fixed)| self.completed(start, &fixed).is_some_and(|body| self.is_witness(&body));
        starts.take(COMPLETED).any(is_shown)
    }

    /// Whether a body that the accepting model accepts keeps the advice besides, and still breaks the target.
    fn is_witness(&self, body: &Body) -> bool {
        let keeps = |rule: &&Rule| {
            let field = self.accepting.field(self.key);
            field.is_none_or(|field| self.accepting.breaks(self.key, field, Target::Rule(rule), body) == Some(false))
        };
        self.kept.iter().all(keeps) && self.judging.breaks(self.key, self.field, self.target, body) == Some(true)
    }

    /// The keys that the rules of the field look at.
    fn context(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        let mut groups: Vec<BTreeSet<&str>> = Vec::new();
        for view in [self.accepting, self.judging] {
            let Some(field) = view.field(self.key) else { continue };
            for rule in &field.rules {
                keys.extend(named_keys(view, rule));
                groups.extend(rule.conditions.iter().filter_map(|condition| match condition {
                    Condition::Group { group, .. } => Some(view.members(*group).collect()),
                    Condition::Field { .. } | Condition::Value { .. } => None,
                }));
            }
        }
        let known = |key: &&&str| self.accepting.field(key).is_some() && **key != self.key;
        // A field that all the groups have, and some that not all have, where a model has moved a field.
        let all: BTreeSet<&str> = groups.iter().flatten().copied().collect();
        let is_shared = |key: &&str| groups.iter().all(|group| group.contains(key));
        // One that no condition names, so that the group can be given without it.
        let is_named = |key: &&&str| keys.iter().any(|named| named == **key);
        let of_groups = || all.iter().filter(known).filter(|key| is_shared(key));
        let shared = of_groups().find(|key| !is_named(key)).or_else(|| of_groups().next()).copied();
        let others = all.iter().filter(known).filter(|key| !is_shared(key)).take(2).copied();
        keys.extend(shared.into_iter().chain(others).map(str::to_owned));
        let mut unique: Vec<String> = Vec::new();
        for key in keys {
            if key != self.key && !unique.contains(&key) {
                unique.push(key);
            }
        }
        unique
    }

    /// Absent, the values that conditions name, and others.
    fn context_values(&self, key: &str) -> Vec<Option<Json>> {
        let Some(field) = self.accepting.field(key) else { return vec![None] };
        let all = self.candidates(key);
        let some = match field.r#type {
            Type::Text => {
                let named = self.named_values(key);
                let others: Vec<Json> = all.into_iter().filter(|value| !named.contains(value)).take(3).collect();
                named.into_iter().chain(others).collect()
            }
            _ => all,
        };
        std::iter::once(None).chain(some.into_iter().map(Some)).collect()
    }

    /// The values that the models themselves name for a field.
    fn named_values(&self, key: &str) -> Vec<Json> {
        let mut named = Vec::new();
        for view in [self.accepting, self.judging] {
            let rules = view.fields.iter().flat_map(|(_, field)| &field.rules);
            for condition in rules.flat_map(|rule| &rule.conditions) {
                if let Condition::Value { field, values, .. } = condition
                    && view.key(*field) == key
                {
                    named.extend(values.iter().map(json));
                }
            }
            let field = view.field(key);
            named.extend(field.and_then(|field| field.default.as_ref()).map(json));
        }
        unique(named)
    }

    /// Values on both sides of every edge that either model has for a field, those that are most likely sound first.
    fn candidates(&self, key: &str) -> Vec<Json> {
        let views = [self.accepting, self.judging];
        let fields: Vec<&Field> = views.iter().filter_map(|view| view.field(key)).collect();
        let mut values: Vec<Json> = fields.iter().filter_map(|field| field.example.as_ref()).map(json).collect();
        values.extend(self.named_values(key));
        for (view, field) in views.iter().filter_map(|view| Some((view, view.field(key)?))) {
            match field.r#type {
                Type::Enum(_) => values.extend(view.values_of(field.r#type).map(text)),
                Type::Boolean => values.extend([Json::Truth(true), Json::Truth(false)]),
                Type::Flag => values.extend(["true", "false"].map(text)),
                Type::Amount => {
                    values.extend(["1.00", "2", "0", "0.01"].map(text));
                    values.extend(minimums(&fields));
                }
                Type::EpochSeconds => values.extend(self.moments()),
                Type::Integer => values.extend(integers(&fields)),
                Type::Text => values.extend(texts(&fields)),
                Type::Json => values.push(Json::Other),
                Type::Number | Type::Object(_) | Type::List(_) | Type::Texts => {}
            }
        }
        unique(values)
    }

    /// Moments of today and of other days, and at the ends of every span that a rule names.
    fn moments(&self) -> Vec<Json> {
        let rules = [self.accepting, self.judging].into_iter().flat_map(|view| &view.fields);
        let spans = rules.flat_map(|(_, field)| &field.rules).filter_map(|rule| match rule.kind {
            RuleKind::Within { days, .. } => Some(i128::from(days) * DAY),
            _ => None,
        });
        let later = [0, 1, DAY].into_iter().chain(spans.flat_map(|span| [span, span + 1]));
        let moments = later.map(|seconds| NOW + seconds).chain([0]);
        moments.map(|moment| Json::Text(moment.to_string())).collect()
    }

    /// Fills the other fields so that the accepting model accepts the body; `None` if that does not work out.
    fn completed(&self, mut body: Body, fixed: &BTreeMap<String, Option<Json>>) -> Option<Body> {
        for _ in 0..=2 * self.accepting.fields.len() {
            let Some((key, field)) = self.accepting.obstacle(&body) else { return Some(body) };
            let key = key.to_owned();
            let mended = self.mended(&body, &key, (&key, field), fixed);
            // What cannot be mended by its own value may be by one that its rules ask for.
            let asked = || field.rules.iter().flat_map(|rule| named_keys(self.accepting, rule));
            let mended = mended.or_else(|| asked().find_map(|other| self.mended(&body, &other, (&key, field), fixed)));
            body = mended?;
        }
        None
    }

    /// The body with another value of a key, with which a field has no fault.
    fn mended(
        &self,
        body: &Body,
        key: &str,
        (faulty, field): (&str, &Field),
        fixed: &BTreeMap<String, Option<Json>>,
    ) -> Option<Body> {
        if fixed.contains_key(key) {
            return None;
        }
        let with = |value: Option<Json>| {
            let mut body = body.clone();
            body.remove(key);
            body.extend(value.map(|value| (key.to_owned(), value)));
            body
        };
        let values = std::iter::once(None).chain(self.candidates(key).into_iter().map(Some));
        values.map(with).find(|body| self.accepting.faulty(faulty, field, body) == Some(false))
    }
}

/// The numbers of all assignments, each once. Neighbours have little in common, so that the first ones are of all kinds.
fn numbers(domains: &[(String, Vec<Option<Json>>)]) -> impl Iterator<Item = usize> + use<> {
    let size = domains.iter().map(|(_, domain)| domain.len()).fold(1, usize::saturating_mul);
    let golden = (size / 5).saturating_mul(3);
    let step = (golden.max(1)..).find(|step| divisor(*step, size) == 1).unwrap_or(1);
    std::iter::successors(Some(0_usize), move |number| number.checked_add(step)?.checked_rem(size)).take(size)
}

/// The greatest common divisor.
fn divisor(one: usize, other: usize) -> usize {
    match one.checked_rem(other) {
        None => one,
        Some(rest) => divisor(other, rest),
    }
}

/// The assignment of a number.
fn assignment(domains: &[(String, Vec<Option<Json>>)], mut number: usize) -> BTreeMap<String, Option<Json>> {
    let mut fixed = BTreeMap::new();
    for (key, domain) in domains {
        let value = number.checked_rem(domain.len()).and_then(|index| domain.get(index));
        number = number.checked_div(domain.len()).unwrap_or(0);
        fixed.insert(key.clone(), value.cloned().flatten());
    }
    fixed
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn unique(values: Vec<Json>) -> Vec<Json> {
    let mut unique: Vec<Json> = Vec::new();
    for value in values {
        if !unique.contains(&value) {
            unique.push(value);
        }
    }
    unique
}

fn kinds<'f>(fields: &'f [&Field]) -> impl Iterator<Item = &'f RuleKind> {
    fields.iter().flat_map(|field| &field.rules).map(|rule| &rule.kind)
}

fn integers(fields: &[&Field]) -> Vec<Json> {
    let limits = kinds(fields).filter_map(|kind| match kind {
        RuleKind::Range { min, max } => Some([*min, *max]),
        _ => None,
    });
    let near = limits.flatten().flat_map(|limit| [Some(limit), limit.checked_sub(1), limit.checked_add(1)]);
    near.flatten().chain([1, 2, 0, -1]).map(|number| Json::Text(number.to_string())).collect()
}

/// Amounts at and below every minimum.
fn minimums(fields: &[&Field]) -> Vec<Json> {
    let limits = kinds(fields).filter_map(|kind| match kind {
        RuleKind::Minimum(least) => Some([Some(*least), least.checked_sub(1)]),
        _ => None,
    });
    limits.flatten().flatten().map(|minor| Json::Text(crate::emit::words::amount(minor))).collect()
}

fn texts(fields: &[&Field]) -> Vec<Json> {
    let mut lengths: Vec<u32> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    let mut sets = Vec::new();
    for kind in kinds(fields) {
        match kind {
            RuleKind::Length { min, max } => {
                let limits = [Some(*min), *max].into_iter().flatten();
                lengths.extend(limits.flat_map(|limit| [limit, limit.saturating_sub(1), limit.saturating_add(1)]));
            }
            RuleKind::OneOf(values) => texts.extend(values.iter().cloned()),
            RuleKind::Charset(set) => sets.push(set),
            _ => {}
        }
    }
    lengths.extend([1, 3, 0, 10]);
    lengths.retain(|length| *length <= LONGEST);
    // A character of every kind that the sets tell apart.
    let mut kinds_of_characters: BTreeMap<Vec<bool>, char> = BTreeMap::new();
    for character in "aA0- ".chars().chain('!'..='~').chain(['é']) {
        let kind = sets.iter().map(|set| set.contains(character)).collect();
        kinds_of_characters.entry(kind).or_insert(character);
    }
    for length in lengths.iter().filter_map(|length| usize::try_from(*length).ok()) {
        let filled = |frame: &str| length.checked_sub(frame.len()).map(|missing| "a".repeat(missing));
        texts.extend(kinds_of_characters.values().map(|character| character.to_string().repeat(length)));
        // The second fits into the short limits.
        for domain in ["@example.com", "@b"] {
            texts.extend(filled(domain).filter(|local| !local.is_empty()).map(|local| local + domain));
        }
        texts.extend(filled("https://a.example/").map(|path| format!("https://a.example/{path}")));
    }
    texts.extend(
        [
            "jane@example.com",
            "https://shop.example.com/back",
            "https://shop.example.com/back?paid",
            "https://127.0.0.1/back",
            "https://localhost/back",
            "http://shop.example.com/back",
            "https://shop/back",
            "https://user@shop.example.com/back",
            "https://shop.example.com/back#paid",
            " a",
            "a\n",
        ]
        .map(str::to_owned),
    );
    texts.into_iter().map(Json::Text).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::model;
    use super::*;

    #[test]
    fn every_assignment_is_tried_once() {
        let values = |count: usize| vec![None; count];
        for lengths in [vec![1], vec![2, 3], vec![10, 10, 10], vec![7, 1, 5], vec![3, 0]] {
            let domains: Vec<_> = lengths.iter().map(|length| (String::new(), values(*length))).collect();
            let mut tried: Vec<usize> = numbers(&domains).collect();
            tried.sort_unstable();
            assert_eq!(tried, (0..lengths.iter().product()).collect::<Vec<_>>(), "{lengths:?}");
        }
    }

    #[test]
    fn numbers_below_zero_and_on_both_sides_of_a_limit_are_tried() {
        let model = model(&["wire: a, type: integer, must: [{range: {min: 5, max: 70}}]"]);
        let tried = integers(&[&model.operations[0].request.fields[0]]);
        for number in ["-1", "0", "1", "4", "5", "6", "69", "70", "71"] {
            assert!(tried.contains(&text(number)), "{number}");
        }
    }

    #[test]
    fn the_texts_of_a_list_are_tried() {
        let model = model(&["wire: a, type: text, must: [{one_of: [dark, light]}]"]);
        let tried = texts(&[&model.operations[0].request.fields[0]]);
        assert!(tried.contains(&text("dark")) && tried.contains(&text("light")));
    }
}
