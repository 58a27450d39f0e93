//! What a text says.

use std::sync::LazyLock;

use regex_lite::Regex;
use url::{Host, ParseError, Url};

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

/// An absolute https URL that no reader has to repair. A host that is a malformed IPv4 address counts as a host:
/// another rule is about it.
pub(crate) fn is_https_url(text: &str) -> bool {
    let is_blank = |character: char| character.is_whitespace() || character.is_control();
    if text.contains(is_blank) || text.contains('\\') {
        return false;
    }
    let Some(cut) = Cut::of(text) else { return false };
    // With a host that is beyond doubt, the rest can be judged even where the host itself is refused.
    let rest = Url::parse(&format!("https://[::1]{}", cut.behind_host));
    cut.scheme.eq_ignore_ascii_case("https") && rest.is_ok() && !matches!(cut.host(), Kind::None)
}

/// A `?` before any `#`, in a text that begins as a URL does.
pub(crate) fn has_query(text: &str) -> bool {
    static QUERY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Za-z][A-Za-z0-9+.-]*://[^#]*\?"));
    QUERY.is_match(text)
}

/// A host that is an IP address, or could be nothing else.
pub(crate) fn has_ip_host(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| matches!(cut.host(), Kind::Ip))
}

/// A host that is the machine itself.
pub(crate) fn has_local_host(text: &str) -> bool {
    Cut::of(text).is_some_and(|cut| matches!(cut.host(), Kind::Local))
}

/// A URL, cut around its host.
struct Cut<'t> {
    scheme: &'t str,
    host: &'t str,
    behind_host: &'t str,
}

enum Kind {
    /// No host, or none that can be read.
    None,
    Ip,
    Local,
    Name,
}

impl<'t> Cut<'t> {
    fn of(text: &'t str) -> Option<Self> {
        static URL: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?s)^([A-Za-z][A-Za-z0-9+.-]*)://(?:[^/\\?#]*@)?(\[[^\]/\\?#]*\]?|[^:/\\?#]*)(.*)$")
        });
        let parts = URL.captures(text)?;
        let part = |index| parts.get(index).map_or("", |part: regex_lite::Match<'t>| part.as_str());
        Some(Self { scheme: part(1), host: part(2), behind_host: part(3) })
    }

    fn host(&self) -> Kind {
        match Host::parse(self.host) {
            Ok(Host::Ipv4(_) | Host::Ipv6(_)) | Err(ParseError::InvalidIpv4Address) => Kind::Ip,
            Ok(Host::Domain(name)) => {
                // In lower case, and one final dot is not part of the name.
                let name = format!(".{}", name.strip_suffix('.').unwrap_or(&name));
                if name.ends_with(".localhost") { Kind::Local } else { Kind::Name }
            }
            Err(_) => Kind::None,
        }
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is well-formed")
}
