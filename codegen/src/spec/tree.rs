//! A YAML document as a tree in which every node and key knows its place.
//!
//! This is the only module that knows which YAML library there is.

use std::fmt;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, MergeKeyPolicy, Options, Spanned};

use crate::diagnostics::{Diagnostics, Position};

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) value: Value,
    pub(crate) position: Position,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    /// A number that is no 64-bit integer; the model has no use for one.
    OtherNumber,
    Text(String),
    List(Vec<Node>),
    /// Entries in the order of the text, repeated keys included.
    Map(Vec<(Key, Node)>),
}

impl Value {
    /// The kind of the value, as a diagnostic names it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::OtherNumber => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// A key of a map and its place.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) position: Position,
}

/// Reads one document. What is no YAML becomes one diagnostic, since nothing after it can be trusted.
pub(crate) fn parse(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut options = Options::default();
    options.strict_booleans = true;
    options.strict_indentation = true;
    options.no_schema = true;
    options.merge_keys = MergeKeyPolicy::Error;
    options.with_snippet = false;
    // Repeated keys are reported by the reader, all of them and with both places.
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    let file: Rc<str> = Rc::from(file);
    match serde_yaml::from_str_with_options::<RawNode>(text, options) {
        Ok(node) => Some(locate(node, &file)),
        Err(error) => {
            let position = position(error.location().unwrap_or(Location::UNKNOWN), &file);
            let message = error.to_string();
            // The message begins with the place, which the diagnostic says already.
            let message = message
                .rsplit_once(&format!("column {}: ", position.column))
                .map_or(message.as_str(), |(_, rest)| rest)
                .lines()
                .next()
                .unwrap_or_default();
            diagnostics.push(
                &position,
                "",
                format!("this is not the YAML of a model: {message}"),
                "mend the text here or just above; block style, spaces, no tabs, one document a file",
            );
            None
        }
    }
}

fn position(location: Location, file: &Rc<str>) -> Position {
    Position { file: Rc::clone(file), line: location.line().max(1), column: location.column().max(1) }
}

fn locate(node: RawNode, file: &Rc<str>) -> Node {
    let position = position(node.0.referenced, file);
    let value = match node.0.value {
        RawValue::Null => Value::Null,
        RawValue::Bool(value) => Value::Bool(value),
        RawValue::Integer(value) => Value::Integer(value),
        RawValue::OtherNumber => Value::OtherNumber,
        RawValue::Text(value) => Value::Text(value),
        RawValue::List(nodes) => Value::List(nodes.into_iter().map(|node| locate(node, file)).collect()),
        RawValue::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, node)| {
                    let position = self::position(key.referenced, file);
                    (Key { name: key.value, position }, locate(node, file))
                })
                .collect(),
        ),
    };
    Node { value, position }
}

/// A node as the YAML library gives it, before its place knows its file.
struct RawNode(Spanned<RawValue>);

enum RawValue {
    Null,
    Bool(bool),
    Integer(i64),
    OtherNumber,
    Text(String),
    List(Vec<RawNode>),
    Map(Vec<(Spanned<String>, RawNode)>),
}

impl<'de> Deserialize<'de> for RawNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(RawNode)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a boolean, an integer, a list or a map")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(i64::try_from(value).map_or(RawValue::OtherNumber, RawValue::Integer))
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::OtherNumber)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::OtherNumber)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::OtherNumber)
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = access.next_element()? {
            list.push(node);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}
