//! The rules for a return URL, against the grammar of RFC 3987 as a regular expression and against the `url` crate, which
//! reads URLs as browsers do.

use juspay_session::rules::{
    UrlFault, https_url, url_public_host, url_without_fragment, url_without_ip_host, url_without_query,
    url_without_user_info,
};
use url::{Host, Url};

use crate::interpreter::text;

/// A text that may be a URL.
pub fn body(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    agree(&text);
    // Most inputs are no URL: as a host they are one more often.
    agree(&format!("https://{text}"));
}

/// Holds the four rules against both.
///
/// # Panics
///
/// If they disagree where they should not.
#[track_caller]
pub fn agree(text: &str) {
    let written = https_url(text);
    let found = [
        url_without_query(text).is_err(),
        url_without_ip_host(text).is_err(),
        url_public_host(text).is_err(),
        url_without_user_info(text).is_err(),
        url_without_fragment(text).is_err(),
    ];
    let grammar = [
        text::has_query(text),
        text::has_ip_host(text),
        text::has_local_host(text),
        text::has_user_info(text),
        text::has_fragment(text),
    ];
    assert_eq!((written.is_ok(), found), (text::is_https_url(text), grammar), "{text:?}: {written:?}");
    let others = [found[0], found[1], url_public_host(text) == Err(UrlFault::Localhost)];

    if let Err(UrlFault::Character { position } | UrlFault::Whitespace { position }) = written {
        let is_refused = |it: char| it.is_whitespace() || it.is_control() || "\"<>\\^`{|}".contains(it);
        assert!(text.chars().nth(position - 1).is_some_and(is_refused), "{text:?}: {written:?}");
    }
    if !matches!(written, Ok(()) | Err(UrlFault::NotHttps)) {
        // What a browser repairs or encodes is refused on purpose: RFC 3987 is stricter. The grammar above confirms it.
        let has_parts = matches!(written, Err(UrlFault::EmptyHost | UrlFault::Port));
        assert!(has_parts || others == [false; 3], "{text:?} is not a URL, and that is told twice");
        return;
    }
    match Url::parse(text) {
        Ok(url) if has_domain(&url) => {
            assert_eq!(written.is_ok(), url.scheme() == "https", "{text:?} as {url:?}");
            let ip = matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)));
            let local = url.host_str().is_some_and(is_localhost);
            if needs_all_of_idna(text) {
                // A name that is not all ASCII is not looked into, so no more is found in it than a browser finds.
                assert_eq!(others[0], url.query().is_some(), "{text:?} as {url:?}");
                assert!(others[1] <= ip && others[2] <= local, "{text:?} as {url:?}");
            } else {
                assert_eq!(others, [url.query().is_some(), ip, local], "{text:?} as {url:?}");
            }
        }
        // Schemes in which a host is opaque, or none is needed. We read them as if it were https.
        Ok(_) => assert_eq!(written, Err(UrlFault::NotHttps), "{text:?}"),
        Err(error) => assert!(
            written.is_err() || others[1] || needs_all_of_idna(text),
            "{text:?} is not refused, though: {error}"
        ),
    }
}

/// Whether the scheme is one of those in which a host is needed, and is a domain or an IP address.
fn has_domain(url: &Url) -> bool {
    matches!(url.scheme(), "https" | "http" | "wss" | "ws" | "ftp")
}

fn is_localhost(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host == "localhost" || host.ends_with(".localhost")
}

/// Where the rules are more lenient, on purpose: what a name that is not all ASCII becomes in a browser, and whether it
/// obeys every rule of IDNA, takes tables that a client has no use for.
fn needs_all_of_idna(text: &str) -> bool {
    let decoded = text::percent_decoded(text.as_bytes()).to_ascii_lowercase();
    !decoded.is_ascii() || decoded.windows(4).any(|four| four == b"xn--")
}
