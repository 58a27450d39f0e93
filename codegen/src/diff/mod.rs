//! Two models held against each other, as a reviewer would: what is new, gone, renamed, tightened, relaxed; what that
//! does to code that uses the crate; and the version that it asks for.
//!
//! [`compare`] is pure. What it claims of rules it can show: "rejects what passed" has a body that the model then
//! accepts and the model now does not, and "does not reject" has a proof over all cases of the conditions. Where it has
//! neither it says "cannot tell" and asks for the version that the worst case would need.

mod answers;
mod body;
mod decide;
mod effect;
mod enums;
mod fields;
mod http;
mod items;
mod json;
mod markdown;
mod matching;
mod operations;
mod part;
mod proof;
mod rules;
#[cfg(test)]
mod tests;
mod text;
mod view;
mod witness;

use std::collections::BTreeSet;
use std::fmt;

pub use effect::{Bump, Effect};
pub use json::json;
pub use markdown::markdown;
pub use part::Part;
pub use text::text;

use crate::ir::{Decision, FieldId, Model, Operation, Source, VersionId};
use fields::in_version;
use items::Items;

/// What differs between two models.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Every change, in the order of the model.
    pub changes: Vec<Change>,
}

impl Diff {
    /// The bump that the whole asks for: the greatest of its changes'.
    #[must_use]
    pub fn bump(&self) -> Bump {
        self.changes.iter().map(|change| change.bump).max().unwrap_or(Bump::None)
    }
}

/// One change, in all versions of the API in which it is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of thing changed.
    pub part: Part,
    /// Its name: a key on the wire, a value's name behind its enum's, a status.
    pub name: String,
    /// The operation that it belongs to; `None` for what operations share.
    pub operation: Option<String>,
    /// The versions of the API that the change is in.
    pub versions: Vec<String>,
    /// What happened to it.
    pub kind: Kind,
    /// What happened, in one sentence.
    pub what: String,
    /// What the model said then.
    pub was: Option<String>,
    /// What it says now.
    pub now: Option<String>,
    /// What it does to downstream code; nothing, if empty.
    pub effects: BTreeSet<Effect>,
    /// The version bump that it asks for.
    pub bump: Bump,
    /// Its line in the model now or, of what is gone, in the model then.
    pub source: Option<Source>,
}

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed,
    /// It asks for more than before, and for nothing less.
    Tightened,
    /// It asks for less than before, and for nothing more.
    Relaxed,
    /// It is another, in ways that are neither of the two.
    Changed,
    /// Whether it is tightened or relaxed could be neither shown nor proved.
    CannotTell,
    /// Only what is said of it is another.
    Docs,
}

impl Kind {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Tightened => "tightened",
            Self::Relaxed => "relaxed",
            Self::Changed => "changed",
            Self::CannotTell => "cannot tell",
            Self::Docs => "docs",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Holds a model against an earlier one.
#[must_use]
pub fn compare(then: &Model, now: &Model) -> Diff {
    let mut comparison = Comparison::new(then, now);
    comparison.api();
    comparison.operations();
    comparison.hosts();
    comparison.authorization();
    for both in comparison.pairs.clone() {
        comparison.headers(both);
    }
    comparison.enums();
    for both in comparison.pairs.clone() {
        comparison.request(both);
    }
    comparison.objects();
    for both in comparison.pairs.clone() {
        comparison.responses(both);
    }
    Diff { changes: comparison.changes }
}

/// Two models, and what was found to differ so far.
struct Comparison<'m> {
    then: &'m Model,
    now: &'m Model,
    /// The operations that both have.
    pairs: Vec<Both<'m>>,
    /// What downstream code can name now.
    items: Items,
    changes: Vec<Change>,
}

/// A model and one of its operations.
#[derive(Clone, Copy)]
struct Side<'m> {
    model: &'m Model,
    operation: &'m Operation,
}

/// An operation in both models.
#[derive(Clone, Copy)]
struct Both<'m> {
    then: Side<'m>,
    now: Side<'m>,
}

impl<'m> Both<'m> {
    /// The versions that both models have.
    fn versions(self) -> Vec<Versions<'m>> {
        let pair = |then: VersionId| {
            let name = &self.then.operation[then].name;
            let now = self.now.operation.version(name)?;
            Some(Versions { both: self, then, now, name })
        };
        self.then.operation.version_ids().filter_map(pair).collect()
    }

    /// The names of the versions that both models have.
    fn everywhere(self) -> Vec<String> {
        self.versions().iter().map(|version| version.name.to_owned()).collect()
    }

    /// Whether two fields of the request are one, perhaps under another key.
    fn is_one_field(self, then: Option<FieldId>, now: Option<FieldId>) -> bool {
        let (Some(then), Some(now)) = (then, now) else { return then.is_none() && now.is_none() };
        let (old, new) = (&self.then.operation.request, &self.now.operation.request);
        let is_matched = |version: Versions<'_>| {
            let (old_fields, new_fields) =
                (in_version(&old.fields, version.then), in_version(&new.fields, version.now));
            let matched = matching::fields(self, &old_fields, &new_fields);
            matched.pairs.iter().any(|(one, other)| std::ptr::eq(*one, &old[then]) && std::ptr::eq(*other, &new[now]))
        };
        old[then].wire == new[now].wire || self.versions().into_iter().any(is_matched)
    }

    /// What changes of a part of the operation are about.
    fn about<'a>(self, part: Part, name: &'a str, versions: &'a [String], source: &'a Source) -> About<'a>
    where
        'm: 'a,
    {
        About { part, name, operation: Some(&self.now.operation.name), versions, source: Some(source) }
    }
}

