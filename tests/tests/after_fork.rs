//! After a `fork()` the blocking client of the parent is an error in the child, and never waits for a thread that is not there.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tests::server::{Server, sessions};

#[test]
fn a_forked_client_says_so_and_does_not_hang() {
    let server = Server::start(sessions);
    let mut forker = Command::new(env!("CARGO_BIN_EXE_forker"))
        .arg(server.url())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while forker.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(60) {
            forker.kill().unwrap();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = forker.wait_with_output().unwrap();
    let (printed, errors) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(errors, "");
    let reason = "the request could not be sent: the process was forked after this client was built; build the client in \
                  the child";
    let expected = format!("child: {reason}; nothing was sent\nchild, after: unknown\nchild, raw: {reason}\n");
    assert_eq!(printed, expected);
    assert!(output.status.success());
    // Before the fork, with the child's own client, and in the parent again.
    assert_eq!(server.requests().len(), 3);
}
