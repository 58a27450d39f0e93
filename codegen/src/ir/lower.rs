//! From the mirror to the IR: names are resolved, defaults filled, and every mistake is noted.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Position, meant, suggest};
use crate::ir::charset::Charset;
use crate::ir::{
    Authorization, Condition, Direction, Endpoint, Enum, EnumId, EnumValue, Field, FieldId, Group, GroupId,
    GroupStruct, Header, Host, Model, Object, ObjectId, Origin, Presence, Request, Response, Rule, RuleKind, Scalar,
    Source, Type, Version, VersionSet, example, names,
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
    let (endpoint, authorization) = (api.endpoint.as_ref()?, api.authorization.as_ref()?);
    let (error_body, success_body) = (error_body?, success_body?);
    let versions = lowering.versions;
    Some(Model {
        title: api.title.value.clone(),
        page: api.page.value.clone(),
        docs: api.docs.value.clone(),
        versions,
        endpoint: Endpoint {
            method: endpoint.method.value.clone(),
            path: endpoint.path.value.clone(),
            content_type: endpoint.content_type.value.clone(),
        },
        hosts,
        authorization: Authorization {
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
    })
}

/// The methods whose requests have a body.
const METHODS: &[&str] = &["POST", "PUT", "PATCH"];

/// What helps against a bad name of what has no `rust:` key.
const ANOTHER_NAME: &str = "choose another name: letters, digits and underscores, a letter first, no keyword";

/// What helps against a bad name of what has one.
const RUST_NAME: &str = "give another name with `rust:`: letters, digits and underscores, a letter first, no keyword";

/// The types that no file has to define.
const SCALARS: &[(&str, Type)] = &[
    ("text", Type::Text),
    ("amount", Type::Amount),
    ("epoch_seconds", Type::EpochSeconds),
    ("integer", Type::Integer),
    ("boolean", Type::Boolean),
    ("flag", Type::Flag),
    ("json", Type::Json),
];

/// What the fields of one struct or one enum may not share: a name, and in which versions.
struct Taken<'s> {
    name: String,
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
    diagnostics: &'d mut Diagnostics,
}

