//! A program that forks after it has called with the blocking client. Argument: the URL of a server.

#[cfg(unix)]
fn main() {
    use fork::{Fork, fork, waitpid};
    use juspay_session::reqwest::Method;
    use juspay_session::{Outcome, blocking};
    use tests::sample::{client, request};

    let url = std::env::args().nth(1).expect("usage: forker URL");
    let build = || blocking::Client::new(client(&url).build().expect("it is sound")).expect("a thread starts");
    let client = build();
    client.create_session(&request()).send().expect("before the fork");
    match fork().expect("the process can be forked") {
        Fork::Child => {
            println!("child: {}", client.create_session(&request()).send().expect_err("it has no thread"));
            let after = client.create_session(&request()).after(Outcome::Unknown).send();
            println!("child, after: {}", after.expect_err("it has no thread").outcome());
            println!("child, raw: {}", client.request(Method::GET, "/").send().expect_err("it has no thread"));
            drop(client);
            build().create_session(&request()).send().expect("a client of the child's own");
        }
        Fork::Parent(child) => {
            waitpid(child).expect("the child ends");
            client.create_session(&request()).send().expect("the parent still has its thread");
        }
    }
}

#[cfg(not(unix))]
fn main() {}
