//! Money, exact, in the notation of the API.

use std::cmp::Ordering;
use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter::Sum;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::{TypeFault, Value, deserialize_text, string, text};

/// Hundredths in one major unit.
const MINOR_PER_MAJOR: u64 = 100;

/// The decimal places that hundredths need.
const MOST_PLACES: u8 = 2;

/// An amount of money: a whole number of hundredths of the currency's major unit, never a float.
///
/// The API writes amounts as decimal text in major units with at most two places: `"100.15"` is one
/// hundred rupees and fifteen paise. [`FromStr`] reads exactly that:
///
/// - one or more ASCII digits, then optionally a point and one or two digits;
/// - no sign, exponent, blank or separator, and no point without a digit on both sides;
/// - leading zeros are read over and not written back: `"007.5"` becomes `"7.5"`;
/// - nothing above [`Amount::MAX`].
///
/// An amount remembers with how many places it was written, so that what was read as `"1.0"` is
/// written as `"1.0"` again. The places are notation, not value: `1`, `1.0` and `1.00` are equal,
/// sort alike and hash alike.
///
/// A currency whose minor unit is not a hundredth (the yen, the Kuwaiti dinar) is still counted in
/// hundredths here, because the API's text is what is modelled. The currency itself is not part of an
/// amount.
///
/// In JSON an amount is a string. A JSON number is refused: it may have been through a float on its
/// way.
///
/// ```
/// use juspay_session::Amount;
///
/// let amount: Amount = "100.15".parse()?;
/// assert_eq!(amount, Amount::from_minor(10_015));
/// assert_eq!(amount.to_string(), "100.15");
/// assert!("100.155".parse::<Amount>().is_err());
/// # Ok::<(), juspay_session::ParseAmountError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Amount {
    minor: u64,
    // The decimal places to write: 0, 1 or 2, and always enough to write `minor` exactly.
    places: u8,
}

impl Amount {
    /// Nothing, written `0.00`.
    pub const ZERO: Self = Self::from_minor(0);

    /// The largest amount, `184467440737095516.15`.
    pub const MAX: Self = Self::from_minor(u64::MAX);

    /// An amount in minor units, such as paise, written with two places.
    ///
    /// ```
    /// # use juspay_session::Amount;
    /// assert_eq!(Amount::from_minor(10_000).to_string(), "100.00");
    /// ```
    #[must_use]
    pub const fn from_minor(minor: u64) -> Self {
        Self { minor, places: MOST_PLACES }
    }

    /// An amount in whole major units, such as rupees, written without places, as one writes it in
    /// code. `None` above [`Amount::MAX`].
    ///
    /// ```
    /// # use juspay_session::Amount;
    /// assert_eq!(Amount::from_major(100).unwrap().to_string(), "100");
    /// assert_eq!(Amount::from_major(u64::MAX), None);
    /// ```
    #[must_use]
    pub const fn from_major(major: u64) -> Option<Self> {
        match major.checked_mul(MINOR_PER_MAJOR) {
            Some(minor) => Some(Self { minor, places: 0 }),
            None => None,
        }
    }

    /// The amount in minor units, such as paise.
    #[must_use]
    pub const fn minor(self) -> u64 {
        self.minor
    }

    /// The sum, written with the places of the finer of the two. `None` above [`Amount::MAX`].
    ///
    /// ```
    /// # use juspay_session::Amount;
    /// let (price, fee): (Amount, Amount) = ("99.5".parse()?, "1".parse()?);
    /// assert_eq!(price.checked_add(fee).unwrap().to_string(), "100.5");
    /// # Ok::<(), juspay_session::ParseAmountError>(())
    /// ```
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.minor.checked_add(other.minor) {
            Some(minor) => Some(self.finer(other, minor)),
            None => None,
        }
    }

    /// The difference, written with the places of the finer of the two. `None` below
    /// [`Amount::ZERO`].
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.minor.checked_sub(other.minor) {
            Some(minor) => Some(self.finer(other, minor)),
            None => None,
        }
    }

    /// The amount `count` times, with the same places. `None` above [`Amount::MAX`].
    #[must_use]
    pub const fn checked_mul(self, count: u64) -> Option<Self> {
        match self.minor.checked_mul(count) {
            Some(minor) => Some(Self { minor, ..self }),
            None => None,
        }
    }

    /// Returns the decimal text, without the options of a format.
    fn text(self) -> String {
        let mut text = (self.minor / MINOR_PER_MAJOR).to_string();
        let digit = |minor: u64| char::from(b'0' + (minor % 10) as u8);
        match self.places {
            0 => {}
            1 => text.extend(['.', digit(self.minor / 10)]),
            _ => text.extend(['.', digit(self.minor / 10), digit(self.minor)]),
        }
        text
    }

    /// `minor` in the notation of whichever of the two has more places, which a sum or a difference
    /// of both always fits.
    const fn finer(self, other: Self, minor: u64) -> Self {
        let places = if self.places < other.places { other.places } else { self.places };
        Self { minor, places }
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.minor == other.minor
    }
}

