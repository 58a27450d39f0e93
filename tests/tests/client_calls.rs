//! What a call, its settings and its errors can do and say.

use std::error::Error as _;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use juspay_session::reqwest::{self, Method, redirect};
use juspay_session::{
    BuildError, Client, Environment, Error, ErrorKind, OrderEffect, Outcome, ResponseStatus, RetryPolicy, Session,
    blocking, v1,
};
use tests::planted::KEY;
use tests::sample::{client, request, run};
use tests::server::{Connection, Server, answer, sessions};

/// A server with one response for every request.
fn server(bytes: Vec<u8>) -> Server {
    Server::start(move |connection: &mut Connection| while connection.request().is_some() && connection.send(&bytes) {})
}

fn refused(status: u16, body: &str) -> Error {
    Error::new(ErrorKind::Status, Outcome::Unknown).with_response(status, body.as_bytes())
}

#[test]
fn everything_that_is_missing_is_named() {
    let error = Client::builder().build().unwrap_err();
    assert_eq!(error.to_string(), "merchant_id, api_key, environment: missing; call these methods of the builder");
    let error = Client::builder().merchant_id("merchant").build().unwrap_err();
    assert!(matches!(&error, BuildError::Missing { names } if *names == ["api_key", "environment"]), "{error:?}");
    let environment = "sandbox".parse::<Environment>().unwrap();
    Client::builder().merchant_id("merchant").api_key(KEY).environment(environment).build().unwrap();
    assert!("Sandbox".parse::<Environment>().is_err());
}

#[test]
fn http_to_another_host_has_to_be_allowed() {
    let builder = || Client::builder().merchant_id("merchant").api_key(KEY).base_url("http://mock:8080");
    assert!(matches!(builder().build().unwrap_err(), BuildError::BaseUrl { .. }));
    builder().allow_http().build().unwrap();
}

#[test]
fn http_settings_cannot_follow_redirects_or_use_a_proxy_for_http() {
    let target = Server::start(sessions);
    let server = server(answer(303, &[("Location", &format!("{}/session", target.url()))], ""));
    let proxy = Server::start(sessions);
    let proxy_url = proxy.url();
    let client = client(&server.url())
        .http(move |http| {
            let proxy = reqwest::Proxy::all(proxy_url).unwrap();
            http.redirect(redirect::Policy::limited(5)).proxy(proxy).connection_verbose(true)
        })
        .retry(RetryPolicy::new(3).retry_unknown(true).retry_throttled(true))
        .build()
        .unwrap();
    let error = run(client.create_session(&request())).unwrap_err();
    assert_eq!((error.kind(), error.status(), error.outcome()), (ErrorKind::Redirect, Some(303), Outcome::Unknown));
    assert_eq!((server.requests().len(), target.requests().len(), proxy.requests().len()), (1, 0, 0));
}

