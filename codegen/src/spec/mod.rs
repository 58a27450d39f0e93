//! The mirror of the YAML: the same concepts, the same names, and every node's place.
//!
//! Nothing is resolved here. A text may name an enum that does not exist; `ir` finds out.

mod default;
mod field;
mod file;
mod parts;
mod reader;
mod response;
mod sample;
pub(crate) mod shape;
mod sighting;
mod tree;
mod words;

use std::collections::BTreeMap;

pub(crate) use file::parse;
pub use shape::{KeyShape, Kind, Need, SHAPES, Shape};
pub use words::{
    Direction, Format, Level, Location, OrderEffect, Origin, Part, Presence, Scalar, Sensitivity, Setting,
};

use crate::diagnostics::Position;
pub(crate) use reader::At;
pub(crate) use sample::Sample;
pub(crate) use sighting::ADD_SOURCE;

/// A whole model, from all its files.
#[derive(Debug, Default)]
pub(crate) struct Spec {
    pub(crate) api: Option<Api>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) objects: Vec<Object>,
    /// The folders below the model's own, by name.
    pub(crate) folders: BTreeMap<String, Folder>,
}

/// The folder of an operation.
#[derive(Debug)]
pub(crate) struct Folder {
    /// The first line of its first file.
    pub(crate) position: Position,
    pub(crate) operation: Option<Operation>,
    pub(crate) headers: Vec<Header>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) groups: Vec<Group>,
    pub(crate) responses: Vec<Response>,
    pub(crate) samples: Vec<Sample>,
    pub(crate) left_out: Vec<LeftOut>,
}

impl Folder {
    /// The folder whose first file has this path.
    fn new(file: &str) -> Self {
        Self {
            position: Position { file: file.into(), line: 1, column: 1 },
            operation: None,
            headers: Vec::new(),
            parameters: Vec::new(),
            groups: Vec::new(),
            responses: Vec::new(),
            samples: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) position: Position,
    pub(crate) title: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) operations: Vec<At<String>>,
    pub(crate) hosts: Vec<Host>,
    pub(crate) authorization: Option<Authorization>,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) position: Position,
    pub(crate) title: At<String>,
    pub(crate) page: Option<At<String>>,
    pub(crate) docs: At<String>,
    pub(crate) versions: Vec<Version>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) groups: Vec<At<String>>,
    pub(crate) error_body: At<String>,
    /// Where everything was seen that is observed and names no other source.
    pub(crate) sighting: Option<Sighting>,
    pub(crate) order: Option<At<String>>,
    pub(crate) evidence: Evidence,
    pub(crate) see_also: Vec<SeeAlso>,
    pub(crate) extra_keys: Vec<ExtraKey>,
    pub(crate) mock: Option<Mock>,
    pub(crate) decisions: Vec<Decision>,
}

/// The keys that tell a success from an error.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) success: Vec<At<String>>,
    pub(crate) error: Vec<At<String>>,
}

/// What the mock knows of request fields.
#[derive(Debug)]
pub(crate) struct Mock {
    pub(crate) position: Position,
    pub(crate) amount: Option<At<String>>,
    pub(crate) deep_link: Option<At<String>>,
    pub(crate) error_codes: Vec<(At<String>, At<String>)>,
    pub(crate) sdk_keys: Vec<(At<String>, At<String>)>,
    pub(crate) sdk_defaults: Vec<(At<String>, At<String>)>,
}

#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) name: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) openapi: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct SeeAlso {
    pub(crate) title: At<String>,
    pub(crate) url: At<String>,
}

#[derive(Debug)]
pub(crate) struct ExtraKey {
    pub(crate) key: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) sighting: Option<Sighting>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) method: At<String>,
    pub(crate) path: At<String>,
    pub(crate) content_type: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) name: At<String>,
    pub(crate) url: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
}

#[derive(Debug)]
pub(crate) struct Authorization {
    pub(crate) scheme: At<String>,
    pub(crate) tags: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) example: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) wire: At<String>,
    pub(crate) direction: Direction,
    pub(crate) presence: Presence,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) tags: Option<At<String>>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) from: Option<HeaderSource>,
    pub(crate) docs: At<String>,
    pub(crate) example: Option<At<String>>,
    pub(crate) decisions: Vec<Decision>,
}

/// What a header is filled from.
#[derive(Debug)]
pub(crate) struct HeaderSource {
    pub(crate) position: Position,
    pub(crate) kind: HeaderSourceKind,
}

