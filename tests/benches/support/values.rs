//! What a request is filled with, for every crate that is compared.

/// The values of a request, as a shop has them: borrowed, from wherever it keeps them.
#[derive(Clone, Copy)]
pub struct Values<'v> {
    pub order_id: &'v str,
    pub customer_id: &'v str,
    pub customer_email: &'v str,
    pub customer_phone: &'v str,
    pub payment_page_client_id: &'v str,
    pub return_url: &'v str,
    pub first_name: &'v str,
    pub last_name: &'v str,
    pub description: &'v str,
    pub gateway_reference_id: &'v str,
    pub currency: &'v str,
    pub udfs: [&'v str; 10],
}

/// The page's sample, and texts for what it leaves out.
pub const VALUES: Values<'static> = Values {
    order_id: "testing-order-one",
    customer_id: "testing-customer-one",
    customer_email: "test@mail.com",
    customer_phone: "9876543210",
    payment_page_client_id: "yourClientId",
    return_url: "https://shop.merchant.com",
    first_name: "John",
    last_name: "wick",
    description: "Complete your payment",
    gateway_reference_id: "payu_test",
    currency: "INR",
    udfs: [
        "web checkout",
        "spring campaign 2021",
        "returning customer",
        "warehouse 17",
        "gift wrapping with a card for grandmother",
        "note: ring twice, the bell is quiet",
        "cart-7f3a91c2",
        "segment/premium",
        "a/b test: variant B",
        "delivery between 9 and 12 o'clock, second floor",
    ],
};
