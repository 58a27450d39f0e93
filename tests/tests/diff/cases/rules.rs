//! Rules, without their conditions.

use codegen::diff::Bump::{Major, Minor, Patch};

use super::{Case, EXTRAS, INSURANCE, PARCEL, case};

pub(super) const CASES: &[Case] = &[
    case("a limit is raised", Minor, &["relaxed request reference (standard, express): accepts more"], |model| {
        model.replace_in(PARCEL, "reference", "max: 12", "max: 13")
    }),
    case(
        "a limit is lowered",
        Major,
        &["tightened request reference (standard, express): rejects what passed"],
        |model| model.replace_in(PARCEL, "reference", "max: 12", "max: 11"),
    ),
    case(
        "a limit is moved",
        Major,
        &[
            "changed request zone (standard): none",
            "changed request zone (standard): rejects what passed, accepts more",
            "docs request zone (standard): none",
        ],
        |model| {
            let model = model.replace_in(EXTRAS, "zone", "length: {min: 2, max: 2}", "length: {min: 3, max: 3}");
            model.replace_in(EXTRAS, "zone", "default: EU", "default: EUX").replace_in(
                EXTRAS,
                "zone",
                "example: AS",
                "example: ASX",
            )
        },
    ),
    case(
        "a charset has one more character",
        Minor,
        &["relaxed request sender.name (standard, express): accepts more"],
        |model| model.replace_in(EXTRAS, "sender.name", "A-Z a-z . -", "A-Z a-z . - SPACE"),
    ),
    case(
        "a charset has one less",
        Major,
        &["tightened request sender.name (standard, express): rejects what passed"],
        |model| model.replace_in(EXTRAS, "sender.name", "A-Z a-z . -", "A-Z a-z ."),
    ),
    case(
        "a charset has one for another",
        Major,
        &["changed request sender.name (standard, express): rejects what passed, accepts more"],
        |model| model.replace_in(EXTRAS, "sender.name", "A-Z a-z . -", "A-Z a-z . +"),
    ),
    case("a charset is written otherwise", Patch, &["changed request label1 (standard, express): none"], |model| {
        model.replace_in(EXTRAS, "label1", "charset: A-Z a-z 0-9 SPACE", "charset: SPACE A-M N-Z a-z 0-9")
    }),
    case("a rule is new", Major, &["tightened request note (standard, express): rejects what passed"], |model| {
        model.replace_in(
            EXTRAS,
            "note",
            "        decisions:\n",
            "        must:\n          - length: {max: 80}\n        decisions:\n",
        )
    }),
    case(
        "a rule is new that another one contains",
        Patch,
        &["changed request label1 (standard, express): none"],
        |model| {
            let rules = "          - length: {max: 25}\n          - name: again\n            length: {min: 0, max: 26}\n            \
                         when: {insurance.paid: [WEEKLY]}\n";
            model.replace_in(EXTRAS, "label1", "          - length: {max: 25}\n", rules)
        },
    ),
    case(
        "a length is new that a format has in any case",
        Patch,
        &[
            "changed request recipient.email (standard, express): none",
            "changed request tracking_url (standard, express): none",
        ],
        |model| {
            let (email, url) = ("- format: email\n", "- format: https_url\n");
            model
                .replace_in(PARCEL, "recipient.email", email, &format!("{email}          - length: {{min: 3}}\n"))
                .replace_in(EXTRAS, "tracking_url", url, &format!("{url}          - length: {{min: 9}}\n"))
        },
    ),
    case(
        "a length is new that is longer than the least of a format",
        Major,
        &[
            "tightened request recipient.email (standard, express): rejects what passed",
            "tightened request tracking_url (standard, express): rejects what passed",
        ],
        |model| {
            let (email, url) = ("- format: email\n", "- format: https_url\n");
            model
                .replace_in(PARCEL, "recipient.email", email, &format!("{email}          - length: {{min: 4}}\n"))
                .replace_in(EXTRAS, "tracking_url", url, &format!("{url}          - length: {{min: 20}}\n"))
        },
    ),
    case(
        "a rule is new whose list keeps the others",
        Major,
        &["tightened request gift_code (standard, express): rejects what passed"],
        |model| {
            let rules = "        must:\n          - one_of: [ten-off, other]\n        decisions:\n";
            model.replace_in(EXTRAS, "gift_code", "        decisions:\n", rules)
        },
    ),
    case("a rule is gone", Minor, &["relaxed request reference (standard, express): accepts more"], |model| {
        model.replace_in(PARCEL, "reference", "          - length: {min: 3, max: 12}\n", "")
    }),
    case(
        "a rule is gone and one of another kind is new",
        Major,
        &[
            "relaxed request sender.name (standard, express): accepts more",
            "tightened request sender.name (standard, express): rejects what passed",
        ],
        |model| {
            let rule = "name: longest\n            length: {max: 40}";
            model.replace_in(EXTRAS, "sender.name", "charset: A-Z a-z . -", rule)
        },
    ),
    case("a rule is advice", Minor, &["relaxed request sender.name (standard, express): accepts more"], |model| {
        let charset = "          - charset: A-Z a-z . -\n";
        let model = model.replace_in(EXTRAS, "sender.name", &format!("        must:\n{charset}"), "");
        model.replace_in(EXTRAS, "sender.name", "        should:\n", &format!("        should:\n{charset}"))
    }),
    case(
        "advice blocks",
        Major,
        &[
            "tightened request sender.phone (standard, express): rejects what passed",
            "tightened request sender.phone (standard, express): rejects what passed",
        ],
        |model| model.replace_in(EXTRAS, "sender.phone", "should:", "must:"),
    ),
    case("advice is tightened", Minor, &["tightened request insurance.until (standard, express): none"], |model| {
        model.replace_in(INSURANCE, "insurance.until", "days: 30", "days: 29")
    }),
    case("advice on a span is gone", Minor, &["relaxed request insurance.until (standard, express): none"], |model| {
        let advice = "        should:\n          - within: {days: 30, of: insurance.starts_on}\n";
        model.replace_in(INSURANCE, "insurance.until", advice, "")
    }),
    case("advice is gone", Minor, &["relaxed request tracking_url (standard, express): none"], |model| {
        let advice = "        should:\n          - format: url_public_host\n            docs: The recipient must be able to reach it.\n";
        model.replace_in(EXTRAS, "tracking_url", advice, "")
    }),
    case("a format is gone", Minor, &["relaxed request tracking_url (standard, express): accepts more"], |model| {
        model.replace_in(EXTRAS, "tracking_url", "          - format: url_without_query\n", "")
    }),
    case(
        "a format is new",
        Major,
        &[
            "docs request note (standard, express): none",
            "tightened request note (standard, express): rejects what passed",
        ],
        |model| {
            let rule = "        must:\n          - format: https_url\n        decisions:\n";
            let model = model.replace_in(EXTRAS, "note", "        decisions:\n", rule);
            model.replace_in(EXTRAS, "note", "example: Ring twice", "example: https://note.example.com")
        },
    ),
    case("a range is wider", Minor, &["relaxed request insurance.day (standard, express): accepts more"], |model| {
        model.replace_in(INSURANCE, "insurance.day", "range: {min: 1, max: 7}", "range: {min: 0, max: 7}")
    }),
    case(
        "a range is narrower",
        Major,
        &["tightened request insurance.day (standard, express): rejects what passed"],
        |model| model.replace_in(INSURANCE, "insurance.day", "range: {min: 1, max: 31}", "range: {min: 1, max: 28}"),
    ),
    case("a range begins later", Major, &["tightened request layers (standard): rejects what passed"], |model| {
        model.replace_in(PARCEL, "layers", "range: {min: 1, max: 9}", "range: {min: 2, max: 9}")
    }),
    case(
        "a boolean must be the other",
        Major,
        &["changed request insurance.renewed (standard, express): rejects what passed, accepts more"],
        |model| {
            model.replace_in(
                INSURANCE,
                "insurance.renewed",
                "            equals: false\n",
                "            equals: true\n",
            )
        },
    ),
    case(
        "a date need not be today's",
        Minor,
        &["relaxed request insurance.starts_on (standard, express): accepts more"],
        |model| model.replace_in(INSURANCE, "insurance.starts_on", "        must:\n          - date: today\n", ""),
    ),
    case(
        "an order of two fields is asked for no more",
        Minor,
        &["relaxed request insurance.until (standard, express): accepts more"],
        |model| {
            let rule = "        must:\n          - after: insurance.starts_on\n";
            model.replace_in(INSURANCE, "insurance.until", rule, "")
        },
    ),
    case(
        "an order of two fields is new",
        Major,
        &["tightened request insurance.value (standard, express): rejects what passed"],
        |model| {
            let rules = "        must:\n          - after: postage\n";
            model.replace_in(INSURANCE, "insurance.value", "        must:\n", rules)
        },
    ),
    case(
        "a limit is new that no body reaches",
        Major,
        &["cannot tell request note (standard, express): none"],
        |model| {
            model.replace_in(
                EXTRAS,
                "note",
                "        decisions:\n",
                "        must:\n          - length: {max: 80000}\n        decisions:\n",
            )
        },
    ),
    case(
        "advice is new that other advice contains",
        Patch,
        &["changed request sender.phone (standard, express): none"],
        |model| {
            let rules = "        should:\n          - name: some\n            length: {min: 5}\n";
            model.replace_in(EXTRAS, "sender.phone", "        should:\n", rules)
        },
    ),
    case(
        "rules have other names",
        Patch,
        &[
            "docs request insurance.day (standard, express): none",
            "docs request insurance.day (standard, express): none",
        ],
        |model| {
            model.replace_in(INSURANCE, "insurance.day", "name: range_weekly", "name: range_of_a_week").replace_in(
                INSURANCE,
                "insurance.day",
                "name: range_monthly",
                "name: range_of_a_month",
            )
        },
    ),
];
