//! The values that the text of a field names.

/// More of either is no list that somebody has written.
const MOST_VALUES: usize = 100;
const LONGEST_VALUE: usize = 64;

/// The values behind `ENUM:`, and those in quotes behind the word "Value".
pub(super) fn named(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut previous = None;
    let mut rest = text;
    while let Some(start) = rest.find(|first: char| first.is_ascii_alphabetic()) {
        let (before, word_on) = rest.split_at(start);
        let end = word_on.find(|end: char| !end.is_alphanumeric()).unwrap_or(word_on.len());
        let (word, after) = word_on.split_at(end);
        previous = before.chars().next_back().or(previous);
        rest = after;
        // Not the end of another word.
        if previous.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let is_enum = word.eq_ignore_ascii_case("enum") || word.eq_ignore_ascii_case("enums");
        let after_colon = after.trim_start().strip_prefix(':');
        let found = match (word, after_colon) {
            (_, Some(list)) if is_enum => listed(list),
            ("Value" | "Values" | "values", Some(list)) => quoted(list),
            // One in the middle of a sentence may be any value.
            ("Value" | "Values", None) => quoted(after),
            _ => continue,
        };
        for value in found {
            if values.len() < MOST_VALUES && !values.contains(&value) {
                values.push(value);
            }
        }
    }
    values
}

const QUOTES: &[char] = &['"', '\'', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}'];

/// Words in capitals or in quotes, up to the first that is neither. What is in parentheses is a remark on a value.
fn listed(list: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut depth = 0_usize;
    let mut is_quoted = false;
    let mut rest = list;
    while let Some(first) = rest.chars().next() {
        let is_word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
        let end = rest.find(|end| !is_word(end)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if end == 0 {
            match first {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                ' ' | ',' | '|' | '/' | ';' => is_quoted = false,
                quote if QUOTES.contains(&quote) => is_quoted = true,
                _ if depth > 0 => {}
                _ => break,
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        rest = after;
        if depth > 0 {
            continue;
        }
        let is_shouted = word.contains(|letter: char| letter.is_ascii_uppercase())
            && !word.contains(|letter: char| letter.is_ascii_lowercase());
        // `Default: X` behind the list is a sentence of its own.
        if !(is_shouted || is_quoted) || after.starts_with(':') || values.len() == MOST_VALUES {
            break;
        }
        if word.len() <= LONGEST_VALUE {
            values.push(word.to_owned());
        }
    }
    values
}

/// Texts in quotes that follow each other: `"a", "b" and "c"`.
fn quoted(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = text;
    while let Some(inside) = rest.trim_start().strip_prefix(QUOTES) {
        let Some(end) = inside.char_indices().take(LONGEST_VALUE).find(|(_, end)| QUOTES.contains(end)) else { break };
        let (value, after) = inside.split_at(end.0);
        if !value.is_empty() && values.len() < MOST_VALUES {
            values.push(value.to_owned());
        }
        rest = after.trim_start_matches(QUOTES).trim_start().trim_start_matches(',').trim_start();
        rest = ["and ", "or "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_sentences() {
        for (text, expected) in [
            ("Data type ENUM: SLOW (Only by sea) FAST\nDefault: SLOW", "SLOW FAST"),
            ("Data type ENUM: FIXED, OPEN . By default OPEN. In case of FIXED", "FIXED OPEN"),
            ("Enum: 'YES' , \"NO'.\n\nSays whether", "YES NO"),
            ("Enum: \"sea\", \"air\" in this order", "sea air"),
            ("Enums: A-1 | B_2 / C Default: A-1", "A-1 B_2 C"),
            ("Value \"bookIt\" is to begin.Value \"dropIt\" to end.", "bookIt dropIt"),
            ("Values \u{201c}a\u{201d}, \"b\" and 'c' are known; the value x is not", "a b c"),
            ("Allowed values: 'a', 'b'", "a b"),
            ("The first is represented by value '1'.", ""),
            ("For example, \"1.15\" and \"1\" are valid input, the value must not be \"1.153\".", ""),
            ("An enumeration: A, B. No venue: C. Devalue \"d\".", ""),
            ("Enum: ", ""),
            ("", ""),
        ] {
            assert_eq!(named(text).join(" "), expected, "{text}");
        }
    }
}
