//! Names that Rust cannot have, and enums.

use insta::assert_snapshot;

use crate::model::{ANSWERS, API, ENUMS, EXTRAS, HEADERS, INSURANCE, OPERATION, PARCEL, told};

#[test]
fn names() {
    // A keyword.
    assert_snapshot!(told(&[(PARCEL, "- wire: layers", "- wire: type")]), @"
    spec/book/parcel.yaml:58:15: parcel.type: `type` is a keyword of Rust
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    ");
    // A keyword by `rust`.
    assert_snapshot!(told(&[(PARCEL, "- wire: layers", "- wire: layers\n        rust: async")]), @"
    spec/book/parcel.yaml:59:15: parcel.layers: `async` is a keyword of Rust
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    ");
    // Not an identifier.
    assert_snapshot!(told(&[(PARCEL, "- wire: layers", "- wire: 2nd-layer")]), @"
    spec/book/parcel.yaml:58:15: parcel.2nd-layer: `2nd_layer` is no name in Rust
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    ");
    // Not as rust writes it.
    assert_snapshot!(told(&[
        (PARCEL, "- wire: layers", "- wire: layers\n        rust: howOften"),
        (ENUMS, "- name: Progress", "- name: progress"),
        (ANSWERS, "type: Progress", "type: progress"),
        (ENUMS, "rust: Bubbles", "rust: bubbles"),
    ]), @"
    spec/book/parcel.yaml:59:15: parcel.layers: `howOften` is not how Rust writes a method
        write `how_often`
    spec/enums.yaml:10:15: enums.Wrapping.bubble_foil: `bubbles` is not how Rust writes a variant
        write `Bubbles`
    spec/enums.yaml:12:11: progress: `progress` is not how Rust writes a type
        write `Progress`
    (an editor marks it)
    ");
    // That of a method of the crate.
    assert_snapshot!(told(&[(PARCEL, "- wire: layers", "- wire: layers\n        rust: build")]), @"
    spec/book/parcel.yaml:59:15: parcel.layers: `build` is a method that the crate has already
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    ");
    // That of a module of the crate.
    assert_snapshot!(told(&[
        (OPERATION, "- name: standard", "- name: rules"),
        (PARCEL, "versions: [standard]", "versions: [rules]"),
        (EXTRAS, "versions: [standard]", "versions: [rules]"),
    ]), @"
    spec/book/operation.yaml:7:13: operation.versions: `rules` is a module that the crate has already
        choose another name: letters, digits and underscores, a letter first, no keyword
    ");
    // A struct whose name makes a bad method.
    assert_snapshot!(told(&[(INSURANCE, "rust: Insurance", "rust: Body")]), @"
    spec/book/insurance.yaml:4:11: insurance: `body` is a method that the crate has already
        name the struct otherwise
    ");
    // A struct whose name makes a keyword.
    assert_snapshot!(told(&[(INSURANCE, "rust: Insurance", "rust: Move")]), @"
    spec/book/insurance.yaml:4:11: insurance: `move` is a keyword of Rust
        name the struct otherwise
    ");
    // That of a type of the crate.
    assert_snapshot!(told(&[
        (ENUMS, "- name: Progress", "- name: Violations"),
        (ANSWERS, "type: Progress", "type: Violations"),
    ]), @"
    spec/enums.yaml:12:11: Violations: `Violations` is a type that the crate has already
        choose another name: letters, digits and underscores, a letter first, no keyword
    ");
    // A struct beside a field.
    assert_snapshot!(told(&[(INSURANCE, "rust: Insurance", "rust: Announce")]), @"
    spec/book/parcel.yaml:41:15: parcel.announce: the setter `announce` is taken in the same version
        give one another name with `rust:`; the other is at spec/book/insurance.yaml:4:11
    ");
    // Two fields alike in rust.
    assert_snapshot!(told(&[
        (PARCEL, "- wire: recipient.email", "- wire: sender.reference"),
        (HEADERS, "{field: recipient.email, else: reference}", "{field: reference}"),
    ]), @"
    spec/book/parcel.yaml:29:15: parcel.sender.reference: the setter `reference` is taken in the same version
        give one another name with `rust:`; the other is at spec/book/parcel.yaml:6:15
    ");
    // Two groups alike.
    assert_snapshot!(told(&[
        (EXTRAS, "- name: extras", "- name: parcel"),
        (OPERATION, "groups: [parcel, extras, insurance]", "groups: [parcel, insurance]"),
    ]), @"
    spec/book/parcel.yaml:2:11: parcel: there is another group `parcel`
        rename one, or join them; the first is at spec/book/extras.yaml:2:11
    ");
    // Two headers alike.
    assert_snapshot!(told(&[(HEADERS, "- wire: x-trace", "- wire: X_Sender")]), @"
    spec/book/headers.yaml:10:11: headers.X_Sender: `x-sender` and `X_Sender` would both be `X_SENDER` in Rust
        keep one
    ");
    // Two hosts alike.
    assert_snapshot!(told(&[(API, "- name: rehearsal", "- name: Production")]), @"
    spec/api.yaml:10:13: api.hosts.Production: there is another host `Production`
        rename one
    ");
    // Two types alike.
    assert_snapshot!(told(&[
        (ANSWERS, "- name: Station", "- name: Wrapping"),
        (ANSWERS, "type: list of Station", "type: list of Wrapping"),
    ]), @"
    spec/book/answers.yaml:34:11: Wrapping: there is another type `Wrapping`
        rename one; the first is at spec/enums.yaml:2:11
    ");
    // Two versions alike.
    assert_snapshot!(told(&[
        (OPERATION, "- name: express", "- name: standard\n      docs: Again.\n    - name: express"),
    ]), @"
    spec/book/operation.yaml:9:13: operation.versions: the version `standard` is here twice
        keep one
    ");
    // Two versions alike but for a dash.
    assert_snapshot!(told(&[
        (OPERATION, "- name: express", "\
- name: v-1
      docs: One.
    - name: v1
      docs: Two.
    - name: express"),
    ]), @"
    spec/book/operation.yaml:11:13: operation.versions: `v-1` and `v1` would both be `V1` in Rust
        rename one
    ");
    // A field beside the setter that takes an `Option`.
    assert_snapshot!(told(&[
        (EXTRAS, "- wire: gift_code", "- wire: maybe_note"),
        (INSURANCE, "- wire: insurance.day", "- wire: insurance.maybe_paid"),
    ]), @"
    spec/book/extras.yaml:18:15: extras.maybe_note: the setter `maybe_note` is taken in the same version
        give one another name with `rust:`; the other is at spec/book/extras.yaml:6:15
    spec/book/insurance.yaml:65:15: insurance.insurance.maybe_paid: the setter `maybe_paid` is taken in the same version
        give one another name with `rust:`; the other is at spec/book/insurance.yaml:56:15
    ");
    // A field beside one that is told apart by its version.
    assert_snapshot!(told(&[
        (EXTRAS, "- wire: zone\n        versions: [standard]", "\
- wire: zone
        versions: [express]
        type: flag
        presence: optional
        origin: observed
        sensitivity: public
        docs: Whether it has one.
      - wire: zone
        versions: [standard]"),
        (EXTRAS, "- wire: gift_code", "- wire: zone_express"),
    ]), @"
    spec/book/extras.yaml:30:15: extras.zone: `zone_express` is the name of another field, and of this one with its versions
        give one another name with `rust:`; the other is at spec/book/extras.yaml:18:15
    ");
    // A key twice in an object.
    assert_snapshot!(told(&[(ANSWERS, "- wire: collected_at", "- wire: stations\n        rust: collected_at")]), @"
    spec/book/answers.yaml:16:15: Booking.stations: the key `stations` is taken in the same version
        give them versions that differ, or keep one; the other is at spec/book/answers.yaml:11:15
    ");
    // A key twice in one version.
    assert_snapshot!(told(&[
        (PARCEL, "- wire: courier\n        versions: [express]", "- wire: layers\n        rust: courier"),
    ]), @"
    spec/book/parcel.yaml:75:15: parcel.layers: the key `layers` is taken in the same version
        give them versions that differ, or keep one; the other is at spec/book/parcel.yaml:58:15
    ");
}

#[test]
fn enums() {
    // Empty.
    assert_snapshot!(told(&[
        (ENUMS, "\
values:
      - wire: BOOKED
        docs: Still at the sender's.
      - wire: COLLECTED
        origin: observed
        docs: On its way.", "values: []"),
    ]), @"
    spec/enums.yaml:14:13: enums.Progress.values: the list `values` of this enum is empty
        add to it, or remove this enum
    (an editor marks it)
    ");
    // Misspelt.
    assert_snapshot!(told(&[(ANSWERS, "type: Progress", "type: progres")]), @"
    spec/book/answers.yaml:6:15: Booking.progress.type: there is no type `progres`
        did you mean `Progress`?
    (an editor marks it)
    ");
    // Undefined.
    assert_snapshot!(told(&[(ANSWERS, "type: Progress", "type: Whereabouts")]), @"
    spec/book/answers.yaml:6:15: Booking.progress.type: there is no type `Whereabouts`
        write one of `text`, `amount`, `epoch_seconds`, `integer`, `number`, `boolean`, `flag`, `json`, `list of text`, `Wrapping`, `Progress`, `Payment`, `Booking`, `Station`, `Refusal`, `Label`, `Sender`, `Links`, `Details`, `Reason`, `list of Booking`, `list of Station`, `list of Refusal`, `list of Label`, `list of Sender`, `list of Links`, `list of Details`, `list of Reason`
    spec/enums.yaml:12:11: enums.Progress: the enum `Progress` is not used
        name it as the type of a field, or remove it
    ");
    // Unused.
    assert_snapshot!(told(&[(ANSWERS, "type: Progress", "type: text")]), @"
    spec/enums.yaml:12:11: enums.Progress: the enum `Progress` is not used
        name it as the type of a field, or remove it
    ");
    // A value `Other`.
    assert_snapshot!(told(&[(ENUMS, "- wire: COLLECTED", "- wire: OTHER")]), @"
    spec/enums.yaml:17:15: enums.Progress.OTHER: `Other` is the variant for values that are not listed
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    ");
    // A value twice.
    assert_snapshot!(told(&[(ENUMS, "docs: A box.", "docs: A box.\n      - wire: PAPER\n        docs: Again.")]), @"
    spec/enums.yaml:9:15: enums.Wrapping.PAPER: the value `PAPER` is here twice
        keep one
    ");
    // A value without a Rust name.
    assert_snapshot!(told(&[
        (ENUMS, "rust: Bubbles", "rust: Big Bubbles"),
        (ENUMS, "docs: A box.", "docs: A box.\n      - wire: 3-ply\n        docs: Again."),
    ]), @"
    spec/enums.yaml:9:15: enums.Wrapping.3-ply: `3Ply` is no name in Rust
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    spec/enums.yaml:12:15: enums.Wrapping.bubble_foil: `Big Bubbles` is no name in Rust
        give another name with `rust:`: letters, digits and underscores, a letter first, no keyword
    ");
    // Values alike in Rust.
    assert_snapshot!(told(&[
        (ENUMS, "docs: A box.", "docs: A box.\n      - wire: cardboard\n        docs: Again."),
    ]), @"
    spec/enums.yaml:9:15: enums.Wrapping.cardboard: `CARDBOARD` and `cardboard` would both be `Cardboard` in Rust
        name one with `rust:`
    ");
}