/// The closure asks for what would lose an order, or create it twice: the client sets its own afterwards.
#[test]
fn http_settings_cannot_cut_a_call_short_or_repeat_it() {
    let server = server(answer(503, &[], ""));
    let retries = reqwest::retry::for_host("127.0.0.1").no_budget().max_retries_per_request(3);
    let retries = retries.classify_fn(|attempt| attempt.retryable());
    let client = client(&server.url())
        .http(move |http| {
            let instant = Duration::from_nanos(1);
            http.timeout(instant).connect_timeout(instant).retry(retries)
        })
        .build()
        .unwrap();
    assert_eq!(run(client.request(Method::GET, "/orders/order-1")).unwrap().status(), 503);
    assert_eq!(run(client.create_session(&request())).unwrap_err().status(), Some(503));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_call_has_settings_of_its_own() {
    let server = server(answer(503, &[], ""));
    let client = client(&server.url()).header("x-shop", "all").build().unwrap();
    let request = request();
    let call = client
        .create_session(&request)
        .routing_id("routing-7")
        .header("X-Shop", "one")
        .timeout(Duration::from_secs(30))
        .retry(RetryPolicy::new(2).retry_unknown(true).base_delay(Duration::ZERO));
    let debug = format!("{call:?}");
    assert!(debug.starts_with("Call {") && !debug.contains("routing-7"), "{debug}");
    let error = run(call).unwrap_err();
    assert_eq!((error.attempts(), error.routing_id()), (2, Some("routing-7")));
    assert!(!format!("{error:?} {error}").contains("routing-7"));
    for request in server.requests() {
        assert_eq!(request.header("x-shop"), ["one"]);
        assert_eq!(request.header("x-routing-id"), ["routing-7"]);
    }
    let error = run(client.create_session(&request)).unwrap_err();
    assert_eq!((error.attempts(), error.routing_id()), (1, Some("customermark")));
}

#[test]
fn a_session_tells_its_routing_id() {
    let server = Server::start(sessions);
    let client = client(&server.url()).build().unwrap();
    let session = run(client.create_session(&request()).routing_id("routing-7")).unwrap();
    assert_eq!(session.routing_id(), "routing-7");
    assert!(!format!("{session:?}").contains("routing-7"));
}

#[test]
fn what_no_header_carries_unchanged_is_refused_before_sending() {
    let server = Server::start(sessions);
    let client = client(&server.url()).build().unwrap();
    let request = request();
    let not_sent = |call: juspay_session::Call<'_, v1::SessionRequest>| {
        let error = run(call).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Request, Outcome::NotSent));
        assert!(error.is_invalid_request());
    };
    for routing_id in ["", " ", "   ", " a", "a ", "\ta", "a\n", "a\u{0}", "a\u{7f}", "a\u{85}b"] {
        not_sent(client.create_session(&request).routing_id(routing_id));
    }
    for customer_id in [" ", "a ", "a\n"] {
        let draft = tests::sample::draft::<v1::SessionRequestBuilder>().customer_id(customer_id);
        let error = run(client.create_session(&draft.build_unchecked())).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Request, Outcome::NotSent), "{customer_id:?}");
    }
    for (name, value) in [("Authorization", "x"), ("x-routing-id", "x"), ("x own", "x"), ("x-own", " x"), ("host", "x")]
    {
        not_sent(client.create_session(&request).header(name, value));
    }
    not_sent(client.create_session(&request).timeout(Duration::ZERO));
    assert_eq!(server.requests().len(), 0);
    run(client.create_session(&request).routing_id("käufer 7")).unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn what_an_earlier_call_left_open_stays_open() {
    let refusing = server(answer(401, &[], r#"{"error_code":"access_denied"}"#));
    let client = client(&refusing.url()).build().unwrap();
    for before in Outcome::ALL {
        let error = run(client.create_session(&request()).after(*before)).unwrap_err();
        assert_eq!(error.outcome(), Outcome::Rejected.max(*before));
        let ends = match error.outcome() {
            Outcome::Unknown => "the order may exist: call again with the same order ID, or ask for its status",
            Outcome::Created => "the order exists: call again with the same order ID for a new token",
            _ => "this call created no order",
        };
        assert!(error.to_string().ends_with(ends), "{error}");
        assert!(!error.to_string().contains("there is no order"), "{error}");
        let error = run(client.create_session(&request()).routing_id("\n").after(*before)).unwrap_err();
        assert_eq!(error.outcome(), *before, "{error}");
    }
}

#[test]
fn a_call_outside_of_a_runtime_is_an_error() {
    let client = client("http://127.0.0.1:9").build().unwrap();
    let request = request();
    let mut call = client.create_session(&request).into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(result) = call.as_mut().poll(&mut context) else { panic!("it does not wait") };
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Request, Outcome::NotSent));
    assert!(error.to_string().contains("there is no tokio runtime"), "{error}");
}

