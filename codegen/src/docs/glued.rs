//! Headings that are glued to the end of the line before them, `the last word.## Headers:`, and tables that are glued to a
//! list.

use crate::docs::section::Section;

/// Puts every glued heading on a line of its own, and a blank line above every table. Code between fences stays as it is.
pub(super) fn split(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut fence: Option<&str> = None;
    let mut is_row = false;
    for line in source.split_inclusive('\n') {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) => {
                let mut rest = line;
                if line.starts_with('|') && !is_row {
                    text.push('\n');
                }
                is_row = line.starts_with('|');
                while let Some((before, heading)) = first(rest) {
                    text.push_str(before);
                    text.push_str("\n\n");
                    rest = heading;
                }
                text.push_str(rest);
                continue;
            }
            _ => {}
        }
        text.push_str(line);
    }
    text
}

/// The first glued heading of a line, and what is in front of it. A heading ends with a colon or has a known name.
fn first(line: &str) -> Option<(&str, &str)> {
    let mut is_code = false;
    let mut from = 0;
    while let Some(rest) = line.get(from..) {
        let found = rest.find(['#', '`'])?;
        let at = from + found;
        let (before, heading) = line.split_at_checked(at)?;
        if heading.starts_with('`') {
            is_code = !is_code;
            from = at + 1;
            continue;
        }
        let name = heading.trim_start_matches('#');
        let level = heading.len() - name.len();
        let is_glued = !is_code && !before.ends_with([' ', '\t', '\\', '&']) && !before.trim().is_empty();
        if is_glued && (2..=4).contains(&level) && name.starts_with(' ') && is_heading(name) {
            return Some((before, heading));
        }
        from = at + level;
    }
    None
}

fn is_heading(name: &str) -> bool {
    // Another heading may be glued to this one.
    let name = name.split("##").next().unwrap_or_default().trim();
    let starts_well = name.starts_with(|first: char| first.is_alphanumeric());
    starts_well && (name.ends_with(':') || Section::is_known(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_headings_get_a_line_of_their_own() {
        for (source, expected) in [
            ("The end.## Headers:\n", "The end.\n\n## Headers:\n"),
            ("The end.## API Version: v1", "The end.\n\n## API Version: v1"),
            ("- Tags: string### Insurance:\n", "- Tags: string\n\n### Insurance:\n"),
            ("One.## Headers:### Rare:\n", "One.\n\n## Headers:\n\n### Rare:\n"),
            ("One.#### a , b (rare):\n", "One.\n\n#### a , b (rare):\n"),
            ("## Headers:\n", "## Headers:\n"),
            ("The end. ## Not this:\n", "The end. ## Not this:\n"),
            ("`a.## Not this:`\n", "`a.## Not this:`\n"),
            ("C## and more\n", "C## and more\n"),
            ("- a\n| b |\n|---|\n", "- a\n\n| b |\n|---|\n"),
            ("```\na.## Not this:\n```\nb.## Headers:\n", "```\na.## Not this:\n```\nb.\n\n## Headers:\n"),
            ("```\n~~~\na.## Not this:\n", "```\n~~~\na.## Not this:\n"),
        ] {
            assert_eq!(split(source), expected);
        }
    }
}
