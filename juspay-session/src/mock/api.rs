//! The API's side of a request: what it refuses, and what a session looks like.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::http::{Answer, Head};
use super::ledger::Book;
use super::object::{Object, list, sdk_key};
use super::random::Ids;
use crate::generated::session::knows;
use crate::generated::{ApiVersion, check_json, endpoint, header};
use crate::json::{self, ReadError};
use crate::validation::{Level, Problem, Violation};
use crate::value::{self, Amount, EpochSeconds};

/// How long a client token lives.
const TOKEN_SECONDS: u64 = 15 * 60;

/// The key that asks for a deep link.
const DEEP_LINK_KEY: &str = "options.get_upi_deep_links";

/// Why a request is refused.
pub(super) struct Refusal {
    status: u16,
    error_code: &'static str,
    /// The `code` of `error_info`.
    info_code: &'static str,
    /// What a person reads; it is `error_message` as well, unless the status has none.
    message: String,
    /// The fields that are bad, each with the reason.
    fields: Vec<(String, String)>,
}

impl Refusal {
    fn new(status: u16, message: impl Into<String>) -> Self {
        let (error_code, info_code) = match status {
            401 => ("access_denied", "UNAUTHORIZED"),
            403 => ("access_denied", "FEATURE_NOT_ENABLED"),
            // The page gives a 404 this code as well.
            404 => ("Internal server Error", "RESOURCE_NOT_FOUND"),
            409 => ("DUPLICATE_REQUEST", "DUPLICATE_REQUEST"),
            500.. => ("Internal server Error", "INTERNAL_SERVER_ERROR"),
            _ => ("INVALID_REQUEST", "INVALID_INPUT"),
        };
        Self { status, error_code, info_code, message: message.into(), fields: Vec::new() }
    }

    /// The refusal of a status, for what is wrong with HTTP itself and for faults.
    pub(super) fn of(status: u16) -> Self {
        let message = match status {
            400 => "the request is no HTTP/1.1 with one body",
            408 => "the request did not come to its end in time",
            413 => "the body is larger than 1 MiB",
            431 => "the head is larger than 16 KiB or has more than 100 headers",
            501 => "the transfer coding is not known",
            505 => "the version of HTTP is neither 1.0 nor 1.1",
            _ => "a fault was asked for",
        };
        Self::new(status, message)
    }

    /// A header `x-mock-fault` that cannot be understood.
    pub(super) fn of_fault(message: String) -> Self {
        Self { info_code: "MOCK_FAULT", ..Self::new(400, message) }
    }

    pub(super) fn answer(&self, ids: &Ids) -> Answer {
        let request_id = ids.next();
        let status = if self.status == 400 { "Bad Request" } else { "error" };
        let mut info = Object::new();
        info.text("code", self.info_code)
            .text("category", if self.status < 500 { "USER_ERROR" } else { "UNKNOWN" })
            .text("request_id", &request_id)
            .text("developer_message", &self.message)
            .text("user_message", "Something went wrong.");
        if !self.fields.is_empty() {
            let field = |(name, reason): &(String, String)| {
                Object::new().text("field_name", name).text("reason", reason).finish()
            };
            info.raw("fields", &list(self.fields.iter().map(field)));
        }
        let mut body = Object::new();
        body.text("status", status).text("error_code", self.error_code);
        if self.status == 400 {
            body.text("error_message", &self.message);
        }
        let body = body.raw("error_info", &info.finish()).finish();
        let answer = json_answer(self.status, body, request_id, ids);
        if self.status == 405 { answer.header("Allow", endpoint::METHOD) } else { answer }
    }
}

fn json_answer(status: u16, body: String, request_id: String, ids: &Ids) -> Answer {
    Answer { status, headers: Vec::new(), body: body.into_bytes() }
        .header(header::CONTENT_TYPE, endpoint::CONTENT_TYPE)
        .header(header::X_REQUEST_ID, request_id)
        .header(header::X_RESPONSE_ID, ids.next())
}

/// What is refused before the body is looked at.
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

/// Any key is accepted that is sent as it must be. The usual mistakes are told apart.
fn authorize(authorization: Option<&[u8]>) -> Result<(), &'static str> {
    let authorization = authorization.ok_or("there is no Authorization header")?;
    let authorization = str::from_utf8(authorization).unwrap_or_default();
    let (scheme, pair) = authorization.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err("there must be one Authorization header, of the scheme Basic");
    }
    let pair = STANDARD.decode(pair.trim()).map_err(|_| "what follows Basic is no base64")?;
    let key = match pair.split_last() {
        Some((b':', key)) if !key.contains(&b':') => key,
        _ => return Err("what is encoded must be the API key and a colon, and nothing behind it"),
    };
    if key.is_empty() {
        return Err("the API key is empty");
    }
    if key.iter().any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control()) {
        return Err("the API key holds a blank or a line end; `Basic ` is not part of it");
    }
    if STANDARD.decode(key).is_ok_and(|inner| inner.ends_with(b":") && inner.iter().all(u8::is_ascii_graphic)) {
        return Err("the API key was encoded twice");
    }
    Ok(())
}

