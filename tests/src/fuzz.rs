//! The bodies of the fuzz targets: what must hold of any bytes.
//!
//! A target below `tests/fuzz` hands a body what libFuzzer comes up with. `tests/tests/fuzz.rs` runs the same bodies on
//! any toolchain: over the cases that are kept, and over random changes of them.

pub mod amount;
pub mod draft_from_json;
pub mod email_rule;
pub mod error_bodies;
pub mod model_loader;
pub mod page_reader;
pub mod response_decode;
mod script;
pub mod url_rules;

use std::fs;
use std::path::PathBuf;

/// A fuzz target.
pub struct Target {
    /// Its name, which is that of its module, its file in `fuzz_targets`, its dictionary and the folder of its cases.
    pub name: &'static str,
    /// What it does with an input. It panics if something does not hold.
    pub body: fn(&[u8]),
    dictionary: &'static str,
}

macro_rules! targets {
    ($($name:ident)*) => {
        /// Every target.
        pub const TARGETS: &[Target] = &[$(Target {
            name: stringify!($name),
            body: $name::body,
            dictionary: include_str!(concat!("../fuzz/dictionaries/", stringify!($name), ".dict")),
        }),*];
    };
}

targets! {
    amount
    draft_from_json
    email_rule
    error_bodies
    model_loader
    page_reader
    response_decode
    url_rules
}

/// The folder of the targets.
#[must_use]
pub fn folder() -> PathBuf {
    crate::workspace().join("tests/fuzz")
}

impl Target {
    /// The inputs that are kept for it, by the names of their files.
    ///
    /// # Panics
    ///
    /// If there is none, or one cannot be read.
    #[must_use]
    pub fn cases(&self) -> Vec<(String, Vec<u8>)> {
        let folder = folder().join("cases").join(self.name);
        let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut cases: Vec<_> = files
            .map(|file| {
                let file = file.expect("the folder can be read");
                (file.file_name().to_string_lossy().into_owned(), fs::read(file.path()).expect("a case can be read"))
            })
            .collect();
        cases.sort();
        assert!(!cases.is_empty(), "{} has no case", self.name);
        cases
    }

    /// What means something to what it tests.
    #[must_use]
    pub fn words(&self) -> Vec<Vec<u8>> {
        words(self.dictionary)
    }
}

/// The words of a dictionary of libFuzzer's: one in quotes on each line, with backslashes before quotes and backslashes,
/// and `\x` before the digits of any other byte; `#` begins a comment.
fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let lines = dictionary.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| word(line).unwrap_or_else(|| panic!("no word of a dictionary: {line}"))).collect()
}

fn word(line: &str) -> Option<Vec<u8>> {
    let mut word = Vec::new();
    let mut rest = line.strip_prefix('"')?.strip_suffix('"')?.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                (u8::try_from(digit(high)? << 4 | digit(low)?).ok()?, after)
            }
            (b'\\', [escaped @ (b'"' | b'\\'), after @ ..]) => (*escaped, after),
            (b'"' | b'\\', _) => return None,
            (byte, after) => (*byte, after),
        };
        word.push(byte);
        rest = after;
    }
    Some(word)
}

/// The parts of an input that is several texts: what stands between bytes that no UTF-8 text has.
fn parts(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    data.split(|byte| *byte == script::MARK)
}

/// Whether an input is to be looked at from every side. The tests look at each, libFuzzer at one in sixteen where that takes
/// most of the time: it comes by many more.
fn is_drawn(data: &[u8]) -> bool {
    !cfg!(fuzzing) || data.iter().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte)) % 16 == 0
}
