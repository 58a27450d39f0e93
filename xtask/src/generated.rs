//! The generated files: what they should be, held against what is on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::exit::Failure;
use crate::workspace::{relative, walk};

/// A file that is not what the model makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its path from the workspace.
    pub path: String,
    /// What is on disk; `None` if there is no such file.
    pub found: Option<Vec<u8>>,
    /// What should be there; `None` if there should be no such file.
    pub wanted: Option<String>,
}

impl Difference {
    /// `missing`, `extra` or `stale`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match (&self.found, &self.wanted) {
            (None, _) => "missing",
            (_, None) => "extra",
            _ => "stale",
        }
    }
}

impl fmt::Display for Difference {
    /// The file, and what would have to change in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.kind(), self.path)?;
        let found = self.found.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        let wanted = self.wanted.as_deref().unwrap_or_default();
        let diff = TextDiff::from_lines(found.as_ref(), wanted);
        write!(f, "{}", diff.unified_diff().context_radius(3).header("on disk", "from the model"))
    }
}

/// Every generated file that is not what the model makes it, by path.
///
/// # Errors
///
/// [`Failure`] if a file cannot be read.
pub fn differences(root: &Path, wanted: &BTreeMap<String, String>) -> Result<Vec<Difference>, Failure> {
    let mut differences = Vec::new();
    let folders =
        wanted.keys().filter_map(|path| Path::new(path).parent()).chain(codegen::FOLDERS.iter().map(Path::new));
    for folder in folders.collect::<BTreeSet<_>>() {
        refuse_links(root, folder)?;
    }
    for (path, text) in wanted {
        let found = match fs::read(root.join(path)) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::new(format_args!("{path}: {error}"))),
        };
        if found.as_deref() != Some(text.as_bytes()) {
            differences.push(Difference { path: path.clone(), found, wanted: Some(text.clone()) });
        }
    }
    for folder in codegen::FOLDERS {
        for path in walk(&root.join(folder))? {
            let name = relative(root, &path);
            if !wanted.contains_key(&name) {
                // Of a link only the link itself is extra, not what is behind it.
                let found = match fs::read_link(&path) {
                    Ok(target) => Ok(format!("a link to {}\n", target.display()).into_bytes()),
                    Err(_) => fs::read(&path),
                };
                let found = found.map_err(|error| Failure::new(format_args!("{name}: {error}")))?;
                differences.push(Difference { path: name, found: Some(found), wanted: None });
            }
        }
    }
    differences.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(differences)
}

/// Notes a folder on the way to a generated file that is a link: what is behind it belongs to somebody else.
fn refuse_links(root: &Path, folder: &Path) -> Result<(), Failure> {
    for part in folder.ancestors().filter(|part| !part.as_os_str().is_empty()) {
        if fs::symlink_metadata(root.join(part)).is_ok_and(|found| found.is_symlink()) {
            let message = format_args!("{}: a link; put a folder in its place", part.display());
            return Err(Failure::new(message));
        }
    }
    Ok(())
}

/// Makes the files what they should be. Nothing changes if one of them cannot be written, or if an extra file is not the
/// generator's.
///
/// # Errors
///
/// [`Failure`] if a file cannot be written or removed.
pub fn apply(root: &Path, differences: &[Difference]) -> Result<(), Failure> {
    for extra in differences.iter().filter(|difference| difference.wanted.is_none()) {
        if !is_own(root, extra) {
            let message = format_args!(
                "{}: not a file of the generator, in a folder that is the generator's alone; move it away",
                extra.path
            );
            return Err(Failure::new(message));
        }
    }
    let failure = |difference: &Difference, error| Failure::new(format_args!("{}: {error}", difference.path));
    let mut drafts = Vec::new();
    for difference in differences {
        if let Some(text) = &difference.wanted {
            drafts.push(Draft::write(&root.join(&difference.path), text).map_err(|error| failure(difference, error))?);
        }
    }
    let mut drafts = drafts.into_iter();
    for difference in differences {
        let done = match difference.wanted {
            None => fs::remove_file(root.join(&difference.path)),
            Some(_) => drafts.next().map_or(Ok(()), Draft::publish),
        };
        done.map_err(|error| failure(difference, error))?;
    }
    Ok(())
}

/// Returns `true` if an extra file carries the mark of the generator, or is a draft of a run that was killed.
fn is_own(root: &Path, extra: &Difference) -> bool {
    const MARK: &[u8] = b"@generated";
    let path = root.join(&extra.path);
    let is_draft = |name: &str| name.starts_with('.') && name.ends_with(DRAFT);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
    let head = extra.found.as_deref().map(|bytes| bytes.get(..300).unwrap_or(bytes)).unwrap_or_default();
    is_file
        && (head.windows(MARK.len()).any(|part| part == MARK)
            || path.file_name().and_then(|name| name.to_str()).is_some_and(is_draft))
}

/// The end of the name of a draft.
const DRAFT: &str = ".codegen";

/// A file beside the one that it is to replace. It is removed if it is not published.
struct Draft {
    draft: PathBuf,
    path: PathBuf,
}

impl Draft {
    /// Writes the whole file to the disk, under a name of this process.
    fn write(path: &Path, text: &str) -> std::io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let draft = path.with_file_name(format!(".{name}.{}{DRAFT}", std::process::id()));
        let draft = Self { draft, path: path.to_owned() };
        let mut file = fs::File::create(&draft.draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(draft)
    }

    fn publish(self) -> std::io::Result<()> {
        fs::rename(&self.draft, &self.path)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // A published draft is not there any more.
        let _ = fs::remove_file(&self.draft);
    }
}

/// Writes a file as a whole, so that an interrupted run leaves none half written.
///
/// # Errors
///
/// What the disk says.
pub fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    Draft::write(path, text)?.publish()
}
