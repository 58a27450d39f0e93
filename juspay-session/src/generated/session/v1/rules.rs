// @generated from `spec/` by `cargo xtask codegen`. Change the model, not this file.
//! The rules of this version, for `waive`.

use crate::validation::Rule;

/// `basic/order_id/required`
pub const ORDER_ID_REQUIRED: Rule = Rule::new("basic/order_id/required");

/// `basic/order_id/length`
pub const ORDER_ID_LENGTH: Rule = Rule::new("basic/order_id/length");

/// `basic/order_id/charset`
pub const ORDER_ID_CHARSET: Rule = Rule::new("basic/order_id/charset");

/// `basic/order_id/type`
pub const ORDER_ID_TYPE: Rule = Rule::new("basic/order_id/type");

/// `basic/amount/required`
pub const AMOUNT_REQUIRED: Rule = Rule::new("basic/amount/required");

/// `basic/amount/type`
pub const AMOUNT_TYPE: Rule = Rule::new("basic/amount/type");

/// `basic/customer_id/presence`
pub const CUSTOMER_ID_PRESENCE: Rule = Rule::new("basic/customer_id/presence");

/// `basic/customer_id/header_value`
pub const CUSTOMER_ID_HEADER_VALUE: Rule = Rule::new("basic/customer_id/header_value");

/// `basic/customer_id/length`
pub const CUSTOMER_ID_LENGTH: Rule = Rule::new("basic/customer_id/length");

/// `basic/customer_id/type`
pub const CUSTOMER_ID_TYPE: Rule = Rule::new("basic/customer_id/type");

/// `basic/customer_email/email`
pub const CUSTOMER_EMAIL_EMAIL: Rule = Rule::new("basic/customer_email/email");

/// `basic/customer_email/required`
pub const CUSTOMER_EMAIL_REQUIRED: Rule = Rule::new("basic/customer_email/required");

/// `basic/customer_email/length`
pub const CUSTOMER_EMAIL_LENGTH: Rule = Rule::new("basic/customer_email/length");

/// `basic/customer_email/type`
pub const CUSTOMER_EMAIL_TYPE: Rule = Rule::new("basic/customer_email/type");

/// `basic/customer_phone/required`
pub const CUSTOMER_PHONE_REQUIRED: Rule = Rule::new("basic/customer_phone/required");

/// `basic/customer_phone/length`
pub const CUSTOMER_PHONE_LENGTH: Rule = Rule::new("basic/customer_phone/length");

/// `basic/customer_phone/charset`
pub const CUSTOMER_PHONE_CHARSET: Rule = Rule::new("basic/customer_phone/charset");

/// `basic/customer_phone/type`
pub const CUSTOMER_PHONE_TYPE: Rule = Rule::new("basic/customer_phone/type");

/// `basic/payment_page_client_id/presence`
pub const PAYMENT_PAGE_CLIENT_ID_PRESENCE: Rule = Rule::new(
    "basic/payment_page_client_id/presence",
);

/// `basic/payment_page_client_id/length`
pub const PAYMENT_PAGE_CLIENT_ID_LENGTH: Rule = Rule::new(
    "basic/payment_page_client_id/length",
);

/// `basic/payment_page_client_id/type`
pub const PAYMENT_PAGE_CLIENT_ID_TYPE: Rule = Rule::new(
    "basic/payment_page_client_id/type",
);

/// `basic/action/presence`
pub const ACTION_PRESENCE: Rule = Rule::new("basic/action/presence");

/// `basic/action/known`
pub const ACTION_KNOWN: Rule = Rule::new("basic/action/known");

/// `basic/action/type`
pub const ACTION_TYPE: Rule = Rule::new("basic/action/type");

/// `basic/return_url/https_url`
pub const RETURN_URL_HTTPS_URL: Rule = Rule::new("basic/return_url/https_url");

/// `basic/return_url/url_without_query`
pub const RETURN_URL_URL_WITHOUT_QUERY: Rule = Rule::new(
    "basic/return_url/url_without_query",
);

