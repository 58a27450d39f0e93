//! How each type is read from JSON text and written to it.

use std::fmt;
use std::marker::PhantomData;

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::amount::Amount;
use crate::epoch::EpochSeconds;
use crate::json::{self, Duplicates, Key, RawJson, ReadError, kind, text};
use crate::problem::Problem;
use crate::slot::Slot;

/// A type that a key can hold.
pub(crate) trait WireValue: Sized + Serialize {
    /// What JSON must be there, as a violation names it.
    const EXPECTED: &'static str = "a string";

    /// Reads the value; `None` if the JSON is no value of this type.
    fn from_raw(raw: &str) -> Option<Self>;

    /// Whether the value would be written as what it was read from.
    fn is_spelled(&self, raw: &str) -> bool {
        let _ = raw;
        true
    }

    /// Why JSON of the right kind is still no value of this type.
    fn malformed(text: &str) -> Problem {
        let _ = text;
        Problem::Type { expected: Self::EXPECTED, found: "text that is no Unicode" }
    }

    /// Writes the value as JSON text.
    fn write_json(&self, out: &mut Vec<u8>);
}

/// Why JSON is no value of a type.
pub(crate) fn problem<T: WireValue>(raw: &RawJson) -> Problem {
    let found = kind(raw.get().as_bytes());
    match text(raw.get()) {
        Some(text) if T::EXPECTED == found => T::malformed(&text),
        None if T::EXPECTED == found => T::malformed(""),
        _ => Problem::Type { expected: T::EXPECTED, found },
    }
}

impl WireValue for String {
    fn from_raw(raw: &str) -> Option<Self> {
        text(raw).map(std::borrow::Cow::into_owned)
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        json::write_text(self, out);
    }
}

impl WireValue for Amount {
    fn from_raw(raw: &str) -> Option<Self> {
        text(raw)?.parse().ok()
    }

    fn is_spelled(&self, raw: &str) -> bool {
        is_written(self, raw)
    }

    fn malformed(text: &str) -> Problem {
        text.parse::<Self>()
            .map_or_else(Problem::Decimal, |_| Problem::Type { expected: Self::EXPECTED, found: "text" })
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        write_quoted(self, out);
    }
}

impl WireValue for EpochSeconds {
    fn from_raw(raw: &str) -> Option<Self> {
        text(raw)?.parse().ok()
    }

    fn is_spelled(&self, raw: &str) -> bool {
        is_written(self, raw)
    }

    fn malformed(text: &str) -> Problem {
        text.parse::<Self>()
            .map_or_else(Problem::EpochSeconds, |_| Problem::Type { expected: Self::EXPECTED, found: "text" })
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        write_quoted(self, out);
    }
}

/// An integer that is written as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct IntegerText(pub(crate) i64);

impl fmt::Debug for IntegerText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl WireValue for IntegerText {
    fn from_raw(raw: &str) -> Option<Self> {
        let text = text(raw)?;
        if text.starts_with('+') { None } else { text.parse().ok().map(Self) }
    }

    fn is_spelled(&self, raw: &str) -> bool {
        is_written(&self.0, raw)
    }

    fn malformed(_: &str) -> Problem {
        Problem::Integer
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        write_quoted(&self.0, out);
    }
}

impl Serialize for IntegerText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A key that says "true" by being there.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flag;

impl fmt::Debug for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true")
    }
}

impl WireValue for Flag {
    fn from_raw(raw: &str) -> Option<Self> {
        (text(raw)? == "true").then_some(Self)
    }

    fn malformed(_: &str) -> Problem {
        Problem::Flag
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        json::write_text("true", out);
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("true")
    }
}

impl WireValue for bool {
    const EXPECTED: &'static str = "a boolean";

