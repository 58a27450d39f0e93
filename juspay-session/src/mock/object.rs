//! JSON objects, written in the order of the page, and names in the SDK's spelling.

use std::collections::HashSet;

use crate::value::RawJson;

/// An object that is being written. Of a repeated key the first one counts.
pub(super) struct Object {
    json: String,
    keys: HashSet<String>,
}

impl Object {
    pub(super) fn new() -> Self {
        Self { json: String::from("{"), keys: HashSet::new() }
    }

    pub(super) fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.raw(key, RawJson::from(value).get())
    }

    /// Takes a value that is JSON.
    pub(super) fn raw(&mut self, key: &str, json: &str) -> &mut Self {
        if self.keys.insert(key.to_owned()) {
            if self.json.len() > 1 {
                self.json.push(',');
            }
            self.json.push_str(RawJson::from(key).get());
            self.json.push(':');
            self.json.push_str(json);
        }
        self
    }

    pub(super) fn finish(&mut self) -> String {
        self.json.push('}');
        std::mem::take(&mut self.json)
    }
}

/// A list of values that are JSON.
pub(super) fn list(values: impl IntoIterator<Item = String>) -> String {
    let mut json = String::from("[");
    for value in values {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&value);
    }
    json.push(']');
    json
}

/// A key of a request as the SDK spells it: `mandate.max_amount` is `mandate.maxAmount`.
pub(super) fn sdk_key(key: &str) -> String {
    if key == "payment_page_client_id" {
        return "clientId".to_owned();
    }
    let mut spelled = String::with_capacity(key.len());
    let mut pending = false;
    for character in key.chars() {
        let is_inside = spelled.chars().next_back().is_some_and(char::is_alphanumeric);
        if character == '_' && is_inside && !pending {
            pending = true;
        } else if std::mem::take(&mut pending) {
            if character.is_alphanumeric() {
                spelled.extend(character.to_uppercase());
            } else {
                // No word follows: the underscore is part of the name.
                spelled.push('_');
                spelled.push(character);
            }
        } else {
            spelled.push(character);
        }
    }
    if pending {
        spelled.push('_');
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_sdk() {
        #[track_caller]
        fn check(key: &str, expected: &str) {
            assert_eq!(sdk_key(key), expected);
        }
        check("amount", "amount");
        check("order_id", "orderId");
        check("return_url", "returnUrl");
        check("payment_page_client_id", "clientId");
        check("mandate.max_amount", "mandate.maxAmount");
        check("mandate.revokable_by_customer", "mandate.revokableByCustomer");
        check("options.get_upi_deep_links", "options.getUpiDeepLinks");
        check("metadata.JUSPAY:gateway_reference_id", "metadata.JUSPAY:gatewayReferenceId");
        check("udf1", "udf1");
        check("_private", "_private");
        check("a._b", "a._b");
        check("a__b", "a__b");
        check("trailing_", "trailing_");
        check("a_.b", "a_.b");
        check("größe_über_alles", "größeÜberAlles");
        check("", "");
    }

    #[test]
    fn the_first_of_two_keys_counts() {
        let json = Object::new().text("a", "1\"").raw("b", "[]").text("a", "2").finish();
        assert_eq!(json, r#"{"a":"1\"","b":[]}"#);
    }
}
