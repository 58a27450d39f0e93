//! Broken variants of the model of parcels, and what is told of them.

use std::fmt::Write as _;

use tests::model_files::ModelFiles;

use crate::schema;

pub(crate) const API: &str = "spec/api.yaml";
pub(crate) const ENUMS: &str = "spec/enums.yaml";
pub(crate) const OPERATION: &str = "spec/book/operation.yaml";
pub(crate) const HEADERS: &str = "spec/book/headers.yaml";
pub(crate) const PARCEL: &str = "spec/book/parcel.yaml";
pub(crate) const EXTRAS: &str = "spec/book/extras.yaml";
pub(crate) const INSURANCE: &str = "spec/book/insurance.yaml";
pub(crate) const ANSWERS: &str = "spec/book/answers.yaml";

/// The model of parcels after some edits: in a file a text, which it has once, makes way for another one. A file that has
/// no old text is new.
#[track_caller]
pub(crate) fn edited(edits: &[(&str, &str, &str)]) -> ModelFiles {
    edits.iter().fold(ModelFiles::parcels(), |files, (file, old, new)| match *old {
        "" if files.files().contains_key(*file) => panic!("{file} is there already"),
        "" => files.append(file, new),
        old => files.replace(file, old, new),
    })
}

/// What is told of the model after some edits. The last line says whether an editor marks a fault as well, which has the
/// JSON Schema of the notation and sees one map at a time.
#[track_caller]
pub(crate) fn told(edits: &[(&str, &str, &str)]) -> String {
    told_of(&edited(edits))
}

/// The same of any model.
#[track_caller]
pub(crate) fn told_of(files: &ModelFiles) -> String {
    let mistakes = files.mistakes();
    assert!(!mistakes.is_empty(), "no mistake is told");
    let mut told = String::new();
    for mistake in mistakes {
        assert!(!mistake.message.is_empty() && !mistake.help.is_empty(), "{mistake}");
        let _ = writeln!(told, "{mistake}");
    }
    if files.files().values().filter_map(|text| schema::faults(text)).any(|faults| !faults.is_empty()) {
        told.push_str("(an editor marks it)");
    }
    told
}
