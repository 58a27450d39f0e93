//! A waived rule still speaks, as advice.

use juspay_session::{EpochSeconds, Level, ParseRuleError, Request as _, Rule, Violations, check_json, default, v1};
use tests::sample::draft;

const NOW: EpochSeconds = EpochSeconds::from_secs(1_633_087_969);

/// An order ID that is too long, whatever the page's limit.
const LONG: &str = concat!(
    "order-0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
);

fn levels(violations: &Violations) -> Vec<(String, Level)> {
    violations.iter().map(|violation| (violation.place(), violation.level())).collect()
}

#[test]
fn a_waived_rule_does_not_block_and_is_told() {
    let request = || draft::<v1::SessionRequestBuilder>().order_id(LONG);
    assert_eq!(levels(&request().build().unwrap_err()), [("basic/order_id/length".to_owned(), Level::Must)]);
    let built = request().waive(v1::rules::ORDER_ID_LENGTH).build().unwrap();
    assert_eq!(levels(built.advisories()), [("basic/order_id/length".to_owned(), Level::Should)]);
    assert_eq!(built.order(), Some(LONG));
    // Another waiver makes no difference.
    let others = request().waive(v1::rules::ORDER_ID_CHARSET).build().unwrap_err();
    assert_eq!(levels(&others), [("basic/order_id/length".to_owned(), Level::Must)]);
}

#[test]
fn a_request_with_a_waiver_is_stored_as_its_body() {
    let built = draft::<v1::SessionRequestBuilder>().order_id(LONG).waive(v1::rules::ORDER_ID_LENGTH).build().unwrap();
    assert!(!built.is_checked());
    let error = serde_json::to_string(&built).unwrap_err().to_string();
    assert!(error.contains("waived") && error.contains("`to_json()`") && !error.contains(LONG), "{error}");
    let again = v1::SessionRequestBuilder::from_json(&built.to_json()).unwrap();
    assert_eq!(again.waive(v1::rules::ORDER_ID_LENGTH).build().unwrap().to_json(), built.to_json());
}

#[test]
fn every_rule_has_a_constant_and_a_name() {
    for rules in [v1::rules::ALL, default::rules::ALL] {
        assert!(rules.len() > 60, "{}", rules.len());
        for rule in rules {
            assert_eq!(rule.place().parse(), Ok(*rule));
            assert_eq!((rule.to_string(), format!("{rule:?}")), (rule.place().to_owned(), format!("Rule({rule})")));
        }
    }
    for text in ["", "basic/order_id", "basic/order_id/lenght", "basic/order_id/length ", "BASIC/ORDER_ID/LENGTH"] {
        assert_eq!(text.parse::<Rule>(), Err(ParseRuleError), "{text}");
    }
}

/// Whatever a body breaks can be waived, and then it is valid.
#[test]
fn whatever_is_broken_can_be_waived() {
    let bodies = [
        "{}",
        r#"{"order_id": "", "amount": 1, "customer_id": " a", "customer_email": "a", "action": "pay", "return_url": "x"}"#,
        r#"{"mandate.max_amount": "0", "mandate.start_date": "1", "mandate.block_funds": true, "udf1": "!"}"#,
    ];
    for body in bodies {
        let violations = check_json(juspay_session::ApiVersion::V1, body.as_bytes(), NOW).unwrap();
        let rules: Vec<Rule> = violations.must().map(|violation| violation.place().parse().unwrap()).collect();
        assert!(rules.len() > 3, "{rules:?}");
        let waived = violations.clone().waive(&rules);
        assert!(waived.is_valid() && waived.len() == violations.len(), "{waived}");
    }
}
