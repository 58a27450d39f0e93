//! Requests to endpoints that the model does not have.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Method, Url};
use serde::Serialize;

use super::build_error::BuildError;
use super::core::{Client, Inner};
use super::error::{Error, ErrorKind};
use super::headers::{fill, not_ready};
use super::outcome::Outcome;
use super::transport::{BodyEnd, Received, exchange};
use crate::generated::header as names;
use crate::request::{HeaderSource, RequestHeader};

impl Client {
    /// Makes a request to an endpoint that this crate has no types for.
    ///
    /// It has the client's authorization, headers, timeout of an attempt and TLS. It is sent once, whatever the retry policy
    /// of the client. Every status is a [`RawResponse`].
    ///
    /// ```no_run
    /// # use juspay_session::{Client, reqwest::Method};
    /// # async fn run(client: Client) -> Result<(), juspay_session::Error> {
    /// let response = client.request(Method::GET, "/orders/order-1").routing_id("customer-7").await?;
    /// println!("{}: {} bytes", response.status(), response.body().len());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The path starts with `/` and follows the base URL; it may have a query. Encode its parts: a path that a URL parser
    /// would change, such as one with `..`, is an error of the kind `Request`.
    ///
    /// # Errors
    ///
    /// [`Error`] if no whole response came. Its [`outcome`](Error::outcome) does not apply, because the client does not know
    /// what the request does.
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest<'_> {
        RawRequest { client: &self.inner, parts: Parts::new(method, path.into()) }
    }
}

/// A request to an endpoint that the model does not have. Awaiting it sends it.
#[must_use = "a request does nothing until it is awaited"]
pub struct RawRequest<'c> {
    client: &'c Inner,
    parts: Parts,
}

impl RawRequest<'_> {
    /// Sets the `x-routing-id` header. By default there is none.
    pub fn routing_id(mut self, routing_id: impl Into<String>) -> Self {
        self.parts.routing_id = Some(routing_id.into());
        self
    }

    /// Sets how long the request may take, in place of the client's timeout of an attempt.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.parts.timeout = Some(timeout);
        self
    }

    /// Adds a header, in place of the client's own of that name. The client's reserved headers cannot be set.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parts.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the body to a value as JSON.
    pub fn json<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        self.parts.body = serde_json::to_vec(value);
        self
    }

    /// Sends the request, like awaiting it.
    ///
    /// # Errors
    ///
    /// [`Error`] if no whole response came.
    pub async fn send(self) -> Result<RawResponse, Error> {
        perform(self.client, self.parts).await
    }
}

impl<'c> IntoFuture for RawRequest<'c> {
    type Output = Result<RawResponse, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for RawRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.fmt(f)
    }
}

/// What a request to another endpoint consists of.
pub(crate) struct Parts {
    method: Method,
    path: String,
    pub(crate) routing_id: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Result<Vec<u8>, serde_json::Error>,
}

impl Parts {
    pub(crate) fn new(method: Method, path: String) -> Self {
        Self { method, path, routing_id: None, timeout: None, headers: Vec::new(), body: Ok(Vec::new()) }
    }

    fn prepare(self, client: &Inner) -> Result<(reqwest::Request, Vec<u8>), Error> {
        if self.timeout.is_some_and(|timeout| timeout.is_zero()) {
            return Err(not_ready(BuildError::Timeout { name: "request's" }));
        }
        let url = join(&client.base, &self.path)
            .ok_or_else(|| not_ready("invalid path; start it with `/` and encode its parts, without `.` and `..`"))?;
        // serde_json's message may quote the value.
        let body = self.body.map_err(|_| not_ready("the value of the body has no form in JSON"))?;
        let mut headers = fill(client, &self.headers, HEADERS, |_| self.routing_id.as_deref())?;
        if !body.is_empty() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        let mut request = reqwest::Request::new(self.method, url);
        *request.headers_mut() = headers;
        Ok((request, body))
    }
}

