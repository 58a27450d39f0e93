//! `cargo xtask bench`: runs the benches of `tests`, then has their report written.

use std::path::{Path, PathBuf};
use std::process::Command;

use lexopt::prelude::{Long, Short};
use xtask::exit::{Failure, Outcome};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut folder: Option<PathBuf> = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => folder = Some(std::env::current_dir()?.join(arguments.value()?)),
            Long("help") | Short('h') => return crate::help(),
            other => return Err(other.unexpected().into()),
        }
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
