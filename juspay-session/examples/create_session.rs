//! Creates a session in both versions and prints the payment link.
//!
//! By default it calls a mock of the API in the same process:
//!
//! ```sh
//! cargo run -p juspay-session --example create_session --features mock
//! ```
//!
//! If `JUSPAY_API_KEY`, `JUSPAY_MERCHANT_ID`, `JUSPAY_CLIENT_ID` and `JUSPAY_BASE_URL` are set, it calls that server.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use juspay_session::mock::Mock;
use juspay_session::{Action, Amount, Client, ClientBuilder, default, v1};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (server, settings, client_id) = match Account::from_environment() {
        Some(account) => (
            None,
            Client::builder().merchant_id(account.merchant_id).api_key(account.api_key).base_url(account.base_url),
            account.client_id,
        ),
        None => {
            let mock = Mock::start()?;
            let settings = against(&mock);
            (Some(mock), settings, "shop".to_owned())
        }
    };
    println!("server: {}", if server.is_some() { "a mock in this process" } else { "JUSPAY_BASE_URL" });
    let client = settings.build()?;
    // An order ID has at most 20 characters; seconds make it unique enough for an example.
    let order = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();

    let request = default::SessionRequest::builder()
        .order_id(format!("example-{order}-a"))
        .amount(Amount::from_minor(10_015))
        .customer_id("customer-7")
        .customer_email("customer@example.com")
        .customer_phone("9876543210")
        .payment_page_client_id(&client_id)
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/paid")
        .currency("INR")
        .build()?;
    let session = client.create_session(&request).await?;
    let links = session.payment_links();
    println!("default: {}", links.and_then(|links| links.web()).unwrap_or("no payment link"));

    let request = v1::SessionRequest::builder()
        .order_id(format!("example-{order}-b"))
        .amount(Amount::from_minor(10_015))
        .customer_id("customer-7")
        .customer_email("customer@example.com")
        .customer_phone("9876543210")
        .payment_page_client_id(&client_id)
        .action(Action::PaymentPage)
        .return_url("https://shop.example.com/paid")
        .get_upi_deep_links(true)
        .build()?;
    let session = client.create_session(&request).await?;
    let links = session.payment_links();
    println!("v1: {}", links.and_then(|links| links.web()).unwrap_or("no payment link"));
    println!("v1 deep link: {}", links.and_then(|links| links.deep_link()).unwrap_or("none"));
    Ok(())
}

fn against(mock: &Mock) -> ClientBuilder {
    Client::builder().merchant_id("merchant").api_key("example-key").base_url(mock.base_url())
}

struct Account {
    api_key: String,
    merchant_id: String,
    client_id: String,
    base_url: String,
}

impl Account {
    /// Reads the account from the environment; `None` unless all four variables are set.
    fn from_environment() -> Option<Self> {
        let variable = |name| std::env::var(name).ok();
        Some(Self {
            api_key: variable("JUSPAY_API_KEY")?,
            merchant_id: variable("JUSPAY_MERCHANT_ID")?,
            client_id: variable("JUSPAY_CLIENT_ID")?,
            base_url: variable("JUSPAY_BASE_URL")?,
        })
    }
}
