//! The HTTP client: one call that creates a session and tells the truth about the order.

#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod builder;
mod call;
mod error;
mod judge;
mod key;
mod retry;
mod session;
mod tls;
#[cfg(feature = "tracing")]
mod trace;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderValue};

pub use builder::{BuildError, ClientBuilder};
pub use call::Call;
pub use error::{Error, ErrorKind, Outcome};
pub use key::ApiKeyFault;
pub use retry::RetryPolicy;
pub use session::Session;

use crate::request::SessionRequest;
use crate::version::Version;

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
    inner: Arc<Inner>,
}

struct Inner {
    http: reqwest::Client,
    url: Url,
    authorization: HeaderValue,
    /// What every request has: the merchant, the media type, the user agent, and what the caller added.
    headers: HeaderMap<HeaderValue>,
    attempt_timeout: Duration,
    overall_timeout: Option<Duration>,
    retry: RetryPolicy,
}

impl Client {
    /// Settings for a client: the merchant id and the API key from the Juspay dashboard.
    ///
    /// The key is given as it stands on the dashboard, neither encoded nor with a colon.
    ///
    /// A `String` is taken over and wiped; of a borrowed key the caller's own text remains. The client keeps the key as one
    /// header value, which no output shows, and which is wiped when the client and its last request are gone. What the HTTP
    /// stack copies of it on its way to the socket is beyond the crate: the memory of a connection's write buffer holds the
    /// last request's head, and is freed with the connection, but not wiped.
    pub fn builder(merchant_id: impl Into<String>, api_key: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(merchant_id.into(), api_key.into())
    }

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
    pub async fn create_session<V: Version>(&self, request: &SessionRequest<V>) -> Result<Session<V>, Error> {
        self.call(request).send().await
    }

    /// [`create_session`](Self::create_session) with settings for this one call.
    pub fn call<'c, V: Version>(&'c self, request: &'c SessionRequest<V>) -> Call<'c, V> {
        Call::new(self, request)
    }
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
