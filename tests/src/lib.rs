//! Support for the tests.

pub mod authority;
pub mod bodies;
pub mod checkout;
pub mod coverage;
pub mod draft;
pub mod fixtures;
pub mod fuzz;
pub mod interpreter;
pub mod json;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod model_files;
pub mod page;
pub mod planted;
pub mod program;
pub mod sample;
pub mod scratch;
pub mod server;
pub mod sockets;

use std::path::Path;

/// The workspace that the tests belong to.
#[must_use]
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The README's code compiles, and what of it can run runs.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
