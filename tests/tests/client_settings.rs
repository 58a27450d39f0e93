//! Settings that cannot work are errors when the client is built, and never panics.

use std::time::Duration;

use juspay_session::{ApiKeyFault, BuildError, Client, ClientBuilder, Environment};
use tests::planted::KEY;

fn build(
    merchant_id: &str,
    key: &str,
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Client, BuildError> {
    let client = Client::builder().merchant_id(merchant_id).api_key(key).environment(Environment::Production);
    settings(client).build()
}

/// Checks that a setting is refused, that the message says what to do, and that no value is in it.
fn refused(error: BuildError, kind: fn(&BuildError) -> bool, value: &str, says: &str) {
    let (display, debug) = (error.to_string(), format!("{error:?}"));
    assert!(kind(&error), "{value:?}: {debug}");
    assert!(display.contains(says), "{value:?}: {display}");
    assert!(!display.contains('\n'), "{display}");
    let value = value.trim();
    assert!(
        value.len() < 4 || !(display.contains(value) || debug.contains(value)),
        "{value:?} shows: {display}, {debug}"
    );
}

#[test]
fn a_key_that_cannot_be_one_is_refused() {
    let cases = [
        ("", ApiKeyFault::Empty, "empty"),
        ("Basic 0A1B2C3D", ApiKeyFault::Scheme, "give the key alone"),
        ("basic 0A1B2C3D", ApiKeyFault::Scheme, "give the key alone"),
        ("0A1B2C3D ", ApiKeyFault::Blank, "give the key alone"),
        (" 0A1B2C3D", ApiKeyFault::Blank, "give the key alone"),
        ("0A1B 2C3D", ApiKeyFault::Blank, "give the key alone"),
        ("0A1B2C3D\n", ApiKeyFault::Blank, "give the key alone"),
        ("0A1B\u{0}2C3D", ApiKeyFault::Blank, "give the key alone"),
        ("0A1B2C3D:", ApiKeyFault::Colon, "the client adds"),
        (":0A1B2C3D", ApiKeyFault::Colon, "the client adds"),
        ("user:0A1B2C3D", ApiKeyFault::Colon, "the client adds"),
        // The page's own example: it is `key:`, encoded.
        ("LIR2UUZEQzhFQTY0OUU5QTIxQzNFNTQwNkFDMEZCOg==", ApiKeyFault::Encoded, "as it stands on the dashboard"),
        // `0A1B2C3D4E5F:`, `0A1B2C3D4E5F` and `12345678901:`, encoded.
        ("MEExQjJDM0Q0RTVGOg==", ApiKeyFault::Encoded, "as it stands on the dashboard"),
        ("MEExQjJDM0Q0RTVGMA==", ApiKeyFault::Encoded, "as it stands on the dashboard"),
        ("MTIzNDU2Nzg5MDE6", ApiKeyFault::Encoded, "as it stands on the dashboard"),
    ];
    for (key, fault, says) in cases {
        let error = build("merchant", key, |client| client).unwrap_err();
        assert!(matches!(error, BuildError::ApiKey(found) if found == fault), "{key:?}: {error:?}");
        refused(error, |error| matches!(error, BuildError::ApiKey(_)), key, says);
    }
}

#[test]
fn a_key_that_merely_looks_encoded_is_taken() {
    for key in [
        KEY,
        "abcd",
        "YWJj",
        "AQI6",
        "ABCDEFGHIJKL",
        "0123456789ABCDEF0123456789ABCDEF",
        "abc+/def",
        "live_key-1.2~3",
        "a",
        "Basic",
    ] {
        build("merchant", key, |client| client).unwrap_or_else(|error| panic!("{key}: {error}"));
    }
}

#[test]
fn a_base_url_that_cannot_be_one_is_refused() {
    let cases = [
        ("", "write a scheme and a host"),
        ("api.juspay.in", "write a scheme and a host"),
        ("/session", "write a scheme and a host"),
        ("https://", "write a scheme and a host"),
        ("https:api.juspay.in", "write a scheme and a host"),
        ("https:/api.juspay.in", "write a scheme and a host"),
        ("https:///api.juspay.in", "write a scheme and a host"),
        ("https://user@", "write a scheme and a host"),
        ("https://[::1", "write a scheme and a host"),
        ("file:///etc", "write a scheme and a host"),
        ("https:\\\\api.juspay.in", "remove whitespace and backslashes"),
        ("https://api.juspay.in\\v2", "remove whitespace and backslashes"),
        (" https://api.juspay.in", "remove whitespace and backslashes"),
        ("https://api.juspay.in ", "remove whitespace and backslashes"),
        ("https://api.juspay.in\n", "remove whitespace and backslashes"),
        ("ht\ttps://api.juspay.in", "remove whitespace and backslashes"),
        ("https://api.juspay.in/a b", "remove whitespace and backslashes"),
        ("https://api%2ejuspay.in%2f", "remove whitespace and backslashes"),
        ("https://api.juspay.in:99999", "use 0 to 65535"),
        ("https://api.j\u{fc}spay.in", "not ASCII"),
        ("https://api.juspay.in/\u{fc}", "not ASCII"),
        ("https://1.2.3.999", "invalid host"),
        ("https://[v1.a]", "invalid host"),
        ("ftp://api.juspay.in", "neither https nor http"),
        ("http://api.juspay.in", "write https"),
        ("http://10.0.0.1", "write https"),
        ("http://0.0.0.0:8080", "write https"),
        ("http://localhost.example.com", "write https"),
        ("http://127.0.0.1.example.com", "write https"),
        ("http://[2001:db8::1]", "write https"),
        ("https://user@api.juspay.in", "the key is given apart"),
        ("https://user:secret@api.juspay.in", "the key is given apart"),
        ("https://:secret@api.juspay.in", "the key is given apart"),
        ("https://api.juspay.in?key=secret", "the part before it"),
        ("https://api.juspay.in/?", "the part before it"),
        ("https://api.juspay.in/#secret", "the part before it"),
        ("https://api.juspay.in/session", "the part before it"),
        ("https://api.juspay.in/session/", "the part before it"),
        ("https://api.juspay.in/v2/session//", "the part before it"),
    ];
    for (url, says) in cases {
        let error = build("merchant", KEY, |client| client.base_url(url)).unwrap_err();
        refused(error, |error| matches!(error, BuildError::BaseUrl { .. }), url, says);
    }
}

#[test]
fn a_base_url_that_can_be_one_is_taken() {
    for (url, shown) in [
        ("https://api.juspay.in", "https://api.juspay.in"),
        ("https://api.juspay.in/", "https://api.juspay.in"),
        ("https://gateway.example.com/juspay/v2/", "https://gateway.example.com/juspay/v2"),
        ("https://api.example.com/mysession", "https://api.example.com/mysession"),
        ("https://10.0.0.1:8443", "https://10.0.0.1:8443"),
        ("http://localhost", "http://localhost"),
        ("http://LOCALHOST:8080", "http://localhost:8080"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.1.2.3", "http://127.1.2.3"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ] {
        let client =
            build("merchant", KEY, |client| client.base_url(url)).unwrap_or_else(|error| panic!("{url}: {error}"));
        assert!(format!("{client:?}").contains(&format!("{shown:?}")), "{client:?}");
    }
}

#[test]
fn environments_are_base_urls() {
    for (environment, host) in
        [(Environment::Production, "https://api.juspay.in"), (Environment::Sandbox, "https://sandbox.juspay.in")]
    {
        let client = build("merchant", KEY, |client| client.environment(environment)).unwrap();
        assert!(format!("{client:?}").contains(host), "{client:?}");
    }
    let client = build("merchant", KEY, |client| client).unwrap();
    assert!(format!("{client:?}").contains("https://api.juspay.in"), "{client:?}");
}

#[test]
fn values_that_no_header_can_carry_are_refused() {
    for value in ["one\ntwo", "one\r\nX-Evil: 1", "one\u{0}two", "one\u{7f}two", " gap", "gap ", "\tgap"] {
        let is = |error: &BuildError| matches!(error, BuildError::HeaderValue { .. });
        refused(build(value, KEY, |client| client).unwrap_err(), is, value, "x-merchantid");
        refused(build("merchant", KEY, |client| client.header("x-trace", value)).unwrap_err(), is, value, "x-trace");
        refused(build("merchant", KEY, |client| client.api_version(value)).unwrap_err(), is, value, "version");
    }
    for value in ["shop\n", "shop/1\u{1b}[31m", "shop "] {
        let is = |error: &BuildError| matches!(error, BuildError::HeaderValue { .. });
        refused(build("merchant", KEY, |client| client.user_agent_suffix(value)).unwrap_err(), is, value, "user-agent");
    }
}

#[test]
fn header_names_that_are_none_or_the_client_s_own_are_refused() {
    for name in ["", "x trace", "x:trace", "größe", "x\ntrace"] {
        let error = build("merchant", KEY, |client| client.header(name, "a")).unwrap_err();
        refused(error, |error| matches!(error, BuildError::HeaderName), name, "use letters");
    }
    for name in [
        "Authorization",
        "accept-encoding",
        "CONTENT-TYPE",
        "content-length",
        "Content-Encoding",
        "Host",
        "transfer-encoding",
        "User-Agent",
        "x-merchantid",
        "X-Routing-Id",
        "version",
        "Expect",
        "Connection",
    ] {
        let error = build("merchant", KEY, |client| client.header(name, "a secret")).unwrap_err();
        assert!(
            matches!(&error, BuildError::ReservedHeader { name: found } if *found == name.to_lowercase()),
            "{error:?}"
        );
        refused(error, |_| true, "a secret", "leave it out");
    }
}

#[test]
fn a_merchant_id_is_needed() {
    let error = build("", KEY, |client| client).unwrap_err();
    refused(error, |error| matches!(error, BuildError::MerchantId), "", "dashboard");
}

#[test]
fn a_timeout_of_nothing_is_refused() {
    type Set = fn(ClientBuilder, Duration) -> ClientBuilder;
    let cases: [(&str, Set); 3] = [
        ("connect", ClientBuilder::connect_timeout),
        ("attempt", ClientBuilder::attempt_timeout),
        ("overall", ClientBuilder::overall_timeout),
    ];
    for (name, set) in cases {
        let error = build("merchant", KEY, |client| set(client, Duration::ZERO)).unwrap_err();
        assert!(matches!(error, BuildError::Timeout { name: found } if found == name), "{error:?}");
        refused(error, |_| true, "", "leave it out");
        for timeout in [Duration::from_nanos(1), Duration::MAX] {
            build("merchant", KEY, |client| set(client, timeout)).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn the_cause_of_a_refusal_is_its_source() {
    let error = build("merchant", "Basic x", |client| client).unwrap_err();
    let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<ApiKeyFault>());
    assert_eq!(source, Some(&ApiKeyFault::Scheme));
    let http = BuildError::Http(reqwest::Proxy::http("no URL\n").unwrap_err());
    for (error, has_source) in [(http, true), (BuildError::MerchantId, false)] {
        assert_eq!(std::error::Error::source(&error).is_some(), has_source, "{error:?}");
    }
}

#[test]
fn a_debug_output_names_what_it_is_of() {
    let builder = || Client::builder().merchant_id("merchant").api_key(KEY).environment(Environment::Sandbox);
    assert_eq!(format!("{:?}", builder()), "ClientBuilder { .. }");
    let client = builder().build().unwrap();
    let blocking = juspay_session::blocking::Client::new(builder().build().unwrap()).unwrap();
    assert!(format!("{client:?}").starts_with("Client {"), "{client:?}");
    assert_eq!(format!("{blocking:?}"), format!("{client:?}"));
}

/// Timeouts that no clock can reach are no reason to panic when the call is made.
#[test]
fn timeouts_without_end_can_be_used() {
    let server = tests::server::Server::start(tests::server::sessions);
    let client = tests::sample::client(&server.url())
        .connect_timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .overall_timeout(Duration::MAX)
        .build()
        .unwrap();
    tests::sample::run(client.create_session(&tests::sample::request())).unwrap();
}
