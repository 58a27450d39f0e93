//! Reading of absolute URLs.

use std::borrow::Cow;

use iri_string::percent_encode::decode::decode_whatwg_bytes;
use iri_string::types::IriReferenceStr;

use super::UrlFault;

/// The parts of an absolute URL that the rules are about.
pub(crate) struct AbsoluteUrl<'t> {
    pub(super) scheme: &'t str,
    /// Percent-decoded.
    pub(super) host: Cow<'t, [u8]>,
    port: Option<&'t str>,
    pub(super) has_user_info: bool,
    pub(super) has_query: bool,
    pub(super) has_fragment: bool,
}

impl<'t> AbsoluteUrl<'t> {
    /// Reads a URL of any scheme. The host may be empty, and the port any number.
    pub(crate) fn read(text: &'t str) -> Result<Self, UrlFault> {
        let stranger = || text.chars().enumerate().find_map(|(index, it)| character_fault(it, index + 1));
        let url = IriReferenceStr::new(text).map_err(|_| stranger().unwrap_or(UrlFault::Syntax))?;
        // RFC 3987 allows the whitespace of other scripts.
        if let Some(fault) = Some(text).filter(|text| !text.is_ascii()).and_then(|_| stranger()) {
            return Err(fault);
        }
        let (Some(scheme), Some(authority)) = (url.scheme_str(), url.authority_components()) else {
            return Err(UrlFault::NotAbsolute);
        };
        let host = authority.host();
        let mut decoded = Cow::Borrowed(host.as_bytes());
        if host.contains('%') && !host.starts_with('[') {
            decoded = decode_whatwg_bytes(host.as_bytes()).into_bytes();
            if decoded.iter().any(|byte| byte.is_ascii_control() || FORBIDDEN_IN_HOST.contains(byte)) {
                return Err(UrlFault::EncodedHost);
            }
        }
        let host = decoded;
        Ok(Self {
            scheme,
            host,
            port: authority.port(),
            has_user_info: authority.userinfo().is_some(),
            has_query: url.query_str().is_some(),
            has_fragment: url.fragment_str().is_some(),
        })
    }

    /// Checks that the host is not empty, and that the port is one.
    pub(crate) fn check_authority(&self) -> Result<(), UrlFault> {
        if self.host.is_empty() {
            return Err(UrlFault::EmptyHost);
        }
        // A URL may have the colon without a port.
        if self.port.is_some_and(|port| !port.is_empty() && port.parse::<u16>().is_err()) {
            return Err(UrlFault::Port);
        }
        Ok(())
    }

    /// Returns `true` if the host is an IP address.
    pub(super) fn has_ip_host(&self) -> bool {
        self.host.starts_with(b"[") || is_number(self.last_label())
    }

    /// Returns `true` if the host has nothing but dots.
    pub(super) fn has_only_dots(&self) -> bool {
        !self.host.is_empty() && self.host.iter().all(|byte| *byte == b'.')
    }

    /// Returns `true` if the host is a name of one label. A final dot does not end another one.
    pub(super) fn is_single_label(&self) -> bool {
        let host = self.host.strip_suffix(b".").unwrap_or(&self.host);
        // The full stops of other scripts separate labels as well.
        !host.is_empty() && !String::from_utf8_lossy(host).contains(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'])
    }

    /// Returns the host's last label. A final dot does not end another one.
    pub(super) fn last_label(&self) -> &[u8] {
        let host = self.host.strip_suffix(b".").unwrap_or(&self.host);
        host.rsplit(|byte| *byte == b'.').next().unwrap_or_default()
    }
}

/// Returns the fault of a character that a URL has nowhere.
fn character_fault(character: char, position: usize) -> Option<UrlFault> {
    if character.is_whitespace() {
        Some(UrlFault::Whitespace { position })
    } else if character.is_control() || FORBIDDEN.contains(character) {
        Some(UrlFault::Character { position })
    } else {
        None
    }
}

/// Returns `true` for decimal and octal digits, and for `0x` with hexadecimal digits or without any.
fn is_number(label: &[u8]) -> bool {
    match label {
        [b'0', b'x' | b'X', hex @ ..] => hex.iter().all(u8::is_ascii_hexdigit),
        digits => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
    }
}

/// The ASCII characters, besides whitespace and control characters, that a URL has nowhere.
const FORBIDDEN: &str = "\"<>\\^`{|}";

/// The ASCII characters, besides control characters, that a host has not even percent-encoded, by the URL standard.
const FORBIDDEN_IN_HOST: &[u8] = b" #%/:<>?@[\\]^|";
