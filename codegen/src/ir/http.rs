//! The API over HTTP: hosts, headers, parameters and statuses.

use crate::ir::{
    Decision, Direction, FieldId, Location, ObjectId, OrderEffect, Origin, Presence, Scalar, Sensitivity, Setting,
    Sighting, Source, Type, VersionSet,
};

/// Method, path and content type.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Its file and line.
    pub source: Source,
    /// The HTTP method.
    pub method: String,
    /// The path, with its slash.
    pub path: String,
    /// The media type of the request's body, if it has one.
    pub content_type: Option<String>,
}

impl Endpoint {
    /// The method of an operation that only reads.
    pub const READ: &'static str = "GET";

    /// Returns `true` if a request has no body, so that it changes nothing.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.method == Self::READ
    }
}

/// A parameter of the address.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its file and line.
    pub source: Source,
    /// Its name in the path or in the query.
    pub wire: String,
    /// Its name in Rust.
    pub rust: String,
    /// Where it is in the address.
    pub location: Location,
    /// Whether it must be there.
    pub presence: Presence,
    /// Its type: a text or, in a query, a boolean.
    pub r#type: Type,
    /// Where the fact comes from.
    pub origin: Origin,
    /// Where it was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
    /// The page's tags.
    pub tags: Option<String>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// What it is.
    pub docs: String,
    /// An example.
    pub example: Option<Scalar>,
    /// How the page is read.
    pub decisions: Vec<Decision>,
}

/// An environment of the API.
#[derive(Clone, Debug)]
pub struct Host {
    /// Its file and line.
    pub source: Source,
    /// Its name.
    pub name: String,
    /// Its base URL.
    pub url: String,
    /// What it is for.
    pub docs: String,
    /// Where the fact comes from.
    pub origin: Origin,
    /// Where it was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
}

/// How a caller proves who it is.
#[derive(Clone, Debug)]
pub struct Authorization {
    /// Its file and line.
    pub source: Source,
    /// The scheme's name.
    pub scheme: String,
    /// The page's tags.
    pub tags: String,
    /// How to fill it.
    pub docs: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// The page's example.
    pub example: Option<String>,
}

/// An HTTP header.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its file and line.
    pub source: Source,
    /// Its name on the wire.
    pub wire: String,
    /// Its name as a constant.
    pub constant: String,
    /// Which way it goes.
    pub direction: Direction,
    /// Whether it must be there.
    pub presence: Presence,
    /// Where the fact comes from.
    pub origin: Origin,
    /// Where it was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
    /// The page's tags.
    pub tags: Option<String>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// What fills it, if it goes to the server.
    pub from: Option<HeaderSource>,
    /// What it is for.
    pub docs: String,
    /// An example.
    pub example: Option<String>,
    /// How the page is read.
    pub decisions: Vec<Decision>,
}

/// What fills a header of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderSource {
    /// A setting of the client.
    Setting(Setting),
    /// A text that never changes.
    Constant(String),
    /// An argument of the call, by its Rust name.
    Argument(String),
    /// A text field of the request that all versions have.
    Field {
        /// The field.
        field: FieldId,
        /// The field that is used if the first is absent or empty.
        fallback: Option<FieldId>,
    },
}

/// What an HTTP status means.
#[derive(Clone, Debug)]
pub struct Response {
    /// Its file and line.
    pub source: Source,
    /// The status.
    pub status: u16,
    /// Its variant.
    pub variant: String,
    /// The object that its body is read into.
    pub body: ObjectId,
    /// The versions that have it.
    pub versions: VersionSet,
    /// Where the fact comes from.
    pub origin: Origin,
    /// What it says of the order, if it is not a success and the operation creates orders.
    pub order: Option<OrderEffect>,
    /// Where it was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
    /// A text field of the body and its text, by which the response says that there is no such thing.
    pub not_found: Option<(String, String)>,
    /// What it means.
    pub docs: String,
    /// The fields that the page lists for it, with the value that it shows, if any.
    pub fields: Vec<(String, Option<String>)>,
    /// How the page is read.
    pub decisions: Vec<Decision>,
}

impl Response {
    /// Whether it is a success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
