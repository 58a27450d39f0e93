//! The texts of a draft, in one piece of memory.

use std::fmt;

use crate::generated::TextKey;
use crate::json::{self, NoJson, Reader};
use crate::redact;
use crate::slot::{Effective, Held, Slot};
use crate::text::Text;
use crate::wire::{Json, Written};

const KEYS: usize = TextKey::ALL.len();

/// The texts of a draft, each under its key.
///
/// They stand in one piece of memory as the entries of JSON that they will be, `,"order_id":"order-1"`. So setting one
/// seldom asks for memory, writing those that were set one after the other is one copy, and dropping them all is one call.
#[derive(Clone)]
pub(crate) struct Texts {
    json: String,
    /// How many bytes of it belong to no key any more.
    unused: usize,
    places: [Place; KEYS],
}

/// What of the memory is a key's.
#[derive(Clone, Copy)]
struct Place {
    kind: Kind,
    span: Span,
}

impl Place {
    const ABSENT: Self = Self { kind: Kind::Absent, span: Span::EMPTY };
}

// Beside the span and not around it: a pass over many places branches less.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The key is not there; the span is empty.
    Absent,
    /// The span is an entry whose text needs no escape.
    Plain,
    /// The span is an entry that holds JSON that is no text.
    Raw,
    /// The span is a text that needs escapes. Its entry, which has them, stands right before it.
    Escaped,
}

#[derive(Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

impl Span {
    const EMPTY: Self = Self { start: 0, end: 0 };
}

impl TextKey {
    /// What stands before a value that is no string.
    fn before_raw(self) -> &'static str {
        self.before().strip_suffix('"').unwrap_or(self.before())
    }
}

impl Texts {
    /// Room for the texts of most requests, in a piece that allocators hand out fast.
    pub(crate) const ROOM: usize = 1024;

    /// Asks for memory for so many bytes.
    #[inline]
    pub(crate) fn reserve(&mut self, bytes: usize) {
        // There seldom is any yet, and then this is the shorter way.
        if self.json.capacity() == 0 {
            self.json = String::with_capacity(bytes);
        } else {
            self.json.reserve(bytes);
        }
    }

