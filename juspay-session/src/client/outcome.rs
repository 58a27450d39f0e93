//! What a call did to the order.

use crate::value::named_enum;

/// What is known of the order after a call that returned no session.
///
/// | outcome | the order | what to do |
/// |---|---|---|
/// | [`NotSent`](Self::NotSent) | does not exist because of this call | call again |
/// | [`Rejected`](Self::Rejected) | does not exist because of this call | correct the cause, then call again |
/// | [`Unknown`](Self::Unknown) | may exist | call again with the same order ID, or ask for the order's status |
/// | [`Created`](Self::Created) | exists | call again with the same order ID for a new token |
///
/// They are in ascending order: the outcome of a call with several attempts is the greatest of theirs. What an earlier call
/// left open stays open, see [`Call::after`](crate::Call::after). How an outcome survives a restart is in
/// [a chapter](crate#repeating-a-call-after-a-restart) of the crate's documentation.
///
/// # Statuses
///
/// For a status other than a success, the model says what it means for the order
/// ([`ResponseStatus::order_effect`](crate::ResponseStatus::order_effect)):
///
/// | effect | statuses | outcome |
/// |---|---|---|
/// | unreached | 401, 403, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431 | `Rejected` |
/// | refused | 400, 402, 410, 412, 416, 422, 451 | `Rejected`, if the body is complete, JSON and not a session |
/// | unknown | 408, 409, 500 and any other | `Unknown` |
///
/// A body that says `duplicate`, `exist` or `internal server error` anywhere makes it `Unknown`. "Does not exist" counts too:
/// a false alarm costs a question, a missed one an order.
///
/// # Faults
///
/// The tests make this table; they cause each of these faults over real sockets.
///
#[doc = include_str!("../../docs/faults.md")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Nothing of the order reached the server.
    NotSent,
    /// The server refused the request: this call created no order.
    Rejected,
    /// The order may exist.
    Unknown,
    /// The order exists, but the response could not be used.
    Created,
}

named_enum!(Outcome { NotSent = "not_sent", Rejected = "rejected", Unknown = "unknown", Created = "created" });
