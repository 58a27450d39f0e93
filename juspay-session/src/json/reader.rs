//! Reads JSON in one pass, value by value, without a tree.
//!
//! It takes what is JSON and nothing else. It knows no words for what is wrong: whoever wants them asks serde_json.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::{Key, RawJson, plain_length};
use crate::slot::Slot;
use crate::text::Text;

/// The text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoJson;

/// A place in a JSON text.
pub(crate) struct Reader<'j> {
    json: &'j str,
    at: usize,
    nested: bool,
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

/// How deep values may nest for [`Reader::nest`] to remember on its own what is open.
const MAX_OPEN: u32 = u128::BITS;

impl<'j> Reader<'j> {
    pub(crate) fn new(json: &'j str) -> Self {
        Self { json, at: 0, nested: false, whole: None }
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

    /// Passes over a byte.
    #[inline]
    fn expect(&mut self, byte: u8) -> Result<(), NoJson> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(NoJson)
        }
    }

    /// Holds at the end alone.
    pub(crate) fn end(&mut self) -> Result<(), NoJson> {
        self.blanks();
        if self.at == self.json.len() { Ok(()) } else { Err(NoJson) }
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
        self.expect(b'{')?;
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
                _ => return self.expect(b'}'),
            }
            self.blanks();
        }
    }

    /// Reads the list that begins here. Each of its elements is a value.
    pub(crate) fn list(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), NoJson>) -> Result<(), NoJson> {
        self.nested |= self.at > 0;
        self.expect(b'[')?;
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
                _ => return self.expect(b']'),
            }
            self.blanks();
        }
    }

    /// A key, the colon and the blanks around it.
    #[inline]
    fn key(&mut self) -> Result<Key<'j>, NoJson> {
        if self.peek() != Some(b'"') {
            return Err(NoJson);
        }
        let value = self.value()?;
        self.blanks();
        self.expect(b':')?;
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
            at += plain_length(bytes.get(at..).ok_or(NoJson)?);
            match bytes.get(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    return Ok(plain);
                }
                Some(b'\\') => {
                    plain = false;
                    at += escape_length(bytes.get(at + 1..).ok_or(NoJson)?)?;
                }
                _ => return Err(NoJson),
            }
        }
    }

    /// Reads over a number, `true`, `false` or `null`.
    fn scalar(&mut self) -> Result<(), NoJson> {
        let rest = self.json.as_bytes().get(self.at..).ok_or(NoJson)?;
        let word = ["null", "true", "false"].into_iter().find(|word| rest.starts_with(word.as_bytes()));
        self.at += match word {
            Some(word) => word.len(),
            None => number_length(rest).ok_or(NoJson)?,
        };
        Ok(())
    }

    /// Reads over an object or a list with all that is in it. Only here may a text nest deep, so this calls nothing that
    /// calls it again.
    fn nest(&mut self) -> Result<(), NoJson> {
        let start = self.at;
        self.nested |= start > 0;
        // What is open, the innermost in the lowest bit: a list, or else an object.
        let (mut lists, mut open) = (0_u128, 0_u32);
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
                    return self.deep(start);
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
                    return Ok(());
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
                    _ => return Err(NoJson),
                }
                self.at += 1;
                lists >>= 1;
                open -= 1;
            }
        }
    }

    /// Reads over what nests too deep.
    #[cold]
    fn deep(&mut self, start: usize) -> Result<(), NoJson> {
        let rest = self.json.get(start..).ok_or(NoJson)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(_)) => {
                self.at = start + values.byte_offset();
                Ok(())
            }
            _ => Err(NoJson),
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
fn escape_length(rest: &[u8]) -> Result<usize, NoJson> {
    match rest {
        [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => Ok(2),
        [b'u', a, b, c, d, ..] if [a, b, c, d].into_iter().all(u8::is_ascii_hexdigit) => Ok(6),
        _ => Err(NoJson),
    }
}

/// How long the number is with which a text begins, if it begins with one.
fn number_length(text: &[u8]) -> Option<usize> {
    fn digits(text: &[u8]) -> (usize, &[u8]) {
        let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count, text.get(count..).unwrap_or_default())
    }
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, mut rest) = digits(unsigned);
    if whole == 0 || whole > 1 && unsigned.starts_with(b"0") {
        return None;
    }
    if let [b'.', after @ ..] = rest {
        let (places, after) = digits(after);
        (places > 0).then_some(())?;
        rest = after;
    }
    if let [b'e' | b'E', after @ ..] = rest {
        let after = if let [b'+' | b'-', after @ ..] = after { after } else { after };
        let (exponent, after) = digits(after);
        (exponent > 0).then_some(())?;
        rest = after;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;

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
