//! The model as it was: in a folder, or in a git revision. Git is only read from, and nothing is checked out.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use codegen::Model;

use crate::exit::Failure;
use crate::workspace::{self, MODEL};

/// The model of a folder or of a revision. A folder that is there wins: `refs/heads/NAME` or `NAME^0` always mean the
/// revision, `./NAME` the folder.
///
/// # Errors
///
/// [`Failure`] if there is no such folder and no such revision, if it has no model, or one that cannot be read.
pub fn model(root: &Path, place: &OsStr) -> Result<Model, Failure> {
    let name = place.to_string_lossy();
    let folder = Path::new(place);
    let files = if folder.is_dir() { of_folder(folder) } else { of_revision(root, place) };
    let files = files.map_err(|failure| Failure::new(format_args!("there is nothing to compare with: {failure}")))?;
    codegen::load(&files).map_err(|mistakes| {
        Failure::new(format_args!(
            "the model of `{name}` cannot be read by today's notation, so there is nothing to compare with\n\n{mistakes}"
        ))
    })
}

/// The files of a workspace, or of the folder that holds a model.
fn of_folder(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let inner = folder.join(MODEL);
    let files = workspace::files_of(if inner.is_dir() { &inner } else { folder });
    files.map_err(|failure| {
        Failure::new(format_args!(
            "the folder `{0}` has no model that can be read: {failure}\n(a folder wins over a revision of that name; \
             `{0}^0` means the revision)",
            folder.display()
        ))
    })
}

fn of_revision(root: &Path, revision: &OsStr) -> Result<BTreeMap<String, String>, Failure> {
    let name = revision.to_string_lossy();
    if name.is_empty() || name.starts_with('-') {
        return Err(Failure::new(format_args!("`{name}` is no name of a revision")));
    }
    let mut tree = revision.to_owned();
    tree.push("^{tree}");
    let git = Git { root };
    // Tells apart that there is no repository from that there is no such revision.
    let prefix = git.text(&["rev-parse".into(), "--show-prefix".into()])?;
    let prefix = prefix.strip_suffix('\n').unwrap_or(&prefix);
    let tree = git.text(&["rev-parse".into(), "--verify".into(), tree]).map_err(|failure| {
        Failure::new(format_args!("`{name}` is no folder, and git knows no such revision\n    {failure}"))
    })?;
    let folder = format!("{prefix}{MODEL}/");
    let listing = ["ls-tree", "-r", "-z", "--full-tree", tree.trim(), "--", &folder].map(OsString::from);
    let mut files = BTreeMap::new();
    for entry in git.run(&listing)?.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
        let entry = String::from_utf8_lossy(entry);
        let Some((of_object, path)) = entry.split_once('\t') else { continue };
        let mut of_object = of_object.split(' ');
        let (Some(mode), Some("blob"), Some(id)) = (of_object.next(), of_object.next(), of_object.next()) else {
            continue;
        };
        // What is behind a link belongs to somebody else.
        let is_file = mode.starts_with("100");
        let name = path.strip_prefix(prefix).unwrap_or(path);
        if is_file && workspace::is_of_model(name)? {
            let bytes = git.run(&["cat-file".into(), "blob".into(), id.into()])?;
            files.insert(name.to_owned(), workspace::text(name, bytes)?);
        }
    }
    if files.is_empty() {
        return Err(Failure::new(format_args!("the revision `{name}` has no .yaml file in {folder}")));
    }
    Ok(files)
}

/// Git, run in the workspace.
struct Git<'r> {
    root: &'r Path,
}

impl Git<'_> {
    fn run(&self, arguments: &[OsString]) -> Result<Vec<u8>, Failure> {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.root).args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
        let output = command.output().map_err(|error| {
            Failure::new(format_args!("git could not be run: {error}; name a folder with the model instead"))
        })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Failure::new(format_args!("git: {}", String::from_utf8_lossy(&output.stderr).trim())))
    }

    fn text(&self, arguments: &[OsString]) -> Result<String, Failure> {
        Ok(String::from_utf8_lossy(&self.run(arguments)?).into_owned())
    }
}
