//! What is the same for every request.

use serde::de::DeserializeOwned;
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::field::{Entry, Extra};
use crate::json::{self, ReadError};
use crate::response::{Response, sealed};
pub(crate) use crate::validation::Keys;
use crate::validation::{Check, Rule, Violations, near_miss};
use crate::value::{EpochSeconds, RawJson};

/// A request that a client can send.
///
/// It is sealed: the generated request types implement it.
pub trait Request:
    sealed::Sealed + Clone + std::fmt::Debug + Eq + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// The body of a success.
    type Response: Response;

    #[doc(hidden)]
    const METHOD: &'static str;

    #[doc(hidden)]
    const PATH: &'static str;

    #[doc(hidden)]
    const HEADERS: &'static [RequestHeader];

    /// Returns the body as JSON.
    fn to_json(&self) -> Vec<u8>;

    /// Returns the order ID.
    fn order(&self) -> Option<&str>;

    /// Returns the value of a header that is filled from fields, by its name.
    #[doc(hidden)]
    fn header(&self, name: &str) -> Option<&str>;

    /// Returns the routing ID: the value of the header `x-routing-id`, if the caller gives no other. Store it with the order,
    /// because asking for the order's status needs it.
    fn routing_id(&self) -> Option<&str> {
        self.header("x-routing-id")
    }
}

/// A header of a request.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestHeader {
    /// Its name, as the page writes it.
    pub name: &'static str,
    /// What fills it.
    pub source: HeaderSource,
    /// Whether a request without it is not sent.
    pub is_required: bool,
    /// Whether no log may show it.
    pub is_sensitive: bool,
}

/// What fills a header of a request.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderSource {
    /// The merchant ID of the client.
    MerchantId,
    /// The API version of the client, if it has one.
    ApiVersion,
    /// A text that never changes.
    Constant(&'static str),
    /// The request: a field or an argument.
    Request,
}

/// Fields that are read and written together: those of a draft, or of a group.
pub(crate) trait Fields: Default {
    /// Reads the value of a key, if the model knows the key.
    fn read_field(&mut self, key: &str, json: &str) -> Entry;

    /// Writes the keys that are given.
    fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// The generated part of a draft.
pub(crate) trait Draft: Fields {
    /// The keys of its version and of others.
    const KEYS: Keys;

    /// Checks every field.
    fn check_fields(&self, check: &mut Check);

    fn extra(&self) -> &Extra;

    fn extra_mut(&mut self) -> &mut Extra;

    /// The rules that are advice for this draft.
    fn waived(&self) -> &[Rule];
}

/// Reads a draft. A value of another type is kept, and so is a key that the model does not know.
pub(crate) fn read<D: Draft>(json: &[u8]) -> Result<D, ReadError> {
    let mut draft = D::default();
    json::visit_strict(json, &mut |key, value| match draft.read_field(key, value) {
        Entry::First => true,
        Entry::Duplicate => false,
        Entry::Unknown => draft.extra_mut().set(key.to_owned(), RawJson::from_valid(value)),
    })?;
    Ok(draft)
}

/// Checks every rule of a draft; without a time, those that do not depend on the clock.
pub(crate) fn check<D: Draft>(draft: &D, now: Option<EpochSeconds>) -> Violations {
    let mut check = Check::at(now);
    draft.check_fields(&mut check);
    for (key, value) in draft.extra().iter() {
        if !json::is_strict(value.get()) {
            check.extra_value(key);
        }
        if knows::<D>(key) {
            check.modelled(key);
        } else if let Some(problem) = near_miss(&D::KEYS, key, value.get()) {
            check.near_miss(key, problem);
        }
    }
    check.finish().waive(draft.waived())
}

/// Returns `true` if the model knows a key.
pub(crate) fn knows<D: Draft>(key: &str) -> bool {
    D::KEYS.known.contains(&key)
}

/// Puts modelled keys that were given as extra ones into their fields.
pub(crate) fn settle<D: Draft>(draft: &mut D) {
    let mut extra = std::mem::take(draft.extra_mut());
    extra.retain(|key, value| draft.read_field(key, value.get()) == Entry::Unknown);
    *draft.extra_mut() = extra;
}

/// Writes a draft as JSON, in the order of the model, extra keys last.
pub(crate) fn to_json<D: Draft>(draft: &D) -> Vec<u8> {
    let mut json = Vec::with_capacity(1024);
    // Nothing that a draft holds lacks a form in JSON, and memory does not fail to be written to.
    let _ = serialize(draft, &mut serde_json::Serializer::new(&mut json));
    json
}

/// Serializes a draft.
pub(crate) fn serialize<D: Draft, S: Serializer>(draft: &D, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    draft.serialize_fields(&mut map)?;
    draft.extra().serialize_entries(&mut map)?;
    map.end()
}

/// Serializes a request, unless reading it again would refuse it.
pub(crate) fn serialize_checked<D: Draft, S: Serializer>(
    draft: &D,
    is_checked: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if is_checked {
        return serialize(draft, serializer);
    }
    Err(S::Error::custom(
        "this request was built unchecked or with a waived rule, so deserializing it would refuse it; store `to_json()` and read it with the \
         builder's `from_json`",
    ))
}

/// Reads a stored request: every rule that blocks is checked, but for those that depend on the clock.
pub(crate) fn read_stored<D: Draft>(json: &str) -> Result<(D, Violations), String> {
    let draft: D = read(json.as_bytes()).map_err(|error| error.to_string())?;
    let violations = check(&draft, None);
    if violations.is_valid() { Ok((draft, violations)) } else { Err(violations.to_string()) }
}

/// Reads a group of fields, which has no place for other keys.
pub(crate) fn read_group<G: Fields>(json: &str) -> Result<G, String> {
    let mut group = G::default();
    let mut are_known = true;
    json::visit_strict(json.as_bytes(), &mut |key, value| {
        let entry = group.read_field(key, value);
        are_known &= entry != Entry::Unknown;
        entry != Entry::Duplicate
    })
    .map_err(|error| error.to_string())?;
    if are_known { Ok(group) } else { Err("unknown key; give it to the builder's `extra`".to_owned()) }
}

/// Serializes a group of fields.
pub(crate) fn serialize_group<G: Fields, S: Serializer>(group: &G, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    group.serialize_fields(&mut map)?;
    map.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Field;
    use crate::validation::{required, today};

    /// A request of two fields.
    #[derive(Debug, Default, PartialEq)]
    struct Note {
        text: Field<String>,
        day: Field<EpochSeconds>,
        extra: Extra,
        waived: Vec<Rule>,
    }

    impl Fields for Note {
        fn read_field(&mut self, key: &str, json: &str) -> Entry {
            match key {
                "text" => self.text.read(json),
                "day" => self.day.read(json),
                _ => Entry::Unknown,
            }
        }

        fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
            self.text.serialize_entry("text", map)?;
            self.day.serialize_entry("day", map)
        }
    }

