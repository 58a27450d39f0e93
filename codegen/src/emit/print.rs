//! From tokens to the text of a file: the one place that formats.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

/// A Rust file in the making.
pub(crate) struct RustFile {
    docs: &'static str,
    /// The items so far. Their tokens take a hundred times as much memory, so each is printed when it comes.
    items: String,
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
    ("rules", "crate::adapters as rules"),
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
    ("with_serde", "crate::with_serde"),
];

impl RustFile {
    pub(crate) fn new(docs: &'static str) -> Self {
        Self { docs, items: String::new(), imports: true }
    }

    /// A file that names everything by its path.
    pub(crate) fn without_imports(docs: &'static str) -> Self {
        Self { imports: false, ..Self::new(docs) }
    }

    pub(crate) fn push(&mut self, item: TokenStream) {
        self.items.push('\n');
        space_out(&unparse(item), &mut self.items);
    }

    /// The text of the file. `siblings` are names of other generated files, with the file that has them.
    pub(crate) fn print(self, siblings: &[(String, &'static str)]) -> String {
        let used = if self.imports { names_in(&self.items) } else { BTreeSet::new() };
        let known = IMPORTS.iter().filter(|(name, _)| used.contains(*name)).map(|(_, path)| (*path).to_owned());
        let others = siblings.iter().filter(|(name, _)| used.contains(name.as_str()));
        let others = others.map(|(name, file)| format!("super::{file}::{name}"));
        let mut text = format!("{}\n//! {}\n", header("//"), self.docs);
        text.push_str(&import(known.chain(others).collect()));
        text.push_str(&self.items);
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
    match syn::parse2::<syn::File>(item) {
        Ok(file) => prettyplease::unparse(&file),
        // Tokens that are no item are a bug of an emitter, at which the compiler will point.
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    }
}

/// Puts a blank line between the members of an `impl` or a module, which the printer sets without one, and the lines of
/// documentation apart.
fn space_out(text: &str, spaced: &mut String) {
    const OPENERS: &[&str] = &["///", "#[", "fn ", "pub fn ", "pub struct ", "impl", "type "];
    let mut closed: Option<usize> = None;
    for line in text.lines() {
        let member = line.trim_start();
        let (indent, member) = line.split_at(line.len() - member.len());
        let is_docs = member.starts_with("///");
        for (index, part) in member.split(LINE).enumerate() {
            if closed == Some(indent.len()) && (index > 0 || OPENERS.iter().any(|opener| member.starts_with(opener))) {
                spaced.push('\n');
            }
            closed = part.ends_with([';', '}']).then_some(indent.len());
            spaced.push_str(indent);
            if index > 0 {
                spaced.push_str("///");
            }
            spaced.push_str(if is_docs { part.trim_end_matches(' ') } else { part });
            spaced.push('\n');
        }
    }
}

/// Every name of a Rust text that is not behind a path or a point; none of what stands in comments and strings.
fn names_in(text: &str) -> BTreeSet<&str> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = text.as_bytes();
    let mut names = BTreeSet::new();
    let (mut at, mut after_path) = (0, false);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest {
            [b'/', b'/', ..] => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
            [b'"', ..] => string_length(rest),
            [b'\'', b'"', b'\'', ..] => 3,
            [b':', b':', ..] => 2,
            [byte, ..] if is_word(byte) => rest.iter().position(|byte| !is_word(byte)).unwrap_or(rest.len()),
            _ => 1,
        };
        if !after_path
            && let Some(name) = text.get(at..at + length).filter(|name| name.bytes().all(|byte| is_word(&byte)))
        {
            names.insert(name);
        }
        after_path = length == 2 && rest.starts_with(b"::") || rest.starts_with(b".");
        at += length;
    }
    names
}

/// The length of the string that a text begins with.
fn string_length(text: &[u8]) -> usize {
    let mut bytes = text.iter().enumerate().skip(1);
    while let Some((index, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// What stands between the lines of a documentation while it is one attribute: one for each line would be most of what
/// there is to parse.
const LINE: char = '\u{1f}';

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
    let lines = lines.join(&LINE.to_string());
    quote!(#[doc = #lines])
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}
