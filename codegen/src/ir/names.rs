//! Rust names from wire names, and what makes a name unusable.

/// Method names that every builder, request, group or object has.
pub(crate) const RESERVED_METHODS: &[&str] = &[
    "advisories",
    "advisories_at",
    "body",
    "build",
    "build_at",
    "build_unchecked",
    "builder",
    "check",
    "check_at",
    "check_fields",
    "clone",
    "default",
    "deserialize",
    "eq",
    "extra",
    "extra_mut",
    "fmt",
    "from_json",
    "from_partial",
    "from_valid",
    "header",
    "into_builder",
    "is_checked",
    "is_success",
    "new",
    "order",
    "raw",
    "read",
    "read_field",
    "routing_id",
    "serialize",
    "serialize_fields",
    "to_json",
    "unknown_fields",
    "waive",
    "waived",
];

/// Method names that the client's session has besides those of the response that it derefs to.
pub(crate) const RESERVED_OF_A_SESSION: &[&str] =
    &["attempts", "headers", "http_status", "into_response", "raw_body", "request_id", "response"];

/// Type names that the crate has, or that generated files use.
pub(crate) const RESERVED_TYPES: &[&str] = &[
    "Amount",
    "ApiKeyFault",
    "ApiVersion",
    "Box",
    "BuildError",
    "Call",
    "Charset",
    "Check",
    "Client",
    "ClientBuilder",
    "Clone",
    "D",
    "Debug",
    "Default",
    "Deserialize",
    "Deserializer",
    "Draft",
    "Entry",
    "Environment",
    "EpochSeconds",
    "Eq",
    "Err",
    "Error",
    "ErrorKind",
    "ErrorObject",
    "ErrorResponse",
    "Extra",
    "Field",
    "Fields",
    "Flag",
    "From",
    "HeaderSource",
    "Integer",
    "Into",
    "Lazy",
    "Level",
    "Lookup",
    "M",
    "None",
    "Number",
    "Object",
    "Ok",
    "Option",
    "OrderEffect",
    "Outcome",
    "ParseAmountError",
    "ParseEpochError",
    "ParseNameError",
    "ParseRuleError",
    "PartialEq",
    "Personal",
    "Problem",
    "Public",
    "RawJson",
    "RawObject",
    "RawRequest",
    "RawResponse",
    "ReadCall",
    "ReadError",
    "ReadErrorKind",
    "ReadRequest",
    "Request",
    "RequestHeader",
    "Resolution",
    "Resolve",
    "Response",
    "ResponseStatus",
    "Result",
    "RetryPolicy",
    "Rule",
    "S",
    "Secret",
    "Serialize",
    "SerializeMap",
    "Serializer",
    "Session",
    "Some",
    "String",
    "Target",
    "TypeFault",
    "UnknownValue",
    "Url",
    "Value",
    "Vec",
    "Violation",
    "Violations",
];

/// Modules that the crate has, so that a version or an operation of the same name could not be reached, or that it reaches
/// by name.
pub(crate) const RESERVED_MODULES: &[&str] = &[
    "alloc",
    "blocking",
    "client",
    "core",
    "endpoint",
    "enums",
    "field",
    "fmt",
    "generated",
    "groups",
    "groups_json",
    "header",
    "hosts",
    "http",
    "json",
    "mock",
    "mock_data",
    "objects",
    "objects_json",
    "read",
    "request",
    "request_json",
    "response",
    "response_json",
    "rules",
    "sealed",
    "serde",
    "std",
    "validation",
    "value",
];

/// The last part of a key, in snake case: `metadata.JUSPAY:gateway_reference_id` and
/// `clientAuthToken` become `gateway_reference_id` and `client_auth_token`.
pub(crate) fn field(wire: &str) -> String {
    snake(wire.rsplit(['.', ':']).next().unwrap_or(wire))
}

/// Lower case with underscores, a new word at every capital that follows a small letter or a digit.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && after_small {
            snake.push('_');
        }
        after_small = character.is_ascii_lowercase() || character.is_ascii_digit();
        snake.push(if character.is_ascii_alphanumeric() { character.to_ascii_lowercase() } else { '_' });
    }
    snake
}

/// Capitals at the beginning of every word: `paymentPage` and `PENDING_VBV` become `PaymentPage` and `PendingVbv`.
pub(crate) fn pascal(name: &str) -> String {
    let shouted = !name.chars().any(|character| character.is_ascii_lowercase());
    let mut pascal = String::with_capacity(name.len());
    let mut start = true;
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() {
            start = true;
        } else if start {
            pascal.push(character.to_ascii_uppercase());
            start = false;
        } else {
            pascal.push(if shouted { character.to_ascii_lowercase() } else { character });
        }
    }
    pascal
}

/// Upper case with underscores, as constants are written.
pub(crate) fn constant(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// Why a text cannot be a Rust name, if it cannot.
pub(crate) fn fault(name: &str) -> Option<&'static str> {
    // syn knows the keywords; `r#` would hide one.
    let is_name = |name: &str| !name.starts_with("r#") && syn::parse_str::<syn::Ident>(name).is_ok();
    if is_name(name) {
        None
    } else if name.chars().any(char::is_alphabetic) && is_name(&format!("{name}_")) {
        Some("is a keyword of Rust")
    } else {
        Some("is no name in Rust")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_the_last_part_in_snake_case() {
        for (wire, name) in [
            ("order_id", "order_id"),
            ("metadata.JUSPAY:gateway_reference_id", "gateway_reference_id"),
            ("options.getUpiDeepLinks", "get_upi_deep_links"),
            ("clientAuthToken", "client_auth_token"),
            ("x-merchantid", "x_merchantid"),
            ("udf10", "udf10"),
        ] {
            assert_eq!(field(wire), name);
        }
    }

    #[test]
    fn variants_are_in_pascal_case() {
        for (wire, name) in [
            ("paymentPage", "PaymentPage"),
            ("PENDING_VBV", "PendingVbv"),
            ("NEW", "New"),
            ("v1", "V1"),
            ("default", "Default"),
            ("2023-06-30", "20230630"),
        ] {
            assert_eq!(pascal(wire), name);
        }
    }

    #[test]
    fn keywords_and_what_is_no_name_are_told_apart() {
        for (name, fault_) in [
            ("order_id", None),
            ("type", Some("is a keyword of Rust")),
            ("self", Some("is a keyword of Rust")),
            ("async", Some("is a keyword of Rust")),
            ("", Some("is no name in Rust")),
            ("_", Some("is no name in Rust")),
            ("1st", Some("is no name in Rust")),
            ("a b", Some("is no name in Rust")),
            ("r#type", Some("is no name in Rust")),
        ] {
            assert_eq!(fault(name), fault_, "{name}");
        }
    }
}
