//! The rule for an email address.

use std::error::Error;
use std::fmt;

/// Checks an email address against what the API accepts, which is not RFC 5322:
///
/// - exactly one `@`, between two parts that are not empty;
/// - else only the characters `A-Z a-z 0-9` and ``! # $ % & ' * + - / = ? ^ _ . { | } ~ ` ``;
/// - the part before the `@` neither begins nor ends with `_` or `.`;
/// - the part after the `@` does not begin with `_` or `.` (how it ends is not restricted).
///
/// No length is checked, and nothing says that the address exists.
///
/// # Errors
///
/// The first fault, of the characters before that of the two parts' ends.
///
/// ```
/// use juspay_session::rules::{EmailFault, email};
///
/// assert_eq!(email("test@mail.com"), Ok(()));
/// assert_eq!(email("test.@mail.com"), Err(EmailFault::LocalEnd));
/// assert_eq!(email("te st@mail.com"), Err(EmailFault::Character { position: 3 }));
/// ```
pub fn email(text: &str) -> Result<(), EmailFault> {
    let mut has_at = false;
    for (index, character) in text.chars().enumerate() {
        let position = index + 1;
        match character {
            '@' if has_at => return Err(EmailFault::SecondAt { position }),
            '@' => has_at = true,
            _ if is_allowed(character) => {}
            _ => return Err(EmailFault::Character { position }),
        }
    }
    let (local, domain) = text.split_once('@').ok_or(EmailFault::MissingAt)?;
    if local.is_empty() {
        return Err(EmailFault::EmptyLocal);
    }
    if domain.is_empty() {
        return Err(EmailFault::EmptyDomain);
    }
    if local.starts_with(EDGE) {
        return Err(EmailFault::LocalStart);
    }
    if local.ends_with(EDGE) {
        return Err(EmailFault::LocalEnd);
    }
    if domain.starts_with(EDGE) {
        return Err(EmailFault::DomainStart);
    }
    Ok(())
}

/// Whether [`email`] accepts a text, given its bytes: the same in one pass, without a word for what is wrong.
pub(crate) fn is_email(text: &[u8]) -> bool {
    let mut ats = 0;
    let mut place = 0;
    let mut are_allowed = true;
    for (index, byte) in text.iter().enumerate() {
        if *byte == b'@' {
            ats += 1;
            place = index;
        } else {
            are_allowed &= ALLOWED.get(usize::from(*byte)).copied().unwrap_or_default();
        }
    }
    let is_edge = |byte: &u8| matches!(byte, b'_' | b'.');
    match text.split_at_checked(place) {
        Some(([first, ..], [_, after, ..])) if are_allowed && ats == 1 => {
            let last = text.get(place - 1);
            !is_edge(first) && !last.is_some_and(is_edge) && !is_edge(after)
        }
        _ => false,
    }
}

/// For every byte, whether it may stand in either part.
const ALLOWED: [bool; 256] = byte_set!(byte => byte.is_ascii() && is_allowed(byte as char));

/// What may stand inside a part, but not at its edge.
const EDGE: [char; 2] = ['_', '.'];

/// Whether the character may stand in either part.
const fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(
            character,
            '!' | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '-'
                | '/'
                | '='
                | '?'
                | '^'
                | '_'
                | '.'
                | '{'
                | '|'
                | '}'
                | '~'
                | '`'
        )
}

/// Why a text is no email address that the API accepts. The message never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailFault {
    /// No `@`; the empty text too.
    MissingAt,
    /// A second `@`.
    SecondAt {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// A character that is not among the allowed ones.
    Character {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// Nothing before the `@`.
    EmptyLocal,
    /// Nothing after the `@`.
    EmptyDomain,
    /// `_` or `.` at the beginning.
    LocalStart,
    /// `_` or `.` right before the `@`.
    LocalEnd,
    /// `_` or `.` right after the `@`.
    DomainStart,
}

impl fmt::Display for EmailFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingAt => f.write_str("an email address needs an `@`"),
            Self::SecondAt { position } => {
                write!(f, "an email address has one `@`, but there is a second at position {position}")
            }
            Self::Character { position } => write!(
                f,
                "an email address has only A-Z a-z 0-9 and !#$%&'*+-/=?^_.{{|}}~` beside the `@`, \
                 but not at position {position}"
            ),
            Self::EmptyLocal => f.write_str("an email address needs a part before the `@`"),
            Self::EmptyDomain => f.write_str("an email address needs a part after the `@`"),
            Self::LocalStart => f.write_str("an email address does not begin with `_` or `.`"),
            Self::LocalEnd => f.write_str("an email address has no `_` or `.` right before the `@`"),
            Self::DomainStart => f.write_str("an email address has no `_` or `.` right after the `@`"),
        }
    }
}

