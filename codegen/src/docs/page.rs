//! A documentation page, taken apart: per version everything that it lists.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use pulldown_cmark::HeadingLevel;
use serde_json::Value;

use crate::docs::digest::Digest;
use crate::docs::markdown::{self, BULLET, Block};
use crate::docs::outside::Outside;
use crate::docs::payload::Payload;
use crate::docs::{payload, values};
use crate::ir::Part;

/// What a page says.
#[derive(Debug)]
pub struct Page {
    pub(super) versions: Vec<PageVersion>,
}

/// What it says of one version.
#[derive(Debug)]
pub(super) struct PageVersion {
    pub(super) name: String,
    /// In the order of the page; no two have the same part and name.
    pub(super) items: Vec<Item>,
}

/// One thing that a page lists.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) record: Record,
    /// The text behind the digests; none where only they are left.
    pub(super) evidence: Option<Rc<Evidence>>,
}

/// What is remembered of a thing that a page lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) part: Part,
    pub(super) name: String,
    /// The heading above it: a group of body parameters, the status of an answer.
    pub(super) group: Option<String>,
    pub(super) tags: Option<String>,
    /// The values of an enum, the keys of a sample, the address of an endpoint.
    pub(super) values: Vec<String>,
    pub(super) example: Option<Digest>,
    pub(super) text: Option<Digest>,
}

impl Record {
    /// A thing of which nothing is said.
    pub(super) fn bare(part: Part, name: &str) -> Self {
        Self { part, name: name.to_owned(), group: None, tags: None, values: Vec::new(), example: None, text: None }
    }
}

/// What a page says of a thing, to the letter.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) text: String,
    pub(super) example: String,
    /// A sample that is JSON.
    pub(super) json: Option<Value>,
}

/// Why something is no documentation page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// There is nothing in it.
    Empty,
    /// It is no text.
    Binary,
    /// It is a page for browsers.
    Html,
    /// No heading begins a version.
    NoVersion,
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "this is empty; save the page's Markdown again",
            Self::Binary => "this is no UTF-8 text; save the page as Markdown",
            Self::Html => "this is HTML; save the Markdown of the page, not the page as a browser shows it",
            Self::NoVersion => {
                "this page has no version: no heading such as `## API Version: v1`; save the page as a whole, as Markdown"
            }
        })
    }
}

impl std::error::Error for PageError {}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    ///
    /// [`PageError`] if this is no documentation page at all. Whatever else is wrong with a page is a difference.
    pub fn read(bytes: &[u8]) -> Result<Self, PageError> {
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or(PageError::Binary)?;
        let begins_with = |tag: &str| {
            let start = text.trim_start_matches('\u{feff}').trim_start();
            start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
        };
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            return Err(PageError::Empty);
        }
        if ["<!doctype", "<html", "<?xml"].into_iter().any(begins_with) {
            return Err(PageError::Html);
        }
        let mut reader = Reader::default();
        let front_matter = markdown::blocks(text, &mut |block| reader.block(block));
        reader.finish_item();
        let Reader { versions, mut outside, .. } = reader;
        outside.front_matter(front_matter, &versions);
        if versions.is_empty() { Err(PageError::NoVersion) } else { Ok(Self { versions: outside.added_to(versions) }) }
    }
}

/// The parts of a version, by their headings.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Section {
    /// The addresses.
    Endpoints,
    /// A section that says one thing of the endpoint.
    Endpoint(String),
    Authorization,
    Headers,
    Samples,
    Body,
    Responses,
    Other(String),
    /// The list of the versions.
    Versions,
    /// The list of other pages.
    SeeAlso,
}

/// The section of a version before its first heading, and under the page's own title.
const INTRODUCTION: &str = "introduction";

/// What is said before the first version.
const PREFACE: &str = "preface";

/// What is said of the addresses as a whole.
const ENDPOINTS: &str = "endpoints";

