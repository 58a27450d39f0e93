//! How each type is read from JSON text and written to it.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

use crate::amount::Amount;
use crate::epoch::EpochSeconds;
use crate::generated::TextKey;
use crate::json::{self, Key, NoJson, RawJson, ReadError, Reader, Value, kind, text};
use crate::problem::Problem;
use crate::slot::Slot;
use crate::text::{SHORT, Text};
use crate::texts::Run;

/// serde's trait, where the crate has serde.
#[cfg(feature = "serde")]
pub(crate) use serde::Serialize as MaybeSerialize;

/// serde's trait, where the crate has serde.
#[cfg(not(feature = "serde"))]
pub trait MaybeSerialize {}

#[cfg(not(feature = "serde"))]
impl<T> MaybeSerialize for T {}

/// A type that a key can hold.
pub(crate) trait WireValue: Sized + MaybeSerialize {
    /// What JSON must be there, as a violation names it.
    const EXPECTED: &'static str = "a string";

    /// Whether it is written as a JSON string.
    const QUOTED: bool = true;

    /// Reads what stands under a key, into its place: nothing of it is moved then.
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson>;

    /// Why JSON of the right kind is still no value of this type.
    fn malformed(text: &str) -> Problem {
        let _ = text;
        Problem::Type { expected: Self::EXPECTED, found: "text that is no Unicode" }
    }

    /// Notes how many bytes the value takes as JSON text, at most; without the first quote if it is a string.
    fn measure(&self, measure: Measure) -> Measure;

    /// Writes the value as JSON text; without the first quote if it is a string.
    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o>;
}

/// Why JSON is no value of a type.
pub(crate) fn problem<T: WireValue>(raw: &str) -> Problem {
    let found = kind(raw.as_bytes());
    match text(raw) {
        Some(text) if T::EXPECTED == found => T::malformed(&text),
        None if T::EXPECTED == found => T::malformed(""),
        _ => Problem::Type { expected: T::EXPECTED, found },
    }
}

/// Reads a value that is written as text, given what a text says.
#[inline]
pub(crate) fn read_text<T>(
    reader: &mut Reader<'_>,
    slot: &mut Slot<T>,
    read: impl FnOnce(&str) -> Option<T>,
    is_spelled: impl FnOnce(&T, &str) -> bool,
) -> Result<(), NoJson> {
    let value = reader.value()?;
    let text = value.text();
    let text = text.as_deref();
    *slot = match text.and_then(read) {
        Some(read) if text.is_some_and(|text| is_spelled(&read, text)) => Slot::Value(read),
        Some(read) => Slot::spelled(read, reader.keep(value)),
        None => unreadable(reader, value),
    };
    Ok(())
}

/// Keeps what is no value of the key's type.
#[cold]
fn unreadable<'j, T>(reader: &mut Reader<'j>, value: Value<'j>) -> Slot<T> {
    if value.raw == "null" { Slot::Null } else { Slot::raw(reader.keep(value)) }
}

impl WireValue for Text {
    #[inline]
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        let value = reader.value()?;
        if !reader.keep_text(value, slot) {
            *slot = unreadable(reader, value);
        }
        Ok(())
    }

    #[inline]
    fn measure(&self, measure: Measure) -> Measure {
        measure.own_text(self)
    }

    #[inline]
    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        out.text(self)
    }
}

impl WireValue for Amount {
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        read_text(reader, slot, |text| text.parse().ok(), |amount: &Self, text| amount.is_written(text))
    }

    fn malformed(text: &str) -> Problem {
        text.parse::<Self>()
            .map_or_else(Problem::Decimal, |_| Problem::Type { expected: Self::EXPECTED, found: "text" })
    }

    #[inline]
    fn measure(&self, measure: Measure) -> Measure {
        measure.bytes(Digits::MOST + 1)
    }

    #[inline]
    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        self.write(out)?.put(b"\"")
    }
}

