//! The way out of an unknown outcome.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::{Duration, Instant};

use super::call::Settings;
use super::core::{Client, Inner};
use super::error::{Error, ErrorKind};
use super::headers::not_ready;
use super::outcome::Outcome;
use super::read::{Lookup, perform};
use crate::generated::header as names;
use crate::generated::order_status::{OrderStatusRequest, OrderStatusResponse};
use crate::request::Request;

/// How long an order that is not found is asked for again by default.
const WAIT: Duration = Duration::from_secs(30);

/// The waits between two questions: the first, and the longest.
const INTERVALS: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(4));

impl Client {
    /// Finds out whether the order of a request exists, after a call whose outcome is unknown, also in a later process.
    ///
    /// ```no_run
    /// # use juspay_session::{Client, Outcome, OrderStatus, Resolution, v1};
    /// # async fn run(client: Client, request: v1::SessionRequest) {
    /// if let Err(error) = client.create_session(&request).await {
    ///     match client.resolve(&request).after(error.outcome()).await {
    ///         Resolution::Exists(order) if order.status() == Some(&OrderStatus::Charged) => println!("paid"),
    ///         Resolution::Exists(_) => println!("call again with the same request for a new token"),
    ///         Resolution::NotFound => println!("call again with the same request"),
    ///         Resolution::Unknown(error) => println!("ask again later: {error}"),
    ///     }
    /// }
    /// # }
    /// ```
    ///
    /// It asks for the status of the order until the order is found or [`wait`](Resolve::wait) is over. An order may appear
    /// late, because the call that creates it may still be on its way. So that an order is not found shortly after an
    /// unknown outcome proves nothing, and after a longer wait little. How long is long enough, no page of Juspay says.
    ///
    /// # Sending again
    ///
    /// Send the same request with the same order ID. Juspay calls the order ID the idempotency key: a repeated call returns
    /// the same order and a new token. A new order ID may make a second order. That a repeated call is safe was not
    /// checked against the live API, and what happens with another amount or after a payment is not known.
    pub fn resolve<'c, R: Request>(&'c self, request: &'c R) -> Resolve<'c, R> {
        Resolve { client: self, request, settings: ResolveSettings::default() }
    }
}

/// What is known of an order in the end.
#[derive(Debug)]
pub enum Resolution {
    /// The order exists, paid or not: see its status.
    Exists(Box<OrderStatusResponse>),
    /// The server did not know the order until the wait was over.
    NotFound,
    /// It could not be found out. [`Error::outcome`] is at least what was open before.
    Unknown(Error),
}

/// Settings of [`Client::resolve`]. Awaiting it asks.
#[must_use = "it does nothing until it is awaited"]
pub struct Resolve<'c, R> {
    client: &'c Client,
    request: &'c R,
    settings: ResolveSettings,
}

impl<R: Request> Resolve<'_, R> {
    /// Sets what the earlier call left open. The default is `Unknown`.
    ///
    /// After `NotSent` and `Rejected`, an order that is not found is not asked for again. After `Created` it is a
    /// contradiction, and the result is `Unknown`.
    pub fn after(mut self, outcome: Outcome) -> Self {
        self.settings.before = outcome;
        self
    }

    /// Sets the routing ID, if the earlier call had another than that of its request.
    pub fn routing_id(mut self, routing_id: impl Into<String>) -> Self {
        self.settings.routing_id = Some(routing_id.into());
        self
    }

    /// Sets how long to go on while the order is not found or the error is transient. The default is 30 seconds.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.settings.wait = wait;
        self
    }

    /// Sets when to give up, whatever is going on. By default it is the client's overall timeout, if it has one.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Asks, like awaiting it.
    pub async fn send(self) -> Resolution {
        resolve(&self.client.inner, self.request, self.settings).await
    }
}

impl<'c, R: Request> IntoFuture for Resolve<'c, R> {
    type Output = Resolution;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<R> fmt::Debug for Resolve<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.settings.fmt(f)
    }
}

#[derive(Clone)]
pub(crate) struct ResolveSettings {
    pub(crate) before: Outcome,
    pub(crate) routing_id: Option<String>,
    pub(crate) wait: Duration,
    pub(crate) timeout: Option<Duration>,
}

impl Default for ResolveSettings {
    fn default() -> Self {
        Self { before: Outcome::Unknown, routing_id: None, wait: WAIT, timeout: None }
    }
}

/// The routing ID is not shown.
impl fmt::Debug for ResolveSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resolve")
            .field("after", &self.before)
            .field("wait", &self.wait)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

pub(crate) async fn resolve<R: Request>(client: &Inner, request: &R, settings: ResolveSettings) -> Resolution {
    let routing_id = settings.routing_id.clone().or_else(|| request.header(names::X_ROUTING_ID).map(str::to_owned));
    let routing_id = routing_id.unwrap_or_default();
    let unknown = |error: Error| Resolution::Unknown(error.of_call(settings.before, routing_id.clone()));
    let Some(order_id) = request.order() else {
        let error = not_ready("the request has no order ID, so there is nothing to ask for");
        return Resolution::Unknown(error.of_call(Outcome::NotSent, routing_id));
    };
    let status = OrderStatusRequest::new(order_id, routing_id.clone());
    let started = Instant::now();
    let deadline = settings.timeout.or(client.overall_timeout);
    let (mut interval, longest) = INTERVALS;
    loop {
        let left = deadline.map(|deadline| deadline.saturating_sub(started.elapsed()));
        let call = Settings { timeout: left, ..Settings::default() };
        let result = perform(client, &status, &call).await;
        let end = match result {
            Ok(Lookup::Found(order)) => return Resolution::Exists(Box::new(order)),
            Err(error) if !error.is_transient() => return unknown(error),
            Err(error) => unknown(error),
            Ok(Lookup::NotFound) if settings.before < Outcome::Unknown => return Resolution::NotFound,
            Ok(Lookup::NotFound) if settings.before == Outcome::Created => {
                let source = "the server does not know the order that an earlier call created";
                unknown(Error::new(ErrorKind::Mismatch, Outcome::Created).with_source(source))
            }
            Ok(Lookup::NotFound) => Resolution::NotFound,
        };
        let left =
            deadline.map_or(settings.wait, |deadline| deadline.min(settings.wait)).saturating_sub(started.elapsed());
        if left.is_zero() {
            return end;
        }
        tokio::time::sleep(interval.min(left)).await;
        if deadline.is_some_and(|deadline| started.elapsed() >= deadline) {
            return end;
        }
        interval = interval.saturating_mul(2).min(longest);
    }
}
