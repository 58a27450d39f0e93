//! The workflows of the repository: their scripts run, on a copy of the workspace, with a `gh` that only takes notes.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use serde_json::Value;
use tests::checkout::Checkout;

/// The scripts of a workflow's only job, by the names of their steps.
fn scripts(file: &str) -> BTreeMap<String, String> {
    let path = tests::workspace().join(".github/workflows").join(file);
    let text = fs::read_to_string(path).expect("the workflow is there");
    let workflow: Value = serde_yaml::from_str(&text).expect("it is YAML");
    let jobs = workflow["jobs"].as_object().expect("it has jobs");
    let steps = jobs.values().flat_map(|job| job["steps"].as_array().expect("a job has steps"));
    let named = steps.filter_map(|step| Some((step["name"].as_str()?.to_owned(), step["run"].as_str()?.to_owned())));
    named.collect()
}

/// A copy of the workspace as a repository, with the programs that the scripts call.
struct Runner(Checkout);

impl Runner {
    fn new() -> Self {
        let runner = Self(Checkout::default());
        let xtask = tests::program::built("xtask", "");
        runner.program("cargo", &format!("[ \"$1\" = xtask ] && shift && exec '{}' \"$@\"", xtask.display()));
        // Whether an issue is open is a file.
        runner.program("gh", "echo \"gh $*\" >>gh.log\n[ \"$2\" != list ] || cat open.txt 2>/dev/null || true");
        runner.git("init --quiet && git add spec && git commit --quiet --message One");
        runner
    }

    fn program(&self, name: &str, script: &str) {
        self.0.write(&format!("bin/{name}"), format!("#!/usr/bin/env bash\n{script}\n"));
        let path = self.0.path(&format!("bin/{name}"));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    }

    fn git(&self, commands: &str) -> String {
        let identity = "export GIT_AUTHOR_NAME=T GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=T GIT_COMMITTER_EMAIL=t@example.com";
        self.run(&format!("{identity}; git {commands}"), &[]).1
    }

    /// Runs a script as a runner does: whether it succeeded, and what it printed.
    fn run(&self, script: &str, environment: &[(&str, &str)]) -> (bool, String) {
        let path = std::env::var("PATH").expect("there are programs");
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.0.path(""))
            .env("PATH", format!("{}:{path}", self.0.path("bin").display()))
            .env("GITHUB_OUTPUT", self.0.path("output.txt"))
            .env("GITHUB_STEP_SUMMARY", self.0.path("summary.md"))
            .envs(environment.iter().copied())
            .output()
            .expect("bash can be run");
        let printed = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(printed).expect("it prints text"))
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.path(file)).unwrap_or_default()
    }
}

#[test]
fn the_page_is_looked_at_and_an_issue_opened() {
    let scripts = scripts("drift.yml");
    let [compare, open] = ["Compare the page with the model", "Open an issue, or bring the open one up to date"]
        .map(|name| scripts.get(name).unwrap_or_else(|| panic!("there is no step `{name}`")));
    let runner = Runner::new();
    let page = tests::page::of(&xtask::workspace::model(&runner.0.path("")).expect("the model has no mistakes"));
    runner.0.write("page.md", &page);
    let _ = runner.0.run(&["drift", "page.md", "--accept"]).ended(0);
    let saved = [("DOCS_PAGE", "page.md")];

    let (passed, printed) = runner.run(compare, &saved);
    assert!(passed && printed.starts_with("nothing of substance changed"), "{printed}");
    assert_eq!(runner.read("output.txt"), "code=0\n");

    runner.0.write("page.md", page.replace("#### udf10:", "#### udf11:"));
    let (passed, printed) = runner.run(compare, &saved);
    assert!(passed && printed.contains("`udf11` added"), "{printed}");
    assert!(runner.read("output.txt").ends_with("code=1\n"));
    let (passed, printed) = runner.run(open, &[]);
    assert!(passed, "{printed}");
    assert!(
        runner
            .read("gh.log")
            .ends_with("gh issue create --title The documentation page has changed --body-file issue.md\n")
    );
    let issue = runner.read("issue.md");
    assert!(issue.contains("\n~~~~text\ndefault, v1: request `udf11` added\n") && issue.ends_with("~~~~\n"), "{issue}");
    runner.0.write("open.txt", "7\n");
    assert!(runner.run(open, &[]).0);
    assert!(runner.read("gh.log").ends_with("gh issue edit 7 --body-file issue.md\n"));

    runner.0.write("page.md", "<html></html>");
    let (passed, printed) = runner.run(compare, &saved);
    assert!(!passed && printed.contains("this is HTML"), "{printed}");
    // Without a variable it is the page that the model names.
    let (_, printed) = runner.run(&format!("cargo() {{ echo \"page: $3\"; }}\n{compare}"), &[("DOCS_PAGE", "")]);
    let model = xtask::workspace::model(&runner.0.path("")).expect("the model has no mistakes");
    assert_eq!(printed, format!("page: {}\n", model.operations[0].page.as_deref().expect("it has a page")));
}