impl WireValue for EpochSeconds {
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        let is_spelled =
            |time: &Self, text: &str| Digits::of(|out| out.number(time.as_secs())).as_bytes() == text.as_bytes();
        read_text(reader, slot, |text| text.parse().ok(), is_spelled)
    }

    fn malformed(text: &str) -> Problem {
        text.parse::<Self>()
            .map_or_else(Problem::EpochSeconds, |_| Problem::Type { expected: Self::EXPECTED, found: "text" })
    }

    #[inline]
    fn measure(&self, measure: Measure) -> Measure {
        measure.bytes(Digits::MOST + 1)
    }

    #[inline]
    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        out.number(self.as_secs())?.put(b"\"")
    }
}

/// An integer that is written as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct IntegerText(pub(crate) i64);

impl IntegerText {
    #[inline]
    fn write(self, out: Json<'_>) -> Written<'_> {
        let out = if self.0 < 0 { out.put(b"-")? } else { out };
        out.number(self.0.unsigned_abs())
    }
}

impl fmt::Debug for IntegerText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl WireValue for IntegerText {
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        let read = |text: &str| if text.starts_with('+') { None } else { text.parse().ok().map(Self) };
        read_text(reader, slot, read, |integer, text| {
            Digits::of(|out| integer.write(out)).as_bytes() == text.as_bytes()
        })
    }

    fn malformed(_: &str) -> Problem {
        Problem::Integer
    }

    #[inline]
    fn measure(&self, measure: Measure) -> Measure {
        measure.bytes(Digits::MOST + 1)
    }

    #[inline]
    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        self.write(out)?.put(b"\"")
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
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        read_text(reader, slot, |text| (text == "true").then_some(Self), |_, _| true)
    }

    fn malformed(_: &str) -> Problem {
        Problem::Flag
    }

    fn measure(&self, measure: Measure) -> Measure {
        measure.bytes(5)
    }

    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        out.plain(b"true")
    }
}

impl WireValue for bool {
    const EXPECTED: &'static str = "a boolean";
    const QUOTED: bool = false;

    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        let value = reader.value()?;
        *slot = match value.raw {
            "true" => Slot::Value(true),
            "false" => Slot::Value(false),
            _ => unreadable(reader, value),
        };
        Ok(())
    }

    #[inline]
    fn measure(&self, measure: Measure) -> Measure {
        measure.bytes(5)
    }

    #[inline]
    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        out.put(if *self { b"true" } else { b"false" })
    }
}

impl WireValue for RawJson {
    const EXPECTED: &'static str = "any JSON but null";
    const QUOTED: bool = false;

    /// `null` says nothing, here as elsewhere.
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        let value = reader.value()?;
        *slot = if value.raw == "null" { Slot::Null } else { Slot::Value(reader.keep(value)) };
        Ok(())
    }

    fn measure(&self, measure: Measure) -> Measure {
        measure.bytes(self.as_bytes().len())
    }

    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        out.put(self.as_bytes())
    }
}

impl<T: WireValue> WireValue for Vec<T> {
    const EXPECTED: &'static str = "a list";
    const QUOTED: bool = false;

    /// The elements that can be read; an odd one among them hides no other.
    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        if reader.peek() != Some(b'[') {
            let value = reader.value()?;
            *slot = unreadable(reader, value);
            return Ok(());
        }
        let start = reader.position();
        let (mut list, mut is_whole) = (Vec::new(), true);
        reader.list(|reader| {
            let mut slot = Slot::Absent;
            T::read(reader, &mut slot)?;
            match slot.into_value() {
                Some(element) => list.push(element),
                None => is_whole = false,
            }
            Ok(())
        })?;
        *slot = if is_whole { Slot::Value(list) } else { Slot::spelled(list, reader.keep_from(start)) };
        Ok(())
    }

    fn measure(&self, measure: Measure) -> Measure {
        self.iter().fold(measure.bytes(2 + self.len()), |measure, element| element.measure(measure))
    }

    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        let mut out = out.put(b"[")?;
        for (index, element) in self.iter().enumerate() {
            if index > 0 {
                out = out.put(b",")?;
            }
            out = element.write_json(out)?;
        }
        out.put(b"]")
    }
}

