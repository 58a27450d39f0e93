//! Crates that are made from models, and programs that use them: a workspace below the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::Model;

use crate::program;

/// A workspace in the making.
pub struct Scratch {
    root: PathBuf,
    members: Vec<String>,
}

impl Scratch {
    /// A workspace of a test file's own.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { root: program::scratch().join(name), members: Vec::new() }
    }

    /// Adds a crate: the hand-written half of the real one as it is, and what a model generates.
    ///
    /// # Panics
    ///
    /// If a file cannot be read or written.
    pub fn generated(&mut self, name: &str, model: &Model) {
        let (from, to) = (crate::workspace().join("juspay-session"), self.root.join(name));
        let manifest =
            read(&from.join("Cargo.toml")).replacen("name = \"juspay-session\"", &format!("name = \"{name}\""), 1);
        let (manifest, _) = manifest.split_once("[dev-dependencies]").expect("what follows is for examples");
        write(&to.join("Cargo.toml"), &format!("{manifest}[lints]\nworkspace = true\n"));
        let mut folders = vec![from.join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the crate can be read") {
                let path = entry.expect("the folder can be read").path();
                let inside = path.strip_prefix(&from).expect("it lies in the crate");
                match path.is_dir() {
                    true if inside == Path::new("src/generated") => {}
                    true => folders.push(path),
                    false => write(&to.join(inside), &read(&path)),
                }
            }
        }
        for (path, text) in codegen::generate(model) {
            // The schema of the notation is no part of the crate.
            if let Some(path) = path.strip_prefix("juspay-session/") {
                write(&to.join(path), &text);
            }
        }
        self.members.push(name.to_owned());
    }

    /// Adds a crate that uses others, each under a name of its own, and has these files below `src`.
    ///
    /// # Panics
    ///
    /// If a file cannot be written.
    pub fn user(&mut self, name: &str, used: &[(&str, &str)], files: &[(&str, &str)]) {
        let used = used.iter().map(|(alias, package)| {
            format!("{alias} = {{ package = \"{package}\", path = \"../{package}\", default-features = false }}\n")
        });
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nserde_json = \"1\"\n{}",
            used.collect::<String>()
        );
        write(&self.root.join(name).join("Cargo.toml"), &manifest);
        for (path, text) in files {
            write(&self.root.join(name).join("src").join(path), text);
        }
        self.members.push(name.to_owned());
    }

    /// Writes the manifest of the workspace, with the lints of the real one.
    ///
    /// # Panics
    ///
    /// If a file cannot be read or written.
    pub fn finish(&self) {
        let manifest = read(&crate::workspace().join("Cargo.toml"));
        let own = |heading: &str| {
            let (_, rest) = manifest.split_once(heading).expect("the manifest has it");
            format!("{heading}{}\n", rest.split("\n[").next().unwrap_or_default())
        };
        let package = own("[workspace.package]");
        let lints = own("[workspace.lints.rust]");
        let clippy = own("[workspace.lints.clippy]");
        let members = &self.members;
        let profile = "[profile.dev]\ndebug = false\n";
        let text =
            format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{package}\n{lints}\n{clippy}\n{profile}");
        write(&self.root.join("Cargo.toml"), &text);
        write(&self.root.join("Cargo.lock"), &read(&crate::workspace().join("Cargo.lock")));
    }

    /// Cargo, about to run on the workspace with what has been downloaded for the real one.
    #[must_use]
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(arguments).args(["--offline", "--quiet", "--manifest-path"]).arg(self.root.join("Cargo.toml"));
        cargo.arg("--target-dir").arg(self.root.join("target"));
        cargo
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes what has changed, so that a second run builds nothing.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
