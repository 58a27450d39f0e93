//! The entries that the model would need for what is new on the page.

use std::collections::BTreeMap;

use crate::docs::change::Change;
use crate::docs::heading::is_repeated;
use crate::docs::page::{Item, Page};
use crate::docs::tags;
use crate::ir::{Field, Model, Operation, Part, Source, names};
use crate::json::Json;

/// An entry to paste into the model.
pub(super) struct Entry {
    /// Where it goes.
    pub(super) place: String,
    /// Its lines, indented as those that they will stand among.
    pub(super) yaml: String,
}

/// More are no help to anybody.
const MOST_ENTRIES: usize = 20;

/// What an entry says until somebody has said it.
const DOCS: &str = "Say here, in your own words, what it is.";
/// Why a status says nothing of the order until somebody has said it.
const DECISION: &str = "decisions: [{page: Does not say what it means for the order., reading: It is not known., \
                        because: Say here why.}]";

/// The entries of a report. Each is tried with those before it, so that the generator accepts all of them together.
pub(super) struct Entries<'p> {
    page: &'p Page,
    /// As it is on disk, where the places are that a person sees.
    told: &'p Operation,
    model: Model,
    files: BTreeMap<String, String>,
    /// The titles of groups that the model does not have, and that an entry has begun.
    begun: Vec<String>,
    /// How many entries were asked for.
    asked: usize,
}

impl<'p> Entries<'p> {
    pub(super) fn new(
        page: &'p Page,
        model: &Model,
        operation: &'p Operation,
        files: &BTreeMap<String, String>,
    ) -> Self {
        Self { page, told: operation, model: model.clone(), files: files.clone(), begun: Vec::new(), asked: 0 }
    }

    /// The operation with the entries so far.
    fn operation(&self) -> &Operation {
        self.model.operation(&self.told.name).expect("an entry removes no operation")
    }

    /// Whether there were more new things than entries.
    pub(super) fn are_used_up(&self) -> bool {
        self.asked > MOST_ENTRIES
    }

    /// The entry for something that the model does not have; none where an entry alone would not do.
    pub(super) fn of(&mut self, change: &Change, versions: &[&str]) -> Option<Entry> {
        // A second one of a name is a slip of the page's.
        if is_repeated(&change.name) {
            return None;
        }
        self.asked += 1;
        if self.are_used_up() {
            return None;
        }
        let version = self.page.versions.iter().find(|version| version.name == change.version)?;
        let mut items = version.items.iter();
        let item = items.find(|item| item.record.part == change.part && item.record.name == change.name)?;
        match change.part {
            Part::Request => self.request_field(item, versions),
            Part::Header => self.header(item),
            Part::Response => match change.name.split_once('.') {
                None => self.response(&item.record.name, versions),
                Some((status, wire)) => self.answer_field(item, status, wire, versions),
            },
            Part::Version | Part::Endpoint | Part::Auth | Part::Sample => None,
        }
    }

    fn request_field(&mut self, item: &Item, versions: &[&str]) -> Option<Entry> {
        let record = &item.record;
        let title = record.group.as_deref().unwrap_or_default();
        let groups = &self.operation().request.groups;
        let group = groups.iter().position(|group| group.title == title);
        // A group that the model does not have takes more than an entry; its fields are tried in the first.
        let sibling =
            self.operation().request.fields.iter().find(|field| field.group.map(|id| id.0) == group.or(Some(0)))?;
        let source = sibling.source.clone();
        let tags = record.tags.as_deref();
        let remark = item.evidence.as_ref().map_or("", |evidence| &evidence.remark);
        let (presence, field_type) = (tags::presence(tags, remark), tags::request_type(tags));
        let mut head = vec![format!("wire: {}", scalar(&record.name))];
        head.extend(self.versions(versions));
        let mut tail = vec![format!("type: {field_type}"), format!("presence: {presence}")];
        tail.push("sensitivity: personal".to_owned());
        tail.extend(origin(tags));
        tail.push(format!("docs: {DOCS}"));
        let mut example = Vec::new();
        if let Some(evidence) = item.evidence.as_ref().filter(|evidence| !tags::is_placeholder(&evidence.example)) {
            let is_boolean = field_type == "boolean";
            let value = if is_boolean { evidence.example.to_lowercase() } else { scalar(&evidence.example) };
            example.push(format!("example: {value}"));
        }
        let mut rules = Vec::new();
        if !record.values.is_empty() && field_type == "text" {
            let values: Vec<String> = record.values.iter().map(|value| quoted(value)).collect();
            rules = vec!["must:".to_owned(), format!("  - one_of: [{}]", values.join(", "))];
        }
        let mut tries = Vec::new();
        for name in rust_names(&record.name) {
            for (example, rules) in [(&example, &rules), (&Vec::new(), &rules), (&Vec::new(), &Vec::new())] {
                tries.push([head.clone(), name.clone(), tail.clone(), example.clone(), rules.clone()].concat());
            }
        }
        let yaml = self.accepted(&source, tries)?;
        let folder = source.file.rsplit_once('/').map_or("spec", |(folder, _)| folder);
        let name = group.map(|index| self.operation().request.groups[index].name.clone());
        Some(match name {
            Some(name) => Entry {
                place: format!("Paste this into the `fields` of the group `{name}`, in {}:", source.file),
                yaml,
            },
            None if self.begun.iter().any(|begun| begun == title) => Entry {
                place: "Paste this behind the field above, into the same new group:".to_owned(),
                yaml: indented(&yaml),
            },
            None => Entry {
                place: format!(
                    "Paste this into a new file in {folder}, and its name behind the others of `operation.groups`:"
                ),
                yaml: self.new_group(folder, title, &yaml),
            },
        })
    }

