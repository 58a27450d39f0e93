//! The rules for URLs and addresses of e-mail, text by text: `tests/fixtures/rules` has what a library that knows the
//! standard makes of each, what the rule says, and why where the two are not the same.

use std::collections::BTreeSet;

use juspay_session::rules::{self, UrlFault};
use tests::fixtures;
use tests::fuzz::{email_rule, url_rules};
use url::{Host, Url};

/// Checks every line of a file: a text as a JSON string, the verdict of the standard, that of the rules, and why they
/// differ.
fn check(file: &str, agree: fn(&str), standard: fn(&str) -> String, rules: fn(&str) -> String) {
    let corpus = fixtures::text(&format!("rules/{file}"));
    let (mut texts, mut wrong) = (BTreeSet::new(), Vec::new());
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut text = serde_json::Deserializer::from_str(line).into_iter::<String>();
        let value = text.next().and_then(Result::ok).unwrap_or_else(|| panic!("no JSON string: {line}"));
        let columns: Vec<&str> = line[text.byte_offset()..].split('|').skip(1).map(str::trim).collect();
        assert!(texts.insert(value.clone()), "this is here twice: {line}");
        agree(&value);
        let (standard, rules) = (standard(&value), rules(&value));
        let (same, told) = match columns[..] {
            [theirs, ours] => (theirs == standard && ours == rules, standard == rules),
            [theirs, ours, why] => (theirs == standard && ours == rules, standard != rules && !why.is_empty()),
            _ => (false, false),
        };
        if !same || !told {
            wrong.push(format!("{} | {standard} | {rules} | WHY, if they differ", &line[..text.byte_offset()]));
        }
    }
    assert!(wrong.is_empty(), "{file} should have:\n{}", wrong.join("\n"));
    assert!(texts.len() > 40, "{file} has {} texts", texts.len());
}

fn verdict(faults: impl IntoIterator<Item = (bool, &'static str)>) -> String {
    let faults: Vec<&str> = faults.into_iter().filter(|(is_there, _)| *is_there).map(|(_, name)| name).collect();
    if faults.is_empty() { "fine".to_owned() } else { faults.join(", ") }
}

#[test]
fn urls() {
    fn standard(text: &str) -> String {
        let Ok(url) = Url::parse(text) else { return "no URL".to_owned() };
        let host = url.host_str().unwrap_or_default();
        let host = host.strip_suffix('.').unwrap_or(host);
        verdict([
            (url.scheme() != "https", "not https"),
            (url.query().is_some(), "query"),
            (matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_))), "IP"),
            (host == "localhost" || host.ends_with(".localhost"), "localhost"),
        ])
    }
    fn rules(text: &str) -> String {
        let written = rules::https_url(text);
        verdict([
            (written.is_err_and(|fault| fault != UrlFault::NotHttps), "no URL"),
            (written == Err(UrlFault::NotHttps), "not https"),
            (rules::url_without_query(text).is_err(), "query"),
            (rules::url_without_ip_host(text).is_err(), "IP"),
            (rules::url_public_host(text) == Err(UrlFault::Localhost), "localhost"),
        ])
    }
    check("urls.txt", url_rules::agree, standard, rules);
}

#[test]
fn emails() {
    fn standard(text: &str) -> String {
        verdict([(!email_rule::standard(text), "no address")])
    }
    fn rules(text: &str) -> String {
        verdict([(rules::email(text).is_err(), "no address")])
    }
    check("emails.txt", email_rule::agree, standard, rules);
}