impl Eq for Amount {}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        self.minor.cmp(&other.minor)
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.minor.hash(state);
    }
}

/// Decimal text with the remembered places. Width, fill, alignment and `0` work as for an integer;
/// a precision is ignored, since it would have to round.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad_integral(true, "", &self.text())
    }
}

/// [`Amount::ZERO`].
impl Default for Amount {
    fn default() -> Self {
        Self::ZERO
    }
}

/// The sum; `None` if it, or a part of it, exceeds [`Amount::MAX`].
impl Sum<Amount> for Option<Amount> {
    fn sum<I: Iterator<Item = Amount>>(mut amounts: I) -> Self {
        let first = amounts.next().unwrap_or_default();
        amounts.try_fold(first, Amount::checked_add)
    }
}

impl<'a> Sum<&'a Amount> for Option<Amount> {
    fn sum<I: Iterator<Item = &'a Amount>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amount({self})")
    }
}

impl FromStr for Amount {
    type Err = ParseAmountError;

    /// Reads decimal text in major units; [`Amount`] says what is accepted.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(ParseAmountError::Empty);
        }
        // What is no decimal text at all is told before what is wrong with its shape or its size.
        let mut has_point = false;
        for (index, character) in text.chars().enumerate() {
            match character {
                '0'..='9' => {}
                '.' if !has_point => has_point = true,
                _ => {
                    return Err(ParseAmountError::Character { position: index + 1 });
                }
            }
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() || (has_point && decimals.is_empty()) {
            return Err(ParseAmountError::MissingDigits);
        }
        let (places, missing) = match decimals.len() {
            0 => (0, 100),
            1 => (1, 10),
            2 => (2, 1),
            _ => return Err(ParseAmountError::TooManyDecimals),
        };
        whole
            .bytes()
            .chain(decimals.bytes())
            .try_fold(0_u64, |number, digit| number.checked_mul(10)?.checked_add(u64::from(digit - b'0')))
            .and_then(|number| number.checked_mul(missing))
            .map(|minor| Self { minor, places })
            .ok_or(ParseAmountError::TooLarge)
    }
}

/// Why a text is no [`Amount`]. The message names the fault and never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseAmountError {
    /// The text is empty.
    Empty,
    /// A character that is neither an ASCII digit nor the first point: a sign, a blank, a currency
    /// symbol, a thousands separator, an exponent.
    Character {
        /// Where it is, counted in code points from 1.
        position: usize,
    },
    /// No digit before the point, or none after it.
    MissingDigits,
    /// More than two digits after the point.
    TooManyDecimals,
    /// More than [`Amount::MAX`].
    TooLarge,
}

impl fmt::Display for ParseAmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty; use an amount such as 100.15"),
            Self::Character { position } => {
                write!(f, "character {position} is not allowed; use digits and at most one point, such as 100.15")
            }
            Self::MissingDigits => f.write_str("missing digits beside the point; use an amount such as 100.15"),
            Self::TooManyDecimals => f.write_str("more than two decimal places; use at most two, such as 100.15"),
            Self::TooLarge => write!(f, "too large; use at most {}", Amount::MAX),
        }
    }
}

impl Error for ParseAmountError {}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "an amount as a string, such as \"100.15\"", str::parse)
    }
}

impl Value for Amount {
    fn read(json: &str) -> Result<Self, TypeFault> {
        string::<Self>(json)?.parse().map_err(TypeFault::Amount)
    }

