//! What the server assumes of a field that is left out.

use crate::diagnostics::Diagnostics;
use crate::spec::parts::scalar;
use crate::spec::reader::{At, MapReader, join, wrong_kind};
use crate::spec::tree::{Node, Value};
use crate::spec::{FieldDefault, shape};

/// A default: a value, or a map that says how it is computed.
pub(super) fn read(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<At<FieldDefault>> {
    if !matches!(node.value, Value::Map(_)) {
        let scalar = scalar(node, path, diagnostics)?;
        return Some(At { value: FieldDefault::Value(scalar.value), position: scalar.position });
    }
    let map = MapReader::open(node, &shape::DEFAULT, path.to_owned(), diagnostics)?;
    let values = match map.get("values").map(|node| (&node.value, node)) {
        Some((Value::Map(entries), _)) => entries
            .iter()
            .filter_map(|(key, node)| {
                let value = scalar(node, &join(path, &key.name), diagnostics)?;
                Some((At { value: key.name.clone(), position: key.position.clone() }, value))
            })
            .collect(),
        Some((_, node)) => {
            wrong_kind(node, "a map of values", &map.path_of("values"), diagnostics);
            Vec::new()
        }
        None => Vec::new(),
    };
    let from = map.name("from", diagnostics);
    let otherwise = map.get("else").and_then(|node| scalar(node, &map.path_of("else"), diagnostics));
    let plus = map.optional_text("plus", diagnostics);
    Some(At { value: FieldDefault::Computed { from, values, otherwise, plus }, position: node.position.clone() })
}
