//! `cargo xtask drift`: exit codes, what goes to which stream, and what is written.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use serde_json::Value;
use tests::checkout::{Checkout, Outcome, run};

const LOCK: &str = "spec/book/docs.lock";

/// A workspace whose lock is that of the page of parcels, and the page.
fn reconciled() -> (Checkout, String) {
    let checkout = Checkout::default();
    let page = tests::fixtures::text("parcels/page.md").replace("\r\n", "\n");
    checkout.write("page.md", &page);
    let told = checkout.run(&["drift", "page.md", "--accept"]).ended(0);
    assert_eq!(
        told.lines().map(|line| line.split(':').next().unwrap_or_default()).collect::<Vec<_>>(),
        ["accepted", "nothing of substance changed"]
    );
    (checkout, page)
}

#[test]
fn a_page_that_says_the_same_is_one_line_and_exit_code_0() {
    let (checkout, page) = reconciled();
    let told = checkout.run(&["drift", "page.md"]).ended(0);
    assert_eq!(told.lines().count(), 1);
    assert!(told.starts_with("nothing of substance changed: "), "{told}");
    assert_eq!(checkout.run(&["drift", "--json", "page.md"]).ended(0), "{\"changes\":[]}\n");
    assert_eq!(checkout.run(&["drift", "--operation", "book", "page.md"]).ended(0), told);
    // From anywhere in the workspace, and from standard input.
    let below = checkout.path("spec/book");
    assert_eq!(run(&below, &["drift", "../../page.md"], b"").ended(0), told);
    assert_eq!(run(&below, &["drift", "-"], page.as_bytes()).ended(0), told);
    let lock = checkout.read(LOCK);
    assert!(checkout.run(&["drift", "page.md", "--accept"]).ended(0).starts_with("spec/book/docs.lock says already"));
    assert_eq!(checkout.read(LOCK), lock);
}

#[test]
fn a_page_that_says_something_else_is_a_finding_until_it_is_accepted() {
    let (checkout, page) = reconciled();
    let lock = checkout.read(LOCK);
    checkout.write("page.md", page.replace("No longer than 12 characters", "No longer than 21 characters"));
    let told = checkout.run(&["drift", "page.md"]).ended(1);
    assert!(told.starts_with("standard, express: request `reference` changed\n    was: text: (digest "), "{told}");
    assert!(told.contains("The model has it at spec/book/parcel.yaml:"), "{told}");
    let json: Value =
        serde_json::from_str(&checkout.run(&["drift", "page.md", "--json"]).ended(1)).expect("it is JSON");
    let changes = json["changes"].as_array().expect("there is a list");
    assert!(changes.iter().all(|change| change["name"] == "reference" && change["kind"] == "changed"), "{json}");
    assert_eq!(changes.iter().map(|change| &change["version"]).collect::<Vec<_>>(), ["standard", "express"]);
    assert_eq!(checkout.read(LOCK), lock, "only --accept writes");

    assert!(checkout.run(&["drift", "page.md", "--accept"]).ended(0).starts_with("accepted: "));
    assert_ne!(checkout.read(LOCK), lock);
    let _ = checkout.run(&["drift", "page.md"]).ended(0);
    // The page as it was has changed now.
    checkout.write("page.md", &page);
    let _ = checkout.run(&["drift", "page.md"]).ended(1);
}

/// Accepting a page cannot make the model say what it says.
#[test]
fn what_the_model_lacks_stays_a_finding_until_it_has_it() {
    let (checkout, page) = reconciled();
    let new = "#### nickname:\n- Description: How friends say.\n- Tags: string\n\n#### announce:";
    checkout.write("page.md", page.replace("#### announce:", new));
    for arguments in [&["drift", "page.md"][..], &["drift", "page.md", "--accept"], &["drift", "page.md"]] {
        let told = checkout.run(arguments).ended(1);
        assert!(told.contains("standard, express: request `nickname` added\n    now: string\n"), "{told}");
        assert!(told.contains("\n      - wire: nickname\n        type: text\n"), "{told}");
    }
    let told = checkout.run(&["drift", "page.md", "--accept", "--json"]).ended(1);
    assert!(told.starts_with("{\"changes\":[{"), "{told}");
    let told = checkout.run(&["drift", "page.md"]).ended(1);
    let entry: String =
        told.lines().filter(|line| line.starts_with("      ")).map(|line| format!("{line}\n")).collect();
    checkout.edit("spec/book/parcel.yaml", "      - wire: announce\n", &format!("{entry}      - wire: announce\n"));
    let _ = checkout.run(&["codegen"]).ended(0);
    let _ = checkout.run(&["drift", "page.md"]).ended(0);
}

