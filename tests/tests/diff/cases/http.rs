//! Hosts, versions, the endpoint, headers, extra keys and statuses.

use codegen::diff::Bump::{Major, Minor, Patch};

use super::{ANSWERS, API, Case, EXTRAS, HEADERS, HTTP, OBJECTS, OPERATION, PARCEL, case};

pub(super) const CASES: &[Case] = &[
    case("a header's documentation is another", Patch, &["docs header x-edition (standard, express): none"], |model| {
        model.replace(HTTP, "A date that pins", "The date that pins")
    }),
    case("a header is gone", Major, &["removed header x-edition (standard, express): breaks a build"], |model| {
        model.remove(HTTP, "x-edition")
    }),
    case("a host is elsewhere", Minor, &["changed host rehearsal (standard, express): none"], |model| {
        model.replace(API, "https://rehearsal.parcels.example", "https://sandbox.parcels.example")
    }),
    case("a host is gone", Major, &["removed host rehearsal (standard, express): breaks a build"], |model| {
        model.remove(API, "rehearsal")
    }),
    case("an environment is new", Minor, &["added host preview (standard, express): none"], |model| {
        model.insert_after(
            API,
            "rehearsal",
            "    - name: preview\n      url: https://preview.parcels.example\n      origin: observed\n      docs: What is next.\n",
        )
    }),
    case("a status is new", Minor, &["added status 418 (standard, express): none"], |model| {
        let status = "  - status: 418\n    name: Teapot\n    body: Refusal\n    origin: observed\n    docs: A teapot.\n    fields: \
                      []\n    order: unreached\n    decisions: [{page: Is silent., reading: As said., because: A test.}]\n";
        model.append(HTTP, status)
    }),
    case("a status has another name", Major, &["renamed status 503 (standard, express): breaks a build"], |model| {
        model.replace(HTTP, "name: Asleep", "name: Closed")
    }),
    case("a status is gone from one version", Minor, &["removed status 503 (standard): none"], |model| {
        model.replace(HTTP, "name: Asleep\n", "name: Asleep\n    versions: [express]\n")
    }),
    case("a status is gone", Major, &["removed status 503 (standard, express): breaks a build"], |model| {
        let status = "  - status: 503\n    name: Asleep\n    body: Refusal\n    origin: observed\n    docs: Nobody is there at \
                      night.\n    fields: []\n    order: unreached\n    decisions:\n      - page: Does not list it.\n        reading: \
                      No parcel was booked.\n        because: It is refused before the parcel is looked at.\n";
        model.replace(HTTP, status, "")
    }),
    case("a version is new", Minor, &["added version night (night): none"], |model| {
        model.insert_after(OPERATION, "express", "    - name: night\n      docs: Collected at night.\n")
    }),
    case("a version is new that lacks a field of all others", Minor, &["added version night (night): none"], |model| {
        let model = model.insert_after(OPERATION, "express", "    - name: night\n      docs: Collected at night.\n");
        model.replace_in(EXTRAS, "note", "        type:", "        versions: [standard, express]\n        type:")
    }),
    case(
        "a version is gone",
        Major,
        &[
            "added response Booking.collected_at (standard): none",
            "added response Links.lapses (standard): none",
            "changed object Booking (standard): none",
            "changed object Links (standard): none",
            "removed version express (express): breaks a build",
        ],
        |model| {
            model
                .remove(OPERATION, "express")
                .remove(EXTRAS, "door_code")
                .remove(PARCEL, "courier")
                .remove(OBJECTS, "live_map")
                .replace(ANSWERS, "        versions: [express]\n", "")
                .replace(OBJECTS, "        versions: [express]\n", "")
        },
    ),
    case(
        "calls go another way",
        Minor,
        &[
            "changed endpoint content_type (standard, express): none",
            "changed endpoint method (standard, express): none",
            "changed endpoint path (standard, express): none",
            "changed header Content-Type (standard, express): none",
            "docs header Content-Type (standard, express): none",
        ],
        |model| {
            model
                .replace(OPERATION, "method: POST", "method: PUT")
                .replace(OPERATION, "path: /book", "path: /order")
                .replace(OPERATION, "content_type: application/json", "content_type: application/vnd.parcel+json")
                .replace(HTTP, "{constant: application/json}", "{constant: application/vnd.parcel+json}")
                .replace(HTTP, "    example: application/json", "    example: application/vnd.parcel+json")
        },
    ),
    case(
        "headers are asked for and are not",
        Minor,
        &[
            "relaxed header x-sender (standard, express): none",
            "tightened header x-edition (standard, express): none",
            "changed header x-edition (standard, express): none",
        ],
        |model| {
            model
                .replace_in(HEADERS, "x-sender", "presence: required", "presence: optional")
                .replace_in(HTTP, "x-edition", "presence: optional", "presence: required")
                .replace_in(HTTP, "x-edition", "{setting: api_version}", "{constant: 2024-05-01}")
        },
    ),
    case(
        "a header goes the other way",
        Minor,
        &["added header x-trace (standard, express): none", "removed header x-trace (standard, express): none"],
        |model| {
            model.replace_in(
                HEADERS,
                "x-trace",
                "direction: response",
                "direction: request\n    from: {setting: merchant_id}",
            )
        },
    ),
    case(
        "an extra key has no method any more",
        Major,
        &["changed operation book (standard, express): breaks a build"],
        |model| model.replace(OPERATION, "      rust: sticker\n", ""),
    ),
    case("an extra key is new, with a method", Minor, &["changed operation book (standard, express): none"], |model| {
        let key = "    - key: pallet\n";
        model.replace(
            OPERATION,
            key,
            &format!("    - key: crate\n      rust: crate_name\n      docs: The crate.\n{key}"),
        )
    }),
    case("versions are in another order", Patch, &["docs version versions (standard, express): none"], |model| {
        let first = "    - name: express\n      docs: Collected within the day.\n";
        model.remove(OPERATION, "express").replace(OPERATION, "  versions:\n", &format!("  versions:\n{first}"))
    }),
];
