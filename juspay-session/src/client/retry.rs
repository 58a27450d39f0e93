//! When a call is tried again.

use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, SystemTime};

use super::error::{Error, ErrorKind};
use super::outcome::Outcome;
use super::retry_after::retry_after;

/// When a call is tried again, and how long it waits before.
///
/// Every attempt sends the same bytes, so the same order id. By default a policy covers only what provably was not sent;
/// anything else has to be asked for, since nobody knows whether the order was made.
///
/// ```
/// use std::time::Duration;
/// use juspay_session::RetryPolicy;
///
/// let cautious = RetryPolicy::new(3);
/// let insistent = RetryPolicy::new(5).unknown(true).throttled(true).max_delay(Duration::from_secs(5));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    unknown: bool,
    throttled: bool,
}

impl RetryPolicy {
    /// One attempt.
    #[must_use]
    pub fn none() -> Self {
        Self::new(1)
    }

    /// At most so many attempts, the first included, where nothing was sent. Zero counts as one.
    #[must_use]
    pub fn new(attempts: u32) -> Self {
        Self {
            attempts: attempts.max(1),
            base_delay: Duration::from_millis(100),
            max_delay: Duration::from_secs(10),
            unknown: false,
            throttled: false,
        }
    }

    /// The longest wait before the second attempt; it doubles with every further one. 100 milliseconds if left out.
    ///
    /// The wait itself is drawn at random between nothing and that, so that clients do not come back together.
    #[must_use]
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// The longest wait of all. 10 seconds if left out.
    ///
    /// If the server asks for a longer one, there is no further attempt; [`Error::retry_after`] says how long it would be.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Whether to try again where nobody knows whether the order was made: after a timeout, a broken connection, a status of
    /// 500 and above, a body that is no session. Not after a redirect, an oversized answer or one about another order: they
    /// would come again.
    ///
    /// It relies on the same order id leading to the same order, which Juspay says and we have not checked.
    #[must_use]
    pub fn unknown(mut self, unknown: bool) -> Self {
        self.unknown = unknown;
        self
    }

    /// Whether to try again after a 429, when the server has said that it did not take the request.
    #[must_use]
    pub fn throttled(mut self, throttled: bool) -> Self {
        self.throttled = throttled;
        self
    }

    /// How long to wait before the next attempt; `None` if there is to be none.
    pub(crate) fn next(&self, error: &Error, attempts: u32) -> Option<Duration> {
        let covered = match error.outcome() {
            // A request that could not be made ready will not be ready the next time.
            Outcome::NotSent => error.is_connect(),
            // The same answer would come again.
            Outcome::Unknown => {
                self.unknown && !matches!(error.kind(), ErrorKind::Redirect | ErrorKind::TooLarge | ErrorKind::Mismatch)
            }
            Outcome::Rejected => self.throttled && error.status() == Some(429),
            Outcome::Created => false,
        };
        if !covered || attempts >= self.attempts {
            return None;
        }
        let limit = self.base_delay.saturating_mul(1 << attempts.saturating_sub(1).min(20)).min(self.max_delay);
        let asked = error.headers().and_then(|headers| retry_after(headers, SystemTime::now())).unwrap_or_default();
        // To come back sooner than asked would be rude, and to wait for as long as a server likes would be unwise.
        (asked <= self.max_delay).then(|| jitter(limit).max(asked))
    }
}

/// A random part of a duration. The randomness of hash maps is enough to keep clients apart.
fn jitter(limit: Duration) -> Duration {
    let nanos = u64::try_from(limit.as_nanos()).unwrap_or(u64::MAX);
    let random = RandomState::new().hash_one(0_u8);
    Duration::from_nanos(nanos.checked_add(1).map_or(random, |modulus| random % modulus))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_any_part_of_a_limit_that_doubles() {
        let (base, longest) = (Duration::from_secs(1), Duration::from_secs(6));
        let policy = RetryPolicy::new(100).base_delay(base).max_delay(longest);
        let error = Error::new(ErrorKind::Connect, Outcome::NotSent);
        for (attempts, limit) in [(1, 1), (2, 2), (3, 4), (4, 6), (99, 6)] {
            let waits: Vec<_> = (0..200).filter_map(|_| policy.next(&error, attempts)).collect();
            assert_eq!(waits.len(), 200);
            let limit = Duration::from_secs(limit);
            assert!(waits.iter().all(|wait| *wait <= limit), "{waits:?}");
            // One in 2 to the power of 200 runs draws no wait of the upper half, and as many draw none of the lower one.
            assert!(waits.iter().any(|wait| *wait > limit / 2), "{waits:?}");
            assert!(waits.iter().any(|wait| *wait < limit / 2), "{waits:?}");
        }
        assert_eq!(policy.next(&error, 100), None);
        assert_eq!(RetryPolicy::new(2).base_delay(Duration::ZERO).next(&error, 1), Some(Duration::ZERO));
    }
}
