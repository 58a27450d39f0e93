//! Reads the tree into the mirror: every mistake is noted, and reading goes on.

use crate::diagnostics::{Diagnostics, Position, meant, suggest};
use crate::spec::shape::{Kind, Need, Shape};
use crate::spec::tree::{Node, Value};

/// A value of the model and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) position: Position,
}

/// An entry of a map, under the key of the shape that it means.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'n> {
    pub(crate) key: &'static str,
    pub(crate) position: &'n Position,
    pub(crate) node: &'n Node,
}

/// The entries of a map whose keys have been checked against its shape.
pub(crate) struct MapReader<'n> {
    pub(crate) path: String,
    pub(crate) position: Position,
    /// Whether it has keys that mean nothing; what is missing may be hidden in them.
    pub(crate) has_unknown: bool,
    shape: &'static Shape,
    entries: Vec<Entry<'n>>,
}

impl<'n> MapReader<'n> {
    /// Notes keys that are unknown, repeated or missing.
    pub(crate) fn open(
        node: &'n Node,
        shape: &'static Shape,
        path: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            let known: Vec<String> = shape.keys.iter().map(|known| format!("`{}:`", known.key)).collect();
            let message = format!("this {} is {}, not a map", shape.name, node.value.kind());
            diagnostics.push(&node.position, path, message, format!("write its keys: {}", known.join(", ")));
            return None;
        };
        let mut reader = Self { path, position: node.position.clone(), has_unknown: false, shape, entries: Vec::new() };
        let known = || shape.keys.iter().map(|known| known.key);
        for (key, node) in map {
            let exact = known().find(|known| *known == key.name);
            let found = exact.or_else(|| {
                let message = format!("unknown key `{}` in this {}", key.name, shape.name);
                diagnostics.push(&key.position, reader.path.clone(), message, suggest(&key.name, known()));
                // Not one that is there as well.
                meant(&key.name, known()).filter(|meant| map.iter().all(|(other, _)| other.name != *meant))
            });
            let Some(found) = found else {
                reader.has_unknown = true;
                continue;
            };
            if let Some(first) = reader.entries.iter().find(|entry| entry.key == found) {
                let message = format!("the key `{}` is here twice", key.name);
                let help = format!("keep one; the first is at line {}", first.position.line);
                diagnostics.push(&key.position, reader.path.clone(), message, help);
                continue;
            }
            reader.entries.push(Entry { key: found, position: &key.position, node });
        }
        for known in shape.keys.iter().filter(|known| known.need == Need::Required) {
            if reader.get(known.key).is_none() {
                let message = format!("this {} has no `{}`", shape.name, known.key);
                let help = format!("add `{}:` ({})", known.key, phrase(known.docs));
                diagnostics.push(&node.position, reader.path.clone(), message, help);
            }
        }
        Some(reader)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.node)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'n>> {
        self.entries.iter().copied()
    }

    /// The path of one of its keys.
    pub(crate) fn path_of(&self, key: &str) -> String {
        join(&self.path, key)
    }

    /// A text that is not blank; an empty one if it is missing, which has been noted.
    pub(crate) fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> At<String> {
        self.optional_text(key, diagnostics)
            .unwrap_or_else(|| At { value: String::new(), position: self.position.clone() })
    }

    pub(crate) fn optional_text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<String>> {
        let path = self.path_of(key);
        let text = text(self.get(key)?, &path, diagnostics)?;
        if key == "docs"
            && let Some(fault) = markup_fault(&text.value)
        {
            let help = "put it into backticks, in pairs: documentation is Markdown";
            diagnostics.push(&text.position, path.clone(), format!("{fault} is markup here"), help);
        }
        let is_prose = self.shape.key(key).is_some_and(|known| matches!(known.kind, Kind::Prose));
        if is_prose { Some(text) } else { one_line(text, &path, diagnostics) }
    }

    /// The name of a definition, or one that leads to a definition.
    pub(crate) fn name(&self, key: &str, diagnostics: &mut Diagnostics) -> At<String> {
        let name = self.text(key, diagnostics);
        if name.value.is_empty() {
            diagnostics.gap();
        }
        name
    }

    /// A list, each of whose nodes is read by `read`.
    pub(crate) fn list<T>(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
        mut read: impl FnMut(&'n Node, String, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let path = self.path_of(key);
        self.not_empty(key, diagnostics);
        let Value::List(nodes) = &node.value else {
            wrong_kind(node, "a list", &path, diagnostics);
            return Vec::new();
        };
        nodes
            .iter()
            .enumerate()
            .filter_map(|(index, node)| read(node, format!("{path}[{index}]"), diagnostics))
            .collect()
    }

    /// A list of definitions, which is not empty.
    pub(crate) fn definitions<T>(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
        read: impl FnMut(&'n Node, String, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let nodes = match self.get(key).map(|node| &node.value) {
            Some(Value::List(nodes)) => nodes.len(),
            // One that is required has been missed.
            None if !self.is_required(key) => return Vec::new(),
            _ => usize::MAX,
        };
        let definitions = self.list(key, diagnostics, read);
        if definitions.len() != nodes || nodes == 0 {
            diagnostics.gap();
        }
        definitions
    }

    /// Notes a list that is empty and must not be.
    fn not_empty(&self, key: &str, diagnostics: &mut Diagnostics) {
        if self.shape.key(key).is_some_and(|known| known.least() > 0)
            && let Some(node) = self.get(key)
            && matches!(&node.value, Value::List(nodes) if nodes.is_empty())
        {
            let name = self.shape.name;
            let help = if self.is_required(key) {
                format!("add to it, or remove this {name}")
            } else {
                "add to it, or leave it out".to_owned()
            };
            diagnostics.push(
                &node.position,
                self.path_of(key),
                format!("the list `{key}` of this {name} is empty"),
                help,
            );
        }
    }

    /// Whether a key is one of those of which a map has exactly one.
    pub(crate) fn is_one_of(&self, key: &str) -> bool {
        self.shape.key(key).is_some_and(|known| known.need == Need::OneOf)
    }

    /// The one key of those of which a map has exactly one. None and several are noted.
    pub(crate) fn only_one(&self, help: &str, diagnostics: &mut Diagnostics) -> Option<&'static str> {
        let mut keys = self.entries().filter(|entry| self.is_one_of(entry.key));
        let first = keys.next();
        if first.is_none() && !self.has_unknown {
            let message = format!("this {} is empty", self.shape.name);
            diagnostics.push(&self.position, self.path.clone(), message, help);
        }
        for second in keys {
            let message = format!("this {} has `{}` already", self.shape.name, first.map_or("", |first| first.key));
            diagnostics.push(second.position, self.path_of(second.key), message, "keep one");
        }
        first.map(|first| first.key)
    }

    fn is_required(&self, key: &str) -> bool {
        self.shape.key(key).is_some_and(|known| known.need == Need::Required)
    }

    pub(crate) fn texts(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<At<String>> {
        self.list(key, diagnostics, line)
    }

    /// A map from fields to texts of one line.
    pub(crate) fn text_map(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<(At<String>, At<String>)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let path = self.path_of(key);
        let Value::Map(entries) = &node.value else {
            wrong_kind(node, "a map of fields and texts", &path, diagnostics);
            return Vec::new();
        };
        let mut texts: Vec<(At<String>, At<String>)> = Vec::new();
        for (key, node) in entries {
            if let Some((first, _)) = texts.iter().find(|(known, _)| known.value == key.name) {
                let message = format!("the key `{}` is here twice", key.name);
                let help = format!("keep one; the first is at line {}", first.position.line);
                diagnostics.push(&key.position, path.clone(), message, help);
            } else if let Some(text) = line(node, join(&path, &key.name), diagnostics) {
                texts.push((At { value: key.name.clone(), position: key.position.clone() }, text));
            }
        }
        texts
    }

    pub(crate) fn boolean(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<bool>> {
        let node = self.get(key)?;
        let Value::Bool(value) = node.value else {
            wrong_kind(node, "`true` or `false`", &self.path_of(key), diagnostics);
            return None;
        };
        Some(At { value, position: node.position.clone() })
    }

    pub(crate) fn integer(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<i64>> {
        let node = self.get(key)?;
        let value = match node.value {
            Value::Integer(value) => value,
            Value::OtherNumber => {
                let message = "this is no integer, or too large for one";
                diagnostics.push(&node.position, self.path_of(key), message, "write an integer of at most 64 bits");
                return None;
            }
            _ => {
                wrong_kind(node, "an integer", &self.path_of(key), diagnostics);
                return None;
            }
        };
        Some(At { value, position: node.position.clone() })
    }

    /// One word of a fixed list. One that is misspelt is noted, and taken for what it means.
    pub(crate) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], diagnostics: &mut Diagnostics) -> Option<At<T>> {
        let word = self.optional_text(key, diagnostics)?;
        let known = || words.iter().map(|(known, _)| *known);
        let exact = known().find(|known| *known == word.value);
        let found = exact.or_else(|| {
            let message = format!("`{}` is no {key}", word.value);
            diagnostics.push(&word.position, self.path_of(key), message, suggest(&word.value, known()));
            meant(&word.value, known())
        })?;
        let (_, value) = words.iter().find(|(known, _)| *known == found)?;
        Some(At { value: *value, position: word.position })
    }
}