#[test]
fn what_cannot_be_read_is_exit_code_2() {
    let (checkout, page) = reconciled();
    let lock = checkout.read(LOCK);
    for (bytes, reason) in [
        (&b""[..], "page.md: this is empty"),
        (b"\xff\x00", "page.md: this is no UTF-8 text"),
        (b"<!doctype html><p>API Version: v1</p>", "page.md: this is HTML"),
        (b"# Parcel API\n", "page.md: this page has no version"),
    ] {
        checkout.write("page.md", bytes);
        checkout.run(&["drift", "page.md"]).refused(&[reason]);
        checkout.run(&["drift", "page.md", "--accept", "--json"]).refused(&[reason]);
    }
    assert_eq!(checkout.read(LOCK), lock, "no page that was refused is accepted");
    run(&checkout.path(""), &["drift", "-"], b"").refused(&["standard input: this is empty"]);
    checkout.run(&["drift", "nowhere.md"]).refused(&["nowhere.md: "]);
    checkout.run(&["drift"]).refused(&["a file, `-` or a URL", "cargo xtask help"]);
    checkout.run(&["drift", "page.md", "more.md"]).refused(&["unexpected argument \"more.md\""]);
    checkout.run(&["drift", "page.md", "--acept"]).refused(&["invalid option '--acept'"]);

    checkout.write("page.md", &page);
    checkout.write(LOCK, lock.replace("\"versions\": [", "<<<<<<<"));
    checkout.run(&["drift", "page.md"]).refused(&["spec/book/docs.lock: this is no JSON", "--accept"]);
    std::fs::remove_file(checkout.path(LOCK)).expect("the lock was there");
    checkout.run(&["drift", "page.md"]).refused(&["spec/book/docs.lock: ", "--accept"]);
    let _ = checkout.run(&["drift", "page.md", "--accept"]).ended(0);
    assert_eq!(checkout.read(LOCK), lock);

    let address = "  page: https://parcels.example/docs/book\n";
    checkout.edit("spec/book/operation.yaml", address, "");
    let help = "the operation `book` has no documentation page; give it a `page` at spec/book/operation.yaml:3";
    checkout.run(&["drift", "page.md"]).refused(&[help]);
    checkout.edit("spec/book/operation.yaml", "  docs: Books", &format!("{address}  docs: Books"));

    checkout.edit("spec/book/parcel.yaml", "length: {min: 3, max: 12}", "lenght: {min: 3, max: 12}");
    checkout.run(&["drift", "page.md"]).refused(&["the model has mistakes", "did you mean `length`?"]);
}

/// A server that gives one answer.
fn serve(status: &str, body: &[u8]) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    let address = listener.local_addr().expect("it has an address");
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let answer = [head.as_bytes(), body].concat();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("somebody calls");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request);
        stream.write_all(&answer).expect("the caller listens");
    });
    format!("http://{address}/page.md")
}

#[test]
fn a_page_can_be_fetched() {
    let (checkout, page) = reconciled();
    let fetch = |status: &str, body: &[u8]| -> Outcome { checkout.run(&["drift", &serve(status, body)]) };
    let _ = fetch("200 OK", page.as_bytes()).ended(0);
    let _ = fetch("200 OK", page.replace("#### postage:", "#### stamps:").as_bytes()).ended(1);
    let gone = fetch("404 Not Found", b"");
    assert_eq!((gone.code, gone.stdout.as_str()), (2, ""), "{gone:?}");
    assert!(gone.stderr.contains("404") && gone.stderr.contains("the page could not be fetched"), "{gone:?}");
    let html = fetch("200 OK", b"<html></html>");
    html.refused(&["/page.md: this is HTML"]);
}
