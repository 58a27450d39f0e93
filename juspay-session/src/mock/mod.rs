//! A server that behaves like the API, for tests in any language.
//!
//! The mock is generated from the same model as the client: the same rules, keys and headers. It needs neither the client
//! nor an async runtime. It serves the session call and the order status from one [`Ledger`] of requests and orders, and
//! injects a [`Fault`] on demand.
//!
//! ```
//! use juspay_session::mock::{Fault, Mock};
//!
//! let mock = Mock::start()?;
//! mock.fault(Fault::ResetAfter); // for the next request
//! println!("POST {}/session", mock.base_url());
//! assert!(mock.ledger().orders().is_empty());
//! mock.stop();
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Other languages
//!
//! `cargo install --path juspay-session --no-default-features --features mock` installs the program `juspay-mock`. It
//! prints its address and runs until it is killed. In this workspace, `cargo xtask mock` takes the same flags.
//!
//! ```text
//! juspay-mock [--host ADDRESS] [--port N] [--api-version default|v1] [--ledger-size N]
//! ```
//!
//! With `juspay-mock --port 4010` running, these commands work as they are. Any API key is accepted.
//!
//! ```sh
//! curl http://127.0.0.1:4010/session --user 'any_api_key:' \
//!   --header 'x-merchantid: merchant' --header 'x-routing-id: customer-7' --header 'Content-Type: application/json' \
//!   --data '{"order_id": "order-1", "amount": "1.00", "customer_id": "customer-7", "customer_email": "a@example.com",
//!     "customer_phone": "9999999912", "payment_page_client_id": "shop", "action": "paymentPage",
//!     "return_url": "https://shop.example.com/paid"}'
//!
//! curl http://127.0.0.1:4010/orders/order-1 --user 'any_api_key:' \
//!   --header 'x-merchantid: merchant' --header 'x-routing-id: customer-7' \
//!   --header 'Content-Type: application/x-www-form-urlencoded'
//! ```
//!
//! A test controls the mock with endpoints of its own, which need no key. Their requests are not in the ledger.
//!
//! ```sh
//! # The orders and the requests; with ?order_id=order-1 those of one order.
//! curl http://127.0.0.1:4010/__mock/ledger
//!
//! # The status of an order.
//! curl http://127.0.0.1:4010/__mock/orders/order-1/status --data '{"status": "CHARGED"}'
//!
//! # Orders that the status call does not find until 500 milliseconds after they were created, or for two calls.
//! curl http://127.0.0.1:4010/__mock/late --data '{"late": "delay=500"}'
//! curl http://127.0.0.1:4010/__mock/late --data '{"order_id": "order-2", "late": "calls=2"}'
//!
//! # An order without a setting of its own, and orders that are found at once.
//! curl http://127.0.0.1:4010/__mock/late --data '{"order_id": "order-2", "late": null}'
//! curl http://127.0.0.1:4010/__mock/late --data '{"late": null}'
//!
//! # A fault for the next request, or for the next three.
//! curl http://127.0.0.1:4010/__mock/faults --data '{"fault": "status=503,made"}'
//! curl http://127.0.0.1:4010/__mock/faults --data '{"fault": "reset-after", "times": 3}'
//!
//! # A fault for every session call of an order, or for the first of them. A body is a fault too.
//! curl http://127.0.0.1:4010/__mock/faults --data '{"order_id": "order-2", "fault": "status=429,retry-after=2"}'
//! curl http://127.0.0.1:4010/__mock/faults --data '{"order_id": "order-3", "fault": "stall", "times": 1}'
//! curl http://127.0.0.1:4010/__mock/faults --data '{"order_id": "order-4", "fault": "body={\"status\": \"CHARGED\"}"}'
//!
//! # A fault for every status call of an order.
//! curl http://127.0.0.1:4010/__mock/faults \
//!   --data '{"order_id": "order-2", "operation": "order_status", "fault": "status=500"}'
//!
//! # No fault for the session calls of an order, or no faults at all.
//! curl http://127.0.0.1:4010/__mock/faults --data '{"order_id": "order-2", "fault": null}'
//! curl http://127.0.0.1:4010/__mock/faults --data '{"fault": null}'
//!
//! # The time of all requests, in seconds since 1970; null is the system's clock.
//! curl http://127.0.0.1:4010/__mock/clock --data '{"now": 1767225600}'
//! curl http://127.0.0.1:4010/__mock/clock --data '{"now": null}'
//! ```
//!
//! A request can also carry its own fault, in the header `x-mock-fault`. The docs of each [`Fault`] show its text form. The
//! first of these applies: the header, the fault for the next request, the [plan](Mock::plan), the fault of the order.
//!
//! In a container, listen on all addresses with `--host 0.0.0.0`. The mock has no access control and prints a warning. A
//! client of this crate on another host needs `ClientBuilder::allow_http`.
//!
//! # Responses
//!
//! The first row that applies:
//!
//! | status | condition |
//! |---|---|
//! | 400, 408, 413, 431, 501, 505 | invalid HTTP/1.1; no end within 30 seconds; a body over 1 MiB; a head over 16 KiB or 100 headers; a transfer coding other than `chunked`; another HTTP version |
//! | 400 | invalid `x-mock-fault` |
//! | 404 | a path other than `/session` and `/orders/{order_id}` |
//! | 405 | a method other than that of the path |
//! | 401 | `Authorization` is not `Basic` with the base64 of a key and a colon; `developer_message` explains the usual mistakes |
//! | 415 | a `Content-Type` other than that of the model, parameters aside |
//! | 400 | a required header is missing or empty, or one with a constant value has another; the body of a session call is not a JSON object or repeats a key; a `must` rule is violated. `error_message` and `error_info.fields` name every problem |
//! | 400 | a status call, and there is no such order: `status` is NOT_FOUND |
//! | 200 | otherwise; violations of `should` rules are ignored |
//!
//! Methods, paths and headers are those of the model. No header is compared with a field: any `x-routing-id` will do.
//!
//! **Orders.** A session call creates an order with the status NEW. Only [`Mock::set_status`] and its endpoint change the
//! status, to any text. Both operations return it.
//!
//! **Versions.** A session call does not name its version. [`MockBuilder::api_version`] and `--api-version` pin one. Otherwise a
//! body must be valid in every version that has one of its keys, unless all versions have that key: `currency` selects
//! `default`, `options.get_upi_deep_links` selects `v1`. Other bodies are checked against `default`. Responses differ in
//! `payment_links` only: those of v1 have `expiry`, and `deep_link` if the request asked for it.
//!
//! **Connections.** HTTP/1.1 with keep-alive, pipelining, chunked bodies and `Expect: 100-continue`. A client that closes
//! its side of the connection ends a delay, a stall and a drip.
//!
//! **Memory.** The ledger keeps the newest 50,000 orders and requests and counts the others; see
//! [`MockBuilder::ledger_size`]. The ID of an evicted order is new. The endpoints take at most 10,000 faults, of
//! 16 MiB in all, and settings for at most 10,000 orders that are late.
//!
//! # Assumptions
//!
//! The page shows a success and the bodies of some errors. The following is our reading, or comes from other public
//! material. None of it was checked against the live API:
//!
//! - a 400 for every violation of a `must` rule; the `decisions` of the model say how the page was read;
//! - the order of the checks, and the statuses 405, 408, 413, 415, 431, 501 and 505 with their bodies;
//! - `error_info`, its texts, and every `error_code` that is not on the page;
//! - a 400 for a missing header, also for the `Content-Type` of a status call, and a success for any key;
//! - a repeated `order_id`, in any case, is the same order with a new token and the status of the order, whatever else
//!   differs; the order keeps the fields of the first request;
//! - a status response has the fields of the request that it has a key for, `merchant_id`, `date_created`, the payment
//!   links, and `refunded` and `amount_refunded` as if nothing was refunded, whatever the status;
//! - an order appears in the status at once, unless it was told to be late;
//! - the payload repeats every key of the request, unknown keys included, and `currency` is INR by default;
//! - trailing zeros of `amount` are removed, except one place: `1.00` and `1` are `1.0`;
//! - `clientAuthToken` expires after 15 minutes; `environment` is `sandbox`; the formats of IDs and tokens;
//! - the payment links point to the mock, which has no such page; the UPI link cannot be paid;
//! - `x-request-id` and `x-response-id` are in every response.

