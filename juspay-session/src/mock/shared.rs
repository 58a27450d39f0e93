//! The state that all connections share.

use std::collections::{HashMap, VecDeque};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::api::Operation;
use super::fault::Injection;
use super::late::LateOrders;
use super::ledger::{Book, LedgerOrder};
use super::random::Ids;
use super::stop::Stop;
use super::{RequestHead, connection};
use crate::generated::ApiVersion;
use crate::validation::Rule;
use crate::value::EpochSeconds;

pub(super) struct Shared {
    pub(super) base_url: String,
    pub(super) timeout: Duration,
    pub(super) api_version: Option<ApiVersion>,
    pub(super) keeps_bodies: bool,
    pub(super) waived: Vec<Rule>,
    pub(super) now: Mutex<Option<EpochSeconds>>,
    pub(super) book: Book,
    pub(super) ids: Ids,
    pub(super) faults: Mutex<Faults>,
    pub(super) late: Mutex<LateOrders>,
    pub(super) stop: Stop,
    /// `true` once the port is closed.
    pub(super) is_closed: AtomicBool,
}

/// The faults that wait for requests.
#[derive(Default)]
pub(super) struct Faults {
    /// For the next requests.
    pub(super) queue: VecDeque<Injection>,
    /// By operation and order ID in lower case, with the number of requests, if it is limited.
    orders: HashMap<(Operation, String), (Injection, Option<u64>)>,
    pub(super) plan: Option<Plan>,
}

pub(super) type Plan = Box<dyn FnMut(&RequestHead) -> Option<Injection> + Send>;

impl Shared {
    pub(super) fn now(&self) -> EpochSeconds {
        self.clock().unwrap_or_else(EpochSeconds::now)
    }

    pub(super) fn clock(&self) -> MutexGuard<'_, Option<EpochSeconds>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn keep(&self, body: &[u8]) -> Option<Box<[u8]>> {
        self.keeps_bodies.then(|| body.into())
    }

    /// The fault for the next request.
    pub(super) fn injection(&self, head: &RequestHead) -> Option<Injection> {
        let mut faults = self.faults();
        let next = faults.queue.pop_front();
        next.or_else(|| faults.plan.as_mut().and_then(|plan| plan(head)))
    }

    /// Finds an order, if it has appeared.
    pub(super) fn find(&self, order_id: &str) -> Option<LedgerOrder> {
        let late = self.late().of(order_id);
        self.book.find(order_id, late)
    }

    pub(super) fn late(&self) -> MutexGuard<'_, LateOrders> {
        self.late.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn faults(&self) -> MutexGuard<'_, Faults> {
        // A plan that panicked is asked again.
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many faults may wait.
const FAULT_LIMIT: usize = 10_000;

/// How many bytes they may have.
const FAULT_BYTES: usize = 16 << 20;

impl Faults {
    /// Returns `true` if there is no room for so many faults more.
    pub(super) fn are_full(&self, more: usize, injection: &Injection) -> bool {
        let waiting = || self.queue.iter().chain(self.orders.values().map(|(injection, _)| injection));
        let bytes: usize = waiting().map(Injection::bytes).sum();
        waiting().count().saturating_add(more) > FAULT_LIMIT
            || more.saturating_mul(injection.bytes()).saturating_add(bytes) > FAULT_BYTES
    }

    /// The number of orders that have a fault.
    pub(super) fn orders(&self) -> usize {
        self.orders.len()
    }

    /// Sets the fault of an order, for all its requests of an operation or for so many.
    pub(super) fn set_order(&mut self, operation: Operation, order_id: &str, injection: Injection, times: Option<u64>) {
        self.orders.insert((operation, order_id.to_ascii_lowercase()), (injection, times));
    }

    pub(super) fn clear_order(&mut self, operation: Operation, order_id: &str) {
        self.orders.remove(&(operation, order_id.to_ascii_lowercase()));
    }

    pub(super) fn clear(&mut self) {
        self.queue.clear();
        self.orders.clear();
    }

    /// The fault of a request for an order.
    pub(super) fn take_order(&mut self, operation: Operation, order_id: &str) -> Option<Injection> {
        let key = (operation, order_id.to_ascii_lowercase());
        let (injection, times) = self.orders.get_mut(&key)?;
        let injection = injection.clone();
        if let Some(left) = times {
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.orders.remove(&key);
            }
        }
        Some(injection)
    }
}

/// Accepts connections until the mock stops, and returns once all of them have ended.
pub(super) fn accept(listener: TcpListener, shared: &Shared) {
    thread::scope(|scope| {
        while !shared.stop.is_set() {
            let Ok((stream, _)) = listener.accept() else {
                // The system may be out of sockets for a moment.
                shared.stop.wait(Duration::from_millis(1));
                continue;
            };
            let Some(admitted) = shared.stop.admit(stream) else { break };
            let serve = move || connection::serve(&admitted.stream, shared);
            // Without a thread the connection is closed.
            let _ = thread::Builder::new().name("mock connection".to_owned()).spawn_scoped(scope, serve);
        }
        drop(listener);
        shared.is_closed.store(true, Ordering::Release);
    });
}
