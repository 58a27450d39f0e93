//! The command that needs the generated crate.

mod validate;

use std::process::ExitCode;

use lexopt::prelude::Value;
use xtask::exit::{Failure, Outcome, report};

fn main() -> ExitCode {
    report(run())
}

fn run() -> Result<Outcome, Failure> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(Value(command)) if command == "validate" => validate::run(arguments),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::usage("no command was given")),
    }
}
