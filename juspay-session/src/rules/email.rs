//! The rule for an email address.

use std::error::Error;
use std::fmt;

/// Checks an email address. The API accepts less than RFC 5322:
///
/// - exactly one `@`, between two parts that are not empty;
/// - otherwise only the characters `A-Z a-z 0-9` and ``! # $ % & ' * + - / = ? ^ _ . { | } ~ ` ``;
/// - the part before the `@` neither begins nor ends with `_` or `.`;
/// - the part after the `@` does not begin with `_` or `.`; it may end with them.
///
/// The length is not checked.
///
/// # Errors
///
/// The first fault. Characters are checked before the two parts.
///
/// ```
/// use juspay_session::rules::{EmailFault, email};
///
/// assert_eq!(email("test@mail.com"), Ok(()));
/// assert_eq!(email("test.@mail.com"), Err(EmailFault::LocalEnd));
/// assert_eq!(email("te st@mail.com"), Err(EmailFault::Whitespace { position: 3 }));
/// ```
pub fn email(text: &str) -> Result<(), EmailFault> {
    let mut has_at = false;
    for (index, character) in text.chars().enumerate() {
        let position = index + 1;
        match character {
            '@' if has_at => return Err(EmailFault::SecondAt { position }),
            '@' => has_at = true,
            _ if character.is_ascii_alphanumeric() || SYMBOLS.contains(character) => {}
            _ if character.is_whitespace() => return Err(EmailFault::Whitespace { position }),
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

/// The characters that are allowed in both parts, besides letters and digits.
const SYMBOLS: &str = "!#$%&'*+-/=?^_.{|}~`";

/// The characters that are not allowed at the edge of a part.
const EDGE: [char; 2] = ['_', '.'];

/// What is wrong with an email address. The message never quotes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailFault {
    /// The text has no `@`, or is empty.
    MissingAt,
    /// The text has a second `@`.
    SecondAt {
        /// Its position, in code points from 1.
        position: usize,
    },
    /// A character is not allowed.
    Character {
        /// Its position, in code points from 1.
        position: usize,
    },
    /// Whitespace is not allowed.
    Whitespace {
        /// Its position, in code points from 1.
        position: usize,
    },
    /// The part before the `@` is empty.
    EmptyLocal,
    /// The part after the `@` is empty.
    EmptyDomain,
    /// The text begins with `_` or `.`.
    LocalStart,
    /// `_` or `.` precedes the `@`.
    LocalEnd,
    /// `_` or `.` follows the `@`.
    DomainStart,
}

impl fmt::Display for EmailFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingAt => f.write_str("missing `@`; write an address such as user@example.com"),
            Self::SecondAt { position } => write!(f, "character {position} is a second `@`; write only one"),
            Self::Character { position } => {
                write!(f, "character {position} is not allowed; allowed: A-Z a-z 0-9 {SYMBOLS}")
            }
            Self::Whitespace { position } => write!(f, "whitespace at position {position}; remove it"),
            Self::EmptyLocal => f.write_str("missing text before `@`; write an address such as user@example.com"),
            Self::EmptyDomain => f.write_str("missing text after `@`; write an address such as user@example.com"),
            Self::LocalStart => f.write_str("begins with `_` or `.`; remove it"),
            Self::LocalEnd => f.write_str("`_` or `.` before `@`; remove it"),
            Self::DomainStart => f.write_str("`_` or `.` after `@`; remove it"),
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
        check(" a@b", Err(Whitespace { position: 1 }));
        check("a@b ", Err(Whitespace { position: 4 }));
        check("a@b\n", Err(Whitespace { position: 4 }));
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
                _ if character.is_whitespace() => Err(EmailFault::Whitespace { position: 5 }),
                _ => Err(EmailFault::Character { position: 5 }),
            };
            check(&format!("a@bc{character}"), expected);
            let expected = match character {
                '@' => Err(EmailFault::SecondAt { position: 4 }),
                _ if allowed.contains(character) => Ok(()),
                _ if character.is_whitespace() => Err(EmailFault::Whitespace { position: 2 }),
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
        check(MissingAt, "missing `@`; write an address such as user@example.com");
        check(SecondAt { position: 3 }, "character 3 is a second `@`; write only one");
        check(Character { position: 3 }, "character 3 is not allowed; allowed: A-Z a-z 0-9 !#$%&'*+-/=?^_.{|}~`");
        check(Whitespace { position: 3 }, "whitespace at position 3; remove it");
        check(EmptyLocal, "missing text before `@`; write an address such as user@example.com");
        check(EmptyDomain, "missing text after `@`; write an address such as user@example.com");
        check(LocalStart, "begins with `_` or `.`; remove it");
        check(LocalEnd, "`_` or `.` before `@`; remove it");
        check(DomainStart, "`_` or `.` after `@`; remove it");
    }
}
