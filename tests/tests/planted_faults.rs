//! Faults in the generated rules are noticed: the comparison of `differential.rs` can fail.
//!
//! All faults are built at once, into a copy of the crate that holds the rules many times, with one fault each; a
//! small program runs them over the same bodies.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use regex_lite::{Captures, Regex};
use tests::bodies::Sampler;
use tests::interpreter;

const BODIES: u64 = 20_000;
const SEED: u64 = 0xfa_017;

/// A mistake that the generator, or a hand in the generated code, could make.
struct Fault {
    name: &'static str,
    /// What stands in `rules.rs`, as a pattern. The first place that fits is changed, or all of them.
    pattern: &'static str,
    planted: Planted,
}

enum Planted {
    /// Other text in the first place.
    Text(&'static str),
    /// Other text in every place.
    Everywhere(&'static str),
    /// The number that the pattern captures, made greater or less.
    Number(i64),
}

use Planted::{Everywhere, Number, Text};

const fn fault(name: &'static str, pattern: &'static str, planted: Planted) -> Fault {
    Fault { name, pattern, planted }
}

/// Limits are found by their shape, so that a change of the model does not ask for one here.
const FAULTS: &[Fault] = &[
    fault("a length may be one too many", r"length\(value, \d+\.\.=(\d+)\)", Number(1)),
    fault("a length may be one too few", r"length\(value, \d+\.\.=(\d+)\)", Number(-1)),
    fault("a text may be empty", r"length\(value, (1)\.\.\)", Number(-1)),
    fault("a range ends too late", r"range\(value\.0, -?\d+, (-?\d+)\)", Number(1)),
    fault("a range begins too early", r"range\(value\.0, (-?\d+), -?\d+\)", Number(-1)),
    fault("a day too many", r"within_days\(\s*\*value,\s*(\d+),", Number(1)),
    fault("a day too few", r"within_days\(\s*\*value,\s*(\d+),", Number(-1)),
    fault(
        "a presence is not checked",
        r#"check\.must\("presence", rules::required\(body\.amount\.is_given\(\)\)\);"#,
        Text(""),
    ),
    fault("a length is not checked", r#"check\.must\("length", [^;]*;"#, Text("")),
    fault("an enum is not checked", r#"check\.must\("known", [^;]*;"#, Text("")),
    fault("a date is not checked", r#"check\.must\("date", [^;]*;"#, Text("")),
    fault("a type is not checked", r"check\.text\(body\.texts\.slot\(TextKey::description\)\);", Text("")),
    fault("a rule is checked twice", r#"check\.must\("email", [^;]*;"#, Text("$0 $0")),
    fault("a field is not checked", r"    first_name\(body, check\);\n", Text("")),
    fault("a field is checked in the other version", r"ApiVersion::Default\)", Text("ApiVersion::V1)")),
    fault("a field is checked in no version", r"if matches!\(version, ApiVersion::V1\)", Text("if false")),
    fault("a group's condition is negated", r"if body\.has_mandate\(\) \{", Text("if !body.has_mandate() {")),
    fault("a group's condition is dropped", r"body\.has_mandate\(\) && ", Text("")),
    fault("a value's condition is dropped", r" && mandate_amount_rule\.is_none_of\(&\[[^)]*\)", Text("")),
    fault("a value's condition is negated", r"is_none_of\(", Text("is_any_of(")),
    fault("a condition has another value", r"is_any_of\(&\[Frequency::Weekly\]", Text("is_any_of(&[Frequency::Daily]")),
    fault("a condition lacks a value", r"Frequency::HalfYearly,", Everywhere("")),
    fault("a default is another", r"effective_or\(&AmountRule::Variable\)", Text("effective_or(&AmountRule::Fixed)")),
    fault("a default is forgotten", r"effective_or\(&Frequency::AsPresented\)", Everywhere("effective()")),
    fault("a rule is advice", r#"check\.must\("email","#, Text(r#"check.should("email","#)),
    fault("advice is a rule", r"\.should\(", Text(".must(")),
    fault(
        "another field is compared with",
        r"after\(value, &body\.mandate\.start_date",
        Text("after(value, &body.mandate.end_date"),
    ),
    fault("another field is checked", r"slot\(TextKey::last_name\)", Text("slot(TextKey::first_name)")),
    fault("another field is named", r#"check\.field\("last_name""#, Text(r#"check.field("first_name""#)),
    fault("a place in the model is another", r#""basic/last_name""#, Text(r#""basic/first_name""#)),
    fault("a charset lacks a character", r#"Charset::new\("A-Z "#, Text(r#"Charset::new("A-Y "#)),
    fault("a charset has one more", r#"Charset::new\("([^"]*)"#, Text(r#"Charset::new("$1 ~"#)),
    fault("a format is another", r"rules::is_url_without_query\(", Text("rules::is_https_url(")),
    fault("a boolean is the other", r"equals\(\*value, true\)", Text("equals(*value, false)")),
    fault("asked for instead of advised against", r"rules::forbidden\(", Text("rules::required(")),
];

impl Fault {
    fn plant(&self, rules: &str) -> String {
        let pattern = Regex::new(self.pattern).expect("the pattern is well-formed");
        let planted = match self.planted {
            Text(text) => pattern.replace(rules, text),
            Everywhere(text) => pattern.replace_all(rules, text),
            Number(step) => pattern.replace(rules, |found: &Captures<'_>| {
                let number: i64 = found[1].parse().expect("the pattern captures a number");
                let (whole, digits) = (found.get(0).expect("it was found"), found.get(1).expect("it was found"));
                let before = &rules[whole.start()..digits.start()];
                format!("{before}{}{}", number + step, &rules[digits.end()..whole.end()])
            }),
        };
        assert!(planted != rules, "there is no place for the fault: {}", self.name);
        planted.into_owned()
    }
}

#[test]
fn planted_faults_are_noticed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planted-faults");
    for (path, text) in files() {
        write(&folder.join(path), &text);
    }
    let driver = build(&folder);
    let answers = run(&driver, &input());
    let mut answers = answers.lines();
    assert_eq!(answers.next(), Some("none"), "the crate without a fault disagrees at the body of this number");
    let unnoticed: Vec<_> =
        FAULTS.iter().zip(answers.by_ref()).filter(|(_, body)| *body == "none").map(|(fault, _)| fault.name).collect();
    assert!(unnoticed.is_empty(), "{BODIES} bodies do not show that {unnoticed:?}");
    assert_eq!(answers.next(), None);
}

/// The driver, and the crate with the rules once as they are and once for each fault.
fn files() -> BTreeMap<PathBuf, String> {
    let root = tests::workspace();
    let mut files = BTreeMap::new();
    collect(root, Path::new("juspay-session/src"), &mut files);
    collect(root, Path::new("Cargo.lock"), &mut files);
    files.insert("Cargo.toml".into(), include_str!("planted_faults/workspace.toml").to_owned());
    files.insert("juspay-session/Cargo.toml".into(), include_str!("planted_faults/crate.toml").to_owned());
    files.insert("driver/Cargo.toml".into(), include_str!("planted_faults/driver.toml").to_owned());
    files.insert("driver/src/main.rs".into(), include_str!("planted_faults/driver.rs").to_owned());

    let generated = Path::new("juspay-session/src/generated");
    let rules = include_str!("planted_faults/rules.rs").to_owned();
    let rules = files.insert(generated.join("rules.rs"), rules).expect("the crate has rules");
    let with_faults = FAULTS.iter().map(|fault| fault.plant(&rules));
    let mut modules = String::new();
    let mut arms = String::new();
    for (number, rules) in std::iter::once(rules.clone()).chain(with_faults).enumerate() {
        let _ = writeln!(modules, "mod rules_{number};");
        let _ = writeln!(arms, "        {number} => super::rules_{number}::check_request(version, body, check),");
        files.insert(generated.join(format!("rules_{number}.rs")), rules);
    }
    modules.push_str("pub use rules::PLANTED_FAULT;\n");
    *files.entry(generated.join("mod.rs")).or_default() += &modules;
    files.entry(generated.join("rules.rs")).and_modify(|text| *text = text.replace("        // arms\n", &arms));
    files
}

/// Collects a file, or every file of a folder, by its path from the root.
fn collect(root: &Path, path: &Path, files: &mut BTreeMap<PathBuf, String>) {
    let full = root.join(path);
    if !full.is_dir() {
        files.insert(path.to_owned(), read(&full));
        return;
    }
    for entry in std::fs::read_dir(full).expect("the folder can be read") {
        collect(root, &path.join(entry.expect("the folder can be read").file_name()), files);
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes what has changed, so that a second run builds nothing.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let folder = path.parent().expect("a file is in a folder");
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, text)).expect("the folder can be written to");
}

/// Builds the driver without a network: everything it needs was needed to build this test.
fn build(folder: &Path) -> PathBuf {
    let target = folder.join("target");
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--quiet", "--offline", "--package", "driver", "--target-dir"])
        .arg(&target)
        // Some faults leave code unused.
        .env("RUSTFLAGS", "--cap-lints=allow")
        .current_dir(folder)
        .status()
        .expect("cargo can be run");
    assert!(status.success(), "the crate with the faults does not build");
    target.join("debug").join(format!("driver{}", std::env::consts::EXE_SUFFIX))
}

/// The bodies, a line for each, with what the model finds in them.
fn input() -> String {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let sampler = Sampler::new(&model);
    let mut input = String::new();
    for number in 0..BODIES {
        let sample = sampler.draw(SEED, number);
        let findings = interpreter::findings(&model, sample.version, &sample.body, sample.now, &mut |_, _, _| {});
        let findings: Vec<String> = findings
            .iter()
            .map(|finding| format!("{} {} {} {}", finding.field, finding.rule, finding.level, finding.place))
            .collect();
        let version = &model.operations[0].versions[sample.version.0].name;
        let body = serde_json::to_string(&sample.body).expect("an object of JSON values is JSON");
        let _ = writeln!(input, "{version}\t{}\t{body}\t{}", sample.now, findings.join("\t"));
    }
    input
}

fn run(driver: &Path, input: &str) -> String {
    let mut driver = Command::new(driver)
        .arg(FAULTS.len().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the driver can be run");
    // It reads everything before it answers.
    driver.stdin.take().expect("it has an input").write_all(input.as_bytes()).expect("the driver reads its input");
    let output = driver.wait_with_output().expect("the driver ends");
    assert!(output.status.success(), "the driver failed");
    String::from_utf8(output.stdout).expect("the driver writes numbers")
}
