//! The parameters of an address, and what sets an operation apart that only reads.

use crate::ir::lower::operation::Scope;
use crate::ir::lower::{Lowering, RUST_NAME};
use crate::ir::names;
use crate::ir::{Direction, Header, HeaderSource, Location, Origin, Parameter, Presence, Source, Type, example};
use crate::spec::{self, At};

impl<'s> Lowering<'s, '_> {
    pub(super) fn parameters(&mut self, scope: &Scope<'s>, headers: &[Header]) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let arguments = headers.iter().filter_map(|header| match &header.from {
            Some(HeaderSource::Argument(name)) => Some(name.as_str()),
            _ => None,
        });
        let mut taken: Vec<String> = arguments.map(str::to_owned).collect();
        for spec in &scope.folder.parameters {
            let path = format!("parameters.{}", spec.wire.value);
            let rust = spec.rust.as_ref().map_or_else(|| names::field(&spec.wire.value), |rust| rust.value.clone());
            let named = spec.rust.as_ref().unwrap_or(&spec.wire);
            if spec.wire.value.is_empty() {
                continue;
            }
            self.method_name(named, &path, &rust, RUST_NAME);
            if parameters.iter().any(|other| (other.location, &other.wire) == (spec.location, &spec.wire.value)) {
                let message = format!("the {} has `{}` already", spec.location.name(), spec.wire.value);
                self.diagnostics.push(&spec.wire.position, path.clone(), message, "keep one");
            } else if taken.contains(&rust) {
                let message = format!("there is another argument `{rust}`");
                self.diagnostics.push(&named.position, path.clone(), message, "give another name with `rust:`");
            }
            taken.push(rust.clone());
            self.tags_fit(spec, &path);
            let parameter = Parameter {
                source: Source::from(&spec.wire.position),
                wire: spec.wire.value.clone(),
                rust,
                location: spec.location,
                presence: spec.presence,
                r#type: self.parameter_type(spec, &path),
                origin: spec.origin,
                sighting: self.sighting(
                    spec.origin,
                    scope.sighting(spec.origin, &spec.sighting),
                    &spec.wire.position,
                    &path,
                ),
                tags: spec.tags.as_ref().map(|tags| tags.value.clone()),
                sensitivity: spec.sensitivity,
                docs: spec.docs.value.clone(),
                example: spec.example.as_ref().map(|example| example.value.clone()),
                decisions: spec.decisions.clone(),
            };
            if let Some(value) = &spec.example {
                for (fault, help) in example::type_faults(parameter.r#type, &value.value) {
                    let help = help.unwrap_or_else(|| "mend the example".to_owned());
                    let (path, message) = (format!("{path}.example"), format!("the example {fault}"));
                    self.diagnostics.push(&value.position, path, message, help);
                }
            }
            parameters.push(parameter);
        }
        self.placeholders(scope, &parameters);
        parameters
    }

    fn tags_fit(&mut self, spec: &spec::Parameter, path: &str) {
        if spec.origin == Origin::Documented && spec.tags.is_none() {
            let help = "copy the page's tags, or say `origin: sample` or `origin: observed`";
            self.diagnostics.push(&spec.wire.position, path, "a documented parameter has the page's `tags`", help);
        }
    }

    fn parameter_type(&mut self, spec: &spec::Parameter, path: &str) -> Type {
        let is_path = spec.location == Location::Path;
        if is_path && spec.presence == Presence::Optional {
            let message = "a path without one of its parts is another path";
            self.diagnostics.push(&spec.wire.position, path, message, "write `presence: required`");
        }
        match spec.r#type.value.as_str() {
            "boolean" if !is_path => Type::Boolean,
            // One that is missing has been noted.
            "text" | "" => Type::Text,
            other => {
                let message = format!("a parameter of the {} cannot be of the type `{other}`", spec.location.name());
                let help = if is_path { "write `text`" } else { "write `text` or `boolean`" };
                self.diagnostics.push(&spec.r#type.position, format!("{path}.type"), message, help);
                Type::Text
            }
        }
    }

    /// Notes placeholders of the path without a parameter, and parameters without a placeholder.
    fn placeholders(&mut self, scope: &Scope<'s>, parameters: &[Parameter]) {
        let Some(endpoint) = &scope.operation.endpoint else { return };
        let At { value: path, position } = &endpoint.path;
        let mut named: Vec<&str> = Vec::new();
        for segment in path.split('/') {
            let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            match name {
                Some(name) if named.contains(&name) => {
                    let message = format!("the path has `{{{name}}}` twice");
                    self.diagnostics.push(position, "operation.endpoint.path", message, "keep one");
                }
                Some(name) => {
                    let is_known = |other: &Parameter| other.location == Location::Path && other.wire == name;
                    if !parameters.iter().any(is_known) {
                        let message = format!("there is no parameter `{name}`");
                        let help =
                            format!("add it to `parameters` with `in: path`, or take `{{{name}}}` out of the path");
                        self.diagnostics.push_reference(position, "operation.endpoint.path", message, help);
                    }
                    named.push(name);
                }
                None if segment.contains(['{', '}']) => {
                    let message = format!("`{segment}` is only in part a parameter");
                    let help = "write a whole part of the path as one name in braces, such as `{order_id}`";
                    self.diagnostics.push(position, "operation.endpoint.path", message, help);
                }
                None => {}
            }
        }
        for parameter in &scope.folder.parameters {
            if parameter.location == Location::Path && !named.contains(&parameter.wire.value.as_str()) {
                let message = format!("the path has no `{{{}}}`", parameter.wire.value);
                let (at, path) = (&parameter.wire.position, format!("parameters.{}", parameter.wire.value));
                self.diagnostics.push_reference(
                    at,
                    path,
                    message,
                    "add it to `operation.endpoint.path`, or write `in: query`",
                );
            }
        }
    }

    /// Notes what an operation that only reads cannot have, and what one with a body cannot.
    pub(super) fn kind_of_operation(&mut self, scope: &Scope<'s>) {
        let spec = scope.operation;
        let Some(endpoint) = &spec.endpoint else { return };
        let is_read = scope.is_read();
        let mut note = |at: &crate::diagnostics::Position, path: &str, message: &str, help: &str| {
            self.diagnostics.push(at, path, message, help);
        };
        if is_read {
            let body = "a request of the method GET has no body";
            if let Some(group) = scope.folder.groups.first().map(|group| &group.name).or(spec.groups.first()) {
                note(&group.position, "groups", body, "remove the groups, or write the method POST");
            }
            if let Some(media) = &endpoint.content_type {
                note(&media.position, "operation.endpoint.content_type", body, "leave `content_type` out");
            }
            if let Some(key) = spec.extra_keys.first() {
                note(&key.key.position, "operation.extra_keys", body, "leave `extra_keys` out");
            }
            if let Some(second) = spec.versions.get(1) {
                let message = "an operation that only reads has one version";
                note(&second.name.position, "operation.versions", message, "keep one");
            }
        } else {
            if let Some(parameter) = scope.folder.parameters.first() {
                let message = "parameters of a request with a body are not supported";
                note(&parameter.wire.position, "parameters", message, "write the method GET, or remove them");
            }
            if spec.groups.is_empty() {
                let message = "this operation has no `groups`";
                let help = "list the groups of its request, or write the method GET";
                note(&spec.position, "operation", message, help);
            }
            if endpoint.content_type.is_none() {
                let message = "this endpoint has no `content_type`";
                let help = "add the media type of the body, such as `content_type: application/json`";
                note(&endpoint.method.position, "operation.endpoint", message, help);
            }
        }
        self.media_type(scope, endpoint, is_read);
    }

    /// Notes a `Content-Type` that contradicts the endpoint. Pages ask for one where there is no body, too.
    fn media_type(&mut self, scope: &Scope<'s>, endpoint: &spec::Endpoint, is_read: bool) {
        let header = scope.folder.headers.iter().find(|header| {
            header.direction == Direction::Request && header.wire.value.eq_ignore_ascii_case("content-type")
        });
        let Some(source) = header.and_then(|header| header.from.as_ref()).filter(|_| !is_read) else { return };
        let value = match &source.kind {
            spec::HeaderSourceKind::Constant(value) => Some(value),
            _ => None,
        };
        let wanted = endpoint.content_type.as_ref();
        if let Some(wanted) = wanted.filter(|wanted| value.is_none_or(|value| value.value != wanted.value)) {
            let message = "the endpoint has another media type";
            let help = format!("write `from: {{constant: {}}}`, or change `content_type`", wanted.value);
            let position = value.map_or(&source.position, |value| &value.position);
            self.diagnostics.push(position, "headers.Content-Type.from", message, help);
        }
    }
}