#[test]
fn a_change_of_the_model_is_told_on_its_pull_request() {
    let scripts = scripts("model-diff.yml");
    let [compare, post] = ["Compare the model with that of the base", "Post it"]
        .map(|name| scripts.get(name).unwrap_or_else(|| panic!("there is no step `{name}`")));
    let runner = Runner::new();
    let base = runner.git("rev-parse HEAD");
    let base = [("BASE", base.trim())];
    runner.0.edit("spec/session/request/basic.yaml", "length: {min: 1, max: 20}", "length: {min: 1, max: 18}");
    runner.git("add spec && git commit --quiet --message Two");
    let (passed, printed) = runner.run(compare, &base);
    assert!(passed, "{printed}");
    let summary = runner.read("summary.md");
    assert!(summary.starts_with("## Changes of the model\n") && summary.contains("order_id"), "{summary}");
    let (passed, printed) = runner.run(post, &[("NUMBER", "12")]);
    assert!(passed, "{printed}");
    assert_eq!(runner.read("gh.log"), "gh pr comment 12 --body-file comment.md --edit-last --create-if-none\n");
    assert_eq!(runner.read("comment.md"), summary);

    runner.0.edit("spec/session/request/basic.yaml", "length: {min: 1, max: 18}", "lenght: {min: 1, max: 18}");
    let (passed, printed) = runner.run(compare, &base);
    assert!(!passed && printed.contains("did you mean `length`?"), "{printed}");
}

/// A runner whose cargo takes notes, and knows the one version of a subcommand that a script wants.
fn noting_runner(subcommand: &str) -> Runner {
    let runner = Runner::new();
    let script = fs::read_to_string(tests::workspace().join(".ci/semver")).expect("it is there");
    let (_, version) = script.split_once(&format!("cargo-{subcommand}@")).expect("it names a version");
    let version = version.lines().next().expect("it is on a line");
    runner.program(
        "cargo",
        &format!(
            "case \"$*\" in \"{subcommand} --version\") cat version.txt;; *) echo \"cargo $*\" >>cargo.log; [ ! -e broken ];; esac"
        ),
    );
    runner.0.write("version.txt", format!("cargo-{subcommand} {version}\n"));
    runner.0.write(".ci/semver", script);
    runner
}

