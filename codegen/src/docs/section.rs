//! The sections of a version, by their headings.

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

impl Section {
    pub(super) fn of(heading: &str) -> Self {
        match heading.to_lowercase().as_str() {
            "endpoint" | "endpoints" => Self::Endpoints,
            "request type" | "content-type" => Self::Endpoint(heading.to_owned()),
            "authorization" => Self::Authorization,
            "headers" => Self::Headers,
            "sample code snippets" => Self::Samples,
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
            Self::Body => Part::Request,
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
            Self::Body => "body parameters",
            Self::Responses => "responses",
            Self::Versions => "Available API Versions",
            Self::SeeAlso => "See Also",
        }
    }
}
