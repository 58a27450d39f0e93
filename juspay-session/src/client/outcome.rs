//! What a call did to the order.

use crate::value::named_enum;

/// What is known of the order after a call that returned no session.
///
/// The further down, the more may have happened: a call of several attempts ends with the greatest of their outcomes.
///
/// # What each fault means
///
/// The table is made from the tests, which bring every one of these faults about over real sockets.
///
#[doc = include_str!("../../docs/faults.md")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Nothing of the order reached the server: there is no order from this call.
    NotSent,
    /// The server refused the request: there is no order from this call.
    Rejected,
    /// Nobody on this side can know. Call again with the same order id, or ask for the order's status.
    Unknown,
    /// The order exists, but the answer could not be used. Call again with the same order id for a new token.
    Created,
}

named_enum!(Outcome { NotSent = "not_sent", Rejected = "rejected", Unknown = "unknown", Created = "created" });
