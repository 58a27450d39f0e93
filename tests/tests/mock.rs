//! The mock over raw sockets, as clients of other languages see it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use codegen::ir::{Direction, HeaderSource, Level, Presence};
use juspay_session::mock::{Effect, Fault, Injection, Late, Mock, MockBuilder, Operation, random_faults};
use juspay_session::order_status::OrderStatusResponse;
use juspay_session::{ApiVersion, Client, EpochSeconds, OrderStatus, Outcome, blocking, v1};
use serde_json::{Value, json};
use tests::bodies::Sampler;
use tests::{interpreter, sockets};

const AUTH: &str = "Authorization: Basic a2V5Og==\r\n";
const IDS: &str = "x-merchantid: m\r\nx-routing-id: r\r\n";
const JSON: &str = "Content-Type: application/json\r\n";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

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

fn get(headers: &str, path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: mock\r\n{headers}\r\n")
}

/// The question for the status of an order.
fn status_of(order_id: &str) -> String {
    get(&format!("{AUTH}{IDS}{FORM}"), &format!("/orders/{order_id}"))
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

/// The names in `error_info.fields`.
fn refused(response: &Response) -> Vec<String> {
    let json = response.json();
    let fields = json["error_info"]["fields"].as_array().into_iter().flatten();
    fields.map(|field| field["field_name"].as_str().unwrap().to_owned()).collect()
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
    fn check(builder: MockBuilder, more: &str, fields: &[&str], links: &[&str]) {
        let mock = builder.start().unwrap();
        let answer = ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &body("o", more)));
        assert_eq!(
            (answer.status, refused(&answer)),
            (if fields.is_empty() { 200 } else { 400 }, fields.iter().map(ToString::to_string).collect()),
            "{more}"
        );
        let found: Vec<String> =
            answer.json()["payment_links"].as_object().map_or(Vec::new(), |links| links.keys().cloned().collect());
        assert_eq!(found, links, "{more}");
    }
    const CURRENCY: &str = "currency";
    const LINKS: &str = "options.get_upi_deep_links";
    let (usd, rupees) = (r#","currency":"USD""#, r#","currency":"inr""#);
    let (yes, other) = (r#","options.get_upi_deep_links":"true""#, r#","options.get_upi_deep_links":"yes""#);
    let (both, neither) = (format!("{usd}{yes}"), format!("{rupees}{other}"));
    let free = Mock::builder;
    check(free(), "", &[], &["web"]);
    check(free(), usd, &[], &["web"]);
    check(free(), yes, &[], &["deep_link", "expiry", "web"]);
    check(free(), &both, &[], &["deep_link", "expiry", "web"]);
    check(free(), rupees, &[CURRENCY], &[]);
    check(free(), other, &[LINKS], &[]);
    check(free(), &neither, &[CURRENCY, LINKS], &[]);
    // A problem that the versions share is reported once.
    check(free(), &format!(r#"{both},"first_name":"?""#), &["first_name"], &[]);
    let default = || Mock::builder().api_version(ApiVersion::Default);
    check(default(), usd, &[], &["web"]);
    check(default(), other, &[], &["web"]);
    check(default(), rupees, &[CURRENCY], &[]);
    let v1 = || Mock::builder().api_version(ApiVersion::V1);
    check(v1(), "", &[], &["expiry", "web"]);
    check(v1(), yes, &[], &["deep_link", "expiry", "web"]);
    check(v1(), rupees, &[], &["expiry", "web"]);
    check(v1(), other, &[LINKS], &[]);
}

/// For every field and rule of every version there is a body that the mock refuses for it, pinned and not.
#[test]
fn every_rule_is_enforced() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let operation = &model.operations[0];
    let mut left: Vec<BTreeSet<String>> = Vec::new();
    let mut mocks = Vec::new();
    for version in operation.version_ids() {
        let fields = operation.request.fields.iter().filter(|field| field.versions.contains(version));
        let places = fields.flat_map(|field| {
            let rules = field.rules.iter().filter(|rule| rule.level == Level::Must).map(|rule| rule.name.as_str());
            rules.chain(["type"]).map(|name| format!("{}/{name}", field.path)).collect::<Vec<_>>()
        });
        left.push(places.collect());
        let api_version = operation[version].name.parse().unwrap();
        mocks.push([Mock::builder().api_version(api_version), Mock::builder()].map(|builder| {
            let mock = builder.start().unwrap();
            let stream = connect(&mock);
            (mock, stream)
        }));
    }
    let sampler = Sampler::new(&model);
    for number in 0.. {
        if left.iter().all(BTreeSet::is_empty) {
            break;
        }
        assert!(number < 200_000, "no body breaks {left:#?}");
        let sample = sampler.draw(1013, number);
        let version = sample.version;
        let mut findings = interpreter::findings(&model, version, &sample.body, sample.now, &mut |_, _, _| {});
        findings.retain(|finding| left[version.0].remove(&finding.place));
        if findings.is_empty() {
            continue;
        }
        for (mock, stream) in &mut mocks[version.0] {
            mock.set_now(Some(EpochSeconds::from_secs(sample.now)));
            stream.write_all(post(&format!("{AUTH}{IDS}{JSON}"), &sample.json).as_bytes()).unwrap();
            let answer = response(stream);
            assert_eq!(answer.status, 400, "{findings:?}: {}", sample.json);
            let fields = refused(&answer);
            for finding in &findings {
                assert!(fields.contains(&finding.field), "{finding:?} is not in {fields:?}: {}", sample.json);
            }
        }
    }
}

/// What a session call said of an order comes back with its status.
#[test]
fn an_order_has_a_status() {
    let mock = Mock::builder().now(EpochSeconds::from_secs(1_647_116_963)).start().unwrap();
    let more = r#","currency":"USD","udf1":"a b","first_name":"A","unknown":1,"card":{}"#;
    let session = ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &body("Order-1", more))).json();
    let answer = ask(&mock, &status_of("oRDER-1"));
    assert_eq!(answer.status, 200);
    assert!(answer.header("x-request-id").is_some());
    let page = session["payment_links"]["web"].as_str().unwrap();
    assert_eq!(
        answer.json(),
        json!({
            "id": session["id"], "order_id": "Order-1", "status": "NEW", "status_id": 10, "merchant_id": "m",
            "amount": 1.0, "currency": "USD", "customer_id": "c", "customer_email": "a@b.in",
            "customer_phone": "9876543210", "return_url": "https://shop.in", "udf1": "a b",
            "amount_refunded": 0.0, "refunded": false, "date_created": "2022-03-12T20:29:23Z",
            "payment_links": {
                "web": page, "mobile": format!("{page}?mobile=true"), "iframe": format!("{page}?iframe=true"),
            },
        })
    );
    let order = OrderStatusResponse::from_json(&answer.body).unwrap();
    assert_eq!(order.unknown_fields(), []);
    assert_eq!((order.amount().unwrap().as_str(), order.status_id()), ("1.0", Some(10)));

    // Another call for the order keeps the fields, and both operations tell its status.
    assert!(mock.set_status("order-1", OrderStatus::Charged));
    let again = ask(&mock, &good("order-1")).json();
    assert_eq!((&again["status"], &again["id"]), (&json!("CHARGED"), &session["id"]));
    let json = ask(&mock, &status_of("order-1")).json();
    assert_eq!((&json["status"], &json["status_id"], &json["udf1"]), (&json!("CHARGED"), &json!(21), &json!("a b")));
    // Any text will do; not all have a number.
    assert!(mock.set_status("order-1", OrderStatus::from("SOMETHING")));
    let json = ask(&mock, &status_of("order-1")).json();
    assert_eq!((&json["status"], json.get("status_id")), (&json!("SOMETHING"), None));
    assert!(!mock.set_status("order-2", OrderStatus::Charged));
    let ledger = mock.ledger();
    assert_eq!((ledger.orders()[0].status().as_str(), ledger.orders()[0].sessions()), ("SOMETHING", 2));
    let operations: Vec<_> = ledger.requests_for("order-1").map(|request| request.operation().unwrap()).collect();
    use Operation::{OrderStatus as Status, Session};
    assert_eq!(operations, [Session, Status, Session, Status, Status]);
    assert!(ledger.requests().iter().all(|request| request.is_complete() && request.status() == Some(200)));
    let debug = format!("{ledger:?}");
    assert!(!debug.contains("a@b.in") && !debug.contains("9876543210"), "{debug}");
}

