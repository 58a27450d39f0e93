//! What one version of one model says of a body: the rules that block, over values that are texts and booleans.
//!
//! It judges the bodies that [`super::witness`] makes up, and says so where it cannot judge: the formats are known here
//! for plain texts alone.

use std::collections::BTreeMap;

use super::Side;
use super::body::{self, Body, Json, Reading};
use crate::ir::{Condition, Field, FieldId, GroupId, Level, Request, Rule, RuleKind, Scalar, Type, VersionId};

/// The request of one version of one model.
pub(super) struct View<'m> {
    pub(super) side: Side<'m>,
    /// The fields that the version has, each with its key.
    pub(super) fields: Vec<(String, &'m Field)>,
    /// The key of every field, of the other versions too.
    keys: Vec<String>,
}

/// What a body can break of a field.
#[derive(Clone, Copy)]
pub(super) enum Target<'r> {
    /// A rule.
    Rule(&'r Rule),
    /// The value is one of the field's type.
    Type,
}

impl<'m> View<'m> {
    /// A renamed field goes by its other name, so that rules about it can be held against each other.
    pub(super) fn new(side: Side<'m>, version: VersionId, renamed: &BTreeMap<String, String>) -> Self {
        let key = |field: &Field| {
            let renamed = renamed.get(&field.wire).filter(|_| field.versions.contains(version));
            renamed.unwrap_or(&field.wire).clone()
        };
        let keys: Vec<String> = side.operation.request.fields.iter().map(key).collect();
        let fields =
            side.operation.request.fields.iter().zip(&keys).filter(|(field, _)| field.versions.contains(version));
        let fields = fields.map(|(field, key)| (key.clone(), field)).collect();
        Self { side, fields, keys }
    }