#[test]
fn the_blocking_client_works_on_any_thread() {
    let server = Server::start(sessions);
    let client = blocking::Client::new(client(&server.url()).build().unwrap()).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let spawned = client.clone();
    runtime.block_on(runtime.spawn_blocking(move || spawned.create_session(&request()).send().unwrap())).unwrap();
    {
        let _entered = runtime.enter();
        client.create_session(&request()).routing_id("a").send().unwrap();
    }
    runtime.block_on(async { client.create_session(&request()).timeout(Duration::from_secs(20)).send().unwrap() });
    std::thread::scope(|scope| {
        scope.spawn(|| client.create_session(&request()).send().unwrap());
    });
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn a_blocking_call_has_settings_of_its_own() {
    let server = server(answer(503, &[], ""));
    let client = blocking::Client::new(client(&server.url()).build().unwrap()).unwrap();
    let request = request();
    let call = client
        .create_session(&request)
        .routing_id("routing-7")
        .header("x-shop", "one")
        .timeout(Duration::from_secs(30))
        .retry(RetryPolicy::new(2).retry_unknown(true).base_delay(Duration::ZERO));
    let error = call.send().unwrap_err();
    assert_eq!((error.attempts(), error.routing_id(), error.outcome()), (2, Some("routing-7"), Outcome::Unknown));
    for request in server.requests() {
        assert_eq!((request.header("x-shop"), request.header("x-routing-id")), (vec!["one"], vec!["routing-7"]));
    }
    let error = client.create_session(&request).after(Outcome::Created).send().unwrap_err();
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Created));
    let error = client.create_session(&request).timeout(Duration::ZERO).after(Outcome::Unknown).send().unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Request, Outcome::Unknown));
}

