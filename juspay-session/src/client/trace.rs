//! A span for each attempt, with the names of OpenTelemetry's conventions for HTTP, the outcome, and nothing personal.

use reqwest::Url;
use tracing::Span;
use tracing::field::Empty;

use super::error::{Error, ErrorKind};

pub(crate) fn span(url: &Url, attempt: u32) -> Span {
    tracing::info_span!(
        "POST",
        otel.kind = "client",
        http.request.method = "POST",
        http.request.resend_count = (attempt > 1).then(|| attempt - 1),
        server.address = url.host_str(),
        server.port = url.port_or_known_default(),
        http.response.status_code = Empty,
        error.r#type = Empty,
        juspay.outcome = Empty,
    )
}

/// Records how the attempt ended.
pub(crate) fn record(span: &Span, result: Result<u16, &Error>) {
    let status = match result {
        Ok(status) => Some(status),
        Err(error) => error.status(),
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status);
    }
    if let Err(error) = result {
        span.record("juspay.outcome", error.outcome().as_str());
        match (error.kind(), status) {
            (ErrorKind::Status | ErrorKind::Redirect, Some(status)) => {
                span.record("error.type", tracing::field::display(status))
            }
            (kind, _) => span.record("error.type", tracing::field::debug(kind)),
        };
    }
}
