//! What the crate promises about itself, whatever its API does.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use juspay_session::{
    Action, Amount, AmountRule, ApiVersion, CreateMandate, Environment, EpochSeconds, ErrorBody, ErrorField, ErrorInfo,
    ErrorResponse, Frequency, Level, Mandate, OrderStatus, ParseAmountError, ParseEpochError, PaymentLinks, Problem,
    ProcessPayload, RawJson, ReadError, ReadErrorKind, ResponseStatus, SdkPayload, SessionAnswer, SessionRequest,
    SessionRequestBuilder, SessionResponse, UnknownValue, Violation, Violations, default, rules, v1,
};
use serde_json::Value;

fn root() -> PathBuf {
    xtask::workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The crates that a user of the types with serde compiles.
const WITH_SERDE: &[&str] =
    &["iri-string", "itoa", "juspay-session", "memchr", "serde", "serde_core", "serde_json", "zmij"];

#[test]
fn the_types_need_few_crates_and_no_proc_macro() {
    let tree = |features: &str| {
        let arguments = ["tree", "--package", "juspay-session", "--no-default-features", "--features", features];
        let format = ["--edges", "normal,build", "--prefix", "none", "--format", "{p}", "--offline", "--locked"];
        cargo(&[&arguments[..], &format].concat())
    };
    let names = |tree: &str| -> BTreeSet<String> {
        tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    };
    let alone = ["iri-string", "juspay-session"].map(str::to_owned);
    assert_eq!(names(&tree("")), BTreeSet::from(alone), "the types alone");
    let tree = tree("serde");
    let found = names(&tree);
    assert!(found.contains("serde_json"), "the tree is read\n{tree}");
    let more: Vec<_> = found.iter().filter(|name| !WITH_SERDE.contains(&name.as_str())).collect();
    assert!(more.is_empty(), "{more:?} are not among {WITH_SERDE:?}\n{tree}");

    let kinds = kinds();
    for name in &found {
        assert!(!kinds[name].contains("proc-macro"), "{name} is a procedural macro\n{tree}");
    }
    assert!(kinds["serde_derive"].contains("proc-macro"), "the kinds are read");
}

/// The crates that a user of the client compiles, beyond those that reqwest with the same features brings.
const BEYOND_REQWEST: &[&str] =
    &["httpdate", "iri-string", "juspay-session", "serde", "serde_core", "serde_json", "memchr", "zmij"];

#[test]
fn the_client_needs_few_crates_beyond_those_of_reqwest() {
    let arguments = ["tree", "--package", "juspay-session", "--edges", "normal,build", "--prefix", "depth"];
    let tree = cargo(&[&arguments[..], &["--format", " {p}", "--offline", "--locked"]].concat());
    // What was shown before is shown again without what it needs, so the edges are put together first.
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut above: Vec<&str> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (depth, name) = (words.next().unwrap().parse().unwrap(), words.next().unwrap());
        above.truncate(depth);
        if let Some(user) = above.last() {
            needs.entry(user).or_default().insert(name);
        }
        above.push(name);
        needs.entry(name).or_default();
    }
    let mut of_reqwest = BTreeSet::new();
    let mut left = vec!["reqwest"];
    while let Some(name) = left.pop() {
        if of_reqwest.insert(name) {
            left.extend(&needs[name]);
        }
    }
    assert!(of_reqwest.contains("hyper") && of_reqwest.contains("ring"), "the tree is read\n{tree}");
    let beyond: Vec<_> = needs.keys().filter(|name| !of_reqwest.contains(*name)).collect();
    let more: Vec<_> = beyond.iter().filter(|name| !BEYOND_REQWEST.contains(name)).collect();
    assert!(more.is_empty(), "{more:?} are not among {BEYOND_REQWEST:?}\n{tree}");
    assert!(beyond.len() <= 8, "{beyond:?}");
}

/// What every crate of the workspace's tree is built as.
fn kinds() -> BTreeMap<String, BTreeSet<String>> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--offline", "--locked"])).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let targets = package["targets"].as_array().unwrap().iter();
            let kinds = targets.flat_map(|target| target["kind"].as_array().unwrap().iter().map(text)).collect();
            (text(&package["name"]), kinds)
        })
        .collect()
}

/// The keys of a table of a TOML file that has one key a line.
fn table(path: &str, header: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let lines = text.lines().map(str::trim).skip_while(|line| *line != header).skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().trim_matches('"').to_owned()))
        .collect()
}

