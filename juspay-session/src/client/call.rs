//! One call, with all its attempts.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};

use super::build_error::BuildError;
use super::core::{Client, Inner};
use super::error::{Error, ErrorKind};
use super::headers::{header, header_value};
use super::judge::judge;
use super::outcome::Outcome;
use super::retry::RetryPolicy;
use super::session::Session;
use super::transport::exchange;
use crate::generated::header as names;
use crate::request::Request;

impl Client {
    /// Creates a session.
    ///
    /// It returns a call, which is sent when it is awaited. Settings for this one call come before:
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use juspay_session::{Client, Outcome, v1};
    /// # async fn run(client: Client, request: v1::SessionRequest) -> Result<(), juspay_session::Error> {
    /// let session = client.create_session(&request).await?;
    /// let again = client.create_session(&request).after(Outcome::Unknown).timeout(Duration::from_secs(20)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The order exists once the call returns a [`Session`]. If it returns an [`Error`], [`Error::outcome`] says what is known.
    ///
    /// # Cancellation
    ///
    /// Dropping the future stops waiting and does not take the order back. If the request was on its way, the order may
    /// exist. Store the order ID before the call and use it again afterwards. To keep a closed connection of the customer
    /// from cancelling the call, spawn it: see
    /// [Repeating a call after a restart](crate#repeating-a-call-after-a-restart).
    ///
    /// # The same order ID again
    ///
    /// Juspay's integration guide calls the order ID the idempotency key: a repeated call with the same ID returns the same
    /// order and a new client token. That was not checked against the live API. If the customer has paid in the meantime, the
    /// status of a repeated session may be `CHARGED`. What happens with the same ID and another amount is not known.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but a session of this order.
    pub fn create_session<'c, R: Request>(&'c self, request: &'c R) -> Call<'c, R> {
        Call { client: self, request, settings: Settings::default() }
    }
}

/// A call that creates a session, with settings of its own. Awaiting it sends it.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<'c, R> {
    client: &'c Client,
    request: &'c R,
    settings: Settings,
}

impl<R: Request> Call<'_, R> {
    /// Sets the `x-routing-id` header, which must be the same in all calls for one customer.
    ///
    /// By default it is the customer ID of the request or, for a guest, the order ID.
    pub fn routing_id(mut self, routing_id: impl Into<String>) -> Self {
        self.settings.routing_id = Some(routing_id.into());
        self
    }

    /// Sets what an earlier call with this order ID left open, perhaps one of an
    /// [earlier process](crate#repeating-a-call-after-a-restart).
    ///
    /// The outcome of an error is at least this one: a refusal now does not undo an order that an earlier call may have
    /// created.
    pub fn after(mut self, outcome: Outcome) -> Self {
        self.settings.before = outcome;
        self
    }

    /// Sets how long this call may take with all its attempts and the waits between them, in place of the client's overall
    /// timeout. The timeout of an attempt still applies.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Sets when this call is retried, in place of the client's policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = Some(policy);
        self
    }

    /// Adds a header to this call, in place of the client's own of that name. The headers that
    /// [`ClientBuilder::header`](crate::ClientBuilder::header) refuses are an error of the kind `Request` here.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Sends the call, like awaiting it.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but a session of this order.
    pub async fn send(self) -> Result<Session<R::Response>, Error> {
        perform(&self.client.inner, self.request, self.settings).await
    }
}

impl<'c, R: Request> IntoFuture for Call<'c, R> {
    type Output = Result<Session<R::Response>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<R> fmt::Debug for Call<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.settings.fmt(f)
    }
}

/// Settings of one call.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) routing_id: Option<String>,
    pub(crate) before: Outcome,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) headers: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { routing_id: None, before: Outcome::NotSent, timeout: None, retry: None, headers: Vec::new() }
    }
}

/// The routing ID and the headers are not shown.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("after", &self.before)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

