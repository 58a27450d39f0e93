//! A close misspelling gets a "did you mean", and nothing else is told of it.

use crate::model::{diagnostics, edit, parcels, replace};

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
        let mut files = parcels();
        replace(&mut files, file, &place.replace('*', word), &place.replace('*', &slip));
        let told = diagnostics(&files);
        assert_eq!(told.len(), 1, "`{slip}` for `{word}`: {told:#?}");
        assert_eq!(told[0].help, format!("did you mean `{word}`?"), "`{slip}`");
    }
}

/// Where each kind of map can take another key.
const MAPS: &[(&str, &str, &str, &str)] = &[
    ("file", "api.yaml", "api:\n", "*\napi:\n"),
    ("api", "api.yaml", "  title: Parcel API\n", "  title: Parcel API\n  *\n"),
    ("version", "api.yaml", "    - name: standard\n", "    - name: standard\n      *\n"),
    ("endpoint", "api.yaml", "    path: /book\n", "    path: /book\n    *\n"),
    ("host", "api.yaml", "    - name: production\n", "    - name: production\n      *\n"),
    ("authorization", "api.yaml", "    scheme: basic\n", "    scheme: basic\n    *\n"),
    ("header", "headers.yaml", "  - wire: x-trace\n", "  - wire: x-trace\n    *\n"),
    ("enum", "enums.yaml", "  - name: Progress\n", "  - name: Progress\n    *\n"),
    ("enum value", "enums.yaml", "      - wire: BOOKED\n", "      - wire: BOOKED\n        *\n"),
    ("group", "parcel.yaml", "  - name: parcel\n", "  - name: parcel\n    *\n"),
    ("field", "parcel.yaml", "      - wire: announce\n", "      - wire: announce\n        *\n"),
    ("rule", "parcel.yaml", "          - format: email\n", "          - format: email\n            *\n"),
    ("length", "parcel.yaml", "{min: 3, max: 12}", "{min: 3, max: 12, *}"),
    ("range", "parcel.yaml", "{min: 1, max: 9}", "{min: 1, max: 9, *}"),
    ("within", "insurance.yaml", "{days: 30,", "{*, days: 30,"),
    ("object", "answers.yaml", "  - name: Station\n", "  - name: Station\n    *\n"),
    ("object field", "answers.yaml", "      - wire: town\n", "      - wire: town\n        *\n"),
    ("response", "answers.yaml", "  - status: 400\n", "  - status: 400\n    *\n"),
    ("item left out", "headers.yaml", "    name: x-coupon\n", "    name: x-coupon\n    *\n"),
    (
        "decision",
        "parcel.yaml",
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
                let mut files = parcels();
                files.retain(|name, _| name == file);
                replace(&mut files, file, old, &new.replace('*', &format!("{slip}: x")));
                let told = diagnostics(&files);
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
    for (file, text) in parcels() {
        let mut before = 0;
        for line in text.split_inclusive('\n') {
            let key = line.trim_start().trim_start_matches("- ");
            let start = before + line.len() - key.len();
            before += line.len();
            let Some((key, _)) = key.split_once(':').filter(|(key, _)| key.len() > 2 && !key.contains('#')) else {
                continue;
            };
            let mut files = parcels();
            files.get_mut(&file).unwrap().remove(start + 1);
            let told = diagnostics(&files);
            assert_eq!(told.len(), 1, "{file}: {line}{told:#?}");
            assert_eq!(told[0].help, format!("did you mean `{key}`?"), "{file}: {line}");
        }
    }
}

#[test]
fn every_type() {
    for (word, file, place) in [
        ("text", "parcel.yaml", "      - wire: reference\n        type: *\n"),
        ("amount", "parcel.yaml", "      - wire: postage\n        type: *\n"),
        ("boolean", "parcel.yaml", "      - wire: announce\n        type: *\n"),
        ("Wrapping", "parcel.yaml", "      - wire: wrapping\n        type: *\n"),
        ("integer", "parcel.yaml", "        versions: [standard]\n        type: *\n"),
        ("epoch_seconds", "insurance.yaml", "      - wire: insurance.starts_on\n        type: *\n"),
        ("flag", "insurance.yaml", "      - wire: insurance.fragile\n        type: *\n"),
        ("json", "insurance.yaml", "      - wire: insurance.proof\n        type: *\n"),
        ("Progress", "answers.yaml", "      - wire: progress\n        type: *\n"),
        ("list of Station", "answers.yaml", "      - wire: stations\n        type: *\n"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn every_format() {
    let formats: Vec<&str> = codegen::ir::Format::ALL.iter().map(|(name, _)| *name).collect();
    for format in &formats {
        for slip in slips(format).iter().filter(|slip| !formats.contains(&slip.as_str())) {
            let mut files = parcels();
            replace(&mut files, "parcel.yaml", "format: email", &format!("format: {slip}"));
            // It is an example of an address, and of nothing else.
            replace(&mut files, "parcel.yaml", "        example: ada@mail.example\n", "");
            let told = diagnostics(&files);
            assert_eq!(told.len(), 1, "{told:#?}");
            assert_eq!(told[0].help, format!("did you mean `{format}`?"), "{slip}");
        }
    }
}

#[test]
fn every_word_of_a_fixed_list() {
    for (word, file, place) in [
        ("required", "headers.yaml", "    presence: *\n    tags: String, Required\n"),
        ("optional", "headers.yaml", "    presence: *\n"),
        ("request", "headers.yaml", "    direction: *\n"),
        ("response", "headers.yaml", "    direction: *\n"),
        ("observed", "headers.yaml", "    origin: *\n"),
        ("sample", "parcel.yaml", "        origin: *\n"),
        ("public", "headers.yaml", "    sensitivity: *\n    docs: Who sends the parcel.\n"),
        ("personal", "parcel.yaml", "        sensitivity: *\n"),
        ("secret", "insurance.yaml", "        sensitivity: *\n"),
        ("today", "insurance.yaml", "          - date: *\n"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn every_name() {
    for (word, file, place) in [
        ("standard", "parcel.yaml", "        versions: [*]\n"),
        ("express", "parcel.yaml", "        versions: [*]\n"),
        ("express", "answers.yaml", "        versions: [*]\n"),
        ("parcel", "api.yaml", "  groups: [*, insurance]\n"),
        ("insurance", "api.yaml", "  groups: [parcel, *]\n"),
        ("insurance", "insurance.yaml", "{group(*): given}"),
        ("Refusal", "api.yaml", "  error_body: *\n"),
        ("Refusal", "answers.yaml", "    body: *\n"),
        ("Booking", "answers.yaml", "    body: *\n"),
        ("progress", "answers.yaml", "    fields: [*]\n    shown: {progress: BOOKED}\n"),
        ("error_code", "answers.yaml", "    fields: [*]\n"),
        ("progress", "answers.yaml", "    shown: {*: BOOKED}\n"),
        ("insurance.starts_on", "insurance.yaml", "          - after: *\n"),
        ("insurance.starts_on", "insurance.yaml", "days: 30, of: *}"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn every_field_and_value_of_a_condition() {
    for (word, file, place) in [
        ("announce", "parcel.yaml", "            when: {*: [true]}\n"),
        ("wrapping", "parcel.yaml", "            when: {*: [PAPER, bubble_foil]}\n"),
        ("wrapping", "parcel.yaml", "            unless: {*: [PAPER, bubble_foil]}\n"),
        ("PAPER", "parcel.yaml", "            when: {wrapping: [*, bubble_foil]}\n"),
        ("bubble_foil", "parcel.yaml", "            when: {wrapping: [PAPER, *]}\n"),
        ("PAPER", "parcel.yaml", "        default: *\n"),
        ("CARDBOARD", "parcel.yaml", "        example: *\n"),
        ("BOOKED", "answers.yaml", "        example: *\n"),
    ] {
        check(word, file, place);
    }
}

#[test]
fn words_that_are_equally_close_are_all_named() {
    let mut files = parcels();
    edit(&mut files, "@ parcel.yaml\n-          - length: {min: 3, max: 12}\n+          - length: {mxn: 3, max: 12}\n");
    // `mxn` is one letter from `min` and two from `max`.
    assert_eq!(diagnostics(&files)[0].help, "did you mean `min`?");
    let mut files = parcels();
    replace(&mut files, "enums.yaml", "      - wire: CARDBOARD\n", "      - wire: PAPEL\n");
    replace(&mut files, "parcel.yaml", "        example: CARDBOARD\n", "        example: PAPEX\n");
    assert_eq!(diagnostics(&files)[0].help, "did you mean `PAPER` or `PAPEL`?");
}

#[test]
fn a_word_that_is_close_to_none_gets_the_list() {
    let mut files = parcels();
    replace(&mut files, "parcel.yaml", "        example: CARDBOARD\n", "        example: silk\n");
    assert_eq!(diagnostics(&files)[0].help, "write one of `PAPER`, `CARDBOARD`, `bubble_foil`");
}