    /// What a key holds.
    #[inline(always)]
    pub(crate) fn slot(&self, key: TextKey) -> TextSlot<'_> {
        let Place { kind, span } = self.place(key.index());
        match kind {
            Kind::Absent => TextSlot::Absent,
            Kind::Plain => {
                TextSlot::Text(self.part(Span { start: span.start + key.before().len(), end: span.end - 1 }))
            }
            Kind::Raw | Kind::Escaped => self.odd_slot(key),
        }
    }

    #[cold]
    fn odd_slot(&self, key: TextKey) -> TextSlot<'_> {
        let Place { kind, span } = self.place(key.index());
        match kind {
            Kind::Raw => TextSlot::Raw(self.part(Span { start: span.start + key.before_raw().len(), ..span })),
            _ => TextSlot::Text(self.part(span)),
        }
    }

    /// Whether a key is there.
    #[inline(always)]
    pub(crate) fn is_given(&self, key: TextKey) -> bool {
        self.place(key.index()).kind != Kind::Absent
    }

    #[inline(always)]
    fn place(&self, index: usize) -> Place {
        self.places.get(index).copied().unwrap_or(Place::ABSENT)
    }

    #[inline(always)]
    fn part(&self, span: Span) -> &str {
        self.json.get(span.start..span.end).unwrap_or_default()
    }

    /// The entry of a key, if the key is there.
    #[inline(always)]
    fn entry(&self, key: TextKey) -> Option<Span> {
        let Place { kind, span } = self.place(key.index());
        match kind {
            Kind::Absent => None,
            Kind::Escaped => Some(self.escaped_entry(key, span)),
            Kind::Plain | Kind::Raw => Some(span),
        }
    }

    #[cold]
    fn escaped_entry(&self, key: TextKey, text: Span) -> Span {
        let more = json::escapes_length(self.part(text).as_bytes());
        Span { start: text.start - (key.before().len() + (text.end - text.start) + more + 1), end: text.start }
    }

    /// A run of entries, which is empty yet.
    pub(crate) fn run(&self) -> Run<'_> {
        Run { texts: self, span: Span::EMPTY }
    }

    #[inline(never)]
    fn copy<'o>(&self, span: Span, out: Json<'o>) -> Written<'o> {
        out.put(self.json.as_bytes().get(span.start..span.end).unwrap_or_default())
    }

    /// How many bytes all entries take, at most.
    #[inline]
    pub(crate) fn length(&self) -> usize {
        self.json.len()
    }

    /// Sets a text.
    // Inlined as far as the key goes, which then is copied in a few instructions.
    #[inline(always)]
    pub(crate) fn set(&mut self, key: TextKey, text: &str) {
        let start = self.json.len();
        self.json.push_str(key.before());
        self.finish(key, start, text);
    }

    /// Writes the rest of an entry that began there.
    #[inline(never)]
    fn finish(&mut self, key: TextKey, start: usize, text: &str) {
        if json::has_escapes(text.as_bytes()) {
            self.finish_escaped(key, text);
        } else {
            self.finish_plain(key, start, text);
        }
    }

    #[inline]
    fn finish_plain(&mut self, key: TextKey, start: usize, text: &str) {
        self.json.push_str(text);
        self.json.push('"');
        self.put(key, Kind::Plain, start);
    }

    #[cold]
    fn finish_escaped(&mut self, key: TextKey, text: &str) {
        json::escape(text, &mut self.json);
        self.json.push('"');
        let start = self.json.len();
        self.json.push_str(text);
        self.put(key, Kind::Escaped, start);
    }

    /// Keeps JSON that is no text.
    #[cold]
    fn set_raw(&mut self, key: TextKey, raw: &str) {
        let start = self.json.len();
        self.json.push_str(key.before_raw());
        self.json.push_str(raw);
        self.put(key, Kind::Raw, start);
    }

    /// Reads what stands under a key.
    pub(crate) fn read(&mut self, key: TextKey, reader: &mut Reader<'_>) -> Result<(), NoJson> {
        let value = reader.value()?;
        match value.text() {
            Some(text) if value.is_plain() => {
                let start = self.json.len();
                self.json.push_str(key.before());
                self.finish_plain(key, start, &text);
            }
            Some(text) => self.set(key, &text),
            None => self.set_raw(key, value.raw),
        }
        Ok(())
    }

    /// Shows a field that anybody may see, if it is given.
    pub(crate) fn show(&self, debug: &mut fmt::DebugStruct<'_, '_>, key: TextKey) {
        redact::public(debug, key.name(), &self.slot(key));
    }

    /// Says that a field is given, and nothing more.
    pub(crate) fn hide(&self, debug: &mut fmt::DebugStruct<'_, '_>, key: TextKey, sensitivity: &'static str) {
        redact::hidden(debug, key.name(), &self.slot(key), sensitivity);
    }

    /// Notes what was written for a key, from there to the end.
    #[inline]
    fn put(&mut self, key: TextKey, kind: Kind, start: usize) {
        let Some(place) = self.places.get_mut(key.index()) else { return };
        let replaced = std::mem::replace(place, Place { kind, span: Span { start, end: self.json.len() } });
        if replaced.kind != Kind::Absent {
            self.forget(key, replaced);
        }
    }

    /// Counts what was replaced, and writes everything anew when it is most of what is there: a draft that is set again and
    /// again does not grow.
    #[cold]
    fn forget(&mut self, key: TextKey, replaced: Place) {
        let Place { kind, span } = replaced;
        let start = if kind == Kind::Escaped { self.escaped_entry(key, span).start } else { span.start };
        self.unused += span.end - start;
        if self.unused <= self.json.len() / 2 {
            return;
        }
        let old = std::mem::take(self);
        self.reserve(old.json.len());
        for key in TextKey::ALL.iter().copied() {
            match old.slot(key) {
                TextSlot::Absent => {}
                TextSlot::Text(text) => self.set(key, text),
                TextSlot::Raw(raw) => self.set_raw(key, raw),
            }
        }
    }
}

/// Entries that stand one after the other and are still to be written, so that one copy does it.
pub(crate) struct Run<'t> {
    texts: &'t Texts,
    span: Span,
}

impl<'t> Run<'t> {
    /// What a key holds.
    pub(crate) fn slot(&self, key: TextKey) -> TextSlot<'t> {
        self.texts.slot(key)
    }

    /// Adds the entry of a key, if the key is there; writes what was there before if that stands elsewhere.
    #[inline(always)]
    pub(crate) fn add<'o>(&mut self, key: TextKey, out: Json<'o>) -> Written<'o> {
        let Some(entry) = self.texts.entry(key) else { return Ok(out) };
        if entry.start == self.span.end {
            self.span.end = entry.end;
            return Ok(out);
        }
        let out = self.texts.copy(self.span, out);
        self.span = entry;
        out
    }

    /// Writes what is to be written.
    #[inline(always)]
    pub(crate) fn flush<'o>(&mut self, out: Json<'o>) -> Written<'o> {
        let Span { start, end } = std::mem::replace(&mut self.span, Span::EMPTY);
        if start == end { Ok(out) } else { self.texts.copy(Span { start, end }, out) }
    }
}

