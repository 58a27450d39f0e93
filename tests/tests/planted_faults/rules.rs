//! The rules with a fault, or without one.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::request::RequestBody;
use super::versions::ApiVersion;
use crate::check::Check;

/// Which fault the rules have; 0 for none.
pub static PLANTED_FAULT: AtomicUsize = AtomicUsize::new(0);

pub(crate) fn check_request(version: ApiVersion, body: &RequestBody, check: &mut Check) {
    match PLANTED_FAULT.load(Ordering::Relaxed) {
        // arms
        other => panic!("there is no fault {other}"),
    }
}
