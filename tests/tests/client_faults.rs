//! The error and the outcome of each fault, over real sockets and real TLS.
//!
//! The cases are one table, and `juspay-session/docs/faults.md` is that table as a user reads it. After a change of the
//! cases, update it with `INSTA_UPDATE=always cargo test -p tests --test client_faults`.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, SystemTime};

use juspay_session::{Client, ClientBuilder, Error, ErrorKind, Outcome, ReadError, ReadErrorKind, blocking, v1};
use tests::authority::{Authority, own_client};
use tests::sample::{ORDER, client, request, run, session as session_body};
use tests::server::{Connection, Server, answer, session, sessions};

/// A timeout that is to pass.
const SHORT: Duration = Duration::from_secs(1);

/// What the caller gets: a session, or an error of a kind with an outcome.
type Expected = Result<(), (ErrorKind, Outcome)>;

struct Case {
    name: String,
    answer: Expected,
    /// How many requests the server read.
    requests: usize,
    observe: Box<dyn FnOnce() -> Observed + Send>,
}

struct Observed {
    answer: Result<(), Error>,
    requests: usize,
}

/// A call of a client whose settings are those of the case.
fn call(client: ClientBuilder) -> Result<(), Error> {
    let client = client.build().expect("the settings are sound");
    run(client.create_session(&request())).map(drop)
}

type Script = Box<dyn Fn(&mut Connection) + Send + Sync>;

/// A case that needs no more than a server.
fn http(
    name: impl Into<String>,
    (answer, requests): (Expected, usize),
    settings: fn(ClientBuilder) -> ClientBuilder,
    script: impl Fn(&mut Connection) + Send + Sync + 'static,
) -> Case {
    custom(name, (answer, requests), move || {
        let server = Server::start(script);
        let answer = call(settings(client(&server.url())));
        Observed { answer, requests: server.requests().len() }
    })
}

fn custom(
    name: impl Into<String>,
    (answer, requests): (Expected, usize),
    observe: impl FnOnce() -> Observed + Send + 'static,
) -> Case {
    Case { name: name.into(), answer, requests, observe: Box::new(observe) }
}

fn patient(client: ClientBuilder) -> ClientBuilder {
    client
}

fn hasty(client: ClientBuilder) -> ClientBuilder {
    client.attempt_timeout(SHORT)
}

