//! The checks of the API, and its sessions.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::answer::Answer;
use super::http::Head;
use super::ledger::Book;
use super::object::{Object, sdk_key};
use super::random::Ids;
use super::refusal::{Refusal, json_answer};
use crate::generated::mock_data::{AMOUNT, DEEP_LINK, ERROR_CODES, ORDER, SDK_DEFAULTS};
use crate::generated::{ApiVersion, check_json, endpoint, header, knows};
use crate::json::{self, ReadError};
use crate::validation::{Level, Problem, Violation};
use crate::value::{self, Amount, EpochSeconds};

/// The lifetime of a client token.
const TOKEN_SECONDS: u64 = 15 * 60;

/// Checks the head; an invalid one is refused before the body is checked.
pub(super) fn refuse_head(head: &Head) -> Result<(), Refusal> {
    if head.path() != endpoint::PATH {
        return Err(Refusal::new(404, format!("the only path is {}", endpoint::PATH)));
    }
    if &*head.method != endpoint::METHOD {
        return Err(Refusal::new(405, format!("the only method is {}", endpoint::METHOD)));
    }
    authorize(head.authorization.as_deref()).map_err(|message| Refusal::new(401, message))?;
    let media_type = head.headers.get(header::CONTENT_TYPE).unwrap_or_default();
    let media_type = media_type.split_once(';').map_or(media_type, |(media_type, _)| media_type);
    if !media_type.trim().eq_ignore_ascii_case(endpoint::CONTENT_TYPE) {
        return Err(Refusal::new(415, format!("the only Content-Type is {}", endpoint::CONTENT_TYPE)));
    }
    Ok(())
}

/// Accepts any key that is encoded as it must be. Each of the usual mistakes has a message.
fn authorize(authorization: Option<&[u8]>) -> Result<(), &'static str> {
    let authorization = authorization.ok_or("missing Authorization header")?;
    let authorization = str::from_utf8(authorization).unwrap_or_default();
    let (scheme, pair) = authorization.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err("invalid Authorization header; send one, with the scheme Basic");
    }
    let pair = STANDARD.decode(pair.trim()).map_err(|_| "invalid base64 after `Basic `")?;
    let key = match pair.split_last() {
        Some((b':', key)) if !key.contains(&b':') => key,
        _ => return Err("invalid credentials; encode the API key and a colon, with no password"),
    };
    if key.is_empty() {
        return Err("the API key is empty");
    }
    if key.iter().any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control()) {
        return Err("the API key has whitespace; `Basic ` is not part of it");
    }
    if STANDARD.decode(key).is_ok_and(|inner| inner.ends_with(b":") && inner.iter().all(u8::is_ascii_graphic)) {
        return Err("the API key was encoded twice");
    }
    Ok(())
}

/// The body of a request.
pub(super) struct Body {
    /// The keys and the JSON of their values.
    entries: Result<Vec<(String, String)>, ReadError>,
}

impl Body {
    pub(super) fn read(json: &[u8]) -> Self {
        let mut entries = Vec::new();
        let mut keys = HashSet::new();
        let read = json::visit_strict(json, &mut |key, value| {
            entries.push((key.to_owned(), value.to_owned()));
            keys.insert(key.to_owned())
        });
        Self { entries: read.map(|()| entries) }
    }

    /// The keys.
    pub(super) fn keys(&self) -> Result<impl Iterator<Item = &str>, &ReadError> {
        Ok(self.entries.as_ref()?.iter().map(|(key, _)| key.as_str()))
    }

    /// The JSON of a key.
    pub(super) fn raw(&self, key: &str) -> Option<&str> {
        let entries = self.entries.as_deref().unwrap_or_default();
        entries.iter().find(|(known, _)| known == key).map(|(_, raw)| raw.as_str())
    }

    fn text(&self, key: &str) -> Option<String> {
        self.raw(key).and_then(value::text).map(std::borrow::Cow::into_owned)
    }

    pub(super) fn order_id(&self) -> Option<String> {
        self.text(ORDER?)
    }

    fn asks_for_deep_link(&self) -> bool {
        DEEP_LINK.and_then(|key| self.text(key)).is_some_and(|text| text == "true")
    }

