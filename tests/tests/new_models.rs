//! New things in the model are YAML alone: what is generated from it compiles, without a warning, and can be used.
//!
//! Each model becomes a crate of one scratch workspace: the hand-written runtime as it is, and the code that is generated
//! from the model.

use std::collections::BTreeSet;
use std::process::Output;
use std::sync::LazyLock;

use tests::model_files::ModelFiles;
use tests::scratch::Scratch;

const ENUMS: &str = "spec/enums.yaml";
const OPERATION: &str = "spec/book/operation.yaml";
const PARCEL: &str = "spec/book/parcel.yaml";
const EXTRAS: &str = "spec/book/extras.yaml";
const INSURANCE: &str = "spec/book/insurance.yaml";
const ANSWERS: &str = "spec/book/answers.yaml";
const OBJECTS: &str = "spec/book/objects.yaml";
const SMALLEST: &str = "spec/name/operation.yaml";

/// The model of parcels with everything that a third version could bring.
fn third_version() -> ModelFiles {
    const DECISIONS: &str = "        decisions:\n";
    ModelFiles::parcels()
        .append("spec/book/third_version.yaml", include_str!("../models/third_version.yaml"))
        .insert_after(OPERATION, "express", "    - name: night\n      docs: The third version.\n")
        .replace(OPERATION, "[parcel, extras, insurance]", "[parcel, extras, insurance, gift, delivery]")
        .insert_after(ENUMS, "CARDBOARD", "      - wire: WOOD\n        origin: observed\n        docs: A crate.\n")
        .replace_in(EXTRAS, "note", DECISIONS, &format!("        must:\n          - one_of: [dark, light]\n{DECISIONS}"))
        .replace_in(EXTRAS, "note", "        example: Ring twice\n", "")
        .replace_in(
            EXTRAS,
            "gift_code",
            DECISIONS,
            "        must:\n          - required: true\n            when: {note: [dark]}\n        should:\n          - \
             forbidden: true\n            when: {note: absent}\n        decisions:\n",
        )
        .insert_after(
            ANSWERS,
            "links",
            "      - wire: receipt\n        type: Receipt\n        origin: observed\n        sensitivity: personal\n        \
             docs: What was bought.\n",
        )
}

/// The model of parcels with its first version alone.
fn first_version() -> ModelFiles {
    ModelFiles::parcels()
        .remove(OPERATION, "express")
        .remove(EXTRAS, "door_code")
        .remove(PARCEL, "courier")
        .remove(OBJECTS, "live_map")
        .replace(ANSWERS, "        versions: [express]\n", "")
        .replace(OBJECTS, "        versions: [express]\n", "")
}

/// The model of parcels, whose insurance has no struct of its own.
fn no_struct() -> ModelFiles {
    ModelFiles::parcels().replace(INSURANCE, "    rust: Insurance\n", "")
}

/// The model of parcels with a group of every rule under every kind of condition.
fn odd() -> ModelFiles {
    ModelFiles::parcels().append("spec/book/odd.yaml", include_str!("../models/odd.yaml")).replace(
        OPERATION,
        "insurance]",
        "insurance, odd]",
    )
}

/// The smallest model with a second version that has nothing of its own.
fn two_alike() -> ModelFiles {
    ModelFiles::smallest().insert_after(SMALLEST, "only", "    - name: other\n      docs: The same.\n")
}

/// The smallest model with one field of another type.
fn one_more(r#type: &str) -> ModelFiles {
    let field = format!(
        "      - wire: more\n        type: {type}\n        presence: optional\n        sensitivity: personal\n        \
         tags: string\n        docs: More.\n"
    );
    let model = ModelFiles::smallest().replace(SMALLEST, "\nobjects:", &format!("{field}\nobjects:"));
    match r#type {
        "Size" => model.append(
            "spec/size.yaml",
            "enums:\n  - name: Size\n    docs: Sizes.\n    values:\n      - wire: BIG\n        docs: Big.\n",
        ),
        _ => model,
    }
}

/// The smallest model, whose only group is a struct.
fn only_struct(model: ModelFiles) -> ModelFiles {
    model.replace(SMALLEST, "    title: Names\n", "    title: Names\n    rust: Names\n")
}

/// The same, with a field that only one of two versions has.
fn only_versioned_struct() -> ModelFiles {
    let field = "      - wire: subtitle\n        versions: [other]\n        type: text\n        presence: optional\n        \
                 sensitivity: public\n        tags: string\n        docs: A second name.\n";
    only_struct(two_alike()).insert_after(SMALLEST, "title", field)
}

