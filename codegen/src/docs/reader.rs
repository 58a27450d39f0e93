//! The reader of a page: from blocks to items.

use std::collections::BTreeMap;
use std::rc::Rc;

use pulldown_cmark::HeadingLevel;

use crate::docs::digest::{Digest, of_sentences};
use crate::docs::draft::Draft;
use crate::docs::heading::{example, line, names, remark, repeated, status, version_name};
use crate::docs::markdown::{BULLET, Block};
use crate::docs::outside::Outside;
use crate::docs::page::{Evidence, Item, PageVersion, Record};
use crate::docs::payload::Payload;
use crate::docs::section::{ENDPOINTS, INTRODUCTION, NOT_UNDERSTOOD, PREFACE, Section};
use crate::docs::{payload, table, values};
use crate::ir::Part;

#[derive(Default)]
pub(super) struct Reader {
    pub(super) versions: Vec<PageVersion>,
    pub(super) outside: Outside,
    pub(super) title: Option<String>,
    /// How many versions have a name, and how many items of the current version have a part and a name.
    named: BTreeMap<String, u32>,
    listed: BTreeMap<(Part, String), u32>,
    section: Option<Section>,
    group: Option<String>,
    /// The statuses that the heading above lists.
    statuses: Vec<String>,
    /// Whether a heading below that of a group has begun.
    is_item: bool,
    draft: Draft,
}

impl Reader {
    pub(super) fn block(&mut self, block: Block) {
        match block {
            Block::Heading { level, text } => self.heading(level, &line(&text)),
            Block::Text { text, depth, lead } => {
                let has_fields = self.section.as_ref().is_some_and(Section::has_fields);
                let is_list = has_fields && !self.is_item;
                self.draft.text(&text, depth, lead.as_deref(), is_list, has_fields);
            }
            Block::Table(rows) => self.table(&rows),
            Block::Code(code) => {
                self.draft.code.push_str(&code);
                self.draft.code.push('\n');
            }
            Block::Link { text, target } => self.draft.links.push((line(&text), line(&target))),
        }
    }

    /// The rows of a table where fields are listed are fields, if it says which column has their names.
    fn table(&mut self, rows: &[Vec<String>]) {
        let has_fields = self.section.as_ref().is_some_and(Section::has_fields);
        match table::fields(rows).filter(|_| has_fields) {
            Some(fields) => fields.into_iter().for_each(|field| self.draft.field(field)),
            None => self.draft.description.push_str(&table::text(rows)),
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: &str) {
        let text = text.strip_suffix(':').unwrap_or(text).trim_end();
        if let Some(name) = version_name(text) {
            self.finish_item();
            self.begin_version(name);
        } else if level == HeadingLevel::H1 {
            self.title.get_or_insert_with(|| text.to_owned());
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
            self.is_item = false;
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
            self.is_item = true;
            let has_fields = self.section.as_ref().is_some_and(Section::has_fields);
            self.draft.names = if has_fields { names(text) } else { vec![text.to_owned()] };
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
        self.is_item = false;
        self.draft.is_section = section.is_unknown();
        self.section = Some(section);
        self.group = None;
        self.statuses.clear();
    }

    /// Puts what has been read since the last heading into the version.
    pub(super) fn finish_item(&mut self) {
        let mut draft = std::mem::take(&mut self.draft);
        let section = self.section.clone().unwrap_or(Section::Other(PREFACE.to_owned()));
        let name = draft.names.first().filter(|_| self.is_item).cloned();
        let fields = draft.take_fields(name.as_deref());
        if section.has_fields()
            && draft.names.is_empty()
            && !draft.tags.is_empty()
            && let Some(group) = &self.group
        {
            // What has tags is a field, whatever the level of its heading.
            draft.names = names(group);
            remark(group).clone_into(&mut draft.remark);
        }
        if !draft.names.is_empty() || !draft.is_silent() || draft.is_section {
            self.told(&section, draft);
        }
        for mut field in fields {
            field.statuses.clone_from(&self.statuses);
            self.item(&section, field);
        }
    }

    fn told(&mut self, section: &Section, draft: Draft) {
        match section {
            Section::Versions => self.outside.versions(section.name(), &draft.whole()),
            Section::SeeAlso => self.outside.see_also(section.name(), &draft.whole(), &draft.links),
            Section::Endpoints => self.addresses(draft),
            Section::Endpoint(name) => self.endpoint(name.clone(), draft),
            _ if draft.names.is_empty() => self.remark(section, draft),
            _ => self.item(section, draft),
        }
    }

    fn item(&mut self, section: &Section, draft: Draft) {
        let payload = if *section == Section::Samples { payload::read(&draft.code) } else { Payload::default() };
        let values = if *section == Section::Samples { payload.keys } else { values::named(&draft.description) };
        let example = example(&draft.value);
        let description = draft.told();
        let code = match &payload.json {
            // However it is laid out.
            Some(json) => Digest::of(&json.to_string()),
            None => Digest::of(&draft.code),
        };
        let record = Record {
            part: section.part(),
            name: String::new(),
            group: match section {
                Section::Body => self.group.clone(),
                Section::Path | Section::Query => Some(section.name().to_owned()),
                _ => None,
            },
            tags: Some(line(&draft.tags.replace(['`', BULLET], ""))).filter(|tags| !tags.is_empty()),
            values,
            example: Digest::of(example),
            code,
            text: of_sentences(&description),
        };
        let example = line(&example.replace(['`', BULLET], ""));
        let evidence =
            Rc::new(Evidence { text: description, remark: line(&draft.remark), example, json: payload.json });
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
        let group = draft.is_section.then(|| NOT_UNDERSTOOD.to_owned());
        let record = Record { group, text: of_sentences(&text), ..Record::bare(Part::Version, &name) };
        self.add(record, &Rc::new(Evidence { text, ..Evidence::default() }));
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
        let record = Record { values, text: of_sentences(&text), ..Record::bare(part, &name) };
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
