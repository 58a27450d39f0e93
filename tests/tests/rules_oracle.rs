//! The rules for a return URL and the notation of amounts, against readings by other hands: the
//! `url` and `idna` crates, and a library of decimals.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use juspay_session::Amount;
use juspay_session::rules::{https_url, url_public_host, url_without_ip_host};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use tests::fuzz::amount::{calculates, reads};
use tests::fuzz::url_rules::agree;
use url::{Host, Url};

/// The same cases in every run, and no file of regressions: a failing case belongs into a table.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_211_001),
        ..ProptestConfig::default()
    }
}

#[rustfmt::skip]
const SCHEMES: &[&str] = &[
    "https://", "HTTPS://", "hTTps://", "http://", "wss://", "ftp://", "a+b.c-d://", "https:/",
    "https:", "https:///", "https:\\\\", "https", "//", "://", "", " https://", "ht\ttps://",
    "1https://", "file://", "blob:https://", "mailto:",
];

#[rustfmt::skip]
const USERS: &[&str] = &[
    "", "user@", "user:pass@", "@", ":@", "1.2.3.4@", "a@b@", "localhost@", "u%40@", "[::1]@",
    "ü@", "a/@", "a?@", "a#@", "a\\@", "a b@",
];

#[rustfmt::skip]
const HOSTS: &[&str] = &[
    // Names.
    "", "a", "a.b", "a..b", ".a", "a.", ".", "..", "a_b", "-a-", "shop.merchant.com", "SHOP.COM",
    "a!$&'()*+,;=~b", "a{b}", "a`b", "a\"b", "1.2.3.4.com", "1.2.3.4a", "1.2.3.4..", "0xg",
    "00x1", "x1", "1x1", "0x1.a", "a.0y", "0b1", "1e1", "1.2.3.-4", "+1", "1_0", "--", "a--b",
    "ab--c",
    // Numbers.
    "0", "1", "127.1", "127.0.1", "127.0.0.1", "1.2.3.4.", "1.2.3.4.5", "1.2.3.256", "256.1.1.1",
    "4294967295", "4294967296", "99999999999999999999", "0177.0.0.1", "0177.1", "08", "09.1",
    "00", "0x", "0X", "0x.", "0x7f.1", "0X7F000001", "0x100000000", "0x7f.0x0.0x0.0x1", "a.1",
    "a.0x1", "1..2", ".1", "1.", "a.09", "a.0xff.",
    // Seen through.
    "%31", "%31%32%37.1", "127%2E1", "127%2e1%2E", "%30x7f.1", "0%58%37f", "%41", "%C3%BC",
    "%2541", "%EF%BC%91", "１２７．０．０．１", "127。1", "127｡1", "127．1", "𝟏𝟐𝟕.1", "①.②", "⑳", "㉑.㊱",
    "⓪ⓧ⑦ⓕ", "0ｘ7f", "0Ⅹ7Ⅽ", "²³¹", "₁", "🯱", "1\u{ad}.2", "\u{ad}", "\u{200b}1", "1\u{200d}",
    "1\u{200c}2", "1.\u{feff}", "1.2\u{fe0f}", "1\u{301}", "1.a\u{301}", "0x\u{1d49d}", "½",
    "a.½", "٣", "۱۲۷.1", "一.1", "1.一", "⒈1", "⑴", "1⁄2", "…", "1…", "㏂1",
    // International names, and what is none.
    "bücher.example", "BÜCHER.example", "faß.de", "ẞ.de", "例え.テスト", "مثال.إختبار",
    "xn--bcher-kva", "xn--", "xn--a", "xn--1", "XN--BCHER-KVA.1", "xn--ls8h", "💩.la", "\u{301}a",
    "אa", "a\u{e000}", "a\u{fffd}", "a\u{378}", "क्\u{200d}ष",
    // Forbidden.
    "a b", "a%20b", "a%00b", "a%09b", "a%2fb", "a%3ab", "a%40b", "a%5bb", "a%7cb", "a%7Fb",
    "a%80b", "a%C3b", "a%zzb", "a%", "a%4", "a%%41", "a<b", "a>b", "a^b", "a|b", "a[b", "a]b",
    "a\\b", "a\tb", "a\nb", "a\u{7f}b", "a\u{80}b", "a\u{a0}b", "a\u{3000}b", "a／b", "a：1", "a？b",
    "a＃b", "a＠b", "［::1］", "a％31", "a＼b", "a℀b", "a℅b", "a⩴b", "a⁇b", "a¨b", "a<\u{338}b",
    "a%3C\u{338}b", "a\u{226e}b", "1.2.3.4%20", "1 ", "1\t",
    // IPv6.
    "[::1]", "[::]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[::2:3:4:5:6:7:8]", "[1::8]",
    "[1:2:3:4:5:6:7::8]", "[2001:DB8::A]", "[::ffff:1.2.3.4]", "[::1.2.3.4]", "[::1.2.3]",
    "[::1.2.3.04]", "[::1.2.3.256]", "[::00001]", "[:1]", "[1:]", "[1::2::3]", "[::g]", "[]", "[",
    "]", "[::1", "::1]", "[::1]]", "[[::1]]", "[::1]a", "a[::1]", "[1.2.3.4]", "[::1%25eth0]",
    "[::1%eth0]", "[v1.a]", "[ ::1]", "%5B::1%5D", "[%3A:1]", "[：:1]",
    // The machine itself.
    "localhost", "LOCALHOST", "localhost.", "localhost..", "a.localhost", "a.b.LocalHost.",
    ".localhost", "xlocalhost", "localhost.a", "local.host", "localhosts", "loc%61lhost",
    "ｌｏｃａｌｈｏｓｔ", "lo㎈hoﬆ", "loca\u{ad}lhost", "localhoſt", "localhost。", "%6Cocalhost%2e",
];

