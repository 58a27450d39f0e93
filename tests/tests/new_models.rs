//! New things in the model are YAML alone: what is generated from it compiles, without a warning, and can be used.
//!
//! Each model becomes a crate of one scratch workspace below the target folder: the hand-written runtime as it is, and
//! the code that is generated from the model.

mod draft;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use draft::{Draft, root};

const OPERATION: &str = "spec/session/operation.yaml";
const BASIC: &str = "spec/session/request/basic.yaml";
const OBJECTS: &str = "spec/objects.yaml";
const SAMPLE: &str = "spec/session/request/sample.yaml";
const SMALLEST: &str = "spec/name/operation.yaml";

/// The real model with everything that a third version could bring.
fn third_version() -> Draft {
    Draft::real()
        .append("spec/session/third_version.yaml", include_str!("../models/third_version.yaml"))
        .insert_after(OPERATION, "v1", "    - name: v2\n      docs: The third version.\n")
        .replace(OPERATION, "groups: [basic, metadata, mandate, udf, sample]", "groups: [basic, metadata, mandate, udf, sample, gift, delivery]")
        .insert_after(
            "spec/enums.yaml",
            "paymentManagement",
            "      - wire: quickPay\n        origin: observed\n        docs: Pay at once.\n",
        )
        .replace(BASIC, "\n      - wire: currency\n", "        must:\n          - charset: A-Z a-z 0-9 SPACE\n\n      - wire: currency\n")
        .replace_in(SAMPLE, "theme", "        decisions:\n", "        must:\n          - one_of: [dark, light]\n        decisions:\n")
        .replace_in(
            SAMPLE,
            "offer_code",
            "        decisions:\n",
            "        must:\n          - required: true\n            when: {theme: [dark]}\n        should:\n          - \
             forbidden: true\n            when: {theme: absent}\n        decisions:\n",
        )
        .insert_after(
            OBJECTS,
            "order_expiry",
            "      - wire: receipt\n        type: Receipt\n        origin: observed\n        sensitivity: personal\n        \
             docs: What was bought.\n",
        )
}

/// The real model with its first version alone.
fn first_version() -> Draft {
    Draft::real()
        .remove(OPERATION, "v1")
        .remove(BASIC, "options.get_upi_deep_links")
        .remove(OBJECTS, "deep_link")
        .replace(OBJECTS, "        versions: [v1]\n", "")
}

/// The real model, whose mandate has no struct of its own.
fn no_struct() -> Draft {
    Draft::real().replace("spec/session/request/mandate.yaml", "    rust: Mandate\n", "")
}

fn smallest() -> Draft {
    Draft::of_models("smallest")
}

/// The smallest model with a second version that has nothing of its own.
fn two_alike() -> Draft {
    smallest().insert_after(SMALLEST, "only", "    - name: other\n      docs: The same.\n")
}

/// The smallest model with one field of another type.
fn one_more(r#type: &str) -> Draft {
    let field = format!(
        "      - wire: more\n        type: {type}\n        presence: optional\n        sensitivity: personal\n        \
         tags: string\n        docs: More.\n"
    );
    let model = smallest().replace(SMALLEST, "\nobjects:", &format!("{field}\nobjects:"));
    match r#type {
        "Size" => model.append(
            "spec/size.yaml",
            "enums:\n  - name: Size\n    docs: Sizes.\n    values:\n      - wire: BIG\n        docs: Big.\n",
        ),
        _ => model,
    }
}

/// The smallest model, whose only group is a struct.
fn only_struct(model: Draft) -> Draft {
    model.replace(SMALLEST, "    title: Names\n", "    title: Names\n    rust: Names\n")
}

/// The same, with a field that only one of two versions has.
fn only_versioned_struct() -> Draft {
    let field = "      - wire: subtitle\n        versions: [other]\n        type: text\n        presence: optional\n        \
                 sensitivity: public\n        tags: string\n        docs: A second name.\n";
    only_struct(two_alike()).insert_after(SMALLEST, "title", field)
}

/// The models, each with the name of its crate.
fn models() -> Vec<(&'static str, Draft)> {
    vec![
        ("third-version", third_version()),
        ("first-version", first_version()),
        ("no-struct", no_struct()),
        ("smallest", smallest()),
        ("two-alike", two_alike()),
        ("one-amount", one_more("amount")),
        ("one-integer", one_more("integer")),
        ("one-json", one_more("json")),
        ("one-enum", one_more("Size")),
        ("only-struct", only_struct(smallest())),
        ("only-versioned-struct", only_versioned_struct()),
    ]
}

/// Code that mixes up the versions: its name, the name that the compiler must miss or the error that it must give,
/// and the text.
const MISUSES: &[(&str, &str, &str)] = &[
    ("currency_in_v1", "`currency`", "v1::SessionRequest::builder().currency(\"INR\")"),
    ("deep_links_in_default", "`get_upi_deep_links`", "default::SessionRequest::builder().get_upi_deep_links(true)"),
    ("getter_of_default_in_v1", "`currency`", "v1::SessionRequest::builder().build_unchecked().currency()"),
    ("deep_link_in_default", "`deep_link`", "default::PaymentLinks::default().deep_link()"),
    ("expiry_in_default", "`expiry`", "default::PaymentLinks::default().expiry()"),
    ("v1_for_default", "mismatched types", "takes_default(&v1::SessionRequest::builder().build_unchecked())"),
];

