//! What can be wrong with a URL.

use std::error::Error;
use std::fmt;

/// What is wrong with a URL. The message never quotes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlFault {
    /// The text does not begin with a scheme and `://`, or is empty.
    NotAbsolute,
    /// The scheme is not `https`.
    NotHttps,
    /// A character is not allowed in a URL, such as whitespace or a backslash.
    Character {
        /// Its position, in code points from 1.
        position: usize,
    },
    /// Whitespace is not allowed in a URL.
    Whitespace {
        /// Its position, in code points from 1.
        position: usize,
    },
    /// The text is not a URL for another reason, such as a `%` without two hexadecimal digits or an unclosed bracket.
    Syntax,
    /// The host is empty.
    EmptyHost,
    /// The host has a percent-encoded character that is not allowed in a host.
    EncodedHost,
    /// The port is greater than 65535.
    Port,
    /// The URL has a query.
    Query,
    /// The host is an IP address.
    IpHost,
    /// The host is `localhost` or below it.
    Localhost,
    /// The host is a name without a dot, such as `shop`.
    SingleLabel,
    /// The host has only dots.
    DotHost,
    /// The URL has user information, as in `https://user@host/`.
    UserInfo,
    /// The URL has a fragment.
    Fragment,
}

impl fmt::Display for UrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAbsolute => f.write_str("not an absolute URL; begin with https://"),
            Self::NotHttps => f.write_str("the scheme is not https; use https"),
            Self::Character { position } => {
                write!(f, "character {position} is not allowed in a URL; remove or percent-encode it")
            }
            Self::Whitespace { position } => {
                write!(f, "whitespace at position {position}; remove or percent-encode it")
            }
            Self::Syntax => f.write_str("invalid URL; check brackets, the port and percent-encoding"),
            Self::EmptyHost => f.write_str("missing host; write it after ://"),
            Self::EncodedHost => {
                f.write_str("invalid percent-encoded character in the host; use letters, digits and hyphens")
            }
            Self::Port => f.write_str("invalid port; use 0 to 65535"),
            Self::Query => f.write_str("the URL has a query; remove the `?` and everything up to `#`"),
            Self::IpHost => f.write_str("the host is an IP address; use a host name"),
            Self::Localhost => f.write_str("the host is localhost; use a public host name"),
            Self::SingleLabel => f.write_str("the host is a single label; use a public host name"),
            Self::DotHost => f.write_str("the host has only dots; use a public host name"),
            Self::UserInfo => f.write_str("the URL has user information before `@`; remove it"),
            Self::Fragment => f.write_str("the URL has a fragment; remove the `#` and everything after it"),
        }
    }
}

impl Error for UrlFault {}

#[cfg(test)]
mod tests {
    use super::UrlFault::*;

    #[test]
    fn messages() {
        for (fault, message) in [
            (NotAbsolute, "not an absolute URL; begin with https://"),
            (NotHttps, "the scheme is not https; use https"),
            (Character { position: 7 }, "character 7 is not allowed in a URL; remove or percent-encode it"),
            (Syntax, "invalid URL; check brackets, the port and percent-encoding"),
            (EmptyHost, "missing host; write it after ://"),
            (EncodedHost, "invalid percent-encoded character in the host; use letters, digits and hyphens"),
            (Port, "invalid port; use 0 to 65535"),
            (Query, "the URL has a query; remove the `?` and everything up to `#`"),
            (IpHost, "the host is an IP address; use a host name"),
            (Localhost, "the host is localhost; use a public host name"),
            (Whitespace { position: 7 }, "whitespace at position 7; remove or percent-encode it"),
            (SingleLabel, "the host is a single label; use a public host name"),
            (DotHost, "the host has only dots; use a public host name"),
            (UserInfo, "the URL has user information before `@`; remove it"),
            (Fragment, "the URL has a fragment; remove the `#` and everything after it"),
        ] {
            assert_eq!(fault.to_string(), message);
        }
    }
}
