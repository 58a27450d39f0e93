//! Reads what maps of several kinds have.

use crate::diagnostics::Diagnostics;
use crate::spec::reader::{At, MapReader, join, wrong_kind};
use crate::spec::sighting::{names_other_material, sighting, without_source};
use crate::spec::tree::{Node, Value};
use crate::spec::words::{PRESENCES, Presence, SENSITIVITIES, Scalar, Sensitivity};
use crate::spec::{Decision, shape};

/// The versions that something says it belongs to.
pub(super) fn versions(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<At<String>>> {
    map.get("versions").map(|_| map.texts("versions", diagnostics))
}

pub(super) fn decisions(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Vec<Decision> {
    map.list("decisions", diagnostics, |node, path, diagnostics| {
        let map = MapReader::open(node, &shape::DECISION, path, diagnostics)?;
        let sighting = sighting(&map, diagnostics);
        let (page, reading) = (map.text("page", diagnostics).value, map.text("reading", diagnostics).value);
        let because = map.text("because", diagnostics).value;
        let has_source = map.get("source").is_some() || map.get("seen").is_some();
        if !has_source && [&page, &reading, &because].iter().any(|text| names_other_material(text)) {
            without_source(&map, "a decision that rests on other material than the page", diagnostics);
        }
        Some(Decision { page, reading, because, sighting })
    })
}

pub(super) fn presence(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Presence {
    map.word("presence", PRESENCES, diagnostics).map_or(Presence::Optional, |word| word.value)
}

/// What is not readable counts as secret: a mistake must not print anything.
pub(super) fn sensitivity(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Sensitivity {
    map.word("sensitivity", SENSITIVITIES, diagnostics).map_or(Sensitivity::Secret, |word| word.value)
}

pub(super) fn scalar(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<At<Scalar>> {
    let value = match &node.value {
        Value::Text(value) => Scalar::Text(value.clone()),
        Value::Bool(value) => Scalar::Boolean(*value),
        _ => {
            wrong_kind(node, "a text", path, diagnostics);
            return None;
        }
    };
    Some(At { value, position: node.position.clone() })
}

/// The path of a node of a list: by its name if it has one, by its index otherwise.
pub(super) fn named(node: &Node, parent: &str, key: &str, path: String) -> String {
    let Value::Map(entries) = &node.value else { return path };
    let name = entries.iter().filter(|(known, _)| known.name == key).find_map(|(_, node)| match &node.value {
        Value::Text(name) => Some(name.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    });
    name.filter(|name| !name.contains(char::is_control)).map_or(path, |name| join(parent, &name))
}
