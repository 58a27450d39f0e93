//! The objects of the responses.

use codegen::diff::Bump::{Major, Minor};

use super::{ANSWERS, Case, OBJECTS, OPERATION, case, getter};

pub(super) const CASES: &[Case] = &[
    case("a field of a response is new", Minor, &["added response Links.short (standard, express): none"], |model| {
        model.insert_after(OBJECTS, "web", getter!("short", "text"))
    }),
    case(
        "a field of a response is gone",
        Major,
        &["removed response Details.hint (standard, express): breaks a build"],
        |model| model.remove(OBJECTS, "hint"),
    ),
    case(
        "versions differ in an object that they shared",
        Major,
        &[
            "added response Sender.nickname (express): none",
            "changed object Label (standard, express): breaks a build",
            "changed object Sender (standard, express): breaks a build",
        ],
        |model| {
            let field = "      - wire: nickname\n        versions: [express]\n        type: text\n        origin: observed\n        \
                         sensitivity: public\n        docs: A short name.\n";
            model.insert_after(OBJECTS, "token", field)
        },
    ),
    case(
        "an object is not kept as it came",
        Major,
        &["changed object Label (standard, express): breaks a build"],
        |model| model.replace(OBJECTS, "    keep_raw: true\n", ""),
    ),
    case(
        "an object is kept as it came",
        Major,
        &["changed object Links (standard, express): breaks a build"],
        |model| model.replace(OBJECTS, "  - name: Links\n", "  - name: Links\n    keep_raw: true\n"),
    ),
    case(
        "an object has another name",
        Major,
        &[
            "changed response Refusal.details (standard, express): breaks a build",
            "renamed object More (standard, express): breaks a build",
        ],
        |model| {
            model.replace(OBJECTS, "- name: Details", "- name: More").replace(ANSWERS, "type: Details", "type: More")
        },
    ),
    case(
        "an object that bodies are read into has another name",
        Major,
        &[
            "changed operation book (standard, express): breaks a build",
            "docs status 200 (standard, express): none",
            "renamed object Order (standard, express): breaks a build",
        ],
        |model| {
            model.replace(ANSWERS, "- name: Booking", "- name: Order").replace(ANSWERS, "body: Booking", "body: Order")
        },
    ),
    case(
        "an object is new",
        Minor,
        &["added object Advice (standard, express): none", "added response Details.advice (standard, express): none"],
        |model| {
            let field = getter!("advice", "Advice");
            let object = "\n  - name: Advice\n    docs: What helps.\n    fields:\n";
            let object = format!("{object}{}", getter!("text", "text"));
            model.insert_after(OBJECTS, "hint", field).append(OBJECTS, &object)
        },
    ),
    case(
        "an object is gone",
        Major,
        &[
            "removed object Reason (standard, express): breaks a build",
            "removed response Details.reasons (standard, express): breaks a build",
        ],
        |model| model.remove(OBJECTS, "reasons").remove(OBJECTS, "Reason"),
    ),
    case(
        "fields of a response have other keys",
        Major,
        &[
            "renamed response Label.label_id (standard, express): none",
            "renamed response Links.web (standard, express): breaks a build",
            "renamed response Sender.givenName (standard, express): breaks a build",
        ],
        |model| {
            model
                .replace_in(OBJECTS, "labelId", "wire: labelId", "wire: label_id")
                .replace_in(OBJECTS, "firstName", "wire: firstName", "wire: givenName")
                .replace_in(OBJECTS, "web", "        type: text\n", "        rust: browser\n        type: text\n")
        },
    ),
    case(
        "a field of a response has another type",
        Major,
        &["changed response Sender.paid (standard, express): breaks a build"],
        |model| model.replace(OBJECTS, "type: amount", "type: text"),
    ),
    case(
        "versions no longer differ in an object",
        Major,
        &[
            "added response Links.lapses (standard): none",
            "changed object Links (standard, express): none",
            "removed response Links.live_map (express): breaks a build",
        ],
        |model| model.remove(OBJECTS, "live_map").replace(OBJECTS, "        versions: [express]\n", ""),
    ),
    case(
        "a key is evidence of a success no more",
        Minor,
        &["changed operation book (standard, express): none"],
        |model| model.replace(OPERATION, "success: [progress, stations]", "success: [progress]"),
    ),
];
