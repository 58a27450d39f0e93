//! What the mock is told of request fields.

use insta::assert_snapshot;

use crate::model::{API, OPERATION, edited, told, told_of};

#[test]
fn mocks() {
    // An amount of another type.
    assert_snapshot!(told(&[(OPERATION, "deep_link: reference", "amount: note")]), @"
    spec/book/operation.yaml:32:13: operation.mock.amount: `note` is not an amount, but of the type `text`
        name a field of the type `amount`
    ");
    // An amount of one version.
    assert_snapshot!(told(&[(OPERATION, "deep_link: reference", "amount: layers")]), @"
    spec/book/operation.yaml:32:13: operation.mock.amount: `layers` is not one field of all versions
        name a field without `versions`
    ");
    // Undefined fields.
    assert_snapshot!(told(&[
        (OPERATION, "deep_link: reference", "deep_link: referents"),
        (OPERATION, "error_codes: {reference: BAD_REFERENCE}", "error_codes: {layer: TOO_MANY}"),
    ]), @"
    spec/book/operation.yaml:32:16: operation.mock.deep_link: there is no request field `referents`
        did you mean `reference`?
    spec/book/operation.yaml:33:19: operation.mock.error_codes: there is no request field `layer`
        did you mean `layers`?
    ");
    // Other kinds of values.
    assert_snapshot!(told(&[
        (OPERATION, "sdk_keys: {reference: ref}", "sdk_keys: [reference]"),
        (OPERATION, "sdk_defaults: {reference: none}", "sdk_defaults: {reference: 1}"),
    ]), @"
    spec/book/operation.yaml:34:15: operation.mock.sdk_keys: this is a list, not a map of fields and texts
        write a map of fields and texts
    spec/book/operation.yaml:35:31: operation.mock.sdk_defaults.reference: this is an integer, not a text
        put it in double quotes
    (an editor marks it)
    ");
    // A field twice.
    assert_snapshot!(told(&[
        (OPERATION, "sdk_keys: {reference: ref}", "sdk_keys: {reference: ref, reference: other}"),
    ]), @"
    spec/book/operation.yaml:34:32: operation.mock.sdk_keys: the key `reference` is here twice
        keep one; the first is at line 34
    ");
    // In an operation that does not create orders.
    let smallest = include_str!("../../models/smallest/name/operation.yaml");
    let files =
        edited(&[(API, "operations: [book]", "operations: [name, book]"), ("spec/name/operation.yaml", "", smallest)]);
    assert_snapshot!(told_of(&files), @"
    spec/book/operation.yaml:32:5: operation.mock: the mock creates orders by the first operation only
        remove `mock`
    ");
}
