//! What nobody may read in a log: the key, the merchant, the customer and the tokens, wherever they come from.

use std::error::Error as _;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use juspay_session::{Client, ClientBuilder, Error, RetryPolicy, blocking, v1};
use tests::authority::own_client;
use tests::planted::{KEY, Lines, clean, clean_debug, clean_error};
use tests::sample::{draft, run};
use tests::server::{Connection, Server, answer};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::layer::SubscriberExt as _;

fn request() -> v1::SessionRequest {
    draft::<v1::SessionRequestBuilder>().first_name("firstmark").build().expect("it keeps every rule")
}

fn client(url: &str) -> ClientBuilder {
    Client::builder()
        .merchant_id("merchantmark")
        .api_key(KEY)
        .base_url(url)
        .header("x-own", "headermark")
        .attempt_timeout(Duration::from_secs(1))
}

/// The answers of a server, each as full of what must not show as it can be. Names of keys and codes of errors may show.
fn bodies() -> Vec<Vec<u8>> {
    let session = r#"{"order_id":"order-1","status":"NEW","id":"ordeh_1","payment_links":{"web":"https://pay.example.com/querymark?token=tokenmark"},"sdk_payload":{"requestId":"r","service":"s","payload":{"clientAuthToken":"tokenmark","customerEmail":"emailmark@example.com","customerPhone":"9123456780","customerId":"customermark"}},"unknown":"tokenmark"}"#;
    let error = r#"{"status":"Bad Request","error_code":"INVALID_REQUEST","error_message":"messagemark of emailmark@example.com","error_info":{"code":"INVALID_INPUT","user_message":"messagemark","developer_message":"messagemark","fields":[{"field_name":"customer_email","reason":"messagemark"}]},"unknown":"tokenmark"}"#;
    let mut bodies = vec![
        answer(200, &[], session),
        answer(200, &[], &session[..session.len() - 3]),
        answer(200, &[], session.replace("order-1", "order-2")),
        answer(200, &[], "\"tokenmark\""),
        answer(200, &[], "[\"tokenmark\"]"),
        answer(200, &[], "{\"other\":\"tokenmark\"}"),
        answer(200, &[], "tokenmark"),
        answer(302, &[("Location", "http://127.0.0.1:1/?q=querymark")], ""),
        // To itself, until a client that follows has had enough.
        answer(302, &[("Location", "?q=querymark")], ""),
        format!("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n{session}").into_bytes(),
        b"tokenmark is no HTTP\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\ntoken mark: tokenmark\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\nContent-Length: tokenmark\r\n\r\n".to_vec(),
    ];
    bodies.extend(
        [400, 401, 403, 404, 409, 429, 500, 502]
            .map(|status| answer(status, &[("Set-Cookie", "tokenmark"), ("X-Own", "tokenmark")], error)),
    );
    bodies
}

fn server(bytes: Vec<u8>) -> Server {
    Server::start(move |connection: &mut Connection| {
        while connection.request().is_some() {
            if !connection.send(&bytes) || bytes.starts_with(b"HTTP/1.1 200 OK") {
                return;
            }
        }
    })
}

type Answer = Result<juspay_session::Session<v1::SessionResponse>, Error>;

/// Calls in every way and hands over what comes back.
fn calls(check: &mut dyn FnMut(&str, Answer)) {
    let request = request();
    let mut call = |what: &str, client: ClientBuilder| {
        let client = client.build().expect("the settings are sound");
        check(what, run(client.create_session(&request).send()));
    };
    for (index, bytes) in bodies().into_iter().enumerate() {
        let server = server(bytes);
        call(&format!("answer {index}"), client(&server.url()));
        let retry = RetryPolicy::new(2).retry_unknown(true).retry_throttled(true).base_delay(Duration::from_millis(1));
        call(&format!("answer {index}, twice"), client(&server.url()).retry(retry));
        call(&format!("answer {index}, own client"), client(&server.url()).http(|_| own_client()));
    }
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    call("refused", client(&format!("http://{closed}")));
    call("no name", client("https://juspay.invalid"));
    let silent = Server::start(Connection::stall);
    call("silent", client(&silent.url()));
    call(
        "silent TLS",
        client(&format!("https://localhost:{}", silent.port())).connect_timeout(Duration::from_millis(200)),
    );
    let client = client(&silent.url()).build().unwrap();
    check("a routing id", run(client.create_session(&request).routing_id("routingmark\n").send()));
}

