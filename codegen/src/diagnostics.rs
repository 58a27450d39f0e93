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
    /// Whether a definition could not be read.
    gap: bool,
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

    /// Adds a name that leads to nothing, or a thing to which no name leads. Where a definition could not be read,
    /// nobody can say so: the mistake there is told, and what follows from it is not.
    pub(crate) fn push_reference(
        &mut self,
        position: &Position,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if !self.gap {
            self.push(position, path, message, help);
        }
    }

    /// Notes that a definition could not be read, for a reason that has been told.
    pub(crate) fn gap(&mut self) {
        self.gap = true;
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

/// Those of `known` that `word` is most likely a misspelling of: all that are equally close, if any is close at all.
fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let folded = fold(word);
    let mut best = usize::MAX;
    let mut closest = Vec::new();
    for candidate in known {
        let distance = strsim::damerau_levenshtein(&folded, &fold(candidate));
        if distance > best || distance > tolerance(candidate) || closest.contains(&candidate) {
            continue;
        }
        if distance < best {
            best = distance;
            closest.clear();
        }
        closest.push(candidate);
    }
    closest
}

/// How many slips a word of this length may hold and still be meant.
fn tolerance(word: &str) -> usize {
    1 + word.chars().count() / 4
}

/// Case, hyphens and underscores are what people mix up first.
fn fold(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

/// The one of `known` that `word` must mean, if it can mean only one. What is misspelt is reported and then read as
/// what it means, so that one slip is one diagnostic.
pub(crate) fn meant<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    match closest(word, known).as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// "did you mean …?", or the list of what there is.
pub(crate) fn suggest<'k>(word: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    let close = closest(word, known.clone());
    if !close.is_empty() {
        return format!("did you mean {}?", quoted(close, " or "));
    }
    let known = quoted(known, ", ");
    if known.is_empty() { "there is none to name".to_owned() } else { format!("write one of {known}") }
}

fn quoted<'k>(words: impl IntoIterator<Item = &'k str>, separator: &str) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_a_word_the_more_slips_it_may_hold() {
        for (word, known, expected) in [
            ("min", &["min", "max"][..], Some("min")),
            ("mix", &["min", "max"], None),
            ("mn", &["min", "max"], Some("min")),
            ("man", &["docs"], None),
            ("lenght", &["length", "charset"], Some("length")),
            ("lgnth", &["length", "charset"], Some("length")),
            ("lengthwise", &["length", "charset"], None),
            ("Customer-Email", &["customer_email", "customer_phone"], Some("customer_email")),
            ("paymt_pge_clnt_id", &["payment_page_client_id", "order_id"], Some("payment_page_client_id")),
            ("pay_pg_cl_id", &["payment_page_client_id"], None),
        ] {
            assert_eq!(meant(word, known.iter().copied()), expected, "{word}");
        }
    }

    #[test]
    fn what_is_close_is_suggested_or_else_all_there_is() {
        for (word, known, expected) in [
            ("mix", &["min", "max", "docs"][..], "did you mean `min` or `max`?"),
            ("tags", &["min", "max"], "write one of `min`, `max`"),
            ("tags", &[], "there is none to name"),
        ] {
            assert_eq!(suggest(word, known.iter().copied()), expected, "{word}");
        }
    }
}
