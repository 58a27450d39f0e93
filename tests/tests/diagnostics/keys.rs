//! Keys of maps, and the values of a field.

use insta::assert_snapshot;

use crate::model::{ANSWERS, ENUMS, INSURANCE, PARCEL, told};

#[test]
fn keys() {
    // Missing docs.
    assert_snapshot!(told(&[(PARCEL, "        docs: Where to announce it.\n", "")]), @"
    spec/book/parcel.yaml:29:9: parcel.recipient.email: this field has no `docs`
        add `docs:` (what it is, in our own words)
    (an editor marks it)
    ");
    // Missing fields.
    assert_snapshot!(told(&[
        (ANSWERS, "    fields:
      - wire: town
        type: text
        origin: sample
        sensitivity: public
        docs: The name of the town.
        example: Utrecht
", ""),
    ]), @"
    spec/book/answers.yaml:34:5: Station: this object has no `fields`
        add `fields:` (the fields, in the order in which they are written)
    (an editor marks it)
    ");
    // Missing name.
    assert_snapshot!(told(&[
        (ENUMS, "- name: Progress\n    docs: Where the parcel is.", "- docs: Where the parcel is."),
    ]), @"
    spec/enums.yaml:12:5: enums[1]: this enum has no `name`
        add `name:` (the Rust name)
    (an editor marks it)
    ");
    // Missing tags.
    assert_snapshot!(told(&[
        (PARCEL, "tags: string, required\n        docs: What was paid for it.", "docs: What was paid for it."),
    ]), @"
    spec/book/parcel.yaml:21:15: parcel.postage: a documented field has the page's `tags`
        copy the page's tags, or say `origin: sample` or `origin: observed`
    ");
    // Misspelt.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "dosc: Where to announce it.")]), @"
    spec/book/parcel.yaml:34:9: parcel.recipient.email: unknown key `dosc` in this field
        did you mean `docs`?
    (an editor marks it)
    ");
    // Misspelt beside the right one.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Where to announce it.", "docs: Where to announce it.\n        doc: To whom to announce it."),
    ]), @"
    spec/book/parcel.yaml:35:9: parcel.recipient.email: unknown key `doc` in this field
        did you mean `docs`?
    (an editor marks it)
    ");
    // Misspelt of a rule.
    assert_snapshot!(told(&[(PARCEL, "- length: {min: 3, max: 12}", "- lenght: {min: 3, max: 12}")]), @"
    spec/book/parcel.yaml:14:13: parcel.reference.must[0]: unknown key `lenght` in this rule
        did you mean `length`?
    (an editor marks it)
    ");
    // Misspelt of definitions.
    assert_snapshot!(told(&[
        (ENUMS, "docs: What the parcel is wrapped in.\n    values:", "docs: What the parcel is wrapped in.\n    value:"),
    ]), @"
    spec/enums.yaml:4:5: enums.Wrapping: unknown key `value` in this enum
        did you mean `values`?
    (an editor marks it)
    ");
    // Misspelt of the file.
    assert_snapshot!(told(&[(ENUMS, "enums:", "enum:")]), @"
    spec/enums.yaml:1:1: unknown key `enum` in this file
        did you mean `enums`?
    (an editor marks it)
    ");
    // Of an object field only.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Whether to tell the recipient.", "docs: Whether to tell the recipient.\n        null_text: none"),
    ]), @"
    spec/book/parcel.yaml:48:9: parcel.announce: unknown key `null_text` in this field
        write one of `wire`, `type`, `presence`, `sensitivity`, `docs`, `rust`, `versions`, `default`, `origin`, `source`, `seen`, `tags`, `example`, `must`, `should`, `decisions`
    (an editor marks it)
    ");
    // Twice.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Where to announce it.", "docs: Where to announce it.\n        type: text"),
    ]), @"
    spec/book/parcel.yaml:35:9: parcel.recipient.email: the key `type` is here twice
        keep one; the first is at line 30
    ");
    // Twice at the top.
    assert_snapshot!(told(&[(ANSWERS, "responses:\n  - status: 200", "objects: []\nresponses:\n  - status: 200")]), @"
    spec/book/answers.yaml:57:1: the key `objects` is here twice
        keep one; the first is at line 1
    ");
    // Unknown.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Where to announce it.", "docs: Where to announce it.\n        colour: blue"),
    ]), @"
    spec/book/parcel.yaml:35:9: parcel.recipient.email: unknown key `colour` in this field
        write one of `wire`, `type`, `presence`, `sensitivity`, `docs`, `rust`, `versions`, `default`, `origin`, `source`, `seen`, `tags`, `example`, `must`, `should`, `decisions`
    (an editor marks it)
    ");
    // Tags of what is not on the page.
    assert_snapshot!(told(&[
        (PARCEL, "origin: sample\n        sensitivity: public\n        docs: Who collects it.", "\
origin: sample
        tags: string
        sensitivity: public
        docs: Who collects it."),
    ]), @"
    spec/book/parcel.yaml:80:15: parcel.courier: a field that is not on the page has no tags there
        leave out `tags`, or `origin`
    ");
}

#[test]
fn defaults() {
    // Not a value of the enum.
    assert_snapshot!(told(&[(PARCEL, "default: PAPER", "default: paper")]), @"
    spec/book/parcel.yaml:52:18: parcel.wrapping.default: the default is no `Wrapping`: `paper`
        did you mean `PAPER`?
    ");
    // Of a required field.
    assert_snapshot!(told(&[
        (PARCEL, "tags: string, required\n        docs: What was paid for it.", "default: \"1.00\"\n        tags: string, required\n        docs: What was paid for it."),
    ]), @"
    spec/book/parcel.yaml:25:18: parcel.postage.default: a required field has no default
        make it optional, or leave the default out
    ");
    // Text for a boolean.
    assert_snapshot!(told(&[(PARCEL, "default: false", "default: \"false\"")]), @"
    spec/book/parcel.yaml:44:18: parcel.announce.default: the default is a text, not a boolean
        write `true` or `false`
    ");
}

#[test]
fn examples() {
    // Boolean for a flag.
    assert_snapshot!(told(&[(INSURANCE, "example: \"true\"", "example: true")]), @"
    spec/book/insurance.yaml:47:18: insurance.insurance.fragile.example: the example is a boolean, not a text
        put it in double quotes
    ");
    // Not an amount.
    assert_snapshot!(told(&[(PARCEL, "example: \"4.50\"", "example: \"4.505\"")]), @"
    spec/book/parcel.yaml:27:18: parcel.postage.example: the example is no decimal text with at most two places: `4.505`
        mend the example, or the rule
    ");
    // Not a value of the enum.
    assert_snapshot!(told(&[(PARCEL, "example: CARDBOARD", "example: CARDBORD")]), @"
    spec/book/parcel.yaml:56:18: parcel.wrapping.example: the example is no `Wrapping`: `CARDBORD`
        did you mean `CARDBOARD`?
    ");
    // Out of range.
    assert_snapshot!(told(&[(PARCEL, "example: \"2\"", "example: \"12\"")]), @"
    spec/book/parcel.yaml:65:18: parcel.layers.example: the example is not between 1 and 9
        mend the example, or the rule
    ");
    // Outside the charset and too short.
    assert_snapshot!(told(&[(PARCEL, "example: parcel-7", "example: P7")]), @"
    spec/book/parcel.yaml:12:18: parcel.reference.example: the example holds `P`, which is not in `a-z 0-9 -`
        mend the example, or the rule
    spec/book/parcel.yaml:12:18: parcel.reference.example: the example is 2 characters long, not 3 to 12
        mend the example, or the rule
    ");
    // That a boolean must not be.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Whether to tell the recipient.", "\
docs: Whether to tell the recipient.
        example: true
        must:
          - equals: false"),
    ]), @"
    spec/book/parcel.yaml:48:18: parcel.announce.example: the example is not `false`
        mend the example, or the rule
    ");
    // Too long.
    assert_snapshot!(told(&[(PARCEL, "example: parcel-7", "example: parcel-number-7")]), @"
    spec/book/parcel.yaml:12:18: parcel.reference.example: the example is 15 characters long, not 3 to 12
        mend the example, or the rule
    ");
    // Unquoted number.
    assert_snapshot!(told(&[(PARCEL, "example: \"4.50\"", "example: 4.50")]), @"
    spec/book/parcel.yaml:27:18: parcel.postage.example: this is a number, not a text
        put it in double quotes
    (an editor marks it)
    ");
}
