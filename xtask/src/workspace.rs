//! The workspace on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::Model;
use codegen::ir::Operation;

use crate::exit::Failure;

/// The folder that holds the model.
pub const MODEL: &str = "spec";

/// The workspace that a folder lies in: the nearest ancestor with a model and the crate that is made from it.
///
/// # Errors
///
/// [`Failure`] if there is none.
pub fn find(start: &Path) -> Result<PathBuf, Failure> {
    let is_workspace = |path: &&Path| {
        path.join(MODEL).is_dir() && path.join("juspay-session").is_dir() && path.join("Cargo.toml").is_file()
    };
    start.ancestors().find(is_workspace).map(Path::to_path_buf).ok_or_else(|| {
        Failure::new(format_args!(
            "{} is not in a workspace with the folders `{MODEL}` and `juspay-session`; run the command from inside it",
            start.display()
        ))
    })
}

/// The files of the model, by their paths from the workspace.
///
/// # Errors
///
/// [`Failure`] if a file cannot be read or is no UTF-8, or if there is none.
pub fn model_files(root: &Path) -> Result<BTreeMap<String, String>, Failure> {
    files_of(&root.join(MODEL))
}

/// The files of a model whose folder may have any name, by the paths that they have in a workspace.
///
/// # Errors
///
/// [`Failure`] if a file cannot be read or is no UTF-8, or if there is none.
pub fn files_of(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    for path in walk(folder)? {
        let name = format!("{MODEL}/{}", relative(folder, &path));
        if is_of_model(&name)? {
            let bytes = fs::read(&path).map_err(|error| Failure::new(format_args!("{name}: {error}")))?;
            files.insert(name.clone(), text(&name, bytes)?);
        }
    }
    if files.is_empty() {
        return Err(Failure::new(format_args!("there is no .yaml file in {MODEL}/")));
    }
    Ok(files)
}

/// Whether a file below the model's folder is one of the model's.
pub(crate) fn is_of_model(name: &str) -> Result<bool, Failure> {
    let path = Path::new(name);
    // Editors keep locks and drafts beside the file, under a name with a dot.
    if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
        return Ok(false);
    }
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("yaml") => Ok(true),
        Some("yml") => Err(Failure::new(format_args!("{name}: files of the model end in .yaml; rename it"))),
        _ => Ok(false),
    }
}

/// The text of a file of the model.
pub(crate) fn text(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|_| Failure::new(format_args!("{name}: this is not UTF-8; save it as UTF-8 text")))
}

/// Loads the model of a workspace.
///
/// # Errors
///
/// [`Failure`] with every mistake of the model.
pub fn model(root: &Path) -> Result<Model, Failure> {
    load(&model_files(root)?)
}

/// Loads a model from its files.
///
/// # Errors
///
/// [`Failure`] with every mistake of the model.
pub fn load(files: &BTreeMap<String, String>) -> Result<Model, Failure> {
    codegen::load(files).map_err(|diagnostics| Failure::new(format_args!("the model has mistakes\n\n{diagnostics}")))
}

/// Returns the operation that a command is asked for: the first of the model, unless it is named.
///
/// # Errors
///
/// [`Failure`] with the known names if there is no such operation.
pub fn operation<'m>(model: &'m Model, name: Option<&str>) -> Result<&'m Operation, Failure> {
    let Some(name) = name else { return Ok(&model.operations[0]) };
    model.operation(name).ok_or_else(|| {
        let known: Vec<&str> = model.operations.iter().map(|operation| operation.name.as_str()).collect();
        Failure::usage(format_args!("unknown operation `{name}`; known: {}", known.join(", ")))
    })
}

/// Every file below a folder, sorted; none if there is no such folder.
pub(crate) fn walk(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::new(format_args!("{}: {error}", folder.display()))),
        };
        for entry in entries {
            let entry = entry?;
            // The entry's own kind: what is behind a link belongs to somebody else.
            let is_folder = entry.file_type()?.is_dir();
            if is_folder { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    Ok(files)
}

/// A path from the workspace, with slashes on every system.
pub(crate) fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
