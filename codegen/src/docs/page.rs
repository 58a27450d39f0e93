//! A documentation page, taken apart: per version everything that it lists.

use std::fmt;
use std::rc::Rc;

use serde_json::Value;

use crate::docs::digest::Digest;
use crate::docs::reader::Reader;
use crate::docs::section::NOT_UNDERSTOOD;
use crate::docs::{end, markdown};
use crate::ir::Part;
use crate::lines;

/// What a page says.
#[derive(Debug)]
pub struct Page {
    pub(super) versions: Vec<PageVersion>,
    /// Its first heading of the first level.
    pub(super) title: Option<String>,
    /// Why its text seems to be cut off, if it does.
    pub(super) cut: Option<String>,
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
    /// Its code: that of a sample, however it is laid out if it is JSON.
    pub(super) code: Option<Digest>,
    /// The sentences that are said of it.
    pub(super) text: Vec<Digest>,
}

impl Record {
    /// Returns `true` if it is a section whose heading is unknown.
    pub(super) fn is_not_understood(&self) -> bool {
        self.part == Part::Version && self.group.as_deref() == Some(NOT_UNDERSTOOD)
    }

    /// A thing of which nothing is said.
    pub(super) fn bare(part: Part, name: &str) -> Self {
        Self {
            part,
            name: name.to_owned(),
            group: None,
            tags: None,
            values: Vec::new(),
            example: None,
            code: None,
            text: Vec::new(),
        }
    }
}

/// What a page says of a thing, to the letter.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) text: String,
    /// What its heading says beside its name.
    pub(super) remark: String,
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
        let Reader { versions, mut outside, title, .. } = reader;
        outside.front_matter(front_matter, &versions);
        if versions.is_empty() {
            Err(PageError::NoVersion)
        } else {
            Ok(Self { versions: outside.added_to(versions), title, cut: end::of_text(&lines::unix(text)) })
        }
    }
}
