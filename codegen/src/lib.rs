//! Reads the model of the API and writes the generated part of `juspay-session`.
//!
//! It is pure: a map of paths and texts goes in, a map of paths and texts comes out. It touches neither disk nor
//! network, and the same model always gives the same bytes. Three stages, three modules: `spec` mirrors the YAML,
//! [`ir`] is the model with every name resolved, `emit` prints it and cannot fail.

// Invariants of the model are asserted: see "Invariants" in ARCHITECTURE.md.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod diagnostics;
pub mod diff;
pub mod docs;
mod emit;
pub mod ir;
mod json;
mod lines;
#[deny(clippy::expect_used, clippy::indexing_slicing)]
mod spec;

use std::collections::BTreeMap;

pub use diagnostics::{Diagnostic, Diagnostics, Position};
pub use emit::FOLDERS;
pub use ir::Model;
pub use json::Json;
pub use spec::{KeyShape, Kind, Need, SHAPES, Shape};

/// Reads a model from its files, which are given by path.
///
/// # Errors
///
/// Every mistake that the model has.
pub fn load(files: &BTreeMap<String, String>) -> Result<Model, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let spec = spec::parse(files, &mut diagnostics);
    let model = ir::lower(&spec, &mut diagnostics);
    match model {
        Some(model) if diagnostics.is_empty() => Ok(model),
        _ => Err(diagnostics.sorted()),
    }
}

/// Every generated file of a model, by its path from the workspace.
#[must_use]
pub fn generate(model: &Model) -> BTreeMap<String, String> {
    emit::files(model)
}

/// The surface of a version of an operation: a line for everything that a user can touch. `None` if there is no such
/// operation or version.
#[must_use]
pub fn surface(model: &Model, operation: &str, version: &str) -> Option<String> {
    let operation = model.operation(operation)?;
    Some(emit::surface(model, operation, operation.version(version)?))
}

/// The request body of a version of an operation as a JSON Schema, draft 2020-12. `None` if there is no such operation,
/// version or body.
#[must_use]
pub fn json_schema(model: &Model, operation: &str, version: &str) -> Option<Json> {
    let operation = model.operation(operation).filter(|operation| !operation.is_read())?;
    Some(emit::json_schema(model, operation, operation.version(version)?))
}

/// A version of an operation as an OpenAPI 3.1 document. `None` if there is no such operation or version.
#[must_use]
pub fn openapi(model: &Model, operation: &str, version: &str) -> Option<Json> {
    let operation = model.operation(operation)?;
    Some(emit::openapi(model, operation, operation.version(version)?))
}
