//! Small models held against each other, one promise at a time. What `diff` says of the real model is tested from outside.

use super::{Bump, Kind, Side, compare};
use crate::ir::{Level, Model, Rule, RuleKind};

const API: &str = "\
api:
  title: Things
  docs: Takes things.
  operations: [take]
  hosts:
    - {name: production, url: https://example.com, docs: The only one.}
  authorization: {scheme: basic, tags: required, sensitivity: secret, docs: A key.}
  source: A shop's own notes
  seen: 2026-11-29
objects:
  - name: Answer
    docs: An answer.
    fields:
      - {wire: title, type: text, sensitivity: public, tags: string, docs: A name.}
";

const HEAD: &str = "\
operation:
  title: Things
  docs: Takes things.
  versions:
    - {name: only, docs: There is no other.}
  endpoint: {method: POST, path: /things, content_type: application/json}
  error_body: Answer
responses:
  - {status: 200, name: Ok, body: Answer, docs: It was taken., fields: [title]}
";

/// The text of a model with these groups and fields. A field is optional if it does not say otherwise, and no two have the
/// same documentation.
fn source(groups: &[(&str, &[&str])]) -> String {
    let names: Vec<&str> = groups.iter().map(|(name, _)| *name).collect();
    let head = HEAD.replace("  error_body", &format!("  groups: [{}]\n  error_body", names.join(", ")));
    let mut source = format!("{head}groups:\n");
    for (name, fields) in groups {
        source += &format!("  - name: {name}\n    title: Of {name}\n    docs: What is of {name}.\n    fields:\n");
        for field in *fields {
            let presence = if field.contains("presence:") { "" } else { ", presence: optional" };
            let key = field.split([' ', ',']).nth(1).unwrap();
            source +=
                &format!("      - {{{field}, origin: observed, sensitivity: public, docs: Holds {key}{presence}}}\n");
        }
    }
    source
}

fn loaded(source: String) -> Model {
    let files = [("spec/api.yaml", API.to_owned()), ("spec/take/things.yaml", source)];
    let files = files.map(|(path, text)| (path.to_owned(), text)).into();
    crate::load(&files).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// A model of one group.
pub(super) fn model(fields: &[&str]) -> Model {
    loaded(source(&[("things", fields)]))
}

/// A model and its one operation.
pub(super) fn side(model: &Model) -> Side<'_> {
    Side { model, operation: &model.operations[0] }
}

/// A model of these groups.
fn model_of(groups: &[(&str, &[&str])]) -> Model {
    loaded(source(groups))
}

/// A line for each change: `bump kind part name: what (effects)`.
fn told(then: &Model, now: &Model) -> Vec<String> {
    let changes = compare(then, now).changes;
    let line = |change: &super::Change| {
        let effects: Vec<&str> = change.effects.iter().map(|effect| effect.name()).collect();
        let (kind, part) = (change.kind, change.part.name());
        format!("{} {kind} {part} {}: {} ({})", change.bump, change.name, change.what, effects.join(", "))
    };
    changes.iter().map(line).collect()
}

#[test]
fn a_list_with_one_text_less_is_tighter() {
    let (then, now) = (
        model(&["wire: a, type: text, must: [one_of: [x, y, z]]"]),
        model(&["wire: a, type: text, must: [one_of: [x, y]]"]),
    );
    assert_eq!(told(&then, &now), ["major tightened request a: the rule `one_of` changed (rejects what passed)"]);
}

#[test]
fn a_rule_about_one_text_is_held_against_that_text() {
    let then = model(&["wire: a, type: text"]);
    let now = model(&["wire: a, type: text, must: [{length: {max: 4}, when: {a: [dark]}}]"]);
    assert_eq!(
        told(&then, &now),
        ["patch changed request a: the rule `length` is new, and means the same for every body ()"]
    );
}

#[test]
fn the_texts_that_conditions_name_are_tried() {
    let then = model(&["wire: a, type: text", "wire: b, type: text"]);
    let now = model(&["wire: a, type: text", "wire: b, type: text, must: [{required: true, when: {a: [dark]}}]"]);
    assert_eq!(told(&then, &now), ["major tightened request b: the rule `required` is new (rejects what passed)"]);
}

#[test]
fn the_texts_that_many_conditions_name_are_tried_together() {
    let [a, b, c, d] = ["wire: a, type: text", "wire: b, type: text", "wire: c, type: text", "wire: d, type: text"];
    let then = model(&[a, b, c, d, "wire: e, type: text"]);
    let all = "wire: e, type: text, must: [{required: true, when: {a: [one], b: [two], c: [three], d: [four]}}]";
    let now = model(&[a, b, c, d, all]);
    assert_eq!(told(&then, &now), ["major tightened request e: the rule `required` is new (rejects what passed)"]);
}

#[test]
fn a_body_is_mended_until_no_field_is_at_fault() {
    // With `d` there is no `c`, without it there is `b`, and so on: each field that is mended puts those before it at fault.
    let opposite = |key: &str, next: &str| {
        format!(
            "wire: {key}, type: text, must: [{{required: true, when: {{{next}: absent}}}}, {{forbidden: true, when: {{{next}: \
             given}}}}]"
        )
    };
    let (a, b, c) = (opposite("a", "b"), opposite("b", "c"), opposite("c", "d"));
    let chain = |last: &str| model(&[&a, &b, &c, "wire: d, type: text, presence: required", last]);
    let (then, now) = (chain("wire: e, type: text"), chain("wire: e, type: text, must: [{length: {max: 3}}]"));
    assert_eq!(told(&then, &now), ["major tightened request e: the rule `length` is new (rejects what passed)"]);
}

#[test]
fn a_group_is_given_by_a_field_that_no_condition_names() {
    let rest: &[&str] = &["wire: a, type: text", "wire: b, type: text"];
    let then = model_of(&[("first", rest), ("last", &["wire: c, type: text"])]);
    let now = model_of(&[
        ("first", rest),
        ("last", &["wire: c, type: text, must: [{required: true, when: {group(first): given, a: absent}}]"]),
    ]);
    assert_eq!(told(&then, &now), ["major tightened request c: the rule `required` is new (rejects what passed)"]);
}

#[test]
fn a_group_is_given_by_a_field_that_was_there_before() {
    let then = model_of(&[("first", &["wire: b, type: text"]), ("last", &["wire: c, type: text"])]);
    let now = model_of(&[
        ("first", &["wire: a, type: integer", "wire: b, type: text"]),
        ("last", &["wire: c, type: text, must: [{required: true, when: {group(first): given}}]"]),
    ]);
    assert_eq!(
        told(&then, &now),
        [
            "minor added request a: the optional field is new; only a body that had the key already is judged otherwise \
             (rejects what passed)",
            "major tightened request c: the rule `required` is new (rejects what passed)",
        ]
    );
}

#[test]
fn a_group_is_given_by_a_field_that_moved_into_it() {
    let asks: &[&str] =
        &["wire: c, type: text, must: [{required: true, when: {group(first): given}}]", "wire: d, type: text"];
    let then = model_of(&[
        ("first", &["wire: a, type: text"]),
        ("last", asks),
        ("rest", &["wire: b, type: text", "wire: e, type: text"]),
    ]);
    let now = model_of(&[
        ("first", &["wire: a, type: text", "wire: b, type: text"]),
        ("last", asks),
        ("rest", &["wire: e, type: text"]),
    ]);
    assert_eq!(
        told(&then, &now),
        [
            "minor changed request b: it moved to another group; violations give another place in the model ()",
            "major tightened request c: the rule `required` (given, when any field of the group `first` is given) meets other \
             bodies, since what it asks about has another default, or is of another group (rejects what passed)",
        ]
    );
}

#[test]
fn rules_of_one_kind_are_one_rule_if_there_is_no_other() {
    let of = |rules: &str| model(&[&format!("wire: a, type: text, must: [{rules}]")]);
    let (few, many) = (of("{name: few, length: {max: 5}}"), of("{name: many, length: {max: 6}}"));
    assert_eq!(
        told(&few, &many),
        [
            "minor relaxed request a: the rule `many` changed (accepts more)",
            "patch docs request a: the rule `few` is called `many` now; violations give that place ()",
        ]
    );
    let two = of("{name: one, length: {max: 7}}, {name: two, length: {min: 1}}");
    assert_eq!(
        told(&few, &two),
        [
            "minor relaxed request a: the rule `few` is gone (accepts more)",
            "patch changed request a: the rule `one` is new, and means the same for every body ()",
            "major tightened request a: the rule `two` is new (rejects what passed)",
        ]
    );
}

#[test]
fn a_presence_with_a_condition_is_a_changed_rule() {
    let then = model(&["wire: a, type: text", "wire: b, type: text, presence: required"]);
    let now = model(&["wire: a, type: text", "wire: b, type: text, must: [{required: true, when: {a: given}}]"]);
    assert_eq!(
        told(&then, &now),
        [
            "minor relaxed request b: the rule `required` changed (accepts more)",
            "patch docs request b: the rule `presence` is called `required` now; violations give that place ()",
        ]
    );
}

#[test]
fn a_field_with_another_key_and_the_same_getter_is_one() {
    let then = model(&["wire: a, type: text", "wire: b, type: text"]);
    let now = model(&["wire: b, type: text", "wire: c, rust: a, type: text"]);
    assert_eq!(
        told(&then, &now),
        [
            "minor renamed request c: the key is `c`, and was `a` (rejects what passed, accepts more)",
            "patch docs request c: its documentation changed ()",
        ]
    );
}

/// With another key, another getter and another place, its documentation alone says that a field is the same.
#[test]
fn a_field_with_another_key_and_the_same_documentation_is_one() {
    let of = |first: &str, second: &str| loaded(source(&[("things", &[first, second])]).replace("Holds b", "Holds a"));
    let lines =
        told(&of("wire: a, type: text", "wire: c, type: text"), &of("wire: c, type: text", "wire: b, type: text"));
    assert!(lines.iter().any(|line| line.contains("renamed request b: the key is `b`, and was `a`")), "{lines:#?}");
}

#[test]
fn a_new_field_that_is_only_advised_refuses_nothing() {
    let then = model(&["wire: a, type: text"]);
    let now = model(&["wire: a, type: text", "wire: b, type: integer, should: [{required: true}]"]);
    assert_eq!(
        told(&then, &now),
        ["minor added request b: the optional field is new; only a body that had the key already is judged otherwise \
             (rejects what passed)"]
    );
}

#[test]
fn groups_with_other_names_and_no_field_in_common_are_two() {
    let rest: (&str, &[&str]) = ("rest", &["wire: z, type: text"]);
    let then = model_of(&[("first", &["wire: a, type: text"]), rest]);
    let now = model_of(&[("last", &["wire: b, type: integer"]), rest]);
    let of_groups: Vec<String> = told(&then, &now).into_iter().filter(|line| line.contains(" group ")).collect();
    assert_eq!(
        of_groups,
        ["minor removed group first: the group is gone ()", "minor added group last: the group is new ()"]
    );
}

#[test]
fn what_is_asked_of_a_field_of_any_json_is_not_known_when_it_is_gone() {
    let of = |level: &str| {
        let then = model(&[
            "wire: a, type: json",
            &format!("wire: b, type: text, {level}: [{{required: true, when: {{a: given}}}}]"),
        ]);
        let told = told(&then, &model(&["wire: b, type: text"]));
        told.iter().any(|line| line.contains(" request a: ") && line.contains("whether more bodies pass is not clear"))
    };
    assert!(of("must"));
    assert!(!of("should"), "advice makes no body refused");
}

#[test]
fn the_docs_of_a_version_are_found_in_the_model_now() {
    let text = source(&[("things", &["wire: a, type: text"])]);
    let then = loaded(text.clone());
    let now = loaded(format!("# Moved.\n{}", text.replace("There is no other.", "It is the only one.")));
    let changes = compare(&then, &now).changes;
    assert_eq!(told(&then, &now), ["patch docs version only: its documentation changed ()"]);
    assert_eq!(changes[0].source.as_ref(), Some(&now.operations[0].versions[0].source));
}

/// A model with one field, of an enum of these values.
fn of_sizes(values: &[&str], rules: &str) -> String {
    let text = source(&[("things", &[&format!("wire: a, type: Size{rules}")])]);
    let value = |value: &&str| {
        let wire = value.split(',').next().unwrap();
        format!("      - {{wire: {value}, origin: observed, docs: Size {wire}}}\n")
    };
    let values: String = values.iter().map(value).collect();
    format!("{text}enums:\n  - name: Size\n    docs: How large.\n    values:\n{values}")
}

#[test]
fn what_a_value_does_that_no_body_can_have_is_not_clear() {
    let of = |values: &[&str]| {
        let mut model = loaded(of_sizes(values, ""));
        // No model that is read has a field that must never be there.
        let kind = RuleKind::Forbidden;
        let rule = Rule { name: "forbidden".to_owned(), level: Level::Must, kind, conditions: Vec::new(), docs: None };
        model.operations[0].request.fields[0].rules.push(rule);
        model
    };
    let (one, two) = (of(&["S, rust: Small"]), of(&["S, rust: Small", "M, rust: Middle"]));
    assert_eq!(
        told(&one, &two),
        ["minor cannot tell enum Size.M: the value is new; whether any body is judged otherwise is not clear ()"]
    );
    // The worst case counts: a body that has the text that is gone.
    let changes = compare(&of(&["S, rust: Small"]), &of(&["s, rust: Small"])).changes;
    let renamed = changes.iter().find(|change| change.name == "Size.s").unwrap();
    assert_eq!((renamed.kind, renamed.bump), (Kind::CannotTell, Bump::Major));
    assert_eq!(renamed.what, "the value is `s`, and was `S`; whether any body is judged otherwise is not clear");
}

#[test]
fn what_a_value_does_is_shown_by_bodies_that_have_it() {
    let then = loaded(of_sizes(&["S", "M", "L"], ", must: [{forbidden: true, when: {a: [M]}}]"));
    let lines = told(&then, &loaded(of_sizes(&["S"], "")));
    let of_values: Vec<&String> = lines.iter().filter(|line| line.contains(" enum ")).collect();
    assert_eq!(
        of_values,
        [
            "major cannot tell enum Size.M: the value is gone; code with `Size::M` no longer compiles; whether any body is \
             judged otherwise is not clear (breaks a build)",
            "major removed enum Size.L: the value is gone; code with `Size::L` no longer compiles (breaks a build, rejects \
             what passed)",
        ]
    );
}

#[test]
fn another_effect_of_a_status_changes_the_outcome() {
    let of = |order: &str| {
        let status = format!(
            "  - {{status: 400, name: BadRequest, body: Answer, order: {order}, docs: It was refused., fields: [], decisions: \
             [{{page: Is silent., reading: No order., because: It was refused.}}]}}\n"
        );
        let source = source(&[("things", &["wire: a, type: text"])]);
        let source = source.replace("  error_body", "  evidence: {success: [title]}\n  error_body");
        loaded(source.replace("groups:\n  - name", &format!("{status}groups:\n  - name")))
    };
    assert_eq!(
        told(&of("unknown"), &of("refused")),
        ["minor changed status 400: it says something else of the order, so the client reports another outcome ()"]
    );
}
