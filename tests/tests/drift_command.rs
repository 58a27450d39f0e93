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
    assert!(told.starts_with("standard, express: request `reference` changed\n    was: text: "), "{told}");
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

#[test]
fn another_page_is_refused() {
    let (checkout, page) = reconciled();
    let source = "page_source: https://parcels.example/docs/book\n";
    let with_source = page.replacen("product: ", &format!("{source}product: "), 1);
    let lock = checkout.read(LOCK);
    for (other, reason) in [
        (
            page.replace("page_title: Parcel API", "page_title: Letter \u{202e}API"),
            "its title is `Letter \\u202eAPI`, not `Parcel API`",
        ),
        // Without front matter, the first heading is the title.
        (
            page.replace("page_title: Parcel API\n", "").replace("# Parcel API", "# Letter API"),
            "its title is `Letter API`",
        ),
        (with_source.replace("docs/book", "docs/track"), "its page_source is `https://parcels.example/docs/track`"),
    ] {
        checkout.write("page.md", other);
        for arguments in [&["drift", "page.md"][..], &["drift", "page.md", "--accept", "--force"]] {
            checkout.run(arguments).refused(&["page.md: this is another page: ", reason, "spec/book/operation.yaml:"]);
        }
    }
    assert_eq!(checkout.read(LOCK), lock);
    // A page that has moved is the page once the model says so, and an endpoint that has moved is a finding.
    checkout.write("page.md", with_source.replace("docs/book", "docs/track"));
    checkout.edit("spec/book/operation.yaml", "parcels.example/docs/book", "parcels.example/docs/track");
    let _ = checkout.run(&["drift", "page.md"]).ended(1);
    let _ = checkout.run(&["drift", "page.md", "--accept"]).ended(0);
    checkout.write(
        "page.md",
        with_source.replace("docs/book", "docs/track").replace("parcels.example/book", "parcels.example/order"),
    );
    let _ = checkout.run(&["drift", "page.md"]).ended(1);
}

#[test]
fn a_truncated_page_is_told() {
    let (checkout, page) = reconciled();
    let lock = checkout.read(LOCK);
    let of_express = page.rfind("#### insurance.value").expect("it is there");
    for at in [page.len() / 3, of_express] {
        checkout.write("page.md", &page[..at]);
        let told = checkout.run(&["drift", "page.md"]).ended(1);
        assert!(told.contains("    now: truncated: "), "{at}: {told}");
        assert!(told.contains("Save the page again, as a whole"), "{at}: {told}");
        let json: Value =
            serde_json::from_str(&checkout.run(&["drift", "page.md", "--json"]).ended(1)).expect("it is JSON");
        let first = &json["changes"][0];
        assert_eq!((&first["part"], &first["kind"]), (&"version".into(), &"changed".into()), "{first}");
        checkout.run(&["drift", "page.md", "--accept"]).refused(&["the page seems truncated", "--force"]);
        assert_eq!(checkout.read(LOCK), lock);
    }
    assert!(checkout.run(&["drift", "page.md", "--accept", "--force"]).stdout.starts_with("accepted: "));
}

#[test]
fn what_the_lock_forgets_is_named() {
    let (checkout, page) = reconciled();
    checkout.write("page.md", page.replace("#### layers:\n", "#### wrapping:\n"));
    let told = checkout.run(&["drift", "page.md", "--accept"]).ended(1);
    assert!(told.contains("\nforgotten: standard: request `layers`\n"), "{told}");
    // So it is where the report is JSON, which has its form.
    checkout.write("page.md", page.replace("#### Shell", "#### Bash"));
    let told = checkout.run(&["drift", "page.md", "--accept", "--json"]);
    assert!(told.stderr.contains("forgotten: express: sample `Shell Code Snippet`\n"), "{told:?}");
    assert!(told.stdout.starts_with("{\"changes\":["), "{told:?}");

    let (checkout, page) = reconciled();
    let lock = checkout.read(LOCK);
    let (start, end) =
        (page.find("## API Version: express").expect("it is there"), page.rfind("---\n").expect("so is its end"));
    let one_version = format!("{}{}", &page[..start], &page[end..]).replace("- [express](#api-version-express)\n", "");
    checkout.write("page.md", one_version);
    checkout.run(&["drift", "page.md", "--accept"]).refused(&["more than a fifth", "--force", "express: "]);
    assert_eq!(checkout.read(LOCK), lock);
    assert!(checkout.run(&["drift", "page.md", "--accept", "--force"]).stdout.starts_with("accepted: "));
    assert_ne!(checkout.read(LOCK), lock);
    checkout.run(&["drift", "page.md", "--force"]).refused(&["`--force` needs `--accept`"]);
}

#[test]
fn no_character_of_a_page_acts_on_a_terminal() {
    let (checkout, page) = reconciled();
    let odd = "#### nick\u{202e}name\u{1b}[31m:\n- Description: a\u{9b}b &#27;[2J \u{2066}c.\n- Value: Example: x\u{200f}\n- Tags: string\u{7f}\n\n#### announce:";
    let sample = "#### Response:\n```json\n{\"a\\u001b\\u202e\": 1}\n```\n\n#### Response:";
    checkout.write("page.md", page.replace("#### announce:", odd).replace("#### Response:", sample));
    for arguments in [&["drift", "page.md"][..], &["drift", "page.md", "--json"], &["drift", "page.md", "--accept"]] {
        let told = checkout.run(arguments).ended(1);
        let acts = |character: &char| {
            character.is_control() && *character != '\n' || "\u{202e}\u{2066}\u{200f}".contains(*character)
        };
        assert_eq!(told.chars().find(acts), None, "{told:?}");
        assert!(told.contains("nick\\u202ename\\u001b[31m"), "{told}");
    }
    assert!(checkout.read(LOCK).is_ascii());
    let again = checkout.run(&["drift", "page.md"]).ended(1);
    assert!(!again.contains("digest"), "the lock is read as it was written: {again}");
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
