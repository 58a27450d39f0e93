//! Requests: filled as a draft, checked as a whole, written as JSON.

use std::fmt;
use std::marker::PhantomData;

use serde::ser::{Serialize, Serializer};

use crate::check::Check;
use crate::epoch::EpochSeconds;
use crate::generated::{ApiVersion, RequestBody, check_request};
use crate::json::{self, Duplicates, Key, RawJson, ReadError};
use crate::version::Version;
use crate::violation::{Violation, Violations};
use crate::wire::{self, Extra, VersionMarker};

/// The body of a request.
///
/// Whoever holds one holds a body that kept every blocking rule when it was built, or one that says that it was
/// [not checked](Self::is_checked).
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRequest<V> {
    body: RequestBody,
    extra: Extra,
    checked: bool,
    version: VersionMarker<V>,
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
        SessionRequestBuilder { body: self.body, extra: self.extra, version: self.version }
    }

    /// A key that the model does not know, as it was given.
    #[must_use]
    pub fn extra(&self, key: &str) -> Option<&RawJson> {
        self.extra.get(key)
    }

    /// The body as JSON, in the order of the model, what it does not know at the end.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = Vec::with_capacity(1024);
        wire::write_object(&mut json, |sink| {
            self.body.write(sink)?;
            self.extra.write(sink)
        });
        json
    }

    pub(crate) fn body(&self) -> &RequestBody {
        &self.body
    }
}

impl<V: Version> Serialize for SessionRequest<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize_fields(&self.extra, serializer, |sink| self.body.write(sink), || self.to_json())
    }
}

impl<V: Version> fmt::Debug for SessionRequest<V> {
    /// The fields that are given; what is personal or secret is named and not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("SessionRequest");
        debug.field("version", &V::API_VERSION).field("checked", &self.checked);
        self.body.debug(&mut debug);
        debug.field("extra", &self.extra.keys()).finish()
    }
}

/// A draft of a request: every field may still be missing or wrong.
///
/// It is filled by setters or [read from JSON](Self::from_json); [`build`](Self::build) checks it as a whole.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "a draft does nothing until it is built"]
pub struct SessionRequestBuilder<V> {
    pub(crate) body: RequestBody,
    extra: Extra,
    version: VersionMarker<V>,
}

impl<V: Version> SessionRequestBuilder<V> {
    /// An empty draft.
    pub fn new() -> Self {
        Self { body: RequestBody::default(), extra: Extra::default(), version: PhantomData }
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
        let (body, extra) = read_draft(V::API_VERSION, json)?;
        Ok(Self { body, extra, version: PhantomData })
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
        self.extra.set(key.as_ref(), value.into());
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
        let body = &mut self.body;
        self.extra.retain(|key, value| !body.read(V::API_VERSION, key, value.get()));
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
        check_draft(V::API_VERSION, &self.body, &self.extra, now)
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
        SessionRequest { body: self.body, extra: self.extra, checked, version: self.version }
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
        self.body.debug(&mut debug);
        debug.field("extra", &self.extra.keys()).finish()
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
    let (body, extra) = read_draft(version, json)?;
    Ok(check_draft(version, &body, &extra, now))
}

fn read_draft(version: ApiVersion, json: &[u8]) -> Result<(RequestBody, Extra), ReadError> {
    let mut body = RequestBody::default();
    let mut extra = Extra::default();
    for (key, raw) in json::read_object(json, Duplicates::Refuse)? {
        if !matches!(&key, Key::Text(text) if body.read(version, text, raw)) {
            extra.push(key, raw);
        }
    }
    Ok((body, extra))
}

fn check_draft(version: ApiVersion, body: &RequestBody, extra: &Extra, now: EpochSeconds) -> Violations {
    let mut check = Check::at(now);
    check_request(version, body, &mut check);
    // A key is modelled if a body takes it.
    let mut taker = RequestBody::default();
    for (key, _) in extra.iter() {
        if taker.read(version, key, "null") {
            check.modelled(key);
        }
    }
    check.finish()
}
