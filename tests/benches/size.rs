//! What the crate costs those who build and ship it: crates in the tree, the time of a clean build, bytes of a program,
//! beside the same of its peers.
//!
//! Each is a package in a workspace that this program makes, under the lock file of this one. openapi-generator is a
//! program of Java's: `OPENAPI_GENERATOR` names its jar, and without it there is no row for it.

#[path = "support/openapi.rs"]
mod openapi;
#[path = "support/page.rs"]
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

/// What is built.
struct Package {
    /// Its folder, which is its name as well.
    name: &'static str,
    /// What the report calls it.
    title: &'static str,
    dependencies: String,
    /// Its files, by their paths in `src`.
    files: Vec<(&'static str, String)>,
    /// Whether it has a `run` to make a program of.
    is_program: bool,
}

/// What starts a program. All clients have it in their trees.
const TOKIO: &str = r#"tokio = { version = "1", default-features = false, features = ["net", "rt", "time"] }
"#;

/// What the crate's client asks of reqwest and of rustls, by default.
const REQWEST: &str = r#"reqwest = { version = "0.13.5", default-features = false, features = ["rustls-no-provider", "system-proxy"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }
"#;

/// What typify's types name.
const TYPIFY: &str = r#"regress = "0.11"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// What progenitor's client names besides.
const PROGENITOR: &str = r#"bytes = "1"
futures-core = "0.3"
progenitor-client = "0.15"
reqwest = { version = "0.13.5", default-features = false, features = ["json", "stream"] }
"#;

const MAIN: &str = "fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect(\"a runtime starts\").block_on(NAME::run());
}
";

fn packages() -> Vec<Package> {
    let (client, types) = progenitored();
    let ours = Path::new(tests::workspace()).join("juspay-session").display().to_string();
    let tls = REQWEST.lines().nth(1).unwrap_or_default();
    let package =
        |name, title, dependencies: String, files| Package { name, title, dependencies, files, is_program: false };
    let program = |name, title, dependencies: String, files| {
        let dependencies = dependencies + TOKIO;
        Package { name, title, dependencies, files, is_program: true }
    };
    vec![
        package("typify", "typify: types", TYPIFY.to_owned(), vec![("lib.rs", types)]),
        package(
            "types",
            "types only",
            format!("juspay-session = {{ path = {ours:?}, default-features = false }}\n"),
            vec![("lib.rs", include_str!("size/types.rs").to_owned())],
        ),
        program(
            "reqwest_alone",
            "reqwest: same features",
            REQWEST.to_owned(),
            vec![("lib.rs", include_str!("size/reqwest.rs").to_owned())],
        ),
        program(
            "client",
            "client",
            format!("juspay-session = {{ path = {ours:?} }}\n"),
            vec![("lib.rs", include_str!("size/client.rs").to_owned())],
        ),
        package(
            "progenitor_plain",
            "progenitor: client, no TLS",
            format!("{TYPIFY}{PROGENITOR}"),
            vec![("lib.rs", client.clone())],
        ),
        program(
            "progenitor_tls",
            "progenitor: client, same TLS",
            format!(
                "{TYPIFY}{}{tls}\n",
                PROGENITOR.replace("\"stream\"", "\"stream\", \"rustls-no-provider\", \"system-proxy\"")
            ),
            vec![
                ("lib.rs", include_str!("size/progenitor.rs").to_owned()),
                ("requests.rs", include_str!("support/values.rs").to_owned()),
                ("filled.rs", include_str!("support/progenitored.rs").to_owned()),
                ("progenitored.rs", client),
            ],
        ),
    ]
}

/// What progenitor makes of the API, as text that is checked in: the way that asks least of those who build it. And the
/// types of it alone, which typify makes.
fn progenitored() -> (String, String) {
    let document = serde_json::from_value(openapi::by_hand()).expect("it is a document");
    let mut generator = progenitor::Generator::default();
    let print = |tokens| prettyplease::unparse(&syn::parse2(tokens).expect("it is Rust"));
    let client = print(generator.generate_tokens(&document).expect("it can be generated from"));
    let types = print(generator.get_type_space().to_stream());
    (client, types)
}

/// The workspace that all of them are in.
struct Workspace(PathBuf);

