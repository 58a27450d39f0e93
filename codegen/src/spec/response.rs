//! Reads statuses and what is left out.

use crate::diagnostics::Diagnostics;
use crate::spec::parts::{decisions, named, versions};
use crate::spec::reader::{At, MapReader, join, line, wrong_kind};
use crate::spec::sighting::origin;
use crate::spec::tree::{Node, Value};
use crate::spec::words::{ORDER_EFFECTS, Part};
use crate::spec::{LeftOut, Response, shape};

pub(super) fn response(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Response> {
    let map = MapReader::open(node, &shape::RESPONSE, named(node, "responses", "status", path), diagnostics)?;
    let status = map.integer("status", diagnostics);
    let (origin, sighting) = origin(&map, None, diagnostics);
    Some(Response {
        name: map.text("name", diagnostics),
        body: map.name("body", diagnostics),
        versions: versions(&map, diagnostics),
        origin,
        sighting,
        order: map.word("order", ORDER_EFFECTS, diagnostics),
        not_found: map.get("not_found").and_then(|node| not_found(node, &map.path_of("not_found"), diagnostics)),
        docs: map.text("docs", diagnostics),
        fields: map.texts("fields", diagnostics),
        shown: map.text_map("shown", diagnostics),
        decisions: decisions(&map, diagnostics),
        // The last, so that everything else has been read.
        status: status?,
    })
}

/// The one key, and its text, by which a response says that there is no such thing.
pub(super) fn not_found(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<(At<String>, At<String>)> {
    let Value::Map(entries) = &node.value else {
        wrong_kind(node, "a map of a field and its text", path, diagnostics);
        return None;
    };
    let [(key, node)] = entries.as_slice() else {
        diagnostics.push(&node.position, path, "this names no field, or several", "write one field and its text");
        return None;
    };
    let text = line(node, join(path, &key.name), diagnostics)?;
    Some((At { value: key.name.clone(), position: key.position.clone() }, text))
}

pub(super) fn left_out(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<LeftOut> {
    let map = MapReader::open(node, &shape::LEFT_OUT, named(node, "left_out", "name", path), diagnostics)?;
    let part = map.word("part", Part::ALL, diagnostics).map(|word| word.value);
    Some(LeftOut {
        name: map.optional_text("name", diagnostics)?,
        versions: versions(&map, diagnostics),
        because: map.text("because", diagnostics),
        // The last, so that everything else has been read.
        part: part?,
    })
}