/// Reads a request, sends bytes and hangs up.
fn then_close(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Script {
    Box::new(move |connection| {
        if connection.request().is_some() {
            connection.send(&bytes);
        }
    })
}

/// Reads a request, sends bytes and keeps the connection.
fn then_stall(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Script {
    Box::new(move |connection| {
        if connection.request().is_some() {
            connection.send(&bytes);
            connection.stall();
        }
    })
}

/// Reads a request, sends bytes and breaks the connection.
fn then_reset(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Script {
    Box::new(move |connection| {
        if connection.request().is_some() {
            connection.send(&bytes);
            connection.reset();
        }
    })
}

/// The beginning of a 200 whose body has a length that never comes.
fn cut(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{body}")
}

const SESSION: (Expected, usize) = (Ok(()), 1);

fn fails(kind: ErrorKind, outcome: Outcome, requests: usize) -> (Expected, usize) {
    (Err((kind, outcome)), requests)
}

fn cases() -> Vec<Case> {
    [connecting(), broken(), slow(), bodies(), interim(), redirects(), statuses(), streams(), settings()]
        .into_iter()
        .flatten()
        .collect()
}

fn connecting() -> Vec<Case> {
    let not_sent = || fails(ErrorKind::Connect, Outcome::NotSent, 0);
    let tls = |name: &str, expected, certificate: &'static str, last_year, trusted: bool| {
        custom(name, expected, move || {
            let authority = Authority::default();
            let server = Server::start_tls(authority.server(certificate, last_year), sessions);
            let client = client(&format!("https://localhost:{}", server.port()));
            let client = if trusted { client.http(move |_| authority.trusting_client()) } else { client };
            Observed { answer: call(client), requests: server.requests().len() }
        })
    };
    vec![
        custom("the name is not resolved", not_sent(), || {
            // RFC 6761 keeps the name from ever being one.
            Observed { answer: call(client("https://api.juspay.invalid")), requests: 0 }
        }),
        custom("the connection is refused", not_sent(), || {
            let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap().port();
            Observed { answer: call(client(&format!("http://127.0.0.1:{port}"))), requests: 0 }
        }),
        custom("the connect timeout passes", not_sent(), || {
            let full = FullQueue::new();
            Observed { answer: call(client(&full.url()).connect_timeout(SHORT)), requests: 0 }
        }),
        custom("the attempt's timeout passes while connecting", not_sent(), || {
            let full = FullQueue::new();
            Observed { answer: call(client(&full.url()).attempt_timeout(SHORT)), requests: 0 }
        }),
        custom("the overall timeout passes while connecting", not_sent(), || {
            let full = FullQueue::new();
            Observed { answer: call(client(&full.url()).overall_timeout(SHORT)), requests: 0 }
        }),
        tls("TLS: sound", SESSION, "localhost", 2999, true),
        tls("TLS: the authority is unknown", not_sent(), "localhost", 2999, false),
        tls("TLS: the certificate is for another name", not_sent(), "shop.example.com", 2999, true),
        tls("TLS: the certificate has expired", not_sent(), "localhost", 2021, true),
        custom("TLS: the port speaks plain HTTP", not_sent(), || {
            let server = Server::start(|connection| {
                connection.wait();
                connection.send(answer(400, &[], "The plain HTTP request was sent to the wrong port"));
                connection.stall();
            });
            let answer = call(client(&format!("https://localhost:{}", server.port())));
            Observed { answer, requests: server.requests().len() }
        }),
        custom("TLS: the handshake stalls past the connect timeout", not_sent(), || {
            let server = Server::start(Connection::stall);
            let answer = call(client(&format!("https://localhost:{}", server.port())).connect_timeout(SHORT));
            Observed { answer, requests: server.requests().len() }
        }),
        custom("TLS: the connection breaks within the handshake", not_sent(), || {
            let server = Server::start(|connection| {
                connection.wait();
                connection.reset();
            });
            let answer = call(client(&format!("https://localhost:{}", server.port())));
            Observed { answer, requests: server.requests().len() }
        }),
    ]
}

/// A port that takes no further connection, and refuses none.
struct FullQueue {
    listener: socket2::Socket,
    _waiting: Vec<socket2::Socket>,
}

impl FullQueue {
    fn new() -> Self {
        let socket = || socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        let listener = socket();
        listener.bind(&"127.0.0.1:0".parse::<std::net::SocketAddr>().unwrap().into()).unwrap();
        listener.listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let waiting = (0..8).map(|_| {
            let socket = socket();
            socket.set_nonblocking(true).unwrap();
            // It is under way, or waits already.
            let _ = socket.connect(&address);
            socket
        });
        let waiting = waiting.collect();
        thread::sleep(Duration::from_millis(50));
        Self { listener, _waiting: waiting }
    }

    fn url(&self) -> String {
        format!("http://{}", self.listener.local_addr().unwrap().as_socket().unwrap())
    }
}

fn broken() -> Vec<Case> {
    let interrupted = |requests| fails(ErrorKind::Interrupted, Outcome::Unknown, requests);
    vec![
        http("hung up before the request is read", interrupted(0), patient, |connection| connection.wait()),
        http("reset before the request is read", interrupted(0), patient, |connection| {
            connection.wait();
            connection.reset();
        }),
        http("hung up after the request", interrupted(1), patient, then_close("")),
        http("reset after the request", interrupted(1), patient, then_reset("")),
        http("hung up within the headers", interrupted(1), patient, then_close("HTTP/1.1 200 OK\r\nContent-Le")),
        http("reset within the headers", interrupted(1), patient, then_reset("HTTP/1.1 200 OK\r\nContent-Le")),
        http("hung up within the body", interrupted(1), patient, then_close(cut("{\"status\":\"NEW\","))),
        http("reset within the body", interrupted(1), patient, then_reset(cut("{\"status\":\"NEW\","))),
        http(
            "hung up within a chunked body",
            interrupted(1),
            patient,
            then_close("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"status\":"),
        ),
        http("the response is not HTTP", interrupted(1), patient, then_close("220 mail.example.com ESMTP\r\n")),
        http(
            "two lengths that differ",
            interrupted(1),
            patient,
            then_close("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}"),
        ),
        http("the headers are too large", interrupted(1), patient, |connection: &mut Connection| {
            if connection.request().is_some() {
                let header = format!("X-Padding: {}\r\n", "a".repeat(64 << 10));
                connection.send("HTTP/1.1 200 OK\r\n");
                while connection.send(&header) {}
            }
        }),
        http(
            "too many headers",
            interrupted(1),
            patient,
            then_stall(format!("HTTP/1.1 200 OK\r\n{}\r\n", "X-Padding: a\r\n".repeat(10_000))),
        ),
    ]
}

fn slow() -> Vec<Case> {
    let timeout = || fails(ErrorKind::Timeout, Outcome::Unknown, 1);
    let drips = |begin: String, byte| {
        move |connection: &mut Connection| {
            if connection.request().is_some() {
                connection.send(&begin);
                connection.drip(byte);
            }
        }
    };
    vec![
        http("no response before the timeout", timeout(), hasty, then_stall("")),
        http("the headers stall past the timeout", timeout(), hasty, then_stall("HTTP/1.1 200 OK\r\nContent-")),
        http(
            "the headers drip past the timeout",
            timeout(),
            hasty,
            drips("HTTP/1.1 200 OK\r\nX-Padding: ".into(), b'a'),
        ),
        http("the body stalls past the timeout", timeout(), hasty, then_stall(cut("{\"status\":"))),
        http("the body drips past the timeout", timeout(), hasty, drips(cut("{\"status\":\""), b'a')),
        http(
            "the body stalls past the timeout, after the order ID",
            timeout(),
            hasty,
            then_stall(cut("{\"order_id\":\"order-1\",\"sta")),
        ),
        http(
            "the body stalls past the timeout, after the order ID and a key of a session",
            fails(ErrorKind::Timeout, Outcome::Created, 1),
            hasty,
            then_stall(cut("{\"order_id\":\"order-1\",\"id\":\"ordeh_1\",\"sta")),
        ),
        http("the overall timeout passes", timeout(), |client| client.overall_timeout(SHORT), then_stall("")),
        http(
            "the body of a 400 stalls past the timeout",
            fails(ErrorKind::Status, Outcome::Unknown, 1),
            hasty,
            then_stall("HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"status\":"),
        ),
    ]
}

fn bodies() -> Vec<Case> {
    [sessions_of_the_order(), sessions_of_another_order(), partial_sessions(), other_bodies()]
        .into_iter()
        .flatten()
        .collect()
}

/// A complete 200 with a body.
fn ok(body: impl AsRef<[u8]>) -> Script {
    then_stall(answer(200, &[("Content-Type", "application/json")], body))
}

fn sessions_of_the_order() -> Vec<Case> {
    let taken = |name: &str, body: &str| http(name, SESSION, patient, ok(body));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    vec![
        http("a session", SESSION, patient, sessions),
        taken("a session of the order in capitals", &session_body("ORDER-1")),
        http(
            "a session that ends with the connection",
            SESSION,
            patient,
            then_close(format!("HTTP/1.1 200 OK\r\n\r\n{}", session_body(ORDER))),
        ),
        http("a session with a status of 201", SESSION, patient, then_stall(answer(201, &[], session_body(ORDER)))),
        http("a session with a status of 299", SESSION, patient, then_stall(answer(299, &[], session_body(ORDER)))),
        taken("a session after a byte order mark", &format!("\u{feff}{}", session_body(ORDER))),
        taken("a session with only `id`", r#"{"id":"ordeh_1"}"#),
        taken("a session with only `payment_links`", r#"{"payment_links":{}}"#),
        taken("a session with only `sdk_payload`", r#"{"sdk_payload":{}}"#),
        taken(
            "a session with keys nested 100,000 levels deep",
            &format!(
                r#"{{"id":"ordeh_1","payment_links":{{"x":{deep}}},"sdk_payload":{{"payload":{deep}}},"x":{deep}}}"#
            ),
        ),
        taken("a session whose `order_id` is `null`", r#"{"order_id":null,"id":"ordeh_1"}"#),
        taken(
            "a session whose `error_code`, `error_message` and `error_info` are `null`",
            r#"{"order_id":"order-1","id":"ordeh_1","error_code":null,"error_message":null,"error_info":null}"#,
        ),
    ]
}

fn sessions_of_another_order() -> Vec<Case> {
    let mismatch =
        |name: &str, body: &str| http(name, fails(ErrorKind::Mismatch, Outcome::Unknown, 1), patient, ok(body));
    vec![
        mismatch("a session of another order", &session_body("order-2")),
        mismatch("a session of an order with a longer ID", &session_body("order-12")),
        mismatch("a session whose `order_id` is empty", &session_body("")),
        mismatch("a session whose `order_id` is a number", r#"{"order_id":1,"id":"ordeh_1"}"#),
        mismatch("a session whose `order_id` is a list", r#"{"order_id":["order-1"],"id":"ordeh_1"}"#),
        mismatch("a session whose `order_id` is not Unicode", r#"{"order_id":"order-1\ud800","id":"ordeh_1"}"#),
    ]
}

/// What came of a body is evidence of the order only if it is part of a session of the order.
fn partial_sessions() -> Vec<Case> {
    let cut_off = |name: &str, outcome, body: &str| {
        http(format!("200: cut off, {name}"), fails(ErrorKind::Interrupted, outcome, 1), patient, then_close(cut(body)))
    };
    let undecodable = |name: &str, outcome, body: &[u8]| {
        http(format!("200: {name}"), fails(ErrorKind::Decode, outcome, 1), patient, ok(body))
    };
    let large = |name: &str, outcome, begin: &str| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{begin}\"x\":\"", 1_u64 << 30);
        let script = then_stall([head.as_bytes(), &vec![b'a'; 3 << 20]].concat());
        http(format!("200: larger than 1 MiB{name}"), fails(ErrorKind::TooLarge, outcome, 1), patient, script)
    };
    let named = r#"{"order_id":"order-1","status":"NEW","#;
    let session = r#"{"order_id":"order-1","id":"ordeh_1","#;
    let failed = r#"{"order_id":"order-1","id":"ordeh_1","error_code":"X","#;
    vec![
        cut_off("after the order ID", Outcome::Unknown, named),
        cut_off("after the order ID and `id`", Outcome::Created, session),
        cut_off(
            "after the order ID in capitals and `id`",
            Outcome::Created,
            r#"{"order_id":"ORDER-1","id":"ordeh_1","#,
        ),
        cut_off(
            "after the order ID and `payment_links`",
            Outcome::Created,
            r#"{"order_id":"order-1","payment_links":{"web":"https://pay.example.com"},"sdk_"#,
        ),
        cut_off(
            "after the order ID and `sdk_payload`",
            Outcome::Created,
            r#"{"order_id":"order-1","sdk_payload":{},"x":["#,
        ),
        cut_off(
            "within the first key of a session",
            Outcome::Unknown,
            r#"{"order_id":"order-1","status":"NEW","payment_links":{"web":"https://pay"#,
        ),
        cut_off("after the order ID and an `id` of another type", Outcome::Unknown, r#"{"order_id":"order-1","id":7,"#),
        cut_off("after the order ID, `id` and an `error_code`", Outcome::Unknown, failed),
        cut_off(
            "after the order ID, `id` and an `error_info` of another type",
            Outcome::Unknown,
            r#"{"error_info":[],"order_id":"order-1","id":"ordeh_1","#,
        ),
        cut_off(
            "after the order ID, `id` and an `error_message` of `null`",
            Outcome::Created,
            r#"{"error_message":null,"order_id":"order-1","id":"ordeh_1","#,
        ),
        cut_off(
            "after the order ID and `id`, and within an `error_code`",
            Outcome::Unknown,
            r#"{"order_id":"order-1","id":"ordeh_1","error_code":"INTERN"#,
        ),
        cut_off("after `id`", Outcome::Unknown, r#"{"id":"ordeh_1","#),
        cut_off("after another order ID and `id`", Outcome::Unknown, r#"{"order_id":"order-2","id":"ordeh_1","#),
        cut_off("after `id` and an order ID of another type", Outcome::Unknown, r#"{"order_id":1,"id":"ordeh_1","#),
        cut_off("after `id` and within the order ID", Outcome::Unknown, r#"{"id":"ordeh_1","order_id":"order-1"#),
        cut_off(
            "after the request that it quotes",
            Outcome::Unknown,
            r#"{"error":"bad","id":"ordeh_1","request":{"order_id":"order-1"},"#,
        ),
        undecodable("JSON without its end, after the order ID", Outcome::Unknown, format!("{named}\"x\":").as_bytes()),
        undecodable(
            "JSON without its end, after the order ID and `id`",
            Outcome::Created,
            format!("{session}\"x\":").as_bytes(),
        ),
        undecodable(
            "JSON without its end, after the order ID, `id` and an `error_code`",
            Outcome::Unknown,
            format!("{failed}\"x\":").as_bytes(),
        ),
        undecodable(
            "a session of the order and more text",
            Outcome::Created,
            format!("{}{{}}", session_body(ORDER)).as_bytes(),
        ),
        undecodable(
            "not UTF-8, after the order ID and `id`",
            Outcome::Created,
            &[session.as_bytes(), b"\"x\":\"\xff\"}"].concat(),
        ),
        undecodable(
            "not UTF-8, after the order ID and `id`, with an `error_message`",
            Outcome::Unknown,
            &[session.as_bytes(), b"\"x\":\"\xff\",\"error_message\":\"caf\xe9\"}"].concat(),
        ),
        undecodable(
            "not UTF-8, before the order ID and `id`",
            Outcome::Unknown,
            b"{\"x\":\"\xff\",\"order_id\":\"order-1\",\"id\":\"ordeh_1\"}",
        ),
        large("", Outcome::Unknown, "{"),
        large(", after the order ID", Outcome::Unknown, named),
        large(", after the order ID and `id`", Outcome::Created, session),
        large(", after the order ID, `id` and an `error_code`", Outcome::Unknown, failed),
    ]
}

/// Bodies that are not a session.
fn other_bodies() -> Vec<Case> {
    let decode = |name: &str, body: &[u8]| {
        http(format!("200: {name}"), fails(ErrorKind::Decode, Outcome::Unknown, 1), patient, ok(body))
    };
    let gzip = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00";
    let with = |more: &str| session_body(ORDER).replacen('{', &format!("{{{more},"), 1);
    vec![
        http(
            "200: unexpected gzip",
            fails(ErrorKind::Decode, Outcome::Unknown, 1),
            patient,
            then_stall(answer(200, &[("Content-Encoding", "gzip")], gzip)),
        ),
        decode("not UTF-8", b"{\"status\":\"\xff\xfe\"}"),
        decode("empty", b""),
        decode("HTML", b"<html>Maintenance</html>"),
        decode("`null`", b"null"),
        decode("`[]`", b"[]"),
        decode("`{}`", b"{}"),
        decode("an unrelated object", br#"{"healthy":true}"#),
        decode("an object with only the order ID and the status", br#"{"order_id":"order-1","status":"NEW"}"#),
        decode("an object whose `id` is a number", br#"{"order_id":"order-1","id":7}"#),
        decode("an object whose `payment_links` is a list", br#"{"order_id":"order-1","payment_links":[]}"#),
        decode("an object whose `sdk_payload` is a string", br#"{"order_id":"order-1","sdk_payload":"{}"}"#),
        decode(
            "an object whose session keys are `null`",
            br#"{"order_id":"order-1","id":null,"payment_links":null,"sdk_payload":null}"#,
        ),
        decode("a session inside a list", format!("[{}]", session_body(ORDER)).as_bytes()),
        decode("a session inside an object", format!("{{\"data\":{}}}", session_body(ORDER)).as_bytes()),
        decode("an error", br#"{"status":"error","error_code":"access_denied"}"#),
        decode("a session with an `error_code`", with(r#""error_code":"X""#).as_bytes()),
        decode("a session with an `error_message`", with(r#""error_message":"""#).as_bytes()),
        decode("a session with an `error_info`", with(r#""error_info":{}"#).as_bytes()),
        decode("a session with an `error_code` of another type", with(r#""error_code":0"#).as_bytes()),
        decode("nested 100,000 levels deep", "[".repeat(100_000).as_bytes()),
        decode("an object nested 100,000 levels deep", format!("{{\"sdk_payload\":{}", "[".repeat(100_000)).as_bytes()),
        http(
            "204",
            fails(ErrorKind::Decode, Outcome::Unknown, 1),
            patient,
            then_stall("HTTP/1.1 204 No Content\r\n\r\n"),
        ),
    ]
}

fn interim() -> Vec<Case> {
    let before = |interim: &'static str| {
        move |connection: &mut Connection| {
            if let Some(request) = connection.request() {
                connection.send(interim);
                connection.send(session(&request));
                connection.stall();
            }
        }
    };
    vec![
        http("100 before a session", SESSION, patient, before("HTTP/1.1 100 Continue\r\n\r\n")),
        http("103 before a session", SESSION, patient, before("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
        http(
            "100 and nothing more",
            fails(ErrorKind::Timeout, Outcome::Unknown, 1),
            hasty,
            then_stall("HTTP/1.1 100 Continue\r\n\r\n"),
        ),
        http(
            "101",
            fails(ErrorKind::Status, Outcome::Unknown, 1),
            patient,
            then_close("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n"),
        ),
    ]
}

fn redirects() -> Vec<Case> {
    let redirect = |requests| fails(ErrorKind::Redirect, Outcome::Unknown, requests);
    let to_a_server = move |name: String, status: u16, own: bool, target_sees: usize| {
        custom(name, redirect(1), move || {
            let target = Server::start(sessions);
            let location = format!("{}/session?id=1", target.url());
            let server = Server::start(then_stall(answer(status, &[("Location", &location)], "")));
            let client = client(&server.url());
            let client = if own { client.http(|_| own_client()) } else { client };
            let answer = call(client);
            assert_eq!(target.requests().len(), target_sees, "{status}: what the target saw");
            assert!(
                target.requests().iter().all(|request| request.body.is_empty()),
                "{status}: the target saw the order"
            );
            Observed { answer, requests: server.requests().len() }
        })
    };
    let to = |name: &str, location: String, requests: usize| {
        custom(name, redirect(requests), move || {
            let server = Server::start(then_stall(answer(302, &[("Location", &location)], "")));
            let client = client(&server.url()).http(|_| own_client());
            Observed { answer: call(client), requests: server.requests().len() }
        })
    };
    let mut cases: Vec<Case> = [300, 301, 302, 303, 304, 305, 307, 308]
        .map(|status| to_a_server(format!("{status} to another server"), status, false, 0))
        .into();
    cases.push(http("302 without a Location", redirect(1), patient, then_stall(answer(302, &[], ""))));
    for status in [302, 307] {
        cases.push(to_a_server(format!("{status} to another server, HTTP settings that follow"), status, true, 0));
    }
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    cases.push(to("302 to a closed port, HTTP settings that follow", format!("http://{closed}/"), 1));
    cases.push(to("302 to an unknown host, HTTP settings that follow", "http://juspay.invalid/".into(), 1));
    cases.push(to("302 to an unknown scheme, HTTP settings that follow", "ftp://127.0.0.1/".into(), 1));
    cases
}

fn statuses() -> Vec<Case> {
    let status = |name: &str, code: u16, outcome, headers: &[(&str, &str)], body: &str| {
        http(name, fails(ErrorKind::Status, outcome, 1), patient, then_stall(answer(code, headers, body)))
    };
    let documented =
        r#"{"status":"Bad Request","error_code":"INVALID_REQUEST","error_message":"mandatory fields are missing"}"#;
    let in_flight = r#"{"error_info":{"code":"DUPLICATE_REQUEST","category":"USER_ERROR"}}"#;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let page_404 = r#"{"status":"error","error_code":"Internal server Error"}"#;
    let mut cases = vec![
        status("400: as documented", 400, Outcome::Rejected, &[], documented),
        status("400: nested 100,000 levels deep", 400, Outcome::Rejected, &[], &deep),
        status("400: empty", 400, Outcome::Unknown, &[], ""),
        status("400: HTML", 400, Outcome::Unknown, &[], "<html>Bad Request</html>"),
        status("400: a session", 400, Outcome::Unknown, &[], &session_body(ORDER)),
        status("400: DUPLICATE_REQUEST", 400, Outcome::Unknown, &[], in_flight),
        status("400: `already_exists`", 400, Outcome::Unknown, &[], r#"{"error_code":"already_exists"}"#),
        status("404: as documented, `Internal server Error`", 404, Outcome::Unknown, &[], page_404),
        status("404: HTML", 404, Outcome::Rejected, &[], "<html>Not Found</html>"),
        status("404: HTML, \"does not exist\"", 404, Outcome::Unknown, &[], "<html>The page does not exist</html>"),
        http(
            "400: cut off",
            fails(ErrorKind::Status, Outcome::Unknown, 1),
            patient,
            then_close("HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"status\":\"Bad Request\","),
        ),
        http(
            "400: cut off, and only its JSON shows it",
            fails(ErrorKind::Status, Outcome::Unknown, 1),
            patient,
            then_close("HTTP/1.1 400 Bad Request\r\n\r\n{\"status\":\"Bad Request\","),
        ),
        http(
            "401: cut off",
            fails(ErrorKind::Status, Outcome::Rejected, 1),
            patient,
            then_close("HTTP/1.1 401 Unauthorized\r\nContent-Length: 500\r\n\r\n{\"status\":"),
        ),
        http(
            "400: larger than 1 MiB",
            fails(ErrorKind::Status, Outcome::Unknown, 1),
            patient,
            then_stall(answer(400, &[], vec![b'a'; 2 << 20])),
        ),
        status("429: Retry-After in seconds", 429, Outcome::Rejected, &[("Retry-After", "7")], ""),
        status(
            "429: Retry-After as a date",
            429,
            Outcome::Rejected,
            &[("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT")],
            "",
        ),
        status("502: HTML", 502, Outcome::Unknown, &[], "<html>Bad Gateway</html>"),
        status("503: Retry-After", 503, Outcome::Unknown, &[("Retry-After", "7")], ""),
    ];
    // Refused before the order was read.
    for code in [401, 403, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431] {
        cases.push(status(&code.to_string(), code, Outcome::Rejected, &[], "{}"));
    }
    // Refused for what the request says.
    for code in [402, 410, 412, 416, 422, 451] {
        cases.push(status(&code.to_string(), code, Outcome::Rejected, &[], documented));
    }
    // The order may exist.
    for code in [406, 408, 409, 418, 423, 424, 425, 460, 499, 500, 501, 502, 503, 504, 505, 511, 520, 599, 600, 999] {
        cases.push(status(&code.to_string(), code, Outcome::Unknown, &[], "{}"));
    }
    cases
}

/// What happens on a connection that has been used before.
fn streams() -> Vec<Case> {
    let second = |name: &str, expected, ends: bool, scripts: fn(&mut Connection)| {
        custom(name, expected, move || {
            let server = Server::start(scripts);
            let client = client(&server.url()).build().unwrap();
            let answer = run(async {
                client.create_session(&request()).await.expect("the first call has its session");
                // For as long as it takes the server to end the connection, and the client to hear of it.
                while ends && server.ended() == 0 {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
                client.create_session(&request()).await.map(drop)
            });
            Observed { answer, requests: server.requests().len() }
        })
    };
    vec![
        second("the second call on a connection", (Ok(()), 2), false, sessions),
        second("the server has closed the connection between two calls", (Ok(()), 2), true, |connection| {
            if let Some(request) = connection.request() {
                connection.send(session(&request));
            }
        }),
        second("the server has reset the connection between two calls", (Ok(()), 2), true, |connection| {
            if let Some(request) = connection.request() {
                connection.send(session(&request));
                connection.reset();
            }
        }),
        second(
            "a second response comes with the first, the next call does not get it",
            (Ok(()), 2),
            false,
            |connection| {
                while let Some(request) = connection.request() {
                    connection.send([session(&request), answer(400, &[], "{}")].concat());
                }
            },
        ),
        second(
            "a second response comes after the first, the next call does not get it",
            (Ok(()), 2),
            false,
            |connection| {
                while let Some(request) = connection.request() {
                    connection.send(session(&request));
                    thread::sleep(Duration::from_millis(20));
                    connection.send(answer(400, &[], "{}"));
                }
            },
        ),
        second(
            "the server hangs up on the second request",
            fails(ErrorKind::Interrupted, Outcome::Unknown, 2),
            false,
            |connection| {
                if let Some(request) = connection.request() {
                    connection.send(session(&request));
                    connection.request();
                }
            },
        ),
    ]
}

/// What never gets to the server because of the request itself.
fn settings() -> Vec<Case> {
    let request = || fails(ErrorKind::Request, Outcome::NotSent, 0);
    let routed = |name: &str, routing_id: &'static str| {
        custom(name, request(), move || {
            let server = Server::start(sessions);
            let client = client(&server.url()).build().unwrap();
            let answer = run(client.create_session(&tests::sample::request()).routing_id(routing_id).send()).map(drop);
            Observed { answer, requests: server.requests().len() }
        })
    };
    vec![
        routed("the routing ID is empty", ""),
        routed("the routing ID has a line break", "customer\r\nX-Evil: 1"),
        custom("the request has neither a customer ID nor an order ID", request(), || {
            let server = Server::start(sessions);
            let client = client(&server.url()).build().unwrap();
            let empty = v1::SessionRequest::builder().customer_id("").build_unchecked();
            let answer = run(client.create_session(&empty)).map(drop);
            Observed { answer, requests: server.requests().len() }
        }),
        custom("the blocking client within asynchronous code", SESSION, || {
            let server = Server::start(sessions);
            let client = blocking::Client::new(client(&server.url()).build().unwrap()).unwrap();
            let answer = run(async { client.create_session(&tests::sample::request()).send().map(drop) });
            Observed { answer, requests: server.requests().len() }
        }),
    ]
}

/// Runs the cases, a few at a time.
fn observe(cases: Vec<Case>) -> Vec<String> {
    let queue = Mutex::new(cases.into_iter());
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                loop {
                    let Some(case) = queue.lock().unwrap().next() else { return };
                    let started = SystemTime::now();
                    let Observed { answer, requests } = (case.observe)();
                    let seen = answer.as_ref().map(|&()| ()).map_err(|error| (error.kind(), error.outcome()));
                    let mut faults = Vec::new();
                    if (seen, requests) != (case.answer, case.requests) {
                        faults.push(format!("{seen:?} after {requests} requests: {answer:?}"));
                    }
                    if let Err(error) = &answer
                        && error.to_string().contains('\n')
                    {
                        faults.push(format!("more than a line: {error}"));
                    }
                    if started.elapsed().unwrap_or_default() > Duration::from_secs(20) {
                        faults.push("took as long as its timeout".to_owned());
                    }
                    for fault in faults {
                        wrong.lock().unwrap().push(format!("{}: {fault}", case.name));
                    }
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

#[test]
fn every_fault_has_its_error_its_outcome_and_its_number_of_requests() {
    let wrong = observe(cases());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_in_the_docs_is_the_table_of_the_cases() {
    let mut table = String::from(
        "| what happens | the call returns | outcome | requests that reached the server |\n|---|---|---|---|\n",
    );
    for case in cases() {
        let (kind, outcome) = match case.answer {
            Ok(()) => ("a session".to_owned(), String::new()),
            Err((kind, outcome)) => (format!("`{kind:?}`"), format!("`{outcome:?}`")),
        };
        writeln!(table, "| {} | {kind} | {outcome} | {} |", case.name, case.requests).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../juspay-session/docs/faults.md");
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(&path, &table).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == table,
        "juspay-session/docs/faults.md is not the table of the cases: \
         run `INSTA_UPDATE=always cargo test -p tests --test client_faults`"
    );
}

#[test]
fn no_two_cases_have_one_name() {
    let mut names: Vec<String> = cases().into_iter().map(|case| case.name).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn what_is_streamed_without_end_is_not_taken() {
    let server = Server::start(|connection| {
        if connection.request().is_some() {
            connection.send(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", 1_u64 << 30));
            let block = vec![b' '; 64 << 10];
            for _ in 0..(1 << 30) / block.len() {
                if !connection.send(&block) {
                    return;
                }
            }
        }
    });
    let client = client(&server.url()).build().unwrap();
    let error = run(client.create_session(&request())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.raw_body().map(<[u8]>::len), Some(1 << 20), "what is kept");
    drop(client);
    // The rest is what the sockets' buffers hold.
    assert!(server.written() < 64 << 20, "the server could write {} bytes", server.written());
}

#[test]
fn a_body_of_exactly_the_limit_is_taken() {
    let padding = |size: usize| {
        let body = session_body(ORDER);
        format!("{body}{}", " ".repeat(size - body.len()))
    };
    for (size, taken) in [(1 << 20, true), ((1 << 20) + 1, false)] {
        let server = Server::start(then_stall(answer(200, &[], padding(size))));
        assert_eq!(call(client(&server.url())).is_ok(), taken, "{size} bytes");
    }
}

#[test]
fn an_error_keeps_what_came() {
    let body = r#"{"status":"error","error_code":"access_denied"}"#;
    let server = Server::start(then_stall(answer(401, &[("X-Request-Id", "abc"), ("Retry-After", "7")], body)));
    let error = call(client(&server.url())).unwrap_err();
    assert_eq!(error.status(), Some(401));
    assert_eq!(error.request_id(), Some("abc"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(error.raw_body(), Some(body.as_bytes()));
    assert_eq!(error.response().and_then(|response| response.body().error_code()), Some("access_denied"));
    let display = error.to_string();
    assert!(display.contains("colon") && display.contains("environment"), "{display}");
    assert!(!display.contains("attempts"), "{display}");
    let debug = format!("{error:?}");
    assert!(debug.starts_with("Error { kind: Status, outcome: Rejected, attempts: 1, status: Some(401)"), "{debug}");
}

#[test]
fn an_error_tells_a_timeout_from_a_connection_that_never_was() {
    let stalling = Server::start(then_stall(""));
    let refusing = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    let failing = Server::start(then_stall(answer(500, &[], "")));
    for (error, is_timeout, is_connect) in [
        (call(hasty(client(&stalling.url()))), true, false),
        (call(client(&format!("http://{refusing}"))), false, true),
        (call(client(&failing.url())), false, false),
    ] {
        let error = error.unwrap_err();
        assert_eq!((error.is_timeout(), error.is_connect()), (is_timeout, is_connect), "{error}");
    }
}

#[test]
fn a_status_says_what_to_do() {
    for (status, advice) in [
        (400, ": a field is missing or invalid; this call created no order"),
        (403, ": the account may not do this; this call created no order"),
        (404, ": check the base URL and the account; this call created no order"),
        (418, "; the order may exist"),
        (429, ": too many requests; wait before the next one; this call created no order"),
        (500, ": the server failed; the order may exist"),
        (599, ": the server failed; the order may exist"),
    ] {
        let server = Server::start(then_stall(answer(status, &[], "{}")));
        let display = call(client(&server.url())).unwrap_err().to_string();
        assert!(display.starts_with(&format!("got status {status}{advice}")), "{display}");
    }
}

#[test]
fn every_failure_without_an_answer_names_its_cause() {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap().port();
    let error = call(client(&format!("http://127.0.0.1:{port}"))).unwrap_err();
    let mut source = std::error::Error::source(&error);
    let mut chain = Vec::new();
    while let Some(cause) = source {
        chain.push(cause);
        source = cause.source();
    }
    let kind = chain.iter().find_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    assert_eq!(kind, Some(std::io::ErrorKind::ConnectionRefused), "{chain:?}");
}

#[test]
fn the_source_of_a_decode_error_is_the_place_in_the_body() {
    for (body, kind, line, column) in [
        ("[]", ReadErrorKind::NotAnObject, 1, 1),
        ("{\n  \"id\": nul}", ReadErrorKind::Syntax, 2, 12),
        ("", ReadErrorKind::Syntax, 1, 1),
    ] {
        let server = Server::start(then_stall(answer(200, &[], body)));
        let error = call(client(&server.url())).unwrap_err();
        let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<ReadError>()).unwrap();
        assert_eq!((source.kind(), source.line(), source.column()), (kind, line, column), "{body}: {source}");
    }
    // A body that is read and is not a session has no such place.
    let server = Server::start(then_stall(answer(200, &[], "{}")));
    assert!(std::error::Error::source(&call(client(&server.url())).unwrap_err()).is_none());
}

/// The case of a dead pooled connection holds for every moment at which it may die.
#[test]
fn a_connection_that_dies_at_any_moment_makes_one_order_a_call() {
    for pause in [0, 1, 5, 20] {
        let server = Server::start(|connection| {
            if let Some(request) = connection.request() {
                connection.send(session(&request));
            }
        });
        let client = client(&server.url()).build().unwrap();
        let answered: usize = run(async {
            let mut answered = 0;
            for _ in 0..10 {
                tokio::time::sleep(Duration::from_millis(pause)).await;
                match client.create_session(&request()).await {
                    Ok(_) => answered += 1,
                    Err(error) => assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}"),
                }
            }
            answered
        });
        assert_eq!(server.requests().len(), answered, "pause of {pause} ms");
    }
}

#[test]
fn a_second_answer_is_never_the_next_call_s() {
    for pause in [None, Some(0), Some(1), Some(5)] {
        let server = Server::start(|connection| {
            while let Some(request) = connection.request() {
                connection.send([session(&request), answer(400, &[], "{}")].concat());
            }
        });
        let client = client(&server.url()).build().unwrap();
        run(async {
            for _ in 0..20 {
                if let Err(error) = client.create_session(&request()).await {
                    assert_eq!(error.outcome(), Outcome::Unknown, "pause of {pause:?} ms: {error:?}");
                }
                if let Some(pause) = pause {
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                }
            }
        });
    }
}

fn is_send_and_sync<T: Send + Sync + Clone>(_: &T) {}

#[test]
fn clones_share_one_pool() {
    let server = Server::start(sessions);
    let client = client(&server.url()).build().unwrap();
    is_send_and_sync(&client);
    run(async {
        for _ in 0..5 {
            Client::clone(&client).create_session(&request()).await.unwrap();
        }
    });
    assert_eq!((server.requests().len(), server.connections()), (5, 1));
}

#[test]
fn a_dropped_future_leaves_the_client_usable() {
    let server = Server::start(|connection| {
        while let Some(request) = connection.request() {
            if connection.number() == 0 {
                return connection.stall();
            }
            connection.send(session(&request));
        }
    });
    let client = client(&server.url()).build().unwrap();
    run(async {
        let dropped = tokio::time::timeout(SHORT, client.create_session(&request())).await;
        assert!(dropped.is_err(), "the first call has no answer");
        client.create_session(&request()).await.unwrap();
    });
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[test]
fn the_blocking_client_says_the_same() {
    let unreachable = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    let at = |url: &str| {
        let client = blocking::Client::new(hasty(client(url)).build().unwrap()).unwrap();
        is_send_and_sync(&client);
        client.create_session(&request()).send().map(drop).map_err(|error| (error.kind(), error.outcome()))
    };
    assert_eq!(at(&format!("http://{unreachable}")), Err((ErrorKind::Connect, Outcome::NotSent)));
    let cases: [(Script, Expected); 5] = [
        (Box::new(sessions), Ok(())),
        (then_stall(""), Err((ErrorKind::Timeout, Outcome::Unknown))),
        (then_close(""), Err((ErrorKind::Interrupted, Outcome::Unknown))),
        (then_stall(answer(401, &[], "")), Err((ErrorKind::Status, Outcome::Rejected))),
        (then_close(cut(r#"{"order_id":"order-1","id":"1","#)), Err((ErrorKind::Interrupted, Outcome::Created))),
    ];
    for (script, expected) in cases {
        let server = Server::start(script);
        assert_eq!(at(&server.url()), expected);
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn the_blocking_client_may_be_dropped_within_asynchronous_code() {
    let client = blocking::Client::new(client("http://127.0.0.1:9").build().unwrap()).unwrap();
    run(async move { drop(client) });
}
