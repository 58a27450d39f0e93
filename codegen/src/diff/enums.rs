//! The named sets of values.

use std::collections::BTreeMap;

use super::fields::text;
use super::items;
use super::view::{Target, View};
use super::witness::Search;
use super::{About, Both, Change, Comparison, Effect, Kind, Part, Side, shown};
use crate::emit::words::type_name;
use crate::ir::{Enum, EnumId, EnumValue, RuleKind, Type};

impl<'m> Comparison<'m> {
    pub(super) fn enums(&mut self) {
        let (then, now) = (self.then, self.now);
        let pairs = matched(&then.enums, &now.enums);
        for (index, list) in then.enums.iter().enumerate() {
            if !pairs.iter().any(|(old, _)| old.name == list.name) {
                let versions = self.versions_with(|both| both.then, EnumId(index));
                let about = about(list, &versions);
                let gone = items::gone(&items::of_enum(list), &self.items);
                self.note(about.change(Kind::Removed, "the enum is gone").was(values(list)).breaks(&gone));
            }
        }
        for (index, list) in now.enums.iter().enumerate() {
            let versions = self.versions_with(|both| both.now, EnumId(index));
            let about = about(list, &versions);
            match pairs.iter().find(|(_, new)| new.name == list.name) {
                None => self.note(about.change(Kind::Added, "the enum is new").now(values(list))),
                Some((old, new)) => self.r#enum(&about, old, new),
            }
        }
    }

