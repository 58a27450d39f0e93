//! What an operation says of its fields, headers, extra keys and its page.

use insta::assert_snapshot;

use crate::model::{ANSWERS, HEADERS, OPERATION, told};

#[test]
fn roles() {
    // Of another type.
    assert_snapshot!(told(&[(OPERATION, "order: reference", "order: postage")]), @"
    spec/book/operation.yaml:17:10: operation.order: `postage` is not a text, but of the type `amount`
        name a field of the type `text`
    ");
    // Of another type in the answer.
    assert_snapshot!(told(&[
        (ANSWERS, "- name: Station", "    - wire: reference
        type: json
        origin: observed
        sensitivity: public
        docs: The sender's own name for the parcel.
  - name: Station"),
    ]), @"
    spec/book/operation.yaml:17:10: operation.order: `reference` of the success body is not a text
        give it the type `text`, so that it can be compared with the request
    ");
    // Of one version.
    assert_snapshot!(told(&[(OPERATION, "order: reference", "order: courier")]), @"
    spec/book/operation.yaml:17:10: operation.order: `courier` is not one field of all versions
        name a field without `versions`
    ");
    // Undefined.
    assert_snapshot!(told(&[(OPERATION, "order: reference", "order: number")]), @"
    spec/book/operation.yaml:17:10: operation.order: there is no request field `number`
        write one of `reference`, `postage`, `recipient.email`, `announce`, `wrapping`, `layers`, `courier`, `note`, `gift_code`, `zone`, `door_code`, `sender.name`, `sender.phone`, `tracking_url`, `label1`, `label2`, `label3`, `label4`, `label5`, `label6`, `insurance.value`, `insurance.starts_on`, `insurance.until`, `insurance.fragile`, `insurance.proof`, `insurance.paid`, `insurance.day`, `insurance.renewed`
    ");
    // Evidence twice.
    assert_snapshot!(told(&[(OPERATION, "success: [progress, stations]", "success: [progress, progress]")]), @"
    spec/book/operation.yaml:19:25: operation.evidence.success: the field `progress` is here twice
        keep one
    ");
    // Evidence that is not defined.
    assert_snapshot!(told(&[
        (OPERATION, "success: [progress, stations]\n    error: [error_code]", "success: [progress, town]\n    error: [progress]"),
    ]), @"
    spec/book/operation.yaml:19:25: operation.evidence.success: `Booking` has no field `town`
        write one of `progress`, `stations`, `collected_at`, `label`, `links`
    spec/book/operation.yaml:20:13: operation.evidence.error: `Refusal` has no field `progress`
        write one of `error_code`, `details`
    ");
}

#[test]
fn headers() {
    // Bad.
    assert_snapshot!(told(&[(HEADERS, "- wire: x-trace", "- wire: x trace")]), @"
    spec/book/headers.yaml:10:11: headers.x trace: `x trace` is no name of a header
        write letters, digits and hyphens
    ");
    // From a field of another kind.
    assert_snapshot!(told(&[
        (HEADERS, "from: {field: recipient.email, else: reference}", "from: {field: postage, else: courier}"),
    ]), @"
    spec/book/headers.yaml:8:19: headers.x-sender.from.field: `postage` is not a text, but of the type `amount`
        name a field of the type `text`
    spec/book/headers.yaml:8:34: headers.x-sender.from.else: `courier` is not one field of all versions
        name a field without `versions`
    ");
    // From an unknown field.
    assert_snapshot!(told(&[
        (HEADERS, "from: {field: recipient.email, else: reference}", "from: {field: sender, else: weight}"),
    ]), @"
    spec/book/headers.yaml:8:19: headers.x-sender.from.field: there is no request field `sender`
        write one of `reference`, `postage`, `recipient.email`, `announce`, `wrapping`, `layers`, `courier`, `note`, `gift_code`, `zone`, `door_code`, `sender.name`, `sender.phone`, `tracking_url`, `label1`, `label2`, `label3`, `label4`, `label5`, `label6`, `insurance.value`, `insurance.starts_on`, `insurance.until`, `insurance.fragile`, `insurance.proof`, `insurance.paid`, `insurance.day`, `insurance.renewed`
    spec/book/headers.yaml:8:33: headers.x-sender.from.else: there is no request field `weight`
        write one of `reference`, `postage`, `recipient.email`, `announce`, `wrapping`, `layers`, `courier`, `note`, `gift_code`, `zone`, `door_code`, `sender.name`, `sender.phone`, `tracking_url`, `label1`, `label2`, `label3`, `label4`, `label5`, `label6`, `insurance.value`, `insurance.starts_on`, `insurance.until`, `insurance.fragile`, `insurance.proof`, `insurance.paid`, `insurance.day`, `insurance.renewed`
    ");
    // From of a response.
    assert_snapshot!(told(&[(HEADERS, "- wire: x-trace", "- wire: x-trace\n    from: {field: reference}")]), @"
    spec/book/headers.yaml:11:11: headers.x-trace.from: the server fills this header
        leave `from` out, or write `direction: request`
    ");
    // From one field twice.
    assert_snapshot!(told(&[
        (HEADERS, "from: {field: recipient.email, else: reference}", "from: {field: reference, else: reference}"),
    ]), @"
    spec/book/headers.yaml:8:36: headers.x-sender.from.else: this is the same field
        name another, or none
    ");
    // Without tags.
    assert_snapshot!(told(&[(HEADERS, "    tags: String, Required\n", "")]), @"
    spec/book/headers.yaml:2:11: headers.x-sender: a documented header has the page's `tags`
        copy the page's tags, or say `origin: sample` or `origin: observed`
    ");
}

#[test]
fn extra_keys() {
    // Unbalanced braces.
    assert_snapshot!(told(&[(OPERATION, "- key: sticker.{place}", "- key: sticker.{place")]), @"
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{place: unbalanced braces
        write each part that differs as a name in braces: `metadata.{gateway}:{key}`
    ");
    // A placeholder without a name.
    assert_snapshot!(told(&[(OPERATION, "sticker.{place}", "sticker.{}")]), @"
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{}: a placeholder has no name
        write a name between the braces
    ");
    // A placeholder twice.
    assert_snapshot!(told(&[(OPERATION, "sticker.{place}", "sticker.{place}.{place}")]), @"
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{place}.{place}: the placeholder `place` is here twice
        rename one
    ");
    // Placeholders that cannot be parameters.
    assert_snapshot!(told(&[(OPERATION, "sticker.{place}", "sticker.{self}.{value}.{1st}.{type}.{Place}")]), @"
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{self}.{value}.{1st}.{type}.{Place}: `1st` is not a parameter name
        choose another name
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{self}.{value}.{1st}.{type}.{Place}: `Place` is not a parameter name
        choose another name
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{self}.{value}.{1st}.{type}.{Place}: `self` is not a parameter name
        choose another name
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{self}.{value}.{1st}.{type}.{Place}: `type` is not a parameter name
        choose another name
    spec/book/operation.yaml:22:12: operation.extra_keys.sticker.{self}.{value}.{1st}.{type}.{Place}: `value` is not a parameter name
        choose another name
    ");
    // A field of the request.
    assert_snapshot!(told(&[(OPERATION, "- key: pallet", "- key: note")]), @"
    spec/book/operation.yaml:25:12: operation.extra_keys.note: the request has the field `note`
        remove one
    ");
    // A key twice.
    assert_snapshot!(told(&[(OPERATION, "- key: pallet", "- key: sticker.{place}")]), @"
    spec/book/operation.yaml:25:12: operation.extra_keys.sticker.{place}: the key `sticker.{place}` is here twice
        keep one
    ");
    // A method whose name is a keyword, and one of the crate.
    assert_snapshot!(told(&[
        (OPERATION, "rust: sticker", "rust: type"),
        (OPERATION, "- key: pallet", "- key: pallet\n      rust: build"),
    ]), @"
    spec/book/operation.yaml:23:13: operation.extra_keys.sticker.{place}: `type` is a keyword of Rust
        choose another name: letters, digits and underscores, a letter first, no keyword
    spec/book/operation.yaml:26:13: operation.extra_keys.pallet: `build` is a method that the crate has already
        choose another name: letters, digits and underscores, a letter first, no keyword
    ");
    // A method that is not as Rust writes it.
    assert_snapshot!(told(&[(OPERATION, "rust: sticker", "rust: setSticker")]), @"
    spec/book/operation.yaml:23:13: operation.extra_keys.sticker.{place}: `setSticker` is not how Rust writes a method
        write `set_sticker`
    ");
    // A method of a field, of a group, and of another extra key.
    assert_snapshot!(told(&[
        (OPERATION, "rust: sticker", "rust: note"),
        (OPERATION, "- key: pallet", "\
- key: pallet
      rust: insurance
      docs: A pallet.
    - key: crate.{name}
      rust: note"),
    ]), @"
    spec/book/operation.yaml:23:13: operation.extra_keys.sticker.{place}: there is another method `note`
        rename one
    spec/book/operation.yaml:26:13: operation.extra_keys.pallet: there is another method `insurance`
        rename one
    spec/book/operation.yaml:29:13: operation.extra_keys.crate.{name}: there is another method `note`
        rename one
    ");
    // The method of a field that takes an `Option`.
    assert_snapshot!(told(&[(OPERATION, "rust: sticker", "rust: maybe_note")]), @"
    spec/book/operation.yaml:23:13: operation.extra_keys.sticker.{place}: there is another method `maybe_note`
        rename one
    ");
    // Without documentation.
    assert_snapshot!(told(&[(OPERATION, "      docs: The text of a sticker.\n", "")]), @"
    spec/book/operation.yaml:22:7: extra_keys.sticker.{place}: this extra key has no `docs`
        add `docs:` (what it is, in our own words)
    (an editor marks it)
    ");
    // An empty list.
    assert_snapshot!(told(&[
        (OPERATION, "\
- key: sticker.{place}
      rust: sticker
      docs: The text of a sticker.
    - key: pallet
      docs: The pallet that it stands on.", "[]"),
    ]), @"
    spec/book/operation.yaml:22:5: operation.extra_keys: the list `extra_keys` of this operation is empty
        add to it, or leave it out
    (an editor marks it)
    ");
    // A misspelt key.
    assert_snapshot!(told(&[(OPERATION, "- key: pallet", "- keys: pallet")]), @"
    spec/book/operation.yaml:25:7: operation.extra_keys[1]: unknown key `keys` in this extra key
        did you mean `key`?
    (an editor marks it)
    ");
}

#[test]
fn left_out() {
    // Left out of an unknown part.
    assert_snapshot!(told(&[(HEADERS, "- part: header", "- part: cookie")]), @"
    spec/book/headers.yaml:17:11: left_out.x-coupon.part: `cookie` is no part
        write one of `version`, `endpoint`, `auth`, `header`, `sample`, `request`, `response`
    (an editor marks it)
    ");
    // Left out twice.
    assert_snapshot!(told(&[
        (HEADERS, "because: Nobody has one.", "\
because: Nobody has one.
  - part: header
    name: x-coupon
    versions: [express]
    because: Couriers take none."),
    ]), @"
    spec/book/headers.yaml:21:11: left_out.x-coupon: the header `x-coupon` is left out twice
        keep one; the other is at spec/book/headers.yaml:18
    ");
    // Left out without a reason.
    assert_snapshot!(told(&[(HEADERS, "because: Nobody has one.", "versions: [expres]")]), @"
    spec/book/headers.yaml:17:5: left_out.x-coupon: this item left out has no `because`
        add `because:` (why the model does not have it)
    spec/book/headers.yaml:19:16: left_out.x-coupon.versions: there is no version `expres`
        did you mean `express`?
    (an editor marks it)
    ");
}
