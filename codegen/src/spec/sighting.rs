//! Where facts come from that are not on the page.

use crate::diagnostics::Diagnostics;
use crate::spec::Sighting;
use crate::spec::reader::MapReader;
use crate::spec::words::{ORIGINS, Origin};

/// Words for what is not on the page of the operation.
const OTHER_MATERIAL: &[&str] =
    &["was seen", "were seen", "observed", "SDK", "another page", "other pages", "demo repository"];

/// Returns `true` if a decision speaks of other material than the page.
pub(super) fn names_other_material(text: &str) -> bool {
    let words: Vec<&str> = text.split(|character: char| !character.is_alphanumeric()).collect();
    let text = format!(" {} ", words.join(" "));
    OTHER_MATERIAL.iter().any(|words| text.contains(&format!(" {words} ")))
}

/// What helps where a source is missing.
pub(crate) const ADD_SOURCE: &str =
    "add `source:` (what was seen, and where) and `seen:` (the day, such as `2026-11-29`)";

/// Notes that something has no source and should.
pub(super) fn without_source(map: &MapReader<'_>, what: &str, diagnostics: &mut Diagnostics) {
    let message = format!("{what} has no source");
    diagnostics.push(&map.position, map.path.clone(), message, ADD_SOURCE);
}

/// Where and when something was seen. One of the two keys without the other is noted.
pub(super) fn sighting(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Option<Sighting> {
    let (source, seen) = (map.optional_text("source", diagnostics), map.optional_text("seen", diagnostics));
    if let Some(day) = seen.as_ref().filter(|day| !is_day(&day.value)) {
        let message = format!("`{}` is not a day", day.value);
        diagnostics.push(&day.position, map.path_of("seen"), message, "write it as `2026-11-29`");
    }
    for (key, other) in [("source", "seen"), ("seen", "source")] {
        if let (Some(node), None) = (map.get(key), map.get(other)) {
            let message = format!("`{key}` without `{other}`");
            diagnostics.push(&node.position, map.path_of(key), message, format!("add `{other}:`, or remove it"));
        }
    }
    Some(Sighting { source: source?.value, seen: seen?.value })
}

/// Returns `true` for a day of the calendar, written as year, month and day.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, length: usize| -> Option<u32> {
        let is_plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| text.parse().ok()).flatten()
    };
    let [year, month, day] = parts.as_slice() else { return false };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// What is not readable fits the tags: they are not to blame.
///
/// What was observed has a source, its own or that of what it is part of.
pub(super) fn origin(
    map: &MapReader<'_>,
    shared: Option<&Sighting>,
    diagnostics: &mut Diagnostics,
) -> (Origin, Option<Sighting>) {
    let unreadable = map.get("origin").is_some() && map.get("tags").is_none();
    let otherwise = if unreadable { Origin::Observed } else { Origin::Documented };
    let read = map.word("origin", ORIGINS, diagnostics).map(|word| word.value);
    let own = sighting(map, diagnostics);
    let has_own = map.get("source").is_some() || map.get("seen").is_some();
    if read.is_none() && has_own {
        let message = "what is on the page has no other source";
        diagnostics.push(&map.position, map.path.clone(), message, "add `origin: observed`, or remove `source`");
    }
    let origin = read.unwrap_or(otherwise);
    let sighting = if origin == Origin::Observed { own.or_else(|| shared.cloned()) } else { own };
    (origin, sighting)
}
