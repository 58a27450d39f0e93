//! A close misspelling gets a "did you mean", and nothing else is told of it.

use std::collections::BTreeSet;

use tests::model_files::ModelFiles;

use crate::model::PARCEL;

/// The ways in which a word is misspelt: a letter too few, too many or out of order, at the beginning, in the middle
/// and at the end; the wrong case, a hyphen for an underscore.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let collect = |letters: Vec<char>| letters.into_iter().collect::<String>();
    let mut slips = Vec::new();
    for index in [0, letters.len() / 2, letters.len() - 1] {
        let mut fewer = letters.clone();
        fewer.remove(index);
        slips.push(collect(fewer));
        let mut more = letters.clone();
        more.insert(index, 'q');
        slips.push(collect(more));
        if index > 0 {
            let mut swapped = letters.clone();
            swapped.swap(index - 1, index);
            slips.push(collect(swapped));
        }
    }
    slips.extend([word.to_uppercase(), word.to_lowercase(), word.replace('_', "-")]);
    slips.sort();
    slips.dedup();
    // A single letter is close to everything.
    slips.retain(|slip| slip != word && slip.trim().len() > 1);
    slips
}

/// Checks that every slip of `word`, where `place` has a `*`, is told as what it is, once, and that nothing follows
/// from it.
#[track_caller]
fn check(word: &str, file: &str, place: &str) {
    for slip in slips(word) {
        let files = ModelFiles::parcels().replace(file, &place.replace('*', word), &place.replace('*', &slip));
        let told = files.mistakes();
        assert_eq!(told.len(), 1, "`{slip}` for `{word}`: {told:#?}");
        assert_eq!(told[0].help, format!("did you mean `{word}`?"), "`{slip}`");
    }
}

/// Where each kind of map can take another key.
const MAPS: &[(&str, &str, &str, &str)] = &[
    ("file", "spec/api.yaml", "api:\n", "*\napi:\n"),
    ("api", "spec/api.yaml", "  title: Parcel API\n", "  title: Parcel API\n  *\n"),
    ("version", "spec/book/operation.yaml", "    - name: standard\n", "    - name: standard\n      *\n"),
    ("endpoint", "spec/book/operation.yaml", "    path: /book\n", "    path: /book\n    *\n"),
    ("host", "spec/api.yaml", "    - name: production\n", "    - name: production\n      *\n"),
    ("authorization", "spec/api.yaml", "    scheme: basic\n", "    scheme: basic\n    *\n"),
    ("extra key", "spec/book/operation.yaml", "    - key: pallet\n", "    - key: pallet\n      *\n"),
    ("operation", "spec/book/operation.yaml", "  title: Book a collection\n", "  title: Book a collection\n  *\n"),
    (
        "other page",
        "spec/book/operation.yaml",
        "  title: Book a collection\n",
        "  title: Book a collection\n  see_also:\n    - title: Rates\n      *\n",
    ),
    ("sample", "spec/book/headers.yaml", "headers:\n", "samples:\n  - version: standard\n    *\nheaders:\n"),
    (
        "computed default",
        PARCEL,
        "      - wire: announce\n",
        "      - wire: announce\n        default: {from: wrapping, *}\n",
    ),
    ("evidence", "spec/book/operation.yaml", "    error: [error_code]\n", "    error: [error_code]\n    *\n"),
    ("mock", "spec/book/operation.yaml", "  mock:\n", "  mock:\n    *\n"),
    ("header source", "spec/book/headers.yaml", "else: reference}", "else: reference, *}"),
    ("parameter", "spec/track/track.yaml", "  - wire: language\n", "  - wire: language\n    *\n"),
    ("header", "spec/book/headers.yaml", "  - wire: x-trace\n", "  - wire: x-trace\n    *\n"),
    ("enum", "spec/enums.yaml", "  - name: Progress\n", "  - name: Progress\n    *\n"),
    ("enum value", "spec/enums.yaml", "      - wire: BOOKED\n", "      - wire: BOOKED\n        *\n"),
    ("group", PARCEL, "  - name: parcel\n", "  - name: parcel\n    *\n"),
    ("field", PARCEL, "      - wire: announce\n", "      - wire: announce\n        *\n"),
    ("rule", PARCEL, "          - format: email\n", "          - format: email\n            *\n"),
    ("length", PARCEL, "{min: 3, max: 12}", "{min: 3, max: 12, *}"),
    ("range", PARCEL, "{min: 1, max: 9}", "{min: 1, max: 9, *}"),
    ("within", "spec/book/insurance.yaml", "{days: 30,", "{*, days: 30,"),
    ("object", "spec/book/answers.yaml", "  - name: Station\n", "  - name: Station\n    *\n"),
    ("object field", "spec/book/answers.yaml", "      - wire: town\n", "      - wire: town\n        *\n"),
    ("response", "spec/book/answers.yaml", "  - status: 400\n", "  - status: 400\n    *\n"),
    ("item left out", "spec/book/headers.yaml", "    name: x-coupon\n", "    name: x-coupon\n    *\n"),
    (
        "decision",
        PARCEL,
        "            reading: At most 12 characters.\n",
        "            *\n            reading: At most 12 characters.\n",
    ),
];