    fn from_raw(raw: &str) -> Option<Self> {
        match raw {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl WireValue for RawJson {
    const EXPECTED: &'static str = "any JSON but null";

    /// `null` says nothing, here as elsewhere.
    fn from_raw(raw: &str) -> Option<Self> {
        (raw != "null").then(|| Self::from_valid(raw))
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.get().as_bytes());
    }
}

impl<T: WireValue> WireValue for Vec<T> {
    const EXPECTED: &'static str = "a list";

    /// The elements that can be read; an odd one among them hides no other.
    fn from_raw(raw: &str) -> Option<Self> {
        Some(elements(raw)?.into_iter().filter_map(|element| T::from_raw(element.get())).collect())
    }

    fn is_spelled(&self, raw: &str) -> bool {
        elements(raw).is_some_and(|elements| elements.len() == self.len())
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (index, element) in self.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            element.write_json(out);
        }
        out.push(b']');
    }
}

fn elements(raw: &str) -> Option<Vec<&RawValue>> {
    if raw.starts_with('[') { serde_json::from_str(raw).ok() } else { None }
}

/// Whether a value's text is that of a JSON string: `007` is a seven that would be written as `7`.
fn is_written(value: &dyn fmt::Display, raw: &str) -> bool {
    text(raw).is_some_and(|text| text == value.to_string())
}

fn write_quoted(value: &dyn fmt::Display, out: &mut Vec<u8>) {
    struct Bytes<'v>(&'v mut Vec<u8>);
    impl fmt::Write for Bytes<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.extend_from_slice(text.as_bytes());
            Ok(())
        }
    }
    out.push(b'"');
    // Writing to memory cannot fail, and digits need no escape.
    let _ = fmt::Write::write_fmt(&mut Bytes(out), format_args!("{value}"));
    out.push(b'"');
}

/// Where the keys of an object are written to.
pub(crate) trait Sink {
    /// Why writing may fail.
    type Error;

    /// Writes a key that is there.
    fn field<T: WireValue>(&mut self, key: &str, value: &T) -> Result<(), Self::Error>;

    /// Writes a key that is JSON of a string, and no text.
    fn raw_field(&mut self, key: &RawJson, value: &RawJson) -> Result<(), Self::Error>;

    /// Writes what a key holds, if anything.
    fn slot<T: WireValue>(&mut self, key: &str, slot: &Slot<T>) -> Result<(), Self::Error> {
        match slot {
            Slot::Absent => Ok(()),
            Slot::Value(value) => self.field(key, value),
            Slot::Spelled(_, raw) | Slot::Raw(raw) => self.field(key, raw),
        }
    }
}

/// JSON text, written directly.
pub(crate) struct JsonSink<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl Sink for JsonSink<'_> {
    type Error = std::convert::Infallible;

    fn field<T: WireValue>(&mut self, key: &str, value: &T) -> Result<(), Self::Error> {
        self.separate();
        json::write_text(key, self.out);
        self.out.push(b':');
        value.write_json(self.out);
        Ok(())
    }

    fn raw_field(&mut self, key: &RawJson, value: &RawJson) -> Result<(), Self::Error> {
        self.separate();
        key.write_json(self.out);
        self.out.push(b':');
        value.write_json(self.out);
        Ok(())
    }
}

impl JsonSink<'_> {
    fn separate(&mut self) {
        if !std::mem::take(&mut self.empty) {
            self.out.push(b',');
        }
    }
}

/// Writes an object as JSON text.
pub(crate) fn write_object(
    out: &mut Vec<u8>,
    write: impl FnOnce(&mut JsonSink<'_>) -> Result<(), std::convert::Infallible>,
) {
    out.push(b'{');
    let Ok(()) = write(&mut JsonSink { out, empty: true });
    out.push(b'}');
}

/// The keys of an object, written through serde.
pub(crate) struct SerdeSink<M>(pub(crate) M);

impl<M: SerializeMap> Sink for SerdeSink<M> {
    type Error = M::Error;

    fn field<T: WireValue>(&mut self, key: &str, value: &T) -> Result<(), Self::Error> {
        self.0.serialize_entry(key, value)
    }

    fn raw_field(&mut self, _: &RawJson, _: &RawJson) -> Result<(), Self::Error> {
        Err(M::Error::custom("a key is no Unicode text"))
    }
}

/// Keys that the model does not know, with what they hold, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extra {
    entries: Vec<(ExtraKey, RawJson)>,
}

/// A key that the model does not know.
#[derive(Clone, PartialEq, Eq)]
enum ExtraKey {
    Text(String),
    /// JSON of a string that is no Unicode.
    Raw(RawJson),
}

impl fmt::Debug for ExtraKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Raw(raw) => f.write_str(raw.get()),
        }
    }
}

impl Extra {
    pub(crate) fn get(&self, key: &str) -> Option<&RawJson> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Sets a key; the last value counts.
    pub(crate) fn set(&mut self, key: &str, value: RawJson) {
        match self.entries.iter_mut().find(|(known, _)| matches!(known, ExtraKey::Text(known) if known == key)) {
            Some((_, old)) => *old = value,
            None => self.entries.push((ExtraKey::Text(key.to_owned()), value)),
        }
    }

    /// Adds a key that is known not to be there.
    pub(crate) fn push(&mut self, key: Key<'_>, raw: &str) {
        let key = match key {
            Key::Text(text) => ExtraKey::Text(text.into_owned()),
            Key::Raw(raw) => ExtraKey::Raw(RawJson::from_valid(raw)),
        };
        self.entries.push((key, RawJson::from_valid(raw)));
    }

