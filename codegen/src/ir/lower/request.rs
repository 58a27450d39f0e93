//! The request: its groups and fields, and what they may not share.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::lower::operation::Scope;
use crate::ir::lower::{Lowering, Taken, rust_name_of};
use crate::ir::{
    Condition, Enum, Field, FieldId, Group, GroupId, GroupStruct, Request, RuleKind, Source, VersionSet, names,
};
use crate::spec::{self, At, Presence};

impl<'s> Lowering<'s, '_> {
    pub(super) fn request(&mut self, scope: &Scope<'s>, enums: &[Enum]) -> Request {
        let mut groups: Vec<Group> = Vec::new();
        let own = scope.fields.iter().filter(|(_, _, versions)| !versions.is_all());
        let versioned: BTreeSet<GroupId> = own.map(|(group, _, _)| *group).collect();
        for (index, group) in scope.groups.iter().enumerate() {
            let versioned = versioned.contains(&GroupId(index));
            groups.push(Group {
                name: group.name.value.clone(),
                title: group.title.value.clone(),
                rust: group.rust.as_ref().map(|rust| GroupStruct {
                    name: rust.value.clone(),
                    field: names::snake(&rust.value),
                    versioned,
                }),
                docs: group.docs.value.clone(),
                source: Source::from(&group.name.position),
                decisions: group.decisions.clone(),
            });
        }
        self.wire_names(scope);
        self.setter_names(scope, &groups);
        let ids = (0..scope.fields.len()).map(FieldId);
        let fields = ids.map(|id| self.request_field(scope, id, &groups, enums)).collect();
        let request = Request { fields, groups };
        self.slots(scope, &request);
        self.cycles(scope, &request);
        request
    }

    /// Notes fields of one version that share a key.
    fn wire_names(&mut self, scope: &Scope<'s>) {
        let mut taken = BTreeMap::new();
        for (group, field, versions) in &scope.fields {
            let path = scope.field_path(*group, field);
            self.take(&mut taken, &field.wire, field.wire.value.clone(), versions.clone(), &path, "the key");
        }
    }

    /// Notes setters of one struct that share a name, and names that Rust or the crate has already.
    fn setter_names(&mut self, scope: &Scope<'s>, groups: &[Group]) {
        let mut owners: BTreeMap<Option<usize>, BTreeMap<String, Vec<Taken<'_>>>> = BTreeMap::new();
        for (group, spec) in groups.iter().zip(&scope.groups) {
            if let Some(rust) = &group.rust {
                let named = spec.rust.as_ref().unwrap_or(&spec.name);
                self.method_name(named, &group.name, &rust.field, "name the struct otherwise");
                let request = owners.entry(None).or_default();
                self.take(request, named, rust.field.clone(), VersionSet::ALL, &group.name, "the setter");
            }
        }
        for (group, field, versions) in &scope.fields {
            let (path, versions) = (scope.field_path(*group, field), versions.clone());
            let name = self.setter_name(field, &path);
            let named = field.rust.as_ref().unwrap_or(&field.wire);
            let owner = match &groups[group.0].rust {
                None => owners.entry(None).or_default(),
                Some(rust) => {
                    let getter = format!("{}_{name}", rust.field);
                    let request = owners.entry(None).or_default();
                    self.take(request, named, getter, versions.clone(), &path, "the getter");
                    owners.entry(Some(group.0)).or_default()
                }
            };
            let maybe = has_maybe(field).then(|| format!("maybe_{name}"));
            for name in maybe.into_iter().chain([name]) {
                self.take(owner, named, name, versions.clone(), &path, "the setter");
            }
        }
    }

    /// Notes fields that are told apart by their versions, where that gives a name which another field has.
    fn slots(&mut self, scope: &Scope<'s>, request: &Request) {
        let mut taken: BTreeMap<String, (&At<String>, bool)> = BTreeMap::new();
        for (lowered, (group, field, _)) in request.fields.iter().zip(&scope.fields) {
            let (name, is_apart) = (lowered.unique_name(), lowered.slot != lowered.rust);
            if let Some((other, _)) = taken.get(&name).filter(|(_, other)| is_apart || *other) {
                let message = format!("`{name}` is the name of another field, and of this one with its versions");
                let help = format!("give one another name with `rust:`; the other is at {}", other.position);
                self.diagnostics.push(&field.wire.position, scope.field_path(*group, field), message, help);
            }
            taken.entry(name).or_insert((&field.wire, is_apart));
        }
    }

    pub(super) fn take(
        &mut self,
        taken: &mut BTreeMap<String, Vec<Taken<'s>>>,
        at: &'s At<String>,
        name: String,
        versions: VersionSet,
        path: &str,
        what: &str,
    ) {
        if at.value.is_empty() {
            return;
        }
        let others = taken.get(&name).into_iter().flatten();
        if let Some(other) = others.into_iter().find(|other| other.versions.intersects(&versions)) {
            let message = format!("{what} `{name}` is taken in the same version");
            let help = match what {
                "the key" => format!("give them versions that differ, or keep one; the other is at {}", other.position),
                _ => format!("give one another name with `rust:`; the other is at {}", other.position),
            };
            self.diagnostics.push(&at.position, path, message, help);
        }
        taken.entry(name).or_default().push(Taken { versions, position: &at.position });
    }

    fn request_field(&mut self, scope: &Scope<'s>, id: FieldId, groups: &[Group], enums: &[Enum]) -> Field {
        let (group, field, versions) = scope.fields[id.0].clone();
        let path = scope.field_path(group, field);
        let r#type = self.r#type(field, &path, false);
        let shared = scope.keys[field.wire.value.as_str()].len() > 1;
        let rules = self.rules(scope, id, &versions, r#type, &path, enums);
        let mut lowered = self.field(field, &path, r#type, versions);
        lowered.path = format!("{}/{}", groups[group.0].name, field.wire.value);
        let owner = |group: GroupId| groups[group.0].rust.as_ref().map(|_| group);
        let is_named_alike = |(other, spec, of): &(GroupId, &spec::Field, VersionSet)| {
            owner(*other) == owner(group) && rust_name_of(spec) == lowered.rust && !of.intersects(&lowered.versions)
        };
        if shared || scope.fields.iter().any(is_named_alike) {
            scope.set_apart(&mut lowered, shared);
        }
        lowered.group = Some(group);
        if let Some(rust) = &groups[group.0].rust {
            lowered.getter = format!("{}_{}", rust.field, lowered.rust);
        }
        lowered.rules = rules;
        lowered.computed = self.computed(scope, id, &lowered.versions, r#type, &path, enums);
        self.values(field, &lowered, r#type, &path, enums);
        lowered
    }

    /// Notes fields that require each other in a circle, each because another is given. Two fields of which either is
    /// required while the other is absent are no circle: they say that one of them must be there.
    fn cycles(&mut self, scope: &Scope<'s>, request: &Request) {
        let edges = |id: usize| -> Vec<usize> {
            let required = request.fields[id].rules.iter().filter(|rule| rule.kind == RuleKind::Required);
            let conditions = required.flat_map(|rule| &rule.conditions);
            conditions
                .filter_map(|condition| match condition {
                    Condition::Field { field, given: true } | Condition::Value { field, among: true, .. } => {
                        Some(field.0)
                    }
                    Condition::Field { .. } | Condition::Value { .. } | Condition::Group { .. } => None,
                })
                .collect()
        };
        for start in 0..request.fields.len() {
            let mut trail = vec![start];
            let mut pending: Vec<(usize, usize)> = edges(start).into_iter().map(|next| (1, next)).collect();
            while let Some((depth, next)) = pending.pop() {
                trail.truncate(depth);
                // Each circle is told once, at its first field.
                if next == start {
                    let circle = trail.iter().chain([&start]);
                    let keys: Vec<&str> = circle.map(|id| request.fields[*id].wire.as_str()).collect();
                    let (group, field, _) = &scope.fields[start];
                    let path = scope.field_path(*group, field);
                    let message = format!("fields require each other in a circle: {}", keys.join(" → "));
                    let help = "let one of them depend on something else";
                    self.diagnostics.push(&field.wire.position, path, message, help);
                    break;
                }
                if next > start && !trail.contains(&next) {
                    trail.push(next);
                    pending.extend(edges(next).into_iter().map(|after| (trail.len(), after)));
                }
            }
        }
    }
}

/// Whether a field has a setter that takes an `Option`.
fn has_maybe(field: &spec::Field) -> bool {
    field.presence == Presence::Optional && field.r#type.value != "flag"
}
