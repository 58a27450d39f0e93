//! When a call is retried.

use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, SystemTime};

use super::error::{Error, ErrorKind, is_transient_status};
use super::outcome::Outcome;
use super::retry_after::retry_after;

/// When a call is retried, and how long it waits before.
///
/// Every attempt sends the same bytes, so the same order ID. By default a policy only covers what provably was not sent.
/// Everything else has to be asked for, because the order may exist.
///
/// | attempt ends with | retried |
/// |---|---|
/// | `Connect` | always |
/// | `Timeout`, `Interrupted`, `Decode`; 408, 423, 424, 425, 500, 502, 503, 504, 507, 520 to 599 | with [`retry_unknown`](Self::retry_unknown) |
/// | 429 that is `Rejected` | with [`retry_throttled`](Self::retry_throttled) |
/// | 429 whose body says that the order exists | with [`retry_unknown`](Self::retry_unknown) |
/// | `Request`, `Redirect`, `TooLarge`, `Mismatch`; any other status, such as 400, 401, 406, 409, 418, 499, 501 and 505, whatever its body | never |
///
/// The outcome makes no difference between `Unknown` and `Created`: both are retried for a usable response.
///
/// ```
/// use std::time::Duration;
/// use juspay_session::RetryPolicy;
///
/// let cautious = RetryPolicy::new(3);
/// let insistent = RetryPolicy::new(5).retry_unknown(true).retry_throttled(true).max_delay(Duration::from_secs(5));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    retry_unknown: bool,
    retry_throttled: bool,
}

impl RetryPolicy {
    /// One attempt.
    #[must_use]
    pub fn none() -> Self {
        Self::new(1)
    }

    /// At most this many attempts, the first included. Zero counts as one.
    #[must_use]
    pub fn new(attempts: u32) -> Self {
        Self {
            attempts: attempts.max(1),
            base_delay: Duration::from_millis(100),
            max_delay: Duration::from_secs(10),
            retry_unknown: false,
            retry_throttled: false,
        }
    }

    /// Sets the longest wait before the second attempt; it doubles with every further one. The default is 100 milliseconds.
    ///
    /// The wait is a random part of it, so that clients do not come back together.
    #[must_use]
    pub fn base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = delay;
        self
    }

    /// Sets the longest wait of all. The default is 10 seconds.
    ///
    /// If the server asks for a longer one, there is no further attempt. [`Error::retry_after`] says how long it would be.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets whether to retry when the order may exist; see the table above.
    ///
    /// It relies on the same order ID leading to the same order. Juspay says so; it was not checked against the live API.
    #[must_use]
    pub fn retry_unknown(mut self, retry: bool) -> Self {
        self.retry_unknown = retry;
        self
    }

    /// Sets whether to retry after a 429: the server has said that it did not take the request.
    #[must_use]
    pub fn retry_throttled(mut self, retry: bool) -> Self {
        self.retry_throttled = retry;
        self
    }

    /// The wait before the next attempt; `None` if there is to be none.
    pub(crate) fn next(&self, error: &Error, attempts: u32) -> Option<Duration> {
        self.wait(error, attempts).filter(|_| self.covers(error))
    }

    /// The wait before the next attempt to read, which changes nothing.
    pub(crate) fn next_read(&self, error: &Error, attempts: u32) -> Option<Duration> {
        self.wait(error, attempts).filter(|_| error.is_transient())
    }

    fn wait(&self, error: &Error, attempts: u32) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        let limit = self.base_delay.saturating_mul(1 << attempts.saturating_sub(1).min(20)).min(self.max_delay);
        let asked = error.headers().and_then(|headers| retry_after(headers, SystemTime::now())).unwrap_or_default();
        // To come back sooner than asked would be rude, and to wait for as long as a server likes would be unwise.
        (asked <= self.max_delay).then(|| jitter(limit).max(asked))
    }

    fn covers(&self, error: &Error) -> bool {
        match (error.kind(), error.status()) {
            (ErrorKind::Connect, _) => error.outcome() == Outcome::NotSent,
            (ErrorKind::Timeout | ErrorKind::Interrupted | ErrorKind::Decode, _) => self.retry_unknown,
            (ErrorKind::Status, Some(429)) if error.outcome() == Outcome::Rejected => self.retry_throttled,
            (ErrorKind::Status, Some(status)) => self.retry_unknown && is_transient_status(status),
            (ErrorKind::Status, None)
            | (ErrorKind::Request | ErrorKind::Redirect | ErrorKind::TooLarge | ErrorKind::Mismatch, _) => false,
        }
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
