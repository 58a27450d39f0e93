//! The cause of a failed connection, in a few words of the crate's own.

use std::error::Error;
use std::io;

/// A part of an error's text, in lower case, with the cause that it shows.
///
/// The first that fits any error of the chain counts. The texts themselves are never shown: they can have hosts and headers.
const CAUSES: &[(&str, &str)] = &[
    ("no ca certificates", "the system has no CA certificates; install them, such as the package ca-certificates"),
    ("no native root ca", "the system has no CA certificates; install them, such as the package ca-certificates"),
    ("proxy authorization required", "the proxy requires authentication"),
    ("tunnel error", "the proxy refused or broke the connection"),
    ("dns error", "the host name did not resolve"),
    ("certificate", "the server's certificate is not trusted"),
    ("scheme is not http", "reqwest has no TLS; enable the feature `rustls` or `native-tls`"),
    ("timed out", "timed out while connecting"),
    ("corrupt message", "the TLS handshake failed"),
    ("handshake", "the TLS handshake failed"),
    ("received fatal alert", "the TLS handshake failed"),
    ("tls", "the TLS handshake failed"),
];

/// Returns the cause of an error, if it is a known one.
pub(crate) fn cause(error: &(dyn Error + 'static)) -> Option<&'static str> {
    let mut texts = String::new();
    let mut refused = false;
    let mut next = Some(error);
    while let Some(error) = next {
        // The text of an I/O error includes that of the error inside it.
        texts.push_str(&error.to_string().to_lowercase());
        texts.push('\n');
        let io = error.downcast_ref::<io::Error>();
        refused |= io.is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused);
        next = error.source();
    }
    let known = CAUSES.iter().find(|(text, _)| texts.contains(text)).map(|(_, cause)| *cause);
    known.or(refused.then_some("the server refused the connection"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_found_anywhere_in_the_chain() {
        let inner = io::Error::new(io::ErrorKind::InvalidData, "invalid peer certificate: UnknownIssuer");
        for (error, expected) in [
            (io::Error::other(inner), Some("the server's certificate is not trusted")),
            (io::ErrorKind::ConnectionRefused.into(), Some("the server refused the connection")),
            (io::ErrorKind::TimedOut.into(), Some("timed out while connecting")),
            (io::Error::other("customer@example.com"), None),
        ] {
            assert_eq!(cause(&error), expected, "{error:?}");
        }
    }
}
