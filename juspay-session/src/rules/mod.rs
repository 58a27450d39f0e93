//! The rules that judge one text by itself.
//!
//! Every rule borrows the text, allocates nothing and answers with a fault that never repeats it.

pub mod email;
pub mod url;

pub use self::email::{EmailFault, email};
pub use self::url::{UrlFault, https_url, url_public_host, url_without_ip_host, url_without_query};