/// The models, each with the name of its crate.
fn models() -> Vec<(&'static str, ModelFiles)> {
    vec![
        ("parcels", ModelFiles::parcels()),
        ("third-version", third_version()),
        ("first-version", first_version()),
        ("no-struct", no_struct()),
        ("odd", odd()),
        ("tracking", ModelFiles::tracking()),
        ("smallest", ModelFiles::smallest()),
        ("two-alike", two_alike()),
        ("one-amount", one_more("amount")),
        ("one-integer", one_more("integer")),
        ("one-json", one_more("json")),
        ("one-enum", one_more("Size")),
        ("only-struct", only_struct(ModelFiles::smallest())),
        ("only-versioned-struct", only_versioned_struct()),
        ("words-for-fields", words_for_fields()),
        ("words-for-types", words_for_types()),
        ("words-for-modules", words_for_modules()),
    ]
}

/// Every word of the generated code of a model, but for comments and strings.
fn words(model: &ModelFiles) -> BTreeSet<String> {
    let files = codegen::generate(&model.model()).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let mut words = BTreeSet::new();
    for line in files.flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>()) {
        let code = line.split("//").next().unwrap_or_default();
        // Every other part is a string.
        let parts = code
            .split('"')
            .step_by(2)
            .flat_map(|part| part.split(|letter: char| letter != '_' && !letter.is_alphanumeric()));
        words.extend(parts.filter(|word| word.starts_with(char::is_alphabetic)).map(str::to_owned));
    }
    words
}

/// A model with every name of a list that it accepts: those that it refuses are left out.
fn accepted(names: impl Fn(&BTreeSet<String>) -> ModelFiles, mut candidates: BTreeSet<String>) -> ModelFiles {
    loop {
        let model = names(&candidates);
        let told = model.mistakes();
        if told.is_empty() {
            assert!(candidates.len() > 10, "some are left: {candidates:?}");
            return model;
        }
        let before = candidates.len();
        candidates.retain(|name| !told.iter().any(|told| told.message.contains(&format!("`{name}`"))));
        assert!(candidates.len() < before, "no name is to blame: {}", told[0]);
    }
}

/// The model of parcels with a field for every word of generated code, in the request, in a struct and in two objects.
fn words_for_fields() -> ModelFiles {
    let parcels = ModelFiles::parcels;
    let small = words(&parcels()).into_iter().filter(|word| word.starts_with(char::is_lowercase)).collect();
    let fields = |names: &BTreeSet<String>, wire: &str, more: &str| -> String {
        let field = |name: &String| {
            format!(
                "      - wire: {wire}{name}\n        rust: {name}\n        type: text\n        origin: observed\n        \
                 sensitivity: public\n        docs: A word.\n{more}"
            )
        };
        names.iter().map(field).collect()
    };
    // Each asks about the one before, so that words are parameters of rules as well.
    let model = |names: &BTreeSet<String>| {
        let of_request = |wire: &str| {
            let mut before = "reference".to_owned();
            let mut text = String::new();
            for name in names {
                let rule = format!(
                    "        presence: optional\n        must:\n          - length: {{max: 9}}\n            when: {{{before}: [a]}}\n"
                );
                text += &fields(&BTreeSet::from([name.clone()]), wire, &rule);
                before = format!("{wire}{name}");
            }
            text
        };
        parcels()
            .append(EXTRAS, &of_request("word."))
            .append(INSURANCE, &of_request("insurance.word."))
            .insert_after(OBJECTS, "token", &fields(names, "word.", ""))
            .insert_after(ANSWERS, "links", &fields(names, "word.", ""))
    };
    accepted(model, small)
}

/// The smallest model with an enum for every word of generated code, which is one of its values as well, and with a status
/// and a host of the name.
fn words_for_types() -> ModelFiles {
    let large = words(&ModelFiles::parcels()).into_iter().filter(|word| word.starts_with(char::is_uppercase)).collect();
    let model = |names: &BTreeSet<String>| {
        let mut files = ModelFiles::smallest().append("spec/enums.yaml", "enums:\n");
        for (number, name) in names.iter().enumerate() {
            let list = format!(
                "  - name: {name}\n    docs: A word.\n    values:\n      - wire: {name}\n        docs: Itself.\n      - wire: \
                 Some\n        docs: A word.\n"
            );
            let field = format!(
                "      - wire: field.{name}\n        rust: of_{}\n        type: {name}\n        presence: optional\n        \
                 tags: string\n        sensitivity: public\n        docs: A word.\n",
                name.to_lowercase()
            );
            let status = format!(
                "  - status: {}\n    name: {name}\n    body: Answer\n    docs: A word.\n    fields: [title]\n",
                400 + number
            );
            let host = format!("    - name: {name}\n      url: https://example.com\n      docs: A word.\n");
            files = files.append("spec/enums.yaml", &list).insert_after(SMALLEST, "title", &field);
            files = files.append(SMALLEST, &status).insert_after("spec/api.yaml", "production", &host);
        }
        files
    };
    accepted(model, large)
}