    impl Draft for Note {
        const KEYS: Keys = Keys { known: &["text", "day"], elsewhere: &[], extra: &[] };

        fn check_fields(&self, check: &mut Check) {
            let mut text = check.field("text", "note/text");
            text.must("presence", required(&self.text));
            text.value(&self.text);
            let mut day = check.field("day", "note/day");
            if let Some(value) = day.value(&self.day) {
                day.must("date", today(*value, day.now()));
            }
        }

        fn extra(&self) -> &Extra {
            &self.extra
        }

        fn extra_mut(&mut self) -> &mut Extra {
            &mut self.extra
        }

        fn waived(&self) -> &[Rule] {
            &self.waived
        }
    }

    const NOW: EpochSeconds = EpochSeconds::from_secs(1_633_087_969);

    fn note(json: &str) -> Note {
        read(json.as_bytes()).unwrap()
    }

    fn text(draft: &Note) -> String {
        String::from_utf8(to_json(draft)).unwrap()
    }

    fn broken(violations: &Violations) -> Vec<String> {
        violations.iter().map(|violation| format!("{} {}", violation.field(), violation.rule())).collect()
    }

    #[test]
    fn a_draft_is_written_in_the_order_of_the_model_and_then_of_the_extra_keys() {
        let draft = note(r#"{"z": 1.10, "day": 7, "a": [ ], "text": "b"}"#);
        assert_eq!(text(&draft), r#"{"text":"b","day":7,"z":1.10,"a":[ ]}"#);
        assert_eq!(note(&text(&draft)), note(r#"{"text": "b", "day": 7, "z": 1.10, "a": [ ]}"#));
        assert_eq!(text(&note("{}")), "{}");
    }

    #[test]
    fn a_duplicate_key_is_an_error_whether_the_model_knows_it_or_not() {
        for json in [r#"{"text":1,"te\u0078t":2}"#, r#"{"x":1,"x":2}"#, r#"{"x":{"y":1,"y":2}}"#] {
            let error = read::<Note>(json.as_bytes()).unwrap_err();
            assert_eq!(error.kind(), crate::ReadErrorKind::DuplicateKey, "{json}");
        }
    }

    #[test]
    fn a_modelled_key_among_the_extra_ones_is_a_violation_or_takes_the_place_of_the_field() {
        let mut draft = note(r#"{"text":"a","x":1}"#);
        draft.extra.set("text".to_owned(), "b".into());
        draft.extra.set("day".to_owned(), 7.into());
        assert!(knows::<Note>("day") && !knows::<Note>("x"));
        assert_eq!(broken(&check(&draft, Some(NOW))), ["text modelled", "day modelled"]);
        settle(&mut draft);
        assert_eq!(text(&draft), r#"{"text":"b","day":7,"x":1}"#);
        assert_eq!(broken(&check(&draft, Some(NOW))), ["day type"]);
    }

    #[test]
    fn a_waived_rule_is_advice() {
        let levels = |draft: &Note| -> Vec<_> {
            let violations = check(draft, Some(NOW));
            violations.iter().map(|violation| format!("{} {}", violation.level(), violation.place())).collect()
        };
        let mut draft = note(r#"{"day":"1"}"#);
        assert_eq!(levels(&draft), ["must note/text/presence", "must note/day/date"]);
        draft.waived = vec![Rule::new("note/day/date"), Rule::new("note/day/text/presence")];
        assert_eq!(levels(&draft), ["must note/text/presence", "should note/day/date"]);
        draft.waived.push(Rule::new("note/text/presence"));
        assert!(check(&draft, Some(NOW)).is_valid());
    }

    #[test]
    fn an_extra_value_that_reading_would_refuse_is_a_violation() {
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        for (value, is_valid) in
            [(r#"{"a":1,"a":2}"#, false), (&deep, false), (r#"{"\ud800":1}"#, false), (r#"{"a":[1]}"#, true)]
        {
            let mut draft = note(r#"{"text":"a"}"#);
            draft.extra.set("x".to_owned(), RawJson::from_valid(value));
            assert_eq!(check(&draft, Some(NOW)).is_valid(), is_valid, "{value}");
            assert_eq!(read::<Note>(&to_json(&draft)).is_ok(), is_valid, "{value}");
        }
    }

    #[test]
    fn a_stored_request_is_checked_without_the_clock() {
        let old = r#"{"text":"a","day":"1"}"#;
        assert_eq!(broken(&check(&note(old), Some(NOW))), ["day date"]);
        assert_eq!(read_stored::<Note>(old), Ok((note(old), Violations::default())));
        assert_eq!(read_stored::<Note>(r#"{"day":"1"}"#), Err("invalid request: text: missing; add it".to_owned()));
        let error = read_stored::<Note>(r#"{"text":"a","day":"secret"}"#).unwrap_err();
        assert!(error.starts_with("invalid request: day: ") && !error.contains("secret"), "{error}");
        assert_eq!(read_stored::<Note>("[]"), Err("line 1 column 1: a list, not an object".to_owned()));
    }

    #[test]
    fn only_a_checked_request_is_serialized() {
        let serialize = |is_checked| {
            let mut json = Vec::new();
            serialize_checked(&note(r#"{"text":"secret"}"#), is_checked, &mut serde_json::Serializer::new(&mut json))
                .map(|()| String::from_utf8(json).unwrap())
                .map_err(|error| error.to_string())
        };
        assert_eq!(serialize(true).as_deref(), Ok(r#"{"text":"secret"}"#));
        let error = serialize(false).unwrap_err();
        assert!(
            error.contains("built unchecked") && error.contains("`to_json()`") && !error.contains("secret"),
            "{error}"
        );
    }

    #[test]
    fn a_group_has_no_place_for_other_keys() {
        assert_eq!(read_group(r#"{"day":7}"#), Ok(note(r#"{"day":7}"#)));
        assert_eq!(read_group::<Note>(r#"{"x":1}"#).unwrap_err(), "unknown key; give it to the builder's `extra`");
        assert_eq!(read_group::<Note>(r#"{"day":1,"day":2}"#).unwrap_err(), "line 1 column 16: duplicate key \"day\"");
        assert_eq!(read_group::<Note>("7").unwrap_err(), "line 1 column 1: a number, not an object");
        let mut json = Vec::new();
        let extra = note(r#"{"text":"a","x":1}"#);
        serialize_group(&extra, &mut serde_json::Serializer::new(&mut json)).unwrap();
        assert_eq!(json, br#"{"text":"a"}"#);
    }

    /// Each key is compared with few others: with all of them, this would take minutes.
    #[test]
    fn many_extra_keys_are_read_and_checked_in_time() {
        const MANY: usize = 60_000;
        let keys: Vec<_> = (0..MANY).map(|n| format!("\"k{n}\":{n}")).collect();
        let json = format!("{{\"text\":\"a\",{}}}", keys.join(","));
        let mut draft = note(&json);
        assert!(check(&draft, Some(NOW)).is_empty());
        settle(&mut draft);
        assert_eq!(text(&draft), json);
        let repeated = format!("{{{}}}", vec!["\"k\":1"; MANY].join(","));
        assert_eq!(read::<Note>(repeated.as_bytes()).unwrap_err().column(), 12);
    }
}
