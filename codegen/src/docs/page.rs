//! A documentation page, taken apart: per version everything that it lists.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use pulldown_cmark::HeadingLevel;
use serde_json::Value;

use crate::docs::digest::Digest;
use crate::docs::markdown::{self, Block};
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
    /// How often the page has a section of this name. All but the first are passed over.
    pub(super) times: u32,
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
    /// How often the version lists it.
    pub(super) times: u32,
    /// Whether it is only a remark on a whole section.
    pub(super) is_remark: bool,
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
        markdown::blocks(text, &mut |block| reader.block(block));
        reader.finish_item();
        if reader.versions.is_empty() { Err(PageError::NoVersion) } else { Ok(Self { versions: reader.versions }) }
    }
}

/// The parts of a version, by their headings.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Section {
    Endpoints,
    /// A section that says one thing of the endpoint.
    Endpoint(String),
    Authorization,
    Headers,
    Samples,
    Body,
    Responses,
    Other(String),
    /// What is about other pages.
    Elsewhere,
}

/// The section of a version before its first heading, and under the page's own title.
const INTRODUCTION: &str = "introduction";

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
            "see also" | "available api versions" => Self::Elsewhere,
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
            Self::Other(_) | Self::Elsewhere => Part::Version,
        }
    }

    /// What is said in the section before its first heading is said of this.
    fn name(&self) -> &str {
        match self {
            Self::Endpoint(name) | Self::Other(name) => name,
            Self::Endpoints => "endpoints",
            Self::Authorization => "authorization",
            Self::Headers => "headers",
            Self::Samples => "samples",
            Self::Body => "body parameters",
            Self::Responses => "responses",
            Self::Elsewhere => "",
        }
    }
}

/// Which text of an item the next words belong to.
#[derive(Clone, Copy, Default)]
enum Label {
    #[default]
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
    label: Label,
    description: String,
    value: String,
    tags: String,
    code: String,
}

