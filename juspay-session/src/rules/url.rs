//! The rules for a URL that the customer's browser is sent to.
//!
//! Four independent rules, each of which judges one thing and takes the others for granted:
//!
//! | rule | asks that the URL |
//! |---|---|
//! | [`https_url`] | is absolute, well-formed and `https` |
//! | [`url_without_query`] | has no query |
//! | [`url_without_ip_host`] | names its host, by no notation of an IP address |
//! | [`url_public_host`] | does not lead to `localhost` |
//!
//! The last three accept a text in which they find no URL, or no host: that mistake is
//! [`https_url`]'s to report, once. They do judge other schemes than `https`, by the same syntax.
//!
//! A URL is read as browsers read it, by the WHATWG URL standard, because a host that *becomes* an
//! IP address there is one: `0177.1`, `0x7f000001`, `2130706433`, `%31２７。1`. What a browser would
//! silently repair is refused instead, since a server may read it otherwise: blanks and control
//! characters, backslashes, missing or surplus slashes after the scheme.
//!
//! `<` and `>` are forbidden in a host even where a stroke behind them (U+0338) would make another
//! character of them there.
//!
//! Not checked: whether a non-ASCII host name is allowed by IDNA in every respect (unassigned code
//! points, text direction, malformed `xn--` labels), whether it exists, and what its name resolves
//! to.

mod host;
mod mapping;

use std::error::Error;
use std::fmt;

use self::host::{Host, HostFault};

/// Checks that the text is an absolute `https` URL, well-formed as it stands:
///
/// - `https`, in any case, followed by `://`;
/// - a host that is not empty: a name without code points that are forbidden in one, percent-encoded
///   or mapped (`℀` reads as `a/c`) included, or an IPv6 address in brackets;
/// - a port, if any, from 0 to 65535 (a colon without a port is accepted, as it is by browsers);
/// - no blank, control character or backslash anywhere.
///
/// User information before the host (`https://user@host/`), a fragment and international host names
/// are accepted. So is a host that ends in a number, valid IP address or not: it is
/// [`url_without_ip_host`] that refuses it.
///
/// # Errors
///
/// The first fault of those. Never [`Query`](UrlFault::Query), [`IpHost`](UrlFault::IpHost) or
/// [`Localhost`](UrlFault::Localhost).
///
/// ```
/// use juspay_session::rules::{UrlFault, https_url};
///
/// assert_eq!(https_url("https://shop.merchant.com/paid"), Ok(()));
/// assert_eq!(https_url("shop.merchant.com/paid"), Err(UrlFault::NotAbsolute));
/// assert_eq!(https_url("http://shop.merchant.com/paid"), Err(UrlFault::NotHttps));
/// ```
pub fn https_url(text: &str) -> Result<(), UrlFault> {
    // A pasted blank in front hides the scheme; it is the better thing to be told.
    if text.starts_with(is_blank) {
        return Err(UrlFault::Blank { position: 1 });
    }
    let parts = Parts::of(text).ok_or(UrlFault::NotAbsolute)?;
    if !parts.scheme.eq_ignore_ascii_case("https") {
        return Err(UrlFault::NotHttps);
    }
    for (index, character) in text.chars().enumerate() {
        let position = index + 1;
        if is_blank(character) {
            return Err(UrlFault::Blank { position });
        }
        if character == '\\' {
            return Err(UrlFault::Backslash { position });
        }
    }
    match host::read(parts.host) {
        Ok(_) => {}
        Err(HostFault::Empty) => return Err(UrlFault::EmptyHost),
        Err(HostFault::Brackets) => return Err(UrlFault::Brackets),
        Err(HostFault::Character { offset }) => {
            let before = text.get(..parts.host_offset + offset).unwrap_or_default();
            return Err(UrlFault::HostCharacter { position: before.chars().count() + 1 });
        }
    }
    if is_port(parts.port) { Ok(()) } else { Err(UrlFault::Port) }
}