    fn is_spelled(&self, json: &str) -> bool {
        text(json).is_some_and(|text| text == self.text())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(u64, &str), ParseAmountError>) {
        let read = text.parse::<Amount>();
        let expected = expected.map(|(minor, written)| (minor, written.to_owned()));
        assert_eq!(read.map(|amount| (amount.minor(), amount.to_string())), expected, "{text:?}");
    }

    #[test]
    fn reads_and_writes_decimal_text() {
        check("0", Ok((0, "0")));
        check("0.0", Ok((0, "0.0")));
        check("0.00", Ok((0, "0.00")));
        check("0.01", Ok((1, "0.01")));
        check("0.1", Ok((10, "0.1")));
        check("0.10", Ok((10, "0.10")));
        check("1", Ok((100, "1")));
        check("1.0", Ok((100, "1.0")));
        check("1.00", Ok((100, "1.00")));
        check("9", Ok((900, "9")));
        check("10", Ok((1000, "10")));
        check("10.05", Ok((1005, "10.05")));
        check("100.15", Ok((10_015, "100.15")));
    }

    #[test]
    fn leading_zeros_are_not_written_back() {
        check("007.5", Ok((750, "7.5")));
        check("00", Ok((0, "0")));
        check("00.00", Ok((0, "0.00")));
        check(&format!("{}1", "0".repeat(100)), Ok((100, "1")));
    }

    #[test]
    fn refuses_what_is_no_decimal_text() {
        use ParseAmountError::*;
        check("", Err(Empty));
        check(" ", Err(Character { position: 1 }));
        check(" 1", Err(Character { position: 1 }));
        check("1 ", Err(Character { position: 2 }));
        check("1\n", Err(Character { position: 2 }));
        check("-1", Err(Character { position: 1 }));
        check("+1", Err(Character { position: 1 }));
        check("1e2", Err(Character { position: 2 }));
        check("1,000", Err(Character { position: 2 }));
        check("1_000", Err(Character { position: 2 }));
        check("0x10", Err(Character { position: 2 }));
        check("1.2.3", Err(Character { position: 4 }));
        check("1..2", Err(Character { position: 3 }));
        check("NaN", Err(Character { position: 1 }));
        check("₹1", Err(Character { position: 1 }));
        check("1₹₹x", Err(Character { position: 2 }));
        check("12é", Err(Character { position: 3 }));
        check("１", Err(Character { position: 1 }));
        check("٣", Err(Character { position: 1 }));
        check(".", Err(MissingDigits));
        check(".5", Err(MissingDigits));
        check("5.", Err(MissingDigits));
        check("1.000", Err(TooManyDecimals));
        check("1.234", Err(TooManyDecimals));
        // The character is told first, then the shape, then the size.
        check("1.234x", Err(Character { position: 6 }));
        check(&format!("{}.123", "9".repeat(400)), Err(TooManyDecimals));
    }

    #[test]
    fn the_largest_amount() {
        check("184467440737095516.15", Ok((u64::MAX, "184467440737095516.15")));
        check("184467440737095516.1", Ok((u64::MAX - 5, "184467440737095516.1")));
        check("184467440737095516", Ok((u64::MAX - 15, "184467440737095516")));
        check("184467440737095516.16", Err(ParseAmountError::TooLarge));
        check("184467440737095516.2", Err(ParseAmountError::TooLarge));
        check("184467440737095517", Err(ParseAmountError::TooLarge));
        check(&"9".repeat(400), Err(ParseAmountError::TooLarge));
    }

    #[test]
    fn places_are_not_part_of_the_value() {
        let [one, tenths, hundredths, other]: [Amount; 4] =
            ["1", "1.0", "1.00", "1.01"].map(|text| text.parse().unwrap());
        assert_eq!(one, tenths);
        assert_eq!(one, hundredths);
        assert_eq!(one.cmp(&hundredths), Ordering::Equal);
        assert!(one < other && hundredths < other);
        let distinct: HashSet<Amount> = [one, tenths, hundredths, other].into();
        assert_eq!(distinct.len(), 2);
    }

