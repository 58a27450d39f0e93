//! A YAML document as a tree in which every node and key knows its place.
//!
//! This is the only module that knows which YAML library there is.

use std::fmt;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::{Budget, DuplicateKeyPolicy, Error, Location, MergeKeyPolicy, Options, Spanned};

use crate::diagnostics::{Diagnostics, Position};
use crate::lines;

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
            Self::Null => "empty",
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
    options.reject_unsupported_tags = true;
    options.merge_keys = MergeKeyPolicy::Error;
    options.with_snippet = false;
    // Repeated keys are reported by the reader, all of them and with both places.
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    // A fact stands in one place, where a reader finds it.
    let mut budget = Budget::default();
    budget.max_anchors = 0;
    options.budget = Some(budget);
    let file: Rc<str> = Rc::from(file);
    match serde_yaml::from_str_with_options::<RawNode>(text, options) {
        Ok(node) => Some(locate(node, &file, diagnostics)),
        Err(error) => {
            let position = position(error.location().unwrap_or(Location::UNKNOWN), &file);
            let position = tab(text, &error, &position).unwrap_or(position);
            let (message, help) = fault(&error, &position);
            diagnostics.push(&position, "", message, help);
            diagnostics.gap();
            None
        }
    }
}

const TOO_DEEP: (&str, &str) = ("this is nested too deeply", "close the brackets that are open, or indent less");

/// What is wrong with a text that is no YAML, or that is more of YAML than the model uses.
fn fault(error: &Error, position: &Position) -> (String, &'static str) {
    let (message, help) = match error.without_snippet() {
        Error::MultipleDocuments { .. } => {
            ("this begins a second document", "remove the `---`, or move what follows it into a file of its own")
        }
        Error::MergeKeyNotAllowed { .. } => ("the model has no merge keys", "write the keys out instead of `<<`"),
        Error::UnknownAnchor { .. }
        | Error::Budget { breach: BudgetBreach::Anchors { .. } | BudgetBreach::Aliases { .. }, .. } => (
            "the model has no anchors and aliases",
            "write the value out; a text that begins with `&` or `*` goes in double quotes",
        ),
        Error::UnsupportedTag { .. } => {
            ("the model has no tags", "leave the tag out; a text that begins with `!` goes in double quotes")
        }
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => TOO_DEEP,
        other => {
            let message = other.to_string();
            // Brackets have a limit of their own, and no error of their own.
            if message.starts_with("recursion limit") {
                return (TOO_DEEP.0.to_owned(), TOO_DEEP.1);
            }
            if message.contains("tab") {
                return ("this line is indented with a tab".to_owned(), "indent with spaces");
            }
            if message.contains("quoted scalar") {
                return ("a text in quotes does not end".to_owned(), "close the quote, here or in a line above");
            }
            let first = message.lines().next().unwrap_or_default();
            // The diagnostic says the place already.
            let place = format!(" at line {}, column {}", position.line, position.column);
            let help = "mend this line or those above it: indent with spaces, close what is open, and put a text that \
                        holds `: ` or ` #`, or begins with a special character, in double quotes";
            return (format!("this is not YAML: {}", first.replace(&place, "")), help);
        }
    };
    (message.to_owned(), help)
}

/// The tab that an error is about. The error itself may be at the text before it.
fn tab(text: &str, error: &Error, position: &Position) -> Option<Position> {
    if !error.to_string().contains("tab") {
        return None;
    }
    // YAML takes a carriage return alone for the end of a line as well.
    let text = lines::unix(text);
    (1..).zip(text.lines()).skip_while(|(number, _)| *number < position.line).find_map(|(line, text)| {
        let blanks = text.chars().take_while(|character| character.is_whitespace());
        let (column, _) = (1..).zip(blanks).find(|(_, blank)| *blank == '\t')?;
        Some(Position { file: Rc::clone(&position.file), line, column })
    })
}

fn position(location: Location, file: &Rc<str>) -> Position {
    Position { file: Rc::clone(file), line: location.line().max(1), column: location.column().max(1) }
}

fn locate(node: RawNode, file: &Rc<str>, diagnostics: &mut Diagnostics) -> Node {
    let position = position(node.0.referenced, file);
    let value = match node.0.value {
        RawValue::Null => Value::Null,
        RawValue::Bool(value) => Value::Bool(value),
        RawValue::Integer(value) => Value::Integer(value),
        RawValue::OtherNumber => Value::OtherNumber,
        RawValue::Text(value) => Value::Text(value),
        RawValue::List(nodes) => Value::List(nodes.into_iter().map(|node| locate(node, file, diagnostics)).collect()),
        RawValue::Map(entries) => Value::Map(
            entries
                .into_iter()
                .filter_map(|(key, node)| {
                    let (key, node) = (locate(key, file, diagnostics), locate(node, file, diagnostics));
                    let Value::Text(name) = key.value else {
                        let message = format!("this key is {}, not a text", key.value.kind());
                        diagnostics.push(
                            &key.position,
                            "",
                            message,
                            "write a key of the notation, or put it in quotes",
                        );
                        return None;
                    };
                    Some((Key { name, position: key.position }, node))
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
    Map(Vec<(RawNode, RawNode)>),
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