#[rustfmt::skip]
const PORTS: &[&str] = &[
    "", ":", ":0", ":80", ":443", ":65535", ":65536", ":99999999999999999999", ":00000000443",
    ":+1", ":-1", ":1a", ":1:2", "::", ":１", ":%31", ": 1",
];

#[rustfmt::skip]
const TAILS: &[&str] = &[
    "", "/", "/a/b", "/?", "?", "?a=b", "/a?b#c", "#", "#?", "/#?a", "/a#b?c#d?", "/?#", "/%3F",
    "/？", "/a@b", "/@", "?@b", "#@b", "/a:b", "//", "/..", "/a\\b", "\\", "\\?", "/a b", "/ ",
    " ", "/\n", "\n?", "/{id}", "/<a>", "/%zz", "/ü", "/\u{3000}", "/\0",
];

#[test]
fn agrees_with_the_url_crate_on_a_corpus() {
    for scheme in SCHEMES {
        for host in HOSTS {
            for user in USERS {
                agree(&format!("{scheme}{user}{host}/"));
            }
            for port in PORTS {
                agree(&format!("{scheme}{host}{port}/?a"));
            }
            for tail in TAILS {
                agree(&format!("{scheme}{host}{tail}"));
            }
        }
    }
}

/// What random hosts and tails are made of.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "0", "1", "7", "9", "127", "255", "256", "0x", "0X7f", "x", "e", "f", "g", "a", "local",
    "host", "localhost", "LOCAL", ".", ".", ".", "-", "_", "~", "%", "%2", "%2E", "%31", "%30",
    "%78", "%6c", "%C2%AD", "%EF%BC%91", "%C3", "%2F", "%3C", "%E3%80%82", "。", "．", "｡", "１",
    "０", "ｘ", "𝟕", "④", "⑫", "ⅹ", "ﬀ", "㏄", "㎈", "ℓ", "ﬆ", "\u{ad}", "\u{200b}", "\u{200c}",
    "\u{200d}", "\u{fe0f}", "\u{301}", "\u{338}", "é", "ß", "日", "א", "xn--", "XN--", "[", "]",
    ":", "@", "/", "?", "#", "\\", "<", "|", " ", "\t", "℀", "¨", "／", "…",
];

/// What random IPv6 addresses are made of.
#[rustfmt::skip]
const GROUPS: &[&str] = &[
    ":", ":", "::", "0", "1", "db8", "FFFF", "00001", "1.2.3.4", "01", "256", ".", "g",
];

/// A host, most often made of small pieces that are numbers, dots and their look-alikes.
fn hosts() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => select(HOSTS).prop_map(str::to_owned),
        6 => vec(select(PIECES), 0..7).prop_map(|pieces| pieces.concat()),
        1 => vec(select(GROUPS), 0..16).prop_map(|groups| format!("[{}]", groups.concat())),
        1 => any::<[u16; 8]>().prop_map(|groups| format!("[{}]", std::net::Ipv6Addr::from(groups))),
        1 => vec(any::<char>(), 1..4).prop_map(String::from_iter),
        1 => (any::<char>(), select(vec!["1", "0x", "a.1", "localhost"]))
            .prop_map(|(character, rest)| format!("{rest}{character}")),
    ]
}

fn tails() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(TAILS).prop_map(str::to_owned),
        1 => vec(select(PIECES), 0..4).prop_map(|pieces| pieces.concat()),
    ]
}

