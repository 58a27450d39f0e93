//! The reference has a place for what the page says.

use std::fs;

/// What the page says of each thing, and the words of the reference that say so.
const SAID: &[(&str, &[&str])] = &[
    (
        "front matter",
        &["https://juspay.io/in/docs/api/swagger?document=", "%3Fversion%3Dv1>", "documented at <https://juspay.io"],
    ),
    ("see also", &["[Pre-Requisites](https://", "[Order Status API](https://"]),
    ("introduction", &["Creates an order", "called from server to server", "payment link", "UPI deep link"]),
    ("endpoint", &["`POST /session`", "`https://api.juspay.in`", "application/json"]),
    ("authorization", &["the API key from the Juspay dashboard", "the password is empty"]),
    ("x-merchantid", &["The merchant id that Juspay assigned"]),
    (
        "x-routing-id",
        &["the same in every call for that customer", "for a guest, an id of the session such as the order_id"],
    ),
    (
        "order_id",
        &["unique for the merchant", "1 to 20 characters", "best practices", "common-resources/order--transaction"],
    ),
    ("amount", &["decimal text with at most two places"]),
    ("customer_id", &["stored payment methods, to EMI and to subscriptions", "Empty for a guest"]),
    ("customer_email", &["Some gateways require it", "an email address"]),
    ("customer_phone", &["mobile or fixed line number", "10 characters"]),
    ("payment_page_client_id", &["welcome mail"]),
    ("action", &["Take a payment.", "Delete saved cards, and link and unlink wallets."]),
    (
        "return_url",
        &[
            "takes precedence over the one in the account's settings",
            "the SDK gets control back",
            "must not redirect",
            "an absolute https URL",
            "a URL without a query",
            "a URL whose host is not an IP address",
            "configured on the dashboard",
        ],
    ),
    ("names", &["first name, for identification", "last name, for identification", "`A-Z a-z 0-9 ( ) . - _`"]),
    ("description", &["on the amount bar"]),
    ("currency", &["EC Operations, PGCC, the gateway, Edit, Supported Currencies", "INR if left out"]),
    ("options.get_upi_deep_links", &["Asks for a UPI deep link"]),
    ("metadata.JUSPAY:gateway_reference_id", &["gateway reference ids", "common-resources/gateway-reference-id"]),
    ("options.create_mandate", &["only instruments that support one are offered", "The customer decides."]),
    ("mandate.max_amount", &["The most that one execution may debit", "the amount of the order is the maximum"]),
    ("mandate.start_date", &["It must be a moment of today"]),
    ("mandate.end_date", &["EXPIRED", "30 years after `mandate.start_date`"]),
    (
        "mandate.frequency",
        &[
            "Only UPI supports it, and such a mandate is valid for 90 days",
            "Not supported by Billdesk, nor by Paytm for cards",
        ],
    ),
    (
        "mandate.rule_value",
        &[
            "1 is Monday",
            "Razorpay takes it as the last day of the week, month or year",
            "Paytm as the day of the call",
            "1 to 16",
        ],
    ),
    ("mandate.amount_rule", &["Always the amount of the order.", "VARIABLE if left out"]),
    ("mandate.revokable_by_customer", &["Whether the customer may revoke the mandate. Only for UPI."]),
    (
        "mandate.block_funds",
        &[
            "the funds are blocked while the mandate is created",
            "`true` when `mandate.frequency` is `ONETIME`, else `false`",
        ],
    ),
    (
        "udf",
        &["shown beside the order on the dashboard", "`A-Z a-z 0-9 SPACE`", "Any text, for the merchant's own use"],
    ),
    ("statuses", &["Mandatory fields are missing", "access_denied", "Internal server Error", "Bad Request"]),
];

fn reference() -> String {
    let path = tests::workspace().join("juspay-session/src/generated/reference.md");
    fs::read_to_string(path).expect("the reference is there")
}

#[test]
fn each_thing_that_the_page_says_is_said() {
    let reference = reference();
    let text = reference.split_whitespace().collect::<Vec<_>>().join(" ");
    for (subject, words) in SAID {
        for words in *words {
            assert!(text.contains(words), "{subject}: nothing says {words:?}");
        }
    }
}

/// Every row of a request field has a meaning, and no rule is told by a word of the notation.
#[test]
fn every_field_has_a_meaning() {
    let reference = reference();
    let rows =
        reference.lines().filter(|line| line.starts_with("| `")).map(|line| line.split(" | ").collect::<Vec<_>>());
    // Key, meaning, versions, type, presence, tags, must, should, sensitivity, origin, example.
    let fields: Vec<_> = rows.filter(|cells| cells.len() == 11).collect();
    assert!(fields.len() >= 35, "{} fields", fields.len());
    for cells in fields {
        assert!(cells[1].len() > 10 && cells[1].ends_with('.'), "{}: {}", cells[0], cells[1]);
        for rules in [cells[6], cells[7]] {
            assert!(!rules.contains("https_url") && !rules.contains("header_value"), "{}: {rules}", cells[0]);
        }
    }
}

/// What other material shows says where it was seen, and when.
#[test]
fn what_was_observed_has_its_source() {
    for line in reference().lines().filter(|line| line.contains("| observed")) {
        assert!(line.contains("| observed: ") && line.contains("; seen 20"), "{line}");
    }
    let decided = reference().lines().filter(|line| line.contains("*Source:*") && line.contains("; seen 20")).count();
    assert!(decided > 10, "{decided} decisions have a source");
}