/// `basic/return_url/url_without_ip_host`
pub const RETURN_URL_URL_WITHOUT_IP_HOST: Rule = Rule::new(
    "basic/return_url/url_without_ip_host",
);

/// `basic/return_url/required`
pub const RETURN_URL_REQUIRED: Rule = Rule::new("basic/return_url/required");

/// `basic/return_url/url_public_host`
pub const RETURN_URL_URL_PUBLIC_HOST: Rule = Rule::new(
    "basic/return_url/url_public_host",
);

/// `basic/return_url/url_without_user_info`
pub const RETURN_URL_URL_WITHOUT_USER_INFO: Rule = Rule::new(
    "basic/return_url/url_without_user_info",
);

/// `basic/return_url/url_without_fragment`
pub const RETURN_URL_URL_WITHOUT_FRAGMENT: Rule = Rule::new(
    "basic/return_url/url_without_fragment",
);

/// `basic/return_url/type`
pub const RETURN_URL_TYPE: Rule = Rule::new("basic/return_url/type");

/// `basic/first_name/charset`
pub const FIRST_NAME_CHARSET: Rule = Rule::new("basic/first_name/charset");

/// `basic/first_name/type`
pub const FIRST_NAME_TYPE: Rule = Rule::new("basic/first_name/type");

/// `basic/last_name/charset`
pub const LAST_NAME_CHARSET: Rule = Rule::new("basic/last_name/charset");

/// `basic/last_name/type`
pub const LAST_NAME_TYPE: Rule = Rule::new("basic/last_name/type");

/// `basic/description/type`
pub const DESCRIPTION_TYPE: Rule = Rule::new("basic/description/type");

/// `basic/options.get_upi_deep_links/type`
pub const GET_UPI_DEEP_LINKS_TYPE: Rule = Rule::new(
    "basic/options.get_upi_deep_links/type",
);

/// `metadata/metadata.JUSPAY:gateway_reference_id/type`
pub const GATEWAY_REFERENCE_ID_TYPE: Rule = Rule::new(
    "metadata/metadata.JUSPAY:gateway_reference_id/type",
);

/// `mandate/options.create_mandate/known`
pub const MANDATE_CREATE_MANDATE_KNOWN: Rule = Rule::new(
    "mandate/options.create_mandate/known",
);

/// `mandate/options.create_mandate/required`
pub const MANDATE_CREATE_MANDATE_REQUIRED: Rule = Rule::new(
    "mandate/options.create_mandate/required",
);

/// `mandate/options.create_mandate/type`
pub const MANDATE_CREATE_MANDATE_TYPE: Rule = Rule::new(
    "mandate/options.create_mandate/type",
);

/// `mandate/mandate.max_amount/required`
pub const MANDATE_MAX_AMOUNT_REQUIRED: Rule = Rule::new(
    "mandate/mandate.max_amount/required",
);

/// `mandate/mandate.max_amount/minimum`
pub const MANDATE_MAX_AMOUNT_MINIMUM: Rule = Rule::new(
    "mandate/mandate.max_amount/minimum",
);

/// `mandate/mandate.max_amount/forbidden`
pub const MANDATE_MAX_AMOUNT_FORBIDDEN: Rule = Rule::new(
    "mandate/mandate.max_amount/forbidden",
);

/// `mandate/mandate.max_amount/type`
pub const MANDATE_MAX_AMOUNT_TYPE: Rule = Rule::new("mandate/mandate.max_amount/type");

/// `mandate/mandate.start_date/date`
pub const MANDATE_START_DATE_DATE: Rule = Rule::new("mandate/mandate.start_date/date");

/// `mandate/mandate.start_date/required`
pub const MANDATE_START_DATE_REQUIRED: Rule = Rule::new(
    "mandate/mandate.start_date/required",
);

