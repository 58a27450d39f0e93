//! The body of a request: its groups and fields.

use std::ops::Index;

use crate::ir::{Decision, Field, FieldId, GroupId, Source};

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
