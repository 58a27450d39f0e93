//! What a text says.

use std::net::Ipv6Addr;
use std::sync::LazyLock;

use regex_lite::Regex;
use url::{Host, ParseError};

static DECIMAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([0-9]+)(?:\.([0-9][0-9]?))?$"));

/// Digits, then perhaps a point and one or two more.
pub(crate) fn is_decimal(text: &str) -> bool {
    DECIMAL.is_match(text)
}

/// An amount in hundredths: such a decimal, up to 64 bits.
pub(crate) fn hundredths(text: &str) -> Option<i128> {
    let parts = DECIMAL.captures(text)?;
    let places = parts.get(2).map_or("", |places| places.as_str());
    seconds(&format!("{}{places:0<2}", &parts[1]))
}

/// Digits, up to 64 bits.
pub(crate) fn seconds(text: &str) -> Option<i128> {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| pattern("^0*([0-9]{1,20})$"));
    let number = DIGITS.captures(text)?[1].parse().ok()?;
    (number <= i128::from(u64::MAX)).then_some(number)
}

/// Digits, perhaps behind a minus sign, in 64 bits.
pub(crate) fn integer(text: &str) -> Option<i128> {
    static INTEGER: LazyLock<Regex> = LazyLock::new(|| pattern("^(-?)0*([0-9]{1,20})$"));
    let parts = INTEGER.captures(text)?;
    let number = format!("{}{}", &parts[1], &parts[2]).parse().ok()?;
    (i128::from(i64::MIN)..=i128::from(i64::MAX)).contains(&number).then_some(number)
}

/// How many code points there are: as many as units of UTF-32.
pub(crate) fn code_points(text: &str) -> u32 {
    // All bytes but those that go on with a character.
    text.bytes().map(|byte| u32::from(byte & 0b1100_0000 != 0b1000_0000)).sum()
}

/// One `@` between two parts that are not empty, the API's characters only; `_` and `.` neither at an end of the first
/// part nor at the beginning of the second.
pub(crate) fn is_email(text: &str) -> bool {
    const INSIDE: &str = r"[A-Za-z0-9!#$%&'*+/=?^_.{|}~`-]";
    const EDGE: &str = r"[A-Za-z0-9!#$%&'*+/=?^{|}~`-]";
    static EMAIL: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^{EDGE}({INSIDE}*{EDGE})?@{EDGE}{INSIDE}*$")));
    EMAIL.is_match(text)
}

/// An absolute https URL that no reader has to repair.
pub(crate) fn is_https_url(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| {
        let is_port = cut.port.is_empty() || cut.port.parse::<u16>().is_ok();
        cut.scheme.eq_ignore_ascii_case("https") && cut.host != Kind::Empty && is_port
    })
}

/// A URL with a query.
pub(crate) fn has_query(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| cut.has_query)
}

/// A URL whose host is an IP address, or could be nothing else.
pub(crate) fn has_ip_host(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| cut.host == Kind::Ip)
}

/// A URL whose host cannot be reached from outside.
pub(crate) fn has_local_host(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| cut.host == Kind::Local)
}

/// A URL with something before an `@` in its authority.
pub(crate) fn has_user_info(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| cut.has_user_info)
}

/// A URL with a `#`.
pub(crate) fn has_fragment(text: &str) -> bool {
    Cut::of(text).is_some_and(|_| text.contains('#'))
}

/// What a header carries as it is.
pub(crate) fn is_header_value(text: &str) -> bool {
    let is_control = |code: u32| code < 0x20 || (0x7f..0xa0).contains(&code);
    text.trim().len() == text.len() && !text.chars().any(|character| is_control(u32::from(character)))
}

/// The parts of an absolute URL.
struct Cut<'t> {
    scheme: &'t str,
    host: Kind,
    /// Without the zeros in front of it.
    port: &'t str,
    has_user_info: bool,
    has_query: bool,
}

#[derive(PartialEq)]
enum Kind {
    Empty,
    Ip,
    Local,
    Name,
}

