//! What a page says outside of its versions: front matter, the list of versions, other pages. It is recorded with each version.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::docs::digest::of_sentences;
use crate::docs::heading::{line, repeated};
use crate::docs::markdown::BULLET;
use crate::docs::page::{Evidence, Item, PageVersion, Record};
use crate::ir::Part;

/// What has been read outside of the versions.
#[derive(Default)]
pub(super) struct Outside {
    /// What is said of all versions, and of those of a name.
    of_page: Vec<Item>,
    of_versions: BTreeMap<String, Vec<Item>>,
    /// What is said of all versions by more items than a page has that somebody has written.
    more: String,
}

/// More other pages and entries of the front matter are not told one by one.
const MOST_OF_PAGE: usize = 100;

impl Outside {
    /// The versions that the page says it has.
    pub(super) fn versions(&mut self, heading: &str, text: &str) {
        let (values, others) = items_of_list(text);
        self.add(Record { values, ..Record::bare(Part::Version, heading) }, others);
    }

    /// The other pages, each with its address, and what else is said there.
    pub(super) fn see_also(&mut self, heading: &str, text: &str, links: &[(String, String)]) {
        let (items, mut others) = items_of_list(text);
        for (text, target) in links {
            let record = Record { values: vec![target.clone()], ..Record::bare(Part::Version, &see_also(text)) };
            self.add(record, String::new());
        }
        let is_link = |item: &String| links.iter().any(|(text, _)| text == item);
        for item in items.iter().filter(|item| !is_link(item)) {
            others.push_str(item);
            others.push('\n');
        }
        if !others.is_empty() {
            self.add(Record::bare(Part::Version, heading), others);
        }
    }

    /// The front matter. What it says of a version is said of that alone.
    pub(super) fn front_matter(&mut self, entries: Vec<(String, String)>, versions: &[PageVersion]) {
        let versions: BTreeSet<&str> = versions.iter().map(|version| version.name.as_str()).collect();
        for (key, value) in entries {
            let of_version = key.split_once('.').filter(|(_, name)| versions.contains(name));
            let name = front_matter(of_version.map_or(key.as_str(), |(outer, _)| outer));
            let record = Record { values: vec![line(&value)], ..Record::bare(Part::Version, &name) };
            match of_version {
                Some((_, version)) => {
                    self.of_versions.entry(version.to_owned()).or_default().push(Item { record, evidence: None });
                }
                None => self.add(record, String::new()),
            }
        }
    }

    /// Notes what is said of all versions.
    pub(super) fn add(&mut self, record: Record, text: String) {
        if self.of_page.len() >= MOST_OF_PAGE {
            self.more.push_str(&[&record.name, record.values.concat().as_str(), &text, "\n"].concat());
            return;
        }
        let record = Record { text: of_sentences(&text), ..record };
        if self.of_page.iter().any(|item| item.record == record) {
            return;
        }
        self.of_page.push(Item { record, evidence: Some(Rc::new(Evidence { text, ..Evidence::default() })) });
    }

    /// The versions, each with what the page says of it elsewhere.
    pub(super) fn added_to(self, mut versions: Vec<PageVersion>) -> Vec<PageVersion> {
        let Self { mut of_page, of_versions, more } = self;
        if !more.is_empty() {
            let record = Record { text: of_sentences(&more), ..Record::bare(Part::Version, "more") };
            of_page.push(Item { record, evidence: None });
        }
        for version in &mut versions {
            let mut listed: BTreeSet<(Part, String)> = BTreeSet::new();
            listed.extend(version.items.iter().map(|item| (item.record.part, item.record.name.clone())));
            for item in of_versions.get(&version.name).into_iter().flatten().chain(&of_page) {
                let Item { record, evidence } = item;
                let (mut times, mut name) = (1, record.name.clone());
                while !listed.insert((record.part, name.clone())) {
                    name = repeated(&record.name, &mut times);
                }
                version.items.push(Item { record: Record { name, ..record.clone() }, evidence: evidence.clone() });
            }
        }
        versions
    }
}

/// The name of an entry of the front matter, of a version or of the page.
pub(super) fn front_matter(key: &str) -> String {
    format!("front matter: {key}")
}

/// The name of a page that a page refers to.
pub(super) fn see_also(title: &str) -> String {
    format!("See Also: {title}")
}

/// The items of a list, and what else a text says.
fn items_of_list(text: &str) -> (Vec<String>, String) {
    let (items, others): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with(BULLET));
    let items = items.into_iter().map(|item| line(item.trim_start_matches(BULLET)));
    (items.collect(), others.join("\n"))
}