impl<'s, 'd> Lowering<'s, 'd> {
    fn new(spec: &'s Spec, api: &'s spec::Api, diagnostics: &'d mut Diagnostics) -> Self {
        let mut lowering =
            Self { spec, api, versions: Vec::new(), fields: Vec::new(), groups: Vec::new(), diagnostics };
        lowering.lower_versions();
        lowering.order_groups();
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
            self.versions.push(Version { name: name.value.clone(), variant, docs: version.docs.value.clone() });
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
        let mut seen: Vec<&At<String>> = Vec::new();
        for name in enums.chain(objects).chain(groups) {
            if name.value.is_empty() || !self.rust_name(name, &name.value, &name.value, ANOTHER_NAME) {
                continue;
            }
            if let Some(first) = seen.iter().find(|first| first.value == name.value) {
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
            seen.push(name);
        }
    }

    fn enums(&mut self) -> Vec<Enum> {
        let spec = self.spec;
        spec.enums.iter().map(|list| self.r#enum(list)).collect()
    }

    fn r#enum(&mut self, list: &'s spec::Enum) -> Enum {
        let path = format!("enums.{}", list.name.value);
        let mut values: Vec<EnumValue> = Vec::new();
        for value in &list.values {
            let wire = &value.wire;
            let path = format!("{path}.{}", wire.value);
            let variant = value.rust.as_ref().map_or_else(|| names::pascal(&wire.value), |rust| rust.value.clone());
            let named = value.rust.as_ref().unwrap_or(wire);
            if !wire.value.is_empty() && self.rust_name(named, &path, &variant, RUST_NAME) {
                if let Some(other) = values.iter().find(|other| other.wire == wire.value) {
                    let message = format!("the value `{}` is here twice", other.wire);
                    self.diagnostics.push(&wire.position, path.clone(), message, "keep one");
                } else if let Some(other) = values.iter().find(|other| other.variant == variant) {
                    let message = format!("`{}` and `{}` would both be `{variant}` in Rust", other.wire, wire.value);
                    self.diagnostics.push(&named.position, path.clone(), message, "name one with `rust:`");
                } else if variant == "Other" {
                    let message = "`Other` is the variant for values that are not listed";
                    self.diagnostics.push(&named.position, path.clone(), message, RUST_NAME);
                } else if names::pascal(&variant) != variant {
                    let message = format!("`{variant}` is not how Rust writes a variant");
                    let help = format!("write `{}`", names::pascal(&variant));
                    self.diagnostics.push(&named.position, path.clone(), message, help);
                }
            }
            values.push(EnumValue {
                wire: wire.value.clone(),
                variant,
                docs: value.docs.value.clone(),
                origin: value.origin,
            });
        }
        Enum {
            name: list.name.value.clone(),
            docs: list.docs.value.clone(),
            file: list.position.file.to_string(),
            values,
        }
    }

    fn request(&mut self, enums: &[Enum]) -> Request {
        let mut groups: Vec<Group> = Vec::new();
        for (index, group) in self.groups.clone().into_iter().enumerate() {
            let versioned = self.fields.iter().any(|(id, _, versions)| id.0 == index && !versions.is_all());
            groups.push(Group {
                name: group.name.value.clone(),
                title: group.title.value.clone(),
                rust: group.rust.as_ref().map(|rust| GroupStruct {
                    name: rust.value.clone(),
                    field: names::snake(&rust.value),
                    versioned,
                }),
                docs: group.docs.value.clone(),
                file: group.name.position.file.to_string(),
                decisions: group.decisions.clone(),
            });
        }
        self.wire_names();
        self.setter_names(&groups);
        let ids = (0..self.fields.len()).map(FieldId);
        let fields = ids.filter_map(|id| self.request_field(id, &groups, enums)).collect();
        let request = Request { fields, groups };
        self.cycles(&request);
        request
    }

    /// Notes fields of one version that share a key.
    fn wire_names(&mut self) {
        let mut taken: Vec<Taken<'_>> = Vec::new();
        for (group, field, versions) in self.fields.clone() {
            let path = self.field_path(group, field);
            self.take(&mut taken, &field.wire, field.wire.value.clone(), versions, &path, "the key");
        }
    }

    /// Notes setters of one struct that share a name, and names that Rust or the crate has already.
    fn setter_names(&mut self, groups: &[Group]) {
        let mut owners: BTreeMap<Option<usize>, Vec<Taken<'_>>> = BTreeMap::new();
        let fields = self.fields.clone();
        for (index, group) in groups.iter().enumerate() {
            if let (Some(rust), Some(spec)) = (&group.rust, self.groups.get(index).copied()) {
                let named = spec.rust.as_ref().unwrap_or(&spec.name);
                let all = self.all_versions();
                self.method_name(named, &group.name, &rust.field, "name the struct otherwise");
                let request = owners.entry(None).or_default();
                self.take(request, named, rust.field.clone(), all, &group.name, "the setter");
            }
        }
        for (group, field, versions) in fields {
            let path = self.field_path(group, field);
            let name = self.setter_name(field, &path);
            let named = field.rust.as_ref().unwrap_or(&field.wire);
            let request = owners.entry(None).or_default();
            match groups.get(group.0).and_then(|group| group.rust.as_ref()) {
                None => self.take(request, named, name, versions, &path, "the setter"),
                Some(rust) => {
                    let getter = format!("{}_{name}", rust.field);
                    self.take(request, named, getter, versions.clone(), &path, "the getter");
                    let own = owners.entry(Some(group.0)).or_default();
                    self.take(own, named, name, versions, &path, "the setter");
                }
            }
        }
    }

    /// The Rust name of a field, noting one that is unusable.
    fn setter_name(&mut self, field: &spec::Field, path: &str) -> String {
        let name = rust_name_of(field);
        let named = field.rust.as_ref().unwrap_or(&field.wire);
        if !named.value.is_empty() {
            self.method_name(named, path, &name, RUST_NAME);
        }
        name
    }

    /// Notes a name that no method can have.
    fn method_name(&mut self, at: &At<String>, path: &str, name: &str, help: &str) {
        if !self.rust_name(at, path, name, help) {
            return;
        }
        if names::RESERVED_METHODS.contains(&name) {
            let message = format!("`{name}` is a method that the crate has already");
            self.diagnostics.push(&at.position, path, message, help);
        } else if names::snake(name) != name {
            let message = format!("`{name}` is not how Rust writes a method");
            self.diagnostics.push(&at.position, path, message, format!("write `{}`", names::snake(name)));
        }
    }

    fn take(
        &mut self,
        taken: &mut Vec<Taken<'s>>,
        at: &'s At<String>,
        name: String,
        versions: VersionSet,
        path: &str,
        what: &str,
    ) {
        if at.value.is_empty() {
            return;
        }
        if let Some(other) = taken.iter().find(|other| other.name == name && other.versions.intersects(&versions)) {
            let message = format!("{what} `{name}` is taken in the same version");
            let help = match what {
                "the key" => format!("give them versions that differ, or keep one; the other is at {}", other.position),
                _ => format!("give one another name with `rust:`; the other is at {}", other.position),
            };
            self.diagnostics.push(&at.position, path, message, help);
        }
        taken.push(Taken { name, versions, position: &at.position });
    }

    fn field_path(&self, group: GroupId, field: &spec::Field) -> String {
        field_path(self.groups.get(group.0).map_or("", |group| &group.name.value), field)
    }

    fn request_field(&mut self, id: FieldId, groups: &[Group], enums: &[Enum]) -> Option<Field> {
        let (group, field, versions) = self.fields.get(id.0)?.clone();
        let path = self.field_path(group, field);
        let group_name = groups.get(group.0).map_or("", |group| group.name.as_str());
        let r#type = self.r#type(field, &path, false);
        let shared = self.fields.iter().filter(|(_, other, _)| other.wire.value == field.wire.value).count() > 1;
        let suffix = if shared {
            let names = versions.iter().filter_map(|id| self.versions.get(id.0)).map(|version| version.name.as_str());
            names.collect::<Vec<_>>().join("_")
        } else {
            String::new()
        };
        let mut place = format!("{group_name}/{}", field.wire.value);
        let mut slot = rust_name_of(field);
        if shared {
            place = format!("{place}@{suffix}");
            slot = names::snake(&format!("{slot}_{suffix}"));
        }
        let rules = self.rules(id, field, &versions, r#type, &path, enums);
        let mut lowered = self.field(field, &path, r#type, versions);
        lowered.path = place;
        lowered.group = Some(group);
        if let Some(rust) = groups.get(group.0).and_then(|group| group.rust.as_ref()) {
            lowered.getter = format!("{}_{}", rust.field, lowered.rust);
        }
        lowered.slot = slot;
        lowered.rules = rules;
        self.values(field, &lowered, r#type, &path, enums);
        Some(lowered)
    }

    /// What a request's fields and an object's fields have in common.
    fn field(&mut self, field: &spec::Field, path: &str, r#type: Option<Type>, versions: VersionSet) -> Field {
        if field.origin == Origin::Documented && field.tags.is_none() && !field.wire.value.is_empty() {
            let help = "copy the page's tags, or say `origin: sample` or `origin: observed`";
            self.diagnostics.push(&field.wire.position, path, "a documented field has the page's `tags`", help);
        }
        if let Some(tags) = field.tags.as_ref().filter(|_| field.origin != Origin::Documented) {
            let help = "leave out `tags`, or `origin`";
            self.diagnostics.push(&tags.position, path, "a field that is not on the page has no tags there", help);
        }
        if let Some(text) = field.null_text.as_ref().filter(|_| r#type.is_some_and(|known| known != Type::Text)) {
            let help = "leave it out";
            self.diagnostics.push(&text.position, format!("{path}.null_text"), "only a text has a null text", help);
        }
        Field {
            path: path.to_owned(),
            source: source(&field.position),
            group: None,
            wire: field.wire.value.clone(),
            rust: rust_name_of(field),
            getter: rust_name_of(field),
            slot: rust_name_of(field),
            versions,
            // One that is not known has been noted; any value and no rule fits this one.
            r#type: r#type.unwrap_or(Type::Json),
            presence: field.presence,
            default: field.default.as_ref().map(|default| default.value.clone()),
            null_text: field.null_text.as_ref().map(|text| text.value.clone()),
            origin: field.origin,
            tags: field.tags.as_ref().map(|tags| tags.value.clone()),
            sensitivity: field.sensitivity,
            docs: field.docs.value.clone(),
            example: field.example.as_ref().map(|example| example.value.clone()),
            rules: Vec::new(),
            decisions: field.decisions.clone(),
        }
    }

    /// Notes an example or a default that the field itself would refuse.
    fn values(&mut self, field: &spec::Field, lowered: &Field, r#type: Option<Type>, path: &str, enums: &[Enum]) {
        for (key, value) in [("example", &field.example), ("default", &field.default)] {
            let Some(value) = value else { continue };
            for (fault, help) in example::faults(lowered, &value.value, enums) {
                let (message, path) = (format!("the {key} {fault}"), format!("{path}.{key}"));
                let help = help.unwrap_or_else(|| format!("mend the {key}, or the rule"));
                if matches!(lowered.r#type, Type::Enum(_)) {
                    self.diagnostics.push_reference(&value.position, path, message, help);
                } else {
                    self.diagnostics.push(&value.position, path, message, help);
                }
            }
        }
        for rule in &field.rules {
            let Some(spec::RuleKind::OneOf(values)) = &rule.kind else { continue };
            for value in values {
                for fault in example::listed_faults(lowered, &value.value) {
                    let message = format!("the value `{}` {fault}", value.value);
                    let path = format!("{path}.{}.one_of", rule.level.name());
                    self.diagnostics.push(&value.position, path, message, "mend the value, or the other rule");
                }
            }
        }
        if let Some(default) = &field.default {
            let path = format!("{path}.default");
            if field.presence == Presence::Required {
                let message = "a required field has no default";
                self.diagnostics.push(&default.position, path, message, "make it optional, or leave the default out");
            } else if matches!(r#type, Some(Type::Flag | Type::Json)) {
                let message = "a field of this type has no default";
                self.diagnostics.push(&default.position, path, message, "leave it out");
            }
        }
    }

    /// The type of a name, if there is one.
    fn find_type(&self, name: &str) -> Option<Type> {
        if let Some((_, scalar)) = SCALARS.iter().find(|(known, _)| *known == name) {
            return Some(*scalar);
        }
        if let Some(index) = self.spec.enums.iter().position(|list| list.name.value == name) {
            return Some(Type::Enum(EnumId(index)));
        }
        let (element, is_list) = name.strip_prefix("list of ").map_or((name, false), |element| (element, true));
        let index = self.spec.objects.iter().position(|object| object.name.value == element)?;
        Some(if is_list { Type::List(ObjectId(index)) } else { Type::Object(ObjectId(index)) })
    }

    /// The type of a field, noting one that there is not, or not in a request. One that is misspelt is taken for what
    /// it means.
    fn r#type(&mut self, field: &spec::Field, path: &str, of_object: bool) -> Option<Type> {
        let at = &field.r#type;
        let name = at.value.as_str();
        let path = format!("{path}.type");
        if name.is_empty() {
            return None;
        }
        let found = self.find_type(name).or_else(|| {
            let known = self.type_words(of_object);
            let known = || known.iter().map(String::as_str);
            let message = format!("there is no type `{name}`");
            self.diagnostics.push_reference(&at.position, path.clone(), message, suggest(name, known()));
            self.find_type(meant(name, known())?)
        })?;
        if !of_object && matches!(found, Type::Object(_) | Type::List(_)) {
            let message = format!("`{name}` is an object of an answer, and a request is flat");
            let help = "write a type such as `text`, or `json` for any JSON value";
            self.diagnostics.push(&at.position, path, message, help);
            return None;
        }
        Some(found)
    }

    /// Every type that a field can have.
    fn type_words(&self, of_object: bool) -> Vec<String> {
        let scalars = SCALARS.iter().map(|(name, _)| (*name).to_owned());
        let enums = self.spec.enums.iter().map(|list| list.name.value.clone());
        let objects = self.spec.objects.iter().filter(|_| of_object).map(|object| &object.name.value);
        let lists = objects.clone().map(|name| format!("list of {name}"));
        let words = scalars.chain(enums).chain(objects.cloned()).chain(lists);
        words.filter(|word| !word.is_empty()).collect()
    }

    fn rules(
        &mut self,
        id: FieldId,
        field: &spec::Field,
        versions: &VersionSet,
        r#type: Option<Type>,
        path: &str,
        enums: &[Enum],
    ) -> Vec<Rule> {
        let mut rules = Vec::new();
        if field.presence == Presence::Required {
            rules.push(always("presence", RuleKind::Required));
        }
        if matches!(r#type, Some(Type::Enum(_))) {
            rules.push(always("known", RuleKind::Known));
        }
        for rule in &field.rules {
            let name = rule.kind.as_ref().map_or(rule.key, spec::RuleKind::name);
            let name = rule.name.as_ref().map_or(name, |name| &name.value);
            let path = format!("{path}.{}.{name}", rule.level.name());
            let context = RuleContext { id, versions, r#type, path: &path };
            let conditions = self.conditions(rule, &context, enums);
            if rules.iter().any(|other| other.name == *name) {
                let message = format!("this field has another rule `{name}`");
                let help = "give each a `name:` that says when it holds";
                let position = rule.name.as_ref().map_or(&rule.position, |name| &name.position);
                self.diagnostics.push(position, context.path, message, help);
            }
            let Some(kind) = rule.kind.as_ref().and_then(|kind| self.rule_kind(kind, rule, &context)) else { continue };
            let lowered = Rule {
                name: name.to_owned(),
                level: rule.level,
                kind,
                conditions,
                docs: rule.docs.as_ref().map(|docs| docs.value.clone()),
            };
            if self.is_kept_with(rule, &lowered, &rules, &context) {
                rules.push(lowered);
            }
        }
        rules
    }

    fn rule_kind(&mut self, kind: &spec::RuleKind, rule: &spec::Rule, context: &RuleContext<'_>) -> Option<RuleKind> {
        let fits = self.rule_fits(kind, rule, context);
        let kind = match kind {
            spec::RuleKind::Length { min, max } => {
                let (least, most) = (self.limit(min.as_ref(), context), self.limit(max.as_ref(), context));
                let (least, most) = (least?.unwrap_or(0), most?);
                if let (Some(min), Some(max)) = (min, max) {
                    self.in_order(min, max, context)?;
                }
                RuleKind::Length { min: least, max: most }
            }
            spec::RuleKind::Charset(notation) => match Charset::parse(&notation.value) {
                Ok(set) => RuleKind::Charset(set),
                Err(fault) => {
                    let help = "write characters, ranges and `SPACE` with blanks between them, such as `A-Z 0-9 - _`";
                    self.diagnostics.push(&notation.position, context.path, format!("a bad charset: {fault}"), help);
                    return None;
                }
            },
            spec::RuleKind::Format(format) => RuleKind::Format(format.value),
            spec::RuleKind::OneOf(values) => {
                for (index, value) in values.iter().enumerate() {
                    if values.iter().take(index).any(|other| other.value == value.value) {
                        let message = format!("the value `{}` is here twice", value.value);
                        self.diagnostics.push(&value.position, context.path, message, "keep one");
                    }
                }
                RuleKind::OneOf(values.iter().map(|value| value.value.clone()).collect())
            }
            spec::RuleKind::Range { min, max } => {
                self.in_order(min, max, context)?;
                RuleKind::Range { min: min.value, max: max.value }
            }
            spec::RuleKind::Equals(value) => RuleKind::Equals(*value),
            spec::RuleKind::After(other) => RuleKind::After(self.same_type(other, context)?),
            spec::RuleKind::Within { days, of } => {
                let days = self.limit(days.as_ref(), context);
                let of = of.as_ref().and_then(|of| self.same_type(of, context));
                RuleKind::Within { days: days??, of: of? }
            }
            spec::RuleKind::Today => RuleKind::Today,
            spec::RuleKind::Required => RuleKind::Required,
            spec::RuleKind::Forbidden => RuleKind::Forbidden,
        };
        fits.then_some(kind)
    }

    /// Notes a lower limit that is over the upper one.
    fn in_order(&mut self, min: &At<i64>, max: &At<i64>, context: &RuleContext<'_>) -> Option<()> {
        if min.value <= max.value {
            return Some(());
        }
        let message = format!("min {} is over max {}", min.value, max.value);
        self.diagnostics.push(&min.position, context.path, message, "swap them, or mend one");
        None
    }

    /// Notes a rule on a type that it cannot hold for.
    fn rule_fits(&mut self, kind: &spec::RuleKind, rule: &spec::Rule, context: &RuleContext<'_>) -> bool {
        use spec::RuleKind as Kind;
        let Some(r#type) = context.r#type else { return true };
        let fits = match kind {
            Kind::Length { .. } | Kind::Charset(_) | Kind::Format(_) | Kind::OneOf(_) => r#type == Type::Text,
            Kind::Range { .. } => r#type == Type::Integer,
            Kind::Equals(_) => r#type == Type::Boolean,
            Kind::After(_) => matches!(r#type, Type::EpochSeconds | Type::Amount | Type::Integer),
            Kind::Within { .. } | Kind::Today => r#type == Type::EpochSeconds,
            Kind::Required | Kind::Forbidden => true,
        };
        if !fits {
            let name = type_name(r#type, self.spec);
            let message = format!("the rule `{}` cannot hold for the type `{name}`", rule.key);
            let help = match kind {
                Kind::OneOf(_) => "an enum has its values already; otherwise make the field a `text`",
                Kind::Length { .. } | Kind::Charset(_) | Kind::Format(_) => "it is for a `text`",
                Kind::Range { .. } => "it is for an `integer`",
                Kind::Equals(_) => "it is for a `boolean`",
                Kind::After(_) => "it is for `epoch_seconds`, an `amount` or an `integer`",
                _ => "it is for `epoch_seconds`",
            };
            self.diagnostics.push(&rule.position, context.path, message, help);
        }
        fits
    }

    /// A limit that fits into 32 bits. The outer `None` means that it was refused.
    #[allow(clippy::option_option, reason = "absent and refused are two things")]
    fn limit(&mut self, value: Option<&At<i64>>, context: &RuleContext<'_>) -> Option<Option<u32>> {
        let Some(value) = value else { return Some(None) };
        if let Ok(limit) = u32::try_from(value.value) {
            return Some(Some(limit));
        }
        let message = format!("{} is no limit", value.value);
        self.diagnostics.push(&value.position, context.path, message, "write a number from 0 to 4294967295");
        None
    }

    /// Another field to compare with: of the same type, in every version of this one, and not itself.
    fn same_type(&mut self, wire: &At<String>, context: &RuleContext<'_>) -> Option<FieldId> {
        let other = self.find_field(wire, context)?;
        let (_, spec, _) = self.fields.get(other.0)?;
        if other == context.id {
            let message = "a field cannot be compared with itself";
            self.diagnostics.push(&wire.position, context.path, message, "name another field");
        } else if let Some(r#type) = self.known_type(spec)
            && context.r#type.is_some_and(|own| own != r#type)
        {
            let message = format!("`{}` is of another type, `{}`", wire.value, spec.r#type.value);
            self.diagnostics.push(&wire.position, context.path, message, "name a field of the same type");
        }
        Some(other)
    }

    /// The type of a field, without noting that there is none; the field itself notes it.
    fn known_type(&self, field: &spec::Field) -> Option<Type> {
        let name = field.r#type.value.as_str();
        self.find_type(name).or_else(|| {
            let known = self.type_words(false);
            self.find_type(meant(name, known.iter().map(String::as_str))?)
        })
    }

    /// The field of a key, which must be in every version that the rule's own field is in.
    fn find_field(&mut self, wire: &At<String>, context: &RuleContext<'_>) -> Option<FieldId> {
        let fields: Vec<&At<String>> = self.fields.iter().map(|(_, field, _)| &field.wire).collect();
        let index = self.find(wire, context.path, "field", fields.iter().copied())?;
        let key = &fields.get(index)?.value;
        let mut candidates = self.fields.iter().enumerate().filter(|(_, (_, field, _))| field.wire.value == *key);
        let covering = candidates.find(|(_, (_, _, versions))| {
            // The versions of one that says none that there is are not known.
            context.versions.is_subset(versions) || versions.iter().next().is_none()
        });
        if let Some((index, _)) = covering {
            return Some(FieldId(index));
        }
        let message = format!("`{key}` is not in every version that this field is in");
        let help = "split this field by `versions:`, or name another field";
        self.diagnostics.push(&wire.position, context.path, message, help);
        None
    }

    fn conditions(&mut self, rule: &spec::Rule, context: &RuleContext<'_>, enums: &[Enum]) -> Vec<Condition> {
        if let [_, second, ..] = rule.unless.as_slice() {
            let help = "write one rule for each, or list the values of one field";
            let path = format!("{}.unless", context.path);
            self.diagnostics.push(&second.subject.position, path, "`unless` has one test", help);
        }
        let tests = rule.when.iter().map(|test| (test, true)).chain(rule.unless.iter().map(|test| (test, false)));
        tests.filter_map(|(test, holds)| self.condition(test, holds, context, enums)).collect()
    }

    fn condition(
        &mut self,
        test: &spec::Test,
        holds: bool,
        context: &RuleContext<'_>,
        enums: &[Enum],
    ) -> Option<Condition> {
        let subject = &test.subject;
        if let Some(name) = subject.value.strip_prefix("group(").and_then(|rest| rest.strip_suffix(')')) {
            return self.group_condition(name, test, holds, context);
        }
        let field = self.find_field(subject, context)?;
        let itself = field == context.id;
        if itself && !matches!(test.predicate, spec::Predicate::OneOf(_)) {
            let message = "a rule cannot ask whether its own field is given";
            self.diagnostics.push(&subject.position, context.path, message, "leave the condition out");
            return None;
        }
        Some(match &test.predicate {
            spec::Predicate::Given => Condition::Field { field, given: holds },
            spec::Predicate::Absent => Condition::Field { field, given: !holds },
            spec::Predicate::OneOf(values) => {
                self.condition_values(field, values, context, enums);
                let values = values.iter().map(|value| value.value.clone()).collect();
                Condition::Value { field, values, among: holds }
            }
        })
    }

    fn group_condition(
        &mut self,
        name: &str,
        test: &spec::Test,
        holds: bool,
        context: &RuleContext<'_>,
    ) -> Option<Condition> {
        let position = &test.subject.position;
        let name = At { value: name.to_owned(), position: position.clone() };
        let groups = self.groups.clone();
        let index = self.find(&name, context.path, "group", groups.iter().map(|group| &group.name))?;
        match test.predicate {
            spec::Predicate::Given => Some(Condition::Group { group: GroupId(index), given: holds }),
            spec::Predicate::Absent => Some(Condition::Group { group: GroupId(index), given: !holds }),
            spec::Predicate::OneOf(_) => {
                let message = "a group has no value";
                self.diagnostics.push(position, context.path, message, "write `given` or `absent`");
                None
            }
        }
    }

    /// Notes values that the field of a condition can never have.
    fn condition_values(&mut self, field: FieldId, values: &[At<Scalar>], context: &RuleContext<'_>, enums: &[Enum]) {
        let Some((_, spec, _)) = self.fields.get(field.0).cloned() else { return };
        let Some(r#type) = self.known_type(spec) else { return };
        for (index, value) in values.iter().enumerate() {
            let fault = match (r#type, &value.value) {
                (Type::Boolean, Scalar::Boolean(_)) | (Type::Text, Scalar::Text(_)) => None,
                (Type::Boolean, Scalar::Text(_)) => {
                    Some(("a boolean has no such value".to_owned(), "write `true` or `false`".to_owned()))
                }
                (Type::Enum(id), Scalar::Text(text)) => {
                    let known = enums.get(id.0).map(|list| list.values.as_slice()).unwrap_or_default();
                    let known = known.iter().map(|value| value.wire.as_str());
                    (!known.clone().any(|wire| wire == text))
                        .then(|| (format!("`{}` has no value `{text}`", spec.wire.value), suggest(text, known)))
                }
                (Type::Text | Type::Enum(_), Scalar::Boolean(_)) => {
                    Some(("this is a boolean, not a text".to_owned(), "put it in double quotes".to_owned()))
                }
                _ => Some((
                    format!("a field of the type `{}` is not compared with values", spec.r#type.value),
                    "write `given` or `absent`".to_owned(),
                )),
            };
            if let Some((message, help)) = fault {
                self.diagnostics.push_reference(&value.position, context.path, message, help);
            } else if values.iter().take(index).any(|other| other.value == value.value) {
                self.diagnostics.push(&value.position, context.path, "this value is here twice", "keep one");
            }
        }
    }

    /// Whether a rule can be kept together with those before it; one that cannot is noted.
    fn is_kept_with(&mut self, rule: &spec::Rule, lowered: &Rule, earlier: &[Rule], context: &RuleContext<'_>) -> bool {
        let mut kept = true;
        let together = |other: &&Rule| {
            other.conditions == lowered.conditions || other.conditions.is_empty() || lowered.conditions.is_empty()
        };
        for other in earlier.iter().filter(together) {
            let message = match (&other.kind, &lowered.kind) {
                (RuleKind::Required, RuleKind::Required) => "the field is required already",
                (RuleKind::Required, RuleKind::Forbidden) | (RuleKind::Forbidden, RuleKind::Required) => {
                    "the field would be required and forbidden"
                }
                (RuleKind::Equals(one), RuleKind::Equals(two)) if one != two => "the field would be true and false",
                (RuleKind::Length { min: low, max: high }, RuleKind::Length { min, max })
                    if max.is_some_and(|max| *low > max) || high.is_some_and(|high| *min > high) =>
                {
                    "no text has both lengths"
                }
                (RuleKind::Range { min: low, max: high }, RuleKind::Range { min, max }) if low > max || min > high => {
                    "no integer is in both ranges"
                }
                (RuleKind::OneOf(one), RuleKind::OneOf(two)) if !one.iter().any(|value| two.contains(value)) => {
                    "no value is in both lists"
                }
                _ => continue,
            };
            let help = match other.name.as_str() {
                "presence" => "remove the rule, or write `presence: optional`".to_owned(),
                name => format!("remove one, or mend it; the other is the {} rule `{name}`", other.level.name()),
            };
            self.diagnostics.push(&rule.position, context.path, message, help);
            kept = false;
        }
        kept
    }

    /// Notes fields that require each other in a circle, each because another is given. Two fields of which either is
    /// required while the other is absent are no circle: they say that one of them must be there.
    fn cycles(&mut self, request: &Request) {
        let edges = |id: usize| -> Vec<usize> {
            let rules = request.fields.get(id).map(|field| field.rules.as_slice()).unwrap_or_default();
            let required = rules.iter().filter(|rule| rule.kind == RuleKind::Required);
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
                    let keys: Vec<&str> = trail
                        .iter()
                        .chain([&start])
                        .filter_map(|id| request.fields.get(*id))
                        .map(|field| field.wire.as_str())
                        .collect();
                    if let Some((group, field, _)) = self.fields.get(start).cloned() {
                        let path = self.field_path(group, field);
                        let message = format!("fields require each other in a circle: {}", keys.join(" → "));
                        let help = "let one of them depend on something else";
                        self.diagnostics.push(&field.wire.position, path, message, help);
                    }
                    break;
                }
                if next > start && !trail.contains(&next) {
                    trail.push(next);
                    pending.extend(edges(next).into_iter().map(|after| (trail.len(), after)));
                }
            }
        }
    }

    fn objects(&mut self, enums: &[Enum]) -> Vec<Object> {
        let spec = self.spec;
        let mut objects: Vec<Object> = Vec::new();
        for object in &spec.objects {
            let mut keys: Vec<Taken<'_>> = Vec::new();
            let mut getters: Vec<Taken<'_>> = Vec::new();
            let mut fields: Vec<Field> = Vec::new();
            for field in &object.fields {
                let path = field_path(&object.name.value, field);
                let versions = self.version_set(field.versions.as_deref(), &path);
                let r#type = self.r#type(field, &path, true);
                let name = self.setter_name(field, &path);
                let named = field.rust.as_ref().unwrap_or(&field.wire);
                self.take(&mut keys, &field.wire, field.wire.value.clone(), versions.clone(), &path, "the key");
                self.take(&mut getters, named, name, versions.clone(), &path, "the getter");
                let shared = object.fields.iter().filter(|other| other.wire.value == field.wire.value).count() > 1;
                let mut lowered = self.field(field, &path, r#type, versions);
                lowered.path = format!("{}/{}", object.name.value, field.wire.value);
                if shared {
                    let names = lowered.versions.iter().filter_map(|id| self.versions.get(id.0));
                    let suffix = names.map(|version| version.name.as_str()).collect::<Vec<_>>().join("_");
                    lowered.slot = names::snake(&format!("{}_{suffix}", lowered.slot));
                    lowered.path = format!("{}@{suffix}", lowered.path);
                }
                self.values(field, &lowered, r#type, &path, enums);
                fields.push(lowered);
            }
            objects.push(Object {
                name: object.name.value.clone(),
                keep_raw: object.keep_raw,
                versioned: fields.iter().any(|field| !field.versions.is_all()),
                docs: object.docs.value.clone(),
                file: object.position.file.to_string(),
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
            let mut reached: Vec<usize> = Vec::new();
            let mut pending = inner.get(start).cloned().unwrap_or_default();
            while let Some(next) = pending.pop() {
                if !reached.contains(&next) {
                    reached.push(next);
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
        let used: Vec<usize> = roots.flat_map(|root| std::iter::once(root).chain(reachable(root))).collect();
        for (index, object) in self.spec.objects.iter().enumerate() {
            // What only an unused object uses is not told apart.
            if !used.contains(&index) && !inner.iter().flatten().any(|inner| *inner == index) {
                let message = format!("the object `{}` is not used", object.name.value);
                let help = "name it as the body of a response or as the type of a field, or remove it";
                let position = &object.name.position;
                self.diagnostics.push_reference(position, object.name.value.clone(), message, help);
            }
        }
    }

    fn object(&mut self, name: &At<String>, path: &str) -> Option<ObjectId> {
        let spec = self.spec;
        self.find(name, path, "object", spec.objects.iter().map(|object| &object.name)).map(ObjectId)
    }

    fn responses(&mut self, objects: &[Object]) -> Vec<Response> {
        let spec = self.spec;
        let mut statuses: Vec<Taken<'_>> = Vec::new();
        let mut variants: Vec<(&At<String>, i64)> = Vec::new();
        let mut responses: Vec<Response> = Vec::new();
        for response in &spec.responses {
            let path = format!("responses.{}", response.status.value);
            let status = u16::try_from(response.status.value).ok().filter(|status| (200..600).contains(status));
            let Some(status) = status else {
                let message = format!("{} is no status of a final answer", response.status.value);
                self.diagnostics.push(&response.status.position, path, message, "write a number from 200 to 599");
                continue;
            };
            let versions = self.version_set(response.versions.as_deref(), &path);
            if let Some(other) =
                statuses.iter().find(|other| other.name == status.to_string() && other.versions.intersects(&versions))
            {
                let message = format!("the status {status} is here twice");
                let help = format!("keep one; the other is at {}", other.position);
                self.diagnostics.push(&response.status.position, path.clone(), message, help);
            }
            let position = &response.status.position;
            statuses.push(Taken { name: status.to_string(), versions: versions.clone(), position });
            self.response_name(response, &variants, &path);
            variants.push((&response.name, response.status.value));
            let Some(body) = self.object(&response.body, &format!("{path}.body")) else { continue };
            responses.push(Response {
                status,
                variant: response.name.value.clone(),
                body,
                versions,
                origin: response.origin,
                docs: response.docs.value.clone(),
                fields: self.response_fields(response, objects.get(body.0), &path),
                decisions: response.decisions.clone(),
            });
        }
        responses.sort_by_key(|response| response.status);
        responses
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
        body: Option<&Object>,
        path: &str,
    ) -> Vec<(String, Option<String>)> {
        let known: Vec<&str> =
            body.map(|body| body.fields.iter().map(|field| field.wire.as_str()).collect()).unwrap_or_default();
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
    fn success_body(&mut self, responses: &[Response], error_body: Option<ObjectId>) -> Option<ObjectId> {
        let success = responses.iter().find(|response| response.is_success()).map(|response| response.body);
        if success.is_none() {
            let message = "no response is a success";
            let help = "add a response with a status from 200 to 299";
            let position = self.spec.responses.first().map_or(&self.api.position, |first| &first.status.position);
            self.diagnostics.push_reference(position, "responses", message, help);
        }
        for response in responses {
            let wanted = if response.is_success() { success } else { error_body };
            let Some(wanted) = wanted.filter(|wanted| *wanted != response.body) else { continue };
            let Some(object) = self.spec.objects.get(wanted.0) else { continue };
            let mut specs = self.spec.responses.iter();
            let Some(spec) = specs.find(|spec| spec.name.value == response.variant) else { continue };
            let message = "all successes share one body, and all other answers share `api.error_body`";
            let help = format!("write `{}`, and add to it the fields that are missing", object.name.value);
            let path = format!("responses.{}.body", response.status);
            self.diagnostics.push(&spec.body.position, path, message, help);
        }
        success
    }

    /// Notes what no request could be sent with.
    fn addresses(&mut self) {
        let api = self.api;
        if let Some(endpoint) = &api.endpoint {
            let (method, path) = (&endpoint.method, &endpoint.path);
            if !path.value.is_empty() && !path.value.starts_with('/') {
                let help = format!("write `/{}`", path.value);
                self.diagnostics.push(&path.position, "api.endpoint.path", "a path begins with a slash", help);
            }
            if !method.value.is_empty() && !METHODS.contains(&method.value.as_str()) {
                let message = format!("`{}` is no method that takes a body", method.value);
                let help = suggest(&method.value, METHODS.iter().copied());
                self.diagnostics.push(&method.position, "api.endpoint.method", message, help);
            }
        }
        if let Some(scheme) = api.authorization.as_ref().map(|authorization| &authorization.scheme)
            && !scheme.value.is_empty()
            && scheme.value != "basic"
        {
            let message = format!("`{}` is no scheme that the crate knows", scheme.value);
            self.diagnostics.push(&scheme.position, "api.authorization.scheme", message, "write `basic`");
        }
    }

    fn headers(&mut self) -> Vec<Header> {
        let spec = self.spec;
        let mut headers: Vec<Header> = Vec::new();
        for header in &spec.headers {
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
                self.diagnostics.push(&header.wire.position, path, message, help);
            }
            headers.push(Header {
                wire: header.wire.value.clone(),
                constant,
                direction: header.direction,
                presence: header.presence,
                origin: header.origin,
                tags: header.tags.as_ref().map(|tags| tags.value.clone()),
                sensitivity: header.sensitivity,
                value: header.value.as_ref().map(|value| value.value.clone()),
                docs: header.docs.value.clone(),
                example: header.example.as_ref().map(|example| example.value.clone()),
                decisions: header.decisions.clone(),
            });
        }
        headers
    }

    fn hosts(&mut self) -> Vec<Host> {
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
                name: host.name.value.clone(),
                url: host.url.value.clone(),
                docs: host.docs.value.clone(),
                origin: host.origin,
            });
        }
        hosts
    }

    fn unused_enums(&mut self, enums: &[Enum], request: &Request, objects: &[Object]) {
        let fields = request.fields.iter().chain(objects.iter().flat_map(|object| &object.fields));
        let used: Vec<Type> = fields.map(|field| field.r#type).collect();
        for (index, (list, spec)) in enums.iter().zip(&self.spec.enums).enumerate() {
            if !used.contains(&Type::Enum(EnumId(index))) {
                let message = format!("the enum `{}` is not used", list.name);
                let help = "name it as the type of a field, or remove it";
                let position = &spec.name.position;
                self.diagnostics.push_reference(position, format!("enums.{}", list.name), message, help);
            }
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

/// Where a rule stands.
struct RuleContext<'c> {
    id: FieldId,
    versions: &'c VersionSet,
    /// `None` if it is not known.
    r#type: Option<Type>,
    path: &'c str,
}

fn always(name: &str, kind: RuleKind) -> Rule {
    Rule { name: name.to_owned(), level: spec::Level::Must, kind, conditions: Vec::new(), docs: None }
}

fn rust_name_of(field: &spec::Field) -> String {
    field.rust.as_ref().map_or_else(|| names::field(&field.wire.value), |rust| rust.value.clone())
}

fn field_path(parent: &str, field: &spec::Field) -> String {
    format!("{parent}.{}", field.wire.value)
}

fn source(position: &Position) -> Source {
    Source { file: position.file.to_string(), line: position.line }
}

fn type_name(r#type: Type, spec: &Spec) -> String {
    let enum_name = |id: EnumId| spec.enums.get(id.0).map(|list| list.name.value.clone());
    let object_name = |id: ObjectId| spec.objects.get(id.0).map(|object| object.name.value.clone());
    let name = match r#type {
        Type::Enum(id) => enum_name(id),
        Type::Object(id) => object_name(id),
        Type::List(id) => object_name(id).map(|name| format!("list of {name}")),
        scalar => SCALARS.iter().find(|(_, known)| *known == scalar).map(|(name, _)| (*name).to_owned()),
    };
    name.unwrap_or_default()
}
