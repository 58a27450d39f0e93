//! Sets of ASCII characters, such as `A-Z a-z 0-9 - _ SPACE`.

use std::fmt;

/// A set of ASCII characters, as sorted ranges that do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charset {
    notation: String,
    ranges: Vec<(char, char)>,
}

impl Charset {
    /// Reads the notation: single characters, ranges and `SPACE`, with blanks between them.
    pub(crate) fn parse(notation: &str) -> Result<Self, String> {
        let mut ranges = Vec::new();
        for token in notation.split_whitespace() {
            // The crate holds a set as one bit for each ASCII character.
            if !token.is_ascii() {
                return Err(format!("`{token}` is not ASCII"));
            }
            let characters: Vec<char> = token.chars().collect();
            ranges.push(match characters.as_slice() {
                _ if token == "SPACE" => (' ', ' '),
                [single] => (*single, *single),
                [first, '-', last] if first < last => (*first, *last),
                [first, '-', last] => return Err(format!("the range `{first}-{last}` runs backwards")),
                _ => return Err(format!("`{token}` is neither a character, nor a range such as `A-Z`, nor `SPACE`")),
            });
        }
        ranges.sort_unstable();
        for pair in ranges.windows(2) {
            if let [(_, last), (first, _)] = pair
                && first <= last
            {
                return Err(format!("`{first}` is in it twice"));
            }
        }
        if ranges.is_empty() {
            return Err("it is empty".to_owned());
        }
        let notation = notation.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Self { notation, ranges })
    }

    /// Its ranges, both ends included, in ascending order.
    #[must_use]
    pub fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    /// Whether a character is in it.
    #[must_use]
    pub fn contains(&self, character: char) -> bool {
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&character))
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.notation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_is_read() {
        let set = Charset::parse("A-Z  0-9 - _ SPACE").unwrap();
        assert_eq!(set.to_string(), "A-Z 0-9 - _ SPACE");
        for (character, inside) in [('A', true), ('Z', true), ('a', false), ('-', true), (' ', true), ('.', false)] {
            assert_eq!(set.contains(character), inside, "{character}");
        }
    }

    #[test]
    fn a_bad_notation_is_refused() {
        for (notation, message) in [
            ("", "it is empty"),
            ("Z-A", "the range `Z-A` runs backwards"),
            ("A-A", "the range `A-A` runs backwards"),
            ("A-Z M", "`M` is in it twice"),
            ("A-M M-Z", "`M` is in it twice"),
            ("A-Z é", "`é` is not ASCII"),
            ("A-", "`A-` is neither a character, nor a range such as `A-Z`, nor `SPACE`"),
            ("A-Z-a", "`A-Z-a` is neither a character, nor a range such as `A-Z`, nor `SPACE`"),
        ] {
            assert_eq!(Charset::parse(notation), Err(message.to_owned()), "{notation}");
        }
    }
}