mod answer;
mod api;
mod body;
mod builder;
mod connection;
mod control;
mod deliver;
mod fault;
mod http;
mod late;
mod ledger;
mod object;
mod order_status;
mod random;
mod refusal;
mod session;
mod shared;
mod stop;
mod text;

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub use api::Operation;
pub use builder::MockBuilder;
pub use fault::{Fault, Injection, ParseFaultError, random_faults};
pub use http::Headers;
pub use late::{Late, ParseLateError};
pub use ledger::{Effect, Ledger, LedgerOrder, LedgerRequest};

use crate::generated::OrderStatus;
use crate::value::EpochSeconds;
use shared::Shared;

/// The request header that carries a fault.
pub const FAULT_HEADER: &str = "x-mock-fault";

/// How long stopping tries to wake the thread that accepts connections.
const LAST_CALL: Duration = Duration::from_secs(10);

/// A running mock server. It stops on drop.
pub struct Mock {
    shared: Arc<Shared>,
    address: SocketAddr,
    acceptor: Mutex<Option<JoinHandle<()>>>,
}

impl Mock {
    /// Starts a mock on a free port of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// The error of the system if it cannot listen or start a thread.
    pub fn start() -> io::Result<Self> {
        Self::builder().start()
    }

    /// Returns settings for a mock.
    pub fn builder() -> MockBuilder {
        MockBuilder::default()
    }

