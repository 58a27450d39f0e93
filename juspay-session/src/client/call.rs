//! One call, with all its attempts.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use reqwest::{Method, Url};

use super::attempts::{Attempt, attempts};
use super::core::{Client, Inner};
use super::error::Error;
use super::headers::{fill, not_ready};
use super::judge::judge;
use super::outcome::Outcome;
use super::raw::join;
use super::retry::RetryPolicy;
use super::session::Session;
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
    let given = settings.routing_id.as_deref();
    let value = |name: &str| given.filter(|_| name == names::X_ROUTING_ID).or_else(|| request.header(name));
    let routing_id = value(names::X_ROUTING_ID).unwrap_or_default().to_owned();
    let attempt = fill(client, &settings.headers, R::HEADERS, value).and_then(|headers| {
        Ok(Attempt { method: method(R::METHOD)?, url: url(client, R::PATH)?, headers, body: request.to_json() })
    });
    let retry = settings.retry.as_ref().unwrap_or(&client.retry);
    let result = match attempt {
        Ok(attempt) => {
            let judge = |received| judge(received, request.order());
            attempts(client, &attempt, settings.timeout, |error, attempts| retry.next(error, attempts), judge).await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok((session, attempts)) => Ok(Session { attempts, routing_id, ..session }),
        Err(error) => Err(error.of_call(settings.before, routing_id)),
    }
}

fn method(name: &str) -> Result<Method, Error> {
    Method::from_bytes(name.as_bytes()).map_err(|_| not_ready("the method of the operation is invalid"))
}

fn url(client: &Inner, path: &str) -> Result<Url, Error> {
    join(&client.base, path).ok_or_else(|| not_ready("the path of the operation is invalid"))
}
