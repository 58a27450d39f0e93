//! Broken variants of the model: an edit in `models/broken`, the diagnostics in `snapshots/diagnostics`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::model::{diagnostics, edit, folder, parcels};

fn snapshots() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/diagnostics")
}

/// The names of the files of a folder, without their extension.
fn stems(folder: &Path, extension: &str) -> BTreeSet<String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        // What an earlier run proposed is not committed, and goes with the next run that passes.
        .filter(|path| path.extension().is_none_or(|extension| extension != "new"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let stem = name.strip_suffix(extension).unwrap_or_else(|| panic!("{name} has no place in this folder"));
            stem.to_owned()
        })
        .collect()
}

#[test]
fn the_model_that_is_broken_has_no_mistake() {
    let model = codegen::load(&parcels()).unwrap();
    assert!(!codegen::generate(&model).is_empty());
    for version in ["standard", "express"] {
        assert!(codegen::surface(&model, "book", version).is_some(), "{version}");
    }
}

#[test]
fn every_mistake_is_told() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for slug in stems(&folder().join("broken"), ".diff") {
        let mut files = parcels();
        edit(&mut files, &fs::read_to_string(folder().join("broken").join(format!("{slug}.diff"))).unwrap());
        let Err(told) = codegen::load(&files) else { panic!("{slug}: no mistake is told") };
        for diagnostic in told.iter() {
            assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{slug}: {diagnostic}");
        }
        settings.bind(|| insta::assert_snapshot!(slug.as_str(), told));
    }
}

#[test]
fn every_snapshot_has_its_case() {
    assert_eq!(stems(&snapshots(), ".snap"), stems(&folder().join("broken"), ".diff"));
}

#[test]
fn many_mistakes_are_told_in_one_run_in_the_order_of_the_text() {
    let mut files = parcels();
    edit(&mut files, &fs::read_to_string(folder().join("broken/many_at_once.diff")).unwrap());
    let told = diagnostics(&files);
    let places: Vec<_> = told.iter().map(|told| told.position.clone()).collect();
    assert!(places.is_sorted(), "{places:?}");
    let once: BTreeSet<_> = told.iter().map(ToString::to_string).collect();
    assert_eq!(once.len(), told.len());
    let broken: BTreeSet<_> = places.iter().map(|place| place.file.to_string()).collect();
    assert_eq!(broken, parcels().into_keys().collect(), "every file has a mistake");
}

#[test]
fn the_order_in_which_files_are_named_does_not_matter() {
    // A model is a map; what can differ is which file has what.
    let mut files = parcels();
    let moved = files.remove("spec/enums.yaml").unwrap();
    files.insert("spec/book/zz/enums.yaml".to_owned(), moved);
    assert_eq!(diagnostics(&files), []);
}

#[test]
fn a_model_without_an_api_says_so() {
    let mut files = parcels();
    files.remove("spec/api.yaml");
    let told: Vec<_> = diagnostics(&files).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["spec:1:1: api: no file has an `api`\n    add a file with `api:` to the folder"]);
    assert_eq!(diagnostics(&Default::default()).len(), 1);
}
