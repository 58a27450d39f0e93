//! The rules for a return URL, against the `url` crate, which reads URLs as browsers do.

use juspay_session::rules::{UrlFault, https_url, url_public_host, url_without_ip_host, url_without_query};
use juspay_session::{SessionRequest, v1};
use url::{Host, Url};

/// A text that may be a URL.
pub fn body(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    agree(&text);
    // Most inputs are no URL: as a host they are one more often.
    agree(&format!("https://{text}"));
}

/// Holds the four rules against the `url` crate.
///
/// # Panics
///
/// If they disagree where they should not.
#[track_caller]
pub fn agree(text: &str) {
    check_request(text);
    let written = https_url(text);
    check_position(text, written);
    if is_refused_in_any_case(text) {
        assert!(written.is_err(), "refused in any case: {text:?}");
        return;
    }
    match Url::parse(text) {
        Ok(_) if matches!(written, Err(UrlFault::HostCharacter { .. })) => {
            assert!(may_be_struck_through(text), "{text:?}: {written:?}");
        }
        Ok(url) if has_domain(&url) => {
            let fault = |found, fault| if found { Err(fault) } else { Ok(()) };
            let ip = matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)));
            let local = url.host_str().is_some_and(is_localhost);
            let expected = (
                fault(url.scheme() != "https", UrlFault::NotHttps),
                fault(url.query().is_some(), UrlFault::Query),
                fault(ip, UrlFault::IpHost),
                fault(local, UrlFault::Localhost),
            );
            let found = (written, url_without_query(text), url_without_ip_host(text), url_public_host(text));
            assert_eq!(found, expected, "{text:?} as {url:?}");
        }
        // Schemes in which a host is opaque, or none is needed. We read them as if it were https.
        Ok(_) => assert!(written.is_err(), "{text:?} is not https"),
        Err(error) => assert!(
            written.is_err() || url_without_ip_host(text).is_err() || needs_all_of_idna(text),
            "{text:?} is not refused, though: {error}"
        ),
    }
}

/// A request's rules have a way of their own for a URL that is written plainly.
#[track_caller]
fn check_request(text: &str) {
    let verdicts = [
        ("https_url", https_url(text)),
        ("url_without_query", url_without_query(text)),
        ("url_without_ip_host", url_without_ip_host(text)),
        ("url_public_host", url_public_host(text)),
    ];
    let expected = verdicts.into_iter().filter(|(_, verdict)| verdict.is_err()).map(|(name, _)| name);
    let violations = SessionRequest::<v1::Version>::builder().return_url(text).check_at(crate::sample::NOW);
    let found = violations.iter().filter(|violation| violation.field() == "return_url").map(|found| found.rule());
    assert!(found.clone().eq(expected), "{text:?}: {:?}", found.collect::<Vec<_>>());
}

/// A fault that has a position is about the character there.
#[track_caller]
fn check_position(text: &str, verdict: Result<(), UrlFault>) {
    let (position, is_it): (_, fn(char) -> bool) = match verdict {
        Err(UrlFault::Blank { position }) => (position, |it| it.is_whitespace() || it.is_control()),
        Err(UrlFault::Backslash { position }) => (position, |it| it == '\\'),
        Err(UrlFault::HostCharacter { position }) => (position, |it| !it.is_ascii_alphanumeric()),
        _ => return,
    };
    assert!(text.chars().nth(position - 1).is_some_and(is_it), "{text:?}: {verdict:?}");
}

/// Whether the rules and the `url` crate may differ on a text, on purpose, in whether it is a URL at all.
pub(super) fn may_differ(text: &str) -> bool {
    match Url::parse(text) {
        Ok(url) if has_domain(&url) => may_be_struck_through(text),
        _ => needs_all_of_idna(text),
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

/// Where the rules are stricter than the standard, on purpose: what a browser repairs, or would
/// encode, is to be written right.
fn is_refused_in_any_case(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let after_scheme = text.split_once(':').map_or("", |(_, rest)| rest);
    text.contains(blank)
        || text.contains('\\')
        // One slash, three of them, none: `https:a`, `https:///a`.
        || !after_scheme.starts_with("//")
        || after_scheme.starts_with("///")
}

/// Where they may be: `<` and `>` are forbidden in a host, yet followed by a stroke that strikes them
/// through, they become characters of their own that are not.
fn may_be_struck_through(text: &str) -> bool {
    let decoded = decoded(text);
    decoded.contains(['<', '>', '＜', '＞', '﹤', '﹥']) && decoded.contains('\u{338}')
}

/// Where they are more lenient, on purpose: whether a name that is not all ASCII obeys every rule of
/// IDNA takes tables that a client has no use for.
fn needs_all_of_idna(text: &str) -> bool {
    let decoded = decoded(text).to_ascii_lowercase();
    !decoded.is_ascii() || decoded.contains("xn--")
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        if let (b'%', Some(high), Some(low)) = (first, digit(0), digit(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
