//! A change in one place of the model is a change in one place of the output.
//!
//! Every edit is made on a copy of the real model; then every line that differs in the generated files and in the
//! exports must be about the thing that was edited.

mod draft;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use draft::{Draft, root};
use similar::{Algorithm, DiffOp, capture_diff_slices};

const BASIC: &str = "spec/session/request/basic.yaml";
const MANDATE: &str = "spec/session/request/mandate.yaml";
const OBJECTS: &str = "spec/objects.yaml";

/// What the real model makes.
static UNEDITED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| Draft::real().output());

/// The lines that an edit changed, all files together.
#[derive(Debug, PartialEq, Eq)]
struct Changed {
    removed: usize,
    added: usize,
}

/// Makes an edit and finds out what it changed. Each line must be about one of `subjects`: it, or what it stands in,
/// must name one.
#[track_caller]
fn check(subjects: &[&str], edit: impl FnOnce(Draft) -> Draft) -> Changed {
    let (before, after) = (&*UNEDITED, edit(Draft::real()).output());
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
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(name)
        .any(|(start, _)| !line[..start].ends_with(is_part) && !line[start + name.len()..].starts_with(is_part))
}

#[test]
fn a_raised_limit_is_about_its_field() {
    let changed = check(&["order_id"], |model| model.replace_in(BASIC, "order_id", "max: 20", "max: 21"));
    // The setter's documentation, the rule, the table, and the three exports of both versions.
    assert_eq!(changed, Changed { removed: 9, added: 9 });
}

#[test]
fn a_new_field_is_one_entry_and_removes_no_line() {
    for (file, neighbour) in [
        (BASIC, "order_id"),
        (BASIC, "description"),
        (BASIC, "options.get_upi_deep_links"),
        ("spec/session/request/metadata.yaml", "metadata.JUSPAY:gateway_reference_id"),
        (MANDATE, "options.create_mandate"),
        (MANDATE, "mandate.amount_rule"),
        (MANDATE, "mandate.block_funds"),
        ("spec/session/request/udf.yaml", "udf1"),
        ("spec/session/request/udf.yaml", "udf10"),
        ("spec/session/request/sample.yaml", "offer_code"),
    ] {
        // The first text of a group brings the import of its type.
        let changed = check(&["gift_note", "mandate_gift_note", "Text"], |model| {
            let entry = "      - wire: gift_note\n        type: text\n        presence: optional\n        \
                         origin: observed\n        sensitivity: personal\n        docs: What the gift card says.\n";
            model.insert_after(file, neighbour, entry)
        });
        assert_eq!(changed.removed, 0, "{file}, after {neighbour}");
        assert!(changed.added < 100, "{file}, after {neighbour}: {changed:?}");
    }
}

#[test]
fn a_new_field_of_an_answer_removes_no_line() {
    for neighbour in ["order_expiry", "deep_link", "requestId", "options.getUpiDeepLinks", "error_info", "reason"] {
        let changed = check(&["gift_note"], |model| {
            let entry = "      - wire: gift_note\n        type: text\n        origin: observed\n        \
                         sensitivity: personal\n        docs: What the gift card says.\n";
            model.insert_after(OBJECTS, neighbour, entry)
        });
        assert_eq!(changed.removed, 0, "after {neighbour}");
        assert!(changed.added < 30, "after {neighbour}: {changed:?}");
    }
}

#[test]
fn a_new_sentence_is_about_its_field() {
    check(&["first_name"], |model| {
        model.replace_in(BASIC, "first_name", "The customer's first name.", "The first of the customer's names.")
    });
    // One that moves every word of its paragraph.
    check(&["customer_id"], |model| {
        model.replace_in(BASIC, "customer_id", "Empty for a guest.", "A guest has none, so leave it empty for a guest.")
    });
    check(&["Daily", "DAILY"], |model| {
        model.replace_in("spec/enums.yaml", "Frequency", "docs: Every day.", "docs: Once a day.")
    });
}

