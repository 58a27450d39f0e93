//! The kinds of things that change.

/// What kind of thing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The API as a whole.
    Api,
    /// An operation of the API.
    Operation,
    /// A version of the API.
    Version,
    /// Method, path or content type.
    Endpoint,
    /// An environment.
    Host,
    /// How a caller proves who it is.
    Authorization,
    /// An HTTP header.
    Header,
    /// A parameter of the address.
    Parameter,
    /// An enum or one of its values.
    Enum,
    /// A group of request fields.
    Group,
    /// A field of the request.
    Request,
    /// An object of an answer.
    Object,
    /// A field of an answer.
    Response,
    /// An HTTP status.
    Status,
}

impl Part {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Operation => "operation",
            Self::Version => "version",
            Self::Endpoint => "endpoint",
            Self::Host => "host",
            Self::Authorization => "authorization",
            Self::Header => "header",
            Self::Parameter => "parameter",
            Self::Enum => "enum",
            Self::Group => "group",
            Self::Request => "request",
            Self::Object => "object",
            Self::Response => "response",
            Self::Status => "status",
        }
    }
}
