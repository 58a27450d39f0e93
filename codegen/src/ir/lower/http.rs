//! Statuses, headers, hosts and the endpoint.

use crate::diagnostics::{meant, suggest};
use crate::ir::lower::operation::Scope;
use crate::ir::lower::{ANOTHER_NAME, Lowering, Taken};
use crate::ir::{
    Direction, Endpoint, Header, Host, LeftOut, Object, ObjectId, Origin, Request, Response, Source, Type, VersionSet,
    names,
};
use crate::spec::{self, At};

/// The methods that an operation can have.
const METHODS: &[&str] = &[Endpoint::READ, "POST", "PUT", "PATCH"];

impl<'s> Lowering<'s, '_> {
    pub(super) fn responses(&mut self, scope: &Scope<'s>, objects: &[Object]) -> Vec<Response> {
        let mut statuses: Vec<(u16, Taken<'_>)> = Vec::new();
        let mut variants: Vec<(&At<String>, i64)> = Vec::new();
        let mut responses: Vec<Response> = Vec::new();
        for response in &scope.folder.responses {
            let path = format!("responses.{}", response.status.value);
            let status = u16::try_from(response.status.value).ok().filter(|status| (200..600).contains(status));
            let Some(status) = status else {
                let message = format!("{} is no status of a final answer", response.status.value);
                self.diagnostics.push(&response.status.position, path, message, "write a number from 200 to 599");
                continue;
            };
            let versions = self.version_set(scope, response.versions.as_deref(), &path);
            let mut others = statuses.iter().filter(|(other, _)| *other == status).map(|(_, other)| other);
            if let Some(other) = others.find(|other| other.versions.intersects(&versions)) {
                let message = format!("the status {status} is here twice");
                let help = format!("keep one; the other is at {}", other.position);
                self.diagnostics.push(&response.status.position, path.clone(), message, help);
            }
            let position = &response.status.position;
            statuses.push((status, Taken { versions: versions.clone(), position }));
            self.response_name(response, &variants, &path);
            variants.push((&response.name, response.status.value));
            self.order_effect(scope, response, &responses, &path);
            let Some(body) = self.object(&response.body, &format!("{path}.body")) else { continue };
            responses.push(Response {
                source: Source::from(position),
                status,
                variant: response.name.value.clone(),
                body,
                versions,
                origin: response.origin,
                order: response.order.as_ref().map(|order| order.value),
                sighting: self.sighting(
                    response.origin,
                    scope.sighting(response.origin, &response.sighting),
                    position,
                    &path,
                ),
                not_found: self.not_found(scope, response, &objects[body.0], &path),
                docs: response.docs.value.clone(),
                fields: self.response_fields(response, &objects[body.0], &path),
                decisions: response.decisions.clone(),
            });
        }
        responses.sort_by_key(|response| response.status);
        responses
    }

    /// Notes a status that does not say what it means for the order, or that says so where there is none.
    fn order_effect(&mut self, scope: &Scope<'s>, response: &spec::Response, others: &[Response], path: &str) {
        let status = response.status.value;
        let is_read = scope.is_read();
        let creates_orders = !scope.operation.evidence.success.is_empty() && !is_read;
        let is_success = (200..300).contains(&status);
        let Some(order) = &response.order else {
            if creates_orders && !is_success {
                let help = "write `order: unreached`, `order: refused` or, if in doubt, `order: unknown`";
                let message = "this status does not say what it means for the order";
                self.diagnostics.push(&response.status.position, path, message, help);
            }
            return;
        };
        let path = format!("{path}.order");
        if !creates_orders {
            let message = "this operation creates no order";
            let help = "leave `order` out, or name the keys of a success under `operation.evidence.success`";
            self.diagnostics.push(&order.position, path, message, help);
        } else if is_success {
            let message = "the body of a success says what it means for the order";
            self.diagnostics.push(&order.position, path, message, "leave `order` out");
        } else if response.decisions.is_empty() {
            let message = "no page says what a status means for the order";
            self.diagnostics.push(&order.position, path, message, "add the reason under `decisions`");
        } else if let Some(other) = others.iter().find(|other| i64::from(other.status) == status)
            && other.order != Some(order.value)
        {
            let message = format!("another version says something else of {status}");
            let help = format!("a status means one thing for the order; the other is at {}", other.source);
            self.diagnostics.push(&order.position, path, message, help);
        }
    }

    /// What says that there is no such thing.
    fn not_found(
        &mut self,
        scope: &Scope<'s>,
        response: &spec::Response,
        body: &Object,
        path: &str,
    ) -> Option<(String, String)> {
        let (key, text) = response.not_found.as_ref()?;
        let path = format!("{path}.not_found");
        let known = body.fields.iter().filter(|field| field.r#type == Type::Text).map(|field| field.wire.as_str());
        let is_read = scope.is_read();
        if !is_read || (200..300).contains(&response.status.value) {
            let message = "only an error of an operation that reads says that there is no such thing";
            self.diagnostics.push(&key.position, path, message, "leave `not_found` out");
        } else if !known.clone().any(|known| known == key.value) {
            let message = format!("`{}` has no text field `{}`", body.name, key.value);
            self.diagnostics.push_reference(&key.position, path, message, suggest(&key.value, known));
        }
        Some((key.value.clone(), text.value.clone()))
    }

    fn response_name(&mut self, response: &spec::Response, variants: &[(&At<String>, i64)], path: &str) {
        let name = &response.name;
        if name.value.is_empty() || !self.rust_name(name, path, &name.value, ANOTHER_NAME) {
            return;
        }
        let taken =
            variants.iter().find(|(other, status)| other.value == name.value && *status != response.status.value);
        if let Some((_, status)) = taken {
            let message = format!("`{}` is the name of {status} already", name.value);
            self.diagnostics.push(&name.position, path, message, ANOTHER_NAME);
        } else if name.value == "Unlisted" {
            let message = "`Unlisted` is the variant for statuses that are not listed";
            self.diagnostics.push(&name.position, path, message, ANOTHER_NAME);
        } else if names::pascal(&name.value) != name.value {
            let message = format!("`{}` is not how Rust writes a variant", name.value);
            let help = format!("write `{}`", names::pascal(&name.value));
            self.diagnostics.push(&name.position, path, message, help);
        }
    }

    fn response_fields(
        &mut self,
        response: &spec::Response,
        body: &Object,
        path: &str,
    ) -> Vec<(String, Option<String>)> {
        let known: Vec<&str> = body.fields.iter().map(|field| field.wire.as_str()).collect();
        let mut fields: Vec<(String, Option<String>)> = Vec::new();
        for field in &response.fields {
            let path = format!("{path}.fields");
            let mut key = field.value.as_str();
            if !known.contains(&key) {
                let message = format!("`{}` has no field `{key}`", response.body.value);
                let help = suggest(key, known.iter().copied());
                self.diagnostics.push_reference(&field.position, path.clone(), message, help);
                key = meant(key, known.iter().copied()).unwrap_or(key);
            }
            if fields.iter().any(|(other, _)| other == key) {
                let message = format!("the field `{key}` is here twice");
                self.diagnostics.push(&field.position, path, message, "keep one");
            }
            fields.push((key.to_owned(), None));
        }
        for (name, shown) in &response.shown {
            match fields.iter_mut().find(|(key, _)| *key == name.value) {
                Some((_, value)) => *value = Some(shown.value.clone()),
                None => {
                    let message = format!("`{}` is not among the fields of this response", name.value);
                    let help = suggest(&name.value, fields.iter().map(|(key, _)| key.as_str()));
                    self.diagnostics.push_reference(&name.position, format!("{path}.shown"), message, help);
                }
            }
        }
        fields
    }

    /// The one object of all successes; every other answer has the error body.
    pub(super) fn success_body(
        &mut self,
        scope: &Scope<'s>,
        responses: &[Response],
        error_body: Option<ObjectId>,
    ) -> Option<ObjectId> {
        let specs = &scope.folder.responses;
        let success = responses.iter().find(|response| response.is_success()).map(|response| response.body);
        if success.is_none() {
            let message = "no response is a success";
            let help = "add a response with a status from 200 to 299";
            let position = specs.first().map_or(&scope.operation.position, |first| &first.status.position);
            self.diagnostics.push_reference(position, "responses", message, help);
        }
        for response in responses {
            let wanted = if response.is_success() { success } else { error_body };
            let Some(wanted) = wanted.filter(|wanted| *wanted != response.body) else { continue };
            let object = &self.spec.objects[wanted.0];
            let Some(spec) = specs.iter().find(|spec| spec.name.value == response.variant) else { continue };
            let message = "all successes share one body, and all other answers share `operation.error_body`";
            let help = format!("write `{}`, and add to it the fields that are missing", object.name.value);
            let path = format!("responses.{}.body", response.status);
            self.diagnostics.push(&spec.body.position, path, message, help);
        }
        success
    }

    /// Notes fields of the error body, or of an object in it, that only some versions have: an error is read before
    /// anybody asks for a version, into one type.
    pub(super) fn same_in_all_versions(&mut self, error_body: Option<ObjectId>, objects: &[Object]) {
        let spec = self.spec;
        let mut pending: Vec<ObjectId> = error_body.into_iter().collect();
        let mut seen: Vec<ObjectId> = Vec::new();
        while let Some(id) = pending.pop() {
            let (object, spec) = (&objects[id.0], &spec.objects[id.0]);
            let fields = spec.fields.iter().zip(&object.fields);
            // Versions that there are not have been noted.
            let of_some = |versions: &VersionSet| !versions.is_all() && !versions.is_empty();
            for (field, _) in fields.filter(|(_, lowered)| of_some(&lowered.versions)) {
                let path = format!("{}.{}.versions", object.name, field.wire.value);
                let message = "an error has the same fields in all versions";
                let help = "leave `versions` out: a version that never sends the field is read all the same";
                self.diagnostics.push(&field.wire.position, path, message, help);
            }
            for field in &object.fields {
                if let Some(inner) = field.r#type.object()
                    && !seen.contains(&inner)
                {
                    seen.push(inner);
                    pending.push(inner);
                }
            }
        }
    }

    /// Notes what no request could be sent with.
    pub(super) fn address(&mut self, scope: &Scope<'s>) {
        if let Some(endpoint) = &scope.operation.endpoint {
            let (method, path) = (&endpoint.method, &endpoint.path);
            let is_path = |character: char| character.is_ascii_alphanumeric() || "-._~/{}".contains(character);
            if !path.value.is_empty() && !path.value.starts_with('/') {
                let help = format!("write `/{}`", path.value);
                self.diagnostics.push(&path.position, "operation.endpoint.path", "a path begins with a slash", help);
            } else if let Some(character) = path.value.chars().find(|character| !is_path(*character)) {
                let message = format!("`{}` cannot be in a path", character.escape_default());
                let help = "write letters, digits, `-`, `.`, `_`, `~` and slashes; a query belongs to `parameters`";
                self.diagnostics.push(&path.position, "operation.endpoint.path", message, help);
            }
            if !method.value.is_empty() && !METHODS.contains(&method.value.as_str()) {
                let message = format!("`{}` is no method that an operation can have", method.value);
                let help = suggest(&method.value, METHODS.iter().copied());
                self.diagnostics.push(&method.position, "operation.endpoint.method", message, help);
            }
        }
    }

    /// Notes a scheme that the crate does not know.
    pub(super) fn scheme(&mut self) {
        if let Some(scheme) = self.api.authorization.as_ref().map(|authorization| &authorization.scheme)
            && !scheme.value.is_empty()
            && scheme.value != "basic"
        {
            let message = format!("`{}` is no scheme that the crate knows", scheme.value);
            self.diagnostics.push(&scheme.position, "api.authorization.scheme", message, "write `basic`");
        }
    }

    pub(super) fn headers(&mut self, scope: &Scope<'s>, request: &Request) -> Vec<Header> {
        let mut headers: Vec<Header> = Vec::new();
        for header in &scope.folder.headers {
            let path = format!("headers.{}", header.wire.value);
            let constant = names::constant(&header.wire.value);
            if header.wire.value.is_empty() {
                continue;
            }
            let is_token = |character: char| character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character);
            if !header.wire.value.chars().all(is_token) {
                let message = format!("`{}` is no name of a header", header.wire.value);
                let help = "write letters, digits and hyphens";
                self.diagnostics.push(&header.wire.position, path.clone(), message, help);
            } else {
                self.rust_name(&header.wire, &path, &constant, "a header becomes a constant: begin with a letter");
            }
            if let Some(other) = headers.iter().find(|other| other.constant == constant) {
                let message =
                    format!("`{}` and `{}` would both be `{constant}` in Rust", other.wire, header.wire.value);
                self.diagnostics.push(&header.wire.position, path.clone(), message, "keep one");
            }
            if header.origin == Origin::Documented && header.tags.is_none() && header.direction == Direction::Request {
                let help = "copy the page's tags, or say `origin: sample` or `origin: observed`";
                let message = "a documented header has the page's `tags`";
                self.diagnostics.push(&header.wire.position, path.clone(), message, help);
            }
            let from = self.header_source(scope, request, header, &path);
            headers.push(Header {
                source: Source::from(&header.wire.position),
                wire: header.wire.value.clone(),
                constant,
                direction: header.direction,
                presence: header.presence,
                origin: header.origin,
                sighting: self.sighting(
                    header.origin,
                    scope.sighting(header.origin, &header.sighting),
                    &header.wire.position,
                    &path,
                ),
                tags: header.tags.as_ref().map(|tags| tags.value.clone()),
                sensitivity: header.sensitivity,
                from,
                docs: header.docs.value.clone(),
                example: header.example.as_ref().map(|example| example.value.clone()),
                decisions: header.decisions.clone(),
            });
        }
        headers
    }

    pub(super) fn left_out(&mut self, scope: &Scope<'s>) -> Vec<LeftOut> {
        let mut left_out: Vec<LeftOut> = Vec::new();
        for item in &scope.folder.left_out {
            let path = format!("left_out.{}", item.name.value);
            let versions = self.version_set(scope, item.versions.as_deref(), &path);
            let is_same = |other: &&LeftOut| {
                (other.part, &other.name) == (item.part, &item.name.value) && other.versions.intersects(&versions)
            };
            if let Some(other) = left_out.iter().find(is_same) {
                let message = format!("the {} `{}` is left out twice", item.part.name(), item.name.value);
                let help = format!("keep one; the other is at {}", other.source);
                self.diagnostics.push(&item.name.position, path, message, help);
            }
            left_out.push(LeftOut {
                source: Source::from(&item.name.position),
                part: item.part,
                name: item.name.value.clone(),
                versions,
                because: item.because.value.clone(),
            });
        }
        left_out
    }

    pub(super) fn hosts(&mut self) -> Vec<Host> {
        let mut hosts: Vec<Host> = Vec::new();
        for host in &self.api.hosts {
            let path = format!("api.hosts.{}", host.name.value);
            if host.name.value.is_empty() || host.url.value.is_empty() {
                continue;
            }
            self.rust_name(&host.name, &path, &names::pascal(&host.name.value), ANOTHER_NAME);
            if hosts.iter().any(|other| names::pascal(&other.name) == names::pascal(&host.name.value)) {
                let message = format!("there is another host `{}`", host.name.value);
                self.diagnostics.push(&host.name.position, path.clone(), message, "rename one");
            }
            let rest = host.url.value.strip_prefix("https://");
            if rest.is_none_or(|rest| rest.is_empty() || rest.contains(['/', '?', '#', '@'])) {
                let message = format!("`{}` is no base URL", host.url.value);
                let help = "write `https://` and a host, without a path or a slash at the end";
                self.diagnostics.push(&host.url.position, path, message, help);
            }
            hosts.push(Host {
                source: Source::from(&host.name.position),
                name: host.name.value.clone(),
                url: host.url.value.clone(),
                docs: host.docs.value.clone(),
                origin: host.origin,
                sighting: self.sighting(host.origin, host.sighting.as_ref(), &host.name.position, "api.hosts"),
            });
        }
        hosts
    }
}
