//! The day that CONTRIBUTING describes, in order: its edits are made on a copy of the model, and every command in it is run and
//! prints what it says.
//!
//! The example is about the live model. Once somebody has carried it out, the day before is made of that model first.

use std::process::Command;

use tests::checkout::Checkout;
use tests::model_files::ModelFiles;

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

/// The file, the old and the new text of each hunk of a diff: `+++ file`, then lines that stay, go and come. Hunks are set
/// apart by `@@`.
fn hunks(diff: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for of_file in format!("\n{diff}").split("\n+++ ").skip(1) {
        let (file, hunks) = of_file.split_once('\n').expect("a file has hunks");
        for hunk in format!("\n{hunks}").split("\n@@\n").skip(1) {
            let side = |gone: char| -> String {
                let lines = hunk.lines().filter(|line| !line.starts_with(gone));
                lines.filter_map(|line| line.get(1..)).map(|line| format!("{line}\n")).collect()
            };
            found.push((file.trim().to_owned(), side('+'), side('-')));
        }
    }
    found
}

/// The live model before the edits.
fn day_before(steps: &[Step]) -> ModelFiles {
    let diffs = steps.iter().filter_map(|step| match step {
        Step::Edit(diff) => Some(diff),
        Step::Command(..) => None,
    });
    diffs.flat_map(|diff| hunks(diff)).fold(ModelFiles::live(), |files, (file, old, new)| {
        let text = files.files().get(&file).unwrap_or_else(|| panic!("CONTRIBUTING edits {file}, which is not there"));
        if text.contains(&new) { files.replace(&file, &new, &old) } else { files }
    })
}

fn git(checkout: &Checkout, arguments: &[&str]) {
    let settings = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    let status = command.current_dir(checkout.path("")).args(settings).args(arguments).status();
    assert!(status.expect("git can be run").success(), "git {arguments:?}");
}

/// What a command prints, without what any other edit of the model moves: the numbers of lines, and how much there is.
fn without_numbers(output: &str) -> String {
    let mut words = Vec::new();
    for word in output.split(' ') {
        match word.split_once(".yaml:") {
            Some((path, rest)) => {
                words.push(format!("{path}.yaml:{}", rest.trim_start_matches(|digit: char| digit.is_ascii_digit())));
            }
            None if word.bytes().all(|byte| byte.is_ascii_digit()) => words.push("0".to_owned()),
            None if word.starts_with('(') && word[1..].parse::<u32>().is_ok() => words.push("(0".to_owned()),
            None => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

#[test]
fn the_day_is_as_it_is_described() {
    let path = tests::workspace().join("CONTRIBUTING.md");
    let contributing = std::fs::read_to_string(&path).expect("it is there").replace("\r\n", "\n");
    let mut mended = contributing.clone();
    let (_, chapter) = contributing.split_once("\n## The page changed\n").expect("it has the chapter");
    let chapter = chapter.split("\n## ").next().expect("a chapter has an end");
    let steps = steps(chapter);

    let before = day_before(&steps);
    let checkout = Checkout::of(&before);
    let page = tests::page::of(&before.model());
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

    for step in &steps {
        match step {
            Step::Edit(diff) => hunks(diff).iter().for_each(|(file, old, new)| checkout.edit(file, old, new)),
            Step::Command(line, told) => {
                let arguments = line.strip_prefix("cargo xtask ").unwrap_or_else(|| panic!("{line} is not run here"));
                let outcome = checkout.run(&arguments.split(' ').collect::<Vec<_>>());
                assert_eq!(outcome.stderr, "", "{line}");
                let printed = outcome.stdout.trim_end();
                if without_numbers(told) != without_numbers(printed) {
                    let session = |output: &str| format!("\n$ {line}\n{output}\n```");
                    mended = mended.replace(&session(told), &session(printed));
                }
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