/// `mandate/mandate.start_date/type`
pub const MANDATE_START_DATE_TYPE: Rule = Rule::new("mandate/mandate.start_date/type");

/// `mandate/mandate.end_date/after`
pub const MANDATE_END_DATE_AFTER: Rule = Rule::new("mandate/mandate.end_date/after");

/// `mandate/mandate.end_date/required`
pub const MANDATE_END_DATE_REQUIRED: Rule = Rule::new(
    "mandate/mandate.end_date/required",
);

/// `mandate/mandate.end_date/within`
pub const MANDATE_END_DATE_WITHIN: Rule = Rule::new("mandate/mandate.end_date/within");

/// `mandate/mandate.end_date/type`
pub const MANDATE_END_DATE_TYPE: Rule = Rule::new("mandate/mandate.end_date/type");

/// `mandate/mandate.frequency/known`
pub const MANDATE_FREQUENCY_KNOWN: Rule = Rule::new("mandate/mandate.frequency/known");

/// `mandate/mandate.frequency/type`
pub const MANDATE_FREQUENCY_TYPE: Rule = Rule::new("mandate/mandate.frequency/type");

/// `mandate/mandate.rule_value/range_weekly`
pub const MANDATE_RULE_VALUE_RANGE_WEEKLY: Rule = Rule::new(
    "mandate/mandate.rule_value/range_weekly",
);

/// `mandate/mandate.rule_value/range_fortnightly`
pub const MANDATE_RULE_VALUE_RANGE_FORTNIGHTLY: Rule = Rule::new(
    "mandate/mandate.rule_value/range_fortnightly",
);

/// `mandate/mandate.rule_value/range_monthly`
pub const MANDATE_RULE_VALUE_RANGE_MONTHLY: Rule = Rule::new(
    "mandate/mandate.rule_value/range_monthly",
);

/// `mandate/mandate.rule_value/required`
pub const MANDATE_RULE_VALUE_REQUIRED: Rule = Rule::new(
    "mandate/mandate.rule_value/required",
);

/// `mandate/mandate.rule_value/forbidden`
pub const MANDATE_RULE_VALUE_FORBIDDEN: Rule = Rule::new(
    "mandate/mandate.rule_value/forbidden",
);

/// `mandate/mandate.rule_value/type`
pub const MANDATE_RULE_VALUE_TYPE: Rule = Rule::new("mandate/mandate.rule_value/type");

/// `mandate/mandate.amount_rule/known`
pub const MANDATE_AMOUNT_RULE_KNOWN: Rule = Rule::new(
    "mandate/mandate.amount_rule/known",
);

/// `mandate/mandate.amount_rule/type`
pub const MANDATE_AMOUNT_RULE_TYPE: Rule = Rule::new("mandate/mandate.amount_rule/type");

/// `mandate/mandate.revokable_by_customer/equals`
pub const MANDATE_REVOKABLE_BY_CUSTOMER_EQUALS: Rule = Rule::new(
    "mandate/mandate.revokable_by_customer/equals",
);

/// `mandate/mandate.revokable_by_customer/type`
pub const MANDATE_REVOKABLE_BY_CUSTOMER_TYPE: Rule = Rule::new(
    "mandate/mandate.revokable_by_customer/type",
);

/// `mandate/mandate.block_funds/equals_one_time`
pub const MANDATE_BLOCK_FUNDS_EQUALS_ONE_TIME: Rule = Rule::new(
    "mandate/mandate.block_funds/equals_one_time",
);

/// `mandate/mandate.block_funds/equals_recurring`
pub const MANDATE_BLOCK_FUNDS_EQUALS_RECURRING: Rule = Rule::new(
    "mandate/mandate.block_funds/equals_recurring",
);

/// `mandate/mandate.block_funds/type`
pub const MANDATE_BLOCK_FUNDS_TYPE: Rule = Rule::new("mandate/mandate.block_funds/type");

/// `udf/udf1/length`
pub const UDF1_LENGTH: Rule = Rule::new("udf/udf1/length");

