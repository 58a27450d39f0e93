//! The sections of a version, by their headings.

use crate::docs::heading::version_name;
use crate::ir::Part;

/// The parts of a version, by their headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// The addresses.
    Endpoints,
    /// A section that says one thing of the endpoint.
    Endpoint(String),
    Authorization,
    Headers,
    Samples,
    /// The parameters of the path, of the query.
    Path,
    Query,
    Body,
    Responses,
    Other(String),
    /// The list of the versions.
    Versions,
    /// The list of other pages.
    SeeAlso,
}

/// The section of a version before its first heading, and under the page's own title.
pub(super) const INTRODUCTION: &str = "introduction";

/// What is said before the first version.
pub(super) const PREFACE: &str = "preface";

/// What is said of the addresses as a whole.
pub(super) const ENDPOINTS: &str = "endpoints";

/// The groups of the parameters of an address.
pub(super) const PATH_PARAMETERS: &str = "Path Parameters";
pub(super) const QUERY_PARAMETERS: &str = "Query Parameters";

/// The group of sections that are not understood.
pub(super) const NOT_UNDERSTOOD: &str = "sections that are not understood";

impl Section {
    /// Returns `true` if a heading begins a version or a section that is understood.
    pub(super) fn is_known(heading: &str) -> bool {
        version_name(heading).is_some() || !matches!(Self::of(heading), Self::Other(_))
    }

    /// Returns `true` if nothing in it is compared with the model because its heading is unknown.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self, Self::Other(name) if name != INTRODUCTION && name != PREFACE)
    }

    /// Returns `true` if it lists fields or headers.
    pub(super) fn has_fields(&self) -> bool {
        matches!(self, Self::Headers | Self::Path | Self::Query | Self::Body | Self::Responses)
    }

    pub(super) fn of(heading: &str) -> Self {
        match heading.to_lowercase().as_str() {
            "endpoint" | "endpoints" => Self::Endpoints,
            "request type" | "content-type" => Self::Endpoint(heading.to_owned()),
            "authorization" => Self::Authorization,
            "headers" => Self::Headers,
            "sample code snippets" => Self::Samples,
            "path parameters" => Self::Path,
            "query parameters" => Self::Query,
            "body parameters" => Self::Body,
            "api responses" => Self::Responses,
            "available api versions" => Self::Versions,
            "see also" => Self::SeeAlso,
            _ => Self::Other(heading.to_owned()),
        }
    }

    pub(super) fn part(&self) -> Part {
        match self {
            Self::Endpoints | Self::Endpoint(_) => Part::Endpoint,
            Self::Authorization => Part::Auth,
            Self::Headers => Part::Header,
            Self::Samples => Part::Sample,
            Self::Path | Self::Query | Self::Body => Part::Request,
            Self::Responses => Part::Response,
            Self::Other(_) | Self::Versions | Self::SeeAlso => Part::Version,
        }
    }

    /// What is said in the section before its first heading is said of this.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Endpoint(name) | Self::Other(name) => name,
            Self::Endpoints => ENDPOINTS,
            Self::Authorization => "authorization",
            Self::Headers => "headers",
            Self::Samples => "samples",
            Self::Path => PATH_PARAMETERS,
            Self::Query => QUERY_PARAMETERS,
            Self::Body => "body parameters",
            Self::Responses => "responses",
            Self::Versions => "Available API Versions",
            Self::SeeAlso => "See Also",
        }
    }
}
