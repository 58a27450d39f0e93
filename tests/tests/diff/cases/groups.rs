//! Groups of request fields.

use codegen::diff::Bump::{Major, Minor};

use super::{Case, EXTRAS, INSURANCE, OPERATION, case, field};

pub(super) const CASES: &[Case] = &[
    case("a struct is gone", Major, &["changed group insurance (standard, express): breaks a build"], |model| {
        model.replace(INSURANCE, "    rust: Insurance\n", "")
    }),
    case(
        "a struct is gone, and one of its fields has another Rust name",
        Major,
        &[
            "changed group insurance (standard, express): breaks a build",
            "renamed request insurance.paid (standard, express): breaks a build",
        ],
        |model| {
            model.replace(INSURANCE, "    rust: Insurance\n", "").replace_in(
                INSURANCE,
                "insurance.paid",
                "        type:",
                "        rust: how_often\n        type:",
            )
        },
    ),
    case("a struct is new", Major, &["changed group extras (standard, express): breaks a build"], |model| {
        model.replace(EXTRAS, "    title: Extras\n", "    title: Extras\n    rust: Extras\n")
    }),
    case("a group has another name", Minor, &["renamed group others (standard, express): none"], |model| {
        model.replace(EXTRAS, "- name: extras\n", "- name: others\n").replace(
            OPERATION,
            "[parcel, extras, insurance]",
            "[parcel, others, insurance]",
        )
    }),
    case(
        "a group with a field is new",
        Minor,
        &[
            "added group gift (standard, express): none",
            "added request gift_note (standard, express): rejects what passed",
        ],
        |model| {
            let group = concat!(
                "groups:\n  - name: gift\n    title: Gifts\n    docs: Gifts.\n    fields:\n",
                field!("gift_note", "type: text", "presence: optional")
            );
            model.append("spec/book/gift.yaml", group).replace(OPERATION, "insurance]", "insurance, gift]")
        },
    ),
    case(
        "a struct has another name",
        Major,
        &["changed group insurance (standard, express): breaks a build"],
        |model| model.replace(INSURANCE, "    rust: Insurance\n", "    rust: Cover\n"),
    ),
    case(
        "a group is gone",
        Major,
        &[
            "removed group extras (standard, express): none",
            "removed request door_code (express): breaks a build, accepts more",
            "removed request gift_code (standard, express): breaks a build, accepts more",
            "removed request label1 (standard, express): breaks a build, accepts more",
            "removed request label2 (standard, express): breaks a build, accepts more",
            "removed request label3 (standard, express): breaks a build, accepts more",
            "removed request label4 (standard, express): breaks a build, accepts more",
            "removed request label5 (standard, express): breaks a build, accepts more",
            "removed request label6 (standard, express): breaks a build, accepts more",
            "removed request note (standard, express): breaks a build, accepts more",
            "removed request sender.name (standard, express): breaks a build, accepts more",
            "removed request sender.phone (standard, express): breaks a build, accepts more",
            "removed request tracking_url (standard, express): breaks a build, accepts more",
            "removed request zone (standard): breaks a build, accepts more",
        ],
        |model| model.without(EXTRAS).replace(OPERATION, "parcel, extras, insurance", "parcel, insurance"),
    ),
    case(
        "a field moves into a new group",
        Minor,
        &["added group look (standard, express): none", "changed request note (standard, express): none"],
        |model| {
            let group = "groups:\n  - name: look\n    title: Look\n    docs: Looks.\n    fields:";
            model.append("spec/book/look.yaml", group).move_to(EXTRAS, "note", "spec/book/look.yaml").replace(
                OPERATION,
                "insurance]",
                "insurance, look]",
            )
        },
    ),
];
