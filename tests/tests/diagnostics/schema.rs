//! The JSON Schema of the notation says what the reader of the model says, as far as it can see.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;
use tests::model_files::ModelFiles;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let text = fs::read_to_string(tests::workspace().join("spec/schema/model.schema.json")).expect("it is generated");
    let schema: Value = serde_json::from_str(&text).expect("it is JSON");
    jsonschema::draft7::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
    jsonschema::draft7::new(&schema).unwrap_or_else(|error| panic!("{error}"))
});

/// The faults that the schema sees in a file; `None` if the file is no YAML, or has a key twice.
pub(crate) fn faults(text: &str) -> Option<Vec<String>> {
    let mut options = serde_yaml::Options::default();
    // As the reader and editors have it: only `true` and `false` are booleans.
    options.strict_booleans = true;
    let value: Value = serde_yaml::from_str_with_options(text, options).ok()?;
    Some(SCHEMA.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect())
}

#[test]
fn every_model_is_accepted() {
    let small = ["odd.yaml", "third_version.yaml"].map(|name| (name.to_owned(), tests::fixtures::model_file(name)));
    let models = [ModelFiles::live(), ModelFiles::parcels(), ModelFiles::smallest(), ModelFiles::of(small)];
    for (path, text) in models.iter().flat_map(ModelFiles::files) {
        assert_eq!(faults(text), Some(Vec::new()), "{path}");
    }
}

/// The first line of a file leads editors to the schema.
#[test]
fn every_file_of_the_model_names_the_schema() {
    for (path, text) in ModelFiles::live().files() {
        let named = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let named = named.unwrap_or_else(|| panic!("{path} should begin with `# yaml-language-server: $schema=…`"));
        let folder = tests::workspace().join(path).parent().expect("a file is in a folder").to_path_buf();
        let named = folder.join(named).canonicalize().unwrap_or_else(|error| panic!("{named}: {error}"));
        let schema = tests::workspace().join("spec/schema/model.schema.json").canonicalize().expect("it is generated");
        assert_eq!(named, schema);
    }
}

/// Every key, of every kind of map: the schema and the reader take the same kinds of values for it.
#[test]
fn the_schema_and_the_reader_take_the_same_values() {
    let values = [
        "text",
        "\"a\\nb\"",
        "\"\"",
        "\" \"",
        "7",
        "1.5",
        "true",
        "null",
        "[]",
        "[a]",
        "[1]",
        "[[]]",
        "{a: b}",
        "{a: [b]}",
    ];
    let (mut compared, mut seen) = (0, BTreeSet::new());
    let parcels = ModelFiles::parcels();
    for (name, text) in parcels.files() {
        for (index, line) in text.lines().enumerate() {
            // A key with a value on its line.
            let Some((key, _)) = line.split_once(": ").filter(|(key, _)| !key.contains(['{', '#'])) else { continue };
            // Once for each kind of map: those of a kind have one depth in a file.
            if !seen.insert((name, key)) {
                continue;
            }
            for value in values {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                lines[index] = format!("{key}: {value}");
                let edited = lines.join("\n") + "\n";
                let Some(faults) = faults(&edited) else { continue };
                let told = ModelFiles::of([(name.clone(), edited)]).mistakes();
                // What the reader says of this line alone, and of its form.
                let word = format!(" is no {}", key.trim_start_matches([' ', '-']));
                let is_form = |told: &codegen::Diagnostic| {
                    told.message.ends_with(&word) || FORMS.iter().any(|form| told.message.contains(form))
                };
                let told: Vec<_> = told
                    .iter()
                    .filter(|told| told.position.line == index as u64 + 1 && is_form(told))
                    .map(|told| told.message.as_str())
                    .collect();
                assert_eq!(faults.is_empty(), told.is_empty(), "{name}: {key}: {value}\n{faults:#?}\n{told:#?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared} values were compared");
}

/// What the reader says of the form of a value.
const FORMS: &[&str] = &[
    "this is ",
    "unknown key ",
    ", not a map",
    "this text is empty",
    "this text has several lines",
    "the list `",
    "this condition is empty",
    " is no test of a field",
];
