//! The client for code that is not asynchronous.
//!
//! It is the asynchronous client on a thread of its own, with the same settings, errors and outcomes.
//!
//! ```no_run
//! use juspay_session::{Client, blocking, v1};
//!
//! # fn run(request: &v1::SessionRequest) -> Result<(), Box<dyn std::error::Error>> {
//! let client = blocking::Client::new(Client::builder("merchant", "key").build()?)?;
//! let session = client.create_session(request)?;
//! # Ok(())
//! # }
//! ```

use std::fmt;
use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};

use super::error::{Error, ErrorKind};
use super::outcome::Outcome;
use super::session::Session;
use crate::request::Request;

/// A [`Client`](crate::Client) whose calls block the thread until they have an answer.
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
        Ok(Self { client, runtime: Arc::new(Background(Some(runtime))) })
    }

    /// Creates a session. See [`create_session`](crate::Client::create_session) of the asynchronous client.
    ///
    /// # Errors
    ///
    /// [`Error`] for whatever is not a session of this order. Within asynchronous code it refuses to block, and sends nothing.
    pub fn create_session<R: Request>(&self, request: &R) -> Result<Session<R::Response>, Error> {
        self.call(request).send()
    }

    /// [`create_session`](Self::create_session) with settings for this one call.
    pub fn call<'c, R: Request>(&'c self, request: &'c R) -> Call<'c, R> {
        Call { call: self.client.call(request), runtime: &self.runtime }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}

/// One call, with settings of its own.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'c, R> {
    call: super::call::Call<'c, R>,
    runtime: &'c Background,
}

impl<'c, R: Request> Call<'c, R> {
    /// See [`routing_id`](crate::Call::routing_id) of the asynchronous client.
    pub fn routing_id(mut self, routing_id: &'c str) -> Self {
        self.call = self.call.routing_id(routing_id);
        self
    }

    /// Sends it. See [`Client::create_session`].
    ///
    /// # Errors
    ///
    /// [`Error`] for whatever is not a session of this order. Within asynchronous code it refuses to block, and sends nothing.
    pub fn send(self) -> Result<Session<R::Response>, Error> {
        let not_here = || Error::new(ErrorKind::Request, Outcome::NotSent);
        if Handle::try_current().is_ok() {
            return Err(
                not_here().with_source("the blocking client was called within asynchronous code: use the other one")
            );
        }
        match &self.runtime.0 {
            Some(runtime) => runtime.block_on(self.call.send()),
            None => Err(not_here()),
        }
    }
}

/// A runtime that may be dropped anywhere; only taking it leaves `None`.
struct Background(Option<Runtime>);

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // Waiting for the thread would panic within asynchronous code.
            runtime.shutdown_background();
        }
    }
}
