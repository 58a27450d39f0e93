//! A change in one place of the model is a change in one place of the output.
//!
//! Every edit is made on the model of parcels; then every line that differs in the generated files and in the exports must
//! be about the thing that was edited.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use tests::model_files::ModelFiles;

const ENUMS: &str = "spec/enums.yaml";
const PARCEL: &str = "spec/book/parcel.yaml";
const EXTRAS: &str = "spec/book/extras.yaml";
const INSURANCE: &str = "spec/book/insurance.yaml";
const ANSWERS: &str = "spec/book/answers.yaml";
const OBJECTS: &str = "spec/book/objects.yaml";

/// What the unedited model makes.
static UNEDITED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| ModelFiles::parcels().output());

/// The lines that an edit changed, all files together.
#[derive(Debug, PartialEq, Eq)]
struct Changed {
    removed: usize,
    added: usize,
}

/// Makes an edit and finds out what it changed. Each line must be about one of `subjects`: it, or what it stands in,
/// must name one.
#[track_caller]
fn check(subjects: &[&str], edit: impl FnOnce(ModelFiles) -> ModelFiles) -> Changed {
    let (before, after) = (&*UNEDITED, edit(ModelFiles::parcels()).output());
    let mut changed = Changed { removed: 0, added: 0 };
    let mut strangers = String::new();
    for path in before.keys().chain(after.keys().filter(|path| !before.contains_key(*path))) {
        let lines = |output: &BTreeMap<String, String>| -> Vec<String> {
            output.get(path).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
        };
        let (old, new) = (lines(before), lines(&after));
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            let (removed, added) = match op {
                DiffOp::Equal { .. } => continue,
                DiffOp::Delete { old_index, old_len, .. } => (about(&old, old_index, old_len, subjects), Vec::new()),
                DiffOp::Insert { new_index, new_len, .. } => (Vec::new(), about(&new, new_index, new_len, subjects)),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    (strange(&old, old_index, old_len, subjects), strange(&new, new_index, new_len, subjects))
                }
            };
            let (_, old_range, new_range) = op.as_tag_tuple();
            changed.removed += old_range.len();
            changed.added += new_range.len();
            for (sign, line) in removed.iter().map(|line| ('-', line)).chain(added.iter().map(|line| ('+', line))) {
                let _ = writeln!(strangers, "{path}: {sign}{line}");
            }
        }
    }
    assert!(strangers.is_empty(), "these lines are not about {subjects:?}:\n{strangers}");
    assert_ne!(changed, Changed { removed: 0, added: 0 }, "the edit changed nothing");
    changed
}

/// The lines of a block that are about none of the subjects.
///
/// A block that was only added, or only removed, may be shifted over lines that repeat without any change of
/// meaning: the end of one method looks like the end of the next. The shift that explains it best counts.
fn about(lines: &[String], index: usize, len: usize, subjects: &[&str]) -> Vec<String> {
    let up = (1..=index).take_while(|shift| lines[index - shift] == lines[index + len - shift]);
    let down = (0..lines.len() - index - len).take_while(|shift| lines[index + shift] == lines[index + len + shift]);
    let starts = up.map(|shift| index - shift).chain(down.map(|shift| index + shift + 1)).chain([index]);
    starts.map(|start| strange(lines, start, len, subjects)).min_by_key(Vec::len).unwrap_or_default()
}

fn strange(lines: &[String], index: usize, len: usize, subjects: &[&str]) -> Vec<String> {
    let is_stranger = |index: &usize| {
        !lines[*index].trim().is_empty()
            && !context(lines, *index).iter().any(|line| subjects.iter().any(|subject| names(line, subject)))
    };
    (index..index + len).filter(is_stranger).map(|index| lines[index].clone()).collect()
}

