//! The record of requests and orders.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::RequestHead;
use super::api::Operation;
use super::http::Headers;
use super::late::Late;
use crate::generated::OrderStatus;

/// The requests and orders that the mock has seen: a copy of the moment it was taken.
///
/// The mock keeps the newest 50,000 of each; [`MockBuilder::ledger_size`](super::MockBuilder::ledger_size) sets another
/// number. An order that was evicted is unknown: the next request with its ID creates a new order.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    requests: Vec<LedgerRequest>,
    orders: Vec<LedgerOrder>,
    evicted_requests: u64,
    evicted_orders: u64,
}

impl Ledger {
    /// Returns the requests, in the order of their first bytes. A request is here from its first byte on.
    #[must_use]
    pub fn requests(&self) -> &[LedgerRequest] {
        &self.requests
    }

    /// Returns the orders, in the order of their creation.
    #[must_use]
    pub fn orders(&self) -> &[LedgerOrder] {
        &self.orders
    }

    /// Returns the order with an ID of the merchant, in any case.
    #[must_use]
    pub fn order(&self, order_id: &str) -> Option<&LedgerOrder> {
        self.orders.iter().find(|order| order.order_id.eq_ignore_ascii_case(order_id))
    }

    /// Iterates over the requests for an order, accepted or not. The body or the path of a request tells its order.
    pub fn requests_for<'l>(&'l self, order_id: &'l str) -> impl Iterator<Item = &'l LedgerRequest> {
        let is_for = |known: &str| known.eq_ignore_ascii_case(order_id);
        self.requests.iter().filter(move |request| request.order_id().is_some_and(is_for))
    }

    /// Returns the number of requests that were evicted.
    #[must_use]
    pub fn evicted_requests(&self) -> u64 {
        self.evicted_requests
    }

    /// Returns the number of orders that were evicted.
    #[must_use]
    pub fn evicted_orders(&self) -> u64 {
        self.evicted_orders
    }
}

/// A request that reached the mock.
#[derive(Clone)]
pub struct LedgerRequest {
    sequence: u64,
    head: Option<RequestHead>,
    operation: Option<Operation>,
    complete: bool,
    order_id: Option<Box<str>>,
    effect: Effect,
    status: Option<u16>,
    body: Option<Box<[u8]>>,
}

impl LedgerRequest {
    /// Returns its number, from 0, over all connections.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Returns the HTTP method, once the head was read.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.head.as_ref().map(RequestHead::method)
    }

    /// Returns the path and the query, once the head was read.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.head.as_ref().map(RequestHead::target)
    }

    /// Returns the headers without `Authorization`, once the head was read.
    #[must_use]
    pub fn headers(&self) -> Option<&Headers> {
        self.head.as_ref().map(RequestHead::headers)
    }

    /// Returns the operation of its path, once the head was read.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        self.operation
    }

    /// Returns `true` if it was read to its end.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Returns the order ID of the body or of the path, if the request was read and the ID has at most 256 bytes.
    #[must_use]
    pub fn order_id(&self) -> Option<&str> {
        self.order_id.as_deref()
    }

    /// Returns its effect on the order.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// Returns the status of the response, once the mock started to write it. The client may not have received it.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns the body, if the mock keeps bodies and it was read.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }
}

impl fmt::Debug for LedgerRequest {
    /// Without the body and the values of headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LedgerRequest")
            .field("sequence", &self.sequence)
            .field("head", &self.head)
            .field("operation", &self.operation)
            .field("complete", &self.complete)
            .field("order_id", &self.order_id)
            .field("effect", &self.effect)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// The effect of a request on the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// None.
    #[default]
    None,
    /// It created the order.
    Made,
    /// The order existed; the session is new.
    Repeated,
}

/// An order.
#[derive(Clone)]
pub struct LedgerOrder {
    id: Box<str>,
    order_id: Box<str>,
    status: OrderStatus,
    sessions: u64,
    created: Instant,
    /// How many status calls did not find it.
    misses: u64,
    /// The other members of the order's status.
    pub(super) fields: Box<str>,
}

