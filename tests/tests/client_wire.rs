//! The bytes that the client sends.

use juspay_session::{ApiVersion, default, v1};
use tests::authority::own_client;
use tests::planted::KEY;
use tests::sample::{client, draft, run};
use tests::server::{Request, Server, answer, sessions};

/// The one request that a call of a client makes.
fn sent<R: juspay_session::Request>(
    request: &R,
    settings: impl FnOnce(juspay_session::ClientBuilder) -> juspay_session::ClientBuilder,
    routing_id: Option<&str>,
) -> Request {
    let server = Server::start(sessions);
    let client = settings(client(&server.url())).build().expect("the settings are sound");
    let call = client.create_session(request);
    let call = match routing_id {
        Some(routing_id) => call.routing_id(routing_id),
        None => call,
    };
    run(call.send()).expect("the server answers with a session");
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1);
    let mut request = requests.remove(0);
    request.head = request.head.replace(&server.port().to_string(), "PORT");
    request
}

fn check(version: ApiVersion, request: &Request) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/wire");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = format!("request_{version}");
    let body = String::from_utf8(request.body.clone()).expect("JSON is UTF-8");
    settings.bind(|| insta::assert_snapshot!(name, format!("{}\n\n{body}", request.head)));
}

#[test]
fn the_request_of_each_version_is_what_the_page_documents() {
    let request = draft::<default::SessionRequestBuilder>().currency("INR").build().unwrap();
    check(ApiVersion::Default, &sent(&request, |client| client, None));
    let request = draft::<v1::SessionRequestBuilder>().get_upi_deep_links(true).build().unwrap();
    check(ApiVersion::V1, &sent(&request, |client| client, None));
}

#[test]
fn the_body_is_the_request_and_its_length_is_said() {
    let request = draft::<v1::SessionRequestBuilder>().description("für zwei – ✓").build().unwrap();
    let sent = sent(&request, |client| client, None);
    assert_eq!(sent.body, request.to_json());
    assert_eq!(sent.header("content-length"), [request.to_json().len().to_string()]);
}

#[test]
fn nothing_is_sent_that_nobody_asked_for() {
    let sent = sent(&tests::sample::request(), |client| client, None);
    for header in ["transfer-encoding", "referer", "accept-encoding", "cookie", "version", "expect", "te", "upgrade"] {
        assert!(sent.header(header).is_empty(), "{header}: {:?}", sent.header(header));
    }
    let mut names: Vec<String> = sent
        .head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_lowercase())
        .collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all, "no header is there twice: {}", sent.head);
}

#[test]
fn a_session_keeps_what_came() {
    let body = tests::sample::session("order-1");
    let came = body.clone();
    let server = Server::start(move |connection| {
        if connection.request().is_some() {
            connection.send(answer(201, &[("X-Request-Id", "abc"), ("X-Other", "7")], &came));
        }
    });
    let client = client(&server.url()).build().unwrap();
    let session = run(client.create_session(&tests::sample::request())).unwrap();
    assert_eq!((session.http_status(), session.request_id(), session.attempts()), (201, Some("abc"), 1));
    assert_eq!(session.headers().get("x-other").map(|value| value.as_bytes()), Some(&b"7"[..]));
    assert_eq!(session.raw_body(), body.as_bytes());
    let debug = format!("{session:?}");
    assert!(debug.starts_with("Session { response: ") && debug.contains("request_id: Some(\"abc\")"), "{debug}");
    assert_eq!(session.response().order_id(), Some("order-1"));
    let response = session.response().clone();
    assert_eq!(session.into_response(), response);
}

#[test]
fn the_key_is_sent_with_a_colon_behind_it() {
    let sent = sent(&tests::sample::request(), |client| client, None);
    // base64 of `KEYMARK0123:`, by another program.
    assert_eq!(KEY, "KEYMARK0123");
    assert_eq!(sent.header("authorization"), ["Basic S0VZTUFSSzAxMjM6"]);
}

