//! `cargo xtask bench`: runs the benches of `tests`, then has their report written; or has instructions counted.

use std::path::{Path, PathBuf};
use std::process::Command;

use lexopt::prelude::{Long, Short};
use xtask::exit::{Failure, Outcome};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut folder: Option<PathBuf> = None;
    let (mut instructions, mut check) = (false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("instructions") => instructions = true,
            Long("check") => check = true,
            Long("out") => folder = Some(std::env::current_dir()?.join(arguments.value()?)),
            Long("help") | Short('h') => return crate::help(),
            other => return Err(other.unexpected().into()),
        }
    }
    match (instructions, check, &folder) {
        (true, _, None) => return count(check),
        (false, false, _) => {}
        (true, _, Some(_)) => {
            return Err(Failure::usage("`--out` is for the report, which `--instructions` does not write"));
        }
        (false, true, _) => return Err(Failure::usage("`--check` is for `--instructions`: no time is the same twice")),
    }
    finish(bench("time").args(["--", "--noplot"]))?;
    let mut report = bench("report");
    if let Some(folder) = folder {
        report.env("BENCH_REPORT", folder);
    }
    if let Some(compiler) = compiler() {
        report.env("BENCH_COMPILER", compiler);
    }
    finish(&mut report)
}

/// Counts instructions, and either writes them down or holds them against what is written down.
fn count(check: bool) -> Result<Outcome, Failure> {
    let mut bench = bench("instructions");
    if check {
        bench.args(["--", "--check"]);
    }
    match bench.status().map_err(crate::not_run)?.code() {
        Some(0) => Ok(Outcome::Clean),
        Some(1) if check => Ok(Outcome::Finding),
        Some(3) if check => Ok(Outcome::Incomparable),
        _ => Err(Failure::new("the instructions were not counted, as said above")),
    }
}

/// Cargo, about to build and run a bench, whose progress it shows.
fn bench(name: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["bench", "--features", "bench", "--bench", name, "--manifest-path"]);
    cargo.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/Cargo.toml"));
    cargo
}

fn finish(command: &mut Command) -> Result<Outcome, Failure> {
    let status = command.status().map_err(crate::not_run)?;
    if status.success() { Ok(Outcome::Clean) } else { Err(Failure::new("the benches did not run, as said above")) }
}

/// What the compiler calls itself.
fn compiler() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
