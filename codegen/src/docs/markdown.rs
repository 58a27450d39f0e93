//! A Markdown text as a flat run of blocks.
//!
//! What does not matter to a reader is gone: line ends, blank lines, the nesting and the spacing of lists, HTML tags,
//! emphasis.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::docs::glued;
use crate::docs::html::{instead_of, without_tags, without_tags_outside_of_fences};
use crate::lines;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading {
        level: HeadingLevel,
        text: String,
    },
    /// A paragraph, an item of a list. An item begins with [`BULLET`], code in it is between backticks.
    Text {
        text: String,
        /// How many lists it is in.
        depth: usize,
        /// The bold words that the item begins with.
        lead: Option<String>,
    },
    /// The rows of a table, of which the first is its head.
    Table(Vec<Vec<String>>),
    /// Between fences.
    Code(String),
    /// A link in the text that comes next, but none inside of the page.
    Link {
        text: String,
        target: String,
    },
}

/// What the first line of a list's item begins with.
pub(super) const BULLET: char = '•';

/// How often the inside of HTML is read as Markdown again. Tags that come to light by taking away others end there.
const HTML_DEPTH: u8 = 3;

/// Gives every block of a text, in its order, and returns the entries of its front matter.
pub(super) fn blocks(source: &str, each: &mut dyn FnMut(Block)) -> Vec<(String, String)> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let unix = lines::unix(source);
    // The parser minds what stands behind a fence.
    let mut trimmed = String::with_capacity(unix.len());
    for line in unix.split_inclusive('\n') {
        trimmed.push_str(line.trim_end_matches(['\n', ' ', '\t']));
        trimmed.push('\n');
    }
    let (front_matter, text) = split_front_matter(&trimmed);
    walk(&glued::split(text), HTML_DEPTH, each);
    entries(front_matter)
}

/// The metadata at the beginning of a text, and the text behind it. The parser's own option for it sees metadata between
/// any two rules.
fn split_front_matter(source: &str) -> (&str, &str) {
    let Some(rest) = source.strip_prefix("---\n") else { return ("", source) };
    let mut inside = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let text = rest.get(inside + line.len()..).unwrap_or_default();
            return (rest.get(..inside).unwrap_or_default(), text);
        }
        inside += line.len();
    }
    ("", source)
}

/// The entries of front matter, which is YAML of one or two levels: an inner key has its outer one before it, with a dot.
/// A line that is no entry has no key.
fn entries(front_matter: &str) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    let mut outer = "";
    for line in front_matter.lines().filter(|line| !line.trim().is_empty()) {
        let is_inner = line.starts_with([' ', '\t']);
        let (key, value) = line.split_once(':').map_or(("", line), |(key, value)| (key.trim(), value));
        let value = value.trim().trim_matches(['"', '\'']);
        if !is_inner {
            outer = key;
        }
        if !value.is_empty() {
            let key = if is_inner { format!("{outer}.{key}") } else { key.to_owned() };
            entries.push((key, value.to_owned()));
        }
    }
    entries
}

/// A text that is being read, and where.
#[derive(Default)]
struct Line {
    text: String,
    depth: usize,
    lead: Option<String>,
}

impl Line {
    fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    fn take(&mut self) -> String {
        self.lead = None;
        std::mem::take(&mut self.text)
    }

    fn flush(&mut self, each: &mut dyn FnMut(Block)) {
        let lead = self.lead.take();
        let taken = std::mem::take(&mut self.text);
        let trimmed = taken.trim();
        if !trimmed.trim_start_matches(BULLET).is_empty() {
            each(Block::Text { text: trimmed.to_owned(), depth: self.depth, lead });
        }
    }
}

