//! The commands that need the generated crate.

#[cfg(feature = "mock")]
mod mock;
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
        #[cfg(feature = "mock")]
        Some(Value(command)) if command == "mock" => mock::run(arguments),
        Some(Value(command)) if command == "validate" => validate::run(arguments),
        Some(other) => Err(other.unexpected().into()),
        None => Err(Failure::usage("no command was given")),
    }
}
