//! Writes what is behind a URL to stdout: `xtask-fetch URL`.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use xtask::exit::{Failure, Outcome, report};

/// A page is a hundredth of this.
const LIMIT: u64 = 64 << 20;

fn main() -> ExitCode {
    report(run())
}

fn run() -> Result<Outcome, Failure> {
    let Some(url) = std::env::args().nth(1) else { return Err(Failure::usage("a URL is needed")) };
    let failed = |error: reqwest::Error| {
        let mut told = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            told.push_str(&format!(": {error}"));
            cause = error.source();
        }
        Failure::new(told)
    };
    let client = reqwest::blocking::Client::builder().timeout(Duration::from_secs(60)).build().map_err(failed)?;
    // What a browser is answered is HTML.
    let request = client.get(&url).header("Accept", "text/markdown, text/plain;q=0.9, */*;q=0.1");
    let response = request.send().and_then(reqwest::blocking::Response::error_for_status).map_err(failed)?;
    let mut page = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(response, LIMIT), &mut page)?;
    std::io::stdout().write_all(&page)?;
    Ok(Outcome::Clean)
}