#[derive(Debug)]
pub(crate) enum HeaderSourceKind {
    Setting(At<Setting>),
    Constant(At<String>),
    Argument(At<String>),
    Field { field: At<String>, fallback: Option<At<String>> },
}

/// A parameter of an address.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) wire: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) location: Location,
    pub(crate) presence: Presence,
    pub(crate) r#type: At<String>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) tags: Option<At<String>>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) docs: At<String>,
    pub(crate) example: Option<At<Scalar>>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) position: Position,
    pub(crate) name: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) values: Vec<EnumValue>,
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) wire: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) docs: At<String>,
}

#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: At<String>,
    pub(crate) title: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) docs: At<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) position: Position,
    pub(crate) name: At<String>,
    pub(crate) keep_raw: bool,
    pub(crate) docs: At<String>,
    pub(crate) fields: Vec<Field>,
}

/// A field of a request or of an object; an object's has no presence, default or rules.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) position: Position,
    pub(crate) wire: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) versions: Option<Vec<At<String>>>,
    pub(crate) r#type: At<String>,
    pub(crate) presence: Presence,
    pub(crate) default: Option<At<FieldDefault>>,
    pub(crate) null_text: Option<At<String>>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) tags: Option<At<String>>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) docs: At<String>,
    pub(crate) example: Option<At<Scalar>>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) position: Position,
    pub(crate) name: Option<At<String>>,
    pub(crate) level: Level,
    /// The key that introduces it.
    pub(crate) key: &'static str,
    /// `None` if it could not be read, which has been noted.
    pub(crate) kind: Option<RuleKind>,
    pub(crate) when: Vec<Test>,
    pub(crate) unless: Vec<Test>,
    pub(crate) docs: Option<At<String>>,
}

/// What a rule asks for.
#[derive(Debug)]
pub(crate) enum RuleKind {
    Length { min: Option<At<i64>>, max: Option<At<i64>> },
    Charset(At<String>),
    Minimum(At<String>),
    Format(At<Format>),
    OneOf(Vec<At<String>>),
    Range { min: At<i64>, max: At<i64> },
    Equals(bool),
    After(At<String>),
    Within { days: Option<At<i64>>, of: Option<At<String>> },
    Today,
    Required,
    Forbidden,
}

impl RuleKind {
    /// The name of such a rule, where the model gives it none.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Charset(_) => "charset",
            Self::Minimum(_) => "minimum",
            Self::Format(format) => format.value.name(),
            Self::OneOf(_) => "one_of",
            Self::Range { .. } => "range",
            Self::Equals(_) => "equals",
            Self::After(_) => "after",
            Self::Within { .. } => "within",
            Self::Today => "date",
            Self::Required => "required",
            Self::Forbidden => "forbidden",
        }
    }
}

/// One entry of a condition.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) subject: At<String>,
    pub(crate) predicate: Predicate,
}

#[derive(Debug)]
pub(crate) enum Predicate {
    Given,
    Absent,
    OneOf(Vec<At<Scalar>>),
}

#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: At<i64>,
    pub(crate) name: At<String>,
    pub(crate) body: At<String>,
    pub(crate) versions: Option<Vec<At<String>>>,
    pub(crate) origin: Origin,
    pub(crate) order: Option<At<OrderEffect>>,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) not_found: Option<(At<String>, At<String>)>,
    pub(crate) docs: At<String>,
    pub(crate) fields: Vec<At<String>>,
    pub(crate) shown: Vec<(At<String>, At<String>)>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct LeftOut {
    pub(crate) part: Part,
    pub(crate) name: At<String>,
    pub(crate) versions: Option<Vec<At<String>>>,
    pub(crate) because: At<String>,
}

/// How the page is read where it contradicts itself or is silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What the page says, or leaves out.
    pub page: String,
    /// What the model says.
    pub reading: String,
    /// Why.
    pub because: String,
    /// Where that was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
}

/// Where a fact was seen that is not on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What was seen, and where.
    pub source: String,
    /// The day, such as `2026-11-29`.
    pub seen: String,
}

/// What the server assumes of a field that is left out.
#[derive(Clone, Debug)]
pub(crate) enum FieldDefault {
    /// This value.
    Value(Scalar),
    /// A value that depends on another field.
    Computed {
        from: At<String>,
        values: Vec<(At<String>, At<Scalar>)>,
        otherwise: Option<At<Scalar>>,
        plus: Option<At<String>>,
    },
}
