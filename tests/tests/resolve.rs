//! The status of an order, and the way out of an unknown outcome, over the mock.

use std::time::{Duration, Instant};

use juspay_session::mock::{Fault, Late, Mock, Operation};
use juspay_session::order_status::OrderStatusRequest;
use juspay_session::{
    Action, Client, ErrorKind, Lookup, OrderStatus, Outcome, Resolution, RetryPolicy, blocking, default, v1,
};
use tests::sample::{ORDER, client, draft, request, run};
use tests::server::{Server, answer};

/// Longer than any of these tests waits.
const LONG: Duration = Duration::from_secs(600);

fn started() -> (Mock, Client) {
    let mock = Mock::start().unwrap();
    let client = client(mock.base_url()).build().unwrap();
    (mock, client)
}

/// Creates the order, and loses the response.
fn lose(mock: &Mock, client: &Client) -> Outcome {
    mock.fault(Fault::ResetAfter);
    let outcome = run(client.create_session(&request())).unwrap_err().outcome();
    assert_eq!((outcome, mock.ledger().orders().len()), (Outcome::Unknown, 1));
    outcome
}

/// The status calls that reached the mock, by their routing IDs.
fn status_calls(mock: &Mock) -> Vec<String> {
    let ledger = mock.ledger();
    let calls = ledger.requests().iter().filter(|request| request.operation() == Some(Operation::OrderStatus));
    calls.map(|call| call.headers().unwrap().get("x-routing-id").unwrap().to_owned()).collect()
}

#[track_caller]
fn exists(resolution: Resolution) -> Option<OrderStatus> {
    match resolution {
        Resolution::Exists(order) => order.status().cloned(),
        other => panic!("{other:?}"),
    }
}