/// `udf/udf1/charset`
pub const UDF1_CHARSET: Rule = Rule::new("udf/udf1/charset");

/// `udf/udf1/type`
pub const UDF1_TYPE: Rule = Rule::new("udf/udf1/type");

/// `udf/udf2/length`
pub const UDF2_LENGTH: Rule = Rule::new("udf/udf2/length");

/// `udf/udf2/charset`
pub const UDF2_CHARSET: Rule = Rule::new("udf/udf2/charset");

/// `udf/udf2/type`
pub const UDF2_TYPE: Rule = Rule::new("udf/udf2/type");

/// `udf/udf3/length`
pub const UDF3_LENGTH: Rule = Rule::new("udf/udf3/length");

/// `udf/udf3/charset`
pub const UDF3_CHARSET: Rule = Rule::new("udf/udf3/charset");

/// `udf/udf3/type`
pub const UDF3_TYPE: Rule = Rule::new("udf/udf3/type");

/// `udf/udf4/length`
pub const UDF4_LENGTH: Rule = Rule::new("udf/udf4/length");

/// `udf/udf4/charset`
pub const UDF4_CHARSET: Rule = Rule::new("udf/udf4/charset");

/// `udf/udf4/type`
pub const UDF4_TYPE: Rule = Rule::new("udf/udf4/type");

/// `udf/udf5/length`
pub const UDF5_LENGTH: Rule = Rule::new("udf/udf5/length");

/// `udf/udf5/charset`
pub const UDF5_CHARSET: Rule = Rule::new("udf/udf5/charset");

/// `udf/udf5/type`
pub const UDF5_TYPE: Rule = Rule::new("udf/udf5/type");

/// `udf/udf6/length`
pub const UDF6_LENGTH: Rule = Rule::new("udf/udf6/length");

/// `udf/udf6/type`
pub const UDF6_TYPE: Rule = Rule::new("udf/udf6/type");

/// `udf/udf7/length`
pub const UDF7_LENGTH: Rule = Rule::new("udf/udf7/length");

/// `udf/udf7/type`
pub const UDF7_TYPE: Rule = Rule::new("udf/udf7/type");

/// `udf/udf8/length`
pub const UDF8_LENGTH: Rule = Rule::new("udf/udf8/length");

/// `udf/udf8/type`
pub const UDF8_TYPE: Rule = Rule::new("udf/udf8/type");

/// `udf/udf9/length`
pub const UDF9_LENGTH: Rule = Rule::new("udf/udf9/length");

/// `udf/udf9/type`
pub const UDF9_TYPE: Rule = Rule::new("udf/udf9/type");

/// `udf/udf10/length`
pub const UDF10_LENGTH: Rule = Rule::new("udf/udf10/length");

/// `udf/udf10/type`
pub const UDF10_TYPE: Rule = Rule::new("udf/udf10/type");

/// `sample/theme/type`
pub const THEME_TYPE: Rule = Rule::new("sample/theme/type");

/// `sample/offer_code/type`
pub const OFFER_CODE_TYPE: Rule = Rule::new("sample/offer_code/type");

