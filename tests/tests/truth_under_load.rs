//! What the client says of 20,000 orders, held against what the mock's ledger says of them.
//!
//! An order whose outcome is unknown in the end is then asked for, while status calls go wrong as well: at last the client
//! knows of every order whether it exists.
//!
//! The client is never told what goes wrong, and the server never what the client made of it. What goes wrong depends on
//! the seed, the order and the number of its request alone, so `LOAD_SEED=7 cargo test -p tests --test truth_under_load`
//! runs into the same faults again. When something takes too long depends on the machine.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use juspay_session::mock::{Effect, Injection, Ledger, LedgerOrder, Mock, Operation, RequestHead};
use juspay_session::{Client, ErrorKind, Outcome, Request, Resolution, RetryPolicy, Violations, default, v1};
use tests::sample::{client, draft};
use tests::sockets;

const SESSIONS: usize = 20_000;
const TASKS: usize = 64;

/// How a call ends. The further down, the more is known to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    NotSent,
    Rejected,
    Unknown,
    Created,
    Session,
}

use End::{Created, NotSent, Rejected, Session, Unknown};

const ENDS: [End; 5] = [NotSent, Rejected, Unknown, Created, Session];

impl From<Outcome> for End {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::NotSent => NotSent,
            Outcome::Rejected => Rejected,
            Outcome::Unknown => Unknown,
            Outcome::Created => Created,
        }
    }
}

