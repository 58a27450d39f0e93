//! What changes of an operation that only reads.

use codegen::diff::Bump::{self, Major, Minor, Patch};
use codegen::diff::compare;
use tests::model_files::ModelFiles;

use super::lines;

const TRACK: &str = "spec/track/track.yaml";

#[test]
fn an_operation_that_only_reads_is_told_with_its_effect_and_its_bump() {
    const LANGUAGE: &str = "    docs: The language of the names.";
    type Edit = fn(ModelFiles) -> ModelFiles;
    let cases: &[(Bump, &[&str], Edit)] = &[
        (Minor, &["added parameter zone (current): none"], |model| {
            model.insert_after(
                TRACK,
                "language",
                "  - {wire: zone, in: query, type: text, presence: optional, origin: observed, sensitivity: public, docs: Where.}\n",
            )
        }),
        (Major, &["added parameter zone (current): breaks a build"], |model| {
            model.insert_after(
                TRACK,
                "language",
                "  - {wire: zone, in: query, type: text, presence: required, origin: observed, sensitivity: public, docs: Where.}\n",
            )
        }),
        (Major, &["removed parameter with.details (current): breaks a build"], |model| {
            model.remove(TRACK, "with.details")
        }),
        (Major, &["changed parameter language (current): breaks a build"], |model| {
            model.replace(TRACK, LANGUAGE, "    rust: tongue\n    docs: The language of the names.")
        }),
        (Patch, &["docs parameter language (current): none"], |model| {
            model.replace(TRACK, LANGUAGE, "    docs: A language.")
        }),
        (Minor, &["changed header x-form (current): none"], |model| {
            model.replace(TRACK, "{constant: long}", "{constant: short}")
        }),
        (Major, &["changed header x-reader (current): breaks a build"], |model| {
            model.replace(TRACK, "{argument: reader}", "{setting: merchant_id}")
        }),
        (Minor, &["changed status 404 (current): none"], |model| {
            model.replace(TRACK, "{error_code: unknown_parcel}", "{error_code: no_parcel}")
        }),
        (Minor, &["changed operation track (current): none"], |model| model.replace(TRACK, "  order: reference\n", "")),
    ];
    let then = ModelFiles::tracking().model();
    for (bump, expected, edit) in cases {
        let diff = compare(&then, &edit(ModelFiles::tracking()).model());
        assert_eq!(
            (lines(&diff).as_slice(), diff.bump()),
            (expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>().as_slice(), *bump)
        );
    }
}
