//! No name of the model can hide one of the hand-written half of the crate, or of what is always generated.
//!
//! `new_models.rs` compiles what is not refused here.

use std::collections::BTreeSet;
use std::fs;

use tests::model_files::ModelFiles;

const PARCEL: &str = "spec/book/parcel.yaml";
const ANSWERS: &str = "spec/book/answers.yaml";

/// A source file of the crate.
fn source(file: &str) -> String {
    let path = tests::workspace().join("juspay-session/src").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is generated from a model, all files whose names end like this.
fn generated(files: &ModelFiles, ending: &str) -> String {
    let files = codegen::generate(&files.model()).into_iter().filter(|(path, _)| path.ends_with(ending));
    files.map(|(_, text)| text).collect()
}

/// The names behind some words at the beginnings of lines.
fn declared(text: &str, words: &[&str]) -> BTreeSet<String> {
    let is_part = |character: &char| character.is_alphanumeric() || *character == '_';
    let after = |line: &str| words.iter().find_map(|word| line.trim_start().strip_prefix(word).map(str::to_owned));
    text.lines().filter_map(after).map(|rest| rest.chars().take_while(is_part).collect()).collect()
}

/// The last names of imports.
fn imported(text: &str) -> BTreeSet<String> {
    let imports = text.lines().filter_map(|line| line.strip_prefix("use ")?.strip_suffix(';'));
    imports.filter_map(|path| Some(path.rsplit_once("::")?.1.to_owned())).collect()
}

/// What `lib.rs` exports of the hand-written modules.
fn exported() -> BTreeSet<String> {
    let text = source("lib.rs");
    let uses = text.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let names = uses.flat_map(|list| list.split(|character: char| !character.is_alphanumeric()));
    names.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

/// Checks that a model with one of these names is refused, for one reason.
#[track_caller]
fn check(names: impl IntoIterator<Item = String>, edit: impl Fn(ModelFiles, &str) -> ModelFiles, reason: &str) {
    let mut wrong = String::new();
    for name in names {
        let told: Vec<String> =
            edit(ModelFiles::parcels(), &name).mistakes().iter().map(|told| told.message.clone()).collect();
        if !matches!(told.as_slice(), [message] if message.contains(&format!("`{name}` is a {reason}"))) {
            wrong += &format!("{name}: {told:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "not refused as a {reason}:\n{wrong}");
}

#[test]
fn every_type_of_the_crate() {
    let rust = generated(&ModelFiles::parcels(), ".rs");
    let mut names = exported();
    assert!(names.contains("Amount") && names.contains("Violations"), "{names:?}");
    names.extend(declared(&rust, &["pub enum ", "pub struct ", "pub(super) struct ", "pub type "]));
    assert!(names.contains("ResponseStatus") && names.contains("BookRequestBuilder"), "{names:?}");
    names.extend(imported(&rust).into_iter().filter(|name| name.starts_with(char::is_uppercase)));
    assert!(names.contains("Serializer"), "{names:?}");
    // Of the standard library, and the parameters of types and functions.
    let prelude =
        ["Box", "Clone", "Default", "Eq", "From", "Into", "None", "Ok", "Option", "PartialEq", "Result", "Some"];
    names.extend(["String", "Vec", "D", "M", "S"].into_iter().chain(prelude).map(str::to_owned));
    // The model's own.
    let model = ModelFiles::parcels().model();
    let own = model.enums.iter().map(|list| &list.name).chain(model.objects.iter().map(|object| &object.name));
    let own: BTreeSet<&str> = own.map(String::as_str).chain(["Insurance"]).collect();
    names.retain(|name| !own.contains(name.as_str()));
    let edit = |files: ModelFiles, name: &str| {
        files.replace("spec/enums.yaml", "  - name: Progress\n", &format!("  - name: {name}\n")).replace(
            ANSWERS,
            "        type: Progress\n",
            &format!("        type: {name}\n"),
        )
    };
    check(names, edit, "type that the crate has already");
}

/// What every builder, request, group and object has: all methods of the smallest model but those of its one field.
#[test]
fn every_method_of_the_crate() {
    let files = ModelFiles::smallest().replace(
        "spec/name/operation.yaml",
        "    title: Names\n",
        "    title: Names\n    rust: Names\n",
    );
    let rust: String = [
        "request.rs",
        "request_json.rs",
        "groups.rs",
        "groups_json.rs",
        "response.rs",
        "response_json.rs",
        "objects.rs",
        "objects_json.rs",
    ]
    .map(|name| generated(&files, &format!("/{name}")))
    .concat();
    let mut names = declared(&rust, &["pub fn ", "fn "]);
    names.extend(
        declared(&generated(&ModelFiles::parcels(), "/objects.rs"), &["pub fn raw"])
            .into_iter()
            .map(|_| "raw".to_owned()),
    );
    assert!(names.contains("build_at") && names.contains("to_json") && names.contains("from_partial"), "{names:?}");
    for own in ["title", "maybe_title", "names", "names_title"] {
        names.remove(own);
    }
    // Of derived traits.
    names.extend(["clone", "default", "eq", "fmt", "raw"].map(str::to_owned));
    let edit = |files: ModelFiles, name: &str| {
        files.replace(PARCEL, "      - wire: layers\n", &format!("      - wire: layers\n        rust: {name}\n"))
    };
    check(names, edit, "method that the crate has already");
}

#[test]
fn every_method_of_a_session() {
    let mut names = declared(&source("client/session.rs"), &["pub fn "]);
    // Refused in any struct; see above.
    names.retain(|name| !["from_json", "routing_id"].contains(&name.as_str()));
    assert!(names.contains("http_status") && names.contains("request_id"), "{names:?}");
    let edit = |files: ModelFiles, name: &str| {
        let station = "      - wire: stations\n        type: list of Station\n";
        files.replace(ANSWERS, station, &format!("{station}        rust: {name}\n"))
    };
    check(names, edit, "method of the client's session, which would hide this getter");
}

#[test]
fn every_module_of_the_crate() {
    let mut names = declared(&source("lib.rs"), &["pub mod ", "mod ", "pub use client::blocking"]);
    names.remove("");
    names.extend(["blocking", "std", "core", "alloc", "serde"].map(str::to_owned));
    let rust = generated(&ModelFiles::parcels(), ".rs");
    names.extend(declared(&rust, &["pub mod ", "mod "]));
    names.extend(imported(&rust).into_iter().filter(|name| name.starts_with(char::is_lowercase)));
    for own in ["book", "standard", "express", "named_enum", "open_enum"] {
        names.remove(own);
    }
    assert!(names.contains("rules") && names.contains("endpoint") && names.contains("groups_json"), "{names:?}");
    let version = |files: ModelFiles, name: &str| {
        let files =
            files.replace("spec/book/operation.yaml", "    - name: standard\n", &format!("    - name: {name}\n"));
        let files = files.replace(PARCEL, "versions: [standard]\n", &format!("versions: [{name}]\n"));
        files.replace("spec/book/extras.yaml", "versions: [standard]\n", &format!("versions: [{name}]\n"))
    };
    check(names.clone(), version, "module that the crate has already");
    let operation = |files: ModelFiles, name: &str| {
        let renamed = files.files().iter().map(|(path, text)| {
            let text = text.replace("operations: [book]", &format!("operations: [{name}]"));
            (path.replace("spec/book/", &format!("spec/{name}/")), text)
        });
        ModelFiles::of(renamed)
    };
    check(names, operation, "module that the crate has already");
}
