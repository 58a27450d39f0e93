//! A close misspelling gets a "did you mean".
