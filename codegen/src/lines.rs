//! Where lines end.

/// A text whose lines end in a line feed alone, whichever of the three ends they had.
pub(crate) fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