/// The kind and the outcome of what could not be found out.
#[track_caller]
fn unknown(resolution: Resolution) -> (ErrorKind, Outcome) {
    match resolution {
        Resolution::Unknown(error) => (error.kind(), error.outcome()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_order_is_found() {
    let (mock, client) = started();
    let session = run(client.create_session(&request())).unwrap();
    let order = run(client.order_status(ORDER, session.routing_id())).unwrap().found().unwrap();
    assert_eq!((order.order_id(), order.id()), (Some(ORDER), session.id()));
    assert_eq!((order.status(), order.status_id()), (Some(&OrderStatus::New), Some(10)));
    assert_eq!(order.amount().and_then(|amount| amount.amount()), request().amount());
    assert_eq!(order.customer_email(), Some("emailmark@example.com"));
    assert_eq!(order.payment_links().unwrap().web(), session.payment_links().unwrap().web());
    assert!(order.unknown_fields().is_empty());
    mock.set_status(ORDER, OrderStatus::Charged);
    let question = OrderStatusRequest::new("ORDER-1", "customermark").full_gateway_response(true);
    let order = run(client.read(question)).unwrap().found().unwrap();
    assert_eq!((order.status(), order.status_id()), (Some(&OrderStatus::Charged), Some(21)));
    assert_eq!(mock.ledger().orders()[0].sessions(), 1);
}

#[test]
fn no_such_order_is_a_value() {
    let (mock, client) = started();
    assert_eq!(run(client.order_status("none", "r")).unwrap(), Lookup::NotFound);
    // An ID of other characters is encoded on the way and back.
    assert_eq!(run(client.order_status("a/b c%2F?", "r")).unwrap(), Lookup::NotFound);
    assert_eq!(mock.ledger().requests()[1].order_id(), Some("a/b c%2F?"));
    for order_id in ["", ".", ".."] {
        let error = run(client.order_status(order_id, "r")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{order_id}");
    }
    assert_eq!(run(client.order_status("none", "")).unwrap_err().kind(), ErrorKind::Request);
    assert_eq!(mock.ledger().requests().len(), 2);
}

/// A response that the order does not exist counts only if it is whole, and about this order.
#[test]
fn another_order_that_does_not_exist_says_nothing() {
    let body = r#"{"status":"NOT_FOUND","status_id":40,"order_id":"another"}"#;
    let server = Server::start(move |connection| {
        while connection.request().is_some() {
            connection.send(answer(400, &[], body));
        }
    });
    let client = client(&server.url()).build().unwrap();
    let error = run(client.order_status(ORDER, "r")).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Mismatch, Outcome::Unknown));
    assert_eq!(run(client.order_status("Another", "r")).unwrap(), Lookup::NotFound);
    let (mock, client) = started();
    for fault in [Fault::Truncate, Fault::ResetBody, Fault::NotUtf8] {
        mock.fault_for(Operation::OrderStatus, ORDER, fault.clone());
        let call = client.order_status(ORDER, "r").retry(RetryPolicy::none());
        assert_eq!(run(call).unwrap_err().outcome(), Outcome::Unknown, "{fault:?}");
    }
}

/// A 200 is an order only if it has what no error has.
#[test]
fn a_success_that_is_not_an_order_says_nothing() {
    for (body, kind) in [
        (r#"{"status":"NOT_FOUND","status_id":40,"order_id":"order-1"}"#, ErrorKind::Decode),
        (r#"{"status":"error","order_id":"order-1"}"#, ErrorKind::Decode),
        (r#"{"id":"ordeh_1","status":"NEW","error_code":"access_denied"}"#, ErrorKind::Decode),
        (r#"{"id":"ordeh_1","status":"NEW","order_id":"another"}"#, ErrorKind::Mismatch),
        ("{}", ErrorKind::Decode),
        ("[]", ErrorKind::Decode),
        ("<html>", ErrorKind::Decode),
    ] {
        let server = Server::start(move |connection| {
            while connection.request().is_some() {
                connection.send(answer(200, &[], body));
            }
        });
        let client = client(&server.url()).build().unwrap();
        let error = run(client.order_status("order-1", "r")).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (kind, Outcome::Unknown), "{body}");
        let request = draft::<v1::SessionRequestBuilder>().order_id("order-1").build().unwrap();
        assert_eq!(unknown(run(client.resolve(&request))), (kind, Outcome::Unknown), "{body}");
    }
}

#[test]
fn a_transient_error_is_asked_again() {
    let (mock, client) = started();
    run(client.create_session(&request())).unwrap();
    for fault in [Fault::Status(503), Fault::ResetAfter] {
        mock.fault(fault);
    }
    let order = run(client.order_status(ORDER, "r")).unwrap().found();
    assert_eq!((order.is_some(), status_calls(&mock).len()), (true, 3));
    // The caller may say otherwise, and there are three attempts at most.
    mock.fault_for(Operation::OrderStatus, ORDER, Fault::Status(500));
    let error = run(client.order_status(ORDER, "r").retry(RetryPolicy::none())).unwrap_err();
    assert_eq!((error.attempts(), error.status()), (1, Some(500)));
    assert_eq!(run(client.order_status(ORDER, "r")).unwrap_err().attempts(), 3);
    mock.fault_for(Operation::OrderStatus, ORDER, Fault::Status(401));
    let error = run(client.order_status(ORDER, "r")).unwrap_err();
    assert_eq!((error.attempts(), error.outcome(), error.is_configuration()), (1, Outcome::Unknown, true));
}

#[test]
fn a_lost_order_is_found() {
    let (mock, client) = started();
    let outcome = lose(&mock, &client);
    let resolution = run(client.resolve(&request()).after(outcome).wait(LONG));
    assert_eq!(exists(resolution), Some(OrderStatus::New));
    assert_eq!(status_calls(&mock), ["customermark"]);
    // After a restart there are a new client, a stored request and a stored routing ID.
    mock.set_status(ORDER, OrderStatus::Charged);
    let client = tests::sample::client(mock.base_url()).build().unwrap();
    let stored = v1::SessionRequestBuilder::from_json(&request().to_json()).unwrap().build_unchecked();
    let resolution = run(client.resolve(&stored).after(outcome).routing_id("routing-7").wait(LONG));
    assert_eq!(exists(resolution), Some(OrderStatus::Charged));
    assert_eq!(status_calls(&mock), ["customermark", "routing-7"]);
    // To ask creates nothing.
    assert_eq!(mock.ledger().orders()[0].sessions(), 1);
}

#[test]
fn an_order_that_appears_late_is_found_within_the_wait() {
    for late in [Late::Calls(2), Late::Delay(Duration::from_millis(400))] {
        let (mock, client) = started();
        mock.set_late(Some(late));
        let outcome = lose(&mock, &client);
        let resolution = run(client.resolve(&request()).after(outcome).wait(LONG));
        assert_eq!(exists(resolution), Some(OrderStatus::New), "{late:?}");
        assert!(status_calls(&mock).len() > 1, "{late:?}");
    }
}

#[test]
fn an_order_that_is_missing_to_the_end_is_not_found() {
    let (mock, client) = started();
    let wait = Duration::from_millis(300);
    let started = Instant::now();
    let resolution = run(client.resolve(&request()).after(Outcome::Unknown).wait(wait));
    assert!(matches!(resolution, Resolution::NotFound), "{resolution:?}");
    assert!(started.elapsed() >= wait);
    // At once, and again at the end.
    assert!(status_calls(&mock).len() > 1);
}

#[test]
fn an_order_that_was_never_made_is_asked_for_once() {
    let (mock, client) = started();
    for outcome in [Outcome::NotSent, Outcome::Rejected] {
        let resolution = run(client.resolve(&request()).after(outcome).wait(LONG));
        assert!(matches!(resolution, Resolution::NotFound), "{resolution:?}");
    }
    assert_eq!(status_calls(&mock).len(), 2);
}

#[test]
fn an_order_that_was_made_and_is_missing_is_a_contradiction() {
    let (mock, client) = started();
    let resolution = run(client.resolve(&request()).after(Outcome::Created).wait(Duration::from_millis(50)));
    assert_eq!(unknown(resolution), (ErrorKind::Mismatch, Outcome::Created));
    mock.set_late(Some(Late::Calls(1)));
    run(client.create_session(&request())).unwrap();
    let resolution = run(client.resolve(&request()).after(Outcome::Created).wait(LONG));
    assert_eq!(exists(resolution), Some(OrderStatus::New));
}

/// What was open stays open.
#[test]
fn a_refused_question_leaves_open_what_was_open() {
    let (mock, client) = started();
    mock.fault_for(Operation::OrderStatus, ORDER, Fault::Status(401));
    for outcome in Outcome::ALL {
        let resolution = run(client.resolve(&request()).after(*outcome).wait(LONG));
        let Resolution::Unknown(error) = resolution else { panic!("{resolution:?}") };
        assert!(error.outcome() >= *outcome && error.outcome() >= Outcome::Unknown, "{outcome}: {error:?}");
        assert_eq!((error.status(), error.routing_id()), (Some(401), Some("customermark")));
        assert!(error.is_configuration());
    }
    assert_eq!(status_calls(&mock).len(), Outcome::ALL.len());
}

#[test]
fn transient_errors_end_with_the_wait_or_before() {
    let (mock, client) = started();
    lose(&mock, &client);
    for _ in 0..4 {
        mock.fault(Fault::Status(503));
    }
    let resolution = run(client.resolve(&request()).wait(LONG));
    assert_eq!((exists(resolution), status_calls(&mock).len()), (Some(OrderStatus::New), 5));
    mock.fault_for(Operation::OrderStatus, ORDER, Fault::Status(503));
    let resolution = run(client.resolve(&request()).wait(Duration::from_millis(10)));
    assert_eq!(unknown(resolution), (ErrorKind::Status, Outcome::Unknown));
}

#[test]
fn without_an_order_id_there_is_nothing_to_ask_for() {
    let (mock, client) = started();
    let request = default::SessionRequest::builder()
        .customer_id("customer-7")
        .payment_page_client_id("shop")
        .action(Action::PaymentManagement)
        .build_unchecked();
    let resolution = run(client.resolve(&request).wait(LONG));
    assert_eq!(unknown(resolution), (ErrorKind::Request, Outcome::NotSent));
    assert!(mock.ledger().requests().is_empty());
}

#[test]
fn the_deadline_is_kept() {
    let (mock, client) = started();
    let timeout = Duration::from_millis(200);
    let in_time = |started: Instant| started.elapsed() < Duration::from_secs(20);
    // While the order is missing.
    let start = Instant::now();
    let resolution = run(client.resolve(&request()).wait(LONG).timeout(timeout));
    assert!(matches!(resolution, Resolution::NotFound) && in_time(start), "{resolution:?}");
    // While the server does not respond.
    mock.fault_for(Operation::OrderStatus, ORDER, Fault::Stall);
    let start = Instant::now();
    let resolution = run(client.resolve(&request()).wait(LONG).timeout(timeout));
    assert_eq!((unknown(resolution), in_time(start)), ((ErrorKind::Timeout, Outcome::Unknown), true));
    // The client's overall timeout is the deadline otherwise, also of one call.
    let client = tests::sample::client(mock.base_url()).overall_timeout(timeout).build().unwrap();
    let start = Instant::now();
    let resolution = run(client.resolve(&request()).wait(LONG));
    assert_eq!((unknown(resolution), in_time(start)), ((ErrorKind::Timeout, Outcome::Unknown), true));
    assert!(run(client.order_status(ORDER, "r")).unwrap_err().is_timeout() && in_time(start));
    let patient = tests::sample::client(mock.base_url()).build().unwrap();
    assert!(run(patient.order_status(ORDER, "r").timeout(timeout)).unwrap_err().is_timeout() && in_time(start));
}

#[test]
fn the_blocking_client_asks_too() {
    let (mock, client) = started();
    let outcome = lose(&mock, &client);
    let client = blocking::Client::new(client).unwrap();
    assert_eq!(client.order_status("none", "r").send().unwrap(), Lookup::NotFound);
    assert!(client.order_status(ORDER, "r").send().unwrap().found().is_some());
    assert_eq!(exists(client.resolve(&request()).after(outcome).send()), Some(OrderStatus::New));
    let missing = draft::<v1::SessionRequestBuilder>().order_id("none").build().unwrap();
    let question = client.resolve(&missing).after(outcome).wait(Duration::from_millis(10)).routing_id("routing-7");
    assert!(matches!(question.send(), Resolution::NotFound));
    assert_eq!(status_calls(&mock).last().map(String::as_str), Some("routing-7"));
    mock.fault_for(Operation::OrderStatus, ORDER, Fault::Stall);
    let resolution = client.resolve(&request()).after(Outcome::Created).timeout(Duration::from_millis(50)).send();
    assert_eq!(unknown(resolution), (ErrorKind::Timeout, Outcome::Created));
}
