//! `create_session` over a socket of this machine, beside progenitor's client and bare reqwest.
//!
//! Every contender has the same server and the same HTTP client underneath. They take turns in short rounds, so that
//! whatever else the machine does hits all of them, and what counts is the ratio within a round.

#[path = "support/page.rs"]
mod page;
#[path = "support/progenitored.rs"]
mod progenitored_values;
#[allow(dead_code, reason = "the other benches use the rest")]
#[path = "support/requests.rs"]
mod requests;
#[allow(dead_code, reason = "the other benches use the rest")]
#[path = "support/responses.rs"]
mod responses;
#[path = "support/session_server.rs"]
mod session_server;

use std::fmt::Write as _;
use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use juspay_session::Client;
use requests::{VALUES, sample};
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use tests::sample::NOW;

/// What progenitor makes of the same API.
#[allow(clippy::all, missing_docs, reason = "it is not ours")]
mod progenitored {
    progenitor::generate_api!(spec = "benches/support/session.openapi.json");
}

const MERCHANT: &str = "merchant";
const TIMEOUT: Duration = Duration::from_secs(30);

/// How many rounds each contender has.
const ROUNDS: usize = 30;

/// One call from borrowed values to the answer, whatever a contender makes of it.
type Call = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

struct Contender {
    name: &'static str,
    call: Call,
}

fn contender<F: Future<Output = ()> + Send + 'static>(
    name: &'static str,
    call: impl Fn() -> F + Send + Sync + 'static,
) -> Contender {
    Contender { name, call: Arc::new(move || Box::pin(call())) }
}

fn contenders(base: &str) -> Vec<Contender> {
    let ours =
        Client::builder().merchant_id(MERCHANT).api_key("key").base_url(base).build().expect("the settings can work");
    let theirs = progenitored::Client::new_with_client(base, http(key()));
    let url: Url = format!("{base}/session").parse().expect("it is a URL");
    let body: &'static [u8] = sample(&VALUES).build_at(NOW).expect("it keeps every rule").to_json().leak();
    let bare = Bare { http: http(HeaderMap::new()), url, headers: prepared_headers(), body };
    let to_derived = bare.clone();
    vec![
        contender("reqwest: prepared bytes to bytes", move || {
            let bare = bare.clone();
            async move {
                black_box(bare.call().await);
            }
        }),
        contender("reqwest: prepared bytes to derived", move || {
            let bare = to_derived.clone();
            async move {
                let answer = bare.call().await;
                black_box(serde_json::from_slice::<responses::Owned>(answer.as_ref()).expect("it is read"));
            }
        }),
        contender("progenitor: values to types", move || {
            let client = theirs.clone();
            async move {
                let request = progenitored_values::sample(black_box(&VALUES));
                let response = client.post_session(None, MERCHANT, VALUES.customer_id, &request).await;
                black_box(response.expect("it answers").into_inner());
            }
        }),
        contender("values, rules, to types", move || {
            let client = ours.clone();
            async move {
                let request = sample(black_box(&VALUES)).build_at(NOW).expect("it keeps every rule");
                black_box(client.create_session(&request).await.expect("it answers"));
            }
        }),
    ]
}

/// All that a call needs, made beforehand.
#[derive(Clone)]
struct Bare {
    http: reqwest::Client,
    url: Url,
    headers: HeaderMap,
    body: &'static [u8],
}

impl Bare {
    async fn call(self) -> impl AsRef<[u8]> {
        let response = self.http.post(self.url).headers(self.headers).body(self.body).send().await;
        let response = response.expect("it answers");
        assert!(response.status().is_success());
        response.bytes().await.expect("it answers in full")
    }
}

/// A client as reqwest builds it, with the timeout that a payment needs.
fn http(headers: HeaderMap) -> reqwest::Client {
    let builder = reqwest::Client::builder().default_headers(headers).no_proxy().timeout(TIMEOUT);
    builder.build().expect("the settings can work")
}

/// The one header that progenitor's client knows nothing of.
fn key() -> HeaderMap {
    let mut value = HeaderValue::from_static("Basic a2V5Og==");
    value.set_sensitive(true);
    HeaderMap::from_iter([(AUTHORIZATION, value)])
}

