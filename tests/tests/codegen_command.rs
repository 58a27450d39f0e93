//! The command line: exit codes, what goes to which stream, and what is written.

use std::fs;

use tests::checkout::{Checkout, run};

const GENERATED: &str = "juspay-session/src/generated";

#[test]
fn nothing_is_written_when_nothing_changed() {
    let workspace = Checkout::default();
    let before = workspace.state();
    for arguments in [&["codegen"][..], &["codegen", "--check"]] {
        let outcome = workspace.run(arguments);
        assert_eq!(outcome.code, 0, "{outcome:?}");
        assert!(outcome.stdout.starts_with("nothing changed: "), "{outcome:?}");
        assert_eq!(outcome.stderr, "");
        assert!(workspace.state() == before, "{arguments:?} wrote something");
    }
}

#[test]
fn a_folder_inside_the_workspace_will_do() {
    let workspace = Checkout::default();
    assert_eq!(run(&workspace.path("spec/book"), &["codegen", "--check"], b"").code, 0);
}

#[test]
fn check_names_every_difference_and_codegen_mends_it() {
    let workspace = Checkout::default();
    workspace.edit("spec/book/parcel.yaml", "length: {min: 3, max: 12}", "length: {min: 3, max: 15}");
    fs::remove_file(workspace.path(&format!("{GENERATED}/enums.rs"))).unwrap();
    fs::write(workspace.path(&format!("{GENERATED}/old.rs")), "//! @generated once, and not any more.\n").unwrap();
    let before = workspace.state();

    let check = workspace.run(&["codegen", "--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    assert_eq!(check.stderr, "");
    for line in [
        format!("missing: {GENERATED}/enums.rs"),
        "+pub enum Wrapping {".to_owned(),
        format!("extra: {GENERATED}/old.rs"),
        "-//! @generated once, and not any more.".to_owned(),
        format!("stale: {GENERATED}/book/rules.rs"),
    ] {
        assert!(check.stdout.lines().any(|told| told == line), "{line} is not in {}", check.stdout);
    }
    let stale = |sign: &str, number: &str| {
        check.stdout.lines().any(|line| line.starts_with(sign) && line.contains("length") && line.contains(number))
    };
    assert!(stale("-", "12") && stale("+", "15"), "{}", check.stdout);
    assert!(check.stdout.ends_with("run `cargo xtask codegen`\n"), "{}", check.stdout);
    assert!(workspace.state() == before, "--check wrote something");

    let codegen = workspace.run(&["codegen"]);
    assert_eq!(codegen.code, 0, "{codegen:?}");
    for line in [
        format!("new: {GENERATED}/enums.rs"),
        format!("removed: {GENERATED}/old.rs"),
        format!("changed: {GENERATED}/book/rules.rs"),
    ] {
        assert!(codegen.stdout.lines().any(|told| told == line), "{line} is not in {}", codegen.stdout);
    }
    assert!(!workspace.path(&format!("{GENERATED}/old.rs")).exists());
    let again = workspace.run(&["codegen", "--check"]);
    assert_eq!(again.code, 0, "{again:?}");
}

#[test]
fn only_files_that_change_are_written() {
    let workspace = Checkout::default();
    let before = workspace.state();
    workspace.edit("spec/book/parcel.yaml", "length: {min: 3, max: 12}", "length: {min: 3, max: 15}");
    let outcome = workspace.run(&["codegen"]);
    for (one, other) in before.iter().zip(&workspace.state()) {
        let told = outcome.stdout.contains(one.0.file_name().unwrap().to_str().unwrap());
        assert!(
            told || one == other || one.0.ends_with("parcel.yaml"),
            "{} was written, and not told",
            one.0.display()
        );
    }
}

#[test]
fn a_model_with_mistakes_writes_nothing() {
    let workspace = Checkout::default();
    workspace.edit("spec/book/parcel.yaml", "length: {min: 3, max: 12}", "lenght: {min: 3, max: 12}");
    workspace.edit("spec/book/operation.yaml", "groups: [parcel,", "groups: [parcels,");
    let before = workspace.state();
    for arguments in [&["codegen"][..], &["codegen", "--check"], &["export", "surface", "--api-version", "express"]] {
        workspace.run(arguments).refused(&[
            "error: the model has mistakes\n\nspec/book/operation.yaml:",
            ": operation.groups: there is no group `parcels`\n    did you mean `parcel`?\nspec/book/parcel.yaml:",
            ": parcel.reference.must[0]: unknown key `lenght` in this rule\n    did you mean `length`?\n",
            "2 mistakes in the model; nothing was written",
        ]);
        assert!(workspace.state() == before, "{arguments:?} wrote something");
    }
}

#[test]
fn a_command_line_that_is_wrong_is_refused_with_a_hint() {
    let workspace = Checkout::default();
    for (arguments, reason) in [
        (&[][..], "no command was given"),
        (&["codgen"], "there is no command `codgen`"),
        (&["--check"], "invalid option '--check'"),
        (&["codegen", "--chek"], "invalid option '--chek'"),
        (&["codegen", "now"], "unexpected argument \"now\""),
        (&["codegen", "--check=yes"], "--check"),
        (&["export"], "`export` needs to know what: openapi, json-schema, surface"),
        (
            &["export", "openpi", "--api-version", "express"],
            "there is no export `openpi`, only openapi, json-schema, surface",
        ),
        (&["export", "openapi"], "`export` needs `--api-version`"),
        (&["export", "json-schema", "--api-version", "v9"], "there is no version `v9`, only standard, express"),
        (&["export", "surface"], "`export` needs `--api-version`"),
        (&["export", "surface", "--api-version"], "missing argument for option '--api-version'"),
        (&["export", "surface", "--api-version", "v9"], "there is no version `v9`, only standard, express"),
        (
            &["export", "surface", "--operation", "pay", "--api-version", "express"],
            "unknown operation `pay`; known: book",
        ),
        (&["drift", "page.md", "--operation", "pay"], "unknown operation `pay`; known: book"),
        (&["export", "surface", "all", "--api-version", "express"], "unexpected argument \"all\""),
    ] {
        workspace.run(arguments).refused(&[reason, "Try `cargo xtask help`."]);
    }
}

#[test]
fn help_is_no_error() {
    let workspace = Checkout::default();
    for arguments in [&["help"][..], &["--help"], &["-h"], &["codegen", "--help"], &["export", "-h"]] {
        let outcome = workspace.run(arguments);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(outcome.stdout.contains("cargo xtask codegen --check"), "{arguments:?}");
    }
}

#[test]
fn outside_of_a_workspace_nothing_runs() {
    let folder = std::env::temp_dir();
    run(&folder, &["codegen"], b"").refused(&["is not in a workspace", "run the command from inside it"]);
}

#[test]
fn a_file_of_the_model_that_cannot_be_read_is_named() {
    let workspace = Checkout::default();
    fs::write(workspace.path("spec/more.yml"), "enums: []\n").unwrap();
    workspace.run(&["codegen"]).refused(&["spec/more.yml: ", "rename it"]);
    fs::remove_file(workspace.path("spec/more.yml")).unwrap();
    fs::write(workspace.path("spec/latin.yaml"), b"# caf\xe9\n").unwrap();
    workspace.run(&["codegen"]).refused(&["spec/latin.yaml: ", "UTF-8"]);
}

/// What is behind a link belongs to somebody else: it is neither read nor removed.
#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;

    let workspace = Checkout::default();
    let elsewhere = workspace.path("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("thesis.txt"), "years of work").unwrap();
    symlink(&elsewhere, workspace.path(GENERATED).join("link")).unwrap();
    symlink(workspace.path("spec"), workspace.path("spec/loop")).unwrap();
    symlink("user@host.1234", workspace.path("spec/.#api.yaml")).unwrap();

    workspace.run(&["codegen"]).refused(&[&format!("{GENERATED}/link: not a file of the generator"), "move it away"]);
    assert_eq!(fs::read_to_string(elsewhere.join("thesis.txt")).unwrap(), "years of work");
    fs::remove_file(workspace.path(GENERATED).join("link")).unwrap();
    let outcome = workspace.run(&["codegen"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{}", outcome.stdout);
}

#[test]
fn a_model_without_a_file_is_refused() {
    let workspace = Checkout::default();
    fs::remove_dir_all(workspace.path("spec")).unwrap();
    fs::create_dir(workspace.path("spec")).unwrap();
    fs::write(workspace.path("spec/README.md"), "# The model\n").unwrap();
    workspace.run(&["codegen"]).refused(&["no .yaml file in spec/"]);
}

#[test]
fn each_version_is_exported_in_every_notation() {
    let workspace = Checkout::default();
    let export = |what, version| {
        let outcome = workspace.run(&["export", what, "--api-version", version]);
        let named = workspace.run(&["export", what, "--operation", "book", "--api-version", version]);
        assert_eq!(named.stdout, outcome.stdout, "the first operation is meant if none is named");
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{what} of {version}");
        assert!(outcome.stdout.contains("reference") && outcome.stdout.ends_with('\n'), "{what} of {version}");
        outcome.stdout
    };
    for what in ["openapi", "json-schema", "surface"] {
        assert_ne!(export(what, "standard"), export(what, "express"), "{what}");
    }
    for (what, key) in [("openapi", "paths"), ("json-schema", "properties")] {
        let document: serde_json::Value = serde_json::from_str(&export(what, "express")).unwrap();
        assert!(document[key].is_object(), "{what}");
    }
}
