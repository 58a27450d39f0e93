//! From tokens to the text of a file: the one place that formats.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

/// A Rust file in the making.
pub(crate) struct RustFile {
    docs: &'static str,
    items: String,
    imports: Imports,
}

/// What a file names without a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Imports {
    /// All that it uses, of the rest of the crate and of other generated files.
    Used,
    /// These of the rest of the crate: for a file whose own names, such as variants, may look like uses of others.
    Only(&'static [&'static str]),
}

/// What generated code may import of the rest of the crate, and of others: the name as it is used, and the path.
const IMPORTS: &[(&str, &str)] = &[
    ("fmt::", "std::fmt"),
    ("Deserialize", "serde::de::Deserialize"),
    ("Deserializer", "serde::de::Deserializer"),
    ("Serialize", "serde::ser::Serialize"),
    ("SerializeMap", "serde::ser::SerializeMap"),
    ("Serializer", "serde::ser::Serializer"),
    ("Entry", "crate::field::Entry"),
    ("Extra", "crate::field::Extra"),
    ("Field", "crate::field::Field"),
    ("ReadError", "crate::json::ReadError"),
    ("json::", "crate::json"),
    ("Draft", "crate::request::Draft"),
    ("Fields", "crate::request::Fields"),
    ("Request", "crate::request::Request"),
    ("HeaderSource", "crate::request::HeaderSource"),
    ("RequestHeader", "crate::request::RequestHeader"),
    ("request::", "crate::request"),
    ("ReadRequest", "crate::read::ReadRequest"),
    ("Target", "crate::read::Target"),
    ("Lazy", "crate::response::Lazy"),
    ("Object", "crate::response::Object"),
    ("RawObject", "crate::response::RawObject"),
    ("response::", "crate::response"),
    ("OrderEffect", "crate::response::OrderEffect"),
    ("sealed::", "crate::response::sealed"),
    ("Charset", "crate::rules::Charset"),
    ("Url", "crate::rules::Url"),
    ("rules::", "crate::rules"),
    ("Check", "crate::validation::Check"),
    ("Rule", "crate::validation::Rule"),
    ("Violation", "crate::validation::Violation"),
    ("Violations", "crate::validation::Violations"),
    ("validation::", "crate::validation"),
    ("Amount", "crate::value::Amount"),
    ("EpochSeconds", "crate::value::EpochSeconds"),
    ("Flag", "crate::value::Flag"),
    ("Integer", "crate::value::Integer"),
    ("Number", "crate::value::Number"),
    ("Personal", "crate::value::Personal"),
    ("Public", "crate::value::Public"),
    ("RawJson", "crate::value::RawJson"),
    ("Secret", "crate::value::Secret"),
    ("TypeFault", "crate::value::TypeFault"),
    ("UnknownValue", "crate::value::UnknownValue"),
    ("Value", "crate::value::Value"),
    ("named_enum!", "crate::value::named_enum"),
    ("open_enum!", "crate::value::open_enum"),
];

/// A name that a generated file has.
pub(crate) struct Import {
    /// The name.
    pub(crate) name: String,
    /// The file that has it, from the folder of generated files, without its ending.
    pub(crate) file: String,
    /// The file, or the folder of the files, that may use it.
    pub(crate) user: String,
}

impl RustFile {
    pub(crate) fn new(docs: &'static str) -> Self {
        Self { docs, items: String::new(), imports: Imports::Used }
    }

    /// A file that names everything but these by its path.
    pub(crate) fn importing(docs: &'static str, names: &'static [&'static str]) -> Self {
        Self { imports: Imports::Only(names), ..Self::new(docs) }
    }

    pub(crate) fn push(&mut self, item: TokenStream) {
        let file = syn::parse2(item).expect("an emitter writes whole items");
        self.items.push('\n');
        space_out(&prettyplease::unparse(&file), &mut self.items);
    }

    /// The text of the file, given its path from the folder of generated files, without its ending.
    pub(crate) fn print(self, path: &str, generated: &[Import]) -> String {
        let (used, generated) = match self.imports {
            Imports::Used => (names_in(&self.items), generated),
            Imports::Only(names) => (names.iter().copied().collect(), &[][..]),
        };
        let is_in = |folder: &str| folder.is_empty() || path == folder || path.starts_with(&format!("{folder}/"));
        let is_used =
            |import: &&Import| import.file != path && is_in(&import.user) && used.contains(import.name.as_str());
        let generated: Vec<&Import> = generated.iter().filter(is_used).collect();
        let known = IMPORTS.iter().filter(|(name, _)| used.contains(*name));
        let known = known.filter(|(name, _)| generated.iter().all(|import| import.name != *name));
        let known = known.map(|(_, path)| (*path).to_owned());
        let others = generated.iter().map(|import| {
            let module = import.file.trim_end_matches("/mod").replace('/', "::");
            format!("crate::generated::{module}::{}", import.name.trim_end_matches("::"))
        });
        format!("{}\n//! {}\n{}{}", header("//"), self.docs, import(known.chain(others).collect()), self.items)
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

/// Puts an empty line between the members of an `impl` or a module, which the printer does not.
fn space_out(text: &str, spaced: &mut String) {
    const OPENERS: &[&str] = &["///", "#[", "fn ", "pub fn ", "pub struct ", "impl", "type "];
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
}

/// Every name of a Rust text that is not behind a path or a point, with `::` as well if a path begins with it, and with `!`
/// if it is a macro; none in comments and strings.
fn names_in(text: &str) -> BTreeSet<&str> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = text.as_bytes();
    let mut names = BTreeSet::new();
    let (mut at, mut after_path) = (0, false);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let word = rest.iter().position(|byte| !is_word(byte)).unwrap_or(rest.len());
        let length = match rest {
            [b'/', b'/', ..] => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
            [b'"', ..] => string_length(rest),
            [b'\'', b'"', b'\'', ..] => 3,
            [b':', b':', ..] => 2,
            _ if word > 0 => word,
            _ => 1,
        };
        if word > 0 && !after_path {
            names.extend(text.get(at..at + word));
            if rest[word..].starts_with(b"::") {
                names.extend(text.get(at..at + word + 2));
            }
            if rest[word..].starts_with(b"!") {
                names.extend(text.get(at..=at + word));
            }
        }
        after_path = rest.starts_with(b"::") || rest.starts_with(b".");
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
