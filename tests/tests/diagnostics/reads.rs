//! Operations that only read: their parameters, arguments and what is not found.

use insta::assert_snapshot;
use tests::model_files::ModelFiles;

use crate::model::{PARCEL, told_of};

const TRACK: &str = "spec/track/track.yaml";

/// What is told of the operation after an edit.
fn told(old: &str, new: &str) -> String {
    told_of(&ModelFiles::tracking().replace(TRACK, old, new))
}

#[test]
fn addresses() {
    // A part of the path that no parameter names.
    assert_snapshot!(told("path: /parcels/{reference}/stations", "path: /parcels/{number}/stations"), @"
    spec/track/track.yaml:10:11: operation.endpoint.path: there is no parameter `number`
        add it to `parameters` with `in: path`, or take `{number}` out of the path
    spec/track/track.yaml:18:11: parameters.reference: the path has no `{reference}`
        add it to `operation.endpoint.path`, or write `in: query`
    ");
    // A part of a segment.
    assert_snapshot!(told("path: /parcels/{reference}/stations", "path: /parcels/p-{reference}"), @"
    spec/track/track.yaml:10:11: operation.endpoint.path: `p-{reference}` is only in part a parameter
        write a whole part of the path as one name in braces, such as `{order_id}`
    spec/track/track.yaml:18:11: parameters.reference: the path has no `{reference}`
        add it to `operation.endpoint.path`, or write `in: query`
    ");
    // Twice.
    assert_snapshot!(told("path: /parcels/{reference}/stations", "path: /parcels/{reference}/{reference}"), @"
    spec/track/track.yaml:10:11: operation.endpoint.path: the path has `{reference}` twice
        keep one
    ");
    // A query or a blank in the path.
    assert_snapshot!(told("path: /parcels/{reference}/stations", "path: /parcels/{reference}?all=true"), @"
    spec/track/track.yaml:10:11: operation.endpoint.path: `?` cannot be in a path
        write letters, digits, `-`, `.`, `_`, `~` and slashes; a query belongs to `parameters`
    spec/track/track.yaml:10:11: operation.endpoint.path: `{reference}?all=true` is only in part a parameter
        write a whole part of the path as one name in braces, such as `{order_id}`
    spec/track/track.yaml:18:11: parameters.reference: the path has no `{reference}`
        add it to `operation.endpoint.path`, or write `in: query`
    ");
    // A parameter of a type that is not supported.
    assert_snapshot!(told("    in: query\n    type: boolean", "    in: query\n    type: amount"), @"
    spec/track/track.yaml:28:11: parameters.with.details.type: a parameter of the query cannot be of the type `amount`
        write `text` or `boolean`
    spec/track/track.yaml:33:14: parameters.with.details.example: the example is a boolean, not a text
        put it in double quotes
    ");
    // A boolean in the path.
    assert_snapshot!(told("    in: path\n    type: text", "    in: path\n    type: boolean"), @"
    spec/track/track.yaml:20:11: parameters.reference.type: a parameter of the path cannot be of the type `boolean`
        write `text`
    ");
    // A part of the path that is optional.
    assert_snapshot!(told("    type: text\n    presence: required\n    origin: observed\n    sensitivity: public\n    docs: The parcel.\n    example: p-1", "    type: text\n    presence: optional\n    origin: observed\n    sensitivity: public\n    docs: The parcel.\n    example: p-1"), @"
    spec/track/track.yaml:18:11: parameters.reference: a path without one of its parts is another path
        write `presence: required`
    ");
    // Another place.
    assert_snapshot!(told("  - wire: language\n    in: query", "  - wire: language\n    in: cookie"), @"
    spec/track/track.yaml:35:9: parameters.language.in: `cookie` is no in
        write one of `path`, `query`
    (an editor marks it)
    ");
    // Two arguments with one name.
    assert_snapshot!(told("  - wire: language\n    in: query", "  - wire: reader\n    in: query"), @"
    spec/track/track.yaml:34:11: parameters.reader: there is another argument `reader`
        give another name with `rust:`
    ");
    // An example of another type.
    assert_snapshot!(told("    example: true", "    example: \"true\""), @"
    spec/track/track.yaml:33:14: parameters.with.details.example: the example is a text, not a boolean
        write `true` or `false`
    ");
    // More than one version.
    assert_snapshot!(told("      docs: The only version.", "      docs: The first version.\n    - name: next\n      docs: The second version."), @"
    spec/track/track.yaml:8:13: operation.versions: an operation that only reads has one version
        keep one
    ");
}

#[test]
fn operations() {
    // A body.
    assert_snapshot!(told("    path: /parcels/{reference}/stations", "    path: /parcels/{reference}/stations\n    content_type: application/json"), @"
    spec/track/track.yaml:11:19: operation.endpoint.content_type: a request of the method GET has no body
        leave `content_type` out
    ");
    // Extra keys.
    assert_snapshot!(told("  error_body: Refusal\n", "  error_body: Refusal\n  extra_keys: [{key: a, docs: A key.}]\n"), @"
    spec/track/track.yaml:12:22: operation.extra_keys: a request of the method GET has no body
        leave `extra_keys` out
    ");
    // An order that the path does not have.
    assert_snapshot!(told("  order: reference", "  order: language"), @"
    spec/track/track.yaml:12:10: operation.order: the path has no parameter `language`
        write one of `reference`
    ");
    // What is not found, by a field that is no text.
    assert_snapshot!(told("{error_code: unknown_parcel}", "{details: unknown_parcel}"), @"
    spec/track/track.yaml:70:17: responses.404.not_found: `Refusal` has no text field `details`
        write one of `error_code`
    ");
    // By no field.
    assert_snapshot!(told("{error_code: unknown_parcel}", "{}"), @"
    spec/track/track.yaml:70:16: responses.404.not_found: this names no field, or several
        write one field and its text
    ");
    // By a success.
    assert_snapshot!(told("    docs: The parcel is known.", "    not_found: {reference: none}\n    docs: The parcel is known."), @"
    spec/track/track.yaml:64:17: responses.200.not_found: only an error of an operation that reads says that there is no such thing
        leave `not_found` out
    ");
    // With a method that has a body.
    assert_snapshot!(told("method: GET", "method: POST"), @"
    spec/track/track.yaml:3:3: operation: this operation has no `groups`
        list the groups of its request, or write the method GET
    spec/track/track.yaml:9:13: operation.endpoint: this endpoint has no `content_type`
        add the media type of the body, such as `content_type: application/json`
    spec/track/track.yaml:12:10: operation.order: there is no request field `reference`
        there is none to name
    spec/track/track.yaml:18:11: parameters: parameters of a request with a body are not supported
        write the method GET, or remove them
    spec/track/track.yaml:50:22: headers.x-reader.from.argument: only an operation that reads has arguments
        name a `field` of the request
    spec/track/track.yaml:66:13: responses.404: this status does not say what it means for the order
        write `order: unreached`, `order: refused` or, if in doubt, `order: unknown`
    spec/track/track.yaml:70:17: responses.404.not_found: only an error of an operation that reads says that there is no such thing
        leave `not_found` out
    ");
}

#[test]
fn headers() {
    // An argument that may be missing.
    assert_snapshot!(told("    direction: request\n    presence: required\n    origin: observed\n    sensitivity: secret", "    direction: request\n    presence: optional\n    origin: observed\n    sensitivity: secret"), @"
    spec/track/track.yaml:50:22: headers.x-reader.from.argument: an argument is always there, and the header is optional
        write `presence: required`
    ");
    // An argument with an odd name.
    assert_snapshot!(told("{argument: reader}", "{argument: theReader}"), @"
    spec/track/track.yaml:50:22: headers.x-reader.from.argument: `theReader` is not how Rust writes an argument
        write `the_reader`
    ");
    // A field, which there is not.
    assert_snapshot!(told("{argument: reader}", "{field: reference}"), @"
    spec/track/track.yaml:50:19: headers.x-reader.from.field: the request has no fields
        write `{argument: …}`, `{setting: …}` or `{constant: …}`
    ");
    // A setting that a client need not have.
    assert_snapshot!(told("{argument: reader}", "{setting: api_version}"), @"
    spec/track/track.yaml:50:21: headers.x-reader.from.setting: a client need not have this setting, and the header is required
        write `presence: optional`, or name another source
    ");
    // A setting that there is not.
    assert_snapshot!(told("{argument: reader}", "{setting: merchant}"), @"
    spec/track/track.yaml:50:21: headers.x-reader.from.setting: `merchant` is no setting
        did you mean `merchant_id`?
    (an editor marks it)
    ");
    // A constant that no header can have.
    assert_snapshot!(told("{constant: long}", "{constant: \"länglich\"}"), @"
    spec/track/track.yaml:57:22: headers.x-form.from.constant: a header cannot have this value
        write printable ASCII without a blank at either end
    ");
    // Nothing.
    assert_snapshot!(told("    from: {constant: long}\n", ""), @"
    spec/track/track.yaml:51:11: headers.x-form.from: nothing fills this header, so no request would have it
        say what fills it, such as `from: {setting: merchant_id}`, `{constant: …}` or `{field: …}`
    ");
    // Two sources.
    assert_snapshot!(told("{constant: long}", "{constant: long, setting: merchant_id}"), @"
    spec/track/track.yaml:57:28: headers.x-form.from.setting: this header source has `constant` already
        keep one
    (an editor marks it)
    ");
    // An empty source.
    assert_snapshot!(told("{constant: long}", "{}"), @"
    spec/track/track.yaml:57:11: headers.x-form.from: this header source is empty
        name what fills it, such as `{setting: merchant_id}`
    (an editor marks it)
    ");
    // A fallback of what is always there.
    assert_snapshot!(told("{constant: long}", "{constant: long, else: reference}"), @"
    spec/track/track.yaml:57:34: headers.x-form.from.else: a constant has no `else`
        leave it out, or name a `field`
    ");
}

#[test]
fn types_of_responses() {
    // In a request.
    let number = |r#type: &str| {
        told_of(&ModelFiles::tracking().replace_in(PARCEL, "layers", "type: integer", &format!("type: {type}")))
    };
    assert_snapshot!(number("number"), @"
    spec/book/parcel.yaml:60:15: parcel.layers.type: `number` is a type of a response, and a request is flat text
        write a type such as `text`, or `json` for any JSON value
    (an editor marks it)
    ");
    assert_snapshot!(number("list of text"), @"
    spec/book/parcel.yaml:60:15: parcel.layers.type: `list of text` is a type of a response, and a request is flat text
        write a type such as `text`, or `json` for any JSON value
    (an editor marks it)
    ");
}

#[test]
fn media_types() {
    const HTTP: &str = "spec/book/http.yaml";
    // Another one than the endpoint's.
    let told = |old: &str, new: &str| told_of(&ModelFiles::parcels().replace(HTTP, old, new));
    assert_snapshot!(told("{constant: application/json}", "{constant: text/plain}"), @"
    spec/book/http.yaml:7:22: headers.Content-Type.from: the endpoint has another media type
        write `from: {constant: application/json}`, or change `content_type`
    ");
    assert_snapshot!(told("{constant: application/json}", "{setting: merchant_id}"), @"
    spec/book/http.yaml:7:11: headers.Content-Type.from: the endpoint has another media type
        write `from: {constant: application/json}`, or change `content_type`
    ");
    // An argument, where the request has fields.
    assert_snapshot!(told("{setting: api_version}", "{argument: edition}"), @"
    spec/book/http.yaml:16:22: headers.x-edition.from.argument: only an operation that reads has arguments
        name a `field` of the request
    ");
    // A body without a media type, without groups, and with parameters.
    let operation =
        |old: &str, new: &str| told_of(&ModelFiles::parcels().replace("spec/book/operation.yaml", old, new));
    assert_snapshot!(operation("    content_type: application/json\n", ""), @"
    spec/book/operation.yaml:12:13: operation.endpoint: this endpoint has no `content_type`
        add the media type of the body, such as `content_type: application/json`
    ");
    let parameter = "parameters: [{wire: a, in: query, type: text, presence: optional, origin: observed, sensitivity: public, docs: A.}]\n";
    assert_snapshot!(told_of(&ModelFiles::parcels().append("spec/book/query.yaml", parameter)), @"
    spec/book/query.yaml:1:21: parameters: parameters of a request with a body are not supported
        write the method GET, or remove them
    ");
}
