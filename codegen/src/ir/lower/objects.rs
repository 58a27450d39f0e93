//! The objects of the answers.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::meant;
use crate::ir::lower::{Lowering, RUST_NAME, field_path};
use crate::ir::{Enum, Field, Object, ObjectId, Source, Type, names};
use crate::spec::At;

impl<'s> Lowering<'s, '_> {
    pub(super) fn objects(&mut self, enums: &[Enum]) -> Vec<Object> {
        let spec = self.spec;
        let mut objects: Vec<Object> = Vec::new();
        let successes = spec.responses.iter().filter(|response| (200..300).contains(&response.status.value));
        let successes: BTreeSet<&str> = successes.map(|response| response.body.value.as_str()).collect();
        for object in &spec.objects {
            let (mut keys, mut getters) = (BTreeMap::new(), BTreeMap::new());
            let mut fields: Vec<Field> = Vec::new();
            let is_success = successes.contains(object.name.value.as_str());
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for field in &object.fields {
                *counts.entry(&field.wire.value).or_default() += 1;
            }
            for field in &object.fields {
                let path = field_path(&object.name.value, field);
                let versions = self.version_set(field.versions.as_deref(), &path);
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
                    self.set_apart(&mut lowered);
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
        self.nesting(&mut objects);
        objects
    }

    /// Carries `versioned` up from inner objects, and notes an object that holds itself.
    fn nesting(&mut self, objects: &mut [Object]) {
        let inner: Vec<Vec<usize>> = objects
            .iter()
            .map(|object| {
                let types = object.fields.iter().map(|field| field.r#type);
                types
                    .filter_map(|inner| match inner {
                        Type::Object(id) | Type::List(id) => Some(id.0),
                        _ => None,
                    })
                    .collect()
            })
            .collect();
        let reachable = |start: usize| {
            let mut reached: BTreeSet<usize> = BTreeSet::new();
            let mut pending = inner.get(start).cloned().unwrap_or_default();
            while let Some(next) = pending.pop() {
                if reached.insert(next) {
                    pending.extend(inner.get(next).into_iter().flatten());
                }
            }
            reached
        };
        let own: Vec<bool> = objects.iter().map(|object| object.versioned).collect();
        for (index, object) in objects.iter_mut().enumerate() {
            let reached = reachable(index);
            if reached.contains(&index)
                && let Some(spec) = self.spec.objects.get(index)
            {
                let message = format!("`{}` would hold itself", object.name);
                let help = "give the inner field the type `json`";
                self.diagnostics.push(&spec.name.position, object.name.clone(), message, help);
            }
            object.versioned |= reached.iter().any(|inner| own.get(*inner) == Some(&true));
        }
        let roots = self.spec.responses.iter().map(|response| &response.body).chain([&self.api.error_body]);
        let names = || self.spec.objects.iter().map(|object| object.name.value.as_str());
        let roots = roots.filter_map(|name| {
            let exact = names().position(|known| known == name.value);
            exact.or_else(|| meant(&name.value, names()).and_then(|meant| names().position(|known| known == meant)))
        });
        let used = roots.flat_map(|root| std::iter::once(root).chain(reachable(root)));
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