    /// The keys that are text.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.entries.iter().filter_map(|(key, value)| match key {
            ExtraKey::Text(key) => Some((key.as_str(), value)),
            ExtraKey::Raw(_) => None,
        })
    }

    /// Drops the keys that are text and are not to be kept.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&str, &RawJson) -> bool) {
        self.entries.retain(|(key, value)| match key {
            ExtraKey::Text(key) => keep(key, value),
            ExtraKey::Raw(_) => true,
        });
    }

    /// Whether every key is text, as serde wants them.
    pub(crate) fn is_text(&self) -> bool {
        self.entries.iter().all(|(key, _)| matches!(key, ExtraKey::Text(_)))
    }

    pub(crate) fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error> {
        self.entries.iter().try_for_each(|(key, value)| match key {
            ExtraKey::Text(key) => sink.field(key, value),
            ExtraKey::Raw(key) => sink.raw_field(key, value),
        })
    }

    /// The keys, for `Debug`: what they hold is nobody's business.
    pub(crate) fn keys(&self) -> impl fmt::Debug + '_ {
        Keys(self)
    }
}

struct Keys<'e>(&'e Extra);

impl fmt::Debug for Keys<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.entries.iter().map(|(key, _)| key)).finish()
    }
}

/// A JSON object of an answer.
pub(crate) trait Object: Default {
    /// Takes what stands under a key; `false` if the model does not know the key.
    fn read(&mut self, key: &str, raw: &str) -> bool;

    /// Writes the keys that the model knows.
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), S::Error>;

    /// The keys that the model does not know.
    fn extra(&self) -> &Extra;

    /// The keys that the model does not know.
    fn extra_mut(&mut self) -> &mut Extra;

    /// The text as it came, where the model asks for it.
    fn raw(&self) -> Option<&RawJson> {
        None
    }

    /// Keeps the text as it came, where the model asks for it.
    fn keep_raw(&mut self, raw: &str) {
        let _ = raw;
    }
}

/// A text without the byte order mark that some servers put before it, and that a reader may pass over (RFC 8259).
pub(crate) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}

/// Reads an object of an answer. Only what is no JSON object fails.
pub(crate) fn read_object<T: Object>(json: &[u8]) -> Result<T, ReadError> {
    let json = without_mark(json);
    let mut object = T::default();
    for (key, raw) in json::read_object(json, Duplicates::LastWins)? {
        if !matches!(&key, Key::Text(text) if object.read(text, raw)) {
            object.extra_mut().push(key, raw);
        }
    }
    if let Ok(text) = std::str::from_utf8(json) {
        // What has been read as JSON has no other blanks around it than JSON's.
        object.keep_raw(text.trim_ascii());
    }
    Ok(object)
}

/// Writes an object of an answer through serde.
pub(crate) fn serialize_object<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    if let Some(raw) = object.raw() {
        return raw.serialize(serializer);
    }
    let json = || {
        let mut json = Vec::new();
        write_keys(object, &mut json);
        json
    };
    serialize_fields(object.extra(), serializer, |sink| object.write(sink), json)
}

/// Writes modelled and other keys through serde; as JSON text where serde has no word for a key.
pub(crate) fn serialize_fields<S: Serializer>(
    extra: &Extra,
    serializer: S,
    fields: impl FnOnce(&mut SerdeSink<S::SerializeMap>) -> Result<(), S::Error>,
    json: impl FnOnce() -> Vec<u8>,
) -> Result<S::Ok, S::Error> {
    if !extra.is_text() {
        return RawJson::from_valid(&String::from_utf8_lossy(&json())).serialize(serializer);
    }
    let mut sink = SerdeSink(serializer.serialize_map(None)?);
    fields(&mut sink)?;
    extra.write(&mut sink)?;
    sink.0.end()
}

fn write_keys<T: Object>(object: &T, out: &mut Vec<u8>) {
    write_object(out, |sink| {
        object.write(sink)?;
        object.extra().write(sink)
    });
}

impl<T: Object + Serialize> WireValue for T {
    const EXPECTED: &'static str = "an object";

    fn from_raw(raw: &str) -> Option<Self> {
        if raw.starts_with('{') { read_object(raw.as_bytes()).ok() } else { None }
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        if let Some(raw) = self.raw() {
            return raw.write_json(out);
        }
        write_keys(self, out);
    }
}

/// The version of a type, without a value of it.
pub(crate) type VersionMarker<V> = PhantomData<fn() -> V>;
