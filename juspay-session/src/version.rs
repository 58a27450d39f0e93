//! The versions of the API as types.

use std::borrow::Cow;
use std::fmt::Debug;
use std::hash::Hash;

use crate::generated::ApiVersion;
use crate::json::{self, Key, NoJson, ReadError, Reader};
use crate::wire::{self, Extra, MaybeSerialize, Object, Sink};

/// What an answer names the order by.
const ORDER_ID: &str = "order_id";

pub(crate) mod sealed {
    /// Only the generated versions are versions.
    pub trait Sealed {}
}

/// A version of the API, as a type: it decides which fields a request has and what answers it.
///
/// It is sealed. The versions are `default::Version` and its siblings, and the modules that hold them have the types
/// of their version under plain names.
pub trait Version: sealed::Sealed + Copy + Debug + Default + Eq + Hash + Send + Sync + 'static {
    /// The version as a value.
    const API_VERSION: ApiVersion;

    /// What answers a request that succeeds.
    type Response: SessionAnswer;
}

/// The body of a success, whatever the version.
///
/// It is sealed: the generated response types are all there are.
pub trait SessionAnswer: sealed::Sealed + Clone + Debug + Eq + MaybeSerialize + Send + Sync + Sized + 'static {
    /// Reads the body of an answer.
    ///
    /// Whatever the object holds is read: missing keys, unknown ones, unknown values and values of another type are
    /// all kept, and none of them fails.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is no JSON object.
    fn from_json(json: &[u8]) -> Result<Self, ReadError>;

    /// [`from_json`](Self::from_json), and what the body says of itself, for the client.
    #[doc(hidden)]
    fn identified(json: &[u8]) -> Result<(Self, Identity), ReadError>;

    /// What a body says of itself that may be no JSON, for the client.
    #[doc(hidden)]
    fn identity(json: &[u8]) -> Identity;
}

/// What the body of a success says of itself.
#[doc(hidden)]
#[derive(Debug, Default, PartialEq)]
pub struct Identity {
    /// Whether it has a key that only a session has.
    pub is_session: bool,
    /// The order that it is about.
    pub order_id: Option<String>,
}

impl<T> SessionAnswer for T
where
    T: sealed::Sealed + Object + Clone + Debug + Eq + MaybeSerialize + Send + Sync + 'static,
{
    fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        wire::read_object(json)
    }

    fn identified(json: &[u8]) -> Result<(Self, Identity), ReadError> {
        wire::read_object(json).map(|Identified { answer, identity }| (answer, identity))
    }

    fn identity(json: &[u8]) -> Identity {
        let mut identity = Identity::default();
        let mut known = T::default();
        // What came before an error counts: it tells whose answer was cut off.
        let _ = json::visit_object(wire::without_mark(json), &mut |key, value| {
            if let Key::Text(key) = key {
                let is_known = known.read(&key, &mut Reader::new("null")) == Ok(true);
                identity.note(&key, value, is_known);
            }
        });
        identity
    }
}

impl Identity {
    /// Notes a key and the JSON of its value. Of two equal keys the last counts.
    fn note(&mut self, key: &str, value: &str, is_known: bool) {
        // An error has a status as well, and a key without a value says nothing.
        self.is_session |= is_known && key != "status" && value != "null";
        if key == ORDER_ID {
            self.order_id = json::text(value).map(Cow::into_owned);
        }
    }
}

/// An answer that notes what it says of itself while it is read, so that it is read once.
#[derive(Default)]
struct Identified<T> {
    answer: T,
    identity: Identity,
}

impl<T: Object> Object for Identified<T> {
    fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
        let (start, rest) = (reader.position(), reader.rest());
        let is_known = self.answer.read(key, reader)?;
        if is_known {
            let value = rest.get(..reader.position() - start).unwrap_or_default();
            self.identity.note(key, value, true);
        } else if key == ORDER_ID {
            self.identity.note(key, Reader::new(rest).value()?.raw, false);
        }
        Ok(is_known)
    }

    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        self.answer.write(sink)
    }

    fn extra(&self) -> &Extra {
        self.answer.extra()
    }

    fn extra_mut(&mut self) -> &mut Extra {
        self.answer.extra_mut()
    }

    fn keep_raw(&mut self, reader: &mut Reader<'_>, start: usize) {
        self.answer.keep_raw(reader, start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1;

    #[track_caller]
    fn check(json: &str, is_session: bool, order_id: Option<&str>) {
        let expected = Identity { is_session, order_id: order_id.map(str::to_owned) };
        assert_eq!(v1::SessionResponse::identity(json.as_bytes()), expected, "{json}");
        let (response, identity) = v1::SessionResponse::identified(json.as_bytes()).unwrap();
        assert_eq!(identity, expected, "{json}");
        assert_eq!(response, v1::SessionResponse::from_json(json.as_bytes()).unwrap(), "{json}");
    }

    #[test]
    fn an_answer_says_the_same_of_itself_in_one_pass_as_in_two() {
        check("{}", false, None);
        check(r#"{"status": "error", "error_code": "x"}"#, false, None);
        check(r#"{"id": null, "payment_links": null}"#, false, None);
        check(r#"{"id": "o"}"#, true, None);
        check("\u{feff} { \"sdk_payload\" : {\"order_id\": \"inner\"} } ", true, None);
        check(r#"{"order_id": "one", "order_id": "\u0074wo"}"#, true, Some("two"));
        check(r#"{"order_id": "one", "order_id": 2}"#, true, None);
        check(r#"{"\u006frder_id": "one", "status": "NEW"}"#, true, Some("one"));
    }
}
