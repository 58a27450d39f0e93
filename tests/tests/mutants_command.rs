//! `cargo xtask mutants`: what it asks cargo-mutants for, and what it makes of the answer. Here cargo is a script.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use tests::checkout::{Checkout, Outcome};

const SURVIVORS: &str = "tests/mutants/survivors.txt";

/// A workspace in which cargo-mutants has ended with this code, and has found this.
struct Workspace(Checkout);

impl Workspace {
    fn new(code: u8) -> Self {
        let workspace = Self(Checkout::default());
        workspace.0.write(SURVIVORS, "");
        workspace.0.write(
            "cargo",
            format!(
                r#"#!/usr/bin/env bash
[ "$2" != --version ] || exit 0
echo "$*" >>asked.txt
[ "$1 $2 $4 $6" = "mutants --package --config --output" ] && [ -e "$5" ] || exit 1
[ ! -d "found/$3" ] || cp -r "found/$3" "$7/mutants.out"
exit {code}
"#
            ),
        );
        let script = workspace.0.path("cargo");
        fs::set_permissions(script, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
        for package in ["codegen", "juspay-session"] {
            workspace.0.write(&format!("tests/mutants/{package}.toml"), "");
        }
        workspace
    }

    fn found(self, package: &str, outcome: &str, names: &[&str]) -> Self {
        self.0.write(
            &format!("found/{package}/{outcome}.txt"),
            names.iter().map(|name| format!("{name}\n")).collect::<String>(),
        );
        self
    }

    fn listing(self, text: &str) -> Self {
        self.0.write(SURVIVORS, text);
        self
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        let program = tests::program::built("xtask", "");
        let mut command = Command::new(program);
        command.arg("mutants").args(arguments).current_dir(self.0.path("")).env("CARGO", self.0.path("cargo"));
        let output = command.output().expect("the command can be run");
        Outcome {
            code: output.status.code().expect("nobody kills it"),
            stdout: String::from_utf8(output.stdout).expect("its output is text"),
            stderr: String::from_utf8(output.stderr).expect("its errors are text"),
        }
    }

    fn asked(&self) -> String {
        self.0.read("asked.txt")
    }
}

/// As many mutants as asked for.
fn many(count: usize) -> Vec<String> {
    (1..=count).map(|line| format!("codegen/src/lib.rs:{line}:5: replace load with ()")).collect()
}

fn names(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

#[test]
fn all_that_is_caught_or_hangs_is_noticed() {
    let workspace = Workspace::new(3)
        .found(
            "codegen",
            "caught",
            &["codegen/src/a.rs:1:2: replace + with - in sum", "codegen/src/a.rs:1:9: delete ! in is"],
        )
        .found("codegen", "timeout", &["codegen/src/a.rs:3:1: replace < with > in next"])
        .found("codegen", "unviable", &["codegen/src/a.rs:4:1: replace load -> Model with Default::default()"])
        .found("juspay-session", "caught", &["juspay-session/src/a.rs:1:2: replace + with - in sum"]);
    assert_eq!(
        workspace.run(&[]).ended(0),
        "\ncodegen: 4 mutants: 2 caught, 1 timed out, 0 missed, 1 unviable\n  noticed: 100.0 % of 3\n\
         \njuspay-session: 1 mutants: 1 caught, 0 timed out, 0 missed, 0 unviable\n  noticed: 100.0 % of 1\n"
    );
}

#[test]
fn a_survivor_is_a_finding_unless_it_is_listed_with_a_reason() {
    let missed =
        ["codegen/src/a.rs:3:1: replace < with <= in A::next", "codegen/src/a.rs:7:1: replace < with <= in A::next"];
    let listed = "codegen/src/a.rs: replace < with <= in A::next\n";
    let workspace = |list: &str| {
        let caught = many(100);
        Workspace::new(2).found("codegen", "caught", &names(&caught)).found("codegen", "missed", &missed).listing(list)
    };
    let counts = "\ncodegen: 102 mutants: 100 caught, 0 timed out, 2 missed, 0 unviable\n  noticed: 98.0 % of 102\n";
    let unlisted = |name: &str| format!("  missed, and not in {SURVIVORS}: {name}\n");
    let package = ["--package", "codegen"];
    let told = workspace("").run(&package).ended(1);
    assert_eq!(told, [counts, &unlisted(missed[0]), &unlisted(missed[1])].concat());
    // An entry stands for one mutant: the second of its name needs another.
    let told = workspace(&format!("# Either is the end.\n{listed}")).run(&package).ended(1);
    assert_eq!(told, [counts, &unlisted(missed[1])].concat());
    let told = workspace(&format!("# Either is the end.\n{listed}{listed}")).run(&package).ended(0);
    assert_eq!(told, counts);
    let gone = "codegen/src/a.rs: delete ! in A::gone\n";
    let list = format!("# Either is the end.\n{listed}{listed}\n# It is no longer there.\n{gone}");
    let told = workspace(&list).run(&package).ended(1);
    assert_eq!(told, format!("{counts}  no survivor, strike it from {SURVIVORS} (1 times): {gone}"));
    // A part does not have them all.
    let told = workspace(&list).run(&[&package[..], &["--shard", "1/2"]].concat()).ended(0);
    assert_eq!(told, counts);
    workspace(&format!("# A reason\n\n{listed}"))
        .run(&package)
        .refused(&[&format!("{SURVIVORS}:3: "), "starts with `#`"]);
}

#[test]
fn too_many_survivors_are_a_finding_whatever_the_list_says() {
    let (caught, missed) = (many(94), many(6));
    let list = format!("# So many.\n{}", "codegen/src/lib.rs: replace load with ()\n".repeat(6));
    let workspace = Workspace::new(2).found("codegen", "caught", &names(&caught)).listing(&list);
    let told = workspace.found("codegen", "missed", &names(&missed)).run(&["--package", "codegen"]).ended(1);
    assert!(told.ends_with("  noticed: 94.0 % of 100\n  less than 95 %\n"), "{told}");
}

#[test]
fn a_part_is_asked_for_and_what_was_found_before_is_forgotten() {
    let workspace = Workspace::new(0).found("codegen", "missed", &["codegen/src/a.rs:3:1: delete ! in next"]);
    let _ = workspace.run(&[]).ended(1);
    fs::remove_dir_all(workspace.0.path("found")).expect("it is there");
    fs::remove_file(workspace.0.path("asked.txt")).expect("it was asked");
    let arguments =
        ["--shard", "1/8", "--file", "codegen/src/ir/*", "--re=x", "--in-diff", "d", "--jobs", "2", "--in-place"];
    let told = workspace.run(&arguments).ended(0);
    assert!(told.starts_with("\ncodegen: 0 mutants: 0 caught,") && !told.contains('%'), "{told}");
    let asked = workspace.asked();
    let asked: Vec<&str> = asked.lines().collect();
    assert_eq!(asked.len(), 2);
    for (asked, package) in asked.iter().zip(["codegen", "juspay-session"]) {
        assert!(asked.contains(&format!("/tests/mutants/{package}.toml --output ")), "{asked}");
        let end = " --sharding round-robin --shard 1/8 --file codegen/src/ir/* --re x --in-diff d --jobs 2 --in-place";
        assert!(asked.ends_with(end), "{asked}");
    }
}

#[test]
fn what_cannot_run_is_refused() {
    // 4: the tests fail without any mutant.
    Workspace::new(4).run(&[]).refused(&["the mutants of codegen were not tried"]);
    let workspace = Workspace::new(0);
    for (arguments, reason) in [
        (&["--package", "xtask"][..], "there are mutants of `codegen` and `juspay-session` alone, not of `xtask`"),
        (&["--list"], "invalid option '--list'"),
        (&["codegen"], "unexpected argument \"codegen\""),
    ] {
        workspace.run(arguments).refused(&[reason, "Try `cargo xtask help`."]);
    }
    workspace.0.write("cargo", "#!/usr/bin/env bash\nexit 101\n");
    workspace.run(&[]).refused(&["cargo-mutants is not installed; `cargo install --locked cargo-mutants` does it"]);
    fs::remove_file(workspace.0.path(SURVIVORS)).expect("it is there");
    workspace.run(&[]).refused(&[&format!("{SURVIVORS}: ")]);
}
