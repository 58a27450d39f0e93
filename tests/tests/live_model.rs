//! The tests of the generator and of the commands use small models of their own, so that a change of the live one fails the
//! tests that are about it, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// What reads the live model.
const READS: &[&str] =
    &["workspace::model(", "workspace::model_files(", "ModelFiles::live(", "workspace().join(\"spec"];

/// The files that may, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("src/model_files.rs", "what the others call"),
    ("src/planted.rs", "which values of the fixtures are personal"),
    ("src/fuzz/draft_from_json.rs", "oracle: what the model says of random bodies, and what the crate does"),
    ("tests/diagnostics/schema.rs", "editors accept every file of the model"),
    ("tests/differential.rs", "oracle: what the model says of random bodies, and what the crate does"),
    ("tests/drift.rs", "the page: the lock and the model agree"),
    ("tests/examples.rs", "the examples in the model keep the rules of their fields"),
    ("tests/generated.rs", "snapshots, the generated files, and how many of them an edit changes"),
    ("tests/json_schema.rs", "oracle: what the exported schema says of random bodies, and what the crate does"),
    ("tests/mock.rs", "the mock enforces every rule and every header"),
    ("tests/openapi.rs", "the exported documents describe the responses that the crate reads"),
    ("tests/outcomes.rs", "the keys that tell a session from an error"),
    ("tests/outputs.rs", "which fields of the sample are personal"),
    ("tests/redaction.rs", "no field that the model hides is shown"),
    (
        "tests/verdicts/body.rs",
        "oracle: what the model says of the bodies of the page, and of those that Juspay publishes",
    ),
    ("tests/walkthrough.rs", "the example in CONTRIBUTING can be carried out"),
];

/// The sources below a folder of this package.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![tests::workspace().join("tests").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn only_the_tests_about_the_live_model_read_it() {
    let package = tests::workspace().join("tests");
    let own = package.join("tests/live_model.rs");
    let mut readers = BTreeSet::new();
    for path in ["src", "tests"].iter().flat_map(|folder| sources(folder)).filter(|path| *path != own) {
        let text = fs::read_to_string(&path).expect("a source is text");
        if READS.iter().any(|read| text.contains(read)) {
            let path = path.strip_prefix(&package).expect("it is in the package");
            readers.insert(path.to_str().expect("it is text").replace('\\', "/"));
        }
    }
    let allowed: BTreeSet<String> = ALLOWED.iter().map(|(path, _)| (*path).to_owned()).collect();
    let new: Vec<_> = readers.difference(&allowed).collect();
    assert!(new.is_empty(), "{new:?} read the live model: use `ModelFiles::parcels`, or give the reason in `ALLOWED`");
    let gone: Vec<_> = allowed.difference(&readers).collect();
    assert!(gone.is_empty(), "{gone:?} no longer read the live model: strike them from `ALLOWED`");
}
