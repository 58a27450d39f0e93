//! What sets a new version of a page apart from the nearest one that the model has.

use std::collections::BTreeMap;

use crate::docs::change::shown;
use crate::docs::page::{Page, PageVersion, Record};
use crate::ir::{Operation, Part};

/// More new versions are not described.
const MOST_DESCRIBED: usize = 8;

/// Describes the new versions of a page by their names.
pub(super) fn of_page(page: &Page, operation: &Operation) -> BTreeMap<String, String> {
    let is_new = |version: &&PageVersion| operation.version(&version.name).is_none();
    let known: Vec<_> =
        page.versions.iter().filter(|version| !is_new(version)).map(|known| (known, by_name(known))).collect();
    let new = page.versions.iter().filter(is_new).take(MOST_DESCRIBED);
    let described = new.filter_map(|version| {
        let own = by_name(version);
        let apart = known.iter().map(|(known, records)| (known, Apart::of(&own, records)));
        let (nearest, apart) = apart.min_by_key(|(_, apart)| apart.count())?;
        Some((version.name.clone(), shown(&apart.told(&nearest.name))))
    });
    described.collect()
}

type Records<'p> = BTreeMap<(Part, &'p str), &'p Record>;

/// What a version lists; what is said of it as a whole sets every version apart.
fn by_name(version: &PageVersion) -> Records<'_> {
    let records = version.items.iter().map(|item| &item.record).filter(|record| record.part != Part::Version);
    records.map(|record| ((record.part, record.name.as_str()), record)).collect()
}

/// The names of what one version has, lacks, or says otherwise than another.
struct Apart {
    more: Vec<String>,
    less: Vec<String>,
    other: Vec<String>,
}

impl Apart {
    fn of(own: &Records<'_>, nearest: &Records<'_>) -> Self {
        let name = |(part, name): &(Part, &str)| format!("{} `{name}`", part.name());
        let lacks = |one: &Records<'_>, key: &(Part, &str)| !one.contains_key(key);
        let is_other =
            |(key, record): &(&(Part, &str), &&Record)| nearest.get(*key).is_some_and(|near| near != *record);
        Self {
            more: own.keys().filter(|key| lacks(nearest, key)).map(name).collect(),
            less: nearest.keys().filter(|key| lacks(own, key)).map(name).collect(),
            other: own.iter().filter(is_other).map(|(key, _)| name(key)).collect(),
        }
    }

    fn count(&self) -> usize {
        self.more.len() + self.less.len() + self.other.len()
    }

    fn told(&self, nearest: &str) -> String {
        let lists = [("with", &self.more), ("without", &self.less), ("with a different", &self.other)];
        let lists = lists.into_iter().filter(|(_, names)| !names.is_empty());
        let lists: Vec<String> = lists.map(|(word, names)| format!("{word} {}", names.join(", "))).collect();
        match lists.as_slice() {
            [] => format!("the same as `{nearest}`"),
            lists => format!("as `{nearest}`, {}", lists.join("; ")),
        }
    }
}
