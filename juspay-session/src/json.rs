//! JSON objects, read key by key without a tree.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::value::{RawJson, kind, text};

/// Why a text could not be read as a JSON object.
///
/// It names the place and never quotes a value. A repeated key is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    kind: ReadErrorKind,
    line: usize,
    column: usize,
    message: String,
}

/// The kinds of [`ReadError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The text is not JSON, or a key is not Unicode.
    Syntax,
    /// The text is JSON, but not an object.
    NotAnObject,
    /// An object has the same key twice, so that two readers may understand two things.
    DuplicateKey,
    /// Values nest more than 128 levels deep, where most readers give up.
    TooDeep,
}

impl ReadError {
    /// Returns the kind of error.
    #[must_use]
    pub fn kind(&self) -> ReadErrorKind {
        self.kind
    }

    /// Returns the line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column, in bytes from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the message without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// An error at a byte of a text.
    fn at(json: &[u8], offset: usize, kind: ReadErrorKind, message: String) -> Self {
        let before = json.get(..offset).unwrap_or(json);
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        Self { kind, line, column: before.len() - line_start + 1, message }
    }

    /// A syntax error of serde_json, which quotes nothing.
    fn syntax(error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).map_or(message.clone(), str::to_owned);
        Self { kind: ReadErrorKind::Syntax, line: error.line().max(1), column: error.column().max(1), message }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ReadError {}

impl std::str::FromStr for RawJson {
    type Err = ReadError;

    fn from_str(json: &str) -> Result<Self, Self::Err> {
        serde_json::from_str::<Box<RawValue>>(json).map(Self::from).map_err(|error| ReadError::syntax(&error))
    }
}

/// An entry of an object: the key, `None` if it is not Unicode, and the value as it came.
type Entry<'e, 'j> = &'e mut dyn FnMut(Option<&str>, &'j str) -> Result<(), ReadError>;

/// Hands over the entries of one JSON object as they come, also those before an error.
///
/// A byte order mark before it and keys that are not Unicode are skipped.
pub(crate) fn visit<'j>(json: &'j [u8], entry: &mut dyn FnMut(&str, &'j str)) -> Result<(), ReadError> {
    let json = json.strip_prefix(BYTE_ORDER_MARK).unwrap_or(json);
    read(json, &mut |key, value| {
        if let Some(key) = key {
            entry(key, value);
        }
        Ok(())
    })
}

/// [`visit`], for a text that is sent: it must mean the same to every reader. The visitor returns `false` for a key that it
/// has seen before.
///
/// # Errors
///
/// A byte order mark, a key that is not Unicode, and at any depth a key twice in one object.
pub(crate) fn visit_strict<'j>(json: &'j [u8], entry: &mut dyn FnMut(&str, &'j str) -> bool) -> Result<(), ReadError> {
    read(json, &mut |key, value| {
        strict_key(json, key, value, |key| entry(key, value))?;
        check_nested(json, value, 1)
    })
}

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How deep the values of a request may nest, the request included.
const MAX_DEPTH: usize = 128;

/// How much of a key a message shows, in characters.
const SHOWN_KEY: usize = 64;

/// Reads the object that a text consists of.
fn read<'j>(json: &'j [u8], entry: Entry<'_, 'j>) -> Result<(), ReadError> {
    let start = json.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(json.len());
    let first = json.get(start..).unwrap_or_default();
    let syntax = |offset, message: &str| Err(ReadError::at(json, offset, ReadErrorKind::Syntax, message.to_owned()));
    if first.is_empty() {
        return syntax(0, "the text is empty");
    }
    if first.starts_with(BYTE_ORDER_MARK) {
        return syntax(start, "unexpected byte order mark; save the text as UTF-8 without one");
    }
    // The valid part is read: the entries before an invalid byte are handed over.
    let valid_part = || json.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
    let text = str::from_utf8(json).unwrap_or_else(|_| valid_part());
    let is_cut = text.len() < json.len();
    match read_text(json, text, entry) {
        Err(error) if !is_cut || !error.is_eof() => Err(ReadError::syntax(&error)),
        Ok(result) if !is_cut => result,
        _ => syntax(text.len(), "not UTF-8"),
    }
}

/// Reads the object that a text consists of. The outer error is about text that is not JSON, the inner one about JSON.
fn read_text<'j>(
    whole: &[u8],
    text: &'j str,
    entry: Entry<'_, 'j>,
) -> Result<Result<(), ReadError>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    if !text.trim_ascii_start().starts_with('{') {
        IgnoredAny::deserialize(&mut deserializer).and_then(|_| deserializer.end())?;
        let start = text.len() - text.trim_ascii_start().len();
        let message = format!("{}, not an object", kind(text.trim_ascii_start()));
        return Ok(Err(ReadError::at(whole, start, ReadErrorKind::NotAnObject, message)));
    }
    let result = deserializer.deserialize_map(Entries { entry })?;
    deserializer.end().map(|()| result)
}

