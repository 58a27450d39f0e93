//! From the mirror to the IR: names are resolved, defaults filled, and every mistake is noted.

mod conditions;
mod enums;
mod field;
mod http;
mod objects;
mod operation;
mod parameters;
mod request;
mod roles;
mod rules;
mod samples;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Position, meant, suggest};
use crate::ir::lower::operation::Scope;
use crate::ir::{Authorization, EnumId, Model, ObjectId, Origin, Sighting, Source, Type, VersionSet, names};
use crate::spec::{self, At, Spec};

/// Lowers a whole model. `None` means that there is nothing to go on; a model that comes with diagnostics is not to be used.
pub(crate) fn lower(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Model> {
    let Some(api) = &spec.api else {
        let position = Position { file: std::rc::Rc::from("spec"), line: 1, column: 1 };
        diagnostics.push_reference(&position, "api", "no file has an `api`", "add a file with `api:` to the folder");
        return None;
    };
    let mut lowering = Lowering::new(spec, api, diagnostics);
    let scopes = lowering.scopes();
    lowering.type_names(&scopes);
    if scopes.is_empty() {
        return None;
    }
    let enums = lowering.enums();
    let requests: Vec<_> = scopes.iter().map(|scope| lowering.request(scope, &enums)).collect();
    let objects = lowering.objects(&scopes, &enums);
    lowering.unused_enums(&enums, &requests, &objects);
    let operations: Vec<_> =
        scopes.iter().zip(requests).map(|(scope, request)| lowering.operation(scope, request, &objects)).collect();
    let hosts = lowering.hosts();
    lowering.scheme();
    let authorization = api.authorization.as_ref()?;
    let operations: Vec<_> = operations.into_iter().collect::<Option<_>>()?;
    Some(Model {
        title: api.title.value.clone(),
        docs: api.docs.value.clone(),
        hosts,
        authorization: Authorization {
            source: Source::from(&authorization.scheme.position),
            scheme: authorization.scheme.value.clone(),
            tags: authorization.tags.value.clone(),
            docs: authorization.docs.value.clone(),
            sensitivity: authorization.sensitivity,
            example: authorization.example.as_ref().map(|example| example.value.clone()),
        },
        enums,
        objects,
        operations,
        decisions: api.decisions.clone(),
    })
}

/// What helps against a bad name of what has no `rust:` key.
const ANOTHER_NAME: &str = "choose another name: letters, digits and underscores, a letter first, no keyword";

/// What helps against a bad name of what has one.
const RUST_NAME: &str = "give another name with `rust:`: letters, digits and underscores, a letter first, no keyword";

/// What the fields of one struct or one enum may not share: a name, which it is found by, in one version.
struct Taken<'s> {
    versions: VersionSet,
    position: &'s Position,
}

struct Lowering<'s, 'd> {
    spec: &'s Spec,
    api: &'s spec::Api,
    /// The enums by name, of equal names the first.
    enums: BTreeMap<&'s str, EnumId>,
    /// The objects by name, of equal names the first.
    objects: BTreeMap<&'s str, ObjectId>,
    diagnostics: &'d mut Diagnostics,
}

impl<'s, 'd> Lowering<'s, 'd> {
    fn new(spec: &'s Spec, api: &'s spec::Api, diagnostics: &'d mut Diagnostics) -> Self {
        let enums = spec.enums.iter().enumerate().map(|(index, list)| (list.name.value.as_str(), EnumId(index)));
        let objects = spec.objects.iter().enumerate();
        let objects = objects.map(|(index, object)| (object.name.value.as_str(), ObjectId(index)));
        // Of equal keys a map keeps the last.
        Self { spec, api, enums: enums.rev().collect(), objects: objects.rev().collect(), diagnostics }
    }

