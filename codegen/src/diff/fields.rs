//! The request: its groups, and its fields version by version.

use std::collections::BTreeMap;

use super::body::Json;
use super::decide::{Answer, refuses};
use super::items::{self, Items};
use super::matching::{self, Matched};
use super::rules::{Pair, judged};
use super::view::{Target, View, named_keys};
use super::{About, Both, Bump, Change, Comparison, Effect, Kind, Part, Side, Versions, shown};
use crate::emit::words;
use crate::ir::{
    Condition, Field, Group, GroupStruct, Level, Presence, Request, Rule, RuleKind, Scalar, Type, VersionId,
};

impl<'m> Comparison<'m> {
    pub(super) fn request(&mut self, both: Both<'m>) {
        let (then, now) = (&both.then.operation.request, &both.now.operation.request);
        let Request { groups: _, fields: _ } = then;
        self.groups(both);
        for version in both.versions() {
            let old = in_version(&then.fields, version.then);
            let new = in_version(&now.fields, version.now);
            let matched = matching::fields(both, &old, &new);
            self.version_of_request(version, &matched);
        }
    }

    fn version_of_request(&mut self, version: Versions<'m>, matched: &Matched<'m>) {
        let renamed = matched.pairs.iter().filter(|(old, new)| old.wire != new.wire);
        let renamed: BTreeMap<_, _> = renamed.map(|(old, new)| (old.wire.clone(), new.wire.clone())).collect();
        let both = version.both;
        let unmapped = View::new(both.then, version.then, &BTreeMap::new());
        let then = View::new(both.then, version.then, &renamed);
        let now = View::new(both.now, version.now, &BTreeMap::new());
        let mut spoken = renamed;
        spoken.extend(group_pairs(both).into_iter().map(|(old, new)| (old.name.clone(), new.name.clone())));
        spoken.retain(|old, new| old != new);
        let versions = [version.name.to_owned()];
        for field in &matched.gone {
            let about = both.about(Part::Request, &field.wire, &versions, &field.source);
            let accepts = match field.r#type {
                // Any value was one of its type; what other rules made of it is not looked into.
                Type::Json => match is_asked_for(&then, field) {
                    true => any_required(&now, &then, field, &field.wire).or(Answer::CannotTell),
                    false => any_required(&now, &then, field, &field.wire),
                },
                _ => Answer::Yes,
            };
            let gone = items::gone(&items::of_field(both.then, field, version.then), &self.items);
            let remark = match accepts {
                Answer::CannotTell => "; whether more bodies pass is not clear",
                Answer::Yes | Answer::No => "",
            };
            let what = format!("the {} field is gone, and the key passes as any other{remark}", field.presence.name());
            let change = about.change(Kind::Removed, what).was(summary(both.then, field));
            self.note(change.effect_if(accepts == Answer::Yes, Effect::AcceptsMore).breaks(&gone));
        }
        for field in &matched.new {
            let about = both.about(Part::Request, &field.wire, &versions, &field.source);
            let required = any_required(&then, &now, field, &field.wire);
            let what = match (field.presence, required) {
                (Presence::Required, _) => "the required field is new: bodies without it are refused",
                (_, Answer::Yes) => "the field is new, and some bodies without it are refused",
                (_, Answer::CannotTell) => "the field is new; whether a body without it is refused is not clear",
                (_, Answer::No) => {
                    "the optional field is new; only a body that had the key already is judged otherwise"
                }
            };
            let change = about.change(Kind::Added, what).now(summary(both.now, field));
            self.note(newly_judged(change, required));
        }
        for (old, new) in &matched.pairs {
            let about = both.about(Part::Request, &new.wire, &versions, &new.source);
            let pair = Pair { then: &then, now: &now, key: &new.wire, old, new, renamed: &spoken };
            if old.wire != new.wire {
                let what = format!("the key is `{}`, and was `{}`", new.wire, old.wire);
                let change = about.change(Kind::Renamed, what).was(old.wire.clone()).now(new.wire.clone());
                let change = change.effect_if(old.r#type != Type::Json, Effect::AcceptsMore);
                let change = newly_judged(change, missed(&unmapped, &now, new));
                let is_renamed_in_rust = (&old.rust, &old.getter) != (&new.rust, &new.getter);
                let gone = items::gone(&items::of_field(version.both.then, old, version.then), &self.items);
                self.note(if is_renamed_in_rust { change.breaks(&gone) } else { change });
            }
            self.field(&about, &pair, version);
            self.rules(&about, &pair);
        }
    }

