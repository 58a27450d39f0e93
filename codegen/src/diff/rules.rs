//! The rules of a request field: which are new, gone, tightened or relaxed, and in whose eyes.

use std::collections::BTreeMap;

use super::decide::{Answer, refuses};
use super::view::{Target, View};
use super::{About, Bump, Change, Comparison, Effect, Kind};
use crate::emit::words;
use crate::ir::{Field, Level, Request, Rule, RuleKind};

/// A field of one version in both models, with what the version asks of it.
pub(super) struct Pair<'p, 'm> {
    pub(super) then: &'p View<'m>,
    pub(super) now: &'p View<'m>,
    /// The key in both views.
    pub(super) key: &'p str,
    pub(super) old: &'m Field,
    pub(super) new: &'m Field,
    /// The names now of the fields and groups whose names were others.
    pub(super) renamed: &'p BTreeMap<String, String>,
}

impl<'m> Pair<'_, 'm> {
    /// Whether a target now refuses a body that the model then accepts.
    pub(super) fn rejects(&self, target: Target<'_>, level: Level) -> Answer {
        refuses(self.then, self.now, (self.key, self.new), target, &of_level(self.old, level))
    }

    /// Whether a target then refuses a body that the model now accepts.
    pub(super) fn accepts(&self, target: Target<'_>, level: Level) -> Answer {
        refuses(self.now, self.then, (self.key, self.old), target, &of_level(self.new, level))
    }
}

impl Pair<'_, '_> {
    /// The words of a rule then, with the names that its subjects have now.
    fn by_names_of_now(&self, words: &str) -> String {
        let names = self.renamed.iter();
        names.fold(words.to_owned(), |words, (old, new)| words.replace(&format!("`{old}`"), &format!("`{new}`")))
    }
}

/// What blocks is held against what blocks, and advice against the other advice of the field too.
fn of_level(field: &Field, level: Level) -> Vec<&Rule> {
    field.rules.iter().filter(|rule| rule.level == level).collect()
}

impl<'m> Comparison<'m> {
    pub(super) fn rules(&mut self, about: &About<'_>, pair: &Pair<'_, 'm>) {
        // Of the values of an enum their own entries tell.
        let told = |rule: &&Rule| rule.kind != RuleKind::Known;
        let mut gone: Vec<&Rule> = pair.old.rules.iter().filter(told).collect();
        let mut new: Vec<&Rule> = pair.new.rules.iter().filter(told).collect();
        let by_name = |one: &Rule, other: &Rule| one.name == other.name;
        let by_content = |one: &Rule, other: &Rule| {
            one.level == other.level
                && pair.by_names_of_now(&words::rule(pair.then.request(), one))
                    == words::rule(pair.now.request(), other)
        };
        let mut pairs = matched(&mut gone, &mut new, by_name);
        pairs.extend(matched(&mut gone, &mut new, by_content));
        // What is left of one kind on each side is one rule that has changed.
        let alone = |rule: &Rule, list: &[&Rule]| {
            list.iter().filter(|other| other.kind.name() == rule.kind.name()).count() == 1
        };
        let (gone_then, new_then) = (gone.clone(), new.clone());
        pairs.extend(matched(&mut gone, &mut new, |one, other| {
            one.kind.name() == other.kind.name() && alone(one, &gone_then) && alone(other, &new_then)
        }));
        for (old, new) in pairs {
            self.rule(about, pair, old, new);
        }
        for old in gone {
            let words = in_words(pair.then.request(), old);
            let change = match old.level {
                Level::Must => {
                    let accepts = pair.accepts(Target::Rule(old), Level::Must);
                    let what = match is_presence(old) {
                        true => "it is optional now".to_owned(),
                        false => format!("the rule `{}` is gone", old.name),
                    };
                    judged(about, &what, Answer::No, accepts)
                }
                Level::Should => {
                    let fewer = pair.accepts(Target::Rule(old), Level::Should);
                    advised(about, &format!("the advice `{}` is gone", old.name), Answer::No, fewer)
                }
            };
            self.note(change.was(words));
        }
        for new in new {
            let words = in_words(pair.now.request(), new);
            let change = match new.level {
                Level::Must => {
                    let rejects = pair.rejects(Target::Rule(new), Level::Must);
                    let what = match is_presence(new) {
                        true => "it is required now".to_owned(),
                        false => format!("the rule `{}` is new", new.name),
                    };
                    judged(about, &what, rejects, Answer::No)
                }
                Level::Should => {
                    let more = pair.rejects(Target::Rule(new), Level::Should);
                    advised(about, &format!("the advice `{}` is new", new.name), more, Answer::No)
                }
            };
            self.note(change.now(words));
        }
    }

