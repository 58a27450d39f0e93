//! The values that the text of a field names.

use crate::docs::markdown::BULLET;

/// More of any is nothing that somebody has written.
const MOST_LISTS: usize = 100;
const MOST_VALUES: usize = 100;
const LONGEST_VALUE: usize = 64;

/// The values behind `ENUM:`, `values:`, "one of" and, in quotes, behind "Value".
pub(super) fn named(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut rest = text;
    let mut before = None;
    // Each list may be as long as all that follows.
    let mut lists = 0..MOST_LISTS;
    while let Some(start) = rest.find(|first: char| first.is_ascii_alphabetic()) {
        let (gap, word_on) = rest.split_at(start);
        before = gap.chars().next_back().or(before);
        let end = word_on.find(|end: char| !end.is_alphanumeric()).unwrap_or(word_on.len());
        let (word, after) = word_on.split_at(end);
        rest = after;
        let is_part = before.is_some_and(char::is_alphanumeric);
        before = word.chars().next_back();
        if is_part {
            continue;
        }
        let colon = after.trim_start().strip_prefix(':');
        let found = match (word.to_ascii_lowercase().as_str(), colon) {
            ("enum" | "enums" | "values", Some(list)) => listed(list),
            ("value", Some(list)) => quoted(list),
            // In the middle of a sentence it may be any value.
            ("value" | "values", None) if word.starts_with('V') => quoted(after),
            ("one", None) => after.trim_start().strip_prefix("of ").map(quoted).unwrap_or_default(),
            _ => continue,
        };
        if lists.next().is_none() {
            break;
        }
        for value in found {
            if values.len() < MOST_VALUES && !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

const QUOTES: &[char] = &['"', '\'', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}'];

fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}

/// Words in capitals or in quotes, or with commas between them, up to the first word that is none of these; or the items
/// of the list that follows. What is in parentheses is a remark on a value.
fn listed(list: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let (mut is_quoted, mut is_set_apart) = (false, true);
    let mut rest = list;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|end| !is_of_word(end)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if end == 0 {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            match first {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                '\n' if rest.trim_start().starts_with(BULLET) && values.is_empty() => return items(rest),
                ',' | '|' | '/' | ';' => (is_quoted, is_set_apart) = (false, true),
                ' ' => {}
                quote if QUOTES.contains(&quote) => is_quoted = !is_quoted,
                _ if depth > 0 => {}
                _ => break,
            }
            continue;
        }
        rest = after;
        if depth > 0 {
            continue;
        }
        if !is_quoted && matches!(word, "and" | "or") {
            is_set_apart = true;
            continue;
        }
        let is_shouted = word.contains(|letter: char| letter.is_ascii_uppercase())
            && !word.contains(|letter: char| letter.is_ascii_lowercase());
        let ends = |rest: &str| {
            let rest = rest.trim_start_matches(' ');
            rest.is_empty()
                || rest.starts_with([',', '|', '/', ';', '.', '\n', '('])
                || rest.starts_with("and ")
                || rest.starts_with("or ")
        };
        // `Default: X` behind the list is a sentence of its own.
        let is_value = (is_shouted || is_quoted || (is_set_apart && ends(after))) && !after.starts_with(':');
        if !is_value {
            break;
        }
        is_set_apart = false;
        if word.len() <= LONGEST_VALUE {
            values.push(word.to_owned());
        }
    }
    values
}

/// The first words of the items of a list, as far as each is one word with a remark behind it.
fn items(list: &str) -> Vec<String> {
    let mut values = Vec::new();
    for line in list.lines().filter(|line| !line.trim().is_empty()) {
        let Some(item) = line.trim_start().strip_prefix(BULLET) else { break };
        let item = item.trim_start().trim_start_matches(QUOTES);
        let (word, remark) = item.split_at(item.find(|end| !is_of_word(end)).unwrap_or(item.len()));
        let remark = remark.trim_start_matches(QUOTES).trim_start();
        let is_one = remark.is_empty() || remark.starts_with([':', '(', '-', '–', '—', ',', '.']);
        if word.is_empty() || word.len() > LONGEST_VALUE || !is_one {
            break;
        }
        values.push(word.to_owned());
    }
    values
}

/// Texts in quotes that follow each other: `"a", "b" and "c"`.
fn quoted(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = text;
    while let Some(inside) = rest.trim_start().strip_prefix(QUOTES) {
        let Some(end) = inside.char_indices().take(LONGEST_VALUE + 1).find(|(_, end)| QUOTES.contains(end)) else {
            break;
        };
        let (value, after) = inside.split_at(end.0);
        if !value.is_empty() {
            values.push(value.to_owned());
        }
        rest = after.trim_start_matches(QUOTES).trim_start().trim_start_matches([',', '|', '/']).trim_start();
        rest = ["and ", "or "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_sentences_and_lists() {
        for (text, expected) in [
            ("Data type ENUM: SLOW (Only by sea) FAST\nDefault: SLOW", "SLOW FAST"),
            ("Data type ENUM: FIXED, OPEN . By default OPEN. In case of FIXED", "FIXED OPEN"),
            ("Enum: 'YES' , \"NO'.\n\nSays whether", "YES NO"),
            ("Enum: \"sea\", \"air\" in this order", "sea air"),
            ("Enums: A-1 | B_2 / C Default: A-1", "A-1 B_2 C"),
            ("ENUM: SLOW FAST and EXPRESS", "SLOW FAST EXPRESS"),
            ("ENUM: SLOW or FAST. ALSO", "SLOW FAST"),
            ("Enum: bySea, byAir. Pick one", "bySea byAir"),
            ("Enum: bySea, which is slow", "bySea"),
            ("Data type ENUM:\n\n• SLOW\n• FAST : by air\n• `new` (soon)\nNot a value", "SLOW FAST new"),
            ("ENUM: SLOW (by sea: no hurry!) FAST", "SLOW FAST"),
            ("ENUM: SLOW FAST Pick one", "SLOW FAST"),
            ("ENUM: SLOW, FAST; values: FAST, NEW", "SLOW FAST NEW"),
            ("ENUM:\n• Pick what you like\n• SLOW", ""),
            ("ENUM:\n• SLOW\n• : nothing\n• FAST", "SLOW"),
            ("ENUM: SLOW\n• FAST", "SLOW"),
            ("Value \"bookIt\" is to begin.Value \"dropIt\" to end.", "bookIt dropIt"),
            ("Values \u{201c}a\u{201d}, \"b\" and 'c' are known; the value x is not", "a b c"),
            ("Allowed values: 'a', `b`", "a b"),
            ("Allowed value: 'a'", "a"),
            ("One of \"a\", \"b\" or \"c\"", "a b c"),
            ("One of \"\" or \"a\"", "a"),
            ("The first is represented by value '1'.", ""),
            ("One of the parcels, one of \"them\"", "them"),
            ("For example, \"1.15\" and \"1\" are valid input, the value must not be \"1.153\".", ""),
            ("An enumeration: A, B. No venue: C. Devalue \"d\".", ""),
            ("Enum: ", ""),
            ("", ""),
        ] {
            assert_eq!(named(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn nobody_has_written_more_lists() {
        for (count, expected) in [(MOST_LISTS - 1, "A B"), (MOST_LISTS, "A")] {
            assert_eq!(named(&format!("{}Enum: B", "Enum: A. ".repeat(count))).join(" "), expected, "{count}");
        }
    }

    #[test]
    fn nobody_has_written_more_values_or_longer_ones() {
        let (longest, longer) = ("V".repeat(LONGEST_VALUE), "V".repeat(LONGEST_VALUE + 1));
        for (start, end) in [("ENUM: ", ""), ("ENUM:\n• ", ""), ("One of '", "'")] {
            assert_eq!(named(&format!("{start}{longest}{end}")), [longest.as_str()], "{start}");
            assert_eq!(named(&format!("{start}{longer}{end}")), [""; 0], "{start}");
        }
        let many: Vec<String> = (0..=MOST_VALUES).map(|number| number.to_string()).collect();
        assert_eq!(named(&format!("Enum: {}", many.join(", "))), many[..MOST_VALUES]);
    }
}
