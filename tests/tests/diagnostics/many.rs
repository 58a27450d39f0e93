//! Many mistakes at once, and none at all.

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use tests::model_files::ModelFiles;

use crate::model::{ANSWERS, API, ENUMS, EXTRAS, HEADERS, INSURANCE, OPERATION, PARCEL, edited};

#[test]
fn the_model_that_is_broken_has_no_mistake() {
    let model = ModelFiles::parcels().model();
    assert!(!codegen::generate(&model).is_empty());
    for version in ["standard", "express"] {
        assert!(codegen::surface(&model, "book", version).is_some(), "{version}");
    }
}

#[test]
fn many_mistakes_are_told_in_one_run_in_the_order_of_the_text() {
    let files = edited(&[
        (OPERATION, "groups: [parcel,", "groups: [parcell,"),
        (OPERATION, "path: /book", "path: book"),
        (API, "scheme: basic", "scheme: bearer"),
        (ENUMS, "docs: A box.", "docs: A box.\n      - wire: PAPER\n        docs: Again."),
        (HEADERS, "direction: response", "direction: answer"),
        (EXTRAS, "    title: Extras\n", ""),
        (INSURANCE, "{days: 30, of: insurance.starts_on}", "{days: many, of: insurance.start_on}"),
        (ANSWERS, "status: 400", "status: 4000"),
        (ANSWERS, "        docs: Why.\n", ""),
        (PARCEL, "{min: 3, max: 12}", "{min: 12, max: 3}"),
        (PARCEL, "example: \"4.50\"", "example: 4.50"),
        (PARCEL, "{announce: [true]}", "{anounce: [\"true\"]}"),
        (PARCEL, "versions: [express]", "versions: [expres]"),
        ("spec/book/http.yaml", "status: 410", "status: 99"),
        ("spec/book/objects.yaml", "type: Sender", "type: Sendr"),
    ]);
    let mistakes = codegen::load(files.files()).expect_err("there are mistakes");
    assert_snapshot!(mistakes, @"
    spec/api.yaml:15:13: api.authorization.scheme: `bearer` is no scheme that the crate knows
        write `basic`
    spec/book/answers.yaml:46:9: Refusal.error_code: this object field has no `docs`
        add `docs:` (what it is, in our own words)
    spec/book/answers.yaml:63:13: responses.4000: 4000 is no status of a final answer
        write a number from 200 to 599
    spec/book/extras.yaml:2:5: extras: this group has no `title`
        add `title:` (the page's heading)
    spec/book/headers.yaml:11:16: headers.x-trace.direction: `answer` is no direction
        write one of `request`, `response`
    spec/book/http.yaml:19:13: responses.99: 99 is no status of a final answer
        write a number from 200 to 599
    spec/book/insurance.yaml:39:28: insurance.insurance.until.should[0].within.days: this is a text, not an integer
        write an integer
    spec/book/insurance.yaml:39:38: insurance.insurance.until.should.within: there is no field `insurance.start_on`
        did you mean `insurance.starts_on`?
    spec/book/objects.yaml:12:15: Label.sender.type: there is no type `Sendr`
        did you mean `Sender`?
    spec/book/operation.yaml:13:11: operation.endpoint.path: a path begins with a slash
        write `/book`
    spec/book/operation.yaml:15:12: operation.groups: there is no group `parcell`
        did you mean `parcel`?
    spec/book/parcel.yaml:14:27: parcel.reference.must.length: min 12 is over max 3
        swap them, or mend one
    spec/book/parcel.yaml:27:18: parcel.postage.example: this is a number, not a text
        put it in double quotes
    spec/book/parcel.yaml:39:20: parcel.recipient.email.must.required: there is no field `anounce`
        did you mean `announce`?
    spec/book/parcel.yaml:39:30: parcel.recipient.email.must.required: a boolean has no such value
        write `true` or `false`
    spec/book/parcel.yaml:76:20: parcel.courier.versions: there is no version `expres`
        did you mean `express`?
    spec/enums.yaml:9:15: enums.Wrapping.PAPER: the value `PAPER` is here twice
        keep one
    17 mistakes in the model; nothing was written
    ");
    let told: Vec<_> = mistakes.iter().collect();
    let places: Vec<_> = told.iter().map(|told| told.position.clone()).collect();
    assert!(places.is_sorted(), "{places:?}");
    let once: BTreeSet<_> = told.iter().map(ToString::to_string).collect();
    assert_eq!(once.len(), told.len());
    let broken: BTreeSet<_> = places.iter().map(|place| place.file.to_string()).collect();
    assert_eq!(broken, files.files().keys().cloned().collect(), "every file has a mistake");
}

#[test]
fn what_a_file_is_called_does_not_matter() {
    let files = ModelFiles::parcels().rename("spec/enums.yaml", "spec/book/zz/enums.yaml");
    assert_eq!(files.mistakes(), []);
}

#[test]
fn a_model_without_an_api_says_so() {
    let told: Vec<_> = ModelFiles::parcels().without(API).mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["spec:1:1: api: no file has an `api`\n    add a file with `api:` to the folder"]);
    assert_eq!(ModelFiles::of(BTreeMap::new()).mistakes().len(), 1);
}
