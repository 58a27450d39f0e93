//! What the real model generates: the text that a reviewer reads, and the bytes on disk.

mod draft;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use draft::{Draft, root};
use xtask::generated::{apply, differences};

/// The files that a reviewer reads first, in this order, behind the surfaces. All others are wire code and builders.
const FIRST: &[&str] = &["request.rs", "rules.rs", "enums.rs", "objects.rs", "http.rs", "versions.rs", "reference.md"];

/// What is a snapshot, by its name, whose number is its place in the order of reading.
fn snapshots() -> BTreeMap<String, String> {
    let model = Draft::real().model();
    let surfaces = model.operations[0].versions.iter().map(|version| {
        let surface = codegen::surface(&model, "session", &version.name).expect("the model has the version");
        (format!("1_surface_{}", version.name), surface)
    });
    let files = codegen::generate(&model).into_iter().map(|(path, text)| {
        let name = path.rsplit('/').next().expect("a path ends in a name");
        let place = FIRST.iter().position(|first| *first == name).map_or(9, |index| index + 2);
        (format!("{place}_{name}"), text)
    });
    let exports = model.operations[0].versions.iter().flat_map(|version| {
        let json_schema = codegen::json_schema(&model, "session", &version.name).expect("the model has the version");
        let openapi = codegen::openapi(&model, "session", &version.name).expect("the model has the version");
        // Behind all numbers: what is in them is in the files before.
        [("json_schema", json_schema), ("openapi", openapi)]
            .map(|(what, json)| (format!("A_{what}_{}", version.name), json.pretty()))
    });
    surfaces.chain(files).chain(exports).collect()
}

#[test]
fn the_model_generates_what_was_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/generated");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        // All of them, not the first alone: a change of the model touches several.
        let stale = |(name, text): (String, String)| {
            std::panic::catch_unwind(|| insta::assert_snapshot!(name.clone(), text)).err().map(|_| name)
        };
        let stale: Vec<String> = snapshots().into_iter().filter_map(stale).collect();
        assert!(stale.is_empty(), "these changed; review and accept them: {stale:?}");
    });
}

#[test]
fn no_snapshot_is_left_over() {
    let wanted: BTreeSet<String> = snapshots().into_keys().map(|name| format!("{name}.snap")).collect();
    let folder = root().join("tests/snapshots/generated");
    let found: BTreeSet<String> = fs::read_dir(folder)
        .expect("the snapshots are there")
        .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
        // What an earlier run proposed is not committed, and goes with the next run that passes.
        .filter(|name| !name.ends_with(".snap.new"))
        .collect();
    assert_eq!(found, wanted, "remove what is left over");
}

/// A snapshot is compared as text. This is about bytes.
#[test]
fn the_files_on_disk_are_current() {
    let wanted = codegen::generate(&Draft::real().model());
    let differences = differences(&root(), &wanted).expect("the files can be read");
    let report: String = differences.iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "run `cargo xtask codegen`\n\n{report}");
}

#[test]
fn stale_missing_and_extra_files_are_named_and_mended() {
    let root = scratch("stale_missing_extra");
    let wanted = codegen::generate(&Draft::real().model());
    let nothing = differences(&root, &wanted).expect("an empty folder can be read");
    assert!(nothing.iter().all(|difference| difference.kind() == "missing"));
    assert_eq!(nothing.len(), wanted.len());
    apply(&root, &nothing).expect("the files can be written");
    assert_eq!(differences(&root, &wanted).expect("the files can be read"), []);

    let folder = root.join("juspay-session/src/generated");
    fs::remove_file(folder.join("http.rs")).expect("the file was written");
    fs::create_dir(folder.join("old")).expect("the folder can be written to");
    fs::write(folder.join("old/amounts.rs"), "// of an earlier generator\n").expect("the folder can be written to");
    fs::write(root.join("spec/schema/old.json"), "{}\n").expect("the folder can be written to");
    let raised = Draft::real().replace_in("spec/session/request/basic.yaml", "order_id", "max: 20", "max: 21");
    let wanted = codegen::generate(&raised.model());
    let found = differences(&root, &wanted).expect("the files can be read");
    let named: Vec<_> = found.iter().map(|one| (one.kind(), one.path.rsplit('/').next().unwrap_or_default())).collect();
    assert_eq!(
        named,
        [
            ("stale", "builder.rs"),
            ("missing", "http.rs"),
            ("extra", "amounts.rs"),
            ("stale", "reference.md"),
            ("stale", "rules.rs"),
            ("extra", "old.json")
        ]
    );
    let rules = found[4].to_string();
    assert!(rules.contains("\n-        check.must(\"length\", rules::length(value, 1..=20));\n"), "{rules}");
    assert!(rules.contains("\n+        check.must(\"length\", rules::length(value, 1..=21));\n"), "{rules}");

    apply(&root, &found).expect("the files can be written");
    assert_eq!(differences(&root, &wanted).expect("the files can be read"), []);
    assert!(!folder.join("old/amounts.rs").exists());
}

/// A file that differs in its line ends alone is stale: a checkout that rewrites them is found out.
#[test]
fn line_ends_are_bytes_too() {
    let root = scratch("line_ends");
    let wanted = codegen::generate(&Draft::real().model());
    apply(&root, &differences(&root, &wanted).expect("an empty folder can be read")).expect("files can be written");
    let (path, text) = wanted.first_key_value().expect("there are files");
    fs::write(root.join(path), text.replace('\n', "\r\n")).expect("the file can be written");
    let found = differences(&root, &wanted).expect("the files can be read");
    let paths: Vec<&str> = found.iter().map(|difference| difference.path.as_str()).collect();
    assert_eq!(paths, [path.as_str()]);
}

/// An empty folder of this test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder is this test's own");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