    /// Checks the body, and returns the version of the response.
    ///
    /// A request does not name its version. A body must be valid in every version that has one of its keys, unless all
    /// versions have that key. Without such a key it must be valid in any version.
    fn check(&self, json: &[u8], pinned: Option<ApiVersion>, now: EpochSeconds) -> Result<ApiVersion, Vec<Violation>> {
        let refused = |version| -> Vec<Violation> {
            match check_json(version, json, now) {
                Ok(violations) if violations.is_valid() => Vec::new(),
                // A misspelt key is told with what it may have caused, unless it is a key of another version.
                Ok(violations) => {
                    let is_known =
                        |key: &str| pinned.is_none() && ApiVersion::ALL.iter().any(|other| knows(*other, key));
                    let is_near_miss = |violation: &Violation| violation.is_near_miss() && !is_known(violation.field());
                    let is_told = |violation: &Violation| violation.level() == Level::Must || is_near_miss(violation);
                    violations.into_iter().filter(is_told).collect()
                }
                // Invalid JSON was refused before.
                Err(_) => Vec::new(),
            }
        };
        let named = pinned.map_or_else(|| self.versions(), |version| vec![version]);
        let mut violations: Vec<Violation> = Vec::new();
        if named.is_empty() {
            for version in ApiVersion::ALL {
                let found = refused(*version);
                if found.is_empty() {
                    return Ok(*version);
                }
                if violations.is_empty() {
                    violations = found;
                }
            }
            return Err(violations);
        }
        for found in named.iter().flat_map(|version| refused(*version)) {
            if !violations.contains(&found) {
                violations.push(found);
            }
        }
        let asks = self.asks_for_deep_link();
        let answering = named.iter().find(|version| has_deep_links(**version) == asks).or(named.first());
        answering.copied().filter(|_| violations.is_empty()).ok_or(violations)
    }

    /// The versions that have a key of the body that not all versions have.
    fn versions(&self) -> Vec<ApiVersion> {
        let all = ApiVersion::ALL;
        let keys = self.keys().into_iter().flatten();
        let special: Vec<&str> = keys.filter(|key| !all.iter().all(|version| knows(*version, key))).collect();
        all.iter().copied().filter(|version| special.iter().any(|key| knows(*version, key))).collect()
    }
}

/// Returns `true` if a version can ask for a deep link.
fn has_deep_links(version: ApiVersion) -> bool {
    DEEP_LINK.is_some_and(|key| knows(version, key))
}

/// A request that is accepted.
pub(super) struct Accepted<'r> {
    version: ApiVersion,
    body: &'r Body,
    merchant_id: &'r str,
}

/// Checks the headers of the model and the body; the refusal names everything that is invalid.
pub(super) fn accept<'r>(
    head: &'r Head,
    json: &[u8],
    body: &'r Body,
    pinned: Option<ApiVersion>,
    now: EpochSeconds,
) -> Result<Accepted<'r>, Refusal> {
    let given = |name| head.headers.get(name).map(str::trim).filter(|value| !value.is_empty());
    let missing = [header::X_MERCHANTID, header::X_ROUTING_ID].into_iter().filter(|name| given(name).is_none());
    let mut fields: Vec<(String, String)> =
        missing.map(|name| (name.to_owned(), Problem::Required.to_string())).collect();
    let mut is_missing = !fields.is_empty();
    let mut first = None;
    let version = match &body.entries {
        Err(error) => {
            fields.push(("body".to_owned(), error.to_string()));
            None
        }
        Ok(_) => match body.check(json, pinned, now) {
            Ok(version) => Some(version),
            Err(violations) => {
                is_missing |= violations.iter().any(|violation| *violation.problem() == Problem::Required);
                first = violations.first().map(|violation| violation.field().to_owned());
                fields.extend(violations.iter().map(|violation| (violation.field().to_owned(), violation.message())));
                None
            }
        },
    };
    if let (Some(version), true, Some(merchant_id)) = (version, fields.is_empty(), given(header::X_MERCHANTID)) {
        return Ok(Accepted { version, body, merchant_id });
    }
    let code = ERROR_CODES.iter().find(|(field, _)| first.as_deref() == Some(*field));
    let (error_code, info_code) = match code {
        _ if is_missing => ("Mandatory fields are missing", "MISSING_MANDATORY_PARAMETER"),
        Some((_, code)) => (*code, "INVALID_INPUT"),
        None => ("INVALID_REQUEST", "INVALID_INPUT"),
    };
    let problems: Vec<String> = fields.iter().map(|(field, problem)| format!("{field}: {problem}")).collect();
    Err(Refusal { error_code, info_code, fields, ..Refusal::new(400, problems.join("; ")) })
}

/// The mock that creates a session.
pub(super) struct Place<'m> {
    pub(super) base_url: &'m str,
    pub(super) book: &'m Book,
    pub(super) ids: &'m Ids,
    pub(super) now: EpochSeconds,
}

