//! The example shop: it loses no order and creates none twice, however it ends.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use juspay_session::mock::{Fault, Injection, Mock};
use rusqlite::{Connection, OpenFlags};
use tests::planted::{KEY, clean};
use tests::server::{Connection as Served, Server, answer};

/// A customer whose fields are planted.
const CUSTOMER: &str = "customer_email=emailmark%40example.com&customer_phone=9123456780";

/// How long the tests wait for what must come; the machine may be busy.
const LONG: Duration = Duration::from_secs(60);

/// The shop as a process of its own. It is killed when it is dropped.
struct Shop {
    process: Child,
    address: String,
}

impl Shop {
    fn start(server: &str, database: &Database) -> Self {
        static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
        let mut process = Command::new(PROGRAM.get_or_init(|| tests::program::example("axum", "mock")))
            .envs([("JUSPAY_BASE_URL", server), ("JUSPAY_API_KEY", KEY), ("SHOP_ADDRESS", "127.0.0.1:0")])
            .env("SHOP_DATABASE", &database.0)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").expect("it prints its address").to_owned();
        Self { process, address }
    }

    /// Begins to check out a cart.
    fn begin(&self, cart: &str, form: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!("POST /carts/{cart}/checkout HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n");
        let content =
            format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}", form.len());
        stream.write_all((head + &content).as_bytes()).unwrap();
        stream
    }

    /// Checks out a cart: the status and the body.
    fn check_out(&self, cart: &str, form: &str) -> (u16, String) {
        response(self.begin(cart, form))
    }
}

impl Drop for Shop {
    /// `SIGKILL`, after which the process does nothing more.
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn response(mut stream: TcpStream) -> (u16, String) {
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").expect("the shop answers");
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

/// The file of a database in a folder of its own, which is removed when it is dropped.
struct Database(PathBuf);

impl Database {
    fn new() -> Self {
        let folder = tests::checkout::new_folder();
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder.join("shop.sqlite"))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().unwrap());
    }
}

/// A row of the orders: cart, order ID, outcome.
type Row = (String, String, Option<String>);