#[test]
fn the_blocking_client_calls_other_endpoints() {
    let server = server(answer(200, &[("x-own", "mark")], r#"{"status":"NEW"}"#));
    let client = blocking::Client::new(client(&server.url()).build().unwrap()).unwrap();
    let request = client
        .request(Method::POST, "/orders/order-1")
        .routing_id("routing-7")
        .timeout(Duration::from_secs(20))
        .header("x-own", "a")
        .json(&serde_json::json!({"amount": "1"}));
    let debug = format!("{request:?}");
    assert!(debug.starts_with("RawRequest {") && !debug.contains("order-1") && !debug.contains("routing-7"), "{debug}");
    let response = request.send().unwrap();
    assert_eq!((response.status(), response.body()), (200, br#"{"status":"NEW"}"#.as_slice()));
    assert_eq!(response.headers()["x-own"], "mark");
    let sent = &server.requests()[0];
    assert!(sent.head.starts_with("POST /orders/order-1 "), "{}", sent.head);
    assert_eq!((sent.header("x-routing-id"), sent.header("x-own")), (vec!["routing-7"], vec!["a"]));
    assert_eq!(sent.body, br#"{"amount":"1"}"#);
    let error = client.request(Method::GET, "/../orders").routing_id("routing-7").send().unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome(), error.routing_id()),
        (ErrorKind::Request, Outcome::NotSent, Some("routing-7"))
    );
    assert!(!error.to_string().contains("order "), "{error}");
}

#[test]
fn other_endpoints_can_be_called() {
    let server = server(answer(404, &[("x-own", "mark")], r#"{"error_code":"not_found"}"#));
    let client = client(&format!("{}/v2/", server.url())).build().unwrap();
    let response = run(client.request(Method::GET, "/orders/order-1?limit=1").routing_id("routing-7")).unwrap();
    assert_eq!((response.status(), response.body()), (404, br#"{"error_code":"not_found"}"#.as_slice()));
    assert_eq!(response.headers()["x-own"], "mark");
    let debug = format!("{response:?}");
    assert!(!debug.contains("mark") && !debug.contains("not_found"), "{debug}");
    run(client.request(Method::POST, "/refunds").header("x-own", "a").json(&serde_json::json!({"amount": "1"})))
        .unwrap();
    let requests = server.requests();
    assert!(requests[0].head.starts_with("GET /v2/orders/order-1?limit=1 "), "{}", requests[0].head);
    assert_eq!(requests[0].header("x-routing-id"), ["routing-7"]);
    assert!(requests[0].header("content-type").is_empty() && requests[0].header("content-length").is_empty());
    assert_eq!(requests[1].body, br#"{"amount":"1"}"#);
    assert_eq!(requests[1].header("content-type"), ["application/json"]);
    for request in &requests {
        assert!(request.header("authorization")[0].starts_with("Basic "));
        assert_eq!(request.header("x-merchantid"), ["merchant"]);
    }
    for path in ["orders", "/../orders", "/a b", "http://a.example/"] {
        let error = run(client.request(Method::GET, path)).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Request, Outcome::NotSent), "{path}");
        assert!(!error.to_string().contains("order "), "{error}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn other_endpoints_are_called_once() {
    let server = Server::start(|connection: &mut Connection| drop(connection.request()));
    let policy = RetryPolicy::new(3).retry_unknown(true);
    let client = client(&server.url()).retry(policy).build().unwrap();
    let error = run(client.request(Method::GET, "/orders/order-1")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert_eq!(error.to_string(), "the connection broke before a response came");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn another_endpoint_that_gives_no_whole_response_is_an_error() {
    let target = Server::start(sessions);
    let location = format!("{}/session", target.url());
    let silent = Server::start(Connection::stall);
    let too_large = server(answer(200, &[], " ".repeat((1 << 20) + 1)));
    let redirecting = server(answer(307, &[("Location", &location)], ""));
    let get = |server: &Server, timeout| {
        let client = client(&server.url()).retry(RetryPolicy::new(3).retry_unknown(true)).build().unwrap();
        run(client.request(Method::GET, "/orders/order-1").timeout(timeout))
    };
    let long = Duration::from_secs(30);
    let error = get(&too_large, long).unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::TooLarge, Some(200)));
    assert_eq!(error.raw_body().map(<[u8]>::len), Some(1 << 20));
    assert_eq!(get(&silent, Duration::from_millis(200)).unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(get(&silent, Duration::ZERO).unwrap_err().kind(), ErrorKind::Request);
    assert_eq!(get(&redirecting, long).unwrap().status(), 307);
    assert_eq!((too_large.requests().len(), redirecting.requests().len(), target.requests().len()), (1, 1, 0));
}

#[test]
fn sessions_and_errors_can_be_made_in_tests() {
    let session = Session::<v1::SessionResponse>::from_json(br#"{"id":"ordeh_1","status":"NEW"}"#).unwrap();
    assert_eq!((session.id(), session.http_status(), session.attempts()), (Some("ordeh_1"), 200, 1));
    let error = refused(429, "{}").with_source("a cause");
    assert_eq!((error.status(), error.raw_body()), (Some(429), Some(b"{}".as_slice())));
    assert!(error.source().is_some() && error.is_transient());
}

/// The table in the documentation of `Error`.
#[test]
fn at_most_one_is_at_fault() {
    const INVALID: &[u16] = &[400, 402, 410, 412, 416, 422, 451];
    const CONFIGURATION: &[u16] =
        &[401, 403, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 431, 501, 505, 511];
    const TRANSIENT: &[u16] = &[408, 423, 424, 425, 429, 500, 502, 503, 504, 507];
    let of = |error: &Error| (error.is_invalid_request(), error.is_configuration(), error.is_transient());
    for status in 400..1000 {
        let expected = (
            INVALID.contains(&status),
            CONFIGURATION.contains(&status),
            TRANSIENT.contains(&status) || (520..=599).contains(&status),
        );
        assert_eq!(of(&refused(status, "")), expected, "{status}");
    }
    for (kind, expected) in [
        (ErrorKind::Request, (true, false, false)),
        (ErrorKind::Redirect, (false, true, false)),
        (ErrorKind::Connect, (false, false, true)),
        (ErrorKind::Timeout, (false, false, true)),
        (ErrorKind::Interrupted, (false, false, true)),
        (ErrorKind::TooLarge, (false, false, false)),
        (ErrorKind::Decode, (false, false, false)),
        (ErrorKind::Mismatch, (false, false, false)),
    ] {
        assert_eq!(of(&Error::new(kind, Outcome::Unknown)), expected, "{kind:?}");
    }
}

#[test]
fn each_status_has_its_effect() {
    const UNREACHED: &[u16] = &[401, 403, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431];
    const REFUSED: &[u16] = &[400, 402, 410, 412, 416, 422, 451];
    for status in 300..1000 {
        let expected = match status {
            status if UNREACHED.contains(&status) => OrderEffect::Unreached,
            status if REFUSED.contains(&status) => OrderEffect::Refused,
            _ => OrderEffect::Unknown,
        };
        assert_eq!(ResponseStatus::from_code(status).order_effect(), expected, "{status}");
    }
}

#[test]
fn a_400_names_its_code_and_fields() {
    let body = r#"{"error_code":"Mandatory fields are missing","error_message":"messagemark","error_info":{"fields":[{"field_name":"return_url","reason":"messagemark"},{"field_name":"a@b.example"},{"field_name":"customer_id"}]}}"#;
    let error = Error::new(ErrorKind::Status, Outcome::Rejected).with_response(400, body.as_bytes());
    assert_eq!(
        error.to_string(),
        "got status 400: a field is missing or invalid (Mandatory fields are missing); fields: return_url, customer_id; \
         this call created no order"
    );
    let leaking = r#"{"error_code":"invalid customer_email: a@b.example, phone 9876543210"}"#;
    let error = refused(400, leaking);
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("example") && !shown.contains("98765"), "{shown}");
}

#[test]
fn a_failed_connection_names_its_cause() {
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    let message = |url: &str| run(client(url).build().unwrap().create_session(&request())).unwrap_err().to_string();
    let refused = message(&format!("http://{closed}"));
    assert_eq!(refused, "could not connect: the server refused the connection; nothing was sent");
    assert!(message("https://juspay.invalid").starts_with("could not connect: the host name did not resolve"));
    let silent = Server::start(Connection::stall);
    // Before the timeout of the attempt, whatever the closure says.
    let slow = client(&format!("https://localhost:{}", silent.port())).connect_timeout(Duration::from_millis(200));
    let slow = slow.http(|http| http.connect_timeout(Duration::from_secs(3600)));
    let started = Instant::now();
    let slow = run(slow.build().unwrap().create_session(&request())).unwrap_err().to_string();
    assert!(started.elapsed() < Duration::from_secs(25));
    assert!(slow.starts_with("could not connect: timed out while connecting"), "{slow}");
    let refusing = server(answer(403, &[], ""));
    let proxy = refusing.url();
    let proxied = client("https://juspay.invalid").http(move |http| http.proxy(reqwest::Proxy::all(proxy).unwrap()));
    let proxied = run(proxied.build().unwrap().create_session(&request())).unwrap_err().to_string();
    assert!(proxied.starts_with("could not connect: the proxy refused"), "{proxied}");
}

/// The environment is that of a program of its own: this test again.
#[cfg(target_os = "linux")]
#[test]
fn a_system_without_ca_certificates_is_named() {
    const CHILD: &str = "TEST_OF_CA_CERTIFICATES";
    if std::env::var_os(CHILD).is_some() {
        let builder = Client::builder().merchant_id("merchant").api_key(KEY).base_url("https://127.0.0.1:9");
        let error = builder.build().unwrap_err();
        let expected = "could not build the HTTP client: the system has no CA certificates; install them, such as the \
                        package ca-certificates";
        assert_eq!(error.to_string(), expected);
        return;
    }
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_system_without_ca_certificates_is_named"])
        .envs([(CHILD, "yes"), ("SSL_CERT_FILE", "/dev/null")])
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}
