//! The bodies that a page shows, and the pages that it refers to.

use crate::diagnostics::{Position, suggest};
use crate::ir::lower::Lowering;
use crate::ir::lower::operation::Scope;
use crate::ir::{Object, ObjectId, Request, Sample, SeeAlso, Source, Type, VersionId};
use crate::json::Json;

impl<'s> Lowering<'s, '_> {
    pub(super) fn see_also(&mut self, scope: &Scope<'s>) -> Vec<SeeAlso> {
        let mut pages: Vec<SeeAlso> = Vec::new();
        for page in &scope.operation.see_also {
            if pages.iter().any(|other| other.title == page.title.value) {
                let message = format!("the page `{}` is here twice", page.title.value);
                self.diagnostics.push(&page.title.position, "operation.see_also", message, "keep one");
            }
            pages.push(SeeAlso {
                source: Source::from(&page.title.position),
                title: page.title.value.clone(),
                url: page.url.value.clone(),
            });
        }
        pages
    }

    /// The samples, whose keys are fields of their version.
    pub(super) fn samples(
        &mut self,
        scope: &Scope<'s>,
        request: &Request,
        success_body: Option<ObjectId>,
        objects: &[Object],
    ) -> Vec<Sample> {
        let mut samples: Vec<Sample> = Vec::new();
        for spec in &scope.folder.samples {
            let path = format!("samples.{}", spec.version.value);
            let names = scope.operation.versions.iter().map(|version| &version.name);
            let Some(version) = self.find(&spec.version, path.clone(), "version", names).map(VersionId) else {
                continue;
            };
            if samples.iter().any(|other| other.version == version) {
                let message = format!("the version `{}` is here twice", spec.version.value);
                self.diagnostics.push(&spec.version.position, path.clone(), message, "keep one");
            }
            if let Some(body) = &spec.request {
                let fields = request.fields.iter().filter(|field| field.versions.contains(version));
                let known: Vec<&str> = fields.map(|field| field.wire.as_str()).collect();
                for key in keys(&body.value).filter(|key| !known.contains(key)) {
                    self.strange_key(key, &known, &body.position, format!("{path}.request"));
                }
            }
            if let (Some(body), Some(id)) = (&spec.response, success_body) {
                self.body(&body.value, id, version, objects, &body.position, &format!("{path}.response"));
            }
            let value = |body: &Option<crate::spec::At<Json>>| body.as_ref().map(|body| body.value.clone());
            samples.push(Sample {
                source: Source::from(&spec.position),
                version,
                request: value(&spec.request),
                response: value(&spec.response),
            });
        }
        samples
    }

    /// Notes the keys of a response's body, and of the objects in it, that are not fields.
    fn body(
        &mut self,
        json: &Json,
        id: ObjectId,
        version: VersionId,
        objects: &[Object],
        position: &Position,
        path: &str,
    ) {
        let Json::Object(entries) = json else { return };
        let fields = || objects[id.0].fields.iter().filter(|field| field.versions.contains(version));
        for (key, value) in entries {
            let Some(field) = fields().find(|field| field.wire == *key) else {
                let known: Vec<&str> = fields().map(|field| field.wire.as_str()).collect();
                self.strange_key(key, &known, position, path.to_owned());
                continue;
            };
            if let Type::Object(inner) = field.r#type {
                self.body(value, inner, version, objects, position, &format!("{path}.{key}"));
            }
        }
    }

    fn strange_key(&mut self, key: &str, known: &[&str], position: &Position, path: String) {
        let message = format!("there is no field `{key}`");
        self.diagnostics.push_reference(position, path, message, suggest(key, known.iter().copied()));
    }
}

fn keys(body: &Json) -> impl Iterator<Item = &str> {
    let entries = if let Json::Object(entries) = body { entries.as_slice() } else { &[] };
    entries.iter().map(|(key, _)| key.as_str())
}
