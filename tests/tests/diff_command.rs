//! `diff`: where the model then comes from, exit codes, what goes to which stream.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::checkout::{Outcome, copy, new_folder};

/// A repository with a workspace in it, perhaps in a folder of it. The model is committed as it is.
struct Repository {
    top: PathBuf,
    workspace: PathBuf,
}

impl Repository {
    fn new() -> Self {
        Self::with_workspace_in("")
    }

    fn with_workspace_in(folder: &str) -> Self {
        let top = new_folder();
        let repository = Self { workspace: top.join(folder), top };
        copy(&tests::workspace().join("tests/models/parcels"), &repository.workspace.join("spec"));
        fs::create_dir(repository.workspace.join("juspay-session")).unwrap();
        fs::write(repository.workspace.join("Cargo.toml"), "[workspace]\n").unwrap();
        repository.git(&["init", "--quiet"]);
        repository.commit("The model as it is");
        repository
    }

    fn git(&self, arguments: &[&str]) -> String {
        let settings = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        let output = Command::new("git").current_dir(&self.top).args(settings).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn edit(&self, file: &str, old: &str, new: &str) {
        let path = self.workspace.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{file}: {old}");
        fs::write(path, text.replace(old, new)).unwrap();
    }

    fn raise_limit(&self) {
        self.edit("spec/book/parcel.yaml", "length: {min: 3, max: 12}", "length: {min: 3, max: 15}");
    }

    fn diff(&self, arguments: &[&str]) -> Outcome {
        run(&self.workspace, arguments)
    }

    /// What git says of itself: whatever `diff` wrote would be in it.
    fn state(&self) -> String {
        self.git(&["status", "--porcelain", "--untracked-files=all"]) + &self.git(&["rev-parse", "HEAD"])
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.top);
    }
}

/// What is checked of how the command ended.
trait Ended {
    fn tells_of_the_limit(&self);
    fn is_clean(&self);
}

impl Ended for Outcome {
    /// Checks that the limit was raised, and nothing else.
    #[track_caller]
    fn tells_of_the_limit(&self) {
        assert_eq!((self.code, self.stderr.as_str()), (1, ""), "{self:?}");
        for words in ["minor (0.1.0 → 0.1.1): 1 change", "relaxed", "reference", "3 to 12", "3 to 15", "accepts more"]
        {
            assert!(self.stdout.contains(words), "{words} is not in {}", self.stdout);
        }
    }

