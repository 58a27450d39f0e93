//! How long the generator takes, and how much memory: on the model, and on many copies of it beside progenitor's.
//!
//! Each measurement is a process of its own, since only the most that a process ever held can be asked for. This program
//! is that process as well: it runs itself with the name of a generator.

#[path = "support/copies.rs"]
mod copies;
#[path = "support/openapi.rs"]
mod openapi;
#[path = "support/page.rs"]
mod page;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use serde_json::Value;
use xtask::{generated, workspace};

/// The document with as many copies as the model.
const COPIES: &str = "document.json";

/// The document that is kept beside this program, for the macro that reads it.
const DOCUMENT: &str = include_str!("support/session.openapi.json");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["codegen", folder] => finish(|| codegen(Path::new(folder))),
        // For a profiler: what the two above are then run on.
        ["copies", count, folder] => copies(count.parse().expect("it is a number"), Path::new(folder)),
        ["progenitor", document] => finish(|| progenitor(Path::new(document))),
        _ => report(env::var_os("BENCH_FULL").is_some()),
    }
}

/// What `cargo xtask codegen` does in a workspace.
fn codegen(root: &Path) {
    let wanted = codegen::generate(&workspace::model(root).expect("the model has no mistake"));
    let differences = generated::differences(root, &wanted).expect("the files can be read");
    generated::apply(root, &differences).expect("the files can be written");
}

/// What progenitor's documentation has a build script do.
fn progenitor(path: &Path) {
    let document = fs::read_to_string(path).expect("it was written");
    let document: openapiv3::OpenAPI = serde_json::from_str(&document).expect("it is a document");
    let tokens = progenitor::Generator::default().generate_tokens(&document).expect("it can be generated from");
    let client = prettyplease::unparse(&syn::parse2(tokens).expect("it is Rust"));
    fs::write(path.with_extension("rs"), client).expect("it can be written");
}

/// Says, as the last thing, what this process held at most.
fn finish(work: impl FnOnce()) {
    work();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    println!("{}", most.trim().trim_end_matches(" kB"));
}

/// What one generator took.
#[derive(Clone, Copy)]
struct Cost {
    milliseconds: f64,
    megabytes: f64,
}

/// The least of some runs.
fn cost(runs: usize, generator: &str, input: &Path) -> Cost {
    let costs = (0..runs).map(|_| {
        // Each run writes all of its files.
        fs::remove_dir_all(input.join("juspay-session/src")).ok();
        let program = env::current_exe().expect("a program knows where it is");
        let started = Instant::now();
        let output = Command::new(program).arg(generator).arg(input).stderr(Stdio::inherit()).output();
        let output = output.expect("a program can run itself");
        let milliseconds = started.elapsed().as_secs_f64() * 1e3;
        assert!(output.status.success(), "{generator} failed on {}", input.display());
        let kilobytes = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(f64::NAN);
        Cost { milliseconds, megabytes: kilobytes / 1024.0 }
    });
    costs.min_by(|one, other| one.milliseconds.total_cmp(&other.milliseconds)).expect("it runs at least once")
}

/// One size of the input.
struct Row {
    copies: usize,
    codegen: Cost,
    progenitor: Cost,
}

fn report(is_full: bool) {
    let by_hand = openapi::by_hand();
    let folder = page::folder();
    if serde_json::from_str::<Value>(DOCUMENT).ok().as_ref() != Some(&by_hand) {
        let path = folder.join("session.openapi.json");
        let text = serde_json::to_string_pretty(&by_hand).expect("it is JSON");
        fs::write(&path, text + "\n").expect("it can be written");
        panic!("tests/benches/support/session.openapi.json is not of this model; it should be {}", path.display());
    }
    let sizes: &[usize] = if is_full { &[1, 10, 100, 1000] } else { &[1, 10, 100] };
    let rows: Vec<Row> = sizes.iter().map(|copies| row(*copies)).collect();

    let mut report = format!(
        "# The generator\n\n{}\n\nTimes are those of whole processes, the least of several runs.\n\nWritten by `cargo xtask \
         bench generator --full`.\n\n## The model\n\n",
        page::machine()
    );
    report.push_str(&whole());
    report.push_str(
        "\n## Copies of the model\n\nEach copy has every group, enum and object \
         under names of its own. Progenitor gets as many copies of both versions in one OpenAPI document, each with a path and \
         schemas of its own, and writes one file. Growth is from one size to the next, over that of the input.\n\n\
         | copies | ms | growth | MB | progenitor, ms | growth | MB | time | memory |\n\
         |---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (index, row) in rows.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| &rows[index]);
        let growth = |of: fn(&Row) -> Cost| match before {
            Some(before) => {
                let input = row.copies as f64 / before.copies as f64;
                format!("{:.2}", of(row).milliseconds / of(before).milliseconds / input)
            }
            None => String::new(),
        };
        writeln!(
            report,
            "| {} | {:.0} | {} | {:.0} | {:.0} | {} | {:.0} | {:.2} | {:.2} |",
            row.copies,
            row.codegen.milliseconds,
            growth(|row| row.codegen),
            row.codegen.megabytes,
            row.progenitor.milliseconds,
            growth(|row| row.progenitor),
            row.progenitor.megabytes,
            row.codegen.milliseconds / row.progenitor.milliseconds,
            row.codegen.megabytes / row.progenitor.megabytes,
        )
        .expect("memory takes it");
    }
    page::write(&folder, "GENERATOR.md", &report);
}

fn row(copies: usize) -> Row {
    eprintln!("{copies} copies");
    let root = page::target().join("bench/copies");
    self::copies(copies, &root);
    // Longer runs need fewer repetitions.
    let runs = (50 / copies).clamp(1, 10);
    let row = Row {
        copies,
        codegen: cost(runs.max(3), "codegen", &root),
        progenitor: cost(runs, "progenitor", &root.join(COPIES)),
    };
    fs::remove_dir_all(&root).ok();
    row
}

/// A workspace with so many copies of the model, and the document of as many.
fn copies(count: usize, root: &Path) {
    fs::remove_dir_all(root).ok();
    let files = workspace::model_files(tests::workspace()).expect("the model can be read");
    let mut files = copies::model(&files, count);
    let documents = ["default", "v1"].map(openapi::document);
    files.insert(COPIES.to_owned(), copies::document(&documents, count).to_string());
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("it can be written");
    }
}

/// The command itself, as it is run all day, on the real model and with nothing to change.
fn whole() -> String {
    eprintln!("the command itself");
    let cargo = || {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(tests::workspace());
        cargo
    };
    let built = cargo().args(["build", "--quiet", "--release", "--package", "xtask"]).status();
    assert!(built.is_ok_and(|status| status.success()), "xtask does not build");
    let mut release = Command::new(page::target().join("release/xtask"));
    release.current_dir(tests::workspace()).arg("codegen");
    let mut alias = cargo();
    alias.args(["xtask", "codegen"]);
    let mut table = "| | ms |\n|---|---:|\n".to_owned();
    for (name, command) in [("built for release", &mut release), ("`cargo xtask codegen`", &mut alias)] {
        let times = (0..20).map(|_| run(command));
        let least = times.min().expect("it runs at least once").as_secs_f64() * 1e3;
        writeln!(table, "| {name} | {least:.0} |").expect("memory takes it");
    }
    table
}

fn run(command: &mut Command) -> Duration {
    let started = Instant::now();
    let output = command.output().expect("it can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    started.elapsed()
}
