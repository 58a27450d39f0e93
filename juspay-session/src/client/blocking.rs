//! The client for code that is not asynchronous.
//!
//! It is the asynchronous client on a thread of its own, with the same settings, errors and outcomes.
//!
//! ```no_run
//! use juspay_session::{Client, Environment, blocking, v1};
//!
//! # fn run(request: &v1::SessionRequest) -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Sandbox).build()?;
//! let client = blocking::Client::new(client)?;
//! let session = client.create_session(request).send()?;
//! # Ok(())
//! # }
//! ```
//!
//! A call works on any thread, `tokio::task::spawn_blocking` and threads with an entered runtime included. Inside of an
//! async function it blocks the thread that other tasks need; use the asynchronous client there.
//!
//! After a `fork()` the child does not have the thread, so its calls are errors of the kind `Request`. Build the client in
//! the child.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use reqwest::Method;
use serde::Serialize;
use tokio::runtime::{Builder, Runtime};

use super::call::{self, Settings};
use super::error::{Error, ErrorKind};
use super::outcome::Outcome;
use super::raw::{self, Parts, RawResponse};
use super::read::{self, Lookup};
use super::resolve::{self, Resolution, ResolveSettings};
use super::retry::RetryPolicy;
use super::session::Session;
use crate::generated::order_status::OrderStatusRequest;
use crate::read::ReadRequest;
use crate::request::Request;

/// A [`Client`](crate::Client) whose calls block the thread until they return.
///
/// It is cheap to clone; all clones share one pool of connections and one thread.
#[derive(Clone)]
pub struct Client {
    client: super::core::Client,
    runtime: Arc<Background>,
}

impl Client {
    /// Takes a client over, with all its settings.
    ///
    /// # Errors
    ///
    /// [`std::io::Error`] if the thread cannot be started.
    pub fn new(client: super::core::Client) -> std::io::Result<Self> {
        // A worker of its own keeps watching idle connections between two calls, so that a dead one is not used.
        let runtime =
            Builder::new_multi_thread().worker_threads(1).thread_name("juspay-session").enable_all().build()?;
        Ok(Self { client, runtime: Arc::new(Background { runtime: Some(runtime), process: std::process::id() }) })
    }

    /// Creates a session: [`create_session`](crate::Client::create_session) of the asynchronous client.
    ///
    /// It returns a call, which [`send`](Call::send) sends.
    pub fn create_session<'c, R: Request>(&'c self, request: &'c R) -> Call<'c, R> {
        Call { client: self, request, settings: Settings::default() }
    }

    /// Makes a request to an endpoint that this crate has no types for: [`request`](crate::Client::request) of the
    /// asynchronous client.
    ///
    /// It returns a request, which [`send`](RawRequest::send) sends.
    ///
    /// ```no_run
    /// # use juspay_session::{blocking, reqwest::Method};
    /// # fn run(client: blocking::Client) -> Result<(), juspay_session::Error> {
    /// let response = client.request(Method::GET, "/orders/order-1").routing_id("customer-7").send()?;
    /// println!("{}: {} bytes", response.status(), response.body().len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<'_> {
        RawRequest { client: self, parts: Parts::new(method, path.into()) }
    }

    /// Asks for the status of an order: [`order_status`](crate::Client::order_status) of the asynchronous client.
    ///
    /// It returns a call, which [`send`](ReadCall::send) sends.
    pub fn order_status(
        &self,
        order_id: impl Into<String>,
        routing_id: impl Into<String>,
    ) -> ReadCall<'_, OrderStatusRequest> {
        self.read(OrderStatusRequest::new(order_id, routing_id))
    }

    /// Makes a request that only reads: [`read`](crate::Client::read) of the asynchronous client.
    pub fn read<R: ReadRequest>(&self, request: R) -> ReadCall<'_, R> {
        ReadCall { client: self, request, settings: Settings::default() }
    }

    /// Finds out whether the order of a request exists: [`resolve`](crate::Client::resolve) of the asynchronous client.
    ///
    /// ```no_run
    /// # use juspay_session::{Outcome, Resolution, blocking, v1};
    /// # fn run(client: blocking::Client, request: v1::SessionRequest) {
    /// match client.resolve(&request).after(Outcome::Unknown).send() {
    ///     Resolution::Exists(order) => println!("{:?}", order.status()),
    ///     Resolution::NotFound => println!("call again with the same request"),
    ///     Resolution::Unknown(error) => println!("ask again later: {error}"),
    /// }
    /// # }
    /// ```
    pub fn resolve<'c, R: Request>(&'c self, request: &'c R) -> Resolve<'c, R> {
        Resolve { client: self, request, settings: ResolveSettings::default() }
    }

    /// Waits for a call, which runs on the client's own thread, so that this one may be any, a thread of another runtime
    /// included.
    fn wait<T: Send + 'static>(
        &self,
        call: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        let not_sent = |why: &str| Err(Error::new(ErrorKind::Request, Outcome::NotSent).with_source(why));
        if self.runtime.process != std::process::id() {
            return not_sent("the process was forked after this client was built; build the client in the child");
        }
        let Some(runtime) = &self.runtime.runtime else { return not_sent("the thread of the client has ended") };
        let (sender, receiver) = mpsc::sync_channel(1);
        runtime.spawn(async move {
            let _ = sender.send(call.await);
        });
        receiver.recv().unwrap_or_else(|_| {
            Err(Error::new(ErrorKind::Interrupted, Outcome::Unknown).with_source("the call ended early"))
        })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}