#[test]
fn the_libraries_forbid_what_they_promise_not_to_do() {
    for library in ["juspay-session", "codegen"] {
        let lints = table(&format!("{library}/Cargo.toml"), "[lints]");
        assert_eq!(lints.get("workspace").map(String::as_str), Some("true"), "{library}");
    }
    #[track_caller]
    fn check(lints: &BTreeMap<String, String>, name: &str, level: &str) {
        assert_eq!(lints.get(name).map(String::as_str), Some(level), "{name}");
    }
    let rust = table("Cargo.toml", "[workspace.lints.rust]");
    check(&rust, "unsafe_code", "forbid");
    check(&rust, "missing_docs", "deny");
    let clippy = table("Cargo.toml", "[workspace.lints.clippy]");
    for name in ["unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice"] {
        check(&clippy, name, "deny");
    }
}

/// The line by which the generator may assert what must hold.
const ASSERTS: &str = "#![allow(clippy::expect_used, clippy::indexing_slicing)]";

#[test]
fn what_reads_foreign_input_asserts_nothing() {
    for (file, modules) in [
        ("codegen/src/lib.rs", &["spec"][..]),
        ("codegen/src/docs/mod.rs", &["digest", "lock", "markdown", "page", "payload", "values"]),
    ] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        for module in modules {
            let denied = format!("#[deny(clippy::expect_used, clippy::indexing_slicing)]\nmod {module};\n");
            assert!(text.contains(&denied), "{file} should have\n{denied}");
        }
    }
}

#[test]
fn no_library_file_lifts_a_promise() {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, files) } else { files.push(path) }
        }
    }
    let promises = [
        "missing_docs",
        "unsafe_code",
        "unwrap_used",
        "expect_used",
        "clippy::panic",
        "indexing_slicing",
        "string_slice",
    ];
    for library in ["juspay-session/src", "codegen/src"] {
        let mut files = Vec::new();
        walk(&root().join(library), &mut files);
        assert!(files.len() > 10, "{library} is read");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            // The generator asserts the invariants of its model.
            let is_exception = |line: &&str| file.ends_with("codegen/src/lib.rs") && *line == ASSERTS;
            let lines = text.lines().filter(|line| line.contains("allow(") || line.contains("expect(clippy"));
            for line in lines.filter(|line| !is_exception(line)) {
                let lifted: Vec<_> = promises.iter().filter(|promise| line.contains(**promise)).collect();
                assert!(lifted.is_empty(), "{}: {line}", file.display());
            }
        }
    }
}

/// What a type must be to cross threads, to be kept, to be logged and to be compared in a test.
const fn is_plain<T: Clone + Debug + PartialEq + Eq + Send + Sync + Unpin + 'static>() {}

/// What an error must be to be boxed.
const fn is_error<T: std::error::Error + Send + Sync + 'static>() {}

const _: () = {
    is_plain::<SessionRequest<default::Version>>();
    is_plain::<SessionRequest<v1::Version>>();
    is_plain::<SessionRequestBuilder<default::Version>>();
    is_plain::<SessionRequestBuilder<v1::Version>>();
    is_plain::<SessionResponse<default::Version>>();
    is_plain::<SessionResponse<v1::Version>>();
    is_plain::<PaymentLinks<v1::Version>>();
    is_plain::<(Mandate, SdkPayload, ProcessPayload)>();
    is_plain::<(ErrorResponse, ErrorBody, ErrorInfo, ErrorField, UnknownValue, ResponseStatus)>();
    is_plain::<(Action, AmountRule, CreateMandate, Frequency, OrderStatus)>();
    is_plain::<(Amount, EpochSeconds, ParseAmountError, ParseEpochError)>();
    is_plain::<(Violation, Violations, Problem, Level, ReadError, ReadErrorKind, RawJson)>();
    is_plain::<(ApiVersion, Environment, default::Version, v1::Version)>();
    is_plain::<(rules::EmailFault, rules::UrlFault)>();
    is_plain::<(rules::LengthFault, rules::CharsetFault, rules::OneOfFault, rules::RangeFault)>();
    is_error::<Violations>();
    is_error::<ReadError>();
    is_error::<ParseAmountError>();
    is_error::<ParseEpochError>();
    is_error::<rules::EmailFault>();
    is_error::<rules::UrlFault>();
    is_error::<rules::LengthFault>();
    is_error::<rules::CharsetFault>();
    is_error::<rules::OneOfFault>();
    is_error::<rules::RangeFault>();
};