/// Every fault of the mock, as its header names it, with what a client that waits can know after it.
///
/// The one fault that is missing is a server that lies: a refusal of an order that it made.
const FAULTS: &[(&str, &[End])] = &[
    // The answer says what happened.
    ("status=201", &[Session]),
    ("status=103", &[Session]),
    ("delay=2", &[Session]),
    ("status=400", &[Rejected]),
    ("status=401", &[Rejected]),
    ("status=403", &[Rejected]),
    ("status=422", &[Rejected]),
    ("status=429", &[Rejected]),
    ("status=429,retry-after=0", &[Rejected]),
    ("html=404", &[Rejected]),
    // The order is named in what came before the end.
    ("truncate", &[Created]),
    ("oversize=1100000", &[Created]),
    // A reset may overtake the bytes before it.
    ("reset-body", &[Unknown, Created]),
    // The answer does not say whether the order was made, and it was not.
    ("status=103,unmade", &[Unknown]),
    ("status=201,unmade", &[Unknown]),
    ("status=307", &[Unknown]),
    // Its code is the page's `Internal server Error`.
    ("status=404", &[Unknown]),
    ("status=408", &[Unknown]),
    ("status=409", &[Unknown]),
    ("status=500", &[Unknown]),
    ("status=503", &[Unknown]),
    ("status=504", &[Unknown]),
    ("delay=2,unmade", &[Unknown]),
    ("truncate,unmade", &[Unknown]),
    ("oversize=1100000,unmade", &[Unknown]),
    ("not-utf8,unmade", &[Unknown]),
    ("not-json", &[Unknown]),
    ("html=502", &[Unknown]),
    ("redirect", &[Unknown]),
    ("empty,unmade", &[Unknown]),
    // It does not say, and it was.
    ("status=307,made", &[Unknown]),
    ("status=408,made", &[Unknown]),
    ("status=409,made", &[Unknown]),
    ("status=500,made", &[Unknown]),
    ("status=503,made,retry-after=0", &[Unknown]),
    ("status=504,made", &[Unknown]),
    ("not-utf8", &[Unknown]),
    ("not-json,made", &[Unknown]),
    ("html=502,made", &[Unknown]),
    ("redirect,made", &[Unknown]),
    ("empty", &[Unknown]),
    ("body=null", &[Unknown]),
    // A session of another order, and an error with the ID of a session.
    (r#"body={"id":"ordeh_1","order_id":"other"}"#, &[Unknown]),
    (r#"body={"id":"ordeh_1","error_code":"X"}"#, &[Unknown]),
    // There is no answer.
    ("reset-unread", &[Unknown]),
    ("reset-before", &[Unknown]),
    ("reset-after", &[Unknown]),
    ("reset-headers", &[Unknown]),
    ("reset-headers,unmade", &[Unknown]),
    ("reset-body,unmade", &[Unknown]),
    ("close", &[Unknown]),
    ("close,made", &[Unknown]),
    ("garbage", &[Unknown]),
    ("garbage,made", &[Unknown]),
    // It does not come in time: for clients that do not wait.
    ("stall", &[Unknown]),
    ("stall,made", &[Unknown]),
    ("drip=1", &[Unknown, Created]),
    ("drip=1,unmade", &[Unknown]),
];

/// How many of the faults, from the end, are for clients that do not wait.
const SLOW: usize = 4;

/// How often each fault is drawn at least, the slow ones included.
const DRAWN: usize = 15;

/// What a task's client is like.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// It waits for as long as it takes.
    Patient,
    /// It does not: some of its timeouts pass before it is connected, some while it sends, some while the server answers.
    Hasty(Duration),
    /// Nobody listens where it connects.
    Astray,
}

fn manner(number: usize) -> Manner {
    match number % TASKS {
        // Most truths are missed within the first milliseconds.
        task @ 0..16 => Manner::Hasty(Duration::from_millis([1, 1, 1, 2, 2, 4, 16, 64][task / 2])),
        16 | 17 => Manner::Astray,
        _ => Manner::Patient,
    }
}

fn policy(number: usize) -> RetryPolicy {
    let three = RetryPolicy::new(3).base_delay(Duration::from_millis(1));
    match number % 4 {
        0 => RetryPolicy::none(),
        2 => three,
        _ => three.retry_unknown(true).retry_throttled(true),
    }
}

fn order_id(number: usize) -> String {
    format!("load-{number}")
}

/// What one call came to.
struct Call {
    number: usize,
    end: End,
    kind: Option<ErrorKind>,
    /// The server's id of the order.
    id: Option<String>,
    attempts: u32,
    elapsed: Duration,
}

async fn call<R: Request>(
    client: &Client,
    number: usize,
    request: Result<R, Violations>,
    id: impl Fn(&R::Response) -> Option<&str>,
) -> Call {
    let request = request.expect("it keeps every rule");
    let started = Instant::now();
    // By this header the server knows the order of a request whose body it never reads.
    let result = client.create_session(&request).routing_id(order_id(number)).send().await;
    let elapsed = started.elapsed();
    match result {
        Ok(session) => Call {
            number,
            end: Session,
            kind: None,
            id: id(session.response()).map(str::to_owned),
            attempts: session.attempts(),
            elapsed,
        },
        Err(error) => Call {
            number,
            end: error.outcome().into(),
            kind: Some(error.kind()),
            id: None,
            attempts: error.attempts(),
            elapsed,
        },
    }
}

/// Which fault befell a request, by the request's number: what the server knows beyond its ledger.
type Drawn = Arc<Mutex<HashMap<u64, &'static str>>>;

/// Lets something go wrong with every other session call, and with every fourth status call.
fn plan(seed: u64, drawn: Drawn) -> impl FnMut(&RequestHead) -> Option<Injection> + Send + 'static {
    let mut requests: HashMap<usize, u64> = HashMap::new();
    move |head| {
        let number = order_of(head.headers().get("x-routing-id")?)?;
        let is_session = head.method() == "POST";
        let request = requests.entry(number).or_default();
        *request += 1;
        let mut random = fastrand::Rng::with_seed(seed);
        let mut random = fastrand::Rng::with_seed(random.u64(..) ^ (number as u64) << 8 ^ *request);
        if random.u8(..4) < if is_session { 2 } else { 3 } {
            return None;
        }
        let slow = if is_session && matches!(manner(number), Manner::Hasty(_)) { 0 } else { SLOW };
        let (fault, _) = FAULTS[random.usize(..FAULTS.len() - slow)];
        if is_session {
            drawn.lock().unwrap().insert(head.sequence(), fault);
        }
        Some(fault.parse().expect("it is the name of a fault"))
    }
}

fn order_of(order_id: &str) -> Option<usize> {
    order_id.strip_prefix("load-")?.parse().ok()
}

/// Makes all calls; what they came to, and how much memory the process had meanwhile.
async fn load(mock: &str, astray: &str) -> (Vec<Call>, Vec<u64>) {
    let done = Arc::new(AtomicUsize::new(0));
    let memory = Arc::new(Mutex::new(Vec::new()));
    let mut clients: Vec<(Manner, RetryPolicy, Client)> = Vec::new();
    let tasks = (0..TASKS).map(|task| {
        let client = shared_client(&mut clients, (manner(task), policy(task)), mock, astray);
        let (done, memory) = (Arc::clone(&done), Arc::clone(&memory));
        tokio::spawn(async move {
            let mut calls = Vec::new();
            for number in (task..SESSIONS).step_by(TASKS) {
                let order = order_id(number);
                calls.push(if (number / TASKS).is_multiple_of(2) {
                    let request = draft::<v1::SessionRequestBuilder>().order_id(order).build();
                    call(&client, number, request, |session| session.id()).await
                } else {
                    let request = draft::<default::SessionRequestBuilder>().order_id(order).build();
                    call(&client, number, request, |session| session.id()).await
                });
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                if done.is_multiple_of(SESSIONS / 4) {
                    memory.lock().unwrap().extend(resident());
                }
            }
            calls
        })
    });
    let tasks: Vec<_> = tasks.collect();
    let mut calls = Vec::new();
    for task in tasks {
        calls.extend(task.await.expect("no task panics"));
    }
    let memory = memory.lock().unwrap().clone();
    (calls, memory)
}

