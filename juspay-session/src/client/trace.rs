//! A span for each attempt, with the names of OpenTelemetry's conventions for HTTP, the outcome, and nothing personal.

use reqwest::{Method, Url};
use tracing::Span;
use tracing::field::Empty;

use super::error::{Error, ErrorKind};

pub(crate) fn span(method: &Method, url: &Url, attempt: u32) -> Span {
    tracing::info_span!(
        "HTTP",
        otel.name = method.as_str(),
        otel.kind = "client",
        http.request.method = method.as_str(),
        http.request.resend_count = (attempt > 1).then(|| attempt - 1),
        server.address = url.host_str(),
        server.port = url.port_or_known_default(),
        http.response.status_code = Empty,
        error.r#type = Empty,
        juspay.outcome = Empty,
    )
}

/// Records how the attempt ended.
pub(crate) fn record(span: &Span, status: Option<u16>, error: Option<&Error>) {
    if let Some(status) = status {
        span.record("http.response.status_code", status);
    }
    if let Some(error) = error {
        span.record("juspay.outcome", error.outcome().as_str());
        match (error.kind(), status) {
            (ErrorKind::Status | ErrorKind::Redirect, Some(status)) => {
                span.record("error.type", tracing::field::display(status))
            }
            (kind, _) => span.record("error.type", tracing::field::debug(kind)),
        };
    }
}
