//! `diff`: the model then and now.

use lexopt::prelude::{Long, Short, Value};
use xtask::exit::{Failure, Outcome};
use xtask::{history, workspace};

use crate::{help, print};

/// The crate's version, to which the bump is added: all crates of the workspace have one.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut place = None;
    let (mut json, mut markdown) = (false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(value) if place.is_none() => place = Some(value),
            Long("json") => json = true,
            Long("markdown") => markdown = true,
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(place) = place else {
        return Err(Failure::usage("`diff` needs to know what to compare with: a git revision, or a folder"));
    };
    if json && markdown {
        return Err(Failure::usage("`--json` and `--markdown` are two reports; choose one"));
    }
    let root = workspace::find(&std::env::current_dir()?)?;
    let now = workspace::model(&root)?;
    let then = history::model(&root, &place)?;
    let diff = ::codegen::diff::compare(&then, &now);
    print(&match (json, markdown) {
        (true, _) => ::codegen::diff::json(&diff, VERSION).pretty(),
        (_, true) => ::codegen::diff::markdown(&diff, VERSION),
        _ => ::codegen::diff::text(&diff, VERSION),
    })?;
    Ok(if diff.changes.is_empty() { Outcome::Clean } else { Outcome::Finding })
}
