//! The bodies that a page shows.

use crate::diagnostics::{Diagnostics, Position};
use crate::json::Json;
use crate::spec::parts::named;
use crate::spec::reader::{At, MapReader, join, wrong_kind};
use crate::spec::shape;
use crate::spec::tree::{Node, Value};

/// The bodies of a version.
#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) position: Position,
    pub(crate) version: At<String>,
    pub(crate) request: Option<At<Json>>,
    pub(crate) response: Option<At<Json>>,
}

pub(super) fn read(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Sample> {
    let map = MapReader::open(node, &shape::SAMPLE, named(node, "samples", "version", path), diagnostics)?;
    let mut body = |key| {
        let (node, path) = (map.get(key)?, map.path_of(key));
        if !matches!(node.value, Value::Map(_)) {
            wrong_kind(node, "a map", &path, diagnostics);
            return None;
        }
        json(node, &path, diagnostics).map(|value| At { value, position: node.position.clone() })
    };
    let (request, response) = (body("request"), body("response"));
    Some(Sample { position: map.position.clone(), version: map.name("version", diagnostics), request, response })
}

/// A value as it is written, its keys in their order.
fn json(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<Json> {
    Some(match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Boolean(*value),
        Value::Integer(value) => Json::Integer(*value),
        Value::OtherNumber => {
            wrong_kind(node, "a text, a boolean or an integer", path, diagnostics);
            return None;
        }
        Value::Text(text) => Json::Text(text.clone()),
        Value::List(nodes) => Json::List(nodes.iter().filter_map(|node| json(node, path, diagnostics)).collect()),
        Value::Map(map) => {
            let mut entries: Vec<(String, Json)> = Vec::new();
            for (key, node) in map {
                if entries.iter().any(|(name, _)| *name == key.name) {
                    let message = format!("the key `{}` is here twice", key.name);
                    diagnostics.push(&key.position, path.to_owned(), message, "keep one");
                }
                entries.extend(json(node, &join(path, &key.name), diagnostics).map(|value| (key.name.clone(), value)));
            }
            Json::Object(entries)
        }
    })
}