/// A number as text.
pub(crate) struct Digits {
    bytes: [u8; Self::MOST],
    length: usize,
}

impl Digits {
    /// The twenty digits of [`u64::MAX`], and a sign or a point.
    pub(crate) const MOST: usize = 21;

    /// What was written.
    pub(crate) fn of(write: impl FnOnce(Json<'_>) -> Written<'_>) -> Self {
        let mut bytes = [b' '; Self::MOST];
        let free = write(Json(&mut bytes)).map_or(Self::MOST, |Json(free)| free.len());
        Self { bytes, length: Self::MOST - free }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// Where the keys of an object are written to. It is handed on from key to key, so that where the next byte goes is kept
/// in a register.
pub(crate) trait Sink: Sized {
    /// Why writing may fail.
    type Error;

    /// Writes a key that is there. `before` is what stands before the value where objects are text: a comma, the key as
    /// JSON, a colon, and the first quote of a string.
    fn field<T: WireValue>(self, key: &str, before: &str, value: &T) -> Result<Self, Self::Error>;

    /// Writes a key that the model does not know.
    fn other(self, key: &ExtraKey, value: &RawJson) -> Result<Self, Self::Error>;

    /// Writes what a key of a draft's texts holds, if anything, or adds it to what will be written.
    fn text(self, texts: &mut Run<'_>, key: TextKey) -> Result<Self, Self::Error>;

    /// Writes the texts that are still to be written, if it is wanted: before anything else is.
    #[inline(always)]
    fn flush(self, texts: &mut Run<'_>, is_wanted: bool) -> Result<Self, Self::Error> {
        let _ = (texts, is_wanted);
        Ok(self)
    }

    /// Writes what a key holds, if anything. `before` is what stands before a string.
    // Inlined, it knows how long `before` is, so that it is copied in a few instructions.
    #[inline(always)]
    fn slot<T: WireValue>(self, key: &str, before: &str, slot: &Slot<T>) -> Result<Self, Self::Error> {
        match slot {
            Slot::Absent => Ok(self),
            Slot::Value(value) if T::QUOTED => self.field(key, before, value),
            Slot::Value(value) => self.field(key, unquoted(before), value),
            Slot::Null | Slot::Odd(_) => self.odd(key, before, slot),
        }
    }

    /// Writes a key that holds other JSON than a value of its type.
    #[cold]
    #[inline(never)]
    fn odd<T: WireValue>(self, key: &str, before: &str, slot: &Slot<T>) -> Result<Self, Self::Error> {
        match slot.json() {
            Some(json) => self.field(key, unquoted(before), json),
            None => Ok(self),
        }
    }
}

/// What stands before a value that is no string.
#[inline]
fn unquoted(before: &str) -> &str {
    before.strip_suffix('"').unwrap_or(before)
}

/// Something whose keys can be written.
pub(crate) trait Keys {
    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error>;

    /// How many bytes the keys of [`Sink::text`] take, at most.
    fn texts_length(&self) -> usize {
        0
    }
}

/// How many bytes an object takes as JSON text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Measure(usize);

impl Measure {
    #[inline]
    pub(crate) fn bytes(self, bytes: usize) -> Self {
        Self(self.0 + bytes)
    }

    /// A string, without its first quote.
    #[inline]
    pub(crate) fn string(self, text: &str) -> Self {
        self.bytes(text.len() + 1 + json::escapes_length(text.as_bytes()))
    }

    /// A string, without its first quote.
    #[inline]
    fn own_text(self, text: &Text) -> Self {
        match text {
            Text::Short { length, .. } => self.bytes(usize::from(*length) + 1),
            Text::Long { .. } | Text::Part { .. } => self.other_text(text),
        }
    }

    #[inline(never)]
    fn other_text(self, text: &Text) -> Self {
        let more = if text.has_escapes() { json::escapes_length(text.as_bytes()) } else { 0 };
        self.bytes(text.len() + 1 + more)
    }
}

impl Sink for Measure {
    type Error = Infallible;

    #[inline]
    fn field<T: WireValue>(self, _: &str, before: &str, value: &T) -> Result<Self, Infallible> {
        Ok(value.measure(self.bytes(before.len())))
    }

    fn other(self, key: &ExtraKey, value: &RawJson) -> Result<Self, Infallible> {
        let key = match key {
            ExtraKey::Text(key) => self.own_text(key),
            ExtraKey::Raw(key) => key.measure(self),
        };
        Ok(value.measure(key.bytes(3)))
    }

    /// All of them were measured at once.
    #[inline]
    fn text(self, _: &mut Run<'_>, _: TextKey) -> Result<Self, Infallible> {
        Ok(self)
    }
}

/// What of a piece of memory is still free for JSON text.
pub(crate) struct Json<'o>(&'o mut [u8]);

/// The memory is full.
pub(crate) struct Full;

/// What is left of the memory after something was written.
pub(crate) type Written<'o> = Result<Json<'o>, Full>;

impl<'o> Json<'o> {
    /// Short texts are written with the blanks behind them, over which the next thing is written.
    const SPARE: usize = SHORT;

    /// Writes an object, into memory that is asked for once.
    pub(crate) fn of(keys: &impl Keys) -> Vec<u8> {
        let Ok(Measure(mut length)) = keys.write(Measure(2 + keys.texts_length() + Self::SPARE));
        loop {
            let mut bytes = Vec::with_capacity(length);
            bytes.resize(length, b'}');
            // What was measured is enough. If it ever were not, more is.
            if let Ok(Json(free)) = keys.write(Json(&mut bytes)) {
                let end = length - free.len();
                bytes.truncate(end.max(1) + 1);
                // Every key brings a comma; where that of the first one is, the object begins.
                if let Some(comma) = bytes.first_mut() {
                    *comma = b'{';
                }
                if let Some(last) = bytes.last_mut() {
                    *last = b'}';
                }
                return bytes;
            }
            length *= 2;
        }
    }

    #[inline]
    pub(crate) fn put(self, bytes: &[u8]) -> Written<'o> {
        let (place, free) = self.0.split_at_mut_checked(bytes.len()).ok_or(Full)?;
        place.copy_from_slice(bytes);
        Ok(Self(free))
    }

    /// A string, without its first quote.
    #[inline(never)]
    pub(crate) fn string(self, text: &str) -> Written<'o> {
        self.escaped(text)
    }

    /// The digits of a number.
    #[inline]
    pub(crate) fn number(self, number: u64) -> Written<'o> {
        let length = number.checked_ilog10().map_or(1, |length| length as usize + 1);
        let (place, free) = self.0.split_at_mut_checked(length).ok_or(Full)?;
        let mut rest = number;
        let (odd, pairs) = place.as_rchunks_mut::<2>();
        for pair in pairs.iter_mut().rev() {
            let two = (rest % 100) as u8;
            *pair = [b'0' + two / 10, b'0' + two % 10];
            rest /= 100;
        }
        if let [digit] = odd {
            *digit = b'0' + rest as u8;
        }
        Ok(Self(free))
    }

