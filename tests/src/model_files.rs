//! The files of a model in memory, to be edited as its maintainers would.

use std::collections::BTreeMap;

use codegen::ir::Version;
use codegen::{Diagnostic, Json, Model};

use crate::fixtures;

/// The files of a model, by the paths that they have in a workspace.
#[derive(Clone)]
pub struct ModelFiles(BTreeMap<String, String>);

impl ModelFiles {
    /// The model of this workspace. A change of it must fail no test but those whose purpose it is: see `live_model.rs`.
    ///
    /// # Panics
    ///
    /// If it cannot be read.
    #[must_use]
    pub fn live() -> Self {
        let files = xtask::workspace::model_files(crate::workspace()).expect("the model can be read");
        // A checkout may have any line ends; an edit is a text with plain ones.
        Self::of(files.into_iter().map(|(path, text)| (path, text.replace("\r\n", "\n"))))
    }

    /// The small model of an API that does not exist. It has a bit of everything.
    #[must_use]
    pub fn parcels() -> Self {
        Self(fixtures::model("parcels"))
    }

    /// The same with an operation that only reads.
    #[must_use]
    pub fn tracking() -> Self {
        let read = include_str!("../models/tracking.yaml");
        Self::parcels().replace("spec/api.yaml", "[book]", "[book, track]").append("spec/track/track.yaml", read)
    }

    /// The least that a model can be.
    #[must_use]
    pub fn smallest() -> Self {
        Self(fixtures::model("smallest"))
    }

    /// A model of these files.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// The files by their paths.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// Puts one text in the place of another.
    ///
    /// # Panics
    ///
    /// If the file does not have it exactly once.
    #[must_use]
    pub fn replace(mut self, file: &str, old: &str, new: &str) -> Self {
        let text = self.file(file);
        assert_eq!(text.matches(old).count(), 1, "{file} should have this once:\n{old}");
        *text = text.replace(old, new);
        self
    }

    /// The same in one entry: the lines from `- wire: <name>` or `- name: <name>` to the next entry beside it.
    ///
    /// # Panics
    ///
    /// If the entry does not have it exactly once.
    #[must_use]
    pub fn replace_in(mut self, file: &str, entry: &str, old: &str, new: &str) -> Self {
        let text = self.file(file);
        let (start, end) = bounds(text, entry);
        let found = text[start..end].matches(old).count();
        assert_eq!(found, 1, "the entry {entry} of {file} should have this once:\n{old}");
        let edited = text[start..end].replace(old, new);
        text.replace_range(start..end, &edited);
        self
    }

    /// Puts an entry behind another one.
    #[must_use]
    pub fn insert_after(mut self, file: &str, entry: &str, new: &str) -> Self {
        let text = self.file(file);
        let (_, end) = bounds(text, entry);
        text.insert_str(end, new);
        self
    }

    /// Takes an entry away.
    #[must_use]
    pub fn remove(mut self, file: &str, entry: &str) -> Self {
        let text = self.file(file);
        let (start, end) = bounds(text, entry);
        text.replace_range(start..end, "");
        self
    }

    /// Moves an entry to the end of a file that ends with the list which it is to belong to.
    #[must_use]
    pub fn move_to(mut self, file: &str, entry: &str, other: &str) -> Self {
        let text = self.file(file);
        let (start, end) = bounds(text, entry);
        let moved: String = text.drain(start..end).collect();
        self.append(other, &format!("\n{}\n", moved.trim_end()))
    }

    /// Adds text to the end of a file, or a file.
    #[must_use]
    pub fn append(mut self, file: &str, text: &str) -> Self {
        self.0.entry(file.to_owned()).or_default().push_str(text);
        self
    }

    /// Takes a file away.
    ///
    /// # Panics
    ///
    /// If it is not there.
    #[must_use]
    pub fn without(mut self, file: &str) -> Self {
        assert!(self.0.remove(file).is_some(), "there is no file {file}");
        self
    }

    /// Gives a file another name.
    ///
    /// # Panics
    ///
    /// If it is not there.
    #[must_use]
    pub fn rename(mut self, old: &str, new: &str) -> Self {
        let text = self.0.remove(old).unwrap_or_else(|| panic!("there is no file {old}"));
        self.0.insert(new.to_owned(), text);
        self
    }

    /// The model.
    ///
    /// # Panics
    ///
    /// If it has a mistake.
    #[must_use]
    pub fn model(&self) -> Model {
        codegen::load(&self.0).unwrap_or_else(|mistakes| panic!("{mistakes}"))
    }

    /// Every mistake of the model.
    #[must_use]
    pub fn mistakes(&self) -> Vec<Diagnostic> {
        codegen::load(&self.0).err().map(|mistakes| mistakes.iter().cloned().collect()).unwrap_or_default()
    }

    /// Everything that is made from the model: the generated files, and the exports of every version. Of JSON each value
    /// is a line, behind its keys: a comma more or less is no change.
    ///
    /// # Panics
    ///
    /// If the model has a mistake.
    #[must_use]
    pub fn output(&self) -> BTreeMap<String, String> {
        let model = self.model();
        let mut output = codegen::generate(&model);
        let operation = &model.operations[0];
        for Version { name: version, .. } in &operation.versions {
            let surface = codegen::surface(&model, &operation.name, version).expect("the model has the version");
            output.insert(format!("surface of {version}"), surface);
            let schema = codegen::json_schema(&model, &operation.name, version).expect("the model has the version");
            output.insert(format!("JSON Schema of {version}"), lines("", &schema));
            let openapi = codegen::openapi(&model, &operation.name, version).expect("the model has the version");
            output.insert(format!("OpenAPI of {version}"), lines("", &openapi));
        }
        output
    }

    fn file(&mut self, file: &str) -> &mut String {
        self.0.get_mut(file).unwrap_or_else(|| panic!("there is no file {file}"))
    }
}

fn lines(path: &str, json: &Json) -> String {
    match json {
        Json::Object(entries) => entries.iter().map(|(key, value)| lines(&format!("{path} {key}"), value)).collect(),
        Json::List(items) => {
            let rule = |item: &Json| match item {
                Json::Object(entries) => entries.iter().find(|(key, _)| key == "x-rule").map(|(_, rule)| rule.line()),
                _ => None,
            };
            items.iter().map(|item| lines(&format!("{path} [{}]", rule(item).unwrap_or_default()), item)).collect()
        }
        _ => format!("{path}: {}\n", json.line()),
    }
}

/// Where an entry of a list begins and ends, in bytes. It ends before the next line that is indented no deeper.
fn bounds(text: &str, entry: &str) -> (usize, usize) {
    let mut found = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        match found {
            Some((start, depth)) if !line.trim().is_empty() && indent <= depth => return (start, offset),
            None if ["- wire: ", "- name: "].iter().any(|key| line.trim().strip_prefix(key) == Some(entry)) => {
                found = Some((offset, indent));
            }
            _ => {}
        }
        offset += line.len();
    }
    let (start, _) = found.unwrap_or_else(|| panic!("there is no entry {entry}"));
    (start, offset)
}
