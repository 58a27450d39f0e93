//! Rules of request fields, and their conditions.

use crate::ir::{Charset, FieldId, Format, GroupId, Level, Scalar};

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
