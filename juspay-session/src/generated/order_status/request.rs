// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The request of this operation.

use crate::generated::objects::OrderStatusResponse;
use crate::read::ReadRequest;
use crate::read::Target;
use crate::request::HeaderSource;
use crate::request::RequestHeader;
use crate::response;
use crate::response::sealed;
use crate::value::Personal;

/// A request of the Order Status API.
///
/// Returns an order as it is now: whether the customer has paid, and how. Ask for it after a call whose
/// outcome is unknown, and check amount and status before goods are delivered. It only reads, so it can
/// be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderStatusRequest {
    /// The merchant's ID of the order, as the session call named it.
    order_id: String,
    /// Whether the response has everything that the gateway said.
    full_gateway_response: Option<bool>,
    /// The routing ID of the session call, which was the customer ID or, for a guest, the order ID.
    routing_id: Personal<String>,
}

impl OrderStatusRequest {
    /// Creates a request.
    ///
    /// - `order_id`: The merchant's ID of the order, as the session call named it.
    /// - `routing_id`: The routing ID of the session call, which was the customer ID or, for a guest, the
    ///   order ID.
    #[must_use]
    pub fn new(order_id: impl Into<String>, routing_id: impl Into<String>) -> Self {
        Self {
            order_id: order_id.into(),
            full_gateway_response: None,
            routing_id: Personal(routing_id.into()),
        }
    }

    /// Whether the response has everything that the gateway said.
    #[must_use]
    pub fn full_gateway_response(mut self, full_gateway_response: bool) -> Self {
        self.full_gateway_response = Some(full_gateway_response);
        self
    }
}

impl sealed::Sealed for OrderStatusRequest {}

impl ReadRequest for OrderStatusRequest {
    type Response = OrderStatusResponse;
    const HEADERS: &'static [RequestHeader] = &[
        RequestHeader {
            name: super::header::X_MERCHANTID,
            source: HeaderSource::MerchantId,
            is_required: true,
            is_sensitive: false,
        },
        RequestHeader {
            name: super::header::X_ROUTING_ID,
            source: HeaderSource::Request,
            is_required: true,
            is_sensitive: true,
        },
        RequestHeader {
            name: super::header::VERSION,
            source: HeaderSource::ApiVersion,
            is_required: false,
            is_sensitive: false,
        },
        RequestHeader {
            name: super::header::CONTENT_TYPE,
            source: HeaderSource::Constant("application/x-www-form-urlencoded"),
            is_required: true,
            is_sensitive: false,
        },
    ];

    fn target(&self) -> Option<String> {
        let mut target = Target::default();
        target.path("/orders/");
        target.segment(&self.order_id)?;
        if let Some(value) = &self.full_gateway_response {
            target
                .query(
                    "options.add_full_gateway_response",
                    if *value { "true" } else { "false" },
                );
        }
        Some(target.finish())
    }

    fn header(&self, name: &str) -> Option<&str> {
        match name {
            super::header::X_ROUTING_ID => Some(&self.routing_id.0),
            _ => None,
        }
    }

    fn order(&self) -> Option<&str> {
        Some(&self.order_id)
    }

    fn is_not_found(status: u16, body: &[u8]) -> bool {
        match status {
            400 => response::has_text(body, "status", "NOT_FOUND"),
            _ => false,
        }
    }
}
