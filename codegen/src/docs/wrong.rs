//! A page that is not the one of the operation.

use std::fmt;

use crate::docs::lock::Lock;
use crate::docs::page::Page;
use crate::docs::{outside, visible};
use crate::ir::{Operation, Part};

/// A page whose title or address is that of another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongPage {
    what: &'static str,
    found: String,
    expected: String,
    help: String,
}

impl fmt::Display for WrongPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, found, expected, help } = self;
        let told = format!("this is another page: its {what} is `{found}`, not `{expected}`; {help}");
        f.write_str(&visible(&told))
    }
}

impl std::error::Error for WrongPage {}

impl Page {
    /// Checks that a page is the one that an operation and its lock have. A page that has moved has the new address in the
    /// model.
    ///
    /// # Errors
    ///
    /// [`WrongPage`] if its title or its `page_source` is neither the lock's nor the model's.
    pub fn is_of(&self, operation: &Operation, lock: Option<&Lock>) -> Result<(), WrongPage> {
        let locked = lock.map(Lock::page);
        let help = |key: &str| format!("if the page has another now, write it as the `{key}` at {}", operation.source);
        let entry = |page: &Self, key: &str| {
            let name = outside::front_matter(key);
            let mut items = page.versions.iter().flat_map(|version| &version.items);
            let item = items.find(|item| item.record.part == Part::Version && item.record.name == name);
            item.and_then(|item| item.record.values.first().cloned())
        };
        for (key, what, own) in [
            ("page_title", "title", Some(&operation.title).filter(|_| locked.is_some())),
            ("page_source", "page_source", operation.page.as_ref()),
        ] {
            let known = locked.as_ref().and_then(|page| entry(page, key));
            let title = || self.title.clone().filter(|_| key == "page_title");
            let Some(found) = entry(self, key).or_else(title) else { continue };
            let Some(expected) = known.as_ref().or(own.filter(|_| key == "page_source")) else { continue };
            if found != *expected && Some(&found) != own {
                let help = help(if key == "page_source" { "page" } else { "title" });
                return Err(WrongPage { what, found, expected: expected.clone(), help });
            }
        }
        Ok(())
    }
}
