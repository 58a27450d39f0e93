//! The answers that are measured, and what a derived struct makes of them.

use serde::Deserialize;

/// The page's sample of the version `v1`.
pub const SAMPLE: &str = include_str!("../../fixtures/page/responses/v1.json");

/// The same with six keys that nobody documents.
pub fn with_unknown_keys() -> String {
    let more =
        r#""order_tags": ["a", "b"], "juspay": {"trace": "7c1e"}, "udf1": "web", "sla": 12, "ok": true, "note": "x""#;
    SAMPLE.replacen("\"status\"", &format!("{more},\n  \"status\""), 1)
}

/// What keeps nothing but what it knows.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "they are read, and that is measured")]
pub struct Owned {
    pub status: String,
    pub id: String,
    pub order_id: String,
    pub order_expiry: Option<String>,
    pub payment_links: OwnedLinks,
    pub sdk_payload: OwnedSdk,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "they are read, and that is measured")]
pub struct OwnedLinks {
    pub web: Option<String>,
    pub mobile: Option<String>,
    pub iframe: Option<String>,
    pub expiry: Option<String>,
    pub deep_link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "they are read, and that is measured")]
pub struct OwnedSdk {
    #[serde(rename = "requestId")]
    pub request_id: Option<String>,
    pub service: Option<String>,
    pub payload: Option<OwnedPayload>,
    pub expiry: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "they are read, and that is measured")]
pub struct OwnedPayload {
    pub client_id: Option<String>,
    pub merchant_id: Option<String>,
    pub client_auth_token: Option<String>,
    pub client_auth_token_expiry: Option<String>,
    pub environment: Option<String>,
    pub action: Option<String>,
    pub order_id: Option<String>,
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub description: Option<String>,
    pub customer_id: Option<String>,
    pub customer_email: Option<String>,
    pub customer_phone: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub return_url: Option<String>,
    #[serde(rename = "options.getUpiDeepLinks")]
    pub get_upi_deep_links: Option<String>,
}

/// The same that keeps unknown keys at the top.
#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "they are read, and that is measured")]
pub struct Flattened {
    pub status: String,
    pub id: String,
    pub order_id: String,
    pub order_expiry: Option<String>,
    pub payment_links: OwnedLinks,
    pub sdk_payload: OwnedSdk,
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}