impl<'t> Cut<'t> {
    /// Reads an absolute URL by the grammar of RFC 3987, which is written down here.
    fn of(text: &'t str) -> Option<Self> {
        static URL: LazyLock<Regex> = LazyLock::new(|| {
            let planes: String = (1..=14).map(|plane| format!(r"\x{{{plane:X}0000}}-\x{{{plane:X}FFFD}}")).collect();
            // Of plane 14, only what follows the tags.
            let planes = planes.replace(r"\x{E0000}", r"\x{E1000}");
            let name = format!(r"A-Za-z0-9._~\-\x{{A0}}-\x{{D7FF}}\x{{F900}}-\x{{FDCF}}\x{{FDF0}}-\x{{FFEF}}{planes}");
            let private = r"\x{E000}-\x{F8FF}\x{F0000}-\x{FFFFD}\x{100000}-\x{10FFFD}";
            let delims = "!$&'()*+,;=";
            let part = |more: &str| format!("(?:[{name}{delims}{more}]|%[0-9A-Fa-f][0-9A-Fa-f])");
            let (user, label, path) = (part(":"), part(""), part(":@/"));
            let (query, fragment) = (part(&format!(":@/?{private}")), part(":@/?"));
            let host = format!(r"\[[0-9A-Fa-f:.]+\]|\[[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~\-{delims}:]+\]|{label}*");
            pattern(&format!(
                r"^([A-Za-z][A-Za-z0-9+.\-]*)://({user}*@)?({host})(?::0*([0-9]*))?(?:/{path}*)?(\?{query}*)?(?:#{fragment}*)?$"
            ))
        });
        if text.contains(char::is_whitespace) {
            return None;
        }
        let parts = URL.captures(text)?;
        let part = |index| parts.get(index).map_or("", |part: regex_lite::Match<'t>| part.as_str());
        Some(Self {
            scheme: part(1),
            has_user_info: parts.get(2).is_some(),
            host: Kind::of(part(3))?,
            port: part(4),
            has_query: parts.get(5).is_some(),
        })
    }
}

impl Kind {
    /// Asks the `url` crate about a host; `None` if it has a character that no host has.
    fn of(host: &str) -> Option<Self> {
        if host.is_empty() {
            return Some(Self::Empty);
        }
        if let Some(address) = host.strip_prefix('[') {
            let is_address =
                host[1..].starts_with(['v', 'V']) || address.trim_end_matches(']').parse::<Ipv6Addr>().is_ok();
            return is_address.then_some(Self::Ip);
        }
        let decoded = percent_decoded(host.as_bytes());
        if decoded.contains(&b'%') {
            return None;
        }
        // Neither what is not ASCII nor what IDNA has of its own is looked into: a letter stands for it.
        let name: String = decoded.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { 'z' }).collect();
        match Host::parse(&name.to_ascii_lowercase().replace("xn--", "zn--")) {
            Ok(Host::Ipv4(_) | Host::Ipv6(_)) | Err(ParseError::InvalidIpv4Address) => Some(Self::Ip),
            Ok(Host::Domain(name)) => {
                // One final dot is not part of the name.
                let name = format!(".{}", name.strip_suffix('.').unwrap_or(&name));
                let is_bare = name.rfind('.') == Some(0) || name.chars().all(|character| character == '.');
                let is_local = name.ends_with(".localhost") || is_bare;
                Some(if is_local && !is_of_other_labels(host) { Self::Local } else { Self::Name })
            }
            Err(_) => None,
        }
    }
}

/// A host whose labels are separated by a full stop of another script.
fn is_of_other_labels(host: &str) -> bool {
    let decoded = percent_decoded(host.as_bytes());
    let text = String::from_utf8_lossy(&decoded);
    let text = text.to_ascii_lowercase();
    let name = text.strip_suffix('.').unwrap_or(&text);
    text.contains(['\u{3002}', '\u{ff0e}', '\u{ff61}']) && !name.ends_with(".localhost")
}

/// A text with each `%XX` decoded.
pub(crate) fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
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
    bytes
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is well-formed")
}
