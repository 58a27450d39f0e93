//! `cargo xtask mutants`: runs cargo-mutants, package by package, and holds what no test noticed against the list of
//! what none has to.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use lexopt::prelude::{Long, Short, ValueExt as _};
use xtask::exit::{Failure, Outcome};
use xtask::workspace;

use crate::{help, print};

/// The packages whose mutants there are; each has a configuration of cargo-mutants by its name in [`FOLDER`].
const PACKAGES: [&str; 2] = ["codegen", "juspay-session"];
/// The configurations, and the list.
const FOLDER: &str = "tests/mutants";
/// The mutants that may survive, each below the reason why.
const SURVIVORS: &str = "tests/mutants/survivors.txt";
/// How many of a hundred mutants the tests have to catch.
const LEAST: usize = 95;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut packages = Vec::new();
    let mut passed_on: Vec<OsString> = Vec::new();
    let mut is_part = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("package") => {
                let name = arguments.value()?.string()?;
                let Some(known) = PACKAGES.into_iter().find(|package| *package == name) else {
                    let known = PACKAGES.join("` and `");
                    return Err(Failure::usage(format_args!("there are mutants of `{known}` alone, not of `{name}`")));
                };
                packages.push(known);
            }
            Long(name @ ("file" | "in-diff" | "re" | "shard")) => {
                is_part = true;
                if name == "shard" {
                    // So that a shard is a sample of everything.
                    passed_on.extend(["--sharding".into(), "round-robin".into()]);
                }
                passed_on.push(format!("--{name}").into());
                passed_on.push(arguments.value()?);
            }
            Long("jobs") => passed_on.extend(["--jobs".into(), arguments.value()?]),
            Long("in-place") => passed_on.push("--in-place".into()),
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    if packages.is_empty() {
        packages.extend(PACKAGES);
    }
    let root = workspace::find(&std::env::current_dir()?)?;
    let listed = survivors(&fs::read_to_string(root.join(SURVIVORS)).map_err(|error| unread(SURVIVORS, &error))?)?;
    let known =
        cargo().arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().map_err(crate::not_run)?;
    if !known.success() {
        return Err(Failure::new("cargo-mutants is not installed; `cargo install --locked cargo-mutants` does it"));
    }
    let mut findings = 0;
    for package in packages {
        let tried = Tried::of(package, &root, &passed_on)?;
        let told = tried.told(package, &listed, is_part);
        print(&told.0)?;
        findings += told.1;
    }
    Ok(if findings == 0 { Outcome::Clean } else { Outcome::Finding })
}

/// What became of the mutants of a package: their names, a line each.
struct Tried {
    caught: Vec<String>,
    missed: Vec<String>,
    timeout: Vec<String>,
    unviable: Vec<String>,
}

impl Tried {
    /// Runs cargo-mutants, which shows its progress.
    fn of(package: &str, root: &Path, passed_on: &[OsString]) -> Result<Self, Failure> {
        let folder = root.join("target/mutants").join(package);
        let results = folder.join("mutants.out");
        match fs::remove_dir_all(&results) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(unread("target/mutants", &error)),
            _ => fs::create_dir_all(&folder)?,
        }
        let mut command = cargo();
        command.current_dir(root).args(["--package", package, "--config"]);
        command.arg(root.join(FOLDER).join(format!("{package}.toml")));
        command.arg("--output").arg(&folder).args(passed_on);
        // Fewer random bodies: a mutant that only one in many thousands tells is not worth the time for all.
        command.env("DIFFERENTIAL_BODIES", "20000");
        let status = command.status().map_err(crate::not_run)?;
        // 2: some were missed, 3: some timed out.
        if !matches!(status.code(), Some(0 | 2 | 3)) {
            return Err(Failure::new(format_args!("the mutants of {package} were not tried, as said above")));
        }
        let names = |file: &str| match fs::read_to_string(results.join(file)) {
            Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
            // Nothing to try, so it wrote nothing.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(unread(file, &error)),
        };
        Ok(Self {
            caught: names("caught.txt")?,
            missed: names("missed.txt")?,
            timeout: names("timeout.txt")?,
            unviable: names("unviable.txt")?,
        })
    }

    /// The report, and how many findings are in it.
    fn told(&self, package: &str, listed: &BTreeMap<String, usize>, is_part: bool) -> (String, usize) {
        let [caught, missed, timeout, unviable] =
            [&self.caught, &self.missed, &self.timeout, &self.unviable].map(Vec::len);
        let mut told = format!(
            "\n{package}: {} mutants: {caught} caught, {timeout} timed out, {missed} missed, {unviable} unviable\n",
            caught + timeout + missed + unviable,
        );
        let mut findings = 0;
        // A mutant that hangs is noticed; one that does not compile is none.
        let (noticed, viable) = (caught + timeout, caught + timeout + missed);
        if let Some(tenths) = (noticed * 1000).checked_div(viable) {
            told += &format!("  noticed: {}.{} % of {viable}\n", tenths / 10, tenths % 10);
            if noticed * 100 < viable * LEAST {
                findings += 1;
                told += &format!("  less than {LEAST} %\n");
            }
        }
        let mut left = listed.clone();
        for name in &self.missed {
            match left.get_mut(&without_place(name)) {
                Some(count) if *count > 0 => *count -= 1,
                _ => {
                    findings += 1;
                    let _ = writeln!(told, "  missed, and not in {SURVIVORS}: {name}");
                }
            }
        }
        if !is_part {
            let of_package = |name: &str| name.strip_prefix(package).is_some_and(|rest| rest.starts_with('/'));
            for (name, count) in left.iter().filter(|(name, count)| of_package(name) && **count > 0) {
                findings += 1;
                let _ = writeln!(told, "  no survivor, strike it from {SURVIVORS} ({count} times): {name}");
            }
        }
        (told, findings)
    }
}

/// How often each mutant is listed: a line each, below comments that say why.
fn survivors(text: &str) -> Result<BTreeMap<String, usize>, Failure> {
    let mut listed = BTreeMap::new();
    let mut has_reason = false;
    for (index, line) in text.lines().enumerate() {
        match line.trim() {
            "" => has_reason = false,
            comment if comment.starts_with('#') => has_reason = true,
            name if has_reason => *listed.entry(name.to_owned()).or_insert(0) += 1,
            _ => {
                let line = index + 1;
                return Err(Failure::new(format_args!(
                    "{SURVIVORS}:{line}: nothing above says why no test has to notice it; write a line that starts with `#`"
                )));
            }
        }
    }
    Ok(listed)
}

/// The name of a mutant without line and column, which any edit moves.
fn without_place(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(file), Some(_), Some(_), Some(what)) => format!("{file}:{what}"),
        _ => name.to_owned(),
    }
}

/// Cargo, about to run cargo-mutants.
fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg("mutants");
    cargo
}

fn unread(file: &str, error: &std::io::Error) -> Failure {
    Failure::new(format_args!("{file}: {error}"))
}
