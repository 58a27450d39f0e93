//! Reads the tree into the mirror: every mistake is noted, and reading goes on.

use crate::diagnostics::{Diagnostics, Position, suggest};
use crate::spec::shape::Shape;
use crate::spec::tree::{Key, Node, Value};

/// A value of the model and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) position: Position,
}

/// The entries of a map whose keys have been checked against its shape.
pub(crate) struct MapReader<'n> {
    pub(crate) path: String,
    pub(crate) position: Position,
    entries: Vec<(&'n Key, &'n Node)>,
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
            wrong_kind(node, &format!("a map ({})", shape.name), &path, diagnostics);
            return None;
        };
        let mut entries: Vec<(&Key, &Node)> = Vec::with_capacity(map.len());
        for (key, value) in map {
            if !shape.keys.iter().any(|known| known.key == key.name) {
                let known = shape.keys.iter().map(|known| known.key);
                diagnostics.push(
                    &key.position,
                    path.clone(),
                    format!("a {} has no key `{}`", shape.name, key.name),
                    suggest(&key.name, known),
                );
            } else if let Some((first, _)) = entries.iter().find(|(seen, _)| seen.name == key.name) {
                diagnostics.push(
                    &key.position,
                    path.clone(),
                    format!("the key `{}` is here twice", key.name),
                    format!("keep one; the first is at line {}", first.position.line),
                );
            } else {
                entries.push((key, value));
            }
        }
        for known in shape.keys.iter().filter(|known| known.required) {
            if !entries.iter().any(|(key, _)| key.name == known.key) {
                diagnostics.push(
                    &node.position,
                    path.clone(),
                    format!("this {} has no `{}`", shape.name, known.key),
                    format!("add `{}:` {}", known.key, known.docs),
                );
            }
        }
        Some(Self { path, position: node.position.clone(), entries })
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|(known, _)| known.name == key).map(|(_, node)| *node)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &'n Key> {
        self.entries.iter().map(|(key, _)| *key)
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
        text(self.get(key)?, &self.path_of(key), diagnostics)
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

    pub(crate) fn texts(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<At<String>> {
        self.list(key, diagnostics, |node, path, diagnostics| text(node, &path, diagnostics))
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
        let Value::Integer(value) = node.value else {
            wrong_kind(node, "an integer", &self.path_of(key), diagnostics);
            return None;
        };
        Some(At { value, position: node.position.clone() })
    }

    /// One word of a fixed list.
    pub(crate) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], diagnostics: &mut Diagnostics) -> Option<At<T>> {
        let word = self.optional_text(key, diagnostics)?;
        let Some((_, value)) = words.iter().find(|(known, _)| *known == word.value) else {
            diagnostics.push(
                &word.position,
                self.path_of(key),
                format!("`{}` is no {key}", word.value),
                suggest(&word.value, words.iter().map(|(known, _)| *known)),
            );
            return None;
        };
        Some(At { value: *value, position: word.position })
    }
}

/// A text that is not blank.
pub(crate) fn text(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<At<String>> {
    let Value::Text(value) = &node.value else {
        wrong_kind(node, "a text", path, diagnostics);
        return None;
    };
    let value = value.trim_end().to_owned();
    if value.is_empty() {
        diagnostics.push(&node.position, path, "this text is empty", "write something, or leave the key out");
        return None;
    }
    if value.chars().any(|character| character.is_control() && character != '\n') {
        diagnostics.push(&node.position, path, "this text holds a control character", "remove it");
        return None;
    }
    Some(At { value, position: node.position.clone() })
}

pub(crate) fn wrong_kind(node: &Node, wanted: &str, path: &str, diagnostics: &mut Diagnostics) {
    let help = match node.value {
        Value::Null => "write a value, or leave the key out".to_owned(),
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