/// Every rule.
pub const ALL: &[Rule] = &[
    ORDER_ID_REQUIRED,
    ORDER_ID_LENGTH,
    ORDER_ID_CHARSET,
    ORDER_ID_TYPE,
    AMOUNT_REQUIRED,
    AMOUNT_TYPE,
    CUSTOMER_ID_PRESENCE,
    CUSTOMER_ID_HEADER_VALUE,
    CUSTOMER_ID_LENGTH,
    CUSTOMER_ID_TYPE,
    CUSTOMER_EMAIL_EMAIL,
    CUSTOMER_EMAIL_REQUIRED,
    CUSTOMER_EMAIL_LENGTH,
    CUSTOMER_EMAIL_TYPE,
    CUSTOMER_PHONE_REQUIRED,
    CUSTOMER_PHONE_LENGTH,
    CUSTOMER_PHONE_CHARSET,
    CUSTOMER_PHONE_TYPE,
    PAYMENT_PAGE_CLIENT_ID_PRESENCE,
    PAYMENT_PAGE_CLIENT_ID_LENGTH,
    PAYMENT_PAGE_CLIENT_ID_TYPE,
    ACTION_PRESENCE,
    ACTION_KNOWN,
    ACTION_TYPE,
    RETURN_URL_HTTPS_URL,
    RETURN_URL_URL_WITHOUT_QUERY,
    RETURN_URL_URL_WITHOUT_IP_HOST,
    RETURN_URL_REQUIRED,
    RETURN_URL_URL_PUBLIC_HOST,
    RETURN_URL_URL_WITHOUT_USER_INFO,
    RETURN_URL_URL_WITHOUT_FRAGMENT,
    RETURN_URL_TYPE,
    FIRST_NAME_CHARSET,
    FIRST_NAME_TYPE,
    LAST_NAME_CHARSET,
    LAST_NAME_TYPE,
    DESCRIPTION_TYPE,
    GET_UPI_DEEP_LINKS_TYPE,
    GATEWAY_REFERENCE_ID_TYPE,
    MANDATE_CREATE_MANDATE_KNOWN,
    MANDATE_CREATE_MANDATE_REQUIRED,
    MANDATE_CREATE_MANDATE_TYPE,
    MANDATE_MAX_AMOUNT_REQUIRED,
    MANDATE_MAX_AMOUNT_MINIMUM,
    MANDATE_MAX_AMOUNT_FORBIDDEN,
    MANDATE_MAX_AMOUNT_TYPE,
    MANDATE_START_DATE_DATE,
    MANDATE_START_DATE_REQUIRED,
    MANDATE_START_DATE_TYPE,
    MANDATE_END_DATE_AFTER,
    MANDATE_END_DATE_REQUIRED,
    MANDATE_END_DATE_WITHIN,
    MANDATE_END_DATE_TYPE,
    MANDATE_FREQUENCY_KNOWN,
    MANDATE_FREQUENCY_TYPE,
    MANDATE_RULE_VALUE_RANGE_WEEKLY,
    MANDATE_RULE_VALUE_RANGE_FORTNIGHTLY,
    MANDATE_RULE_VALUE_RANGE_MONTHLY,
    MANDATE_RULE_VALUE_REQUIRED,
    MANDATE_RULE_VALUE_FORBIDDEN,
    MANDATE_RULE_VALUE_TYPE,
    MANDATE_AMOUNT_RULE_KNOWN,
    MANDATE_AMOUNT_RULE_TYPE,
    MANDATE_REVOKABLE_BY_CUSTOMER_EQUALS,
    MANDATE_REVOKABLE_BY_CUSTOMER_TYPE,
    MANDATE_BLOCK_FUNDS_EQUALS_ONE_TIME,
    MANDATE_BLOCK_FUNDS_EQUALS_RECURRING,
    MANDATE_BLOCK_FUNDS_TYPE,
    UDF1_LENGTH,
    UDF1_CHARSET,
    UDF1_TYPE,
    UDF2_LENGTH,
    UDF2_CHARSET,
    UDF2_TYPE,
    UDF3_LENGTH,
    UDF3_CHARSET,
    UDF3_TYPE,
    UDF4_LENGTH,
    UDF4_CHARSET,
    UDF4_TYPE,
    UDF5_LENGTH,
    UDF5_CHARSET,
    UDF5_TYPE,
    UDF6_LENGTH,
    UDF6_TYPE,
    UDF7_LENGTH,
    UDF7_TYPE,
    UDF8_LENGTH,
    UDF8_TYPE,
    UDF9_LENGTH,
    UDF9_TYPE,
    UDF10_LENGTH,
    UDF10_TYPE,
    THEME_TYPE,
    OFFER_CODE_TYPE,
];
