//! Writes what the benches found as Markdown with plots: times from `target/criterion`, allocations counted here, where
//! the counting slows nothing down that is timed.

#[path = "support/bars.rs"]
mod bars;
#[path = "support/page.rs"]
mod page;
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

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
    let (target, folder) = (page::target(), page::folder());
    let mut report = format!(
        "# Benches\n\n{}\n\nTimes are the least of a hundred samples of one run, since what else runs can only add; a ratio is to the first row of its table. A rebuild alone moves a \
         row by up to a fifth, so nothing smaller is a finding. Allocations are those of one call, counted in a process of \
         their own.\n\nWritten by `cargo xtask bench`.\n",
        page::machine()
    );
    for group in support::requests().into_iter().chain(support::responses()) {
        let rows = figures(&group, &target.join("criterion"));
        let plot = format!("{}.svg", group.name.replace(", ", "_").replace(' ', "_"));
        fs::write(folder.join(&plot), bars::svg(rows.iter().map(bar))).expect("a plot can be written");
        write!(report, "\n## {}\n\n![{} as ratios]({plot})\n\n", group.name, group.name).expect("memory takes it");
        report.push_str("| | ns | ratio | allocations |\n|---|---:|---:|---:|\n");
        for row in &rows {
            let Figures { name, nanoseconds, ratio, allocations, .. } = row;
            writeln!(report, "| {name} | {nanoseconds:.0} | {ratio:.2} | {allocations} |").expect("memory takes it");
        }
    }
    page::write(&folder, "REPORT.md", &report);
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

/// A row as a bar.
fn bar(row: &Figures) -> bars::Bar<'_> {
    bars::Bar { name: row.name, length: row.ratio, is_ours: row.is_ours }
}
