//! Finds the text that a misspelt one stands for.

/// The longest text that is looked at.
const LONGEST: usize = 100;

/// A text without case, `_`, `.`, `-` and whitespace.
pub(crate) fn normalized(text: &str) -> Vec<char> {
    let is_separator = |character: &char| matches!(character, '_' | '.' | '-') || character.is_whitespace();
    text.chars().filter(|character| !is_separator(character)).flat_map(char::to_lowercase).collect()
}

/// Returns `true` if one character more, less or another, or two swapped, make one text of the other.
pub(crate) fn is_one_edit(one: &[char], other: &[char]) -> bool {
    match without_equal_ends(one, other) {
        ([], []) => false,
        ([] | [_], [] | [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

/// The part of two texts between what they begin and end with alike.
fn without_equal_ends<'t>(mut one: &'t [char], mut other: &'t [char]) -> (&'t [char], &'t [char]) {
    while let ([first, rest @ ..], [second, other_rest @ ..]) = (one, other)
        && first == second
    {
        (one, other) = (rest, other_rest);
    }
    while let ([rest @ .., first], [other_rest @ .., second]) = (one, other)
        && first == second
    {
        (one, other) = (rest, other_rest);
    }
    (one, other)
}

/// Returns `true` if a text is short enough to be a misspelt key or value.
pub(crate) fn is_short(text: &str) -> bool {
    text.len() <= LONGEST
}

/// Returns the value of a list that a text stands for: equal but for case and separators, or one edit away.
pub(crate) fn meant(text: &str, allowed: &'static [&'static str]) -> Option<&'static str> {
    if !is_short(text) {
        return None;
    }
    let text = normalized(text);
    let listed = || allowed.iter().map(|value| (*value, normalized(value)));
    let same = listed().find(|(_, value)| *value == text);
    let near = || listed().find(|(_, value)| value.len() > 3 && is_one_edit(value, &text));
    same.or_else(near).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit() {
        for (one, other, expected) in [
            ("phone", "phone", false),
            ("phone", "phne", true),
            ("phne", "phone", true),
            ("phone", "phoone", true),
            ("phone", "phine", true),
            ("phone", "phnoe", true),
            ("phone", "hpnoe", false),
            ("phone", "phe", false),
            ("", "a", true),
            ("ab", "cd", false),
        ] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(is_one_edit(&chars(one), &chars(other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn a_misspelt_value_stands_for_a_listed_one() {
        const LISTED: &[&str] = &["ONETIME", "DAILY", "HALFYEARLY", "YES"];
        for (text, expected) in [
            ("onetime", Some("ONETIME")),
            ("ONE_TIME", Some("ONETIME")),
            ("half yearly", Some("HALFYEARLY")),
            ("DAYLY", Some("DAILY")),
            ("EVERYDAY", None),
            ("YET", None),
            ("", None),
        ] {
            assert_eq!(meant(text, LISTED), expected, "{text}");
        }
    }
}
