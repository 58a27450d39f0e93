//! Why a text is no JSON object.

use std::fmt;

use super::Reader;

/// Why a text could not be read as a JSON object.
///
/// It names the place and never quotes a value. A key that stands twice is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    kind: ReadErrorKind,
    line: usize,
    column: usize,
    message: String,
}

/// The kinds of [`ReadError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The text is no JSON.
    Syntax,
    /// The text is JSON, but no object.
    NotAnObject,
    /// A key stands twice in one object, so that two readers may understand two things.
    DuplicateKey,
    /// Values nest so deep that most readers give up.
    TooDeep,
}

impl ReadError {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ReadErrorKind {
        self.kind
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, in bytes from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What a reader did not find where it stopped.
    pub(super) fn syntax(json: &[u8], reader: &Reader<'_>) -> Self {
        Self::at(json, reader.position(), ReadErrorKind::Syntax, reader.message())
    }

    /// An error at a byte of a text.
    pub(super) fn at(json: &[u8], offset: usize, kind: ReadErrorKind, message: String) -> Self {
        let before = json.get(..offset).unwrap_or(json);
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        Self { kind, line, column: before.len() - line_start + 1, message }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ReadError {}