impl Error for EmailFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(), EmailFault>) {
        assert_eq!(email(text), expected, "{text:?}");
        assert_eq!(is_email(text.as_bytes()), expected.is_ok(), "{text:?}");
    }

    #[test]
    fn accepts() {
        check("a@b", Ok(()));
        check("test@mail.com", Ok(()));
        check("TEST@MAIL.COM", Ok(()));
        check("0@9", Ok(()));
        check("a._b@c", Ok(()));
        check("a..b@c", Ok(()));
        check("-@-", Ok(()));
        check("a@b.", Ok(()));
        check("a@b_", Ok(()));
        check("a@b..c", Ok(()));
        check("!#$%&'*+-/=?^{|}~`@!#$%&'*+-/=?^_.{|}~`", Ok(()));
    }

    #[test]
    fn one_at_between_two_parts() {
        use EmailFault::*;
        check("", Err(MissingAt));
        check("mail.com", Err(MissingAt));
        check("@", Err(EmptyLocal));
        check("@b", Err(EmptyLocal));
        check("a@", Err(EmptyDomain));
        check("a@@b", Err(SecondAt { position: 3 }));
        check("a@b@c", Err(SecondAt { position: 4 }));
        check("@@", Err(SecondAt { position: 2 }));
    }

    #[test]
    fn edges() {
        use EmailFault::*;
        check(".a@b", Err(LocalStart));
        check("_a@b", Err(LocalStart));
        check("_@b", Err(LocalStart));
        check("a.@b", Err(LocalEnd));
        check("a_@b", Err(LocalEnd));
        check("a@.b", Err(DomainStart));
        check("a@_b", Err(DomainStart));
        check("a@.", Err(DomainStart));
    }

    #[test]
    fn characters() {
        use EmailFault::*;
        check(" a@b", Err(Character { position: 1 }));
        check("a@b ", Err(Character { position: 4 }));
        check("a@b\n", Err(Character { position: 4 }));
        check("é@b", Err(Character { position: 1 }));
        check("a@bé", Err(Character { position: 4 }));
        check("ab＠c", Err(Character { position: 3 }));
        check("a@b\u{200b}", Err(Character { position: 4 }));
        // Characters come before the shape.
        check("é", Err(Character { position: 1 }));
        check("a@b@é", Err(SecondAt { position: 4 }));
        check("é@b@c", Err(Character { position: 1 }));
    }

    #[test]
    fn every_ascii_character() {
        let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\
                       !#$%&'*+-/=?^_.{|}~`";
        for character in '\0'..='\x7f' {
            let expected = match character {
                '@' => Err(EmailFault::SecondAt { position: 5 }),
                _ if allowed.contains(character) => Ok(()),
                _ => Err(EmailFault::Character { position: 5 }),
            };
            check(&format!("a@bc{character}"), expected);
            let expected = match character {
                '@' => Err(EmailFault::SecondAt { position: 4 }),
                _ if allowed.contains(character) => Ok(()),
                _ => Err(EmailFault::Character { position: 2 }),
            };
            check(&format!("a{character}b@c"), expected);
        }
    }

    #[test]
    fn messages() {
        #[track_caller]
        fn check(fault: EmailFault, message: &str) {
            assert_eq!(fault.to_string(), message);
        }
        use EmailFault::*;
        check(MissingAt, "an email address needs an `@`");
        check(SecondAt { position: 3 }, "an email address has one `@`, but there is a second at position 3");
        check(
            Character { position: 3 },
            "an email address has only A-Z a-z 0-9 and !#$%&'*+-/=?^_.{|}~` beside the `@`, \
             but not at position 3",
        );
        check(EmptyLocal, "an email address needs a part before the `@`");
        check(EmptyDomain, "an email address needs a part after the `@`");
        check(LocalStart, "an email address does not begin with `_` or `.`");
        check(LocalEnd, "an email address has no `_` or `.` right before the `@`");
        check(DomainStart, "an email address has no `_` or `.` right after the `@`");
    }
}