/// The smallest model with a version for every word that generated code has before `::`.
fn words_for_modules() -> ModelFiles {
    let files = codegen::generate(&ModelFiles::parcels().model());
    let texts: String = files.into_iter().filter(|(path, _)| path.ends_with(".rs")).map(|(_, text)| text).collect();
    let paths = texts
        .split("::")
        .filter_map(|before| before.rsplit(|letter: char| letter != '_' && !letter.is_alphanumeric()).next());
    let paths = paths.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned);
    let model = |names: &BTreeSet<String>| {
        let versions = names.iter().map(|name| format!("    - name: {name}\n      docs: A word.\n"));
        ModelFiles::smallest().insert_after(SMALLEST, "only", &versions.collect::<String>())
    };
    let others = [
        "book",
        "insurance",
        "json",
        "crate",
        "check",
        "draft",
        "map",
        "check_json",
        "knows",
        "value",
        "text",
        "new",
        "label",
        "links",
        "parcel",
    ];
    accepted(model, paths.chain(others.map(str::to_owned)).collect())
}

/// Code that mixes up the versions: its name, the name that the compiler must miss or the error that it must give,
/// and the text.
const MISUSES: &[(&str, &str, &str)] = &[
    ("zone_in_express", "`zone`", "express::BookRequest::builder().zone(\"EU\")"),
    ("door_code_in_standard", "`door_code`", "standard::BookRequest::builder().door_code(true)"),
    ("getter_of_standard_in_express", "`zone`", "express::BookRequest::builder().build_unchecked().zone()"),
    ("live_map_in_standard", "`live_map`", "standard::Links::default().live_map()"),
    ("lapses_in_standard", "`lapses`", "standard::Links::default().lapses()"),
    ("express_for_standard", "mismatched types", "takes_standard(&express::BookRequest::builder().build_unchecked())"),
];

/// The same things in the versions that have them.
const RIGHT_USES: &str = "standard::BookRequest::builder().zone(\"EU\").build_unchecked().zone(); \
     express::BookRequest::builder().door_code(true); express::Links::default().live_map(); \
     express::Links::default().lapses(); takes_standard(&standard::BookRequest::builder().build_unchecked())";

/// The scratch workspace, written once for all tests.
static SCRATCH: LazyLock<Scratch> = LazyLock::new(|| {
    let mut scratch = Scratch::new("new_models");
    for (name, model) in models() {
        scratch.generated(name, &model.model());
    }
    let main = include_str!("../models/third_version_main.rs");
    scratch.user("third-version-user", &[("juspay-session", "third-version")], &[("main.rs", main)]);
    let main = include_str!("../models/tracking_main.rs");
    scratch.user("tracking-user", &[("juspay-session", "tracking")], &[("main.rs", main)]);
    let misuses = MISUSES.iter().map(|(name, _, code)| (format!("bin/{name}.rs"), program(code)));
    let programs: Vec<_> = misuses.chain([("bin/right.rs".to_owned(), program(RIGHT_USES))]).collect();
    let programs: Vec<_> = programs.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    scratch.user("misuse", &[("juspay-session", "parcels")], &programs);
    scratch.finish();
    scratch
});

fn program(code: &str) -> String {
    format!(
        "use juspay_session::{{express, standard}};\n\nfn main() {{\n    let _ = {{ {code} }};\n    let _ = \
         express::BookRequest::builder();\n}}\n\n#[allow(dead_code)]\nfn takes_standard(_: &standard::BookRequest) {{}}\n"
    )
}

fn cargo(arguments: &[&str]) -> Output {
    SCRATCH.cargo(arguments).args(["--message-format", "short"]).output().expect("cargo can be run")
}

#[test]
fn every_model_compiles_without_a_warning() {
    let mut arguments = vec!["check", "--lib", "--no-default-features", "--keep-going"];
    let models = models();
    arguments.extend(models.iter().flat_map(|(name, _)| ["--package", name]));
    let output = cargo(&arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    // What of the runtime a small model does not use is no fault of the model. That of tracking uses all of it.
    let of_generated = |line: &&str| line.contains("/src/generated/") || line.starts_with("tracking/");
    let warnings: Vec<&str> = told.lines().filter(|line| line.contains(": warning: ")).collect();
    assert!(!warnings.is_empty(), "warnings are read: {told}");
    let warnings: Vec<&str> = warnings.into_iter().filter(of_generated).collect();
    assert!(warnings.is_empty(), "{warnings:#?}");
}

#[test]
fn a_third_version_can_be_used() {
    let output = cargo(&["run", "--package", "third-version-user"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn an_operation_that_only_reads_can_be_used() {
    let output = cargo(&["run", "--package", "tracking-user"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn code_for_one_version_does_not_compile_with_what_another_has() {
    let output = cargo(&["check", "--package", "misuse", "--bins", "--keep-going"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    let of = |name: &str| -> Vec<&str> {
        errors.lines().filter(|line| line.contains(&format!("{name}.rs:")) && line.contains("error")).collect()
    };
    for (name, expected, _) in MISUSES {
        let told = of(name);
        assert!(matches!(told.as_slice(), [error] if error.contains(expected)), "{name}: {told:?}\n\n{errors}");
    }
    assert!(of("right").is_empty(), "{errors}");
}
