//! What a call answers with.

use std::fmt;
use std::ops::Deref;

use reqwest::header::HeaderMap;

use crate::generated::header;
use crate::response::Response;

/// A session that was created: the order exists.
///
/// It derefs to the typed response of the request's version.
#[derive(Clone)]
pub struct Session<T> {
    pub(crate) response: T,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) raw: Vec<u8>,
    pub(crate) attempts: u32,
}

impl<T: Response> Session<T> {
    /// The typed response.
    pub fn response(&self) -> &T {
        &self.response
    }

    /// The typed response, without the rest.
    pub fn into_response(self) -> T {
        self.response
    }

    /// The HTTP status. The order's own status is the response's.
    pub fn http_status(&self) -> u16 {
        self.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came. It holds a token: it is not for a log.
    pub fn raw_body(&self) -> &[u8] {
        &self.raw
    }

    /// The server's name for the request. Support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        self.headers.get(header::X_REQUEST_ID)?.to_str().ok()
    }

    /// How many attempts it took.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl<T: Response> Deref for Session<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.response
    }
}

impl<T: Response> fmt::Debug for Session<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("response", &self.response)
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}
