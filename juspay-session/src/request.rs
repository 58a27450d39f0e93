//! Requests: filled as a draft, checked as a whole, written as JSON.

use std::fmt;
use std::marker::PhantomData;

use crate::check::Check;
use crate::epoch::EpochSeconds;
use crate::generated::{ApiVersion, RequestBody, check_request};
use crate::json::{self, Key, NoJson, RawJson, ReadError, Reader};
use crate::texts::Texts;
use crate::version::Version;
use crate::violation::{Violation, Violations};
use crate::wire::{Count, Extra, Json, Keys, Sink, VersionMarker};

/// The body of a request.
///
/// Whoever holds one holds a body that kept every blocking rule when it was built, or one that says that it was
/// [not checked](Self::is_checked).
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRequest<V> {
    pub(crate) draft: Box<Draft>,
    checked: bool,
    version: VersionMarker<V>,
}

/// What a request holds, right or wrong. It is large: every setter would move it if it did not stand behind a pointer.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) body: RequestBody,
    pub(crate) extra: Extra,
}

impl Draft {
    fn debug(&self, debug: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        self.body.debug(debug);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

impl Keys for Draft {
    #[inline]
    fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
        self.extra.write(self.body.write(sink)?)
    }

    #[inline]
    fn texts_length(&self) -> usize {
        self.body.texts.length()
    }
}

impl<V: Version> SessionRequest<V> {
    /// An empty draft.
    pub fn builder() -> SessionRequestBuilder<V> {
        SessionRequestBuilder::new()
    }

    /// Whether the rules were checked when it was built, and kept.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.checked
    }

    /// The same as a draft, to change and build again.
    pub fn into_builder(self) -> SessionRequestBuilder<V> {
        SessionRequestBuilder { draft: self.draft, version: self.version }
    }

    /// A key that the model does not know, as it was given.
    #[must_use]
    pub fn extra(&self, key: &str) -> Option<&RawJson> {
        self.draft.extra.get(key)
    }

    /// The body as JSON, in the order of the model, what it does not know at the end.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        Json::of(&*self.draft)
    }

    pub(crate) fn body(&self) -> &RequestBody {
        &self.draft.body
    }
}

impl<V: Version> fmt::Debug for SessionRequest<V> {
    /// The fields that are given; what is personal or secret is named and not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("SessionRequest");
        debug.field("version", &V::API_VERSION).field("checked", &self.checked);
        self.draft.debug(&mut debug)
    }
}

/// A draft of a request: every field may still be missing or wrong.
///
/// It is filled by setters or [read from JSON](Self::from_json); [`build`](Self::build) checks it as a whole.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "a draft does nothing until it is built"]
pub struct SessionRequestBuilder<V> {
    pub(crate) draft: Box<Draft>,
    version: VersionMarker<V>,
}

impl<V: Version> SessionRequestBuilder<V> {
    /// An empty draft.
    pub fn new() -> Self {
        let mut draft = Box::<Draft>::default();
        draft.body.texts.reserve(Texts::ROOM);
        Self { draft, version: PhantomData }
    }