/// Makes a call with all its attempts.
pub(crate) async fn perform<R: Request>(
    client: &Inner,
    request: &R,
    settings: Settings,
) -> Result<Session<R::Response>, Error> {
    let started = Instant::now();
    let routing_id =
        settings.routing_id.clone().or_else(|| request.routing_id().map(str::to_owned)).unwrap_or_default();
    let attempt = match prepare(client, request, &settings, &routing_id) {
        Ok(attempt) => attempt,
        Err(error) => return Err(error.of_call(1, settings.before, routing_id)),
    };
    let overall = settings.timeout.or(client.overall_timeout);
    let retry = settings.retry.as_ref().unwrap_or(&client.retry);
    let mut attempts = 0;
    let mut outcome = settings.before;
    loop {
        let left = overall.map(|overall| overall.saturating_sub(started.elapsed()));
        let timeout = left.map_or(client.attempt_timeout, |left| left.min(client.attempt_timeout));
        attempts += 1;
        let error = match attempt.run::<R>(timeout, attempts).await {
            Ok(session) => return Ok(Session { attempts, routing_id, ..session }),
            Err(error) => error,
        };
        outcome = outcome.max(error.outcome());
        let in_time = |wait: Duration| overall.is_none_or(|overall| started.elapsed().saturating_add(wait) < overall);
        let wait = retry.next(&error, attempts).filter(|wait| in_time(*wait));
        if let Some(wait) = wait {
            tokio::time::sleep(wait).await;
            // The machine may have slept longer.
            if in_time(Duration::ZERO) {
                continue;
            }
        }
        return Err(error.of_call(attempts, outcome, routing_id));
    }
}

/// What is the same in every attempt.
struct Attempt<'c> {
    client: &'c Inner,
    order_id: Option<&'c str>,
    headers: HeaderMap,
    body: Vec<u8>,
}

/// Makes everything ready that is the same in every attempt.
fn prepare<'c, R: Request>(
    client: &'c Inner,
    request: &'c R,
    settings: &Settings,
    routing_id: &str,
) -> Result<Attempt<'c>, Error> {
    let not_ready = || Error::new(ErrorKind::Request, Outcome::NotSent);
    if settings.timeout.is_some_and(|timeout| timeout.is_zero()) {
        return Err(not_ready().with_source(BuildError::Timeout { name: "call's" }));
    }
    if routing_id.is_empty() {
        return Err(not_ready().with_source(
            "there is no routing ID; set one, because the request has neither a customer ID nor an order ID",
        ));
    }
    let refused = |error: BuildError| not_ready().with_source(error);
    let mut headers = client.headers.clone();
    for (name, value) in &settings.headers {
        let (name, value) = header(name, value).map_err(refused)?;
        headers.insert(name, value);
    }
    headers.insert(AUTHORIZATION, client.authorization.clone());
    headers.insert(names::X_ROUTING_ID, routing_header(routing_id).map_err(refused)?);
    Ok(Attempt { client, order_id: request.order(), headers, body: request.to_json() })
}

/// The value of the `x-routing-id` header.
pub(crate) fn routing_header(routing_id: &str) -> Result<HeaderValue, BuildError> {
    let mut value = header_value(names::X_ROUTING_ID, routing_id)?;
    value.set_sensitive(true);
    Ok(value)
}

impl Attempt<'_> {
    #[cfg(feature = "tracing")]
    async fn run<R: Request>(&self, timeout: Duration, number: u32) -> Result<Session<R::Response>, Error> {
        use tracing::Instrument as _;

        let span = super::trace::span(&self.client.url, number);
        let result = self.exchange::<R>(timeout).instrument(span.clone()).await;
        super::trace::record(&span, result.as_ref().map(Session::http_status));
        result
    }

    #[cfg(not(feature = "tracing"))]
    async fn run<R: Request>(&self, timeout: Duration, _: u32) -> Result<Session<R::Response>, Error> {
        self.exchange::<R>(timeout).await
    }

    async fn exchange<R: Request>(&self, timeout: Duration) -> Result<Session<R::Response>, Error> {
        let mut request = reqwest::Request::new(Method::POST, self.client.url.clone());
        request.headers_mut().clone_from(&self.headers);
        let received = exchange(&self.client.http, request, &self.body, timeout).await?;
        judge(received, self.order_id)
    }
}
