//! The operations: their folders, versions and groups, and what they name.

use std::collections::BTreeMap;

use crate::ir::lower::{ANOTHER_NAME, Lowering, field_path};
use crate::ir::{
    Endpoint, ExtraKey, Field, GroupId, Object, Operation, Origin, Request, Source, Version, VersionId, VersionSet,
    names,
};
use crate::spec::{self, At, Sighting};

/// An operation that is being lowered, with what its names lead to.
pub(super) struct Scope<'s> {
    /// The name of its folder.
    pub(super) name: &'s str,
    pub(super) folder: &'s spec::Folder,
    pub(super) operation: &'s spec::Operation,
    pub(super) versions: Vec<Version>,
    /// The groups in the order of `operation.groups`; behind them those that it leaves out, which is a mistake.
    pub(super) groups: Vec<&'s spec::Group>,
    /// Every request field in the order of the groups, with its group, before it is lowered.
    pub(super) fields: Vec<(GroupId, &'s spec::Field, VersionSet)>,
    /// The request fields of a key, by their places in `fields`.
    pub(super) keys: BTreeMap<&'s str, Vec<usize>>,
}

impl Scope<'_> {
    /// Whether its request has no body.
    pub(super) fn is_read(&self) -> bool {
        self.operation.endpoint.as_ref().is_some_and(|endpoint| endpoint.method.value == Endpoint::READ)
    }

    /// Where something was seen: its own source, or that of the operation if it was observed.
    pub(super) fn sighting<'o>(&'o self, origin: Origin, own: &'o Option<Sighting>) -> Option<&'o Sighting> {
        own.as_ref().or_else(|| self.operation.sighting.as_ref().filter(|_| origin == Origin::Observed))
    }

    pub(super) fn field_path(&self, group: GroupId, field: &spec::Field) -> String {
        field_path(&self.groups[group.0].name.value, field)
    }

    /// Tells a field from those of other versions that share its Rust name, and perhaps its key, by the names of its
    /// versions.
    pub(super) fn set_apart(&self, field: &mut Field, shares_key: bool) {
        let ids = (0..self.versions.len()).map(VersionId).filter(|id| field.versions.contains(*id));
        let suffix = ids.map(|id| self.versions[id.0].name.as_str()).collect::<Vec<_>>().join("_");
        field.slot = names::snake(&format!("{}_{suffix}", field.slot));
        if shares_key {
            field.path = format!("{}@{suffix}", field.path);
        }
    }
}

