//! Orders that appear late.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// When the status of an order can be read.
///
/// In the text form it is `delay=500`, in milliseconds, or `calls=2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Late {
    /// After a time since the order was created.
    Delay(Duration),
    /// After a number of status calls since the order was created.
    Calls(u64),
}

/// The error of parsing a [`Late`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseLateError;

impl fmt::Display for ParseLateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid value; write delay=MS or calls=N")
    }
}

impl std::error::Error for ParseLateError {}

impl FromStr for Late {
    type Err = ParseLateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, value) = text.split_once('=').ok_or(ParseLateError)?;
        let value = value.parse().map_err(|_| ParseLateError)?;
        match name {
            "delay" => Ok(Self::Delay(Duration::from_millis(value))),
            "calls" => Ok(Self::Calls(value)),
            _ => Err(ParseLateError),
        }
    }
}

/// Which orders appear late.
#[derive(Default)]
pub(super) struct LateOrders {
    every: Option<Late>,
    /// By order ID in lower case.
    orders: HashMap<String, Late>,
}

/// How many orders may have a setting.
const LIMIT: usize = 10_000;

impl LateOrders {
    pub(super) fn of(&self, order_id: &str) -> Option<Late> {
        self.orders.get(&order_id.to_ascii_lowercase()).copied().or(self.every)
    }

    pub(super) fn set_every(&mut self, late: Option<Late>) {
        self.every = late;
    }

    /// Sets when an order appears; `None` removes the setting.
    pub(super) fn set(&mut self, order_id: &str, late: Option<Late>) {
        let key = order_id.to_ascii_lowercase();
        match late {
            Some(late) => self.orders.insert(key, late),
            None => self.orders.remove(&key),
        };
    }

    pub(super) fn are_full(&self) -> bool {
        self.orders.len() >= LIMIT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms() {
        for (text, expected) in [
            ("delay=500", Some(Late::Delay(Duration::from_millis(500)))),
            ("calls=2", Some(Late::Calls(2))),
            ("calls=", None),
            ("calls=-1", None),
            ("calls", None),
            ("delay=1s", None),
            ("never=1", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), expected, "{text}");
        }
    }
}
