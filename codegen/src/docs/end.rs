//! Whether a page is all there: one that was cut off seems to have lost whatever is behind the cut.

use std::collections::BTreeSet;

use crate::docs::lock::Lock;
use crate::docs::page::{Page, Record};
use crate::docs::section::Section;
use crate::ir::Part;

/// More things than this that are gone from the end were cut off, even if something new is at the end.
const FEW: usize = 3;

/// Returns why the text of a page seems to be cut off, if it does: a fence or a link that does not end.
pub(super) fn of_text(text: &str) -> Option<String> {
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, mark) => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
    }
    let last = text.trim_end().lines().next_back().unwrap_or_default();
    let link = last.rsplit_once('[').map(|(_, link)| link);
    let is_whole = |link: &str| match link.split_once(']') {
        None | Some((_, "")) => false,
        Some((_, target)) => !target.starts_with('(') || target.contains(')'),
    };
    let ends_in_link = link.is_some_and(|link| !is_whole(link));
    if fence.is_some() {
        Some("its last code block does not end".to_owned())
    } else {
        ends_in_link.then(|| "its last link does not end".to_owned())
    }
}

/// Returns why a page seems to be cut off: by its own text, by its list of versions, or by what the lock has behind its end.
pub(super) fn of_page(page: &Page, lock: &Lock) -> Option<String> {
    let without_section = || {
        let lists = page.versions.iter().flat_map(|version| &version.items);
        let mut lists = lists.filter(|item| item.record.part == Part::Version);
        let list = lists.find(|item| item.record.name == Section::Versions.name())?;
        let is_there = |name: &&String| page.versions.iter().any(|version| version.name == **name);
        let missing = list.record.values.iter().find(|name| !is_there(name))?;
        Some(format!("it lists the version `{missing}` and has no section for it"))
    };
    page.cut.clone().or_else(without_section).or_else(|| behind(page, lock))
}

/// Names what the lock has behind the end of a page.
fn behind(page: &Page, lock: &Lock) -> Option<String> {
    let last_version = lock.versions.last()?;
    let of_version = page.versions.iter().find(|version| version.name == last_version.name);
    let is_at_end = |record: &&Record| record.part != Part::Version || record.name.starts_with("See Also");
    let on_page: BTreeSet<(Part, &str)> = of_version
        .or(page.versions.last())
        .into_iter()
        .flat_map(|version| version.items.iter().map(|item| (item.record.part, item.record.name.as_str())))
        .collect();
    let locked: Vec<&Record> = last_version.records.iter().filter(is_at_end).collect();
    let gone = locked.iter().rev().take_while(|record| !on_page.contains(&(record.part, record.name.as_str()))).count();
    let first_gone = locked.get(locked.len() - gone)?;
    let known: BTreeSet<(Part, &str)> = locked.iter().map(|record| (record.part, record.name.as_str())).collect();
    let last = page.versions.last()?.items.iter().map(|item| &item.record).rfind(is_at_end);
    let ends_as_ever = last.is_none_or(|record| known.contains(&(record.part, record.name.as_str())));
    // The other pages are last of all, whichever they are.
    let is_other_page = |record: &&Record| record.part == Part::Version;
    let is_in_version = locked.last().is_some_and(is_other_page) && !last.is_some_and(|last| is_other_page(&last));
    let is_cut = gone > FEW || ends_as_ever || is_in_version;
    is_cut.then(|| {
        let (part, name) = (first_gone.part.name(), &first_gone.name);
        format!(
            "it ends before the {part} `{name}`, the first of {gone} items at the end of the lock that it does not have"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_with_its_last_fence_and_its_last_link() {
        for (text, is_cut) in [
            ("a\n```\nb\n```\n", false),
            ("a\n```\nb\n~~~\n", true),
            ("~~~\n```\n~~~\n", false),
            ("- [a](b)\n\n", false),
            ("- [a] b\n", false),
            ("- [a](b", true),
            ("- [a]", true),
            ("- [a", true),
            ("- [a\nb", false),
            ("", false),
        ] {
            assert_eq!(of_text(text).is_some(), is_cut, "{text}");
        }
    }
}
