//! The API key: what it must look like, and how it is kept.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

/// An API key that looks like one. Its memory is wiped when it is dropped, and it is never printed.
pub(crate) struct ApiKey(Zeroizing<String>);

impl ApiKey {
    pub(crate) fn new(key: Zeroizing<String>) -> Result<Self, ApiKeyFault> {
        let text = key.as_str();
        if text.is_empty() {
            Err(ApiKeyFault::Empty)
        } else if text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("basic ")) {
            Err(ApiKeyFault::Scheme)
        } else if text.chars().any(|character| character.is_whitespace() || character.is_control()) {
            Err(ApiKeyFault::Blank)
        } else if text.contains(':') {
            Err(ApiKeyFault::Colon)
        } else if is_encoded(text) {
            Err(ApiKeyFault::Encoded)
        } else {
            Ok(Self(key))
        }
    }

    /// The value of the Authorization header: the key, a colon and an empty password, encoded.
    pub(crate) fn authorization(&self) -> Option<HeaderValue> {
        let pair = Zeroizing::new(format!("{}:", self.0.as_str()));
        let value = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
        let mut header = HeaderValue::from_str(&value).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

/// Whether a text is the encoded form of a key and a colon.
///
/// A key may happen to decode to something, so more is asked for: padding, which a key has no use for, or printable
/// text with a colon at its end.
fn is_encoded(text: &str) -> bool {
    STANDARD.decode(text).is_ok_and(|decoded| {
        let decoded = Zeroizing::new(decoded);
        text.ends_with('=') || (decoded.ends_with(b":") && decoded.iter().all(u8::is_ascii_graphic))
    })
}

/// Why a text is no API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiKeyFault {
    /// It is empty.
    Empty,
    /// It begins with `Basic `.
    Scheme,
    /// It holds a blank, a line end or a control character.
    Blank,
    /// It holds a colon.
    Colon,
    /// It has been encoded already.
    Encoded,
}

impl fmt::Display for ApiKeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "it is empty",
            Self::Scheme => "it begins with `Basic `: give the key alone",
            Self::Blank => "it holds a blank or a line end: give the key alone",
            Self::Colon => "it holds a colon: the client adds the one that is needed",
            Self::Encoded => "it is encoded already: give the key as it stands on the dashboard",
        })
    }
}

impl std::error::Error for ApiKeyFault {}
