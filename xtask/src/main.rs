//! The commands of this workspace.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use lexopt::prelude::{Long, Short, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome, report};
use xtask::{generated, workspace};

const HELP: &str = "\
The commands of this workspace.

  cargo xtask codegen            write the generated part of juspay-session from spec/
  cargo xtask codegen --check    write nothing; tell which generated files are stale, missing or extra
  cargo xtask validate --api-version default|v1 [FILE|-] [--json] [--now EPOCH]
                                 check request bodies: one JSON object, or JSON Lines
  cargo xtask mock [--port N]    the mock API on 127.0.0.1: prints its address and runs until it is killed
  cargo xtask export surface --api-version default|v1
                                 what a version offers, a line for everything that a user can touch

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
            "codegen" => codegen(arguments),
            "export" => export(arguments),
            "mock" => session("mock"),
            "validate" => session("session"),
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

fn codegen(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => check = true,
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    let root = workspace::find(&std::env::current_dir()?)?;
    let wanted = codegen::generate(&workspace::model(&root)?);
    let differences = generated::differences(&root, &wanted)?;
    if differences.is_empty() {
        return print(&format!("nothing changed: {} generated files are current\n", wanted.len()));
    }
    if check {
        for difference in &differences {
            print(&format!("{difference}\n"))?;
        }
        let count = differences.len();
        print(&format!("{count} of the generated files are not current; run `cargo xtask codegen`\n"))?;
        return Ok(Outcome::Finding);
    }
    generated::apply(&root, &differences)?;
    for difference in &differences {
        let done = match difference.kind() {
            "extra" => "removed",
            "missing" => "new",
            _ => "changed",
        };
        print(&format!("{done}: {}\n", difference.path))?;
    }
    Ok(Outcome::Clean)
}

fn export(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut what = None;
    let mut version = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(value) if what.is_none() => what = Some(value.string()?),
            Long("api-version") => version = Some(arguments.value()?.string()?),
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    match what.as_deref() {
        Some("surface") => {}
        Some(other) => return Err(Failure::usage(format_args!("there is no export `{other}`"))),
        None => return Err(Failure::usage("`export` needs to know what: `surface`")),
    }
    let Some(version) = version else { return Err(Failure::usage("`export` needs `--api-version`")) };
    let root = workspace::find(&std::env::current_dir()?)?;
    let model = workspace::model(&root)?;
    let Some(surface) = codegen::surface(&model, &version) else {
        let known: Vec<&str> = model.versions.iter().map(|version| version.name.as_str()).collect();
        return Err(Failure::usage(format_args!("there is no version `{version}`, only {}", known.join(", "))));
    };
    print(&surface)
}

/// Hands over to the program that is built with the generated crate, and with these features. This one is not, so that
/// it still runs, and can mend the crate, when the crate does not compile.
fn session(features: &str) -> Result<Outcome, Failure> {
    if std::env::args_os().any(|argument| argument == "--help" || argument == "-h") {
        return help();
    }
    let cargo = |command: &str| {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args([command, "--quiet", "--bin", "xtask-session", "--features", features, "--manifest-path"]);
        cargo.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
        cargo
    };
    if !cargo("build").status().map_err(not_run)?.success() {
        return Err(Failure::new(
            "the generated crate does not compile, as said above; `cargo xtask codegen` writes it anew",
        ));
    }
    let mut command = cargo("run");
    command.arg("--").args(std::env::args_os().skip(1));
    become_other(command)
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