#[derive(Default)]
struct Reader {
    versions: Vec<PageVersion>,
    /// Where each is among them.
    of_name: BTreeMap<String, usize>,
    /// Where the items of the current version are, by part and name. `None` outside of versions.
    places: Option<BTreeMap<(Part, String), usize>>,
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
                let (label, rest) = label(&text).map_or((None, text.as_str()), |(label, rest)| (Some(label), rest));
                let draft = &mut self.draft;
                draft.label = label.unwrap_or(draft.label);
                let target = match draft.label {
                    Label::Description => &mut draft.description,
                    Label::Value => &mut draft.value,
                    Label::Tags => &mut draft.tags,
                };
                target.push_str(rest);
                target.push('\n');
            }
            Block::Code(code) => {
                self.draft.code.push_str(&code);
                self.draft.code.push('\n');
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: &str) {
        self.finish_item();
        let text = text.strip_suffix(':').unwrap_or(text).trim_end();
        if let Some(name) = version_name(text) {
            self.begin_version(name);
        } else if level == HeadingLevel::H1 {
            self.begin_section(Section::Other(INTRODUCTION.to_owned()));
            self.draft.description = format!("{text}\n");
        } else if level == HeadingLevel::H2 {
            self.begin_section(Section::of(text));
        } else if level == HeadingLevel::H3 {
            self.group = Some(text.to_owned());
            // A status is a thing of its own, a group is not.
            if self.section == Some(Section::Responses) {
                self.statuses = names(text);
                self.draft.names.clone_from(&self.statuses);
            }
        } else {
            self.draft.names = names(text);
            self.draft.statuses.clone_from(&self.statuses);
        }
    }

    fn begin_version(&mut self, name: &str) {
        self.places = None;
        self.begin_section(Section::Other(INTRODUCTION.to_owned()));
        match self.of_name.get(name).and_then(|place| self.versions.get_mut(*place)) {
            Some(version) => version.times = version.times.saturating_add(1),
            None => {
                self.of_name.insert(name.to_owned(), self.versions.len());
                self.versions.push(PageVersion { name: name.to_owned(), times: 1, items: Vec::new() });
                self.places = Some(BTreeMap::new());
            }
        }
    }

    fn begin_section(&mut self, section: Section) {
        self.section = Some(section);
        self.group = None;
        self.statuses.clear();
    }

    /// Puts what has been read since the last heading into the version.
    fn finish_item(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        let Some(section) = self.section.clone().filter(|section| *section != Section::Elsewhere) else { return };
        let is_silent = [&draft.description, &draft.value, &draft.tags, &draft.code].into_iter().all(String::is_empty);
        if draft.names.is_empty() && is_silent {
            return;
        }
        if section == Section::Endpoints && draft.names.is_empty() {
            return self.addresses(&draft);
        }
        let payload = if section == Section::Samples { payload::read(&draft.code) } else { Payload::default() };
        let values = match section {
            Section::Samples => payload.keys,
            Section::Endpoint(_) => vec![line(&draft.description)],
            _ => values::named(&draft.description),
        };
        let example = example(&draft.value);
        // What such a section says is its value.
        let is_endpoint = matches!(section, Section::Endpoint(_));
        let text = match &payload.json {
            // However it is laid out.
            Some(json) => format!("{}\n{json}", draft.description),
            None => format!("{}\n{}", draft.description, draft.code),
        };
        let record = Record {
            part: section.part(),
            name: String::new(),
            tags: Some(line(&draft.tags)).filter(|tags| !tags.is_empty()),
            values,
            example: Digest::of(example),
            text: Digest::of(&text).filter(|_| !is_endpoint),
            times: 1,
            is_remark: draft.names.is_empty() && !is_endpoint,
            group: self.group.clone().filter(|_| section == Section::Body),
        };
        let evidence = Rc::new(Evidence { text: draft.description, example: line(example), json: payload.json });
        let names = if draft.names.is_empty() {
            vec![self.group.as_deref().unwrap_or(section.name()).to_owned()]
        } else {
            draft.names
        };
        if draft.statuses.is_empty() {
            for name in names {
                self.add(Item { record: Record { name, ..record.clone() }, evidence: Some(Rc::clone(&evidence)) });
            }
            return;
        }
        for status in draft.statuses {
            for name in &names {
                let (name, group) = (format!("{status}.{name}"), Some(status.clone()));
                self.add(Item {
                    record: Record { name, group, ..record.clone() },
                    evidence: Some(Rc::clone(&evidence)),
                });
            }
        }
    }

    /// The endpoints, each in a line of its own.
    fn addresses(&mut self, draft: &Draft) {
        for text in draft.description.lines() {
            let (name, url) = text.split_once(':').filter(|(_, url)| !url.starts_with("//")).unwrap_or(("", text));
            let name = if name.is_empty() { Section::Endpoints.name().to_owned() } else { line(name) };
            let record = Record {
                part: Part::Endpoint,
                name,
                group: None,
                tags: None,
                values: vec![line(url)],
                example: None,
                text: None,
                times: 1,
                is_remark: false,
            };
            self.add(Item { record, evidence: Some(Rc::default()) });
        }
    }

    fn add(&mut self, item: Item) {
        let (Some(places), Some(version)) = (&mut self.places, self.versions.last_mut()) else { return };
        let key = (item.record.part, item.record.name.clone());
        match places.get(&key).and_then(|place| version.items.get_mut(*place)) {
            Some(first) => first.record.times = first.record.times.saturating_add(1),
            None => {
                places.insert(key, version.items.len());
                version.items.push(item);
            }
        }
    }
}

/// The version that a heading begins.
fn version_name(heading: &str) -> Option<&str> {
    const PREFIX: &str = "API Version:";
    let (prefix, name) = heading.split_at_checked(PREFIX.len())?;
    let name = name.trim();
    (prefix.eq_ignore_ascii_case(PREFIX) && !name.is_empty()).then_some(name)
}

/// The names in a heading, of which it may list several.
fn names(heading: &str) -> Vec<String> {
    let names: Vec<String> =
        heading.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    if names.len() > MOST_NAMES { vec![heading.to_owned()] } else { names }
}

/// The label that a text begins with, and the rest of it.
fn label(text: &str) -> Option<(Label, &str)> {
    let (word, rest) = text.split_once(':')?;
    let label = match word.trim() {
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
fn line(text: &str) -> String {
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
