//! The outcome that the client makes of a complete response.
//!
//! The cases are data: `fixtures/outcomes/responses.jsonl` has a response to the order `ord-77` in each line, and either
//! it is a session or the outcomes that are true.

use juspay_session::{Error, ErrorKind, Outcome, Request, Session, blocking, default, v1};
use serde::Deserialize;
use tests::sample::{client, draft, session};
use tests::server::{Connection, Server, answer};

const ORDER: &str = "ord-77";

/// The statuses that refuse a request before its order is read.
const REFUSED: &[u16] = &[401, 403, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431];

/// The statuses that refuse a request for its content.
const INVALID: &[u16] = &[400, 402, 410, 412, 416, 422, 451];

/// A server with one response for each routing ID.
fn server(responses: Vec<Vec<u8>>) -> Server {
    Server::start(move |connection: &mut Connection| {
        while let Some(request) = connection.request() {
            let index: usize = request.header("x-routing-id")[0].parse().expect("the routing ID is an index");
            connection.send(&responses[index]);
        }
    })
}

/// Makes a call for each response, and hands over what each call returns.
fn calls<R: Request>(
    request: &R,
    responses: Vec<Vec<u8>>,
    mut check: impl FnMut(usize, Result<Session<R::Response>, Error>),
) {
    let count = responses.len();
    let server = server(responses);
    let client = blocking::Client::new(client(&server.url()).build().unwrap()).unwrap();
    for index in 0..count {
        check(index, client.create_session(request).routing_id(index.to_string()).send());
    }
    assert_eq!(server.requests().len(), count);
}

fn request() -> v1::SessionRequest {
    draft::<v1::SessionRequestBuilder>().order_id(ORDER).build().unwrap()
}

struct Case {
    name: String,
    status: u16,
    body: String,
    is_session: bool,
    outcomes: Vec<Outcome>,
}

fn cases() -> Vec<Case> {
    let lines = tests::fixtures::text("outcomes/responses.jsonl");
    lines.lines().map(|line| read(&serde_json::from_str(line).unwrap())).collect()
}

fn read(case: &serde_json::Value) -> Case {
    let outcomes = Option::<Vec<Outcome>>::deserialize(&case["outcome"]).unwrap();
    Case {
        name: case["name"].as_str().unwrap().to_owned(),
        status: u16::deserialize(&case["status"]).unwrap(),
        body: case["body"].as_str().unwrap().to_owned(),
        is_session: case["is_session"].as_bool().unwrap(),
        outcomes: outcomes.unwrap_or_default(),
    }
}

#[test]
fn every_case_has_its_outcome() {
    fn check<R: Request>(request: &R, cases: &[Case]) -> Vec<String> {
        let responses = cases.iter().map(|case| answer(case.status, &[], &case.body)).collect();
        let mut wrong = Vec::new();
        calls(request, responses, |index, result| {
            let case = &cases[index];
            let is_right = match &result {
                Ok(_) => case.is_session,
                Err(error) => case.outcomes.contains(&error.outcome()),
            };
            if !is_right {
                wrong.push(format!("{}: {result:?}", case.name));
            }
        });
        wrong
    }
    let cases = cases();
    for case in &cases {
        assert_eq!(case.is_session, case.outcomes.is_empty(), "{}: a session or outcomes", case.name);
    }
    let of_v1 = check(&request(), &cases);
    let of_default = check(&draft::<default::SessionRequestBuilder>().order_id(ORDER).build().unwrap(), &cases);
    assert!(of_v1.is_empty(), "{}", of_v1.join("\n"));
    assert!(of_default.is_empty(), "{}", of_default.join("\n"));
}