/// How many orders are asked for at a time.
const QUESTIONS: usize = 256;

/// Asks for the orders of these numbers until each is found or known not to exist. It returns the server's IDs, and how
/// often the answer was that it cannot be found out.
async fn resolve(mock: &str, numbers: &[usize]) -> (HashMap<usize, Option<String>>, usize) {
    let client = client(mock).build().expect("the settings are sound");
    let tasks: Vec<_> = numbers
        .chunks(numbers.len().div_ceil(QUESTIONS).max(1))
        .map(|numbers| {
            let (client, numbers) = (client.clone(), numbers.to_vec());
            tokio::spawn(async move {
                let mut found = Vec::new();
                for number in numbers {
                    found.push(if (number / TASKS).is_multiple_of(2) {
                        let request = draft::<v1::SessionRequestBuilder>().order_id(order_id(number)).build();
                        settle(&client, number, request).await
                    } else {
                        let request = draft::<default::SessionRequestBuilder>().order_id(order_id(number)).build();
                        settle(&client, number, request).await
                    });
                }
                found
            })
        })
        .collect();
    let (mut orders, mut unknown) = (HashMap::new(), 0);
    for task in tasks {
        for (number, id, failures) in task.await.expect("no task panics") {
            assert!(orders.insert(number, id).is_none());
            unknown += failures;
        }
    }
    (orders, unknown)
}

async fn settle<R: Request>(
    client: &Client,
    number: usize,
    request: Result<R, Violations>,
) -> (usize, Option<String>, usize) {
    let request = request.expect("it keeps every rule");
    for failures in 0..100 {
        // Nothing of the earlier calls is on its way any more.
        let wait = Duration::from_millis(50);
        let question = client.resolve(&request).after(Outcome::Unknown).routing_id(order_id(number)).wait(wait);
        match question.await {
            Resolution::Exists(order) => {
                return (number, Some(order.id().expect("an order has an ID").to_owned()), failures);
            }
            Resolution::NotFound => return (number, None, failures),
            Resolution::Unknown(error) => assert_eq!(error.outcome(), Outcome::Unknown, "{error}"),
        }
    }
    panic!("{} cannot be found out", order_id(number));
}

/// A clone of the one client of these settings: the tasks share its connections.
fn shared_client(
    clients: &mut Vec<(Manner, RetryPolicy, Client)>,
    (manner, policy): (Manner, RetryPolicy),
    mock: &str,
    astray: &str,
) -> Client {
    if let Some((.., client)) = clients.iter().find(|known| known.0 == manner && known.1 == policy) {
        return client.clone();
    }
    let client = match manner {
        Manner::Patient => client(mock),
        Manner::Hasty(timeout) => client(mock).attempt_timeout(timeout),
        Manner::Astray => client(astray),
    };
    let client = client.retry(policy.clone()).build().expect("the settings are sound");
    clients.push((manner, policy, client.clone()));
    client
}

/// How many kilobytes of memory this process has, if the system says so.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// What the server knows of one order.
#[derive(Default)]
struct Truth<'l> {
    order: Option<&'l LedgerOrder>,
    /// How often it was made.
    made: usize,
    /// What befell its requests, in their order; `None` for nothing.
    faults: Vec<Option<&'static str>>,
}

