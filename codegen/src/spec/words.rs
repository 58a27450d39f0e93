//! The values and the fixed words of the notation.

/// A value of an example, a default or a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// A JSON string.
    Text(String),
    /// A JSON boolean.
    Boolean(bool),
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must.
    Required,
    /// It may.
    Optional,
}

impl Presence {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
        }
    }
}

/// Which way a header goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

impl Direction {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// Where a parameter is in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A segment of the path.
    Path,
    /// A part of the query.
    Query,
}

impl Location {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
        }
    }
}

/// A setting of the client that a header is filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The merchant ID, which every client has.
    MerchantId,
    /// The version of the API, which a client may have.
    ApiVersion,
}

impl Setting {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MerchantId => "merchant_id",
            Self::ApiVersion => "api_version",
        }
    }
}

/// Who may see a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// Anybody.
    Public,
    /// Those who work for the customer; no log.
    Personal,
    /// Those whom it was given to; no log.
    Secret,
}

impl Sensitivity {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Personal => "personal",
            Self::Secret => "secret",
        }
    }
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page lists it.
    Documented,
    /// The page's samples have it, its lists do not.
    Sample,
    /// Other public material has it, the page does not.
    Observed,
}

impl Origin {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Sample => "sample",
            Self::Observed => "observed",
        }
    }
}

/// What a status that is not a success says of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderEffect {
    /// The request was refused before the order was looked at.
    Unreached,
    /// The request was refused for what it says.
    Refused,
    /// The order may exist.
    Unknown,
}

impl OrderEffect {
    /// Returns its name in the model.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreached => "unreached",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// What a violation of a rule does, in the sense of RFC 2119.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It blocks.
    Must,
    /// It is advice.
    Should,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
        }
    }
}

/// What something on the documentation page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A version as a whole, or a section of it that is none of the others.
    Version,
    /// An address, the method, the media type.
    Endpoint,
    /// How a caller proves who it is.
    Auth,
    /// An HTTP header.
    Header,
    /// A code snippet or a sample body.
    Sample,
    /// A field of the request body.
    Request,
    /// An HTTP status, or a field of its body.
    Response,
}

impl Part {
    /// Every part with its name in reports, in the lock and in the model.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("version", Self::Version),
        ("endpoint", Self::Endpoint),
        ("auth", Self::Auth),
        ("header", Self::Header),
        ("sample", Self::Sample),
        ("request", Self::Request),
        ("response", Self::Response),
    ];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }
}

/// A shape of text that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An e-mail address.
    Email,
    /// An absolute https URL.
    HttpsUrl,
    /// A URL without a query.
    UrlWithoutQuery,
    /// A URL whose host is no IP address.
    UrlWithoutIpHost,
    /// A URL whose host can be reached from outside.
    UrlPublicHost,
    /// A URL without user information.
    UrlWithoutUserInfo,
    /// A URL without a fragment.
    UrlWithoutFragment,
    /// A text that an HTTP header can carry unchanged.
    HeaderValue,
}

impl Format {
    /// Every format with its name in the model.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("email", Self::Email),
        ("https_url", Self::HttpsUrl),
        ("url_without_query", Self::UrlWithoutQuery),
        ("url_without_ip_host", Self::UrlWithoutIpHost),
        ("url_public_host", Self::UrlPublicHost),
        ("url_without_user_info", Self::UrlWithoutUserInfo),
        ("url_without_fragment", Self::UrlWithoutFragment),
        ("header_value", Self::HeaderValue),
    ];

    /// Returns `true` for the shape of a URL.
    pub(crate) fn is_of_url(self) -> bool {
        !matches!(self, Self::Email | Self::HeaderValue)
    }

    /// Its name, which is the name of the rule as well.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }
}

pub(super) const PRESENCES: &[(&str, Presence)] = &[("required", Presence::Required), ("optional", Presence::Optional)];
pub(super) const DIRECTIONS: &[(&str, Direction)] =
    &[("request", Direction::Request), ("response", Direction::Response)];
pub(super) const LOCATIONS: &[(&str, Location)] = &[("path", Location::Path), ("query", Location::Query)];
pub(super) const SETTINGS: &[(&str, Setting)] =
    &[("merchant_id", Setting::MerchantId), ("api_version", Setting::ApiVersion)];
pub(super) const SENSITIVITIES: &[(&str, Sensitivity)] =
    &[("public", Sensitivity::Public), ("personal", Sensitivity::Personal), ("secret", Sensitivity::Secret)];
pub(super) const ORIGINS: &[(&str, Origin)] =
    &[("documented", Origin::Documented), ("sample", Origin::Sample), ("observed", Origin::Observed)];
pub(super) const ORDER_EFFECTS: &[(&str, OrderEffect)] =
    &[("unreached", OrderEffect::Unreached), ("refused", OrderEffect::Refused), ("unknown", OrderEffect::Unknown)];
pub(super) const DATES: &[(&str, ())] = &[("today", ())];
