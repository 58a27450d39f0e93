//! Characters of a foreign page that would act on a terminal, or turn the text around them.

use std::fmt::Write as _;

/// Returns a text whose control, bidirectional and zero-width characters are written out, as JSON and YAML write them:
/// `\u001b`. Line ends stay.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if is_invisible(character) {
            let _ = write!(visible, "\\u{:04x}", u32::from(character));
        } else {
            visible.push(character);
        }
    }
    visible
}

fn is_invisible(character: char) -> bool {
    let acts = character.is_control() && character != '\n';
    acts || matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_seen_is_written_out() {
        for (text, expected) in [
            ("a\u{1b}[31m\u{7f}\u{9b}\r\t", "a\\u001b[31m\\u007f\\u009b\\u000d\\u0009"),
            ("\u{202e}a\u{2069}\u{200f}\u{61c}\u{feff}", "\\u202ea\\u2069\\u200f\\u061c\\ufeff"),
            ("é 日本\u{a0}→\n", "é 日本\u{a0}→\n"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }

    #[test]
    fn json_means_the_same() {
        let text = "\"a\u{202e}\\\\\u{200b}\u{85}\"";
        let parse = |text: &str| serde_json::from_str::<String>(text).expect("it is JSON");
        assert_eq!(parse(&visible(text)), parse(text));
    }
}
