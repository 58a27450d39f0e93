//! Inputs that are edits of a sample, so that short ones reach what only a long text has.

/// What a script begins with; no UTF-8 text does.
pub(super) const MARK: u8 = 0xff;

/// A script: which sample, and the edits of it.
pub(super) struct Script<'d> {
    sample: u8,
    edits: &'d [u8],
}

impl<'d> Script<'d> {
    /// The script that an input is, if it is one.
    pub(super) fn of(data: &'d [u8]) -> Option<Self> {
        match data {
            [MARK, sample, edits @ ..] => Some(Self { sample: *sample, edits }),
            _ => None,
        }
    }

    /// Which of so many samples it edits.
    pub(super) fn sample(&self, count: usize) -> usize {
        usize::from(self.sample) % count
    }

    /// The sample with its edits: four bytes each, for what is done, where, and with what.
    pub(super) fn edited(&self, sample: &str, words: &[Vec<u8>]) -> Vec<u8> {
        let (edits, _) = self.edits.as_chunks();
        let mut text = sample.as_bytes().to_vec();
        // A word that is doubled again and again would be larger than the machine.
        let longest = 4 * text.len();
        for [what, high, low, with] in edits {
            if text.len() > longest {
                break;
            }
            let place = usize::from(*high) << 8 | usize::from(*low);
            edit(&mut text, *what, place, *with, words);
        }
        text
    }
}

fn edit(text: &mut Vec<u8>, what: u8, place: usize, with: u8, words: &[Vec<u8>]) {
    let place = place % (text.len() + 1);
    let with = usize::from(with);
    let line = line(text, place);
    let word = || words.get(with % words.len().max(1)).map(Vec::as_slice).unwrap_or_default();
    match what % 12 {
        0 => drop(text.drain(line)),
        1 => {
            let repeated = text[line.clone()].to_vec();
            drop(text.splice(line.start..line.start, repeated));
        }
        2 => {
            // The line goes to another place.
            let moved: Vec<u8> = text.drain(line).collect();
            let other = self::line(text, (place + 23 * with) % (text.len() + 1)).start;
            drop(text.splice(other..other, moved));
        }
        3 => drop(text.splice(line.start..line.start, b"  ".iter().copied().take(1 + with % 2))),
        4 => {
            let blanks = text[line.clone()].iter().take_while(|byte| **byte == b' ').count();
            drop(text.drain(line.start..line.start + blanks.min(1 + with % 4)));
        }
        5 => drop(text.splice(place..place, word().iter().copied())),
        6 => {
            let end = (place + 1 + with % 16).min(text.len());
            drop(text.drain(place..end));
        }
        7 => text.insert(place, u8::try_from(with).unwrap_or_default()),
        8 => text.truncate(place),
        9 => {
            let replaced = token(text, place);
            drop(text.splice(replaced, word().iter().copied()));
        }
        10 => {
            // The token stands in the place of another.
            let copied = text[token(text, place)].to_vec();
            let replaced = token(text, (place + 17 * with) % (text.len() + 1));
            drop(text.splice(replaced, copied));
        }
        _ => {
            let token = token(text, place);
            let copied = text[token.clone()].to_vec();
            drop(text.splice(token.end..token.end, copied));
        }
    }
}

/// The line around a place, with its end.
fn line(text: &[u8], place: usize) -> std::ops::Range<usize> {
    let start = text[..place].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = text[place..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| place + end + 1);
    start..end
}

/// The word around a place: what it has of letters and digits.
fn token(text: &[u8], place: usize) -> std::ops::Range<usize> {
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let before = text[..place].iter().rev().take_while(|byte| is_inside(byte)).count();
    let after = text[place..].iter().take_while(|byte| is_inside(byte)).count();
    place - before..place + after
}
