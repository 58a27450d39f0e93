//! `export`: the model in other notations.

use lexopt::prelude::{Long, Short, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome};
use xtask::workspace;

use crate::{help, print};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
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
    let Some(surface) = ::codegen::surface(&model, &version) else {
        let known: Vec<&str> = model.versions.iter().map(|version| version.name.as_str()).collect();
        return Err(Failure::usage(format_args!("there is no version `{version}`, only {}", known.join(", "))));
    };
    print(&surface)
}