    fn r#enum(&mut self, about: &About<'_>, old: &'m Enum, new: &'m Enum) {
        let Enum { name, docs, source: _, values } = old;
        if *name != new.name {
            let gone = items::gone(&items::of_enum(old), &self.items);
            let what = format!("the enum is `{}`, and was `{name}`", new.name);
            self.note(about.change(Kind::Renamed, what).was(name.clone()).now(new.name.clone()).breaks(&gone));
        }
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        let pairs = matched_values(values, &new.values);
        for value in values.iter().filter(|value| !pairs.iter().any(|(old, _)| old.wire == value.wire)) {
            let full_name = format!("{}.{}", new.name, value.wire);
            let about = About { name: &full_name, source: Some(&value.source), ..*about };
            let gone = items::gone(&items::of_value(old, value), &self.items);
            let change = about.change(Kind::Removed, "the value is gone").was(value.wire.clone()).breaks(&gone);
            self.note(self.value_effect(change, (old, new), &value.wire, Effect::RejectsWhatPassed));
        }
        for value in &new.values {
            let full_name = format!("{}.{}", new.name, value.wire);
            let about = About { name: &full_name, source: Some(&value.source), ..*about };
            match pairs.iter().find(|(_, new)| new.wire == value.wire) {
                Some((old_value, _)) => self.value(&about, (old, new), old_value, value),
                None => {
                    let change = about.change(Kind::Added, "the value is new").now(value.wire.clone());
                    self.note(self.value_effect(change, (old, new), &value.wire, Effect::AcceptsMore));
                }
            }
        }
        let wires = |list: &Enum| -> Vec<String> { list.values.iter().map(|value| value.wire.clone()).collect() };
        self.order(about, &wires(old), &wires(new));
    }

    fn value(&mut self, about: &About<'_>, lists: (&'m Enum, &'m Enum), old: &EnumValue, new: &EnumValue) {
        let EnumValue { source: _, wire, variant, docs, origin, sighting: _ } = old;
        if *wire != new.wire {
            let what = format!("the value is `{}`, and was `{wire}`", new.wire);
            let change = about.change(Kind::Renamed, what).was(wire.clone()).now(new.wire.clone());
            let change = self.value_effect(change, lists, wire, Effect::RejectsWhatPassed);
            self.note(self.value_effect(change, lists, &new.wire, Effect::AcceptsMore));
        }
        if *variant != new.variant {
            let gone = match lists.0.name == lists.1.name {
                true => items::gone(&items::of_value(lists.0, old), &self.items),
                false => Vec::new(),
            };
            let what = format!("its variant is `{}`, and was `{variant}`", new.variant);
            self.note(about.change(Kind::Renamed, what).was(variant.clone()).now(new.variant.clone()).breaks(&gone));
        }
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        self.docs(about, "its origin", origin, &new.origin, |origin| Some(origin.name().to_owned()));
    }

    /// What it does to bodies that a value is listed or is not. Answers keep any value.
    fn value_effect(&self, change: Change, lists: (&Enum, &Enum), wire: &str, effect: Effect) -> Change {
        let value = text(wire);
        let mut is_used = false;
        for version in self.pairs.iter().flat_map(|both| both.versions()) {
            let then = View::new(version.both.then, version.then, &BTreeMap::new());
            let now = View::new(version.both.now, version.now, &BTreeMap::new());
            let (accepting, judging) = match effect {
                Effect::AcceptsMore => (&now, &then),
                _ => (&then, &now),
            };
            for (key, field) in &judging.fields {
                let list = if std::ptr::eq(judging, &now) { lists.1 } else { lists.0 };
                let Some(rule) = field.rules.iter().find(|rule| rule.kind == RuleKind::Known) else { continue };
                let is_kept = accepting.field(key).is_some_and(|other| matches!(other.r#type, Type::Enum(_)));
                if type_name(judging.side.model, field.r#type) != list.name || !is_kept {
                    continue;
                }
                is_used = true;
                let target = Target::Rule(rule);
                let search = Search { accepting, judging, key, field, target, kept: &[], value: Some(&value) };
                if search.succeeds() {
                    return change.effect(effect);
                }
            }
        }
        if !is_used {
            return change;
        }
        let what = match change.kind {
            // Of another effect it was said already.
            Kind::CannotTell => change.what,
            _ => change.what + "; whether any body is judged otherwise is not clear",
        };
        let bump = change.bump.max(effect.bump());
        Change { what, bump, kind: Kind::CannotTell, ..change }
    }

    /// The versions in which a field of one side has an enum.
    fn versions_with(&self, side: impl Fn(&Both<'m>) -> Side<'m>, id: EnumId) -> Vec<String> {
        let mut names = Vec::new();
        for both in &self.pairs {
            let (Side { model, operation }, everywhere) = (side(both), both.everywhere());
            let objects = model.objects_of(operation);
            let fields = objects.iter().flat_map(|id| &model[*id].fields).chain(&operation.request.fields);
            let fields: Vec<_> = fields.filter(|field| field.r#type == Type::Enum(id)).collect();
            for version in operation.version_ids() {
                let name = &operation[version].name;
                let has = fields.iter().any(|field| field.versions.contains(version));
                if has && everywhere.contains(name) && !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        names
    }
}

fn about<'e>(list: &'e Enum, versions: &'e [String]) -> About<'e> {
    About { part: Part::Enum, name: &list.name, operation: None, versions, source: Some(&list.source) }
}

/// The enums of one name, and those whose name is gone while another has the same values.
fn matched<'m>(old: &'m [Enum], new: &'m [Enum]) -> Vec<(&'m Enum, &'m Enum)> {
    let wires = |list: &'m Enum| -> Vec<&'m str> { list.values.iter().map(|value| value.wire.as_str()).collect() };
    let pair = |list: &'m Enum| {
        let same_name = old.iter().find(|other| other.name == list.name);
        let other = same_name.or_else(|| {
            let is_gone = |other: &&Enum| !new.iter().any(|list| list.name == other.name);
            old.iter().filter(is_gone).find(|other| wires(other) == wires(list))
        });
        other.map(|other| (other, list))
    };
    new.iter().filter_map(pair).collect()
}

/// The values of one wire text, and those that only have another: their variant or their documentation says so.
fn matched_values<'m>(old: &'m [EnumValue], new: &'m [EnumValue]) -> Vec<(&'m EnumValue, &'m EnumValue)> {
    let pair = |value: &'m EnumValue| {
        let is_gone = |other: &&EnumValue| !new.iter().any(|value| value.wire == other.wire);
        let same = old.iter().find(|other| other.wire == value.wire);
        let is_one = |other: &&EnumValue| other.variant == value.variant || other.docs == value.docs;
        let mut renamed = old.iter().filter(is_gone).filter(is_one);
        let other = same.or_else(|| renamed.next().filter(|_| renamed.next().is_none()));
        other.map(|other| (other, value))
    };
    let pairs: Vec<(&EnumValue, &EnumValue)> = new.iter().filter_map(pair).collect();
    // One value cannot have become two.
    let is_alone = |pair: &(&EnumValue, &EnumValue)| {
        pair.0.wire == pair.1.wire || pairs.iter().filter(|other| other.0.wire == pair.0.wire).count() == 1
    };
    pairs.iter().filter(|pair| is_alone(pair)).copied().collect()
}

fn values(list: &Enum) -> String {
    list.values.iter().map(|value| value.wire.as_str()).collect::<Vec<_>>().join(", ")
}
