//! gzip without compression, RFC 1951 and 1952: enough for a client to see that it is gzip.

/// What a stored block may hold.
const BLOCK: usize = 0xffff;

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    // Deflate, no flags, no time, no extras, an unknown system.
    let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let mut rest = bytes;
    loop {
        let (block, after) = rest.split_at_checked(BLOCK).unwrap_or((rest, &[]));
        let length = block.len() as u16;
        gzip.push(u8::from(after.is_empty()));
        gzip.extend_from_slice(&length.to_le_bytes());
        gzip.extend_from_slice(&(!length).to_le_bytes());
        gzip.extend_from_slice(block);
        rest = after;
        if rest.is_empty() {
            break;
        }
    }
    gzip.extend_from_slice(&crc32(bytes).to_le_bytes());
    gzip.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    gzip
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_crc32() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn blocks() {
        #[track_caller]
        fn check(length: usize, blocks: usize) {
            assert_eq!(gzip(&vec![b'a'; length]).len(), 10 + 5 * blocks + length + 8);
        }
        check(0, 1);
        check(1, 1);
        check(BLOCK, 1);
        check(BLOCK + 1, 2);
        check(3 * BLOCK, 3);
    }
}
