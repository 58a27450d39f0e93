//! What the commands share: where the workspace is, what is on disk, how a command ends.

pub mod exit;
pub mod generated;
pub mod history;
pub mod workspace;
