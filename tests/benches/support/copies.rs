//! The model, and the document made of it, several times over.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// A model that has every group, enum and object `count` times, each copy under names of its own.
///
/// It edits texts, as a person would, since what is measured begins with texts.
pub fn model(files: &BTreeMap<String, String>, count: usize) -> BTreeMap<String, String> {
    let names = names(files);
    let mut copies = files.clone();
    for number in 1..count {
        for (path, text) in files.iter().filter(|(path, _)| is_copied(path)) {
            let path = path.replace(".yaml", &format!("_{number}.yaml"));
            copies.insert(path, renamed(text, &names, number));
        }
    }
    // What no answer names would be a mistake: the first object has all copies of bodies as fields.
    let bodies: BTreeSet<&str> =
        files.values().flat_map(|text| text.lines()).filter_map(|line| line.strip_prefix("    body: ")).collect();
    let objects = copies.values_mut().find(|text| text.contains("\nobjects:")).expect("there are objects");
    let fields: String = (1..count)
        .flat_map(|number| bodies.iter().map(move |body| (number, body)))
        .map(|(number, body)| {
            format!("      - {{wire: {body}{number}, type: {body}{number}, origin: sample, sensitivity: public, docs: A copy.}}\n")
        })
        .collect();
    let start = objects.find("    fields:\n").expect("an object has fields") + "    fields:\n".len();
    objects.insert_str(start, &fields);
    let api = copies.values_mut().find(|text| text.contains("\n  groups: [")).expect("the API lists its groups");
    let end = api.find("  groups: [").and_then(|start| Some(start + api[start..].find(']')?)).expect("the list ends");
    let groups = names.iter().filter(|(_, kind)| **kind == Kind::Group).map(|(name, _)| name);
    let groups: Vec<&String> = groups.collect();
    let more: String =
        (1..count).flat_map(|number| groups.iter().map(move |name| format!(", {name}_{number}"))).collect();
    api.insert_str(end, &more);
    copies
}

/// What a name is of; it says how a copy's differs.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A group, or a key of a request.
    Group,
    Key,
    /// What becomes a type of Rust's.
    Type,
}

fn is_copied(path: &str) -> bool {
    path.contains("/request/") || path.ends_with("/enums.yaml") || path.ends_with("/objects.yaml")
}

/// Every name that another place of the model may use.
fn names(files: &BTreeMap<String, String>) -> BTreeMap<String, Kind> {
    let mut names = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| is_copied(path)) {
        let is_request = path.contains("/request/");
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("  - name: ") {
                names.insert(name.to_owned(), if is_request { Kind::Group } else { Kind::Type });
            } else if let Some(key) = line.strip_prefix("      - wire: ").filter(|_| is_request) {
                names.insert(key.to_owned(), Kind::Key);
            }
        }
    }
    names
}

/// A file under the names of a copy. Docs and decisions stay as they are.
fn renamed(text: &str, names: &BTreeMap<String, Kind>, number: usize) -> String {
    let copy = |name: &str, is_of_type: bool| match names.get(name) {
        Some(Kind::Type) if is_of_type => format!("{name}{number}"),
        Some(Kind::Group | Kind::Key) if !is_of_type => format!("{name}_{number}"),
        _ => name.to_owned(),
    };
    let is_request = text.contains("\ngroups:\n");
    let mut copied = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        let content = line.trim_start().trim_start_matches("- ");
        let (key, value) = content.split_once(": ").unwrap_or((content, ""));
        let start = &line[..line.len() - value.len()];
        match key {
            "name" => copied.extend([start, &copy(value, !is_request)]),
            "type" => {
                let (list, name) = value.strip_prefix("list of ").map_or(("", value), |name| ("list of ", name));
                copied.extend([start, list, &copy(name, true)]);
            }
            "wire" | "after" if is_request => copied.extend([start, &copy(value, false)]),
            // A group's type; the values of an enum may have the names that they have in another.
            "rust" if line.starts_with("    rust") => copied.extend([line, &number.to_string()]),
            "when" | "unless" | "within" => {
                copied.push_str(start);
                let is_of_name = |character: char| character.is_ascii_alphanumeric() || "._:".contains(character);
                for word in value.split_inclusive(|character| !is_of_name(character)) {
                    let name = word.trim_end_matches(|character| !is_of_name(character));
                    let bare = name.trim_end_matches(':');
                    copied.extend([copy(bare, false).as_str(), &word[bare.len()..]]);
                }
            }
            _ => copied.push_str(line),
        }
        copied.push('\n');
    }
    copied
}

/// One document that has every path and schema of all given `count` times, each copy under names of its own: how a large
/// API looks.
pub fn document(documents: &[Value], count: usize) -> Value {
    let (mut all_schemas, mut all_paths) = (Map::new(), Map::new());
    for number in 0..count {
        for (version, document) in documents.iter().enumerate() {
            let schemas = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
            let names: BTreeSet<String> = schemas.keys().map(|name| format!("#/components/schemas/{name}")).collect();
            let suffix = format!("Of{version}Copy{number}");
            for (name, schema) in &schemas {
                all_schemas.insert(format!("{name}{suffix}"), referring(schema, &names, &suffix));
            }
            for (path, item) in document["paths"].as_object().into_iter().flatten() {
                all_paths.insert(format!("{path}{suffix}"), referring(item, &names, &suffix));
            }
        }
    }
    let mut copies = documents[0].clone();
    copies["components"]["schemas"] = all_schemas.into();
    copies["paths"] = all_paths.into();
    copies
}

fn referring(value: &Value, names: &BTreeSet<String>, suffix: &str) -> Value {
    match value {
        Value::Object(map) => {
            let of = |(key, value): (&String, &Value)| {
                let own =
                    key == "operationId" || (key == "$ref" && value.as_str().is_some_and(|to| names.contains(to)));
                let value = match value.as_str().filter(|_| own) {
                    Some(name) => format!("{name}{suffix}").into(),
                    None => referring(value, names, suffix),
                };
                (key.clone(), value)
            };
            map.iter().map(of).collect::<Map<_, _>>().into()
        }
        Value::Array(list) => list.iter().map(|value| referring(value, names, suffix)).collect(),
        other => other.clone(),
    }
}
