//! When a call is tried again, and what is said of the order afterwards.
//!
//! No test asserts that something is fast: the machine may be busy. Waits are held against what they must not fall below.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use juspay_session::{ClientBuilder, Error, ErrorKind, Outcome, RetryPolicy};
use tests::sample::{client, request, run};
use tests::server::{Connection, Server, answer, session};

/// A policy whose waits are short.
fn policy(attempts: u32) -> RetryPolicy {
    RetryPolicy::new(attempts).base_delay(Duration::from_millis(1)).max_delay(Duration::from_secs(2))
}

fn call(client: ClientBuilder) -> Result<u32, Error> {
    let client = client.build().expect("the settings are sound");
    run(client.create_session(&request())).map(|session| session.attempts())
}

/// What the server does with its connections, one after the other; the last of it goes on.
#[derive(Clone, Copy)]
enum Does {
    Answer(u16, &'static [(&'static str, &'static str)], &'static str),
    Session,
    HangUp,
    Stall,
}

use Does::{Answer, HangUp, Session, Stall};

fn server(plan: &'static [Does]) -> Server {
    Server::start(move |connection: &mut Connection| {
        let Some(request) = connection.request() else { return };
        match plan[connection.number().min(plan.len() - 1)] {
            // One request a connection, so that the number of the one is that of the other.
            Answer(status, headers, body) => {
                let headers = [headers, &[("Connection", "close")]].concat();
                connection.send(answer(status, &headers, body));
            }
            Session => {
                connection.send(session(&request));
            }
            HangUp => {}
            Stall => connection.stall(),
        }
    })
}

type Failure = (ErrorKind, Outcome);

/// A name, what the server does, the policy, how the call ends and how many requests there are.
type Case = (&'static str, &'static [Does], RetryPolicy, Result<(), Failure>, usize);

const UNKNOWN: Failure = (ErrorKind::Status, Outcome::Unknown);
const REJECTED: Failure = (ErrorKind::Status, Outcome::Rejected);

/// Runs a policy against a server and says how it ended and how many requests there were.
fn check(plan: &'static [Does], policy: &RetryPolicy) -> (Result<(), Failure>, usize) {
    let server = server(plan);
    let client = client(&server.url()).retry(policy.clone());
    let stalls = plan.iter().any(|does| matches!(does, Stall));
    let client = if stalls { client.attempt_timeout(Duration::from_secs(2)) } else { client };
    let result = call(client);
    let attempts = result.as_ref().map_or_else(Error::attempts, |attempts| *attempts);
    let requests = server.requests();
    assert_eq!(requests.len(), attempts as usize, "what is counted is what came");
    for request in &requests {
        assert_eq!(request, &requests[0], "every attempt has the same bytes");
        assert_eq!(request.order_id(), "order-1");
    }
    (result.map(drop).map_err(|error| (error.kind(), error.outcome())), requests.len())
}

