//! What is only said, and the order of things.

use codegen::diff::Bump::{Minor, Patch};

use super::{ANSWERS, API, Case, ENUMS, EXTRAS, HEADERS, HTTP, INSURANCE, OBJECTS, OPERATION, PARCEL, case};

pub(super) const CASES: &[Case] = &[
    case("a field's documentation is another", Patch, &["docs request note (standard, express): none"], |model| {
        model.replace_in(EXTRAS, "note", "What the courier reads.", "For the courier.")
    }),
    case(
        "tags and an example are others",
        Patch,
        &["docs request postage (standard, express): none", "docs request postage (standard, express): none"],
        |model| {
            model.replace_in(PARCEL, "postage", "tags: string, required", "tags: String").replace_in(
                PARCEL,
                "postage",
                "example: \"4.50\"",
                "example: \"5.40\"",
            )
        },
    ),
    case("a decision has another reason", Patch, &["docs request note (standard, express): none"], |model| {
        model.replace_in(EXTRAS, "note", "because: Couriers ask for it.", "because: Nothing is known.")
    }),
    case("the mock knows another field", Patch, &["docs operation book (standard, express): none"], |model| {
        model.replace(OPERATION, "deep_link: reference", "deep_link: note")
    }),
    case("the order of fields is another", Patch, &["docs group extras (standard, express): none"], |model| {
        model.move_to(EXTRAS, "note", EXTRAS)
    }),
    case(
        "what is said of the API is otherwise",
        Patch,
        &[
            "docs api api (standard, express): none",
            "docs api api (standard, express): none",
            "docs authorization authorization (standard, express): none",
            "docs authorization authorization (standard, express): none",
            "docs authorization authorization (standard, express): none",
            "docs authorization authorization (standard, express): none",
            "docs host rehearsal (standard, express): none",
            "docs host rehearsal (standard, express): none",
            "docs operation book (standard, express): none",
            "docs operation book (standard, express): none",
            "docs operation book (standard, express): none",
            "docs operation book (standard, express): none",
            "docs operation book (standard, express): none",
            "docs version express (express): none",
        ],
        |model| {
            let model = model
                .replace(OPERATION, "title: Book a collection", "title: Booking")
                .replace(OPERATION, "parcels.example/docs/book\n", "parcels.example/docs/booking\n")
                .replace(OPERATION, "Books the collection of a parcel.", "Books a collection.")
                .replace(OPERATION, "because: Nothing is known.", "because: It is late.")
                .replace(OPERATION, "docs: Collected within the day.", "docs: Collected today.")
                .append(
                    OPERATION,
                    "left_out:\n  - part: request\n    name: colour\n    because: No snippet sends it.\n",
                );
            model
                .replace(API, "title: Parcel API", "title: Parcels")
                .replace(API, "docs: Collects parcels.", "docs: Fetches parcels.")
                .replace(API, "tags: Base64 Encoded username:password, required", "tags: Base64, required")
                .replace(API, "sensitivity: secret", "sensitivity: personal")
                .replace(API, "docs: The key as the user name, no password.", "docs: A key and no password.")
                .replace(API, "    example: Basic a2V5Og==\n", "")
                .replace(API, "origin: observed\n      docs: Parcels that", "origin: sample\n      docs: Those that")
        },
    ),
    case(
        "what is said of headers is otherwise",
        Patch,
        &[
            "docs header x-edition (standard, express): none",
            "docs header x-edition (standard, express): none",
            "docs header x-edition (standard, express): none",
            "docs header x-sender (standard, express): none",
            "docs header x-sender (standard, express): none",
        ],
        |model| {
            model
                .replace_in(HEADERS, "x-sender", "sensitivity: public", "sensitivity: secret")
                .replace_in(HEADERS, "x-sender", "tags: String, Required", "tags: String")
                .replace_in(HTTP, "x-edition", "origin: observed", "origin: sample")
                .replace_in(HTTP, "x-edition", "A date that pins", "The date that pins")
                .replace_in(HTTP, "x-edition", "    example: \"2024-05-01\"\n", "")
        },
    ),
    case(
        "what is said of groups is otherwise, and their order",
        Patch,
        &[
            "docs group extras (standard, express): none",
            "docs group groups (standard, express): none",
            "docs group insurance (standard, express): none",
        ],
        |model| {
            model
                .replace(OPERATION, "[parcel, extras, insurance]", "[parcel, insurance, extras]")
                .replace(INSURANCE, "title: Insurance", "title: Cover")
                .replace(EXTRAS, "docs: What the page does not list.", "docs: All else.")
        },
    ),
    case(
        "what is said of enums is otherwise, and the order of their values",
        Patch,
        &[
            "docs enum Payment (standard, express): none",
            "docs enum Progress.COLLECTED (standard, express): none",
            "docs enum Wrapping (standard, express): none",
            "docs enum Wrapping.PAPER (standard, express): none",
        ],
        |model| {
            model
                .remove(ENUMS, "ONCE")
                .insert_after(ENUMS, "WEEKLY", "      - wire: ONCE\n        docs: For this parcel alone.\n")
                .replace(ENUMS, "docs: What the parcel is wrapped in.", "docs: The wrapping.")
                .replace(ENUMS, "docs: Brown paper.", "docs: Grey paper.")
                .replace_in(ENUMS, "COLLECTED", "origin: observed", "origin: sample")
        },
    ),
    case(
        "what is said of a response is otherwise, and the order of its fields",
        Minor,
        &[
            "changed response Links.lapses (express): none",
            "changed response Links.mobile (standard, express): none",
            "docs object Links (standard, express): none",
            "docs object Links (standard, express): none",
            "docs response Links.mobile (standard, express): none",
            "docs response Links.mobile (standard, express): none",
            "docs response Links.mobile (standard, express): none",
            "docs response Links.mobile (standard, express): none",
            "docs status 410 (standard, express): none",
            "docs status 410 (standard, express): none",
            "docs status 410 (standard, express): none",
            "docs status 410 (standard, express): none",
        ],
        |model| {
            let mobile = "      - wire: mobile\n        type: text\n        sensitivity: public\n        tags: string\n        \
                          docs: The page for a phone.\n";
            let model = model
                .remove(OBJECTS, "mobile")
                .insert_after(OBJECTS, "lapses", mobile)
                .replace_in(OBJECTS, "Links", "docs: Where the parcel can be followed.", "docs: Where it can be seen.")
                .replace(OBJECTS, "null_text: \"null\"", "null_text: never");
            model
                .replace(HTTP, "The sender is gone.\n    fields: []", "The sender has left.\n    fields: [error_code]")
                .replace(
                    HTTP,
                    "name: Gone\n    body: Refusal\n    origin: observed",
                    "name: Gone\n    body: Refusal\n    origin: sample",
                )
                .replace(HTTP, "because: A status decides.", "because: A status is clear.")
        },
    ),
    case("what is shown of a response is another", Patch, &["docs status 200 (standard, express): none"], |model| {
        model.replace(ANSWERS, "shown: {progress: BOOKED}", "shown: {progress: COLLECTED}")
    }),
    case("advice has another reason", Patch, &["docs request sender.name (standard, express): none"], |model| {
        model.replace_in(EXTRAS, "sender.name", "An insurer wants a name.", "Insurers ask for it.")
    }),
];