    /// All that two fields of a request may differ in, but for their rules.
    fn field(&mut self, about: &About<'_>, pair: &Pair<'_, 'm>, version: Versions<'m>) {
        let (old, new) = (pair.old, pair.new);
        let Field {
            path,
            source: _,
            group: _,
            wire: _,
            rust,
            getter,
            slot: _,
            versions: _,
            r#type,
            // It is a rule as well, and told as one.
            presence,
            default,
            null_text,
            origin: _,
            sighting: _,
            computed: _,
            tags: _,
            sensitivity: _,
            docs: _,
            example: _,
            rules: _,
            decisions: _,
        } = old;
        let gone = || items::gone(&items::of_field(version.both.then, old, version.then), &self.items);
        let (was, is) = (pair.then.request().group_of(old), pair.now.request().group_of(new));
        let mut told = false;
        let mut changes = Vec::new();
        if !is_one_group(version.both, was, is) {
            let what = "it moved to another group; violations give another place in the model";
            changes.push(about.change(Kind::Changed, what).was(was.name.clone()).now(is.name.clone()).breaks(&gone()));
            told = true;
        }
        // A key that versions know as different fields has places that name the versions.
        if path.contains('@') != new.path.contains('@') {
            let what = "violations give another place in the model";
            changes.push(about.change(Kind::Changed, what).was(path.clone()).now(new.path.clone()));
        }
        let is_renamed =
            (rust, getter) != (&new.rust, &new.getter) && (rust != &new.rust || struct_of(was) == struct_of(is));
        // A new key and a new Rust name are one change.
        told |= is_renamed && old.wire != new.wire;
        if is_renamed && !told {
            let what = format!("its Rust name is `{}`, and was `{rust}`", new.rust);
            let change = about.change(Kind::Renamed, what).was(rust.clone()).now(new.rust.clone());
            changes.push(change.breaks(&gone()));
            told = true;
        }
        let (was, is) = (words::type_name(self.then, *r#type), words::type_name(self.now, new.r#type));
        if was != is {
            let known = |field: &'m Field| field.rules.iter().find(|rule| rule.kind == RuleKind::Known);
            let mut rejects = pair.rejects(Target::Type, Level::Must);
            let mut accepts = pair.accepts(Target::Type, Level::Must);
            if let Some(rule) = known(new) {
                rejects = rejects.or(pair.rejects(Target::Rule(rule), Level::Must));
            }
            if let Some(rule) = known(old) {
                accepts = accepts.or(pair.accepts(Target::Rule(rule), Level::Must));
            }
            let mut change = judged(about, "its type is another", rejects, accepts).was(was).now(is);
            if !told {
                change = change.breaks(&gone());
            }
            changes.push(change);
        }
        if (*presence, new.presence) == (Presence::Optional, Presence::Required) && !told {
            let maybe = |name: &String| name.contains("::maybe_");
            let what = "it is always required, so that no setter takes an `Option`";
            let gone: Vec<String> = gone().into_iter().filter(maybe).collect();
            changes.extend((!gone.is_empty()).then(|| about.change(Kind::Changed, what).breaks(&gone)));
        }
        let text = |value: &Option<Scalar>| value.as_ref().map(words::scalar);
        if *default != new.default {
            let what = "what is assumed when it is left out is another; rules that ask for its value are told apart";
            changes.push(about.change(Kind::Changed, what).was(text(default)).now(text(&new.default)));
        }
        if *null_text != new.null_text {
            let what = "the text that means that there is none is another";
            changes.push(about.change(Kind::Changed, what).was(null_text.clone()).now(new.null_text.clone()));
        }
        for change in changes {
            self.note(change);
        }
        self.said_of_field(about, old, new);
    }

    /// What is only said of a field, and who may see it.
    pub(super) fn said_of_field(&mut self, about: &About<'_>, old: &Field, new: &Field) {
        let text = |value: &Option<Scalar>| value.as_ref().map(words::scalar);
        if old.sensitivity != new.sensitivity {
            let what = "what `Debug` shows of it is another";
            let change = about.change(Kind::Changed, what);
            let change = change.was(old.sensitivity.name().to_owned()).now(new.sensitivity.name().to_owned());
            self.note(Change { bump: Bump::Patch, ..change });
        }
        self.docs(about, "its documentation", &old.docs, &new.docs, |docs| shown(docs));
        self.docs(about, "its example", &old.example, &new.example, text);
        self.docs(about, "its tags", &old.tags, &new.tags, Clone::clone);
        self.docs(about, "its origin", &old.origin, &new.origin, |origin| Some(origin.name().to_owned()));
        self.decisions(about, &old.decisions, &new.decisions);
    }

    fn groups(&mut self, both: Both<'m>) {
        let everywhere = both.everywhere();
        let pairs = group_pairs(both);
        let (then, now) = (&both.then.operation.request, &both.now.operation.request);
        let about = |group: &'m Group| both.about(Part::Group, &group.name, &everywhere, &group.source);
        for group in &then.groups {
            if !pairs.iter().any(|(old, _)| std::ptr::eq(*old, group)) {
                let gone = items::gone(&items::of_group(both.then, group), &self.items);
                self.note(about(group).change(Kind::Removed, "the group is gone").breaks(&gone));
            }
        }
        for group in &now.groups {
            match pairs.iter().find(|(_, new)| std::ptr::eq(*new, group)) {
                None => self.note(about(group).change(Kind::Added, "the group is new")),
                Some((old, new)) => self.group(both, &about(new), old, new),
            }
        }
        let names =
            |request: &Request| -> Vec<String> { request.groups.iter().map(|group| group.name.clone()).collect() };
        let about = both.about(Part::Group, "groups", &everywhere, &both.now.operation.source);
        self.order(&about, &names(then), &names(now));
    }

    fn group(&mut self, both: Both<'m>, about: &About<'_>, old: &Group, new: &Group) {
        let Group { name, title, rust, docs, source: _, decisions } = old;
        if *name != new.name {
            let what = format!("the group is `{}`, and was `{name}`; violations give another place", new.name);
            self.note(about.change(Kind::Renamed, what).was(name.clone()).now(new.name.clone()));
        }
        let fields = |side: Side<'m>, group: &Group| -> Vec<&'m Field> {
            let request = &side.operation.request;
            request.fields.iter().filter(|field| request.group_of(field).name == group.name).collect()
        };
        let (fields_then, fields_now) = (fields(both.then, old), fields(both.now, new));
        let in_words = |rust: &Option<GroupStruct>| {
            rust.as_ref().map(|GroupStruct { name, field: _, versioned }| match versioned {
                true => format!("{name} of each version"),
                false => name.clone(),
            })
        };
        let (was, is) = (in_words(rust), in_words(&new.rust));
        if was != is {
            // Of the fields only those that are still there: the others have changes of their own.
            let mut items: Items = items::of_group(both.then, old);
            items::forget_gone_versions(&mut items, &[both]);
            for version in both.versions() {
                let stays = |field: &&&Field| {
                    field.versions.contains(version.then)
                        && fields_now.iter().any(|new| new.wire == field.wire && new.rust == field.rust)
                };
                for field in fields_then.iter().filter(stays) {
                    items.extend(items::of_field(both.then, field, version.then));
                }
            }
            let what = match (rust, &new.rust) {
                (None, _) => "its fields have a struct of their own now",
                (_, None) => "its fields belong to the request now",
                (Some(old), Some(new)) if old.name == new.name && new.versioned => {
                    "versions differ in its fields now, so that each has a struct of its own"
                }
                (Some(old), Some(new)) if old.name == new.name => {
                    "versions no longer differ in its fields, so that they share a struct"
                }
                _ => "its struct has another name",
            };
            let change = about.change(Kind::Changed, what).was(was).now(is);
            self.note(change.breaks(&items::gone(&items, &self.items)));
        }
        self.docs(about, "its heading", title, &new.title, |title| shown(title));
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        self.decisions(about, decisions, &new.decisions);
        let keys = |fields: &[&Field]| -> Vec<String> { fields.iter().map(|field| field.wire.clone()).collect() };
        self.order(about, &keys(&fields_then), &keys(&fields_now));
    }

    /// Notes that things which both models have are in another order.
    pub(super) fn order(&mut self, about: &About<'_>, old: &[String], new: &[String]) {
        let in_both = |names: &[String]| {
            let mut unique: Vec<String> = Vec::new();
            for name in names.iter().filter(|name| old.contains(name) && new.contains(name)) {
                if !unique.contains(name) {
                    unique.push(name.clone());
                }
            }
            unique
        };
        let (then, now) = (in_both(old), in_both(new));
        if then != now {
            self.note(about.change(Kind::Docs, "the order is another, in the docs and of keys that are written"));
        }
    }
}

/// Whether two groups are one: they have one name, or the name of one is gone and they share a field.
fn is_one_group(both: Both<'_>, then: &Group, now: &Group) -> bool {
    group_pairs(both).iter().any(|(old, new)| std::ptr::eq(*old, then) && std::ptr::eq(*new, now))
}

fn group_pairs<'m>(both: Both<'m>) -> Vec<(&'m Group, &'m Group)> {
    let (old, new) = (&both.then.operation.request, &both.now.operation.request);
    let is_in = |group: &Group, request: &Request| request.groups.iter().any(|other| other.name == group.name);
    let keys = |request: &'m Request, wanted: &Group| -> Vec<&'m str> {
        let own = request.fields.iter().filter(|field| request.group_of(field).name == wanted.name);
        own.map(|field| field.wire.as_str()).collect()
    };
    let mut pairs = Vec::new();
    for group in &new.groups {
        let same_name = old.groups.iter().find(|other| other.name == group.name);
        let pair = same_name.or_else(|| {
            let own = keys(new, group);
            old.groups.iter().find(|other| !is_in(other, new) && keys(old, other).iter().any(|key| own.contains(key)))
        });
        pairs.extend(pair.map(|other| (other, group)));
    }
    pairs
}

fn struct_of(group: &Group) -> Option<&str> {
    group.rust.as_ref().map(|rust| rust.name.as_str())
}

pub(super) fn in_version(fields: &[Field], version: VersionId) -> Vec<&Field> {
    fields.iter().filter(|field| field.versions.contains(version)).collect()
}

/// A field in one line.
pub(super) fn summary(side: Side<'_>, field: &Field) -> String {
    let mut summary = format!("{}, {}", words::type_name(side.model, field.r#type), words::presence(field));
    for rule in words::told(field) {
        summary.push_str(&format!("; {}: {}", rule.level.name(), words::rule(&side.operation.request, rule)));
    }
    summary
}

/// A body that had the key before it was one of the model is judged now, and `extra` does not take the key any more.
/// That is no promise which was broken: it asks for no more than a new thing does. A body that lacks the key is another
/// matter.
fn newly_judged(mut change: Change, missed: Answer) -> Change {
    change.effects.insert(Effect::RejectsWhatPassed);
    if missed != Answer::No {
        change.bump = Bump::Major;
    }
    change
}

/// Whether a body without a field is refused by a model and not by another one.
fn any_required<'m>(accepting: &View<'m>, judging: &View<'m>, field: &'m Field, key: &str) -> Answer {
    let required = field.rules.iter().filter(|rule| rule.kind == RuleKind::Required && rule.level == Level::Must);
    let answers = required.map(|rule| refuses(accepting, judging, (key, field), Target::Rule(rule), &[]));
    answers.fold(Answer::No, Answer::or)
}

/// Whether a rule of another field, or one of the whole group, asks for a field.
fn is_asked_for(view: &View<'_>, asked: &Field) -> bool {
    let mut rules = view.fields.iter().flat_map(|(_, field)| &field.rules).filter(|rule| rule.level == Level::Must);
    rules.any(|rule| asks_for(view, rule, asked))
}

fn asks_for(view: &View<'_>, rule: &Rule, asked: &Field) -> bool {
    let in_group = rule.conditions.iter().any(|condition| match condition {
        Condition::Group { group, .. } => Some(*group) == asked.group,
        Condition::Field { .. } | Condition::Value { .. } => false,
    });
    in_group || named_keys(view, rule).contains(&asked.wire)
}

/// Whether a body is refused because a field that it has under the old key is not there under the new one.
fn missed<'m>(then: &View<'m>, now: &View<'m>, renamed: &Field) -> Answer {
    let mut answer = Answer::No;
    for (key, field) in &now.fields {
        let asks = |rule: &&Rule| rule.level == Level::Must && asks_for(now, rule, renamed);
        let is_itself = *key == renamed.wire;
        if is_itself {
            answer = answer.or(any_required(then, now, field, key));
        } else if then.field(key).is_some() {
            for rule in field.rules.iter().filter(asks) {
                answer = answer.or(refuses(then, now, (key, field), Target::Rule(rule), &[]));
            }
        }
    }
    answer
}

/// A text as a body has it.
pub(super) fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}
