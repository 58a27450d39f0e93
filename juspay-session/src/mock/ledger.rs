//! What the mock remembers.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::RequestHead;
use super::http::Headers;

/// What reached the mock and what came of it: a copy, as of the moment it was asked for.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    requests: Vec<LedgerRequest>,
    orders: Vec<LedgerOrder>,
}

impl Ledger {
    /// Every request of which at least a byte came, in the order in which their first bytes came.
    #[must_use]
    pub fn requests(&self) -> &[LedgerRequest] {
        &self.requests
    }

    /// Every order that was made, in the order in which they were.
    #[must_use]
    pub fn orders(&self) -> &[LedgerOrder] {
        &self.orders
    }

    /// The order with this id of the merchant's, whose case does not matter.
    #[must_use]
    pub fn order(&self, order_id: &str) -> Option<&LedgerOrder> {
        self.orders.iter().find(|order| order.order_id.eq_ignore_ascii_case(order_id))
    }

    /// The requests for an order, made or not, whose bodies were read.
    pub fn requests_for<'l>(&'l self, order_id: &'l str) -> impl Iterator<Item = &'l LedgerRequest> {
        let is_for = |known: &str| known.eq_ignore_ascii_case(order_id);
        self.requests.iter().filter(move |request| request.order_id().is_some_and(is_for))
    }

    fn update(&mut self, sequence: u64, change: impl FnOnce(&mut LedgerRequest)) {
        let index = usize::try_from(sequence).unwrap_or(usize::MAX);
        if let Some(request) = self.requests.get_mut(index) {
            change(request);
        }
    }
}

/// A request that reached the mock.
#[derive(Clone)]
pub struct LedgerRequest {
    sequence: u64,
    head: Option<RequestHead>,
    complete: bool,
    order_id: Option<Box<str>>,
    effect: Effect,
    status: Option<u16>,
    body: Option<Box<[u8]>>,
}

impl LedgerRequest {
    /// Its number, from 0, over all connections.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The HTTP method, once the head was read.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.head.as_ref().map(RequestHead::method)
    }

    /// The path and the query, once the head was read.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.head.as_ref().map(RequestHead::target)
    }

    /// The headers, once the head was read. The value of `Authorization` is not among them.
    #[must_use]
    pub fn headers(&self) -> Option<&Headers> {
        self.head.as_ref().map(RequestHead::headers)
    }

    /// Whether it was read to its end.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The `order_id` of the body, if the body was read and is JSON that has one.
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.as_deref()
    }

    /// What it did to the order.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// The status of the answer, once there was one to be written; it may not have arrived.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The body, if the mock was told to keep bodies and it was read.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }
}

impl fmt::Debug for LedgerRequest {
    /// Without the body, and of the headers the names alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LedgerRequest")
            .field("sequence", &self.sequence)
            .field("head", &self.head)
            .field("complete", &self.complete)
            .field("order_id", &self.order_id)
            .field("effect", &self.effect)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// What a request did to the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// The order was made.
    Made,
    /// The order was there already; the session is new.
    Repeated,
}

/// An order.
#[derive(Clone, Debug)]
pub struct LedgerOrder {
    id: Box<str>,
    order_id: Box<str>,
    sessions: u64,
}

impl LedgerOrder {
    /// The server's id, such as `ordeh_` and some characters.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The merchant's id, as it was first given.
    #[must_use]
    pub fn order_id(&self) -> &str {
        &self.order_id
    }

    /// How many sessions were made for it: 1, and 1 for each time that it was asked for again.
    #[must_use]
    pub fn sessions(&self) -> u64 {
        self.sessions
    }
}

/// The ledger while it is being written.
#[derive(Default)]
pub(super) struct Book(Mutex<Pages>);

#[derive(Default)]
struct Pages {
    ledger: Ledger,
    /// Where an order is, by its id in lower case.
    orders: HashMap<String, usize>,
}

impl Book {
    /// Notes that a request has begun to come; its number.
    pub(super) fn open(&self) -> u64 {
        let mut pages = self.pages();
        let sequence = pages.ledger.requests.len() as u64;
        pages.ledger.requests.push(LedgerRequest {
            sequence,
            head: None,
            complete: false,
            order_id: None,
            effect: Effect::None,
            status: None,
            body: None,
        });
        sequence
    }

    pub(super) fn head(&self, head: &RequestHead) {
        self.update(head.sequence(), |request| request.head = Some(head.clone()));
    }

    pub(super) fn complete(&self, sequence: u64, order_id: Option<&str>, body: Option<Box<[u8]>>) {
        self.update(sequence, |request| {
            request.complete = true;
            request.order_id = order_id.map(Into::into);
            request.body = body;
        });
    }

    pub(super) fn answer(&self, sequence: u64, status: u16) {
        self.update(sequence, |request| request.status = Some(status));
    }

    /// Makes the order, or finds it; the server's id.
    pub(super) fn order(&self, sequence: u64, order_id: &str, fresh: impl FnOnce() -> String) -> String {
        let mut pages = self.pages();
        let Pages { ledger, orders } = &mut *pages;
        let known = orders.get(&order_id.to_ascii_lowercase()).and_then(|index| ledger.orders.get_mut(*index));
        let (id, effect) = if let Some(order) = known {
            order.sessions += 1;
            (order.id.to_string(), Effect::Repeated)
        } else {
            let id = fresh();
            orders.insert(order_id.to_ascii_lowercase(), ledger.orders.len());
            ledger.orders.push(LedgerOrder { id: id.as_str().into(), order_id: order_id.into(), sessions: 1 });
            (id, Effect::Made)
        };
        pages.ledger.update(sequence, |request| request.effect = effect);
        id
    }

    pub(super) fn snapshot(&self) -> Ledger {
        self.pages().ledger.clone()
    }

    fn update(&self, sequence: u64, change: impl FnOnce(&mut LedgerRequest)) {
        self.pages().ledger.update(sequence, change);
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        // Whoever panicked left every entry whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
