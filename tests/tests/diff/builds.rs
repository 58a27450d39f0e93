//! What is claimed of builds is so: a program that uses all that the real model offers is compiled against the crate of
//! every edited model. And what is claimed of bodies holds for compiled rules.
//!
//! Every edited model becomes a crate of one scratch workspace: the hand-written runtime as it is, the code that is
//! generated from the model, and the program that uses it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use codegen::Model;
use codegen::diff::{Effect, compare};

use super::cases::CASES;
use super::draft::root;
use super::judged::{Bodies, Found, MANY, found, keys};
use super::{REAL, cases, uses};

fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff_builds")
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
}

/// The only crate that the types need.
const IRI_STRING: &str = "iri-string = { version = \"0.7\", default-features = false, features = [\"alloc\"] }\n";

/// The hand-written half of the crate, and what a model generates, under another name: the types alone.
fn write_crate(name: &str, model: &Model) {
    let (from, to) = (root().join("juspay-session/src"), scratch().join(name));
    write(&to.join("Cargo.toml"), &manifest(name, IRI_STRING));
    let mut folders = vec![from.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the crate can be read") {
            let path = entry.expect("the folder can be read").path();
            let inside = path.strip_prefix(&from).expect("it lies in the crate");
            match path.is_dir() {
                // The features' code is not compiled.
                true if ["generated", "client", "mock"].iter().any(|folder| inside == Path::new(folder)) => {}
                true => folders.push(path),
                false => write(&to.join("src").join(inside), &fs::read_to_string(&path).expect("it is text")),
            }
        }
    }
    for (path, text) in codegen::generate(model) {
        // The schema of the notation is no part of the crate.
        if let Some(path) = path.strip_prefix("juspay-session/") {
            write(&to.join(path), &text);
        }
    }
}

/// Writes what has changed, so that a second run builds nothing.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

fn workspace(members: &[String]) {
    let text = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = false\n");
    write(&scratch().join("Cargo.toml"), &text);
    write(&scratch().join("Cargo.lock"), &fs::read_to_string(root().join("Cargo.lock")).expect("there is a lock file"));
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments).args(["--offline", "--quiet", "--manifest-path"]).arg(scratch().join("Cargo.toml"));
    // Code for features that are not there is left out, and some of the runtime is then not used.
    cargo.arg("--target-dir").arg(scratch().join("target")).env("RUSTFLAGS", "--cap-lints=allow");
    cargo
}

/// The bodies that show what an edit rejects and accepts, which compiled rules judge: `case version now body`.
fn shown(model: &Model, number: usize) -> Vec<(String, bool)> {
    let diff = compare(&REAL, model);
    let (of_real, of_edited) = (Bodies::of(&REAL), Bodies::of(model));
    let version = diff.changes[0].versions[0].as_str();
    let Found { rejected, accepted } = found(&REAL, model, version, [&of_real, &of_edited], &keys(&diff), MANY);
    let line = |sample: tests::bodies::Sample| {
        let body = serde_json::to_string(&sample.body).expect("an object of JSON values is JSON");
        format!("{number}\t{version}\t{}\t{body}", sample.now)
    };
    [(rejected, false), (accepted, true)]
        .into_iter()
        .filter_map(|(sample, passes)| Some((line(sample?), passes)))
        .collect()
}

/// Edits whose rules are compiled, besides being read by the interpreter.
const COMPILED: &[&str] = &[
    "a required field is new",
    "an optional field is required",
    "a limit is moved",
    "a charset has one for another",
    "a condition has one value for another, so that some ranges are wider",
    "a default is another",
    "a field moves into the mandate",
    "a value has another text, and other docs",
];

/// The generated files that hold what a program can name, without what is only said of it.
fn public_code(model: &Model) -> String {
    let is_private = |path: &str| !path.ends_with(".rs") || path.ends_with("/rules.rs") || path.ends_with("_wire.rs");
    let files = codegen::generate(model).into_iter().filter(|(path, _)| !is_private(path));
    let code = |text: String| -> String {
        text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect()
    };
    files.map(|(_, text)| code(text)).collect()
}

