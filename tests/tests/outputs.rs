//! The planted markers, and a search for them in every committed output. `bash .ci/run` searches what the tests print.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::ir::{Sensitivity, Type};
use juspay_session::v1;
use serde_json::Value;
use tests::planted::{CANARY, MARKERS, fixture_values, shown};
use tests::sample::{ORDER, draft, session};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_is_personal_in_a_sample_is_planted() {
    let model = xtask::workspace::model(tests::workspace()).unwrap();
    let request: Value =
        serde_json::from_slice(&draft::<v1::SessionRequestBuilder>().build().unwrap().to_json()).unwrap();
    let mut planted = 0;
    for field in model.operations[0].request.fields.iter().filter(|field| field.sensitivity != Sensitivity::Public) {
        let Some(value) = request[&field.wire].as_str() else { continue };
        assert!(shown(value, MARKERS).is_some(), "{}: {value}", field.wire);
        planted += 1;
    }
    assert!(planted > 3, "the sample has personal fields");

    let answer: Value = serde_json::from_str(&session(ORDER)).unwrap();
    let mut objects = vec![(model.operations[0].success_body, &answer)];
    let mut planted = 0;
    while let Some((object, value)) = objects.pop() {
        for field in &model.objects[object.0].fields {
            match (&field.r#type, &value[&field.wire]) {
                (Type::Object(inner), value) => objects.push((*inner, value)),
                (_, Value::String(text)) if field.sensitivity != Sensitivity::Public => {
                    assert!(shown(text, MARKERS).is_some(), "{}: {text}", field.wire);
                    planted += 1;
                }
                _ => {}
            }
        }
    }
    assert!(planted > 1, "the sample has secret fields");
}

#[test]
fn nothing_committed_shows_what_is_planted() {
    let root = tests::workspace();
    let snapshots = files(&root.join("tests/snapshots"));
    let (wire, printed): (Vec<_>, Vec<_>) =
        snapshots.into_iter().partition(|path| path.parent().unwrap().ends_with("wire"));
    // On the wire is where it belongs.
    for path in &wire {
        let text = fs::read_to_string(path).unwrap();
        assert!(shown(&text, MARKERS).is_some(), "{} is a request", path.display());
    }
    let docs = [files(&root.join("juspay-session/docs")), files(&root.join("tests/benches"))].concat();
    assert!(wire.len() > 1 && printed.len() > 10 && docs.len() > 3);
    for path in printed.iter().chain(&docs) {
        let text = fs::read_to_string(path).unwrap();
        assert_eq!(shown(&text, MARKERS), None, "{}", path.display());
    }
}

/// The program that searches what was printed, with this as the output.
fn search(name: &str, output: &str) -> (Option<i32>, String) {
    let path = tests::program::scratch().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, output).unwrap();
    let searched = Command::new(env!("CARGO_BIN_EXE_search_output")).arg(&path).output().unwrap();
    let printed = String::from_utf8([searched.stdout, searched.stderr].concat()).unwrap();
    (searched.status.code(), printed)
}

#[test]
fn an_output_is_searched_for_all_that_is_planted() {
    // For the search of the real output.
    println!("{CANARY}");
    let whole = format!("running 1 test\n{CANARY}\ntest a ... ok\n");
    assert_eq!(search("output-clean", &whole), (Some(0), "nothing that was planted is in 3 lines\n".to_owned()));
    let (code, printed) = search("output-partial", "test a ... ok\n");
    assert_eq!(code, Some(1));
    assert!(printed.contains("--show-output"), "{printed}");
    let fixtures = fixture_values();
    assert!(fixtures.len() > 20, "{fixtures:?}");
    for planted in [MARKERS[0], MARKERS[MARKERS.len() - 1], fixtures.first().unwrap(), fixtures.last().unwrap()] {
        let (code, printed) = search("output-shows", &format!("{whole}Error {{ x: \"{planted}\" }}\n"));
        assert_eq!(code, Some(1));
        assert!(printed.contains("\n  Error {"), "{planted}: {printed}");
    }
}
