//! `export`: the model in other notations.

use ::codegen::Model;
use lexopt::prelude::{Long, Short, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome};
use xtask::workspace;

use crate::{help, print};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut what = None;
    let (mut operation, mut version) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(value) if what.is_none() => what = Some(value.string()?),
            Long("operation") => operation = Some(arguments.value()?.string()?),
            Long("api-version") => version = Some(arguments.value()?.string()?),
            Long("help") | Short('h') => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(what) = what else {
        return Err(Failure::usage(format_args!("`export` needs to know what: {}", known())));
    };
    let Some((_, export)) = EXPORTS.iter().find(|(name, _)| *name == what) else {
        return Err(Failure::usage(format_args!("there is no export `{what}`, only {}", known())));
    };
    let root = workspace::find(&std::env::current_dir()?)?;
    let model = workspace::model(&root)?;
    let operation = workspace::operation(&model, operation.as_deref())?;
    let version = match (version, operation.versions.as_slice()) {
        (Some(version), _) => version,
        (None, [only]) => only.name.clone(),
        (None, _) => return Err(Failure::usage("`export` needs `--api-version`")),
    };
    let Some(text) = export(&model, &operation.name, &version) else {
        if what == "json-schema" && operation.is_read() {
            let message = format_args!("a request of `{}` has no body; export its `openapi` document", operation.name);
            return Err(Failure::usage(message));
        }
        let known: Vec<&str> = operation.versions.iter().map(|version| version.name.as_str()).collect();
        return Err(Failure::usage(format_args!("there is no version `{version}`, only {}", known.join(", "))));
    };
    print(&text)
}

type Export = fn(&Model, &str, &str) -> Option<String>;

/// What can be exported, by name.
const EXPORTS: &[(&str, Export)] = &[
    ("openapi", |model, operation, version| ::codegen::openapi(model, operation, version).map(|json| json.pretty())),
    ("json-schema", |model, operation, version| {
        ::codegen::json_schema(model, operation, version).map(|json| json.pretty())
    }),
    ("surface", ::codegen::surface),
];

fn known() -> String {
    EXPORTS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
