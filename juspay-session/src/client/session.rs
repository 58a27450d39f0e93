//! The result of a successful call.

use std::fmt;
use std::ops::Deref;

use reqwest::header::HeaderMap;

use crate::generated::header;
use crate::json::ReadError;
use crate::response::Response;

/// A session that was created: the order exists.
///
/// It derefs to the typed response of the request's version. If the order was created by an earlier call, the status of the
/// response may be any, such as `CHARGED`: check it before the customer is asked to pay.
#[derive(Clone)]
pub struct Session<T> {
    pub(crate) response: T,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) raw: Vec<u8>,
    pub(crate) attempts: u32,
    pub(crate) routing_id: String,
}

impl<T: Response> Session<T> {
    /// Reads a session from the body of a response, for tests of code that calls the client.
    ///
    /// Its status is 200, and it has neither headers nor a routing ID.
    ///
    /// ```
    /// use juspay_session::{Session, v1};
    ///
    /// let session = Session::<v1::SessionResponse>::from_json(br#"{"id": "ordeh_1", "order_id": "order-1"}"#)?;
    /// assert_eq!(session.order_id(), Some("order-1"));
    /// # Ok::<(), juspay_session::ReadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the text is not a JSON object.
    pub fn from_json(body: &[u8]) -> Result<Self, ReadError> {
        Ok(Self {
            response: T::from_json(body)?,
            status: 200,
            headers: HeaderMap::new(),
            raw: body.to_vec(),
            attempts: 1,
            routing_id: String::new(),
        })
    }

    /// Returns the typed response.
    pub fn response(&self) -> &T {
        &self.response
    }

    /// Returns the typed response without the rest.
    pub fn into_response(self) -> T {
        self.response
    }

    /// Returns the HTTP status. The status of the order is in the response.
    pub fn http_status(&self) -> u16 {
        self.status
    }

    /// Returns the headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body as it came. It contains a token: do not log it.
    pub fn raw_body(&self) -> &[u8] {
        &self.raw
    }

    /// Returns the server's name for the request. Support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        self.headers.get(header::X_REQUEST_ID)?.to_str().ok()
    }

    /// Returns the routing ID of the call. Store it with the order: later calls for it need the same one. Do not log it: it
    /// is the ID of a customer.
    pub fn routing_id(&self) -> &str {
        &self.routing_id
    }

    /// Returns how many attempts were made.
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
