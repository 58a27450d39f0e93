//! Unknown keys that are near a known one.

use super::Problem;
use crate::rules::nearest::{is_one_edit, is_short, normalized};

/// The least length of a known key that a misspelling is looked for.
const LEAST: usize = 6;

/// The keys of a version of a request.
pub(crate) struct Keys {
    /// The keys of the version.
    pub(crate) known: &'static [&'static str],
    /// The keys of other versions only, each with its versions.
    pub(crate) elsewhere: &'static [(&'static str, &'static str)],
    /// Other keys that real bodies have.
    pub(crate) extra: &'static [&'static str],
}

/// Returns what is wrong with an unknown key, if it is near a known one. The value counts only as an object or not.
pub(crate) fn near_miss(keys: &Keys, key: &str, json: &str) -> Option<Problem> {
    if keys.extra.contains(&key) || !is_short(key) {
        return None;
    }
    if let Some((_, versions)) = keys.elsewhere.iter().find(|(known, _)| *known == key) {
        return Some(Problem::OtherVersion { versions });
    }
    let written = normalized(key);
    let known = || keys.known.iter().map(|known| (*known, normalized(known)));
    if let Some((meant, _)) = known().find(|(_, known)| *known == written) {
        return Some(Problem::NearMiss { meant });
    }
    let is_object = json.starts_with('{');
    if is_object && let Some(flat) = keys.known.iter().find(|known| is_prefix(&written, known)) {
        return Some(Problem::Nested { flat });
    }
    if let Some((first, last)) = numbered(keys, &written) {
        return Some(Problem::Numbered { first, last });
    }
    let near = known().find(|(meant, known)| meant.len() >= LEAST && is_one_edit(known, &written));
    near.map(|(meant, _)| Problem::NearMiss { meant })
}

/// Returns `true` if a key, without case and separators, is a known one up to a dot or a colon.
fn is_prefix(written: &[char], known: &str) -> bool {
    let ends = known.match_indices(['.', ':']);
    ends.filter_map(|(end, _)| known.get(..end)).any(|prefix| normalized(prefix) == written)
}

/// Returns the first and the last of the known keys that differ from a key by their number alone, if there are several.
fn numbered(keys: &Keys, written: &[char]) -> Option<(&'static str, &'static str)> {
    let is_digit = |character: &char| character.is_ascii_digit();
    let last_letter = written.iter().rposition(|character| !is_digit(character))?;
    let (stem, number) = written.split_at_checked(last_letter + 1)?;
    if number.is_empty() {
        return None;
    }
    let mut alike = keys.known.iter().filter(|known| {
        let known = normalized(known);
        known.strip_prefix(stem).is_some_and(|number| !number.is_empty() && number.iter().all(is_digit))
    });
    let first = alike.next()?;
    Some((first, alike.next_back()?))
}
