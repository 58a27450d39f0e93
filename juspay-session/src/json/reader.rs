//! Reads JSON in one pass, value by value, without a tree.
//!
//! It takes what is JSON and nothing else.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Key, RawJson, plain_length};
use crate::slot::Slot;
use crate::text::Text;

/// The text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoJson;

/// What does not stand where a reader stopped.
#[derive(Clone, Copy)]
enum Missing {
    /// A value.
    Value,
    /// A digit of a number.
    Digit,
    /// A key.
    Key,
    /// The colon behind a key.
    Colon,
    /// A comma, or the end of an object.
    MemberEnd,
    /// A comma, or the end of a list.
    ElementEnd,
    /// A character of a string, or its end.
    Character,
    /// An escape in a string.
    Escape,
    /// The end of the text.
    End,
}

impl Missing {
    fn message(self, is_at_end: bool) -> String {
        let expected = match self {
            Self::Value if !is_at_end => return "this is no JSON value".to_owned(),
            Self::Value => "a value",
            Self::Digit => "a digit",
            Self::Key => "a key in double quotes",
            Self::Colon => "a colon",
            Self::MemberEnd => "a comma or `}`",
            Self::ElementEnd => "a comma or `]`",
            Self::Character if is_at_end => return "no JSON: the text ends inside a string".to_owned(),
            Self::Character => return "no JSON: a control character in a string has to be an escape".to_owned(),
            Self::Escape => return "no JSON: no escape begins with this backslash".to_owned(),
            Self::End => return "no JSON: something follows the value".to_owned(),
        };
        if is_at_end {
            format!("no JSON: the text ends, {expected} is expected")
        } else {
            format!("no JSON: {expected} is expected")
        }
    }
}

/// A place in a JSON text.
pub(crate) struct Reader<'j> {
    json: &'j str,
    at: usize,
    nested: bool,
    missing: Missing,
    /// The text again, for the parts of it that are kept; made when the first one is.
    whole: Option<Arc<Box<str>>>,
}

/// A value that was read over.
#[derive(Clone, Copy)]
pub(crate) struct Value<'j> {
    /// Its JSON.
    pub(crate) raw: &'j str,
    start: usize,
    /// Whether it is a string without escapes.
    plain: bool,
}

impl<'j> Value<'j> {
    /// Whether it is a string without escapes.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }

    /// The text of a string; `None` for any other JSON, and for an escape that is no Unicode.
    pub(crate) fn text(&self) -> Option<Cow<'j, str>> {
        if self.plain { self.raw.get(1..self.raw.len() - 1).map(Cow::Borrowed) } else { super::text(self.raw) }
    }
}

/// How many open values [`Reader::nest`] remembers without memory of its own.
const MAX_OPEN: u32 = u128::BITS;

impl<'j> Reader<'j> {
    pub(crate) fn new(json: &'j str) -> Self {
        Self { json, at: 0, nested: false, missing: Missing::Value, whole: None }
    }

    /// Whether any value so far was an object or a list, the outermost left aside.
    pub(crate) fn is_nested(&self) -> bool {
        self.nested
    }

    /// Where the reader is, in bytes.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    /// Passes over blanks.
    #[inline]
    pub(crate) fn blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// What is wrong where the reader stopped, in words.
    pub(super) fn message(&self) -> String {
        self.missing.message(self.rest().is_empty())
    }

    /// Stops where something is missing.
    #[cold]
    fn stop(&mut self, at: usize, missing: Missing) -> NoJson {
        (self.at, self.missing) = (at, missing);
        NoJson
    }

