//! Unknown keys that are near a known one.

use codegen::ir::{Model, VersionId};
use serde_json::Value;

/// Whether a key that a version does not know deserves a word of advice.
pub(super) fn is_near_miss(model: &Model, version: VersionId, key: &str, value: &Value) -> bool {
    let operation = &model.operations[0];
    let fields = || operation.request.fields.iter();
    let known: Vec<&str> =
        fields().filter(|field| field.versions.contains(version)).map(|field| field.wire.as_str()).collect();
    if known.contains(&key) || operation.extra_keys.iter().any(|extra| extra.key == key) || key.len() > 100 {
        return false;
    }
    let plain = plain(key);
    fields().any(|field| field.wire == key)
        || known.iter().any(|known| self::plain(known) == plain)
        || value.is_object() && known.iter().any(|known| prefixes(known).contains(&plain))
        || is_of_a_series(&known, &plain)
        || known.iter().any(|known| known.len() >= 6 && distance(&self::plain(known), &plain) <= 1)
}

/// Small letters, digits and what else is neither a separator nor a blank.
fn plain(key: &str) -> String {
    key.to_lowercase().replace(|character: char| "_.-".contains(character) || character.is_whitespace(), "")
}

/// Every beginning of a key that ends before a point or a colon.
fn prefixes(known: &str) -> Vec<String> {
    let ends = known.char_indices().filter(|(_, character)| ".:".contains(*character));
    ends.map(|(end, _)| plain(&known[..end])).collect()
}

/// Whether two known keys or more are the same word with another number.
fn is_of_a_series(known: &[&str], key: &str) -> bool {
    let word = |text: &str| text.trim_end_matches(|character: char| character.is_ascii_digit()).to_owned();
    let has_number = |text: &str| word(text) != text;
    let same = known.iter().map(|known| plain(known)).filter(|known| has_number(known) && word(known) == word(key));
    has_number(key) && !word(key).is_empty() && same.count() > 1
}

/// How many letters are more, less, other or swapped with their neighbour.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for row in 0..=one.len() {
        for column in 0..=other.len() {
            table[row][column] = match (row, column) {
                (0, _) => column,
                (_, 0) => row,
                _ => {
                    let is_other = usize::from(one[row - 1] != other[column - 1]);
                    let least = (table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                    let least = least.min(table[row - 1][column - 1] + is_other);
                    let is_swap =
                        row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1];
                    if is_swap { least.min(table[row - 2][column - 2] + 1) } else { least }
                }
            };
        }
    }
    table[one.len()][other.len()]
}
