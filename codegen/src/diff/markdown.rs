//! The report to be pasted into a pull request.

use std::fmt::Write as _;

use super::text::{also, by_effect, clipped, headline};
use super::{Change, Diff};

/// The longest value that is shown in a table.
const LONGEST: usize = 120;

/// The report as Markdown: the bump, and a table for each effect.
#[must_use]
pub fn markdown(diff: &Diff, version: &str) -> String {
    let mut text = "## Changes of the model\n\n".to_owned();
    if diff.changes.is_empty() {
        text.push_str("Nothing differs.\n");
        return text;
    }
    let _ = writeln!(text, "Version bump: **{}**", headline(diff, version));
    for (heading, changes) in by_effect(diff) {
        let _ = writeln!(text, "\n### {}\n", capitalized(heading));
        text.push_str("| change | of | versions | what | was | now | model |\n|---|---|---|---|---|---|---|\n");
        for change in changes {
            let _ = writeln!(text, "{}", row(change));
        }
    }
    text
}

fn row(change: &Change) -> String {
    let Change { part, name, operation: _, versions, kind, what, was, now, effects: _, bump: _, source } = change;
    let what = match also(change) {
        Some(also) => format!("{what} ({also})"),
        None => what.clone(),
    };
    let value =
        |value: &Option<String>| value.as_deref().map(|value| code(&clipped(value, LONGEST))).unwrap_or_default();
    let cells = [
        escaped(kind.name()),
        format!("{} {}", part.name(), code(name)),
        escaped(&versions.join(", ")),
        escaped(&what),
        value(was),
        value(now),
        source.as_ref().map(|source| code(&source.to_string())).unwrap_or_default(),
    ];
    format!("| {} |", cells.join(" | "))
}

/// Text of the model is no markup: what stands between backticks in our own sentences stays code, all else is plain.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for (index, part) in text.split('`').enumerate() {
        let is_last_of_odd = index % 2 == 1 && text.split('`').count() == index + 1;
        match index % 2 {
            1 if !is_last_of_odd => escaped.push_str(&code(part)),
            1 => escaped.push_str(&format!("\\`{}", plain(part))),
            _ => escaped.push_str(&plain(part)),
        }
    }
    escaped
}

fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in text.chars() {
        match character {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '|' | '*' | '_' | '[' | ']' | '\\' | '~' | '#' | '!' | '@' => plain.extend(['\\', character]),
            '\n' | '\r' => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}

/// A text as code, in a fence that it does not hold. A table's cells end at any bar, so bars are escaped even there.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ").replace('|', "\\|");
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match text.starts_with('`') || text.ends_with('`') || text.is_empty() {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{Bump, Effect, Kind, Part};
    use super::*;

    #[test]
    fn each_effect_has_a_table() {
        let change = |name: &str, effects: &[Effect], bump: Bump| Change {
            part: Part::Request,
            name: name.to_owned(),
            operation: None,
            versions: vec!["default".to_owned(), "v1".to_owned()],
            kind: Kind::Changed,
            what: "the rule `length` changed".to_owned(),
            was: Some("at most 3".to_owned()),
            now: None,
            effects: effects.iter().copied().collect::<BTreeSet<_>>(),
            bump,
            source: None,
        };
        let changes = vec![
            change("a", &[Effect::RejectsWhatPassed, Effect::AcceptsMore], Bump::Minor),
            change("b", &[], Bump::Patch),
        ];
        let head = "| change | of | versions | what | was | now | model |\n|---|---|---|---|---|---|---|\n";
        let first = "| changed | request `a` | default, v1 | the rule `length` changed (also: accepts more; asks for: minor) \
                     | `at most 3` |  |  |\n";
        let second = "| changed | request `b` | default, v1 | the rule `length` changed | `at most 3` |  |  |\n";
        assert_eq!(
            markdown(&Diff { changes }, "0.1.0"),
            format!(
                "## Changes of the model\n\nVersion bump: **minor (0.1.0 → 0.1.1): 2 changes**\n\n### Rejects what \
                 passed\n\n{head}{first}\n### None\n\n{head}{second}"
            )
        );
        assert_eq!(markdown(&Diff::default(), "0.1.0"), "## Changes of the model\n\nNothing differs.\n");
    }

    #[test]
    fn text_of_the_model_cannot_leave_its_cell() {
        for (text, markdown) in [
            ("a|b", "a\\|b"),
            ("<b>", "&lt;b&gt;"),
            ("the rule `a|b` changed", "the rule `a\\|b` changed"),
            ("an odd ` one", "an odd \\` one"),
            ("@everyone #1", "\\@everyone \\#1"),
        ] {
            assert_eq!(escaped(text), markdown);
        }
        for (text, markdown) in [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a\nb|c", "`a b\\|c`")] {
            assert_eq!(code(text), markdown);
        }
    }
}