    /// A rule that both models have.
    fn rule(&mut self, about: &About<'_>, pair: &Pair<'_, 'm>, old: &Rule, new: &Rule) {
        let (was, now) = (in_words(pair.then.request(), old), in_words(pair.now.request(), new));
        let rename = (old.name != new.name).then(|| format!("`{}` is called `{}`", old.name, new.name));
        let name = &new.name;
        if is_presence(old) && is_presence(new) {
            return;
        }
        match (old.level, new.level) {
            (Level::Must, Level::Should) => {
                let accepts = pair.accepts(Target::Rule(old), Level::Must);
                let change = judged(about, &format!("the rule `{name}` is advice now"), Answer::No, accepts);
                self.note(change.was(was).now(now));
            }
            (Level::Should, Level::Must) => {
                let rejects = pair.rejects(Target::Rule(new), Level::Must);
                let change = judged(about, &format!("the advice `{name}` blocks now"), rejects, Answer::No);
                self.note(change.was(was).now(now));
            }
            (level, _) => {
                let rejects = pair.rejects(Target::Rule(new), level);
                let accepts = pair.accepts(Target::Rule(old), level);
                let what = match level {
                    Level::Must => "rule",
                    Level::Should => "advice",
                };
                let (what, is_same) = match pair.by_names_of_now(&was) == now {
                    true => {
                        let because = "what it asks about has another default, or is of another group";
                        (format!("the {what} `{name}` ({now}) meets other bodies, since {because}"), true)
                    }
                    false => (format!("the {what} `{name}` changed"), false),
                };
                let (was, now) = if is_same { (None, None) } else { (Some(was), Some(now)) };
                if !(is_same && rejects == Answer::No && accepts == Answer::No) {
                    let change = match level {
                        Level::Must => judged(about, &what, rejects, accepts),
                        Level::Should => advised(about, &what, rejects, accepts),
                    };
                    self.note(change.was(was).now(now));
                }
            }
        }
        if let Some(rename) = rename {
            let what = format!("the rule {rename} now; violations give that place");
            self.note(about.change(Kind::Docs, what).was(old.name.clone()).now(new.name.clone()));
        }
        let Rule { name: _, level: _, kind: _, conditions: _, docs } = old;
        self.docs(about, &format!("the reason of the rule `{name}`"), docs, &new.docs, Clone::clone);
    }
}

fn is_presence(rule: &Rule) -> bool {
    rule.kind == RuleKind::Required && rule.conditions.is_empty() && rule.level == Level::Must
}

fn in_words(request: &Request, rule: &Rule) -> String {
    if is_presence(rule) { "required".to_owned() } else { words::rule(request, rule) }
}

/// Takes out of two lists what belongs together, each rule once.
fn matched<'r>(
    gone: &mut Vec<&'r Rule>,
    new: &mut Vec<&'r Rule>,
    is_same: impl Fn(&Rule, &Rule) -> bool,
) -> Vec<(&'r Rule, &'r Rule)> {
    let mut pairs = Vec::new();
    gone.retain(|old| {
        let Some(index) = new.iter().position(|other| is_same(old, other)) else { return true };
        pairs.push((*old, new.remove(index)));
        false
    });
    pairs
}

/// A change of what blocks.
pub(super) fn judged(about: &About<'_>, what: &str, rejects: Answer, accepts: Answer) -> Change {
    let (kind, remark) = direction(rejects, accepts);
    let mut change = about.change(kind, format!("{what}{remark}"));
    match (rejects, accepts) {
        // The worst case counts.
        (Answer::CannotTell, _) => change.bump = Bump::Major,
        (Answer::No, Answer::No) => change.bump = Bump::Patch,
        _ => {}
    }
    change
        .effect_if(rejects == Answer::Yes, Effect::RejectsWhatPassed)
        .effect_if(accepts == Answer::Yes, Effect::AcceptsMore)
}

/// A change of advice, which blocks nothing.
fn advised(about: &About<'_>, what: &str, more: Answer, fewer: Answer) -> Change {
    let (kind, remark) = direction(more, fewer);
    let change = about.change(kind, format!("{what}{remark}"));
    let is_same = (more, fewer) == (Answer::No, Answer::No);
    if is_same { Change { bump: Bump::Patch, ..change } } else { change }
}

fn direction(more: Answer, less: Answer) -> (Kind, &'static str) {
    use Answer::{CannotTell, No, Yes};
    match (more, less) {
        (Yes, No) => (Kind::Tightened, ""),
        (No, Yes) => (Kind::Relaxed, ""),
        (Yes, Yes) => (Kind::Changed, ": some bodies meet more of it, others less"),
        (No, No) => (Kind::Changed, ", and means the same for every body"),
        (CannotTell, CannotTell) => (Kind::CannotTell, "; whether it is tightened or relaxed is not clear"),
        (CannotTell, Yes) => (Kind::CannotTell, ": some bodies meet less of it; whether others meet more is not clear"),
        (CannotTell, No) => (Kind::CannotTell, "; whether any body meets more of it is not clear"),
        (Yes, CannotTell) => (Kind::CannotTell, ": some bodies meet more of it; whether others meet less is not clear"),
        (No, CannotTell) => (Kind::CannotTell, "; whether any body meets less of it is not clear"),
    }
}
