//! What is wrong with a model: where, what, and what to write instead.

use std::fmt;
use std::rc::Rc;

/// A place in a file of the model. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The file's path, relative to the workspace.
    pub file: Rc<str>,
    /// The line.
    pub line: u64,
    /// The column, in code points.
    pub column: u64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One mistake in a model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it is in the text.
    pub position: Position,
    /// Where it is in the model, such as `basic.order_id.must.length`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.position)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}\n    {}", self.message, self.help)
    }
}

/// Every mistake that was found, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a mistake.
    pub(crate) fn push(
        &mut self,
        position: &Position,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.list.push(Diagnostic {
            position: position.clone(),
            path: path.into(),
            message: message.into(),
            help: help.into(),
        });
    }

    /// Puts the mistakes in the order of the text and drops repetitions.
    pub(crate) fn sorted(mut self) -> Self {
        self.list.sort();
        self.list.dedup();
        self
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The mistakes.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.list {
            writeln!(f, "{diagnostic}")?;
        }
        let count = self.list.len();
        let plural = if count == 1 { "" } else { "s" };
        write!(f, "{count} mistake{plural} in the model; nothing was written")
    }
}

impl std::error::Error for Diagnostics {}

/// The one of `known` that `word` is most likely a misspelling of, if any is close.
pub(crate) fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = fold(word);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Case, hyphens and underscores are what people mix up first.
fn fold(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

/// "did you mean …?", or the list of what there is.
pub(crate) fn suggest<'k>(word: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    match closest(word, known.clone()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => {
            let known: Vec<String> = known.into_iter().map(|name| format!("`{name}`")).collect();
            if known.is_empty() {
                "there is none to name".to_owned()
            } else {
                format!("write one of {}", known.join(", "))
            }
        }
    }
}
