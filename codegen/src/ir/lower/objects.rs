//! The objects of the answers.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::meant;
use crate::ir::lower::operation::Scope;
use crate::ir::lower::{Lowering, RUST_NAME, field_path};
use crate::ir::{Enum, Field, Object, ObjectId, Source, Type, VersionSet, names};
use crate::spec::{self, At};

impl<'s> Lowering<'s, '_> {
    pub(super) fn objects(&mut self, scopes: &[Scope<'s>], enums: &[Enum]) -> Vec<Object> {
        let spec = self.spec;
        let mut objects: Vec<Object> = Vec::new();
        let responses = scopes.iter().flat_map(|scope| &scope.folder.responses);
        let successes = responses.filter(|response| (200..300).contains(&response.status.value));
        let successes: BTreeSet<&str> = successes.map(|response| response.body.value.as_str()).collect();
        let users: Vec<BTreeSet<usize>> = scopes.iter().map(|scope| self.objects_of(scope)).collect();
        for (index, object) in spec.objects.iter().enumerate() {
            let mut users = scopes.iter().zip(&users).filter(|(_, used)| used.contains(&index)).map(|(scope, _)| scope);
            let user = users.next().unwrap_or(&scopes[0]);
            let others: Vec<&str> = users.map(|other| other.name).collect();
            let (mut keys, mut getters) = (BTreeMap::new(), BTreeMap::new());
            let mut fields: Vec<Field> = Vec::new();
            let is_success = successes.contains(object.name.value.as_str());
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for field in &object.fields {
                *counts.entry(&field.wire.value).or_default() += 1;
            }
            for field in &object.fields {
                let path = field_path(&object.name.value, field);
                let versions = self.object_versions(user, &others, field, &path);
                let r#type = self.r#type(field, &path, true);
                let name = self.setter_name(field, &path);
                let named = field.rust.as_ref().unwrap_or(&field.wire);
                if is_success && names::RESERVED_OF_A_SESSION.contains(&name.as_str()) {
                    let message = format!("`{name}` is a method of the client's session, which would hide this getter");
                    self.diagnostics.push(&named.position, path.clone(), message, RUST_NAME);
                }
                self.take(&mut keys, &field.wire, field.wire.value.clone(), versions.clone(), &path, "the key");
                self.take(&mut getters, named, name, versions.clone(), &path, "the getter");
                let shared = counts.get(field.wire.value.as_str()).is_some_and(|count| *count > 1);
                let mut lowered = self.field(field, &path, r#type, versions);
                lowered.path = format!("{}/{}", object.name.value, field.wire.value);
                if shared {
                    user.set_apart(&mut lowered, true);
                }
                self.values(field, &lowered, r#type, &path, enums);
                fields.push(lowered);
            }
            objects.push(Object {
                name: object.name.value.clone(),
                keep_raw: object.keep_raw,
                versioned: fields.iter().any(|field| !field.versions.is_all()),
                docs: object.docs.value.clone(),
                source: Source::from(&object.position),
                fields,
            });
        }
        self.nesting(&users, &mut objects);
        objects
    }

    /// The objects that the responses of an operation lead to, by the names that are known.
    fn objects_of(&self, scope: &Scope<'s>) -> BTreeSet<usize> {
        let bodies = scope.folder.responses.iter().map(|response| &response.body);
        let bodies = bodies.chain([&scope.operation.error_body]);
        let names = || self.spec.objects.iter().map(|object| object.name.value.as_str());
        let mut pending: Vec<usize> = bodies
            .filter_map(|name| {
                let exact = names().position(|known| known == name.value);
                exact.or_else(|| meant(&name.value, names()).and_then(|meant| names().position(|known| known == meant)))
            })
            .collect();
        let mut reached = BTreeSet::new();
        while let Some(index) = pending.pop() {
            if reached.insert(index) {
                let types = self.spec.objects[index].fields.iter().filter_map(|field| self.known_type(field));
                pending.extend(types.filter_map(Type::object).map(|id| id.0));
            }
        }
        reached
    }

    /// The versions of a field of an object: those of the one operation that uses the object.
    fn object_versions(&mut self, user: &Scope<'s>, others: &[&str], field: &spec::Field, path: &str) -> VersionSet {
        let (Some(names), Some(other)) = (&field.versions, others.first()) else {
            return self.version_set(user, field.versions.as_deref(), path);
        };
        let position = names.first().map_or(&field.position, |name| &name.position);
        let message = format!("the operations `{}` and `{other}` share this object, and not their versions", user.name);
        let help = "leave `versions` out, or give each operation an object of its own";
        self.diagnostics.push(position, format!("{path}.versions"), message, help);
        VersionSet::ALL
    }

    /// Carries `versioned` up from inner objects, and notes an object that holds itself.
    fn nesting(&mut self, users: &[BTreeSet<usize>], objects: &mut [Object]) {
        let inner: Vec<Vec<usize>> = objects
            .iter()
            .map(|object| object.fields.iter().filter_map(|field| field.r#type.object()).map(|id| id.0).collect())
            .collect();
        let reachable = |start: usize| {
            let mut reached: BTreeSet<usize> = BTreeSet::new();
            let mut pending = inner[start].clone();
            while let Some(next) = pending.pop() {
                if reached.insert(next) {
                    pending.extend(&inner[next]);
                }
            }
            reached
        };
        let own: Vec<bool> = objects.iter().map(|object| object.versioned).collect();
        for (index, object) in objects.iter_mut().enumerate() {
            let reached = reachable(index);
            if reached.contains(&index) {
                let spec = &self.spec.objects[index];
                let message = format!("`{}` would hold itself", object.name);
                let help = "give the inner field the type `json`";
                self.diagnostics.push(&spec.name.position, object.name.clone(), message, help);
            }
            object.versioned |= reached.iter().any(|inner| own[*inner]);
        }
        let used = users.iter().flatten().copied();
        // What only an unused object uses is not told apart.
        let used: BTreeSet<usize> = used.chain(inner.iter().flatten().copied()).collect();
        for (index, object) in self.spec.objects.iter().enumerate() {
            if !used.contains(&index) {
                let message = format!("the object `{}` is not used", object.name.value);
                let help = "name it as the body of a response or as the type of a field, or remove it";
                let position = &object.name.position;
                self.diagnostics.push_reference(position, object.name.value.clone(), message, help);
            }
        }
    }

    pub(super) fn object(&mut self, name: &At<String>, path: &str) -> Option<ObjectId> {
        let spec = self.spec;
        self.find(name, path, "object", spec.objects.iter().map(|object| &object.name)).map(ObjectId)
    }
}
