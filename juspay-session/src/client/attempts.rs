//! All attempts of one call.

use std::time::{Duration, Instant};

use reqwest::header::HeaderMap;
use reqwest::{Method, Url};

use super::build_error::BuildError;
use super::core::Inner;
use super::error::Error;
use super::headers::not_ready;
use super::transport::{Received, exchange};

/// What is the same in every attempt.
pub(crate) struct Attempt {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// Makes attempts until one succeeds, `retry` wants no other, or the time is over. It returns the number of attempts as
/// well.
pub(crate) async fn attempts<T>(
    client: &Inner,
    attempt: &Attempt,
    timeout: Option<Duration>,
    retry: impl Fn(&Error, u32) -> Option<Duration>,
    judge: impl Fn(Received) -> Result<T, Error>,
) -> Result<(T, u32), Error> {
    if timeout.is_some_and(|timeout| timeout.is_zero()) {
        return Err(not_ready(BuildError::Timeout { name: "call's" }));
    }
    let started = Instant::now();
    let overall = timeout.or(client.overall_timeout);
    let mut attempts = 0;
    let mut outcome = None;
    loop {
        let left = overall.map(|overall| overall.saturating_sub(started.elapsed()));
        let timeout = left.map_or(client.attempt_timeout, |left| left.min(client.attempt_timeout));
        attempts += 1;
        let error = match attempt.run(client, timeout, attempts, &judge).await {
            Ok(value) => return Ok((value, attempts)),
            Err(error) => error,
        };
        outcome = outcome.max(Some(error.outcome()));
        let in_time = |wait: Duration| overall.is_none_or(|overall| started.elapsed().saturating_add(wait) < overall);
        let wait = retry(&error, attempts).filter(|wait| in_time(*wait));
        if let Some(wait) = wait {
            tokio::time::sleep(wait).await;
            // The machine may have slept longer.
            if in_time(Duration::ZERO) {
                continue;
            }
        }
        return Err(error.after_attempts(attempts, outcome));
    }
}

impl Attempt {
    #[cfg(feature = "tracing")]
    async fn run<T>(
        &self,
        client: &Inner,
        timeout: Duration,
        number: u32,
        judge: impl Fn(Received) -> Result<T, Error>,
    ) -> Result<T, Error> {
        use tracing::Instrument as _;

        let span = super::trace::span(&self.method, &self.url, number);
        let mut status = None;
        let result = self.exchange(client, timeout, &mut status, judge).instrument(span.clone()).await;
        super::trace::record(&span, status, result.as_ref().err());
        result
    }

    #[cfg(not(feature = "tracing"))]
    async fn run<T>(
        &self,
        client: &Inner,
        timeout: Duration,
        _: u32,
        judge: impl Fn(Received) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.exchange(client, timeout, &mut None, judge).await
    }

    async fn exchange<T>(
        &self,
        client: &Inner,
        timeout: Duration,
        status: &mut Option<u16>,
        judge: impl Fn(Received) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut request = reqwest::Request::new(self.method.clone(), self.url.clone());
        request.headers_mut().clone_from(&self.headers);
        let received = exchange(&client.http, request, &self.body, timeout).await?;
        *status = Some(received.status);
        judge(received)
    }
}
