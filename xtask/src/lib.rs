//! What the commands share: where the workspace is, what is on disk, how a command ends.

// Invariants of the model are asserted: see "Invariants" in ARCHITECTURE.md.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

pub mod exit;
pub mod generated;
pub mod history;
pub mod workspace;