#[test]
fn a_new_value_is_about_its_enum() {
    for (list, last, old_line) in [("Action", "paymentManagement", 1), ("Frequency", "ASPRESENTED", 0)] {
        let changed = check(&[list, "quickPay", "QuickPay"], |model| {
            let value = "      - wire: quickPay\n        origin: observed\n        docs: Pay at once.\n";
            model.insert_after("spec/enums.yaml", last, value)
        });
        // The line of the enum in both surfaces, and its list of values where that is one line.
        assert_eq!(changed.removed, 2 + old_line, "{list}");
        assert!(changed.added < 24, "{list}: {changed:?}");
    }
}

#[test]
fn a_new_rule_is_about_its_field() {
    let changed = check(&["description"], |model| {
        let rules = "        must:\n          - length: {max: 80}\n          - charset: A-Z a-z 0-9 SPACE\n      \
                     - wire: currency\n";
        model.replace(BASIC, "\n      - wire: currency\n", rules)
    });
    assert!(changed.removed + changed.added < 32, "{changed:?}");
    // A condition names another field; the line is still the ruled field's.
    check(&["mandate.rule_value", "mandate_rule_value", "rule_value"], |model| {
        model.replace_in(MANDATE, "mandate.rule_value", "        should:\n", "        should:\n          - name: early\n            range: {min: 1, max: 28}\n            when: {mandate.amount_rule: [FIXED]}\n")
    });
}

#[test]
fn a_changed_level_is_about_its_field() {
    let changed = check(&["customer_email"], |model| model.replace_in(BASIC, "customer_email", "must:", "should:"));
    // As advice it is a schema of its own in each of four exports.
    assert_eq!(changed, Changed { removed: 9, added: 21 });
}

#[test]
fn a_changed_sensitivity_is_about_its_field() {
    let changed = check(&["theme"], |model| {
        model.replace_in("spec/session/request/sample.yaml", "theme", "sensitivity: public", "sensitivity: personal")
    });
    assert_eq!(changed, Changed { removed: 9, added: 9 });
}

#[test]
fn a_changed_presence_is_about_its_field() {
    let changed = check(&["description"], |model| {
        model.replace_in(BASIC, "description", "presence: optional", "presence: required")
    });
    assert!(changed.removed + changed.added < 24, "{changed:?}");
}

#[test]
fn a_removed_field_takes_its_own_lines_along() {
    for (file, field) in [("spec/session/request/sample.yaml", "offer_code"), ("spec/session/request/udf.yaml", "udf7")]
    {
        let changed = check(&[field], |model| model.remove(file, field));
        assert_eq!(changed.added, 0, "{field}");
        assert!(changed.removed < 80, "{field}: {changed:?}");
    }
    // The only field that the default version has alone takes the `impl` of that version along.
    let changed = check(&["currency", "default", "Default"], |model| model.remove(BASIC, "currency"));
    assert_eq!(changed.added, 0);
}

#[test]
fn a_renamed_field_is_about_both_names() {
    let changed = check(&["offer_code", "promotion"], |model| {
        model.replace("spec/session/request/sample.yaml", "- wire: offer_code", "- wire: promotion")
    });
    assert_eq!(changed.removed, changed.added);
}

#[test]
fn a_new_object_enum_and_status_remove_no_line_but_their_own() {
    let changed = check(&["Gift", "gift", "TooManyRequests", "429", "Wrapping", "PAPER", "Paper"], |model| {
        model
            .append(
                "spec/gifts.yaml",
                "enums:\n  - name: Wrapping\n    docs: What a gift comes in.\n    values:\n      - wire: PAPER\n        \
                 docs: Paper.\n\nobjects:\n  - name: Gift\n    docs: A gift.\n    fields:\n      - wire: wrapping\n        \
                 type: Wrapping\n        origin: observed\n        sensitivity: public\n        docs: What the gift \
                 comes in.\n",
            )
            .insert_after(
                OBJECTS,
                "order_expiry",
                "      - wire: gift\n        type: Gift\n        origin: observed\n        sensitivity: public\n        \
                 docs: The gift that comes along.\n",
            )
            .append(
                "spec/session/responses.yaml",
                "  - status: 429\n    name: TooManyRequests\n    body: ErrorBody\n    origin: observed\n    docs: Later.\n    \
                 fields: []\n",
            )
    });
    assert_eq!(changed.removed, 0);
}