/// Checks that a URL has no query. An empty one, a mere `?`, is a query too; a `?` in the fragment
/// is not.
///
/// # Errors
///
/// [`UrlFault::Query`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_without_query};
///
/// assert_eq!(url_without_query("https://shop.merchant.com/paid#top?"), Ok(()));
/// assert_eq!(url_without_query("https://shop.merchant.com/?order=1"), Err(UrlFault::Query));
/// assert_eq!(url_without_query("no URL?"), Ok(()));
/// ```
pub fn url_without_query(text: &str) -> Result<(), UrlFault> {
    let Some(parts) = Parts::of(text) else {
        return Ok(());
    };
    let before_fragment = parts.tail.split('#').next().unwrap_or_default();
    if before_fragment.contains('?') { Err(UrlFault::Query) } else { Ok(()) }
}

/// Checks that a URL's host is no IP address, in whatever notation a browser takes for one: IPv6 in
/// brackets, and every name whose last label is a number, `256.256.256.256` included, which browsers
/// refuse. Percent-encoding, look-alikes such as full-width digits, other full stops and invisible
/// code points are seen through.
///
/// # Errors
///
/// [`UrlFault::IpHost`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_without_ip_host};
///
/// assert_eq!(url_without_ip_host("https://1.2.3.4.merchant.com/"), Ok(()));
/// for host in ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "１２７。１", "[::1]"] {
///     let url = format!("https://{host}/");
///     assert_eq!(url_without_ip_host(&url), Err(UrlFault::IpHost));
/// }
/// ```
pub fn url_without_ip_host(text: &str) -> Result<(), UrlFault> {
    match host_of(text) {
        Some(Host::Ip) => Err(UrlFault::IpHost),
        _ => Ok(()),
    }
}

/// Checks that a URL does not lead back to the machine it is opened on by the name `localhost` or a
/// name below it, in any case and with or without a final dot. An IP address is
/// [`url_without_ip_host`]'s concern; names of a private network are not recognised.
///
/// # Errors
///
/// [`UrlFault::Localhost`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_public_host};
///
/// assert_eq!(url_public_host("https://localhost.merchant.com/"), Ok(()));
/// assert_eq!(url_public_host("https://shop.LocalHost:8080/"), Err(UrlFault::Localhost));
/// ```
pub fn url_public_host(text: &str) -> Result<(), UrlFault> {
    match host_of(text) {
        Some(Host::Localhost) => Err(UrlFault::Localhost),
        _ => Ok(()),
    }
}

/// Whether a URL is written so plainly that it keeps all four rules at first sight: `https` in small letters, a name of
/// ASCII letters, digits and hyphens whose last label begins with a letter and is not `localhost`, and a path of visible
/// ASCII characters. What is not may keep them still.
pub(crate) fn is_plain(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b"https://") else { return false };
    // The last label, from its first byte on.
    let (mut last, mut tail): (&[u8], &[u8]) = (rest, rest);
    while let [byte, after @ ..] = tail
        && HOST.get(usize::from(*byte)).copied().unwrap_or_default()
    {
        tail = after;
        if *byte == b'.' {
            last = after;
        }
    }
    let length = last.len() - tail.len();
    let is_localhost = || last.get(..length).is_some_and(|last| last.eq_ignore_ascii_case(b"localhost"));
    last.first().is_some_and(u8::is_ascii_alphabetic)
        && !(length == "localhost".len() && is_localhost())
        && tail.first().is_none_or(|slash| *slash == b'/')
        && tail.iter().fold(true, |all, byte| all & (byte.is_ascii_graphic() & (*byte != b'?') & (*byte != b'\\')))
}

/// For every byte, whether it may stand in a plain host.
const HOST: [bool; 256] = byte_set!(byte => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));

/// The host of a URL, if there is a readable one.
fn host_of(text: &str) -> Option<Host> {
    host::read(Parts::of(text)?.host).ok()
}

/// An absolute URL, cut where its parts meet; none of them is checked but the scheme.
struct Parts<'a> {
    scheme: &'a str,
    /// As written, in its brackets if it has some.
    host: &'a str,
    /// Where the host begins, in bytes.
    host_offset: usize,
    /// What follows the host in the authority: nothing, or a colon and the port if it is well-formed.
    port: &'a str,
    /// Path, query and fragment.
    tail: &'a str,
}

impl<'a> Parts<'a> {
    /// `None` unless the text begins with a scheme and `://`.
    fn of(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        if !is_scheme(scheme) {
            return None;
        }
        // A browser takes a backslash for a slash; so does this, lest a host hide behind one.
        let (authority, tail) = split_before(rest, rest.find(['/', '\\', '?', '#']));
        let (_, host_and_port) = authority.rsplit_once('@').unwrap_or(("", authority));
        let end = if host_and_port.starts_with('[') {
            host_and_port.find(']').map(|bracket| bracket + 1)
        } else {
            host_and_port.find(':')
        };
        let (host, port) = split_before(host_and_port, end);
        Some(Self { scheme, host, host_offset: text.len() - tail.len() - host_and_port.len(), port, tail })
    }
}

