//! The rules for a URL that the customer's browser is sent to.
//!
//! | rule | the URL |
//! |---|---|
//! | [`https_url`] | is absolute, well-formed and `https` |
//! | [`url_without_query`] | has no query |
//! | [`url_without_ip_host`] | has a host that is not an IP address |
//! | [`url_public_host`] | has a host that can be reached from outside |
//! | [`url_without_user_info`] | has no user information |
//! | [`url_without_fragment`] | has no fragment |
//!
//! A text that is not an absolute URL breaks [`https_url`] alone. The others judge any scheme.
//!
//! A URL is read by RFC 3987 and never repaired. Browsers repair whitespace, backslashes and wrong slashes after the
//! scheme, servers may not, and then the two disagree about the host.
//!
//! Percent-encoded ASCII in a host is decoded first. A host with other characters is accepted as it is: full-width
//! digits, which a browser would map to an IP address, are not recognized.

mod absolute;
mod fault;

pub(crate) use absolute::AbsoluteUrl;
pub use fault::UrlFault;

/// Checks that a text is an absolute `https` URL:
///
/// - `https`, in any case, followed by `://`;
/// - a host that is not empty;
/// - a port, if any, from 0 to 65535;
/// - no whitespace, control character or other character that RFC 3987 does not allow.
///
/// User information (`https://user@host/`), a fragment and international host names are accepted.
///
/// # Errors
///
/// The first fault, of those that make it another text than an absolute `https` URL.
///
/// ```
/// use juspay_session::rules::{UrlFault, https_url};
///
/// assert_eq!(https_url("https://shop.merchant.com/paid"), Ok(()));
/// assert_eq!(https_url("shop.merchant.com/paid"), Err(UrlFault::NotAbsolute));
/// assert_eq!(https_url("http://shop.merchant.com/paid"), Err(UrlFault::NotHttps));
/// assert_eq!(https_url("https://shop.merchant.com/p aid"), Err(UrlFault::Whitespace { position: 28 }));
/// ```
pub fn https_url(text: &str) -> Result<(), UrlFault> {
    Url::of(text).https()
}

/// Checks that a URL has no query. A `?` without anything after it is a query; a `?` in the fragment is not.
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
/// assert_eq!(url_without_query("not a URL?"), Ok(()));
/// ```
pub fn url_without_query(text: &str) -> Result<(), UrlFault> {
    Url::of(text).without_query()
}

/// Checks that a URL's host is not an IP address: neither one in brackets nor a name whose last label is a number, which
/// covers every form of IPv4 that browsers and `inet_aton` read, and addresses that are out of range.
///
/// # Errors
///
/// [`UrlFault::IpHost`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_without_ip_host};
///
/// assert_eq!(url_without_ip_host("https://1.2.3.4.merchant.com/"), Ok(()));
/// for host in ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.1", "%31.1", "[::1]"] {
///     let url = format!("https://{host}/");
///     assert_eq!(url_without_ip_host(&url), Err(UrlFault::IpHost));
/// }
/// ```
pub fn url_without_ip_host(text: &str) -> Result<(), UrlFault> {
    Url::of(text).without_ip_host()
}

/// Checks that a URL's host is neither `localhost` nor a name below it, neither a single label nor dots alone. Names of a
/// private network with several labels are not recognized. IP addresses are [`url_without_ip_host`]'s.
///
/// # Errors
///
/// [`UrlFault::Localhost`], [`UrlFault::SingleLabel`] or [`UrlFault::DotHost`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_public_host};
///
/// assert_eq!(url_public_host("https://localhost.merchant.com/"), Ok(()));
/// assert_eq!(url_public_host("https://shop.LocalHost:8080/"), Err(UrlFault::Localhost));
/// assert_eq!(url_public_host("https://shop/"), Err(UrlFault::SingleLabel));
/// assert_eq!(url_public_host("https://./"), Err(UrlFault::DotHost));
/// ```
pub fn url_public_host(text: &str) -> Result<(), UrlFault> {
    Url::of(text).public_host()
}

/// Checks that a URL has no user information, which hides where the URL leads: `https://shop.example@evil.example/`.
///
/// # Errors
///
/// [`UrlFault::UserInfo`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_without_user_info};
///
/// assert_eq!(url_without_user_info("https://shop.merchant.com/@me"), Ok(()));
/// assert_eq!(url_without_user_info("https://shop@evil.example/"), Err(UrlFault::UserInfo));
/// ```
pub fn url_without_user_info(text: &str) -> Result<(), UrlFault> {
    Url::of(text).without_user_info()
}

