//! Tells for each planted fault the first body that shows it.
//!
//! Every line of the input is a version, a time, a body, and what the model finds in it, with tabs between them.

use std::io::Read as _;
use std::sync::atomic::Ordering;

use juspay_session::{ApiVersion, EpochSeconds, PLANTED_FAULT, check_json};

fn main() {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).unwrap();
    let faults: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    // Number 0 is the code without a fault.
    for fault in 0..=faults {
        PLANTED_FAULT.store(fault, Ordering::Relaxed);
        match input.lines().position(|line| !agrees(line)) {
            Some(body) => println!("{body}"),
            None => println!("none"),
        }
    }
}

fn agrees(line: &str) -> bool {
    let [version, now, body, expected] = line.splitn(4, '\t').collect::<Vec<_>>().try_into().unwrap();
    let version = ApiVersion::from_name(version).unwrap();
    let now = EpochSeconds::from_secs(now.parse().unwrap());
    let violations = check_json(version, body.as_bytes(), now).unwrap();
    let mut found: Vec<String> = violations
        .iter()
        .map(|violation| {
            format!("{} {} {} {}", violation.field(), violation.rule(), violation.level(), violation.spec())
        })
        .collect();
    found.sort();
    found.join("\t") == expected
}
