//! A shop's server that loses no order and creates none twice, even if it is killed during a call.
//!
//! ```sh
//! cargo run -p juspay-session --example axum --features mock
//! curl -i http://127.0.0.1:3000/carts/7/checkout -d customer_email=guest@example.com -d customer_phone=9876543210
//! curl -i http://127.0.0.1:3000/carts/8/checkout -d customer_email=guest -d customer_phone=1
//! ```
//!
//! The order is stored before the call, and its outcome after it. A start finds every order that was stored and has no
//! known outcome.
//!
//! The shop calls a mock in this process, unless `JUSPAY_BASE_URL`, `JUSPAY_MERCHANT_ID`, `JUSPAY_API_KEY` and
//! `JUSPAY_CLIENT_ID` name an account. `SHOP_DATABASE` and `SHOP_ADDRESS` replace the file and the address.

use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use juspay_session::mock::Mock;
use juspay_session::{
    Action, Amount, Client, ErrorResponse, OrderStatus, Outcome, Resolution, Session, Violations, v1,
};
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;

type Failure = Box<dyn Error + Send + Sync>;

/// The fields that the customer fills in. Everything else is the shop's, the order ID and the amount included.
const CUSTOMER_FIELDS: [&str; 2] = ["customer_email", "customer_phone"];

struct Shop {
    client: Client,
    client_id: String,
    orders: Orders,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mock = Mock::start()?;
    let client = Client::builder()
        .merchant_id(setting("JUSPAY_MERCHANT_ID", "merchant"))
        .api_key(setting("JUSPAY_API_KEY", "example-key"))
        .base_url(setting("JUSPAY_BASE_URL", mock.base_url()))
        .build()?;
    let database = std::env::temp_dir().join("shop.sqlite");
    let orders = Orders::open(&setting("SHOP_DATABASE", &database.to_string_lossy()))?;
    let shop = Arc::new(Shop { client, client_id: setting("JUSPAY_CLIENT_ID", "shop"), orders });

    // Before the first customer comes, so that an order has one call at a time.
    let open = shop.orders.take_open().await?;
    let settling = Arc::clone(&shop);
    tokio::spawn(async move {
        for order in open {
            settling.settle(order).await;
        }
    });

    let listener = TcpListener::bind(setting("SHOP_ADDRESS", "127.0.0.1:3000")).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, Router::new().route("/carts/{cart}/checkout", post(checkout)).with_state(shop)).await?;
    Ok(())
}

fn setting(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

async fn checkout(
    State(shop): State<Arc<Shop>>,
    Path(cart): Path<String>,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    // If the customer closes the connection, axum drops this function. A task of its own goes on to the end.
    let response = tokio::spawn(async move { shop.check_out(cart, form).await }).await.map_err(Failure::from);
    response.flatten().unwrap_or_else(|failure| {
        eprintln!("{failure}");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

impl Shop {
    async fn check_out(&self, cart: String, mut form: HashMap<String, String>) -> Result<Response, Failure> {
        let mut customer = |field| form.remove(field).unwrap_or_default();
        let request = v1::SessionRequest::builder()
            .order_id(self.orders.new_id().await?)
            .amount(Amount::from_minor(49_900)) // a real shop adds up the cart
            .customer_id("") // a guest
            .customer_email(customer("customer_email"))
            .customer_phone(customer("customer_phone"))
            .payment_page_client_id(&self.client_id)
            .action(Action::PaymentPage)
            .return_url("https://shop.example.com/paid")
            .build();
        // The customer can follow advice as well, such as ten digits in a phone number.
        let errors = field_errors(match &request {
            Ok(request) => request.advisories(),
            Err(violations) => violations,
        });
        if !errors.is_empty() {
            return Ok(invalid(errors));
        }
        // Any other violation is a fault of this program.
        let Some(order) = self.orders.begin(cart, request?).await? else {
            return Ok((StatusCode::CONFLICT, "this cart is being checked out").into_response());
        };
        Ok(respond(self.call(order).await))
    }

    /// Creates the session, and records what is known of the order then.
    async fn call(&self, order: Order) -> Result<Session<v1::SessionResponse>, juspay_session::Error> {
        let result = self.client.create_session(&order.request).after(order.before).await;
        let outcome = match &result {
            Ok(_) => Outcome::Created,
            Err(error) => error.outcome(),
        };
        self.record(order, outcome).await;
        result
    }

    /// Settles an order that may exist.
    async fn settle(&self, order: Order) {
        // No wait: if the order is not found, the same call again has the same order ID, so it leads to the same order.
        let resolution = self.client.resolve(&order.request).after(order.before).wait(Duration::ZERO).await;
        let error = match resolution {
            Resolution::Exists(_) => return self.record(order, Outcome::Created).await,
            Resolution::NotFound => self.call(order).await.err(),
            Resolution::Unknown(error) => {
                self.record(order, error.outcome()).await;
                Some(error)
            }
        };
        if let Some(error) = error {
            eprintln!("an order is still open: {error}");
        }
    }

    async fn record(&self, order: Order, outcome: Outcome) {
        if let Err(failure) = self.orders.record(order, outcome).await {
            eprintln!("the next start settles the order, because its outcome could not be stored: {failure}");
        }
    }
}

/// The violations of the customer's fields. No message quotes a value.
fn field_errors(violations: &Violations) -> Map<String, Value> {
    let of_customer = violations.iter().filter(|violation| CUSTOMER_FIELDS.contains(&violation.field()));
    of_customer.map(|violation| (violation.field().to_owned(), violation.message().into())).collect()
}

fn invalid(errors: Map<String, Value>) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "errors": errors }))).into_response()
}

