//! Responses and their objects.

use insta::assert_snapshot;

use crate::model::{ANSWERS, API, INSURANCE, OPERATION, told};

#[test]
fn objects() {
    // In a request.
    assert_snapshot!(told(&[(INSURANCE, "type: json", "type: Station")]), @"
    spec/book/insurance.yaml:50:15: insurance.insurance.proof.type: `Station` is a type of a response, and a request is flat text
        write a type such as `text`, or `json` for any JSON value
    ");
    // In itself.
    assert_snapshot!(told(&[
        (ANSWERS, "- wire: town\n        type: text", "\
- wire: next
        type: Station
        origin: sample
        sensitivity: public
        docs: The next one.
      - wire: town
        type: text"),
    ]), @"
    spec/book/answers.yaml:34:11: Station: `Station` would hold itself
        give the inner field the type `json`
    ");
    // Of one version in two operations.
    assert_snapshot!(told(&[
        (API, "operations: [book]", "operations: [book, look]"),
        ("spec/look/operation.yaml", "", "\
operation:
  title: Look at a collection
  docs: Tells where a parcel is.
  versions:
    - {name: standard, docs: The only one.}
  endpoint: {method: POST, path: /look, content_type: application/json}
  groups: [look]
  error_body: Refusal
groups:
  - name: look
    title: Look
    docs: Which parcel.
    fields:
      - {wire: parcel, type: text, presence: required, origin: observed, sensitivity: public, docs: The parcel.}
responses:
  - {status: 200, name: Ok, body: Booking, origin: observed, docs: It was found., fields: []}
"),
    ]), @"
    spec/book/answers.yaml:17:20: Booking.collected_at.versions: the operations `book` and `look` share this object, and not their versions
        leave `versions` out, or give each operation an object of its own
    spec/book/objects.yaml:59:20: Links.lapses.versions: the operations `book` and `look` share this object, and not their versions
        leave `versions` out, or give each operation an object of its own
    spec/book/objects.yaml:66:20: Links.live_map.versions: the operations `book` and `look` share this object, and not their versions
        leave `versions` out, or give each operation an object of its own
    ");
    // Undefined.
    assert_snapshot!(told(&[(OPERATION, "error_body: Refusal", "error_body: Complaint")]), @"
    spec/book/operation.yaml:16:15: operation.error_body: there is no object `Complaint`
        write one of `Booking`, `Station`, `Refusal`, `Label`, `Sender`, `Links`, `Details`, `Reason`
    ");
    // Unused.
    assert_snapshot!(told(&[(ANSWERS, "type: list of Station", "type: json")]), @"
    spec/book/answers.yaml:34:11: Station: the object `Station` is not used
        name it as the body of a response or as the type of a field, or remove it
    ");
}

#[test]
fn responses() {
    // A body of another kind.
    assert_snapshot!(told(&[
        (ANSWERS, "body: Refusal\n    docs: Something is wrong with the parcel.", "body: Booking\n    docs: Something is wrong with the parcel."),
        (ANSWERS, "fields: [error_code]", "fields: [progress]"),
    ]), @"
    spec/book/answers.yaml:66:11: responses.400.body: all successes share one body, and all other answers share `operation.error_body`
        write `Refusal`, and add to it the fields that are missing
    ");
    // A field that is not defined.
    assert_snapshot!(told(&[
        (ANSWERS, "fields: [error_code]", "fields: [error_kode]\n    shown: {eror_code: too_heavy}"),
    ]), @"
    spec/book/answers.yaml:68:14: responses.400.fields: `Refusal` has no field `error_kode`
        did you mean `error_code`?
    spec/book/answers.yaml:69:13: responses.400.shown: `eror_code` is not among the fields of this response
        did you mean `error_code`?
    ");
    // An error body of one version.
    assert_snapshot!(told(&[(ANSWERS, "- wire: error_code", "- wire: error_code\n        versions: [express]")]), @"
    spec/book/answers.yaml:46:15: Refusal.error_code.versions: an error has the same fields in all versions
        leave `versions` out: a version that never sends the field is read all the same
    ");
    // An error body with an object of one version.
    assert_snapshot!(told(&[
        (ANSWERS, "docs: Why.\n        example: too_heavy", "\
docs: Why.
        example: too_heavy
      - wire: where
        rust: place
        type: Station
        origin: observed
        sensitivity: public
        docs: Where it was refused."),
        (ANSWERS, "- wire: town", "- wire: town\n        versions: [express]"),
    ]), @"
    spec/book/answers.yaml:37:15: Station.town.versions: an error has the same fields in all versions
        leave `versions` out: a version that never sends the field is read all the same
    ");
}

#[test]
fn statuses() {
    // A name that is not an identifier.
    assert_snapshot!(told(&[(ANSWERS, "name: BadRequest", "name: bad request")]), @"
    spec/book/answers.yaml:65:11: responses.400: `bad request` is no name in Rust
        choose another name: letters, digits and underscores, a letter first, no keyword
    ");
    // Name twice.
    assert_snapshot!(told(&[(ANSWERS, "name: BadRequest", "name: Ok")]), @"
    spec/book/answers.yaml:65:11: responses.400: `Ok` is the name of 200 already
        choose another name: letters, digits and underscores, a letter first, no keyword
    ");
    // Without a success.
    assert_snapshot!(told(&[
        (ANSWERS, "- status: 200", "- status: 302"),
        (ANSWERS, "body: Booking", "body: Refusal"),
        (ANSWERS, "fields: [progress]\n    shown: {progress: BOOKED}", "fields: []"),
    ]), @"
    spec/book/answers.yaml:2:11: Booking: the object `Booking` is not used
        name it as the body of a response or as the type of a field, or remove it
    spec/book/answers.yaml:58:13: responses: no response is a success
        add a response with a status from 200 to 299
    spec/book/answers.yaml:58:13: responses.302: this status does not say what it means for the order
        write `order: unreached`, `order: refused` or, if in doubt, `order: unknown`
    ");
    // Out of range.
    assert_snapshot!(told(&[(ANSWERS, "- status: 400", "- status: 99")]), @"
    spec/book/answers.yaml:64:13: responses.99: 99 is no status of a final answer
        write a number from 200 to 599
    ");
    // Twice.
    assert_snapshot!(told(&[
        (ANSWERS, "- status: 400", "- status: 200"),
        (ANSWERS, "body: Refusal\n    docs: Something is wrong with the parcel.", "body: Booking\n    docs: Something is wrong with the parcel."),
        (ANSWERS, "fields: [error_code]", "fields: [progress]"),
    ]), @"
    spec/book/answers.yaml:64:13: responses.200: the status 200 is here twice
        keep one; the other is at spec/book/answers.yaml:58:13
    spec/book/answers.yaml:69:12: responses.200.order: the body of a success says what it means for the order
        leave `order` out
    ");
    // With an unknown key.
    assert_snapshot!(told(&[(ANSWERS, "- status: 400", "- status: 400\n    sort: failure")]), @"
    spec/book/answers.yaml:65:5: responses.400: unknown key `sort` in this response
        write one of `status`, `name`, `body`, `docs`, `fields`, `order`, `not_found`, `versions`, `origin`, `source`, `seen`, `shown`, `decisions`
    (an editor marks it)
    ");
}
