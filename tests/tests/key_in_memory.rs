//! The key is in no output of a program, and not in its memory once the client is gone.
//!
//! What is searched for in the memory is every piece of the key: a text that grows, and one that is given back, leave
//! pieces behind.
#![cfg(target_os = "linux")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tests::memory::traces;
use tests::planted::{clean, key};
use tests::sample::{ORDER, session};
use tests::server::{Connection, Server, answer};

const SEED: u64 = 7;

/// How often each form of the key is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    plain: usize,
    /// As the Authorization header has it.
    encoded: usize,
    /// What comes of a look at whether the key is encoded already.
    decoded: usize,
}

impl Found {
    const NOTHING: Self = Self { plain: 0, encoded: 0, decoded: 0 };
}

/// The program `key_holder`, and what it has printed.
struct Holder {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    errors: JoinHandle<String>,
    printed: String,
    forms: [Vec<u8>; 3],
}

impl Holder {
    fn start(url: &str, calls: usize) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_key_holder"))
            .args([&SEED.to_string(), url, &calls.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let errors = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let key = key(SEED, "", "");
        let decoded = STANDARD.decode(&key[..key.len() / 4 * 4]).unwrap();
        let forms = [key.clone().into_bytes(), STANDARD.encode(format!("{key}:")).into_bytes(), decoded];
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output, errors, printed: String::new(), forms }
    }

    /// Waits until it has come to a stage, and looks into its memory; then it may go on.
    fn at(&mut self, stage: &str) -> Found {
        let end = format!("== {stage}\n");
        while !self.printed.ends_with(&end) {
            assert!(self.output.read_line(&mut self.printed).unwrap() > 0, "it ended before {stage}");
        }
        let [plain, encoded, decoded] = self.forms.each_ref().map(|form| traces(self.child.id(), form));
        self.input.write_all(b"\n").unwrap();
        Found { plain, encoded, decoded }
    }

    /// What it printed and logged, and the key in the forms that must not be there.
    fn end(mut self) -> (String, String, [String; 2]) {
        self.output.read_to_string(&mut self.printed).unwrap();
        assert!(self.child.wait().unwrap().success());
        let [plain, encoded, _] = self.forms.map(|form| String::from_utf8_lossy(&form).into_owned());
        (self.printed, self.errors.join().unwrap(), [plain, encoded])
    }
}

/// What the server does with each request in turn: answers, or nothing.
fn answers() -> Vec<Option<Vec<u8>>> {
    let session = session(ORDER);
    let error = r#"{"error_message":"messagemark","error_info":{"user_message":"messagemark"},"x":"tokenmark"}"#;
    let mut answers: Vec<_> = [
        answer(200, &[("X-Own", "tokenmark")], &session),
        answer(200, &[], session.replace(ORDER, "order-2")),
        // Twice, since it is retried.
        answer(200, &[], "tokenmark"),
        answer(200, &[], "tokenmark"),
        answer(302, &[("Location", "?q=querymark")], ""),
        format!("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n{session}").into_bytes(),
        b"tokenmark is no HTTP\r\n\r\n".to_vec(),
        Vec::new(),
    ]
    .into_iter()
    .chain([400, 401, 429, 503].map(|status| answer(status, &[("Retry-After", "0")], error)))
    .map(Some)
    .collect();
    // Two attempts that time out.
    answers.extend([None, None]);
    answers
}

fn server() -> Server {
    let next = AtomicUsize::new(0);
    let answers = answers();
    Server::start(move |connection: &mut Connection| {
        while connection.request().is_some() {
            match &answers[next.fetch_add(1, Ordering::SeqCst) % answers.len()] {
                Some(bytes) if bytes.starts_with(b"HTTP/1.1 200 OK") || !bytes.starts_with(b"HTTP") => {
                    connection.send(bytes);
                    return;
                }
                Some(bytes) => drop(connection.send(bytes)),
                None => connection.stall(),
            }
        }
    })
}

#[test]
fn a_key_is_wiped_and_never_printed() {
    let server = server();
    let mut holder = Holder::start(&server.url(), 14);
    assert_eq!(holder.at("nothing"), Found::NOTHING);
    // That it is found where it must be shows that it would be found elsewhere.
    assert_eq!(holder.at("the settings"), Found { plain: 1, ..Found::NOTHING });
    assert_eq!(holder.at("the settings are gone"), Found::NOTHING);
    assert_eq!(holder.at("the client"), Found { encoded: 1, ..Found::NOTHING });
    assert_eq!(holder.at("the client is gone"), Found::NOTHING);
    assert_eq!(holder.at("unlikely keys"), Found::NOTHING);

    // The buffer that a connection writes its requests from is hyper's, which does not wipe it.
    let used = holder.at("calls");
    let connections = server.connections();
    assert!(connections > 5 && (1..=1 + connections).contains(&used.encoded), "{used:?}, {connections} connections");
    assert_eq!(Found { encoded: 0, ..used }, Found::NOTHING);
    let left = holder.at("the end");
    assert!(left.encoded <= connections, "{left:?}, {connections} connections");
    assert_eq!(Found { encoded: 0, ..left }, Found::NOTHING);

    let (stdout, stderr, forms) = holder.end();
    for (what, text) in [("stdout", &stdout), ("stderr", &stderr)] {
        clean(what, text);
        assert!(!forms.iter().any(|form| text.contains(form)), "{what} shows the key");
    }
    for kind in
        ["Session {", "Mismatch", "Decode", "Redirect", "Interrupted", "status: Some(\n", "Timeout", "it panicked"]
    {
        assert!(stdout.contains(kind), "{kind} is in {stdout}");
    }
    for line in ["record http.response.status_code=401", "event hyper_util::", "reqwest::", "called `Result::unwrap()`"]
    {
        assert!(stderr.contains(line), "{line} is in {stderr}");
    }
}
