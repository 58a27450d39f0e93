//! A drift in words, and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::docs::change::{Change, Gap, Kind};
use crate::docs::heading::is_repeated;
use crate::docs::{Drift, Page, entry, lock_path, visible};
use crate::ir::{Model, Operation, Part};
use crate::json::Json;

impl Drift {
    /// One JSON object on one line: every change, as tools read it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let changes = self.changes.iter().map(|change| {
            let Change { version, part, name, kind, was, now, model, gap: _ } = change;
            Json::object([
                ("version", Json::from(version)),
                ("part", Json::from(part.name())),
                ("name", Json::from(name)),
                ("kind", Json::from(kind.name())),
                ("was", Json::from(was.as_ref())),
                ("now", Json::from(now.as_ref())),
                ("model", Json::from(model.as_ref().map(ToString::to_string))),
            ])
        });
        visible(&format!("{}\n", Json::object([("changes", Json::List(changes.collect()))]).line()))
    }

    /// The report for people: what changed, where it lives in the model, what to do next. `files` are those of the
    /// model, into which the entries for what is new would be pasted.
    #[must_use]
    pub fn to_text(
        &self,
        page: &Page,
        model: &Model,
        operation: &Operation,
        files: &BTreeMap<String, String>,
    ) -> String {
        if self.is_clean() {
            let (versions, items) = (count(self.versions, "version"), count(self.items, "item"));
            return format!("nothing of substance changed: the model says what the page says ({versions}, {items})\n");
        }
        visible(&self.told(page, model, operation, files))
    }

    fn told(&self, page: &Page, model: &Model, operation: &Operation, files: &BTreeMap<String, String>) -> String {
        let mut entries = entry::Entries::new(page, model, operation, files);
        let told = together(&self.changes);
        let mut text = String::new();
        for (change, versions) in &told {
            let names = versions.join(", ");
            let _ = writeln!(text, "{names}: {} `{}` {}", change.part.name(), change.name, change.kind.name());
            for (word, said) in [("was", &change.was), ("now", &change.now)] {
                if let Some(said) = said {
                    let said = if said.is_empty() { "(nothing)" } else { said };
                    let _ = writeln!(text, "    {word}: {said}");
                }
            }
            let _ = writeln!(text, "    {}", next(change, versions));
            if change.gap == Some(Gap::Missing)
                && let Some(entry) = entries.of(change, versions)
            {
                let _ = write!(text, "    {}\n\n{}", entry.place, entry.yaml);
            }
            text.push('\n');
        }
        let is_of_model = |gap: Gap| gap != Gap::Truncated;
        let gaps = told.iter().filter(|(change, _)| change.gap.is_some_and(is_of_model)).count();
        if entries.are_used_up() {
            text.push_str("Only the first new things have an entry; the next run has those of the others.\n\n");
        }
        let (changes, lock) = (count(told.len(), "change"), lock_path(operation));
        let _ = match gaps {
            0 => writeln!(
                text,
                "{changes}. When nothing more follows from this, `cargo xtask drift PAGE --accept` writes {lock}."
            ),
            _ => writeln!(
                text,
                "{changes}, of which the model has to follow {gaps}. When it does: `cargo xtask codegen`, then `cargo \
                 xtask drift PAGE --accept` writes {lock}."
            ),
        };
        text
    }
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// The changes, each with all the versions that have it.
fn together(changes: &[Change]) -> Vec<(Change, Vec<&str>)> {
    let mut told: Vec<(Change, Vec<&str>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for change in changes {
        // A version is not what happens to itself.
        let version = if is_of_version(change) { change.version.as_str() } else { "" };
        let Change { version: _, part, name, kind, was, now, model, gap } = change;
        let key = format!("{version:?} {part:?} {name:?} {kind:?} {was:?} {now:?} {model:?} {gap:?}");
        match places.get(&key).and_then(|place| told.get_mut(*place)) {
            Some((_, versions)) => versions.push(&change.version),
            None => {
                places.insert(key, told.len());
                told.push((change.clone(), vec![&change.version]));
            }
        }
    }
    told
}

/// Returns `true` if a change is about a whole version.
fn is_of_version(change: &Change) -> bool {
    change.part == Part::Version && change.name == change.version
}

/// Where a change lives in the model, and what is to be done there.
fn next(change: &Change, versions: &[&str]) -> String {
    let place = change.model.as_ref().map(ToString::to_string).unwrap_or_default();
    match (change.gap, change.kind) {
        (Some(Gap::Missing), _) if is_repeated(&change.name) => {
            "The page has this name twice. Ask for a page that does not, or list it under `left_out`, with a reason."
                .to_owned()
        }
        (Some(Gap::Missing), _) if change.part == Part::Version && change.kind == Kind::Added => {
            "The model does not have it: add it to `operation.versions`, and to the `versions:` of what it has; or list it under \
             `left_out`, with a reason."
                .to_owned()
        }
        (Some(Gap::Missing), _) => {
            "The model does not have it: add it, or list it under `left_out`, with a reason.".to_owned()
        }
        (Some(Gap::OtherVersion), _) => {
            format!("The model has it for other versions, at {place}: add {} to its `versions:`.", versions.join(", "))
        }
        (Some(Gap::Stale), _) if is_of_version(change) => {
            format!("The model has it at {place}: remove it there, and from every `versions:`.")
        }
        (Some(Gap::Unneeded), _) => format!("The model leaves it out at {place}: remove that, it is not on the page."),
        (Some(Gap::Stale), _) => {
            format!("The model has it at {place}: remove it there, or say with `origin:` where else it comes from.")
        }
        (Some(Gap::Truncated), _) => {
            "Save the page again, as a whole: what is said below to be gone may only be missing from this copy.".to_owned()
        }
        (Some(Gap::NotUnderstood), _) => "This section is not understood, so nothing in it is compared with the model: read it. If nothing \
             follows from it, list it under `left_out`, as a `version`, with a reason."
            .to_owned(),
        (Some(Gap::Differs), _) => format!("The model says otherwise at {place}: say there what the page says."),
        (None, Kind::Removed) if place.is_empty() => "The model does not have it.".to_owned(),
        (None, Kind::Added) if !place.is_empty() => format!("The model has it already, at {place}."),
        (None, _) if place.is_empty() => "Nothing in the model says this; see whether something follows from it.".to_owned(),
        (None, _) => format!("The model has it at {place}: see whether what it says there still holds."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Source;

    #[test]
    fn what_is_next_depends_on_what_happened_and_on_what_the_model_has() {
        const REQUEST: Part = Part::Request;
        let source = Source { file: "spec/a.yaml".to_owned(), line: 7 };
        let (there, nowhere) = (Some(&source), None);
        for (part, name, kind, place, gap, expected) in [
            (REQUEST, "a (2)", Kind::Added, nowhere, Some(Gap::Missing), "The page has this name twice."),
            (Part::Version, "a (2)", Kind::Added, nowhere, Some(Gap::Missing), "The page has this name twice."),
            (Part::Version, "a", Kind::Added, nowhere, Some(Gap::Missing), "it to `operation.versions`, and to"),
            (Part::Version, "a", Kind::Changed, nowhere, Some(Gap::Missing), "not have it: add it, or list it under"),
            (REQUEST, "a", Kind::Added, nowhere, Some(Gap::Missing), "not have it: add it, or list it under"),
            (Part::Version, "v", Kind::Removed, there, Some(Gap::Stale), "at spec/a.yaml:7: remove it there, and from"),
            (
                Part::Version,
                "a",
                Kind::Removed,
                there,
                Some(Gap::Stale),
                "at spec/a.yaml:7: remove it there, or say with",
            ),
            (
                REQUEST,
                "a",
                Kind::Added,
                there,
                Some(Gap::OtherVersion),
                "at spec/a.yaml:7: add v, w to its `versions:`.",
            ),
            (REQUEST, "a", Kind::Removed, there, Some(Gap::Stale), "at spec/a.yaml:7: remove it there, or say with"),
            (REQUEST, "a", Kind::Removed, there, Some(Gap::Unneeded), "leaves it out at spec/a.yaml:7: remove that"),
            (REQUEST, "a", Kind::Changed, there, Some(Gap::Differs), "says otherwise at spec/a.yaml:7: say there"),
            (REQUEST, "a", Kind::Removed, nowhere, None, "The model does not have it."),
            (REQUEST, "a", Kind::Removed, there, None, "has it at spec/a.yaml:7: see whether what it says there"),
            (REQUEST, "a", Kind::Added, there, None, "has it already, at spec/a.yaml:7."),
            (REQUEST, "a", Kind::Added, nowhere, None, "Nothing in the model says this"),
            (REQUEST, "a", Kind::Changed, nowhere, None, "Nothing in the model says this"),
            (REQUEST, "a", Kind::Changed, there, None, "has it at spec/a.yaml:7: see whether what it says there"),
        ] {
            let told = next(&Change::bare("v", part, name, kind, place, gap), &["v", "w"]);
            assert!(told.contains(expected), "{part:?} {kind:?} {gap:?}: {told}");
        }
    }
}
