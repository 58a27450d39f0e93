//! A request's body that can be sent once, and can be taken back until then.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};

const WAITING: u8 = 0;
const TAKEN: u8 = 1;
const WITHDRAWN: u8 = 2;

/// Whose a body is: the transport's once it has taken anything of it, or the caller's again.
///
/// A connection is another task. When a timeout passes it may hold the request and be about to send it, so to ask whether
/// it has would prove nothing: whoever comes first settles it for both.
#[derive(Clone, Default)]
pub(crate) struct Custody(Arc<AtomicU8>);

impl Custody {
    /// Takes the body back; `false` if the transport was first. Afterwards nobody can send what was not sent.
    pub(crate) fn withdraw(&self) -> bool {
        self.settle(WITHDRAWN)
    }

    /// For the transport; `false` if the caller was first.
    fn take(&self) -> bool {
        self.settle(TAKEN)
    }

    fn settle(&self, state: u8) -> bool {
        let settled = self.0.compare_exchange(WAITING, state, Ordering::AcqRel, Ordering::Acquire);
        settled.map_or_else(|known| known == state, |_| true)
    }
}

/// The bytes of one attempt.
///
/// A body that was not taken never left this machine, which is the one proof that there is no order. It cannot be cloned, so
/// reqwest, whatever its settings, neither sends it again nor carries it along a redirect.
pub(crate) struct Once {
    bytes: reqwest::Body,
    custody: Custody,
}

impl Once {
    pub(crate) fn body(bytes: Vec<u8>, custody: Custody) -> reqwest::Body {
        reqwest::Body::wrap(Self { bytes: bytes.into(), custody })
    }
}

impl Body for Once {
    type Data = <reqwest::Body as Body>::Data;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if !self.custody.take() {
            // It ends the connection before the head, which waits for the body's first bytes, is written.
            return Poll::Ready(Some(Err("the request was withdrawn".into())));
        }
        Pin::new(&mut self.bytes).poll_frame(context).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_end_stream()
    }

    /// Known, so that the request has a Content-Length.
    fn size_hint(&self) -> SizeHint {
        self.bytes.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    fn poll(body: &mut reqwest::Body) -> Option<bool> {
        match Pin::new(body).poll_frame(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(frame) => frame.map(|frame| frame.is_ok()),
            Poll::Pending => panic!("the bytes are there"),
        }
    }

    #[test]
    fn what_is_withdrawn_cannot_be_sent() {
        let custody = Custody::default();
        let mut body = Once::body(b"order".to_vec(), custody.clone());
        assert!(custody.withdraw());
        assert_eq!(poll(&mut body), Some(false));
        assert!(custody.withdraw());
    }

    #[test]
    fn what_is_taken_cannot_be_withdrawn() {
        let custody = Custody::default();
        let mut body = Once::body(b"order".to_vec(), custody.clone());
        assert_eq!(poll(&mut body), Some(true));
        assert!(!custody.withdraw());
        assert_eq!(poll(&mut body), None);
    }
}
