//! What is claimed of builds is so: a program that uses all that the unedited model offers is compiled against the crate of
//! every edited model. And what is claimed of bodies holds for compiled rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use codegen::Model;
use codegen::diff::{Effect, compare};
use tests::scratch::Scratch;

use super::cases::CASES;
use super::judged::{Bodies, Found, MANY, found, keys};
use super::{PARCELS, cases, uses};

/// The bodies that show what an edit rejects and accepts, which compiled rules judge: `case version now body`.
fn shown(model: &Model, number: usize) -> Vec<(String, bool)> {
    let diff = compare(&PARCELS, model);
    let (then, now) = (Bodies::of(&PARCELS), Bodies::of(model));
    let version = diff.changes[0].versions[0].as_str();
    let Found { rejected, accepted } = found(&PARCELS, model, version, [&then, &now], &keys(&diff), MANY);
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
    "a field moves into a struct",
    "a value has another text, and other docs",
];

/// The generated files that hold what a program can name, without what is only said of it.
fn public_code(model: &Model) -> String {
    let is_private = |path: &str| !path.ends_with(".rs") || path.ends_with("/rules.rs") || path.ends_with("_json.rs");
    let files = codegen::generate(model).into_iter().filter(|(path, _)| !is_private(path));
    let code = |text: String| -> String {
        text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect()
    };
    files.map(|(_, text)| code(text)).collect()
}

#[test]
fn claims_about_builds_are_so() {
    // The unedited model stands at the end: there every use compiles.
    let models: Vec<&Model> = cases().map(|(_, model)| model).chain([&*PARCELS]).collect();
    let mut program = "#![allow(dead_code, unused)]\nuse juspay_session as api;\n".to_owned();
    for (number, line) in uses::of(&PARCELS).iter().enumerate() {
        let _ = writeln!(program, "mod use_{number} {{ use super::api; {line} }}");
    }
    let compiled: Vec<usize> = (0..CASES.len()).filter(|number| COMPILED.contains(&CASES[*number].name)).collect();
    assert_eq!(compiled.len(), COMPILED.len(), "every name is that of a case");
    let mut scratch = Scratch::new("diff_builds");
    let public = public_code(&PARCELS);
    for (number, model) in models.iter().enumerate() {
        // A program cannot tell one crate from another of the same public code.
        if number < CASES.len() && public_code(model) == public && !compiled.contains(&number) {
            continue;
        }
        let name = format!("model-{number}");
        scratch.generated(&name, model);
        scratch.user(&format!("user-{number}"), &[("juspay-session", &name)], &[("lib.rs", &program)]);
    }
    add_judge(&mut scratch, &compiled);
    scratch.finish();

    // The types alone.
    let arguments = ["check", "--lib", "--workspace", "--exclude", "judge", "--no-default-features"];
    let arguments = [&arguments[..], &["--keep-going", "--message-format", "short"]].concat();
    // What of the runtime a model does not use is another test's business.
    let output = scratch.cargo(&arguments).env("RUSTFLAGS", "--cap-lints=allow").output().expect("cargo can be run");
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
        let name = CASES.get(number).map_or("the unedited model", |case| case.name);
        let diff = compare(&PARCELS, model);
        let claims = diff.changes.iter().any(|change| change.effects.contains(&Effect::BreaksABuild));
        let found = broken.get(&number).map(Vec::as_slice).unwrap_or_default();
        if claims == found.is_empty() {
            let _ = writeln!(wrong, "{name}: \"breaks a build\" is claimed: {claims}, but the errors are {found:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(broken.len() > 15, "the errors are read: {errors}");

    judge(&scratch, &compiled, &models);
}

/// A program that judges bodies by the compiled rules of some models, and of the unedited one.
fn add_judge(scratch: &mut Scratch, compiled: &[usize]) {
    let unedited = CASES.len();
    let mut arms = String::new();
    let mut used = Vec::new();
    for number in compiled.iter().copied().chain([unedited]) {
        let _ = writeln!(
            arms,
            "        {number} => {{ use model_{number} as api; let now = api::EpochSeconds::from_secs(now); let version = \
             version.parse::<api::ApiVersion>().unwrap(); api::check_json(version, body.as_bytes(), \
             now).unwrap().must().next().is_none() }}"
        );
        used.push(format!("model-{number}"));
    }
    let program = format!(
        "fn accepts(number: usize, version: &str, now: u64, body: &str) -> bool {{\n    match number {{\n{arms}        _ => \
         unreachable!(),\n    }}\n}}\n\nfn main() {{\n    for line in std::io::stdin().lines() {{\n        let line = \
         line.unwrap();\n        let [number, version, now, body] = line.splitn(4, \
         '\\t').collect::<Vec<_>>().try_into().unwrap();\n        let now = now.parse().unwrap();\n        println!(\"{{}} \
         {{}}\", accepts({unedited}, version, now, body), accepts(number.parse().unwrap(), version, now, body));\n    }}\n}}\n"
    );
    let used: Vec<(&str, &str)> = used.iter().map(|name| (name.as_str(), name.as_str())).collect();
    scratch.user("judge", &used, &[("main.rs", &program)]);
}

/// Compiled rules judge the bodies as they are claimed to.
fn judge(scratch: &Scratch, compiled: &[usize], models: &[&Model]) {
    let bodies: Vec<(String, bool)> = compiled.iter().flat_map(|number| shown(models[*number], *number)).collect();
    let shown: BTreeSet<&str> = bodies.iter().filter_map(|(line, _)| line.split('\t').next()).collect();
    assert_eq!(shown.len(), compiled.len(), "every edit has a body that shows it");
    let mut judge = scratch
        .cargo(&["run", "--package", "judge"])
        .env("RUSTFLAGS", "--cap-lints=allow")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo can be run");
    let input: String = bodies.iter().map(|(line, _)| format!("{line}\n")).collect();
    judge.stdin.take().expect("it has an input").write_all(input.as_bytes()).expect("it reads its input");
    let output = judge.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the judge failed");
    let verdicts = String::from_utf8(output.stdout).expect("it writes text");
    assert_eq!(verdicts.lines().count(), bodies.len());
    for ((line, passes), verdict) in bodies.iter().zip(verdicts.lines()) {
        assert_eq!(verdict, format!("{} {passes}", !passes), "then and now: {line}");
    }
}
