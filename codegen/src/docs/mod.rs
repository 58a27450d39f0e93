//! The documentation page: what it says, what it said when the model was last reconciled with it, and where the model
//! says otherwise.
//!
//! [`Page`] reads a page, [`Lock`] is what is remembered of one, [`Drift`] is every difference.

#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod apart;
mod change;
mod coverage;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod digest;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod draft;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod end;
mod entry;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod glued;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod heading;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod html;
mod listed;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod lock;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod markdown;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod outside;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod page;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod payload;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod reader;
mod report;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod section;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod table;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod tags;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod values;
mod visible;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod wrong;

use std::collections::{BTreeMap, BTreeSet};

pub use change::{Change, Gap, Kind};
pub use lock::{Lock, LockError, lock_path};
pub use page::{Page, PageError};
pub use visible::visible;
pub use wrong::WrongPage;

use crate::ir::{Model, Operation, Part};
use change::{difference, summary};
use lock::LockedVersion;
use page::{PageVersion, Record};

/// How a page differs from the lock and from the model.
#[derive(Debug)]
pub struct Drift {
    changes: Vec<Change>,
    /// How many versions and things the page has, for whoever is told that nothing changed.
    versions: usize,
    items: usize,
}

/// The place of a change among those of a page: a version, what it is about, its name.
type Key = (String, listed::Key);

impl Drift {
    /// Every difference, in the order of the page; what is gone stands behind what is there.
    #[must_use]
    pub fn between(page: &Page, lock: &Lock, model: &Model, operation: &Operation) -> Self {
        let mut changes = since(page, lock, model, operation);
        let mut places: BTreeMap<Key, usize> = BTreeMap::new();
        for (place, change) in changes.iter().enumerate() {
            places.insert(key(change), place);
        }
        for gap in coverage::gaps(page, model, operation) {
            // One thing is told once: what happened to it, and that the model has to follow.
            match places.get(&key(&gap)).and_then(|place| changes.get_mut(*place)) {
                Some(change) => change.follow(gap),
                None => changes.push(gap),
            }
        }
        fold_statuses(&mut changes);
        let order: BTreeMap<Key, usize> = page
            .versions
            .iter()
            .flat_map(|version| version.items.iter().map(|item| &item.record).map(move |record| (version, record)))
            .enumerate()
            .map(|(place, (version, record))| ((version.name.clone(), listed::key(record.part, &record.name)), place))
            .collect();
        // A section that is not understood may be why what was in it is gone.
        changes.sort_by_key(|change| {
            let place = order.get(&key(change)).copied().unwrap_or(usize::MAX);
            (change.gap != Some(Gap::NotUnderstood), place)
        });
        if let (Some(reason), Some(last)) = (end::of_page(page, lock), page.versions.last()) {
            let truncated = Change::bare(&last.name, Part::Version, "page", Kind::Changed, None, Some(Gap::Truncated));
            changes.insert(0, Change { now: Some(format!("truncated: {reason}")), ..truncated });
        }
        let items = page.versions.iter().map(|version| version.items.len()).sum();
        Self { changes, versions: page.versions.len(), items }
    }

    /// Where the model falls short of the page, as far as the lock remembers it.
    #[must_use]
    pub fn of_lock(lock: &Lock, model: &Model, operation: &Operation) -> Self {
        Self::between(&lock.page(), lock, model, operation)
    }

    /// Every difference.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns `true` if the page seems to be cut off.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.changes.iter().any(|change| change.gap == Some(Gap::Truncated))
    }

    /// Whether the page says what it said, and the model says what the page says.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.changes.is_empty()
    }
}

fn key(change: &Change) -> Key {
    (change.version.clone(), listed::key(change.part, &change.name))
}

/// What changed on the page since it was locked.
fn since(page: &Page, lock: &Lock, model: &Model, operation: &Operation) -> Vec<Change> {
    let mut changes = Vec::new();
    let then: BTreeMap<&str, &LockedVersion> =
        lock.versions.iter().map(|locked| (locked.name.as_str(), locked)).collect();
    let now: BTreeSet<&str> = page.versions.iter().map(|version| version.name.as_str()).collect();
    for version in &page.versions {
        let Some(locked) = then.get(version.name.as_str()) else {
            changes.push(of_version(&version.name, Kind::Added, operation));
            continue;
        };
        changes.extend(since_in_version(version, locked, model, operation));
    }
    for locked in &lock.versions {
        if !now.contains(locked.name.as_str()) {
            changes.push(of_version(&locked.name, Kind::Removed, operation));
        }
    }
    changes
}

/// That a version comes or goes.
fn of_version(name: &str, kind: Kind, operation: &Operation) -> Change {
    let source = operation.version(name).map(|id| &operation[id].source);
    Change::bare(name, Part::Version, name, kind, source, None)
}

fn since_in_version(
    version: &PageVersion,
    locked: &LockedVersion,
    model: &Model,
    operation: &Operation,
) -> Vec<Change> {
    fn place(record: &Record) -> (Part, &str) {
        (record.part, record.name.as_str())
    }
    let listed = operation.version(&version.name).map(|id| listed::listed(model, operation, id)).unwrap_or_default();
    let place_of = |record: &Record| {
        let key = listed::key(record.part, &record.name);
        let mut left_out = operation.left_out.iter();
        let is_it = |item: &&crate::ir::LeftOut| listed::key(item.part, &item.name) == key;
        listed.get(&key).map(|listed| listed.source).or_else(|| left_out.find(is_it).map(|item| &item.source))
    };
    let change = |record: &Record, kind, was, now| Change {
        version: version.name.clone(),
        part: record.part,
        name: record.name.clone(),
        kind,
        was,
        now,
        model: place_of(record).cloned(),
        gap: None,
    };
    let then: BTreeMap<_, &Record> = locked.records.iter().map(|record| (place(record), record)).collect();
    let mut changes = Vec::new();
    for item in &version.items {
        let record = &item.record;
        match then.get(&place(record)) {
            None => changes.push(change(record, Kind::Added, None, summary(record, item.evidence.as_deref()))),
            Some(then) => {
                let difference = difference(then, record, item.evidence.as_deref());
                changes.extend(difference.map(|(was, now)| change(record, Kind::Changed, Some(was), Some(now))));
            }
        }
    }
    let now: BTreeSet<_> = version.items.iter().map(|item| place(&item.record)).collect();
    let gone = locked.records.iter().filter(|record| !now.contains(&place(record)));
    changes.extend(gone.map(|record| change(record, Kind::Removed, summary(record, None), None)));
    changes
}

/// A status that comes or goes takes its fields along.
fn fold_statuses(changes: &mut Vec<Change>) {
    let whole: BTreeSet<(String, String, Kind)> = changes
        .iter()
        .filter(|change| change.part == Part::Response && change.kind != Kind::Changed && !change.name.contains('.'))
        .map(|change| (change.version.clone(), change.name.clone(), change.kind))
        .collect();
    changes.retain(|change| {
        let status = change.name.split_once('.').map(|(status, _)| status).filter(|_| change.part == Part::Response);
        status.is_none_or(|status| !whole.contains(&(change.version.clone(), status.to_owned(), change.kind)))
    });
}
