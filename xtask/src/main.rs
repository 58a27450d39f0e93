//! The commands of this workspace.

mod bench;
mod codegen;
mod diff;
mod drift;
mod export;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use lexopt::prelude::{Long, Short, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome, report};

const HELP: &str = "\
The commands of this workspace.

  cargo xtask codegen            write the generated part of juspay-session from spec/
  cargo xtask codegen --check    write nothing; tell which generated files are stale, missing or extra
  cargo xtask validate [--operation O] --api-version default|v1 [FILE|-] [--json] [--now EPOCH]
                     [--waive PLACE]…
                                 check request bodies: one JSON object, or JSON Lines; a waived rule is advice
  cargo xtask mock [--host H] [--port N] [--api-version default|v1] [--ledger-size N] [--waive PLACE]…
                                 the mock API: prints its address and runs until it is killed
  cargo xtask drift [--operation O] PAGE|-|URL [--json] [--accept [--force]]
                                 what the documentation page of an operation says that its lock (spec/O/docs.lock) and
                                 the model do not; --accept writes the lock, but forgets more than a fifth of it, or
                                 accepts a truncated page, only with --force
  cargo xtask diff REV|DIR [--json|--markdown]
                                 the model of a git revision, or of a folder, and now: what changed, what that does to
                                 downstream code, and the version bump that it asks for
  cargo xtask export openapi|json-schema|surface [--operation O] [--api-version default|v1]
                                 a version as an OpenAPI 3.1 document, its request body as a JSON Schema,
                                 or what it offers, a line for everything that a user can touch; an operation
                                 with one version needs no --api-version
  cargo xtask bench [time|loopback|generator|size]… [--full] [--out FOLDER]
                                 measure speed and size beside what others would use, all of it or a part;
                                 report into target/bench; --full takes its time

Without --operation, a command is about the first operation of the model.

Exit codes: 0 as it should be, 1 a finding, 2 could not run.
Findings go to stdout, errors to stderr.
";

fn main() -> ExitCode {
    report(run())
}

fn run() -> Result<Outcome, Failure> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(Value(command)) => match command.string()?.as_str() {
            "bench" => bench::run(arguments),
            "codegen" => codegen::run(arguments),
            "diff" => diff::run(arguments),
            "drift" => drift::run(arguments),
            "export" => export::run(arguments),
            "mock" => hand_over("juspay-session", "juspay-mock", "mock", 2),
            "validate" => session(),
            "help" => help(),
            other => Err(Failure::usage(format_args!("there is no command `{other}`"))),
        },
        Some(Long("help") | Short('h')) => help(),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::usage("no command was given")),
    }
}

fn help() -> Result<Outcome, Failure> {
    print(HELP)
}

/// Prints to a reader that may have gone away, as `head` does.
fn print(text: &str) -> Result<Outcome, Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Outcome::Clean),
    }
}

/// Hands over to the program that is built with the generated crate. This one is not, so that it still runs, and can mend
/// the crate, when the crate does not compile.
fn session() -> Result<Outcome, Failure> {
    if std::env::args_os().any(|argument| argument == "--help" || argument == "-h") {
        return help();
    }
    hand_over("xtask", "xtask-session", "session", 1)
}

/// Builds another program and becomes it, with the arguments from an index on.
fn hand_over(package: &str, program: &str, features: &str, from: usize) -> Result<Outcome, Failure> {
    if !cargo("build", package, program, features).status().map_err(not_run)?.success() {
        return Err(Failure::new(
            "the generated crate does not compile, as said above; `cargo xtask codegen` writes it anew",
        ));
    }
    let mut command = cargo("run", package, program, features);
    command.arg("--").args(std::env::args_os().skip(from));
    become_other(command)
}

/// The bytes behind a URL, by the program that is built with an HTTP client. This one is not, so that it builds fast.
fn fetch(url: &str) -> Result<Vec<u8>, Failure> {
    let mut command = cargo("run", "xtask", "xtask-fetch", "fetch");
    let output = command.arg("--").arg(url).stderr(Stdio::inherit()).output().map_err(not_run)?;
    if output.status.success() { Ok(output.stdout) } else { Err(Failure::new("the page could not be fetched")) }
}

/// Cargo, about to build or run a program of a package of this workspace.
fn cargo(command: &str, package: &str, program: &str, features: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([command, "--quiet", "--no-default-features", "--bin", program, "--features", features]);
    cargo.arg("--manifest-path").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("Cargo.toml"));
    cargo
}

/// Becomes the other program, so that whoever kills this process kills that one.
#[cfg(unix)]
fn become_other(mut command: Command) -> Result<Outcome, Failure> {
    use std::os::unix::process::CommandExt as _;

    Err(not_run(command.exec()))
}

/// Runs the other program and ends as it does.
#[cfg(not(unix))]
fn become_other(mut command: Command) -> Result<Outcome, Failure> {
    let status = command.status().map_err(not_run)?;
    std::process::exit(status.code().unwrap_or(2));
}

fn not_run(error: std::io::Error) -> Failure {
    Failure::new(format_args!("cargo could not be run: {error}"))
}