/// A struct is of a version as soon as the versions differ in its fields.
#[test]
fn a_struct_whose_versions_differ_is_of_a_version() {
    const GENERATED: &str = "juspay-session/src/generated/request.rs";
    let whole = Draft::real().output();
    let edited = Draft::real().replace_in(
        MANDATE,
        "mandate.block_funds",
        "presence: optional\n",
        "presence: optional\n        versions: [v1]\n",
    );
    let edited = edited.output();
    for (output, request, of_default, of_v1) in [
        (&whole, "pub struct Mandate {", "| Mandate::max_amount |", "| Mandate::block_funds |"),
        (&edited, "pub struct Mandate<V> {", "| default::Mandate::max_amount |", "| v1::Mandate::block_funds |"),
    ] {
        for (path, part) in [(GENERATED, request), ("surface of default", of_default), ("surface of v1", of_v1)] {
            assert!(output[path].contains(part), "{path} should have this: {part}");
        }
    }
    assert!(!edited["surface of default"].contains("block_funds"));
}

/// A group of which no field is of every version adds nothing to them all.
#[test]
fn a_group_of_one_version_is_of_no_other() {
    let group = "groups:\n  - name: gift\n    title: Gift Parameters\n    docs: What makes it a gift.\n    fields:\n      - wire: \
                 gift_note\n        versions: [v1]\n        type: text\n        presence: optional\n        origin: observed\n        \
                 sensitivity: personal\n        docs: What the gift card says.\n";
    let draft = Draft::real().append("spec/session/gift.yaml", group).replace(
        "spec/session/operation.yaml",
        "udf, sample]",
        "udf, sample, gift]",
    );
    let blocks = |output: &BTreeMap<String, String>, of: &str| {
        output["juspay-session/src/generated/builder.rs"].matches(&format!("SessionRequestBuilder<{of}> {{")).count()
    };
    let edited = draft.output();
    for (of, more) in [("V", 0), ("default::Version", 0), ("v1::Version", 1)] {
        assert_eq!(blocks(&edited, of), blocks(&UNEDITED, of) + more, "{of}");
    }
}

/// A key that the versions know as different fields is kept in a place for each.
#[test]
fn a_key_of_two_meanings_has_two_places() {
    let entry = "      - wire: currency\n        versions: [v1]\n        type: integer\n        presence: optional\n        \
                 origin: observed\n        sensitivity: public\n        docs: The ISO 4217 number.\n";
    let answer = "      - wire: expiry\n        versions: [default]\n        type: boolean\n        origin: observed\n        \
                  sensitivity: public\n        docs: Whether they lapse.\n";
    let model = Draft::real().insert_after(BASIC, "currency", entry).insert_after(OBJECTS, "expiry", answer).model();
    let places = |fields: &[codegen::ir::Field], wire: &str| -> Vec<String> {
        let fields = fields.iter().filter(|field| field.wire == wire);
        fields.map(|field| format!("{} {} {}", field.rust, field.slot, field.path)).collect()
    };
    assert_eq!(
        places(&model.operations[0].request.fields, "currency"),
        ["currency currency_default basic/currency@default", "currency currency_v1 basic/currency@v1"]
    );
    let links = model.objects.iter().find(|object| object.name == "PaymentLinks").expect("the model has it");
    assert_eq!(
        places(&links.fields, "expiry"),
        ["expiry expiry_v1 PaymentLinks/expiry@v1", "expiry expiry_default PaymentLinks/expiry@default"]
    );
}