    /// A file with a group of one field.
    fn new_group(&mut self, folder: &str, title: &str, field: &str) -> String {
        let up = "../".repeat(folder.matches('/').count());
        self.begun.push(title.to_owned());
        let name = names::snake(title).trim_matches('_').replace("__", "_");
        let is_free = |name: &str| self.operation().request.groups.iter().all(|group| group.name != name);
        let name = if !name.is_empty() && is_free(&name) { name } else { "new_group".to_owned() };
        let title = if title.is_empty() { "Body Parameters" } else { title };
        format!(
            "# yaml-language-server: $schema={up}schema/model.schema.json\ngroups:\n  - name: {}\n    title: {}\n    docs: Say here what these fields have in common.\n    fields:\n{}",
            scalar(&name),
            scalar(title),
            indented(field)
        )
    }

    fn header(&mut self, item: &Item) -> Option<Entry> {
        let source = self.operation().headers.first()?.source.clone();
        let tags = item.record.tags.as_deref();
        let remark = item.evidence.as_ref().map_or("", |evidence| &evidence.remark);
        let presence = tags::presence(tags, remark);
        let mut lines = vec![
            format!("wire: {}", scalar(&item.record.name)),
            "direction: request".to_owned(),
            format!("presence: {presence}"),
            "sensitivity: personal".to_owned(),
            "from: {constant: say here what fills it}".to_owned(),
        ];
        lines.extend(origin(tags));
        lines.push(format!("docs: {DOCS}"));
        let yaml = self.accepted(&source, vec![lines])?;
        let place = format!("Paste this into the `headers` of {}, and say under `from` what fills it:", source.file);
        Some(Entry { place, yaml })
    }

    fn response(&mut self, status: &str, versions: &[&str]) -> Option<Entry> {
        let source = self.operation().responses.first()?.source.clone();
        let is_success = status.starts_with('2');
        let operation = self.operation();
        let body = &self.model[if is_success { operation.success_body } else { operation.error_body }];
        let prefix = format!("{status}.");
        let version = self.page.versions.iter().find(|version| versions.contains(&version.name.as_str()))?;
        let on_page = version.items.iter().filter(|item| item.record.part == Part::Response);
        let on_page = on_page.filter_map(|item| item.record.name.strip_prefix(&prefix));
        let (fields, others): (Vec<&str>, Vec<&str>) =
            on_page.partition(|wire| body.fields.iter().any(|field| field.wire == *wire));
        let fields: Vec<String> = fields.into_iter().map(item).collect();
        let others: Vec<String> = others.into_iter().take(MOST_ENTRIES).map(|wire| format!("`{wire}`")).collect();
        let mut lines =
            vec![format!("status: {status}"), format!("name: Status{status}"), format!("body: {}", body.name)];
        lines.extend(self.versions(versions));
        lines.push(format!("docs: {DOCS}"));
        lines.push(format!("fields: [{}]", fields.join(", ")));
        if !is_success && !operation.evidence.success.is_empty() {
            lines.push("order: unknown".to_owned());
            lines.push(DECISION.to_owned());
        }
        let body = body.name.clone();
        let yaml = self.accepted(&source, vec![lines])?;
        let mut place = format!("Paste this into the `responses` of {}:", source.file);
        if !others.is_empty() {
            place = format!(
                "Its body, the object `{body}`, has no {} yet; add what it should have there. {place}",
                others.join(", ")
            );
        }
        Some(Entry { place, yaml })
    }

