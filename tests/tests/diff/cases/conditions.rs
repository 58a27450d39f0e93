//! Conditions of rules.

use codegen::diff::Bump::{Major, Minor, Patch};

use super::{Case, EXTRAS, INSURANCE, PARCEL, case};

const WEEKLY: &str = "when: {insurance.paid: [WEEKLY]}";
const LONGER: &str = "            range: {min: 1, max: 31}\n            when: {insurance.paid: [MONTHLY, YEARLY]}\n";
const ONCE: &str = "unless: {insurance.paid: [ONCE]}";

pub(super) const CASES: &[Case] = &[
    case(
        "a condition has one value more",
        Major,
        &["tightened request insurance.day (standard, express): rejects what passed"],
        |model| model.replace_in(INSURANCE, "insurance.day", WEEKLY, "when: {insurance.paid: [WEEKLY, ASNEEDED]}"),
    ),
    case(
        "a condition has one value less",
        Minor,
        &["relaxed request insurance.day (standard, express): accepts more"],
        |model| model.replace_in(INSURANCE, "insurance.day", LONGER, &LONGER.replace("MONTHLY, ", "")),
    ),
    case(
        "a condition has one value for another, so that some ranges are wider",
        Major,
        &["changed request insurance.day (standard, express): rejects what passed, accepts more"],
        |model| model.replace_in(INSURANCE, "insurance.day", WEEKLY, "when: {insurance.paid: [ASNEEDED]}"),
    ),
    case(
        "a condition is gone",
        Major,
        &["tightened request recipient.email (standard, express): rejects what passed"],
        |model| model.replace_in(PARCEL, "recipient.email", "            when: {announce: [true]}\n", ""),
    ),
    case(
        "a condition is turned around by the values of an enum",
        Patch,
        &["changed request insurance.renewed (standard, express): none"],
        |model| {
            let others = "when: {insurance.paid: [WEEKLY, MONTHLY, YEARLY, ASNEEDED]}";
            model.replace_in(INSURANCE, "insurance.renewed", ONCE, others)
        },
    ),
    case(
        "a group is asked about instead of one of its fields",
        Major,
        &["tightened request note (standard, express): rejects what passed"],
        |model| {
            let rule = "        must:\n          - required: true\n            when: {group(insurance): given}\n        \
                        decisions:\n";
            model.replace_in(EXTRAS, "note", "        decisions:\n", rule)
        },
    ),
    case(
        "a rule is said in two",
        Patch,
        &[
            "changed request insurance.day (standard, express): none",
            "changed request insurance.day (standard, express): none",
            "changed request insurance.day (standard, express): none",
        ],
        |model| {
            let rule = |name: &str, value: &str| {
                format!(
                    "          - name: {name}\n            range: {{min: 1, max: 31}}\n            when: {{insurance.paid: \
                     [{value}]}}\n"
                )
            };
            let old = format!("          - name: range_monthly\n{LONGER}");
            let new = rule("range_short", "MONTHLY") + &rule("range_long", "YEARLY");
            model.replace_in(INSURANCE, "insurance.day", &old, &new)
        },
    ),
    case(
        "a rule asks about a field that has rules of its own",
        Major,
        &["tightened request note (standard, express): rejects what passed"],
        |model| {
            let rule = "        must:\n          - required: true\n            when: {insurance.renewed: [true], \
                        insurance.until: given}\n        decisions:\n";
            model.replace_in(EXTRAS, "note", "        decisions:\n", rule)
        },
    ),
    case(
        "a presence has a condition, which is always so",
        Patch,
        &["changed request insurance.value (standard, express): none"],
        |model| {
            model.replace_in(
                INSURANCE,
                "insurance.value",
                "when: {group(insurance): given}",
                "when: {group(insurance): given, reference: given}",
            )
        },
    ),
    case(
        "a rule is new for bodies that another rule refuses",
        Patch,
        &["changed request note (standard, express): none"],
        |model| {
            let rule = "        must:\n          - required: true\n            when: {insurance.value: absent, \
                        group(insurance): given}\n        decisions:\n";
            model.replace_in(EXTRAS, "note", "        decisions:\n", rule)
        },
    ),
    case(
        "a condition is new that another rule makes sure of",
        Major,
        &[
            "changed request insurance.day (standard, express): none",
            "tightened request note (standard, express): rejects what passed",
        ],
        |model| {
            let rule = "        must:\n          - forbidden: true\n            when: {insurance.paid: [WEEKLY]}\n        \
                        decisions:\n";
            model.replace_in(EXTRAS, "note", "        decisions:\n", rule).replace_in(
                INSURANCE,
                "insurance.day",
                WEEKLY,
                "when: {insurance.paid: [WEEKLY], note: absent}",
            )
        },
    ),
];