impl Workspace {
    fn new(packages: &[Package]) -> Self {
        let root = page::target().join("bench/size");
        fs::remove_dir_all(&root).ok();
        let write = |path: &Path, text: &str| {
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
            fs::write(path, text).expect("it can be written");
        };
        let mut members: Vec<&str> = packages.iter().map(|package| package.name).collect();
        members.extend(generated_by_java(&root));
        write(
            &root.join("Cargo.toml"),
            &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n[profile.release]\nstrip = true\n"),
        );
        for Package { name, dependencies, files, is_program, .. } in packages {
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[dependencies]\n{dependencies}"
            );
            write(&root.join(name).join("Cargo.toml"), &manifest);
            for (path, text) in files {
                write(&root.join(name).join("src").join(path), text);
            }
            if *is_program {
                write(&root.join(name).join("src/main.rs"), &MAIN.replace("NAME", name));
            }
        }
        let lock = tests::workspace().join("Cargo.lock");
        fs::copy(lock, root.join("Cargo.lock")).expect("the lock file can be copied");
        Self(root)
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.0);
        // What openapi-generator's client needs is not in the lock file.
        if env::var_os("OPENAPI_GENERATOR").is_none() {
            cargo.env("CARGO_NET_OFFLINE", "true");
        }
        cargo
    }

    /// The crates that a package has in its tree, without itself.
    fn crates(&self, package: &str) -> usize {
        let mut cargo = self.cargo();
        cargo.args(["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}", "--package", package]);
        let output = cargo.output().expect("cargo can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout);
        let crates: BTreeSet<&str> =
            text.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty()).collect();
        crates.len() - 1
    }

    /// The seconds of a clean debug build.
    fn build(&self, package: &str) -> f64 {
        let target = self.0.join("clean");
        fs::remove_dir_all(&target).ok();
        let mut cargo = self.cargo();
        cargo.args(["build", "--quiet", "--lib", "--package", package]).env("CARGO_TARGET_DIR", &target);
        // What comes from a registry is never built so, and here it would count as if it were.
        cargo.env("CARGO_INCREMENTAL", "0");
        let started = Instant::now();
        assert!(cargo.status().is_ok_and(|status| status.success()), "{package} does not build");
        let seconds = started.elapsed().as_secs_f64();
        fs::remove_dir_all(&target).ok();
        seconds
    }

    /// The bytes of a stripped release program.
    fn program(&self, package: &str) -> u64 {
        let target = self.0.join("target");
        let mut cargo = self.cargo();
        cargo.args(["build", "--quiet", "--release", "--package", package]).env("CARGO_TARGET_DIR", &target);
        assert!(cargo.status().is_ok_and(|status| status.success()), "{package} does not build");
        let name = format!("{package}{}", env::consts::EXE_SUFFIX);
        fs::metadata(target.join("release").join(name)).expect("it was built").len()
    }
}

/// The package that openapi-generator makes, if it can be run.
fn generated_by_java(root: &Path) -> Option<&'static str> {
    const NAME: &str = "openapi_generated";
    let jar = env::var_os("OPENAPI_GENERATOR")?;
    let document = root.join("session.openapi.json");
    fs::create_dir_all(root).expect("a folder can be made");
    fs::write(&document, openapi::by_hand().to_string()).expect("it can be written");
    let mut java = Command::new("java");
    java.arg("-jar").arg(jar).args(["generate", "-g", "rust", "--additional-properties", "library=reqwest", "-p"]);
    java.arg(format!("packageName={NAME}")).arg("-i").arg(document).arg("-o").arg(root.join(NAME));
    let output = java.output().expect("java can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(NAME)
}

fn main() {
    let packages = packages();
    let workspace = Workspace::new(&packages);
    let folder = page::folder();
    let mut rows: Vec<(&str, &str)> = packages.iter().map(|package| (package.name, package.title)).collect();
    if env::var_os("OPENAPI_GENERATOR").is_some() {
        rows.push(("openapi_generated", "openapi-generator: client"));
    }

    let rounds = if env::var_os("BENCH_FULL").is_some() { 3 } else { 1 };
    let mut seconds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for round in 1..=rounds {
        for (name, title) in &rows {
            eprintln!("clean build, round {round} of {rounds}: {title}");
            seconds.entry(name).or_default().push(workspace.build(name));
        }
    }
    let least = |name| seconds[name].iter().copied().fold(f64::INFINITY, f64::min);
    // Of one round, since the machine is not as fast in all of them.
    let ratio = |name, to| page::median(seconds[name].iter().zip(&seconds[to]).map(|(one, other)| one / other));

    let mut report = format!(
        "# Size\n\n{}\n\nWritten by `cargo xtask bench size`.\n\n## Crates and clean builds\n\nCrates are those of the tree \
         on this system, procedural macros and what they need included. Builds are debug builds into an empty \
         folder, not incremental ones: seconds are the least of {rounds} rounds, ratios the median of those within a round. \
         What is downloaded was there. What progenitor and typify make is built as text that is checked in, which asks less \
         than their macros do.\n\n\
         | | crates | seconds | of typify's types | of progenitor's client, same TLS |\n|---|---:|---:|---:|---:|\n",
        page::machine()
    );
    for (name, title) in &rows {
        writeln!(
            report,
            "| {title} | {} | {:.1} | {:.2} | {:.2} |",
            workspace.crates(name),
            least(name),
            ratio(name, "typify"),
            ratio(name, "progenitor_tls"),
        )
        .expect("memory takes it");
    }

    report.push_str(
        "\n## Programs\n\nOne call of the API, built for release and stripped; what it is more than by reqwest alone, which \
         sends bytes and prints bytes.\n\n| | kB | over reqwest, kB |\n|---|---:|---:|\n",
    );
    let mut alone = None;
    for Package { name, title, .. } in packages.iter().filter(|package| package.is_program) {
        eprintln!("program: {title}");
        let bytes = workspace.program(name) as f64 / 1024.0;
        writeln!(report, "| {title} | {bytes:.0} | {:.0} |", bytes - *alone.get_or_insert(bytes))
            .expect("memory takes it");
    }
    fs::remove_dir_all(&workspace.0).ok();
    page::write(&folder, "SIZE.md", &report);
}