/// `text` cut at the offset, or after its end.
fn split_before(text: &str, offset: Option<usize>) -> (&str, &str) {
    offset.and_then(|offset| text.split_at_checked(offset)).unwrap_or((text, ""))
}

/// `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// Whether what follows a host is nothing, a colon, or a colon and a port number.
fn is_port(text: &str) -> bool {
    match text.strip_prefix(':') {
        None => text.is_empty(),
        // `u16::from_str` would take a plus sign.
        Some(port) => {
            port.is_empty() || (port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok())
        }
    }
}

/// A blank or control character, of any script.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// What is wrong with a URL. The message never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlFault {
    /// The text does not begin with a scheme and `://`; the empty text too.
    NotAbsolute,
    /// The scheme is another than `https`.
    NotHttps,
    /// A blank, tab, line break or other control character.
    Blank {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// A backslash, which browsers take for a slash and others do not.
    Backslash {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// There is no host after the `://`, or nothing visible in it.
    EmptyHost,
    /// A character that cannot stand in a host name, or reads as one that cannot, or a
    /// percent-encoding of neither.
    HostCharacter {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// A host in brackets is no IPv6 address, or its bracket is not closed.
    Brackets,
    /// What follows the host is no port from 0 to 65535.
    Port,
    /// There is a query, be it empty.
    Query,
    /// The host is an IP address, or ends in a number and so can be nothing else.
    IpHost,
    /// The host is `localhost` or below it.
    Localhost,
}

impl fmt::Display for UrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAbsolute => f.write_str("a URL is written out in full, from `https://` on"),
            Self::NotHttps => f.write_str("the URL's scheme is not https"),
            Self::Blank { position } => {
                write!(f, "a URL has no blank or control character, but there is one at position {position}")
            }
            Self::Backslash { position } => {
                write!(f, "a URL has no backslash, but there is one at position {position}")
            }
            Self::EmptyHost => f.write_str("the URL has no host"),
            Self::HostCharacter { position } => {
                write!(f, "the URL's host has a character that no host name has, at position {position}")
            }
            Self::Brackets => f.write_str("the URL's host is in brackets but no IPv6 address"),
            Self::Port => f.write_str("the URL's port is not a number from 0 to 65535"),
            Self::Query => f.write_str("the URL has a query: leave out the `?` and what follows"),
            Self::IpHost => f.write_str("the URL's host is an IP address: write a host name"),
            Self::Localhost => f.write_str("the URL's host is localhost, which nothing outside can reach"),
        }
    }
}

