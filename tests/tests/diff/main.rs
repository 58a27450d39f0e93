//! The difference of two models: what it says, and that it is so.
//!
//! Every edit of `cases` is compared with what `diff` should say of it. Then the claims are proved: those of builds by
//! compiling a program that uses everything that the unedited model offers, those of bodies by judging bodies.

mod builds;
mod cases;
mod judged;
mod random;
mod reads;
mod uses;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use cases::{CASES, Case};
use codegen::Model;
use codegen::diff::{Bump, Change, Diff, Kind, compare};
use tests::model_files::ModelFiles;

/// The model that is edited.
static PARCELS: LazyLock<Model> = LazyLock::new(|| ModelFiles::parcels().model());

/// What the edits make of it, one for each case.
static EDITED: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let model = |case: &&Case| {
        let files = (case.edit)(ModelFiles::parcels());
        codegen::load(files.files()).unwrap_or_else(|mistakes| panic!("{}: {mistakes}", case.name))
    };
    CASES.iter().map(model).collect()
});

fn line(change: &Change) -> String {
    let effects: Vec<&str> = change.effects.iter().map(|effect| effect.name()).collect();
    let effects = if effects.is_empty() { "none".to_owned() } else { effects.join(", ") };
    format!("{} {} {} ({}): {effects}", change.kind, change.part.name(), change.name, change.versions.join(", "))
}

fn lines(diff: &Diff) -> Vec<String> {
    let mut lines: Vec<String> = diff.changes.iter().map(line).collect();
    lines.sort();
    lines
}

fn cases() -> impl Iterator<Item = (&'static Case, &'static Model)> {
    CASES.iter().copied().zip(EDITED.iter())
}

#[test]
fn every_edit_is_told_with_its_effect_and_its_bump() {
    let mut wrong = String::new();
    for (case, model) in cases() {
        let diff = compare(&PARCELS, model);
        let mut expected: Vec<&str> = case.changes.to_vec();
        expected.sort_unstable();
        if lines(&diff) != expected || diff.bump() != case.bump {
            wrong += &format!("{}: {} {:#?}\nnot {} {expected:#?}\n", case.name, diff.bump(), lines(&diff), case.bump);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let names: BTreeSet<&str> = CASES.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), CASES.len(), "each case has a name of its own");
}

#[test]
fn a_model_does_not_differ_from_itself() {
    for model in std::iter::once(&*PARCELS).chain(EDITED.iter()) {
        let diff = compare(model, model);
        assert_eq!(diff, Diff::default());
        assert_eq!(diff.bump(), Bump::None);
        assert_eq!(codegen::diff::text(&diff, "0.1.0"), "nothing differs: the model is what it was\n");
    }
}

/// What is new from one side is gone from the other, and what rejects from one side accepts from the other.
#[test]
fn an_edit_taken_back_is_the_opposite() {
    for (case, model) in cases() {
        let (there, back) = (compare(&PARCELS, model), compare(model, &PARCELS));
        let count = |diff: &Diff, kind: Kind| diff.changes.iter().filter(|change| change.kind == kind).count();
        for (kind, opposite) in [
            (Kind::Added, Kind::Removed),
            (Kind::Removed, Kind::Added),
            (Kind::Tightened, Kind::Relaxed),
            (Kind::Renamed, Kind::Renamed),
            (Kind::CannotTell, Kind::CannotTell),
        ] {
            assert_eq!(count(&there, kind), count(&back, opposite), "{}: {kind}", case.name);
        }
    }
}

