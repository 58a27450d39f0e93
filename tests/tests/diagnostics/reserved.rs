//! No name of the model can hide one of the hand-written half of the crate, or of what is always generated.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::model::{diagnostics, parcels, replace};

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../juspay-session/src")
}

/// The names behind some words in a source file.
fn declared(file: &str, words: &[&str]) -> BTreeSet<String> {
    behind(file, words, |character| character.is_alphanumeric() || character == '_')
}

/// The paths behind some words in a source file.
fn paths(file: &str, words: &[&str]) -> BTreeSet<String> {
    behind(file, words, |character| character != ';')
}

fn behind(file: &str, words: &[&str], is_part: fn(char) -> bool) -> BTreeSet<String> {
    let text = fs::read_to_string(runtime().join(file)).unwrap();
    let after = |line: &str| words.iter().find_map(|word| line.trim_start().strip_prefix(word).map(str::to_owned));
    text.lines().filter_map(after).map(|rest| rest.chars().take_while(|part| is_part(*part)).collect()).collect()
}

/// What `lib.rs` re-exports from the hand-written modules.
fn exported() -> BTreeSet<String> {
    let text = fs::read_to_string(runtime().join("lib.rs")).unwrap();
    let uses = text.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let names = uses.flat_map(|list| list.split(|character: char| !character.is_alphanumeric()));
    names.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

#[track_caller]
fn check_type(name: &str) {
    let mut files = parcels();
    replace(&mut files, "spec/enums.yaml", "  - name: Progress\n", &format!("  - name: {name}\n"));
    replace(&mut files, "spec/book/answers.yaml", "        type: Progress\n", &format!("        type: {name}\n"));
    let told = diagnostics(&files);
    assert_eq!(told.len(), 1, "{name}: {told:#?}");
    assert_eq!(told[0].message, format!("`{name}` is a type that the crate has already"));
}

#[test]
fn every_type_of_the_crate() {
    let mut names = exported();
    assert!(names.contains("Amount") && names.contains("Violations"), "{names:?}");
    names.extend(declared("generated/versions.rs", &["pub enum "]));
    names.extend(declared("generated/http.rs", &["pub enum "]));
    names.extend(declared("generated/objects.rs", &["pub type "]));
    names.extend(declared("generated/request.rs", &["pub(crate) struct "]));
    for name in names {
        check_type(&name);
    }
}

/// What generated code calls by a name alone.
#[test]
fn every_type_that_generated_code_names() {
    let files = fs::read_dir(runtime().join("generated")).unwrap().map(|entry| entry.unwrap().file_name());
    let files: Vec<String> =
        files.map(|name| name.into_string().unwrap()).filter(|name| name.ends_with(".rs")).collect();
    let imported = files.iter().flat_map(|name| paths(&format!("generated/{name}"), &["use crate::", "use serde::"]));
    let names: BTreeSet<String> = imported.filter_map(|path| Some(path.rsplit_once("::")?.1.to_owned())).collect();
    assert!(names.contains("WireValue") && names.contains("Serializer"), "{names:?}");
    // Of the standard library, and the parameters of types and functions.
    let unimported = ["AsRef", "From", "S", "V"];
    let imported = names.iter().map(String::as_str).filter(|name| name.starts_with(char::is_uppercase));
    for name in imported.chain(unimported) {
        check_type(name);
    }
}

#[test]
fn every_method_of_the_crate() {
    let mut names = declared("request.rs", &["pub fn ", "pub(crate) fn "]);
    names.remove("check_json");
    assert!(names.contains("build_at") && names.contains("to_json"), "{names:?}");
    for name in names {
        let mut files = parcels();
        replace(
            &mut files,
            "spec/book/parcel.yaml",
            "      - wire: layers\n",
            &format!("      - wire: layers\n        rust: {name}\n"),
        );
        let told = diagnostics(&files);
        assert_eq!(told.len(), 1, "{name}: {told:#?}");
        assert_eq!(told[0].message, format!("`{name}` is a method that the crate has already"));
    }
}

#[test]
fn every_method_of_a_session() {
    let names = declared("client/session.rs", &["pub fn "]);
    assert!(names.contains("http_status") && names.contains("request_id"), "{names:?}");
    for name in names {
        let mut files = parcels();
        let station = "      - wire: stations\n        type: list of Station\n";
        replace(&mut files, "spec/book/answers.yaml", station, &format!("{station}        rust: {name}\n"));
        let told = diagnostics(&files);
        assert_eq!(told.len(), 1, "{name}: {told:#?}");
        assert!(told[0].message.contains("is a method of the client's session"), "{}", told[0].message);
    }
}

#[test]
fn every_module_of_the_crate() {
    let mut names = declared("lib.rs", &["pub mod ", "mod "]);
    names.extend(declared("generated/http.rs", &["pub mod "]));
    names.extend(declared("generated/mod.rs", &["pub mod ", "mod "]));
    assert!(names.contains("rules") && names.contains("endpoint"), "{names:?}");
    for name in names {
        let mut files = parcels();
        replace(&mut files, "spec/book/operation.yaml", "    - name: standard\n", &format!("    - name: {name}\n"));
        replace(
            &mut files,
            "spec/book/parcel.yaml",
            "        versions: [standard]\n",
            &format!("        versions: [{name}]\n"),
        );
        let told = diagnostics(&files);
        assert_eq!(told.len(), 1, "{name}: {told:#?}");
        assert_eq!(told[0].message, format!("`{name}` is a module that the crate has already"));
    }
}