impl Accepted<'_> {
    /// Creates the order or finds it, and returns a new session.
    pub(super) fn answer(&self, sequence: u64, place: &Place<'_>) -> Answer {
        let order_id = self.body.order_id();
        let fresh = || format!("ordeh_{}", place.ids.next().get(..20).unwrap_or_default());
        // Without an order, as for payment management, there is nothing to find again.
        let id = match &order_id {
            Some(order_id) => place.book.order(sequence, order_id, fresh),
            None => fresh(),
        };
        let amount = AMOUNT.and_then(|key| self.body.text(key)).and_then(|text| text.parse().ok());
        let amount = normalised(amount.unwrap_or(Amount::ZERO));
        let request_id = place.ids.next();

        let mut links = Object::new();
        links.text("web", &format!("{}/orders/{id}/payment-page", place.base_url));
        if has_deep_links(self.version) {
            links.text("expiry", "null");
            if self.body.asks_for_deep_link() {
                let number = id.get(6..).unwrap_or_default();
                let link =
                    format!("upi://pay?tr={number}&tid=PY{number}&mc=0000&pa=mock@upi&pn=Mock&am={amount}&cu=INR");
                links.text("deep_link", &link);
            }
        }
        let mut sdk = Object::new();
        sdk.text("requestId", &request_id)
            .text("service", "in.juspay.hyperpay")
            .raw("payload", &self.payload(&amount, place));
        let mut body = Object::new();
        body.text("status", "NEW").text("id", &id);
        if let Some((key, order_id)) = ORDER.zip(order_id) {
            body.text(key, &order_id);
        }
        body.raw("payment_links", &links.finish()).raw("sdk_payload", &sdk.finish());
        json_answer(200, body.finish(), request_id, place.ids)
    }

    /// The payload for the SDK: the server's keys, then the request in the SDK's spelling.
    fn payload(&self, amount: &str, place: &Place<'_>) -> String {
        let expiry = EpochSeconds::from_secs(place.now.as_secs().saturating_add(TOKEN_SECONDS));
        let mut payload = Object::new();
        payload
            .text("merchantId", self.merchant_id)
            .text("clientAuthToken", &format!("tkn_{}", place.ids.next()))
            .text("clientAuthTokenExpiry", &iso(expiry))
            .text("environment", "sandbox");
        if let Some(key) = AMOUNT {
            payload.text(&sdk_key(key), amount);
        }
        for (key, raw) in self.body.entries.iter().flatten() {
            payload.raw(&sdk_key(key), raw);
        }
        for (key, value) in SDK_DEFAULTS {
            payload.text(&sdk_key(key), value);
        }
        payload.finish()
    }
}

/// An amount with one place or two: `1.00` is `1.0`.
fn normalised(amount: Amount) -> String {
    let text = Amount::from_minor(amount.minor()).to_string();
    text.strip_suffix('0').map_or(text.clone(), str::to_owned)
}

/// A time in the notation of the page, `2022-03-12T20:29:23Z`.
fn iso(instant: EpochSeconds) -> String {
    let second = instant.as_secs() % 86_400;
    format!("{}T{:02}:{:02}:{:02}Z", instant.utc_date(), second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(normalised(text.parse().unwrap()), expected, "{text}");
        }
        check("1", "1.0");
        check("1.0", "1.0");
        check("1.00", "1.0");
        check("100.15", "100.15");
        check("100.10", "100.1");
        check("0", "0.0");
        check("0.05", "0.05");
        check("10", "10.0");
    }

    #[test]
    fn instants() {
        #[track_caller]
        fn check(secs: u64, expected: &str) {
            assert_eq!(iso(EpochSeconds::from_secs(secs)), expected);
        }
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_399, "2000-02-28T23:59:59Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(951_868_800, "2000-03-01T00:00:00Z");
        check(1_647_116_963, "2022-03-12T20:29:23Z");
        check(1_735_689_599, "2024-12-31T23:59:59Z");
        check(4_107_542_400, "2100-03-01T00:00:00Z");
    }

    #[test]
    fn authorizations() {
        #[track_caller]
        fn check(authorization: &str, fault: Option<&str>) {
            let found = authorize(Some(authorization.as_bytes())).err();
            assert_eq!(found.is_some(), fault.is_some(), "{authorization}: {found:?}");
            if let (Some(found), Some(fault)) = (found, fault) {
                assert!(found.contains(fault), "{authorization}: {found}");
            }
        }
        let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
        check(&basic("key:"), None);
        check(&basic("key:").replace("Basic", "bASIC"), None);
        check(&basic("key"), Some("a colon"));
        check(&basic("key:password"), Some("no password"));
        check(&basic("key::"), Some("a colon"));
        check(&basic(":"), Some("empty"));
        check(&basic(""), Some("a colon"));
        check(&basic("Basic key:"), Some("whitespace"));
        check(&basic(&format!("{}:", STANDARD.encode("key:"))), Some("twice"));
        check("Basic base_64_encoded_api_key==", Some("invalid base64"));
        check("Basic", Some("Basic"));
        check("", Some("Basic"));
        check("Bearer abc", Some("Basic"));
        assert!(authorize(None).is_err());
    }
}
