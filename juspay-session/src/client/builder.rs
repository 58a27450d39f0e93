//! Settings of a client, and what can be wrong with them.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use zeroize::Zeroizing;

use super::build_error::BuildError;
use super::core::{Client, Inner};
use super::key::authorization;
use super::retry::RetryPolicy;
use super::tls;
use crate::generated::{Environment, endpoint, header};
use crate::rules::UrlFault;
use crate::rules::url::AbsoluteUrl;

const USER_AGENT_PREFIX: &str = concat!("juspay-session/", env!("CARGO_PKG_VERSION"));

/// Headers that are the client's own.
const RESERVED: &[&str] = &[
    // Nothing here unpacks what would come.
    "accept-encoding",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// Settings of a [`Client`].
#[must_use = "settings do nothing until the client is built"]
pub struct ClientBuilder {
    merchant_id: String,
    api_key: Zeroizing<String>,
    base_url: String,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    overall_timeout: Option<Duration>,
    user_agent_suffix: Option<String>,
    http: Option<reqwest::Client>,
    headers: Vec<(String, String)>,
    api_version: Option<String>,
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
}

impl ClientBuilder {
    pub(crate) fn new(merchant_id: String, api_key: String) -> Self {
        Self {
            merchant_id,
            api_key: Zeroizing::new(api_key),
            base_url: Environment::Production.base_url().to_owned(),
            connect_timeout: Duration::from_secs(10),
            attempt_timeout: Duration::from_secs(30),
            overall_timeout: None,
            user_agent_suffix: None,
            http: None,
            headers: Vec::new(),
            api_version: None,
            retry: RetryPolicy::none(),
        }
    }

    /// Where the API runs. [`Environment::Production`] if left out.
    pub fn environment(self, environment: Environment) -> Self {
        self.base_url(environment.base_url())
    }

    /// Sets the URL that the endpoint's path is appended to; a slash at its end does not matter.
    ///
    /// It must be ASCII, and `https` unless the host is this machine.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// How long it may take to connect. 10 seconds if left out; not for a client that was given with
    /// [`http_client`](Self::http_client).
    ///
    /// Keep it below the attempt's timeout: only a failure to connect proves that nothing was sent.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long one attempt may take, from connecting to the last byte of the answer. 30 seconds if left out.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How long a call may take with all its attempts and the waits between them. No limit of its own if left out.
    pub fn overall_timeout(mut self, timeout: Duration) -> Self {
        self.overall_timeout = Some(timeout);
        self
    }

    /// What stands behind the crate's own name in the User-Agent header, such as `shop/2.1`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// An own HTTP client, for example with a proxy or with other roots of trust.
    ///
    /// Build it with `redirect(Policy::none())` and `referer(false)`: a redirect would carry headers of yours to another
    /// address. The order itself is sent once an attempt, whatever the client's own policies of redirects and retries. A
    /// redirect that was followed is reported as an error, unless it led back to the same address.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// A header for every request. The client's own headers cannot be set.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The `version` header, such as `2023-06-30`, which pins the shape of the answer on sibling APIs. Left out by default,
    /// as on the page.
    pub fn api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = Some(version.into());
        self
    }

    /// When a call is tried again. [`RetryPolicy::none`] if left out.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Builds the client. It does not connect.
    ///
    /// # Errors
    ///
    /// [`BuildError`] for the first setting that cannot work.
    pub fn build(self) -> Result<Client, BuildError> {
        let authorization = authorization(&self.api_key).map_err(BuildError::ApiKey)?;
        let url = endpoint_url(&self.base_url)?;
        for (name, timeout) in [
            ("connect", Some(self.connect_timeout)),
            ("attempt", Some(self.attempt_timeout)),
            ("overall", self.overall_timeout),
        ] {
            if timeout.is_some_and(|timeout| timeout.is_zero()) {
                return Err(BuildError::Timeout { name });
            }
        }
        let headers = headers(&self.merchant_id, self.user_agent_suffix, self.api_version, self.headers)?;
        let http = match self.http {
            Some(http) => http,
            None => http_client(&url, self.connect_timeout)?,
        };
        let inner = Inner {
            http,
            url,
            authorization,
            headers,
            attempt_timeout: self.attempt_timeout,
            overall_timeout: self.overall_timeout,
            retry: self.retry,
        };
        Ok(Client { inner: Arc::new(inner) })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").finish_non_exhaustive()
    }
}

