//! From the IR to the text of every generated file. Nothing here can fail.

mod answer_schema;
mod builder;
mod enums;
mod examples;
mod http;
mod json_schema;
mod notation;
mod objects;
mod objects_wire;
mod openapi;
mod pattern;
mod print;
mod reference;
mod request;
mod request_wire;
mod rule_schema;
mod rules;
pub(crate) mod rust;
mod surface;
mod versions;
mod with_serde;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use quote::quote;

use crate::ir::{Model, Operation};
pub(crate) use json_schema::emit as json_schema;
pub(crate) use openapi::emit as openapi;
use print::RustFile;
pub(crate) use surface::surface;

/// The folders that are the generator's alone: what of them it does not write, it removes.
pub const FOLDERS: &[&str] = &[FOLDER, NOTATION];

/// The generated half of the crate.
const FOLDER: &str = "juspay-session/src/generated";

/// What editors know of the notation.
const NOTATION: &str = "spec/schema";

/// The operation that the crate is made of.
fn first(model: &Model) -> &Operation {
    &model.operations[0]
}

type Emitter = fn(&Model) -> RustFile;

/// The Rust files, each with the one emitter that writes it.
const FILES: &[(&str, Emitter)] = &[
    ("builder", builder::emit),
    ("enums", enums::emit),
    ("http", http::emit),
    ("objects", objects::emit),
    ("objects_wire", objects_wire::emit),
    ("request", request::emit),
    ("request_wire", request_wire::emit),
    ("rules", rules::emit),
    ("versions", versions::emit),
    (WITH_SERDE, with_serde::emit),
];

/// The file that is compiled where the crate has serde.
const WITH_SERDE: &str = "with_serde";

/// How many threads print.
const THREADS: usize = 2;

/// Every generated file, by its path from the workspace.
pub(crate) fn files(model: &Model) -> BTreeMap<String, String> {
    let siblings = siblings(model);
    let print = |name: &str, emit: &Emitter| {
        let others: Vec<_> = siblings.iter().filter(|(_, file)| *file != name).cloned().collect();
        emit(model).print(&others)
    };
    // No file needs another, so they are made side by side: by few threads, for each holds the tokens of what it prints.
    let next = AtomicUsize::new(0);
    let some = || {
        let taken = std::iter::from_fn(|| FILES.get(next.fetch_add(1, Ordering::Relaxed)));
        taken.map(|(name, emit)| (format!("{FOLDER}/{name}.rs"), print(name, emit))).collect::<Vec<_>>()
    };
    let mut files: BTreeMap<String, String> = thread::scope(|scope| {
        let others: Vec<_> = (1..THREADS).map(|_| scope.spawn(some)).collect();
        let mut files = vec![(format!("{FOLDER}/reference.md"), reference::emit(model))];
        files.extend(some());
        files.extend(others.into_iter().flat_map(joined));
        files.into_iter().collect()
    });
    files.insert(format!("{FOLDER}/mod.rs"), module(model));
    files.insert(format!("{NOTATION}/model.schema.json"), notation::emit());
    files
}

/// What a thread made; if it panicked, so does this one.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The names that one generated file may use of another.
fn siblings(model: &Model) -> Vec<(String, &'static str)> {
    let mut names = vec![
        ("ApiVersion".to_owned(), "versions"),
        ("RequestBody".to_owned(), "request"),
        ("TextKey".to_owned(), "request"),
    ];
    names.extend(first(model).versions.iter().map(|version| (crate::ir::names::snake(&version.name), "versions")));
    names.extend(model.enums.iter().map(|list| (list.name.clone(), "enums")));
    names.extend(model.objects.iter().map(|object| (object.name.clone(), "objects")));
    for rust in first(model).request.groups.iter().filter_map(|group| group.rust.as_ref()) {
        names.push((rust.name.clone(), "request"));
        if rust.versioned {
            names.push((rust::group_storage(rust).to_string(), "request"));
        }
    }
    names
}

/// `mod.rs`: the files, and the names that the crate shows.
fn module(model: &Model) -> String {
    let mut file = RustFile::without_imports("The generated part of the crate.");
    let modules = FILES.iter().map(|(name, _)| {
        let condition = (*name == WITH_SERDE).then(|| quote!(#[cfg(feature = "serde")]));
        let name = rust::ident(name);
        quote!(#condition mod #name;)
    });
    file.push(quote!(#(#modules)*));
    let enums = sorted(model.enums.iter().map(|list| list.name.as_str()));
    let objects = sorted(model.objects.iter().map(|object| object.name.as_str()).chain(["ErrorObject"]));
    let groups = first(model).request.groups.iter().filter_map(|group| group.rust.as_ref());
    let groups = sorted(groups.map(|rust| rust.name.as_str()));
    // A line for each name, so that a new one is one new line.
    let versions = first(model).versions.iter().map(|version| rust::module(&version.name));
    file.push(quote! {
        #(pub use enums::#enums;)*
        pub use http::{Environment, ResponseStatus, endpoint, header};
        #(pub use objects::#objects;)*
        #(pub use request::#groups;)*
        pub(crate) use request::RequestBody;
        pub(crate) use request::TextKey;
        pub(crate) use rules::check_request;
        pub use versions::ApiVersion;
        #(pub use versions::#versions;)*
    });
    file.print(&[])
}

fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<proc_macro2::Ident> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.into_iter().map(rust::ident).collect()
}
