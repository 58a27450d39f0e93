//! How many instructions everything takes, which is the same in every run: counted by valgrind, and held against the
//! figures that are committed.
//!
//! The program runs itself under callgrind, which writes down what was counted whenever [`boundary`] is entered.

#[allow(dead_code, reason = "the pages of the report use the rest")]
#[path = "support/page.rs"]
mod page;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use support::Row;

/// How many calls a figure is the mean of.
const CALLS: u64 = 100;

/// By how many hundredths of what is committed a figure may be off.
const TOLERANCE: u64 = 3;

/// The argument of the program that is run under callgrind.
const COUNTED: &str = "--counted";

fn main() -> ExitCode {
    let has = |wanted: &str| env::args().any(|argument| argument == wanted);
    if has(COUNTED) {
        run();
        return ExitCode::SUCCESS;
    }
    match count() {
        Ok(counted) if has("--check") => check(&counted),
        Ok(counted) => write(&counted),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

/// What is counted: all that is ours, and what it is compared with.
fn rows() -> Vec<(String, Row)> {
    let groups = support::requests().into_iter().chain(support::responses());
    let rows = groups.flat_map(|group| {
        let title = move |row: Row| (format!("{}: {}", group.name, row.name), row);
        group.rows.into_iter().map(title)
    });
    rows.filter(|(_, row)| row.is_ours || row.name == "bare serde_json::to_vec").collect()
}

/// Runs every row between two boundaries.
fn run() {
    for (_, row) in rows() {
        // What is made once is made, and the allocator has what it will be asked for.
        (0..10).for_each(|_| (row.run)());
        boundary();
        (0..CALLS).for_each(|_| (row.run)());
        boundary();
    }
}

/// Callgrind knows it by its name.
#[inline(never)]
fn boundary() {
    black_box(());
}

/// What a row takes, by its name, in the order of the rows.
type Counts = Vec<(String, u64)>;

/// Counts what is counted, in a program of its own.
fn count() -> Result<Counts, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let folder = page::target().join("callgrind");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    }
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let out = folder.join("out");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--quiet", "--dump-before=*::boundary"]);
    valgrind.arg(format!("--callgrind-out-file={}", out.display())).arg(&program).arg(COUNTED);
    // How large the environment is moves the stack, and with it a few instructions.
    valgrind.env_clear().envs(env::var_os("PATH").map(|path| ("PATH", path)));
    let status = valgrind.status().map_err(|error| format!("valgrind could not be run ({error}); is it installed?"))?;
    if !status.success() {
        return Err(format!("valgrind ended with {status}"));
    }
    let rows = rows().into_iter().zip((2..).step_by(2));
    rows.map(|((name, _), number)| Ok((name, total(&out.with_extension(number.to_string()))? / CALLS))).collect()
}

/// What was counted between two boundaries.
fn total(path: &Path) -> Result<u64, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")?.parse().ok());
    total.ok_or_else(|| format!("{}: it has no total", path.display()))
}

/// What the figures depend on beside the code. Under another one they are others.
fn machine() -> String {
    let says = |program: &str, argument: &str| {
        let output = Command::new(program).arg(argument).output().ok();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    };
    let compiler = says("rustc", "-vV");
    let host = compiler.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let version = compiler.lines().next().unwrap_or_default();
    let (libc, valgrind) = (says("getconf", "GNU_LIBC_VERSION"), says("valgrind", "--version"));
    // Valgrind's processor has it where the real one has, and then other functions copy and search.
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let avx2 = if info.contains(" avx2") { "with AVX2" } else { "without AVX2" };
    format!("{version}, {host} {avx2}, {libc}, {valgrind}")
}

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.md")
}

fn write(counts: &Counts) -> ExitCode {
    let mut text = format!(
        "# Instructions\n\nOf one call, the mean of {CALLS}, as valgrind counts them. CI fails if one is off by more than \
         {TOLERANCE} %.\n\nWritten by `cargo xtask bench --instructions`, with:\n{}.\n\n| | instructions |\n|---|---:|\n",
        machine()
    );
    for (name, count) in counts {
        writeln!(text, "| {name} | {count} |").expect("memory takes it");
    }
    let path = committed();
    if let Err(error) = fs::write(&path, &text) {
        eprintln!("error: {}: {error}", path.display());
        return ExitCode::from(2);
    }
    println!("{text}\nwritten to {}", path.display());
    ExitCode::SUCCESS
}

/// The figures of a report, by their rows.
fn read(report: &str) -> BTreeMap<&str, u64> {
    report.lines().filter_map(read_row).collect()
}

fn read_row(line: &str) -> Option<(&str, u64)> {
    let (name, count) = line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | ")?;
    Some((name, count.parse().ok()?))
}

fn check(counts: &Counts) -> ExitCode {
    let path = committed();
    let report = match fs::read_to_string(&path) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("error: {}: {error}", path.display());
            return ExitCode::from(2);
        }
    };
    let mut committed = read(&report);
    let mut findings = 0;
    println!("| | committed | measured | change |\n|---|---:|---:|---:|");
    for (name, count) in counts {
        let Some(before) = committed.remove(name.as_str()) else {
            findings += 1;
            println!("| {name} | - | {count} | **new** |");
            continue;
        };
        let change = 100.0 * (*count as f64 / before as f64 - 1.0);
        if count.abs_diff(before) * 100 > TOLERANCE * before {
            findings += 1;
            println!("| {name} | {before} | {count} | **{change:+.1} %** |");
        } else {
            println!("| {name} | {before} | {count} | {change:+.1} % |");
        }
    }
    for (name, before) in &committed {
        findings += 1;
        println!("| {name} | {before} | - | **gone** |");
    }
    let machine = machine();
    if !report.contains(&format!("\n{machine}.\n")) {
        eprintln!(
            "NOT COMPARABLE: what is committed was counted with something else than this:\n{machine}\n\
             Nothing was judged; {} says what it was.",
            path.display()
        );
        return ExitCode::from(3);
    }
    if findings == 0 {
        return ExitCode::SUCCESS;
    }
    println!(
        "\n{findings} of them are new, gone, or off by more than {TOLERANCE} %. If that is meant, `cargo xtask bench --instructions` \
         writes them anew."
    );
    ExitCode::from(1)
}
