//! `validate`: checks request bodies against the rules of a version.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};

use juspay_session::{ApiVersion, EpochSeconds, ReadError, Rule, Violations, check_json};
use lexopt::prelude::{Long, Value, ValueExt as _};
use xtask::exit::{Failure, Outcome};

/// The operations whose request bodies the crate checks.
const OPERATIONS: [&str; 1] = ["session"];

struct Options {
    version: ApiVersion,
    file: OsString,
    json: bool,
    now: EpochSeconds,
    waived: Vec<Rule>,
}

pub(crate) fn run(arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let options = options(arguments)?;
    let input = read(&options.file)?;
    let verdict = judge(&options, &input)?;
    match verdict.unreadable.as_slice() {
        [] if verdict.refused => Ok(Outcome::Finding),
        [] => Ok(Outcome::Clean),
        places => Err(Failure::new(places.join("\nerror: "))),
    }
}

#[derive(Default)]
struct Verdict {
    /// Whether any body breaks a rule that blocks.
    refused: bool,
    /// The bodies that are none, each with its place and the reason.
    unreadable: Vec<String>,
}

fn judge(options: &Options, input: &[u8]) -> std::io::Result<Verdict> {
    let mut verdict = Verdict::default();
    let mut out = Output(Some(std::io::BufWriter::new(std::io::stdout().lock())));
    for body in bodies(input) {
        let checked = check_json(options.version, body.json, options.now);
        match checked.map(|violations| violations.waive(&options.waived)) {
            Err(error) => verdict.unreadable.push(place(&options.file, &body, &error)),
            Ok(violations) => {
                verdict.refused |= !violations.is_valid();
                if options.json {
                    as_json(&mut out, &body, &violations)?;
                } else {
                    as_text(&mut out, &body, &violations)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(verdict)
}

/// What is written to a reader that may go away, as `head` does. The verdict is about every body all the same.
struct Output<W>(Option<W>);

impl<W: std::io::Write> Output<W> {
    fn unless_gone<T>(&mut self, done: std::io::Result<T>, otherwise: T) -> std::io::Result<T> {
        match done {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.0 = None;
                Ok(otherwise)
            }
            done => done,
        }
    }
}

impl<W: std::io::Write> std::io::Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.0.as_mut().map_or(Ok(bytes.len()), |out| out.write(bytes));
        self.unless_gone(written, bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let flushed = self.0.as_mut().map_or(Ok(()), std::io::Write::flush);
        self.unless_gone(flushed, ())
    }
}

fn options(mut arguments: lexopt::Parser) -> Result<Options, Failure> {
    let mut version = None;
    let mut file = None;
    let mut json = false;
    let mut now = None;
    let mut waived: Vec<Rule> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("api-version") => {
                let name = arguments.value()?.string()?;
                version = Some(name.parse().map_err(|_| {
                    let known: Vec<&str> = ApiVersion::ALL.iter().map(|version| version.as_str()).collect();
                    Failure::usage(format_args!("unknown version `{name}`; known: {}", known.join(", ")))
                })?);
            }
            Long("operation") => {
                let name = arguments.value()?.string()?;
                if !OPERATIONS.contains(&name.as_str()) {
                    let known = OPERATIONS.join(", ");
                    return Err(Failure::usage(format_args!(
                        "no operation `{name}` with a request body; known: {known}"
                    )));
                }
            }
            Long("json") => json = true,
            Long("waive") => {
                let place = arguments.value()?.string()?;
                let rule = place.parse().map_err(|error| Failure::usage(format_args!("`--waive {place}`: {error}")))?;
                waived.push(rule);
            }
            Long("now") => {
                let text = arguments.value()?.string()?;
                now = Some(text.parse().map_err(|error| {
                    Failure::usage(format_args!("`--now {text}` is no time in seconds since 1970: {error}"))
                })?);
            }
            Value(value) if file.is_none() => file = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let version = version.ok_or_else(|| Failure::usage("`validate` needs `--api-version`"))?;
    Ok(Options {
        version,
        file: file.unwrap_or_else(|| "-".into()),
        json,
        now: now.unwrap_or_else(EpochSeconds::now),
        waived,
    })
}

fn read(file: &OsString) -> Result<Vec<u8>, Failure> {
    let mut input = Vec::new();
    if file == "-" {
        std::io::stdin().lock().read_to_end(&mut input)?;
    } else {
        input = std::fs::read(file).map_err(|error| Failure::new(format_args!("{}: {error}", file.display())))?;
    }
    Ok(input)
}

/// One body of the input.
struct Body<'i> {
    json: &'i [u8],
    /// The line on which it begins, from 1.
    line: usize,
    of_lines: bool,
}

fn bodies(input: &[u8]) -> Vec<Body<'_>> {
    if !is_lines(input) {
        return vec![Body { json: input, line: 1, of_lines: false }];
    }
    let lines = input.split(|byte| *byte == b'\n').enumerate();
    let lines = lines.filter(|(_, json)| !json.trim_ascii().is_empty());
    lines.map(|(index, json)| Body { json, line: index + 1, of_lines: true }).collect()
}

/// Whether the input is JSON Lines: several lines that are not one value together.
///
/// The first line tells. One that is a value, or that is wrong before its end, is a line by itself. One that just stops
/// short may be the beginning of an object that is laid out; it was cut off if an object begins on the next line, and the
/// input as a whole goes wrong there or never ends.
fn is_lines(input: &[u8]) -> bool {
    let parse = |json: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(json).err();
    let Some(whole) = parse(input) else { return false };
    let begins_object = |line: &[u8]| line.trim_ascii_start().starts_with(b"{");
    let lines = || input.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    // Without any object one error says it all.
    if !lines().any(|(_, line)| begins_object(line)) {
        return false;
    }
    let mut lines = lines();
    let (Some((_, first)), Some((next, second))) = (lines.next(), lines.next()) else { return false };
    match parse(first) {
        Some(error) if error.is_eof() => {
            let is_whole = whole.is_eof() && parse(second).is_none();
            begins_object(second) && (is_whole || whole.line() == next + 1)
        }
        _ => true,
    }
}

/// Where a body could not be read, and why.
fn place(file: &OsString, body: &Body<'_>, error: &ReadError) -> String {
    let name = if file == "-" { "standard input".into() } else { file.to_string_lossy() };
    let line = body.line + error.line().max(1) - 1;
    format!("{name}:{line}:{}: {}", error.column(), error.message())
}

fn as_json(out: &mut impl std::io::Write, body: &Body<'_>, violations: &Violations) -> std::io::Result<()> {
    let json = serde_json::to_string(violations)?;
    writeln!(out, r#"{{"valid":{},"violations":{json},"line":{}}}"#, violations.is_valid(), body.line)
}

fn as_text(out: &mut impl std::io::Write, body: &Body<'_>, violations: &Violations) -> std::io::Result<()> {
    let verdict = if violations.is_valid() { "valid" } else { "invalid" };
    if body.of_lines {
        writeln!(out, "line {}: {verdict}", body.line)?;
    } else {
        writeln!(out, "{verdict}")?;
    }
    for violation in violations {
        writeln!(out, "  {}: {} ({})", violation.level(), violation, violation.place())?;
    }
    Ok(())
}
