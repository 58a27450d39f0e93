//! Settings of a client, and what can be wrong with them.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, USER_AGENT};
use zeroize::Zeroizing;

use super::build_error::BuildError;
use super::core::{Client, Inner};
use super::headers::{header, header_value};
use super::key::authorization;
use super::retry::RetryPolicy;
use crate::generated::{Environment, endpoint, header as names};
use crate::rules::UrlFault;
use crate::rules::url::AbsoluteUrl;

const USER_AGENT_PREFIX: &str = concat!("juspay-session/", env!("CARGO_PKG_VERSION"));

/// The caller's settings of the HTTP client.
type HttpSettings = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

/// Settings of a [`Client`].
#[must_use = "settings do nothing until the client is built"]
pub struct ClientBuilder {
    merchant_id: Option<String>,
    api_key: Option<Zeroizing<String>>,
    base_url: Option<String>,
    allow_http: bool,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    overall_timeout: Option<Duration>,
    user_agent_suffix: Option<String>,
    http: Option<HttpSettings>,
    headers: Vec<(String, String)>,
    api_version: Option<String>,
    retry: RetryPolicy,
}

impl Client {
    /// Returns the settings of a new client.
    ///
    /// A client needs a merchant ID, an API key, and an environment or a base URL.
    ///
    /// ```no_run
    /// use juspay_session::{Client, Environment};
    ///
    /// let client = Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Sandbox).build()?;
    /// # Ok::<(), juspay_session::BuildError>(())
    /// ```
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            merchant_id: None,
            api_key: None,
            base_url: None,
            allow_http: false,
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
}

impl ClientBuilder {
    /// Sets the merchant ID from the Juspay dashboard. Required.
    pub fn merchant_id(mut self, merchant_id: impl Into<String>) -> Self {
        self.merchant_id = Some(merchant_id.into());
        self
    }

    /// Sets the API key as the Juspay dashboard shows it, neither encoded nor followed by a colon. Required.
    ///
    /// A `String` is taken over and wiped; of a borrowed key the caller's own text remains. The client keeps the key as one
    /// header value. No output shows it, and it is wiped when the client and its last request are gone. Copies that the HTTP
    /// stack makes on the way to the socket are not wiped: the write buffer of a connection contains the head of the last
    /// request until the connection is closed.
    pub fn api_key(mut self, api_key: impl Into<String>) -> Self {
        self.api_key = Some(Zeroizing::new(api_key.into()));
        self
    }

    /// Sets the environment. Required, unless there is a [`base_url`](Self::base_url).
    ///
    /// There is no default: a test that forgets it would create real orders. [`Environment`] parses the text `production`
    /// or `sandbox`, such as that of a configuration file.
    pub fn environment(self, environment: Environment) -> Self {
        self.base_url(environment.base_url())
    }

    /// Sets the URL that the path of the endpoint is appended to, in place of an environment.
    ///
    /// A slash at its end makes no difference. It must be ASCII, and `https` unless the host is this machine.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Allows a base URL with `http` to a host that is not this machine, such as a mock in another container.
    ///
    /// The API key and the customer's data are then readable on the way. The loopback interface needs no permission.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// Sets how long connecting may take. The default is 10 seconds.
    ///
    /// Keep it below the timeout of an attempt: only a failure to connect proves that nothing was sent.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long one attempt may take, from connecting to the last byte of the response. The default is 30 seconds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Sets how long a call may take with all its attempts and the waits between them. By default there is no limit.
    pub fn overall_timeout(mut self, timeout: Duration) -> Self {
        self.overall_timeout = Some(timeout);
        self
    }

    /// Appends a product token, such as `shop/2.1`, to the `User-Agent` header.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Changes the settings of the HTTP client, for example its proxy or its root certificates.
    ///
    /// ```no_run
    /// # use juspay_session::{Client, Environment, reqwest};
    /// # fn run(certificate: reqwest::Certificate) -> Result<(), juspay_session::BuildError> {
    /// let client = Client::builder()
    ///     .merchant_id("merchant")
    ///     .api_key("key")
    ///     .environment(Environment::Sandbox)
    ///     .http(|http| http.no_proxy().pool_max_idle_per_host(2))
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The client sets the following afterwards, so these settings have no effect here: no redirects, no `Referer`, no
    /// retries by reqwest, no decompression, HTTP/1.1, no verbose logs, the connect timeout and the total timeout. It uses no
    /// proxy for an `http` base URL, because the proxy would see the API key. For `https` a proxy only sees the host.
    ///
    /// With these settings reqwest's own rules of TLS apply. In particular, reqwest panics if its only backend is rustls
    /// without a provider of cryptography.
    pub fn http(
        mut self,
        settings: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
    ) -> Self {
        self.http = Some(Box::new(settings));
        self
    }