/// A request whose body is JSON, as far as it is needed.
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
        let entries = read.map(|()| entries);
        Self { entries }
    }

    fn raw(&self, key: &str) -> Option<&str> {
        let entries = self.entries.as_deref().unwrap_or_default();
        entries.iter().find(|(known, _)| known == key).map(|(_, raw)| raw.as_str())
    }

    fn text(&self, key: &str) -> Option<String> {
        self.raw(key).and_then(value::text).map(std::borrow::Cow::into_owned)
    }

    pub(super) fn order_id(&self) -> Option<String> {
        self.text("order_id")
    }

    /// The version whose rules the body keeps.
    ///
    /// Nothing on the wire names it. Whatever is valid in one version is accepted; where more than one would do, whoever
    /// asks for a deep link is answered as v1 and everybody else as default. What is valid in none is refused by the
    /// rules of the version that would have been preferred.
    fn version(&self, json: &[u8], now: EpochSeconds) -> Result<ApiVersion, Vec<Violation>> {
        let asks = self.raw(DEEP_LINK_KEY).is_some();
        let mut versions = ApiVersion::ALL.to_vec();
        versions.sort_by_key(|version| has_deep_links(*version) != asks);
        let refused = |version| match check_json(version, json, now) {
            Ok(violations) if violations.is_valid() => Vec::new(),
            // A misspelt key is told with what it may have caused.
            Ok(violations) => {
                let is_told = |violation: &Violation| violation.level() == Level::Must || violation.is_near_miss();
                violations.into_iter().filter(is_told).collect()
            }
            // It has been read once already.
            Err(_) => Vec::new(),
        };
        let mut preferred: Option<Vec<Violation>> = None;
        for version in versions {
            let violations: Vec<Violation> = refused(version);
            if violations.is_empty() {
                return Ok(version);
            }
            preferred.get_or_insert(violations);
        }
        Err(preferred.unwrap_or_default())
    }
}

/// Whether a version can ask for a deep link.
fn has_deep_links(version: ApiVersion) -> bool {
    knows(version, DEEP_LINK_KEY)
}

/// A request that is accepted.
pub(super) struct Accepted<'r> {
    version: ApiVersion,
    body: &'r Body,
    merchant_id: &'r str,
}

/// Looks at what a body and the headers beside it say; every fault of them is named.
pub(super) fn accept<'r>(
    head: &'r Head,
    json: &[u8],
    body: &'r Body,
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
        Ok(_) => match body.version(json, now) {
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
    let (error_code, info_code) = match first.as_deref() {
        _ if is_missing => ("Mandatory fields are missing", "MISSING_MANDATORY_PARAMETER"),
        Some("mandate.block_funds") => ("INVALID_BLOCK_FUNDS", "INVALID_INPUT"),
        Some("mandate.start_date") => ("INVALID_START_DATE", "INVALID_INPUT"),
        _ => ("INVALID_REQUEST", "INVALID_INPUT"),
    };
    let problems: Vec<String> = fields.iter().map(|(field, problem)| format!("{field}: {problem}")).collect();
    Err(Refusal { error_code, info_code, fields, ..Refusal::new(400, problems.join("; ")) })
}

/// Where a session is made.
pub(super) struct Place<'m> {
    pub(super) base_url: &'m str,
    pub(super) book: &'m Book,
    pub(super) ids: &'m Ids,
    pub(super) now: EpochSeconds,
}

impl Accepted<'_> {
    /// Makes the order, or finds it, and answers with a new session.
    pub(super) fn answer(&self, sequence: u64, place: &Place<'_>) -> Answer {
        let order_id = self.body.order_id();
        let fresh = || format!("ordeh_{}", place.ids.next().get(..20).unwrap_or_default());
        // Without an order, as for payment management, there is nothing to find again.
        let id = match &order_id {
            Some(order_id) => place.book.order(sequence, order_id, fresh),
            None => fresh(),
        };
        let amount = normalised(self.body.text("amount").and_then(|text| text.parse().ok()).unwrap_or(Amount::ZERO));
        let request_id = place.ids.next();

        let mut links = Object::new();
        links.text("web", &format!("{}/orders/{id}/payment-page", place.base_url));
        if has_deep_links(self.version) {
            links.text("expiry", "null");
            if self.body.text(DEEP_LINK_KEY).as_deref() == Some("true") {
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
        if let Some(order_id) = &order_id {
            body.text("order_id", order_id);
        }
        body.raw("payment_links", &links.finish()).raw("sdk_payload", &sdk.finish());
        json_answer(200, body.finish(), request_id, place.ids)
    }

    /// What the SDK gets: the server's own keys, then the request in the SDK's spelling.
    fn payload(&self, amount: &str, place: &Place<'_>) -> String {
        let expiry = EpochSeconds::from_secs(place.now.as_secs().saturating_add(TOKEN_SECONDS));
        let mut payload = Object::new();
        payload
            .text("merchantId", self.merchant_id)
            .text("clientAuthToken", &format!("tkn_{}", place.ids.next()))
            .text("clientAuthTokenExpiry", &iso(expiry))
            .text("environment", "sandbox")
            .text("amount", amount);
        for (key, raw) in self.body.entries.iter().flatten() {
            payload.raw(&sdk_key(key), raw);
        }
        payload.text("currency", "INR").finish()
    }
}

/// An amount without zeros at its end, but with one place: `1.00` is `1.0`.
fn normalised(amount: Amount) -> String {
    let text = Amount::from_minor(amount.minor()).to_string();
    text.strip_suffix('0').map_or(text.clone(), str::to_owned)
}

/// An instant as the page writes it, `2022-03-12T20:29:23Z`.
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
        check(&basic("key:password"), Some("nothing behind"));
        check(&basic("key::"), Some("a colon"));
        check(&basic(":"), Some("empty"));
        check(&basic(""), Some("a colon"));
        check(&basic("Basic key:"), Some("`Basic `"));
        check(&basic(&format!("{}:", STANDARD.encode("key:"))), Some("twice"));
        check("Basic base_64_encoded_api_key==", Some("no base64"));
        check("Basic", Some("Basic"));
        check("", Some("Basic"));
        check("Bearer abc", Some("Basic"));
        assert!(authorize(None).is_err());
    }
}