/// A line, what it documents, and the lines that open the items that it stands in.
fn context(lines: &[String], index: usize) -> Vec<&str> {
    let is_header = |line: &str| line.trim_start().starts_with("///") || line.trim_start().starts_with("#[");
    let documented = lines[index..].iter().position(|line| !is_header(line)).unwrap_or(0);
    let mut line = lines[index + documented].as_str();
    let mut context = vec![lines[index].as_str(), line];
    // The head of a table belongs to the heading above it.
    let is_head = line.starts_with('|') && !line.starts_with("| `");
    for above in lines[..index].iter().rev().map(String::as_str).filter(|above| !above.trim().is_empty()) {
        let opens = indent(above) < indent(line) || indent(above) == indent(line) && closes(line);
        if opens && !is_header(above) || is_head && above.starts_with('#') {
            context.push(above);
            line = above;
        }
        if indent(line) == 0 && !closes(line) && !is_head {
            break;
        }
    }
    context
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn closes(line: &str) -> bool {
    line.trim_start().starts_with([')', '}', ']'])
}

/// Whether a line has a name as a whole word.
fn names(line: &str, name: &str) -> bool {
    // The constant of a rule is called by its field.
    let constant = line.trim().trim_end_matches(',');
    let is_constant = constant.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if is_constant && constant.to_ascii_lowercase().starts_with(&format!("{name}_")) {
        return true;
    }
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(name)
        .any(|(start, _)| !line[..start].ends_with(is_part) && !line[start + name.len()..].starts_with(is_part))
}

#[test]
fn a_raised_limit_is_about_its_field() {
    let changed = check(&["reference"], |model| model.replace_in(PARCEL, "reference", "max: 12", "max: 13"));
    // The rule and the table; in both versions the setter's documentation and the three exports.
    assert_eq!(changed, Changed { removed: 10, added: 10 });
}

#[test]
fn a_new_field_is_one_entry_and_removes_no_line() {
    for (file, neighbour) in [
        (PARCEL, "reference"),
        (PARCEL, "announce"),
        (PARCEL, "courier"),
        (EXTRAS, "note"),
        (EXTRAS, "label6"),
        (INSURANCE, "insurance.value"),
        (INSURANCE, "insurance.paid"),
        (INSURANCE, "insurance.renewed"),
    ] {
        // The first text of a group brings the import of its type.
        let subjects = ["nickname", "insurance_nickname", "maybe_nickname", "Personal"];
        let changed = check(&subjects, |model| {
            let entry = "      - wire: nickname\n        type: text\n        presence: optional\n        \
                         origin: observed\n        sensitivity: personal\n        docs: How friends call it.\n";
            model.insert_after(file, neighbour, entry)
        });
        assert_eq!(changed.removed, 0, "{file}, after {neighbour}");
        assert!(changed.added < 120, "{file}, after {neighbour}: {changed:?}");
    }
}

#[test]
fn a_new_field_of_a_response_is_one_entry() {
    for (file, neighbour) in [
        (ANSWERS, "stations"),
        (ANSWERS, "town"),
        (ANSWERS, "details"),
        (OBJECTS, "labelId"),
        (OBJECTS, "live_map"),
        (OBJECTS, "because"),
    ] {
        // The first personal field of an object brings the import of its type; in each version a list of keys may become too
        // long for one line.
        let changed = check(&["nickname", "Personal", "KEYS"], |model| {
            let entry = "      - wire: nickname\n        type: text\n        origin: observed\n        \
                         sensitivity: personal\n        docs: How friends call it.\n";
            model.insert_after(file, neighbour, entry)
        });
        assert!(changed.removed <= 2, "after {neighbour}: {changed:?}");
        assert!(changed.added < 60, "after {neighbour}: {changed:?}");
    }
}

#[test]
fn a_new_sentence_is_about_its_field() {
    check(&["note"], |model| model.replace_in(EXTRAS, "note", "What the courier reads.", "For the courier."));
    // One that moves every word of its paragraph.
    check(&["insurance.day", "insurance_day", "day"], |model| {
        let long = "docs: On every such day of the week or of the month, whichever of the two it is, it is paid for.\n";
        let old = "docs: The day of the week or month on which it is paid for.\n";
        model.replace_in(INSURANCE, "insurance.day", old, long)
    });
    check(&["Weekly", "WEEKLY"], |model| model.replace_in(ENUMS, "WEEKLY", "docs: Every week.", "docs: Once a week."));
}

#[test]
fn a_new_value_is_about_its_enum() {
    for (list, last) in [("Wrapping", "bubble_foil"), ("Payment", "ASNEEDED")] {
        let changed = check(&[list, "WOOD", "Wood"], |model| {
            model.insert_after(ENUMS, last, "      - wire: WOOD\n        origin: observed\n        docs: Wood.\n")
        });
        // The line of the enum in both surfaces, and its list of values where that is one line.
        assert!(changed.removed <= 3, "{list}: {changed:?}");
        assert!(changed.added < 30, "{list}: {changed:?}");
    }
}

#[test]
fn a_new_rule_is_about_its_field() {
    let changed = check(&["note"], |model| {
        let rules = "        must:\n          - length: {max: 80}\n          - charset: A-Z a-z 0-9 SPACE\n        decisions:\n";
        model.replace_in(EXTRAS, "note", "        decisions:\n", rules)
    });
    assert!(changed.removed + changed.added < 60, "{changed:?}");
    // A condition names another field; the line is still the ruled field's.
    check(&["insurance.day", "insurance_day", "day"], |model| {
        let rules = "        should:\n          - name: early\n            range: {min: 1, max: 28}\n            when: \
                     {insurance.renewed: [true]}\n";
        model.replace_in(INSURANCE, "insurance.day", "        should:\n", rules)
    });
}

#[test]
fn a_changed_level_is_about_its_field() {
    let changed = check(&["recipient.email", "email"], |model| {
        let rules = "        must:\n          - format: email\n";
        let model = model.replace_in(PARCEL, "recipient.email", rules, "        must:\n");
        let advice = "            when: {announce: [true]}\n        should:\n          - format: email\n";
        model.replace_in(PARCEL, "recipient.email", "            when: {announce: [true]}\n", advice)
    });
    assert!(changed.removed + changed.added < 55, "{changed:?}");
}

#[test]
fn a_changed_sensitivity_is_about_its_field() {
    // `Debug` hides it by a type of its own.
    let changed = check(&["note", "Personal"], |model| {
        model.replace_in(EXTRAS, "note", "sensitivity: public", "sensitivity: personal")
    });
    assert_eq!(changed.removed, changed.added);
}

#[test]
fn a_changed_presence_is_about_its_field() {
    let changed = check(&["note", "maybe_note"], |model| {
        model.replace_in(EXTRAS, "note", "presence: optional", "presence: required")
    });
    assert!(changed.removed + changed.added < 60, "{changed:?}");
}

#[test]
fn a_removed_field_takes_its_own_lines_along() {
    for field in ["gift_code", "sender.phone", "zone"] {
        let name = field.trim_start_matches("sender.");
        // The list of the keys of other versions may fit into one line.
        let subjects = [field, name, &format!("maybe_{name}"), "elsewhere"];
        let changed = check(&subjects, |model| model.remove(EXTRAS, field));
        assert!(changed.added <= 1, "{field}: {changed:?}");
        assert!(changed.removed < 170, "{field}: {changed:?}");
    }
}

#[test]
fn a_renamed_field_is_about_both_names() {
    let changed = check(&["gift_code", "voucher", "maybe_gift_code", "maybe_voucher"], |model| {
        model.replace(EXTRAS, "- wire: gift_code", "- wire: voucher")
    });
    assert_eq!(changed.removed, changed.added);
}

#[test]
fn a_new_object_enum_and_status_remove_no_line_but_their_own() {
    let subjects = ["Gift", "gift", "TooManyRequests", "429", "Parcel", "PAPER", "Paper", "KEYS"];
    let changed = check(&subjects, |model| {
        model
            .append(
                "spec/gifts.yaml",
                "enums:\n  - name: Parcel\n    docs: What a gift comes in.\n    values:\n      - wire: PAPER\n        \
                 docs: Paper.\n\nobjects:\n  - name: Gift\n    docs: A gift.\n    fields:\n      - wire: comes_in\n        \
                 type: Parcel\n        origin: observed\n        sensitivity: public\n        docs: What \
                 the gift comes in.\n",
            )
            .insert_after(
                ANSWERS,
                "links",
                "      - wire: gift\n        type: Gift\n        origin: observed\n        sensitivity: public\n        \
                 docs: The gift that comes along.\n",
            )
            .append(
                "spec/book/http.yaml",
                "  - status: 429\n    name: TooManyRequests\n    body: Refusal\n    origin: observed\n    docs: Later.\n    \
                 fields: []\n    order: unreached\n    decisions: [{page: Is silent., reading: As said., because: A test.}]\n",
            )
    });
    // The list of keys that becomes too long for a line.
    assert!(changed.removed <= 1, "{changed:?}");
}

/// A struct is of a version as soon as the versions differ in its fields.
#[test]
fn a_struct_whose_versions_differ_is_of_a_version() {
    let edited = ModelFiles::parcels().replace_in(
        INSURANCE,
        "insurance.fragile",
        "presence: optional\n",
        "presence: optional\n        versions: [express]\n",
    );
    for (files, owner) in [(ModelFiles::parcels(), ""), (edited.clone(), "express::")] {
        let line = format!("insurance.fragile | {owner}Insurance::fragile |");
        assert!(files.output()["surface of express"].contains(&line), "{line}");
    }
    assert!(!edited.output()["surface of standard"].contains("fragile"));
}

/// A key that the versions know as different fields is kept in a place for each.
#[test]
fn a_key_of_two_meanings_has_two_places() {
    let entry = "      - wire: zone\n        versions: [express]\n        type: integer\n        presence: optional\n        \
                 origin: observed\n        sensitivity: public\n        docs: Its number.\n";
    let other = "      - wire: lapses\n        versions: [standard]\n        type: boolean\n        origin: observed\n        \
                 sensitivity: public\n        docs: Whether they lapse.\n";
    let model =
        ModelFiles::parcels().insert_after(EXTRAS, "zone", entry).insert_after(OBJECTS, "lapses", other).model();
    let places = |fields: &[codegen::ir::Field], wire: &str| -> Vec<String> {
        let fields = fields.iter().filter(|field| field.wire == wire);
        fields.map(|field| format!("{} {} {}", field.rust, field.slot, field.path)).collect()
    };
    assert_eq!(
        places(&model.operations[0].request.fields, "zone"),
        ["zone zone_standard extras/zone@standard", "zone zone_express extras/zone@express"]
    );
    let links = model.objects.iter().find(|object| object.name == "Links").expect("the model has it");
    assert_eq!(
        places(&links.fields, "lapses"),
        ["lapses lapses_express Links/lapses@express", "lapses lapses_standard Links/lapses@standard"]
    );
}

/// A reader of the reference learns what the page has and the model does not, and why.
#[test]
fn what_is_left_out_is_in_the_reference() {
    let changed = check(&["Left out", "x-stamp"], |model| {
        model.append(
            "spec/book/left.yaml",
            "left_out:\n  - part: header\n    name: x-stamp\n    versions: [express]\n    because: Nobody has one.\n",
        )
    });
    assert_eq!(changed, Changed { removed: 0, added: 1 });
    let changed = check(&["x-coupon", "Left out", "The page lists these"], |model| {
        model.replace(
            "spec/book/headers.yaml",
            "left_out:\n  - part: header\n    name: x-coupon\n    because: Nobody has one.\n",
            "",
        )
    });
    assert_eq!(changed.added, 0, "without any there is no heading");
}

#[test]
fn a_renamed_file_changes_the_lines_that_name_it() {
    let parcels = ModelFiles::parcels();
    for path in parcels.files().keys() {
        // It is read first instead of last, or last instead of first.
        let renamed = match path.strip_prefix("spec/book/") {
            Some(name) if name < "m" => "spec/book/zz.yaml",
            Some(_) => "spec/book/a/first.yaml",
            None if path.as_str() < "spec/m" => "spec/zz.yaml",
            None => "spec/a.yaml",
        };
        let name_it = |text: &str| text.replace(&format!("From `{path}`."), &format!("From `{renamed}`."));
        let expected: BTreeMap<_, _> = UNEDITED.iter().map(|(name, text)| (name.clone(), name_it(text))).collect();
        let output = parcels.clone().rename(path, renamed).output();
        let lines = |output: &BTreeMap<String, String>| -> Vec<String> {
            let mut lines: Vec<String> = output.values().flat_map(|text| text.lines()).map(str::to_owned).collect();
            lines.sort();
            lines
        };
        // Objects, headers and enums are in the order of the files; nothing else than that order changes.
        assert_eq!(lines(&output), lines(&expected), "{path} renamed to {renamed}");
    }
}

#[test]
fn the_same_model_makes_the_same_bytes() {
    let output = &*UNEDITED;
    assert_eq!(&ModelFiles::parcels().output(), output, "made twice");
    let mut files: Vec<_> = ModelFiles::parcels().files().clone().into_iter().collect();
    files.rotate_left(3);
    assert_eq!(&ModelFiles::of(files.clone()).output(), output, "given in another order");
    files.reverse();
    assert_eq!(&ModelFiles::of(files.clone()).output(), output, "given backwards");
    let windows = files.into_iter().map(|(path, text)| (path, text.replace('\n', "\r\n")));
    assert_eq!(&ModelFiles::of(windows).output(), output, "with the line ends of Windows");
}

#[test]
fn the_output_knows_no_machine() {
    for (path, text) in &*UNEDITED {
        assert!(!text.contains('\r') && text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{path} has blanks at the end of a line");
        assert!(!text.contains(&*tests::workspace().to_string_lossy()), "{path} names a folder of this machine");
    }
}

/// What depends on a clock, a disk or the order of a hash map is not the same on any machine.
#[test]
fn the_generator_reads_nothing_but_its_input() {
    let mut folders = vec![tests::workspace().join("codegen/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source is text");
            for word in ["std::env", "std::fs", "std::net", "std::process", "std::time", "HashMap", "HashSet"] {
                assert!(!source.contains(word), "{} uses {word}", path.display());
            }
        }
    }
}