#[test]
fn claims_about_builds_are_so() {
    // The real model stands at the end: there every use compiles.
    let models: Vec<&Model> = cases().map(|(_, model)| model).chain([&*REAL]).collect();
    let mut program = "#![allow(dead_code, unused)]\nuse juspay_session as api;\n".to_owned();
    for (number, line) in uses::of(&REAL).iter().enumerate() {
        let _ = writeln!(program, "mod use_{number} {{ use super::api; {line} }}");
    }
    let compiled: Vec<usize> = (0..CASES.len()).filter(|number| COMPILED.contains(&CASES[*number].name)).collect();
    assert_eq!(compiled.len(), COMPILED.len(), "every name is that of a case");
    let mut members = Vec::new();
    let public = public_code(&REAL);
    for (number, model) in models.iter().enumerate() {
        // A program cannot tell one crate from another of the same public code.
        if number < CASES.len() && public_code(model) == public && !compiled.contains(&number) {
            continue;
        }
        let (name, user) = (format!("model-{number}"), format!("user-{number}"));
        write_crate(&name, model);
        let dependency = format!("juspay-session = {{ package = \"{name}\", path = \"../{name}\" }}\n");
        write(&scratch().join(&user).join("Cargo.toml"), &manifest(&user, &dependency));
        write(&scratch().join(&user).join("src/lib.rs"), &program);
        members.extend([name, user]);
    }
    write_judge(&compiled);
    members.push("judge".to_owned());
    workspace(&members);

    let output =
        cargo(&["check", "--lib", "--workspace", "--exclude", "judge", "--keep-going", "--message-format", "short"])
            .output()
            .expect("cargo can be run");
    let errors = String::from_utf8(output.stderr).expect("cargo writes text");
    let mut broken: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for line in errors.lines().filter(|line| line.contains(": error")) {
        assert!(!line.starts_with("model-"), "a generated crate does not compile:\n{line}");
        let number = line.strip_prefix("user-").and_then(|line| line.split('/').next()?.parse().ok());
        if let Some(number) = number {
            broken.entry(number).or_default().push(line);
        }
    }
    let mut wrong = String::new();
    for (number, model) in models.iter().enumerate() {
        let name = CASES.get(number).map_or("the real model", |case| case.name);
        let diff = compare(&REAL, model);
        let claims = diff.changes.iter().any(|change| change.effects.contains(&Effect::BreaksABuild));
        let found = broken.get(&number).map(Vec::as_slice).unwrap_or_default();
        if claims == found.is_empty() {
            let _ = writeln!(wrong, "{name}: \"breaks a build\" is claimed: {claims}, but the errors are {found:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(broken.len() > 15, "the errors are read: {errors}");

    judge(&compiled, &models);
}

/// A program that judges bodies by the compiled rules of some models, and of the real one.
fn write_judge(compiled: &[usize]) {
    let real = CASES.len();
    let numbers = || compiled.iter().copied().chain([real]);
    let dependencies: String =
        numbers().map(|number| format!("model-{number} = {{ path = \"../model-{number}\" }}\n")).collect();
    write(&scratch().join("judge/Cargo.toml"), &manifest("judge", &dependencies));
    let mut arms = String::new();
    for number in numbers() {
        let _ = writeln!(
            arms,
            "        {number} => {{ use model_{number} as api; let now = api::EpochSeconds::from_secs(now); let version = \
             api::ApiVersion::from_name(version).unwrap(); api::check_json(version, body.as_bytes(), \
             now).unwrap().must().next().is_none() }}"
        );
    }
    let program = format!(
        "fn accepts(number: usize, version: &str, now: u64, body: &str) -> bool {{\n    match number {{\n{arms}        _ => \
         unreachable!(),\n    }}\n}}\n\nfn main() {{\n    for line in std::io::stdin().lines() {{\n        let line = \
         line.unwrap();\n        let [number, version, now, body] = line.splitn(4, \
         '\\t').collect::<Vec<_>>().try_into().unwrap();\n        let now = now.parse().unwrap();\n        println!(\"{{}} \
         {{}}\", accepts({real}, version, now, body), accepts(number.parse().unwrap(), version, now, body));\n    }}\n}}\n"
    );
    write(&scratch().join("judge/src/main.rs"), &program);
}

/// Compiled rules judge the bodies as they are claimed to.
fn judge(compiled: &[usize], models: &[&Model]) {
    let bodies: Vec<(String, bool)> = compiled.iter().flat_map(|number| shown(models[*number], *number)).collect();
    let shown: BTreeSet<&str> = bodies.iter().filter_map(|(line, _)| line.split('\t').next()).collect();
    assert_eq!(shown.len(), compiled.len(), "every edit has a body that shows it");
    let mut judge = cargo(&["run", "--package", "judge"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo can be run");
    let input: String = bodies.iter().map(|(line, _)| format!("{line}\n")).collect();
    judge.stdin.take().expect("it has an input").write_all(input.as_bytes()).expect("it reads its input");
    let output = judge.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the judge failed");
    let answers = String::from_utf8(output.stdout).expect("it writes text");
    assert_eq!(answers.lines().count(), bodies.len());
    for ((line, passes), answer) in bodies.iter().zip(answers.lines()) {
        assert_eq!(answer, format!("{} {passes}", !passes), "then and now: {line}");
    }
}
