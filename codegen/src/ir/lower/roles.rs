//! The roles that an operation gives to fields: the order, the evidence, the source of a header.

use crate::diagnostics::suggest;
use crate::ir::lower::Lowering;
use crate::ir::lower::operation::Scope;
use crate::ir::{Direction, Evidence, FieldId, HeaderSource, Object, ObjectId, Request, Type};
use crate::spec::{self, At};

impl<'s> Lowering<'s, '_> {
    /// The request field that names the order.
    pub(super) fn order(
        &mut self,
        scope: &Scope<'s>,
        request: &Request,
        success_body: Option<ObjectId>,
        objects: &[Object],
    ) -> Option<FieldId> {
        let wire = scope.operation.order.as_ref()?;
        let id = self.role_field(scope, request, wire, "operation.order")?;
        let answers = success_body.map(|body| &objects[body.0].fields).into_iter().flatten();
        let mut answers = answers.filter(|answer| answer.wire == request[id].wire);
        if answers.any(|answer| answer.r#type != Type::Text) {
            let message = format!("`{}` of the success body is not a text", request[id].wire);
            let help = "give it the type `text`, so that it can be compared with the request";
            self.diagnostics.push(&wire.position, "operation.order", message, help);
        }
        Some(id)
    }

    /// The keys that tell a session from an error.
    pub(super) fn evidence(
        &mut self,
        scope: &Scope<'s>,
        success_body: Option<ObjectId>,
        error_body: Option<ObjectId>,
        objects: &[Object],
    ) -> Evidence {
        let spec::Evidence { session, error } = &scope.operation.evidence;
        Evidence {
            session: self.keys_of(session, "operation.evidence.session", success_body, objects),
            error: self.keys_of(error, "operation.evidence.error", error_body, objects),
        }
    }

    fn keys_of(&mut self, keys: &[At<String>], path: &str, body: Option<ObjectId>, objects: &[Object]) -> Vec<String> {
        let Some(body) = body.map(|id| &objects[id.0]) else { return Vec::new() };
        let known = || body.fields.iter().map(|field| field.wire.as_str());
        for (index, key) in keys.iter().enumerate() {
            if !known().any(|wire| wire == key.value) {
                let message = format!("`{}` has no field `{}`", body.name, key.value);
                self.diagnostics.push_reference(&key.position, path, message, suggest(&key.value, known()));
            } else if keys.iter().take(index).any(|other| other.value == key.value) {
                let message = format!("the field `{}` is here twice", key.value);
                self.diagnostics.push(&key.position, path, message, "keep one");
            }
        }
        keys.iter().map(|key| key.value.clone()).collect()
    }

    /// The request fields that a header is filled from.
    pub(super) fn header_source(
        &mut self,
        scope: &Scope<'s>,
        request: &Request,
        header: &spec::Header,
        path: &str,
    ) -> Option<HeaderSource> {
        let from = header.from.as_ref()?;
        let path = format!("{path}.from");
        if header.direction == Direction::Response {
            let message = "the server fills this header";
            self.diagnostics.push(&from.position, path, message, "leave `from` out, or write `direction: request`");
            return None;
        }
        if header.value.is_some() {
            let message = "this header has one `value` already";
            self.diagnostics.push(&from.position, path.clone(), message, "leave out `value`, or `from`");
        }
        let field = self.role_field(scope, request, &from.field, &format!("{path}.field"));
        let fallback = from.fallback.as_ref();
        let fallback = fallback.and_then(|wire| self.role_field(scope, request, wire, &format!("{path}.else")));
        let field = field?;
        if fallback == Some(field) {
            let position = from.fallback.as_ref().map_or(&from.position, |wire| &wire.position);
            self.diagnostics.push(position, format!("{path}.else"), "this is the same field", "name another, or none");
        }
        Some(HeaderSource { field, fallback })
    }

    /// A request field that has a role: a text that all versions have.
    fn role_field(&mut self, scope: &Scope<'s>, request: &Request, wire: &At<String>, path: &str) -> Option<FieldId> {
        let fields: Vec<&At<String>> = scope.fields.iter().map(|(_, field, _)| &field.wire).collect();
        let id = FieldId(self.find(wire, path, "request field", fields.iter().copied())?);
        let (_, spec, versions) = &scope.fields[id.0];
        if !versions.is_all() {
            let message = format!("`{}` is not one field of all versions", spec.wire.value);
            self.diagnostics.push(&wire.position, path, message, "name a field without `versions`");
        } else if self.known_type(spec).is_some() && request[id].r#type != Type::Text {
            let message = format!("`{}` is not a text, but of the type `{}`", spec.wire.value, spec.r#type.value);
            self.diagnostics.push(&wire.position, path, message, "name a field of the type `text`");
        }
        Some(id)
    }
}