#[test]
fn every_key_of_every_map() {
    for shape in codegen::SHAPES {
        let (_, file, old, new) =
            MAPS.iter().find(|(name, ..)| *name == shape.name).unwrap_or_else(|| panic!("no map is a {}", shape.name));
        for key in shape.keys {
            let slips = slips(key.key);
            for slip in slips.iter().filter(|slip| shape.keys.iter().all(|known| known.key != **slip)) {
                // The other files have nothing to do with it.
                let alone = ModelFiles::of([((*file).to_owned(), ModelFiles::tracking().files()[*file].clone())]);
                let told = alone.replace(file, old, &new.replace('*', &format!("{slip}: x"))).mistakes();
                let message = format!("unknown key `{slip}` in this {}", shape.name);
                // The value may be no value for the key, which is told as well.
                let told: Vec<_> = told.iter().filter(|told| told.message == message).collect();
                assert_eq!(told.len(), 1, "{message}");
                // `ust` may be `must` or `rust`.
                let help = &told[0].help;
                assert!(
                    help.starts_with("did you mean") && help.contains(&format!("`{}`", key.key)),
                    "{message}: {help}"
                );
            }
        }
    }
}

#[test]
fn every_key_where_it_stands() {
    let parcels = ModelFiles::parcels();
    let mut seen = BTreeSet::new();
    for (file, text) in parcels.files() {
        let mut before = 0;
        for line in text.split_inclusive('\n') {
            let key = line.trim_start().trim_start_matches("- ");
            let start = before + line.len() - key.len();
            before += line.len();
            let Some((key, _)) = key.split_once(':').filter(|(key, _)| key.len() > 2 && !key.contains('#')) else {
                continue;
            };
            // Once for each kind of map.
            if !seen.insert((file, line.len() - line.trim_start().len(), key)) {
                continue;
            }
            let mut files = parcels.files().clone();
            files.get_mut(file).unwrap().remove(start + 1);
            let told = ModelFiles::of(files).mistakes();
            assert_eq!(told.len(), 1, "{file}: {line}{told:#?}");
            assert_eq!(told[0].help, format!("did you mean `{key}`?"), "{file}: {line}");
        }
    }
}

