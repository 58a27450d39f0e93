//! Typed requests, validators and responses of the Juspay Hypercheckout Session API.
//!
//! A shop's server opens a *session* for an order and hands the answer to its front end, which opens the payment page.
//! This crate knows the fields of both, and every rule that the API's page states about them.
//!
//! ```
//! use juspay_session::{Action, Amount, v1};
//!
//! let draft = v1::SessionRequest::builder().order_id("order-1").amount(Amount::from_minor(10_015));
//! let draft = draft.customer_id("customer-7").customer_email("a@example.com").customer_phone("9999999912");
//! let draft = draft.payment_page_client_id("shop").action(Action::PaymentPage);
//! let request = draft.return_url("https://shop.example.com/back").get_upi_deep_links(true).build()?;
//! assert!(request.to_json().starts_with(br#"{"order_id":"order-1","amount":"100.15","#));
//! # Ok::<(), juspay_session::Violations>(())
//! ```
//!
//! # Versions
//!
//! The API has two versions, [`default`] and [`v1`]. Each module has the types of its version under plain names, and
//! what is the same in both is one type. A setter or a getter of the other version does not compile:
//!
//! ```compile_fail
//! juspay_session::v1::SessionRequest::builder().currency("INR");
//! ```
//!
//! # Drafts and violations
//!
//! A [`SessionRequestBuilder`] is a draft: it is filled by setters or [read from JSON](SessionRequestBuilder::from_json),
//! and may hold anything. [`build`](SessionRequestBuilder::build) checks it as a whole and gives back either a
//! [`SessionRequest`] or [`Violations`]: every rule that it breaks, each with the field, the rule and what to do. A rule
//! is a *must*, which blocks, or a *should*, which is [advice](SessionRequestBuilder::advisories).
//!
//! ```
//! use juspay_session::default::SessionRequestBuilder;
//!
//! let draft = SessionRequestBuilder::from_json(br#"{"order_id": "order 1", "amount": 100.15}"#)?;
//! let violations = draft.build().unwrap_err();
//! let broken: Vec<_> = violations.must().take(2).map(|violation| (violation.field(), violation.rule())).collect();
//! assert_eq!(broken, [("order_id", "charset"), ("amount", "type")]);
//! # Ok::<(), juspay_session::ReadError>(())
//! ```
//!
//! The server may know better than its page. [`build_unchecked`](SessionRequestBuilder::build_unchecked) takes whatever
//! the draft holds, [`extra`](SessionRequestBuilder::extra) sends a key that this crate does not know, and every enum
//! takes a value that it does not list. Some rules are about today: [`build_at`](SessionRequestBuilder::build_at) takes
//! the time of the call, [`build`](SessionRequestBuilder::build) asks the system's clock.
//!
//! # Answers
//!
//! Whatever object the server sends is read. What is missing, null or of another type is `None`, unknown keys and values
//! are kept, and writing the answer again loses nothing. The front end gets [`SdkPayload::raw`], the bytes that came.
//! Any other answer is an [`ErrorResponse`].
//!
//! ```
//! use juspay_session::{OrderStatus, v1};
//!
//! let body = br#"{"status": "NEW", "payment_links": {"expiry": "null"}, "sdk_payload": {"requestId": 7}}"#;
//! let session = v1::SessionResponse::from_json(body)?;
//! assert_eq!(session.status(), Some(&OrderStatus::New));
//! assert_eq!(session.payment_links().and_then(|links| links.expiry()), None);
//! assert_eq!(session.sdk_payload().map(|payload| payload.raw()), Some(r#"{"requestId": 7}"#));
//! # Ok::<(), juspay_session::ReadError>(())
//! ```
//!
//! # The client
//!
//! With the feature `client`, which is on by default, `Client` makes the call. Its errors say what is known of the
//! order: whether nothing was sent, the server refused, nobody can know, or the order exists. It tries again only where
//! its policy says so, always with the same order id.
//!
//! | feature | brings |
//! |---|---|
//! | `client` (default) | the asynchronous client, on reqwest |
//! | `tls-ring` (default), `tls-aws-lc-rs` | the provider of rustls's cryptography; a program that installs its own needs neither |
//! | `serde` (default) | serde's `Serialize` for what is sent and what came, and both of its traits for `Amount`, `EpochSeconds` and `RawJson` |
//! | `blocking` | the same client for code that is not asynchronous |
//! | `tracing` | a span for each attempt |
//! | `mock` | a server for tests, made from the same model |
//!
//! # Logs
//!
//! `Debug` of everything here may go to a log. A personal or secret value is shown as `<personal>` or `<secret>`, a value
//! that nobody expected as its length or as `<unreadable>`, and of an unknown key only the key. Violations and errors
//! name fields, limits and places, and quote no value. What a caller asks for by name is given as it is: a getter's
//! value, `to_json`, the `Display` of an enum.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod adapters;
mod amount;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod check;
#[cfg(feature = "client")]
mod client;
mod epoch;
// Formatted by its generator: rustfmt would make the generator's output depend on its version.
#[rustfmt::skip]
#[allow(clippy::collapsible_if, reason = "a field's rules have one shape, however many there are")]
mod generated;
mod json;
#[cfg(feature = "mock")]
#[cfg_attr(docsrs, doc(cfg(feature = "mock")))]
pub mod mock;
mod problem;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod redact;
mod request;
mod response;
pub mod rules;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod slot;
mod text;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod texts;
mod version;
mod violation;
#[allow(dead_code, reason = "which of it the generated code needs depends on the model")]
mod wire;
#[cfg(feature = "serde")]
mod with_serde;

pub use amount::{Amount, ParseAmountError};
#[cfg(feature = "blocking")]
#[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
pub use client::blocking;
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub use client::{
    ApiKeyFault, BuildError, Call, Client, ClientBuilder, Error, ErrorKind, Outcome, RetryPolicy, Session,
};
pub use epoch::{EpochSeconds, ParseEpochError};
pub use generated::*;
pub use json::{RawJson, ReadError, ReadErrorKind};
pub use problem::Problem;
pub use request::{SessionRequest, SessionRequestBuilder, check_json};
pub use response::{ErrorResponse, UnknownValue};
pub use version::{SessionAnswer, Version};
pub use violation::{Level, Violation, Violations};
