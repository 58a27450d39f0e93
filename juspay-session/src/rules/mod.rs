//! Rules for single values, usable on a form.
//!
//! Each function takes a plain value and returns its own fault. No fault holds the value.

pub mod email;
pub(crate) mod nearest;
pub mod number;
pub mod text;
pub mod time;
pub mod url;

pub use email::{EmailFault, email};
pub use number::{RangeFault, range};
pub use text::{
    Charset, CharsetFault, HeaderValueFault, LengthFault, OneOfFault, charset, header_value, length, one_of,
};
pub use time::{same_utc_day, within_days};
pub(crate) use url::Url;
pub use url::{
    UrlFault, https_url, url_public_host, url_without_fragment, url_without_ip_host, url_without_query,
    url_without_user_info,
};
