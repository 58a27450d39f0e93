//! The roles that an operation gives to fields: the order, the evidence, the source of a header, those of the mock.

use crate::diagnostics::suggest;
use crate::ir::lower::Lowering;
use crate::ir::lower::operation::Scope;
use crate::ir::{
    Direction, Evidence, FieldId, HeaderSource, Location, Mock, Object, ObjectId, OrderRole, Parameter, Presence,
    Request, Setting, Type, names,
};
use crate::spec::{self, At, HeaderSourceKind};

impl<'s> Lowering<'s, '_> {
    /// What names the order: a field of the request, or a part of the path.
    pub(super) fn order(
        &mut self,
        scope: &Scope<'s>,
        request: &Request,
        parameters: &[Parameter],
        success_body: Option<ObjectId>,
        objects: &[Object],
    ) -> Option<OrderRole> {
        let wire = scope.operation.order.as_ref()?;
        let is_read = scope.is_read();
        let (order, key) = if !is_read {
            let id = self.role_field(scope, request, wire, "operation.order")?;
            (OrderRole::Field(id), request[id].wire.as_str())
        } else {
            let in_path = || parameters.iter().filter(|parameter| parameter.location == Location::Path);
            let Some(index) =
                parameters.iter().position(|one| one.location == Location::Path && one.wire == wire.value)
            else {
                let message = format!("the path has no parameter `{}`", wire.value);
                let help = suggest(&wire.value, in_path().map(|parameter| parameter.wire.as_str()));
                self.diagnostics.push_reference(&wire.position, "operation.order", message, help);
                return None;
            };
            (OrderRole::Parameter(index), parameters[index].wire.as_str())
        };
        let answers = success_body.map(|body| &objects[body.0].fields).into_iter().flatten();
        let mut answers = answers.filter(|answer| answer.wire == key);
        if answers.any(|answer| answer.r#type != Type::Text) {
            let message = format!("`{key}` of the success body is not a text");
            let help = "give it the type `text`, so that it can be compared with the request";
            self.diagnostics.push(&wire.position, "operation.order", message, help);
        }
        Some(order)
    }

    /// The keys that tell a success from an error.
    pub(super) fn evidence(
        &mut self,
        scope: &Scope<'s>,
        success_body: Option<ObjectId>,
        error_body: Option<ObjectId>,
        objects: &[Object],
    ) -> Evidence {
        let spec::Evidence { success, error } = &scope.operation.evidence;
        Evidence {
            success: self.keys_of(success, "operation.evidence.success", success_body, objects),
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

    /// What fills a header of a request. One that must be there and may stay empty is noted.
    pub(super) fn header_source(
        &mut self,
        scope: &Scope<'s>,
        request: &Request,
        header: &spec::Header,
        path: &str,
    ) -> Option<HeaderSource> {
        let path = format!("{path}.from");
        let Some(from) = &header.from else {
            if header.direction == Direction::Request && !header.wire.value.is_empty() {
                let message = "nothing fills this header, so no request would have it";
                let help = "say what fills it, such as `from: {setting: merchant_id}`, `{constant: …}` or `{field: …}`";
                self.diagnostics.push_reference(&header.wire.position, path, message, help);
            }
            return None;
        };
        if header.direction == Direction::Response {
            let message = "the server fills this header";
            self.diagnostics.push(&from.position, path, message, "leave `from` out, or write `direction: request`");
            return None;
        }
        let is_read = scope.is_read();
        match &from.kind {
            HeaderSourceKind::Setting(setting) => {
                if setting.value == Setting::ApiVersion && header.presence == Presence::Required {
                    let message = "a client need not have this setting, and the header is required";
                    let help = "write `presence: optional`, or name another source";
                    self.diagnostics.push(&setting.position, format!("{path}.setting"), message, help);
                }
                Some(HeaderSource::Setting(setting.value))
            }
            HeaderSourceKind::Constant(text) => {
                let is_visible = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
                if !text.value.bytes().all(is_visible) || text.value.trim() != text.value {
                    let message = "a header cannot have this value";
                    let help = "write printable ASCII without a blank at either end";
                    self.diagnostics.push(&text.position, format!("{path}.constant"), message, help);
                }
                Some(HeaderSource::Constant(text.value.clone()))
            }
            HeaderSourceKind::Argument(name) => {
                let path = format!("{path}.argument");
                let help = "choose another name";
                if !is_read {
                    let message = "only an operation that reads has arguments";
                    self.diagnostics.push(&name.position, path, message, "name a `field` of the request");
                } else if header.presence == Presence::Optional {
                    let message = "an argument is always there, and the header is optional";
                    self.diagnostics.push(&name.position, path, message, "write `presence: required`");
                } else if self.rust_name(name, &path, &name.value, help) && names::snake(&name.value) != name.value {
                    let message = format!("`{}` is not how Rust writes an argument", name.value);
                    let help = format!("write `{}`", names::snake(&name.value));
                    self.diagnostics.push(&name.position, path, message, help);
                }
                Some(HeaderSource::Argument(name.value.clone()))
            }
            HeaderSourceKind::Field { field: wire, .. } if is_read => {
                let message = "the request has no fields";
                let help = "write `{argument: …}`, `{setting: …}` or `{constant: …}`";
                self.diagnostics.push_reference(&wire.position, format!("{path}.field"), message, help);
                None
            }
            HeaderSourceKind::Field { field: wire, fallback } => {
                let field = self.role_field(scope, request, wire, &format!("{path}.field"));
                let other = fallback.as_ref();
                let other = other.and_then(|wire| self.role_field(scope, request, wire, &format!("{path}.else")));
                let field = field?;
                if other == Some(field) {
                    let position = fallback.as_ref().map_or(&from.position, |wire| &wire.position);
                    let (path, message) = (format!("{path}.else"), "this is the same field");
                    self.diagnostics.push(position, path, message, "name another, or none");
                }
                Some(HeaderSource::Field { field, fallback: other })
            }
        }
    }

    /// What the mock knows of request fields. It creates orders by the first operation.
    pub(super) fn mock(&mut self, scope: &Scope<'s>, request: &Request) -> Mock {
        let Some(spec) = scope.operation.mock.as_ref() else { return Mock::default() };
        if self.api.operations.iter().position(|other| other.value == scope.name).is_some_and(|place| place > 0) {
            let message = "the mock creates orders by the first operation only";
            self.diagnostics.push(&spec.position, "operation.mock", message, "remove `mock`");
        }
        let spec::Mock { position: _, amount, deep_link, error_codes, sdk_keys, sdk_defaults } = spec;
        let amount = amount.as_ref();
        let deep_link = deep_link.as_ref();
        Mock {
            amount: amount
                .and_then(|wire| self.field_of_type(scope, request, wire, Type::Amount, "operation.mock.amount")),
            deep_link: deep_link.and_then(|wire| self.field_named(scope, wire, "operation.mock.deep_link")),
            error_codes: self.field_texts(scope, error_codes, "operation.mock.error_codes"),
            sdk_keys: self.field_texts(scope, sdk_keys, "operation.mock.sdk_keys"),
            sdk_defaults: self.field_texts(scope, sdk_defaults, "operation.mock.sdk_defaults"),
        }
    }

    fn field_texts(
        &mut self,
        scope: &Scope<'s>,
        texts: &[(At<String>, At<String>)],
        path: &str,
    ) -> Vec<(FieldId, String)> {
        let mut fields = Vec::new();
        for (wire, text) in texts {
            fields.extend(self.field_named(scope, wire, path).map(|id| (id, text.value.clone())));
        }
        fields
    }

    /// A request field that has a role: a text that all versions have.
    fn role_field(&mut self, scope: &Scope<'s>, request: &Request, wire: &At<String>, path: &str) -> Option<FieldId> {
        self.field_of_type(scope, request, wire, Type::Text, path)
    }

    /// A request field of a type that needs no definition, in all versions.
    fn field_of_type(
        &mut self,
        scope: &Scope<'s>,
        request: &Request,
        wire: &At<String>,
        wanted: Type,
        path: &str,
    ) -> Option<FieldId> {
        let id = self.field_named(scope, wire, path)?;
        let (_, spec, versions) = &scope.fields[id.0];
        if !versions.is_all() {
            let message = format!("`{}` is not one field of all versions", spec.wire.value);
            self.diagnostics.push(&wire.position, path, message, "name a field without `versions`");
        } else if self.known_type(spec).is_some() && request[id].r#type != wanted {
            let wanted = wanted.scalar_name().expect("the caller names a scalar");
            let article = if wanted.starts_with('a') { "an" } else { "a" };
            let message =
                format!("`{}` is not {article} {wanted}, but of the type `{}`", spec.wire.value, spec.r#type.value);
            self.diagnostics.push(&wire.position, path, message, format!("name a field of the type `{wanted}`"));
        }
        Some(id)
    }

    /// A request field by its key: of several versions the first.
    fn field_named(&mut self, scope: &Scope<'s>, wire: &At<String>, path: &str) -> Option<FieldId> {
        let fields: Vec<&At<String>> = scope.fields.iter().map(|(_, field, _)| &field.wire).collect();
        self.find(wire, path, "request field", fields.iter().copied()).map(FieldId)
    }
}