#[test]
fn an_unknown_order_is_not_found() {
    let mock = Mock::start().unwrap();
    // The ID as it was asked for, which a client encodes.
    for (path, order_id) in [("order-1", "order-1"), ("a%2Fb%20%C3%BC", "a/b \u{fc}")] {
        let answer = ask(&mock, &status_of(path));
        let mut json = answer.json();
        assert_eq!(answer.status, 400);
        assert_eq!(json["error_info"]["request_id"].take(), answer.header("x-request-id").unwrap());
        assert_eq!(
            json,
            json!({
                "status": "NOT_FOUND", "status_id": 40, "order_id": order_id,
                "error_info": {
                    "code": "RESOURCE_NOT_FOUND", "category": "USER_ERROR", "request_id": null,
                    "developer_message": "there is no order with this ID", "user_message": "Something went wrong.",
                },
            })
        );
        assert_eq!(mock.ledger().requests().last().unwrap().order_id(), Some(order_id));
    }
    assert!(mock.ledger().orders().is_empty());
}

/// The headers of the model, both operations: what is required, and what has one value.
#[test]
fn headers_are_those_of_the_model() {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistakes");
    let mock = Mock::start().unwrap();
    ask(&mock, &good("o"));
    let (session, status) = (&model.operations[0], &model.operations[1]);
    for (operation, request) in [(session, good("o")), (status, status_of("o"))] {
        let headers: Vec<_> =
            operation.headers.iter().filter(|header| header.direction == Direction::Request).collect();
        assert!(headers.len() > 3);
        for header in headers {
            let name = header.wire.as_str();
            let line = request.lines().find(|line| line.starts_with(name)).map(|line| format!("{line}\r\n"));
            let with = |value: &str| match &line {
                Some(line) => request.replace(line, &format!("{name}: {value}\r\n")),
                None => request.replace("Host: mock\r\n", &format!("Host: mock\r\n{name}: {value}\r\n")),
            };
            let without = line.as_ref().map_or(request.clone(), |line| request.replace(line, ""));
            let (missing, other) = (ask(&mock, &without), ask(&mock, &with("another")));
            match (&header.from, header.presence) {
                (Some(HeaderSource::Constant(_)), _) => {
                    assert_eq!((missing.status, other.status), (415, 415), "{name}")
                }
                (_, Presence::Required) => {
                    assert_eq!((missing.status, refused(&missing)), (400, vec![name.to_owned()]));
                    assert_eq!((ask(&mock, &with(" ")).status, other.status), (400, 200), "{name}");
                }
                (_, Presence::Optional) => assert_eq!((missing.status, other.status), (200, 200), "{name}"),
            }
        }
    }
}

