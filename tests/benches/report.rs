//! Writes what the benches found as Markdown with plots: times from `target/criterion`, allocations counted here, where
//! the counting slows nothing down that is timed.

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use allocation_counter::measure;
use serde_json::Value;
use support::Group;

/// A row with its figures.
struct Figures {
    name: &'static str,
    is_ours: bool,
    nanoseconds: f64,
    ratio: f64,
    allocations: u64,
}

fn main() {
    // Below `target/<profile>/deps`, as cargo builds it.
    let program = env::current_exe().expect("a program knows where it is");
    let target = program.ancestors().nth(3).expect("it is below the target folder");
    let folder = env::var_os("BENCH_REPORT").map_or_else(|| target.join("bench"), PathBuf::from);
    fs::create_dir_all(&folder).expect("the folder can be made");

    let mut report = format!(
        "# Benches\n\n{}\n\nTimes are the least of a hundred samples of one run, since what else runs can only add; a ratio is to the first row of its table. A rebuild alone moves a \
         row by up to a fifth, so nothing smaller is a finding. Allocations are those of one call, counted in a process of \
         their own.\n\nWritten by `cargo xtask bench`.\n",
        machine()
    );
    for group in support::requests().into_iter().chain(support::responses()) {
        let rows = figures(&group, &target.join("criterion"));
        let plot = format!("{}.svg", group.name.replace(", ", "_").replace(' ', "_"));
        fs::write(folder.join(&plot), svg(&rows)).expect("a plot can be written");
        write!(report, "\n## {}\n\n![{} as ratios]({plot})\n\n", group.name, group.name).expect("memory takes it");
        report.push_str("| | ns | ratio | allocations |\n|---|---:|---:|---:|\n");
        for row in &rows {
            let Figures { name, nanoseconds, ratio, allocations, .. } = row;
            writeln!(report, "| {name} | {nanoseconds:.0} | {ratio:.2} | {allocations} |").expect("memory takes it");
        }
    }
    let path = folder.join("REPORT.md");
    fs::write(&path, &report).expect("the report can be written");
    println!("{report}\nwritten to {}", path.display());
}

fn figures(group: &Group, criterion: &Path) -> Vec<Figures> {
    let times: Vec<f64> = group.rows.iter().map(|row| least(criterion, &group.name, row.name)).collect();
    // Some peers make their tables when they are first called.
    group.rows.iter().for_each(|row| (row.run)());
    let rows = group.rows.iter().zip(&times);
    rows.map(|(row, nanoseconds)| Figures {
        name: row.name,
        is_ours: row.is_ours,
        nanoseconds: *nanoseconds,
        ratio: nanoseconds / times[0],
        allocations: measure(|| (row.run)()).count_total,
    })
    .collect()
}

/// The least that criterion found for a row, in nanoseconds. What else runs on the machine can only add to it, and adds to
/// one row and not to the next, so that medians of a busy machine have no ratio.
fn least(criterion: &Path, group: &str, row: &str) -> f64 {
    // It puts other characters in the place of those that a file's name may not have.
    let name = |name: &str| name.replace([':', '?', '"', '/', '\\', '*', '<', '>', '^', '|'], "_");
    let path = criterion.join(name(group)).join(name(row)).join("new/sample.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let samples: Value = serde_json::from_str(&text).expect("criterion writes JSON");
    let numbers = |key: &str| samples[key].as_array().into_iter().flatten().filter_map(Value::as_f64);
    numbers("times").zip(numbers("iters")).map(|(time, count)| time / count).fold(f64::INFINITY, f64::min)
}

/// Bars, as long as the ratios.
fn svg(rows: &[Figures]) -> String {
    const LABEL: f64 = 230.0;
    const BARS: f64 = 420.0;
    const ROW: f64 = 24.0;
    let most = rows.iter().map(|row| row.ratio).fold(1.0, f64::max);
    let height = ROW * rows.len() as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        LABEL + BARS + 50.0
    );
    for (index, row) in rows.iter().enumerate() {
        let (top, width) = (ROW * index as f64, BARS * row.ratio / most);
        let color = if row.is_ours { "#2f6fdb" } else { "#b0b7bf" };
        writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n<rect x=\"{LABEL}\" y=\"{}\" width=\"{width:.1}\" \
             height=\"{}\" fill=\"{color}\"/>\n<text x=\"{:.1}\" y=\"{}\">{:.2}</text>",
            LABEL - 8.0,
            top + 16.0,
            row.name,
            top + 3.0,
            ROW - 6.0,
            LABEL + width + 6.0,
            top + 16.0,
            row.ratio
        )
        .expect("memory takes it");
    }
    svg.push_str("</svg>\n");
    svg
}

/// What it ran on.
fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        info.lines().find_map(|line| line.strip_prefix("model name")).map(|rest| rest.trim_matches(['\t', ' ', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let compiler = env::var("BENCH_COMPILER").unwrap_or_else(|_| "a compiler that did not say".to_owned());
    format!("{}, {cores} cores, {}, {compiler}.", model.unwrap_or("A processor without a name"), env::consts::OS)
}
