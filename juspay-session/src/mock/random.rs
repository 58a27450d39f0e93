//! Random IDs. They need to differ, and none is a secret.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// The finisher of SplitMix64.
pub(super) fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// Unique IDs.
pub(super) struct Ids(AtomicU64);

impl Ids {
    pub(super) fn new() -> Self {
        // The standard library's only source of randomness.
        Self(AtomicU64::new(RandomState::new().hash_one(0_u8)))
    }

    /// 32 hexadecimal digits.
    pub(super) fn next(&self) -> String {
        let number = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        format!("{:016x}{:016x}", mix(number), mix(!number))
    }
}
