//! `codegen`: writes the generated files, or tells which are not current.

use lexopt::prelude::{Long, Short};
use xtask::exit::{Failure, Outcome};
use xtask::{generated, workspace};

use crate::{help, print};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => check = true,
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    let root = workspace::find(&std::env::current_dir()?)?;
    let wanted = ::codegen::generate(&workspace::model(&root)?);
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
