//! The rule for an email address, against its grammar as a regular expression and against a library that knows RFC 5322.

use email_address::{EmailAddress, Options};
use juspay_session::rules::{EmailFault, email};

use crate::interpreter::text;

/// A text that may be an address.
pub fn body(data: &[u8]) {
    agree(&String::from_utf8_lossy(data));
}

/// Holds the rule against both.
///
/// # Panics
///
/// If they disagree.
#[track_caller]
pub fn agree(text: &str) {
    let found = email(text);
    assert_eq!(found.is_ok(), text::is_email(text), "{text:?}: {found:?}");

    match (found, standard(text)) {
        (Ok(()), false) => assert!(is_accepted_in_any_case(text), "{text:?} is no address, and not refused"),
        (Err(fault), true) => {
            assert!(is_refused_in_any_case(text, fault), "{text:?} is an address, and refused: {fault}");
        }
        (Ok(()), true) | (Err(_), false) => {}
    }
    if let Err(
        EmailFault::Character { position } | EmailFault::Whitespace { position } | EmailFault::SecondAt { position },
    ) = found
    {
        assert!(text.chars().nth(position - 1).is_some_and(|it| it == '@' || !is_of_the_api(it)), "{text:?}");
    }
}

/// Whether RFC 5322 has it, as the library reads that.
#[must_use]
pub fn standard(text: &str) -> bool {
    let options = Options::default().without_display_text().with_domain_literal();
    EmailAddress::parse_with_options(text, options).is_ok()
}

/// Where the rule is stricter than RFC 5322, because the API is: `_` at an end of the first part, and what has other
/// characters, in quotes, in brackets or beyond ASCII.
fn is_refused_in_any_case(text: &str, fault: EmailFault) -> bool {
    match fault {
        EmailFault::Character { .. } | EmailFault::Whitespace { .. } | EmailFault::SecondAt { .. } => {
            text.starts_with('"') || text.ends_with(']') || text.contains(|character| !is_of_the_api(character))
        }
        EmailFault::LocalStart => text.starts_with('_'),
        EmailFault::LocalEnd => text.contains("_@"),
        _ => false,
    }
}

/// Where it is more lenient, because the API says no more: points beside each other, what follows the `@` and is no name
/// of a host, and any length.
fn is_accepted_in_any_case(text: &str) -> bool {
    let (local, domain) = text.split_once('@').unwrap_or_default();
    let is_edge = |edge: Option<char>| !edge.is_some_and(|edge| edge.is_ascii_alphanumeric());
    let is_no_label =
        |label: &str| label.len() > 63 || is_edge(label.chars().next()) || is_edge(label.chars().next_back());
    local.contains("..") || local.len() > 64 || domain.len() > 254 || domain.split('.').any(is_no_label)
}

fn is_of_the_api(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_.{|}~`@".contains(character)
}
