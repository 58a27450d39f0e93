//! Which fields of two models are one: those of one key, and those of which all but the key says so.

use super::Both;
use crate::emit::words;
use crate::ir::{Field, Operation, Rule};

/// What shows that a field is another one under a new key.
type Clue<'c> = &'c dyn Fn(&Field, &Field) -> bool;

/// The fields of one version of a struct in both models.
pub(super) struct Matched<'m> {
    /// Those that both have, perhaps under another key.
    pub(super) pairs: Vec<(&'m Field, &'m Field)>,
    /// Those that only the model then has.
    pub(super) gone: Vec<&'m Field>,
    /// Those that only the model now has.
    pub(super) new: Vec<&'m Field>,
}

/// Matches fields. What is left of both sides is a renamed field if it has one type and either its Rust name, or its
/// documentation, or its place and all that is asked of it; and if there is no second field that it could be. In doubt
/// one is gone and another is new.
pub(super) fn fields<'m>(Both { then, now }: Both<'m>, old: &[&'m Field], new: &[&'m Field]) -> Matched<'m> {
    let mut pairs = Vec::new();
    for field in new {
        pairs.extend(old.iter().find(|other| other.wire == field.wire).map(|other| (*other, *field)));
    }
    let is_paired = |field: &Field, pairs: &[(&Field, &Field)]| {
        pairs.iter().any(|(one, other)| std::ptr::eq(*one, field) || std::ptr::eq(*other, field))
    };
    let left = |fields: &[&'m Field], pairs: &[(&Field, &Field)]| -> Vec<&'m Field> {
        fields.iter().filter(|field| !is_paired(field, pairs)).copied().collect()
    };
    let clues: [Clue<'_>; 3] =
        [&|one, other| one.getter == other.getter, &|one, other| one.docs == other.docs, &|one, other| {
            one.sensitivity == other.sensitivity
                && in_words(then.operation, one) == in_words(now.operation, other)
                && neighbours(old, one) == neighbours(new, other)
        }];
    for is_one in clues {
        let (gone, added) = (left(old, &pairs), left(new, &pairs));
        let is_one = |one: &Field, other: &Field| {
            words::type_name(then.model, one.r#type) == words::type_name(now.model, other.r#type) && is_one(one, other)
        };
        for one in &gone {
            let candidates: Vec<_> = added.iter().filter(|other| is_one(one, other)).collect();
            if let [other] = candidates.as_slice()
                && gone.iter().filter(|one| is_one(one, other)).count() == 1
            {
                pairs.push((*one, **other));
            }
        }
    }
    let (gone, added) = (left(old, &pairs), left(new, &pairs));
    Matched { pairs, gone, new: added }
}

fn in_words(operation: &Operation, field: &Field) -> Vec<String> {
    let in_words = |rule: &Rule| format!("{} {}", rule.level.name(), words::rule(&operation.request, rule));
    field.rules.iter().map(in_words).collect()
}

/// The keys before and behind a field, of its group.
fn neighbours<'f>(fields: &[&'f Field], field: &Field) -> (Option<&'f str>, Option<&'f str>) {
    let mut before = None;
    let mut beside = fields.iter().filter(|other| other.group == field.group);
    for other in beside.by_ref() {
        if other.wire == field.wire {
            break;
        }
        before = Some(other.wire.as_str());
    }
    (before, beside.next().map(|other| other.wire.as_str()))
}
