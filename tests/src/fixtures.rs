//! The files under `tests/fixtures` and `tests/models`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of a folder with this extension: their names without it, and what they hold, sorted.
///
/// # Panics
///
/// If there is none, so that no test passes for want of input.
#[must_use]
pub fn read(folder: &str, extension: &str) -> Vec<(String, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let mut files: Vec<_> = fs::read_dir(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no .{extension} file in {}", path.display());
    files
}

/// One file, as text.
///
/// # Panics
///
/// If it cannot be read.
#[must_use]
pub fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a model under `tests/models`, by the paths that they have in a workspace.
///
/// # Panics
///
/// If they cannot be read.
#[must_use]
pub fn model(name: &str) -> BTreeMap<String, String> {
    let files = xtask::workspace::files_of(&models().join(name)).unwrap_or_else(|error| panic!("{error}"));
    files.into_iter().map(|(path, text)| (path, text.replace("\r\n", "\n"))).collect()
}

/// One file under `tests/models`.
///
/// # Panics
///
/// If it cannot be read.
#[must_use]
pub fn model_file(name: &str) -> String {
    let path = models().join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

fn models() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models")
}
