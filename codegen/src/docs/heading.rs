//! The lines of a page: what a heading names, and what a label introduces.

use crate::docs::markdown::BULLET;

/// More names in one heading are no list that somebody has written.
const MOST_NAMES: usize = 32;

/// What is longer is no name and no list of tags.
const LONGEST_LINE: usize = 500;

/// Which text of an item a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Description,
    Value,
    Tags,
}

/// The name of one more thing with this name. A second one is another thing: nothing of it is passed over.
pub(super) fn repeated(name: &str, times: &mut u32) -> String {
    *times = times.saturating_add(1);
    if *times == 1 { name.to_owned() } else { format!("{name} ({times})") }
}

/// Whether a name is that of a second thing, or of one after it.
pub(super) fn is_repeated(name: &str) -> bool {
    let number = name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map(|(_, number)| number);
    number.is_some_and(|number| number.parse::<u32>().is_ok_and(|times| times > 1))
}

/// The version that a heading begins.
pub(super) fn version_name(heading: &str) -> Option<&str> {
    const PREFIX: &str = "API Version:";
    let (prefix, name) = heading.split_at_checked(PREFIX.len())?;
    let name = name.trim();
    (prefix.eq_ignore_ascii_case(PREFIX) && !name.is_empty()).then_some(name)
}

/// The names in a heading, of which it may list several, without what decorates them: `a , b and c (optional)`.
pub(super) fn names(heading: &str) -> Vec<String> {
    let visible = heading.replace(['\u{200b}', '\u{feff}'], "");
    // `{#first}` is an anchor, and what is in parentheses a remark.
    let plain = visible.split(['{', '(']).next().unwrap_or_default();
    let plain = if plain.trim().is_empty() { visible.as_str() } else { plain };
    let listed = plain.replace(" and ", ",").replace(" or ", ",");
    let name = |name: &str| name.trim().trim_end_matches(':').trim_end().to_owned();
    let names: Vec<String> = listed.split([',', '/', '&']).map(name).filter(|name| !name.is_empty()).collect();
    if names.is_empty() || names.len() > MOST_NAMES { vec![heading.to_owned()] } else { names }
}

/// What a heading says of its names in parentheses: `last_name (optional)`.
pub(super) fn remark(heading: &str) -> &str {
    let end = heading.rfind(')').and_then(|end| heading.get(..end));
    end.and_then(|heading| heading.split_once('('))
        .filter(|(names, _)| !names.trim().is_empty())
        .map_or("", |(_, it)| it)
}

/// The number of a status: `200 OK` is 200.
pub(super) fn status(name: &str) -> String {
    let number = name.split(' ').next().unwrap_or_default();
    let is_status = number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit());
    if is_status { number.to_owned() } else { name.to_owned() }
}

/// The label that a text begins with, and the rest of it.
pub(super) fn label(text: &str) -> Option<(Label, &str)> {
    let (word, rest) = text.split_once(':')?;
    let label = match word.trim_start_matches(BULLET).trim() {
        word if word.eq_ignore_ascii_case("description") => Label::Description,
        word if word.eq_ignore_ascii_case("value") => Label::Value,
        word if word.eq_ignore_ascii_case("tags") => Label::Tags,
        _ => return None,
    };
    Some((label, rest))
}

/// What is behind "Example:-".
pub(super) fn example(value: &str) -> &str {
    let value = value.trim();
    let rest = value.strip_prefix("Example").or_else(|| value.strip_prefix("example"));
    rest.map_or(value, |rest| rest.trim_start_matches([':', '-', ' ', '\n']))
}

/// A text on one line, its blanks single, its length that of a line.
pub(super) fn line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.len() + word.len() > LONGEST_LINE {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_list_several_names() {
        #[track_caller]
        fn check(heading: &str, expected: &[&str]) {
            assert_eq!(names(heading), expected, "{heading}");
        }
        check("a", &["a"]);
        check("a:", &["a"]);
        check("a , b and c (optional):", &["a", "b", "c"]);
        check("a/b & c or d {#first}", &["a", "b", "c", "d"]);
        check("\u{feff}(a)", &["(a)"]);
        check(" , ", &[" , "]);
        let many = |count: usize| vec!["a"; count].join(",");
        assert_eq!(names(&many(MOST_NAMES)).len(), MOST_NAMES);
        check(&many(MOST_NAMES + 1), &[&many(MOST_NAMES + 1)]);
    }

    #[test]
    fn a_second_thing_of_a_name_has_its_number() {
        let mut times = 0;
        assert_eq!([(); 3].map(|()| repeated("a", &mut times)), ["a", "a (2)", "a (3)"]);
        for (name, expected) in [("a", false), ("a (1)", false), ("a (2)", true), ("a (b)", false), ("a(2)", false)] {
            assert_eq!(is_repeated(name), expected, "{name}");
        }
    }

    #[test]
    fn a_status_is_its_number() {
        for (name, expected) in [("200 OK", "200"), ("200", "200"), ("2000 OK", "2000 OK"), ("abc d", "abc d")] {
            assert_eq!(status(name), expected);
        }
    }

    #[test]
    fn labels_are_known_in_any_case() {
        for (text, expected) in [
            ("Description: a: b", Some((Label::Description, " a: b"))),
            ("•value:", Some((Label::Value, ""))),
            ("TAGS : c", Some((Label::Tags, " c"))),
            ("Tag: c", None),
            ("Tags", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_ends_before_it_is_too_long() {
        let word = "a".repeat(LONGEST_LINE);
        assert_eq!(line(" a\n b "), "a b");
        assert_eq!(line(&word), word);
        assert_eq!(line(&format!("{word}a")), "…");
        assert_eq!(line(&format!("a {word}")), "a…");
    }
}