#[test]
fn the_routing_id_is_the_caller_s_the_customer_s_or_the_order_s() {
    let of = |customer_id: &str, routing_id: Option<&str>| {
        let request = draft::<v1::SessionRequestBuilder>().customer_id(customer_id).build().unwrap();
        sent(&request, |client| client, routing_id).header("x-routing-id").join(", ")
    };
    assert_eq!(of("customermark", None), "customermark");
    assert_eq!(of("", None), "order-1", "a guest");
    assert_eq!(of("customermark", Some("own")), "own");
    assert_eq!(of("", Some("own")), "own");
    let nobody = draft::<v1::SessionRequestBuilder>().customer_id("").build().unwrap();
    assert_eq!(sent(&nobody, |client| client, Some("cart 9")).header("x-routing-id"), ["cart 9"]);
}

#[test]
fn settings_show_on_the_wire() {
    let sent = sent(
        &tests::sample::request(),
        |client| {
            client
                .user_agent_suffix("shop/2.1")
                .api_version("2023-06-30")
                .header("X-Trace", "a")
                .header("x-trace", "b")
                .header("Accept", "application/json")
        },
        None,
    );
    let agent = sent.header("user-agent").join(", ");
    assert!(agent.starts_with("juspay-session/") && agent.ends_with(" shop/2.1"), "{agent}");
    assert_eq!(sent.header("version"), ["2023-06-30"]);
    assert_eq!(sent.header("x-trace"), ["a", "b"]);
    assert_eq!(sent.header("accept"), ["application/json"]);
}

#[test]
fn the_path_of_the_base_url_stands_before_the_endpoint_s() {
    for (base, target) in
        [("", "/session"), ("/", "/session"), ("/pay/v2", "/pay/v2/session"), ("/pay/v2//", "/pay/v2/session")]
    {
        let server = Server::start(sessions);
        let client = client(&format!("{}{base}", server.url())).build().unwrap();
        run(client.create_session(&tests::sample::request())).unwrap();
        let head = server.requests()[0].head.clone();
        assert_eq!(head.lines().next(), Some(format!("POST {target} HTTP/1.1").as_str()), "{base:?}");
    }
}

/// What goes over http stays on this machine, whatever the environment says. The environment is that of a program of its
/// own: this test again, by which the request is sent.
#[test]
fn a_proxy_does_not_see_what_goes_to_this_machine() {
    const TARGET: &str = "TEST_OF_PROXIES_SENDS_TO";
    if let Ok(url) = std::env::var(TARGET) {
        let client = client(&url).build().unwrap();
        run(client.create_session(&tests::sample::request())).unwrap();
        return;
    }
    let (server, proxy) = (Server::start(sessions), Server::start(sessions));
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_proxy_does_not_see_what_goes_to_this_machine"])
        .envs([(TARGET, server.url()), ("HTTP_PROXY", proxy.url()), ("http_proxy", proxy.url())])
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .env_remove("REQUEST_METHOD")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!((server.requests().len(), proxy.requests().len()), (1, 0));
}

#[test]
fn an_own_client_with_headers_of_its_own_sends_ours_once() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", "Bearer other".parse().unwrap());
    headers.insert("content-type", "text/plain".parse().unwrap());
    headers.insert("x-merchantid", "other".parse().unwrap());
    let own = own_client().user_agent("other").default_headers(headers);
    let sent = sent(&tests::sample::request(), |client| client.http(|_| own), None);
    assert_eq!(sent.header("authorization"), ["Basic S0VZTUFSSzAxMjM6"]);
    assert_eq!(sent.header("content-type"), ["application/json"]);
    assert_eq!(sent.header("x-merchantid"), ["merchant"]);
    assert!(sent.header("user-agent").join(", ").starts_with("juspay-session/"));
    assert_eq!(sent.header("content-length").len(), 1);
}
