//! A small model of an API that does not exist, and edits of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The texts of a model by their paths.
pub(crate) type Files = BTreeMap<String, String>;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models")
}

/// The model without a mistake.
pub(crate) fn parcels() -> Files {
    tests::fixtures::model("parcels")
}

/// What `codegen` has to say of a model; nothing if it has no mistake.
pub(crate) fn diagnostics(files: &Files) -> Vec<codegen::Diagnostic> {
    codegen::load(files).err().map(|diagnostics| diagnostics.iter().cloned().collect()).unwrap_or_default()
}

/// Puts `new` where `old` is, which must be there once.
pub(crate) fn replace(files: &mut Files, file: &str, old: &str, new: &str) {
    let text = files.get_mut(file).unwrap_or_else(|| panic!("there is no file {file}"));
    assert_eq!(text.matches(old).count(), 1, "{file} must hold this once:\n{old}");
    *text = text.replace(old, new);
}

/// Applies an edit: `@ file`, the lines to find there (`-`), and the lines to put in their place (`+`); again and
/// again. Without lines to find, the file is a new one.
pub(crate) fn edit(files: &mut Files, edit: &str) {
    for hunk in format!("\n{edit}").split("\n@ ").skip(1) {
        let (file, body) = hunk.split_once('\n').unwrap();
        let lines = |sign: char| {
            let lines = body.lines().filter_map(|line| line.strip_prefix(sign));
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        let (old, new) = (lines('-'), lines('+'));
        if old.is_empty() {
            assert!(files.insert(file.to_owned(), new).is_none(), "{file} is there already");
        } else {
            replace(files, file, &old, &new);
        }
    }
}