impl Section {
    fn of(heading: &str) -> Self {
        match heading.to_lowercase().as_str() {
            "endpoint" | "endpoints" => Self::Endpoints,
            "request type" | "content-type" => Self::Endpoint(heading.to_owned()),
            "authorization" => Self::Authorization,
            "headers" => Self::Headers,
            "sample code snippets" => Self::Samples,
            "body parameters" => Self::Body,
            "api responses" => Self::Responses,
            "available api versions" => Self::Versions,
            "see also" => Self::SeeAlso,
            _ => Self::Other(heading.to_owned()),
        }
    }

    fn part(&self) -> Part {
        match self {
            Self::Endpoints | Self::Endpoint(_) => Part::Endpoint,
            Self::Authorization => Part::Auth,
            Self::Headers => Part::Header,
            Self::Samples => Part::Sample,
            Self::Body => Part::Request,
            Self::Responses => Part::Response,
            Self::Other(_) | Self::Versions | Self::SeeAlso => Part::Version,
        }
    }

    /// What is said in the section before its first heading is said of this.
    fn name(&self) -> &str {
        match self {
            Self::Endpoint(name) | Self::Other(name) => name,
            Self::Endpoints => ENDPOINTS,
            Self::Authorization => "authorization",
            Self::Headers => "headers",
            Self::Samples => "samples",
            Self::Body => "body parameters",
            Self::Responses => "responses",
            Self::Versions => "Available API Versions",
            Self::SeeAlso => "See Also",
        }
    }
}

/// Which text of an item a block belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Description,
    Value,
    Tags,
}

/// What has been read of an item.
#[derive(Default)]
struct Draft {
    /// The names that its heading lists; none for a remark on a section.
    names: Vec<String>,
    /// The statuses whose bodies have it.
    statuses: Vec<String>,
    /// What its heading says beside the names.
    remark: String,
    description: String,
    value: String,
    tags: String,
    code: String,
    /// The texts and targets of its links.
    links: Vec<(String, String)>,
}

impl Draft {
    /// All its text.
    fn whole(&self) -> String {
        [self.description.as_str(), &self.value, &self.tags, &self.code].concat()
    }

    /// Its description with the remark of its heading and the targets of its links.
    fn told(&self) -> String {
        let mut told = String::new();
        if !self.remark.trim().is_empty() {
            told.push_str(self.remark.trim());
            told.push('\n');
        }
        told.push_str(&self.description);
        for (_, target) in &self.links {
            told.push_str(target);
            told.push('\n');
        }
        told
    }
}

#[derive(Default)]
struct Reader {
    versions: Vec<PageVersion>,
    outside: Outside,
    /// How many versions have a name, and how many items of the current version have a part and a name.
    named: BTreeMap<String, u32>,
    listed: BTreeMap<(Part, String), u32>,
    section: Option<Section>,
    group: Option<String>,
    /// The statuses that the heading above lists.
    statuses: Vec<String>,
    draft: Draft,
}

/// More names in one heading are no list that somebody has written.
const MOST_NAMES: usize = 32;

/// What is longer is no name and no list of tags.
const LONGEST_LINE: usize = 500;

