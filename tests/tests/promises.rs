//! What a user depends on before any call: few crates, and types that cross threads.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Debug;
use std::process::Command;

use juspay_session::{
    Action, Amount, AmountRule, ApiVersion, Client, CreateMandate, Environment, EpochSeconds, ErrorBody, ErrorField,
    ErrorInfo, ErrorResponse, Frequency, Level, Mandate, OrderStatus, Outcome, ParseAmountError, ParseEpochError,
    ParseNameError, Problem, ProcessPayload, RawJson, ReadError, ReadErrorKind, Request, Response, ResponseStatus,
    SdkPayload, Session, TypeFault, UnknownValue, Violation, Violations, default, rules, v1,
};
use serde_json::Value;

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(tests::workspace()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The crates of a build with the types only.
const TYPES: [&str; 8] =
    ["iri-string", "itoa", "juspay-session", "memchr", "serde", "serde_core", "serde_json", "zmij"];

#[test]
fn the_types_need_few_crates_and_no_proc_macro() {
    let arguments = ["tree", "--package", "juspay-session", "--no-default-features", "--edges", "normal,build"];
    let tree = cargo(&[&arguments[..], &["--prefix", "none", "--format", "{p}", "--offline", "--locked"]].concat());
    let found: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(found.contains("serde_json"), "the tree is read\n{tree}");
    let more: Vec<_> = found.iter().filter(|name| !TYPES.contains(name)).collect();
    assert!(more.is_empty(), "{more:?} are not among {TYPES:?}\n{tree}");

    let kinds = kinds();
    for name in found {
        assert!(!kinds[name].contains("proc-macro"), "{name} is a procedural macro\n{tree}");
    }
    assert!(kinds["serde_derive"].contains("proc-macro"), "the kinds are read");
}

/// The crates that a user of the client compiles, beyond those that reqwest with the same features brings.
const BEYOND_REQWEST: &[&str] =
    &["httpdate", "iri-string", "juspay-session", "serde", "serde_core", "serde_json", "memchr", "zmij"];

#[test]
fn the_client_needs_few_crates_beyond_those_of_reqwest() {
    let arguments = ["tree", "--package", "juspay-session", "--edges", "normal,build", "--prefix", "depth"];
    let tree = cargo(&[&arguments[..], &["--format", " {p}", "--offline", "--locked"]].concat());
    // A crate that the tree repeats comes without its dependencies, so all edges are read first.
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut above: Vec<&str> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (depth, name) = (words.next().unwrap().parse().unwrap(), words.next().unwrap());
        above.truncate(depth);
        if let Some(user) = above.last() {
            needs.entry(user).or_default().insert(name);
        }
        above.push(name);
        needs.entry(name).or_default();
    }
    let mut of_reqwest = BTreeSet::new();
    let mut left = vec!["reqwest"];
    while let Some(name) = left.pop() {
        if of_reqwest.insert(name) {
            left.extend(&needs[name]);
        }
    }
    assert!(of_reqwest.contains("hyper") && of_reqwest.contains("rustls"), "the tree is read\n{tree}");
    let beyond: Vec<_> = needs.keys().filter(|name| !of_reqwest.contains(*name)).collect();
    let more: Vec<_> = beyond.iter().filter(|name| !BEYOND_REQWEST.contains(name)).collect();
    assert!(more.is_empty(), "{more:?} are not among {BEYOND_REQWEST:?}\n{tree}");
    assert!(beyond.len() <= 8, "{beyond:?}");
}

/// The kinds of target of each crate that the workspace depends on, by its name.
fn kinds() -> BTreeMap<String, BTreeSet<String>> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--offline", "--locked"])).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let targets = package["targets"].as_array().unwrap().iter();
            let kinds = targets.flat_map(|target| target["kind"].as_array().unwrap().iter().map(text)).collect();
            (text(&package["name"]), kinds)
        })
        .collect()
}

/// A type that crosses threads, is kept, logged, and compared in a test.
const fn is_plain<T: Clone + Debug + PartialEq + Eq + Send + Sync + Unpin + 'static>() {}

/// A type that crosses threads.
const fn is_shared<T: Send + Sync + Unpin + 'static>() {}

/// An error that can be boxed.
const fn is_error<T: Error + Send + Sync + 'static>() {}

const _: () = {
    is_plain::<(default::SessionRequest, default::SessionRequestBuilder, default::SessionResponse)>();
    is_plain::<(v1::SessionRequest, v1::SessionRequestBuilder, v1::SessionResponse)>();
    is_plain::<(default::PaymentLinks, v1::PaymentLinks)>();
    is_plain::<(Mandate, SdkPayload, ProcessPayload)>();
    is_plain::<(ErrorResponse, ErrorBody, ErrorInfo, ErrorField, UnknownValue, ResponseStatus)>();
    is_plain::<(Action, AmountRule, CreateMandate, Frequency, OrderStatus)>();
    is_plain::<(Amount, EpochSeconds, ParseAmountError, ParseEpochError, ParseNameError, TypeFault)>();
    is_plain::<(Violation, Violations, Problem, Level, ReadError, ReadErrorKind, RawJson)>();
    is_plain::<(ApiVersion, Environment, Outcome)>();
    is_plain::<(rules::EmailFault, rules::UrlFault)>();
    is_plain::<(rules::LengthFault, rules::CharsetFault, rules::OneOfFault, rules::RangeFault)>();
    is_shared::<(Client, Session<v1::SessionResponse>)>();
    is_error::<Violation>();
    is_error::<Violations>();
    is_error::<ReadError>();
    is_error::<ParseAmountError>();
    is_error::<ParseEpochError>();
    is_error::<ParseNameError>();
    is_error::<rules::EmailFault>();
    is_error::<rules::UrlFault>();
    is_error::<rules::LengthFault>();
    is_error::<rules::CharsetFault>();
    is_error::<rules::OneOfFault>();
    is_error::<rules::RangeFault>();
    is_error::<juspay_session::Error>();
    is_error::<juspay_session::BuildError>();
};

#[test]
fn a_version_has_its_name() {
    let names: Vec<_> = ApiVersion::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["default", "v1"]);
    for version in ApiVersion::ALL {
        assert_eq!(version.as_str().parse(), Ok(*version));
    }
    let error = "v2".parse::<ApiVersion>().unwrap_err();
    assert_eq!(error.to_string(), "unknown name; expected one of default, v1");
}

/// The type of a request picks that of its response.
#[test]
fn a_request_has_its_response() {
    fn response<R: Request>(_: &R, json: &[u8]) -> R::Response {
        R::Response::from_json(json).unwrap()
    }
    let read: v1::SessionResponse = response(&v1::SessionRequest::builder().build_unchecked(), b"{}");
    assert_eq!(read, v1::SessionResponse::default());
    let read: default::SessionResponse = response(&default::SessionRequest::builder().build_unchecked(), b"{}");
    assert_eq!(read, default::SessionResponse::default());
}
