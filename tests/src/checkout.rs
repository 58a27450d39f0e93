//! Workspaces, as far as the commands look at them, and the commands in them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use crate::model_files::ModelFiles;
use crate::{planted, program};

/// The program of the commands that do without the generated crate.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| program::built("xtask", ""));

/// A model and what is made from it, in a folder of its own.
pub struct Checkout(PathBuf);

impl Default for Checkout {
    /// The model of parcels.
    fn default() -> Self {
        Self::of(&ModelFiles::parcels())
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Checkout {
    /// A model, and what is made from it.
    #[must_use]
    pub fn of(files: &ModelFiles) -> Self {
        let checkout = Self(new_folder());
        for (path, text) in files.files().iter().chain(&codegen::generate(&files.model())) {
            checkout.write(path, text);
        }
        checkout.write("Cargo.toml", "[workspace]\n");
        checkout
    }

    /// The path of a file.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    /// What a file holds.
    #[must_use]
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Writes a file.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(path, content).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Puts one text in the place of another, which must be in the file exactly once.
    pub fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(old).count(), 1, "{file} should have this once:\n{old}");
        self.write(file, text.replace(old, new));
    }

    /// Every file with its time and its bytes.
    #[must_use]
    pub fn state(&self) -> Vec<(PathBuf, SystemTime, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the folder can be read") {
                let path = entry.expect("the folder can be read").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let time = fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("files have times");
                    let bytes = fs::read(&path).expect("the file can be read");
                    files.push((path, time, bytes));
                }
            }
        }
        files.sort();
        files
    }

    /// Runs a command in the root.
    #[must_use]
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        run(&self.0, arguments, b"")
    }
}

/// Runs a command in a folder, with this on its standard input. It prints nothing that was planted.
#[must_use]
pub fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut command = Command::new(&*PROGRAM);
    command.current_dir(folder).args(arguments);
    // A server of a test is on this machine, whatever proxy it has; and without the other a folder outside of any
    // repository would still lie in this one.
    command.env("NO_PROXY", "127.0.0.1").env("GIT_CEILING_DIRECTORIES", program::scratch());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command can be run");
    let mut stdin = child.stdin.take().expect("it has an input");
    let input = input.to_vec();
    // It may end without reading.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("writing does not panic");
    let outcome = Outcome {
        code: output.status.code().expect("nobody kills it"),
        stdout: String::from_utf8(output.stdout).expect("its output is text"),
        stderr: String::from_utf8(output.stderr).expect("its errors are text"),
    };
    planted::clean("a command", &outcome.stdout);
    planted::clean("a command", &outcome.stderr);
    outcome
}

/// How a command ended.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code.
    pub code: i32,
    /// The findings.
    pub stdout: String,
    /// The errors.
    pub stderr: String,
}

impl Outcome {
    /// Checks that the command could not run: why is on stderr, and nothing on stdout.
    #[track_caller]
    pub fn refused(&self, reasons: &[&str]) {
        assert_eq!(self.code, 2, "{self:?}");
        assert_eq!(self.stdout, "");
        assert!(self.stderr.starts_with("error: "), "{self:?}");
        for reason in reasons {
            assert!(self.stderr.contains(reason), "{reason} is not in {}", self.stderr);
        }
    }

    /// Checks how the command ended, and that it had nothing to complain about; gives its findings.
    #[track_caller]
    #[must_use]
    pub fn ended(self, code: i32) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (code, ""), "{}", self.stdout);
        self.stdout
    }
}

/// A path below the target folder that nobody else uses.
#[must_use]
pub fn new_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("checkout-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    program::scratch().join(name)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("the folder can be read").path();
        let to = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).expect("the file can be copied");
        }
    }
}
