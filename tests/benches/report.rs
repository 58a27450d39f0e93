//! Writes what the bench of time found as Markdown, from the figures below `target/criterion`.

#[path = "support/page.rs"]
mod page;
#[expect(dead_code, reason = "what is measured is for `time`")]
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

fn main() {
    let criterion = page::target().join("criterion");
    let mut report = format!(
        "# Benches\n\n{}\n\nEach time is the shortest of a hundred samples of one run, since other programs can only add to \
         it. A ratio is to the first row of its table. A rebuild alone moves a row by up to a fifth.\n\nWritten by \
         `cargo xtask bench time`.\n",
        page::machine()
    );
    for group in support::requests().into_iter().chain(support::responses()) {
        let times = group.rows.iter().map(|row| (row.name, least(&criterion, &group.name, row.name)));
        let times: Vec<(&str, f64)> = times.collect();
        write!(report, "\n## {}\n\n| | ns | ratio |\n|---|---:|---:|\n", group.name).expect("memory takes it");
        for (name, time) in &times {
            writeln!(report, "| {name} | {time:.0} | {:.2} |", time / times[0].1).expect("memory takes it");
        }
    }
    page::write(&page::folder(), "REPORT.md", &report);
}

/// The least that criterion found for a row, in nanoseconds.
fn least(criterion: &Path, group: &str, row: &str) -> f64 {
    // Criterion replaces the characters that a file name may not have.
    let name = |name: &str| name.replace([':', '?', '"', '/', '\\', '*', '<', '>', '^', '|'], "_");
    let path = criterion.join(name(group)).join(name(row)).join("new/sample.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let samples: Value = serde_json::from_str(&text).expect("criterion writes JSON");
    let numbers = |key: &str| samples[key].as_array().into_iter().flatten().filter_map(Value::as_f64);
    numbers("times").zip(numbers("iters")).map(|(time, count)| time / count).fold(f64::INFINITY, f64::min)
}