/// What all versions share asks for no version.
#[test]
fn a_body_that_all_versions_share_is_read_without_one() {
    let is_unused = |draft: Draft| {
        let rules = &draft.output()["juspay-session/src/generated/rules.rs"];
        let (_, parameters) = rules.split_once("fn check_request(").expect("the function is there");
        parameters.trim_start().starts_with("_version: ApiVersion")
    };
    assert!(!is_unused(Draft::real()));
    assert!(is_unused(Draft::real().remove(BASIC, "currency").remove(BASIC, "options.get_upi_deep_links")));
}

/// A rule sees the default of what is absent.
#[test]
fn a_condition_sees_the_default() {
    let flavour = |default: &str| {
        format!(
            "      - wire: flavour\n        type: text\n        presence: optional\n{default}        origin: observed\n        \
             sensitivity: public\n        docs: What it tastes of.\n      - wire: sugar\n        type: text\n        presence: \
             optional\n        origin: observed\n        sensitivity: public\n        docs: How much of it.\n        must:\n          \
             - required: true\n            when: {{flavour: [sweet]}}\n"
        )
    };
    for (default, expected) in
        [("", "let flavour = body.texts"), ("        default: sweet\n", "effective_or(\"sweet\")")]
    {
        let rules = &Draft::real().insert_after(BASIC, "order_id", &flavour(default)).output()["juspay-session/src/generated/rules.rs"];
        assert!(rules.contains(expected), "{rules}");
    }
}

/// A reader of the reference learns what the page has and the model does not, and why.
#[test]
fn what_is_left_out_is_in_the_reference() {
    let changed = check(&["Left out", "The page lists these", "x-coupon"], |model| {
        model.append(
            "spec/session/left.yaml",
            "left_out:\n  - part: header\n    name: x-coupon\n    versions: [v1]\n    because: Nobody has one.\n",
        )
    });
    assert_eq!(changed.removed, 0);
}

#[test]
fn a_renamed_file_changes_the_lines_that_name_it() {
    for path in Draft::real().files().keys() {
        // It is read first instead of last, or last instead of first.
        let renamed = match path.strip_prefix("spec/session/") {
            Some(name) if name < "m" => "spec/session/zz.yaml",
            Some(_) => "spec/session/a/first.yaml",
            None if path.as_str() < "spec/m" => "spec/zz.yaml",
            None => "spec/a.yaml",
        };
        let name_it = |text: &str| text.replace(&format!("From `{path}`."), &format!("From `{renamed}`."));
        let expected: BTreeMap<_, _> = UNEDITED.iter().map(|(name, text)| (name.clone(), name_it(text))).collect();
        assert_eq!(Draft::real().rename(path, renamed).output(), expected, "{path} renamed to {renamed}");
    }
}

#[test]
fn the_same_model_makes_the_same_bytes() {
    let output = &*UNEDITED;
    assert_eq!(&Draft::real().output(), output, "made twice");
    let mut files: Vec<_> = Draft::real().files().clone().into_iter().collect();
    files.rotate_left(3);
    assert_eq!(&Draft::of(files.clone()).output(), output, "given in another order");
    files.reverse();
    assert_eq!(&Draft::of(files.clone()).output(), output, "given backwards");
    let windows = files.into_iter().map(|(path, text)| (path, text.replace('\n', "\r\n")));
    assert_eq!(&Draft::of(windows).output(), output, "with the line ends of Windows");
}

#[test]
fn the_output_knows_no_machine() {
    for (path, text) in &*UNEDITED {
        assert!(!text.contains('\r') && text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{path} has blanks at the end of a line");
        assert!(!text.contains(&*root().to_string_lossy()), "{path} names a folder of this machine");
    }
}

/// What depends on a clock, a disk or the order of a hash map is not the same on any machine.
#[test]
fn the_generator_reads_nothing_but_its_input() {
    let mut folders = vec![root().join("codegen/src")];
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
