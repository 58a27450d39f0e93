//! When a rule holds.

use crate::diagnostics::suggest;
use crate::ir::lower::Lowering;
use crate::ir::lower::rules::RuleContext;
use crate::ir::{Condition, Enum, FieldId, GroupId, Scalar, Type};
use crate::spec::{self, At};

impl<'s> Lowering<'s, '_> {
    pub(super) fn conditions(
        &mut self,
        rule: &spec::Rule,
        context: &RuleContext<'_, 's>,
        enums: &[Enum],
    ) -> Vec<Condition> {
        if let [_, second, ..] = rule.unless.as_slice() {
            let help = "write one rule for each, or list the values of one field";
            let path = format!("{}.unless", context.path);
            self.diagnostics.push(&second.subject.position, path, "`unless` has one test", help);
        }
        let tests = rule.when.iter().map(|test| (test, true)).chain(rule.unless.iter().map(|test| (test, false)));
        tests.filter_map(|(test, holds)| self.condition(test, holds, context, enums)).collect()
    }

    fn condition(
        &mut self,
        test: &spec::Test,
        holds: bool,
        context: &RuleContext<'_, 's>,
        enums: &[Enum],
    ) -> Option<Condition> {
        let subject = &test.subject;
        if let Some(name) = subject.value.strip_prefix("group(").and_then(|rest| rest.strip_suffix(')')) {
            return self.group_condition(name, test, holds, context);
        }
        let field = self.find_field(subject, context)?;
        let itself = field == context.id;
        if itself && !matches!(test.predicate, spec::Predicate::OneOf(_)) {
            let message = "a rule cannot ask whether its own field is given";
            self.diagnostics.push(&subject.position, context.path, message, "leave the condition out");
            return None;
        }
        Some(match &test.predicate {
            spec::Predicate::Given => Condition::Field { field, given: holds },
            spec::Predicate::Absent => Condition::Field { field, given: !holds },
            spec::Predicate::OneOf(values) => {
                self.condition_values(field, values, context, enums);
                let values = values.iter().map(|value| value.value.clone()).collect();
                Condition::Value { field, values, among: holds }
            }
        })
    }

    fn group_condition(
        &mut self,
        name: &str,
        test: &spec::Test,
        holds: bool,
        context: &RuleContext<'_, 's>,
    ) -> Option<Condition> {
        let position = &test.subject.position;
        let name = At { value: name.to_owned(), position: position.clone() };
        let groups = context.scope.groups.iter();
        let index = self.find(&name, context.path, "group", groups.map(|group| &group.name))?;
        match test.predicate {
            spec::Predicate::Given => Some(Condition::Group { group: GroupId(index), given: holds }),
            spec::Predicate::Absent => Some(Condition::Group { group: GroupId(index), given: !holds }),
            spec::Predicate::OneOf(_) => {
                let message = "a group has no value";
                self.diagnostics.push(position, context.path, message, "write `given` or `absent`");
                None
            }
        }
    }

    /// Notes values that the field of a condition can never have.
    fn condition_values(
        &mut self,
        field: FieldId,
        values: &[At<Scalar>],
        context: &RuleContext<'_, 's>,
        enums: &[Enum],
    ) {
        let (_, spec, _) = &context.scope.fields[field.0];
        let Some(r#type) = self.known_type(spec) else { return };
        for (index, value) in values.iter().enumerate() {
            let fault = match (r#type, &value.value) {
                (Type::Boolean, Scalar::Boolean(_)) | (Type::Text, Scalar::Text(_)) => None,
                (Type::Boolean, Scalar::Text(_)) => {
                    Some(("a boolean has no such value".to_owned(), "write `true` or `false`".to_owned()))
                }
                (Type::Enum(id), Scalar::Text(text)) => {
                    let known = enums[id.0].values.iter().map(|value| value.wire.as_str());
                    (!known.clone().any(|wire| wire == text))
                        .then(|| (format!("`{}` has no value `{text}`", spec.wire.value), suggest(text, known)))
                }
                (Type::Text | Type::Enum(_), Scalar::Boolean(_)) => {
                    Some(("this is a boolean, not a text".to_owned(), "put it in double quotes".to_owned()))
                }
                _ => Some((
                    format!("a field of the type `{}` is not compared with values", spec.r#type.value),
                    "write `given` or `absent`".to_owned(),
                )),
            };
            if let Some((message, help)) = fault {
                self.diagnostics.push_reference(&value.position, context.path, message, help);
            } else if values.iter().take(index).any(|other| other.value == value.value) {
                self.diagnostics.push(&value.position, context.path, "this value is here twice", "keep one");
            }
        }
    }
}