#[test]
fn a_version_has_its_name() {
    let names: Vec<_> = ApiVersion::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["default", "v1"]);
    for version in ApiVersion::ALL {
        assert_eq!(ApiVersion::from_name(version.name()), Some(*version));
    }
    assert_eq!(ApiVersion::from_name("v2"), None);
}

/// The version of the request picks the type of the answer.
#[test]
fn a_version_picks_its_answer() {
    fn answer<V: juspay_session::Version>(_: &SessionRequestBuilder<V>, json: &[u8]) -> V::Response {
        V::Response::from_json(json).unwrap()
    }
    let response: v1::SessionResponse = answer(&v1::SessionRequest::builder(), b"{}");
    assert_eq!(response, v1::SessionResponse::default());
    let response: default::SessionResponse = answer(&default::SessionRequest::builder(), b"{}");
    assert_eq!(response, default::SessionResponse::default());
}

/// What stands in a table of Markdown behind a row's name, below a heading.
fn row<'t>(page: &'t str, heading: &str, name: &str) -> Vec<&'t str> {
    let (_, section) = page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("## {heading}"));
    let cells = section.lines().map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>());
    let mut rows = cells.filter(|cells| cells[0] == name);
    rows.next().unwrap_or_else(|| panic!("{name}, below {heading}"))[1..].to_vec()
}

#[test]
fn the_readme_has_the_figures_of_the_report() {
    let page = |name: &str| fs::read_to_string(root().join("tests/benches").join(name)).unwrap();
    let [time, loopback, size, generator] = ["REPORT.md", "LOOPBACK.md", "SIZE.md", "GENERATOR.md"].map(page);

    let request = |name| ["sample", "full"].map(|size| row(&time, &format!("request, {size}"), name)[1]);
    let answer = |of| row(&time, &format!("response, {of}"), "read, all kept")[1];
    let both = |[one, other]: [&str; 2]| format!("{one} ({other})");
    let calls = |name| row(&loopback, "32 tasks", name)[2].to_owned();
    let built = |name| row(&size, "Crates and clean builds", name)[..2].join(", ");
    let more = |name| row(&size, "Programs", name)[1].to_owned();
    let generated = |once: &str, thousand: &str| {
        let seconds = (thousand.parse::<f64>().unwrap() / 1e3).round();
        format!("{once}, {seconds}")
    };
    let copies = |count| row(&generator, "Copies of the model", count);
    let (ours, progenitor, typify) = (1, 3, 4);
    let figures = [
        ("request, ", ours, both(request("filled, rules, bytes"))),
        ("request, ", progenitor, both(request("typify: filled, rules, bytes"))),
        ("request, ", typify, both(request("typify: filled, rules, bytes"))),
        ("answer, ", ours, both([answer("sample"), answer("six unknown keys")])),
        ("calls over a socket", ours, calls("values, rules, to types")),
        ("calls over a socket", progenitor, calls("progenitor: values to types")),
        ("types alone", ours, built("types only")),
        ("types alone", typify, built("typify: types")),
        ("client with TLS", ours, built("client")),
        ("client with TLS", 2, built("openapi-generator: client")),
        ("client with TLS", progenitor, built("progenitor: client, same TLS")),
        ("a stripped program", ours, more("client")),
        ("a stripped program", progenitor, more("progenitor: client, same TLS")),
        ("the generator", ours, generated(row(&generator, "The model", "built for release")[0], copies("1000")[0])),
        ("the generator", progenitor, generated(copies("1")[3], copies("1000")[3])),
    ];
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (name, column, figure) in figures {
        let line =
            readme.lines().find(|line| line.starts_with(&format!("| {name}"))).unwrap_or_else(|| panic!("{name}"));
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells[column], figure, "{name}");
    }
    let with_serde = row(&size, "Crates and clean builds", "types with serde")[..2].join(" crates and ");
    assert!(readme.contains(&format!("asks for {with_serde} seconds")), "{with_serde}");
    let derived = calls("reqwest: prepared bytes to derived");
    assert!(readme.contains(&format!("(by a derived struct: {derived})")), "{derived}");
}