    /// A string that needs no escape, without its first quote.
    #[inline]
    pub(crate) fn plain(self, text: &[u8]) -> Written<'o> {
        self.put(text)?.put(b"\"")
    }

    /// A string, without its first quote.
    #[inline]
    fn text(self, text: &Text) -> Written<'o> {
        match text {
            // So many bytes that are known are copied faster than fewer that are not. The quote is among them.
            Text::Short { length, bytes } => {
                let Self(free) = self;
                *free.first_chunk_mut().ok_or(Full)? = *bytes;
                free.get_mut(usize::from(*length) + 1..).map(Self).ok_or(Full)
            }
            text => self.other_text(text),
        }
    }

    #[inline(never)]
    fn other_text(self, text: &Text) -> Written<'o> {
        if text.has_escapes() { self.escaped(text.as_str()) } else { self.plain(text.as_bytes()) }
    }

    #[cold]
    fn escaped(mut self, text: &str) -> Written<'o> {
        let mut rest = text;
        while let Some((plain, escape, after)) = json::split_escape(rest) {
            self = self.put(plain.as_bytes())?.put(escape.as_bytes())?;
            rest = after;
        }
        self.plain(rest.as_bytes())
    }
}

impl Sink for Json<'_> {
    type Error = Full;

    #[inline(always)]
    fn field<T: WireValue>(self, _: &str, before: &str, value: &T) -> Result<Self, Full> {
        value.write_json(self.put(before.as_bytes())?)
    }

    fn other(self, key: &ExtraKey, value: &RawJson) -> Result<Self, Full> {
        let key = match key {
            ExtraKey::Text(key) => self.put(b",\"")?.text(key)?,
            ExtraKey::Raw(key) => self.put(b",")?.put(key.as_bytes())?,
        };
        key.put(b":")?.put(value.as_bytes())
    }

    #[inline(always)]
    fn text(self, texts: &mut Run<'_>, key: TextKey) -> Result<Self, Full> {
        texts.add(key, self)
    }

    #[inline(always)]
    fn flush(self, texts: &mut Run<'_>, is_wanted: bool) -> Result<Self, Full> {
        if is_wanted { texts.flush(self) } else { Ok(self) }
    }
}