#[test]
fn a_status_proves_no_more_than_its_body() {
    let whole = session(ORDER);
    // For each body: the outcome with a status of `REFUSED`, and with one of `INVALID`.
    let bodies: &[(&str, Outcome, Outcome)] = &[
        ("", Outcome::Rejected, Outcome::Unknown),
        ("<html>refused</html>", Outcome::Rejected, Outcome::Unknown),
        ("{\"status\":", Outcome::Rejected, Outcome::Unknown),
        (&whole, Outcome::Rejected, Outcome::Unknown),
        ("{}", Outcome::Rejected, Outcome::Rejected),
        ("null", Outcome::Rejected, Outcome::Rejected),
        (r#"{"error_code":"INVALID_REQUEST","order_id":"ord-77"}"#, Outcome::Rejected, Outcome::Rejected),
        (r#"{"error_code":"DUPLICATE_ORDER"}"#, Outcome::Unknown, Outcome::Unknown),
        (r#"{"exists":true}"#, Outcome::Unknown, Outcome::Unknown),
        (r#"[["Internal Server Error"]]"#, Outcome::Unknown, Outcome::Unknown),
        ("<html>order already exists</html>", Outcome::Unknown, Outcome::Unknown),
    ];
    let mut expected = Vec::new();
    for (body, refused, invalid) in bodies {
        expected.extend(REFUSED.iter().map(|status| (*status, *body, *refused)));
        expected.extend(INVALID.iter().map(|status| (*status, *body, *invalid)));
    }
    // A 304 has no body, and a 1xx is not the last response.
    let others = (300..1000).filter(|status| *status != 304 && !REFUSED.contains(status) && !INVALID.contains(status));
    expected.extend(others.map(|status| (status, "{}", Outcome::Unknown)));
    let responses = expected.iter().map(|(status, body, _)| answer(*status, &[], body)).collect();
    let mut wrong = Vec::new();
    calls(&request(), responses, |index, result| {
        let (status, body, outcome) = expected[index];
        let error = result.unwrap_err();
        let kind = if status < 400 { ErrorKind::Redirect } else { ErrorKind::Status };
        if (error.kind(), error.outcome(), error.status()) != (kind, outcome, Some(status)) {
            wrong.push(format!("{status} {body}: {error:?}"));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keys that tell a session from an error are those of the model.
#[test]
fn the_keys_of_the_model_tell_a_session_from_an_error() {
    let model = xtask::workspace::model(tests::workspace()).unwrap();
    let evidence = &model.operations[0].evidence;
    assert!(evidence.success.len() > 2 && evidence.error.len() > 2, "{evidence:?}");
    let mut bodies = Vec::new();
    for key in &evidence.success {
        let value = if key == "id" { "\"ordeh_1\"" } else { "{}" };
        let begin = format!("{{\"order_id\":\"{ORDER}\",\"{key}\":{value}");
        bodies.push((format!("{begin}}}"), None));
        bodies.push((format!("{begin},"), Some(Outcome::Created)));
        for error in &evidence.error {
            bodies.push((format!("{begin},\"{error}\":\"x\"}}"), Some(Outcome::Unknown)));
            bodies.push((format!("{begin},\"{error}\":\"x\","), Some(Outcome::Unknown)));
            bodies.push((format!("{begin},\"{error}\":null}}"), None));
            bodies.push((format!("{begin},\"{error}\":null,"), Some(Outcome::Created)));
        }
    }
    let responses = bodies.iter().map(|(body, _)| answer(200, &[], body)).collect();
    calls(&request(), responses, |index, result| {
        let (body, outcome) = &bodies[index];
        assert_eq!(result.map_err(|error| error.outcome()).err(), *outcome, "{body}");
    });
}

#[test]
fn an_unchecked_request_without_an_order_id_proves_no_order() {
    for json in ["{}", r#"{"order_id":77}"#, r#"{"order_id":""}"#] {
        let request = v1::SessionRequestBuilder::from_json(json.as_bytes()).unwrap().build_unchecked();
        let responses = [r#"{"id":"1","#, r#"{"order_id":"","id":"1","#, r#"{"order_id":"77","id":"1","#];
        calls(&request, responses.map(|body| answer(200, &[], body)).into(), |index, result| {
            let error = result.unwrap_err();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown), "{json} {index}");
        });
    }
}

#[test]
fn an_outcome_has_a_name() {
    let names: Vec<&str> = Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect();
    assert_eq!(names, ["not_sent", "rejected", "unknown", "created"]);
    assert!(Outcome::ALL.is_sorted(), "from the least to the most that may have happened");
    for outcome in Outcome::ALL {
        let name = outcome.as_str();
        assert_eq!(name.parse(), Ok(*outcome));
        assert_eq!(format!("{outcome:>9}"), format!("{name:>9}"));
        let json = serde_json::to_string(outcome).unwrap();
        assert_eq!(json, format!("\"{name}\""));
        assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), *outcome);
    }
    for text in ["", "Unknown", "unknown ", "querymark"] {
        let error = text.parse::<Outcome>().unwrap_err();
        assert_eq!(error.to_string(), "unknown name; expected one of not_sent, rejected, unknown, created");
    }
    assert!(serde_json::from_str::<Outcome>("7").is_err());
}
