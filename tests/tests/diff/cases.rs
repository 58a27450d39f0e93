//! Edits of the real model, each with what `diff` has to say of it.

use codegen::diff::Bump::{self, Major, Minor, Patch};

use super::draft::Draft;

/// An edit, and the changes that it makes.
pub struct Case {
    pub name: &'static str,
    pub bump: Bump,
    /// Each as `kind part name (versions): effects`.
    pub changes: &'static [&'static str],
    pub edit: fn(Draft) -> Draft,
}

const fn case(name: &'static str, bump: Bump, changes: &'static [&'static str], edit: fn(Draft) -> Draft) -> Case {
    Case { name, bump, changes, edit }
}

const API: &str = "spec/api.yaml";
const OPERATION: &str = "spec/session/operation.yaml";
const BASIC: &str = "spec/session/request/basic.yaml";
const ENUMS: &str = "spec/enums.yaml";
const HEADERS: &str = "spec/session/headers.yaml";
const MANDATE: &str = "spec/session/request/mandate.yaml";
const OBJECTS: &str = "spec/objects.yaml";
const RESPONSES: &str = "spec/session/responses.yaml";
const SAMPLE: &str = "spec/session/request/sample.yaml";
const UDF: &str = "spec/session/request/udf.yaml";

/// A request field that nothing else is about.
macro_rules! field {
    ($wire:literal, $($line:literal),*) => {
        concat!("      - wire: ", $wire, "\n        origin: observed\n        sensitivity: public\n        docs: New here.\n",
            $("        ", $line, "\n",)*)
    };
}

pub const CASES: &[Case] = &[
    // Fields of the request.
    case("an optional field is new", Minor, &["added request gift_note (default, v1): rejects what passed"], |model| {
        model.insert_after(BASIC, "description", field!("gift_note", "type: text", "presence: optional"))
    }),
    case(
        "an optional field of any JSON is new",
        Minor,
        &["added request gift_note (default, v1): rejects what passed"],
        |model| model.insert_after(BASIC, "description", field!("gift_note", "type: json", "presence: optional")),
    ),
    case("a required field is new", Major, &["added request gift_note (default, v1): rejects what passed"], |model| {
        model.insert_after(BASIC, "description", field!("gift_note", "type: text", "presence: required"))
    }),
    case(
        "a field is new that some bodies need",
        Major,
        &["added request gift_note (default, v1): rejects what passed"],
        |model| {
            let field = field!(
                "gift_note",
                "type: text",
                "presence: optional",
                "must:",
                "  - required: true",
                "    when: {mandate.frequency: [WEEKLY]}"
            );
            model.insert_after(BASIC, "description", field)
        },
    ),
    case(
        "a field of a struct is new",
        Minor,
        &["added request mandate.note (default, v1): rejects what passed"],
        |model| {
            model.insert_after(MANDATE, "mandate.frequency", field!("mandate.note", "type: text", "presence: optional"))
        },
    ),
    case(
        "a field of one version is new in a struct that all versions shared",
        Major,
        &[
            "added request mandate.note (v1): rejects what passed",
            "changed group mandate (default, v1): breaks a build",
        ],
        |model| {
            let field = field!("mandate.note", "type: text", "presence: optional", "versions: [v1]");
            model.insert_after(MANDATE, "mandate.frequency", field)
        },
    ),
    case(
        "an optional field is gone",
        Major,
        &["removed request offer_code (default, v1): breaks a build, accepts more"],
        |model| model.remove(SAMPLE, "offer_code"),
    ),
    case(
        "a required field is gone",
        Major,
        &["removed request customer_phone (default, v1): breaks a build, accepts more"],
        |model| model.remove(BASIC, "customer_phone"),
    ),
    case(
        "a field is gone from one version",
        Major,
        &["removed request description (default): breaks a build, accepts more"],
        |model| model.replace_in(BASIC, "description", "        type:", "        versions: [v1]\n        type:"),
    ),
    case(
        "a field of one version is one of the other, too",
        Minor,
        &["added request currency (v1): rejects what passed"],
        |model| model.replace_in(BASIC, "currency", "        versions: [default]\n", ""),
    ),
    case(
        "an optional field has another key, and the same Rust name",
        Minor,
        &["renamed request offerCode (default, v1): rejects what passed, accepts more"],
        |model| model.replace_in(SAMPLE, "offer_code", "wire: offer_code", "wire: offerCode"),
    ),
    case(
        "a required field has another key, and the same Rust name",
        Major,
        &["renamed request orderId (default, v1): rejects what passed, accepts more"],
        |model| {
            let model = model.replace_in(BASIC, "order_id", "wire: order_id", "wire: orderId");
            let model = model.replace(OPERATION, "order: order_id", "order: orderId");
            model.replace(HEADERS, "else: order_id", "else: orderId")
        },
    ),
    case(
        "a field that conditions ask about has another key",
        Major,
        &["renamed request mandate.amountRule (default, v1): rejects what passed, accepts more"],
        |model| {
            let model = model.replace_in(
                MANDATE,
                "mandate.amount_rule",
                "wire: mandate.amount_rule",
                "wire: mandate.amountRule",
            );
            model
                .replace(MANDATE, "unless: {mandate.amount_rule: [FIXED]}", "unless: {mandate.amountRule: [FIXED]}")
                .replace(MANDATE, "when: {mandate.amount_rule: [FIXED]}", "when: {mandate.amountRule: [FIXED]}")
        },
    ),
    case(
        "a field has another key and another Rust name",
        Major,
        &["renamed request look (default, v1): breaks a build, rejects what passed, accepts more"],
        |model| model.replace_in(SAMPLE, "theme", "wire: theme", "wire: look"),
    ),
    case("a field has another Rust name", Major, &["renamed request theme (default, v1): breaks a build"], |model| {
        model.replace_in(SAMPLE, "theme", "        type:", "        rust: look\n        type:")
    }),
    case(
        "two fields have other keys, and nothing says which is which",
        Major,
        &[
            "added request one (default, v1): rejects what passed",
            "added request two (default, v1): rejects what passed",
            "removed request offer_code (default, v1): breaks a build, accepts more",
            "removed request theme (default, v1): breaks a build, accepts more",
        ],
        |model| {
            let model = model.remove(SAMPLE, "theme").remove(SAMPLE, "offer_code");
            model.append(SAMPLE, field!("one", "type: text", "presence: optional")).append(
                SAMPLE,
                "      - wire: two\n        origin: observed\n        sensitivity: public\n        docs: The second.\n        \
                 type: text\n        presence: optional\n",
            )
        },
    ),
    case(
        "a field that advice asks about has another key, and the same Rust name",
        Minor,
        &[
            "renamed request look (default, v1): rejects what passed, accepts more",
            "tightened request offer_code (default, v1): none",
        ],
        |model| {
            let rule =
                "        should:\n          - forbidden: true\n            when: {look: absent}\n        decisions:\n";
            model.replace_in(SAMPLE, "theme", "wire: theme", "wire: look\n        rust: theme").replace_in(
                SAMPLE,
                "offer_code",
                "        decisions:\n",
                rule,
            )
        },
    ),
    case(
        "fields have other keys, and their place and all that is asked of them say which is which",
        Major,
        &[
            "added request gift_note (default, v1): rejects what passed",
            "added request note4 (default, v1): rejects what passed",
            "added request note8 (default, v1): rejects what passed",
            "docs request note2 (default, v1): none",
            "removed request description (default, v1): breaks a build, accepts more",
            "removed request udf4 (default, v1): breaks a build, accepts more",
            "removed request udf8 (default, v1): breaks a build, accepts more",
            "renamed request note2 (default, v1): breaks a build, rejects what passed, accepts more",
        ],
        |model| {
            let docs = "for the merchant's own use.";
            let model = model.remove(BASIC, "description").insert_after(
                BASIC,
                "amount",
                field!("gift_note", "type: text", "presence: optional"),
            );
            model
                .replace_in(UDF, "udf2", docs, "the second.")
                .replace_in(UDF, "udf2", "wire: udf2", "wire: note2")
                .replace_in(UDF, "udf4", docs, "the fourth.")
                .replace_in(UDF, "udf4", "sensitivity: personal", "sensitivity: public")
                .replace_in(UDF, "udf4", "wire: udf4", "wire: note4")
                .replace_in(UDF, "udf8", docs, "the eighth.")
                .replace_in(UDF, "udf8", "max: 255", "max: 254")
                .replace_in(UDF, "udf8", "wire: udf8", "wire: note8")
        },
    ),
    case("a field moves to a group without a struct", Minor, &["changed request theme (default, v1): none"], |model| {
        let field = "      - wire: theme\n        type: text\n        presence: optional\n        origin: sample\n        \
                         sensitivity: public\n        docs: The look of the payment page.\n        example: dark\n        \
                         decisions:\n          - page: The JavaScript snippets send it; no list names it.\n            \
                         reading: A field without rules.\n            because: What the page sends must pass.\n";
        model.remove(SAMPLE, "theme").insert_after(UDF, "udf10", field)
    }),
    case(
        "a field moves into the mandate",
        Major,
        &[
            "changed request description (default, v1): breaks a build",
            "tightened request mandate.end_date (default, v1): none",
            "tightened request mandate.max_amount (default, v1): rejects what passed",
            "tightened request mandate.start_date (default, v1): rejects what passed",
            "tightened request options.create_mandate (default, v1): rejects what passed",
            "tightened request customer_id (default, v1): none",
        ],
        |model| {
            let field = "      - wire: description\n        type: text\n        presence: optional\n        \
                         sensitivity: public\n        tags: String\n        docs: What the customer sees beside the amount.\n        \
                         example: Complete your payment\n        decisions:\n          - page: Names no limit.\n            \
                         reading: No rule.\n            because: A rule that no page states must not stop an order.\n";
            model.remove(BASIC, "description").insert_after(MANDATE, "mandate.frequency", field)
        },
    ),
    case(
        "an optional field is required",
        Major,
        &["tightened request description (default, v1): rejects what passed"],
        |model| model.replace_in(BASIC, "description", "presence: optional", "presence: required"),
    ),
    case(
        "a required field is optional",
        Minor,
        &["relaxed request customer_email (default, v1): accepts more"],
        |model| model.replace_in(BASIC, "customer_email", "presence: required", "presence: optional"),
    ),
    case(
        "a text is an amount",
        Major,
        &[
            "docs request offer_code (default, v1): none",
            "tightened request offer_code (default, v1): breaks a build, rejects what passed",
        ],
        |model| {
            let model = model.replace_in(SAMPLE, "offer_code", "type: text", "type: amount");
            model.replace_in(SAMPLE, "offer_code", "example: testingCode", "example: \"1.00\"")
        },
    ),
    case(
        "an amount is a text",
        Major,
        &["relaxed request amount (default, v1): breaks a build, accepts more"],
        |model| model.replace_in(BASIC, "amount", "type: amount", "type: text"),
    ),
    case(
        "a text is a boolean",
        Major,
        &[
            "changed request offer_code (default, v1): breaks a build, rejects what passed, accepts more",
            "docs request offer_code (default, v1): none",
        ],
        |model| {
            let model = model.replace_in(SAMPLE, "offer_code", "type: text", "type: boolean");
            model.replace_in(SAMPLE, "offer_code", "example: testingCode", "example: true")
        },
    ),
    case(
        "an enum is a text",
        Major,
        &[
            "relaxed request options.create_mandate (default, v1): breaks a build, accepts more",
            "removed enum CreateMandate (default, v1): breaks a build",
        ],
        |model| {
            let model = model.replace_in(MANDATE, "options.create_mandate", "type: CreateMandate", "type: text");
            model.remove(ENUMS, "CreateMandate")
        },
    ),
    case("a field is more sensitive", Patch, &["changed request theme (default, v1): none"], |model| {
        model.replace_in(SAMPLE, "theme", "sensitivity: public", "sensitivity: personal")
    }),
    case(
        "a default is another",
        Major,
        &[
            "changed request mandate.frequency (default, v1): none",
            "relaxed request mandate.block_funds (default, v1): accepts more",
            "relaxed request mandate.revokable_by_customer (default, v1): none",
            "tightened request mandate.block_funds (default, v1): rejects what passed",
            "tightened request mandate.end_date (default, v1): none",
        ],
        |model| model.replace_in(MANDATE, "mandate.frequency", "default: ASPRESENTED", "default: ONETIME"),
    ),
    case(
        "a default that no rule asks about is another",
        Minor,
        &["changed request currency (default): none"],
        |model| model.replace_in(BASIC, "currency", "default: INR", "default: USD"),
    ),
    case(
        "a flag is a boolean",
        Major,
        &[
            "changed request options.get_upi_deep_links (v1): breaks a build, rejects what passed, accepts more",
            "docs request options.get_upi_deep_links (v1): none",
        ],
        |model| {
            let model = model.replace_in(BASIC, "options.get_upi_deep_links", "type: flag", "type: boolean");
            model.replace_in(BASIC, "options.get_upi_deep_links", "example: \"true\"", "example: true")
        },
    ),
    case(
        "a field of all versions is two fields",
        Major,
        &["changed request offer_code (default, v1): breaks a build"],
        |model| {
            let of = |version: &str| {
                format!(
                    "      - wire: offer_code\n        versions: [{version}]\n        type: text\n        presence: optional\n        \
                     origin: sample\n        sensitivity: public\n        docs: The offer to apply.\n        example: \
                     testingCode\n        decisions:\n          - page: The Java snippets send it; no list names it.\n            \
                     reading: A field without rules.\n            because: What the page sends must pass.\n"
                )
            };
            model.remove(SAMPLE, "offer_code").append(SAMPLE, &of("default")).append(SAMPLE, &of("v1"))
        },
    ),
    // Rules.
    case("a limit is raised", Minor, &["relaxed request order_id (default, v1): accepts more"], |model| {
        model.replace_in(BASIC, "order_id", "max: 20", "max: 21")
    }),
    case("a limit is lowered", Major, &["tightened request order_id (default, v1): rejects what passed"], |model| {
        model.replace_in(BASIC, "order_id", "max: 20", "max: 19")
    }),
    case(
        "a limit is moved",
        Major,
        &[
            "changed request currency (default): none",
            "changed request currency (default): rejects what passed, accepts more",
            "docs request currency (default): none",
        ],
        |model| {
            let model = model.replace_in(BASIC, "currency", "length: {min: 3, max: 3}", "length: {min: 4, max: 4}");
            model.replace_in(BASIC, "currency", "default: INR", "default: INRX").replace_in(
                BASIC,
                "currency",
                "example: USD",
                "example: USDX",
            )
        },
    ),
    case(
        "a charset has one more character",
        Minor,
        &["relaxed request first_name (default, v1): accepts more"],
        |model| model.replace_in(BASIC, "first_name", "A-Z a-z 0-9 ( ) . - _", "A-Z a-z 0-9 ( ) . - _ SPACE"),
    ),
    case(
        "a charset has one less",
        Major,
        &["tightened request first_name (default, v1): rejects what passed"],
        |model| model.replace_in(BASIC, "first_name", "A-Z a-z 0-9 ( ) . - _", "A-Z a-z 0-9 ( ) . -"),
    ),
    case(
        "a charset has one for another",
        Major,
        &["changed request first_name (default, v1): rejects what passed, accepts more"],
        |model| model.replace_in(BASIC, "first_name", "A-Z a-z 0-9 ( ) . - _", "A-Z a-z 0-9 ( ) . - +"),
    ),
    case("a charset is written otherwise", Patch, &["changed request udf1 (default, v1): none"], |model| {
        model.replace_in(UDF, "udf1", "charset: A-Z a-z 0-9 SPACE", "charset: SPACE A-M N-Z a-z 0-9")
    }),
    case("a rule is new", Major, &["tightened request description (default, v1): rejects what passed"], |model| {
        model.replace_in(
            BASIC,
            "description",
            "        decisions:\n",
            "        must:\n          - length: {max: 80}\n        decisions:\n",
        )
    }),
    case(
        "a rule is new that another one contains",
        Patch,
        &["changed request payment_page_client_id (default, v1): none"],
        |model| {
            let rules = "          - length: {min: 1}\n          - name: again\n            length: {min: 0, max: 4294967295}\n            \
                         when: {mandate.frequency: [WEEKLY]}\n";
            let model = model.replace_in(BASIC, "payment_page_client_id", "          - length: {min: 1}\n", rules);
            model.replace_in(BASIC, "payment_page_client_id", "length: {min: 0, max: 4294967295}", "length: {min: 0}")
        },
    ),
    case(
        "a length is new that a format has in any case",
        Patch,
        &["changed request customer_email (default, v1): none", "changed request return_url (default, v1): none"],
        |model| {
            model
                .replace_in(
                    BASIC,
                    "customer_email",
                    "- format: email\n",
                    "- format: email\n          - length: {min: 3}\n",
                )
                .replace_in(
                    BASIC,
                    "return_url",
                    "- format: https_url\n",
                    "- format: https_url\n          - length: {min: 9}\n",
                )
        },
    ),
    case(
        "a length is new that is longer than the least of a format",
        Major,
        &[
            "tightened request customer_email (default, v1): rejects what passed",
            "tightened request return_url (default, v1): rejects what passed",
        ],
        |model| {
            model
                .replace_in(
                    BASIC,
                    "customer_email",
                    "- format: email\n",
                    "- format: email\n          - length: {min: 4}\n",
                )
                .replace_in(
                    BASIC,
                    "return_url",
                    "- format: https_url\n",
                    "- format: https_url\n          - length: {min: 20}\n",
                )
        },
    ),
    case(
        "a rule is new whose list keeps the others",
        Major,
        &["tightened request offer_code (default, v1): rejects what passed"],
        |model| {
            let rules = "        must:\n          - one_of: [testingCode, other]\n        decisions:\n";
            model.replace_in(SAMPLE, "offer_code", "        decisions:\n", rules)
        },
    ),
    case("a rule is gone", Minor, &["relaxed request payment_page_client_id (default, v1): accepts more"], |model| {
        model.replace_in(BASIC, "payment_page_client_id", "        must:\n          - length: {min: 1}\n", "")
    }),
    case(
        "a rule is gone and one of another kind is new",
        Major,
        &[
            "relaxed request first_name (default, v1): accepts more",
            "tightened request first_name (default, v1): rejects what passed",
        ],
        |model| model.replace_in(BASIC, "first_name", "charset: A-Z a-z 0-9 ( ) . - _", "length: {max: 40}"),
    ),
    case("a rule is advice", Minor, &["relaxed request customer_email (default, v1): accepts more"], |model| {
        model.replace_in(BASIC, "customer_email", "must:", "should:")
    }),
    case(
        "advice blocks",
        Major,
        &[
            "tightened request customer_phone (default, v1): rejects what passed",
            "tightened request customer_phone (default, v1): rejects what passed",
        ],
        |model| model.replace_in(BASIC, "customer_phone", "should:", "must:"),
    ),
    case("advice is tightened", Minor, &["tightened request mandate.end_date (default, v1): none"], |model| {
        model.replace_in(MANDATE, "mandate.end_date", "days: 90", "days: 89")
    }),
    case("advice on a span is gone", Minor, &["relaxed request mandate.end_date (default, v1): none"], |model| {
        let advice = "          - within: {days: 90, of: mandate.start_date}\n            when: {mandate.frequency: [ONETIME]}\n            \
                      docs: A one-time UPI mandate is valid for 90 days.\n";
        model.replace_in(MANDATE, "mandate.end_date", advice, "")
    }),
    case("advice is gone", Minor, &["relaxed request return_url (default, v1): none"], |model| {
        let advice = "        should:\n          - format: url_public_host\n            docs: Juspay's servers must be able to reach it.\n";
        model.replace_in(BASIC, "return_url", advice, "")
    }),
    case("a format is gone", Minor, &["relaxed request return_url (default, v1): accepts more"], |model| {
        model.replace_in(BASIC, "return_url", "          - format: url_without_query\n", "")
    }),
    case(
        "a format is new",
        Major,
        &["docs request theme (default, v1): none", "tightened request theme (default, v1): rejects what passed"],
        |model| {
            let model = model.replace_in(
                SAMPLE,
                "theme",
                "        decisions:\n",
                "        must:\n          - format: https_url\n        decisions:\n",
            );
            model.replace_in(SAMPLE, "theme", "example: dark", "example: https://theme.example.com")
        },
    ),
    case("a range is wider", Minor, &["relaxed request mandate.rule_value (default, v1): accepts more"], |model| {
        model.replace_in(MANDATE, "mandate.rule_value", "range: {min: 1, max: 16}", "range: {min: 0, max: 16}")
    }),
    case(
        "a range is narrower",
        Major,
        &["tightened request mandate.rule_value (default, v1): rejects what passed"],
        |model| model.replace_in(MANDATE, "mandate.rule_value", "range: {min: 1, max: 31}", "range: {min: 1, max: 28}"),
    ),
    case(
        "a range begins later",
        Major,
        &["tightened request mandate.rule_value (default, v1): rejects what passed"],
        |model| model.replace_in(MANDATE, "mandate.rule_value", "range: {min: 1, max: 7}", "range: {min: 2, max: 7}"),
    ),
    case(
        "a boolean must be the other",
        Major,
        &["changed request mandate.block_funds (default, v1): rejects what passed, accepts more"],
        |model| {
            model.replace_in(
                MANDATE,
                "mandate.block_funds",
                "            equals: true\n",
                "            equals: false\n",
            )
        },
    ),
    case(
        "a date need not be today's",
        Minor,
        &["relaxed request mandate.start_date (default, v1): accepts more"],
        |model| model.replace_in(MANDATE, "mandate.start_date", "          - date: today\n", ""),
    ),
    case(
        "an order of two fields is asked for no more",
        Minor,
        &["relaxed request mandate.end_date (default, v1): accepts more"],
        |model| {
            model.replace_in(MANDATE, "mandate.end_date", "        must:\n          - after: mandate.start_date\n", "")
        },
    ),
    case(
        "an order of two fields is new",
        Major,
        &["tightened request mandate.max_amount (default, v1): rejects what passed"],
        |model| {
            model.replace_in(
                MANDATE,
                "mandate.max_amount",
                "        must:\n",
                "        must:\n          - after: amount\n",
            )
        },
    ),
    case(
        "a limit is new that no body reaches",
        Major,
        &["cannot tell request description (default, v1): none"],
        |model| {
            model.replace_in(
                BASIC,
                "description",
                "        decisions:\n",
                "        must:\n          - length: {max: 80000}\n        decisions:\n",
            )
        },
    ),
    case(
        "advice is new that other advice contains",
        Patch,
        &["changed request customer_phone (default, v1): none"],
        |model| {
            let rules = "        should:\n          - name: some\n            length: {min: 5}\n";
            model.replace_in(BASIC, "customer_phone", "        should:\n", rules)
        },
    ),
    // Conditions.
    case(
        "a condition has one value more",
        Major,
        &["tightened request mandate.rule_value (default, v1): rejects what passed"],
        |model| {
            model.replace_in(
                MANDATE,
                "mandate.rule_value",
                "when: {mandate.frequency: [WEEKLY]}",
                "when: {mandate.frequency: [WEEKLY, DAILY]}",
            )
        },
    ),
    case(
        "a condition has one value less",
        Minor,
        &["relaxed request mandate.rule_value (default, v1): accepts more"],
        |model| {
            model.replace_in(
                MANDATE,
                "mandate.rule_value",
                "when: {mandate.frequency: [MONTHLY, BIMONTHLY, QUARTERLY, HALFYEARLY, YEARLY]}",
                "when: {mandate.frequency: [MONTHLY, BIMONTHLY, QUARTERLY, HALFYEARLY]}",
            )
        },
    ),
    case(
        "a condition has one value for another, so that some ranges are wider",
        Major,
        &["changed request mandate.rule_value (default, v1): rejects what passed, accepts more"],
        |model| {
            model.replace_in(
                MANDATE,
                "mandate.rule_value",
                "when: {mandate.frequency: [WEEKLY]}",
                "when: {mandate.frequency: [DAILY]}",
            )
        },
    ),
    case(
        "a condition is gone",
        Major,
        &["tightened request mandate.max_amount (default, v1): rejects what passed"],
        |model| {
            model.replace_in(MANDATE, "mandate.max_amount", "            unless: {mandate.amount_rule: [FIXED]}\n", "")
        },
    ),
    case(
        "a condition is turned around by the values of an enum",
        Patch,
        &["changed request mandate.block_funds (default, v1): none"],
        |model| {
            model.replace_in(
                MANDATE,
                "mandate.block_funds",
                "unless: {mandate.frequency: [ONETIME]}",
                "when: {mandate.frequency: [DAILY, WEEKLY, FORTNIGHTLY, MONTHLY, BIMONTHLY, QUARTERLY, HALFYEARLY, YEARLY, ASPRESENTED]}",
            )
        },
    ),
    case(
        "a group is asked about instead of one of its fields",
        Major,
        &["tightened request theme (default, v1): rejects what passed"],
        |model| {
            model.replace_in(SAMPLE, "theme", "        decisions:\n", "        must:\n          - required: true\n            when: {group(mandate): given}\n        decisions:\n")
        },
    ),
    case(
        "a rule is said in two",
        Patch,
        &[
            "changed request mandate.rule_value (default, v1): none",
            "changed request mandate.rule_value (default, v1): none",
            "changed request mandate.rule_value (default, v1): none",
        ],
        |model| {
            let old = "          - name: range_monthly\n            range: {min: 1, max: 31}\n            when: {mandate.frequency: [MONTHLY, BIMONTHLY, QUARTERLY, HALFYEARLY, YEARLY]}\n";
            let new = "          - name: range_short\n            range: {min: 1, max: 31}\n            when: {mandate.frequency: [MONTHLY, BIMONTHLY]}\n          \
                       - name: range_long\n            range: {min: 1, max: 31}\n            when: {mandate.frequency: [QUARTERLY, HALFYEARLY, YEARLY]}\n";
            model.replace_in(MANDATE, "mandate.rule_value", old, new)
        },
    ),
    case(
        "a rule asks about a field that has rules of its own",
        Major,
        &["tightened request theme (default, v1): rejects what passed"],
        |model| {
            let rule = "        must:\n          - required: true\n            when: {mandate.block_funds: [true], mandate.end_date: \
                        given}\n        decisions:\n";
            model.replace_in(SAMPLE, "theme", "        decisions:\n", rule)
        },
    ),
    case(
        "a presence has a condition, which is always so",
        Patch,
        &["changed request options.create_mandate (default, v1): none"],
        |model| {
            model.replace_in(
                MANDATE,
                "options.create_mandate",
                "when: {group(mandate): given}",
                "when: {group(mandate): given, order_id: given}",
            )
        },
    ),
    case(
        "a rule is new for bodies that another rule refuses",
        Patch,
        &["changed request theme (default, v1): none"],
        |model| {
            let rule = "        must:\n          - required: true\n            when: {options.create_mandate: absent, \
                        group(mandate): given}\n        decisions:\n";
            model.replace_in(SAMPLE, "theme", "        decisions:\n", rule)
        },
    ),
    case(
        "a condition is new that another rule makes sure of",
        Major,
        &[
            "changed request mandate.rule_value (default, v1): none",
            "tightened request theme (default, v1): rejects what passed",
        ],
        |model| {
            let rule = "        must:\n          - forbidden: true\n            when: {mandate.frequency: [WEEKLY]}\n        \
                        decisions:\n";
            model.replace_in(SAMPLE, "theme", "        decisions:\n", rule).replace_in(
                MANDATE,
                "mandate.rule_value",
                "when: {mandate.frequency: [WEEKLY]}",
                "when: {mandate.frequency: [WEEKLY], theme: absent}",
            )
        },
    ),
    case(
        "rules have other names",
        Patch,
        &["docs request mandate.rule_value (default, v1): none", "docs request mandate.rule_value (default, v1): none"],
        |model| {
            model.replace_in(MANDATE, "mandate.rule_value", "name: range_weekly", "name: range_of_a_week").replace_in(
                MANDATE,
                "mandate.rule_value",
                "name: range_fortnightly",
                "name: range_of_two_weeks",
            )
        },
    ),
    // Enums.
    case(
        "a value of a request's enum is new",
        Minor,
        &["added enum Action.quickPay (default, v1): accepts more"],
        |model| {
            model.insert_after(
                ENUMS,
                "paymentManagement",
                "      - wire: quickPay\n        origin: observed\n        docs: Pay at once.\n",
            )
        },
    ),
    case(
        "a value of a request's enum is gone",
        Major,
        &["removed enum Action.paymentManagement (default, v1): breaks a build, rejects what passed"],
        |model| model.remove(ENUMS, "paymentManagement"),
    ),
    case("a value of an answer's enum is new", Minor, &["added enum OrderStatus.LOST (default, v1): none"], |model| {
        model.insert_after(ENUMS, "NOT_FOUND", "      - wire: LOST\n        origin: observed\n        docs: Lost.\n")
    }),
    case(
        "a value of an answer's enum is gone",
        Major,
        &["removed enum OrderStatus.VOIDED (default, v1): breaks a build"],
        |model| model.remove(ENUMS, "VOIDED"),
    ),
    case(
        "a value has another text, and other docs",
        Major,
        &[
            "docs enum CreateMandate.Required (default, v1): none",
            "renamed enum CreateMandate.Required (default, v1): rejects what passed, accepts more",
        ],
        |model| {
            model.replace(ENUMS, "wire: REQUIRED", "wire: Required").replace(ENUMS, "A payment needs a", "Each needs a")
        },
    ),
    case(
        "a variant has another name",
        Major,
        &["renamed enum Frequency.ONETIME (default, v1): breaks a build"],
        |model| model.replace(ENUMS, "rust: OneTime", "rust: Once"),
    ),
    case(
        "an enum has another name",
        Major,
        &[
            "changed request mandate.amount_rule (default, v1): breaks a build",
            "renamed enum Rule (default, v1): breaks a build",
        ],
        |model| {
            model.replace(ENUMS, "name: AmountRule", "name: Rule").replace(MANDATE, "type: AmountRule", "type: Rule")
        },
    ),
    case(
        "an enum is new, of one version",
        Minor,
        &["added enum Offer (v1): none", "added request gift_note (v1): rejects what passed"],
        |model| {
            model
                .append(ENUMS, "\n  - name: Offer\n    docs: An offer.\n    values:\n      - wire: HALF\n        origin: observed\n        docs: Half the price.\n")
                .append(SAMPLE, field!("gift_note", "type: Offer", "presence: optional", "versions: [v1]"))
        },
    ),
    case(
        "a value has another text and another variant",
        Major,
        &[
            "renamed enum Action.manage (default, v1): breaks a build",
            "renamed enum Action.manage (default, v1): rejects what passed, accepts more",
        ],
        |model| model.replace(ENUMS, "wire: paymentManagement", "wire: manage"),
    ),
    case(
        "a value has become two",
        Major,
        &[
            "added enum AmountRule.LARGER (default, v1): accepts more",
            "added enum AmountRule.SMALLER (default, v1): accepts more",
            "changed request mandate.amount_rule (default, v1): none",
            "removed enum AmountRule.VARIABLE (default, v1): breaks a build, rejects what passed",
        ],
        |model| {
            model.replace(ENUMS, "      - wire: VARIABLE\n        docs: Any amount up to the mandate's maximum.\n", "      - wire: SMALLER\n        origin: observed\n        docs: Any amount up to the mandate's maximum.\n      - wire: LARGER\n        origin: observed\n        docs: Any amount up to the mandate's maximum.\n")
                .replace(MANDATE, "default: VARIABLE", "default: SMALLER")
        },
    ),
    // Groups.
    case("a struct is gone", Major, &["changed group mandate (default, v1): breaks a build"], |model| {
        model.replace(MANDATE, "    rust: Mandate\n", "")
    }),
    case(
        "a struct is gone, and one of its fields has another Rust name",
        Major,
        &[
            "changed group mandate (default, v1): breaks a build",
            "renamed request mandate.frequency (default, v1): breaks a build",
        ],
        |model| {
            model.replace(MANDATE, "    rust: Mandate\n", "").replace_in(
                MANDATE,
                "mandate.frequency",
                "        type:",
                "        rust: how_often\n        type:",
            )
        },
    ),
    case("a struct is new", Major, &["changed group sample (default, v1): breaks a build"], |model| {
        model.replace(
            SAMPLE,
            "    title: Sent by the snippets\n",
            "    title: Sent by the snippets\n    rust: Sample\n",
        )
    }),
    case("a group has another name", Minor, &["renamed group snippets (default, v1): none"], |model| {
        model.replace(SAMPLE, "- name: sample\n", "- name: snippets\n").replace(
            OPERATION,
            "udf, sample]",
            "udf, snippets]",
        )
    }),
    case(
        "a group with a field is new",
        Minor,
        &["added group gift (default, v1): none", "added request gift_note (default, v1): rejects what passed"],
        |model| {
            let group = concat!(
                "groups:\n  - name: gift\n    title: Gifts\n    docs: Gifts.\n    fields:\n",
                field!("gift_note", "type: text", "presence: optional")
            );
            model.append("spec/session/request/gift.yaml", group).replace(
                OPERATION,
                "udf, sample]",
                "udf, sample, gift]",
            )
        },
    ),
    case("a struct has another name", Major, &["changed group mandate (default, v1): breaks a build"], |model| {
        model.replace(MANDATE, "    rust: Mandate\n", "    rust: Leave\n")
    }),
    case(
        "a group is gone",
        Major,
        &[
            "removed group sample (default, v1): none",
            "removed request offer_code (default, v1): breaks a build, accepts more",
            "removed request theme (default, v1): breaks a build, accepts more",
        ],
        |model| model.without(SAMPLE).replace(OPERATION, "udf, sample]", "udf]"),
    ),
    case(
        "a field moves into a new group",
        Minor,
        &["added group look (default, v1): none", "changed request theme (default, v1): none"],
        |model| {
            let group = "groups:\n  - name: look\n    title: Look\n    docs: Looks.\n    fields:\n      - wire: theme\n        \
                         type: text\n        presence: optional\n        origin: sample\n        sensitivity: public\n        docs: \
                         The look of the payment page.\n        example: dark\n        decisions:\n          - page: The \
                         JavaScript snippets send it; no list names it.\n            reading: A field without rules.\n            \
                         because: What the page sends must pass.\n";
            let model = model.remove(SAMPLE, "theme").append("spec/session/request/look.yaml", group);
            model.replace(OPERATION, "udf, sample]", "udf, sample, look]")
        },
    ),
    // Answers.
    case("a field of an answer is new", Minor, &["added response PaymentLinks.short (default, v1): none"], |model| {
        model.insert_after(OBJECTS, "web", "      - wire: short\n        type: text\n        origin: observed\n        sensitivity: personal\n        docs: A short one.\n")
    }),
    case(
        "a field of an answer is gone",
        Major,
        &[
            "changed operation session (default, v1): none",
            "removed response SessionResponse.order_expiry (default, v1): breaks a build",
        ],
        |model| model.remove(OBJECTS, "order_expiry").replace(OPERATION, "order_id, order_expiry, ", "order_id, "),
    ),
    case(
        "versions differ in an object that they shared",
        Major,
        &[
            "added response ProcessPayload.hint (v1): none",
            "changed object ProcessPayload (default, v1): breaks a build",
            "changed object SdkPayload (default, v1): breaks a build",
        ],
        |model| {
            let field = "      - wire: hint\n        versions: [v1]\n        type: text\n        origin: observed\n        \
                         sensitivity: public\n        docs: A hint.\n";
            model.insert_after(OBJECTS, "clientAuthToken", field)
        },
    ),
    case(
        "an object is not kept as it came",
        Major,
        &["changed object SdkPayload (default, v1): breaks a build"],
        |model| model.replace(OBJECTS, "    keep_raw: true\n", ""),
    ),
    case(
        "an object has another name",
        Major,
        &[
            "changed response ErrorBody.error_info (default, v1): breaks a build",
            "renamed object ErrorDetails (default, v1): breaks a build",
        ],
        |model| {
            model.replace(OBJECTS, "- name: ErrorInfo", "- name: ErrorDetails").replace(
                OBJECTS,
                "type: ErrorInfo",
                "type: ErrorDetails",
            )
        },
    ),
    case(
        "objects that bodies are read into have other names",
        Major,
        &[
            "changed operation session (default, v1): breaks a build",
            "docs status 200 (default, v1): none",
            "renamed object OpenSession (default, v1): breaks a build",
        ],
        |model| {
            model.replace(OBJECTS, "- name: SessionResponse", "- name: OpenSession").replace(
                RESPONSES,
                "body: SessionResponse",
                "body: OpenSession",
            )
        },
    ),
    case(
        "an object is new",
        Minor,
        &["added object ErrorHint (default, v1): none", "added response ErrorInfo.hint (default, v1): none"],
        |model| {
            let hint = "      - wire: hint\n        type: ErrorHint\n        origin: observed\n        sensitivity: public\n        docs: What helps.\n";
            let object = "\n  - name: ErrorHint\n    docs: What helps.\n    fields:\n      - wire: text\n        type: text\n        origin: observed\n        sensitivity: public\n        docs: In words.\n";
            model.insert_after(OBJECTS, "href", hint).append(OBJECTS, object)
        },
    ),
    case(
        "an object is gone",
        Major,
        &[
            "removed object ErrorField (default, v1): breaks a build",
            "removed response ErrorInfo.fields (default, v1): breaks a build",
        ],
        |model| model.remove(OBJECTS, "fields").remove(OBJECTS, "ErrorField"),
    ),
    case(
        "fields of an answer have other keys",
        Major,
        &[
            "renamed response PaymentLinks.web (default, v1): breaks a build",
            "renamed response ProcessPayload.client_id (default, v1): none",
            "renamed response ProcessPayload.givenName (default, v1): breaks a build",
        ],
        |model| {
            model
                .replace_in(OBJECTS, "clientId", "wire: clientId", "wire: client_id")
                .replace_in(OBJECTS, "firstName", "wire: firstName", "wire: givenName")
                .replace_in(OBJECTS, "web", "        type: text\n", "        rust: browser\n        type: text\n")
        },
    ),
    case(
        "a field of an answer has another type",
        Major,
        &["changed response ProcessPayload.amount (default, v1): breaks a build"],
        |model| model.replace(OBJECTS, "type: amount", "type: text"),
    ),
    case("an object is kept as it came", Minor, &["changed object PaymentLinks (default, v1): none"], |model| {
        model.replace(OBJECTS, "  - name: PaymentLinks\n", "  - name: PaymentLinks\n    keep_raw: true\n")
    }),
    case(
        "versions no longer differ in an object",
        Major,
        &[
            "added response PaymentLinks.expiry (default): none",
            "changed object PaymentLinks (default, v1): breaks a build",
            "changed object SessionResponse (default, v1): breaks a build",
            "removed response PaymentLinks.deep_link (v1): breaks a build",
        ],
        |model| model.remove(OBJECTS, "deep_link").replace(OBJECTS, "        versions: [v1]\n", ""),
    ),
    // HTTP.
    case("a header's documentation is another", Patch, &["docs header version (default, v1): none"], |model| {
        model.replace(HEADERS, "A date that pins", "The date that pins")
    }),
    case("a header is gone", Major, &["removed header version (default, v1): breaks a build"], |model| {
        model.remove(HEADERS, "version")
    }),
    case("a host is elsewhere", Minor, &["changed host sandbox (default, v1): none"], |model| {
        model.replace(API, "https://sandbox.juspay.in", "https://sandbox.example.com")
    }),
    case("a host is gone", Major, &["removed host sandbox (default, v1): breaks a build"], |model| {
        model.remove(API, "sandbox")
    }),
    case("a status is new", Minor, &["added status 429 (default, v1): none"], |model| {
        model.append(RESPONSES, "  - status: 429\n    name: TooManyRequests\n    body: ErrorBody\n    origin: observed\n    docs: Too many.\n    fields: []\n")
    }),
    case("a status has another name", Major, &["renamed status 403 (default, v1): breaks a build"], |model| {
        model.replace(RESPONSES, "name: Forbidden", "name: NotAllowed")
    }),
    case("a version is new", Minor, &["added version v2 (v2): none"], |model| {
        model.insert_after(OPERATION, "v1", "    - name: v2\n      docs: The third version.\n")
    }),
    case(
        "a version is new that lacks a field of all others",
        Major,
        &["added version v2 (v2): none", "changed request description (default, v1): breaks a build"],
        |model| {
            let model = model.insert_after(OPERATION, "v1", "    - name: v2\n      docs: The third version.\n");
            model.replace_in(BASIC, "description", "        type:", "        versions: [default, v1]\n        type:")
        },
    ),
    case(
        "a version is gone",
        Major,
        &[
            "added response PaymentLinks.expiry (default): none",
            "changed object PaymentLinks (default): breaks a build",
            "changed object SessionResponse (default): breaks a build",
            "removed version v1 (v1): breaks a build",
        ],
        |model| {
            model
                .remove(OPERATION, "v1")
                .remove(BASIC, "options.get_upi_deep_links")
                .remove(OBJECTS, "deep_link")
                .replace(OBJECTS, "        versions: [v1]\n", "")
        },
    ),
    case(
        "calls go another way",
        Minor,
        &[
            "changed endpoint content_type (default, v1): none",
            "changed endpoint method (default, v1): none",
            "changed endpoint path (default, v1): none",
            "changed header Content-Type (default, v1): none",
            "docs header Content-Type (default, v1): none",
        ],
        |model| {
            let model = model
                .replace(OPERATION, "method: POST", "method: PUT")
                .replace(OPERATION, "path: /session", "path: /sessions")
                .replace(OPERATION, "content_type: application/json", "content_type: application/vnd.session+json");
            model.replace(HEADERS, "    value: application/json", "    value: application/vnd.session+json").replace(
                HEADERS,
                "    example: application/json",
                "    example: application/vnd.session+json",
            )
        },
    ),
    case(
        "headers are asked for and are not",
        Minor,
        &["relaxed header x-merchantid (default, v1): none", "tightened header version (default, v1): none"],
        |model| {
            model.replace_in(HEADERS, "x-merchantid", "presence: required", "presence: optional").replace_in(
                HEADERS,
                "version",
                "presence: optional",
                "presence: required",
            )
        },
    ),
    case(
        "a header goes the other way",
        Minor,
        &["added header x-request-id (default, v1): none", "removed header x-request-id (default, v1): none"],
        |model| model.replace_in(HEADERS, "x-request-id", "direction: response", "direction: request"),
    ),
    case("an environment is new", Minor, &["added host preview (default, v1): none"], |model| {
        model.insert_after(
            API,
            "sandbox",
            "    - name: preview\n      url: https://preview.juspay.in\n      origin: observed\n      docs: What is next.\n",
        )
    }),
    case("another field names the order", Minor, &["changed operation session (default, v1): none"], |model| {
        model.replace(OPERATION, "  order: order_id\n", "  order: payment_page_client_id\n")
    }),
    case(
        "other keys are evidence",
        Minor,
        &["changed operation session (default, v1): none", "changed operation session (default, v1): none"],
        |model| {
            model.replace(OPERATION, "session: [id, order_id,", "session: [id,").replace(
                OPERATION,
                "error_message, error_info]",
                "error_message]",
            )
        },
    ),
    case(
        "a header is filled from another field",
        Minor,
        &["changed header x-routing-id (default, v1): none"],
        |model| model.replace(HEADERS, "from: {field: customer_id, else: order_id}", "from: {field: order_id}"),
    ),
    case(
        "an operation is new",
        Minor,
        &["added object StatusResponse (): none", "added operation status (only): none"],
        |model| {
            model.replace(API, "operations: [session]", "operations: [session, status]").append(
            "spec/status/operation.yaml",
            "operation:\n  title: Status API\n  docs: Tells where an order stands.\n  versions:\n    - {name: only, docs: There \
             is no other.}\n  endpoint: {method: POST, path: /status, content_type: application/json}\n  groups: [order]\n  \
             error_body: ErrorBody\n  order: order_id\ngroups:\n  - name: order\n    title: Order\n    docs: Which \
             order.\n    fields:\n      - {wire: order_id, type: text, presence: required, origin: observed, sensitivity: \
             public, docs: The order.}\nobjects:\n  - name: StatusResponse\n    docs: Where an order stands.\n    \
             fields:\n      - {wire: status, type: OrderStatus, origin: observed, sensitivity: public, docs: Where it \
             stands.}\nresponses:\n  - {status: 200, name: Ok, body: StatusResponse, origin: observed, docs: It is known., \
             fields: []}\n",
        )
        },
    ),
    case("versions are in another order", Patch, &["docs version versions (default, v1): none"], |model| {
        let first = "    - name: v1\n      docs: The page's second version. It can answer with a UPI deep link as well, and has no \
                     currency.\n";
        model.remove(OPERATION, "v1").replace(OPERATION, "  versions:\n", &format!("  versions:\n{first}"))
    }),
    case("a status is gone from one version", Minor, &["removed status 404 (default): none"], |model| {
        model.replace(RESPONSES, "name: NotFound\n", "name: NotFound\n    versions: [v1]\n")
    }),
    case("a status is gone", Major, &["removed status 404 (default, v1): breaks a build"], |model| {
        let status = "  - status: 404\n    name: NotFound\n    body: ErrorBody\n    docs: Nothing is found at the address, or the \
                      account is not known.\n    fields: [status, error_code]\n    shown: {status: error, error_code: Internal \
                      server Error}\n    decisions:\n      - page: Gives a 404 the error code of a 500.\n        reading: The code \
                      is kept as text and decides nothing; the HTTP status does.\n        because: A body cannot overrule the \
                      status line.\n";
        model.replace(RESPONSES, status, "")
    }),
    // Words.
    case("a field's documentation is another", Patch, &["docs request first_name (default, v1): none"], |model| {
        model.replace_in(BASIC, "first_name", "The customer's first name.", "The first of the customer's names.")
    }),
    case(
        "tags and an example are others",
        Patch,
        &["docs request first_name (default, v1): none", "docs request first_name (default, v1): none"],
        |model| {
            model.replace_in(BASIC, "first_name", "tags: string", "tags: String").replace_in(
                BASIC,
                "first_name",
                "example: John",
                "example: Jane",
            )
        },
    ),
    case("a decision has another reason", Patch, &["docs request description (default, v1): none"], |model| {
        model.replace_in(
            BASIC,
            "description",
            "because: A rule that no page states must not stop an order.",
            "because: Nothing is known.",
        )
    }),
    case("the order of fields is another", Patch, &["docs group sample (default, v1): none"], |model| {
        let field = "      - wire: theme\n        type: text\n        presence: optional\n        origin: sample\n        \
                         sensitivity: public\n        docs: The look of the payment page.\n        example: dark\n        \
                         decisions:\n          - page: The JavaScript snippets send it; no list names it.\n            \
                         reading: A field without rules.\n            because: What the page sends must pass.\n";
        model.remove(SAMPLE, "theme").insert_after(SAMPLE, "offer_code", field)
    }),
    case(
        "what is said of the API is otherwise",
        Patch,
        &[
            "docs api api (default, v1): none",
            "docs api api (default, v1): none",
            "docs operation session (default, v1): none",
            "docs operation session (default, v1): none",
            "docs operation session (default, v1): none",
            "docs operation session (default, v1): none",
            "docs operation session (default, v1): none",
            "docs authorization authorization (default, v1): none",
            "docs authorization authorization (default, v1): none",
            "docs authorization authorization (default, v1): none",
            "docs authorization authorization (default, v1): none",
            "docs host sandbox (default, v1): none",
            "docs host sandbox (default, v1): none",
            "docs version v1 (v1): none",
        ],
        |model| {
            let model = model
                .replace(OPERATION, "title: Session API", "title: Sessions")
                .replace(OPERATION, "/base-sdk-integration/session\n", "/base-sdk-integration/sessions\n")
                .replace(OPERATION, "Creates an order and answers", "Makes an order and answers")
                .replace(OPERATION, "because: The official Node SDK names it.", "because: A client names it.")
                .append(
                    OPERATION,
                    "left_out:\n  - part: request\n    name: colour\n    because: No snippet sends it.\n",
                );
            let model = model
                .replace(API, "title: Juspay Hypercheckout", "title: Hypercheckout")
                .replace(API, "docs: >\n    Juspay's payment page.", "docs: >\n    A payment page.")
                .replace(API, "tags: Base64 Encoded username:password, required", "tags: Base64, required")
                .replace(API, "sensitivity: secret", "sensitivity: personal")
                .replace(API, "HTTP Basic. The user name", "The user name")
                .replace(API, "    example: Basic LIR2UUZEQzhFQTY0OUU5QTIxQzNFNTQwNkFDMEZCOg==\n", "");
            model.replace(OPERATION, "The page's second version.", "The second one.").replace(
                API,
                "origin: observed\n      docs: Test orders.",
                "origin: sample\n      docs: Orders of tests.",
            )
        },
    ),
    case(
        "what is said of headers is otherwise",
        Patch,
        &[
            "docs header x-request-id (default, v1): none",
            "docs header x-request-id (default, v1): none",
            "docs header x-request-id (default, v1): none",
            "docs header x-routing-id (default, v1): none",
            "docs header x-routing-id (default, v1): none",
            "docs header x-routing-id (default, v1): none",
        ],
        |model| {
            let model = model
                .replace_in(HEADERS, "x-routing-id", "sensitivity: personal", "sensitivity: secret")
                .replace_in(HEADERS, "x-routing-id", "tags: String, Required", "tags: String")
                .replace_in(
                    HEADERS,
                    "x-routing-id",
                    "because: The order_id is always there",
                    "because: An id is there",
                );
            model
                .replace_in(HEADERS, "x-request-id", "origin: observed", "origin: sample")
                .replace_in(HEADERS, "x-request-id", "Support asks for it.", "Tell it to support.")
                .replace_in(HEADERS, "x-request-id", "    example: 12398b5571d74c3388a74004bc24370c\n", "")
        },
    ),
    case(
        "what is said of groups is otherwise, and their order",
        Patch,
        &[
            "docs group groups (default, v1): none",
            "docs group mandate (default, v1): none",
            "docs group mandate (default, v1): none",
            "docs group udf (default, v1): none",
        ],
        |model| {
            model
                .replace(OPERATION, "mandate, udf, sample]", "mandate, sample, udf]")
                .replace(MANDATE, "title: Mandate Parameters", "title: Mandates")
                .replace(MANDATE, "a mandate without a start is none.", "so is its start.")
                .replace(UDF, "docs: The merchant's own data, shown beside", "docs: Data of the merchant, shown beside")
        },
    ),
    case(
        "what is said of enums is otherwise, and the order of their values",
        Patch,
        &[
            "docs enum Action (default, v1): none",
            "docs enum CreateMandate (default, v1): none",
            "docs enum CreateMandate.OPTIONAL (default, v1): none",
            "docs enum OrderStatus.CREATED (default, v1): none",
        ],
        |model| {
            model
                .remove(ENUMS, "paymentPage")
                .insert_after(
                    ENUMS,
                    "paymentManagement",
                    "      - wire: paymentPage\n        docs: Take a payment.\n\n",
                )
                .replace(ENUMS, "docs: Whether the session sets up a mandate.", "docs: Whether there is a mandate.")
                .replace(ENUMS, "docs: The customer decides.", "docs: The customer chooses.")
                .replace_in(ENUMS, "CREATED", "origin: observed", "origin: sample")
        },
    ),
    case(
        "what is said of an answer is otherwise, and the order of its fields",
        Minor,
        &[
            "changed response PaymentLinks.expiry (v1): none",
            "changed response PaymentLinks.mobile (default, v1): none",
            "docs object PaymentLinks (default, v1): none",
            "docs object PaymentLinks (default, v1): none",
            "docs response PaymentLinks.expiry (v1): none",
            "docs response PaymentLinks.mobile (default, v1): none",
            "docs response PaymentLinks.mobile (default, v1): none",
            "docs response PaymentLinks.mobile (default, v1): none",
            "docs response PaymentLinks.mobile (default, v1): none",
            "docs status 404 (default, v1): none",
            "docs status 404 (default, v1): none",
            "docs status 404 (default, v1): none",
            "docs status 404 (default, v1): none",
        ],
        |model| {
            let mobile = "      - wire: mobile\n        type: text\n        sensitivity: public\n        tags: string\n        \
                          docs: The page for a phone.\n";
            let model = model
                .remove(OBJECTS, "mobile")
                .insert_after(OBJECTS, "iframe", mobile)
                .replace_in(OBJECTS, "PaymentLinks", "Links under which", "The links under which")
                .replace(OBJECTS, "null_text: \"null\"", "null_text: never")
                .replace_in(OBJECTS, "PaymentLinks", "because: Nobody means", "because: No one means");
            model
                .replace(RESPONSES, "docs: Nothing is found at the address", "docs: Nothing is at the address")
                .replace(RESPONSES, "Internal server Error}\n    decisions:", "Server Error}\n    decisions:")
                .replace(RESPONSES, "name: NotFound\n", "name: NotFound\n    origin: sample\n")
                .replace(RESPONSES, "because: A body cannot", "because: No body can")
        },
    ),
    case("advice has another reason", Patch, &["docs request customer_id (default, v1): none"], |model| {
        model.replace_in(BASIC, "customer_id", "so a guest cannot use it later.", "so a guest has none.")
    }),
];
