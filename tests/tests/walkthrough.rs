//! The day that CONTRIBUTING tells of, in order: every command in it is run, and prints what is written there.

use std::process::Command;

use tests::checkout::Checkout;

/// What happened to the page on that day, which is made from the model and so in its words.
const EDITS: &[(&str, &str)] = &[
    ("unique for the merchant. Juspay", "unique for the merchant, of less than 25 characters. Juspay"),
    (
        "#### options.get_upi_deep_links:",
        "#### gift_note:\n- Description: Printed on the parcel.\n- Value: <p>Example:- <br> Enjoy </p>\n- Tags: String\n\n\
         #### options.get_upi_deep_links:",
    ),
];

/// A step of the day.
enum Step {
    /// An edit of files, as a diff without numbers.
    Edit(String),
    /// A command, and what it prints.
    Command(String, String),
}

/// The steps of a chapter: what its fences hold.
fn steps(chapter: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for fence in chapter.split("\n```").skip(1).step_by(2) {
        let (kind, lines) = fence.split_once('\n').expect("a fence has lines");
        match kind {
            "diff" => steps.push(Step::Edit(lines.to_owned())),
            "console" => {
                for command in format!("\n{lines}").split("\n$ ").skip(1) {
                    let (line, output) = command.split_once('\n').unwrap_or((command, ""));
                    steps.push(Step::Command(line.to_owned(), output.trim_end().to_owned()));
                }
            }
            _ => panic!("no step is a fence of the kind `{kind}`"),
        }
    }
    steps
}

/// Does what a diff says: `+++ file`, then lines that stay, go and come. Hunks are set apart by `@@`.
fn apply(checkout: &Checkout, diff: &str) {
    for of_file in format!("\n{diff}").split("\n+++ ").skip(1) {
        let (file, hunks) = of_file.split_once('\n').expect("a file has hunks");
        for hunk in format!("\n{hunks}").split("\n@@\n").skip(1) {
            let side = |gone: char| -> String {
                let lines = hunk.lines().filter(|line| !line.starts_with(gone));
                lines.filter_map(|line| line.get(1..)).map(|line| format!("{line}\n")).collect()
            };
            checkout.edit(file.trim(), &side('+'), &side('-'));
        }
    }
}

fn git(checkout: &Checkout, arguments: &[&str]) {
    let settings = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    let status = command.current_dir(checkout.path("")).args(settings).args(arguments).status();
    assert!(status.expect("git can be run").success(), "git {arguments:?}");
}

#[test]
fn the_day_is_as_it_is_told() {
    let path = tests::workspace().join("CONTRIBUTING.md");
    let contributing = std::fs::read_to_string(&path).expect("it is there").replace("\r\n", "\n");
    let mut mended = contributing.clone();
    let (_, chapter) = contributing.split_once("\n## The page changed\n").expect("it has the chapter");
    let chapter = chapter.split("\n## ").next().expect("a chapter has an end");

    let checkout = Checkout::default();
    let page = tests::page::of(&xtask::workspace::model(&checkout.path("")).expect("the model has no mistakes"));
    checkout.write("page.md", &page);
    let _ = checkout.run(&["drift", "page.md", "--accept"]).ended(0);
    git(&checkout, &["init", "--quiet"]);
    git(&checkout, &["add", "--all"]);
    git(&checkout, &["commit", "--quiet", "--message", "The day before"]);
    let changed = EDITS.iter().fold(page, |page, (old, new)| {
        assert!(page.contains(old), "{old}");
        page.replace(old, new)
    });
    checkout.write("page.md", changed);

    let steps = steps(chapter);
    for step in &steps {
        match step {
            Step::Edit(diff) => apply(&checkout, diff),
            Step::Command(line, told) => {
                let arguments = line.strip_prefix("cargo xtask ").unwrap_or_else(|| panic!("{line} is not run here"));
                let outcome = checkout.run(&arguments.split(' ').collect::<Vec<_>>());
                assert_eq!(outcome.stderr, "", "{line}");
                let session = |output: &str| format!("\n$ {line}\n{output}\n```");
                mended = mended.replace(&session(told), &session(outcome.stdout.trim_end()));
            }
        }
    }
    let commands = ["drift", "codegen", "diff", "drift"];
    let run = steps.iter().filter_map(|step| match step {
        Step::Command(line, _) => line.split(' ').nth(2),
        Step::Edit(_) => None,
    });
    assert_eq!(run.collect::<Vec<_>>(), commands, "the chapter shows the whole day");
    // As with snapshots: what is printed now is put there, to be read in the diff.
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(path, mended).expect("it can be written");
    } else {
        let difference = similar::TextDiff::from_lines(&contributing, &mended);
        let difference = difference.unified_diff().header("CONTRIBUTING.md", "what is printed").to_string();
        assert!(difference.is_empty(), "mend it by hand or with INSTA_UPDATE=always:\n{difference}");
    }
}