    /// Passes over a byte.
    #[inline]
    fn expect(&mut self, byte: u8, otherwise: Missing) -> Result<(), NoJson> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.stop(self.at, otherwise))
        }
    }

    /// Holds at the end alone.
    pub(crate) fn end(&mut self) -> Result<(), NoJson> {
        self.blanks();
        if self.at == self.json.len() { Ok(()) } else { Err(self.stop(self.at, Missing::End)) }
    }

    /// Reads over the value that begins here.
    #[inline]
    pub(crate) fn value(&mut self) -> Result<Value<'j>, NoJson> {
        let start = self.at;
        let mut plain = false;
        match self.peek() {
            Some(b'"') => plain = self.string()?,
            Some(b'{' | b'[') => self.nest()?,
            _ => self.scalar()?,
        }
        let raw = self.json.get(start..self.at).ok_or(NoJson)?;
        Ok(Value { raw, start, plain })
    }

    /// Reads the object that begins here. Each of its entries reads its value.
    #[inline]
    pub(crate) fn object(
        &mut self,
        mut entry: impl FnMut(&mut Self, Key<'j>) -> Result<(), NoJson>,
    ) -> Result<(), NoJson> {
        self.nested |= self.at > 0;
        self.expect(b'{', Missing::Value)?;
        self.blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            let key = self.key()?;
            entry(self, key)?;
            self.blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                _ => return self.expect(b'}', Missing::MemberEnd),
            }
            self.blanks();
        }
    }

    /// Reads the list that begins here. Each of its elements is a value.
    pub(crate) fn list(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), NoJson>) -> Result<(), NoJson> {
        self.nested |= self.at > 0;
        self.expect(b'[', Missing::Value)?;
        self.blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            element(self)?;
            self.blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                _ => return self.expect(b']', Missing::ElementEnd),
            }
            self.blanks();
        }
    }

    /// A key, the colon and the blanks around it.
    #[inline]
    fn key(&mut self) -> Result<Key<'j>, NoJson> {
        if self.peek() != Some(b'"') {
            return Err(self.stop(self.at, Missing::Key));
        }
        let value = self.value()?;
        self.blanks();
        self.expect(b':', Missing::Colon)?;
        self.blanks();
        Ok(value.text().map_or(Key::Raw(value.raw), Key::Text))
    }

    /// Reads over a string, and tells whether it has no escapes.
    #[inline]
    fn string(&mut self) -> Result<bool, NoJson> {
        let bytes = self.json.as_bytes();
        let mut at = self.at + 1;
        let mut plain = true;
        loop {
            at += plain_length(bytes.get(at..).unwrap_or_default());
            match bytes.get(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    return Ok(plain);
                }
                Some(b'\\') => match escape_length(bytes.get(at + 1..).unwrap_or_default()) {
                    Some(length) => {
                        plain = false;
                        at += length;
                    }
                    None => return Err(self.stop(at, Missing::Escape)),
                },
                _ => return Err(self.stop(at, Missing::Character)),
            }
        }
    }

    /// Reads over a number, `true`, `false` or `null`.
    fn scalar(&mut self) -> Result<(), NoJson> {
        let rest = self.rest().as_bytes();
        let word = ["null", "true", "false"].into_iter().find(|word| rest.starts_with(word.as_bytes()));
        let (length, is_whole) = word.map_or_else(|| number_length(rest), |word| (word.len(), true));
        self.at += length;
        match length {
            _ if is_whole => Ok(()),
            0 => Err(self.stop(self.at, Missing::Value)),
            _ => Err(self.stop(self.at, Missing::Digit)),
        }
    }

    /// Reads over an object or a list with all that is in it. Only here may a text nest deep, so this calls nothing that
    /// calls it again.
    fn nest(&mut self) -> Result<(), NoJson> {
        self.nested |= self.at > 0;
        // What is open, the innermost in the lowest bit: a list, or else an object. What is outside of so many is set aside.
        let (mut lists, mut open) = (0_u128, 0_u32);
        let mut outside = Vec::new();
        loop {
            // A value begins here.
            let is_list = match self.peek() {
                Some(b'{') => Some(false),
                Some(b'[') => Some(true),
                Some(b'"') => {
                    self.string()?;
                    None
                }
                _ => {
                    self.scalar()?;
                    None
                }
            };
            if let Some(is_list) = is_list {
                if open == MAX_OPEN {
                    outside.push(lists);
                    open = 0;
                }
                self.at += 1;
                lists = lists << 1 | u128::from(is_list);
                open += 1;
                self.blanks();
                if self.peek() != Some(if is_list { b']' } else { b'}' }) {
                    if !is_list {
                        self.key()?;
                    }
                    continue;
                }
            }
            // A value ends here, or nothing was in it.
            loop {
                if open == 0 {
                    let Some(outer) = outside.pop() else { return Ok(()) };
                    (lists, open) = (outer, MAX_OPEN);
                }
                self.blanks();
                let is_list = lists & 1 == 1;
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        self.blanks();
                        if !is_list {
                            self.key()?;
                        }
                        break;
                    }
                    Some(b']') if is_list => {}
                    Some(b'}') if !is_list => {}
                    _ => {
                        let missing = if is_list { Missing::ElementEnd } else { Missing::MemberEnd };
                        return Err(self.stop(self.at, missing));
                    }
                }
                self.at += 1;
                lists >>= 1;
                open -= 1;
            }
        }
    }

    /// Keeps the text of a string in a slot; `false` for any other JSON, and for an escape that is no Unicode.
    #[inline]
    pub(crate) fn keep_text(&mut self, value: Value<'j>, slot: &mut Slot<Text>) -> bool {
        match value.text() {
            None => return false,
            // Without escapes it came, and without them it is written.
            Some(Cow::Borrowed(text)) if slot.set_short(text) => {}
            Some(Cow::Borrowed(text)) => *slot = Slot::Value(self.part(text, value.start + 1)),
            Some(Cow::Owned(text)) => *slot = Slot::Value(text.into()),
        }
        true
    }

    /// The JSON of a value, to keep.
    pub(crate) fn keep(&mut self, value: Value<'j>) -> RawJson {
        RawJson::from_text(self.part(value.raw, value.start))
    }

    /// What is still to be read.
    pub(crate) fn rest(&self) -> &'j str {
        self.json.get(self.at..).unwrap_or_default()
    }

    /// The JSON that began there and ends here, to keep.
    pub(crate) fn keep_from(&mut self, start: usize) -> RawJson {
        let raw = self.json.get(start..self.at).unwrap_or_default();
        RawJson::from_text(self.part(raw, start))
    }

    #[inline]
    fn part(&mut self, text: &str, start: usize) -> Text {
        let Self { json, whole, .. } = self;
        Text::part(text, start, || Arc::clone(whole.get_or_insert_with(|| Arc::new((*json).into()))))
    }
}

