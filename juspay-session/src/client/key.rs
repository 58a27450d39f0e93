//! The API key: what it must look like, and how it is kept.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

const SCHEME: &[u8] = b"Basic ";

/// The value of the Authorization header, which is the one form that a client keeps the key in.
///
/// The requests get clones of it. All clones share one memory, which is wiped when the last of them is dropped.
pub(crate) fn authorization(key: &Zeroizing<String>) -> Result<HeaderValue, ApiKeyFault> {
    check(key)?;
    let mut header = encode(key).ok_or(ApiKeyFault::Blank)?;
    header.set_sensitive(true);
    Ok(header)
}

fn check(key: &str) -> Result<(), ApiKeyFault> {
    if key.is_empty() {
        Err(ApiKeyFault::Empty)
    } else if key.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("basic ")) {
        Err(ApiKeyFault::Scheme)
    } else if key.chars().any(|character| character.is_whitespace() || character.is_control()) {
        Err(ApiKeyFault::Blank)
    } else if key.contains(':') {
        Err(ApiKeyFault::Colon)
    } else if is_encoded(key) {
        Err(ApiKeyFault::Encoded)
    } else {
        Ok(())
    }
}

/// The scheme, then the key, a colon and an empty password, encoded.
///
/// Everything is written into memory of its final size: what grows leaves what it held behind, and so does base64's
/// `encode`.
fn encode(key: &str) -> Option<HeaderValue> {
    let mut pair = Zeroizing::new(Vec::with_capacity(key.len() + 1));
    pair.extend_from_slice(key.as_bytes());
    pair.push(b':');
    let mut value = Zeroizing::new(vec![0; SCHEME.len() + base64::encoded_len(pair.len(), true)?]);
    let (scheme, encoded) = value.split_at_mut_checked(SCHEME.len())?;
    scheme.copy_from_slice(SCHEME);
    STANDARD.encode_slice(&*pair, encoded).ok()?;
    HeaderValue::from_maybe_shared(Bytes::from_owner(value)).ok()
}

/// Whether a text is the encoded form of a key and a colon.
///
/// A key may happen to decode to something, so more is asked for: padding, which a key has no use for, or printable
/// text with a colon at its end.
fn is_encoded(text: &str) -> bool {
    let mut buffer = Zeroizing::new(vec![0; base64::decoded_len_estimate(text.len())]);
    let decoded = STANDARD.decode_slice(text, &mut buffer).ok().and_then(|length| buffer.get(..length));
    decoded.is_some_and(|decoded| {
        text.ends_with('=') || (decoded.ends_with(b":") && decoded.iter().all(u8::is_ascii_graphic))
    })
}

/// Why a text is not an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiKeyFault {
    /// It is empty.
    Empty,
    /// It begins with `Basic `.
    Scheme,
    /// It has whitespace or a control character.
    Blank,
    /// It has a colon.
    Colon,
    /// It is already encoded.
    Encoded,
}

impl fmt::Display for ApiKeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "it is empty",
            Self::Scheme => "it begins with `Basic `; give the key alone",
            Self::Blank => "it has whitespace or a control character; give the key alone",
            Self::Colon => "it has a colon; the client adds the one that is needed",
            Self::Encoded => "it is already encoded; give the key as it stands on the dashboard",
        })
    }
}

impl std::error::Error for ApiKeyFault {}