    /// Returns the base URL for clients on this machine, such as `http://127.0.0.1:4010`, without a final slash.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// Returns the address for clients on this machine.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Adds a fault for the next request. Several faults apply to several requests, in their order. A request with the
    /// header `x-mock-fault` uses none of them.
    pub fn fault(&self, fault: impl Into<Injection>) {
        self.shared.faults().queue.push_back(fault.into());
    }

    /// Sets the fault of every request of an operation for an order, in any case of its ID. In a session call,
    /// [`Fault::ResetUnread`] is [`Fault::ResetBefore`] here: the ID is in the body.
    pub fn fault_for(&self, operation: Operation, order_id: &str, fault: impl Into<Injection>) {
        self.shared.faults().set_order(operation, order_id, fault.into(), None);
    }

    /// Removes the faults of [`fault`](Self::fault) and [`fault_for`](Self::fault_for).
    pub fn clear_faults(&self) {
        self.shared.faults().clear();
    }

    /// Sets a function that chooses the fault of a request, once its head is read. Faults of the header and of
    /// [`fault`](Self::fault) come first.
    ///
    /// The function is called for one request at a time. If it panics, the connection of the request is closed.
    pub fn plan(&self, plan: impl FnMut(&RequestHead) -> Option<Injection> + Send + 'static) {
        self.shared.faults().plan = Some(Box::new(plan));
    }

    /// Sets the status of an order. Returns `false` if there is no such order.
    pub fn set_status(&self, order_id: &str, status: OrderStatus) -> bool {
        self.shared.book.set_status(order_id, status).is_some()
    }

    /// Sets when the status of an order can be read, for all orders without a setting of their own. `None` is at once.
    pub fn set_late(&self, late: Option<Late>) {
        self.shared.late().set_every(late);
    }

    /// Sets when the status of one order can be read, in any case of its ID. `None` removes the setting.
    pub fn set_late_for(&self, order_id: &str, late: Option<Late>) {
        self.shared.late().set(order_id, late);
    }

    /// Sets the time of the next requests; `None` is the system's clock.
    pub fn set_now(&self, now: Option<EpochSeconds>) {
        *self.shared.clock() = now;
    }

    /// Returns a copy of the ledger.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.shared.book.snapshot()
    }

    /// Closes every connection, ends every wait, and returns once no thread is left. The ledger remains readable.
    pub fn stop(&self) {
        self.shared.stop.set();
        let acceptor = self.acceptor.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(acceptor) = acceptor else { return };
        // Only a connection ends a call of `accept`.
        let deadline = Instant::now() + LAST_CALL;
        while !self.shared.is_closed.load(Ordering::Acquire) {
            match TcpStream::connect_timeout(&self.address, Duration::from_millis(100)) {
                Ok(_) => thread::yield_now(),
                // The system has no socket left; the thread remains.
                Err(_) if Instant::now() > deadline => return,
                Err(_) => thread::sleep(Duration::from_millis(1)),
            }
        }
        // It fails only if a plan panicked, which was reported then.
        let _ = acceptor.join();
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.stop();
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("address", &self.address).finish_non_exhaustive()
    }
}

/// A request before its body is read.
#[derive(Clone, Debug)]
pub struct RequestHead {
    sequence: u64,
    method: Arc<str>,
    target: Arc<str>,
    headers: Headers,
}

impl RequestHead {
    /// Returns the request's number, from 0, over all connections. Requests to the mock's own endpoints have numbers too.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the path and the query.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Returns the headers without `Authorization`.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }
}