    /// The index of a definition by its name. One that is misspelt is noted, and taken for what it means.
    fn find<'k>(
        &mut self,
        name: &At<String>,
        path: impl Into<String>,
        what: &str,
        known: impl Iterator<Item = &'k At<String>> + Clone,
    ) -> Option<usize> {
        if name.value.is_empty() {
            return None;
        }
        let mut known = known.map(|known| known.value.as_str());
        let words = known.clone().filter(|known| !known.is_empty());
        known.clone().position(|known| known == name.value).or_else(|| {
            let message = format!("there is no {what} `{}`", name.value);
            self.diagnostics.push_reference(&name.position, path, message, suggest(&name.value, words.clone()));
            let meant = meant(&name.value, words)?;
            known.position(|known| known == meant)
        })
    }

    /// Where something observed was seen; what is observed and has no source, not even that of the API, is noted.
    fn sighting(
        &mut self,
        origin: Origin,
        sighting: Option<&Sighting>,
        position: &Position,
        path: &str,
    ) -> Option<Sighting> {
        if origin != Origin::Observed || sighting.is_some() {
            return sighting.cloned();
        }
        let of_api = self.api.sighting.clone();
        if of_api.is_none() {
            self.diagnostics.push(position, path, "what is observed has no source", spec::ADD_SOURCE);
        }
        of_api
    }

    /// Notes a name that Rust will not take.
    fn rust_name(&mut self, at: &At<String>, path: &str, name: &str, help: &str) -> bool {
        let Some(fault) = names::fault(name) else { return true };
        self.diagnostics.push(&at.position, path, format!("`{name}` {fault}"), help);
        false
    }

    /// Notes types that share a name, with each other or with the hand-written half of the crate.
    fn type_names(&mut self, scopes: &[Scope<'s>]) {
        let spec = self.spec;
        let enums = spec.enums.iter().map(|list| &list.name);
        let objects = spec.objects.iter().map(|object| &object.name);
        let groups = scopes.iter().flat_map(|scope| &scope.groups).filter_map(|group| group.rust.as_ref());
        let requests = scopes.iter().map(|scope| format!("{}Request", names::pascal(scope.name)));
        let requests = requests.flat_map(|name| [format!("{name}Builder"), name]);
        let lazy = spec.objects.iter().filter(|object| object.keep_raw);
        let generated: Vec<String> =
            requests.chain(lazy.map(|object| format!("{}Fields", object.name.value))).collect();
        let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
        for name in enums.chain(objects).chain(groups) {
            if name.value.is_empty() || !self.rust_name(name, &name.value, &name.value, ANOTHER_NAME) {
                continue;
            }
            if let Some(first) = seen.get(name.value.as_str()) {
                let message = format!("there is another type `{}`", name.value);
                let help = format!("rename one; the first is at {}", first.position);
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
            } else if names::RESERVED_TYPES.contains(&name.value.as_str()) || generated.contains(&name.value) {
                let message = format!("`{}` is a type that the crate has already", name.value);
                self.diagnostics.push(&name.position, name.value.clone(), message, ANOTHER_NAME);
            } else if names::pascal(&name.value) != name.value {
                let message = format!("`{}` is not how Rust writes a type", name.value);
                let help = format!("write `{}`", names::pascal(&name.value));
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
            }
            seen.entry(&name.value).or_insert(name);
        }
    }
}

fn rust_name_of(field: &spec::Field) -> String {
    field.rust.as_ref().map_or_else(|| names::field(&field.wire.value), |rust| rust.value.clone())
}

fn field_path(parent: &str, field: &spec::Field) -> String {
    format!("{parent}.{}", field.wire.value)
}

fn type_name(r#type: Type, spec: &Spec) -> String {
    match r#type {
        Type::Enum(id) => spec.enums[id.0].name.value.clone(),
        Type::Object(id) => spec.objects[id.0].name.value.clone(),
        Type::List(id) => format!("list of {}", spec.objects[id.0].name.value),
        scalar => scalar.scalar_name().expect("every other type is a scalar").to_owned(),
    }
}
