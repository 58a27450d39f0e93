//! Edits of the model of parcels, each with what `diff` has to say of it.

mod conditions;
mod enums;
mod fields;
mod groups;
mod http;
mod responses;
mod rules;
mod words;

use std::sync::LazyLock;

use codegen::diff::Bump;
use tests::model_files::ModelFiles;

/// An edit, and the changes that it makes.
pub struct Case {
    pub name: &'static str,
    pub bump: Bump,
    /// Each as `kind part name (versions): effects`.
    pub changes: &'static [&'static str],
    pub edit: fn(ModelFiles) -> ModelFiles,
}

const fn case(
    name: &'static str,
    bump: Bump,
    changes: &'static [&'static str],
    edit: fn(ModelFiles) -> ModelFiles,
) -> Case {
    Case { name, bump, changes, edit }
}

/// All edits.
pub static CASES: LazyLock<Vec<&'static Case>> = LazyLock::new(|| {
    [
        fields::CASES,
        rules::CASES,
        conditions::CASES,
        enums::CASES,
        groups::CASES,
        responses::CASES,
        http::CASES,
        words::CASES,
    ]
    .into_iter()
    .flatten()
    .collect()
});

const API: &str = "spec/api.yaml";
const ENUMS: &str = "spec/enums.yaml";
const OPERATION: &str = "spec/book/operation.yaml";
const HEADERS: &str = "spec/book/headers.yaml";
const HTTP: &str = "spec/book/http.yaml";
const PARCEL: &str = "spec/book/parcel.yaml";
const EXTRAS: &str = "spec/book/extras.yaml";
const INSURANCE: &str = "spec/book/insurance.yaml";
const ANSWERS: &str = "spec/book/answers.yaml";
const OBJECTS: &str = "spec/book/objects.yaml";

/// A request field that nothing else is about.
macro_rules! field {
    ($wire:literal, $($line:literal),*) => {
        concat!("      - wire: ", $wire, "\n        origin: observed\n        sensitivity: public\n        docs: New here.\n",
            $("        ", $line, "\n",)*)
    };
}
use field;

/// A field of an object that nothing else is about.
macro_rules! getter {
    ($wire:literal, $type:literal) => {
        concat!(
            "      - wire: ",
            $wire,
            "\n        type: ",
            $type,
            "\n        origin: observed\n        sensitivity: public\n        docs: New here.\n"
        )
    };
}
use getter;