/// The same things in the versions that have them.
const RIGHT_USES: &str = "default::SessionRequest::builder().currency(\"INR\").build_unchecked().currency(); \
     v1::SessionRequest::builder().get_upi_deep_links(true); v1::PaymentLinks::default().deep_link(); \
     v1::PaymentLinks::default().expiry(); takes_default(&default::SessionRequest::builder().build_unchecked())";

/// The scratch workspace, written once for all tests.
static SCRATCH: LazyLock<PathBuf> = LazyLock::new(|| {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new_models");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).expect("the folder is this test's own");
    }
    let mut members: Vec<String> = Vec::new();
    for (name, model) in models() {
        write_crate(&scratch, name, &model);
        members.push(name.to_owned());
    }
    let main = include_str!("../models/third_version_main.rs");
    write_user(&scratch, "third-version-user", "third-version", &[("main.rs", main.to_owned())]);
    write_crate(&scratch, "juspay-session", &Draft::real());
    let misuses = MISUSES.iter().map(|(name, _, code)| (format!("bin/{name}.rs"), program(code)));
    let programs: Vec<_> = misuses.chain([("bin/right.rs".to_owned(), program(RIGHT_USES))]).collect();
    let programs: Vec<_> = programs.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    write_user(&scratch, "misuse", "juspay-session", &programs);
    members.extend(["third-version-user", "juspay-session", "misuse"].map(str::to_owned));

    let manifest = read(&root().join("Cargo.toml"));
    let manifest: String = manifest
        .lines()
        .filter(|line| !line.starts_with("default-members"))
        .map(|line| match line {
            _ if line.starts_with("members") => format!("members = {members:?}\n"),
            "[workspace.lints.rust]" => format!("{line}\nwarnings = \"deny\"\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    assert!(manifest.contains("warnings = \"deny\"") && manifest.contains("third-version-user"), "{manifest}");
    write(&scratch.join("Cargo.toml"), &manifest);
    write(&scratch.join("Cargo.lock"), &read(&root().join("Cargo.lock")));
    scratch
});

/// The hand-written half of the real crate as it is, with what a model generates, under another name.
fn write_crate(scratch: &Path, name: &str, model: &Draft) {
    let (from, to) = (root().join("juspay-session"), scratch.join(name));
    let mut folders = vec![from.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the crate can be read") {
            let path = entry.expect("the folder can be read").path();
            let inside = path.strip_prefix(&from).expect("it lies in the crate");
            if path.is_dir() {
                if inside != Path::new("src/generated") {
                    folders.push(path);
                }
            } else if inside == Path::new("Cargo.toml") {
                let named = read(&path).replacen("name = \"juspay-session\"", &format!("name = \"{name}\""), 1);
                write(&to.join(inside), &named);
            } else {
                write(&to.join(inside), &read(&path));
            }
        }
    }
    for (path, text) in codegen::generate(&model.model()) {
        // The rest is for editors.
        if let Some(inside) = path.strip_prefix("juspay-session/") {
            write(&to.join(inside), &text);
        }
    }
}

/// A crate that uses another one under the name of the real one.
fn write_user(scratch: &Path, name: &str, used: &str, files: &[(&str, String)]) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\njuspay-session = \
         {{ package = \"{used}\", path = \"../{used}\", default-features = false, features = [\"serde\"] }}\nserde_json = \"1\"\n"
    );
    write(&scratch.join(name).join("Cargo.toml"), &manifest);
    for (path, text) in files {
        write(&scratch.join(name).join("src").join(path), text);
    }
}

fn program(code: &str) -> String {
    format!(
        "use juspay_session::{{default, v1}};\n\nfn main() {{\n    let _ = {{ {code} }};\n    let _ = \
         v1::SessionRequest::builder();\n}}\n\n#[allow(dead_code)]\nfn takes_default(_: &default::SessionRequest) {{}}\n"
    )
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Runs cargo on the scratch workspace, with what the workspace's own tests have downloaded.
fn cargo(arguments: &[&str]) -> Output {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .args(["--offline", "--quiet", "--message-format", "short", "--manifest-path"])
        .arg(SCRATCH.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("new_models_target"))
        .output()
        .expect("cargo can be run")
}

#[test]
fn every_model_compiles_without_a_warning() {
    let mut arguments = vec!["build", "--lib", "--no-default-features", "--features", "serde", "--keep-going"];
    let models = models();
    arguments.extend(models.iter().flat_map(|(name, _)| ["--package", name]));
    let output = cargo(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_third_version_can_be_used() {
    let output = cargo(&["run", "--package", "third-version-user"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn code_for_one_version_does_not_compile_with_what_another_has() {
    let output = cargo(&["build", "--package", "misuse", "--bins", "--keep-going"]);
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
