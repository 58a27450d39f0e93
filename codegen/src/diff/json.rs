//! The report for tools.

use super::{Change, Diff, Kind};
use crate::json::Json;

/// The report for tools: `{bump, from, to, changes: [{part, name, operation, versions, change, what, was, now, effects, bump,
/// model}]}`. `effects` is never empty: it holds `none` where there is no other, and
/// `cannot tell` where that is not known. `to` is null for a version that is not
/// three numbers.
#[must_use]
pub fn json(diff: &Diff, version: &str) -> Json {
    Json::object([
        ("bump", Json::from(diff.bump().name())),
        ("from", Json::from(version)),
        ("to", Json::from(diff.bump().after(version))),
        ("changes", Json::List(diff.changes.iter().map(change).collect())),
    ])
}

fn change(change: &Change) -> Json {
    let Change { part, name, operation, versions, kind, what, was, now, effects, bump, source } = change;
    let known: Vec<&str> = effects.iter().map(|effect| effect.name()).collect();
    let effects = match (known.is_empty(), kind) {
        (false, _) => known,
        // That there is none would be a claim.
        (true, Kind::CannotTell) => vec![kind.name()],
        (true, _) => vec!["none"],
    };
    Json::object([
        ("part", Json::from(part.name())),
        ("name", Json::from(name)),
        ("operation", Json::from(operation.clone())),
        ("versions", Json::list(versions)),
        ("change", Json::from(kind.name())),
        ("what", Json::from(what)),
        ("was", Json::from(was.clone())),
        ("now", Json::from(now.clone())),
        ("effects", Json::list(effects)),
        ("bump", Json::from(bump.name())),
        ("model", Json::from(source.as_ref().map(ToString::to_string))),
    ])
}
