//! Every status and every kind of error against every retry policy, as the table in the documentation of `RetryPolicy` has it.

use std::time::Duration;

use juspay_session::{Error, Outcome, RetryPolicy};
use tests::sample::{client, request, run, session};
use tests::server::{Connection, Server, answer};

const LISTED: &[u16] = &[408, 423, 424, 425, 500, 502, 503, 504, 507];

/// Makes a call for each response, which the server sends each time, and hands over the number of requests and the error.
fn calls(responses: Vec<Vec<u8>>, policy: &RetryPolicy, mut check: impl FnMut(usize, usize, &Error)) {
    let count = responses.len();
    let server = Server::start(move |connection: &mut Connection| {
        while let Some(request) = connection.request() {
            let index: usize = request.header("x-routing-id")[0].parse().expect("the routing ID is an index");
            connection.send(&responses[index]);
        }
    });
    let client = client(&server.url()).retry(policy.clone()).build().unwrap();
    let mut before = 0;
    for index in 0..count {
        let error = run(client.create_session(&request()).routing_id(index.to_string())).unwrap_err();
        let after = server.requests().len();
        check(index, after - before, &error);
        before = after;
    }
}

fn policies() -> Vec<(bool, bool, RetryPolicy)> {
    let mut policies = Vec::new();
    for unknown in [false, true] {
        for throttled in [false, true] {
            let policy = RetryPolicy::new(2).base_delay(Duration::ZERO);
            policies.push((unknown, throttled, policy.retry_unknown(unknown).retry_throttled(throttled)));
        }
    }
    policies
}

#[test]
fn every_status_is_retried_as_documented() {
    let mut statuses: Vec<u16> = (400..=451).chain(500..=530).chain([460, 499, 599, 600, 999]).collect();
    statuses.extend([300, 301, 302, 303, 304, 305, 307, 308]);
    let responses: Vec<(u16, &str)> = statuses
        .into_iter()
        .flat_map(|status| ["", r#"{"error_code":"DUPLICATE_REQUEST"}"#].map(|body| (status, body)))
        .collect();
    for (unknown, throttled, policy) in policies() {
        let bytes = responses.iter().map(|(status, body)| answer(*status, &[], body)).collect();
        calls(bytes, &policy, |index, requests, error| {
            let (status, body) = responses[index];
            let is_retried = match status {
                429 if error.outcome() == Outcome::Rejected => throttled,
                429 => unknown,
                status => unknown && (LISTED.contains(&status) || (520..=599).contains(&status)),
            };
            assert_eq!(requests, 1 + usize::from(is_retried), "{status} {body} {policy:?}");
        });
    }
}

#[test]
fn created_is_retried_where_unknown_is() {
    let whole = session("order-1");
    let cases = [
        (&whole[..whole.len() - 3], Outcome::Created, true),
        ("[]", Outcome::Unknown, true),
        (&session("order-2"), Outcome::Unknown, false),
    ];
    for (unknown, _, policy) in policies() {
        let bytes = cases.iter().map(|(body, ..)| answer(200, &[], body)).collect();
        calls(bytes, &policy, |index, requests, error| {
            let (body, outcome, can_be_retried) = cases[index];
            assert_eq!((requests, error.outcome()), (1 + usize::from(unknown && can_be_retried), outcome), "{body}");
        });
    }
}
