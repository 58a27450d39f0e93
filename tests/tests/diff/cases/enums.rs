//! Enums and their values.

use codegen::diff::Bump::{Major, Minor, Patch};

use super::{Case, ENUMS, EXTRAS, INSURANCE, PARCEL, case, field};

pub(super) const CASES: &[Case] = &[
    case(
        "a value of a request's enum is new",
        Minor,
        &["added enum Wrapping.WOOD (standard, express): accepts more"],
        |model| model.insert_after(ENUMS, "CARDBOARD", "      - wire: WOOD\n        docs: A crate.\n"),
    ),
    case(
        "a value of a request's enum is gone",
        Major,
        &[
            "docs request wrapping (standard, express): none",
            "removed enum Wrapping.CARDBOARD (standard, express): breaks a build, rejects what passed",
        ],
        |model| model.remove(ENUMS, "CARDBOARD").replace(PARCEL, "        example: CARDBOARD\n", ""),
    ),
    case(
        "a value of a response's enum is new",
        Minor,
        &["added enum Progress.LOST (standard, express): none"],
        |model| model.insert_after(ENUMS, "COLLECTED", "      - wire: LOST\n        docs: Lost.\n"),
    ),
    case(
        "a value of a response's enum is gone",
        Major,
        &["removed enum Progress.COLLECTED (standard, express): breaks a build"],
        |model| model.remove(ENUMS, "COLLECTED"),
    ),
    case(
        "a value has another text, and other docs",
        Major,
        &[
            "docs enum Wrapping.Cardboard (standard, express): none",
            "docs request wrapping (standard, express): none",
            "renamed enum Wrapping.Cardboard (standard, express): rejects what passed, accepts more",
        ],
        |model| {
            model
                .replace(ENUMS, "wire: CARDBOARD", "wire: Cardboard")
                .replace(ENUMS, "docs: A box.", "docs: A cardboard box.")
                .replace(PARCEL, "example: CARDBOARD", "example: Cardboard")
        },
    ),
    case(
        "a variant has another name",
        Major,
        &["renamed enum Wrapping.bubble_foil (standard, express): breaks a build"],
        |model| model.replace(ENUMS, "rust: Bubbles", "rust: Foil"),
    ),
    case(
        "an enum has another name",
        Major,
        &[
            "changed request insurance.paid (standard, express): breaks a build",
            "renamed enum Rhythm (standard, express): breaks a build",
        ],
        |model| {
            model.replace(ENUMS, "name: Payment", "name: Rhythm").replace(INSURANCE, "type: Payment", "type: Rhythm")
        },
    ),
    case(
        "an enum is new, of one version",
        Minor,
        &["added enum Offer (express): none", "added request offer (express): rejects what passed"],
        |model| {
            model
                .append(ENUMS, "\n  - name: Offer\n    docs: An offer.\n    values:\n      - wire: HALF\n        docs: Half the price.\n")
                .append(EXTRAS, field!("offer", "type: Offer", "presence: optional", "versions: [express]"))
        },
    ),
    case(
        "a value has another text and another variant",
        Major,
        &[
            "docs request wrapping (standard, express): none",
            "renamed enum Wrapping.BOX (standard, express): breaks a build",
            "renamed enum Wrapping.BOX (standard, express): rejects what passed, accepts more",
        ],
        |model| {
            model.replace(ENUMS, "wire: CARDBOARD", "wire: BOX").replace(PARCEL, "example: CARDBOARD", "example: BOX")
        },
    ),
    case(
        "a value has become two",
        Major,
        &[
            "added enum Wrapping.LARGE (standard, express): accepts more",
            "added enum Wrapping.SMALL (standard, express): accepts more",
            "docs request wrapping (standard, express): none",
            "removed enum Wrapping.CARDBOARD (standard, express): breaks a build, rejects what passed",
        ],
        |model| {
            let two = "      - wire: SMALL\n        docs: A box.\n      - wire: LARGE\n        docs: A box.\n";
            model.replace(ENUMS, "      - wire: CARDBOARD\n        docs: A box.\n", two).replace(
                PARCEL,
                "example: CARDBOARD",
                "example: SMALL",
            )
        },
    ),
    case(
        "a value of both ways is new, and comes first",
        Minor,
        &["added enum Wrapping.WOOD (standard, express): accepts more"],
        |model| {
            let wood = "    values:\n      - wire: WOOD\n        docs: A crate.\n      - wire: PAPER\n";
            model.replace(ENUMS, "    values:\n      - wire: PAPER\n", wood)
        },
    ),
    case("a value's docs are others", Patch, &["docs enum Payment.ONCE (standard, express): none"], |model| {
        model.replace(ENUMS, "docs: For this parcel alone.", "docs: For one parcel.")
    }),
];