/// What of a documentation would be read as a link or as HTML, which breaks the build of the docs far from here.
fn markup_fault(text: &str) -> Option<&'static str> {
    let mut is_code = false;
    for character in text.chars() {
        match character {
            '`' => is_code = !is_code,
            '[' if !is_code => return Some("`[`"),
            '<' if !is_code => return Some("`<`"),
            _ => {}
        }
    }
    is_code.then_some("a backtick without its other half")
}

/// A text that is not blank.
pub(crate) fn text(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<At<String>> {
    let Value::Text(value) = &node.value else {
        wrong_kind(node, "a text", path, diagnostics);
        return None;
    };
    let value = value.trim_end().to_owned();
    if value.is_empty() {
        diagnostics.push(&node.position, path, "this text is empty", "write something");
        return None;
    }
    if value.chars().any(|character| character.is_control() && character != '\n') {
        diagnostics.push(&node.position, path, "this text holds a control character", "remove it");
        return None;
    }
    Some(At { value, position: node.position.clone() })
}

/// A text of one line.
pub(crate) fn line(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<At<String>> {
    one_line(text(node, &path, diagnostics)?, &path, diagnostics)
}

fn one_line(text: At<String>, path: &str, diagnostics: &mut Diagnostics) -> Option<At<String>> {
    if text.value.contains('\n') {
        diagnostics.push(&text.position, path, "this text has several lines", "write it on one");
        return None;
    }
    Some(text)
}

/// What a key is for, as a part of a sentence.
fn phrase(docs: &str) -> String {
    let docs = docs.trim_end_matches('.');
    let mut characters = docs.chars();
    match characters.next() {
        // "HTTP" stays.
        Some(first) if !characters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => docs.to_owned(),
    }
}

pub(crate) fn wrong_kind(node: &Node, wanted: &str, path: &str, diagnostics: &mut Diagnostics) {
    let help = match node.value {
        Value::Null => "write a value".to_owned(),
        Value::Bool(_) | Value::Integer(_) | Value::OtherNumber if wanted == "a text" => {
            "put it in double quotes".to_owned()
        }
        _ => format!("write {wanted}"),
    };
    diagnostics.push(&node.position, path, format!("this is {}, not {wanted}", node.value.kind()), help);
}

/// A path and one more step.
pub(crate) fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_none_in_code() {
        for (text, expected) in [
            ("a", None),
            ("a `[b]` and `<c>`", None),
            ("a [b]", Some("`[`")),
            ("`a` <b>", Some("`<`")),
            ("`a", Some("a backtick without its other half")),
        ] {
            assert_eq!(markup_fault(text), expected, "{text}");
        }
    }

    #[test]
    fn a_phrase_begins_small_unless_its_word_is_all_capitals() {
        for (docs, expected) in
            [("The name.", "the name"), ("HTTP's name", "HTTP's name"), ("A name", "a name"), ("", "")]
        {
            assert_eq!(phrase(docs), expected);
        }
    }

    #[test]
    fn only_where_a_text_is_wanted_do_quotes_help() {
        for (value, wanted, help) in [
            (Value::Integer(1), "a text", "put it in double quotes"),
            (Value::Bool(true), "a text", "put it in double quotes"),
            (Value::Integer(1), "a list", "write a list"),
            (Value::Bool(true), "a map", "write a map"),
            (Value::Null, "a text", "write a value"),
            (Value::Text("a".to_owned()), "a list", "write a list"),
        ] {
            let mut diagnostics = Diagnostics::default();
            let position = Position { file: "a.yaml".into(), line: 1, column: 1 };
            wrong_kind(&Node { value, position }, wanted, "a", &mut diagnostics);
            let told: Vec<_> = diagnostics.iter().map(|told| told.help.as_str()).collect();
            assert_eq!(told, [help]);
        }
    }
}
