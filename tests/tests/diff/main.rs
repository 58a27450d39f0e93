//! The difference of two models: what it says, and that it is so.
//!
//! Every edit of `cases.rs` is compared with what `diff` should say of it, and its report with the one that was reviewed.
//! Then the claims are proved: those of builds by compiling a program that uses everything that the real model offers,
//! those of bodies by judging bodies.

mod builds;
mod cases;
#[path = "../draft/mod.rs"]
mod draft;
mod judged;
mod random;
mod uses;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use cases::{CASES, Case};
use codegen::Model;
use codegen::diff::{Bump, Change, Diff, Kind, compare};
use draft::Draft;

/// The real model.
static REAL: LazyLock<Model> = LazyLock::new(|| Draft::real().model());

/// What the edits make of the real model, one for each case.
static EDITED: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let model = |case: &Case| {
        let draft = (case.edit)(Draft::real());
        codegen::load(draft.files()).unwrap_or_else(|mistakes| panic!("{}: {mistakes}", case.name))
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
    CASES.iter().zip(EDITED.iter())
}

#[test]
fn every_edit_is_told_with_its_effect_and_its_bump() {
    let mut wrong = String::new();
    for (case, model) in cases() {
        let diff = compare(&REAL, model);
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
    for model in std::iter::once(&*REAL).chain(EDITED.iter()) {
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
        let (there, back) = (compare(&REAL, model), compare(model, &REAL));
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

/// What a reader is told of every edit, word by word. The lines of the model are left out, for any edit moves them.
#[test]
fn the_reports_are_what_was_reviewed() {
    let mut reports = String::new();
    for (case, model) in cases() {
        let (there, back) = (compare(&REAL, model), compare(model, &REAL));
        for (way, diff) in [("", there), (", taken back", back)] {
            let _ = writeln!(reports, "# {}{way}\n{}", case.name, codegen::diff::text(&diff, "0.1.0"));
        }
    }
    let is_place = |line: &&str| line.starts_with("    spec/");
    let reports: String = reports.lines().filter(|line| !is_place(line)).flat_map(|line| [line, "\n"]).collect();
    insta::with_settings!({snapshot_path => "../../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("diff_reports", reports);
    });
}

/// What is said of a change is where a reader can find it.
#[test]
fn every_report_has_every_change() {
    for (case, model) in cases() {
        let diff = compare(&REAL, model);
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
