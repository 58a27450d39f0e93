//! Conditions of rules, and groups.

use insta::assert_snapshot;

use crate::model::{INSURANCE, OPERATION, PARCEL, told};

#[test]
fn conditions() {
    // Empty.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {}")]), @"
    spec/book/parcel.yaml:39:19: parcel.recipient.email.must[1].when: this condition is empty
        name a field and its values
    (an editor marks it)
    ");
    // Field twice.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {announce: [true], announce: [false]}")]), @"
    spec/book/parcel.yaml:39:38: parcel.recipient.email.must[1].when: the key `announce` is here twice
        keep one, with all the values
    ");
    // On a boolean of an enum.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {wrapping: [true]}")]), @"
    spec/book/parcel.yaml:39:31: parcel.recipient.email.must.required: this is a boolean, not a text
        put it in double quotes
    ");
    // On a field of another version.
    assert_snapshot!(told(&[
        (PARCEL, "- one_of: [bicycle, van]", "- one_of: [bicycle, van]\n            when: {layers: given}"),
    ]), @"
    spec/book/parcel.yaml:85:20: parcel.courier.must.one_of: `layers` is not in every version that this field is in
        split this field by `versions:`, or name another field
    ");
    // On a value of a boolean.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {announce: [\"true\"]}")]), @"
    spec/book/parcel.yaml:39:31: parcel.recipient.email.must.required: a boolean has no such value
        write `true` or `false`
    ");
    // On a value of a group.
    assert_snapshot!(told(&[(INSURANCE, "when: {group(insurance): given}", "when: {group(insurance): [given]}")]), @"
    spec/book/insurance.yaml:16:20: insurance.insurance.value.must.required: a group has no value
        write `given` or `absent`
    ");
    // On an unknown field.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {announcement: [true]}")]), @"
    spec/book/parcel.yaml:39:20: parcel.recipient.email.must.required: there is no field `announcement`
        write one of `reference`, `postage`, `recipient.email`, `announce`, `wrapping`, `layers`, `courier`, `note`, `gift_code`, `zone`, `door_code`, `sender.name`, `sender.phone`, `tracking_url`, `label1`, `label2`, `label3`, `label4`, `label5`, `label6`, `insurance.value`, `insurance.starts_on`, `insurance.until`, `insurance.fragile`, `insurance.proof`, `insurance.paid`, `insurance.day`, `insurance.renewed`
    ");
    // On an unknown value.
    assert_snapshot!(told(&[
        (PARCEL, "- required: true\n            when: {wrapping: [PAPER, bubble_foil]}", "- required: true\n            when: {wrapping: [PAPR, silk]}"),
    ]), @"
    spec/book/parcel.yaml:69:31: parcel.layers.must.required: `wrapping` has no value `PAPR`
        did you mean `PAPER`?
    spec/book/parcel.yaml:69:37: parcel.layers.must.required: `wrapping` has no value `silk`
        write one of `PAPER`, `CARDBOARD`, `bubble_foil`
    ");
    // On itself.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {recipient.email: given}")]), @"
    spec/book/parcel.yaml:39:20: parcel.recipient.email.must.required: a rule cannot ask whether its own field is given
        leave the condition out
    ");
    // On values of an amount.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {postage: [\"1.00\"]}")]), @"
    spec/book/parcel.yaml:39:30: parcel.recipient.email.must.required: a field of the type `amount` is not compared with values
        write `given` or `absent`
    ");
    // Unless two.
    assert_snapshot!(told(&[
        (PARCEL, "when: {announce: [true]}", "unless: {announce: [false], wrapping: [PAPER]}"),
    ]), @"
    spec/book/parcel.yaml:39:41: parcel.recipient.email.must.required.unless: `unless` has one test
        write one rule for each, or list the values of one field
    (an editor marks it)
    ");
    // Value twice.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {announce: [true, true]}")]), @"
    spec/book/parcel.yaml:39:37: parcel.recipient.email.must.required: this value is here twice
        keep one
    ");
    // Without a test.
    assert_snapshot!(told(&[
        (PARCEL, "when: {announce: [true]}", "when: {announce: true, wrapping: [], layers: sometimes}"),
    ]), @"
    spec/book/parcel.yaml:39:30: parcel.recipient.email.must[1].when.announce: this is no test of a field
        write `given`, `absent` or a list of values
    spec/book/parcel.yaml:39:46: parcel.recipient.email.must[1].when.wrapping: this is no test of a field
        write `given`, `absent` or a list of values
    spec/book/parcel.yaml:39:58: parcel.recipient.email.must[1].when.layers: this is no test of a field
        write `given`, `absent` or a list of values
    (an editor marks it)
    ");
    // A circle of one.
    assert_snapshot!(told(&[(PARCEL, "when: {announce: [true]}", "when: {recipient.email: [ada@mail.example]}")]), @"
    spec/book/parcel.yaml:29:15: parcel.recipient.email: fields require each other in a circle: recipient.email → recipient.email
        let one of them depend on something else
    ");
    // A circle of three.
    assert_snapshot!(told(&[
        (PARCEL, "when: {announce: [true]}", "when: {announce: given}"),
        (PARCEL, "docs: Whether to tell the recipient.", "\
docs: Whether to tell the recipient.
        must:
          - required: true
            when: {wrapping: given}"),
        (PARCEL, "docs: What it is wrapped in.", "\
docs: What it is wrapped in.
        must:
          - required: true
            when: {recipient.email: given}"),
    ]), @"
    spec/book/parcel.yaml:29:15: parcel.recipient.email: fields require each other in a circle: recipient.email → announce → wrapping → recipient.email
        let one of them depend on something else
    ");
    // A circle of two.
    assert_snapshot!(told(&[
        (PARCEL, "when: {announce: [true]}", "when: {announce: given}"),
        (PARCEL, "docs: Whether to tell the recipient.", "\
docs: Whether to tell the recipient.
        must:
          - required: true
            when: {recipient.email: given}"),
    ]), @"
    spec/book/parcel.yaml:29:15: parcel.recipient.email: fields require each other in a circle: recipient.email → announce → recipient.email
        let one of them depend on something else
    ");
}

#[test]
fn groups() {
    // Listed twice.
    assert_snapshot!(told(&[
        (OPERATION, "groups: [parcel, extras, insurance]", "groups: [parcel, extras, insurance, parcel]"),
    ]), @"
    spec/book/operation.yaml:15:39: operation.groups: the group `parcel` is here twice
        keep one
    ");
    // Misspelt.
    assert_snapshot!(told(&[(OPERATION, "insurance]", "insurence]")]), @"
    spec/book/operation.yaml:15:28: operation.groups: there is no group `insurence`
        did you mean `insurance`?
    ");
    // The group of a condition, misspelt.
    assert_snapshot!(told(&[(INSURANCE, "when: {group(insurance): given}", "when: {group(insurances): given}")]), @"
    spec/book/insurance.yaml:16:20: insurance.insurance.value.must.required: there is no group `insurances`
        did you mean `insurance`?
    ");
    // Undefined.
    assert_snapshot!(told(&[
        (OPERATION, "groups: [parcel, extras, insurance]", "groups: [parcel, extras, insurance, customs]"),
    ]), @"
    spec/book/operation.yaml:15:39: operation.groups: there is no group `customs`
        write one of `extras`, `insurance`, `parcel`
    ");
    // Unused.
    assert_snapshot!(told(&[(OPERATION, "extras, insurance]", "extras]")]), @"
    spec/book/insurance.yaml:2:11: insurance: the group `insurance` is not used
        add its name to `operation.groups`, or remove it
    ");
}
