//! The client: where it sends to, and with which settings.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderValue};

use super::retry::RetryPolicy;

/// A client of the Session API.
///
/// It is cheap to clone; all clones share one pool of connections. It is `Send` and `Sync`.
///
/// ```no_run
/// use juspay_session::{Client, Environment, v1};
///
/// # async fn run(request: v1::SessionRequest) -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder("merchant", "key").environment(Environment::Sandbox).build()?;
/// let session = client.create_session(&request).await?;
/// let for_the_front_end = session.sdk_payload().map(|payload| payload.raw());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) http: reqwest::Client,
    pub(crate) url: Url,
    pub(crate) authorization: HeaderValue,
    /// What every request has: the merchant, the media type, the user agent, and what the caller added.
    pub(crate) headers: HeaderMap<HeaderValue>,
    pub(crate) attempt_timeout: Duration,
    pub(crate) overall_timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
}

impl fmt::Debug for Client {
    /// Where it sends to. The key, the merchant and the headers are not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("url", &self.inner.url.as_str())
            .field("attempt_timeout", &self.inner.attempt_timeout)
            .field("overall_timeout", &self.inner.overall_timeout)
            .field("retry", &self.inner.retry)
            .finish_non_exhaustive()
    }
}
