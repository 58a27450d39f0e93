//! From the IR to the text of every generated file. Nothing here can fail.

mod answer_schema;
mod enums;
mod examples;
mod http;
mod json_schema;
mod notation;
mod objects;
mod objects_json;
mod openapi;
mod operation;
mod pattern;
mod print;
mod read;
mod reference;
mod request;
mod request_json;
mod rule_schema;
mod rules;
pub(crate) mod rust;
mod surface;
pub(crate) mod words;

use std::collections::BTreeMap;

use quote::quote;

use crate::ir::{Model, Operation, names};
pub(crate) use json_schema::emit as json_schema;
pub(crate) use openapi::emit as openapi;
use print::{Import, RustFile};
pub(crate) use surface::surface;

/// The folders that are the generator's alone: what it does not write there, it removes.
pub const FOLDERS: &[&str] = &[FOLDER, NOTATION];

/// The generated half of the crate.
const FOLDER: &str = "juspay-session/src/generated";

/// What editors know of the notation.
const NOTATION: &str = "spec/schema";

/// An operation and the model that it is part of.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'m> {
    pub(crate) model: &'m Model,
    pub(crate) operation: &'m Operation,
}

impl<'m> Scope<'m> {
    pub(crate) fn new(model: &'m Model, operation: &'m Operation) -> Self {
        Self { model, operation }
    }
}

/// Every generated file, by its path from the workspace.
pub(crate) fn files(model: &Model) -> BTreeMap<String, String> {
    let mut rust = vec![
        ("enums".to_owned(), enums::emit(model)),
        ("hosts".to_owned(), http::emit_hosts(model)),
        ("mod".to_owned(), module(model)),
        ("objects".to_owned(), objects::emit(model)),
        ("objects_json".to_owned(), objects_json::emit(model)),
    ];
    for operation in &model.operations {
        let name = &operation.name;
        if operation.is_read() {
            rust.extend([
                (format!("{name}/http"), http::emit(model, operation)),
                (format!("{name}/mod"), read::emit(model, operation)),
                (format!("{name}/request"), read::emit_request(model, operation)),
            ]);
            continue;
        }
        rust.extend([
            (format!("{name}/groups"), request::emit_groups(model, operation)),
            (format!("{name}/groups_json"), request_json::emit_groups(operation)),
            (format!("{name}/http"), http::emit(model, operation)),
            (format!("{name}/mod"), operation::emit(model, operation)),
            (format!("{name}/rules"), rules::emit(model, operation)),
        ]);
        for id in operation.version_ids() {
            let folder = format!("{name}/{}", names::snake(&operation[id].name));
            rust.extend([
                (format!("{folder}/mod"), operation::emit_version(model, operation)),
                (format!("{folder}/request"), request::emit_version(model, operation, id)),
                (format!("{folder}/request_json"), request_json::emit_version(model, operation, id)),
                (format!("{folder}/rules"), rules::emit_places(operation, id)),
                (format!("{folder}/response"), objects::emit_version(model, operation, id)),
                (format!("{folder}/response_json"), objects_json::emit_version(model, operation, id)),
            ]);
        }
    }
    let imports = imports(model);
    let print = |(path, file): (String, RustFile)| {
        let text = file.print(&path, &imports);
        (format!("{FOLDER}/{path}.rs"), text)
    };
    let mut files: BTreeMap<String, String> = rust.into_iter().map(print).collect();
    files.insert(format!("{FOLDER}/reference.md"), reference::emit(model));
    files.insert(format!("{NOTATION}/model.schema.json"), notation::emit());
    files
}

/// The names that generated files may use of each other.
fn imports(model: &Model) -> Vec<Import> {
    let import = |name: &str, file: String, user: &str| Import { name: name.to_owned(), file, user: user.to_owned() };
    let mut imports: Vec<Import> = Vec::new();
    imports.extend(model.enums.iter().map(|list| import(&list.name, "enums".to_owned(), "")));
    imports.extend(rust::shared_objects(model).map(|object| import(&object.name, "objects".to_owned(), "")));
    for operation in &model.operations {
        let name = &operation.name;
        let structs =
            |versioned| rust::group_structs(&operation.request, versioned).filter_map(|group| group.rust.as_ref());
        imports.extend(structs(false).map(|rust| import(&rust.name, format!("{name}/groups"), name)));
        let (request, builder) = rust::request_types(operation);
        for version in &operation.versions {
            let folder = format!("{name}/{}", names::snake(&version.name));
            imports.push(import("rules::", format!("{name}/mod"), &format!("{folder}/request_json")));
            for name in [&request, &builder].map(ToString::to_string) {
                imports.push(import(&name, format!("{folder}/request"), &folder));
            }
            for rust in structs(true) {
                imports.push(import(&rust.name, format!("{folder}/request"), &folder));
            }
            for object in objects::versioned(model, operation) {
                for name in [object.name.clone(), format!("{}Fields", object.name)] {
                    imports.push(import(&name, format!("{folder}/response"), &folder));
                }
            }
        }
    }
    for object in rust::shared_objects(model) {
        imports.push(import(&format!("{}Fields", object.name), "objects".to_owned(), ""));
    }
    imports
}

/// `mod.rs`: the files, and the names that the crate shows. Those of the first operation are the crate's own; every other
/// operation is a module.
fn module(model: &Model) -> RustFile {
    let mut file = RustFile::importing("The generated part of the crate.", &[]);
    let operations: Vec<_> = model.operations.iter().map(|operation| rust::ident(&operation.name)).collect();
    file.push(quote! {
        mod enums;
        mod hosts;
        mod objects;
        mod objects_json;
        #(pub mod #operations;)*
    });
    let enums = sorted(model.enums.iter().map(|list| list.name.as_str()));
    let shared = model.operations.first().map(|operation| model.objects_of(operation)).unwrap_or_default();
    let shared = shared.into_iter().map(|id| &model[id]).filter(|object| !object.versioned);
    let objects = sorted(shared.map(|object| object.name.as_str()));
    let first = model.operations.first().map(|operation| rust::ident(&operation.name));
    // A line for each name, so that a new one is one new line.
    file.push(quote! {
        #(pub use enums::#enums;)*
        pub use hosts::Environment;
        #(pub use objects::#objects;)*
        pub use #first::*;
    });
    let versions = model.operations.iter().filter(|operation| !operation.is_read()).flat_map(|operation| {
        let name = rust::ident(&operation.name);
        let modules: Vec<_> = operation.versions.iter().map(rust::module).collect();
        modules.into_iter().map(move |module| quote!(#name::#module::rules::ALL))
    });
    file.push(quote! {
        impl std::str::FromStr for crate::validation::Rule {
            type Err = crate::validation::ParseRuleError;

            fn from_str(place: &str) -> Result<Self, Self::Err> {
                let versions = [#(#versions),*];
                let mut rules = versions.into_iter().flatten();
                rules.find(|rule| rule.place() == place).copied().ok_or(crate::validation::ParseRuleError)
            }
        }
    });
    file
}

fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<proc_macro2::Ident> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.into_iter().map(rust::ident).collect()
}
