//! From tokens to the text of a file: the one place that formats.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// A Rust file in the making.
pub(crate) struct RustFile {
    docs: &'static str,
    items: Vec<TokenStream>,
    imports: bool,
}

/// What generated code may import: the name that it uses, and the path.
const IMPORTS: &[(&str, &str)] = &[
    ("fmt", "std::fmt"),
    ("Serialize", "serde::ser::Serialize"),
    ("Serializer", "serde::ser::Serializer"),
    ("Amount", "crate::amount::Amount"),
    ("Check", "crate::check::Check"),
    ("EpochSeconds", "crate::epoch::EpochSeconds"),
    ("NoJson", "crate::json::NoJson"),
    ("RawJson", "crate::json::RawJson"),
    ("ReadError", "crate::json::ReadError"),
    ("Reader", "crate::json::Reader"),
    ("Problem", "crate::problem::Problem"),
    ("redact", "crate::redact"),
    ("SessionRequest", "crate::request::SessionRequest"),
    ("SessionRequestBuilder", "crate::request::SessionRequestBuilder"),
    ("UnknownValue", "crate::response::UnknownValue"),
    ("rules", "crate::rules"),
    ("Effective", "crate::slot::Effective"),
    ("Slot", "crate::slot::Slot"),
    ("Text", "crate::text::Text"),
    ("Texts", "crate::texts::Texts"),
    ("Version", "crate::version::Version"),
    ("sealed", "crate::version::sealed"),
    ("wire", "crate::wire"),
    ("Extra", "crate::wire::Extra"),
    ("Flag", "crate::wire::Flag"),
    ("IntegerText", "crate::wire::IntegerText"),
    ("Json", "crate::wire::Json"),
    ("Measure", "crate::wire::Measure"),
    ("Object", "crate::wire::Object"),
    ("Sink", "crate::wire::Sink"),
    ("VersionMarker", "crate::wire::VersionMarker"),
    ("WireValue", "crate::wire::WireValue"),
    ("Written", "crate::wire::Written"),
];

impl RustFile {
    pub(crate) fn new(docs: &'static str) -> Self {
        Self { docs, items: Vec::new(), imports: true }
    }

    /// A file that names everything by its path.
    pub(crate) fn without_imports(docs: &'static str) -> Self {
        Self { imports: false, ..Self::new(docs) }
    }

    pub(crate) fn push(&mut self, item: TokenStream) {
        self.items.push(item);
    }

    /// The text of the file. `siblings` are names of other generated files, with the file that has them.
    pub(crate) fn print(self, siblings: &[(String, &'static str)]) -> String {
        let mut used = BTreeSet::new();
        if self.imports {
            self.items.iter().for_each(|item| names_in(item.clone(), &mut used));
        }
        let known = IMPORTS.iter().filter(|(name, _)| used.contains(*name)).map(|(_, path)| (*path).to_owned());
        let others = siblings.iter().filter(|(name, _)| used.contains(name));
        let others = others.map(|(name, file)| format!("super::{file}::{name}"));
        let mut text = format!("{}\n//! {}\n", header("//"), self.docs);
        text.push_str(&import(known.chain(others).collect()));
        for item in self.items {
            text.push('\n');
            text.push_str(&space_out(&unparse(item)));
        }
        text
    }
}

/// The imports of a file: the standard library, other crates, this one. Each name has a line of its own, so that a new
/// one is one new line.
fn import(paths: BTreeSet<String>) -> String {
    let origin = |path: &str| ["std::", "serde::"].iter().position(|root| path.starts_with(root));
    let mut text = String::new();
    for wanted in [Some(0), Some(1), None] {
        let lines: String =
            paths.iter().filter(|path| origin(path) == wanted).map(|path| format!("use {path};\n")).collect();
        if !lines.is_empty() {
            text.push('\n');
            text.push_str(&lines);
        }
    }
    text
}

/// The first line of every generated file.
pub(crate) fn header(comment: &str) -> String {
    format!("{comment} @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.")
}

fn unparse(item: TokenStream) -> String {
    // Tokens that are no item would be a bug of an emitter; as they stand, the compiler will point at them.
    syn::parse2::<syn::File>(item.clone()).map_or_else(|_| item.to_string(), |file| prettyplease::unparse(&file))
}

/// Puts a blank line between the members of an `impl` or a module, which the printer sets without one.
fn space_out(text: &str) -> String {
    const OPENERS: &[&str] = &["///", "#[", "fn ", "pub fn ", "pub struct ", "impl", "type "];
    let mut spaced = String::with_capacity(text.len());
    let mut closed: Option<usize> = None;
    for line in text.lines() {
        let member = line.trim_start();
        let indent = line.len() - member.len();
        if closed == Some(indent) && OPENERS.iter().any(|opener| member.starts_with(opener)) {
            spaced.push('\n');
        }
        closed = member.ends_with([';', '}']).then_some(indent);
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}

fn names_in(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut after_path = false;
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if !after_path {
                    names.insert(name.to_string());
                }
                (after_path, colons) = (false, 0);
            }
            TokenTree::Group(group) => {
                names_in(group.stream(), names);
                (after_path, colons) = (false, 0);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                colons += 1;
                after_path = colons == 2;
            }
            TokenTree::Punct(punct) => (after_path, colons) = (punct.as_char() == '.', 0),
            TokenTree::Literal(_) => (after_path, colons) = (false, 0),
        }
    }
}

/// Documentation, a line each, wrapped.
pub(crate) fn docs(paragraphs: &[String]) -> TokenStream {
    const WIDTH: usize = 100;
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        // The items of a list stand together; anything else is a paragraph of its own.
        let continues = is_item(paragraph) && lines.last().is_some_and(|line| is_item(line) || line.starts_with("   "));
        if !lines.is_empty() && !continues {
            lines.push(String::new());
        }
        let hanging = if is_item(paragraph) { "  " } else { "" };
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(format!(" {line}"));
                line = hanging.to_owned();
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(format!(" {line}"));
    }
    quote!(#(#[doc = #lines])*)
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}
