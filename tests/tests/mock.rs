//! The mock over raw sockets, as clients of other languages see it.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use juspay_session::mock::{Effect, Fault, Injection, Mock, random_faults};
use juspay_session::{Client, Outcome, blocking, v1};
use serde_json::Value;

const AUTH: &str = "Authorization: Basic a2V5Og==\r\n";
const IDS: &str = "x-merchantid: m\r\nx-routing-id: r\r\n";
const JSON: &str = "Content-Type: application/json\r\n";

fn body(order_id: &str, more: &str) -> String {
    format!(
        r#"{{"order_id":"{order_id}","amount":"1.00","customer_id":"c","customer_email":"a@b.in","customer_phone":"9876543210","payment_page_client_id":"p","action":"paymentPage","return_url":"https://shop.in"{more}}}"#
    )
}

fn post(headers: &str, body: &str) -> String {
    let length = body.len();
    format!("POST /session HTTP/1.1\r\nHost: mock\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
}

fn good(order_id: &str) -> String {
    post(&format!("{AUTH}{IDS}{JSON}"), &body(order_id, ""))
}

fn connect(mock: &Mock) -> TcpStream {
    let stream = TcpStream::connect(mock.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

struct Response {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Response {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().filter_map(|line| line.split_once(": ")).find(|(known, _)| *known == name).map(|(_, v)| v)
    }
}

/// Reads one response, and not a byte more.
fn response(stream: &mut TcpStream) -> Response {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let mut response = Response { status: head[9..12].parse().unwrap(), head, body: Vec::new() };
    response.body = vec![0; response.header("Content-Length").map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut response.body).unwrap();
    response
}

fn ask(mock: &Mock, request: &str) -> Response {
    let mut stream = connect(mock);
    stream.write_all(request.as_bytes()).unwrap();
    response(&mut stream)
}

/// Everything that comes, and how it ends.
fn all(stream: &mut TcpStream) -> (Vec<u8>, Option<ErrorKind>) {
    let mut bytes = Vec::new();
    let error = stream.read_to_end(&mut bytes).err().map(|error| error.kind());
    (bytes, error)
}

#[test]
fn a_session() {
    let mock = Mock::start().unwrap();
    let more = r#","mandate":null,"udf_x":[1.50],"metadata.GW:key_one":"v""#;
    let answer = ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &body("Order-1", more)));
    assert_eq!(answer.status, 200, "{}", answer.json());
    let json = answer.json();
    assert_eq!(json["status"], "NEW");
    assert_eq!(json["order_id"], "Order-1");
    assert!(json["id"].as_str().unwrap().starts_with("ordeh_"));
    let payload = &json["sdk_payload"]["payload"];
    assert_eq!(json["sdk_payload"]["service"], "in.juspay.hyperpay");
    assert_eq!(json["sdk_payload"]["requestId"], answer.header("x-request-id").unwrap());
    assert!(answer.header("x-response-id").is_some());
    for (key, value) in [
        ("amount", "1.0"),
        ("clientId", "p"),
        ("merchantId", "m"),
        ("returnUrl", "https://shop.in"),
        ("currency", "INR"),
        ("environment", "sandbox"),
        ("metadata.GW:keyOne", "v"),
    ] {
        assert_eq!(payload[key], value, "{key}");
    }
    assert!(String::from_utf8(answer.body.clone()).unwrap().contains(r#""udfX":[1.50]"#));
    assert_eq!(json["payment_links"].as_object().unwrap().len(), 1);

    // Again, in another case: the same order, a new token.
    let again = ask(&mock, &good("oRDER-1")).json();
    assert_eq!(again["id"], json["id"]);
    assert_eq!(again["order_id"], "oRDER-1");
    assert_ne!(again["sdk_payload"]["payload"]["clientAuthToken"], payload["clientAuthToken"]);
    let ledger = mock.ledger();
    let order = ledger.order("ORDER-1").unwrap();
    assert_eq!((order.order_id(), order.sessions(), ledger.orders().len()), ("Order-1", 2, 1));
    let effects: Vec<Effect> = ledger.requests_for("order-1").map(|request| request.effect()).collect();
    assert_eq!(effects, [Effect::Made, Effect::Repeated]);
    let headers = ledger.requests()[0].headers().unwrap();
    assert_eq!((headers.get("X-Routing-Id"), headers.get("authorization")), (Some("r"), None));
    assert_eq!(ledger.requests()[0].body(), None);
}

#[test]
fn versions() {
    #[track_caller]
    fn check(more: &str, status: u16, links: &[&str]) {
        let mock = Mock::start().unwrap();
        let answer = ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &body("o", more)));
        assert_eq!(answer.status, status, "{more}: {}", answer.json());
        let found: Vec<String> =
            answer.json()["payment_links"].as_object().map_or(Vec::new(), |links| links.keys().cloned().collect());
        assert_eq!(found, links, "{more}");
    }
    check("", 200, &["web"]);
    check(r#","currency":"USD""#, 200, &["web"]);
    check(r#","options.get_upi_deep_links":"true""#, 200, &["deep_link", "expiry", "web"]);
    // Wrong in v1 and unknown to default; wrong in default and unknown to v1; wrong in both.
    check(r#","options.get_upi_deep_links":"yes""#, 200, &["web"]);
    check(r#","currency":"rupees""#, 200, &["expiry", "web"]);
    check(r#","options.get_upi_deep_links":"yes","currency":"rupees""#, 400, &[]);
    check(r#","first_name":"?""#, 400, &[]);
}

#[test]
fn page_samples() {
    let mock = Mock::start().unwrap();
    for entry in std::fs::read_dir("fixtures/page/requests").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let answer = ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &std::fs::read_to_string(path).unwrap()));
        let fields: Vec<Value> = answer.json()["error_info"]["fields"]
            .as_array()
            .map_or(Vec::new(), |fields| fields.iter().map(|field| field["field_name"].clone()).collect());
        if name.contains("java.") {
            assert_eq!((answer.status, fields), (400, vec!["order_id".into()]), "{name}");
        } else {
            assert_eq!((answer.status, fields), (200, vec![]), "{name}");
            assert_eq!(answer.json()["payment_links"]["deep_link"].is_string(), name.starts_with("v1"), "{name}");
        }
    }
}

/// A session that makes no payment needs no order.
#[test]
fn payment_management() {
    let mock = Mock::start().unwrap();
    let body = r#"{"customer_id":"c","customer_phone":"9876501234","customer_email":"a@b.example","payment_page_client_id":"shop","action":"paymentManagement"}"#;
    for _ in 0..2 {
        let answer = ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), body));
        let json = answer.json();
        assert_eq!(answer.status, 200, "{json}");
        assert!(json["id"].is_string() && json["sdk_payload"].is_object() && json.get("order_id").is_none(), "{json}");
    }
    assert!(mock.ledger().orders().is_empty());
    let client = Client::builder().merchant_id("m").api_key("k").base_url(mock.base_url()).build().unwrap();
    let client = blocking::Client::new(client).unwrap();
    let request = v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap().build().unwrap();
    assert!(client.create_session(&request).send().is_ok());
    // A guest without an order has no routing ID of its own.
    let guest = request.into_builder().customer_id("").build().unwrap();
    let error = client.create_session(&guest).send().unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
    assert!(client.create_session(&guest).routing_id("cart-7").send().is_ok());
}

#[test]
fn refusals() {
    #[track_caller]
    fn check(request: &str, status: u16, contains: &str) {
        let mock = Mock::start().unwrap();
        let answer = ask(&mock, request);
        let text = format!("{}{}", answer.head, String::from_utf8(answer.body.clone()).unwrap());
        assert_eq!(answer.status, status, "{request}: {text}");
        assert!(text.contains(contains), "{request}: {text}");
        assert_eq!(mock.ledger().orders().len(), 0);
        assert_eq!(mock.ledger().requests()[0].status(), Some(status));
    }
    let b = &body("o", "");
    let full = &format!("{AUTH}{IDS}{JSON}");
    check(&good("o").replace("/session", "/sessions"), 404, "Internal server Error");
    check(&good("o").replace("/session", "/session/"), 404, "");
    check(&good("o").replace("POST", "PUT"), 405, "Allow: POST");
    check("GET /session HTTP/1.1\r\n\r\n", 405, "Allow: POST");
    check(&post(&format!("{IDS}{JSON}"), b), 401, r#""error_code":"access_denied""#);
    check(&post(&format!("Authorization: Basic a2V5\r\n{IDS}{JSON}"), b), 401, "a colon");
    check(&post(&format!("{AUTH}{AUTH}{IDS}{JSON}"), b), 401, "one Authorization");
    check(&post(&format!("{AUTH}{IDS}"), b), 415, "");
    check(&post(&format!("{AUTH}{IDS}Content-Type: text/json\r\n"), b), 415, "");
    check(&post(&format!("{AUTH}{JSON}"), "{"), 400, r#"[{"field_name":"x-merchantid","reason":"missing; add it"},"#);
    check(&post(&format!("{AUTH}x-merchantid: \r\nx-routing-id: r\r\n{JSON}"), b), 400, "x-merchantid: missing");
    for text in ["", "{", "[]", "null", r#"{"a":1,"a":2}"#, r#"{"a":{"b":1,"b":2}}"#] {
        check(&post(full, text), 400, r#""field_name":"body""#);
    }
    check(&post(full, "{}"), 400, r#""error_code":"Mandatory fields are missing""#);
    check(&post(full, &body(&"o".repeat(21), "")), 400, "order_id: 21 characters; use 1 to 20");
    let mandate = r#","options.create_mandate":"REQUIRED","mandate_max_amount":"5""#;
    check(&post(full, &body("o", mandate)), 400, "mandate_max_amount: unknown key; did you mean mandate.max_amount?");
    check(&post(&format!("{full}x-mock-fault: what\r\n"), b), 400, "MOCK_FAULT");
    check(&post(&format!("{full}x-mock-fault: reset-unread,made\r\n"), b), 400, "cannot take");
    check(&post(&format!("{full}x-mock-fault: status=99\r\n"), b), 400, "cannot take");
    // HTTP itself.
    check("nonsense\r\n\r\n", 400, "");
    check(&good("o").replace("HTTP/1.1", "HTTP/2.0"), 505, "");
    check(&format!("GET / HTTP/1.1\r\na: {}\r\n\r\n", "a".repeat(20_000)), 431, "close");
    check(&format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(101)), 431, "close");
    check(&format!("POST /session HTTP/1.1\r\n{full}Content-Length: 1048577\r\n\r\n"), 413, "close");
    check(&format!("POST /session HTTP/1.1\r\n{full}Content-Length: {}\r\n\r\n", "9".repeat(30)), 413, "close");
    check(&format!("POST /session HTTP/1.1\r\n{full}Content-Length: +1\r\n\r\n1"), 400, "close");
    check(&format!("POST /session HTTP/1.1\r\n{full}Content-Length: 1, 2\r\n\r\n1"), 400, "close");
    check(&format!("POST /session HTTP/1.1\r\n{full}Transfer-Encoding: gzip\r\n\r\n"), 501, "close");
    check(&good("o").replace("Host: mock", "Transfer-Encoding: chunked"), 400, "close");
    let chunked = format!("POST /session HTTP/1.1\r\n{full}Transfer-Encoding: chunked\r\n\r\n");
    check(&format!("{chunked}100001\r\n"), 413, "close");
    check(&format!("{chunked}ffffffffffffffff\r\n"), 413, "close");
    check(&format!("{chunked}x\r\n"), 400, "close");
    check(&format!("{chunked}1\r\nabc"), 400, "close");
    check(&post(&format!("{full}Expect: 100-continue\r\n"), b).replace(AUTH, ""), 401, "close");
}

/// A client that writes more than it may still gets to read why it was refused.
#[test]
fn a_body_that_is_too_large() {
    let mock = Mock::start().unwrap();
    let mut stream = connect(&mock);
    stream.write_all(post(&format!("{AUTH}{IDS}{JSON}"), &" ".repeat(16 << 20)).as_bytes()).unwrap();
    assert_eq!(response(&mut stream).status, 413);
    assert!(!mock.ledger().requests()[0].is_complete());
    let mut fits = body("o", "");
    fits.push_str(&" ".repeat((1 << 20) - fits.len()));
    assert_eq!(ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &fits)).status, 200);
}

#[test]
fn ways_to_say_the_same() {
    #[track_caller]
    fn check(request: &str) {
        let mock = Mock::start().unwrap();
        let answer = ask(&mock, request);
        assert_eq!(answer.status, 200, "{request}: {}", String::from_utf8_lossy(&answer.body));
        assert_eq!(mock.ledger().orders().len(), 1);
    }
    let b = &body("o", "");
    check(&good("o"));
    check(&good("o").replace("x-merchantid", "X-MerchantId").replace("Authorization", "AUTHORIZATION"));
    check(&post(&format!("{JSON}{IDS}{AUTH}Accept: */*\r\nversion: 2023-06-30\r\n"), b));
    check(&good("o").replace("application/json", "Application/JSON; charset=UTF-8"));
    check(&good("o").replace("/session", "/session?a=b"));
    check(&good("o").replace("/session", "http://mock/session"));
    check(&format!("\r\n{}", good("o")));
    check(&good("o").replace("HTTP/1.1", "HTTP/1.0"));
    let chunked = format!("POST /session HTTP/1.1\r\n{AUTH}{IDS}{JSON}Transfer-Encoding: chunked\r\n\r\n");
    let (first, second) = b.split_at(40);
    let rest = second.len();
    check(&format!("{chunked}28\r\n{first}\r\n{rest:X};extension=1\r\n{second}\r\n0\r\nTrailer: a\r\n\r\n"));
    let single: String = b.chars().map(|c| format!("1\r\n{c}\r\n")).collect();
    check(&format!("{chunked}{single}0\r\n\r\n"));
}

#[test]
fn connections() {
    let mock = Mock::start().unwrap();
    let mut stream = connect(&mock);
    // Three that are sent ahead, one of them bad, are answered in order.
    let bad = post(&format!("{IDS}{JSON}"), &body("p2", ""));
    stream.write_all(format!("{}{bad}{}", good("p1"), good("p3")).as_bytes()).unwrap();
    let answers: Vec<Value> = (0..3).map(|_| response(&mut stream).json()["order_id"].clone()).collect();
    assert_eq!(answers, [Value::from("p1"), Value::Null, Value::from("p3")]);
    // A slow sender, and the wait for leave to send the body.
    for byte in good("slow").bytes() {
        stream.write_all(&[byte]).unwrap();
    }
    assert_eq!(response(&mut stream).status, 200);
    let asking = good("asks").replace("Host: mock", "Expect: 100-continue");
    let (head, rest) = asking.split_at(asking.find("\r\n\r\n").unwrap() + 4);
    stream.write_all(head.as_bytes()).unwrap();
    assert_eq!(response(&mut stream).status, 100);
    stream.write_all(rest.as_bytes()).unwrap();
    assert_eq!(response(&mut stream).status, 200);
    // Told to close.
    stream.write_all(good("last").replace("Host: mock", "Connection: close").as_bytes()).unwrap();
    let (bytes, error) = all(&mut stream);
    assert!(bytes.starts_with(b"HTTP/1.1 200") && error.is_none());
    // HTTP/1.0 closes, unless told otherwise.
    let old = good("old").replace("HTTP/1.1", "HTTP/1.0");
    let mut stream = connect(&mock);
    stream.write_all(old.replace("Host: mock", "Connection: keep-alive").as_bytes()).unwrap();
    assert_eq!(response(&mut stream).header("Connection"), Some("keep-alive"));
    stream.write_all(old.as_bytes()).unwrap();
    assert!(all(&mut stream).1.is_none());
    // HEAD has no body, so the next answer begins where it should.
    let mut stream = connect(&mock);
    stream.write_all(format!("HEAD /session HTTP/1.1\r\n\r\n{}", good("after-head")).as_bytes()).unwrap();
    let (bytes, _) = {
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        all(&mut stream)
    };
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("keep-alive\r\n\r\nHTTP/1.1 200"), "{text}");
}

#[test]
fn silence_ends() {
    let mock = Mock::builder().timeout(Duration::from_millis(100)).start().unwrap();
    let mut silent = connect(&mock);
    assert_eq!(all(&mut silent), (vec![], None));
    for part in ["POST /ses", &good("o")[..good("o").len() - 1]] {
        let mut stream = connect(&mock);
        stream.write_all(part.as_bytes()).unwrap();
        assert_eq!(response(&mut stream).status, 408, "{part}");
    }
    let ledger = mock.ledger();
    assert_eq!(ledger.requests().len(), 2);
    assert!(ledger.requests().iter().all(|request| !request.is_complete() && request.status() == Some(408)));
}

/// What a client sees of each fault, and whether there is an order afterwards.
#[test]
fn faults() {
    #[track_caller]
    fn check(fault: &str, made: bool, error: Option<ErrorKind>, seen: impl Fn(&str) -> bool) {
        let injection: Injection = fault.parse().unwrap();
        for by_header in [true, false] {
            let mock = Mock::builder().timeout(Duration::from_millis(300)).start().unwrap();
            let mut request = good("o").replace("Host: mock", "Connection: close");
            if by_header {
                request = request.replace("Connection", &format!("x-mock-fault: {fault}\r\nConnection"));
            } else {
                mock.fault(injection.clone());
            }
            let mut stream = connect(&mock);
            stream.write_all(request.as_bytes()).unwrap();
            let (bytes, ended) = all(&mut stream);
            let text = String::from_utf8_lossy(&bytes);
            assert_eq!(ended, error, "{fault}: {text}");
            assert!(seen(&text), "{fault}: {} bytes: {text:.2000}", text.len());
            let ledger = mock.ledger();
            assert_eq!(ledger.orders().len(), usize::from(made), "{fault}");
            assert_eq!(ledger.requests()[0].effect() == Effect::Made, made, "{fault}");
            assert_eq!(ledger.requests()[0].is_complete(), fault != "reset-unread", "{fault}");
            // The next request has no fault.
            assert_eq!(ask(&mock, &good("next")).status, 200);
        }
    }
    const RESET: Option<ErrorKind> = Some(ErrorKind::ConnectionReset);
    let session = |text: &str| text.starts_with("HTTP/1.1 200 OK\r\n") && text.ends_with("}}}");
    let status = |status: u16| move |text: &str| text.starts_with(&format!("HTTP/1.1 {status} "));
    let both = |text: &str| text.matches("HTTP/1.1 ").count() == 2;
    check("status=503", false, None, status(503));
    check("status=503,made", true, None, |t| status(503)(t) && !t.contains("ordeh_"));
    check("status=429,retry-after=2", false, None, |t| t.contains("\r\nRetry-After: 2\r\n"));
    let date = "Wed, 21 Oct 2015 07:28:00 GMT";
    check(&format!("status=429,unmade,retry-after={date}"), false, None, |t| t.contains(date));
    check("status=201", true, None, |t| status(201)(t) && t.ends_with("}}}"));
    check("status=204", true, None, |t| status(204)(t) && t.ends_with("\r\n\r\n") && !t.contains("Content-Length"));
    check("status=103", true, None, |t| t.starts_with("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200") && both(t));
    check("status=401", false, None, |t| t.contains("access_denied"));
    check("delay=50", true, None, session);
    check("stall", false, None, str::is_empty);
    check("stall,made", true, None, str::is_empty);
    check("drip=0", true, None, session);
    check("reset-unread", false, RESET, str::is_empty);
    check("reset-before", false, RESET, str::is_empty);
    check("reset-after", true, RESET, str::is_empty);
    check("reset-headers", true, RESET, |t| status(200)(t) && !t.contains("\r\n\r\n"));
    check("reset-body", true, RESET, |t| status(200)(t) && t.contains("\r\n\r\n{") && !session(t));
    check("reset-body,unmade", false, RESET, |t| status(500)(t) && !t.ends_with('}'));
    check("close", false, None, str::is_empty);
    check("close,made", true, None, str::is_empty);
    check("truncate", true, None, |t| t.contains("\r\n\r\n{") && !session(t));
    check("oversize=2000000", true, None, |t| t.contains("Content-Length: 2000000\r\n") && t.ends_with("   "));
    check("garbage", false, None, |t| !t.contains("HTTP/1"));
    check("not-json", false, None, |t| status(500)(t) && t.ends_with("This is no JSON."));
    check("not-json,made", true, None, |t| status(200)(t) && t.contains("text/plain"));
    check("not-utf8", true, None, |t| t.contains("\u{fffd}ordeh_"));
    check("body=null", true, None, |t| status(200)(t) && t.ends_with("\r\n\r\nnull"));
    check("body=[1, 2]", true, None, |t| t.ends_with("\r\n\r\n[1, 2]"));
    check("html", false, None, |t| status(502)(t) && t.contains("text/html") && t.ends_with("</html>\r\n"));
    check("html=200,made", true, None, status(200));
    check("redirect", false, None, |t| status(307)(t) && t.contains("\r\nLocation: http://127.0.0.1:"));
    check("redirect=302", false, None, status(302));
    check("gzip", true, None, |t| t.contains("Content-Encoding: gzip\r\n") && t.contains("\u{1f}\u{fffd}\u{8}"));
    check("empty", true, None, |t| status(200)(t) && t.contains("Content-Length: 0\r\n") && t.ends_with("\r\n\r\n"));
    check("second-response", true, None, |t| both(t) && t.contains("HTTP/1.1 500"));
    check("huge-headers", true, None, |t| t.len() > 1 << 20 && t.ends_with("}}}"));
    check("huge-headers=70000", true, None, |t| t.len() > 70_000 && t.len() < 80_000);
}

#[test]
fn plans() {
    let mock = Mock::builder().keep_bodies(true).start().unwrap();
    mock.plan(|head| (head.sequence() == 1).then(|| Fault::Status(500).made()));
    let statuses: Vec<u16> = (0..3).map(|n| ask(&mock, &good(&format!("o{n}"))).status).collect();
    assert_eq!(statuses, [200, 500, 200]);
    assert_eq!(mock.ledger().requests()[0].body(), Some(body("o0", "").as_bytes()));
    // A plan that panics costs its own connection alone.
    mock.plan(|head| if head.sequence() == 3 { panic!("as planned") } else { None });
    let mut stream = connect(&mock);
    stream.write_all(good("o3").as_bytes()).unwrap();
    assert!(all(&mut stream).0.is_empty());
    assert_eq!(ask(&mock, &good("o4")).status, 200);
}

#[test]
fn load_with_random_faults() {
    let mock = Mock::start().unwrap();
    mock.plan(random_faults(7, 30));
    thread::scope(|scope| {
        for task in 0..8 {
            let mock = &mock;
            scope.spawn(move || {
                for n in 0..50 {
                    let mut stream = connect(mock);
                    let request = good(&format!("o-{task}-{n}")).replace("Host: mock", "Connection: close");
                    stream.write_all(request.as_bytes()).unwrap();
                    let (bytes, _) = all(&mut stream);
                    let (ledger, id) = (mock.ledger(), format!("o-{task}-{n}"));
                    if bytes.ends_with(b"}}}") && bytes.starts_with(b"HTTP/1.1 200") {
                        assert!(ledger.order(&id).is_some());
                    }
                    assert!(ledger.order(&id).is_none_or(|order| order.sessions() == 1));
                }
            });
        }
    });
    let ledger = mock.ledger();
    assert_eq!(ledger.requests().len(), 400);
    let failed = ledger.requests().iter().filter(|request| request.status() != Some(200)).count();
    assert!((20..200).contains(&failed), "{failed}");
}

#[test]
fn stopping() {
    let started = Instant::now();
    let mock = Mock::start().unwrap();
    let mut streams = Vec::new();
    for fault in ["stall", "delay=600000", "drip=600000", "oversize=9999999999", "status=200"] {
        let mut stream = connect(&mock);
        let request = good("o").replace("Host: mock", &format!("x-mock-fault: {fault}"));
        stream.write_all(request.as_bytes()).unwrap();
        streams.push(stream);
    }
    streams.push(connect(&mock));
    while mock.ledger().requests().iter().filter(|request| request.is_complete()).count() < 5 {
        thread::yield_now();
    }
    mock.stop();
    assert!(TcpStream::connect(mock.address()).is_err());
    assert_eq!(mock.ledger().orders().len(), 1);
    mock.stop();
    drop(mock);
    assert!(started.elapsed() < Duration::from_secs(5));
}

/// Runs a program if the machine has it.
fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let Ok(output) = output else {
        eprintln!("skipped: there is no {program}; the raw bytes of such a client are tested in any case");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// As on the page, with the blank that one of its lines lacks.
#[test]
fn curl() {
    let mock = Mock::start().unwrap();
    let url = format!("{}/session", mock.base_url());
    for name in ["default_1_shell", "v1_1_shell"] {
        let body = std::fs::read_to_string(format!("fixtures/page/requests/{name}.json")).unwrap();
        let mut arguments =
            vec!["--silent", "--noproxy", "*", "--max-time", "20", "--location", "--request", "POST", &url];
        for header in ["Authorization: Basic a2V5Og==", "x-merchantid: m", "x-routing-id: customer_1122"] {
            arguments.extend(["--header", header]);
        }
        arguments.extend(["--header", "Content-Type: application/json", "--data-raw", &body]);
        let Some(answer) = run("curl", &arguments) else { return };
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["status"], "NEW");
        assert_eq!(answer["payment_links"]["deep_link"].is_string(), name.starts_with("v1"));
    }
}

/// `urllib`, which closes after each answer, and `http.client`, which keeps the connection and sends chunks.
#[test]
fn python() {
    const SCRIPT: &str = r#"
import http.client, json, sys, urllib.request
host, body = sys.argv[1], sys.argv[2].encode()
headers = {"Authorization": "Basic a2V5Og==", "x-merchantid": "m", "x-routing-id": "r", "Content-Type": "application/json"}
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
request = urllib.request.Request(f"http://{host}/session", body, headers)
print(json.load(opener.open(request, timeout=20))["status"])
connection = http.client.HTTPConnection(host, timeout=20)
for _ in range(2):
    connection.request("POST", "/session", iter([body[:7], body[7:]]), headers, encode_chunked=True)
    print(json.load(connection.getresponse())["status"])
"#;
    let mock = Mock::start().unwrap();
    let address = mock.address().to_string();
    let Some(answers) = run("python3", &["-c", SCRIPT, &address, &body("o", "")]) else { return };
    assert_eq!(answers.lines().collect::<Vec<_>>(), ["NEW"; 3]);
    assert_eq!(mock.ledger().order("o").unwrap().sessions(), 3);
}
