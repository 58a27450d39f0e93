//! The rules that judge one text by itself.
//!
//! Every rule borrows the text, allocates nothing and answers with a fault that never repeats it.

pub mod email;

pub use self::email::{EmailFault, email};
