//! The report for people: by effect, the worst first.

use std::fmt::Write as _;

use super::{Bump, Change, Diff, Effect, Kind};

/// How wide a line is.
const WIDTH: usize = 100;

/// The longest value that is shown.
const LONGEST: usize = 200;

/// The report for people. `version` is the crate's, to which the bump is added.
#[must_use]
pub fn text(diff: &Diff, version: &str) -> String {
    if diff.changes.is_empty() {
        return "nothing differs: the model is what it was\n".to_owned();
    }
    let mut text = format!("{}\n", headline(diff, version));
    for (heading, changes) in by_effect(diff) {
        let _ = writeln!(text, "\n{heading}");
        for change in changes {
            let head = format!("{} {} `{}`{}", change.kind, change.part.name(), change.name, versions(change));
            wrapped(&mut text, "  ", "    ", &format!("{head}: {}", change.what));
            for (word, value) in [("was", &change.was), ("now", &change.now)] {
                if let Some(value) = value {
                    wrapped(&mut text, "    ", "         ", &format!("{word}: {}", clipped(value, LONGEST)));
                }
            }
            if let Some(also) = also(change) {
                wrapped(&mut text, "    ", "    ", &also);
            }
            if let Some(source) = &change.source {
                let _ = writeln!(text, "    {source}");
            }
        }
    }
    text
}

/// The bump in one line.
pub(super) fn headline(diff: &Diff, version: &str) -> String {
    let (bump, count) = (diff.bump(), diff.changes.len());
    let changes = if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    match bump.after(version) {
        Some(next) => format!("{bump} ({version} → {next}): {changes}"),
        None => format!("{bump}: {changes}"),
    }
}

/// The changes by their worst effect, each group under its heading.
pub(super) fn by_effect(diff: &Diff) -> Vec<(&'static str, Vec<&Change>)> {
    let of_effect = Effect::ALL.iter().map(|effect| (effect.name(), Some(*effect)));
    let headings = of_effect.chain([("none", None)]);
    let mut groups: Vec<_> = headings
        .map(|(heading, effect)| {
            let has = |change: &&Change| !is_unclear(change) && change.effects.first() == effect.as_ref();
            (heading, diff.changes.iter().filter(has).collect::<Vec<_>>())
        })
        .collect();
    let unclear = diff.changes.iter().filter(|change| is_unclear(change)).collect();
    // What may reject what passed is as bad as what does.
    groups.insert(2, ("cannot tell", unclear));
    groups.retain(|(_, changes)| !changes.is_empty());
    groups
}

/// Whether the worst of a change is not known.
fn is_unclear(change: &Change) -> bool {
    change.kind == Kind::CannotTell && !change.effects.iter().any(|effect| effect.bump() == Bump::Major)
}

/// The versions of the API behind a name.
pub(super) fn versions(change: &Change) -> String {
    match change.versions.as_slice() {
        [] => String::new(),
        versions => format!(" ({})", versions.join(", ")),
    }
}

/// The effects that the heading does not tell, and a bump that is not that of the effects.
pub(super) fn also(change: &Change) -> Option<String> {
    let others: Vec<&str> = change.effects.iter().skip(1).map(|effect| effect.name()).collect();
    let others = (!others.is_empty()).then(|| format!("also: {}", others.join(", ")));
    let usual = change.effects.iter().map(|effect| effect.bump()).max();
    let bump = usual.filter(|usual| *usual != change.bump).map(|_| format!("asks for: {}", change.bump));
    let remarks: Vec<String> = others.into_iter().chain(bump).collect();
    (!remarks.is_empty()).then(|| remarks.join("; "))
}

/// A value that fits into a report, on one line.
pub(super) fn clipped(value: &str, longest: usize) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    line.chars().take(longest).chain(['…']).collect()
}

fn wrapped(text: &mut String, first: &str, others: &str, words: &str) {
    let (mut line, mut indent) = (String::new(), first);
    for word in words.split_whitespace() {
        if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(text, "{indent}{line}");
            (line, indent) = (String::new(), others);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(text, "{indent}{line}");
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Part;
    use super::*;

    #[test]
    fn what_is_not_clear_stands_behind_the_worst_effects_that_are() {
        let change = |name: &str, kind: Kind, effects: &[Effect]| Change {
            part: Part::Request,
            name: name.to_owned(),
            operation: None,
            versions: Vec::new(),
            kind,
            what: "the rule `length` changed".to_owned(),
            was: None,
            now: None,
            effects: effects.iter().copied().collect::<BTreeSet<_>>(),
            bump: Bump::Major,
            source: None,
        };
        let changes = vec![
            change("a", Kind::CannotTell, &[]),
            change("b", Kind::CannotTell, &[Effect::AcceptsMore]),
            change("c", Kind::CannotTell, &[Effect::RejectsWhatPassed]),
            change("d", Kind::Relaxed, &[Effect::AcceptsMore]),
        ];
        let diff = Diff { changes };
        let names = |(heading, changes): (&'static str, Vec<&Change>)| {
            (heading, changes.iter().map(|change| change.name.clone()).collect::<String>())
        };
        let found: Vec<(&str, String)> = by_effect(&diff).into_iter().map(names).collect();
        let expected = [("rejects what passed", "c"), ("cannot tell", "ab"), ("accepts more", "d")];
        assert_eq!(found, expected.map(|(heading, names)| (heading, names.to_owned())));
    }
}