    /// Reads a draft from a JSON object.
    ///
    /// A value of the wrong type is no error here: it is kept, and reported by [`build`](Self::build) with all the
    /// other violations. Keys that the model does not know are kept as they are.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is no JSON, no object, or has a key twice in one object at any depth.
    ///
    /// ```
    /// use juspay_session::v1;
    ///
    /// let draft = v1::SessionRequestBuilder::from_json(br#"{"order_id": 7, "amount": "1.234"}"#)?;
    /// let violations = draft.build().unwrap_err();
    /// assert!(violations.iter().any(|violation| violation.field() == "order_id" && violation.rule() == "type"));
    /// # Ok::<(), juspay_session::ReadError>(())
    /// ```
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        let mut draft = Box::<Draft>::default();
        draft.read(V::API_VERSION, json)?;
        Ok(Self { draft, version: PhantomData })
    }

    /// Sets a key that the model does not know; it goes to the server as it is. The last value of a key counts.
    ///
    /// Naming a key that the model does know is a violation: such a field has a setter.
    ///
    /// ```
    /// # use juspay_session::{v1, RawJson};
    /// let draft = v1::SessionRequest::builder().extra("order_type", "ORDER_PAYMENT");
    /// ```
    pub fn extra(mut self, key: impl AsRef<str>, value: impl Into<RawJson>) -> Self {
        self.draft.extra.set(key.as_ref(), value.into());
        self
    }

    /// Sets metadata for a gateway: the key `metadata.<gateway>:<key>`.
    ///
    /// ```
    /// # use juspay_session::v1;
    /// let draft = v1::SessionRequest::builder().gateway_metadata("PAYU", "merchant_ref", "west-2");
    /// ```
    pub fn gateway_metadata(self, gateway: &str, key: &str, value: impl Into<RawJson>) -> Self {
        self.extra(format!("metadata.{gateway}:{key}"), value)
    }

    /// Checks every rule, by the system's clock, and builds the request if none blocks.
    ///
    /// # Errors
    ///
    /// [`Violations`]: all of them in one pass, advice included.
    pub fn build(self) -> Result<SessionRequest<V>, Violations> {
        self.build_at(EpochSeconds::now())
    }

    /// [`build`](Self::build), for a call at a given time. Rules on dates depend on it.
    ///
    /// # Errors
    ///
    /// [`Violations`]: all of them in one pass, advice included.
    pub fn build_at(self, now: EpochSeconds) -> Result<SessionRequest<V>, Violations> {
        let violations = self.check_at(now);
        if violations.is_valid() { Ok(self.into_request(true)) } else { Err(violations) }
    }

    /// Builds the request whatever it holds.
    ///
    /// It is the way past a rule that the server has relaxed. A modelled key that was given as an extra one takes
    /// the place of the field.
    #[must_use]
    pub fn build_unchecked(mut self) -> SessionRequest<V> {
        let Draft { body, extra } = &mut *self.draft;
        extra.retain(|key, value| body.read(V::API_VERSION, key, &mut Reader::new(value.get())) != Ok(true));
        self.into_request(false)
    }

    /// Every rule that the draft breaks, advice included, by the system's clock.
    #[must_use]
    pub fn check(&self) -> Violations {
        self.check_at(EpochSeconds::now())
    }

    /// [`check`](Self::check), for a call at a given time.
    #[must_use]
    pub fn check_at(&self, now: EpochSeconds) -> Violations {
        self.draft.check(V::API_VERSION, now)
    }

    /// The advice that the draft does not follow, by the system's clock. It does not block.
    #[must_use]
    pub fn advisories(&self) -> Vec<Violation> {
        self.advisories_at(EpochSeconds::now())
    }

    /// [`advisories`](Self::advisories), for a call at a given time.
    #[must_use]
    pub fn advisories_at(&self, now: EpochSeconds) -> Vec<Violation> {
        self.check_at(now).should().cloned().collect()
    }

    fn into_request(self, checked: bool) -> SessionRequest<V> {
        SessionRequest { draft: self.draft, checked, version: self.version }
    }
}

impl<V: Version> Default for SessionRequestBuilder<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: Version> fmt::Debug for SessionRequestBuilder<V> {
    /// The fields that are given; what is personal or secret is named and not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("SessionRequestBuilder");
        debug.field("version", &V::API_VERSION);
        self.draft.debug(&mut debug)
    }
}

/// Every rule of a version that a JSON object breaks as a request, advice included, for a call at a given time.
///
/// It is [`SessionRequestBuilder::from_json`] and [`SessionRequestBuilder::check_at`] for a version that is only known
/// when the program runs.
///
/// # Errors
///
/// [`ReadError`] if the text is no JSON, no object, or has a key twice in one object at any depth.
pub fn check_json(version: ApiVersion, json: &[u8], now: EpochSeconds) -> Result<Violations, ReadError> {
    let mut draft = Draft::default();
    draft.read(version, json)?;
    Ok(draft.check(version, now))
}

impl Draft {
    /// Reads a JSON object into an empty draft.
    fn read(&mut self, version: ApiVersion, json: &[u8]) -> Result<(), ReadError> {
        match std::str::from_utf8(json).ok().and_then(|json| self.read_text(version, json).ok()) {
            Some(true) => Ok(()),
            Some(false) => json::check_strict(json),
            None => Err(json::syntax_error(json)),
        }
    }

    /// Whether no key stands twice, as far as one pass can tell.
    fn read_text(&mut self, version: ApiVersion, json: &str) -> Result<bool, NoJson> {
        self.body.texts.reserve(json.len());
        let mut reader = Reader::new(json);
        let mut keys = 0;
        reader.blanks();
        let start = reader.position();
        reader.object(|reader, key| {
            keys += 1;
            match key {
                Key::Text(text) if self.body.read(version, &text, reader)? => Ok(()),
                key => self.extra.read(key, reader),
            }
        })?;
        reader.end()?;
        let repeated = self.extra.settle();
        let Ok(count) = self.write(Count::default());
        Ok(start == 0 && !reader.is_nested() && repeated == 0 && count.0 == keys)
    }

    fn check(&self, version: ApiVersion, now: EpochSeconds) -> Violations {
        let mut check = Check::at(now);
        check_request(version, &self.body, &mut check);
        for (key, _) in self.extra.iter() {
            if RequestBody::knows(version, key) {
                check.modelled(key);
            }
        }
        check.finish()
    }
}

impl RequestBody {
    /// Whether the model has a key: whether a body takes it.
    pub(crate) fn knows(version: ApiVersion, key: &str) -> bool {
        Self::default().read(version, key, &mut Reader::new("null")) == Ok(true)
    }
}
