//! A typed client for the Session API of Juspay's Hypercheckout: requests, validators, responses and a mock.
//!
//! A shop's server creates a *session* for an order and hands the response to its front end, which opens the payment page.
//!
//! ```
//! use juspay_session::{Action, Amount, v1};
//!
//! let request = v1::SessionRequest::builder()
//!     .order_id("order-1")
//!     .amount(Amount::from_minor(10_015)) // 100.15
//!     .customer_id("customer-7")
//!     .customer_email("customer@example.com")
//!     .customer_phone("9999999912")
//!     .payment_page_client_id("shop")
//!     .action(Action::PaymentPage)
//!     .return_url("https://shop.example.com/paid")
//!     .build()?; // or every violation at once
//! assert!(request.to_json().starts_with(br#"{"order_id":"order-1","amount":"100.15","#));
//! # Ok::<(), juspay_session::Violations>(())
//! ```
//!
//! # Versions
//!
//! The API has two versions, [`default`] and [`v1`]. Each module has the types of its version; a type that both versions
//! share is the same in both. A field of one version does not compile in the other:
//!
//! ```compile_fail
//! juspay_session::v1::SessionRequest::builder().currency("INR");
//! ```
//!
//! # Requests and violations
//!
//! A builder is a draft: it is filled by setters or read from JSON, and may hold anything. `build()` checks all of it and
//! returns either a request or [`Violations`]: every broken rule, with the field, the rule, why it applies and what to do. A
//! rule is a *must*, which blocks, or a *should*, which is advice. A request keeps the advice that it did not follow. A key
//! that is near a known one, such as `custmer_phone`, is advised against.
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
//! The server may know better than its page. `build_unchecked()` skips the rules, `extra()` sends a key that the crate
//! does not know, and every enum takes a value that it does not list. Some rules depend on the time of the call:
//! `build_at()` takes it as an argument, `build()` reads the system's clock.
//!
//! # Responses
//!
//! Every JSON object that the server sends can be read. A missing key, `null` and a value of another type are `None`;
//! unknown keys are in `unknown_fields()`, and the whole text is in `raw()`. The front end gets [`SdkPayload::raw`], byte
//! for byte as it came. The body of an error is an [`ErrorResponse`].
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
//! # serde
//!
//! Requests, builders, responses, mandates, enums, [`Amount`], [`EpochSeconds`], [`ApiVersion`] and [`Environment`] are
//! `Serialize` and `Deserialize`. A stored request can be read again on a later day: every rule that blocks is checked,
//! except those that depend on the clock. A request that was built unchecked refuses to be serialized: store its
//! `to_json()` and read it with the builder's `from_json()`.
//!
//! Requests and responses are read from JSON text, which only serde_json can hand over. Inside `#[serde(flatten)]`,
//! untagged and internally tagged enums serde buffers its input, and reading is an error. Store the JSON text there:
//!
//! ```
//! use juspay_session::v1;
//!
//! let response = v1::SessionResponse::from_json(br#"{"id": "ordeh_1"}"#)?;
//! let column: String = response.raw().to_owned();
//! assert_eq!(v1::SessionResponse::from_json(column.as_bytes())?, response);
//! # Ok::<(), juspay_session::ReadError>(())
//! ```
//!
//! # The client
//!
//! With the feature `client`, which is on by default, `Client` makes the call. Its errors say what is known of the order:
//! not sent, rejected, unknown or created. It retries only as its policy says, always with the same bytes.
//! [`order_status`] has the types of the call that reads an order; `Client::order_status` makes it, and `Client::resolve`
//! settles an unknown outcome with it.
//!
//! ```no_run
//! # #[cfg(feature = "client")]
//! # async fn run(request: juspay_session::v1::SessionRequest) -> Result<(), Box<dyn std::error::Error>> {
//! use juspay_session::{Client, Environment, Outcome, Resolution};
//!
//! let client = Client::builder().merchant_id("merchant").api_key("key").environment(Environment::Sandbox).build()?;
//! match client.create_session(&request).await {
//!     Ok(session) => println!("{} bytes for the front end", session.sdk_payload().map_or(0, |it| it.raw().len())),
//!     Err(error) if error.outcome() < Outcome::Unknown => println!("no order: {error}"),
//!     // The order may exist.
//!     Err(error) => match client.resolve(&request).after(error.outcome()).await {
//!         Resolution::Exists(order) => println!("the order exists: {:?}", order.status()),
//!         Resolution::NotFound => println!("call again with the same order ID"),
//!         Resolution::Unknown(error) => println!("ask again later: {error}"),
//!     },
//! }
//! # Ok(())
//! # }
//! ```
//!
//! In tests a `Session` is read from JSON and an `Error` made from its kind, outcome, status and body. To replace the
//! client, give the code that uses it a trait of its own:
//!
//! ```no_run
//! # #[cfg(feature = "client")]
//! # mod example {
//! use juspay_session::{Client, Error, Session, v1};
//!
//! trait Payments {
//!     async fn create(&self, request: &v1::SessionRequest) -> Result<Session<v1::SessionResponse>, Error>;
//! }
//!
//! impl Payments for Client {
//!     async fn create(&self, request: &v1::SessionRequest) -> Result<Session<v1::SessionResponse>, Error> {
//!         self.create_session(request).await
//!     }
//! }
//! # }
//! ```
//!
//! | feature | adds |
//! |---|---|
//! | `client` (default) | the asynchronous client, on reqwest |
//! | `rustls` (default), `native-tls`, `rustls-no-provider` | TLS, by reqwest's features of these names |
//! | `blocking` | the same client for code that is not asynchronous |
//! | `tracing` | a span for each attempt |
//! | `mock` | a server for tests, made from the same model |
//!
//! Without default features the crate has the types alone: no HTTP, TLS, async runtime or procedural macro.
//!
//! # Repeating a call after a restart
//!
//! A process can end during a call. The order may exist then, and no error says so. Four steps lose no order and create none
//! twice:
//!
//! 1. **Store the request before the call**, with the order ID, as an order whose outcome is unknown. The server of the shop
//!    makes the ID, never the browser.
//! 2. **Spawn the call.** If the customer closes the connection, most web frameworks drop the handler, and with it what it
//!    awaits. A task of its own goes on to the end.
//! 3. **Record the outcome** of the call.
//! 4. **Settle what is open at start-up**, before the first customer comes: `resolve` asks whether the order exists. If it is
//!    not found, repeat the call with the same order ID, `after` an unknown outcome: the same ID leads to the same order, and
//!    a refusal does not undo an order that may exist.
//!
//! ```
//! # #[cfg(not(all(feature = "client", feature = "mock")))]
//! # fn main() {}
//! # #[cfg(all(feature = "client", feature = "mock"))]
//! # fn main() -> Result<(), example::Failure> { example::main() }
//! # #[cfg(all(feature = "client", feature = "mock"))]
//! # mod example {
//! # pub type Failure = Box<dyn std::error::Error + Send + Sync>;
//! use std::collections::BTreeMap;
//! use std::sync::{Arc, Mutex};
//!
//! use juspay_session::{Client, Error, Outcome, Resolution, Session, v1};
//!
//! /// By order ID the request as JSON, and what is known of the order. A shop has them in its database.
//! type Orders = Arc<Mutex<BTreeMap<String, (String, Outcome)>>>;
//!
//! async fn create(
//!     client: Client,
//!     orders: Orders,
//!     request: v1::SessionRequest,
//! ) -> Result<Session<v1::SessionResponse>, Failure> {
//!     let id = request.order_id().unwrap_or_default().to_owned();
//!     let stored = (serde_json::to_string(&request)?, Outcome::Unknown);
//!     orders.lock().unwrap().insert(id, stored);
//!     let call = async move { call(&client, &orders, &request, Outcome::NotSent).await };
//!     Ok(tokio::spawn(call).await??)
//! }
//!
//! async fn call(
//!     client: &Client,
//!     orders: &Orders,
//!     request: &v1::SessionRequest,
//!     before: Outcome,
//! ) -> Result<Session<v1::SessionResponse>, Error> {
//!     let result = client.create_session(request).after(before).await;
//!     record(orders, request, result.as_ref().map_or_else(Error::outcome, |_| Outcome::Created));
//!     result
//! }
//!
//! fn record(orders: &Orders, request: &v1::SessionRequest, outcome: Outcome) {
//!     if let Some((_, known)) = orders.lock().unwrap().get_mut(request.order_id().unwrap_or_default()) {
//!         *known = outcome;
//!     }
//! }
//!
//! async fn settle(client: &Client, orders: &Orders) -> Result<(), Failure> {
//!     let stored: Vec<_> = orders.lock().unwrap().values().cloned().collect();
//!     for (request, before) in stored.into_iter().filter(|(_, outcome)| *outcome == Outcome::Unknown) {
//!         let request = serde_json::from_str(&request)?;
//!         match client.resolve(&request).after(before).await {
//!             Resolution::Exists(_) => record(orders, &request, Outcome::Created),
//!             Resolution::NotFound => drop(call(client, orders, &request, before).await),
//!             Resolution::Unknown(error) => eprintln!("an order is still open: {error}"),
//!         }
//!     }
//!     Ok(())
//! }
//! #
//! # #[tokio::main]
//! # pub async fn main() -> Result<(), Failure> {
//! #     use juspay_session::{Action, Amount, mock::{Fault, Mock}};
//! #     let mock = Mock::start()?;
//! #     let client = Client::builder().merchant_id("merchant").api_key("key").base_url(mock.base_url()).build()?;
//! #     let orders = Orders::default();
//! #     let request = v1::SessionRequest::builder().order_id("order-1").amount(Amount::from_minor(10_015)).customer_id("")
//! #         .customer_email("customer@example.com").customer_phone("9999999912").payment_page_client_id("shop")
//! #         .action(Action::PaymentPage).return_url("https://shop.example.com/paid").build()?;
//! #     let known = || orders.lock().unwrap()["order-1"].1;
//! #     mock.fault(Fault::ResetAfter);
//! #     assert!(create(client.clone(), Arc::clone(&orders), request).await.is_err());
//! #     assert_eq!(known(), Outcome::Unknown);
//! #     mock.fault(Fault::Status(401));
//! #     settle(&client, &orders).await?;
//! #     assert_eq!(known(), Outcome::Unknown);
//! #     settle(&client, &orders).await?;
//! #     assert_eq!((known(), mock.ledger().orders().len()), (Outcome::Created, 1));
//! #     Ok(())
//! # }
//! # }
//! ```
//!
//! While a call for an order is under way, no other one may record its outcome: a refusal of the first would hide what the
//! second left open. The example `axum` is a shop that does all this with a database, and is killed in a test.
//!
//! # Logs
//!
//! `Debug` of every type is safe to log. Personal and secret values are shown as `<personal>` and `<secret>`, a value of
//! another type or of an unknown key as its kind of JSON, an unlisted enum value as its length. Violations and errors name
//! fields, limits and places, and quote no value but a time that was parsed from a public field. Public text of a response is
//! shown if it looks like a code, and otherwise as its length, because a server may put anything into it. A getter,
//! `to_json()`, `raw()` and the `Display` of an enum return the
//! value itself.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "client")]
mod client;
mod field;
// Formatted by its generator: rustfmt would make the generator's output depend on its version.
#[rustfmt::skip]
#[allow(clippy::collapsible_if, reason = "a field's rules have one form, whatever their number")]
mod generated;
mod json;
#[cfg(feature = "mock")]
#[cfg_attr(docsrs, doc(cfg(feature = "mock")))]
pub mod mock;
mod read;
mod request;
mod response;
pub mod rules;
mod validation;
mod value;

#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
/// The HTTP library of the client. Its types are in the API of the client.
pub use ::reqwest;
#[cfg(feature = "blocking")]
#[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
pub use client::blocking;
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub use client::{
    ApiKeyFault, BuildError, Call, Client, ClientBuilder, Error, ErrorKind, Lookup, Outcome, RawRequest, RawResponse,
    ReadCall, Resolution, Resolve, RetryPolicy, Session,
};
pub use generated::*;
pub use json::{ReadError, ReadErrorKind};
pub use read::ReadRequest;
pub use request::Request;
pub use response::{OrderEffect, Response};
pub use validation::{Level, ParseRuleError, Problem, Rule, Violation, Violations};
pub use value::{
    Amount, EpochSeconds, Number, ParseAmountError, ParseEpochError, ParseNameError, RawJson, TypeFault, UnknownValue,
};