/// Returns `true` if a request can have a value: it is Unicode, repeats no key in an object and does not nest too deep.
pub(crate) fn is_strict(value: &str) -> bool {
    check_nested(value.as_bytes(), value, 1).is_ok()
}

/// Checks the objects inside a value that is at this depth.
fn check_nested<'j>(whole: &[u8], value: &'j str, depth: usize) -> Result<(), ReadError> {
    let syntax = |error| ReadError::syntax(&error);
    let is_object = value.starts_with('{');
    if !is_object && !value.starts_with('[') {
        return Ok(());
    }
    if depth == MAX_DEPTH {
        let message = format!("values nest more than {MAX_DEPTH} levels deep");
        return Err(ReadError::at(whole, offset(whole, value), ReadErrorKind::TooDeep, message));
    }
    if is_object {
        let mut keys = HashSet::new();
        let entries = read_text(whole, value, &mut |key, value| {
            strict_key(whole, key, value, |key| keys.insert(key.to_owned()))?;
            check_nested(whole, value, depth + 1)
        });
        return entries.map_err(syntax)?;
    }
    let elements: Vec<&'j RawValue> = serde_json::from_str(value).map_err(syntax)?;
    elements.into_iter().try_for_each(|element| check_nested(whole, element.get(), depth + 1))
}

/// Checks that a key is Unicode and new.
fn strict_key(
    whole: &[u8],
    key: Option<&str>,
    value: &str,
    is_new: impl FnOnce(&str) -> bool,
) -> Result<(), ReadError> {
    let fault = |kind, message| ReadError::at(whole, offset(whole, value), kind, message);
    let key = key.ok_or_else(|| fault(ReadErrorKind::Syntax, "the key of this value is not Unicode".to_owned()))?;
    if is_new(key) {
        return Ok(());
    }
    let shown: String = key.chars().take(SHOWN_KEY).collect();
    let cut = if shown.len() < key.len() { "…" } else { "" };
    Err(fault(ReadErrorKind::DuplicateKey, format!("duplicate key {shown:?}{cut}")))
}

/// Where a part of a text begins.
fn offset(whole: &[u8], part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// Reads an object, entry by entry. After an entry that is refused, the others are not handed over.
struct Entries<'e, 'j> {
    entry: Entry<'e, 'j>,
}

impl<'j> Visitor<'j> for Entries<'_, 'j> {
    type Value = Result<(), ReadError>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut result = Ok(());
        // A key as text: half of a surrogate pair is an error of a string, and bytes take control characters.
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            if result.is_ok() {
                result = (self.entry)(text(key.get()).as_deref(), value.get());
            }
        }
        Ok(result)
    }
}