#[test]
fn neither_display_nor_debug_shows_a_secret() {
    let mut sessions = 0;
    let mut errors = 0;
    calls(&mut |what, result| match result {
        Ok(session) => {
            sessions += 1;
            assert!(String::from_utf8_lossy(session.raw_body()).contains("tokenmark"), "the body is at hand");
            clean_debug(what, &session);
            clean_debug(what, session.response());
        }
        Err(error) => {
            errors += 1;
            clean_error(what, &error);
            assert!(error.source().is_some() || error.status().is_some(), "{what}: there is a cause or a status");
            if let Some(response) = error.response() {
                clean_debug(what, response);
            }
        }
    });
    assert!(sessions >= 3 && errors >= 40, "{sessions} sessions, {errors} errors");
}

#[test]
fn a_client_and_its_settings_show_no_secret() {
    let builder = client("https://api.juspay.in").api_version("2023-06-30").user_agent_suffix("headermark");
    clean_debug("the settings", &builder);
    assert!(!format!("{builder:?}").contains("merchantmark"));
    let client = builder.build().unwrap();
    clean_debug("the client", &client);
    assert!(!format!("{client:?}").contains("merchantmark"));
    clean_debug("the blocking client", &blocking::Client::new(client).unwrap());
    clean_debug("the request", &request());
    for url in ["https://user:querymark@api.juspay.in", "https://api.juspay.in?key=querymark", "querymark"] {
        let error = Client::builder().merchant_id("merchantmark").api_key(KEY).base_url(url).build().unwrap_err();
        clean("a wrong URL", &error.to_string());
        clean_debug("a wrong URL", &error);
    }
}

/// A log that a test can read: every event of every crate at every level, and every span with its fields.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, line: &str) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.push_str(line);
        text.push('\n');
    }

    /// Takes the log of this thread, which is the one that the calls run on.
    fn capture(&self) -> DefaultGuard {
        let log = self.clone();
        let lines = Lines(move |line: &str| log.add(line));
        tracing::subscriber::set_default(tracing_subscriber::registry().with(lines))
    }
}

#[test]
fn no_log_shows_a_secret() {
    let log = Log::default();
    let guard = log.capture();
    calls(&mut |_, result| {
        // What a program does with them.
        tracing::info!(?result, "called");
        if let Err(error) = result {
            tracing::error!(error = &error as &dyn std::error::Error, %error, "failed");
        }
    });
    drop(guard);
    let text = log.text();
    assert!(text.contains("span HTTP") && text.contains("called") && text.contains("failed"), "{text}");
    clean("the log", &text);
}

/// The spans of a call, without what the port makes of them.
fn spans(plan: Vec<Vec<u8>>, retry: RetryPolicy) -> Vec<String> {
    let log = Log::default();
    let server = Server::start(move |connection: &mut Connection| {
        if connection.request().is_some() {
            connection.send(&plan[connection.number().min(plan.len() - 1)]);
        }
    });
    let client = client(&server.url()).retry(retry).build().unwrap();
    let guard = log.capture();
    let _ = run(client.create_session(&request()));
    drop(guard);
    let text = log.text().replace(&server.port().to_string(), "PORT");
    text.lines().filter(|line| line.starts_with("span HTTP") || line.starts_with("record")).map(str::to_owned).collect()
}

const OPENED: &str = "span HTTP otel.name=\"POST\" otel.kind=\"client\" http.request.method=\"POST\" server.address=\"127.0.0.1\" server.port=PORT";

#[test]
fn an_attempt_is_a_span_with_the_names_of_the_conventions() {
    let session = answer(200, &[], tests::sample::session("order-1"));
    let ok = "record http.response.status_code=200";
    assert_eq!(spans(vec![session], RetryPolicy::none()), [OPENED, ok]);
    assert_eq!(
        spans(vec![answer(401, &[], "")], RetryPolicy::none()),
        [OPENED, "record http.response.status_code=401", "record juspay.outcome=\"rejected\"", "record error.type=401"]
    );
    let unknown = "record juspay.outcome=\"unknown\"";
    assert_eq!(spans(vec![Vec::new()], RetryPolicy::none()), [OPENED, unknown, "record error.type=Interrupted"]);
    assert_eq!(
        spans(vec![answer(200, &[], "[]")], RetryPolicy::none()),
        [OPENED, ok, unknown, "record error.type=Decode"]
    );
}

#[test]
fn each_attempt_is_a_span_of_its_own() {
    let plan = vec![
        answer(503, &[("Connection", "close")], ""),
        answer(200, &[("Connection", "close")], tests::sample::session("order-1")),
    ];
    let retry = RetryPolicy::new(2).retry_unknown(true).base_delay(Duration::from_millis(1));
    let again = OPENED.replace(" server.address", " http.request.resend_count=1 server.address");
    assert_eq!(
        spans(plan, retry),
        [
            OPENED,
            "record http.response.status_code=503",
            "record juspay.outcome=\"unknown\"",
            "record error.type=503",
            &again,
            "record http.response.status_code=200",
        ]
    );
}