impl Reader {
    fn block(&mut self, block: Block) {
        match block {
            Block::Heading { level, text } => self.heading(level, &line(&text)),
            Block::Text(text) => {
                let draft = &mut self.draft;
                let (target, rest) = match label(&text) {
                    Some((Label::Value, rest)) => (&mut draft.value, rest),
                    Some((Label::Tags, rest)) => (&mut draft.tags, rest),
                    Some((Label::Description, rest)) => (&mut draft.description, rest),
                    None => (&mut draft.description, text.as_str()),
                };
                target.push_str(rest);
                target.push('\n');
            }
            Block::Code(code) => {
                self.draft.code.push_str(&code);
                self.draft.code.push('\n');
            }
            Block::Link { text, target } => self.draft.links.push((line(&text), line(&target))),
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: &str) {
        let text = text.strip_suffix(':').unwrap_or(text).trim_end();
        if let Some(name) = version_name(text) {
            self.finish_item();
            self.begin_version(name);
        } else if level == HeadingLevel::H1 {
            self.begin_section(Section::Other(INTRODUCTION.to_owned()));
            self.draft.description = format!("{text}\n");
        } else if level == HeadingLevel::H2 {
            self.begin_section(Section::of(text));
        } else if let Some(Section::Other(_)) = self.section {
            // Of what is none of the parts, a heading is a line of its text.
            self.draft.description.push_str(text);
            self.draft.description.push('\n');
        } else if level == HeadingLevel::H3 {
            self.finish_item();
            self.group = Some(text.to_owned());
            // A status is a thing of its own, a group is not.
            if self.section == Some(Section::Responses) {
                let listed = names(text);
                self.statuses = listed.iter().map(|name| status(name)).collect();
                self.draft.names.clone_from(&self.statuses);
                let words =
                    listed.iter().zip(&self.statuses).filter_map(|(name, status)| name.strip_prefix(status.as_str()));
                self.draft.remark = words.chain([remark(text)]).collect();
            }
        } else {
            self.finish_item();
            self.draft.names = match self.section {
                Some(Section::Headers | Section::Body | Section::Responses) => names(text),
                _ => vec![text.to_owned()],
            };
            remark(text).clone_into(&mut self.draft.remark);
            self.draft.statuses.clone_from(&self.statuses);
        }
    }

    fn begin_version(&mut self, name: &str) {
        let name = repeated(name, self.named.entry(name.to_owned()).or_default());
        self.versions.push(PageVersion { name, items: Vec::new() });
        self.listed.clear();
        self.begin_section(Section::Other(INTRODUCTION.to_owned()));
    }

    fn begin_section(&mut self, section: Section) {
        self.finish_item();
        self.section = Some(section);
        self.group = None;
        self.statuses.clear();
    }

    /// Puts what has been read since the last heading into the version.
    fn finish_item(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        let is_silent = [&draft.description, &draft.value, &draft.tags, &draft.code].into_iter().all(String::is_empty);
        if draft.names.is_empty() && is_silent {
            return;
        }
        let section = self.section.clone().unwrap_or(Section::Other(PREFACE.to_owned()));
        match section {
            Section::Versions => self.outside.versions(section.name(), &draft.whole()),
            Section::SeeAlso => self.outside.see_also(section.name(), &draft.whole(), &draft.links),
            Section::Endpoints => self.addresses(draft),
            Section::Endpoint(name) => self.endpoint(name, draft),
            _ if draft.names.is_empty() => self.remark(&section, draft),
            _ => self.item(&section, draft),
        }
    }

    fn item(&mut self, section: &Section, draft: Draft) {
        let payload = if *section == Section::Samples { payload::read(&draft.code) } else { Payload::default() };
        let values = if *section == Section::Samples { payload.keys } else { values::named(&draft.description) };
        let example = example(&draft.value);
        let description = draft.told();
        let text = match &payload.json {
            // However it is laid out.
            Some(json) => format!("{description}\n{json}"),
            None => format!("{description}\n{}", draft.code),
        };
        let record = Record {
            part: section.part(),
            name: String::new(),
            group: self.group.clone().filter(|_| *section == Section::Body),
            tags: Some(line(&draft.tags.replace(['`', BULLET], ""))).filter(|tags| !tags.is_empty()),
            values,
            example: Digest::of(example),
            text: Digest::of(&text),
        };
        let example = line(&example.replace(['`', BULLET], ""));
        let evidence = Rc::new(Evidence { text: description, example, json: payload.json });
        if draft.statuses.is_empty() {
            for name in draft.names {
                self.add(Record { name, ..record.clone() }, &evidence);
            }
            return;
        }
        for status in draft.statuses {
            for name in &draft.names {
                let (name, group) = (format!("{status}.{name}"), Some(status.clone()));
                self.add(Record { name, group, ..record.clone() }, &evidence);
            }
        }
    }

    /// What is said of a group, of a section as a whole, or in a section that is none of the parts.
    fn remark(&mut self, section: &Section, draft: Draft) {
        let name = self.group.as_deref().unwrap_or(section.name()).to_owned();
        let text = [draft.told(), draft.value, draft.tags, draft.code].concat();
        self.says(Part::Version, name, Vec::new(), text);
    }

    /// The endpoints, each in a line of its own, and what else is said there.
    fn addresses(&mut self, draft: Draft) {
        let mut others = [draft.value, draft.tags, draft.code].concat();
        for text in draft.description.lines() {
            match text.split_once(':').filter(|(name, url)| url.contains("://") && !name.contains("//")) {
                Some((name, url)) => {
                    let name = line(name.trim_start_matches(BULLET));
                    self.says(
                        Part::Endpoint,
                        name,
                        vec![line(url.trim().trim_matches(['`', '<', '>']))],
                        String::new(),
                    );
                }
                None if text.contains("://") => {
                    self.says(
                        Part::Endpoint,
                        ENDPOINTS.to_owned(),
                        vec![line(text.trim_start_matches(BULLET))],
                        String::new(),
                    );
                }
                None => others.push_str(text),
            }
        }
        if !others.is_empty() {
            self.says(Part::Version, ENDPOINTS.to_owned(), Vec::new(), others);
        }
    }

    /// A section that says one word, and perhaps more in other paragraphs.
    fn endpoint(&mut self, name: String, draft: Draft) {
        let (value, more) = draft.description.split_once('\n').unwrap_or((&draft.description, ""));
        let value = line(&value.replace(['`', BULLET], ""));
        // A sentence is none of the lock's business.
        let is_word = value.split(' ').count() == 1;
        let text = if is_word { more } else { &draft.description };
        let others = [text, &draft.value, &draft.tags, &draft.code].concat();
        self.says(Part::Endpoint, name, Some(value).filter(|_| is_word).into_iter().collect(), others);
    }

    fn says(&mut self, part: Part, name: String, values: Vec<String>, text: String) {
        let record = Record { values, text: Digest::of(&text), ..Record::bare(part, &name) };
        self.add(record, &Rc::new(Evidence { text, ..Evidence::default() }));
    }

    fn add(&mut self, record: Record, evidence: &Rc<Evidence>) {
        let Some(version) = self.versions.last_mut() else {
            self.outside.add(record, evidence.text.clone());
            return;
        };
        let name = repeated(&record.name, self.listed.entry((record.part, record.name.clone())).or_default());
        version.items.push(Item { record: Record { name, ..record }, evidence: Some(Rc::clone(evidence)) });
    }
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
fn version_name(heading: &str) -> Option<&str> {
    const PREFIX: &str = "API Version:";
    let (prefix, name) = heading.split_at_checked(PREFIX.len())?;
    let name = name.trim();
    (prefix.eq_ignore_ascii_case(PREFIX) && !name.is_empty()).then_some(name)
}

/// The names in a heading, of which it may list several, without what decorates them: `a , b and c (optional)`.
fn names(heading: &str) -> Vec<String> {
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
fn remark(heading: &str) -> &str {
    let end = heading.rfind(')').and_then(|end| heading.get(..end));
    end.and_then(|heading| heading.split_once('('))
        .filter(|(names, _)| !names.trim().is_empty())
        .map_or("", |(_, it)| it)
}

/// The number of a status: `200 OK` is 200.
fn status(name: &str) -> String {
    let number = name.split(' ').next().unwrap_or_default();
    let is_status = number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit());
    if is_status { number.to_owned() } else { name.to_owned() }
}

/// The label that a text begins with, and the rest of it.
fn label(text: &str) -> Option<(Label, &str)> {
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
fn example(value: &str) -> &str {
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
