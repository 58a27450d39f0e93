//! Reads a JSON object key by key, without a tree.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{ReadError, ReadErrorKind, Reader, kind, text};

/// A key of an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key<'j> {
    /// Its text.
    Text(Cow<'j, str>),
    /// JSON of a string that is no Unicode, such as half a surrogate pair: no text, yet a key.
    Raw(&'j str),
}

impl<'j> Key<'j> {
    fn read(raw: &'j str) -> Self {
        text(raw).map_or(Self::Raw(raw), Self::Text)
    }
}

#[cfg(feature = "mock")]
/// Reads one JSON object: its keys with the text of their values. No key may stand twice, at any depth: what we send
/// must mean one thing.
pub(crate) fn read_object(json: &[u8]) -> Result<Vec<(Key<'_>, &str)>, ReadError> {
    let mut entries: Vec<(Key<'_>, &str)> = Vec::new();
    visit_object(json, &mut |key, value| entries.push((key, value)))?;
    check_strict(json)?;
    Ok(entries)
}

/// Refuses valid JSON that two readers may understand as two things.
pub(crate) fn check_strict(valid: &[u8]) -> Result<(), ReadError> {
    match std::str::from_utf8(valid).ok().and_then(fault) {
        Some(fault) => Err(ReadError::at(valid, fault.offset, fault.kind, fault.message)),
        None => Ok(()),
    }
}

/// Why a text is no JSON object.
#[cold]
pub(crate) fn syntax_error(json: &[u8]) -> ReadError {
    let otherwise = || ReadError::at(json, 0, ReadErrorKind::Syntax, "this is no JSON object".to_owned());
    visit_object(json, &mut |_, _| {}).err().unwrap_or_else(otherwise)
}

/// The JSON of the one value that a text holds.
pub(crate) fn read_value(json: &str) -> Result<&str, ReadError> {
    let mut reader = Reader::new(json);
    reader.blanks();
    let value = reader.value().and_then(|value| reader.end().map(|()| value.raw));
    value.map_err(|_| ReadError::syntax(json.as_bytes(), &reader))
}

/// Whether a body is JSON, bytes in its strings aside that are no UTF-8.
#[cfg(feature = "client")]
pub(crate) fn is_json(body: &[u8]) -> bool {
    read_value(&String::from_utf8_lossy(body)).is_ok()
}

/// Hands over the keys of one JSON object and the text of their values as they come, also those before an error.
pub(crate) fn visit_object<'j>(json: &'j [u8], entry: &mut dyn FnMut(Key<'j>, &'j str)) -> Result<(), ReadError> {
    let start = json.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(json.len());
    let value = json.get(start..).unwrap_or_default();
    if value.starts_with(b"\xef\xbb\xbf") {
        let message = "no JSON: a byte order mark stands before it; save it as UTF-8 without one".to_owned();
        return Err(ReadError::at(json, start, ReadErrorKind::Syntax, message));
    }
    if value.is_empty() {
        return Err(ReadError::at(json, 0, ReadErrorKind::Syntax, "the text is empty".to_owned()));
    }
    // It is read as far as it is text.
    let text = json.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
    let mut reader = Reader::new(text);
    reader.blanks();
    let is_object = reader.peek() == Some(b'{');
    let read = match is_object {
        true => reader.object(|reader, key| reader.value().map(|value| entry(key, value.raw))),
        false => reader.value().map(drop),
    };
    match read.and_then(|()| reader.end()) {
        _ if reader.rest().is_empty() && text.len() < json.len() => {
            let message = "no JSON: this is no UTF-8".to_owned();
            Err(ReadError::at(json, text.len(), ReadErrorKind::Syntax, message))
        }
        Err(_) => Err(ReadError::syntax(json, &reader)),
        Ok(()) if is_object => Ok(()),
        Ok(()) => {
            let message = format!("{}, not an object", kind(value));
            Err(ReadError::at(json, start, ReadErrorKind::NotAnObject, message))
        }
    }
}

/// How deep the values of a body may nest, the body included. No body needs more, and most readers take no more.
const MAX_DEPTH: usize = 128;

/// How much of a key a message shows.
const SHOWN_KEY: usize = 64;

/// What valid JSON must not be where it is to mean one thing to every reader.
struct Fault {
    offset: usize,
    kind: ReadErrorKind,
    message: String,
}

/// Finds a repeated key, or too many levels, in a text that is known to be one JSON value.
///
/// It looks at strings and brackets alone, so that no number is too large for it.
fn fault(valid: &str) -> Option<Fault> {
    // The keys of each open object; `None` for a list.
    let mut open: Vec<Option<HashSet<Key<'_>>>> = Vec::new();
    let mut expects_key = false;
    let mut offset = 0;
    while let Some(skipped) = valid.get(offset..)?.find(['"', '{', '[', '}', ']', ',']) {
        offset += skipped;
        let found = valid.get(offset..)?;
        let mut length = 1;
        match found.bytes().next()? {
            b'{' => {
                open.push(Some(HashSet::new()));
                expects_key = true;
            }
            b'[' => {
                open.push(None);
                expects_key = false;
            }
            b',' => expects_key = matches!(open.last(), Some(Some(_))),
            b'"' => {
                length = string_length(found);
                if std::mem::take(&mut expects_key)
                    && let Some(Some(keys)) = open.last_mut()
                    && let Some(raw) = found.get(..length)
                    && !keys.insert(Key::read(raw))
                {
                    return Some(Fault { offset, kind: ReadErrorKind::DuplicateKey, message: repeated(raw) });
                }
            }
            _ => {
                open.pop();
                expects_key = false;
            }
        }
        if open.len() > MAX_DEPTH {
            let message = format!("values nest more than {MAX_DEPTH} levels deep");
            return Some(Fault { offset, kind: ReadErrorKind::TooDeep, message });
        }
        offset += length;
    }
    None
}

fn repeated(key: &str) -> String {
    let text = text(key).unwrap_or(Cow::Borrowed(key));
    let shown: String = text.chars().take(SHOWN_KEY).collect();
    let cut = if shown.len() < text.len() { "…" } else { "" };
    format!("the same key twice in one object: {shown:?}{cut}")
}

/// How many bytes a JSON string takes, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}
