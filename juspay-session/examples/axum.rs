//! A handler of a web shop: it returns the violations of a form field by field, or the session.
//!
//! ```sh
//! cargo run -p juspay-session --example axum --features mock
//! ```
//!
//! It handles a valid and an invalid form, then exits.

use std::error::Error;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Form, State};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use juspay_session::mock::Mock;
use juspay_session::{Action, Amount, Client, Violations, v1};
use serde_json::{Value, json};
use tower::ServiceExt as _;

struct Shop {
    client: Client,
}

/// The fields of the shop's form. The amount comes from the cart, never from the form.
type CheckoutForm = std::collections::HashMap<String, String>;

async fn checkout(State(shop): State<Arc<Shop>>, Form(form): Form<CheckoutForm>) -> Response {
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let request = v1::SessionRequest::builder()
        .order_id(field("order"))
        .amount(Amount::from_minor(49_900))
        .customer_id("") // a guest
        .customer_email(field("email"))
        .customer_phone(field("phone"))
        .payment_page_client_id("shop")
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/paid")
        .build();
    let request = match request {
        Ok(request) => request,
        Err(violations) => return (StatusCode::UNPROCESSABLE_ENTITY, Json(field_errors(&violations))).into_response(),
    };
    match shop.client.create_session(&request).await {
        Ok(session) => match session.sdk_payload() {
            // The front end gets the payload unchanged.
            Some(payload) => ([("content-type", "application/json")], payload.raw().to_owned()).into_response(),
            None => StatusCode::BAD_GATEWAY.into_response(),
        },
        Err(error) => {
            eprintln!("{error}"); // shows nothing personal
            let status = if error.is_invalid_request() {
                StatusCode::BAD_REQUEST
            } else if error.is_transient() {
                StatusCode::SERVICE_UNAVAILABLE // retry with the same order ID
            } else {
                StatusCode::BAD_GATEWAY // the shop's key, account or base URL, not the customer's fault
            };
            status.into_response()
        }
    }
}

fn field_errors(violations: &Violations) -> Value {
    let errors = violations.must().map(|violation| (violation.field().to_owned(), Value::String(violation.message())));
    json!({ "errors": Value::Object(errors.collect()) })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mock = Mock::start()?;
    let client = Client::builder().merchant_id("merchant").api_key("example-key").base_url(mock.base_url()).build()?;
    let shop = Router::new().route("/checkout", post(checkout)).with_state(Arc::new(Shop { client }));
    for form in ["order=order-1&email=guest%40example.com&phone=9876543210", "order=a%20b&email=guest&phone=1"] {
        let request = Request::post("/checkout")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form))?;
        let response = shop.clone().oneshot(request).await?;
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await?;
        // The session contains a token; only its size is printed.
        match status {
            StatusCode::OK => println!("{status}: a session of {} bytes", body.len()),
            _ => println!("{status}: {}", String::from_utf8_lossy(&body)),
        }
    }
    Ok(())
}
