//! What a model may say of a status and the order.

use std::collections::BTreeMap;

/// The mistakes of the model of parcels after an edit.
fn mistakes(file: &str, old: &str, new: &str) -> Vec<String> {
    let mut files: BTreeMap<String, String> = tests::fixtures::model("parcels");
    let text = files.get_mut(file).expect("the file is there");
    assert_eq!(text.matches(old).count(), 1, "{file} has this once:\n{old}");
    *text = text.replace(old, new);
    let mistakes = codegen::load(&files)
        .err()
        .map(|told| told.iter().map(|one| format!("{}: {}", one.path, one.message)).collect());
    mistakes.unwrap_or_default()
}

const ANSWERS: &str = "spec/book/answers.yaml";

#[test]
fn the_model_has_no_mistake() {
    assert_eq!(mistakes(ANSWERS, "    order: refused\n", "    order: unknown\n"), [""; 0]);
}

#[test]
fn a_status_says_what_it_means_for_the_order() {
    assert_eq!(
        mistakes(ANSWERS, "    order: refused\n", ""),
        ["responses.400: this status does not say what it means for the order"]
    );
    assert_eq!(
        mistakes(ANSWERS, "    order: refused\n", "    order: refuse\n"),
        ["responses.400.order: `refuse` is no order"]
    );
}

#[test]
fn a_success_says_it_in_its_body() {
    assert_eq!(
        mistakes(ANSWERS, "    shown: {progress: BOOKED}\n", "    shown: {progress: BOOKED}\n    order: unknown\n"),
        ["responses.200.order: the body of a success says what it means for the order"]
    );
}

#[test]
fn the_meaning_is_a_decision() {
    let decision = "    decisions:\n      - page: Says nothing of the order.\n        reading: No parcel was booked.\n        \
                    because: The request was refused for what it says.\n";
    assert_eq!(
        mistakes(ANSWERS, decision, ""),
        ["responses.400.order: no page says what a status means for the order"]
    );
}

#[test]
fn an_operation_that_only_reads_has_no_effects() {
    let told = mistakes("spec/book/operation.yaml", "    success: [progress, stations]\n", "");
    assert!(told.len() > 1, "{told:?}");
    assert!(told.iter().all(|one| one.ends_with("order: this operation creates no order")), "{told:?}");
}