impl Error for UrlFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: fn(&str) -> Result<(), UrlFault>, text: &str, expected: Result<(), UrlFault>) {
        assert_eq!(rule(text), expected, "{text:?}");
        assert!(expected.is_ok() || !is_plain(text.as_bytes()), "{text:?}");
    }

    #[test]
    fn well_formed() {
        #[track_caller]
        fn accepts(text: &str) {
            check(https_url, text, Ok(()));
        }
        accepts("https://shop.merchant.com");
        accepts("https://shop.merchant.com/");
        accepts("HTTPS://SHOP.MERCHANT.COM/Paid");
        accepts("https://a");
        accepts("https://a.");
        accepts("https://a_b-c.example/{id}/%zz");
        accepts("https://a/b?c=d&e#f?g#h");
        accepts("https://a?b");
        accepts("https://a#b");
        accepts("https://a:443/");
        accepts("https://a:/");
        accepts("https://a:0/");
        accepts("https://a:65535");
        accepts("https://a:0000065535");
        accepts("https://user@a/");
        accepts("https://user:b@d@a:1/");
        accepts("https://u[ser]@a/");
        accepts("https://bücher.example/");
        accepts("https://例え.テスト/");
        accepts("https://xn--bcher-kva.example/");
        accepts("https://b%C3%BCcher.ex%61mple/");
        accepts("https://a/bücher");
        // Faults of the other rules.
        accepts("https://1.2.3.4/");
        accepts("https://1.2.3.999/");
        accepts("https://[::1]/");
        accepts("https://[::1]:8080/");
        accepts("https://[2001:DB8::ffff:1.2.3.4]");
        accepts("https://localhost/");
    }

    #[test]
    fn malformed() {
        use UrlFault::*;
        #[track_caller]
        fn refuses(text: &str, fault: UrlFault) {
            check(https_url, text, Err(fault));
        }
        refuses("", NotAbsolute);
        refuses("shop.merchant.com", NotAbsolute);
        refuses("//shop.merchant.com", NotAbsolute);
        refuses("/paid", NotAbsolute);
        refuses("https", NotAbsolute);
        refuses("https:", NotAbsolute);
        refuses("https:/a", NotAbsolute);
        refuses("https:a", NotAbsolute);
        refuses("https:\\\\a", NotAbsolute);
        refuses("://a", NotAbsolute);
        refuses("1https://a", NotAbsolute);
        refuses("ht tps://a", NotAbsolute);
        refuses("ｈttps://a", NotAbsolute);
        refuses("\u{feff}https://a", NotAbsolute);
        refuses("shop.merchant.com/?next=https://a", NotAbsolute);
        refuses("http://a", NotHttps);
        refuses("ftp://a", NotHttps);
        refuses("httpss://a", NotHttps);
        refuses("http+s://a b", NotHttps);

        refuses(" https://a", Blank { position: 1 });
        refuses("\nhttps://a", Blank { position: 1 });
        refuses(" ", Blank { position: 1 });
        refuses("https://a ", Blank { position: 10 });
        refuses("https://a\n", Blank { position: 10 });
        refuses("https://a\tb", Blank { position: 10 });
        refuses("https://ä/ü b", Blank { position: 12 });
        refuses("https://a/\u{3000}", Blank { position: 11 });
        refuses("https://a/\0", Blank { position: 11 });
        refuses("https://a/#\u{7f}", Blank { position: 12 });
        refuses("https://a\\b", Backslash { position: 10 });
        refuses("https://ü/#\\", Backslash { position: 12 });

        refuses("https://", EmptyHost);
        refuses("https:///a", EmptyHost);
        refuses("https://?a", EmptyHost);
        refuses("https://#a", EmptyHost);
        refuses("https://:443/", EmptyHost);
        refuses("https://user@/", EmptyHost);
        refuses("https://\u{ad}/", EmptyHost);
        refuses("https://%C2%AD/", EmptyHost);

        refuses("https://a<b/", HostCharacter { position: 10 });
        refuses("https://ü@b|/", HostCharacter { position: 12 });
        refuses("https://a]/", HostCharacter { position: 10 });
        refuses("https://a[::1]/", HostCharacter { position: 10 });
        refuses("https://%5B::1%5D/", HostCharacter { position: 9 });
        refuses("https://a%20b/", HostCharacter { position: 10 });
        refuses("https://a%2fb/", HostCharacter { position: 10 });
        refuses("https://a%2531/", HostCharacter { position: 10 });
        refuses("https://a%/", HostCharacter { position: 10 });
        refuses("https://a%3", HostCharacter { position: 10 });
        refuses("https://a%zz/", HostCharacter { position: 10 });
        refuses("https://a%+1/", HostCharacter { position: 10 });
        refuses("https://a%é1/", HostCharacter { position: 10 });
        refuses("https://a%80/", HostCharacter { position: 10 });
        refuses("https://a%C3/", HostCharacter { position: 10 });
        refuses("https://a%C3%28/", HostCharacter { position: 10 });
        refuses("https://a%C2%80/", HostCharacter { position: 10 });
        refuses("https://a%ED%A0%80/", HostCharacter { position: 10 });
        refuses("https://a.c℀.b/", HostCharacter { position: 12 });
        refuses("https://a／b/", HostCharacter { position: 10 });
        refuses("https://a¨b/", HostCharacter { position: 10 });

        refuses("https://[::1/", Brackets);
        refuses("https://[]/", Brackets);
        refuses("https://[1.2.3.4]/", Brackets);
        refuses("https://[::1%25eth0]/", Brackets);
        refuses("https://[v1.a]/", Brackets);
        refuses("https://[::1]a/", Port);
        refuses("https://[::1]:a/", Port);
        refuses("https://a:65536/", Port);
        refuses("https://a:+1/", Port);
        refuses("https://a:-1/", Port);
        refuses("https://a:1a/", Port);
        refuses("https://a:1:2/", Port);
        refuses("https://a:１/", Port);
        refuses("https://::1/", EmptyHost);
        refuses("https://a::1/", Port);
    }

    #[test]
    fn queries() {
        #[track_caller]
        fn finds(text: &str, query: bool) {
            let expected = if query { Err(UrlFault::Query) } else { Ok(()) };
            check(url_without_query, text, expected);
        }
        finds("https://a", false);
        finds("https://a/b/#?c", false);
        finds("https://a#?", false);
        finds("https://a/%3F", false);
        finds("https://a/？", false);
        finds("https://a/?", true);
        finds("https://a?", true);
        finds("https://a/b?c=d", true);
        finds("https://a/b?c#d", true);
        finds("https://a/b?#", true);
        finds("https://a@b?c@d", true);
        finds("https://?", true);
        finds("https://a:99999/?", true);
        finds("http://1.2.3.4/?a", true);
        finds("https://a\\?b", true);
        // No absolute URL, so not told.
        finds("", false);
        finds("?", false);
        finds("/paid?a", false);
        finds("https:/a?b", false);
        finds(" https://a?b", false);
        finds("a?b=https://c?d", false);
    }

    #[test]
    fn ip_hosts() {
        #[track_caller]
        fn ip(host: &str) {
            for url in [
                format!("https://{host}"),
                format!("https://{host}/"),
                format!("https://{host}:1/a.b"),
                format!("https://{host}?a"),
                format!("https://{host}#a"),
                format!("https://{host}\\a.b"),
                format!("https://user:a.b@{host}/@a.b"),
                format!("http://{host}/?a"),
            ] {
                check(url_without_ip_host, &url, Err(UrlFault::IpHost));
                check(url_public_host, &url, Ok(()));
            }
        }
        ip("1.2.3.4");
        ip("127.0.0.1");
        ip("127.1");
        ip("127.0.1");
        ip("2130706433");
        ip("0");
        ip("0177.0.0.1");
        ip("0x7f.1");
        ip("0X7F.0X1");
        ip("0x7f000001");
        ip("0x");
        ip("1.2.3.4.");
        ip("127.1.");
        ip("%31%32%37.1");
        ip("127%2E1");
        ip("%30%78%37f.1");
        ip("１２７.０.０.１");
        ip("%EF%BC%91.2.3.4");
        ip("127。0．0｡1");
        ip("1.2.3.4。");
        ip("①②⑦.⓪.０.𝟏");
        ip("⑩.1");
        ip("a.㊿");
        ip("⓪x7f");
        ip("0ⅹ7ﬀ");
        ip("0𝗑𝕗𝒇.1");
        ip("1\u{ad}2\u{200b}7.1\u{feff}");
        ip("127.1\u{200d}");
        ip("1.2.3.4%C2%AD");
        ip("\u{1FBF1}.\u{1CCF2}");
        // Refused by browsers rather than read as an address, and no name either.
        ip("256.256.256.256");
        ip("1.2.3.4.5");
        ip("09");
        ip("merchant.1");
        ip("a.0x");
        ip("99999999999999999999999999");
        ip("1..2");
        ip("[::1]");
        ip("[::]");
        ip("[2001:db8::1]");
        ip("[::ffff:1.2.3.4]");
    }

    #[test]
    fn other_hosts() {
        #[track_caller]
        fn name(host: &str) {
            for url in [
                format!("https://{host}/"),
                format!("https://{host}:1/1.2.3.4"),
                format!("https://1.2.3.4@{host}/"),
                format!("https://{host}#1"),
            ] {
                check(url_without_ip_host, &url, Ok(()));
                check(url_public_host, &url, Ok(()));
            }
        }
        name("merchant.com");
        name("1.2.3.4.com");
        name("1.2.3.4a");
        name("1.2.3.-4");
        name("0xg");
        name("0x1g");
        name("00x1");
        name("x1");
        name("1x1");
        name("1.2.3.a4");
        name("1.2.3.4..");
        name(".");
        name("bücher.example");
        name("1.٣");
        name("1.2.3.四");
        name("1.2.3.½");
        name("1.2.3.4\u{301}");
        name("1.2.3.⑴");
        name("xn--1-7sbbf");
        name("local.host");
        name("localhosts");
        name("xlocalhost");
        name("localhost.com");
        name("localhost..");
        name("localhost.localdomain");
        name("localhost_");
        // No readable host.
        name("");
        name("1.2.3.4%20");
        name("1.2.3.4|");
        name("[1.2.3.4]");
        name("[localhost]");
    }

    #[test]
    fn local_hosts() {
        #[track_caller]
        fn local(host: &str) {
            for url in [format!("https://{host}"), format!("https://{host}:8080/"), format!("http://user@{host}/?a")] {
                check(url_public_host, &url, Err(UrlFault::Localhost));
                check(url_without_ip_host, &url, Ok(()));
            }
        }
        local("localhost");
        local("LOCALHOST");
        local("LocalHost.");
        local("shop.localhost");
        local("a.b.localhost.");
        local(".localhost");
        local("local%68ost");
        local("ｌｏｃａｌｈｏｓｔ");
        local("loca\u{ad}lhost");
        local("a。localhost。");
        local("lo㎈hoﬆ");
        local("ℓocal𝕙oſt");
        local("ⓛⓞⓒⓐⓛⓗⓞⓢⓣ");
        local("🄻🄾🄲🄰🄻🄷🄾🅂🅃");
        local("ˡºᶜªˡʰᵒˢᵗ");
        local("ₗₒcₐₗₕₒₛₜ");
    }

    #[test]
    fn no_absolute_url_is_not_told_thrice() {
        for text in [
            "",
            "1.2.3.4",
            "1.2.3.4/?a",
            "localhost",
            "localhost:8080/?a",
            "//1.2.3.4/?a",
            "https:1.2.3.4?a",
            " https://1.2.3.4/?a",
            "https:\\\\localhost\\?a",
        ] {
            assert!(https_url(text).is_err(), "{text}");
            check(url_without_query, text, Ok(()));
            check(url_without_ip_host, text, Ok(()));
            check(url_public_host, text, Ok(()));
        }
    }

    #[test]
    fn messages() {
        #[track_caller]
        fn check(fault: UrlFault, message: &str) {
            assert_eq!(fault.to_string(), message);
        }
        use UrlFault::*;
        check(NotAbsolute, "a URL is written out in full, from `https://` on");
        check(NotHttps, "the URL's scheme is not https");
        check(Blank { position: 7 }, "a URL has no blank or control character, but there is one at position 7");
        check(Backslash { position: 7 }, "a URL has no backslash, but there is one at position 7");
        check(EmptyHost, "the URL has no host");
        check(HostCharacter { position: 7 }, "the URL's host has a character that no host name has, at position 7");
        check(Brackets, "the URL's host is in brackets but no IPv6 address");
        check(Port, "the URL's port is not a number from 0 to 65535");
        check(Query, "the URL has a query: leave out the `?` and what follows");
        check(IpHost, "the URL's host is an IP address: write a host name");
        check(Localhost, "the URL's host is localhost, which nothing outside can reach");
    }

    /// It decides nothing but time: what is plain is spared the four rules.
    #[test]
    fn knows_a_plain_url() {
        for (url, expected) in [
            ("https://shop.example.com", true),
            ("https://shop.example.com/", true),
            ("https://SHOP-1.example.com/paid/%41;x=~(1)#!", true),
            ("https://a/", true),
            ("https://localhosts/", true),
            ("https://local-host/", true),
            ("https://localhos/", true),
            ("https://localhose/", true),
            ("https://localhost.example/", true),
            ("https://localhost/", false),
            ("https://LocalHost", false),
            ("https://shop.localhost/", false),
            ("https://shop.example.com./", false),
            ("https://shop.example.c\u{f6}m/", false),
            ("https://127.0.0.1/", false),
            ("https://0x7f.1/", false),
            ("https://a@shop.example.com/", false),
            ("https://shop.example.com:443/", false),
            ("https://shop.example.com?", false),
            ("https://shop.example.com/?a", false),
            ("https://shop.example.com/\\", false),
            ("https://shop.example.com/ ", false),
            ("https://shop.example.com/\u{e9}", false),
            ("HTTPS://shop.example.com/", false),
            ("http://shop.example.com/", false),
            ("https:///", false),
            ("https://", false),
        ] {
            assert_eq!(is_plain(url.as_bytes()), expected, "{url}");
        }
    }
}
