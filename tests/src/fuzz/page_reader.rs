//! Whatever somebody does to a page, it is read, or refused, and every difference is told in words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use codegen::Model;
use codegen::docs::{Drift, Lock, Page};

use super::script::Script;
use crate::fixtures;

/// A page; or edits of one.
pub fn body(data: &[u8]) {
    static WORDS: LazyLock<Vec<Vec<u8>>> =
        LazyLock::new(|| super::words(include_str!("../../fuzz/dictionaries/page_reader.dict")));
    match Script::of(data) {
        Some(script) => check_once(&script.edited(&PARCELS.page, &WORDS), super::is_drawn(data)),
        None => check_once(data, super::is_drawn(data)),
    }
}

/// A page, and the model of what it documents.
struct Parcels {
    page: String,
    lock: Lock,
    files: BTreeMap<String, String>,
    model: Model,
}

static PARCELS: LazyLock<Parcels> = LazyLock::new(|| {
    let page = fixtures::text("parcels/page.md").replace("\r\n", "\n");
    let files = fixtures::model("parcels");
    let model = codegen::load(&files).expect("the model has no mistakes");
    let lock = Lock::of(&Page::read(page.as_bytes()).expect("it is a page"));
    Parcels { page, lock, files, model }
});

/// How much longer than a page what is remembered of it can be. A heading may name eight things and a section of answers
/// stand for several statuses, so that a page says some things many times over.
const GROWTH: usize = 64;

/// It is refused, or remembered, and held against another one.
///
/// # Panics
///
/// If something does not hold.
pub fn check(page: &[u8]) {
    check_once(page, true);
}

fn check_once(page: &[u8], whole: bool) {
    let Parcels { lock: other, files, model, .. } = &*PARCELS;
    let operation = &model.operations[0];
    let read = match Page::read(page) {
        Ok(read) => read,
        Err(error) => return assert_eq!(Page::read(page).err(), Some(error), "read again"),
    };
    let lock = Lock::of(&read);
    let text = lock.to_text();
    assert!(text.len() <= GROWTH * (page.len() + 64), "{} bytes became {}", page.len(), text.len());
    assert_eq!(Lock::parse(&text).as_ref(), Ok(&lock));
    let drift = Drift::between(&read, other, model, operation);
    let json: serde_json::Value = serde_json::from_str(&drift.to_json()).expect("it is JSON");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(drift.changes().len()));
    if !whole {
        return;
    }
    assert_eq!(Lock::of(&Page::read(page).expect("it was read before")), lock, "read again");
    // Against itself nothing has changed on the page; what is left is about the model.
    for own in [Drift::between(&read, &lock, model, operation), Drift::of_lock(&lock, model, operation)] {
        assert!(own.changes().iter().all(|change| change.gap.is_some()));
    }
    let text = drift.to_text(&read, model, operation, files);
    assert_eq!(text.starts_with("nothing of substance"), drift.is_clean());
}