/// A report of every kind of change and of every effect.
#[test]
fn a_report_is_as_it_was_reviewed() {
    const EXTRAS: &str = "spec/book/extras.yaml";
    let edited = ModelFiles::parcels()
        .remove(EXTRAS, "gift_code")
        .replace_in(EXTRAS, "note", "wire: note", "wire: remark")
        .replace_in("spec/book/parcel.yaml", "reference", "max: 12", "max: 11")
        .replace_in(EXTRAS, "zone", "charset: A-Z", "charset: A-Z 0-9")
        .replace_in(
            EXTRAS,
            "sender.phone",
            "Whom to call.",
            "Whom to call | at night, and only if it is the very last resort, since people sleep and phones are loud.",
        )
        .replace_in(EXTRAS, "label1", "max: 25", "max: 80000")
        .insert_after("spec/enums.yaml", "CARDBOARD", "      - wire: WOOD\n        docs: A crate.\n")
        .replace("spec/book/insurance.yaml", "    rust: Insurance\n", "    rust: Cover\n");
    let diff = compare(&PARCELS, &edited.model());
    insta::assert_snapshot!(codegen::diff::text(&diff, "0.1.0"), @"
    major (0.1.0 → 0.2.0): 8 changes

    breaks a build
      changed group `insurance` (standard, express): its struct has another name; code with `Insurance`
        and 26 more no longer compiles
        was: Insurance
        now: Cover
        spec/book/insurance.yaml:2
      removed request `gift_code` (standard, express): the optional field is gone, and the key passes as
        any other; code with `BookRequest::gift_code` and 2 more no longer compiles
        was: text, optional
        also: accepts more
        spec/book/extras.yaml:18
      renamed request `remark` (standard, express): the key is `remark`, and was `note`; code with
        `BookRequest::note` and 2 more no longer compiles
        was: note
        now: remark
        also: rejects what passed, accepts more
        spec/book/extras.yaml:6

    rejects what passed
      tightened request `reference` (standard, express): the rule `length` changed
        was: 3 to 12 characters
        now: 3 to 11 characters
        spec/book/parcel.yaml:6

    accepts more
      added enum `Wrapping.WOOD` (standard, express): the value is new
        now: WOOD
        spec/enums.yaml:9
      relaxed request `zone` (standard): the rule `charset` changed
        was: only the characters `A-Z`
        now: only the characters `A-Z 0-9`
        spec/book/extras.yaml:18
      relaxed request `label1` (standard, express): the rule `length` changed
        was: at most 25 characters
        now: at most 80000 characters
        spec/book/extras.yaml:80

    none
      docs request `sender.phone` (standard, express): its documentation changed
        was: Whom to call.
        now: Whom to call | at night, and only if it is the very last resort, since people sleep and
             phones are loud.
        spec/book/extras.yaml:54
    ");
    insta::assert_snapshot!(codegen::diff::markdown(&diff, "0.1.0"), @r"
    ## Changes of the model

    Version bump: **major (0.1.0 → 0.2.0): 8 changes**

    ### Breaks a build

    | change | of | versions | what | was | now | model |
    |---|---|---|---|---|---|---|
    | changed | group `insurance` | standard, express | its struct has another name; code with `Insurance` and 26 more no longer compiles | `Insurance` | `Cover` | `spec/book/insurance.yaml:2` |
    | removed | request `gift_code` | standard, express | the optional field is gone, and the key passes as any other; code with `BookRequest::gift_code` and 2 more no longer compiles (also: accepts more) | `text, optional` |  | `spec/book/extras.yaml:18` |
    | renamed | request `remark` | standard, express | the key is `remark`, and was `note`; code with `BookRequest::note` and 2 more no longer compiles (also: rejects what passed, accepts more) | `note` | `remark` | `spec/book/extras.yaml:6` |

    ### Rejects what passed

    | change | of | versions | what | was | now | model |
    |---|---|---|---|---|---|---|
    | tightened | request `reference` | standard, express | the rule `length` changed | `3 to 12 characters` | `3 to 11 characters` | `spec/book/parcel.yaml:6` |

    ### Accepts more

    | change | of | versions | what | was | now | model |
    |---|---|---|---|---|---|---|
    | added | enum `Wrapping.WOOD` | standard, express | the value is new |  | `WOOD` | `spec/enums.yaml:9` |
    | relaxed | request `zone` | standard | the rule `charset` changed | `` only the characters `A-Z` `` | `` only the characters `A-Z 0-9` `` | `spec/book/extras.yaml:18` |
    | relaxed | request `label1` | standard, express | the rule `length` changed | `at most 25 characters` | `at most 80000 characters` | `spec/book/extras.yaml:80` |

    ### None

    | change | of | versions | what | was | now | model |
    |---|---|---|---|---|---|---|
    | docs | request `sender.phone` | standard, express | its documentation changed | `Whom to call.` | `Whom to call \| at night, and only if it is the very last resort, since people sleep and phones are loud.` | `spec/book/extras.yaml:54` |
    ");
}

/// What is said of a change is where a reader can find it.
#[test]
fn every_report_has_every_change() {
    for (case, model) in cases() {
        let diff = compare(&PARCELS, model);
        let (text, markdown) = (codegen::diff::text(&diff, "0.1.0"), codegen::diff::markdown(&diff, "0.1.0"));
        let json: serde_json::Value = serde_json::from_str(&codegen::diff::json(&diff, "0.1.0").pretty()).unwrap();
        assert_eq!(json["bump"], case.bump.name(), "{}", case.name);
        assert_eq!(json["from"], "0.1.0");
        let next = if case.bump == Bump::Major { "0.2.0" } else { "0.1.1" };
        assert_eq!(json["to"], next, "{}", case.name);
        assert_eq!(json["changes"].as_array().unwrap().len(), diff.changes.len(), "{}", case.name);
        for report in [&text, &markdown] {
            assert!(report.contains(next) && report.contains(case.bump.name()), "{report}");
        }
        for (index, change) in diff.changes.iter().enumerate() {
            assert_eq!(json["changes"][index]["name"], change.name.as_str());
            assert_eq!(json["changes"][index]["change"], change.kind.name());
            let has =
                |report: &str| report.contains(&format!("`{}`", change.name)) && report.contains(change.kind.name());
            assert!(has(&text) && has(&markdown), "{}:\n{text}\n{markdown}", case.name);
            if let Some(source) = &change.source {
                assert!(text.contains(&source.to_string()) && markdown.contains(&source.to_string()), "{text}");
            }
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100 || line.contains("https://")), "{text}");
        let cells = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(markdown.lines().filter(|line| line.starts_with('|')).all(|line| cells(line) == 8), "{markdown}");
    }
}
