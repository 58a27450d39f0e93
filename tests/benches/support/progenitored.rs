//! A request as progenitor's type, which has no default to start from.

use std::fmt::Debug;
use std::str::FromStr;

use crate::progenitored::types;
use crate::requests::Values;

/// The page's sample, as progenitor's type.
pub fn sample(values: &Values<'_>) -> types::SessionRequest {
    types::SessionRequest {
        order_id: parsed(values.order_id),
        amount: parsed("1.00"),
        customer_id: values.customer_id.to_owned(),
        customer_email: parsed(values.customer_email),
        customer_phone: parsed(values.customer_phone),
        payment_page_client_id: parsed(values.payment_page_client_id),
        action: types::SessionRequestAction::PaymentPage,
        return_url: parsed(values.return_url),
        first_name: Some(parsed(values.first_name)),
        last_name: Some(parsed(values.last_name)),
        description: Some(values.description.to_owned()),
        metadata_juspay_gateway_reference_id: Some(values.gateway_reference_id.to_owned()),
        currency: None,
        mandate_amount_rule: None,
        mandate_block_funds: None,
        mandate_end_date: None,
        mandate_frequency: None,
        mandate_max_amount: None,
        mandate_revokable_by_customer: None,
        mandate_rule_value: None,
        mandate_start_date: None,
        offer_code: None,
        options_create_mandate: None,
        theme: None,
        udf1: None,
        udf10: None,
        udf2: None,
        udf3: None,
        udf4: None,
        udf5: None,
        udf6: None,
        udf7: None,
        udf8: None,
        udf9: None,
    }
}

fn parsed<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("it keeps the schema")
}
