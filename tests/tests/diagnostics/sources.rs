//! Where facts come from, the bodies that a page shows, computed defaults and least amounts.

use insta::assert_snapshot;
use tests::model_files::ModelFiles;

use crate::model::{ENUMS, HEADERS, INSURANCE, OPERATION, PARCEL, told, told_of};

const SMALLEST: &str = "spec/name/operation.yaml";

#[test]
fn sources() {
    // One without the day.
    assert_snapshot!(told(&[
        (ENUMS, "origin: observed\n", "origin: observed\n        source: A letter\n"),
    ]), @"
    spec/enums.yaml:19:17: enums.Progress.COLLECTED.source: `source` without `seen`
        add `seen:`, or remove it
    ");
    // The day alone.
    assert_snapshot!(told(&[
        (ENUMS, "origin: observed\n", "origin: observed\n        seen: 2026-11-29\n"),
    ]), @"
    spec/enums.yaml:19:15: enums.Progress.COLLECTED.seen: `seen` without `source`
        add `source:`, or remove it
    ");
    // No day of the calendar.
    assert_snapshot!(told(&[
        (ENUMS, "origin: observed\n", "origin: observed\n        source: A letter\n        seen: 2026-02-29\n"),
    ]), @"
    spec/enums.yaml:20:15: enums.Progress.COLLECTED.seen: `2026-02-29` is not a day
        write it as `2026-11-29`
    ");
    assert_snapshot!(told(&[
        (ENUMS, "origin: observed\n", "origin: observed\n        source: A letter\n        seen: yesterday\n"),
    ]), @"
    spec/enums.yaml:20:15: enums.Progress.COLLECTED.seen: `yesterday` is not a day
        write it as `2026-11-29`
    ");
    // Of what is on the page.
    assert_snapshot!(told(&[
        (PARCEL, "        docs: What was paid for it.\n", "        docs: What was paid for it.\n        source: A letter\n        seen: 2026-11-29\n"),
    ]), @"
    spec/book/parcel.yaml:21:9: parcel.postage: what is on the page has no other source
        add `origin: observed`, or remove `source`
    ");
    // Missing in the field and in the API.
    let field = "      - wire: other\n        type: text\n        origin: observed\n        sensitivity: public\n        docs: Another.\n        presence: optional\n";
    assert_snapshot!(told_of(&ModelFiles::smallest().insert_after(SMALLEST, "title", field)), @"
    spec/name/operation.yaml:34:15: names.other: what is observed has no source
        add `source:` (what was seen, and where) and `seen:` (the day, such as `2026-11-29`)
    ");
    // Missing in a decision.
    assert_snapshot!(told(&[
        (PARCEL, "because: Its examples have no more.", "because: It was seen in the SDK of another shop."),
    ]), @"
    spec/book/parcel.yaml:17:13: parcel.reference.decisions[0]: a decision that rests on other material than the page has no source
        add `source:` (what was seen, and where) and `seen:` (the day, such as `2026-11-29`)
    ");
}

#[test]
fn samples() {
    #[track_caller]
    fn sample(text: &str) -> String {
        told(&[(HEADERS, "headers:\n", &format!("samples:\n{text}headers:\n"))])
    }
    // Of no version.
    assert_snapshot!(sample("  - version: slow\n    request: {reference: a}\n"), @"
    spec/book/headers.yaml:2:14: samples.slow: there is no version `slow`
        write one of `standard`, `express`
    ");
    // Twice.
    assert_snapshot!(sample("  - version: express\n  - version: express\n"), @"
    spec/book/headers.yaml:3:14: samples.express: the version `express` is here twice
        keep one
    ");
    // A key that is not a field of the version.
    assert_snapshot!(sample("  - version: express\n    request: {refrence: parcel-7}\n"), @"
    spec/book/headers.yaml:3:14: samples.express.request: there is no field `refrence`
        did you mean `reference`?
    ");
    // A key of the other version.
    assert_snapshot!(sample("  - version: express\n    request: {layers: \"2\"}\n"), @"
    spec/book/headers.yaml:3:14: samples.express.request: there is no field `layers`
        write one of `reference`, `postage`, `recipient.email`, `announce`, `wrapping`, `courier`, `note`, `gift_code`, `door_code`, `sender.name`, `sender.phone`, `tracking_url`, `label1`, `label2`, `label3`, `label4`, `label5`, `label6`, `insurance.value`, `insurance.starts_on`, `insurance.until`, `insurance.fragile`, `insurance.proof`, `insurance.paid`, `insurance.day`, `insurance.renewed`
    ");
    // In an object.
    assert_snapshot!(sample("  - version: express\n    response: {links: {life_map: a}}\n"), @"
    spec/book/headers.yaml:3:15: samples.express.response.links: there is no field `life_map`
        did you mean `live_map`?
    ");
    // A key twice.
    assert_snapshot!(sample("  - version: express\n    request: {reference: a, reference: b}\n"), @"
    spec/book/headers.yaml:3:29: samples.express.request: the key `reference` is here twice
        keep one
    ");
    // Not a map.
    assert_snapshot!(sample("  - version: express\n    request: []\n"), @"
    spec/book/headers.yaml:3:14: samples.express.request: this is a list, not a map
        write a map
    (an editor marks it)
    ");
    // A number with places.
    assert_snapshot!(sample("  - version: express\n    request: {postage: 4.50}\n"), @"
    spec/book/headers.yaml:3:24: samples.express.request.postage: this is a number, not a text, a boolean or an integer
        write a text, a boolean or an integer
    ");
    // Another page twice.
    let pages = "  see_also:\n    - {title: Rates, url: a}\n    - {title: Rates, url: b}\n";
    assert_snapshot!(told(&[(OPERATION, "  error_body: Refusal\n", &format!("  error_body: Refusal\n{pages}"))]), @"
    spec/book/operation.yaml:19:15: operation.see_also: the page `Rates` is here twice
        keep one
    ");
}

#[test]
fn computed_defaults() {
    #[track_caller]
    fn truth(default: &str) -> String {
        told(&[(INSURANCE, "        default: true\n", &format!("        default: {default}\n"))])
    }
    #[track_caller]
    fn until(default: &str) -> String {
        let old = "      - wire: insurance.until\n";
        told(&[(INSURANCE, old, &format!("{old}        default: {default}\n"))])
    }
    // Of no field.
    assert_snapshot!(truth("{from: insurance.wet, values: {ONCE: true}}"), @"
    spec/book/insurance.yaml:89:25: insurance.insurance.renewed.default: there is no field `insurance.wet`
        did you mean `insurance.day`?
    ");
    // Of no value.
    assert_snapshot!(truth("{from: insurance.paid, values: {once: true}}"), @"
    spec/book/insurance.yaml:89:50: insurance.insurance.renewed.default: `insurance.paid` has no value `once`
        write one of its values
    ");
    // With a value of another type.
    assert_snapshot!(truth("{from: insurance.paid, values: {ONCE: \"true\"}, else: false}"), @"
    spec/book/insurance.yaml:89:56: insurance.insurance.renewed.default: this is not a value of the field
        write a value of its type
    ");
    // Not computed.
    assert_snapshot!(truth("{from: insurance.paid}"), @"
    spec/book/insurance.yaml:89:18: insurance.insurance.renewed.default: this default is not computed
        add `values:` and `else:`, or `plus:`
    ");
    // Not a map of values.
    assert_snapshot!(truth("{from: insurance.paid, values: [ONCE]}"), @"
    spec/book/insurance.yaml:89:18: insurance.insurance.renewed.default: this default is not computed
        add `values:` and `else:`, or `plus:`
    spec/book/insurance.yaml:89:49: insurance.insurance.renewed.default.values: this is a list, not a map of values
        write a map of values
    (an editor marks it)
    ");
    // In two ways.
    assert_snapshot!(until("{from: insurance.starts_on, plus: 3 days, else: \"1\"}"), @"
    spec/book/insurance.yaml:30:52: insurance.insurance.until.default: `plus` and `values` exclude each other
        keep one
    ");
    // By no span of time.
    assert_snapshot!(until("{from: insurance.starts_on, plus: 3 weeks}"), @"
    spec/book/insurance.yaml:30:52: insurance.insurance.until.default: `3 weeks` is not a span of time
        write it as `30 years`
    ");
    // Not of a time.
    assert_snapshot!(until("{from: insurance.value, plus: 3 days}"), @"
    spec/book/insurance.yaml:30:48: insurance.insurance.until.default: only a time can be a span after another
        write `values:` and `else:`
    ");
}

#[test]
fn minimums() {
    #[track_caller]
    fn minimum(docs: &str, least: &str) -> String {
        let old = format!("        docs: {docs}\n");
        told(&[(PARCEL, &old, &format!("{old}        should:\n          - minimum: {least}\n"))])
    }
    // Not an amount.
    assert_snapshot!(minimum("What was paid for it.", "\"1.005\""), @r#"
    spec/book/parcel.yaml:28:22: parcel.postage.should.minimum: `1.005` is not an amount
        write decimal text with at most two places, such as `"1"`
    "#);
    // More than the example.
    assert_snapshot!(minimum("What was paid for it.", "\"4.51\""), @"
    spec/book/parcel.yaml:29:18: parcel.postage.example: the example is less than 4.51
        mend the example, or the rule
    ");
    // Of another type.
    assert_snapshot!(minimum("What it is wrapped in.", "\"1\""), @"
    spec/book/parcel.yaml:57:13: parcel.wrapping.should.minimum: the rule `minimum` cannot hold for the type `Wrapping`
        it is for an `amount`
    ");
}