#[test]
fn orders_appear_late() {
    let mock = Mock::start().unwrap();
    let found = |order_id: &str| ask(&mock, &status_of(order_id)).status == 200;
    mock.set_late(Some(Late::Calls(2)));
    // What is asked before there is an order does not count.
    assert_eq!([found("a"), found("a"), found("a")], [false; 3]);
    ask(&mock, &good("a"));
    assert_eq!([found("a"), found("A"), found("a"), found("a")], [false, false, true, true]);
    // The session call finds it meanwhile.
    ask(&mock, &good("b"));
    ask(&mock, &good("b"));
    assert_eq!((mock.ledger().order("b").unwrap().sessions(), found("b")), (2, false));
    // An order of its own setting.
    mock.set_late_for("C", Some(Late::Calls(0)));
    mock.set_late_for("d", Some(Late::Delay(Duration::from_secs(600))));
    mock.set_late_for("e", Some(Late::Delay(Duration::from_millis(50))));
    for order_id in ["c", "d", "e"] {
        ask(&mock, &good(order_id));
    }
    assert_eq!([found("c"), found("d")], [true, false]);
    let started = Instant::now();
    while !found("e") {
        assert!(started.elapsed() < Duration::from_secs(10));
    }
    mock.set_late_for("d", None);
    assert_eq!([found("d"), found("d"), found("d")], [false, true, true]);
    mock.set_late(None);
    ask(&mock, &good("f"));
    assert!(found("f"));
}