impl LedgerOrder {
    /// Returns the server's ID, such as `ordeh_2f61…`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the merchant's ID, in the case of the first request.
    #[must_use]
    pub fn order_id(&self) -> &str {
        &self.order_id
    }

    /// Returns the status. A new order is NEW; [`Mock::set_status`](super::Mock::set_status) changes it.
    #[must_use]
    pub fn status(&self) -> &OrderStatus {
        &self.status
    }

    /// Returns the number of sessions: 1, and 1 for each repeated request.
    #[must_use]
    pub fn sessions(&self) -> u64 {
        self.sessions
    }
}

impl fmt::Debug for LedgerOrder {
    /// Without what the request said of the customer.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LedgerOrder")
            .field("id", &self.id)
            .field("order_id", &self.order_id)
            .field("status", &self.status)
            .field("sessions", &self.sessions)
            .finish_non_exhaustive()
    }
}

/// What an order starts with.
pub(super) struct NewOrder {
    pub(super) id: String,
    pub(super) fields: Box<str>,
}

/// The ledger as the connections write it.
pub(super) struct Book(Mutex<Pages>);

struct Pages {
    requests: Newest<LedgerRequest>,
    orders: Newest<LedgerOrder>,
    /// The numbers of the orders, by the merchant's ID in lower case.
    numbers: HashMap<String, u64>,
}

/// The longest order ID that a request keeps, in bytes.
const ORDER_ID_LIMIT: usize = 256;

impl Book {
    /// A ledger of so many requests and orders.
    pub(super) fn new(size: usize) -> Self {
        let (requests, orders) = (Newest::new(size), Newest::new(size));
        Self(Mutex::new(Pages { requests, orders, numbers: HashMap::new() }))
    }

    /// Adds a request whose first byte came, and returns its number.
    pub(super) fn open(&self) -> u64 {
        self.pages().requests.push(|sequence| LedgerRequest {
            sequence,
            head: None,
            operation: None,
            complete: false,
            order_id: None,
            effect: Effect::None,
            status: None,
            body: None,
        })
    }

    /// Removes a request.
    pub(super) fn remove(&self, sequence: u64) {
        self.pages().requests.remove(sequence);
    }

    pub(super) fn head(&self, head: &RequestHead, operation: Option<Operation>) {
        self.update(head.sequence(), |request| {
            request.head = Some(head.clone());
            request.operation = operation;
        });
    }

    pub(super) fn complete(&self, sequence: u64, order_id: Option<&str>, body: Option<Box<[u8]>>) {
        self.update(sequence, |request| {
            request.complete = true;
            request.order_id = order_id.filter(|id| id.len() <= ORDER_ID_LIMIT).map(Into::into);
            request.body = body;
        });
    }

    pub(super) fn answer(&self, sequence: u64, status: u16) {
        self.update(sequence, |request| request.status = Some(status));
    }

    /// Creates the order or finds it.
    pub(super) fn order(&self, sequence: u64, order_id: &str, fresh: impl FnOnce() -> NewOrder) -> LedgerOrder {
        let key = order_id.to_ascii_lowercase();
        let mut pages = self.pages();
        let Pages { requests, orders, numbers } = &mut *pages;
        let known = numbers.get(&key).and_then(|number| orders.entries.get_mut(number));
        let (order, effect) = if let Some(order) = known {
            order.sessions += 1;
            (order.clone(), Effect::Repeated)
        } else {
            let NewOrder { id, fields } = fresh();
            let order = LedgerOrder {
                id: id.into(),
                order_id: order_id.into(),
                status: OrderStatus::New,
                sessions: 1,
                created: Instant::now(),
                misses: 0,
                fields,
            };
            numbers.insert(key, orders.push(|_| order.clone()));
            (order, Effect::Made)
        };
        requests.update(sequence, |request| request.effect = effect);
        for gone in orders.evict() {
            numbers.remove(&gone.order_id.to_ascii_lowercase());
        }
        order
    }

