//! Operations, their versions and roles.

use std::ops::Index;

use crate::ir::{
    Decision, Endpoint, FieldId, Header, ObjectId, Parameter, Part, Request, Response, Sighting, Source, VersionId,
    VersionSet,
};
use crate::json::Json;

/// A call of the API, documented on a page of its own.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its file and line.
    pub source: Source,
    /// The name of its folder.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The address of its documentation page, if it has one.
    pub page: Option<String>,
    /// What it is for.
    pub docs: String,
    /// Its versions, in the order of the page.
    pub versions: Vec<Version>,
    /// Method, path and content type.
    pub endpoint: Endpoint,
    /// HTTP headers, both ways.
    pub headers: Vec<Header>,
    /// Parameters of the address, in the order of their definition.
    pub parameters: Vec<Parameter>,
    /// The request body; without fields if the operation only reads.
    pub request: Request,
    /// HTTP statuses, in ascending order.
    pub responses: Vec<Response>,
    /// The object that the body of a success is read into.
    pub success_body: ObjectId,
    /// The object that the body of every other response is read into.
    pub error_body: ObjectId,
    /// What names the order, in all versions.
    pub order: Option<OrderRole>,
    /// What tells a success from an error.
    pub evidence: Evidence,
    /// The pages that its page refers to.
    pub see_also: Vec<SeeAlso>,
    /// The bodies that the page shows, for a version at most once.
    pub samples: Vec<Sample>,
    /// Request keys that the page does not list and that real bodies have.
    pub extra_keys: Vec<ExtraKey>,
    /// What the mock knows of request fields.
    pub mock: Mock,
    /// Decisions about the page as a whole.
    pub decisions: Vec<Decision>,
    /// What the page lists and the model does not.
    pub left_out: Vec<LeftOut>,
}

impl Operation {
    /// Returns the version with a name.
    #[must_use]
    pub fn version(&self, name: &str) -> Option<VersionId> {
        self.versions.iter().position(|version| version.name == name).map(VersionId)
    }

    /// Returns the bodies that the page shows for a version.
    pub(crate) fn sample(&self, version: VersionId) -> Option<&Sample> {
        self.samples.iter().find(|sample| sample.version == version)
    }

    /// Returns `true` if its request has no body, so that it changes nothing.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.endpoint.is_read()
    }

    /// Returns the key of the order in the body of a success.
    #[must_use]
    pub fn order_key(&self) -> Option<&str> {
        self.order.as_ref().map(|order| match order {
            OrderRole::Field(id) => self.request[*id].wire.as_str(),
            OrderRole::Parameter(index) => self.parameters[*index].wire.as_str(),
        })
    }

    /// Returns every version, in the order of the page.
    pub fn version_ids(&self) -> impl Iterator<Item = VersionId> + use<> {
        (0..self.versions.len()).map(VersionId)
    }

    /// Returns the versions of a set, in the order of the page.
    pub fn versions_of<'o>(&'o self, set: &'o VersionSet) -> impl Iterator<Item = &'o Version> {
        self.version_ids().filter(|id| set.contains(*id)).map(|id| &self[id])
    }
}

impl Index<VersionId> for Operation {
    type Output = Version;

    fn index(&self, id: VersionId) -> &Version {
        &self.versions[id.0]
    }
}

/// The keys of a 2xx response that show what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Keys of the success body that only a success has.
    pub success: Vec<String>,
    /// Keys of the error body that only an error has.
    pub error: Vec<String>,
}

/// What the mock knows of request fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mock {
    /// The amount, in all versions.
    pub amount: Option<FieldId>,
    /// The field that asks for a deep link.
    pub deep_link: Option<FieldId>,
    /// The `error_code` of a response that refuses a field.
    pub error_codes: Vec<(FieldId, String)>,
    /// The SDK's key for a field, if it is not the field's key in camel case.
    pub sdk_keys: Vec<(FieldId, String)>,
    /// The SDK's value for a field that the request does not have.
    pub sdk_defaults: Vec<(FieldId, String)>,
}

/// A request key that the page does not list and that real bodies have.
#[derive(Clone, Debug)]
pub struct ExtraKey {
    /// Its file and line.
    pub source: Source,
    /// The key, with a name in braces for each part that differs: `metadata.{gateway}:{key}`.
    pub key: String,
    /// What it is.
    pub docs: String,
    /// The builder method that sets it.
    pub rust: Option<String>,
    /// Where it was seen.
    pub sighting: Option<Sighting>,
}

impl ExtraKey {
    /// Returns the names in braces, in their order.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.key.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
    }
}

/// Something that the page lists and the model does not.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its file and line.
    pub source: Source,
    /// What it is about.
    pub part: Part,
    /// Its name on the page.
    pub name: String,
    /// The versions that leave it out.
    pub versions: VersionSet,
    /// Why.
    pub because: String,
}

/// A version of an operation.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its file and line.
    pub source: Source,
    /// Its name on the page, which is its Rust module too.
    pub name: String,
    /// Its name as a variant.
    pub variant: String,
    /// What sets it apart.
    pub docs: String,
    /// The address of the page's own OpenAPI document.
    pub openapi: Option<String>,
}

/// A page that a page refers to.
#[derive(Clone, Debug)]
pub struct SeeAlso {
    /// Its file and line.
    pub source: Source,
    /// Its title, as the page has it.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// The bodies that a page shows for a version.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its file and line.
    pub source: Source,
    /// The version.
    pub version: VersionId,
    /// A request body.
    pub request: Option<Json>,
    /// The body of a success.
    pub response: Option<Json>,
}

/// What names the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderRole {
    /// A text field of the request.
    Field(FieldId),
    /// A text of the address, by its index in [`Operation::parameters`].
    Parameter(usize),
}