/// How long an escape is, what follows its backslash given.
fn escape_length(rest: &[u8]) -> Option<usize> {
    match rest {
        [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => Some(2),
        [b'u', a, b, c, d, ..] if [a, b, c, d].into_iter().all(u8::is_ascii_hexdigit) => Some(6),
        _ => None,
    }
}

/// How long the number is with which a text begins, and whether no digit is missing where it ends.
fn number_length(text: &[u8]) -> (usize, bool) {
    fn digits(text: &[u8]) -> (bool, &[u8]) {
        let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0, text.get(count..).unwrap_or_default())
    }
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    // What follows a leading zero is not of the number.
    let (mut is_whole, mut rest) = unsigned.strip_prefix(b"0").map_or_else(|| digits(unsigned), |rest| (true, rest));
    if let (true, [b'.', after @ ..]) = (is_whole, rest) {
        (is_whole, rest) = digits(after);
    }
    if let (true, [b'e' | b'E', after @ ..]) = (is_whole, rest) {
        (is_whole, rest) = digits(if let [b'+' | b'-', after @ ..] = after { after } else { after });
    }
    (text.len() - rest.len(), is_whole)
}

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;
    use serde_json::value::RawValue;

    use super::*;

    /// It takes what serde_json takes.
    #[track_caller]
    fn check(json: &str) {
        let mut reader = Reader::new(json);
        reader.blanks();
        let ours = reader.value().and_then(|_| reader.end()).is_ok();
        let theirs = serde_json::from_str::<&RawValue>(json).is_ok();
        assert_eq!(ours, theirs, "{json}");
    }

    #[test]
    fn takes_what_is_json() {
        let values = [
            "null",
            "true",
            "false",
            "nul",
            "tru",
            "nulll",
            "True",
            "0",
            "-0",
            "00",
            "01",
            "-",
            "-01",
            "1.",
            "1.0",
            ".1",
            "1e",
            "1e5",
            "1E+5",
            "1e-05",
            "1e+",
            "-1.20e30",
            "1.e1",
            "\"\"",
            "\"",
            "\"a",
            "\"\\",
            "\"\\\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\u12aF\"",
            "\"\\ud800\"",
            "\"\\ud800\\udc00\"",
            "\"\u{1f}\"",
            "\"\u{7f}\"",
            "\"\u{2028}\"",
            "\"\\/\\b\\f\\n\\r\\t\"",
            "12345678901234567890123",
            "1e999999",
            "\"aaaaaaaaaaaaaaa\u{1}\"",
            "",
            " ",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
        ];
        let frames = [
            "#",
            " # ",
            "[#]",
            "[ # , # ]",
            "[#,]",
            "[,#]",
            "{\"k\":#}",
            "{\"k\" : # , \"k\":#}",
            "{\"k\":#,}",
            "{#:1}",
            "{\"k\"#}",
            "[[#]]",
            "[{\"a\":[#,{}]},[],#]",
            "[#}",
            "{\"k\":#]",
            "##",
            "[# #]",
        ];
        for frame in frames {
            for value in values {
                check(&frame.replace('#', value));
            }
        }
        for depth in [1, 127, 128, 129, 130, 1000] {
            check(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
            check(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
            check(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth - 1)));
            check(&format!("{}1{}}}", "[{\"a\":".repeat(depth), "}]".repeat(depth)));
        }
        assert!(serde_json::from_str::<IgnoredAny>("1e999999").is_ok());
    }

    /// Only what is nested can have keys of its own that stand twice.
    #[test]
    fn knows_whether_anything_was_nested() {
        #[track_caller]
        fn check(json: &str, expected: bool, read: fn(&mut Reader<'_>) -> Result<(), NoJson>) {
            let mut reader = Reader::new(json);
            reader.blanks();
            assert_eq!(read(&mut reader), Ok(()), "{json}");
            assert_eq!(reader.is_nested(), expected, "{json}");
        }
        let value = |reader: &mut Reader<'_>| reader.value().map(drop);
        let object = |reader: &mut Reader<'_>| reader.object(|reader, _| reader.value().map(drop));
        let list = |reader: &mut Reader<'_>| reader.list(|reader| reader.value().map(drop));
        for (json, expected) in [("1", false), ("[1, 2]", false), ("{\"a\": 1}", false), (" [1]", true), (" {}", true)]
        {
            check(json, expected, value);
        }
        check(" 1", false, value);
        for (json, expected) in
            [("{}", false), ("{\"a\": 1, \"b\": \"\"}", false), ("{\"a\": []}", true), (" {}", true)]
        {
            check(json, expected, object);
        }
        check("{\"a\": {}}", true, |reader| reader.object(|reader, _| reader.object(|_, _| Ok(()))));
        for (json, expected) in [("[]", false), ("[1, \"a\"]", false), ("[{}]", true), (" [1]", true)] {
            check(json, expected, list);
        }
        check("[[], []]", true, |reader| reader.list(|reader| reader.list(|_| Ok(()))));
    }
}