/// A status call has the faults of a session call; it never makes an order.
#[test]
fn faults_of_status_calls() {
    let mock = Mock::start().unwrap();
    ask(&mock, &good("o"));
    let status = || ask(&mock, &status_of("o"));
    let headers = |fault: &str| format!("x-mock-fault: {fault}\r\n{AUTH}{IDS}{FORM}");
    for (fault, expected) in [("status=503", 503), ("status=200", 200), ("html", 502), ("delay=1,unmade", 500)] {
        assert_eq!(ask(&mock, &get(&headers(fault), "/orders/o")).status, expected, "{fault}");
    }
    mock.fault(Fault::Status(429));
    assert_eq!([status().status, status().status], [429, 200]);
    // By order, one operation and not the other.
    mock.fault_for(Operation::OrderStatus, "O", Fault::Body(b"null".to_vec()));
    assert_eq!((status().json(), ask(&mock, &good("o")).status), (Value::Null, 200));
    mock.clear_faults();
    mock.fault_for(Operation::Session, "o", Fault::Status(500));
    assert_eq!((status().status, ask(&mock, &good("o")).status), (200, 500));
    mock.fault_for(Operation::OrderStatus, "o", Fault::ResetAfter);
    let mut stream = connect(&mock);
    stream.write_all(status_of("o").as_bytes()).unwrap();
    assert_eq!(all(&mut stream), (vec![], Some(ErrorKind::ConnectionReset)));
    let ledger = mock.ledger();
    assert_eq!((ledger.orders().len(), ledger.orders()[0].sessions()), (1, 2));
    let of_status = |operation| operation == Some(Operation::OrderStatus);
    assert!(
        ledger.requests().iter().all(|request| !of_status(request.operation()) || request.effect() == Effect::None)
    );
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
    check(&status_of("o").replace("GET", "DELETE"), 405, "Allow: GET");
    check(&status_of(""), 404, "/orders/{order_id}");
    check(&status_of("o/payment-page"), 404, "");
    check(&status_of("o").replace(AUTH, ""), 401, "missing Authorization");
    check(&status_of("o").replace(FORM, JSON), 415, "application/x-www-form-urlencoded");
    check(&status_of("o").replace(IDS, ""), 400, "x-merchantid: missing; add it; x-routing-id: missing");
    check(&post(&format!("{IDS}{JSON}"), b), 401, r#""error_code":"access_denied""#);
    check(&post(&format!("Authorization: Basic a2V5\r\n{IDS}{JSON}"), b), 401, "a colon");
    check(&post(&format!("{AUTH}{AUTH}{IDS}{JSON}"), b), 401, "send one");
    check(&post(&format!("{AUTH}{IDS}"), b), 415, "");
    check(&post(&format!("{AUTH}{IDS}Content-Type: text/json\r\n"), b), 415, "");
    check(&post(&format!("{AUTH}{JSON}"), "{"), 400, r#"[{"field_name":"x-merchantid","reason":"missing; add it"},"#);
    check(&post(&format!("{AUTH}x-merchantid: \r\nx-routing-id: r\r\n{JSON}"), b), 400, "x-merchantid: missing");
    for text in ["", "{", "[]", "null", r#"{"a":1,"a":2}"#, r#"{"a":{"b":1,"b":2}}"#] {
        check(&post(full, text), 400, r#""field_name":"body""#);
    }
    check(&post(full, "{}"), 400, r#""error_code":"Mandatory fields are missing""#);
    check(&post(full, &body(&"o".repeat(300), "")), 400, "order_id: 300 characters; use 1 to ");
    let mandate = r#","options.create_mandate":"REQUIRED","mandate_max_amount":"5""#;
    check(&post(full, &body("o", mandate)), 400, "mandate_max_amount: unknown key; did you mean mandate.max_amount?");
    check(&post(&format!("{full}x-mock-fault: what\r\n"), b), 400, "MOCK_FAULT");
    check(&post(&format!("{full}x-mock-fault: reset-unread,made\r\n"), b), 400, "invalid value");
    check(&post(&format!("{full}x-mock-fault: status=99\r\n"), b), 400, "invalid value");
    // HTTP itself.
    check("nonsense\r\n\r\n", 400, "");
    check(&good("o").replace("HTTP/1.1", "HTTP/2.0"), 505, "");
    check(&good("o").replace("HTTP/1.1", "HTTP/1.0"), 505, "close");
    check("HEAD /session HTTP/1.1\r\n\r\n", 405, "close");
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
    check("not-json", false, None, |t| status(500)(t) && t.ends_with("not JSON"));
    check("not-json,made", true, None, |t| status(200)(t) && t.contains("text/plain"));
    check("not-utf8", true, None, |t| t.contains("\u{fffd}ordeh_"));
    check("body=null", true, None, |t| status(200)(t) && t.ends_with("\r\n\r\nnull"));
    check("body=[1, 2]", true, None, |t| t.ends_with("\r\n\r\n[1, 2]"));
    check("html", false, None, |t| status(502)(t) && t.contains("text/html") && t.ends_with("</html>\r\n"));
    check("html=200,made", true, None, status(200));
    check("redirect", false, None, |t| status(307)(t) && t.contains("\r\nLocation: http://127.0.0.1:"));
    check("redirect=302", false, None, status(302));
    check("empty", true, None, |t| status(200)(t) && t.contains("Content-Length: 0\r\n") && t.ends_with("\r\n\r\n"));
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

/// A delay, a drip and a stall end when their client leaves.
#[test]
fn waits_end_with_their_client() {
    let started = Instant::now();
    let mock = Mock::start().unwrap();
    for fault in ["delay=600000", "delay=18446744073709551615", "drip=600000", "stall"] {
        let mut stream = connect(&mock);
        stream.write_all(good("o").replace("Host: mock", &format!("x-mock-fault: {fault}")).as_bytes()).unwrap();
        // More may be sent ahead.
        stream.write_all(b"POST").unwrap();
    }
    let mut held = connect(&mock);
    held.write_all(good("o").replace("Host: mock", "x-mock-fault: delay=200").as_bytes()).unwrap();
    held.write_all(good("ahead").as_bytes()).unwrap();
    assert_eq!((response(&mut held).status, response(&mut held).json()["order_id"].as_str()), (200, Some("ahead")));
    drop(held);
    // No connection is left, so stopping has nothing to end.
    while sockets::open(mock.address()) > 0 {
        assert!(started.elapsed() < Duration::from_secs(5));
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_ledger_is_bounded() {
    let mock = Mock::builder().ledger_size(10).keep_bodies(true).start().unwrap();
    let mut stream = connect(&mock);
    let mut send = |request: &str| {
        stream.write_all(request.as_bytes()).unwrap();
        response(&mut stream).status
    };
    for n in 0..30 {
        assert_eq!(send(&good(&format!("o{n}"))), 200);
    }
    let ledger = mock.ledger();
    assert_eq!((ledger.orders().len(), ledger.evicted_orders()), (10, 20));
    assert_eq!((ledger.requests().len(), ledger.evicted_requests()), (10, 20));
    assert_eq!((ledger.orders()[0].order_id(), ledger.requests()[0].sequence()), ("o20", 20));
    // An evicted ID is new; the others are known.
    send(&good("O29"));
    send(&good("O0"));
    let effects: Vec<Effect> = mock.ledger().requests().iter().rev().take(2).map(|request| request.effect()).collect();
    assert_eq!(effects, [Effect::Made, Effect::Repeated]);
    assert_eq!(mock.ledger().order("o0").map(|order| order.sessions()), Some(1));
    // Large requests are evicted sooner.
    assert_eq!(send(&post(&format!("{AUTH}{IDS}{JSON}"), &body(&"o".repeat(900_000), ""))), 400);
    let ledger = mock.ledger();
    assert!(ledger.requests().is_empty(), "{ledger:?}");
    assert_eq!(ledger.orders().len(), 10);
    // Without its body the request is small: its order ID is too long to be kept.
    let mock = Mock::start().unwrap();
    assert_eq!(ask(&mock, &post(&format!("{AUTH}{IDS}{JSON}"), &body(&"o".repeat(900_000), ""))).status, 400);
    assert_eq!(mock.ledger().requests()[0].order_id(), None);
}

/// A request to the mock's own endpoints.
fn control(mock: &Mock, method: &str, path: &str, body: &str) -> (u16, Value) {
    let length = body.len();
    let answer = ask(mock, &format!("{method} /__mock/{path} HTTP/1.1\r\nContent-Length: {length}\r\n\r\n{body}"));
    (answer.status, answer.json())
}

#[test]
fn control_endpoints() {
    let mock = Mock::builder().keep_bodies(true).start().unwrap();
    let status = |order_id: &str| ask(&mock, &good(order_id)).status;
    let faults = |body: Value| control(&mock, "POST", "faults", &body.to_string());
    assert_eq!(faults(json!({"fault": "status=503,made"})), (200, json!({"queued": 1, "orders": 0})));
    assert_eq!(faults(json!({"fault": "status=502", "times": 2})), (200, json!({"queued": 3, "orders": 0})));
    assert_eq!([status("a"), status("b"), status("c"), status("d")], [503, 502, 502, 200]);
    // By order ID: for all requests, or for so many.
    assert_eq!(faults(json!({"order_id": "E", "fault": "status=429"})), (200, json!({"queued": 0, "orders": 1})));
    faults(json!({"order_id": "f", "fault": "status=500", "times": 1}));
    assert_eq!([status("e"), status("f"), status("e"), status("f"), status("g")], [429, 500, 429, 200, 200]);
    faults(json!({"order_id": "g", "fault": r#"body={"status":"CHARGED"}"#}));
    assert_eq!(ask(&mock, &good("g")).json(), json!({"status": "CHARGED"}));
    faults(json!({"order_id": "e", "fault": null}));
    assert_eq!(status("e"), 200);
    assert_eq!(faults(json!({"fault": null})), (200, json!({"queued": 0, "orders": 0})));
    mock.fault_for(Operation::Session, "h", Fault::ResetUnread);
    let mut stream = connect(&mock);
    stream.write_all(good("H").as_bytes()).unwrap();
    assert_eq!(all(&mut stream), (vec![], Some(ErrorKind::ConnectionReset)));
    mock.clear_faults();
    assert_eq!(status("h"), 200);

    let (_, ledger) = control(&mock, "GET", "ledger", "");
    assert_eq!(ledger["requests"].as_array().unwrap().len(), mock.ledger().requests().len());
    assert_eq!(ledger["orders"].as_array().unwrap().len(), mock.ledger().orders().len());
    assert_eq!((&ledger["evicted_orders"], &ledger["evicted_requests"]), (&json!(0), &json!(0)));
    let (_, one) = control(&mock, "GET", "ledger?order_id=G", "");
    assert_eq!(one["orders"][0]["sessions"], 2);
    assert_eq!(one["requests"].as_array().unwrap().len(), 2);
    let request = &one["requests"][0];
    assert_eq!(request["operation"], "session");
    assert_eq!(
        (&request["effect"], &request["status"], &request["complete"]),
        (&json!("made"), &json!(200), &json!(true))
    );
    assert_eq!(
        (&request["order_id"], &request["target"], &request["method"]),
        (&json!("g"), &json!("/session"), &json!("POST"))
    );
    assert_eq!((&request["headers"]["x-routing-id"], request["headers"].get("authorization")), (&json!("r"), None));
    assert_eq!(request["body"], body("g", ""));

    faults(json!({"order_id": "g", "operation": "order_status", "fault": "status=500"}));
    assert_eq!((ask(&mock, &status_of("g")).status, status("j")), (500, 200));
    faults(json!({"order_id": "g", "operation": "order_status", "fault": null}));
    let moved = control(&mock, "POST", "orders/G/status", r#"{"status": "CHARGED"}"#);
    let order = json!({"order_id": "g", "id": one["orders"][0]["id"], "status": "CHARGED", "sessions": 2});
    assert_eq!(moved, (200, order.clone()));
    assert_eq!(control(&mock, "GET", "ledger?order_id=g", "").1["orders"][0], order);
    assert_eq!(ask(&mock, &status_of("g")).json()["status"], "CHARGED");

    let late = |body: Value| control(&mock, "POST", "late", &body.to_string()).0;
    let found = |order_id: &str| ask(&mock, &status_of(order_id)).status == 200;
    assert_eq!(late(json!({"late": "delay=600000"})), 200);
    assert_eq!(late(json!({"late": "calls=0", "order_id": "G"})), 200);
    assert_eq!([found("g"), found("h")], [true, false]);
    assert_eq!(late(json!({"late": null, "order_id": "g"})), 200);
    assert!(!found("g"));
    assert_eq!(late(json!({"late": null})), 200);
    assert!(found("g"));

    let clock = |body: &str| control(&mock, "POST", "clock", body);
    assert_eq!(clock(r#"{"now": 1767225600}"#), (200, json!({"now": 1_767_225_600})));
    let expiry = &ask(&mock, &good("i")).json()["sdk_payload"]["payload"]["clientAuthTokenExpiry"];
    assert_eq!(expiry, "2026-01-01T00:15:00Z");
    assert!(clock(r#"{"now": null}"#).1["now"].as_u64() > Some(1_767_225_600 - 86_400 * 365));

    let long = "o".repeat(257);
    let large = json!({"fault": format!("body={}", "a".repeat(500_000)), "times": 40}).to_string();
    for (method, path, body, status, error) in [
        ("POST", "faults", "", 400, "invalid body: "),
        ("POST", "faults", "{}", 400, "fault: missing"),
        ("POST", "faults", r#"{"fault":1}"#, 400, "fault: not a string"),
        ("POST", "faults", r#"{"fault":"what"}"#, 400, "unknown fault"),
        ("POST", "faults", r#"{"fault":"stall","times":0}"#, 400, "times: "),
        ("POST", "faults", r#"{"fault":"stall","order":"o"}"#, 400, "unknown key"),
        ("POST", "faults", r#"{"fault":"stall","order_id":1}"#, 400, "order_id: "),
        ("POST", "faults", r#"{"fault":"stall","times":10001}"#, 400, "too many"),
        ("POST", "faults", &large, 400, "too many"),
        ("POST", "faults", &format!(r#"{{"fault":"stall","order_id":"{long}"}}"#), 400, "order_id: more than 256"),
        ("POST", "late", &format!(r#"{{"late":"calls=1","order_id":"{long}"}}"#), 400, "order_id: more than 256"),
        ("POST", "orders/g/status", &format!(r#"{{"status":"{long}"}}"#), 400, "status: more than 256"),
        ("POST", "faults", r#"{"fault":"stall","operation":"session"}"#, 400, "operation: needs an order_id"),
        ("POST", "faults", r#"{"fault":"stall","order_id":"o","operation":"x"}"#, 400, "operation: unknown name"),
        ("POST", "faults", r#"{"fault":"stall","order_id":"o","operation":1}"#, 400, "operation: unknown name"),
        ("POST", "late", "{}", 400, "late: missing"),
        ("POST", "late", r#"{"late":500}"#, 400, "late: not a string"),
        ("POST", "late", r#"{"late":"soon"}"#, 400, "late: invalid value; write delay=MS or calls=N"),
        ("POST", "late", r#"{"late":null,"order":"o"}"#, 400, "unknown key"),
        ("POST", "orders/none/status", r#"{"status":"NEW"}"#, 400, "unknown order"),
        ("POST", "orders/g/status", r#"{"status":1}"#, 400, "status: not a string"),
        ("POST", "orders/g/status", "{}", 400, "status: missing"),
        ("GET", "orders/g/status", "", 405, "use POST"),
        ("POST", "orders//status", "", 404, "unknown path"),
        ("POST", "clock", "{}", 400, "now: missing"),
        ("POST", "clock", r#"{"now":"x"}"#, 400, "now: not an integer"),
        ("GET", "ledger?order=o", "", 400, "unknown parameter"),
        ("GET", "faults", "", 405, "use POST"),
        ("POST", "ledger", "", 405, "use GET"),
        ("GET", "what", "", 404, "unknown path"),
    ] {
        let (found, answer) = control(&mock, method, path, body);
        assert_eq!(found, status, "{path} {body}");
        assert!(answer["error"].as_str().unwrap().starts_with(error), "{path} {body}: {answer}");
    }
}

#[test]
fn on_all_addresses() {
    let mock = Mock::builder().host(Ipv4Addr::UNSPECIFIED.into()).start().unwrap();
    assert!(mock.base_url().starts_with("http://127.0.0.1:"));
    assert_eq!(ask(&mock, &good("o")).status, 200);
    mock.stop();
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

/// Every shell command in the docs works as it is, one after the other, once the mock listens where they say.
#[test]
fn pasted_commands() {
    let mut count = 0;
    for file in ["juspay-session/src/mock/mod.rs", "README.md", "juspay-session/docs/faults.md"] {
        let mock = Mock::start().unwrap();
        let text = std::fs::read_to_string(tests::workspace().join(file)).unwrap();
        let lines = text
            .lines()
            .map(|line| line.strip_prefix("//!").map_or(line, |line| line.strip_prefix(' ').unwrap_or(line)));
        let text = lines.collect::<Vec<_>>().join("\n");
        for block in text.split("```sh\n").skip(1) {
            let block = block.split_once("```").unwrap().0.replace("\\\n", " ");
            for command in format!("\n{block}").split("\ncurl ").filter(|part| part.contains("127.0.0.1:4010")) {
                let arguments = command.replace("127.0.0.1:4010", &mock.address().to_string());
                let flags = "--silent --show-error --fail-with-body --noproxy '*' --max-time 20";
                let Some(answer) = run("sh", &["-c", &format!("curl {flags} {arguments}")]) else { return };
                let answer: Value =
                    serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{command}: {error}: {answer}"));
                assert!(answer.get("error").is_none(), "{file}: {command}: {answer}");
                count += 1;
            }
        }
    }
    assert!(count > 15, "{count}");
}

#[test]
fn a_waived_rule_is_not_enforced() {
    let long = good(&"o".repeat(300));
    assert_eq!(ask(&Mock::start().unwrap(), &long).status, 400);
    let waived = Mock::builder().waive(v1::rules::ORDER_ID_LENGTH).start().unwrap();
    assert_eq!(ask(&waived, &long).status, 200);
    let other = Mock::builder().waive(v1::rules::ORDER_ID_CHARSET).start().unwrap();
    assert_eq!(ask(&other, &long).status, 400);
}

/// The program `juspay-mock`.
#[test]
fn program() {
    let program = tests::program::mock();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let help = run(&["--help"]).wait_with_output().unwrap();
    assert!(help.status.success() && String::from_utf8(help.stdout).unwrap().contains("--api-version"));
    // `cargo xtask mock` is the same program.
    let mut xtask = Command::new(tests::program::built("xtask", ""));
    let forwarded = xtask.args(["mock", "--port", "x"]).output().unwrap();
    assert_eq!(forwarded.status.code(), Some(2));
    assert!(String::from_utf8(forwarded.stderr).unwrap().contains("juspay-mock: --port: invalid value"));
    for (arguments, error) in [
        (&["--port", "x"][..], "--port: invalid value"),
        (&["--port"], "--port: missing value"),
        (&["--host=here"], "--host: invalid value"),
        (&["--api-version", "v9"], "--api-version: invalid value"),
        (&["--waive", "basic/order_id"], "--waive: invalid value; write the place of a rule"),
        (&["--what"], "unknown argument `--what`"),
    ] {
        let output = run(arguments).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains(error), "{arguments:?}");
    }
    let warning =
        "warning: listening on 0.0.0.0: everyone who reaches this machine can use the mock and read its ledger\n";
    for (arguments, warning) in [(&["--port=0", "--api-version", "v1"][..], ""), (&["--host", "0.0.0.0"], warning)] {
        let mut child = run(arguments);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_owned();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(good("o").as_bytes()).unwrap();
        let links = response(&mut stream).json()["payment_links"].clone();
        assert_eq!(links.get("expiry").is_some(), arguments.len() == 3);
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), warning);
    }
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
