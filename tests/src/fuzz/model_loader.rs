//! Whatever is in its files, a model is read, or every mistake is told with a place in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use codegen::{Diagnostics, Model};

use super::script::Script;
use crate::fixtures;

/// The operation of the parcels.
const OPERATION: &str = "spec/book/operation.yaml";

type Files = BTreeMap<String, String>;

/// A file; or edits of one of a model.
pub fn body(data: &[u8]) {
    static WORDS: LazyLock<Vec<Vec<u8>>> =
        LazyLock::new(|| super::words(include_str!("../../fuzz/dictionaries/model_loader.dict")));
    static SAMPLES: LazyLock<Vec<(Files, String)>> = LazyLock::new(samples);
    let Some(script) = Script::of(data) else {
        let files = Files::from([("any.yaml".to_owned(), String::from_utf8_lossy(data).into_owned())]);
        return check_once(&files, super::is_drawn(data));
    };
    let (files, edited) = &SAMPLES[script.sample(SAMPLES.len())];
    let mut files = files.clone();
    let text = script.edited(&files[edited], &WORDS);
    files.insert(edited.clone(), String::from_utf8_lossy(&text).into_owned());
    check_once(&files, super::is_drawn(data));
}

/// Models, and the file of each that is edited. Most are one file: the others of a model take time, and matter for few edits.
fn samples() -> Vec<(Files, String)> {
    let alone = |name: &str, text: String| (Files::from([(name.to_owned(), text)]), name.to_owned());
    let mut samples = vec![(fixtures::model("smallest"), "spec/name/operation.yaml".to_owned()); 5];
    let mut parcels = fixtures::model("parcels");
    let names = [
        OPERATION,
        "spec/book/answers.yaml",
        "spec/api.yaml",
        "spec/enums.yaml",
        "spec/book/headers.yaml",
        "spec/book/insurance.yaml",
        "spec/book/parcel.yaml",
    ];
    samples.extend(names.map(|name| alone(name, parcels[name].clone())));
    samples.push((parcels.clone(), "spec/book/parcel.yaml".to_owned()));
    parcels.entry(OPERATION.to_owned()).and_modify(|text| *text = text.replace("insurance]", "insurance, odd]"));
    parcels.insert("spec/book/odd.yaml".to_owned(), fixtures::model_file("odd.yaml"));
    samples.push((parcels, "spec/book/odd.yaml".to_owned()));
    samples
}

/// A model or diagnostics, the same each time; what has no mistake can be generated.
///
/// # Panics
///
/// If something does not hold.
pub fn check(files: &Files) {
    check_once(files, true);
}

fn check_once(files: &Files, whole: bool) {
    match codegen::load(files) {
        Err(told) => {
            check_places(files, &told);
            assert!(!whole || codegen::load(files).is_err_and(|again| again == told), "read again");
        }
        Ok(model) if whole => {
            check_output(&model);
            let again = codegen::load(files).expect("it had no mistake before");
            assert!(codegen::generate(&again) == codegen::generate(&model), "read again");
        }
        Ok(_) => {}
    }
}

fn check_output(model: &Model) {
    assert!(!codegen::generate(model).is_empty());
    for operation in &model.operations {
        for version in &operation.versions {
            let (operation, version) = (&operation.name, &version.name);
            assert!(codegen::surface(model, operation, version).is_some_and(|surface| !surface.is_empty()));
            for export in [codegen::openapi, codegen::json_schema] {
                let text = export(model, operation, version).expect("the version is there").line();
                assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|json| json.is_object()), "{text}");
            }
        }
    }
}

fn check_places(files: &Files, told: &Diagnostics) {
    assert!(!told.is_empty(), "no model and no mistake");
    for diagnostic in told.iter() {
        assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic}");
        let place = &diagnostic.position;
        // What is told of no file has the first line.
        let text = files.get(&*place.file).map_or("", String::as_str);
        let line = usize::try_from(place.line).ok().and_then(|line| lines(text).nth(line.checked_sub(1)?));
        let line = line.unwrap_or_else(|| panic!("no such line: {diagnostic}"));
        let length = line.chars().count() as u64;
        assert!((1..=length + 1).contains(&place.column), "no such column, of {length}: {diagnostic}");
    }
}

/// The lines of a text, one behind its last end of a line included. YAML takes a carriage return alone for one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else { return rest.take() };
        let after = if text[end..].starts_with("\r\n") { end + 2 } else { end + 1 };
        rest = Some(&text[after..]);
        Some(&text[..end])
    })
}
