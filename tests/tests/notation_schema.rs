//! The JSON Schema of the notation says what the reader of the model says, as far as it can see.

#[allow(dead_code, reason = "the tests of diagnostics use all of it")]
#[path = "diagnostics/model.rs"]
mod model;

use std::collections::BTreeSet;
use std::fs;

use jsonschema::Validator;
use model::{Files, diagnostics, edit, folder, parcels};
use serde_json::Value;

fn schema() -> Validator {
    let text = fs::read_to_string(tests::workspace().join("spec/schema/model.schema.json")).expect("it is generated");
    let schema: Value = serde_json::from_str(&text).expect("it is JSON");
    jsonschema::draft7::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
    jsonschema::draft7::new(&schema).unwrap_or_else(|error| panic!("{error}"))
}

/// The faults that the schema sees in a file; `None` if the file is no YAML, or has a key twice.
fn faults(schema: &Validator, text: &str) -> Option<Vec<String>> {
    let mut options = serde_yaml::Options::default();
    // As the reader and editors have it: only `true` and `false` are booleans.
    options.strict_booleans = true;
    let value: Value = serde_yaml::from_str_with_options(text, options).ok()?;
    Some(schema.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect())
}

#[test]
fn every_model_is_accepted() {
    let schema = schema();
    let spec = xtask::workspace::model_files(tests::workspace()).expect("the model can be read");
    let small = ["odd.yaml", "third_version.yaml"]
        .map(|name| (name.to_owned(), fs::read_to_string(folder().join(name)).expect("the model can be read")));
    for (path, text) in spec.into_iter().chain(parcels()).chain(tests::fixtures::model("smallest")).chain(small) {
        assert_eq!(faults(&schema, &text), Some(Vec::new()), "{path}");
    }
}

/// The broken models that the schema refuses. It sees the keys of a map, kinds of values, words and empty lists.
///
/// What it does not see is for the reader alone: names that are undefined, unused, given twice or none in Rust; what a
/// condition, a comparison, a default, an example or a tag says of its field; rules that contradict each other or do not
/// fit a type; limits in the wrong order or out of range; circles; addresses; markup in documentation.
const SEEN: &[&str] = &[
    "api_in_a_folder",
    "api_missing",
    "api_twice",
    "condition_empty",
    "condition_unless_two",
    "condition_without_a_test",
    "enum_empty",
    "enum_misspelt",
    "example_unquoted_number",
    "key_missing_docs",
    "key_missing_fields",
    "key_missing_name",
    "key_misspelt",
    "key_misspelt_beside_the_right_one",
    "key_misspelt_of_a_rule",
    "key_misspelt_of_definitions",
    "key_misspelt_of_the_file",
    "key_of_an_object_field_only",
    "key_unknown",
    "kind_list_for_text",
    "kind_map_for_list",
    "kind_null",
    "kind_null_in_a_list",
    "kind_number_for_text",
    "kind_text_for_boolean",
    "kind_text_for_list",
    "kind_text_for_map",
    "left_out_of_an_unknown_part",
    "left_out_without_a_reason",
    "many_at_once",
    "name_not_as_rust_writes_it",
    "operation_at_the_top",
    "operation_twice",
    "operations_empty",
    "rule_asks_for_nothing",
    "rule_asks_for_two_things",
    "rule_length_whose_limit_is_no_number",
    "rule_not_a_list",
    "rule_number_beyond_64_bits",
    "rule_one_of_empty",
    "rule_says_false",
    "rule_unknown_format",
    "status_with_an_unknown_key",
    "text_empty",
    "text_of_several_lines",
    "version_without_a_name",
    "versions_empty",
    "versions_missing",
    "word_unknown",
    "yaml_comment_only",
    "yaml_empty_file",
    "yaml_list_at_the_top",
    "yaml_text_at_the_top",
];

/// The first line of a file leads editors to the schema.
#[test]
fn every_file_of_the_model_names_the_schema() {
    for (path, text) in xtask::workspace::model_files(tests::workspace()).expect("the model can be read") {
        let named = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let named = named.unwrap_or_else(|| panic!("{path} should begin with `# yaml-language-server: $schema=…`"));
        let folder = tests::workspace().join(path).parent().expect("a file is in a folder").to_path_buf();
        let named = folder.join(named).canonicalize().unwrap_or_else(|error| panic!("{named}: {error}"));
        let schema = tests::workspace().join("spec/schema/model.schema.json").canonicalize().expect("it is generated");
        assert_eq!(named, schema);
    }
}

#[test]
fn a_broken_model_is_refused_where_one_map_shows_it() {
    let schema = schema();
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(folder().join("broken")).unwrap() {
        let path = entry.unwrap().path();
        let mut files = parcels();
        edit(&mut files, &fs::read_to_string(&path).unwrap());
        let mut faults = files.values().filter_map(|text| faults(&schema, text)).flatten();
        if faults.next().is_some() {
            seen.insert(path.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    assert_eq!(seen, SEEN.iter().map(|slug| (*slug).to_owned()).collect());
}

/// Every key, of every kind of map: the schema and the reader take the same kinds of values for it.
#[test]
fn the_schema_and_the_reader_take_the_same_values() {
    let schema = schema();
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
    let mut compared = 0;
    for (name, text) in parcels() {
        for (index, line) in text.lines().enumerate() {
            // A key with a value on its line.
            let Some((key, _)) = line.split_once(": ").filter(|(key, _)| !key.contains(['{', '#'])) else { continue };
            for value in values {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                lines[index] = format!("{key}: {value}");
                let edited = lines.join("\n") + "\n";
                let Some(faults) = faults(&schema, &edited) else { continue };
                let files = Files::from([(name.clone(), edited)]);
                let told = diagnostics(&files);
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
