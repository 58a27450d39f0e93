//! Searches the memory of another process, as its parent may on Linux.

use std::fs::{self, File};
use std::ops::Range;
use std::os::unix::fs::FileExt as _;

/// The shortest piece of a secret that is looked for. An allocator writes over the first 16 bytes of what it is given
/// back, so a whole secret may be gone while most of it is still there.
const PIECE: usize = 8;

/// How many pieces of a secret stand in a process's memory, a whole copy being one: heap, stacks and all else that it
/// can write to.
///
/// # Panics
///
/// If the memory cannot be read.
#[must_use]
pub fn traces(process: u32, secret: &[u8]) -> usize {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("the process is there");
    let memory = File::open(format!("/proc/{process}/mem")).expect("a parent may read its child's memory");
    let mut read = 0;
    let mut found = 0;
    for range in maps.lines().filter_map(writable) {
        let mut bytes = vec![0; usize::try_from(range.end - range.start).expect("it fits into memory")];
        if memory.read_exact_at(&mut bytes, range.start).is_ok() {
            read += bytes.len();
            found += count(&bytes, secret);
        }
    }
    assert!(read > 100_000, "only {read} bytes of memory could be read");
    found
}

/// The addresses of a line of `maps`, if they can be read and written.
fn writable(line: &str) -> Option<Range<u64>> {
    let (range, rest) = line.split_once(' ')?;
    let (start, end) = range.split_once('-')?;
    let address = |text| u64::from_str_radix(text, 16).ok();
    if rest.starts_with("rw") { Some(address(start)?..address(end)?) } else { None }
}

fn count(bytes: &[u8], secret: &[u8]) -> usize {
    let is_piece = |window: &[u8]| secret.windows(PIECE).any(|piece| piece == window);
    let starts: [bool; 256] = std::array::from_fn(|byte| secret.iter().any(|other| usize::from(*other) == byte));
    let mut found = 0;
    let mut within = false;
    for window in bytes.windows(PIECE) {
        let is_here = starts[usize::from(window[0])] && starts[usize::from(window[PIECE - 1])] && is_piece(window);
        found += usize::from(is_here && !within);
        within = is_here;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_counted() {
        let secret = b"ABCDEFGHIJKLMNOP";
        assert_eq!(count(b"....ABCDEFGHIJKLMNOP....", secret), 1);
        assert_eq!(count(b"ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP", secret), 2);
        assert_eq!(count(b"xxxxxxxxIJKLMNOP....ABCDEFGH", secret), 2);
        assert_eq!(count(b"ABCDEFG.BCDEFGH.IJKLMNO", secret), 0);
    }

    #[test]
    fn only_what_can_be_written_is_looked_at() {
        assert_eq!(writable("7f00-7fff rw-p 00000000 00:00 0 [heap]"), Some(0x7f00..0x7fff));
        assert_eq!(writable("7f00-7fff r-xp 00000000 00:00 0 /bin/true"), None);
    }
}