fn respond(result: Result<Session<v1::SessionResponse>, juspay_session::Error>) -> Response {
    let error = match result {
        // This was not the first call for the cart, and the customer has paid in the meantime.
        Ok(session) if session.status() == Some(&OrderStatus::Charged) => {
            return (StatusCode::CONFLICT, "this cart is paid").into_response();
        }
        Ok(session) => match session.sdk_payload() {
            // The front end gets the payload unchanged.
            Some(payload) => {
                return ([("content-type", "application/json")], payload.raw().to_owned()).into_response();
            }
            None => return StatusCode::BAD_GATEWAY.into_response(),
        },
        Err(error) => error,
    };
    eprintln!("{error}"); // shows nothing personal
    if error.is_transient() {
        // The network, a failing server or a 429. The customer tries again later, and the cart has the same order.
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    // The server may know more about the customer's fields than the rules do.
    let named = error.response().map(ErrorResponse::field_names).unwrap_or_default();
    let of_customer = named.into_iter().filter(|name| CUSTOMER_FIELDS.contains(name));
    let errors: Map<_, _> = of_customer.map(|name| (name.to_owned(), "not accepted".into())).collect();
    if error.outcome() == Outcome::Rejected && !errors.is_empty() {
        return invalid(errors);
    }
    // A 401 or 403, for example: the shop's key, account or base URL, which the customer cannot change.
    StatusCode::BAD_GATEWAY.into_response()
}

/// An order that a call is under way for.
struct Order {
    request: v1::SessionRequest,
    /// What earlier calls left open.
    before: Outcome,
}

/// The orders of the shop. Only one process may use the file.
struct Orders(Arc<Mutex<Connection>>);

impl Orders {
    fn open(path: &str) -> rusqlite::Result<Self> {
        let database = Connection::open(path)?;
        // What SQLite has committed survives a power failure, by default.
        database.execute_batch(
            "CREATE TABLE IF NOT EXISTS orders (
                order_id TEXT PRIMARY KEY,
                cart TEXT NOT NULL,
                request TEXT NOT NULL, -- the JSON of the request, which names the customer
                outcome TEXT -- NULL while a call is under way
            ) STRICT;
            -- A cart has one order at most that exists or may exist.
            CREATE UNIQUE INDEX IF NOT EXISTS order_of_cart ON orders (cart)
                WHERE outcome IS NULL OR outcome IN ('unknown', 'created');",
        )?;
        Ok(Self(Arc::new(Mutex::new(database))))
    }

    /// Returns a new order ID: 16 random characters of 0-9 and a-f.
    ///
    /// A UUID is longer than the 20 characters that are allowed. Upper and lower case are the same to Juspay, so base64 would
    /// not do. Counted numbers come again after an old copy of the database is restored.
    async fn new_id(&self) -> Result<String, Failure> {
        self.run(|database| Ok(database.query_row("SELECT lower(hex(randomblob(8)))", [], |row| row.get(0))?)).await
    }

    /// Stores that a call for a cart begins, and returns its order: the one that exists or may exist, or else a new one with
    /// this request. Returns `None` if a call is under way.
    async fn begin(&self, cart: String, request: v1::SessionRequest) -> Result<Option<Order>, Failure> {
        self.run(move |database| {
            let stored: Option<(String, Option<String>)> = database
                .query_row(
                    "SELECT request, outcome FROM orders
                        WHERE cart = ?1 AND (outcome IS NULL OR outcome IN ('unknown', 'created'))",
                    [&cart],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let Some((stored, outcome)) = stored else {
                database.execute(
                    "INSERT INTO orders (order_id, cart, request) VALUES (?1, ?2, ?3)",
                    (request.order_id(), cart, serde_json::to_string(&request)?),
                )?;
                return Ok(Some(Order { request, before: Outcome::NotSent }));
            };
            let Some(outcome) = outcome else { return Ok(None) };
            // The stored request and not the new one: what the same ID with other fields does is not known.
            let order = Order { request: serde_json::from_str(&stored)?, before: outcome.parse()? };
            database.execute("UPDATE orders SET outcome = NULL WHERE order_id = ?1", [order.request.order_id()])?;
            Ok(Some(order))
        })
        .await
    }

    async fn record(&self, order: Order, outcome: Outcome) -> Result<(), Failure> {
        self.run(move |database| {
            database.execute(
                "UPDATE orders SET outcome = ?2 WHERE order_id = ?1",
                (order.request.order_id(), outcome.as_str()),
            )?;
            Ok(())
        })
        .await
    }

    /// Returns the orders that an earlier process left open, each with a call under way from now on.
    async fn take_open(&self) -> Result<Vec<Order>, Failure> {
        self.run(|database| {
            // No call outlives its process, so one that is under way has been cut off.
            let mut open = database.prepare(
                "UPDATE orders SET outcome = NULL WHERE outcome IS NULL OR outcome = 'unknown' RETURNING request",
            )?;
            let requests = open.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            let orders = requests
                .iter()
                .map(|request| Ok(Order { request: serde_json::from_str(request)?, before: Outcome::Unknown }));
            orders.collect()
        })
        .await
    }

    /// Does work on a thread of its own, because SQLite blocks.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let database = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || work(&database.lock().unwrap_or_else(PoisonError::into_inner))).await?
    }
}