    pub(super) fn request(&self) -> &'m Request {
        &self.side.operation.request
    }

    pub(super) fn field(&self, key: &str) -> Option<&'m Field> {
        self.fields.iter().find(|(known, _)| known == key).map(|(_, field)| *field)
    }

    pub(super) fn key(&self, id: FieldId) -> &str {
        &self.keys[id.0]
    }

    /// The keys of a group's fields, of this version.
    pub(super) fn members(&self, group: GroupId) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(_, field)| field.group == Some(group)).map(|(key, _)| key.as_str())
    }

    fn by_id(&self, id: FieldId) -> &'m Field {
        &self.request()[id]
    }

    /// The field of a version whose value decides that a rule holds.
    pub(super) fn default(&self, id: FieldId) -> Option<&'m Scalar> {
        self.by_id(id).default.as_ref()
    }

    /// A field that keeps the body from being accepted.
    pub(super) fn obstacle(&self, body: &Body) -> Option<(&str, &'m Field)> {
        let mut fields = self.fields.iter();
        let found = fields.find(|(key, field)| self.faulty(key, field, body) != Some(false));
        found.map(|(key, field)| (key.as_str(), *field))
    }

    /// Whether a field breaks a rule that blocks.
    pub(super) fn faulty(&self, key: &str, field: &Field, body: &Body) -> Option<bool> {
        let musts = field.rules.iter().filter(|rule| rule.level == Level::Must).map(Target::Rule);
        let mut faulty = Some(false);
        for target in musts.chain([Target::Type]) {
            match self.breaks(key, field, target, body) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => faulty = None,
            }
        }
        faulty
    }

    /// Whether a body breaks a rule of a field, or its type.
    pub(super) fn breaks(&self, key: &str, field: &Field, target: Target<'_>, body: &Body) -> Option<bool> {
        let reading = body::read(field.r#type, body.get(key));
        match target {
            Target::Type => Some(matches!(reading, Reading::Unreadable)),
            Target::Rule(rule) if !rule.conditions.iter().all(|condition| self.holds(condition, body)) => Some(false),
            Target::Rule(rule) => self.keeps(field, &rule.kind, &reading, body).map(|keeps| !keeps),
        }
    }

    fn holds(&self, condition: &Condition, body: &Body) -> bool {
        match condition {
            Condition::Group { group, given } => self.members(*group).any(|key| body.contains_key(key)) == *given,
            Condition::Field { field, given } => body.contains_key(self.key(*field)) == *given,
            Condition::Value { field: id, values, among } => {
                let field = self.by_id(*id);
                let is_one = match body::read(field.r#type, body.get(self.key(*id))) {
                    Reading::Unreadable => return false,
                    // An unlisted value settles nothing.
                    Reading::Text(text)
                        if matches!(field.r#type, Type::Enum(_))
                            && !self.values_of(field.r#type).any(|known| known == text) =>
                    {
                        return false;
                    }
                    Reading::Absent => field.default.as_ref().is_some_and(|default| values.contains(default)),
                    Reading::Text(text) => values.iter().any(|value| *value == Scalar::Text(text.to_owned())),
                    Reading::Truth(truth) => values.contains(&Scalar::Boolean(truth)),
                    Reading::Number(_) | Reading::Any => false,
                };
                is_one == *among
            }
        }
    }

    /// Whether a value keeps a rule that holds. What is not there or cannot be read has nothing to keep.
    fn keeps(&self, field: &Field, kind: &RuleKind, reading: &Reading<'_>, body: &Body) -> Option<bool> {
        let other = |id: FieldId| match body::read(self.by_id(id).r#type, body.get(self.key(id))) {
            Reading::Number(number) => Some(number),
            _ => None,
        };
        Some(match (kind, reading) {
            (RuleKind::Required, _) => !matches!(reading, Reading::Absent),
            (RuleKind::Forbidden, _) => matches!(reading, Reading::Absent),
            (RuleKind::Known, Reading::Text(text)) => self.values_of(field.r#type).any(|known| known == *text),
            (RuleKind::After(id), Reading::Number(number)) => other(*id).is_none_or(|other| *number > other),
            (RuleKind::Within { days, of }, Reading::Number(number)) => {
                other(*of).is_none_or(|other| *number - other <= i128::from(*days) * body::DAY)
            }
            (kind, Reading::Text(text)) => return body::text_keeps(kind, text),
            (RuleKind::Minimum(least), Reading::Number(number)) => *number >= i128::from(*least),
            (RuleKind::Range { min, max }, Reading::Number(number)) => {
                (i128::from(*min)..=i128::from(*max)).contains(number)
            }
            (RuleKind::Today, Reading::Number(number)) => number / body::DAY == body::NOW / body::DAY,
            (RuleKind::Equals(wanted), Reading::Truth(truth)) => wanted == truth,
            _ => true,
        })
    }

    /// The values of an enum; none for another type.
    pub(super) fn values_of(&self, r#type: Type) -> impl Iterator<Item = &'m str> {
        let list = match r#type {
            Type::Enum(id) => Some(&self.side.model[id]),
            _ => None,
        };
        list.into_iter().flat_map(|list| &list.values).map(|value| value.wire.as_str())
    }
}

/// The keys that a rule's conditions and its comparison name, groups left out.
pub(super) fn named_keys(view: &View<'_>, rule: &Rule) -> Vec<String> {
    let of_conditions = rule.conditions.iter().filter_map(|condition| match condition {
        Condition::Field { field, .. } | Condition::Value { field, .. } => Some(*field),
        Condition::Group { .. } => None,
    });
    let of_kind = match &rule.kind {
        RuleKind::After(other) | RuleKind::Within { of: other, .. } => Some(*other),
        _ => None,
    };
    of_conditions.chain(of_kind).map(|id| view.key(id).to_owned()).collect()
}

/// A value of the model as it stands in a body.
pub(super) fn json(value: &Scalar) -> Json {
    match value {
        Scalar::Text(text) => Json::Text(text.clone()),
        Scalar::Boolean(truth) => Json::Truth(*truth),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{model, side};
    use super::*;

    /// Whether a body breaks what blocks of the field `b`.
    fn is_faulty(field: &str, body: &[(&str, Json)]) -> Option<bool> {
        let model = model(&["wire: a, type: text", field]);
        let body = body.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        View::new(side(&model), VersionId(0), &BTreeMap::new()).faulty(
            "b",
            &model.operations[0].request.fields[1],
            &body,
        )
    }

    #[test]
    fn a_boolean_is_the_one_that_is_asked_for() {
        let field = "wire: b, type: boolean, must: [{equals: true}]";
        for (truth, faulty) in [(true, false), (false, true)] {
            assert_eq!(is_faulty(field, &[("b", Json::Truth(truth))]), Some(faulty), "{truth}");
        }
    }

    #[test]
    fn a_rule_holds_where_the_field_that_it_asks_about_is_as_it_says() {
        let (a, b) = (("a", Json::Text("x".to_owned())), ("b", Json::Text("x".to_owned())));
        for (condition, with, without) in [("given", true, false), ("absent", false, true)] {
            let field = format!("wire: b, type: text, must: [{{forbidden: true, when: {{a: {condition}}}}}]");
            assert_eq!(is_faulty(&field, &[a.clone(), b.clone()]), Some(with), "{condition}");
            assert_eq!(is_faulty(&field, std::slice::from_ref(&b)), Some(without), "{condition}");
        }
    }

    #[test]
    fn a_value_of_another_type_is_a_fault_and_a_text_of_two_opinions_is_not_judged() {
        let email = "wire: b, type: text, must: [{format: email}]";
        for (value, faulty) in [
            (Json::Truth(true), Some(true)),
            (Json::Text("jane@example.com".to_owned()), Some(false)),
            (Json::Text("jane.doe@example.com".to_owned()), None),
        ] {
            assert_eq!(is_faulty(email, &[("b", value.clone())]), faulty, "{value:?}");
        }
    }
}
