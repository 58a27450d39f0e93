//! Support for the tests.

pub mod authority;
pub mod sample;
pub mod server;
