//! The HTML in a Markdown text.

/// Takes the tags away from a piece of a page, but not from its code, where they may be placeholders.
pub(super) fn without_tags_outside_of_fences(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut piece = String::new();
    let mut is_fenced = false;
    for line in html.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            text.push_str(&if is_fenced {
                std::mem::take(&mut piece)
            } else {
                without_tags(&std::mem::take(&mut piece))
            });
            text.push_str(line);
            is_fenced = !is_fenced;
        } else {
            piece.push_str(line);
        }
    }
    text.push_str(&if is_fenced { piece } else { without_tags(&piece) });
    text
}

/// A text without its HTML tags and comments.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let is_comment = tag.starts_with("!--");
        let is_tag = is_comment || tag.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/');
        let end = if is_comment { "-->" } else { ">" };
        match is_tag.then(|| tag.split_once(end)).flatten() {
            Some((tag, after)) => {
                text.push_str(instead_of(tag));
                rest = after;
            }
            // No tag ends from here on, so that none has to be looked for.
            None if is_tag => {
                text.push('<');
                text.push_str(tag);
                return text;
            }
            None => {
                text.push('<');
                rest = tag;
            }
        }
    }
    text.push_str(rest);
    text
}

/// What a reader sees of a tag: nothing inside of a line, a gap otherwise.
pub(super) fn instead_of(tag: &str) -> &'static str {
    const INLINE: &[&str] =
        &["a", "abbr", "b", "code", "em", "font", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "u"];
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|end: char| !end.is_ascii_alphanumeric()).next().unwrap_or_default();
    if INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_away_and_nothing_else() {
        for (html, text) in [
            ("<p>Example:- <br> 1.00 </p>", " Example:-   1.00  "),
            ("a < b, c <= d", "a < b, c <= d"),
            ("<b>a</b><!-- > c --->d", "a d"),
            ("never <closed", "never <closed"),
            ("never <!-- closed, <b>whatever</b> follows", "never <!-- closed, <b>whatever</b> follows"),
            ("a <1> b < <i>c</i>", "a <1> b < c"),
            ("<a href='x'\ntarget=_blank>link</A>", "link"),
        ] {
            assert_eq!(without_tags(html), text);
        }
    }
}