/// All headers that the API asks for.
fn prepared_headers() -> HeaderMap {
    let mut headers = key();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("x-merchantid", HeaderValue::from_static(MERCHANT));
    headers.insert("x-routing-id", HeaderValue::from_static(VALUES.customer_id));
    headers
}

/// One contender's turn.
#[derive(Clone, Copy)]
struct Turn {
    /// Calls a second.
    rate: f64,
    /// The time that all but one in a hundred calls took at most, in microseconds.
    p99: f64,
}

async fn turn(call: &Call, tasks: usize, calls: usize) -> Turn {
    let started = Instant::now();
    let running: Vec<_> = (0..tasks)
        .map(|_| {
            let call = Arc::clone(call);
            tokio::spawn(async move {
                let mut times = Vec::with_capacity(calls / tasks);
                for _ in 0..calls / tasks {
                    let started = Instant::now();
                    call().await;
                    times.push(started.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::with_capacity(calls);
    for task in running {
        times.extend(task.await.expect("no call fails"));
    }
    let rate = times.len() as f64 / started.elapsed().as_secs_f64();
    times.sort_unstable();
    Turn { rate, p99: times[times.len() * 99 / 100].as_secs_f64() * 1e6 }
}

/// Every contender's turns, in rounds.
async fn measure(contenders: &[Contender], tasks: usize, calls: usize) -> Vec<Vec<Turn>> {
    let mut turns = vec![Vec::new(); contenders.len()];
    for contender in contenders {
        turn(&contender.call, tasks, calls).await;
    }
    for round in 0..ROUNDS {
        eprint!("\r{tasks} tasks, round {} of {ROUNDS} ", round + 1);
        for place in 0..contenders.len() {
            // Nobody always comes after the same one.
            let index = (place + round) % contenders.len();
            turns[index].push(turn(&contenders[index].call, tasks, calls).await);
        }
    }
    eprintln!();
    turns
}

fn main() {
    // The server speaks no TLS, but reqwest asks for a provider.
    rustls::crypto::ring::default_provider().install_default().expect("there is none yet");
    let address = session_server::start(&tests::fixtures::text("page/responses/default.json"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    let contenders = contenders(&format!("http://{address}"));
    let folder = page::folder();
    let mut report = format!(
        "# create_session over a socket\n\n{}\n\nFrom a request's values to the session of the answer, with one server, \
         of one thread, for all, on the same machine. The client of each has its connections open. Figures are medians of \
         {ROUNDS} rounds, in which all take turns; ratios are medians of the ratios within a round, to the first row. \
         Of bare reqwest neither the rules nor the answer are looked at, or the answer is read by a derived struct; that and \
         progenitor's types drop unknown keys.\n\nWritten by `cargo xtask bench loopback`.\n",
        page::machine()
    );
    for (tasks, calls) in [(1, 2_000), (32, 8_000)] {
        let turns = runtime.block_on(measure(&contenders, tasks, calls));
        let ratio = |index: usize, figure: fn(&Turn) -> f64| {
            let rounds = turns[index].iter().zip(&turns[0]);
            page::median(rounds.map(|(turn, first)| figure(turn) / figure(first)))
        };
        let title = if tasks == 1 { "1 task".to_owned() } else { format!("{tasks} tasks") };
        write!(report, "\n## {title}\n\n").expect("memory takes it");
        report
            .push_str("| | calls a second | best round | ratio | p99, µs | ratio |\n|---|---:|---:|---:|---:|---:|\n");
        for (index, contender) in contenders.iter().enumerate() {
            let of = &turns[index];
            writeln!(
                report,
                "| {} | {:.0} | {:.0} | {:.2} | {:.0} | {:.2} |",
                contender.name,
                page::median(of.iter().map(|turn| turn.rate)),
                of.iter().map(|turn| turn.rate).fold(0.0, f64::max),
                ratio(index, |turn| turn.rate),
                page::median(of.iter().map(|turn| turn.p99)),
                ratio(index, |turn| turn.p99),
            )
            .expect("memory takes it");
        }
    }
    page::write(&folder, "LOOPBACK.md", &report);
}
