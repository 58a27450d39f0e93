//! Copies of the real model, to be edited as its maintainers would.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use codegen::ir::Version;
use codegen::{Json, Model};

/// The files of a model, in memory.
#[derive(Clone)]
pub struct Draft {
    files: BTreeMap<String, String>,
}

/// The workspace on disk.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace holds this crate").to_path_buf()
}

impl Draft {
    /// The real model, unedited.
    pub fn real() -> Self {
        let files = xtask::workspace::model_files(&root()).expect("the model can be read");
        // The sources of a checkout may have any line ends; an edit is a text with plain ones.
        Self { files: files.into_iter().map(|(path, text)| (path, text.replace("\r\n", "\n"))).collect() }
    }

    /// A model of these files alone.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// Puts one text in the place of another, which must be in the file exactly once.
    pub fn replace(mut self, file: &str, old: &str, new: &str) -> Self {
        let text = self.file(file);
        assert_eq!(text.matches(old).count(), 1, "{file} should have this once:\n{old}");
        *text = text.replace(old, new);
        self
    }

    /// The same in one entry: the lines from `- wire: <name>` or `- name: <name>` to the next entry beside it.
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
    pub fn insert_after(mut self, file: &str, entry: &str, new: &str) -> Self {
        let text = self.file(file);
        let (_, end) = bounds(text, entry);
        text.insert_str(end, new);
        self
    }

    /// Takes an entry away.
    pub fn remove(mut self, file: &str, entry: &str) -> Self {
        let text = self.file(file);
        let (start, end) = bounds(text, entry);
        text.replace_range(start..end, "");
        self
    }

    /// Adds text to the end of a file, or a file.
    pub fn append(mut self, file: &str, text: &str) -> Self {
        self.files.entry(file.to_owned()).or_default().push_str(text);
        self
    }

    /// Takes a file away.
    pub fn without(mut self, file: &str) -> Self {
        assert!(self.files.remove(file).is_some(), "there is no file {file}");
        self
    }

    /// Gives a file another name.
    pub fn rename(mut self, old: &str, new: &str) -> Self {
        let text = self.files.remove(old).unwrap_or_else(|| panic!("there is no file {old}"));
        self.files.insert(new.to_owned(), text);
        self
    }

    /// The model, which must have no mistake.
    pub fn model(&self) -> Model {
        codegen::load(&self.files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
    }

    /// The files of a model under `tests/models`.
    pub fn of_models(name: &str) -> Self {
        Self::of(tests::fixtures::model(name))
    }

    /// Everything that is made from the model: the generated files, and the exports of every version. Of JSON each value
    /// is a line, behind its keys: a comma more or less is no change.
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
        self.files.get_mut(file).unwrap_or_else(|| panic!("there is no file {file}"))
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
