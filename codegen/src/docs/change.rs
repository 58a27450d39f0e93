//! One difference between the page on one side, the lock and the model on the other.

use crate::docs::digest::{self, Digest};
use crate::docs::page::{Evidence, Record};
use crate::ir::{Part, Source};

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version that it is in.
    pub version: String,
    /// What it is about.
    pub part: Part,
    /// The name of that on the page.
    pub name: String,
    /// What happened to it.
    pub kind: Kind,
    /// What the lock, or else the model, says.
    pub was: Option<String>,
    /// What the page says.
    pub now: Option<String>,
    /// Where it lives in the model.
    pub model: Option<Source>,
    /// What the model has to say about it, if it has to be edited before it says what the page says.
    pub gap: Option<Gap>,
}

impl Change {
    /// That something is there, or is not, of which there is no more to say.
    pub(super) fn bare(
        version: &str,
        part: Part,
        name: &str,
        kind: Kind,
        model: Option<&Source>,
        gap: Option<Gap>,
    ) -> Self {
        let (version, name) = (version.to_owned(), name.to_owned());
        Self { version, part, name, kind, was: None, now: None, model: model.cloned(), gap }
    }

    /// Adds that the model has to follow, and what of it the two say.
    pub(super) fn follow(&mut self, gap: Self) {
        let join = |own: &mut Option<String>, other: Option<String>| match (&mut *own, other) {
            (_, None) => {}
            (Some(own), Some(other)) if own.contains(&*other) => {}
            (Some(own), Some(other)) => *own = format!("{own}; {other}"),
            (own, other) => *own = other,
        };
        join(&mut self.was, gap.was);
        join(&mut self.now, gap.now);
        self.model = gap.model.or(self.model.take());
        self.gap = gap.gap;
    }
}

/// What happened to something on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// How the model falls short of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The page lists it, the model neither has it nor leaves it out with a reason.
    Missing,
    /// The page lists it, the model has it or leaves it out in other versions alone.
    OtherVersion,
    /// The model has it and the page does not list it.
    Stale,
    /// The model leaves it out with a reason, and there is nothing to leave out.
    Unneeded,
    /// Both have it, and say different things of it.
    Differs,
    /// The page has a section whose heading is unknown, so that nothing in it is compared with the model.
    NotUnderstood,
    /// The page seems to be cut off, so that what is gone may only be missing from this copy.
    Truncated,
}

/// What a report shows of a text.
const SHOWN: usize = 4000;

/// A text on one line, cut to what a report shows.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.extend(word.chars().take(SHOWN));
        if shown.len() > SHOWN {
            shown.push_str(" …");
            break;
        }
    }
    shown
}

/// What a page says of a thing that the lock does not know: its tags, its values or else its text.
pub(super) fn summary(record: &Record, evidence: Option<&Evidence>) -> Option<String> {
    let values = (!record.values.is_empty()).then(|| record.values.join(", "));
    let text = || evidence.map(|evidence| shown(&evidence.text)).filter(|text| !text.is_empty());
    record.tags.clone().or(values).or_else(text).map(|summary| shown(&summary))
}

/// What the lock says of a thing and what the page says, as far as they differ; `None` if they do not.
pub(super) fn difference(then: &Record, now: &Record, evidence: Option<&Evidence>) -> Option<(String, String)> {
    if then == now {
        return None;
    }
    let digest = |digest: Option<Digest>| digest.map_or_else(String::new, |digest| format!("(digest {digest})"));
    // An example that is only remembered has no text to show.
    let text = |text: Option<&String>, found: Option<_>| match text.map(|text| shown(text)).unwrap_or_default() {
        shown if found.is_some() && !shown.is_empty() => shown,
        _ => digest(found),
    };
    let (gone, new) = sentences(&then.text, &now.text, evidence.map_or("", |evidence| &evidence.text));
    let plain = |text: &Option<String>| text.clone().unwrap_or_default();
    let aspects = [
        ("tags", then.tags != now.tags, plain(&then.tags), plain(&now.tags)),
        ("values", then.values != now.values, then.values.join(", "), now.values.join(", ")),
        ("group", then.group != now.group, plain(&then.group), plain(&now.group)),
        ("text", then.text != now.text, gone, new),
        ("code", then.code != now.code, digest(then.code), digest(now.code)),
        (
            "example",
            then.example != now.example,
            digest(then.example),
            text(evidence.map(|evidence| &evidence.example), now.example),
        ),
    ];
    let differing: Vec<_> = aspects.into_iter().filter(|(_, differs, _, _)| *differs).collect();
    // Tags say plainly what they are.
    if let [("tags", _, was, now)] = differing.as_slice() {
        return Some((was.clone(), now.clone()));
    }
    let side = |pick: fn(&(&str, bool, String, String)) -> String| {
        let said = differing.iter().map(|aspect| (aspect.0, pick(aspect))).map(|(what, said)| match said.as_str() {
            "" => format!("no {what}"),
            said => format!("{what}: {said}"),
        });
        said.collect::<Vec<_>>().join("; ")
    };
    Some((side(|aspect| shown(&aspect.2)), side(|aspect| shown(&aspect.3))))
}

/// How many sentences went, and which are new. That a text was, and that it is now, is never an empty string.
fn sentences(then: &[Digest], now: &[Digest], text: &str) -> (String, String) {
    let is_new = |sentence: &&str| Digest::of(sentence).is_some_and(|digest| !then.contains(&digest));
    let new: Vec<&str> = digest::sentences(text).into_iter().filter(is_new).collect();
    let gone = match (then.iter().filter(|sentence| !now.contains(sentence)).count(), then.len()) {
        (_, 0) => String::new(),
        (0, _) => "no sentence went".to_owned(),
        (count, all) => format!("{count} of {all} sentences went"),
    };
    let new = match (now.is_empty(), new.is_empty()) {
        (true, _) => String::new(),
        (_, true) => "no new sentence".to_owned(),
        _ => shown(&new.join(" ")),
    };
    (gone, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_one_line_of_some_length() {
        let whole = "a".repeat(SHOWN);
        for (text, expected) in [("", ""), (" a\n\tb ", "a b"), (whole.as_str(), whole.as_str())] {
            assert_eq!(shown(text), expected);
        }
        for text in [format!("{whole} b c"), format!("{whole}a"), "a ".repeat(SHOWN)] {
            let shown = shown(&text);
            assert!(shown.len() < SHOWN + 10, "{}", shown.len());
            assert!(shown.starts_with("a") && !shown.contains('c'), "{shown}");
        }
        assert!(shown(&"a ".repeat(SHOWN)).ends_with("a …"));
    }
}
