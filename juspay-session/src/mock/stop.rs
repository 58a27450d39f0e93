//! Stopping: waits that can be interrupted, and connections that can be closed.

use std::collections::HashMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[derive(Default)]
pub(super) struct Stop {
    state: Mutex<State>,
    set: Condvar,
}

#[derive(Default)]
struct State {
    is_set: bool,
    next: u64,
    open: HashMap<u64, Arc<TcpStream>>,
}

impl Stop {
    pub(super) fn is_set(&self) -> bool {
        self.state().is_set
    }

    /// Ends every wait and every connection.
    pub(super) fn set(&self) {
        let mut state = self.state();
        state.is_set = true;
        for stream in state.open.values() {
            // It may already be closed.
            let _ = stream.shutdown(Shutdown::Both);
        }
        self.set.notify_all();
    }

    /// Waits; `true` if the mock stops meanwhile.
    pub(super) fn wait(&self, duration: Duration) -> bool {
        let waited = self.set.wait_timeout_while(self.state(), duration, |state| !state.is_set);
        waited.unwrap_or_else(PoisonError::into_inner).0.is_set
    }

    /// Registers a connection; `None` once the mock stops.
    pub(super) fn admit(&self, stream: TcpStream) -> Option<Admitted<'_>> {
        let mut state = self.state();
        if state.is_set {
            return None;
        }
        let (id, stream) = (state.next, Arc::new(stream));
        state.next += 1;
        state.open.insert(id, Arc::clone(&stream));
        Some(Admitted { stop: self, id, stream })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An open connection, which is closed on drop.
pub(super) struct Admitted<'s> {
    stop: &'s Stop,
    id: u64,
    pub(super) stream: Arc<TcpStream>,
}

impl Drop for Admitted<'_> {
    fn drop(&mut self) {
        self.stop.state().open.remove(&self.id);
    }
}
