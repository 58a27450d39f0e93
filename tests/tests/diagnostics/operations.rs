//! The API, its operations and their versions.

use insta::assert_snapshot;
use tests::model_files::ModelFiles;

use crate::model::{API, ENUMS, OPERATION, PARCEL, told, told_of};

#[test]
fn apis() {
    // An `api` in a folder.
    assert_snapshot!(told(&[("spec/book/more.yaml", "", "api:\n  title: Parcels\n")]), @"
    spec/book/more.yaml:1:1: api: `api` belongs to all operations
        move it to a file directly in `spec/`
    (an editor marks it)
    ");
    // No `api`.
    assert_snapshot!(told(&[(API, "api:", "apis_of_others:")]), @"
    spec/api.yaml:2:1: unknown key `apis_of_others` in this file
        write one of `api`, `operation`, `headers`, `enums`, `parameters`, `groups`, `objects`, `responses`, `samples`, `left_out`
    (an editor marks it)
    ");
    // Two `api`s.
    assert_snapshot!(told(&[(ENUMS, "enums:", "api:\n  title: Another\nenums:")]), @"
    spec/enums.yaml:1:1: api: the model has a second `api`
        keep one; the first is at spec/api.yaml:3:3
    (an editor marks it)
    ");
    // Addresses and what goes with them.
    assert_snapshot!(told(&[
        (API, "url: https://api.parcels.example", "url: http://api.parcels.example/v2"),
        (OPERATION, "path: /book", "path: book"),
        (OPERATION, "method: POST", "method: PSOT"),
        (API, "scheme: basic", "scheme: bearer"),
    ]), @"
    spec/api.yaml:8:12: api.hosts.production: `http://api.parcels.example/v2` is no base URL
        write `https://` and a host, without a path or a slash at the end
    spec/api.yaml:15:13: api.authorization.scheme: `bearer` is no scheme that the crate knows
        write `basic`
    spec/book/operation.yaml:12:13: operation.endpoint.method: `PSOT` is no method that an operation can have
        did you mean `POST`?
    spec/book/operation.yaml:13:11: operation.endpoint.path: a path begins with a slash
        write `/book`
    ");
}

#[test]
fn operations() {
    // At the top.
    assert_snapshot!(told(&[
        ("spec/more.yaml", "", "\
operation:
  title: Cancel a collection
groups:
  - name: cancellation
headers: []
responses: []
left_out: []
"),
    ]), @"
    spec/more.yaml:1:1: operation: `operation` belongs to an operation
        move it to a file in the folder of its operation, such as `spec/session/`
    spec/more.yaml:3:1: groups: `groups` belongs to an operation
        move it to a file in the folder of its operation, such as `spec/session/`
    spec/more.yaml:5:1: headers: `headers` belongs to an operation
        move it to a file in the folder of its operation, such as `spec/session/`
    spec/more.yaml:6:1: responses: `responses` belongs to an operation
        move it to a file in the folder of its operation, such as `spec/session/`
    spec/more.yaml:7:1: left_out: `left_out` belongs to an operation
        move it to a file in the folder of its operation, such as `spec/session/`
    (an editor marks it)
    ");
    // Folder unused.
    assert_snapshot!(told(&[
        ("spec/cancel/operation.yaml", "", "left_out:\n  - {part: header, name: x-day, because: Nobody sends it.}\n"),
    ]), @"
    spec/cancel/operation.yaml:1:1: cancel: the folder `spec/cancel/` is not used
        add `cancel` to `api.operations`, or remove the folder
    ");
    // Listed twice.
    assert_snapshot!(told(&[(API, "operations: [book]", "operations: [book, book]")]), @"
    spec/api.yaml:5:22: api.operations: the operation `book` is here twice
        keep one
    ");
    // Missing.
    assert_snapshot!(told(&[
        ("spec/cancel/objects.yaml", "", "\
objects:
  - name: Cancellation
    docs: A collection that was cancelled.
    fields:
      - {wire: reason, type: text, origin: observed, sensitivity: public, docs: Why it was cancelled.}
"),
        (API, "operations: [book]", "operations: [book, cancel]"),
    ]), @"
    spec/api.yaml:5:22: api.operations: no file in `spec/cancel/` has an `operation`
        add a file with `operation:` to the folder
    spec/cancel/objects.yaml:2:11: Cancellation: the object `Cancellation` is not used
        name it as the body of a response or as the type of a field, or remove it
    ");
    // Misspelt.
    assert_snapshot!(told(&[(API, "operations: [book]", "operations: [bok]")]), @"
    spec/api.yaml:5:16: api.operations: there is no operation `bok`
        did you mean `book`?
    ");
    // A name that is not as Rust writes it.
    assert_snapshot!(told(&[
        (API, "operations: [book]", "operations: [book, cancelAll, type]"),
        ("spec/cancelAll/operation.yaml", "", "left_out:\n  - {part: header, name: x-day, because: Nobody sends it.}\n"),
        ("spec/type/operation.yaml", "", "left_out:\n  - {part: header, name: x-day, because: Nobody sends it.}\n"),
    ]), @"
    spec/api.yaml:5:22: api.operations: `cancelAll` is not how Rust writes a module
        write `cancel_all`, and rename the folder
    spec/api.yaml:5:22: api.operations: no file in `spec/cancelAll/` has an `operation`
        add a file with `operation:` to the folder
    spec/api.yaml:5:33: api.operations: `type` is a keyword of Rust
        choose another name: letters, digits and underscores, a letter first, no keyword
    spec/api.yaml:5:33: api.operations: no file in `spec/type/` has an `operation`
        add a file with `operation:` to the folder
    ");
    // The name of a module of the crate.
    assert_snapshot!(told(&[
        (API, "operations: [book]", "operations: [book, client]"),
        ("spec/client/operation.yaml", "", "left_out:\n  - {part: header, name: x-day, because: Nobody sends it.}\n"),
    ]), @"
    spec/api.yaml:5:22: api.operations: `client` is a module that the crate has already
        choose another name: letters, digits and underscores, a letter first, no keyword
    spec/api.yaml:5:22: api.operations: no file in `spec/client/` has an `operation`
        add a file with `operation:` to the folder
    ");
    // Twice.
    assert_snapshot!(told(&[("spec/book/parcels.yaml", "", "operation:\n  title: Book a collection again\n")]), @"
    spec/book/parcels.yaml:1:1: operation: this folder has a second `operation`
        keep one, or give it a folder; the first is at spec/book/operation.yaml:3:3
    (an editor marks it)
    ");
    // Undefined.
    assert_snapshot!(told(&[(API, "operations: [book]", "operations: [book, cancel_it]")]), @"
    spec/api.yaml:5:22: api.operations: there is no operation `cancel_it`
        write one of `book`
    ");
    // The name of a version of the first operation.
    assert_snapshot!(told(&[
        (API, "operations: [book]", "operations: [book, express]"),
        ("spec/express/operation.yaml", "", "\
operation:
  title: Look at a collection
  docs: Tells where a parcel is.
  versions:
    - {name: only, docs: The only one.}
  endpoint: {method: POST, path: /look, content_type: application/json}
  groups: [look]
  error_body: Refusal
groups:
  - name: look
    title: Look
    docs: Which parcel.
    fields:
      - {wire: parcel, type: text, presence: required, origin: observed, sensitivity: public, docs: The parcel.}
objects:
  - name: Place
    docs: Where it is.
    fields:
      - {wire: town, type: text, origin: observed, sensitivity: public, docs: The town.}
responses:
  - {status: 200, name: Ok, body: Place, origin: observed, docs: It was found., fields: []}
"),
    ]), @"
    spec/api.yaml:5:22: api.operations: `express` is a version of the operation `book`
        rename one: each is a module of the crate
    ");
    // None at all.
    assert_snapshot!(told(&[(API, "operations: [book]", "operations: []")]), @"
    spec/api.yaml:5:15: api.operations: the list `operations` of this api is empty
        add to it, or remove this api
    (an editor marks it)
    ");
}

#[test]
fn versions() {
    // Listed twice.
    assert_snapshot!(told(&[(PARCEL, "versions: [express]", "versions: [express, express]")]), @"
    spec/book/parcel.yaml:76:29: parcel.courier.versions: the version `express` is here twice
        keep one
    ");
    // Misspelt.
    assert_snapshot!(told(&[(PARCEL, "versions: [express]", "versions: [Expres]")]), @"
    spec/book/parcel.yaml:76:20: parcel.courier.versions: there is no version `Expres`
        did you mean `express`?
    ");
    // Undefined.
    assert_snapshot!(told(&[(PARCEL, "versions: [express]", "versions: [overnight]")]), @"
    spec/book/parcel.yaml:76:20: parcel.courier.versions: there is no version `overnight`
        write one of `standard`, `express`
    ");
    // Without a name.
    assert_snapshot!(told(&[(OPERATION, "- name: standard", "- name: \"\"")]), @"
    spec/book/operation.yaml:7:13: operation.versions[0].name: this text is empty
        write something
    (an editor marks it)
    ");
    // An empty list.
    assert_snapshot!(told(&[(PARCEL, "versions: [express]", "versions: []")]), @"
    spec/book/parcel.yaml:76:19: parcel.courier.versions: the list `versions` of this field is empty
        add to it, or leave it out
    (an editor marks it)
    ");
    // No list.
    assert_snapshot!(told(&[
        (OPERATION, "  versions:
    - name: standard
      docs: Collected within the week.
    - name: express
      docs: Collected within the day.
", ""),
    ]), @"
    spec/book/operation.yaml:3:3: operation: this operation has no `versions`
        add `versions:` (its versions)
    (an editor marks it)
    ");
    // Unused.
    const NAME: &str = "spec/name/operation.yaml";
    let files = ModelFiles::smallest().insert_after(NAME, "only", "    - name: other\n      docs: The other.\n");
    let files = files.replace_in(NAME, "title", "- wire: title\n", "- wire: title\n        versions: [only]\n");
    assert_snapshot!(told_of(&files), @"
    spec/name/operation.yaml:7:13: operation.versions: no request field belongs to the version `other`
        name it in the `versions:` of a field, or remove it
    ");
}
