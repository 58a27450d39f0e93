//! Rules of a field.

use insta::assert_snapshot;

use crate::model::{INSURANCE, PARCEL, told};

#[test]
fn rules() {
    // Asks for nothing.
    assert_snapshot!(told(&[(PARCEL, "- one_of: [bicycle, van]", "- docs: Because.")]), @"
    spec/book/parcel.yaml:84:13: parcel.courier.must[0]: this rule asks for nothing
        add its kind, such as `length: {max: 20}`
    (an editor marks it)
    ");
    // Asks for two things.
    assert_snapshot!(told(&[
        (PARCEL, "- one_of: [bicycle, van]", "- one_of: [bicycle, van]\n            required: true"),
    ]), @"
    spec/book/parcel.yaml:85:13: parcel.courier.must[0]: a rule asks for one thing, this one for `one_of` and `required`
        write two rules
    (an editor marks it)
    ");
    // Bad charset.
    assert_snapshot!(told(&[(PARCEL, "- charset: a-z 0-9 -", "- charset: a-z 9-0 -")]), @"
    spec/book/parcel.yaml:15:22: parcel.reference.must.charset: a bad charset: the range `9-0` runs backwards
        write characters, ranges and `SPACE` with blanks between them, such as `A-Z 0-9 - _`
    ");
    // Bad charset beyond ascii.
    assert_snapshot!(told(&[(PARCEL, "- charset: a-z 0-9 -", "- charset: a-z ä - 0-9")]), @"
    spec/book/parcel.yaml:15:22: parcel.reference.must.charset: a bad charset: `ä` is not ASCII
        write characters, ranges and `SPACE` with blanks between them, such as `A-Z 0-9 - _`
    ");
    // Compares with another type.
    assert_snapshot!(told(&[(INSURANCE, "- after: insurance.starts_on", "- after: insurance.value")]), @"
    spec/book/insurance.yaml:37:20: insurance.insurance.until.must.after: `insurance.value` is of another type, `amount`
        name a field of the same type
    ");
    // Compares with itself.
    assert_snapshot!(told(&[(INSURANCE, "- after: insurance.starts_on", "- after: insurance.until")]), @"
    spec/book/insurance.yaml:37:20: insurance.insurance.until.must.after: a field cannot be compared with itself
        name another field
    ");
    // Forbidden on a required field.
    assert_snapshot!(told(&[
        (PARCEL, "- charset: a-z 0-9 -", "- charset: a-z 0-9 -\n          - forbidden: true\n            when: {announce: [true]}"),
    ]), @"
    spec/book/parcel.yaml:16:13: parcel.reference.must.forbidden: the field would be required and forbidden
        remove the rule, or write `presence: optional`
    ");
    // Length min over max.
    assert_snapshot!(told(&[(PARCEL, "- length: {min: 3, max: 12}", "- length: {min: 12, max: 3}")]), @"
    spec/book/parcel.yaml:14:27: parcel.reference.must.length: min 12 is over max 3
        swap them, or mend one
    ");
    // A length whose limit is not a number.
    assert_snapshot!(told(&[(PARCEL, "- length: {min: 3, max: 12}", "- length: {max: twelve}")]), @"
    spec/book/parcel.yaml:14:27: parcel.reference.must[0].length.max: this is a text, not an integer
        write an integer
    (an editor marks it)
    ");
    // Length without a limit.
    assert_snapshot!(told(&[(PARCEL, "- length: {min: 3, max: 12}", "- length: {}")]), @"
    spec/book/parcel.yaml:14:21: parcel.reference.must[0].length: this length has no limit
        add `min:`, `max:` or both
    ");
    // Lengths disjoint.
    assert_snapshot!(told(&[
        (PARCEL, "- length: {min: 3, max: 12}", "- length: {min: 3, max: 12}\n          - {name: long, length: {min: 13}}"),
    ]), @"
    spec/book/parcel.yaml:15:26: parcel.reference.must.long: no text has both lengths
        remove one, or mend it; the other is the must rule `length`
    ");
    // Lists disjoint.
    assert_snapshot!(told(&[
        (PARCEL, "- one_of: [bicycle, van]", "- one_of: [bicycle, van]\n          - {name: by_water, one_of: [boat]}"),
    ]), @"
    spec/book/parcel.yaml:85:30: parcel.courier.must.by_water: no value is in both lists
        remove one, or mend it; the other is the must rule `one_of`
    ");
    // Not a list.
    assert_snapshot!(told(&[
        (PARCEL, "must:\n          - one_of: [bicycle, van]", "must: {one_of: [bicycle, van]}"),
    ]), @"
    spec/book/parcel.yaml:83:15: parcel.courier.must: this is a map, not a list
        write a list
    (an editor marks it)
    ");
    // Number beyond 64 bits.
    assert_snapshot!(told(&[
        (PARCEL, "- range: {min: 1, max: 9}", "- range: {min: 1.5, max: 99999999999999999999}"),
    ]), @"
    spec/book/parcel.yaml:67:26: parcel.layers.must[0].range.min: this is no integer, or too large for one
        write an integer of at most 64 bits
    spec/book/parcel.yaml:67:36: parcel.layers.must[0].range.max: this is no integer, or too large for one
        write an integer of at most 64 bits
    (an editor marks it)
    ");
    // Number out of range.
    assert_snapshot!(told(&[(PARCEL, "- length: {min: 3, max: 12}", "- length: {min: -3, max: 4294967296}")]), @"
    spec/book/parcel.yaml:14:27: parcel.reference.must.length: -3 is no limit
        write a number from 0 to 4294967295
    spec/book/parcel.yaml:14:36: parcel.reference.must.length: 4294967296 is no limit
        write a number from 0 to 4294967295
    ");
    // On a type that it cannot hold for.
    assert_snapshot!(told(&[
        (PARCEL, "- wire: postage\n        type: amount", "\
- wire: postage
        type: amount
        must:
          - charset: 0-9
          - range: {min: 1, max: 5}
          - equals: true
          - date: today
          - one_of: [a]"),
        (INSURANCE, "- date: today", "- after: insurance.value"),
        (PARCEL, "- format: email", "- after: insurance.until"),
    ]), @"
    spec/book/insurance.yaml:27:20: insurance.insurance.starts_on.must.after: `insurance.value` is of another type, `amount`
        name a field of the same type
    spec/book/parcel.yaml:24:13: parcel.postage.must.charset: the rule `charset` cannot hold for the type `amount`
        it is for a `text`
    spec/book/parcel.yaml:25:13: parcel.postage.must.range: the rule `range` cannot hold for the type `amount`
        it is for an `integer`
    spec/book/parcel.yaml:26:13: parcel.postage.must.equals: the rule `equals` cannot hold for the type `amount`
        it is for a `boolean`
    spec/book/parcel.yaml:27:13: parcel.postage.must.date: the rule `date` cannot hold for the type `amount`
        it is for `epoch_seconds`
    spec/book/parcel.yaml:28:13: parcel.postage.must.one_of: the rule `one_of` cannot hold for the type `amount`
        an enum has its values already; otherwise make the field a `text`
    spec/book/parcel.yaml:43:13: parcel.recipient.email.must.after: the rule `after` cannot hold for the type `text`
        it is for `epoch_seconds`, an `amount` or an `integer`
    spec/book/parcel.yaml:43:20: parcel.recipient.email.must.after: `insurance.until` is of another type, `epoch_seconds`
        name a field of the same type
    ");
    // `one_of` against the charset.
    assert_snapshot!(told(&[
        (PARCEL, "- one_of: [bicycle, van]", "- one_of: [bicycle, van, cargo bike]\n          - charset: a-z"),
    ]), @"
    spec/book/parcel.yaml:84:36: parcel.courier.must.one_of: the value `cargo bike` holds ` `, which is not in `a-z`
        mend the value, or the other rule
    ");
    // `one_of`, empty.
    assert_snapshot!(told(&[(PARCEL, "- one_of: [bicycle, van]", "- one_of: []")]), @"
    spec/book/parcel.yaml:84:21: parcel.courier.must[0].one_of: the list `one_of` of this rule is empty
        add to it, or leave it out
    (an editor marks it)
    ");
    // A value of `one_of` twice.
    assert_snapshot!(told(&[(PARCEL, "- one_of: [bicycle, van]", "- one_of: [bicycle, van, bicycle]")]), @"
    spec/book/parcel.yaml:84:36: parcel.courier.must.one_of: the value `bicycle` is here twice
        keep one
    ");
    // Range min over max.
    assert_snapshot!(told(&[(PARCEL, "- range: {min: 1, max: 9}", "- range: {min: 9, max: 1}")]), @"
    spec/book/parcel.yaml:67:26: parcel.layers.must.range: min 9 is over max 1
        swap them, or mend one
    ");
    // Ranges disjoint.
    assert_snapshot!(told(&[
        (PARCEL, "- range: {min: 1, max: 9}", "\
- range: {min: 1, max: 9}
          - name: range_of_paper
            range: {min: 10, max: 20}
            when: {wrapping: [PAPER]}"),
    ]), @"
    spec/book/parcel.yaml:69:13: parcel.layers.must.range_of_paper: no integer is in both ranges
        remove one, or mend it; the other is the must rule `range`
    ");
    // Required and forbidden.
    assert_snapshot!(told(&[
        (PARCEL, "unless: {wrapping: [PAPER, bubble_foil]}", "when: {wrapping: [PAPER, bubble_foil]}"),
    ]), @"
    spec/book/parcel.yaml:71:13: parcel.layers.should.forbidden: the field would be required and forbidden
        remove one, or mend it; the other is the must rule `required`
    ");
    // Required twice.
    assert_snapshot!(told(&[
        (PARCEL, "- charset: a-z 0-9 -", "- charset: a-z 0-9 -\n          - required: true\n            when: {announce: [true]}"),
    ]), @"
    spec/book/parcel.yaml:16:13: parcel.reference.must.required: the field is required already
        remove the rule, or write `presence: optional`
    ");
    // Says false.
    assert_snapshot!(told(&[
        (PARCEL, "- required: true\n            when: {announce: [true]}", "- required: false\n            when: {announce: [true]}"),
    ]), @"
    spec/book/parcel.yaml:38:23: parcel.recipient.email.must[1].required: `required: false` says nothing
        write `required: true`, or leave the rule out
    (an editor marks it)
    ");
    // True and false.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Whether to tell the recipient.", "\
docs: Whether to tell the recipient.
        must:
          - equals: false
          - {name: always, equals: true}"),
    ]), @"
    spec/book/parcel.yaml:50:28: parcel.announce.must.always: the field would be true and false
        remove one, or mend it; the other is the must rule `equals`
    ");
    // Twice.
    assert_snapshot!(told(&[
        (PARCEL, "- charset: a-z 0-9 -", "- charset: a-z 0-9 -\n          - charset: a-z 0-9 - _"),
    ]), @"
    spec/book/parcel.yaml:16:13: parcel.reference.must.charset: this field has another rule `charset`
        give each a `name:` that says when it holds
    ");
    // Unknown format.
    assert_snapshot!(told(&[(PARCEL, "- format: email", "- format: e_mail")]), @"
    spec/book/parcel.yaml:37:21: parcel.recipient.email.must[0].format: `e_mail` is no format
        did you mean `email`?
    (an editor marks it)
    ");
}