/// The ledger, order by order.
fn truths<'l>(ledger: &'l Ledger, drawn: &HashMap<u64, &'static str>, wrong: &mut Vec<String>) -> Vec<Truth<'l>> {
    let mut truths: Vec<Truth<'l>> = (0..SESSIONS).map(|_| Truth::default()).collect();
    let mut sessions = vec![0; SESSIONS];
    for order in ledger.orders() {
        let number = order_of(order.order_id()).expect("every order is one of ours");
        if truths[number].order.replace(order).is_some() {
            wrong.push(format!("{} is two orders", order.order_id()));
        }
    }
    for request in ledger.requests() {
        // One whose head never came is nobody's; it has no effect either.
        let Some(headers) = request.headers() else { continue };
        let number = headers.get("x-routing-id").and_then(order_of).expect("every request is one of ours");
        assert!(request.order_id().is_none_or(|id| order_of(id) == Some(number)));
        if request.operation() == Some(Operation::OrderStatus) {
            assert_eq!(request.effect(), Effect::None);
            continue;
        }
        truths[number].made += usize::from(request.effect() == Effect::Made);
        sessions[number] += u64::from(request.effect() != Effect::None);
        truths[number].faults.push(drawn.get(&request.sequence()).copied());
    }
    for (number, truth) in truths.iter().enumerate() {
        let made = usize::from(truth.order.is_some());
        if truth.made != made || truth.order.map_or(0, LedgerOrder::sessions) != sessions[number] {
            wrong.push(format!("{}: made {} times for {made} order", order_id(number), truth.made));
        }
    }
    truths
}

/// What may be known after a request that something befell, or nothing.
fn ends(fault: Option<&str>) -> &'static [End] {
    let Some(fault) = fault else { return &[Session] };
    FAULTS.iter().find(|(name, _)| *name == fault).expect("it was drawn from there").1
}

/// What is wrong with what the client says of an order.
fn judge(call: &Call, truth: &Truth<'_>) -> Result<(), String> {
    let holds = |holds: bool, claim: &str| if holds { Ok(()) } else { Err(claim.to_owned()) };
    let made = truth.order.is_some();
    match call.end {
        NotSent => holds(truth.faults.is_empty(), "NotSent, and the server saw it")?,
        Rejected => holds(!made, "Rejected, and the order was made")?,
        Unknown => holds(could_not_know(call, truth), "Unknown, and the answer was there")?,
        Created => holds(made, "Created, and there is no order")?,
        Session => {
            holds(made, "a session, and there is no order")?;
            holds(call.id.as_deref() == truth.order.map(LedgerOrder::id), "a session of another order")?;
        }
    }
    holds(truth.faults.len() <= call.attempts as usize, "more requests than attempts")?;
    match manner(call.number) {
        Manner::Patient => {
            holds(truth.faults.len() == call.attempts as usize, "fewer requests than attempts")?;
            holds(expected(truth).contains(&call.end), "not what these faults lead to")
        }
        Manner::Hasty(_) => Ok(()),
        Manner::Astray => holds(call.end == NotSent && call.kind == Some(ErrorKind::Connect), "there is nobody"),
    }
}

/// Whether something hid what became of the order: a fault, or the client's own timeout.
fn could_not_know(call: &Call, truth: &Truth<'_>) -> bool {
    let hidden = truth.faults.iter().any(|fault| ends(*fault).contains(&Unknown));
    let late = matches!(manner(call.number), Manner::Hasty(timeout) if call.elapsed >= timeout);
    hidden || late
}

/// What a client that waits may say after these faults: a session, if the last attempt led to one, or else the most of
/// what it knows of each attempt.
fn expected(truth: &Truth<'_>) -> Vec<End> {
    let attempts = || truth.faults.iter().map(|fault| ends(*fault));
    if attempts().next_back() == Some(&[Session]) {
        return vec![Session];
    }
    let most = |of: fn(&[End]) -> Option<&End>| attempts().filter_map(of).max().copied();
    let least = most(|ends| ends.iter().min());
    let most = most(|ends| ends.iter().max());
    ENDS.into_iter().filter(|end| least <= Some(*end) && Some(*end) <= most).collect()
}

