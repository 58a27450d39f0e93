//! Amounts are what a library of decimals makes of them.

use bigdecimal::BigDecimal;
use juspay_session::Amount;

use crate::interpreter::text;

/// Two texts that may be amounts: each is read, and what was read is calculated with.
pub fn body(data: &[u8]) {
    let mut texts = super::parts(data).map(String::from_utf8_lossy);
    let (first, second) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
    match (reads(&first), reads(&second)) {
        (Some(first), Some(second)) => calculates(first, second),
        (Some(only), None) | (None, Some(only)) => calculates(only, only),
        (None, None) => {}
    }
}

/// An amount is read from what says one, and written as it was read.
///
/// # Panics
///
/// If it is not.
pub fn reads(text: &str) -> Option<Amount> {
    let amount = text.parse::<Amount>().ok();
    let is_notation = text::is_decimal(text);
    let read = text.parse::<BigDecimal>().ok().filter(|read| is_notation && *read <= decimal(Amount::MAX));
    let expected = read.as_ref().map(|read| read * BigDecimal::from(100));
    assert_eq!(amount.map(|amount| amount.minor().into()), expected, "{text:?}");
    let json = serde_json::to_string(text).expect("a text is JSON");
    assert_eq!(serde_json::from_str::<Amount>(&json).ok(), amount, "{text:?}");

    // The library remembers the places as an amount does.
    if let (Some(amount), Some(read)) = (amount, read) {
        let written = read.to_plain_string();
        assert_eq!(amount.to_string(), written, "{text:?}");
        assert_eq!(serde_json::to_string(&amount).expect("it can be written"), format!("\"{written}\""), "{text:?}");
    }
    amount
}

/// What amounts calculate is exact, and has as many places as the library's result.
///
/// # Panics
///
/// If it is not.
pub fn calculates(first: Amount, second: Amount) {
    let (a, b) = (&decimal(first), &decimal(second));
    let (least, most) = (BigDecimal::from(0), decimal(Amount::MAX));
    let check = |found: Option<Amount>, result: BigDecimal, what: &str| {
        let expected = (least <= result && result <= most).then(|| result.to_plain_string());
        assert_eq!(found.map(|found| found.to_string()), expected, "{what} of {first:?} and {second:?}");
    };
    check(first.checked_add(second), a + b, "the sum");
    check(first.checked_sub(second), a - b, "the difference");
    for count in [0, 1, 3, second.minor() % 1000, second.minor()] {
        check(first.checked_mul(count), a * BigDecimal::from(count), "a multiple");
        check(Amount::from_major(count), BigDecimal::from(count), "as many major units");
    }
    assert_eq!(first.cmp(&second), a.cmp(b), "{first:?} {second:?}");
    assert_eq!(first == second, a == b, "{first:?} {second:?}");
    let minor = Amount::from_minor(first.minor());
    assert_eq!((minor.to_string().parse(), minor), (Ok(minor), first));
}

fn decimal(amount: Amount) -> BigDecimal {
    amount.to_string().parse().expect("an amount is a decimal")
}
