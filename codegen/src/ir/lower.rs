//! From the mirror to the IR: names are resolved, defaults filled, and every mistake is noted.

mod conditions;
mod enums;
mod field;
mod http;
mod objects;
mod request;
mod rules;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Position, meant, suggest};
use crate::ir::{
    Authorization, Endpoint, EnumId, GroupId, Model, ObjectId, Request, Source, Type, Version, VersionSet, names,
};
use crate::spec::{self, At, Spec};

/// Lowers a whole model. `None` means that there is nothing to go on; a model that comes with diagnostics is not to be used.
pub(crate) fn lower(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Model> {
    let Some(api) = &spec.api else {
        let position = Position { file: std::rc::Rc::from("spec"), line: 1, column: 1 };
        diagnostics.push_reference(&position, "api", "no file has an `api`", "add a file with `api:` to the folder");
        return None;
    };
    let mut lowering = Lowering::new(spec, api, diagnostics);
    lowering.type_names();
    let enums = lowering.enums();
    let request = lowering.request(&enums);
    let objects = lowering.objects(&enums);
    let responses = lowering.responses(&objects);
    let headers = lowering.headers();
    let hosts = lowering.hosts();
    lowering.unused_enums(&enums, &request, &objects);
    lowering.unused_versions(&request);

    lowering.addresses();
    let error_body = lowering.object(&api.error_body, "api.error_body");
    let success_body = lowering.success_body(&responses, error_body);
    lowering.same_in_all_versions(error_body, &objects);
    let (endpoint, authorization) = (api.endpoint.as_ref()?, api.authorization.as_ref()?);
    let (error_body, success_body) = (error_body?, success_body?);
    let left_out = lowering.left_out();
    let versions = lowering.versions;
    Some(Model {
        title: api.title.value.clone(),
        page: api.page.value.clone(),
        docs: api.docs.value.clone(),
        versions,
        endpoint: Endpoint {
            source: Source::from(&endpoint.method.position),
            method: endpoint.method.value.clone(),
            path: endpoint.path.value.clone(),
            content_type: endpoint.content_type.value.clone(),
        },
        hosts,
        authorization: Authorization {
            source: Source::from(&authorization.scheme.position),
            scheme: authorization.scheme.value.clone(),
            tags: authorization.tags.value.clone(),
            docs: authorization.docs.value.clone(),
            sensitivity: authorization.sensitivity,
            example: authorization.example.as_ref().map(|example| example.value.clone()),
        },
        headers,
        enums,
        request,
        objects,
        responses,
        error_body,
        success_body,
        decisions: api.decisions.clone(),
        left_out,
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
    versions: Vec<Version>,
    /// Every request field in the order of `api.groups`, with its group, before it is lowered.
    fields: Vec<(GroupId, &'s spec::Field, VersionSet)>,
    /// The groups in the order of `api.groups`; behind them those that it leaves out, which is a mistake.
    groups: Vec<&'s spec::Group>,
    /// The request fields of a key, by their places in `fields`.
    keys: BTreeMap<&'s str, Vec<usize>>,
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
        let mut lowering = Self {
            spec,
            api,
            versions: Vec::new(),
            fields: Vec::new(),
            groups: Vec::new(),
            keys: BTreeMap::new(),
            // Of equal keys a map keeps the last.
            enums: enums.rev().collect(),
            objects: objects.rev().collect(),
            diagnostics,
        };
        lowering.lower_versions();
        lowering.order_groups();
        for (index, (_, field, _)) in lowering.fields.iter().enumerate() {
            lowering.keys.entry(field.wire.value.as_str()).or_default().push(index);
        }
        lowering
    }

    fn lower_versions(&mut self) {
        for version in &self.api.versions {
            let name = &version.name;
            let (module, variant) = (names::snake(&name.value), names::pascal(&name.value));
            if !name.value.is_empty() && self.rust_name(name, "api.versions", &module, ANOTHER_NAME) {
                if names::RESERVED_MODULES.contains(&module.as_str()) {
                    let message = format!("`{module}` is a module that the crate has already");
                    self.diagnostics.push(&name.position, "api.versions", message, ANOTHER_NAME);
                } else if self.versions.iter().any(|other| other.name == name.value) {
                    let message = format!("the version `{}` is here twice", name.value);
                    self.diagnostics.push(&name.position, "api.versions", message, "keep one");
                } else if let Some(other) =
                    self.versions.iter().find(|other| other.variant == variant || names::snake(&other.name) == module)
                {
                    let message = format!("`{}` and `{}` would both be `{variant}` in Rust", other.name, name.value);
                    self.diagnostics.push(&name.position, "api.versions", message, "rename one");
                }
            }
            self.versions.push(Version {
                source: Source::from(&name.position),
                name: name.value.clone(),
                variant,
                docs: version.docs.value.clone(),
            });
        }
    }

    fn order_groups(&mut self) {
        let spec = self.spec;
        for name in &self.api.groups {
            let Some(index) = self.find(name, "api.groups", "group", spec.groups.iter().map(|group| &group.name))
            else {
                continue;
            };
            let Some(group) = spec.groups.get(index) else { continue };
            if self.groups.iter().any(|other| std::ptr::eq(*other, group)) {
                let message = format!("the group `{}` is here twice", name.value);
                self.diagnostics.push(&name.position, "api.groups", message, "keep one");
            } else {
                self.groups.push(group);
            }
        }
        for (index, group) in spec.groups.iter().enumerate() {
            let name = &group.name;
            if name.value.is_empty() {
                continue;
            }
            if let Some(first) = spec.groups.iter().take(index).find(|other| other.name.value == name.value) {
                let message = format!("there is another group `{}`", name.value);
                let help = format!("rename one, or join them; the first is at {}", first.name.position);
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
                self.groups.push(group);
            } else if !self.groups.iter().any(|used| std::ptr::eq(*used, group)) {
                let message = format!("the group `{}` is not used", name.value);
                let help = "add its name to `api.groups`, or remove it";
                self.diagnostics.push_reference(&name.position, name.value.clone(), message, help);
                self.groups.push(group);
            }
        }
        for (index, group) in self.groups.clone().into_iter().enumerate() {
            for field in &group.fields {
                let versions = self.version_set(field.versions.as_deref(), &field_path(&group.name.value, field));
                self.fields.push((GroupId(index), field, versions));
            }
        }
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

    /// The versions of a list; none if none of them is known, which collides with nothing and is covered by all.
    fn version_set(&mut self, names: Option<&[At<String>]>, path: &str) -> VersionSet {
        let Some(names) = names else { return self.all_versions() };
        let api = self.api;
        let mut members = vec![false; self.versions.len()];
        for name in names {
            let path = format!("{path}.versions");
            let found = self.find(name, path.clone(), "version", api.versions.iter().map(|version| &version.name));
            match found.and_then(|index| members.get_mut(index)) {
                Some(member) if *member => {
                    let message = format!("the version `{}` is here twice", name.value);
                    self.diagnostics.push(&name.position, path, message, "keep one");
                }
                Some(member) => *member = true,
                None => {}
            }
        }
        VersionSet { members }
    }

    fn all_versions(&self) -> VersionSet {
        VersionSet { members: vec![true; self.versions.len()] }
    }

    /// Notes a name that Rust will not take.
    fn rust_name(&mut self, at: &At<String>, path: &str, name: &str, help: &str) -> bool {
        let Some(fault) = names::fault(name) else { return true };
        self.diagnostics.push(&at.position, path, format!("`{name}` {fault}"), help);
        false
    }

    /// Notes types that share a name, with each other or with the hand-written half of the crate.
    fn type_names(&mut self) {
        let spec = self.spec;
        let enums = spec.enums.iter().map(|list| &list.name);
        let objects = spec.objects.iter().map(|object| &object.name);
        let groups = self.groups.clone().into_iter().filter_map(|group| group.rust.as_ref());
        let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
        for name in enums.chain(objects).chain(groups) {
            if name.value.is_empty() || !self.rust_name(name, &name.value, &name.value, ANOTHER_NAME) {
                continue;
            }
            if let Some(first) = seen.get(name.value.as_str()) {
                let message = format!("there is another type `{}`", name.value);
                let help = format!("rename one; the first is at {}", first.position);
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
            } else if names::RESERVED_TYPES.contains(&name.value.as_str()) {
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

    fn unused_versions(&mut self, request: &Request) {
        for (index, version) in self.api.versions.iter().enumerate() {
            let id = super::VersionId(index);
            if !request.fields.is_empty() && !request.fields.iter().any(|field| field.versions.contains(id)) {
                let message = format!("no request field belongs to the version `{}`", version.name.value);
                let help = "name it in the `versions:` of a field, or remove it";
                self.diagnostics.push_reference(&version.name.position, "api.versions", message, help);
            }
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
    let enum_name = |id: EnumId| spec.enums.get(id.0).map(|list| list.name.value.clone());
    let object_name = |id: ObjectId| spec.objects.get(id.0).map(|object| object.name.value.clone());
    let name = match r#type {
        Type::Enum(id) => enum_name(id),
        Type::Object(id) => object_name(id),
        Type::List(id) => object_name(id).map(|name| format!("list of {name}")),
        scalar => scalar.scalar_name().map(str::to_owned),
    };
    name.unwrap_or_default()
}