fn http_client(url: &Url, connect_timeout: Duration) -> Result<reqwest::Client, BuildError> {
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls::config()?)
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        // Off anyway, unless another crate of the program has turned them on for all.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate();
    // A proxy would get to see the key, which is why http must stay on this machine.
    let builder = if url.scheme() == "http" { builder.no_proxy() } else { builder };
    builder.build().map_err(|error| BuildError::Http(error.without_url()))
}

fn endpoint_url(base_url: &str) -> Result<Url, BuildError> {
    let fault = |problem| BuildError::BaseUrl { problem };
    if !base_url.is_ascii() {
        return Err(fault("not ASCII; write an international host in its xn-- form"));
    }
    // reqwest's reader repairs what is not a URL, such as `https:host`; a key is not sent to a guess.
    AbsoluteUrl::read(base_url).and_then(|url| url.check_authority()).map_err(|url_fault| {
        fault(match url_fault {
            UrlFault::Port => "invalid port; use 0 to 65535",
            UrlFault::Character { .. } | UrlFault::EncodedHost => {
                "invalid character; remove whitespace and backslashes"
            }
            _ => "not an absolute URL; write a scheme and a host",
        })
    })?;
    let mut url = Url::parse(base_url).map_err(|_| fault("invalid host; write a host name or an IP address"))?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => {
            return Err(fault(
                "http would show the key to anyone on the way: write https, unless the host is this machine",
            ));
        }
        _ => return Err(fault("its scheme is neither https nor http")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(fault("it holds a user name or a password: the key is given apart"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(fault("it holds a query or a fragment: write the part before it"));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    if path.ends_with(endpoint::PATH) {
        return Err(fault("it ends in the path of the endpoint, which the client adds: write the part before it"));
    }
    url.set_path(&format!("{path}{}", endpoint::PATH));
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || bare.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback())
}

fn headers(
    merchant_id: &str,
    user_agent_suffix: Option<String>,
    api_version: Option<String>,
    own: Vec<(String, String)>,
) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    for (name, value) in own {
        let name = name.to_ascii_lowercase();
        if RESERVED.contains(&name.as_str())
            || [header::X_MERCHANTID, header::X_ROUTING_ID, header::VERSION].contains(&name.as_str())
        {
            return Err(BuildError::ReservedHeader { name });
        }
        let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::HeaderName)?;
        headers.append(parsed, header_value(&name, &value)?);
    }
    if merchant_id.is_empty() {
        return Err(BuildError::MerchantId);
    }
    let user_agent = match user_agent_suffix {
        None => USER_AGENT_PREFIX.to_owned(),
        Some(suffix) => format!("{USER_AGENT_PREFIX} {suffix}"),
    };
    headers.insert(USER_AGENT, header_value("user-agent", &user_agent)?);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(endpoint::CONTENT_TYPE));
    headers.insert(HeaderName::from_static(header::X_MERCHANTID), header_value(header::X_MERCHANTID, merchant_id)?);
    if let Some(version) = api_version {
        headers.insert(HeaderName::from_static(header::VERSION), header_value(header::VERSION, &version)?);
    }
    Ok(headers)
}

fn header_value(name: &str, value: &str) -> Result<HeaderValue, BuildError> {
    // Blanks at the ends are no part of a header's value: they would get lost on the way.
    let whole = value.trim_ascii().len() == value.len();
    let parsed = HeaderValue::from_str(value).ok().filter(|_| whole);
    parsed.ok_or_else(|| BuildError::HeaderValue { name: name.to_owned() })
}
