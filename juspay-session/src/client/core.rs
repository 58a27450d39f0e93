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
/// let client = Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Sandbox).build()?;
/// let session = client.create_session(&request).await?;
/// let for_the_front_end = session.sdk_payload().map(|payload| payload.raw());
/// # Ok(())
/// # }
/// ```
///
/// # Runtime
///
/// A call runs on tokio, with the I/O and the time driver (`enable_all`). Outside of a tokio runtime a call is an error of
/// the kind `Request` and sends nothing. On a runtime without these drivers tokio panics.
///
/// Each connection belongs to the runtime that opened it. If one client is used on two runtimes and one of them ends, its
/// connections end with it. If one of them is not running, a call over its connection waits until the timeout. Build one
/// client for each runtime.
///
/// After a `fork()` the child must build a client of its own: the runtime's threads exist in the parent only.
///
/// # Proxies
///
/// reqwest reads the environment variables `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. It reads the proxy settings of Windows
/// and macOS only with its feature `system-proxy`, which this crate does not enable. An `http` base URL never uses a proxy.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) http: reqwest::Client,
    /// What the path of an endpoint is appended to.
    pub(crate) base: Url,
    pub(crate) authorization: HeaderValue,
    pub(crate) merchant_id: HeaderValue,
    pub(crate) api_version: Option<HeaderValue>,
    /// The user agent, and what the caller added.
    pub(crate) headers: HeaderMap<HeaderValue>,
    pub(crate) attempt_timeout: Duration,
    pub(crate) overall_timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
}

impl fmt::Debug for Client {
    /// Where it sends to. The key, the merchant and the headers are not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.inner.base.as_str().trim_end_matches('/'))
            .field("attempt_timeout", &self.inner.attempt_timeout)
            .field("overall_timeout", &self.inner.overall_timeout)
            .field("retry", &self.inner.retry)
            .finish_non_exhaustive()
    }
}