    #[track_caller]
    fn is_clean(&self) {
        let nothing = "nothing differs: the model is what it was\n";
        assert_eq!((self.code, self.stdout.as_str(), self.stderr.as_str()), (0, nothing, ""));
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    tests::checkout::run(folder, &[&["diff"], arguments].concat(), b"")
}

#[test]
fn a_revision_is_compared_with_the_files_as_they_are() {
    for folder in ["", "services/payment"] {
        let repository = Repository::with_workspace_in(folder);
        repository.diff(&["HEAD"]).is_clean();
        repository.raise_limit();
        repository.git(&["tag", "--annotate", "--message", "The first", "v0.1.0"]);
        let before = repository.state();
        for revision in ["HEAD", "v0.1.0", "refs/tags/v0.1.0", "HEAD^0", "HEAD^{tree}", "@"] {
            repository.diff(&[revision]).tells_of_the_limit();
        }
        assert_eq!(repository.state(), before, "something was written");
        repository.commit("A longer id");
        repository.diff(&["HEAD"]).is_clean();
        repository.diff(&["HEAD~1"]).tells_of_the_limit();
        run(&repository.workspace.join("spec/book"), &["HEAD~1"]).tells_of_the_limit();
    }
}

#[test]
fn a_folder_is_a_workspace_or_its_model() {
    let (then, now) = (Repository::new(), Repository::new());
    now.raise_limit();
    let elsewhere = then.top.join("the model of old");
    copy(&then.workspace.join("spec"), &elsewhere);
    let folder = |path: &Path| path.to_str().unwrap().to_owned();
    for path in [folder(&then.workspace), folder(&then.workspace.join("spec")), folder(&elsewhere)] {
        now.diff(&[&path]).tells_of_the_limit();
        now.diff(&["--", &path]).tells_of_the_limit();
    }
    for path in [".", "spec", "./spec"] {
        now.diff(&[path]).is_clean();
    }
    // A folder is where the command is run, a workspace is what it lies in.
    let name = format!("../{}/spec", then.top.file_name().unwrap().to_str().unwrap());
    now.diff(&[&name]).tells_of_the_limit();
    // Without a repository only a revision cannot be had.
    fs::remove_dir_all(now.top.join(".git")).unwrap();
    now.diff(&[&folder(&then.workspace)]).tells_of_the_limit();
    now.diff(&["HEAD"]).refused(&["not a git repository"]);
}

#[test]
fn a_folder_wins_over_a_revision_of_its_name() {
    let repository = Repository::new();
    repository.git(&["branch", "old"]);
    repository.raise_limit();
    repository.diff(&["old"]).tells_of_the_limit();
    copy(&repository.workspace.join("spec"), &repository.workspace.join("old"));
    repository.diff(&["old"]).is_clean();
    repository.diff(&["./old"]).is_clean();
    for revision in ["old^0", "refs/heads/old"] {
        repository.diff(&[revision]).tells_of_the_limit();
    }
    fs::create_dir(repository.workspace.join("empty")).unwrap();
    repository.diff(&["empty"]).refused(&["`empty`", "no .yaml file", "`empty^0` means the revision"]);
}

#[test]
fn each_report_has_its_form() {
    let repository = Repository::new();
    let nothing = repository.diff(&["HEAD", "--json"]);
    assert_eq!(nothing.code, 0);
    assert_eq!(
        nothing.stdout,
        "{\n  \"bump\": \"none\",\n  \"from\": \"0.1.0\",\n  \"to\": \"0.1.0\",\n  \"changes\": []\n}\n"
    );
    assert_eq!(repository.diff(&["HEAD", "--markdown"]).stdout, "## Changes of the model\n\nNothing differs.\n");

    repository.raise_limit();
    let json = repository.diff(&["HEAD", "--json"]);
    assert_eq!((json.code, json.stderr.as_str()), (1, ""));
    for line in [
        r#"  "bump": "minor","#,
        r#"  "to": "0.1.1","#,
        r#"      "part": "request","#,
        r#"      "name": "reference","#,
        r#"      "change": "relaxed","#,
        r#"      "was": "3 to 12 characters","#,
        r#"      "model": "spec/book/parcel.yaml:6""#,
    ] {
        assert!(json.stdout.lines().any(|told| told == line), "{line} is not in {}", json.stdout);
    }
    let markdown = repository.diff(&["--markdown", "HEAD"]);
    assert_eq!((markdown.code, markdown.stderr.as_str()), (1, ""));
    assert!(markdown.stdout.contains("### Accepts more\n\n| change |"), "{}", markdown.stdout);
    assert!(markdown.stdout.contains("| relaxed | request `reference` | standard, express |"), "{}", markdown.stdout);
}

/// A sentence is a change too: whoever releases the crate releases it.
#[test]
fn another_word_is_a_finding() {
    let repository = Repository::new();
    repository.edit("spec/book/parcel.yaml", "What was paid for it.", "What it cost.");
    let outcome = repository.diff(&["HEAD"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(outcome.stdout.starts_with("patch (0.1.0 → 0.1.1): 1 change\n\nnone\n"), "{outcome:?}");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let repository = Repository::new();
    repository.git(&["rm", "-r", "--quiet", "--cached", "spec"]);
    repository.git(&["commit", "--quiet", "--message", "No model"]);
    repository.git(&["tag", "without-model"]);
    repository.commit("The model again");
    for (arguments, reasons) in [
        (&[][..], &["`diff` needs to know what to compare with", "Try `cargo xtask help`."][..]),
        (&["HEAD", "HEAD"], &["unexpected argument \"HEAD\"", "Try `cargo xtask help`."]),
        (&["HEAD", "--jsn"], &["invalid option '--jsn'", "Try `cargo xtask help`."]),
        (&["HEAD", "--json", "--markdown"], &["choose one", "Try `cargo xtask help`."]),
        (&["nothing-of-the-kind"], &["`nothing-of-the-kind` is no folder, and git knows no such revision"]),
        (&["spec/api.yaml"], &["`spec/api.yaml` is no folder, and git knows no such revision"]),
        (&["HEAD..HEAD"], &["git knows no such revision"]),
        (&["without-model"], &["the revision `without-model` has no .yaml file in spec/"]),
        (&["--output=x"], &["invalid option '--output'"]),
        (&["--", "--output=x"], &["`--output=x` is no name of a revision"]),
        (&["--", "-"], &["`-` is no name of a revision"]),
        (&[""], &["`` is no name of a revision"]),
    ] {
        repository.diff(arguments).refused(reasons);
    }
}

#[test]
fn a_model_that_cannot_be_read_is_named() {
    let repository = Repository::new();
    repository.edit("spec/book/parcel.yaml", "length: {min: 3, max: 12}", "longth: {min: 3, max: 12}");
    let mistakes = ["spec/book/parcel.yaml:", "unknown key `longth`"];
    // Now:
    repository.diff(&["HEAD"]).refused(&[&["the model has mistakes"], &mistakes[..]].concat());
    repository.commit("An older notation");
    repository.edit("spec/book/parcel.yaml", "longth: {min: 3, max: 12}", "length: {min: 3, max: 12}");
    // Then:
    let reason = "the model of `HEAD` cannot be read by today's notation";
    repository.diff(&["HEAD"]).refused(&[&[reason], &mistakes[..]].concat());
    repository.diff(&["HEAD~1"]).is_clean();
    fs::write(repository.workspace.join("spec/latin.yaml"), b"# caf\xe9\n").unwrap();
    repository.commit("Latin");
    fs::remove_file(repository.workspace.join("spec/latin.yaml")).unwrap();
    repository.diff(&["HEAD"]).refused(&["spec/latin.yaml: ", "UTF-8"]);
}

/// What is behind a link belongs to somebody else, in a revision as on disk; and a file may have any name.
#[cfg(unix)]
#[test]
fn links_are_not_followed_and_names_are_read_as_they_are() {
    let repository = Repository::new();
    let spec = repository.workspace.join("spec");
    std::os::unix::fs::symlink(spec.join("api.yaml"), spec.join("link.yaml")).unwrap();
    fs::rename(spec.join("book/extras.yaml"), spec.join("book/an \"odd\" nämé.yaml")).unwrap();
    fs::write(spec.join(".#draft.yaml"), "no model\n").unwrap();
    repository.commit("Odd names");
    fs::remove_file(spec.join("link.yaml")).unwrap();
    repository.diff(&["HEAD"]).is_clean();
    repository.diff(&["HEAD~1"]).is_clean();
    repository.raise_limit();
    repository.diff(&["HEAD"]).tells_of_the_limit();
}

#[test]
fn help_names_the_command() {
    let outcome = run(&std::env::temp_dir(), &["--help"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.contains("cargo xtask diff REV|DIR [--json|--markdown]"), "{}", outcome.stdout);
}
