//! Fields of the request.

use codegen::diff::Bump::{Major, Minor, Patch};

use super::{Case, ENUMS, EXTRAS, INSURANCE, PARCEL, case, field};

pub(super) const CASES: &[Case] = &[
    case(
        "an optional field is new",
        Minor,
        &["added request nickname (standard, express): rejects what passed"],
        |model| model.insert_after(EXTRAS, "note", field!("nickname", "type: text", "presence: optional")),
    ),
    case(
        "an optional field of any JSON is new",
        Minor,
        &["added request nickname (standard, express): rejects what passed"],
        |model| model.insert_after(EXTRAS, "note", field!("nickname", "type: json", "presence: optional")),
    ),
    case(
        "a required field is new",
        Major,
        &["added request nickname (standard, express): rejects what passed"],
        |model| model.insert_after(EXTRAS, "note", field!("nickname", "type: text", "presence: required")),
    ),
    case(
        "a field is new that some bodies need",
        Major,
        &["added request nickname (standard, express): rejects what passed"],
        |model| {
            let field = field!(
                "nickname",
                "type: text",
                "presence: optional",
                "must:",
                "  - required: true",
                "    when: {insurance.paid: [WEEKLY]}"
            );
            model.insert_after(EXTRAS, "note", field)
        },
    ),
    case(
        "a field of a struct is new",
        Minor,
        &["added request insurance.nickname (standard, express): rejects what passed"],
        |model| {
            let field = field!("insurance.nickname", "type: text", "presence: optional");
            model.insert_after(INSURANCE, "insurance.paid", field)
        },
    ),
    case(
        "a field of one version is new in a struct that all versions shared",
        Major,
        &[
            "added request insurance.nickname (express): rejects what passed",
            "changed group insurance (standard, express): breaks a build",
        ],
        |model| {
            let field = field!("insurance.nickname", "type: text", "presence: optional", "versions: [express]");
            model.insert_after(INSURANCE, "insurance.paid", field)
        },
    ),
    case(
        "an optional field is gone",
        Major,
        &["removed request gift_code (standard, express): breaks a build, accepts more"],
        |model| model.remove(EXTRAS, "gift_code"),
    ),
    case(
        "a required field is gone",
        Major,
        &["removed request postage (standard, express): breaks a build, accepts more"],
        |model| model.remove(PARCEL, "postage"),
    ),
    case(
        "a field is gone from one version",
        Major,
        &["removed request note (standard): breaks a build, accepts more"],
        |model| model.replace_in(EXTRAS, "note", "        type:", "        versions: [express]\n        type:"),
    ),
    case(
        "a field of one version is one of the other, too",
        Minor,
        &["added request zone (express): rejects what passed"],
        |model| model.replace_in(EXTRAS, "zone", "        versions: [standard]\n", ""),
    ),
    case(
        "an optional field has another key, and the same Rust name",
        Minor,
        &["renamed request giftCode (standard, express): rejects what passed, accepts more"],
        |model| model.replace_in(EXTRAS, "gift_code", "wire: gift_code", "wire: giftCode"),
    ),
    case(
        "a required field has another key, and the same Rust name",
        Major,
        &["renamed request Postage (standard, express): rejects what passed, accepts more"],
        |model| model.replace_in(PARCEL, "postage", "wire: postage", "wire: Postage"),
    ),
    case(
        "a field that conditions ask about has another key",
        Major,
        &["renamed request parcel.announce (standard, express): rejects what passed, accepts more"],
        |model| {
            model.replace_in(PARCEL, "announce", "wire: announce", "wire: parcel.announce").replace(
                PARCEL,
                "when: {announce: [true]}",
                "when: {parcel.announce: [true]}",
            )
        },
    ),
    case(
        "a field has another key and another Rust name",
        Major,
        &["renamed request remark (standard, express): breaks a build, rejects what passed, accepts more"],
        |model| model.replace_in(EXTRAS, "note", "wire: note", "wire: remark"),
    ),
    case(
        "a field has another Rust name",
        Major,
        &["renamed request note (standard, express): breaks a build"],
        |model| model.replace_in(EXTRAS, "note", "        type:", "        rust: remark\n        type:"),
    ),
    case(
        "two fields have other keys, and nothing says which is which",
        Major,
        &[
            "added request one (standard, express): rejects what passed",
            "added request two (standard, express): rejects what passed",
            "removed request gift_code (standard, express): breaks a build, accepts more",
            "removed request note (standard, express): breaks a build, accepts more",
        ],
        |model| {
            let model = model.remove(EXTRAS, "note").remove(EXTRAS, "gift_code");
            model.append(EXTRAS, field!("one", "type: text", "presence: optional")).append(
                EXTRAS,
                "      - wire: two\n        origin: observed\n        sensitivity: public\n        docs: The second.\n        \
                 type: text\n        presence: optional\n",
            )
        },
    ),
    case(
        "a field that advice asks about has another key, and the same Rust name",
        Minor,
        &[
            "renamed request remark (standard, express): rejects what passed, accepts more",
            "tightened request gift_code (standard, express): none",
        ],
        |model| {
            let rule = "        should:\n          - forbidden: true\n            when: {remark: absent}\n        decisions:\n";
            model.replace_in(EXTRAS, "note", "wire: note", "wire: remark\n        rust: note").replace_in(
                EXTRAS,
                "gift_code",
                "        decisions:\n",
                rule,
            )
        },
    ),
    case(
        "fields have other keys, and their place and all that is asked of them say which is which",
        Major,
        &[
            "added request nickname (standard, express): rejects what passed",
            "added request text4 (standard, express): rejects what passed",
            "added request text6 (standard, express): rejects what passed",
            "docs request text2 (standard, express): none",
            "removed request label4 (standard, express): breaks a build, accepts more",
            "removed request label6 (standard, express): breaks a build, accepts more",
            "removed request note (standard, express): breaks a build, accepts more",
            "renamed request text2 (standard, express): breaks a build, rejects what passed, accepts more",
        ],
        |model| {
            let model = model.remove(EXTRAS, "note").insert_after(
                PARCEL,
                "postage",
                field!("nickname", "type: text", "presence: optional"),
            );
            model
                .replace_in(EXTRAS, "label2", "docs: Any text.", "docs: The second.")
                .replace_in(EXTRAS, "label2", "wire: label2", "wire: text2")
                .replace_in(EXTRAS, "label4", "docs: Any text.", "docs: The fourth.")
                .replace_in(EXTRAS, "label4", "sensitivity: personal", "sensitivity: public")
                .replace_in(EXTRAS, "label4", "wire: label4", "wire: text4")
                .replace_in(EXTRAS, "label6", "docs: Any text.", "docs: The sixth.")
                .replace_in(EXTRAS, "label6", "max: 25", "max: 24")
                .replace_in(EXTRAS, "label6", "wire: label6", "wire: text6")
        },
    ),
    case(
        "a field moves to a group without a struct",
        Minor,
        &["changed request note (standard, express): none"],
        |model| model.move_to(EXTRAS, "note", PARCEL),
    ),
    case(
        "a field moves into a struct",
        Major,
        &[
            "changed request note (standard, express): breaks a build",
            "tightened request insurance.value (standard, express): rejects what passed",
            "tightened request sender.name (standard, express): none",
        ],
        |model| model.move_to(EXTRAS, "note", INSURANCE),
    ),
    case(
        "an optional field is required",
        Major,
        &[
            "changed request note (standard, express): breaks a build",
            "tightened request note (standard, express): rejects what passed",
        ],
        |model| model.replace_in(EXTRAS, "note", "presence: optional", "presence: required"),
    ),
    case(
        "a required field is optional",
        Minor,
        &["relaxed request postage (standard, express): accepts more"],
        |model| model.replace_in(PARCEL, "postage", "presence: required", "presence: optional"),
    ),
    case(
        "a text is an amount",
        Major,
        &[
            "docs request gift_code (standard, express): none",
            "tightened request gift_code (standard, express): breaks a build, rejects what passed",
        ],
        |model| {
            let model = model.replace_in(EXTRAS, "gift_code", "type: text", "type: amount");
            model.replace_in(EXTRAS, "gift_code", "example: ten-off", "example: \"1.00\"")
        },
    ),
    case(
        "an amount is a text",
        Major,
        &["relaxed request postage (standard, express): breaks a build, accepts more"],
        |model| model.replace_in(PARCEL, "postage", "type: amount", "type: text"),
    ),
    case(
        "a text is a boolean",
        Major,
        &[
            "changed request gift_code (standard, express): breaks a build, rejects what passed, accepts more",
            "docs request gift_code (standard, express): none",
        ],
        |model| {
            let model = model.replace_in(EXTRAS, "gift_code", "type: text", "type: boolean");
            model.replace_in(EXTRAS, "gift_code", "example: ten-off", "example: true")
        },
    ),
    case(
        "an enum is a text",
        Major,
        &[
            "relaxed request insurance.paid (standard, express): breaks a build, accepts more",
            "removed enum Payment (standard, express): breaks a build",
        ],
        |model| model.replace_in(INSURANCE, "insurance.paid", "type: Payment", "type: text").remove(ENUMS, "Payment"),
    ),
    case("a field is more sensitive", Patch, &["changed request note (standard, express): none"], |model| {
        model.replace_in(EXTRAS, "note", "sensitivity: public", "sensitivity: personal")
    }),
    case(
        "a default is another",
        Major,
        &[
            "changed request insurance.paid (standard, express): none",
            "relaxed request insurance.renewed (standard, express): accepts more",
            "tightened request insurance.renewed (standard, express): rejects what passed",
        ],
        |model| model.replace_in(INSURANCE, "insurance.paid", "default: ASNEEDED", "default: ONCE"),
    ),
    case("a default that no rule asks about is another", Minor, &["changed request zone (standard): none"], |model| {
        model.replace_in(EXTRAS, "zone", "default: EU", "default: US")
    }),
    case(
        "a flag is a boolean",
        Major,
        &[
            "changed request door_code (express): breaks a build, rejects what passed, accepts more",
            "docs request door_code (express): none",
        ],
        |model| {
            let model = model.replace_in(EXTRAS, "door_code", "type: flag", "type: boolean");
            model.replace_in(EXTRAS, "door_code", "example: \"true\"", "example: true")
        },
    ),
    case(
        "a field of all versions is two fields",
        Minor,
        &["changed request gift_code (express): none", "changed request gift_code (standard): none"],
        |model| {
            let of = |version: &str| {
                format!(
                    "      - wire: gift_code\n        versions: [{version}]\n        type: text\n        presence: optional\n        \
                 origin: observed\n        sensitivity: public\n        docs: The code of a voucher.\n        example: \
                 ten-off\n        decisions:\n          - page: Does not list it.\n            reading: A field without \
                 rules.\n            because: Vouchers differ.\n"
                )
            };
            model.insert_after(EXTRAS, "gift_code", &(of("standard") + &of("express"))).remove(EXTRAS, "gift_code")
        },
    ),
];
