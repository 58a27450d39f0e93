//! The body of a request, key by key.

use std::collections::HashSet;

use crate::generated::mock_data::ORDER;
use crate::json::{self, ReadError};
use crate::value;

/// The body of a request.
pub(super) struct Body {
    /// The keys and the JSON of their values.
    entries: Result<Vec<(String, String)>, ReadError>,
}

impl Body {
    pub(super) fn read(json: &[u8]) -> Self {
        let mut entries = Vec::new();
        let mut keys = HashSet::new();
        let read = json::visit_strict(json, &mut |key, value| {
            entries.push((key.to_owned(), value.to_owned()));
            keys.insert(key.to_owned())
        });
        Self { entries: read.map(|()| entries) }
    }

    /// The keys and the JSON of their values, or why they cannot be read.
    pub(super) fn entries(&self) -> Result<&[(String, String)], &ReadError> {
        self.entries.as_deref()
    }

    /// The keys.
    pub(super) fn keys(&self) -> Result<impl Iterator<Item = &str>, &ReadError> {
        Ok(self.entries.as_ref()?.iter().map(|(key, _)| key.as_str()))
    }

    /// The JSON of a key.
    pub(super) fn raw(&self, key: &str) -> Option<&str> {
        let entries = self.entries.as_deref().unwrap_or_default();
        entries.iter().find(|(known, _)| known == key).map(|(_, raw)| raw.as_str())
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.raw(key).and_then(value::text).map(std::borrow::Cow::into_owned)
    }

    pub(super) fn order_id(&self) -> Option<String> {
        self.text(ORDER?)
    }
}