/// How many keys there are.
#[derive(Default)]
pub(crate) struct Count(pub(crate) usize);

impl Sink for Count {
    type Error = Infallible;

    fn field<T: WireValue>(self, _: &str, _: &str, _: &T) -> Result<Self, Infallible> {
        Ok(Self(self.0 + 1))
    }

    fn other(self, _: &ExtraKey, _: &RawJson) -> Result<Self, Infallible> {
        Ok(Self(self.0 + 1))
    }

    fn text(self, texts: &mut Run<'_>, key: TextKey) -> Result<Self, Infallible> {
        Ok(Self(self.0 + usize::from(texts.slot(key).is_given())))
    }
}

/// Keys that the model does not know, with what they hold, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extra {
    entries: Vec<(ExtraKey, RawJson)>,
}

/// A key that the model does not know.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum ExtraKey {
    Text(Text),
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

/// So many keys are compared with each other faster than they are hashed.
const FEW_KEYS: usize = 16;

impl Extra {
    pub(crate) fn get(&self, key: &str) -> Option<&RawJson> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Sets a key; the last value counts.
    pub(crate) fn set(&mut self, key: &str, value: RawJson) {
        let key = ExtraKey::Text(key.into());
        match self.entries.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => self.entries.push((key, value)),
        }
    }

    /// Reads a key that the model does not know, which may have come before.
    pub(crate) fn read(&mut self, key: Key<'_>, reader: &mut Reader<'_>) -> Result<(), NoJson> {
        let value = reader.value()?;
        let key = match key {
            Key::Text(text) => ExtraKey::Text((*text).into()),
            Key::Raw(raw) => ExtraKey::Raw(RawJson::from_valid(raw)),
        };
        // Where there is one there often are others.
        if self.entries.is_empty() {
            self.entries.reserve(FEW_KEYS / 2);
        }
        self.entries.push((key, reader.keep(value)));
        Ok(())
    }

    /// Leaves of every key the first place and the last value, and tells how many others there were.
    pub(crate) fn settle(&mut self) -> usize {
        let before = self.entries.len();
        if before <= 1 {
            return 0;
        }
        if before <= FEW_KEYS {
            let earlier = self.entries.iter().enumerate();
            let mut repeats =
                earlier.map(|(index, (key, _))| self.entries.iter().take(index).any(|(other, _)| other == key));
            if !repeats.any(|repeats| repeats) {
                return 0;
            }
        }
        let mut settled: Vec<(ExtraKey, RawJson)> = Vec::new();
        let mut places: HashMap<ExtraKey, usize> = HashMap::new();
        for (key, value) in std::mem::take(&mut self.entries) {
            match places.get(&key).and_then(|place| settled.get_mut(*place)) {
                Some((_, old)) => *old = value,
                None => {
                    places.insert(key.clone(), settled.len());
                    settled.push((key, value));
                }
            }
        }
        self.entries = settled;
        before - self.entries.len()
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
            ExtraKey::Text(key) => keep(key.as_str(), value),
            ExtraKey::Raw(_) => true,
        });
    }

    /// Whether every key is text, as serde wants them.
    #[cfg(feature = "serde")]
    pub(crate) fn is_text(&self) -> bool {
        self.entries.iter().all(|(key, _)| matches!(key, ExtraKey::Text(_)))
    }

    #[inline]
    pub(crate) fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        self.entries.iter().try_fold(sink, |sink, (key, value)| sink.other(key, value))
    }

    /// The keys, for `Debug`: what they hold is nobody's business.
    pub(crate) fn keys(&self) -> impl fmt::Debug + '_ {
        Shown(self)
    }
}