/// The path can contain an ID of a customer, so it is not shown.
impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest")
            .field("method", &self.method)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// Makes a request once.
pub(crate) async fn perform(client: &Inner, parts: Parts) -> Result<RawResponse, Error> {
    let routing_id = parts.routing_id.clone();
    let timeout = parts.timeout.unwrap_or(client.attempt_timeout);
    let result = match parts.prepare(client) {
        Ok((request, body)) => exchange(&client.http, request, &body, timeout).await.and_then(whole),
        Err(error) => Err(error),
    };
    result.map_err(|error| error.of_request(routing_id))
}

/// The response of an endpoint that the model does not have. `Debug` shows its status and sizes.
#[derive(Clone, PartialEq, Eq)]
pub struct RawResponse {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl RawResponse {
    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the headers. Do not log them.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body, at most 1 MiB. Do not log it.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the body without the rest.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status)
            .field("headers", &format_args!("<{} headers>", self.headers.len()))
            .field("body", &format_args!("<{} bytes>", self.body.len()))
            .finish()
    }
}

/// A response that came whole.
fn whole(received: Received) -> Result<RawResponse, Error> {
    let Received { status, headers, body, end } = received;
    let (kind, source) = match end {
        BodyEnd::Complete => return Ok(RawResponse { status, headers, body }),
        BodyEnd::TooLarge => (ErrorKind::TooLarge, None),
        BodyEnd::Broken(error) if error.is_timeout() => (ErrorKind::Timeout, Some(error)),
        BodyEnd::Broken(error) => (ErrorKind::Interrupted, Some(error)),
    };
    let error = Error::new(kind, Outcome::Unknown).with_response(status, &body).with_headers(headers);
    Err(match source {
        Some(source) => error.with_source(source),
        None => error,
    })
}

/// The headers of every request, whatever its endpoint.
const HEADERS: &[RequestHeader] = &[
    RequestHeader {
        name: names::X_MERCHANTID,
        source: HeaderSource::MerchantId,
        is_required: true,
        is_sensitive: false,
    },
    RequestHeader { name: names::VERSION, source: HeaderSource::ApiVersion, is_required: false, is_sensitive: false },
    RequestHeader { name: names::X_ROUTING_ID, source: HeaderSource::Request, is_required: false, is_sensitive: true },
];

/// The URL of a path below a base URL; `None` if the parser would change the path.
pub(crate) fn join(base: &Url, path: &str) -> Option<Url> {
    if !path.starts_with('/') || path.contains(['\\', '#']) || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let mut url = base.clone();
    let expected = format!("{}{path}", base.path().trim_end_matches('/'));
    url.set_path(&expected);
    url.set_query(query);
    (url.path() == expected).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_on_the_base_url() {
        for (base, path, expected) in [
            ("https://a.example", "/orders/1", Some("https://a.example/orders/1")),
            ("https://a.example/v2", "/orders?limit=2", Some("https://a.example/v2/orders?limit=2")),
            ("https://a.example", "//b.example/x", Some("https://a.example//b.example/x")),
            ("https://a.example/v2", "/a%20b", Some("https://a.example/v2/a%20b")),
            ("https://a.example/v2", "/../orders", None),
            ("https://a.example/v2", "/a/./b", None),
            ("https://a.example/v2", "/%2e%2E/orders", None),
            ("https://a.example", "orders", None),
            ("https://a.example", "", None),
            ("https://a.example", "@b.example/", None),
            ("https://a.example", "/a b", None),
            ("https://a.example", "/a\\b", None),
            ("https://a.example", "/a#b", None),
            ("https://a.example", "/a\r\nb", None),
            ("https://a.example", "/ü", None),
        ] {
            let url = join(&Url::parse(base).unwrap(), path);
            assert_eq!(url.as_ref().map(Url::as_str), expected, "{base} {path}");
        }
    }
}
