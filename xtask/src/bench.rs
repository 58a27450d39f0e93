//! `cargo xtask bench`: runs the benches of `tests`, each of which writes a page of the report.

use std::path::{Path, PathBuf};
use std::process::Command;

use lexopt::prelude::{Long, Short, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome};

/// The parts, each with the benches that it runs.
const PARTS: [(&str, &[&str]); 4] =
    [("time", &["time", "report"]), ("loopback", &["loopback"]), ("generator", &["generator"]), ("size", &["size"])];

/// The benches that need no other client, and build in half the time.
const WITHOUT_CLIENTS: [&str; 2] = ["report", "time"];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut folder: Option<PathBuf> = None;
    let mut is_full = false;
    let mut parts = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => folder = Some(std::env::current_dir()?.join(arguments.value()?)),
            Long("full") => is_full = true,
            Value(part) => {
                let part = part.string()?;
                let known = PARTS.into_iter().find(|(name, _)| *name == part);
                parts.push(known.ok_or_else(|| {
                    let known = PARTS.map(|(name, _)| name).join(", ");
                    Failure::usage(format_args!("there is no bench `{part}`, only {known}"))
                })?);
            }
            Long("help") | Short('h') => return crate::help(),
            other => return Err(other.unexpected().into()),
        }
    }
    if parts.is_empty() {
        parts.extend(PARTS);
    }
    let compiler = compiler();
    for name in parts.iter().flat_map(|(_, benches)| *benches) {
        let mut bench = bench(name);
        if let Some(folder) = &folder {
            bench.env("BENCH_REPORT", folder);
        }
        if let Some(compiler) = &compiler {
            bench.env("BENCH_COMPILER", compiler);
        }
        if is_full {
            bench.env("BENCH_FULL", "1");
        }
        if *name == "time" {
            bench.args(["--", "--noplot"]);
        }
        let status = bench.status().map_err(crate::not_run)?;
        if !status.success() {
            return Err(Failure::new("the benches did not run, as said above"));
        }
    }
    Ok(Outcome::Clean)
}

/// Cargo, about to build and run a bench, whose progress it shows.
fn bench(name: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let features = if WITHOUT_CLIENTS.contains(&name) { "bench" } else { "clients" };
    cargo.args(["bench", "--features", features, "--bench", name, "--manifest-path"]);
    cargo.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/Cargo.toml"));
    cargo
}

/// What the compiler calls itself.
fn compiler() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