struct Shown<'e>(&'e Extra);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.entries.iter().map(|(key, _)| key)).finish()
    }
}

/// A JSON object of an answer.
pub(crate) trait Object: Default {
    /// Reads what stands under a key; `false`, and nothing is read, if the model does not know the key.
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson>;

    /// Writes the keys that the model knows.
    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error>;

    /// The keys that the model does not know.
    fn extra(&self) -> &Extra;

    /// The keys that the model does not know.
    fn extra_mut(&mut self) -> &mut Extra;

    /// The text as it came, where the model asks for it.
    fn raw(&self) -> Option<&RawJson> {
        None
    }

    /// Keeps the text as it came, where the model asks for it: from the start to where the reader is.
    fn keep_raw(&mut self, reader: &mut Reader<'_>, start: usize) {
        let _ = (reader, start);
    }
}

/// A text without the byte order mark that some servers put before it, and that a reader may pass over (RFC 8259).
pub(crate) fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}

/// Reads an object of an answer. Only what is no JSON object fails.
pub(crate) fn read_object<T: Object>(json: &[u8]) -> Result<T, ReadError> {
    let json = without_mark(json);
    let read = |text| -> Result<T, NoJson> {
        let mut reader = Reader::new(text);
        reader.blanks();
        let mut object = T::default();
        read_here(&mut reader, &mut object)?;
        reader.end()?;
        Ok(object)
    };
    let object = std::str::from_utf8(json).ok().and_then(|text| read(text).ok());
    object.ok_or_else(|| json::syntax_error(json))
}

/// Reads the object that begins here, into an empty one.
fn read_here<T: Object>(reader: &mut Reader<'_>, object: &mut T) -> Result<(), NoJson> {
    let start = reader.position();
    reader.object(|reader, key| match key {
        Key::Text(text) if object.read(&text, reader)? => Ok(()),
        key => object.extra_mut().read(key, reader),
    })?;
    object.extra_mut().settle();
    object.keep_raw(reader, start);
    Ok(())
}

/// The keys of an object, those that the model does not know at the end.
pub(crate) struct AllKeys<'o, T>(pub(crate) &'o T);

impl<T: Object> Keys for AllKeys<'_, T> {
    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        self.0.extra().write(self.0.write(sink)?)
    }
}

impl<T: Object + MaybeSerialize> WireValue for T {
    const EXPECTED: &'static str = "an object";
    const QUOTED: bool = false;

    fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
        if reader.peek() != Some(b'{') {
            let value = reader.value()?;
            *slot = unreadable(reader, value);
            return Ok(());
        }
        *slot = Slot::Value(T::default());
        match slot {
            Slot::Value(object) => read_here(reader, object),
            _ => Ok(()),
        }
    }

    fn measure(&self, measure: Measure) -> Measure {
        if let Some(raw) = self.raw() {
            return raw.measure(measure);
        }
        let Ok(measure) = AllKeys(self).write(measure.bytes(2));
        measure
    }

    fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
        if let Some(raw) = self.raw() {
            return raw.write_json(out);
        }
        out.put(&Json::of(&AllKeys(self)))
    }
}

/// The version of a type, without a value of it.
pub(crate) type VersionMarker<V> = PhantomData<fn() -> V>;
