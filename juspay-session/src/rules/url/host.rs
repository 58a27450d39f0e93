//! The host of a URL: a name, or a notation of an IP address.
//!
//! Follows the WHATWG URL standard's host parser (percent-decode, map by UTS #46, look for forbidden
//! code points, look whether the last label is a number) as far as is needed to tell what a host is,
//! one character at a time and without building its normal form.

use std::net::Ipv6Addr;

use super::mapping::{Mapped, mapped};

/// What a host is.
#[derive(Clone, Copy)]
pub(super) enum Host {
    /// An IPv6 address, or a name whose last label is a number: an IPv4 address, or nothing that a
    /// browser would open.
    Ip,
    /// `localhost`, or a name below it.
    Localhost,
    /// Any other name.
    Name,
}

/// Why a text is no host.
#[derive(Clone, Copy)]
pub(super) enum HostFault {
    Empty,
    Brackets,
    /// A forbidden character, after that many bytes.
    Character {
        offset: usize,
    },
}

/// Reads a host, as it is written between user information and port.
pub(super) fn read(host: &str) -> Result<Host, HostFault> {
    if let Some(bracketed) = host.strip_prefix('[') {
        return match bracketed.strip_suffix(']').map(str::parse::<Ipv6Addr>) {
            Some(Ok(_)) => Ok(Host::Ip),
            _ => Err(HostFault::Brackets),
        };
    }

    let mut labels = Labels::default();
    let mut rest = host;
    while !rest.is_empty() {
        let fault = HostFault::Character { offset: host.len() - rest.len() };
        let (character, after) = split_character(rest).ok_or(fault)?;
        match mapped(character) {
            Mapped::Ascii(byte) if is_forbidden(byte) => return Err(fault),
            Mapped::Ascii(byte) => labels.push(byte),
            Mapped::Text(text) => text.bytes().for_each(|byte| labels.push(byte)),
            Mapped::Other => labels.push(OTHER),
            Mapped::Ignored => {}
            Mapped::Forbidden => return Err(fault),
        }
        rest = after;
    }
    labels.host().ok_or(HostFault::Empty)
}

/// Stands for a character that is part of no number and not of `localhost`.
const OTHER: u8 = 0xff;

/// The labels of a name: what the last two are, which is all there is to know.
#[derive(Default)]
struct Labels {
    any: bool,
    last: Label,
    before: Label,
}

impl Labels {
    fn push(&mut self, byte: u8) {
        self.any = true;
        if byte == b'.' {
            self.before = std::mem::take(&mut self.last);
        } else {
            self.last.push(byte);
        }
    }

    /// `None` for a name of nothing.
    fn host(&self) -> Option<Host> {
        // One final dot marks a name as complete and ends no label of its own.
        let last = if self.last.length == 0 { &self.before } else { &self.last };
        let host = if last.is_number() {
            Host::Ip
        } else if last.is_localhost() {
            Host::Localhost
        } else {
            Host::Name
        };
        self.any.then_some(host)
    }
}

/// What a label can still turn out to be.
struct Label {
    length: usize,
    digits: bool,
    hex: bool,
    localhost: bool,
}

impl Default for Label {
    fn default() -> Self {
        Self { length: 0, digits: true, hex: true, localhost: true }
    }
}

impl Label {
    const LOCALHOST: &[u8] = b"localhost";

    fn push(&mut self, byte: u8) {
        self.digits &= byte.is_ascii_digit();
        self.hex &= match self.length {
            0 => byte == b'0',
            1 => byte == b'x',
            _ => byte.is_ascii_hexdigit(),
        };
        self.localhost &= Self::LOCALHOST.get(self.length) == Some(&byte);
        self.length += 1;
    }

    /// The standard's "ends in a number": digits, or `0x` and hexadecimal digits, be it none.
    fn is_number(&self) -> bool {
        (self.digits && self.length > 0) || (self.hex && self.length > 1)
    }

    fn is_localhost(&self) -> bool {
        self.localhost && self.length == Self::LOCALHOST.len()
    }
}

/// The first character, percent-decoded, and what follows it; `None` where a percent sign begins no
/// encoded character.
fn split_character(text: &str) -> Option<(char, &str)> {
    if !text.starts_with('%') {
        let mut characters = text.chars();
        return Some((characters.next()?, characters.as_str()));
    }
    // Byte by byte, until they make a character or are too many for one.
    let mut encoded = [0; 4];
    let mut rest = text;
    for length in 1..=encoded.len() {
        let (byte, after) = split_encoded_byte(rest)?;
        *encoded.get_mut(length - 1)? = byte;
        rest = after;
        if let Ok(character) = std::str::from_utf8(encoded.get(..length)?) {
            return Some((character.chars().next()?, rest));
        }
    }
    None
}

/// `%XX` as a byte, and what follows it.
fn split_encoded_byte(text: &str) -> Option<(u8, &str)> {
    let mut characters = text.strip_prefix('%')?.chars();
    let high = characters.next()?.to_digit(16)?;
    let low = characters.next()?.to_digit(16)?;
    Some(((high << 4 | low) as u8, characters.as_str()))
}

/// The standard's "forbidden domain code points".
const fn is_forbidden(byte: u8) -> bool {
    matches!(
        byte,
        b'\0'..=b' ' | b'#' | b'%' | b'/' | b':' | b'<' | b'>' | b'?' | b'@' | b'[' | b'\\' | b']' | b'^' | b'|' | 0x7f
    )
}
