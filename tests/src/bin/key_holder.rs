//! A program that uses the client as a careless one would, and prints and logs all that it can lay its hands on.
//!
//! It stops at each stage until it is told to go on, so that another process can look into its memory. Arguments: a
//! number that the key is made from, the URL of a server, and how many calls to make.

use std::error::Error;
use std::fmt::Debug;
use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use juspay_session::{Client, ClientBuilder, RetryPolicy, blocking, v1};
use tests::planted::{key, log_to};
use tests::sample::draft;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [seed, url, calls] = arguments.as_slice() else { panic!("usage: key_holder SEED URL CALLS") };
    let seed = seed.parse().expect("the seed is a number");
    let calls = calls.parse().expect("the calls are a number");
    log_to(|line| eprintln!("{line}"));
    stop("nothing");

    let builder = settings(seed, url);
    print(&builder);
    stop("the settings");
    drop(builder);
    stop("the settings are gone");

    let client = settings(seed, url).build().expect("they are sound");
    print(&client);
    stop("the client");
    drop(client);
    stop("the client is gone");

    for (before, behind) in [("Basic ", ""), ("", " "), ("", ":"), ("", "\n"), ("", "=")] {
        let result = Client::builder().merchant_id("merchant").api_key(key(seed, before, behind)).base_url(url).build();
        print(&result);
        // One that ends in `=` may happen to be a key.
        assert!(behind == "=" || result.is_err());
    }
    stop("unlikely keys");

    let client = settings(seed, url).build().expect("they are sound");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    for _ in 0..calls {
        call(&client, &runtime);
    }
    stop("calls");

    drop(runtime);
    print(&blocking::Client::new(client).expect("a thread starts"));
    stop("the end");
}

fn settings(seed: u64, url: &str) -> ClientBuilder {
    let retry = RetryPolicy::new(2).retry_unknown(true).retry_throttled(true).base_delay(Duration::from_millis(1));
    Client::builder()
        .merchant_id("merchant")
        .api_key(key(seed, "", ""))
        .base_url(url)
        .header("x-own", "headermark")
        .attempt_timeout(Duration::from_millis(300))
        .retry(retry)
}

fn call(client: &Client, runtime: &tokio::runtime::Runtime) {
    let request = draft::<v1::SessionRequestBuilder>().first_name("firstmark").build().expect("it keeps every rule");
    print(&request);
    let result = runtime.block_on(client.create_session(&request).routing_id("routingmark").send());
    print(&result);
    if let Err(error) = &result {
        let mut next: Option<&dyn Error> = Some(error);
        while let Some(error) = next {
            println!("{error}");
            print(error);
            next = error.source();
        }
    }
    // A panic shows what it is about.
    if catch_unwind(AssertUnwindSafe(|| result.map(drop).unwrap())).is_err() {
        println!("it panicked");
    }
}

fn print(value: &(impl Debug + ?Sized)) {
    println!("{value:?}");
    println!("{value:#?}");
}

fn stop(stage: &str) {
    println!("== {stage}");
    io::stdout().flush().expect("somebody listens");
    io::stdin().read_line(&mut String::new()).expect("somebody tells it to go on");
}