/// Checks that a URL has no fragment. Servers never see one.
///
/// # Errors
///
/// [`UrlFault::Fragment`].
///
/// ```
/// use juspay_session::rules::{UrlFault, url_without_fragment};
///
/// assert_eq!(url_without_fragment("https://shop.merchant.com/paid"), Ok(()));
/// assert_eq!(url_without_fragment("https://shop.merchant.com/#paid"), Err(UrlFault::Fragment));
/// ```
pub fn url_without_fragment(text: &str) -> Result<(), UrlFault> {
    Url::of(text).without_fragment()
}

/// A text that is read once for all rules.
pub(crate) struct Url<'t>(Result<AbsoluteUrl<'t>, UrlFault>);

impl<'t> Url<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self(AbsoluteUrl::read(text))
    }

    /// [`https_url`]
    pub(crate) fn https(&self) -> Result<(), UrlFault> {
        match &self.0 {
            Ok(url) if url.scheme.eq_ignore_ascii_case("https") => url.check_authority(),
            Ok(_) => Err(UrlFault::NotHttps),
            Err(fault) => Err(*fault),
        }
    }

    /// [`url_without_query`]
    pub(crate) fn without_query(&self) -> Result<(), UrlFault> {
        self.refuse(|url| url.has_query, UrlFault::Query)
    }

    /// [`url_without_ip_host`]
    pub(crate) fn without_ip_host(&self) -> Result<(), UrlFault> {
        self.refuse(AbsoluteUrl::has_ip_host, UrlFault::IpHost)
    }

    /// [`url_public_host`]
    pub(crate) fn public_host(&self) -> Result<(), UrlFault> {
        match &self.0 {
            Ok(url) if url.has_ip_host() => Ok(()),
            Ok(url) if url.last_label().eq_ignore_ascii_case(b"localhost") => Err(UrlFault::Localhost),
            Ok(url) if url.has_only_dots() => Err(UrlFault::DotHost),
            Ok(url) if url.is_single_label() => Err(UrlFault::SingleLabel),
            _ => Ok(()),
        }
    }

    /// [`url_without_user_info`]
    pub(crate) fn without_user_info(&self) -> Result<(), UrlFault> {
        self.refuse(|url| url.has_user_info, UrlFault::UserInfo)
    }

    /// [`url_without_fragment`]
    pub(crate) fn without_fragment(&self) -> Result<(), UrlFault> {
        self.refuse(|url| url.has_fragment, UrlFault::Fragment)
    }

    /// A rule that holds for a text that is not a URL: `https` reports that.
    fn refuse(&self, test: impl FnOnce(&AbsoluteUrl<'t>) -> bool, fault: UrlFault) -> Result<(), UrlFault> {
        match &self.0 {
            Ok(url) if test(url) => Err(fault),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::UrlFault::*;
    use super::*;

    type Rule = fn(&str) -> Result<(), UrlFault>;

    /// Checks the faults that the first four rules find, in the order of the table above. That a host has no dot is left to
    /// a test of its own.
    #[track_caller]
    fn check(text: &str, expected: &[UrlFault]) {
        let rules: [Rule; 4] = [https_url, url_without_query, url_without_ip_host, url_public_host];
        let found: Vec<_> =
            rules.iter().filter_map(|rule| rule(text).err()).filter(|fault| *fault != SingleLabel).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn urls_without_a_fault() {
        for text in [
            "https://shop.merchant.com",
            "HTTPS://SHOP.MERCHANT.COM/Paid",
            "https://a.",
            "https://a_b-c.example/%C3%A9;x=~(1)!",
            "https://a/#top?",
            "https://a:443/",
            "https://a:/",
            "https://a:0/",
            "https://a:65535",
            "https://a:0000065535",
            "https://user:pass@a:1/",
            "https://localhost@a/1.2.3.4",
            "https://bücher.example/bücher",
            "https://b%C3%BCcher.ex%61mple/",
            "https://xn--bcher-kva.example/",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_text_that_is_not_a_url_has_one_fault() {
        for (text, fault) in [
            ("", NotAbsolute),
            ("shop.merchant.com", NotAbsolute),
            ("localhost:8080/?a", NotAbsolute),
            ("//1.2.3.4/?a", NotAbsolute),
            ("https:", NotAbsolute),
            ("https:1.2.3.4?a", NotAbsolute),
            ("https:/localhost", NotAbsolute),
            ("1https://a", Syntax),
            ("://a", Syntax),
            (" https://localhost/?a", Whitespace { position: 1 }),
            ("https://a\n", Whitespace { position: 10 }),
            ("https://a\tb", Whitespace { position: 10 }),
            ("https://ä/ü b", Whitespace { position: 12 }),
            ("https://a/\u{3000}", Whitespace { position: 11 }),
            ("https://a/#\u{7f}", Character { position: 12 }),
            ("https:\\\\localhost\\?a", Character { position: 7 }),
            ("https://a/{id}", Character { position: 11 }),
            ("https://a<b/", Character { position: 10 }),
            ("https://a/%zz", Syntax),
            ("https://a%3", Syntax),
            ("https://a/#b#c", Syntax),
            ("https://a@b@1.2.3.4/", Syntax),
            ("https://[::1/", Syntax),
            ("https://[1.2.3.4]/", Syntax),
            ("https://[::1%25eth0]/", Syntax),
            ("https://[::1]a/", Syntax),
            ("https://::1/", Syntax),
            ("https://a:+1/", Syntax),
            ("https://a:1:2/", Syntax),
            ("https://%5B%3A%3A1%5D/", EncodedHost),
            ("https://merchant.com%40127.0.0.1/", EncodedHost),
            ("https://127.0.0.1%00.merchant.com/", EncodedHost),
            ("https://a%20b/", EncodedHost),
            ("https://a%2531/", EncodedHost),
        ] {
            check(text, &[fault]);
        }
    }

    #[test]
    fn hosts_and_ports() {
        check("https:///1.2.3.4/?a", &[EmptyHost, Query]);
        check("https://", &[EmptyHost]);
        check("https://:443/", &[EmptyHost]);
        check("https://user@/", &[EmptyHost]);
        check("https://a:65536/?a", &[Port, Query]);
        check("https://127.1:99999999999999999999", &[Port, IpHost]);
    }

    #[test]
    fn other_schemes_and_queries() {
        check("file:///etc/passwd?a", &[NotHttps, Query]);
        check("http://a", &[NotHttps]);
        check("httpss://a/?b", &[NotHttps, Query]);
        check("ftp://localhost/?a", &[NotHttps, Query, Localhost]);
        check("https://a?", &[Query]);
        check("https://a/b?c=d#e", &[Query]);
        check("https://a/?#", &[Query]);
        check("https://a/%3F", &[]);
        check("https://a/？", &[]);
    }

    #[test]
    fn ip_addresses() {
        #[rustfmt::skip]
        let hosts = [
            "1.2.3.4", "127.1", "127.0.1", "2130706433", "0", "0177.0.0.1", "0x7f.1", "0X7F.0X1", "0x7f000001", "0x",
            "1.2.3.4.", "127.1.", "%31%32%37.1", "127%2E1", "%30%78%37f.1", "256.256.256.256", "1.2.3.4.5", "09",
            "merchant.1", "a.0x", "99999999999999999999999999", "1..2", "[::1]", "[2001:DB8::ffff:1.2.3.4]", "[v1.a]",
        ];
        for host in hosts {
            check(&format!("https://{host}"), &[IpHost]);
            check(&format!("https://user@{host}:1/a.b?c"), &[Query, IpHost]);
        }
    }

    #[test]
    fn local_hosts() {
        for host in ["localhost", "LocalHost.", "shop.localhost", "a.b.localhost.", ".localhost", "local%68ost"] {
            check(&format!("https://{host}"), &[Localhost]);
            check(&format!("https://user@{host}:1/?a"), &[Query, Localhost]);
        }
    }

    #[test]
    fn hosts_without_a_name_below_another() {
        for (host, fault) in [
            ("shop", Some(SingleLabel)),
            ("shop.", Some(SingleLabel)),
            ("0xg", Some(SingleLabel)),
            ("%61", Some(SingleLabel)),
            ("ä", Some(SingleLabel)),
            (".", Some(DotHost)),
            ("..", Some(DotHost)),
            ("a.b", None),
            ("a。b", None),
            ("", None),
            ("1", None),
            ("[::1]", None),
        ] {
            assert_eq!(url_public_host(&format!("https://{host}/")).err(), fault, "{host}");
        }
    }

    #[test]
    fn user_information_and_fragments() {
        for (text, user_info, fragment) in [
            ("https://user:pass@a.b/", true, false),
            ("https://@a.b/", true, false),
            ("ftp://shop.example@evil.example/#", true, true),
            ("https://a.b/@#@", false, true),
            ("https://a.b/?@", false, false),
            ("a@b#c", false, false),
        ] {
            let found = (url_without_user_info(text).is_err(), url_without_fragment(text).is_err());
            assert_eq!(found, (user_info, fragment), "{text}");
        }
    }

    #[test]
    fn other_hosts() {
        #[rustfmt::skip]
        let hosts = [
            "1.2.3.4.com", "1.2.3.4a", "1.2.3.-4", "0xg", "00x1", "x1", "1x1", "1.2.3.4..", "local.host",
            "localhosts", "xlocalhost", "localhost.com", "localhost..", "localhost_",
            // Not ASCII.
            "1.٣", "１２７。１", "ｌｏｃａｌｈｏｓｔ", "1%C2%AD", "1%80",
        ];
        for host in hosts {
            check(&format!("https://{host}/1.2.3.4"), &[]);
        }
    }
}
