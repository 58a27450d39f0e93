//! One HTTP exchange.

use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::runtime::Handle;

use super::body::{Custody, Once};
use super::error::{Error, ErrorKind};
use super::outcome::Outcome;

/// What the client takes of a body. A session has a few kilobytes.
const BODY_LIMIT: usize = 1 << 20;

/// A response as far as it came.
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) end: BodyEnd,
}

/// How a body ended.
pub(crate) enum BodyEnd {
    Complete,
    TooLarge,
    Broken(reqwest::Error),
}

/// Sends a request once and reads the response as far as it comes.
pub(crate) async fn exchange(
    http: &reqwest::Client,
    mut request: reqwest::Request,
    body: &[u8],
    timeout: Duration,
) -> Result<Received, Error> {
    if Handle::try_current().is_err() {
        let source = "there is no tokio runtime; call the client inside of one, or use the blocking client";
        return Err(Error::new(ErrorKind::Request, Outcome::NotSent).with_source(source));
    }
    *request.timeout_mut() = Some(timeout);
    // A body that is empty is never taken, so it would prove nothing.
    let custody = (!body.is_empty()).then(Custody::default);
    if let Some(custody) = &custody {
        *request.body_mut() = Some(Once::body(body.to_vec(), custody.clone()));
    }
    let response = http.execute(request).await;
    let response = response.map_err(|error| {
        let was_sent = match &custody {
            Some(custody) => !custody.withdraw(),
            None => !(error.is_connect() || error.is_builder()),
        };
        no_response(error, was_sent)
    })?;
    Ok(receive(response).await)
}

/// The error of an exchange without a response.
fn no_response(error: reqwest::Error, was_sent: bool) -> Error {
    let (kind, outcome) = if !was_sent {
        (if error.is_builder() { ErrorKind::Request } else { ErrorKind::Connect }, Outcome::NotSent)
    } else if error.is_timeout() {
        (ErrorKind::Timeout, Outcome::Unknown)
    } else {
        (ErrorKind::Interrupted, Outcome::Unknown)
    };
    Error::new(kind, outcome).with_source(error.without_url())
}

/// Reads the body up to the limit. What came before a fault is kept.
async fn receive(mut response: reqwest::Response) -> Received {
    let status = response.status().as_u16();
    let headers = std::mem::take(response.headers_mut());
    let mut body = Vec::new();
    let end = loop {
        match response.chunk().await {
            Ok(None) => break BodyEnd::Complete,
            Ok(Some(chunk)) => {
                let room = BODY_LIMIT - body.len();
                body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
                if chunk.len() > room {
                    break BodyEnd::TooLarge;
                }
            }
            Err(error) => break BodyEnd::Broken(error.without_url()),
        }
    };
    Received { status, headers, body, end }
}