    /// Finds an order, if it has appeared.
    pub(super) fn find(&self, order_id: &str, late: Option<Late>) -> Option<LedgerOrder> {
        self.change(order_id, |order| {
            let has_appeared = match late {
                None => true,
                Some(Late::Delay(delay)) => order.created.elapsed() >= delay,
                Some(Late::Calls(calls)) => order.misses >= calls,
            };
            order.misses += u64::from(!has_appeared);
            has_appeared.then(|| order.clone())
        })?
    }

    /// Sets the status of an order, and returns the order.
    pub(super) fn set_status(&self, order_id: &str, status: OrderStatus) -> Option<LedgerOrder> {
        self.change(order_id, |order| {
            order.status = status;
            order.clone()
        })
    }

    fn change<T>(&self, order_id: &str, change: impl FnOnce(&mut LedgerOrder) -> T) -> Option<T> {
        let mut pages = self.pages();
        let Pages { orders, numbers, .. } = &mut *pages;
        let order = orders.entries.get_mut(numbers.get(&order_id.to_ascii_lowercase())?)?;
        Some(change(order))
    }

    pub(super) fn snapshot(&self) -> Ledger {
        let pages = self.pages();
        Ledger {
            requests: pages.requests.entries.values().cloned().collect(),
            orders: pages.orders.entries.values().cloned().collect(),
            evicted_requests: pages.requests.evicted,
            evicted_orders: pages.orders.evicted,
        }
    }

    fn update(&self, sequence: u64, change: impl FnOnce(&mut LedgerRequest)) {
        let mut pages = self.pages();
        pages.requests.update(sequence, change);
        pages.requests.evict();
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        // A thread that panicked left every entry whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The newest entries of a list, bounded in number and in bytes.
struct Newest<T> {
    entries: BTreeMap<u64, T>,
    next: u64,
    bytes: usize,
    limit: usize,
    evicted: u64,
}

/// The memory that an entry may take on average, in bytes.
const ENTRY_BYTES: usize = 2048;

impl<T: Entry> Newest<T> {
    fn new(limit: usize) -> Self {
        Self { entries: BTreeMap::new(), next: 0, bytes: 0, limit, evicted: 0 }
    }

    /// Adds an entry and returns its number.
    fn push(&mut self, entry: impl FnOnce(u64) -> T) -> u64 {
        let number = self.next;
        self.next += 1;
        let entry = entry(number);
        self.bytes += entry.bytes();
        self.entries.insert(number, entry);
        number
    }

    fn update(&mut self, number: u64, change: impl FnOnce(&mut T)) {
        if let Some(entry) = self.entries.get_mut(&number) {
            self.bytes -= entry.bytes();
            change(entry);
            self.bytes += entry.bytes();
        }
    }

    fn remove(&mut self, number: u64) {
        self.bytes -= self.entries.remove(&number).map_or(0, |entry| entry.bytes());
    }

    /// Removes the oldest entries that are too many, and returns them.
    fn evict(&mut self) -> Vec<T> {
        let mut gone = Vec::new();
        while self.entries.len() > self.limit || self.bytes > self.limit.saturating_mul(ENTRY_BYTES) {
            let Some((_, entry)) = self.entries.pop_first() else { break };
            self.bytes -= entry.bytes();
            self.evicted += 1;
            gone.push(entry);
        }
        gone
    }
}

trait Entry {
    /// The size in memory, roughly.
    fn bytes(&self) -> usize;
}

impl Entry for LedgerRequest {
    fn bytes(&self) -> usize {
        let texts = self.order_id().map_or(0, str::len) + self.body().map_or(0, <[u8]>::len);
        let head = self.head.as_ref().map_or(0, |head| {
            let headers: usize = head.headers().iter().map(|(name, value)| name.len() + value.len() + 64).sum();
            head.method().len() + head.target().len() + headers
        });
        size_of::<Self>() + texts + head
    }
}

impl Entry for LedgerOrder {
    fn bytes(&self) -> usize {
        // The ID is a key of the map as well.
        size_of::<Self>() + self.id.len() + 2 * self.order_id.len() + self.fields.len() + 64
    }
}
