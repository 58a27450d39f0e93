//! The rules of a field, and what keeps them from being kept.

use crate::ir::charset::Charset;
use crate::ir::lower::operation::Scope;
use crate::ir::lower::{Lowering, type_name};
use crate::ir::{Computed, ComputedKind, Enum, FieldId, Presence, Rule, RuleKind, Scalar, Type, VersionSet, example};
use crate::spec::{self, At};

impl<'s> Lowering<'s, '_> {
    pub(super) fn rules(
        &mut self,
        scope: &Scope<'s>,
        id: FieldId,
        versions: &VersionSet,
        r#type: Option<Type>,
        path: &str,
        enums: &[Enum],
    ) -> Vec<Rule> {
        let (_, field, _) = &scope.fields[id.0];
        let mut rules = Vec::new();
        if field.presence == Presence::Required {
            rules.push(always("presence", RuleKind::Required));
        }
        if matches!(r#type, Some(Type::Enum(_))) {
            rules.push(always("known", RuleKind::Known));
        }
        for rule in &field.rules {
            let name = rule.kind.as_ref().map_or(rule.key, spec::RuleKind::name);
            let name = rule.name.as_ref().map_or(name, |name| &name.value);
            let path = format!("{path}.{}.{name}", rule.level.name());
            let context = RuleContext { scope, id, versions, r#type, path: &path };
            let conditions = self.conditions(rule, &context, enums);
            if rules.iter().any(|other| other.name == *name) {
                let message = format!("this field has another rule `{name}`");
                let help = "give each a `name:` that says when it holds";
                let position = rule.name.as_ref().map_or(&rule.position, |name| &name.position);
                self.diagnostics.push(position, context.path, message, help);
            }
            let Some(kind) = rule.kind.as_ref().and_then(|kind| self.rule_kind(kind, rule, &context)) else { continue };
            let lowered = Rule {
                name: name.to_owned(),
                level: rule.level,
                kind,
                conditions,
                docs: rule.docs.as_ref().map(|docs| docs.value.clone()),
            };
            if self.is_kept_with(rule, &lowered, &rules, &context) {
                rules.push(lowered);
            }
        }
        rules
    }

    fn rule_kind(
        &mut self,
        kind: &spec::RuleKind,
        rule: &spec::Rule,
        context: &RuleContext<'_, 's>,
    ) -> Option<RuleKind> {
        let fits = self.rule_fits(kind, rule, context);
        let kind = match kind {
            spec::RuleKind::Length { min, max } => {
                let (least, most) = (self.limit(min.as_ref(), context), self.limit(max.as_ref(), context));
                let (least, most) = (least?.unwrap_or(0), most?);
                if let (Some(min), Some(max)) = (min, max) {
                    self.in_order(min, max, context)?;
                }
                RuleKind::Length { min: least, max: most }
            }
            spec::RuleKind::Charset(notation) => match Charset::parse(&notation.value) {
                Ok(set) => RuleKind::Charset(set),
                Err(fault) => {
                    let help = "write characters, ranges and `SPACE` with blanks between them, such as `A-Z 0-9 - _`";
                    self.diagnostics.push(&notation.position, context.path, format!("a bad charset: {fault}"), help);
                    return None;
                }
            },
            spec::RuleKind::Minimum(text) => match example::hundredths(&text.value) {
                Some(minor) => RuleKind::Minimum(minor),
                None => {
                    let message = format!("`{}` is not an amount", text.value);
                    let help = "write decimal text with at most two places, such as `\"1\"`";
                    self.diagnostics.push(&text.position, context.path, message, help);
                    return None;
                }
            },
            spec::RuleKind::Format(format) => RuleKind::Format(format.value),
            spec::RuleKind::OneOf(values) => {
                for (index, value) in values.iter().enumerate() {
                    if values.iter().take(index).any(|other| other.value == value.value) {
                        let message = format!("the value `{}` is here twice", value.value);
                        self.diagnostics.push(&value.position, context.path, message, "keep one");
                    }
                }
                RuleKind::OneOf(values.iter().map(|value| value.value.clone()).collect())
            }
            spec::RuleKind::Range { min, max } => {
                self.in_order(min, max, context)?;
                RuleKind::Range { min: min.value, max: max.value }
            }
            spec::RuleKind::Equals(value) => RuleKind::Equals(*value),
            spec::RuleKind::After(other) => RuleKind::After(self.same_type(other, context)?),
            spec::RuleKind::Within { days, of } => {
                let days = self.limit(days.as_ref(), context);
                let of = of.as_ref().and_then(|of| self.same_type(of, context));
                RuleKind::Within { days: days??, of: of? }
            }
            spec::RuleKind::Today => RuleKind::Today,
            spec::RuleKind::Required => RuleKind::Required,
            spec::RuleKind::Forbidden => RuleKind::Forbidden,
        };
        fits.then_some(kind)
    }

    /// Notes a lower limit that is over the upper one.
    fn in_order(&mut self, min: &At<i64>, max: &At<i64>, context: &RuleContext<'_, 's>) -> Option<()> {
        if min.value <= max.value {
            return Some(());
        }
        let message = format!("min {} is over max {}", min.value, max.value);
        self.diagnostics.push(&min.position, context.path, message, "swap them, or mend one");
        None
    }

    /// Notes a rule on a type that it cannot hold for.
    fn rule_fits(&mut self, kind: &spec::RuleKind, rule: &spec::Rule, context: &RuleContext<'_, 's>) -> bool {
        use spec::RuleKind as Kind;
        let Some(r#type) = context.r#type else { return true };
        let fits = match kind {
            Kind::Length { .. } | Kind::Charset(_) | Kind::Format(_) | Kind::OneOf(_) => r#type == Type::Text,
            Kind::Range { .. } => r#type == Type::Integer,
            Kind::Minimum(_) => r#type == Type::Amount,
            Kind::Equals(_) => r#type == Type::Boolean,
            Kind::After(_) => matches!(r#type, Type::EpochSeconds | Type::Amount | Type::Integer),
            Kind::Within { .. } | Kind::Today => r#type == Type::EpochSeconds,
            Kind::Required | Kind::Forbidden => true,
        };
        if !fits {
            let name = type_name(r#type, self.spec);
            let message = format!("the rule `{}` cannot hold for the type `{name}`", rule.key);
            let help = match kind {
                Kind::OneOf(_) => "an enum has its values already; otherwise make the field a `text`",
                Kind::Length { .. } | Kind::Charset(_) | Kind::Format(_) => "it is for a `text`",
                Kind::Range { .. } => "it is for an `integer`",
                Kind::Minimum(_) => "it is for an `amount`",
                Kind::Equals(_) => "it is for a `boolean`",
                Kind::After(_) => "it is for `epoch_seconds`, an `amount` or an `integer`",
                _ => "it is for `epoch_seconds`",
            };
            self.diagnostics.push(&rule.position, context.path, message, help);
        }
        fits
    }

    /// A limit that fits into 32 bits. The outer `None` means that it was refused.
    #[allow(clippy::option_option, reason = "absent and refused are two things")]
    fn limit(&mut self, value: Option<&At<i64>>, context: &RuleContext<'_, 's>) -> Option<Option<u32>> {
        let Some(value) = value else { return Some(None) };
        if let Ok(limit) = u32::try_from(value.value) {
            return Some(Some(limit));
        }
        let message = format!("{} is no limit", value.value);
        self.diagnostics.push(&value.position, context.path, message, "write a number from 0 to 4294967295");
        None
    }

    /// Another field to compare with: of the same type, in every version of this one, and not itself.
    fn same_type(&mut self, wire: &At<String>, context: &RuleContext<'_, 's>) -> Option<FieldId> {
        let other = self.find_field(wire, context)?;
        let (_, spec, _) = &context.scope.fields[other.0];
        if other == context.id {
            let message = "a field cannot be compared with itself";
            self.diagnostics.push(&wire.position, context.path, message, "name another field");
        } else if let Some(r#type) = self.known_type(spec)
            && context.r#type.is_some_and(|own| own != r#type)
        {
            let message = format!("`{}` is of another type, `{}`", wire.value, spec.r#type.value);
            self.diagnostics.push(&wire.position, context.path, message, "name a field of the same type");
        }
        Some(other)
    }

    /// The field of a key, which must be in every version that the rule's own field is in.
    pub(super) fn find_field(&mut self, wire: &At<String>, context: &RuleContext<'_, 's>) -> Option<FieldId> {
        let key = match context.scope.keys.get_key_value(wire.value.as_str()) {
            Some((key, _)) if !key.is_empty() => *key,
            _ => {
                let fields: Vec<&At<String>> = context.scope.fields.iter().map(|(_, field, _)| &field.wire).collect();
                let index = self.find(wire, context.path, "field", fields.iter().copied())?;
                fields[index].value.as_str()
            }
        };
        let mut candidates = context.scope.keys[key].iter();
        let covering = candidates.find(|index| {
            // The versions of one that says none that there is are not known.
            let (_, _, versions) = &context.scope.fields[**index];
            context.versions.is_subset(versions) || versions.is_empty()
        });
        if let Some(index) = covering {
            return Some(FieldId(*index));
        }
        let message = format!("`{key}` is not in every version that this field is in");
        let help = "split this field by `versions:`, or name another field";
        self.diagnostics.push(&wire.position, context.path, message, help);
        None
    }

    /// How the default of a field is computed, noting what cannot be.
    pub(super) fn computed(
        &mut self,
        scope: &Scope<'s>,
        id: FieldId,
        versions: &VersionSet,
        r#type: Option<Type>,
        path: &str,
        enums: &[Enum],
    ) -> Option<Computed> {
        let (_, field, _) = &scope.fields[id.0];
        let spec::FieldDefault::Computed { from, values, otherwise, plus } = &field.default.as_ref()?.value else {
            return None;
        };
        let position = &field.default.as_ref()?.position;
        let path = format!("{path}.default");
        let context = RuleContext { scope, id, versions, r#type, path: &path };
        let other = self.find_field(from, &context)?;
        let (_, other_field, _) = &scope.fields[other.0];
        let other_type = self.known_type(other_field);
        let kind = match plus {
            Some(plus) if values.is_empty() && otherwise.is_none() => {
                let is_time = |r#type| matches!(r#type, None | Some(Type::EpochSeconds));
                let is_span = plus.value.split_once(' ').is_some_and(|(count, unit)| {
                    count.parse::<u32>().is_ok() && matches!(unit, "days" | "months" | "years")
                });
                if !is_span {
                    let message = format!("`{}` is not a span of time", plus.value);
                    self.diagnostics.push(&plus.position, context.path, message, "write it as `30 years`");
                } else if !is_time(r#type) || !is_time(other_type) {
                    let message = "only a time can be a span after another";
                    self.diagnostics.push(&plus.position, context.path, message, "write `values:` and `else:`");
                }
                ComputedKind::Plus(plus.value.clone())
            }
            Some(plus) => {
                let message = "`plus` and `values` exclude each other";
                self.diagnostics.push(&plus.position, context.path, message, "keep one");
                return None;
            }
            None if values.is_empty() => {
                let help = "add `values:` and `else:`, or `plus:`";
                self.diagnostics.push(position, context.path, "this default is not computed", help);
                return None;
            }
            None => {
                for (value, _) in values {
                    let known = |list: &Enum| list.values.iter().any(|known| known.wire == value.value);
                    let is_known = match other_type {
                        Some(Type::Enum(list)) => known(&enums[list.0]),
                        Some(Type::Boolean) => matches!(value.value.as_str(), "true" | "false"),
                        _ => true,
                    };
                    if !is_known {
                        let message = format!("`{}` has no value `{}`", from.value, value.value);
                        self.diagnostics.push(&value.position, context.path, message, "write one of its values");
                    }
                }
                for value in values.iter().map(|(_, value)| value).chain(otherwise) {
                    let fits = match (r#type, &value.value) {
                        (Some(Type::Boolean), Scalar::Text(_)) => false,
                        (Some(Type::Boolean) | None, _) => true,
                        (_, Scalar::Boolean(_)) => false,
                        _ => true,
                    };
                    if !fits {
                        let message = "this is not a value of the field";
                        self.diagnostics.push(&value.position, context.path, message, "write a value of its type");
                    }
                }
                let values = values.iter().map(|(key, value)| (key.value.clone(), value.value.clone()));
                ComputedKind::Values(values.collect(), otherwise.as_ref().map(|value| value.value.clone()))
            }
        };
        Some(Computed { from: other, kind })
    }

    /// Whether a rule can be kept together with those before it; one that cannot is noted.
    fn is_kept_with(
        &mut self,
        rule: &spec::Rule,
        lowered: &Rule,
        earlier: &[Rule],
        context: &RuleContext<'_, 's>,
    ) -> bool {
        let mut kept = true;
        let together = |other: &&Rule| {
            other.conditions == lowered.conditions || other.conditions.is_empty() || lowered.conditions.is_empty()
        };
        for other in earlier.iter().filter(together) {
            let message = match (&other.kind, &lowered.kind) {
                (RuleKind::Required, RuleKind::Required) => "the field is required already",
                (RuleKind::Required, RuleKind::Forbidden) | (RuleKind::Forbidden, RuleKind::Required) => {
                    "the field would be required and forbidden"
                }
                (RuleKind::Equals(one), RuleKind::Equals(two)) if one != two => "the field would be true and false",
                (RuleKind::Length { min: low, max: high }, RuleKind::Length { min, max })
                    if max.is_some_and(|max| *low > max) || high.is_some_and(|high| *min > high) =>
                {
                    "no text has both lengths"
                }
                (RuleKind::Range { min: low, max: high }, RuleKind::Range { min, max }) if low > max || min > high => {
                    "no integer is in both ranges"
                }
                (RuleKind::OneOf(one), RuleKind::OneOf(two)) if !one.iter().any(|value| two.contains(value)) => {
                    "no value is in both lists"
                }
                _ => continue,
            };
            let help = match other.name.as_str() {
                "presence" => "remove the rule, or write `presence: optional`".to_owned(),
                name => format!("remove one, or mend it; the other is the {} rule `{name}`", other.level.name()),
            };
            self.diagnostics.push(&rule.position, context.path, message, help);
            kept = false;
        }
        kept
    }
}

/// Where a rule stands.
pub(super) struct RuleContext<'c, 's> {
    pub(super) scope: &'c Scope<'s>,
    pub(super) id: FieldId,
    pub(super) versions: &'c VersionSet,
    /// `None` if it is not known.
    pub(super) r#type: Option<Type>,
    pub(super) path: &'c str,
}

fn always(name: &str, kind: RuleKind) -> Rule {
    Rule { name: name.to_owned(), level: spec::Level::Must, kind, conditions: Vec::new(), docs: None }
}
