//! Support for the tests.

pub mod fixtures;
pub mod json;