    #[test]
    fn arithmetic_is_checked_and_keeps_the_finer_notation() {
        #[track_caller]
        fn check(result: Option<Amount>, expected: Option<&str>) {
            assert_eq!(result.map(|amount| amount.to_string()).as_deref(), expected);
        }
        let amount = |text: &str| text.parse::<Amount>().unwrap();

        check(amount("1").checked_add(amount("2")), Some("3"));
        check(amount("1").checked_add(amount("2.5")), Some("3.5"));
        check(amount("1.25").checked_add(amount("2.5")), Some("3.75"));
        check(amount("2.5").checked_sub(amount("2.5")), Some("0.0"));
        check(amount("3").checked_sub(amount("0.01")), Some("2.99"));
        check(amount("2").checked_sub(amount("2.01")), None);
        check(amount("2.5").checked_mul(3), Some("7.5"));
        check(amount("2.5").checked_mul(0), Some("0.0"));
        check(Amount::MAX.checked_add(Amount::ZERO), Some("184467440737095516.15"));
        check(Amount::MAX.checked_add(Amount::from_minor(1)), None);
        check(Amount::MAX.checked_mul(2), None);
        check(Amount::from_major(u64::MAX / 100), Some("184467440737095516"));
        check(Amount::from_major(u64::MAX / 100 + 1), None);
    }

    #[test]
    fn pads_like_an_integer() {
        let amount = Amount::from_minor(1_050);
        assert_eq!(format!("[{amount:8}]"), "[   10.50]");
        assert_eq!(format!("[{amount:<8}]"), "[10.50   ]");
        assert_eq!(format!("[{amount:*^9}]"), "[**10.50**]");
        assert_eq!(format!("[{amount:08}]"), "[00010.50]");
        assert_eq!(format!("[{amount:2}]"), "[10.50]");
        // Cutting digits off would change the amount.
        assert_eq!(format!("[{amount:.1}]"), "[10.50]");
        assert_eq!(format!("{amount:?}"), "Amount(10.50)");
    }

    #[test]
    fn messages_are_one_line_and_tell_what_to_write() {
        for text in ["", "x", ".5", "1.234", "99999999999999999999"] {
            let message = text.parse::<Amount>().unwrap_err().to_string();
            assert!(!message.contains('\n'), "{message}");
            assert!(text.is_empty() || text == "x" || !message.contains(text), "{message}");
        }
        assert_eq!(
            ParseAmountError::Character { position: 4 }.to_string(),
            "character 4 is not allowed; use digits and at most one point, such as 100.15"
        );
        assert_eq!(ParseAmountError::TooLarge.to_string(), "too large; use at most 184467440737095516.15");
    }

    #[test]
    fn places_do_not_count() {
        let hash = |text: &str| {
            let mut hasher = std::hash::DefaultHasher::new();
            text.parse::<Amount>().unwrap().hash(&mut hasher);
            hasher.finish()
        };
        for (one, other, same) in [("1", "1.00", true), ("1.0", "1.00", true), ("1", "1.01", false), ("10", "1", false)]
        {
            let [left, right] = [one, other].map(|text| text.parse::<Amount>().unwrap());
            assert_eq!((left == right, hash(one) == hash(other)), (same, same), "{one} {other}");
        }
    }

    #[test]
    fn amounts_have_a_sum_unless_it_is_too_large() {
        #[track_caller]
        fn check(texts: &[&str], expected: Option<&str>) {
            let amounts: Vec<Amount> = texts.iter().map(|text| text.parse().unwrap()).collect();
            let sum: Option<Amount> = amounts.iter().sum();
            assert_eq!(sum.map(|sum| sum.to_string()).as_deref(), expected, "{texts:?}");
            let sum: Option<Amount> = amounts.into_iter().sum();
            assert_eq!(sum.map(|sum| sum.to_string()).as_deref(), expected, "{texts:?}");
        }
        // The places are those of the finest, and without amounts those of zero.
        check(&[], Some("0.00"));
        check(&["1"], Some("1"));
        check(&["1", "2.5", "3"], Some("6.5"));
        check(&["1.25", "1", "1.5"], Some("3.75"));
        check(&["184467440737095516.15", "0"], Some("184467440737095516.15"));
        check(&["184467440737095516.15", "0.01"], None);
        check(&["184467440737095516.15", "0.01", "0"], None);
        assert_eq!(Amount::default().to_string(), "0.00");
    }
}