/// Deserializes a type that is read from JSON text.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    deserializer: D,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    let json = RawJson::deserialize(deserializer)?;
    read(json.get()).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(json: &[u8]) -> Vec<(String, String)> {
        let mut entries = Vec::new();
        let _ = visit(json, &mut |key, value| entries.push((key.to_owned(), value.to_owned())));
        entries
    }

    #[test]
    fn entries_before_an_error_are_handed_over() {
        let expected = [("a".to_owned(), "1.10".to_owned()), ("b".to_owned(), "[ ]".to_owned())];
        for json in [
            &br#"{"a": 1.10, "b": [ ]}"#[..],
            br#" {"a": 1.10, "b": [ ], "c": "#,
            br#"{"\u0061": 1.10, "\ud800": 2, "b": [ ]"#,
            b"\xef\xbb\xbf{\"a\": 1.10, \"b\": [ ], \"c\": \"\xff\"}",
            b"{\"a\": 1.10, \"b\": [ ]} {}",
        ] {
            assert_eq!(entries(json), expected, "{}", String::from_utf8_lossy(json));
        }
    }

    #[test]
    fn a_key_that_is_not_unicode_is_skipped() {
        let json = br#"{"\ud800": 1, "a\u0062": 2, "\udc00x": {"a": 3}, "": 4, "ab": 5}"#;
        let expected = [("ab", "2"), ("", "4"), ("ab", "5")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(entries(json), expected);
    }

    /// The kind and the place of the error, of both readers.
    fn errors(json: &[u8]) -> [Option<(ReadErrorKind, usize, usize)>; 2] {
        let mut keys = HashSet::new();
        let lenient = visit(json, &mut |_, _| ());
        let strict = visit_strict(json, &mut |key, _| keys.insert(key.to_owned()));
        [lenient, strict].map(|result| result.err().map(|error| (error.kind(), error.line(), error.column())))
    }

    #[test]
    fn an_error_has_a_kind_and_a_place() {
        use ReadErrorKind::{DuplicateKey, NotAnObject, Syntax, TooDeep};
        let both = |kind, line, column| [Some((kind, line, column)); 2];
        let strict = |kind, line, column| [None, Some((kind, line, column))];
        for (json, expected) in [
            (&b"{}"[..], [None; 2]),
            (b" \t\r\n{ } \n", [None; 2]),
            (b"", both(Syntax, 1, 1)),
            (b"\n \n", both(Syntax, 1, 1)),
            // Half of a byte order mark is not one.
            (b"\xef\xbb{}", both(Syntax, 1, 1)),
            (b"\xef\xbb\xbf{}", strict(Syntax, 1, 1)),
            (b"\xef\xbb\xbf", both(Syntax, 1, 1)),
            (b"\xef\xbb\xbf\xef\xbb\xbf{}", both(Syntax, 1, 1)),
            (b"\x0c{}", both(Syntax, 1, 1)),
            ("{\"é\": 1,\n \"é\": x}".as_bytes(), both(Syntax, 2, 8)),
            (b"{\"a\tb\": 1}", both(Syntax, 1, 3)),
            (b"{\"a\": 1}\n\xff", both(Syntax, 2, 1)),
            (b"{\"a\": \"\xc3", both(Syntax, 1, 8)),
            (b"{\"a\": 1\xff", both(Syntax, 1, 8)),
            (b"[]\xff", both(Syntax, 1, 3)),
            (b"{\"a\" 1, \xff", both(Syntax, 1, 6)),
            (b"{\"a\": 1, \"a\": \"\xff\"}", both(Syntax, 1, 16)),
            (b"{\"a\": 1, \"a\": 2, 3}", both(Syntax, 1, 18)),
            (b"\n [1]", both(NotAnObject, 2, 2)),
            (b"null", both(NotAnObject, 1, 1)),
            (br#"{"\ud800": 1}"#, strict(Syntax, 1, 12)),
            (br#"{"a": {"\ud800": 1}}"#, strict(Syntax, 1, 18)),
            (br#"{"a": 1, "\u0061": 2}"#, strict(DuplicateKey, 1, 20)),
            ("{\"é\": 1,\n \"é\": 2}".as_bytes(), strict(DuplicateKey, 2, 8)),
            (br#"{"x": [1, [{"y": {"a": 1, "b": 2, "a": 3}}]]}"#, strict(DuplicateKey, 1, 40)),
            // Only the first of two is reported.
            (br#"{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}"#, strict(DuplicateKey, 1, 15)),
        ] {
            assert_eq!(errors(json), expected, "{}", String::from_utf8_lossy(json));
        }
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let nested = |levels| format!("{{\"a\":{}1{}}}", open.repeat(levels), close.repeat(levels)).into_bytes();
            assert_eq!(errors(&nested(127)), [None; 2]);
            let column = 6 + 127 * open.len();
            assert_eq!(errors(&nested(128)), strict(TooDeep, 1, column));
            // Deeper than any stack.
            assert_eq!(errors(&nested(100_000)), strict(TooDeep, 1, column));
        }
    }

    #[test]
    fn a_duplicate_key_is_named_and_cut() {
        let message = |key: &str| {
            let json = format!(r#"{{"x": {{"{key}": 1, "{key}": 2}}}}"#);
            visit_strict(json.as_bytes(), &mut |_, _| true).unwrap_err().message().to_owned()
        };
        assert_eq!(message("a"), "duplicate key \"a\"");
        assert_eq!(message("a\\n"), "duplicate key \"a\\n\"");
        assert_eq!(message(&"é".repeat(64)), format!("duplicate key \"{}\"", "é".repeat(64)));
        assert_eq!(message(&"é".repeat(65)), format!("duplicate key \"{}\"…", "é".repeat(64)));
    }

    #[test]
    fn a_syntax_error_has_its_place_once() {
        let error = "{".parse::<RawJson>().unwrap_err();
        assert_eq!((error.kind(), error.line(), error.column()), (ReadErrorKind::Syntax, 1, 1));
        assert!(!error.message().contains("column"), "{error}");
        assert_eq!(error.to_string(), format!("line 1 column 1: {}", error.message()));
        assert!("".parse::<RawJson>().is_err());
    }

    /// Each key is compared with few others: with all of them, this would take minutes.
    #[test]
    fn many_keys_are_read_in_time() {
        const MANY: usize = 60_000;
        let unknown: Vec<_> = (0..MANY).map(|n| format!("\"k{n}\":{n}")).collect();
        let unknown = format!("{{{}}}", unknown.join(","));
        let repeated = format!("{{{}}}", vec!["\"k\":[]"; MANY].join(","));
        assert_eq!(entries(unknown.as_bytes()).len(), MANY);
        assert_eq!(entries(repeated.as_bytes()).len(), MANY);
        // The nested objects are this module's to compare.
        let nested = |object: &str| format!("{{\"x\":[{object}]}}");
        assert_eq!(errors(nested(&unknown).as_bytes()), [None; 2]);
        let duplicate = Some((ReadErrorKind::DuplicateKey, 1, 19));
        assert_eq!(errors(nested(&repeated).as_bytes()), [None, duplicate]);
    }
}