/// How often a call whose last request met a fault came to which end.
#[derive(Default)]
struct Table(BTreeMap<&'static str, [usize; ENDS.len()]>);

impl Table {
    fn count(&mut self, call: &Call, truth: &Truth<'_>) {
        let row = truth.faults.last().map_or("(no request)", |fault| fault.unwrap_or("(no fault)"));
        self.0.entry(row).or_default()[call.end as usize] += 1;
    }

    fn total(&self, end: End) -> usize {
        self.0.values().map(|row| row[end as usize]).sum()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, cells: [String; ENDS.len()]| {
            writeln!(f, "{name:<44}{}", cells.map(|cell| format!("{cell:>10}")).concat())
        };
        line("last request's fault", ENDS.map(|end| format!("{end:?}")))?;
        for (fault, row) in &self.0 {
            line(fault, row.map(|count| if count == 0 { "·".to_owned() } else { count.to_string() }))?;
        }
        line("all", ENDS.map(|end| self.total(end).to_string()))
    }
}

#[test]
fn every_claim_about_an_order_is_true() {
    let seed = std::env::var("LOAD_SEED").map_or(20_260_714, |seed| seed.parse().expect("LOAD_SEED is a number"));
    println!("LOAD_SEED={seed}");
    let mock = Mock::builder().ledger_size(1_000_000).start().unwrap();
    let drawn = Drawn::default();
    mock.plan(plan(seed, Arc::clone(&drawn)));
    // A port that is taken, so that nobody else gets it, and on which nobody listens.
    let closed = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    closed.bind(&std::net::SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
    let astray = format!("http://{}", closed.local_addr().unwrap().as_socket().unwrap());

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let started = Instant::now();
    let (calls, memory) = runtime.block_on(load(mock.base_url(), &astray));
    println!("{} calls in {:?}", calls.len(), started.elapsed());
    drop(runtime);
    // Some requests of clients that did not wait may still be on their way.
    while sockets::open(mock.address()) > 0 {
        assert!(started.elapsed() < Duration::from_secs(300), "the server reads no more");
        std::thread::sleep(Duration::from_millis(10));
    }

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let started = Instant::now();
    let unknown: Vec<usize> = calls.iter().filter(|call| call.end == Unknown).map(|call| call.number).collect();
    let (resolved, failures) = runtime.block_on(resolve(mock.base_url(), &unknown));
    println!("{} orders resolved in {:?}, after {failures} failures", resolved.len(), started.elapsed());
    drop(runtime);
    // Afterwards the server reads no more of what was sent to it.
    mock.stop();

    let mut wrong = Vec::new();
    let mut numbers: Vec<usize> = calls.iter().map(|call| call.number).collect();
    numbers.sort_unstable();
    assert!(numbers.into_iter().eq(0..SESSIONS), "every call has come to an end, and to one");
    let ledger = mock.ledger();
    let drawn = drawn.lock().unwrap();
    let truths = truths(&ledger, &drawn, &mut wrong);
    let mut table = Table::default();
    for call in &calls {
        let truth = &truths[call.number];
        table.count(call, truth);
        if let Err(claim) = judge(call, truth) {
            let Call { number, end, kind, attempts, elapsed, .. } = call;
            let faults = &truth.faults;
            wrong.push(format!(
                "load-{number}: {claim}: {end:?} {kind:?}, {attempts} attempts, {elapsed:?}, {faults:?}"
            ));
        }
    }
    println!("{table}");
    for call in &calls {
        let order = truths[call.number].order;
        let known = match call.end {
            NotSent | Rejected => false,
            Created | Session => true,
            Unknown => {
                let id = &resolved[&call.number];
                if id.as_deref().is_some_and(|id| Some(id) != order.map(LedgerOrder::id)) {
                    wrong.push(format!("{}: resolved to another order", order_id(call.number)));
                }
                id.is_some()
            }
        };
        if known != order.is_some() {
            wrong.push(format!("{}: {:?}, known to exist: {known}", order_id(call.number), call.end));
        }
    }
    assert!(wrong.is_empty(), "{} claims are wrong:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));

    let mut counts: HashMap<&str, usize> = HashMap::new();
    for fault in drawn.values() {
        *counts.entry(fault).or_default() += 1;
    }
    for (fault, _) in FAULTS {
        let count = counts.get(fault).copied().unwrap_or_default();
        assert!(count >= DRAWN, "{fault} was drawn {count} times");
    }
    for end in ENDS {
        assert!(table.total(end) > 0, "no call came to {end:?}");
    }
    let existing = resolved.values().flatten().count();
    assert!(existing > 1000 && resolved.len() - existing > 1000 && failures > 100, "{existing} of {}", resolved.len());
    memory_is_flat(&memory);
}

/// Between the first quarter and the end nothing may be kept of a call but the ledger's entries.
fn memory_is_flat(kilobytes: &[u64]) {
    let (Some(first), Some(last)) = (kilobytes.first(), kilobytes.last()) else {
        println!("skipped: this system does not say how much memory a process has");
        return;
    };
    println!("kilobytes of memory after each quarter: {kilobytes:?}");
    let bytes_each = last.saturating_sub(*first) * 1024 / (SESSIONS as u64 * 3 / 4);
    assert!(bytes_each < 4096, "{bytes_each} bytes of each call are kept");
}
