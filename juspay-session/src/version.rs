//! The versions of the API as types.

use std::borrow::Cow;
use std::fmt::Debug;
use std::hash::Hash;

use serde::ser::Serialize;

use crate::generated::ApiVersion;
use crate::json::{self, Key, ReadError, Reader};
use crate::wire::{self, Object};

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
pub trait SessionAnswer: sealed::Sealed + Clone + Debug + Eq + Serialize + Send + Sync + Sized + 'static {
    /// Reads the body of an answer.
    ///
    /// Whatever the object holds is read: missing keys, unknown ones, unknown values and values of another type are
    /// all kept, and none of them fails.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is no JSON object.
    fn from_json(json: &[u8]) -> Result<Self, ReadError>;

    /// What a body says of itself, for the client.
    #[doc(hidden)]
    fn identity(json: &[u8]) -> Identity;
}

/// What the body of a success says of itself.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Identity {
    /// Whether it has a key that only a session has.
    pub is_session: bool,
    /// The order that it is about.
    pub order_id: Option<String>,
}

impl<T> SessionAnswer for T
where
    T: sealed::Sealed + Object + Clone + Debug + Eq + Serialize + Send + Sync + 'static,
{
    fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        wire::read_object(json)
    }

    fn identity(json: &[u8]) -> Identity {
        let mut identity = Identity::default();
        let mut known = T::default();
        // What came before an error counts: it tells whose answer was cut off.
        let _ = json::visit_object(wire::without_mark(json), &mut |key, value| {
            if let Key::Text(key) = key {
                // An error has a status as well, and a key without a value says nothing.
                identity.is_session |=
                    key != "status" && value != "null" && known.read(&key, &mut Reader::new("null")) == Ok(true);
                if key == "order_id" {
                    identity.order_id = json::text(value).map(Cow::into_owned);
                }
            }
        });
        identity
    }
}
