//! How a character reads in a host name.

/// What a character becomes in a host name.
pub(super) enum Mapped {
    Ascii(u8),
    Text(&'static str),
    Ignored,
    Forbidden,
    /// Something that neither a number nor `localhost` has in it.
    Other,
}

/// The part of the UTS #46 mapping that decides what a host is: the code points that become digits,
/// full stops, letters of a hexadecimal number or of `localhost`, nothing at all, or a forbidden
/// ASCII character. The rest is [`Mapped::Other`], be it allowed or not.
///
/// Obtained by mapping each code point with the `idna` crate 1.1 and its Unicode 18.0 data; the
/// workspace's tests compare it with that crate again, code point by code point. Gaps in a range are
/// code points that no valid host has.
// One group of code points a row, as far as it fits.
#[rustfmt::skip]
pub(super) fn mapped(character: char) -> Mapped {
    use Mapped::{Ascii, Forbidden, Ignored, Other, Text};

    /// What the code point at a place in a range stands for, counting on from `first` and around.
    const fn nth(first: u8, cycle: u32, start: char, character: char) -> u8 {
        first + ((character as u32 - start as u32) % cycle) as u8
    }
    let letter = |start| Ascii(nth(b'a', 26, start, character));
    let digit = |start| Ascii(nth(b'0', 10, start, character));

    match character {
        '\0'..='\x7f' => Ascii(character.to_ascii_lowercase() as u8),

        // Full-width forms of all that is visible in ASCII.
        '\u{FF01}'..='\u{FF5E}' => Ascii(nth(b'!', 94, '\u{FF01}', character).to_ascii_lowercase()),

        // Mathematical alphabets, capitals and small letters in turn; circled, outlined, squared.
        '\u{1D400}'..='\u{1D6A3}' => letter('\u{1D400}'),
        '\u{24B6}'..='\u{24E9}' => letter('\u{24B6}'),
        '\u{1CCD6}'..='\u{1CCEF}' => letter('\u{1CCD6}'),
        '\u{1F130}'..='\u{1F149}' => letter('\u{1F130}'),

        // Mathematical, outlined, segmented, raised, lowered and circled digits.
        '\u{1D7CE}'..='\u{1D7FF}' => digit('\u{1D7CE}'),
        '\u{1CCF0}'..='\u{1CCF9}' => digit('\u{1CCF0}'),
        '\u{1FBF0}'..='\u{1FBF9}' => digit('\u{1FBF0}'),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => digit('\u{2070}'),
        '\u{2080}'..='\u{2089}' => digit('\u{2080}'),
        '\u{2460}'..='\u{2468}' => Ascii(nth(b'1', 9, '\u{2460}', character)),
        '\u{B2}'..='\u{B3}' => Ascii(nth(b'2', 2, '\u{B2}', character)),
        '\u{B9}' => Ascii(b'1'),
        '\u{24EA}' => Ascii(b'0'),
        // Circled 10 to 50. Which number it is decides nothing, only that it does not begin with 0.
        '\u{2469}'..='\u{2473}' | '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}' => Text("10"),

        '\u{3002}' | '\u{FF61}' => Ascii(b'.'),

        // Raised, lowered, letter-like, Roman.
        '\u{AA}' | '\u{1D2C}' | '\u{1D43}' | '\u{2090}' => Ascii(b'a'),
        '\u{1D2E}' | '\u{1D47}' | '\u{212C}' => Ascii(b'b'),
        '\u{1D9C}' | '\u{2102}' | '\u{212D}' | '\u{216D}' | '\u{217D}' | '\u{A7F2}'
        | '\u{1F12B}' => Ascii(b'c'),
        '\u{1D30}' | '\u{1D48}' | '\u{2145}' | '\u{2146}' | '\u{216E}' | '\u{217E}' => Ascii(b'd'),
        '\u{1D31}' | '\u{1D49}' | '\u{2091}' | '\u{212F}' | '\u{2130}' | '\u{2147}' => Ascii(b'e'),
        '\u{1DA0}' | '\u{2131}' | '\u{A7F3}' => Ascii(b'f'),
        '\u{2B0}' | '\u{1D34}' | '\u{2095}' | '\u{210B}'..='\u{210E}' => Ascii(b'h'),
        '\u{2E1}' | '\u{1D38}' | '\u{2097}' | '\u{2112}' | '\u{2113}' | '\u{216C}'
        | '\u{217C}' => Ascii(b'l'),
        '\u{BA}' | '\u{1D3C}' | '\u{1D52}' | '\u{2092}' | '\u{2134}' => Ascii(b'o'),
        '\u{17F}' | '\u{2E2}' | '\u{209B}' | '\u{A7F1}' => Ascii(b's'),
        '\u{1D40}' | '\u{1D57}' | '\u{209C}' => Ascii(b't'),
        '\u{2E3}' | '\u{2093}' | '\u{2169}' | '\u{2179}' => Ascii(b'x'),

        // Units and ligatures: ㎈ ㏄ ㏅ ㍲ ㏈ ﬀ ﬆ.
        '\u{3388}' => Text("cal"),
        '\u{33C4}' => Text("cc"),
        '\u{33C5}' | '\u{1F12D}' => Text("cd"),
        '\u{3372}' => Text("da"),
        '\u{33C8}' => Text("db"),
        '\u{FB00}' => Text("ff"),
        '\u{FB05}' | '\u{FB06}' => Text("st"),

        // Invisible. The two joiners, U+200C and U+200D, are kept in a few scripts only, in which
        // they decide nothing here; beside an ASCII character they are invalid or dropped.
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}'
        | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0100}'..='\u{E01EF}' => Ignored,

        // Written with a delimiter: ⁇ ℀ ℅ ⩴, vertical and small forms.
        '\u{2047}'..='\u{2049}' | '\u{2100}' | '\u{2101}' | '\u{2105}' | '\u{2106}'
        | '\u{2A74}' | '\u{FE13}' | '\u{FE16}' | '\u{FE47}' | '\u{FE48}' | '\u{FE55}'
        | '\u{FE56}' | '\u{FE5F}' | '\u{FE64}' | '\u{FE65}' | '\u{FE68}' | '\u{FE6A}'
        | '\u{FE6B}' => Forbidden,

        // A space and an accent: free-standing accents.
        '\u{A8}' | '\u{AF}' | '\u{B4}' | '\u{B8}' | '\u{2D8}'..='\u{2DD}' | '\u{37A}'
        | '\u{384}' | '\u{385}' | '\u{1FBD}' | '\u{1FBF}'..='\u{1FC1}'
        | '\u{1FCD}'..='\u{1FCF}' | '\u{1FDD}'..='\u{1FDF}' | '\u{1FED}' | '\u{1FEE}'
        | '\u{1FFD}' | '\u{1FFE}' | '\u{2017}' | '\u{203E}' | '\u{309B}' | '\u{309C}'
        | '\u{FC5E}'..='\u{FC63}' | '\u{FE49}'..='\u{FE4C}' | '\u{FE70}' | '\u{FE72}'
        | '\u{FE74}' | '\u{FE76}' | '\u{FE78}' | '\u{FE7A}' | '\u{FE7C}' | '\u{FE7E}'
        | '\u{FFE3}' => Forbidden,

        _ if character.is_whitespace() || character.is_control() => Forbidden,
        _ => Other,
    }
}
