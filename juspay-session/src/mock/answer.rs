//! Writing HTTP/1.1 responses.

use std::time::SystemTime;

/// A response.
#[derive(Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The head; `is_last` closes the connection.
    pub(super) fn head(&self, is_last: bool) -> Vec<u8> {
        self.head_for(self.body.len() as u64, is_last)
    }

    /// The head, with a length that the body may not have.
    pub(super) fn head_for(&self, length: u64, is_last: bool) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        head.push_str(&format!("Date: {}\r\n", httpdate::fmt_http_date(SystemTime::now())));
        for (name, value) in &self.headers {
            // A line end would start another header.
            if !value.contains(char::is_control) {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        if !self.has_no_body() {
            head.push_str(&format!("Content-Length: {length}\r\n"));
        }
        head.push_str(if is_last { "Connection: close\r\n\r\n" } else { "Connection: keep-alive\r\n\r\n" });
        head.into_bytes()
    }

    pub(super) fn bytes(&self, is_last: bool) -> Vec<u8> {
        let mut bytes = self.head(is_last);
        if !self.has_no_body() {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }

    /// Returns `true` if the status forbids a body.
    fn has_no_body(&self) -> bool {
        matches!(self.status, 100..200 | 204 | 304)
    }
}

/// The reason phrase of a status. Clients ignore it.
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        100 => "Continue",
        103 => "Early Hints",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        302 => "Found",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ => "",
    }
}