impl Default for Texts {
    fn default() -> Self {
        Self { json: String::new(), unused: 0, places: [Place::ABSENT; KEYS] }
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        TextKey::ALL.iter().copied().all(|key| self.slot(key) == other.slot(key))
    }
}

impl Eq for Texts {}

/// What a key of text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextSlot<'t> {
    /// The key is not there.
    Absent,
    /// The key holds a text.
    Text(&'t str),
    /// The key holds other JSON.
    Raw(&'t str),
}

impl<'t> TextSlot<'t> {
    #[inline]
    pub(crate) fn is_given(self) -> bool {
        !matches!(self, Self::Absent)
    }

    #[inline]
    pub(crate) fn text(self) -> Option<&'t str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Absent | Self::Raw(_) => None,
        }
    }

    /// The text as a condition sees it.
    #[inline]
    pub(crate) fn effective(self) -> Effective<&'t str> {
        match self {
            Self::Absent => Effective::Absent,
            Self::Text(text) => Effective::Value(text),
            Self::Raw(_) => Effective::Unreadable,
        }
    }

    /// The text as a condition sees it, of a key that has a default.
    pub(crate) fn effective_or(self, default: &'t str) -> Effective<&'t str> {
        match self.effective() {
            Effective::Absent => Effective::Value(default),
            given => given,
        }
    }
}

impl Slot<Text> {
    /// A text that stands on its own, as those of a group do, in the same view.
    pub(crate) fn as_text(&self) -> TextSlot<'_> {
        match (self.value(), self.unreadable()) {
            (Some(text), _) => TextSlot::Text(text.as_str()),
            (None, Some(raw)) => TextSlot::Raw(raw.get()),
            (None, None) => TextSlot::Absent,
        }
    }
}

impl Held for TextSlot<'_> {
    fn is_given(&self) -> bool {
        (*self).is_given()
    }

    fn shown(&self) -> Option<&dyn fmt::Debug> {
        match self {
            Self::Text(text) => Some(text),
            Self::Absent | Self::Raw(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts and JSON of every kind, in turn.
    const VALUES: [&str; 6] = ["", "plain", "a \"quoted\"\\\n\u{1} one", "null", "[1, {\"a\": null}]", "7"];

    /// What a key is to hold: every other one a text.
    fn set(texts: &mut Texts, key: TextKey, number: usize) {
        let value = VALUES[number % VALUES.len()];
        if number % VALUES.len() < 3 { texts.set(key, value) } else { texts.set_raw(key, value) }
    }

    fn expected(number: usize) -> TextSlot<'static> {
        let value = VALUES[number % VALUES.len()];
        if number % VALUES.len() < 3 { TextSlot::Text(value) } else { TextSlot::Raw(value) }
    }

    #[test]
    fn every_key_holds_what_was_set_last_and_memory_does_not_grow() {
        let mut texts = Texts::default();
        let mut held = [None; KEYS];
        let mut random = fastrand(1);
        for number in 0..5000 {
            let index = random() % KEYS;
            set(&mut texts, TextKey::ALL[index], number);
            held[index] = Some(number);
            for (key, held) in TextKey::ALL.iter().copied().zip(held) {
                assert_eq!(texts.slot(key), held.map_or(TextSlot::Absent, expected));
                assert_eq!(texts.is_given(key), held.is_some());
            }
            assert!(texts == texts.clone());
        }
        let most = TextKey::ALL.iter().map(|key| key.before().len() + 100).sum::<usize>();
        assert!(texts.json.capacity() <= 4 * most, "{} bytes", texts.json.capacity());
    }

    #[test]
    fn two_are_equal_that_hold_the_same_whatever_was_there_before() {
        let [mut one, mut other] = [Texts::default(), Texts::default()];
        for (number, key) in TextKey::ALL.iter().copied().enumerate() {
            set(&mut one, key, number);
        }
        for (number, key) in TextKey::ALL.iter().copied().enumerate().rev() {
            set(&mut other, key, number + 1);
            assert!(one != other);
            set(&mut other, key, number);
        }
        assert!(one == other);
    }

    /// Numbers without a pattern; it is a crate less for those who only test this one.
    fn fastrand(seed: u32) -> impl FnMut() -> usize {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize
        }
    }
}
