//! Calls that only read.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use reqwest::Method;

use super::attempts::{Attempt, attempts};
use super::call::Settings;
use super::core::{Client, Inner};
use super::error::{Error, ErrorKind};
use super::headers::{fill, not_ready};
use super::judge::{is_about_another, judge};
use super::outcome::Outcome;
use super::raw::join;
use super::retry::RetryPolicy;
use super::transport::{BodyEnd, Received};
use crate::generated::header as names;
use crate::generated::order_status::OrderStatusRequest;
use crate::read::ReadRequest;
use crate::response::Response;

impl Client {
    /// Asks for the status of an order.
    ///
    /// The routing ID is that of the call that created the order: [`Session::routing_id`](crate::Session::routing_id) and
    /// [`Error::routing_id`] return it. Store it with the order, because an order ID does not tell the customer.
    ///
    /// ```no_run
    /// # use juspay_session::{Client, Lookup, OrderStatus};
    /// # async fn run(client: Client) -> Result<(), juspay_session::Error> {
    /// match client.order_status("order-1", "customer-7").await? {
    ///     Lookup::Found(order) if order.status() == Some(&OrderStatus::Charged) => println!("paid"),
    ///     Lookup::Found(order) => println!("not paid: {:?}", order.status()),
    ///     Lookup::NotFound => println!("no such order, or not yet"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Compare the amount and the status with your own records before you deliver. To settle an order whose outcome is
    /// unknown, use [`resolve`](Self::resolve).
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but the order and "no such order". Its outcome is `Unknown`, because a status that could not
    /// be read says nothing of the order.
    pub fn order_status(
        &self,
        order_id: impl Into<String>,
        routing_id: impl Into<String>,
    ) -> ReadCall<'_, OrderStatusRequest> {
        self.read(OrderStatusRequest::new(order_id, routing_id))
    }

    /// Makes a request that only reads.
    ///
    /// [`order_status`](Self::order_status) is the short form for the status of an order.
    ///
    /// ```no_run
    /// # use juspay_session::{Client, order_status::OrderStatusRequest};
    /// # async fn run(client: Client) -> Result<(), juspay_session::Error> {
    /// let request = OrderStatusRequest::new("order-1", "customer-7").full_gateway_response(true);
    /// let order = client.read(request).await?.found();
    /// # Ok(())
    /// # }
    /// ```
    pub fn read<R: ReadRequest>(&self, request: R) -> ReadCall<'_, R> {
        ReadCall { client: self, request, settings: Settings::default() }
    }
}

/// What a server says when it is asked for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<T> {
    /// It exists.
    Found(T),
    /// The server does not know it.
    NotFound,
}

impl<T> Lookup<T> {
    /// Returns what was found.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::NotFound => None,
        }
    }
}

/// A call that only reads, with settings of its own. Awaiting it sends it.
///
/// Unless [`retry`](Self::retry) says otherwise, it makes up to three attempts while the error
/// [is transient](Error::is_transient), whatever the client's policy: to read twice changes nothing.
#[must_use = "a call does nothing until it is awaited"]
pub struct ReadCall<'c, R> {
    client: &'c Client,
    request: R,
    settings: Settings,
}

impl<R: ReadRequest> ReadCall<'_, R> {
    /// Sets how long this call may take with all its attempts and the waits between them, in place of the client's overall
    /// timeout. The timeout of an attempt still applies.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Sets how often and after which waits this call is retried. Of the policy only these count: what is retried is every
    /// error that is transient.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = Some(policy);
        self
    }

    /// Adds a header to this call. See [`Call::header`](crate::Call::header).
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Sends the call, like awaiting it.
    ///
    /// # Errors
    ///
    /// [`Error`] for everything but what was asked for and "no such thing".
    pub async fn send(self) -> Result<Lookup<R::Response>, Error> {
        perform(&self.client.inner, &self.request, &self.settings).await
    }
}

impl<'c, R: ReadRequest> IntoFuture for ReadCall<'c, R> {
    type Output = Result<Lookup<R::Response>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<R: ReadRequest> fmt::Debug for ReadCall<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadCall")
            .field("request", &self.request)
            .field("timeout", &self.settings.timeout)
            .field("retry", &self.settings.retry)
            .finish_non_exhaustive()
    }
}

/// Makes a call with all its attempts.
pub(crate) async fn perform<R: ReadRequest>(
    client: &Inner,
    request: &R,
    settings: &Settings,
) -> Result<Lookup<R::Response>, Error> {
    let routing_id = request.header(names::X_ROUTING_ID).map(str::to_owned);
    let policy = settings.retry.clone().unwrap_or_else(|| RetryPolicy::new(3));
    let result = match prepare(client, request, settings) {
        Ok(attempt) => {
            let retry = |error: &Error, attempts| policy.next_read(error, attempts);
            attempts(client, &attempt, settings.timeout, retry, |received| judge_read::<R>(received, request)).await
        }
        Err(error) => Err(error),
    };
    result.map(|(lookup, _)| lookup).map_err(|error| error.of_read(routing_id))
}

fn prepare<R: ReadRequest>(client: &Inner, request: &R, settings: &Settings) -> Result<Attempt, Error> {
    let url = request.target().and_then(|target| join(&client.base, &target)).ok_or_else(|| {
        not_ready("a part of the path is empty, `.` or `..`; give the order ID of the call that created the order")
    })?;
    let headers = fill(client, &settings.headers, R::HEADERS, |name| request.header(name))?;
    Ok(Attempt { method: Method::GET, url, headers, body: Vec::new() })
}

/// What a response says of the thing that was asked for.
fn judge_read<R: ReadRequest>(received: Received, request: &R) -> Result<Lookup<R::Response>, Error> {
    let Received { status, body, end, .. } = &received;
    if matches!(end, BodyEnd::Complete) && R::is_not_found(*status, body) {
        if R::Response::from_json(body).is_ok_and(|body| is_about_another(&body, request.order())) {
            let error = Error::new(ErrorKind::Mismatch, Outcome::Unknown);
            return Err(error.with_response(*status, body).with_headers(received.headers));
        }
        return Ok(Lookup::NotFound);
    }
    judge(received, request.order()).map(|session| Lookup::Found(session.response))
}