/// A call that creates a session, with settings of its own.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'c, R> {
    client: &'c Client,
    request: &'c R,
    settings: Settings,
}

impl<R: Request> Call<'_, R> {
    /// Sets the `x-routing-id` header. See [`routing_id`](crate::Call::routing_id) of the asynchronous client.
    pub fn routing_id(mut self, routing_id: impl Into<String>) -> Self {
        self.settings.routing_id = Some(routing_id.into());
        self
    }

    /// Sets what an earlier call left open. See [`after`](crate::Call::after) of the asynchronous client.
    pub fn after(mut self, outcome: Outcome) -> Self {
        self.settings.before = outcome;
        self
    }

    /// Sets how long this call may take. See [`timeout`](crate::Call::timeout) of the asynchronous client.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Sets when this call is retried. See [`retry`](crate::Call::retry) of the asynchronous client.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = Some(policy);
        self
    }

    /// Adds a header to this call. See [`header`](crate::Call::header) of the asynchronous client.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Sends the call and waits for its end.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but a session of this order.
    pub fn send(self) -> Result<Session<R::Response>, Error> {
        let (client, request, settings) = (self.client.client.clone(), self.request.clone(), self.settings);
        let before = settings.before;
        let result = self.client.wait(async move { Ok(call::perform(&client.inner, &request, settings).await) });
        result.unwrap_or_else(|error| Err(error.of_call(before, String::new())))
    }
}

impl<R> fmt::Debug for Call<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.settings.fmt(f)
    }
}

/// A call that only reads, with settings of its own.
#[must_use = "a call does nothing until it is sent"]
pub struct ReadCall<'c, R> {
    client: &'c Client,
    request: R,
    settings: Settings,
}

impl<R: ReadRequest> ReadCall<'_, R> {
    /// Sets how long this call may take. See [`timeout`](crate::ReadCall::timeout) of the asynchronous client.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Sets how often this call is retried. See [`retry`](crate::ReadCall::retry) of the asynchronous client.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = Some(policy);
        self
    }

    /// Adds a header to this call. See [`header`](crate::ReadCall::header) of the asynchronous client.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Sends the call and waits for its end.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but what was asked for and "no such thing".
    pub fn send(self) -> Result<Lookup<R::Response>, Error> {
        let (client, request, settings) = (self.client.client.clone(), self.request, self.settings);
        self.client.wait(async move { read::perform(&client.inner, &request, &settings).await })
    }
}

impl<R: ReadRequest> fmt::Debug for ReadCall<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadCall").field("request", &self.request).finish_non_exhaustive()
    }
}

/// Settings of [`Client::resolve`].
#[must_use = "it does nothing until it is sent"]
pub struct Resolve<'c, R> {
    client: &'c Client,
    request: &'c R,
    settings: ResolveSettings,
}

impl<R: Request> Resolve<'_, R> {
    /// Sets what the earlier call left open. See [`after`](crate::Resolve::after) of the asynchronous client.
    pub fn after(mut self, outcome: Outcome) -> Self {
        self.settings.before = outcome;
        self
    }

    /// Sets the routing ID. See [`routing_id`](crate::Resolve::routing_id) of the asynchronous client.
    pub fn routing_id(mut self, routing_id: impl Into<String>) -> Self {
        self.settings.routing_id = Some(routing_id.into());
        self
    }

    /// Sets how long to go on asking. See [`wait`](crate::Resolve::wait) of the asynchronous client.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.settings.wait = wait;
        self
    }

    /// Sets when to give up. See [`timeout`](crate::Resolve::timeout) of the asynchronous client.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Asks, and waits for the end.
    pub fn send(self) -> Resolution {
        let (client, request, settings) = (self.client.client.clone(), self.request.clone(), self.settings);
        let before = settings.before;
        let result = self.client.wait(async move { Ok(resolve::resolve(&client.inner, &request, settings).await) });
        result.unwrap_or_else(|error| Resolution::Unknown(error.of_call(before, String::new())))
    }
}

impl<R> fmt::Debug for Resolve<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.settings.fmt(f)
    }
}

/// A request to an endpoint that the model does not have.
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest<'c> {
    client: &'c Client,
    parts: Parts,
}

impl RawRequest<'_> {
    /// Sets the `x-routing-id` header. By default there is none.
    pub fn routing_id(mut self, routing_id: impl Into<String>) -> Self {
        self.parts.routing_id = Some(routing_id.into());
        self
    }

    /// Sets how long the request may take, in place of the client's timeout of an attempt.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.parts.timeout = Some(timeout);
        self
    }

    /// Adds a header, in place of the client's own of that name. The client's reserved headers cannot be set.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parts.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body to a value as JSON.
    pub fn json<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        self.parts.body = serde_json::to_vec(value);
        self
    }

    /// Sends the request and waits for the response.
    ///
    /// # Errors
    ///
    /// [`Error`] if no whole response came.
    pub fn send(self) -> Result<RawResponse, Error> {
        let (client, routing_id, parts) = (self.client.client.clone(), self.parts.routing_id.clone(), self.parts);
        let result = self.client.wait(async move { raw::perform(&client.inner, parts).await });
        result.map_err(|error| error.of_request(routing_id))
    }
}

impl fmt::Debug for RawRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.fmt(f)
    }
}

/// A runtime that may be dropped anywhere; only taking it leaves `None`.
struct Background {
    runtime: Option<Runtime>,
    /// The process that has the thread.
    process: u32,
}

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Waiting for the thread would panic within asynchronous code.
            runtime.shutdown_background();
        }
    }
}