#[test]
fn a_policy_covers_what_it_says_and_nothing_more() {
    const UNAVAILABLE: Does = Answer(503, &[], "");
    const THROTTLED: Does = Answer(429, &[], "");
    const INVALID: Does = Answer(400, &[], "{}");
    const CUT_OFF: Does = Answer(200, &[], r#"{"order_id":"order-1","id":"ordeh_1","#);
    let interrupted = (ErrorKind::Interrupted, Outcome::Unknown);
    let unknown = || policy(3).retry_unknown(true);
    let cases: &[Case] = &[
        ("none: 503", &[UNAVAILABLE, Session], RetryPolicy::none(), Err(UNKNOWN), 1),
        ("none: hung up", &[HangUp, Session], RetryPolicy::none(), Err(interrupted), 1),
        ("zero attempts are one", &[UNAVAILABLE, Session], policy(0).retry_unknown(true), Err(UNKNOWN), 1),
        ("default: 503", &[UNAVAILABLE, Session], policy(3), Err(UNKNOWN), 1),
        ("default: 429", &[THROTTLED, Session], policy(3), Err(REJECTED), 1),
        ("default: hung up", &[HangUp, Session], policy(3), Err(interrupted), 1),
        ("default: timeout", &[Stall, Session], policy(3), Err((ErrorKind::Timeout, Outcome::Unknown)), 1),
        ("unknown: 503", &[UNAVAILABLE, Session], unknown(), Ok(()), 2),
        ("unknown: 503 thrice", &[UNAVAILABLE], unknown(), Err(UNKNOWN), 3),
        ("unknown: hung up", &[HangUp, HangUp, Session], unknown(), Ok(()), 3),
        ("unknown: timeout", &[Stall, Session], unknown(), Ok(()), 2),
        ("unknown: no session", &[Answer(200, &[], ""), Session], unknown(), Ok(()), 2),
        ("unknown: in flight", &[Answer(409, &[], ""), Session], unknown(), Err(UNKNOWN), 1),
        ("unknown: 429", &[THROTTLED, Session], unknown(), Err(REJECTED), 1),
        ("unknown: 400", &[INVALID, Session], unknown(), Err(REJECTED), 1),
        ("unknown: 400 without JSON", &[Answer(400, &[], ""), Session], unknown(), Err(UNKNOWN), 1),
        ("unknown: 400 of a duplicate", &[Answer(400, &[], r#""Duplicate""#), Session], unknown(), Err(UNKNOWN), 1),
        ("unknown: 401", &[Answer(401, &[], ""), Session], unknown().retry_throttled(true), Err(REJECTED), 1),
        (
            "unknown: a redirect",
            &[Answer(307, &[("Location", "/")], ""), Session],
            unknown(),
            Err((ErrorKind::Redirect, Outcome::Unknown)),
            1,
        ),
        (
            "unknown: another order",
            &[Answer(200, &[], r#"{"order_id":"order-2","id":"ordeh_2"}"#), Session],
            unknown(),
            Err((ErrorKind::Mismatch, Outcome::Unknown)),
            1,
        ),
        ("unknown: part of a session", &[CUT_OFF, Session], unknown(), Ok(()), 2),
        ("unknown: only the order ID", &[Answer(200, &[], r#"{"order_id":"order-1","#), Session], unknown(), Ok(()), 2),
        (
            "unknown: an error of the order",
            &[Answer(200, &[], r#"{"id":"1","error_code":"X"}"#), Session],
            unknown(),
            Ok(()),
            2,
        ),
        ("throttled: 429", &[THROTTLED, THROTTLED, Session], policy(3).retry_throttled(true), Ok(()), 3),
        ("throttled: 503", &[UNAVAILABLE, Session], policy(3).retry_throttled(true), Err(UNKNOWN), 1),
        // What is known after all attempts is no more than what is known after each.
        ("503, then 400", &[UNAVAILABLE, INVALID], unknown(), Err(UNKNOWN), 2),
        ("503, then 401", &[UNAVAILABLE, Answer(401, &[], "")], unknown(), Err(UNKNOWN), 2),
        ("hung up, then 404", &[HangUp, Answer(404, &[], "")], unknown(), Err(UNKNOWN), 2),
        (
            "503, then part of a session",
            &[UNAVAILABLE, CUT_OFF],
            unknown(),
            Err((ErrorKind::Decode, Outcome::Created)),
            3,
        ),
        ("429, then 401", &[THROTTLED, Answer(401, &[], "")], policy(3).retry_throttled(true), Err(REJECTED), 2),
    ];
    let wrong: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = cases
            .iter()
            .map(|(name, plan, policy, answer, requests)| {
                scope.spawn(move || {
                    let seen = check(plan, policy);
                    (seen != (*answer, *requests)).then(|| format!("{name}: {seen:?}"))
                })
            })
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A port that was free a moment ago.
fn closed_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap()
}

#[test]
fn a_refused_connection_is_tried_again() {
    for (policy, attempts) in
        [(RetryPolicy::none(), 1), (policy(1), 1), (policy(3), 3), (policy(5).retry_unknown(true), 5)]
    {
        let error = call(client(&format!("http://{}", closed_port())).retry(policy)).unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Connect, Outcome::NotSent, attempts));
    }
}

#[test]
fn a_request_that_cannot_be_made_ready_is_not_tried_again() {
    let client = client("http://127.0.0.1:9").retry(policy(3).retry_unknown(true)).build().unwrap();
    let error = run(client.create_session(&request()).routing_id("a\nb").send()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1));
}

/// A server that takes one connection and is gone.
fn once(status: &'static str) -> (String, thread::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let thread = thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut stream, _): (TcpStream, _) = listener.accept().unwrap();
        drop(listener);
        let _ = stream.read(&mut [0; 65536]);
        let _ = write!(stream, "HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
    (url, thread)
}

#[test]
fn a_server_that_is_gone_by_the_second_attempt_takes_nothing_back() {
    for (status, outcome) in [("503", Outcome::Unknown), ("429", Outcome::Rejected)] {
        let (url, thread) = once(status);
        let error = call(client(&url).retry(policy(2).retry_unknown(true).retry_throttled(true))).unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Connect, outcome, 2), "{status}");
        assert!(error.to_string().ends_with("(2 attempts)"), "{error}");
        assert!(!error.to_string().contains("nothing was sent"), "{error}");
        thread.join().unwrap();
    }
}

#[test]
fn retry_after_is_kept() {
    let second = Duration::from_secs(1);
    let cases: [(u16, &'static str); 2] = [(429, "1"), (503, "1")];
    for (status, value) in cases {
        let started = Instant::now();
        let server = Server::start(move |connection: &mut Connection| {
            let Some(request) = connection.request() else { return };
            let refusal = answer(status, &[("Retry-After", value), ("Connection", "close")], "");
            connection.send(if connection.number() == 0 { refusal } else { session(&request) });
        });
        let policy = policy(2).retry_unknown(true).retry_throttled(true);
        assert_eq!(call(client(&server.url()).retry(policy)).unwrap(), 2);
        assert!(started.elapsed() >= second, "{status}: {:?}", started.elapsed());
    }
}

#[test]
fn retry_after_may_be_a_date() {
    // A date has whole seconds, so a wait of two is at least one.
    let date = date_after(Duration::from_secs(2));
    let started = Instant::now();
    let server = Server::start(move |connection: &mut Connection| {
        let Some(request) = connection.request() else { return };
        let refusal = answer(429, &[("Retry-After", &date), ("Connection", "close")], "");
        connection.send(if connection.number() == 0 { refusal } else { session(&request) });
    });
    assert_eq!(call(client(&server.url()).retry(policy(2).retry_throttled(true))).unwrap(), 2);
    assert!(started.elapsed() >= Duration::from_millis(900), "{:?}", started.elapsed());
}

/// A date as HTTP writes it. Its reader is not the client's.
fn date_after(wait: Duration) -> String {
    let seconds = (SystemTime::now() + wait).duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Howard Hinnant's civil_from_days.
    let z = days + 719_468;
    let era = z / 146_097;
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + u64::from(month <= 2);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(days % 7) as usize];
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = months[month as usize - 1];
    let (day, hour, minute, second) = (doy - (153 * mp + 2) / 5 + 1, rest / 3600, rest / 60 % 60, rest % 60);
    format!("{weekday}, {day:02} {name} {year} {hour:02}:{minute:02}:{second:02} GMT")
}

#[test]
fn a_wait_longer_than_the_policy_s_longest_is_left_to_the_caller() {
    for value in ["3", "86400", "18446744073709551615", "99999999999999999999", "Wed, 21 Oct 2099 07:28:00 GMT"] {
        let server = Server::start(move |connection: &mut Connection| {
            if connection.request().is_some() {
                connection.send(answer(429, &[("Retry-After", value)], ""));
                connection.stall();
            }
        });
        let error = call(client(&server.url()).retry(policy(3).retry_throttled(true))).unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{value}");
        assert!(error.retry_after() >= Some(Duration::from_secs(3)), "{value}: {:?}", error.retry_after());
        if value == "99999999999999999999" {
            assert_eq!(error.retry_after(), Some(Duration::MAX));
        }
    }
}

#[test]
fn retry_after_that_cannot_be_read_or_has_passed_asks_for_no_wait() {
    for (value, asked) in [
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", Some(Duration::ZERO)),
    ] {
        let server = Server::start(move |connection: &mut Connection| {
            if connection.request().is_some() {
                connection.send(answer(429, &[("Retry-After", value)], ""));
                connection.stall();
            }
        });
        assert_eq!(call(client(&server.url())).unwrap_err().retry_after(), asked, "{value:?}");
    }
}

#[test]
fn the_overall_timeout_ends_a_call_of_many_attempts() {
    let overall = Duration::from_millis(900);
    let insistent = RetryPolicy::new(1_000_000)
        .retry_unknown(true)
        .retry_throttled(true)
        .base_delay(Duration::from_millis(20))
        .max_delay(Duration::from_secs(60));
    let plans: [&'static [Does]; 4] = [
        &[Stall],
        &[Answer(503, &[], "")],
        // The second attempt is cut short by what is left of the time.
        &[Answer(503, &[], ""), Stall],
        &[Answer(503, &[("Retry-After", "30")], "")],
    ];
    for plan in plans {
        let server = server(plan);
        let client = client(&server.url()).overall_timeout(overall).retry(insistent.clone());
        let started = Instant::now();
        let error = call(client).unwrap_err();
        assert!(started.elapsed() < overall + Duration::from_secs(5), "{:?}", started.elapsed());
        assert_eq!(error.outcome(), Outcome::Unknown);
        // The last attempt may have been cut short before the server could read it.
        assert!((1..=error.attempts() as usize).contains(&server.requests().len()), "{:?}", server.requests());
    }
}

#[test]
fn what_the_overall_timeout_leaves_is_used() {
    let server = server(&[Answer(503, &[], ""), Session]);
    let client = client(&server.url()).overall_timeout(Duration::from_secs(60)).retry(policy(2).retry_unknown(true));
    assert_eq!(call(client).ok(), Some(2));
}

#[test]
fn there_is_a_wait_between_two_attempts() {
    // Eight waits, drawn up to 40, 80 and then 160 ms: that they sum up to less than 50 is as good as impossible.
    let policy = RetryPolicy::new(9).base_delay(Duration::from_millis(40)).max_delay(Duration::from_millis(160));
    let started = Instant::now();
    let error = call(client(&format!("http://{}", closed_port())).retry(policy)).unwrap_err();
    assert_eq!(error.attempts(), 9);
    assert!(started.elapsed() > Duration::from_millis(50), "{:?}", started.elapsed());
}
