//! What the crate is built from, and what is published: no other sources, no newer Rust, no file too many or too few.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(tests::workspace()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn text(file: &str) -> String {
    fs::read_to_string(tests::workspace().join(file)).unwrap()
}

/// The tests and their peers included, which `cargo deny` leaves out.
#[test]
fn everything_comes_from_the_one_registry() {
    let lock = text("Cargo.lock");
    let sources: BTreeSet<&str> = lock.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    assert_eq!(sources.len(), 1, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("\"registry+")), "{sources:?}");
    let packages = lock.matches("[[package]]").count();
    let ours = ["codegen", "juspay-session", "tests", "xtask"];
    assert_eq!(lock.matches("\nsource = ").count(), packages - ours.len(), "only ours are paths");
    assert_eq!(lock.matches("\nchecksum = ").count(), packages - ours.len());
}

fn version(text: &str) -> (u64, u64) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0))
}

#[test]
fn no_dependency_needs_a_newer_rust() {
    let all = ["metadata", "--format-version", "1", "--offline", "--locked", "--all-features"];
    let metadata: Value = serde_json::from_str(&cargo(&all)).unwrap();
    let packages: BTreeMap<_, _> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let name = format!("{} v{}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
            (name, package["rust_version"].as_str())
        })
        .collect();
    // What users build, and what `cargo xtask` does: on any platform, without what only tests and examples need.
    let tree = ["tree", "--offline", "--locked", "--all-features", "--target", "all", "--edges", "normal,build"];
    let format = ["--package", "juspay-session", "--package", "xtask", "--prefix", "none", "--format", "{p}"];
    let tree = cargo(&[&tree[..], &format[..]].concat());
    let ours =
        packages.iter().find(|(name, _)| name.starts_with("juspay-session ")).and_then(|(_, rust)| *rust).unwrap();
    let mut stated = 0;
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let name: Vec<&str> = line.split_whitespace().take(2).collect();
        let Some(rust) = packages[&name.join(" ")] else { continue };
        assert!(version(rust) <= version(ours), "{line} needs Rust {rust}, and we promise {ours}");
        stated += 1;
    }
    assert!(stated > 100, "most of them say what they need, {stated} do");
    assert!(version("1.100.0") > version("1.89"), "versions are numbers");
    for file in ["README.md", "CONTRIBUTING.md"] {
        assert!(text(file).contains(&format!("Rust {ours}")), "{file} states it");
    }
}

#[test]
fn the_package_has_what_it_needs_and_nothing_else() {
    let listed = cargo(&["package", "--list", "--offline", "--allow-dirty", "--package", "juspay-session"]);
    let files: BTreeSet<&str> = listed.lines().collect();
    for file in ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "docs/faults.md", "src/generated/reference.md"] {
        assert!(files.contains(file), "{file} is not among {files:?}");
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        assert_eq!(text(name), text(&format!("juspay-session/{name}")), "a package has only what is in its folder");
    }
    for file in &files {
        let folder = file.split('/').next().unwrap();
        let known = ["src", "docs", "examples", "tests"].contains(&folder) || !file.contains('/');
        assert!(known, "{file} is published");
    }
    // The others stay here.
    for package in ["codegen", "tests", "xtask"] {
        assert!(text(&format!("{package}/Cargo.toml")).contains("\npublish = false\n"), "{package}");
    }
}
