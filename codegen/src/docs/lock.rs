//! What the page said when the model was last reconciled with it, in a file that is reviewed: `docs.lock` in the
//! operation's folder.
//!
//! It has facts (names, tags, values) and digests, and none of the page's sentences.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::docs::digest::Digest;
use crate::docs::page::{Item, Page, PageVersion, Record};
use crate::docs::visible;
use crate::ir::{Operation, Part};
use crate::json::Json;

/// Returns the path of an operation's lock, from the workspace.
#[must_use]
pub fn lock_path(operation: &Operation) -> String {
    format!("spec/{}/docs.lock", operation.name)
}

const ABOUT: &str = "What the documentation page said when the model was last reconciled with it. Written by `cargo \
                     xtask drift PAGE --accept`.";

/// What a page said: per version, all that is remembered of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub(super) versions: Vec<LockedVersion>,
}

/// What it said of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LockedVersion {
    pub(super) name: String,
    pub(super) records: Vec<Record>,
}

/// Why a lock cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError(String);

impl std::fmt::Display for LockError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&visible(&self.0))
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// What is to be remembered of a page.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let versions = page.versions.iter().map(|version| LockedVersion {
            name: version.name.clone(),
            records: version.items.iter().map(|item| item.record.clone()).collect(),
        });
        Self { versions: versions.collect() }
    }

    /// The page as far as it is remembered.
    pub(super) fn page(&self) -> Page {
        let versions = self.versions.iter().map(|version| PageVersion {
            name: version.name.clone(),
            items: version.records.iter().map(|record| Item { record: record.clone(), evidence: None }).collect(),
        });
        Page { versions: versions.collect(), title: None, cut: None }
    }

    /// What a lock has and another, of a later page, does not: its version, its part and its name.
    #[must_use]
    pub fn forgotten_by(&self, later: &Self) -> Vec<String> {
        let names = |lock: &Self| -> Vec<(String, Part, String)> {
            let versions = lock.versions.iter();
            let records = versions.flat_map(|version| version.records.iter().map(move |record| (version, record)));
            records.map(|(version, record)| (version.name.clone(), record.part, record.name.clone())).collect()
        };
        let later: BTreeSet<_> = names(later).into_iter().collect();
        let gone = names(self).into_iter().filter(|name| !later.contains(name));
        gone.map(|(version, part, name)| visible(&format!("{version}: {} `{name}`", part.name()))).collect()
    }

    /// How many things are in it.
    #[must_use]
    pub fn items(&self) -> usize {
        self.versions.iter().map(|version| version.records.len()).sum()
    }

    /// The text of the file: a line for each thing, so that a change is a line of a diff.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{{\n\"about\": {},\n\"versions\": [\n", Json::from(ABOUT).line());
        for (index, version) in self.versions.iter().enumerate() {
            let name = Json::from(&version.name).line();
            let _ = write!(text, "{{\"name\": {name}, \"items\": [");
            for (index, record) in version.records.iter().enumerate() {
                let separator = if index == 0 { "\n" } else { ",\n" };
                let _ = write!(text, "{separator}{}", as_json(record).line());
            }
            let separator = if index + 1 == self.versions.len() { "" } else { "," };
            let _ = writeln!(text, "\n]}}{separator}");
        }
        text.push_str("]\n}\n");
        visible(&text)
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`LockError`] if it is not what [`Lock::to_text`] writes.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let root: Value = serde_json::from_str(text).map_err(|error| LockError(format!("this is no JSON: {error}")))?;
        let versions = list(root.as_object(), "versions").ok_or_else(|| fault("the file", "versions"))?;
        let mut names = BTreeSet::new();
        let versions = versions.iter().map(|version| {
            let map = version.as_object();
            let name = text_of(map, "name").ok_or_else(|| fault("a version", "name"))?;
            if !names.insert(name) {
                return Err(LockError(format!("the version `{name}` is here twice")));
            }
            let items = list(map, "items").ok_or_else(|| fault(name, "items"))?;
            let mut seen = BTreeSet::new();
            let records = items.iter().map(|item| {
                let record = record(item).map_err(|key| fault(&format!("an item of `{name}`"), key))?;
                if seen.insert((record.part, record.name.clone())) {
                    return Ok(record);
                }
                Err(LockError(format!("the {} `{}` of `{name}` is here twice", record.part.name(), record.name)))
            });
            Ok(LockedVersion { name: name.to_owned(), records: records.collect::<Result<_, _>>()? })
        });
        Ok(Self { versions: versions.collect::<Result<_, LockError>>()? })
    }
}

fn fault(what: &str, key: &str) -> LockError {
    LockError(format!("{what} has no `{key}` that can be read"))
}

fn as_json(record: &Record) -> Json {
    let Record { part, name, group, tags, values, example, code, text } = record;
    let digest = |digest: &Option<Digest>| digest.map(|digest| Json::from(digest.to_string()));
    let entries = [
        ("part", Some(Json::from(part.name()))),
        ("name", Some(Json::from(name))),
        ("group", group.as_ref().map(Json::from)),
        ("tags", tags.as_ref().map(Json::from)),
        ("values", (!values.is_empty()).then(|| Json::list(values))),
        ("example", digest(example)),
        ("code", digest(code)),
        ("text", (!text.is_empty()).then(|| Json::list(text.iter().map(Digest::to_string)))),
    ];
    Json::object(entries.into_iter().filter_map(|(key, value)| Some((key, value?))))
}

/// Reads what [`as_json`] writes; otherwise the key that cannot be read.
fn record(item: &Value) -> Result<Record, &'static str> {
    let map = item.as_object();
    let optional = |key: &'static str| match map.and_then(|map| map.get(key)) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(key),
    };
    let digest = |key| optional(key)?.map(|text| Digest::parse(&text).ok_or(key)).transpose();
    let part = text_of(map, "part").ok_or("part")?;
    let (_, part) = Part::ALL.iter().find(|(name, _)| *name == part).ok_or("part")?;
    let texts = |key: &'static str| match map.filter(|map| map.contains_key(key)) {
        None => Ok(Vec::new()),
        Some(map) => {
            let texts = list(Some(map), key).ok_or(key)?;
            texts.iter().map(|text| text.as_str().map(str::to_owned).ok_or(key)).collect::<Result<Vec<_>, _>>()
        }
    };
    Ok(Record {
        part: *part,
        name: text_of(map, "name").ok_or("name")?.to_owned(),
        group: optional("group")?,
        tags: optional("tags")?,
        values: texts("values")?,
        example: digest("example")?,
        code: digest("code")?,
        text: texts("text")?.iter().map(|text| Digest::parse(text).ok_or("text")).collect::<Result<_, _>>()?,
    })
}

type Object = Map<String, Value>;

fn text_of<'v>(map: Option<&'v Object>, key: &str) -> Option<&'v str> {
    map?.get(key)?.as_str()
}

fn list<'v>(map: Option<&'v Object>, key: &str) -> Option<&'v Vec<Value>> {
    map?.get(key)?.as_array()
}
