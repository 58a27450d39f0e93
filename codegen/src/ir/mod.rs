//! The model as the emitters see it: names resolved, defaults filled, order fixed.
//!
//! Whoever holds a [`Model`] holds one without a mistake.

pub(crate) mod charset;
mod example;
mod field;
mod http;
mod lower;
pub(crate) mod names;
mod operation;
mod request;
mod rule;

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Index;

pub use charset::Charset;
pub use field::{Computed, ComputedKind, Field, Type};
pub use http::{Authorization, Endpoint, Header, HeaderSource, Host, Parameter, Response};
pub(crate) use lower::lower;
pub use operation::{Evidence, ExtraKey, LeftOut, Mock, Operation, OrderRole, Sample, SeeAlso, Version};
pub use request::{Group, GroupStruct, Request};
pub use rule::{Condition, Rule, RuleKind};

use crate::diagnostics::Position;
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
