//! How serde writes and reads what the crate has of its own.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::amount::Amount;
use crate::epoch::EpochSeconds;
use crate::generated::TextKey;
use crate::json::RawJson;
use crate::request::SessionRequest;
use crate::text::Text;
use crate::texts::{Run, TextSlot};
use crate::version::Version;
use crate::wire::{AllKeys, ExtraKey, Flag, IntegerText, Json, Keys, Object, Sink, WireValue};

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::of("an amount as text, such as \"100.15\""))
    }
}

impl Serialize for EpochSeconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EpochSeconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::of("epoch seconds as text, such as \"1633087969\""))
    }
}

/// Reads a string, and nothing else, as what it says.
struct Parsed<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T> Parsed<T> {
    fn of(expected: &'static str) -> Self {
        Self { expected, value: PhantomData }
    }
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for IntegerText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("true")
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(self.get()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self::from)
    }
}

impl RawJson {
    /// Writes any value as JSON.
    ///
    /// # Errors
    ///
    /// The value's own error, or that of a value without a form in JSON, such as a map whose keys are no texts.
    pub fn from_serialize<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::value::to_raw_value(value).map(Self::from)
    }
}

impl From<Box<RawValue>> for RawJson {
    fn from(raw: Box<RawValue>) -> Self {
        Self::from_text(Box::<str>::from(raw).into())
    }
}

impl From<serde_json::Value> for RawJson {
    fn from(value: serde_json::Value) -> Self {
        Self::from_text(value.to_string().into())
    }
}

impl<V: Version> Serialize for SessionRequest<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_keys(&*self.draft, self.draft.extra.is_text(), serializer)
    }
}

/// The keys of an object, written through serde.
struct SerdeSink<M>(M);

impl<M: SerializeMap> Sink for SerdeSink<M> {
    type Error = M::Error;

    fn field<T: WireValue>(mut self, key: &str, _: &str, value: &T) -> Result<Self, Self::Error> {
        self.0.serialize_entry(key, value)?;
        Ok(self)
    }

    fn other(mut self, key: &ExtraKey, value: &RawJson) -> Result<Self, Self::Error> {
        match key {
            ExtraKey::Text(key) => self.0.serialize_entry(key, value).map(|()| self),
            ExtraKey::Raw(_) => Err(M::Error::custom("a key is no Unicode text")),
        }
    }

    fn text(mut self, texts: &mut Run<'_>, key: TextKey) -> Result<Self, Self::Error> {
        match texts.slot(key) {
            TextSlot::Absent => {}
            TextSlot::Text(text) => self.0.serialize_entry(key.name(), text)?,
            TextSlot::Raw(raw) => self.0.serialize_entry(key.name(), &RawJson::from_valid(raw))?,
        }
        Ok(self)
    }
}

/// Writes an object of an answer through serde.
pub(crate) fn serialize_object<T: Object, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match object.raw() {
        Some(raw) => raw.serialize(serializer),
        None => serialize_keys(&AllKeys(object), object.extra().is_text(), serializer),
    }
}

/// Writes keys through serde; as JSON text where serde has no word for one of them.
fn serialize_keys<S: Serializer>(keys: &impl Keys, are_text: bool, serializer: S) -> Result<S::Ok, S::Error> {
    if !are_text {
        return RawJson::from_valid(&String::from_utf8_lossy(&Json::of(keys))).serialize(serializer);
    }
    keys.write(SerdeSink(serializer.serialize_map(None)?))?.0.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_serde_json_writes_it() {
        for length in 0..30 {
            for end in ["", "a", "\"", "\n", "é"] {
                let text = format!("{}{end}", "-".repeat(length));
                let own = serde_json::to_string(&Text::from(text.as_str())).unwrap();
                assert_eq!(own, serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn an_amount_is_text_and_nothing_else() {
        #[track_caller]
        fn refused(json: &str, message: &str) {
            let error = serde_json::from_str::<Amount>(json).unwrap_err().to_string();
            assert!(error.contains(message), "{json}: {error}");
        }

        for text in [r#""1""#, r#""1.0""#, r#""1.00""#, r#""100.15""#] {
            let amount: Amount = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&amount).unwrap(), text);
        }
        let escaped: Amount = serde_json::from_str(r#""\u0031""#).unwrap();
        assert_eq!(escaped.minor(), 100);

        refused("100", "expected an amount as text");
        refused("-1", "expected an amount as text");
        refused("100.15", "expected an amount as text");
        refused("null", "expected an amount as text");
        refused("true", "expected an amount as text");
        refused(r#""1.234""#, "at most two decimal places");
        refused(r#""""#, "empty");
    }

    #[test]
    fn a_time_is_text_and_nothing_else() {
        let read = serde_json::from_str::<EpochSeconds>;
        let instant = read(r#""01633087969""#).unwrap();
        assert_eq!(serde_json::to_string(&instant).unwrap(), r#""1633087969""#);
        for json in ["1633087969", "-1", "1.5", "null", "true"] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains("expected epoch seconds as text"), "{error}");
        }
        let error = read(r#""2021-10-01""#).unwrap_err().to_string();
        assert!(error.contains("position 5"), "{error}");
    }
}