#[test]
fn the_crate_is_compared_with_its_last_release() {
    let scripts = scripts("semver.yml");
    let compare = scripts.get("Compare the crate with its last release").expect("there is such a step");
    let runner = noting_runner("semver-checks");
    let (passed, printed) = runner.run(compare, &[]);
    assert!(passed, "{printed}");
    assert_eq!(
        (printed.as_str(), runner.read("cargo.log").as_str()),
        ("no release yet: there is nothing to compare with\n", "")
    );

    // Versions are no texts, a release of another branch is none of this one's, and not every tag is a release.
    runner.git("tag v0.9.0 && git tag v0.10.0 && git tag wip && git checkout --quiet -b other");
    runner.git("commit --quiet --allow-empty --message Other && git tag v1.0.0 && git checkout --quiet -");
    let (passed, printed) = runner.run(compare, &[]);
    assert!(passed && printed.contains("since v0.10.0, with the features: none"), "{printed}");
    let common =
        "cargo semver-checks --package juspay-session --baseline-rev v0.10.0 --only-explicit-features --features";
    assert_eq!(runner.read("cargo.log"), format!("{common} blocking,mock,serde,tls-ring,tracing\n{common} \n"));

    runner.0.write("broken", "");
    assert!(!runner.run(compare, &[]).0);
    fs::remove_file(runner.0.path("broken")).expect("it is there");

    runner.0.write("version.txt", "cargo-semver-checks 0.1.0\n");
    runner.0.write("cargo.log", "");
    assert!(runner.run(compare, &[]).0);
    let log = runner.read("cargo.log");
    assert!(log.starts_with("cargo install --quiet --locked --root target/tools cargo-semver-checks@"), "{log}");
}

#[test]
fn the_oldest_rust_is_the_one_that_is_promised() {
    let scripts = scripts("msrv.yml");
    let build = scripts.get("Build with the oldest Rust").expect("there is such a step");
    let runner = noting_runner("semver-checks");
    runner.program("rustup", "echo \"rustup $*\" >>cargo.log");
    let manifest = fs::read_to_string(tests::workspace().join("Cargo.toml")).expect("it is there");
    let (_, promised) = manifest.split_once("\nrust-version = \"").expect("it is stated");
    let (promised, _) = promised.split_once('"').expect("it ends");
    runner.0.write("Cargo.toml", &manifest);
    let (passed, printed) = runner.run(build, &[]);
    assert!(passed, "{printed}");
    let log = runner.read("cargo.log");
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines[0], format!("rustup toolchain install {promised} --profile minimal"));
    assert!(lines.len() > 3 && lines[1..].iter().all(|line| line.starts_with(&format!("cargo +{promised} "))), "{log}");
    runner.0.write("broken", "");
    assert!(!runner.run(build, &[]).0);
}

#[test]
fn mutants_are_tried_in_shards_and_in_a_pull_request_where_it_changes_something() {
    let scripts = scripts("mutants.yml");
    let script = scripts.get("Try the mutants").expect("there is the step");
    let runner = Runner::new();
    let base = runner.git("rev-parse HEAD");
    runner.0.edit("spec/session/request/basic.yaml", "length: {min: 1, max: 20}", "length: {min: 1, max: 18}");
    runner.git("add spec && git commit --quiet --message Two");
    runner.program("cargo", "echo \"cargo $*\"\ngrep '^+ ' changes.diff 2>/dev/null || true\n[ ! -e missed ]");

    let asked = "cargo xtask mutants --in-place --shard 3/16\n";
    let (passed, printed) = runner.run(script, &[("BASE", ""), ("SHARD", "3")]);
    assert_eq!((passed, printed.as_str()), (true, asked));
    assert_eq!(runner.read("summary.md"), format!("~~~~text\n{asked}~~~~\n"));

    let (passed, printed) = runner.run(script, &[("BASE", base.trim()), ("SHARD", "0")]);
    let asked = "cargo xtask mutants --in-place --in-diff changes.diff\n";
    assert!(passed && printed.starts_with(asked) && printed.contains("length: {min: 1, max: 18}"), "{printed}");

    runner.0.write("missed", "");
    let (passed, printed) = runner.run(script, &[("BASE", base.trim()), ("SHARD", "0")]);
    assert!(!passed && printed.starts_with(asked), "{printed}");
    assert!(runner.read("summary.md").ends_with(&format!("{printed}~~~~\n")));
}
