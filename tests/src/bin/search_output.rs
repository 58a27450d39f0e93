//! Searches what the tests and the examples have printed for what they have planted. Argument: the file that has it.

use std::process::ExitCode;

use tests::planted::{CANARY, MARKERS, fixture_values, shown};

fn main() -> ExitCode {
    let path = std::env::args().nth(1).expect("usage: search_output FILE");
    let output = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let output = String::from_utf8_lossy(&output);
    if !output.contains(CANARY) {
        eprintln!("{path} is not all that the tests print: run them with `-- --show-output`");
        return ExitCode::FAILURE;
    }
    let planted: Vec<String> = MARKERS.iter().map(|marker| (*marker).to_owned()).chain(fixture_values()).collect();
    match shown(&output, &planted) {
        None => {
            println!("nothing that was planted is in {} lines", output.lines().count());
            ExitCode::SUCCESS
        }
        Some((marker, lines)) => {
            eprintln!("the output shows {marker}:");
            for line in lines {
                eprintln!("  {line}");
            }
            ExitCode::FAILURE
        }
    }
}