proptest! {
    #![proptest_config(config(30_000))]

    #[test]
    fn agrees_with_the_url_crate_on_random_urls(
        (scheme, user, host, port, tail) in (select(SCHEMES), select(USERS), hosts(), select(PORTS), tails()),
    ) {
        // Alone first: most of the others are wrong in some way, which hides what the host is.
        agree(&format!("https://{host}/"));
        agree(&format!("https://{host}{tail}"));
        agree(&format!("https://{host}{port}{tail}"));
        agree(&format!("https://{user}{host}{tail}"));
        agree(&format!("{scheme}{user}{host}{port}{tail}"));
    }
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn agrees_with_the_url_crate_on_any_text(text in any::<String>(), at in any::<prop::sample::Index>()) {
        agree(&text);
        // Put into a URL, at any place.
        let url = "https://user@shop.merchant.com:443/paid#top";
        let (before, after) = url.split_at(at.index(url.len()));
        agree(&format!("{before}{text}{after}"));
    }
}

/// Every code point in a host: the table in the library against the `idna` crate. Left out are the
/// ideographs and syllables, which are many and become nothing else, the planes without characters
/// and those for private use.
#[test]
fn maps_code_points_as_the_idna_crate_does() {
    let map = |name: &str, forbidden| {
        Uts46::new()
            .to_ascii(name.as_bytes(), forbidden, Hyphens::Allow, DnsLength::Ignore)
            .map(|mapped| mapped.into_owned())
    };
    let mut compared = 0;
    let characters = ('\u{80}'..='\u{33FF}')
        .chain('\u{A000}'..='\u{ABFF}')
        .chain('\u{D7B0}'..='\u{1FFFF}')
        .chain('\u{E0000}'..='\u{EFFFF}');
    for character in characters {
        let name = format!("q{character}q");
        let Ok(mapped) = map(&name, AsciiDenyList::EMPTY) else {
            continue; // In no host that is valid.
        };
        compared += 1;
        let url = format!("https://{name}/");
        if map(&name, AsciiDenyList::URL).is_err() {
            assert!(https_url(&url).is_err(), "{character:?} has something forbidden in it");
            continue;
        }
        assert_eq!(https_url(&url), Ok(()), "{character:?}");

        let mapped = Some(mapped.as_str())
            .filter(|mapped| !mapped.contains("xn--"))
            .and_then(|mapped| mapped.strip_prefix('q')?.strip_suffix('q'));
        // As part of a number.
        for (before, after) in [("1", ""), ("", "x1"), ("0", "1"), ("0x", ""), ("a", "1")] {
            let expected = mapped.is_some_and(|mapped| {
                Url::parse(&format!("https://{before}{mapped}{after}/"))
                    .map_or(true, |url| matches!(url.host(), Some(Host::Ipv4(_))))
            });
            let found = url_without_ip_host(&format!("https://{before}{character}{after}/"));
            assert_eq!(found.is_err(), expected, "{before}{character}{after}: {mapped:?}");
        }
        // As part of `localhost`, wherever that has what the character becomes.
        const LOCALHOST: &str = "localhost";
        for at in 0..LOCALHOST.len() {
            let (before, rest) = LOCALHOST.split_at(at);
            let expected = mapped.and_then(|mapped| rest.strip_prefix(mapped));
            let after = expected.unwrap_or(&rest[1..]);
            let found = url_public_host(&format!("https://{before}{character}{after}/"));
            assert_eq!(found.is_err(), expected.is_some(), "{before}{character}{after}: {mapped:?}");
        }
    }
    assert!(compared > 20_000, "{compared}");
}

fn amounts() -> impl Strategy<Value = String> {
    let near_the_limit = (0..40_u128).prop_map(|above| {
        let minor = u128::from(u64::MAX) - 20 + above;
        format!("{}.{:02}", minor / 100, minor % 100)
    });
    let noise = select(vec!["", "", "", "0", ".", "-", "+", " ", "e1", ",", "_", "１", "\n", "\0"]);
    prop_oneof![
        4 => "[0-9]{0,4}(\\.[0-9]{0,3})?",
        2 => "0{0,30}[0-9]{0,22}(\\.[0-9]{0,3})?",
        1 => near_the_limit,
        1 => (noise.clone(), "[0-9]{0,3}", noise.clone(), "[0-9.]{0,4}", noise)
            .prop_map(|(a, b, c, d, e)| format!("{a}{b}{c}{d}{e}")),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(config(25_000))]

    #[test]
    fn amounts_read_what_the_digits_say(text in amounts()) {
        reads(&text);
    }

    #[test]
    fn amounts_calculate_exactly(
        (a, b) in prop_oneof![any::<(u64, u64)>(), (0..1000_u64, 0..1000_u64), (u64::MAX - 500.., 0..1000_u64)],
        (a_places, b_places) in (0..3_usize, 0..3_usize),
    ) {
        /// A number near `minor` that needs no more places than those, written with them.
        fn amount(minor: u64, places: usize) -> Amount {
            let text = format!("{}.{:02}", minor / 100, minor % 100);
            let end = [text.len() - 3, text.len() - 1, text.len()][places];
            text[..end].parse().unwrap()
        }
        calculates(amount(a, a_places), amount(b, b_places));
    }
}