    fn answer_field(&mut self, item: &Item, status: &str, wire: &str, versions: &[&str]) -> Option<Entry> {
        let mut responses = self.told.responses.iter();
        let response = responses.find(|response| response.status.to_string() == status)?;
        let (of_response, body) = (response.source.clone(), response.body);
        let object = &self.model[body];
        if object.fields.iter().any(|field: &Field| field.wire == wire) {
            let place = format!("Add `{wire}` to the `fields` of {status}, at {of_response}.");
            return Some(Entry { place, yaml: String::new() });
        }
        let (name, source) = (object.name.clone(), object.fields.first()?.source.clone());
        let tags = item.record.tags.as_deref();
        let mut head = vec![format!("wire: {}", scalar(wire))];
        let of_some = self.versions(versions);
        // An error has the same fields in all versions; only their pages list others.
        let is_error = body == self.told.error_body;
        head.extend(of_some.clone().filter(|_| !is_error));
        let mut tail = vec![format!("type: {}", tags::response_type(tags)), "sensitivity: personal".to_owned()];
        tail.extend(origin(tags));
        tail.push(format!("docs: {DOCS}"));
        let tries = rust_names(wire).into_iter().map(|rust| [head.clone(), rust, tail.clone()].concat()).collect();
        let yaml = self.accepted(&source, tries)?;
        let listed = match of_some.filter(|_| is_error) {
            None => format!("add `{wire}` to the `fields` of {status}, at {of_response}"),
            Some(versions) => format!(
                "make two entries of {status}, at {of_response}, of which that with `{versions}` has `{wire}` among its `fields`"
            ),
        };
        let place = format!("Paste this into the `fields` of the object `{name}`, in {}, and {listed}:", source.file);
        Some(Entry { place, yaml })
    }

    /// The versions that an entry belongs to, unless it is all of them.
    fn versions(&self, versions: &[&str]) -> Option<String> {
        let is_all = self.operation().versions.iter().all(|version| versions.contains(&version.name.as_str()));
        let names: Vec<String> = versions.iter().map(|name| item(name)).collect();
        (!is_all).then(|| format!("versions: [{}]", names.join(", ")))
    }

    /// The first of several ways to write an entry that the generator accepts in front of another one.
    fn accepted(&mut self, before: &Source, tries: Vec<Vec<String>>) -> Option<String> {
        let file = self.files.get(&before.file)?;
        let line = usize::try_from(before.line).ok()?.checked_sub(1)?;
        let start: usize = file.split_inclusive('\n').take(line).map(str::len).sum();
        let (above, below) = file.split_at_checked(start)?;
        let indent = below.len() - below.trim_start_matches(' ').len();
        for lines in tries {
            let mut yaml = String::new();
            for (index, line) in lines.iter().enumerate() {
                let dash = if index == 0 { "- " } else { "  " };
                yaml.push_str(&format!("{:indent$}{dash}{line}\n", ""));
            }
            let mut files = self.files.clone();
            files.insert(before.file.clone(), format!("{above}{yaml}{below}"));
            if let Ok(model) = crate::load(&files) {
                (self.files, self.model) = (files, model);
                return Some(yaml);
            }
        }
        None
    }
}

/// An entry as deep as the fields of a group stand.
fn indented(entry: &str) -> String {
    let depth = entry.len() - entry.trim_start().len();
    entry.lines().map(|line| format!("      {}\n", line.get(depth..).unwrap_or_default())).collect()
}

/// The lines that give a field its Rust name: none if that of its key will do, and others if it will not.
fn rust_names(wire: &str) -> Vec<Vec<String>> {
    let snake = names::field(wire);
    let snake = snake.trim_matches('_');
    let whole = names::snake(wire);
    let others = [whole.trim_matches('_').to_owned(), format!("the_{snake}"), "renamed".to_owned()];
    let others = others.into_iter().map(|name| vec![format!("rust: {}", scalar(&name))]);
    std::iter::once(Vec::new()).chain(others).collect()
}

/// Where the page lists something without tags, the model cannot copy them.
fn origin(tags: Option<&str>) -> Option<String> {
    Some(tags.map_or_else(|| "origin: observed".to_owned(), |tags| format!("tags: {}", scalar(tags))))
}

/// A text as YAML, in quotes where it would be read as something else.
fn scalar(text: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "_ .,()/-".contains(character);
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    let starts_well = text.starts_with(|first: char| first.is_ascii_alphabetic());
    if starts_well && !text.ends_with(' ') && text.chars().all(is_plain) && !is_word {
        return text.to_owned();
    }
    quoted(text)
}

/// A text as an item of a list in brackets, where a comma ends it.
fn item(text: &str) -> String {
    if text.contains(',') { quoted(text) } else { scalar(text) }
}

/// A text as YAML in double quotes, whose escapes are those of JSON.
fn quoted(text: &str) -> String {
    Json::from(text).line()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_read_as_something_else_is_quoted() {
        for (text, expected) in [
            ("a_b 1.00,c/(d)-e", "a_b 1.00,c/(d)-e"),
            ("1a", "\"1a\""),
            ("", "\"\""),
            ("a ", "\"a \""),
            ("a: b", "\"a: b\""),
            ("a\"", "\"a\\\"\""),
            ("Yes", "\"Yes\""),
            ("yesterday", "yesterday"),
        ] {
            assert_eq!(scalar(text), expected);
        }
        assert_eq!((item("a,b").as_str(), item("a b").as_str()), ("\"a,b\"", "a b"));
    }
}
