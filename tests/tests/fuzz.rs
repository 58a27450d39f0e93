//! The bodies of the fuzz targets, on any toolchain: over the cases that are kept, and over random changes of them.
//!
//! `FUZZ_CASES` draws more or fewer, `FUZZ_SEED` others. An input that fails is printed; it belongs into `tests/fuzz/cases`,
//! once what it found is mended.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestCaseError, TestError, TestRunner};
use tests::fuzz::{TARGETS, Target, folder};

/// A change of an input.
#[derive(Clone, Debug)]
enum Change {
    Insert(Index, Vec<u8>),
    Remove(Index, Index),
    Replace(Index, u8),
    /// A part of it again, elsewhere.
    Repeat(Index, Index, Index),
    /// What follows comes from another case.
    Splice(Index, Index, Vec<u8>),
}

impl Change {
    fn apply(&self, input: &mut Vec<u8>) {
        let place = |place: &Index, length: usize| place.index(length + 1);
        let range = |one: &Index, other: &Index, length: usize| {
            let (one, other) = (place(one, length), place(other, length));
            one.min(other)..one.max(other)
        };
        let length = input.len();
        match self {
            Self::Insert(at, word) => {
                let at = place(at, length);
                drop(input.splice(at..at, word.iter().copied()));
            }
            Self::Remove(from, to) => drop(input.drain(range(from, to, length))),
            Self::Replace(at, byte) => {
                if let Some(place) = input.get_mut(place(at, length)) {
                    *place = *byte;
                }
            }
            Self::Repeat(from, to, at) => {
                let (range, at) = (range(from, to, length), place(at, length));
                let repeated = input[range].to_vec();
                drop(input.splice(at..at, repeated));
            }
            Self::Splice(at, from, other) => {
                input.truncate(place(at, length));
                input.extend_from_slice(&other[place(from, other.len())..]);
            }
        }
    }
}

/// Inputs near the cases and the words of a target; a few are anything.
fn inputs(cases: Vec<Vec<u8>>, words: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let (place, other) = (any::<Index>, select(cases.clone()));
    let change = prop_oneof![
        6 => (place(), select(words.clone())).prop_map(|(at, word)| Change::Insert(at, word)),
        3 => (place(), place()).prop_map(|(from, to)| Change::Remove(from, to)),
        3 => (place(), any::<u8>()).prop_map(|(at, byte)| Change::Replace(at, byte)),
        1 => (place(), place(), place()).prop_map(|(from, to, at)| Change::Repeat(from, to, at)),
        1 => (place(), place(), other).prop_map(|(at, from, other)| Change::Splice(at, from, other)),
    ];
    let changed = (select(cases), prop::collection::vec(change, 1..8)).prop_map(|(mut input, changes)| {
        changes.iter().for_each(|change| change.apply(&mut input));
        input
    });
    prop_oneof![
        8 => changed,
        1 => prop::collection::vec(select(words), 0..24).prop_map(|words| words.concat()),
        1 => prop::collection::vec(any::<u8>(), 0..100),
    ]
}

fn from_environment(name: &str) -> Option<u32> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} should be a number, not {text:?}")))
}

#[track_caller]
fn check(name: &str, cases: u32) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("there is such a target");
    let kept = target.cases();
    for (case, input) in &kept {
        // Seen above the panic of a case that fails.
        println!("{name}/{case}");
        (target.body)(input);
    }
    let mut runner = TestRunner::new(ProptestConfig {
        cases: from_environment("FUZZ_CASES").unwrap_or(cases),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(from_environment("FUZZ_SEED").unwrap_or(20_211_001).into()),
        ..ProptestConfig::default()
    });
    let inputs = inputs(kept.into_iter().map(|(_, input)| input).collect(), target.words());
    let ran = runner.run(&inputs, |input| {
        (target.body)(&input);
        Ok::<(), TestCaseError>(())
    });
    match ran {
        Ok(()) => {}
        Err(TestError::Fail(reason, input)) => panic!("{name}: {reason}\nof b\"{}\"", input.escape_ascii()),
        Err(TestError::Abort(reason)) => panic!("{name}: {reason}"),
    }
}

// One test for each, so that they run side by side. The slower a body, the fewer inputs.

#[test]
fn amount() {
    check("amount", 20_000);
}

#[test]
fn draft_from_json() {
    check("draft_from_json", 4_000);
}

#[test]
fn email_rule() {
    check("email_rule", 20_000);
}

#[test]
fn error_bodies() {
    check("error_bodies", 10_000);
}

#[test]
fn model_loader() {
    check("model_loader", 1_000);
}

#[test]
fn page_reader() {
    check("page_reader", 1_000);
}

#[test]
fn response_decode() {
    check("response_decode", 6_000);
}

#[test]
fn url_rules() {
    check("url_rules", 20_000);
}

/// The names of what is in a folder of the targets, without an ending.
fn names(of: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder().join(of)).unwrap_or_else(|error| panic!("{of}: {error}"));
    let paths = files.map(|file| file.expect("the folder can be read").path());
    paths.map(|path| path.file_stem().expect("it has a name").to_string_lossy().into_owned()).collect()
}

/// cargo-fuzz is for nightly compilers, so that nothing else would say that a body has no target.
#[test]
fn every_body_is_a_target() {
    let expected: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    for of in ["cases", "dictionaries", "fuzz_targets"] {
        assert_eq!(names(of), expected, "{of}");
    }
    let manifest = fs::read_to_string(folder().join("Cargo.toml")).expect("there is a manifest");
    for Target { name, .. } in TARGETS {
        let path = folder().join(format!("fuzz_targets/{name}.rs"));
        let source = fs::read_to_string(path).expect("it can be read").replace("\r\n", "\n");
        let body = format!("libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::{name}::body(data));\n");
        assert_eq!(source, format!("#![no_main]\n\n{body}"));
        let binary = format!("[[bin]]\nname = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"\n");
        assert_eq!(manifest.replace("\r\n", "\n").matches(&binary).count(), 1, "{name}");
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
    // And this file has a test for each.
    let tests = include_str!("fuzz.rs");
    for name in &expected {
        assert_eq!(tests.matches(&format!("    check(\"{name}\", ")).count(), 1, "{name}");
    }
}
