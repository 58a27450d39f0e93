//! What the fields of a request and of an object have in common: names, types, examples.

use crate::diagnostics::{meant, suggest};
use crate::ir::lower::{Lowering, RUST_NAME, rust_name_of};
use crate::ir::{Enum, Field, Origin, Presence, Source, Type, VersionSet, example, names};
use crate::spec::{self, At};

impl<'s> Lowering<'s, '_> {
    /// The Rust name of a field, noting one that is unusable.
    pub(super) fn setter_name(&mut self, field: &spec::Field, path: &str) -> String {
        let name = rust_name_of(field);
        let named = field.rust.as_ref().unwrap_or(&field.wire);
        if !named.value.is_empty() {
            self.method_name(named, path, &name, RUST_NAME);
        }
        name
    }

    /// Notes a name that no method can have.
    pub(super) fn method_name(&mut self, at: &At<String>, path: &str, name: &str, help: &str) {
        if !self.rust_name(at, path, name, help) {
            return;
        }
        if names::RESERVED_METHODS.contains(&name) {
            let message = format!("`{name}` is a method that the crate has already");
            self.diagnostics.push(&at.position, path, message, help);
        } else if names::snake(name) != name {
            let message = format!("`{name}` is not how Rust writes a method");
            self.diagnostics.push(&at.position, path, message, format!("write `{}`", names::snake(name)));
        }
    }

    /// What a request's fields and an object's fields have in common.
    pub(super) fn field(
        &mut self,
        field: &spec::Field,
        path: &str,
        r#type: Option<Type>,
        versions: VersionSet,
    ) -> Field {
        if field.origin == Origin::Documented && field.tags.is_none() && !field.wire.value.is_empty() {
            let help = "copy the page's tags, or say `origin: sample` or `origin: observed`";
            self.diagnostics.push(&field.wire.position, path, "a documented field has the page's `tags`", help);
        }
        if let Some(tags) = field.tags.as_ref().filter(|_| field.origin != Origin::Documented) {
            let help = "leave out `tags`, or `origin`";
            self.diagnostics.push(&tags.position, path, "a field that is not on the page has no tags there", help);
        }
        if let Some(text) = field.null_text.as_ref().filter(|_| r#type.is_some_and(|known| known != Type::Text)) {
            let help = "leave it out";
            self.diagnostics.push(&text.position, format!("{path}.null_text"), "only a text has a null text", help);
        }
        Field {
            path: path.to_owned(),
            source: Source::from(&field.position),
            group: None,
            wire: field.wire.value.clone(),
            rust: rust_name_of(field),
            getter: rust_name_of(field),
            slot: rust_name_of(field),
            versions,
            // One that is not known has been noted; any value and no rule fits this one.
            r#type: r#type.unwrap_or(Type::Json),
            presence: field.presence,
            default: field.default.as_ref().and_then(|default| match &default.value {
                spec::FieldDefault::Value(value) => Some(value.clone()),
                spec::FieldDefault::Computed { .. } => None,
            }),
            computed: None,
            null_text: field.null_text.as_ref().map(|text| text.value.clone()),
            origin: field.origin,
            sighting: self.sighting(field.origin, field.sighting.as_ref(), &field.wire.position, path),
            tags: field.tags.as_ref().map(|tags| tags.value.clone()),
            sensitivity: field.sensitivity,
            docs: field.docs.value.clone(),
            example: field.example.as_ref().map(|example| example.value.clone()),
            rules: Vec::new(),
            decisions: field.decisions.clone(),
        }
    }

    /// Notes an example or a default that the field itself would refuse.
    pub(super) fn values(
        &mut self,
        field: &spec::Field,
        lowered: &Field,
        r#type: Option<Type>,
        path: &str,
        enums: &[Enum],
    ) {
        let default = field.default.as_ref().and_then(|default| match &default.value {
            spec::FieldDefault::Value(value) => Some(At { value: value.clone(), position: default.position.clone() }),
            spec::FieldDefault::Computed { .. } => None,
        });
        for (key, value) in [("example", &field.example), ("default", &default)] {
            let Some(value) = value else { continue };
            for (fault, help) in example::faults(lowered, &value.value, enums) {
                let (message, path) = (format!("the {key} {fault}"), format!("{path}.{key}"));
                let help = help.unwrap_or_else(|| format!("mend the {key}, or the rule"));
                if matches!(lowered.r#type, Type::Enum(_)) {
                    self.diagnostics.push_reference(&value.position, path, message, help);
                } else {
                    self.diagnostics.push(&value.position, path, message, help);
                }
            }
        }
        for rule in &field.rules {
            let Some(spec::RuleKind::OneOf(values)) = &rule.kind else { continue };
            for value in values {
                for fault in example::listed_faults(lowered, &value.value) {
                    let message = format!("the value `{}` {fault}", value.value);
                    let path = format!("{path}.{}.one_of", rule.level.name());
                    self.diagnostics.push(&value.position, path, message, "mend the value, or the other rule");
                }
            }
        }
        if let Some(default) = &field.default {
            let path = format!("{path}.default");
            if field.presence == Presence::Required {
                let message = "a required field has no default";
                self.diagnostics.push(&default.position, path, message, "make it optional, or leave the default out");
            } else if matches!(r#type, Some(Type::Flag | Type::Json)) {
                let message = "a field of this type has no default";
                self.diagnostics.push(&default.position, path, message, "leave it out");
            }
        }
    }

    /// The type of a name, if there is one.
    fn find_type(&self, name: &str) -> Option<Type> {
        if let Some((_, scalar)) = Type::SCALARS.iter().find(|(known, _)| *known == name) {
            return Some(*scalar);
        }
        if let Some(id) = self.enums.get(name) {
            return Some(Type::Enum(*id));
        }
        let (element, is_list) = name.strip_prefix("list of ").map_or((name, false), |element| (element, true));
        let id = *self.objects.get(element)?;
        Some(if is_list { Type::List(id) } else { Type::Object(id) })
    }

    /// The type of a field, without noting that there is none; the field itself notes it.
    pub(super) fn known_type(&self, field: &spec::Field) -> Option<Type> {
        let name = field.r#type.value.as_str();
        self.find_type(name).or_else(|| {
            let known = self.type_words(false);
            self.find_type(meant(name, known.iter().map(String::as_str))?)
        })
    }

    /// The type of a field, noting one that there is not, or not in a request. One that is misspelt is taken for what
    /// it means.
    pub(super) fn r#type(&mut self, field: &spec::Field, path: &str, of_object: bool) -> Option<Type> {
        let at = &field.r#type;
        let name = at.value.as_str();
        let path = format!("{path}.type");
        if name.is_empty() {
            return None;
        }
        let found = self.find_type(name).or_else(|| {
            let known = self.type_words(of_object);
            let known = || known.iter().map(String::as_str);
            let message = format!("there is no type `{name}`");
            self.diagnostics.push_reference(&at.position, path.clone(), message, suggest(name, known()));
            self.find_type(meant(name, known())?)
        })?;
        if !of_object && found.is_of_response() {
            let message = format!("`{name}` is a type of a response, and a request is flat text");
            let help = "write a type such as `text`, or `json` for any JSON value";
            self.diagnostics.push(&at.position, path, message, help);
            return None;
        }
        Some(found)
    }

    /// Every type that a field can have.
    fn type_words(&self, of_object: bool) -> Vec<String> {
        let scalars = Type::SCALARS.iter().filter(|(_, scalar)| of_object || !scalar.is_of_response());
        let scalars = scalars.map(|(name, _)| (*name).to_owned());
        let enums = self.spec.enums.iter().map(|list| list.name.value.clone());
        let objects = self.spec.objects.iter().filter(|_| of_object).map(|object| &object.name.value);
        let lists = objects.clone().map(|name| format!("list of {name}"));
        let words = scalars.chain(enums).chain(objects.cloned()).chain(lists);
        words.filter(|word| !word.is_empty()).collect()
    }
}
