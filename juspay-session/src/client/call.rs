//! One call, with all its attempts.

use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::header::{AUTHORIZATION, HeaderValue};

use super::body::{Custody, Once};
use super::error::{Error, ErrorKind, Outcome};
use super::judge::{BodyEnd, Received, judge};
use super::session::Session;
use super::{Client, Inner};
use crate::generated::header;
use crate::request::SessionRequest;
use crate::version::Version;

/// The request's own name for the order, which the answer repeats.
const ORDER_ID: &str = "order_id";

/// What goes into the routing id.
const CUSTOMER_ID: &str = "customer_id";

/// What the client takes of a body. A session has a few kilobytes.
const BODY_LIMIT: usize = 1 << 20;

/// One call, with settings of its own.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'c, V> {
    client: &'c Inner,
    request: &'c SessionRequest<V>,
    routing_id: Option<&'c str>,
}

impl<'c, V: Version> Call<'c, V> {
    pub(crate) fn new(client: &'c Client, request: &'c SessionRequest<V>) -> Self {
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
    pub async fn send(self) -> Result<Session<V>, Error> {
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
        self.request.body().text(ORDER_ID)
    }

    /// What is the same in every attempt.
    fn prepare(&self) -> Result<Prepared, Error> {
        let not_ready = || Error::new(ErrorKind::Request, Outcome::NotSent);
        let customer_id = self.request.body().text(CUSTOMER_ID).filter(|id| !id.is_empty());
        let routing_id = self.routing_id.or(customer_id).or_else(|| self.order_id()).unwrap_or_default();
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
    async fn attempt(&self, prepared: &Prepared, timeout: Duration, number: u32) -> Result<Session<V>, Error> {
        use tracing::Instrument as _;

        let span = super::trace::span(&self.client.url, number);
        let result = self.exchange(prepared, timeout).instrument(span.clone()).await;
        super::trace::record(&span, result.as_ref().map(Session::http_status));
        result
    }

    #[cfg(not(feature = "tracing"))]
    async fn attempt(&self, prepared: &Prepared, timeout: Duration, _: u32) -> Result<Session<V>, Error> {
        self.exchange(prepared, timeout).await
    }

    async fn exchange(&self, prepared: &Prepared, timeout: Duration) -> Result<Session<V>, Error> {
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