    /// Adds a header to every request. The client's own headers cannot be set.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the `version` header, such as `2023-06-30`. It pins the form of the response on sibling APIs. The page does not
    /// have it, so by default it is not sent.
    pub fn api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = Some(version.into());
        self
    }

    /// Sets when a call is retried. The default is [`RetryPolicy::none`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Builds the client. It does not connect.
    ///
    /// # Errors
    ///
    /// [`BuildError::Missing`] names everything that is missing. Otherwise the error is about the first invalid setting.
    pub fn build(self) -> Result<Client, BuildError> {
        let (merchant_id, api_key, base_url) = match (self.merchant_id, self.api_key, self.base_url) {
            (Some(merchant_id), Some(api_key), Some(base_url)) => (merchant_id, api_key, base_url),
            (merchant_id, api_key, base_url) => {
                let given = [
                    ("merchant_id", merchant_id.is_some()),
                    ("api_key", api_key.is_some()),
                    ("environment", base_url.is_some()),
                ];
                let names = given.into_iter().filter(|(_, is_given)| !is_given).map(|(name, _)| name).collect();
                return Err(BuildError::Missing { names });
            }
        };
        let authorization = authorization(&api_key).map_err(BuildError::ApiKey)?;
        let base = base_url_of(&base_url, self.allow_http)?;
        for (name, timeout) in [
            ("connect", Some(self.connect_timeout)),
            ("attempt", Some(self.attempt_timeout)),
            ("overall", self.overall_timeout),
        ] {
            if timeout.is_some_and(|timeout| timeout.is_zero()) {
                return Err(BuildError::Timeout { name });
            }
        }
        if merchant_id.is_empty() {
            return Err(BuildError::MerchantId);
        }
        let api_version = self.api_version.map(|version| header_value(names::VERSION, &version)).transpose()?;
        let inner = Inner {
            http: http_client(self.http, &base, self.connect_timeout)?,
            base,
            authorization,
            merchant_id: header_value(names::X_MERCHANTID, &merchant_id)?,
            api_version,
            headers: headers(self.user_agent_suffix, self.headers)?,
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

fn http_client(
    settings: Option<HttpSettings>,
    base: &Url,
    connect_timeout: Duration,
) -> Result<reqwest::Client, BuildError> {
    let builder = match settings {
        Some(settings) => settings(reqwest::Client::builder()),
        None => {
            check_provider()?;
            reqwest::Client::builder()
        }
    };
    let builder = builder
        .connect_timeout(connect_timeout)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        // It would log the request's head, which has the key.
        .connection_verbose(false)
        .http1_only()
        // Off by default, unless another crate of the program has enabled them for all.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate();
    // A proxy would see the key, which is why http must stay on this machine.
    let builder = if base.scheme() == "http" { builder.no_proxy() } else { builder };
    builder.build().map_err(|error| BuildError::Http(error.without_url()))
}

/// Checks what reqwest panics about.
#[cfg(all(feature = "rustls-no-provider", not(any(feature = "rustls", feature = "native-tls"))))]
fn check_provider() -> Result<(), BuildError> {
    rustls::crypto::CryptoProvider::get_default().map(|_| ()).ok_or(BuildError::NoTlsProvider)
}

#[cfg(not(all(feature = "rustls-no-provider", not(any(feature = "rustls", feature = "native-tls")))))]
#[allow(clippy::unnecessary_wraps, reason = "another set of features can fail")]
fn check_provider() -> Result<(), BuildError> {
    Ok(())
}

/// Reads a base URL; its path has no slash at the end.
fn base_url_of(base_url: &str, allow_http: bool) -> Result<Url, BuildError> {
    let fault = |problem| BuildError::BaseUrl { problem };
    if !base_url.is_ascii() {
        return Err(fault("not ASCII; write an international host in its xn-- form"));
    }
    // reqwest's reader repairs what is not a URL, such as `https:host`; a key is not sent to a guess.
    AbsoluteUrl::read(base_url).and_then(|url| url.check_authority()).map_err(|url_fault| {
        fault(match url_fault {
            UrlFault::Port => "invalid port; use 0 to 65535",
            UrlFault::Character { .. } | UrlFault::Whitespace { .. } | UrlFault::EncodedHost => {
                "invalid character; remove whitespace and backslashes"
            }
            _ => "not an absolute URL; write a scheme and a host",
        })
    })?;
    let mut url = Url::parse(base_url).map_err(|_| fault("invalid host; write a host name or an IP address"))?;
    match url.scheme() {
        "https" => {}
        "http" if allow_http || is_loopback(&url) => {}
        "http" => {
            return Err(fault(
                "http would show the key to anyone on the way; write https, or call `allow_http` if that is intended",
            ));
        }
        _ => return Err(fault("the scheme is neither https nor http")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(fault("it has a user name or a password; the key is given apart"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(fault("it has a query or a fragment; write the part before it"));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    if path.ends_with(endpoint::PATH) {
        return Err(fault("it ends in the path of the endpoint, which the client appends; write the part before it"));
    }
    url.set_path(&path);
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || bare.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback())
}

fn headers(user_agent_suffix: Option<String>, own: Vec<(String, String)>) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    for (name, value) in own {
        let (name, value) = header(&name, &value)?;
        headers.append(name, value);
    }
    let user_agent = match user_agent_suffix {
        None => USER_AGENT_PREFIX.to_owned(),
        Some(suffix) => format!("{USER_AGENT_PREFIX} {suffix}"),
    };
    headers.insert(USER_AGENT, header_value("user-agent", &user_agent)?);
    Ok(headers)
}
