//! One call, with all its attempts.

use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::header::{AUTHORIZATION, HeaderValue};

use super::body::{Custody, Once};
use super::core::{Client, Inner};
use super::error::{Error, ErrorKind};
use super::judge::{BodyEnd, Received, judge};
use super::outcome::Outcome;
use super::session::Session;
use crate::generated::header;
use crate::request::Request;

/// What the client takes of a body. A session has a few kilobytes.
const BODY_LIMIT: usize = 1 << 20;

impl Client {
    /// Creates a session.
    ///
    /// The order exists once this returns a [`Session`]. If it returns an [`Error`], [`Error::outcome`] says what is known.
    ///
    /// # Cancellation
    ///
    /// Dropping the future is safe for the client and stops waiting; it does not take the order back. If the request was
    /// on its way, the order may exist. Keep the order id before the call and use it again afterwards.
    ///
    /// # The same order id again
    ///
    /// Juspay's integration guide calls the order id the idempotency key: a repeated call with the same id answers with
    /// the same order and a new client token. That was not checked against the live API. What happens with the same id and
    /// another amount, or on an order that has been paid, is not known.
    ///
    /// # Errors
    ///
    /// [`Error`] for whatever is not a session of this order.
    pub async fn create_session<R: Request>(&self, request: &R) -> Result<Session<R::Response>, Error> {
        self.call(request).send().await
    }

    /// [`create_session`](Self::create_session) with settings for this one call.
    pub fn call<'c, R: Request>(&'c self, request: &'c R) -> Call<'c, R> {
        Call::new(self, request)
    }
}

/// One call, with settings of its own.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'c, R> {
    client: &'c Inner,
    request: &'c R,
    routing_id: Option<&'c str>,
}

impl<'c, R: Request> Call<'c, R> {
    pub(crate) fn new(client: &'c Client, request: &'c R) -> Self {
        Self { client: &client.inner, request, routing_id: None }
    }

    /// The `x-routing-id` header, which must be the same in all calls for one customer.
    ///
    /// If left out it is the request's customer id or, for a guest, its order id.
    pub fn routing_id(mut self, routing_id: &'c str) -> Self {
        self.routing_id = Some(routing_id);
        self
    }

    /// Sends it. See [`Client::create_session`].
    ///
    /// # Errors
    ///
    /// [`Error`] for whatever is not a session of this order.
    pub async fn send(self) -> Result<Session<R::Response>, Error> {
        let started = Instant::now();
        let prepared = self.prepare()?;
        let mut attempts = 0;
        let mut before = Outcome::NotSent;
        loop {
            let left = self.client.overall_timeout.map(|overall| overall.saturating_sub(started.elapsed()));
            let timeout = left.map_or(self.client.attempt_timeout, |left| left.min(self.client.attempt_timeout));
            attempts += 1;
            let error = match self.attempt(&prepared, timeout, attempts).await {
                Ok(session) => return Ok(Session { attempts, ..session }),
                Err(error) => error,
            };
            before = before.max(error.outcome());
            let in_time = |wait: Duration| {
                self.client.overall_timeout.is_none_or(|overall| started.elapsed().saturating_add(wait) < overall)
            };
            let wait = self.client.retry.next(&error, attempts).filter(|wait| in_time(*wait));
            if let Some(wait) = wait {
                tokio::time::sleep(wait).await;
                // It may have slept longer than it was to.
                if in_time(Duration::ZERO) {
                    continue;
                }
            }
            return Err(error.after(attempts, before));
        }
    }

    fn order_id(&self) -> Option<&'c str> {
        self.request.order()
    }

    /// What is the same in every attempt.
    fn prepare(&self) -> Result<Prepared, Error> {
        let not_ready = || Error::new(ErrorKind::Request, Outcome::NotSent);
        let routing_id = self.routing_id.or_else(|| self.request.routing_id()).unwrap_or_default();
        if routing_id.is_empty() {
            return Err(not_ready().with_source(
                "there is no routing id: none was given, and the request has neither a customer nor an order id",
            ));
        }
        let mut routing_id = HeaderValue::from_bytes(routing_id.as_bytes())
            .map_err(|_| not_ready().with_source("the routing id holds a character that no header can carry"))?;
        routing_id.set_sensitive(true);
        Ok(Prepared { routing_id, body: self.request.to_json() })
    }

    #[cfg(feature = "tracing")]
    async fn attempt(
        &self,
        prepared: &Prepared,
        timeout: Duration,
        number: u32,
    ) -> Result<Session<R::Response>, Error> {
        use tracing::Instrument as _;

        let span = super::trace::span(&self.client.url, number);
        let result = self.exchange(prepared, timeout).instrument(span.clone()).await;
        super::trace::record(&span, result.as_ref().map(Session::http_status));
        result
    }

    #[cfg(not(feature = "tracing"))]
    async fn attempt(&self, prepared: &Prepared, timeout: Duration, _: u32) -> Result<Session<R::Response>, Error> {
        self.exchange(prepared, timeout).await
    }

    async fn exchange(&self, prepared: &Prepared, timeout: Duration) -> Result<Session<R::Response>, Error> {
        let custody = Custody::default();
        let mut request = reqwest::Request::new(Method::POST, self.client.url.clone());
        let headers = request.headers_mut();
        headers.clone_from(&self.client.headers);
        headers.insert(AUTHORIZATION, self.client.authorization.clone());
        headers.insert(header::X_ROUTING_ID, prepared.routing_id.clone());
        *request.timeout_mut() = Some(timeout);
        *request.body_mut() = Some(Once::body(prepared.body.clone(), custody.clone()));
        let response = self.client.http.execute(request).await;
        let response = response.map_err(|error| not_answered(error, custody.withdraw()))?;
        if response.url() != &self.client.url {
            // Only a client of the caller's own follows redirects, and what it ends at never saw the order.
            return Err(Error::new(ErrorKind::Redirect, Outcome::Unknown));
        }
        judge(receive(response).await, self.order_id())
    }
}

struct Prepared {
    routing_id: HeaderValue,
    body: Vec<u8>,
}

/// What a failure says before any status came.
///
/// "No connection" proves nothing by itself: it may be the target of a redirect that could not be reached.
fn not_answered(error: reqwest::Error, withdrawn: bool) -> Error {
    let (kind, outcome) = if withdrawn {
        (if error.is_builder() { ErrorKind::Request } else { ErrorKind::Connect }, Outcome::NotSent)
    } else if error.is_redirect() || error.is_connect() || error.is_builder() {
        (ErrorKind::Redirect, Outcome::Unknown)
    } else if error.is_timeout() {
        (ErrorKind::Timeout, Outcome::Unknown)
    } else {
        (ErrorKind::Interrupted, Outcome::Unknown)
    };
    Error::new(kind, outcome).with_source(error.without_url())
}

/// Reads the body up to the limit; whatever happens, what came is kept.
async fn receive(mut response: reqwest::Response) -> Received {
    let status = response.status().as_u16();
    let headers = std::mem::take(response.headers_mut());
    let mut body = Vec::new();
    let end = loop {
        match response.chunk().await {
            Ok(None) => break BodyEnd::Complete,
            Ok(Some(chunk)) => {
                let room = BODY_LIMIT - body.len();
                body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
                if chunk.len() > room {
                    break BodyEnd::TooLarge;
                }
            }
            Err(error) => break BodyEnd::Broken(error.without_url()),
        }
    };
    Received { status, headers, body, end }
}
