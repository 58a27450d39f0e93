//! Programs that the tests run.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Builds a program of the package `xtask`, with these features, and says where it is.
///
/// # Panics
///
/// If it does not build.
#[must_use]
pub fn built(program: &str, features: &str) -> PathBuf {
    build(&["--package", "xtask", "--features", features, "--bin", program])
}

/// Builds the mock's program and says where it is.
///
/// # Panics
///
/// If it does not build.
#[must_use]
pub fn mock() -> PathBuf {
    build(&["--package", "juspay-session", "--no-default-features", "--features", "mock", "--bin", "juspay-mock"])
}

/// Builds an example of the crate, with these features, and says where it is.
///
/// # Panics
///
/// If it does not build.
#[must_use]
pub fn example(name: &str, features: &str) -> PathBuf {
    build(&["--package", "juspay-session", "--features", features, "--example", name])
}

fn build(target: &[&str]) -> PathBuf {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--quiet", "--offline", "--message-format=json"])
        .args(target)
        .current_dir(crate::workspace())
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{target:?} does not build");
    let mut messages = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
    let executable = messages.find_map(|message: Value| message["executable"].as_str().map(PathBuf::from));
    executable.expect("cargo says what it has built")
}

/// A folder below the target folder, for what tests write.
///
/// # Panics
///
/// If a test program is not where cargo builds it.
#[must_use]
pub fn scratch() -> PathBuf {
    let program = std::env::current_exe().expect("a program knows where it is");
    // target/debug/deps/program
    program.ancestors().nth(3).expect("cargo has folders for programs").join("tmp")
}
