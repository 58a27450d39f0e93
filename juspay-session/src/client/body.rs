//! A request's body that can be sent once, and knows whether it was.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};

/// Whether the transport has taken anything of a body.
#[derive(Clone, Default)]
pub(crate) struct Taken(Arc<AtomicBool>);

impl Taken {
    pub(crate) fn get(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// The bytes of one attempt.
///
/// A body that nobody took never left this machine, which is the one proof that there is no order. And since it cannot be
/// cloned, an HTTP client of the caller's own, whatever its settings, neither sends it again nor carries it along a redirect.
pub(crate) struct Once {
    bytes: reqwest::Body,
    taken: Taken,
}

impl Once {
    pub(crate) fn body(bytes: Vec<u8>, taken: Taken) -> reqwest::Body {
        reqwest::Body::wrap(Self { bytes: bytes.into(), taken })
    }
}

impl Body for Once {
    type Data = <reqwest::Body as Body>::Data;
    type Error = <reqwest::Body as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.taken.0.store(true, Ordering::Release);
        Pin::new(&mut self.bytes).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_end_stream()
    }

    /// Known, so that the request has a Content-Length.
    fn size_hint(&self) -> SizeHint {
        self.bytes.size_hint()
    }
}