impl<'s> Lowering<'s, '_> {
    /// The operations that `api.operations` names and that have a definition.
    pub(super) fn scopes(&mut self) -> Vec<Scope<'s>> {
        let spec = self.spec;
        let mut used: Vec<&str> = Vec::new();
        let mut scopes = Vec::new();
        for name in &self.api.operations {
            let Some((folder_name, folder)) = self.folder(name) else { continue };
            if used.contains(&folder_name) {
                let message = format!("the operation `{folder_name}` is here twice");
                self.diagnostics.push(&name.position, "api.operations", message, "keep one");
                continue;
            }
            used.push(folder_name);
            if name.value == folder_name {
                self.operation_name(name);
            }
            self.beside_versions(name, scopes.first());
            match &folder.operation {
                Some(operation) => scopes.push(self.scope(folder_name, folder, operation)),
                None => {
                    let message = format!("no file in `spec/{folder_name}/` has an `operation`");
                    let help = "add a file with `operation:` to the folder";
                    self.diagnostics.push_reference(&name.position, "api.operations", message, help);
                }
            }
        }
        for (name, folder) in spec.folders.iter().filter(|(name, _)| !used.contains(&name.as_str())) {
            let message = format!("the folder `spec/{name}/` is not used");
            let help = format!("add `{name}` to `api.operations`, or remove the folder");
            self.diagnostics.push_reference(&folder.position, name.clone(), message, help);
        }
        scopes
    }

    /// The folder of an operation. A name that is misspelt is noted, and taken for what it means.
    fn folder(&mut self, name: &At<String>) -> Option<(&'s str, &'s spec::Folder)> {
        let folders: Vec<_> = self.spec.folders.iter().collect();
        let names: Vec<At<String>> = folders
            .iter()
            .map(|(name, folder)| At { value: (*name).clone(), position: folder.position.clone() })
            .collect();
        let index = self.find(name, "api.operations", "operation", names.iter())?;
        let (name, folder) = folders[index];
        Some((name.as_str(), folder))
    }

    /// Notes an operation that is called as a version of the first one, which is a module of the crate as well.
    fn beside_versions(&mut self, name: &At<String>, first: Option<&Scope<'s>>) {
        let is_version = |first: &&Scope<'s>| first.versions.iter().any(|one| names::snake(&one.name) == name.value);
        if let Some(first) = first.filter(is_version) {
            let message = format!("`{}` is a version of the operation `{}`", name.value, first.name);
            self.diagnostics.push(
                &name.position,
                "api.operations",
                message,
                "rename one: each is a module of the crate",
            );
        }
    }

    /// Notes a name that cannot be a module of the crate.
    fn operation_name(&mut self, name: &At<String>) {
        let module = names::snake(&name.value);
        if !self.rust_name(name, "api.operations", &name.value, ANOTHER_NAME) {
            return;
        }
        if module != name.value {
            let message = format!("`{}` is not how Rust writes a module", name.value);
            let help = format!("write `{module}`, and rename the folder");
            self.diagnostics.push(&name.position, "api.operations", message, help);
        } else if names::RESERVED_MODULES.contains(&module.as_str()) {
            let message = format!("`{module}` is a module that the crate has already");
            self.diagnostics.push(&name.position, "api.operations", message, ANOTHER_NAME);
        }
    }

    fn scope(&mut self, name: &'s str, folder: &'s spec::Folder, operation: &'s spec::Operation) -> Scope<'s> {
        let versions = self.lower_versions(operation);
        let groups = self.order_groups(folder, operation);
        let mut scope = Scope { name, folder, operation, versions, groups, fields: Vec::new(), keys: BTreeMap::new() };
        for (index, group) in scope.groups.clone().into_iter().enumerate() {
            for field in &group.fields {
                let path = field_path(&group.name.value, field);
                let versions = self.version_set(&scope, field.versions.as_deref(), &path);
                scope.keys.entry(field.wire.value.as_str()).or_default().push(scope.fields.len());
                scope.fields.push((GroupId(index), field, versions));
            }
        }
        scope
    }

    fn lower_versions(&mut self, operation: &spec::Operation) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::new();
        for version in &operation.versions {
            let name = &version.name;
            let (module, variant) = (names::snake(&name.value), names::pascal(&name.value));
            if !name.value.is_empty() && self.rust_name(name, "operation.versions", &module, ANOTHER_NAME) {
                if names::RESERVED_MODULES.contains(&module.as_str()) {
                    let message = format!("`{module}` is a module that the crate has already");
                    self.diagnostics.push(&name.position, "operation.versions", message, ANOTHER_NAME);
                } else if versions.iter().any(|other| other.name == name.value) {
                    let message = format!("the version `{}` is here twice", name.value);
                    self.diagnostics.push(&name.position, "operation.versions", message, "keep one");
                } else if let Some(other) =
                    versions.iter().find(|other| other.variant == variant || names::snake(&other.name) == module)
                {
                    let message = format!("`{}` and `{}` would both be `{variant}` in Rust", other.name, name.value);
                    self.diagnostics.push(&name.position, "operation.versions", message, "rename one");
                }
            }
            versions.push(Version {
                source: Source::from(&name.position),
                name: name.value.clone(),
                variant,
                docs: version.docs.value.clone(),
                openapi: version.openapi.as_ref().map(|url| url.value.clone()),
            });
        }
        versions
    }

    fn order_groups(&mut self, folder: &'s spec::Folder, operation: &spec::Operation) -> Vec<&'s spec::Group> {
        let mut groups: Vec<&'s spec::Group> = Vec::new();
        for name in &operation.groups {
            let Some(index) =
                self.find(name, "operation.groups", "group", folder.groups.iter().map(|group| &group.name))
            else {
                continue;
            };
            let group = &folder.groups[index];
            if groups.iter().any(|other| std::ptr::eq(*other, group)) {
                let message = format!("the group `{}` is here twice", name.value);
                self.diagnostics.push(&name.position, "operation.groups", message, "keep one");
            } else {
                groups.push(group);
            }
        }
        for (index, group) in folder.groups.iter().enumerate() {
            let name = &group.name;
            if name.value.is_empty() {
                continue;
            }
            if let Some(first) = folder.groups.iter().take(index).find(|other| other.name.value == name.value) {
                let message = format!("there is another group `{}`", name.value);
                let help = format!("rename one, or join them; the first is at {}", first.name.position);
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
                groups.push(group);
            } else if !groups.iter().any(|used| std::ptr::eq(*used, group)) {
                let message = format!("the group `{}` is not used", name.value);
                let help = "add its name to `operation.groups`, or remove it";
                self.diagnostics.push_reference(&name.position, name.value.clone(), message, help);
                groups.push(group);
            }
        }
        groups
    }

    /// The versions of a list; none if none of them is known, which collides with nothing and is covered by all.
    pub(super) fn version_set(&mut self, scope: &Scope<'s>, names: Option<&[At<String>]>, path: &str) -> VersionSet {
        let Some(names) = names else { return VersionSet::ALL };
        let versions = &scope.operation.versions;
        let mut members = vec![false; versions.len()];
        for name in names {
            let path = format!("{path}.versions");
            let found = self.find(name, path.clone(), "version", versions.iter().map(|version| &version.name));
            match found.map(|index| &mut members[index]) {
                Some(member) if *member => {
                    let message = format!("the version `{}` is here twice", name.value);
                    self.diagnostics.push(&name.position, path, message, "keep one");
                }
                Some(member) => *member = true,
                None => {}
            }
        }
        VersionSet::new(members)
    }

    pub(super) fn operation(&mut self, scope: &Scope<'s>, request: Request, objects: &[Object]) -> Option<Operation> {
        let spec = scope.operation;
        let responses = self.responses(scope, objects);
        self.unused_versions(scope, &request);
        self.address(scope);
        self.kind_of_operation(scope);
        let error_body = self.object(&spec.error_body, "operation.error_body");
        let success_body = self.success_body(scope, &responses, error_body);
        self.same_in_all_versions(error_body, objects);
        let headers = self.headers(scope, &request);
        let parameters = self.parameters(scope, &headers);
        let order = self.order(scope, &request, &parameters, success_body, objects);
        let evidence = self.evidence(scope, success_body, error_body, objects);
        let extra_keys = self.extra_keys(scope, &request);
        let see_also = self.see_also(scope);
        let samples = self.samples(scope, &request, success_body, objects);
        let mock = self.mock(scope, &request);
        let left_out = self.left_out(scope);
        let endpoint = spec.endpoint.as_ref()?;
        Some(Operation {
            source: Source::from(&spec.position),
            name: scope.name.to_owned(),
            title: spec.title.value.clone(),
            page: spec.page.as_ref().map(|page| page.value.clone()),
            docs: spec.docs.value.clone(),
            versions: scope.versions.clone(),
            endpoint: Endpoint {
                source: Source::from(&endpoint.method.position),
                method: endpoint.method.value.clone(),
                path: endpoint.path.value.clone(),
                content_type: endpoint.content_type.as_ref().map(|media_type| media_type.value.clone()),
            },
            headers,
            parameters,
            request,
            responses,
            success_body: success_body?,
            error_body: error_body?,
            order,
            evidence,
            see_also,
            samples,
            extra_keys,
            mock,
            decisions: spec.decisions.clone(),
            left_out,
        })
    }

    fn extra_keys(&mut self, scope: &Scope<'s>, request: &Request) -> Vec<ExtraKey> {
        let mut extra_keys: Vec<ExtraKey> = Vec::new();
        for spec in &scope.operation.extra_keys {
            let path = format!("operation.extra_keys.{}", spec.key.value);
            let extra_key = ExtraKey {
                source: Source::from(&spec.key.position),
                key: spec.key.value.clone(),
                docs: spec.docs.value.clone(),
                rust: spec.rust.as_ref().map(|rust| rust.value.clone()),
                sighting: self.sighting(Origin::Observed, spec.sighting.as_ref(), &spec.key.position, &path),
            };
            let braces = spec.key.value.matches(['{', '}']).count();
            let placeholders: Vec<&str> = extra_key.placeholders().collect();
            if braces != 2 * placeholders.len() {
                let help = "write each part that differs as a name in braces: `metadata.{gateway}:{key}`";
                self.diagnostics.push(&spec.key.position, path.clone(), "unbalanced braces", help);
            }
            for (index, name) in placeholders.iter().enumerate() {
                if name.is_empty() {
                    let message = "a placeholder has no name";
                    self.diagnostics.push(&spec.key.position, path.clone(), message, "write a name between the braces");
                } else if placeholders[..index].contains(name) {
                    let message = format!("the placeholder `{name}` is here twice");
                    self.diagnostics.push(&spec.key.position, path.clone(), message, "rename one");
                } else if ["self", "value"].contains(name)
                    || names::fault(name).is_some()
                    || names::snake(name) != **name
                {
                    let message = format!("`{name}` is not a parameter name");
                    self.diagnostics.push(&spec.key.position, path.clone(), message, "choose another name");
                }
            }
            if request.fields.iter().any(|field| field.wire == extra_key.key) {
                let message = format!("the request has the field `{}`", extra_key.key);
                self.diagnostics.push(&spec.key.position, path.clone(), message, "remove one");
            }
            if extra_keys.iter().any(|other| other.key == extra_key.key) {
                let message = format!("the key `{}` is here twice", extra_key.key);
                self.diagnostics.push(&spec.key.position, path.clone(), message, "keep one");
            }
            if let Some(rust) = &spec.rust {
                self.method_name(rust, &path, &rust.value, ANOTHER_NAME);
                let of_keys = extra_keys.iter().filter_map(|other| other.rust.as_deref());
                let of_fields = request.fields.iter().map(|field| field.rust.as_str());
                let has_maybe = request.fields.iter().any(|field| format!("maybe_{}", field.rust) == rust.value);
                let of_groups = request.groups.iter().filter_map(|group| Some(group.rust.as_ref()?.field.as_str()));
                if has_maybe || of_keys.chain(of_fields).chain(of_groups).any(|other| other == rust.value) {
                    let message = format!("there is another method `{}`", rust.value);
                    self.diagnostics.push(&rust.position, path, message, "rename one");
                }
            }
            extra_keys.push(extra_key);
        }
        extra_keys
    }

    fn unused_versions(&mut self, scope: &Scope<'s>, request: &Request) {
        for (index, version) in scope.operation.versions.iter().enumerate() {
            let id = VersionId(index);
            if !request.fields.is_empty() && !request.fields.iter().any(|field| field.versions.contains(id)) {
                let message = format!("no request field belongs to the version `{}`", version.name.value);
                let help = "name it in the `versions:` of a field, or remove it";
                self.diagnostics.push_reference(&version.name.position, "operation.versions", message, help);
            }
        }
    }
}
