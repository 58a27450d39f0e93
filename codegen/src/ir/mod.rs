//! The model as the emitters see it: names resolved, defaults filled, order fixed.
//!
//! Whoever holds a [`Model`] holds one without a mistake.

pub(crate) mod charset;
mod example;
mod lower;
pub(crate) mod names;

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Index;

pub use charset::Charset;
pub(crate) use lower::lower;

use crate::diagnostics::Position;
use crate::json::Json;
pub use crate::spec::{
    Decision, Direction, Format, Level, Location, OrderEffect, Origin, Part, Presence, Scalar, Sensitivity, Setting,
    Sighting,
};

/// The whole API.
#[derive(Clone, Debug)]
pub struct Model {
    /// The API's name.
    pub title: String,
    /// What the API is for.
    pub docs: String,
    /// Its environments.
    pub hosts: Vec<Host>,
    /// How a caller authenticates.
    pub authorization: Authorization,
    /// Named sets of values, in the order of the files.
    pub enums: Vec<Enum>,
    /// The JSON objects of the responses, in the order of the files.
    pub objects: Vec<Object>,
    /// Its operations, in the order of `api.operations`; never empty.
    pub operations: Vec<Operation>,
    /// Decisions about the API as a whole.
    pub decisions: Vec<Decision>,
}

impl Model {
    /// Returns the operation with a name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.name == name)
    }

    /// Returns the objects that the responses of an operation lead to, in the order of the model.
    #[must_use]
    pub fn objects_of(&self, operation: &Operation) -> Vec<ObjectId> {
        let mut pending: Vec<ObjectId> = operation.responses.iter().map(|response| response.body).collect();
        pending.push(operation.error_body);
        let mut reached = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if reached.insert(id) {
                pending.extend(self[id].fields.iter().filter_map(|field| field.r#type.object()));
            }
        }
        reached.into_iter().collect()
    }

    /// Returns the operation that uses an object: the first, if several share an object that is the same in all versions.
    ///
    /// # Panics
    ///
    /// If the object is not one of the model.
    #[must_use]
    pub fn user_of(&self, object: ObjectId) -> &Operation {
        let mut operations = self.operations.iter();
        operations.find(|operation| self.objects_of(operation).contains(&object)).expect("no object is unused")
    }

    /// Returns the enums of an operation's request and of its objects, in the order of the model.
    #[must_use]
    pub fn enums_of(&self, operation: &Operation) -> Vec<EnumId> {
        let objects = self.objects_of(operation);
        let fields = objects.iter().flat_map(|id| &self[*id].fields).chain(&operation.request.fields);
        let enums = fields.filter_map(|field| match field.r#type {
            Type::Enum(id) => Some(id),
            _ => None,
        });
        enums.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl Index<EnumId> for Model {
    type Output = Enum;

    fn index(&self, id: EnumId) -> &Enum {
        &self.enums[id.0]
    }
}

impl Index<ObjectId> for Model {
    type Output = Object;

    fn index(&self, id: ObjectId) -> &Object {
        &self.objects[id.0]
    }
}

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

/// An index into [`Operation::versions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VersionId(pub usize);

/// An index into [`Model::enums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnumId(pub usize);

/// An index into [`Model::objects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectId(pub usize);

/// An index into [`Request::fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldId(pub usize);

/// An index into [`Request::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(pub usize);

/// The versions of an operation that something belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionSet {
    /// One flag for each of [`Operation::versions`]; `None` for all versions, whatever the operation.
    members: Option<Vec<bool>>,
}

impl VersionSet {
    /// All versions of any operation.
    pub(crate) const ALL: Self = Self { members: None };

    /// The versions that are flagged.
    pub(crate) fn new(members: Vec<bool>) -> Self {
        if members.contains(&false) { Self { members: Some(members) } } else { Self::ALL }
    }

    /// Returns `true` if it has every version.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.members.is_none()
    }

    /// Returns `true` if it has a version.
    #[must_use]
    pub fn contains(&self, version: VersionId) -> bool {
        self.members.as_ref().is_none_or(|members| members[version.0])
    }

    /// Returns `true` if it has no version, because none of those that the model names is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.members.as_ref().is_some_and(|members| !members.contains(&true))
    }

    pub(crate) fn intersects(&self, other: &Self) -> bool {
        match (&self.members, &other.members) {
            (Some(one), Some(other)) => one.iter().zip(other).any(|(one, other)| *one && *other),
            _ => !self.is_empty() && !other.is_empty(),
        }
    }

    pub(crate) fn is_subset(&self, other: &Self) -> bool {
        match (&self.members, &other.members) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(one), Some(other)) => one.iter().zip(other).all(|(one, other)| *other || !one),
        }
    }
}

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

