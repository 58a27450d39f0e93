//! What the pages of a report have in common: where they go, what they ran on.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of the build, in which the benches keep what they need and leave what they found.
pub fn target() -> PathBuf {
    // Below `target/<profile>/deps`, as cargo builds it.
    let program = env::current_exe().expect("a program knows where it is");
    program.ancestors().nth(3).expect("it is below the target folder").to_path_buf()
}

/// The folder that the report goes to.
pub fn folder() -> PathBuf {
    let folder = env::var_os("BENCH_REPORT").map_or_else(|| target().join("bench"), PathBuf::from);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// Writes a page, and shows it.
pub fn write(folder: &Path, name: &str, page: &str) {
    let path = folder.join(name);
    fs::write(&path, page).expect("the report can be written");
    println!("{page}\nwritten to {}", path.display());
}

/// What it ran on.
pub fn machine() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        info.lines().find_map(|line| line.strip_prefix("model name")).map(|rest| rest.trim_matches(['\t', ' ', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let compiler = env::var("BENCH_COMPILER").unwrap_or_else(|_| "a compiler that did not say".to_owned());
    format!("{}, {cores} cores, {}, {compiler}.", model.unwrap_or("A processor without a name"), env::consts::OS)
}

/// The middle one of some figures.
#[allow(dead_code, reason = "some benches count on the least alone")]
pub fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_unstable_by(f64::total_cmp);
    figures[figures.len() / 2]
}