fn rows(database: &Database) -> Vec<Row> {
    let database = Connection::open_with_flags(&database.0, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    database.busy_timeout(LONG).unwrap();
    let mut rows = database.prepare("SELECT cart, order_id, outcome FROM orders ORDER BY rowid").unwrap();
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[track_caller]
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < LONG, "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Checks that each cart has the one order that the server has, and that its outcome is known.
#[track_caller]
fn is_settled(database: &Database, mock: &Mock, carts: usize) {
    let is_created = |row: &Row| row.2.as_deref() == Some("created");
    wait_until("every order is settled", || rows(database).iter().all(is_created));
    let rows = rows(database);
    assert_eq!(rows.len(), carts);
    assert_eq!(rows.iter().map(|row| &row.0).collect::<BTreeSet<_>>().len(), carts, "a cart has one order");
    let stored: BTreeSet<_> = rows.iter().map(|row| row.1.clone()).collect();
    let ledger = mock.ledger();
    let created: BTreeSet<_> = ledger.orders().iter().map(|order| order.order_id().to_owned()).collect();
    assert_eq!(stored, created, "the shop knows every order of the server");
    for id in &stored {
        assert!(id.len() <= 20 && id.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()), "{id}");
    }
}

#[test]
fn every_order_is_found_again_after_a_kill_between_call_and_response() {
    const CARTS: usize = 12;
    let (mock, database) = (Mock::start().unwrap(), Database::new());
    // One half of the calls has created its order, the other has not. No response comes.
    let slow = Fault::Delay(Duration::from_secs(3600));
    mock.plan(move |head| Some(if head.sequence() % 2 == 0 { slow.clone().made() } else { slow.clone().unmade() }));
    let shop = Shop::start(mock.base_url(), &database);
    let _customers: Vec<_> = (0..CARTS).map(|cart| shop.begin(&cart.to_string(), CUSTOMER)).collect();
    wait_until("every call reaches the server", || {
        mock.ledger().requests().iter().filter(|request| request.order_id().is_some()).count() == CARTS
    });
    drop(shop);
    wait_until("half of the orders exist", || mock.ledger().orders().len() == CARTS / 2);
    assert!(rows(&database).iter().all(|row| row.2.is_none()), "no outcome is known");

    mock.plan(|_| None);
    let shop = Shop::start(mock.base_url(), &database);
    is_settled(&database, &mock, CARTS);
    for cart in 0..CARTS {
        assert_eq!(shop.check_out(&cart.to_string(), CUSTOMER).0, 200);
    }
    is_settled(&database, &mock, CARTS);
}

#[test]
fn every_order_is_found_again_after_kills_at_any_moment() {
    const ROUNDS: u64 = 12;
    const CARTS: u64 = 8;
    let (mock, database) = (Mock::start().unwrap(), Database::new());
    mock.plan(|head| {
        let delay = Fault::Delay(Duration::from_millis(head.sequence() * 7 % 40));
        Some(if head.sequence() % 3 == 0 { Fault::ResetAfter.into() } else { Injection::from(delay) })
    });
    for round in 0..ROUNDS {
        let shop = Shop::start(mock.base_url(), &database);
        let _customers: Vec<_> = (0..CARTS).map(|cart| shop.begin(&format!("{round}-{cart}"), CUSTOMER)).collect();
        std::thread::sleep(Duration::from_millis(round * 5));
    }
    mock.plan(|_| None);
    let _shop = Shop::start(mock.base_url(), &database);
    let carts = rows(&database).len();
    assert!(carts > 0, "some customers were served");
    is_settled(&database, &mock, carts);
}

#[test]
fn a_customer_who_leaves_does_not_cancel_the_call() {
    let (mock, database) = (Mock::start().unwrap(), Database::new());
    let shop = Shop::start(mock.base_url(), &database);
    mock.fault(Fault::Delay(Duration::from_millis(500)));
    let customer = shop.begin("cart", CUSTOMER);
    wait_until("the call is under way", || mock.ledger().orders().len() == 1);
    drop(customer);
    is_settled(&database, &mock, 1);
}

#[test]
fn a_cart_has_one_order() {
    let (mock, database) = (Mock::start().unwrap(), Database::new());
    let shop = Shop::start(mock.base_url(), &database);
    // A second click while the first call is under way.
    mock.fault(Fault::Delay(Duration::from_millis(500)));
    let first = shop.begin("clicked-twice", CUSTOMER);
    wait_until("the call is under way", || mock.ledger().orders().len() == 1);
    assert_eq!(shop.check_out("clicked-twice", CUSTOMER).0, 409);
    assert_eq!(response(first).0, 200);
    // The order may exist, so the second call is about the same one.
    mock.fault(Fault::ResetAfter);
    assert_eq!(shop.check_out("broken", CUSTOMER).0, 503);
    assert_eq!(rows(&database)[1].2.as_deref(), Some("unknown"));
    // A refusal does not undo it.
    mock.fault(Fault::Status(401));
    assert_eq!(shop.check_out("broken", CUSTOMER).0, 502);
    assert_eq!(rows(&database)[1].2.as_deref(), Some("unknown"));
    assert_eq!(shop.check_out("broken", CUSTOMER).0, 200);
    is_settled(&database, &mock, 2);
    // There is no order, so the next call is about a new one.
    mock.fault(Fault::Status(401));
    assert_eq!(shop.check_out("refused", CUSTOMER).0, 502);
    assert_eq!(shop.check_out("refused", CUSTOMER).0, 200);
    let rows = rows(&database);
    let outcomes: Vec<_> = rows[2..].iter().map(|row| row.2.as_deref().unwrap()).collect();
    assert_eq!(outcomes, ["rejected", "created"]);
    assert_eq!(mock.ledger().orders().len(), 3);
}

#[test]
fn each_is_told_only_of_their_own_faults() {
    let (mock, database) = (Mock::start().unwrap(), Database::new());
    let shop = Shop::start(mock.base_url(), &database);
    let fields = |body: &str| -> Vec<String> {
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        body["errors"].as_object().unwrap().keys().cloned().collect()
    };
    for (form, expected) in [
        ("customer_email=emailmark&customer_phone=9123456780", vec!["customer_email"]),
        ("customer_email=emailmark%40example.com&customer_phone=91-23456780", vec!["customer_phone"]),
        ("customer_phone=", vec!["customer_email", "customer_phone"]),
    ] {
        let (status, body) = shop.check_out("cart", form);
        assert_eq!((status, fields(&body)), (422, expected.iter().map(ToString::to_string).collect()), "{form}");
        clean("an error of a field", &body);
        assert!(!body.contains("91-23456780"), "{body}");
    }
    assert_eq!(mock.ledger().requests().len(), 0);
    for (fault, expected) in [
        (Fault::Status(401), 502),
        (Fault::Status(403), 502),
        (Fault::Status(400), 502),
        (Fault::Status(429), 503),
        (Fault::Status(500), 503),
        (Fault::Body(br#"{"id":"ordeh_1","status":"CHARGED"}"#.to_vec()), 409),
        (Fault::Body(br#"{"id":"ordeh_1","status":"NEW"}"#.to_vec()), 502),
    ] {
        mock.fault(fault.clone());
        assert_eq!(shop.check_out(&expected.to_string(), CUSTOMER).0, expected, "{fault:?}");
    }
}

#[test]
fn what_the_server_refuses_of_the_customer_is_an_error_of_the_field() {
    let refusal = answer(
        400,
        &[],
        r#"{"error_info":{"fields":[{"field_name":"customer_phone","reason":"messagemark"},{"field_name":"amount"}]}}"#,
    );
    let server = Server::start(
        move |connection: &mut Served| {
            while connection.request().is_some() && connection.send(&refusal) {}
        },
    );
    let database = Database::new();
    let shop = Shop::start(&server.url(), &database);
    let (status, body) = shop.check_out("cart", CUSTOMER);
    assert_eq!((status, body.as_str()), (422, r#"{"errors":{"customer_phone":"not accepted"}}"#));
}