fn walk(source: &str, html_depth: u8, each: &mut dyn FnMut(Block)) {
    let mut line = Line::default();
    let (mut is_fenced, mut is_heading) = (false, false);
    let mut link: Option<(usize, String)> = None;
    let (mut rows, mut is_lead): (Vec<Vec<String>>, bool) = (Vec::new(), false);
    for event in Parser::new_ext(source, Options::ENABLE_TABLES) {
        match event {
            Event::Code(piece) if !is_heading => {
                line.push("`");
                line.push(&piece);
                line.push("`");
            }
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) => line.push(&piece),
            Event::SoftBreak | Event::HardBreak => line.push(" "),
            Event::InlineHtml(tag) => line.push(instead_of(&tag)),
            Event::Start(Tag::Link { dest_url, .. }) => link = Some((line.text.len(), dest_url.into_string())),
            Event::End(TagEnd::Link) => {
                let outside = |(_, target): &(usize, String)| !is_heading && !target.starts_with('#');
                if let Some((start, target)) = link.take().filter(outside) {
                    let text = line.text.get(start..).unwrap_or_default().replace('`', "");
                    each(Block::Link { text, target });
                }
            }
            Event::Start(Tag::Strong) => is_lead = line.text.strip_prefix(BULLET).is_some_and(str::is_empty),
            Event::End(TagEnd::Strong) => {
                if std::mem::take(&mut is_lead) {
                    line.lead = line.text.strip_prefix(BULLET).map(|lead| lead.replace('`', ""));
                }
            }
            Event::Start(Tag::Emphasis | Tag::Image { .. }) | Event::End(TagEnd::Emphasis | TagEnd::Image) => {}
            Event::Start(Tag::CodeBlock(kind)) => {
                line.flush(each);
                is_fenced = matches!(kind, CodeBlockKind::Fenced(_));
            }
            Event::End(TagEnd::CodeBlock) if is_fenced => each(Block::Code(line.take())),
            // What is only indented is text that somebody has indented.
            Event::End(TagEnd::CodeBlock) => {
                line.text = without_tags(&line.text);
                line.flush(each);
            }
            Event::Start(Tag::Heading { .. }) => {
                line.flush(each);
                is_heading = true;
            }
            Event::End(TagEnd::Heading(level)) => {
                is_heading = false;
                each(Block::Heading { level, text: line.take().trim().to_owned() });
            }
            // Of HTML that no blank line ends, the rest of the page seems to be a part.
            Event::End(TagEnd::HtmlBlock) => {
                let inside = without_tags_outside_of_fences(&line.take());
                if html_depth > 0 {
                    walk(&inside, html_depth - 1, each);
                }
            }
            Event::Start(Tag::List(_)) => {
                line.flush(each);
                line.depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                line.flush(each);
                line.depth = line.depth.saturating_sub(1);
            }
            Event::Start(Tag::Item) => {
                line.flush(each);
                line.text.push(BULLET);
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let cell = line.take().trim().to_owned();
                rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            Event::End(TagEnd::Table) => each(Block::Table(std::mem::take(&mut rows))),
            // The paragraph of an item is the item.
            Event::Start(Tag::Paragraph | Tag::TableCell) | Event::End(TagEnd::TableHead | TagEnd::TableRow) => {}
            _ => line.flush(each),
        }
    }
    line.flush(each);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line for each block.
    fn check(source: &str, expected: &[&str]) {
        let mut found = Vec::new();
        blocks(source, &mut |block| {
            found.push(match block {
                Block::Heading { level, text } => format!("{level} {text}"),
                Block::Text { text, .. } => {
                    text.replace(['`', BULLET], "").split_whitespace().collect::<Vec<_>>().join(" ")
                }
                Block::Code(text) => format!("code {text}"),
                Block::Link { text, target } => format!("link {text} to {target}"),
                Block::Table(rows) => format!("table {rows:?}"),
            });
        });
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn what_does_not_matter_is_gone() {
        let plain = &["h2 Fields:", "h4 a_b , c:", "Description: One of two.", "X : one", "Tags: string, required"][..];
        for source in [
            "## Fields:\n#### a_b , c:\n- Description: One of two.\n* X : one\n- Tags: string, required",
            "## Fields:\r\n\r\n\r\n#### a_b , c:\r\n- Description: One **of** two.   \r\n\r\n*   X : one\r\n\r\n-  Tags: string, required\r\n",
            "## Fields:\r#### `a_b` , c:\r- Description: One of `two`.\r* X : one\r- Tags: string, required",
            "\u{feff}---\ntitle: x\n\n---\n## Fields:\n\n#### a\\_b , c: ####\n\n- <p>Description: One <b>of</b><br>two.</p>\n\n+ X : one\n\n* Tags: [string](#u), required\n",
            "<div>\n<img src=\"a\">\n</div>\n## Fields:\n#### a_b , c:\n- Description: One <i>of</i> two.\n* X : one\n- Tags: string,<br/>required",
        ] {
            check(source, plain);
        }
    }

    #[test]
    fn what_is_in_a_fence_is_code() {
        check(
            "#### One\n```sh\n# no heading\n- no item\n```\n~~~\n## nor this\n",
            &["h4 One", "code # no heading\n- no item\n", "code ## nor this\n"],
        );
    }

    #[test]
    fn html_that_does_not_end_holds_the_rest_of_the_page() {
        check(
            "<div>\n</div>\n#### One\n```js\nlet key = \"<key>\";\n```\n- Value: <p>x</p>\n#### Two",
            &["h4 One", "code let key = \"<key>\";\n", "Value: x", "h4 Two"],
        );
    }

    #[test]
    fn a_rule_is_no_metadata() {
        check("a\n\n---\n\n## b\n\n---\n", &["a", "h2 b"]);
        check("---\nnever closed\n", &["never closed"]);
    }

    #[test]
    fn links_go_before_their_text() {
        check("See [`a` b](https://a.example) and [c](#c).", &["link a b to https://a.example", "See a b and c."]);
        check(
            "## [A](https://a.example)\n\n<https://b.example>\n",
            &["h2 A", "link https://b.example to https://b.example", "https://b.example"],
        );
    }

    #[test]
    fn front_matter_is_read_two_levels_deep() {
        let source = "---\ntitle: \"A: b\"\nopenapi:\n  v1: https://a.example?b=c\n\nlast: x\n- y\n---\n## b\n";
        let mut blocks = 0;
        let entries = super::blocks(source, &mut |_| blocks += 1);
        let entries: Vec<_> = entries.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let expected = [("title", "A: b"), ("openapi.v1", "https://a.example?b=c"), ("last", "x"), ("", "- y")];
        assert_eq!((entries.as_slice(), blocks), (&expected[..], 1));
        assert_eq!(super::blocks("---\na: b\n", &mut |_| ()), []);
    }

    #[test]
    fn items_and_code_are_marked() {
        #[track_caller]
        fn check(source: &str, expected: &[&str]) {
            let mut found = Vec::new();
            blocks(source, &mut |block| match block {
                Block::Heading { text, .. } | Block::Text { text, .. } | Block::Code(text) => found.push(text),
                Block::Link { .. } | Block::Table(_) => {}
            });
            assert_eq!(found, expected, "{source}");
        }
        check("a `b`\nc  \nd", &["a `b` c d"]);
        check("#### `a`\nb", &["a", "b"]);
        check("- a `b`\n- c", &["•a `b`", "•c"]);
        check("- a\n\n- b\n\n  c", &["•a", "•b", "c"]);
        check("-\n- a", &["•a"]);
        check("a\n- b", &["a", "•b"]);
        check("a\n\n    <i>b</i>  <p>c</p>\n\nd", &["a", "b   c", "d"]);
        check("a\n```\nb\n```\nc\n\n    d\n\ne", &["a", "b\n", "c", "d", "e"]);
    }

    #[test]
    fn lists_have_a_depth_and_may_begin_in_bold() {
        let mut found = Vec::new();
        let source = "a\n\n- **b c**: d\n  - e\n    **f**\n\n  g\n- **h**\n";
        blocks(source, &mut |block| match block {
            Block::Text { text, depth, lead } => found.push(format!("{depth} {text} {}", lead.unwrap_or_default())),
            other => panic!("{other:?}"),
        });
        assert_eq!(found, ["0 a ", "1 •b c: d b c", "2 •e f ", "1 g ", "1 •h h"]);
    }

    #[test]
    fn a_table_is_its_rows() {
        check(
            "a\n\n| `b` | c |\n|---|---|\n| d\\|e | f<br>g |\n\nh",
            &["a", r#"table [["`b`", "c"], ["d|e", "f g"]]"#, "h"],
        );
        check("a | b\nc | d", &["a | b c | d"]);
    }

    #[test]
    fn tags_that_come_to_light_end_somewhere() {
        let nested = |depth: u8| {
            (0..depth).fold("#### end\n".to_owned(), |inside, _| format!("<div>\n{}", inside.replace('<', "<<b>")))
        };
        for depth in 0..=HTML_DEPTH {
            check(&nested(depth), &["h4 end"]);
        }
        check(&nested(HTML_DEPTH + 1), &[]);
    }
}
