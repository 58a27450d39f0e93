//! The rules for a return URL and the notation of amounts, against readings by other hands: the grammar of RFC 3987, the
//! `url` crate, and a library of decimals.

use juspay_session::Amount;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use tests::fuzz::amount::{calculates, reads};
use tests::fuzz::url_rules::agree;

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
    // Percent-encoded, which is decoded, and look-alikes, which are not looked into.
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

/// Every code point below the planes of ideographs, and the ends of each plane.
#[test]
fn agrees_on_every_code_point() {
    let ends = (2..=16_u32).flat_map(|plane| (plane << 16)..=(plane << 16) + 4).chain((1..=16).flat_map(|plane| {
        let end = (plane << 16) + 0xffff;
        end - 4..=end
    }));
    let tags = 0xe0ff0..0xe1010;
    for character in (0..0x20000).chain(ends).chain(tags).filter_map(char::from_u32) {
        for (before, after) in [("https://a", "b/"), ("https://1", ".1"), ("https://a/", ""), ("https://a?", "#")] {
            agree(&format!("{before}{character}{after}"));
        }
    }
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