/// What names the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderRole {
    /// A text field of the request.
    Field(FieldId),
    /// A text of the address, by its index in [`Operation::parameters`].
    Parameter(usize),
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

/// A named set of values, always open.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its Rust name.
    pub name: String,
    /// What it says.
    pub docs: String,
    /// Its file and line.
    pub source: Source,
    /// Its values, in the order of the page.
    pub values: Vec<EnumValue>,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// Its file and line.
    pub source: Source,
    /// The value on the wire.
    pub wire: String,
    /// Its variant.
    pub variant: String,
    /// What it means.
    pub docs: String,
    /// Where the fact comes from.
    pub origin: Origin,
    /// Where it was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
}

/// The request body.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its groups, in the order of the page.
    pub groups: Vec<Group>,
    /// Its fields, group by group.
    pub fields: Vec<Field>,
}

impl Request {
    /// The fields of a group.
    pub fn fields_of(&self, group: GroupId) -> impl Iterator<Item = &Field> {
        // They stand together, in the order of their groups.
        let start = self.fields.partition_point(|field| field.group < Some(group));
        self.fields.iter().skip(start).take_while(move |field| field.group == Some(group))
    }

    /// Returns the group of a field of the request.
    ///
    /// # Panics
    ///
    /// If the field is one of an object.
    #[must_use]
    pub fn group_of(&self, field: &Field) -> &Group {
        &self[field.group.expect("every field of a request has a group")]
    }
}

impl Index<FieldId> for Request {
    type Output = Field;

    fn index(&self, id: FieldId) -> &Field {
        &self.fields[id.0]
    }
}

impl Index<GroupId> for Request {
    type Output = Group;

    fn index(&self, id: GroupId) -> &Group {
        &self.groups[id.0]
    }
}

/// A group of request fields.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name in the model.
    pub name: String,
    /// The page's heading.
    pub title: String,
    /// A struct of its own, if it has one.
    pub rust: Option<GroupStruct>,
    /// What its fields have in common.
    pub docs: String,
    /// Its file and line.
    pub source: Source,
    /// How the page is read.
    pub decisions: Vec<Decision>,
}

/// The struct of a group.
#[derive(Clone, Debug)]
pub struct GroupStruct {
    /// The type's name.
    pub name: String,
    /// The name of the request's field and of the builder's setter.
    pub field: String,
    /// Whether its fields differ between versions.
    pub versioned: bool,
}

/// A JSON object of an answer.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its Rust name.
    pub name: String,
    /// Whether its text is kept as it came.
    pub keep_raw: bool,
    /// Whether its fields, or those of an object in it, differ between versions.
    pub versioned: bool,
    /// What it is.
    pub docs: String,
    /// Its file and line.
    pub source: Source,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of the request or of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its place in the model, such as `basic/order_id`.
    pub path: String,
    /// Its file and line.
    pub source: Source,
    /// Its group, if it is the request's.
    pub group: Option<GroupId>,
    /// Its key on the wire.
    pub wire: String,
    /// The name of its setter, or of its getter in an object.
    pub rust: String,
    /// The name of its getter: the setter's, behind the name of its group's struct if it has one.
    pub getter: String,
    /// The name under which it is stored, which differs where versions share a key.
    pub slot: String,
    /// The versions that have it.
    pub versions: VersionSet,
    /// Its type.
    pub r#type: Type,
    /// Whether it must be there.
    pub presence: Presence,
    /// What the server assumes when it is left out.
    pub default: Option<Scalar>,
    /// How what the server assumes is computed, if it depends on another field.
    pub computed: Option<Computed>,
    /// A text that means that there is none.
    pub null_text: Option<String>,
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
    /// Its rules, in the order in which they are checked.
    pub rules: Vec<Rule>,
    /// How the page is read.
    pub decisions: Vec<Decision>,
}

impl Field {
    /// A name that no other field of its request has, whatever the version.
    pub(crate) fn unique_name(&self) -> String {
        let prefix = self.getter.strip_suffix(self.rust.as_str()).unwrap_or_default();
        format!("{prefix}{}", self.slot)
    }
}

/// A default that depends on another field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The field that it depends on.
    pub from: FieldId,
    /// How.
    pub kind: ComputedKind,
}

/// How a default depends on another field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComputedKind {
    /// A value for each of these values of the other field, and one for the rest.
    Values(Vec<(String, Scalar)>, Option<Scalar>),
    /// So many days, months or years after the other field.
    Plus(String),
}