#[test]
fn every_type() {
    for (word, file, place) in [
        ("text", PARCEL, "      - wire: reference\n        type: *\n"),
        ("amount", PARCEL, "      - wire: postage\n        type: *\n"),
        ("boolean", PARCEL, "      - wire: announce\n        type: *\n"),
        ("Wrapping", PARCEL, "      - wire: wrapping\n        type: *\n"),
        ("integer", PARCEL, "        versions: [standard]\n        type: *\n"),
        ("epoch_seconds", "spec/book/insurance.yaml", "      - wire: insurance.starts_on\n        type: *\n"),
        ("flag", "spec/book/insurance.yaml", "      - wire: insurance.fragile\n        type: *\n"),
        ("json", "spec/book/insurance.yaml", "      - wire: insurance.proof\n        type: *\n"),
        ("Progress", "spec/book/answers.yaml", "      - wire: progress\n        type: *\n"),
        ("list of Station", "spec/book/answers.yaml", "      - wire: stations\n        type: *\n"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn every_format() {
    let formats: Vec<&str> = codegen::ir::Format::ALL.iter().map(|(name, _)| *name).collect();
    for format in &formats {
        for slip in slips(format).iter().filter(|slip| !formats.contains(&slip.as_str())) {
            let files = ModelFiles::parcels().replace(PARCEL, "format: email", &format!("format: {slip}"));
            // It is an example of an address, and of nothing else.
            let told = files.replace(PARCEL, "        example: ada@mail.example\n", "").mistakes();
            assert_eq!(told.len(), 1, "{told:#?}");
            assert_eq!(told[0].help, format!("did you mean `{format}`?"), "{slip}");
        }
    }
}

#[test]
fn every_word_of_a_fixed_list() {
    for (word, file, place) in [
        ("required", "spec/book/headers.yaml", "    presence: *\n    tags: String, Required\n"),
        ("optional", "spec/book/headers.yaml", "    presence: *\n"),
        ("request", "spec/book/headers.yaml", "    direction: *\n"),
        ("response", "spec/book/headers.yaml", "    direction: *\n"),
        ("observed", "spec/book/headers.yaml", "    origin: *\n"),
        ("sample", PARCEL, "        origin: *\n"),
        ("public", "spec/book/headers.yaml", "    sensitivity: *\n    docs: Who sends the parcel.\n"),
        ("personal", PARCEL, "        sensitivity: *\n"),
        ("secret", "spec/book/insurance.yaml", "        sensitivity: *\n"),
        ("today", "spec/book/insurance.yaml", "          - date: *\n"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn every_name() {
    for (word, file, place) in [
        ("standard", PARCEL, "        versions: [*]\n"),
        ("express", PARCEL, "        versions: [*]\n"),
        ("express", "spec/book/answers.yaml", "        versions: [*]\n"),
        ("parcel", "spec/book/operation.yaml", "  groups: [*, extras, insurance]\n"),
        ("insurance", "spec/book/operation.yaml", "  groups: [parcel, extras, *]\n"),
        ("insurance", "spec/book/insurance.yaml", "{group(*): given}"),
        ("book", "spec/api.yaml", "  operations: [*]\n"),
        ("reference", "spec/book/operation.yaml", "  order: *\n"),
        ("stations", "spec/book/operation.yaml", "    success: [progress, *]\n"),
        ("error_code", "spec/book/operation.yaml", "    error: [*]\n"),
        ("recipient.email", "spec/book/headers.yaml", "{field: *, else: reference}"),
        ("reference", "spec/book/headers.yaml", "{field: recipient.email, else: *}"),
        ("Refusal", "spec/book/operation.yaml", "  error_body: *\n"),
        ("Refusal", "spec/book/answers.yaml", "    body: *\n"),
        ("Booking", "spec/book/answers.yaml", "    body: *\n"),
        ("progress", "spec/book/answers.yaml", "    fields: [*]\n    shown: {progress: BOOKED}\n"),
        ("error_code", "spec/book/answers.yaml", "    fields: [*]\n"),
        ("progress", "spec/book/answers.yaml", "    shown: {*: BOOKED}\n"),
        ("insurance.starts_on", "spec/book/insurance.yaml", "          - after: *\n"),
        ("insurance.starts_on", "spec/book/insurance.yaml", "days: 30, of: *}"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn every_field_and_value_of_a_condition() {
    for (word, file, place) in [
        ("announce", PARCEL, "            when: {*: [true]}\n"),
        ("wrapping", PARCEL, "            when: {*: [PAPER, bubble_foil]}\n"),
        ("wrapping", PARCEL, "            unless: {*: [PAPER, bubble_foil]}\n"),
        ("PAPER", PARCEL, "            when: {wrapping: [*, bubble_foil]}\n"),
        ("bubble_foil", PARCEL, "            when: {wrapping: [PAPER, *]}\n"),
        ("PAPER", PARCEL, "        default: *\n"),
        ("CARDBOARD", PARCEL, "        example: *\n"),
        ("BOOKED", "spec/book/answers.yaml", "        example: *\n"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn words_that_are_equally_close_are_all_named() {
    // `mxn` is one letter from `min` and two from `max`.
    let files = ModelFiles::parcels().replace(PARCEL, "{min: 3, max: 12}", "{mxn: 3, max: 12}");
    assert_eq!(files.mistakes()[0].help, "did you mean `min`?");
    let files = ModelFiles::parcels().replace("spec/enums.yaml", "- wire: CARDBOARD\n", "- wire: PAPEL\n");
    let files = files.replace(PARCEL, "        example: CARDBOARD\n", "        example: PAPEX\n");
    assert_eq!(files.mistakes()[0].help, "did you mean `PAPER` or `PAPEL`?");
}

#[test]
fn a_word_that_is_close_to_none_gets_the_list() {
    let files = ModelFiles::parcels().replace(PARCEL, "        example: CARDBOARD\n", "        example: silk\n");
    assert_eq!(files.mistakes()[0].help, "write one of `PAPER`, `CARDBOARD`, `bubble_foil`");
}
