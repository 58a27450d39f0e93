//! The generated files: what they should be, held against what is on disk.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

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

/// Makes the files what they should be.
///
/// # Errors
///
/// [`Failure`] if a file cannot be written or removed.
pub fn apply(root: &Path, differences: &[Difference]) -> Result<(), Failure> {
    for difference in differences {
        let path = root.join(&difference.path);
        let done = match &difference.wanted {
            None => fs::remove_file(&path),
            Some(text) => replace(&path, text),
        };
        done.map_err(|error| Failure::new(format_args!("{}: {error}", difference.path)))?;
    }
    Ok(())
}

/// Writes a file as a whole, so that an interrupted run leaves none half written.
///
/// # Errors
///
/// What the disk says.
pub fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension("tmp");
    let done = fs::write(&draft, text).and_then(|()| fs::rename(&draft, path));
    if done.is_err() {
        let _ = fs::remove_file(&draft);
    }
    done
}