/// A line of a file of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path.
    pub file: String,
    /// The line.
    pub line: u64,
}

impl From<&Position> for Source {
    fn from(position: &Position) -> Self {
        Self { file: position.file.to_string(), line: position.line }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// Decimal text with at most two places.
    Amount,
    /// Seconds since 1970, as text.
    EpochSeconds,
    /// An integer: in a request as text, in a response as a number or as text.
    Integer,
    /// A decimal number of a response, as a number or as text.
    Number,
    /// `true` or `false`.
    Boolean,
    /// The text "true" or "false".
    Flag,
    /// Any JSON value.
    Json,
    /// One of a named set of values, as text.
    Enum(EnumId),
    /// A JSON object.
    Object(ObjectId),
    /// A list of JSON objects.
    List(ObjectId),
    /// A list of texts.
    Texts,
}

impl Type {
    /// The types that no file has to define, with their names in the model.
    pub const SCALARS: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("amount", Self::Amount),
        ("epoch_seconds", Self::EpochSeconds),
        ("integer", Self::Integer),
        ("number", Self::Number),
        ("boolean", Self::Boolean),
        ("flag", Self::Flag),
        ("json", Self::Json),
        ("list of text", Self::Texts),
    ];

    /// The name of a type that no file has to define.
    #[must_use]
    pub fn scalar_name(self) -> Option<&'static str> {
        Self::SCALARS.iter().find(|(_, known)| *known == self).map(|(name, _)| *name)
    }

    /// Returns the object that a value or its elements are.
    #[must_use]
    pub fn object(self) -> Option<ObjectId> {
        match self {
            Self::Object(id) | Self::List(id) => Some(id),
            Self::Text
            | Self::Amount
            | Self::EpochSeconds
            | Self::Integer
            | Self::Number
            | Self::Boolean
            | Self::Flag
            | Self::Json
            | Self::Enum(_)
            | Self::Texts => None,
        }
    }

    /// Returns `true` if only a response can have it.
    #[must_use]
    pub fn is_of_response(self) -> bool {
        matches!(self, Self::Number | Self::Object(_) | Self::List(_) | Self::Texts)
    }
}

/// A rule of a request field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name among the rules of its field, such as `length`.
    pub name: String,
    /// What its violation does.
    pub level: Level,
    /// What it asks for.
    pub kind: RuleKind,
    /// When it holds: always, if empty; otherwise when every condition does.
    pub conditions: Vec<Condition>,
    /// Why it is there.
    pub docs: Option<String>,
}

/// What a rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The key is there.
    Required,
    /// The key is not there.
    Forbidden,
    /// So many code points.
    Length {
        /// At least.
        min: u32,
        /// At most; `None` for any number.
        max: Option<u32>,
    },
    /// Only these characters.
    Charset(Charset),
    /// At least this amount, in hundredths.
    Minimum(u64),
    /// A shape that has a name.
    Format(Format),
    /// One of these texts.
    OneOf(Vec<String>),
    /// A value of the field's enum that the model knows.
    Known,
    /// An integer between two others, both included.
    Range {
        /// At least.
        min: i64,
        /// At most.
        max: i64,
    },
    /// This boolean.
    Equals(bool),
    /// Greater than another field, where both can be read.
    After(FieldId),
    /// At most so many days after another field, where both can be read.
    Within {
        /// How many days of 86,400 seconds.
        days: u32,
        /// The field to count from.
        of: FieldId,
    },
    /// The UTC day of the call.
    Today,
}

impl RuleKind {
    /// The rule's name, as a violation gives it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Forbidden => "forbidden",
            Self::Length { .. } => "length",
            Self::Charset(_) => "charset",
            Self::Minimum(_) => "minimum",
            Self::Format(format) => format.name(),
            Self::OneOf(_) | Self::Known => "one_of",
            Self::Range { .. } => "range",
            Self::Equals(_) => "equals",
            Self::After(_) => "after",
            Self::Within { .. } => "within",
            Self::Today => "today",
        }
    }
}

/// One thing that must be so for a rule to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Some field of the group is given, or none is.
    Group {
        /// The group.
        group: GroupId,
        /// Whether some field must be given.
        given: bool,
    },
    /// The field is given, or it is not.
    Field {
        /// The field.
        field: FieldId,
        /// Whether it must be given.
        given: bool,
    },
    /// The field's value, or its default, is one of these, or it is none of them.
    /// Neither is so where the value cannot be read, or is not a listed value of its enum.
    Value {
        /// The field.
        field: FieldId,
        /// The values.
        values: Vec<Scalar>,
        /// Whether it must be one of them.
        among: bool,
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
