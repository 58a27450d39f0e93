//! What is the same for every request that only reads.

use std::fmt;

use crate::request::RequestHeader;
use crate::response::{Response, sealed};

/// A request that only reads: it has no body and changes nothing, so it can be repeated.
///
/// It is sealed: the generated requests implement it.
pub trait ReadRequest: sealed::Sealed + Clone + fmt::Debug + Eq + Send + Sync + 'static {
    /// The body of a success.
    type Response: Response;

    #[doc(hidden)]
    const HEADERS: &'static [RequestHeader];

    /// Returns the path and the query, encoded. `None` if a part of the path is empty, `.` or `..`, which no URL can carry.
    fn target(&self) -> Option<String>;

    /// Returns the value of a header that is an argument of the call, by its name.
    fn header(&self, name: &str) -> Option<&str>;

    /// Returns the order ID.
    fn order(&self) -> Option<&str>;

    /// Returns `true` if a response says that there is no such thing.
    #[doc(hidden)]
    fn is_not_found(status: u16, body: &[u8]) -> bool;
}

/// A path and a query in the making.
#[derive(Debug, Default)]
pub(crate) struct Target {
    text: String,
    has_query: bool,
}

impl Target {
    /// Adds a part of the path that is encoded already.
    pub(crate) fn path(&mut self, part: &str) {
        self.text.push_str(part);
    }

    /// Adds a segment of the path; `None` if a URL parser would drop it.
    pub(crate) fn segment(&mut self, segment: &str) -> Option<()> {
        self.encode(segment);
        (!["", ".", ".."].contains(&segment)).then_some(())
    }

    /// Adds a parameter of the query.
    pub(crate) fn query(&mut self, name: &str, value: &str) {
        self.text.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.encode(name);
        self.text.push('=');
        self.encode(value);
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// Adds a text in which everything is encoded that RFC 3986 does not call unreserved.
    fn encode(&mut self, text: &str) {
        use fmt::Write as _;

        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                self.text.push(char::from(byte));
            } else {
                // Writing to memory does not fail.
                let _ = write!(self.text, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_encoded_or_refused() {
        for (segment, expected) in [
            ("order-1", Some("/orders/order-1")),
            ("a b/c?d#e%2F", Some("/orders/a%20b%2Fc%3Fd%23e%252F")),
            ("\u{fc}\n", Some("/orders/%C3%BC%0A")),
            ("...", Some("/orders/...")),
            ("", None),
            (".", None),
            ("..", None),
        ] {
            let mut target = Target::default();
            target.path("/orders/");
            let is_segment = target.segment(segment).is_some();
            assert_eq!(is_segment.then(|| target.finish()).as_deref(), expected, "{segment:?}");
        }
    }

    #[test]
    fn a_query_begins_once() {
        let mut target = Target::default();
        target.path("/a");
        target.query("b.c", "d&e");
        target.query("f", "");
        assert_eq!(target.finish(), "/a?b.c=d%26e&f=");
    }
}
