//! Fields of requests and responses, and their types.

use crate::ir::{
    Decision, EnumId, FieldId, GroupId, ObjectId, Origin, Presence, Rule, Scalar, Sensitivity, Sighting, Source,
    VersionSet,
};

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