/// One version of an operation in both models.
#[derive(Clone, Copy)]
struct Versions<'m> {
    both: Both<'m>,
    then: VersionId,
    now: VersionId,
    name: &'m str,
}

/// The names of the versions of several operations, each once.
fn everywhere(operations: &[Both<'_>]) -> Vec<String> {
    let mut names = Vec::new();
    for name in operations.iter().flat_map(|both| both.everywhere()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

impl<'m> Comparison<'m> {
    fn new(then: &'m Model, now: &'m Model) -> Self {
        let pair = |old: &'m Operation| {
            let new = now.operation(&old.name)?;
            Some(Both { then: Side { model: then, operation: old }, now: Side { model: now, operation: new } })
        };
        let pairs = then.operations.iter().filter_map(pair).collect();
        Self { then, now, pairs, items: items::of_model(now), changes: Vec::new() }
    }

    /// Notes a change. One that is the same in another version is one change.
    fn note(&mut self, change: Change) {
        let same = |other: &&mut Change| Change { versions: change.versions.clone(), ..(**other).clone() } == change;
        match self.changes.iter_mut().find(same) {
            Some(other) => {
                for version in change.versions {
                    if !other.versions.contains(&version) {
                        other.versions.push(version);
                    }
                }
            }
            None => self.changes.push(change),
        }
    }

    /// Notes a text that is said of something and is another now.
    fn docs<T: PartialEq>(
        &mut self,
        about: &About<'_>,
        what: &str,
        then: &T,
        now: &T,
        words: impl Fn(&T) -> Option<String>,
    ) {
        if then != now {
            let what = format!("{what} changed");
            self.note(about.change(Kind::Docs, what).was(words(then)).now(words(now)));
        }
    }

    /// Notes decisions that are new, gone or put otherwise.
    fn decisions(&mut self, about: &About<'_>, then: &[Decision], now: &[Decision]) {
        let only = |list: &[Decision], others: &[Decision]| {
            let own = list.iter().filter(|decision| !others.contains(decision));
            let words =
                own.map(|Decision { page, reading, because, sighting: _ }| format!("{page} {reading} {because}"));
            shown(&words.collect::<Vec<_>>().join(" "))
        };
        if then != now {
            let change = about.change(Kind::Docs, "how the page is read changed");
            self.note(change.was(only(then, now)).now(only(now, then)));
        }
    }
}

/// The thing that changes are about.
struct About<'a> {
    part: Part,
    name: &'a str,
    operation: Option<&'a str>,
    versions: &'a [String],
    source: Option<&'a Source>,
}

impl About<'_> {
    fn change(&self, kind: Kind, what: impl Into<String>) -> Change {
        Change {
            part: self.part,
            name: self.name.to_owned(),
            operation: self.operation.map(str::to_owned),
            versions: self.versions.to_vec(),
            kind,
            what: what.into(),
            was: None,
            now: None,
            effects: BTreeSet::new(),
            bump: if kind == Kind::Docs { Bump::Patch } else { Bump::Minor },
            source: self.source.cloned(),
        }
    }
}

impl Change {
    fn was(self, was: impl Into<Option<String>>) -> Self {
        Self { was: was.into(), ..self }
    }

    fn now(self, now: impl Into<Option<String>>) -> Self {
        Self { now: now.into(), ..self }
    }

    /// Adds an effect, and the bump that it asks for.
    fn effect(mut self, effect: Effect) -> Self {
        self.bump = self.bump.max(effect.bump());
        self.effects.insert(effect);
        self
    }

    fn effect_if(self, is_so: bool, effect: Effect) -> Self {
        if is_so { self.effect(effect) } else { self }
    }

    /// Adds that code which uses these names does not compile any more.
    fn breaks(mut self, gone: &[String]) -> Self {
        let Some((first, others)) = gone.split_first() else { return self };
        self.what.push_str(&match others.len() {
            0 => format!("; code with `{first}` no longer compiles"),
            count => format!("; code with `{first}` and {count} more no longer compiles"),
        });
        self.effect(Effect::BreaksABuild)
    }
}

/// A text as a report shows it; none if it is empty.
fn shown(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
