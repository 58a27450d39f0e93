//! From the mirror to the IR: names are resolved, defaults filled, and every mistake is noted.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Position, suggest};
use crate::ir::charset::Charset;
use crate::ir::{
    Authorization, Condition, Direction, Endpoint, Enum, EnumId, EnumValue, Field, FieldId, Group, GroupId,
    GroupStruct, Header, Host, Model, Object, ObjectId, Origin, Presence, Request, Response, Rule, RuleKind, Scalar,
    Source, Type, Version, VersionSet, example, names,
};
use crate::spec::{self, At, Spec};

/// Lowers a whole model. `None` means that there is nothing to go on; a model that comes with diagnostics is not to be used.
pub(crate) fn lower(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Model> {
    let api = match spec.apis.as_slice() {
        [] => {
            let file = std::rc::Rc::from("spec");
            let position = Position { file, line: 1, column: 1 };
            diagnostics.push(&position, "api", "no file has an `api`", "add a file with `api:` to the folder");
            return None;
        }
        [api, others @ ..] => {
            for other in others {
                let help = format!("keep one; the first is at {}", api.position);
                diagnostics.push(&other.position, "api", "the model has a second `api`", help);
            }
            api
        }
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

    let endpoint = api.endpoint.as_ref()?;
    if !endpoint.path.value.starts_with('/') {
        let help = format!("write `/{}`", endpoint.path.value);
        lowering.diagnostics.push(&endpoint.path.position, "api.endpoint.path", "a path begins with a slash", help);
    }
    let authorization = api.authorization.as_ref()?;
    if authorization.scheme.value != "basic" {
        let message = format!("`{}` is no scheme that the crate knows", authorization.scheme.value);
        lowering.diagnostics.push(&authorization.scheme.position, "api.authorization.scheme", message, "write `basic`");
    }
    let error_body = lowering.object(&api.error_body, "api.error_body")?;
    let success_body = lowering.success_body(&responses)?;
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
            self.rust_name(name, "api.versions", &names::snake(&name.value));
            let variant = names::pascal(&name.value);
            if self.versions.iter().any(|other| other.variant == variant) {
                let message = format!("two versions would be `{variant}` in Rust");
                self.diagnostics.push(&name.position, "api.versions", message, "rename one");
            }
            self.versions.push(Version { name: name.value.clone(), variant, docs: version.docs.value.clone() });
        }
        if self.versions.is_empty() {
            self.diagnostics.push(&self.api.position, "api.versions", "the API has no version", "name at least one");
        }
    }

    fn order_groups(&mut self) {
        let spec = self.spec;
        for name in &self.api.groups {
            let position = &name.position;
            if self.groups.iter().any(|group| group.name.value == name.value) {
                let message = format!("the group `{}` is here twice", name.value);
                self.diagnostics.push(position, "api.groups", message, "keep one");
                continue;
            }
            let Some(group) = spec.groups.iter().find(|group| group.name.value == name.value) else {
                let known = spec.groups.iter().map(|group| group.name.value.as_str());
                let help = suggest(&name.value, known);
                self.diagnostics.push(position, "api.groups", format!("there is no group `{}`", name.value), help);
                continue;
            };
            self.groups.push(group);
        }
        for (index, group) in spec.groups.iter().enumerate() {
            let name = &group.name;
            if spec.groups.iter().take(index).any(|other| other.name.value == name.value) {
                let message = format!("there is another group `{}`", name.value);
                self.diagnostics.push(&name.position, name.value.clone(), message, "rename one, or join them");
            } else if !self.groups.iter().any(|used| used.name.value == name.value) {
                let message = format!("the group `{}` is not used", name.value);
                let help = "add its name to `api.groups`, or remove it";
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
            }
            if group.fields.is_empty() {
                let message = "this group has no field".to_owned();
                self.diagnostics.push(&name.position, name.value.clone(), message, "add a field, or remove the group");
            }
        }
        for (index, group) in self.groups.clone().into_iter().enumerate() {
            for field in &group.fields {
                let versions = self.version_set(field.versions.as_deref(), &field_path(&group.name.value, field));
                self.fields.push((GroupId(index), field, versions));
            }
        }
    }

    fn version_set(&mut self, names: Option<&[At<String>]>, path: &str) -> VersionSet {
        let Some(names) = names else { return self.all_versions() };
        let mut members = vec![false; self.versions.len()];
        for name in names {
            let found = self.versions.iter().position(|version| version.name == name.value);
            match found.and_then(|index| members.get_mut(index)) {
                None => {
                    let help = suggest(&name.value, self.versions.iter().map(|version| version.name.as_str()));
                    let message = format!("there is no version `{}`", name.value);
                    self.diagnostics.push(&name.position, format!("{path}.versions"), message, help);
                }
                Some(member) if *member => {
                    let message = format!("the version `{}` is here twice", name.value);
                    self.diagnostics.push(&name.position, format!("{path}.versions"), message, "keep one");
                }
                Some(member) => *member = true,
            }
        }
        if members.contains(&true) { VersionSet { members } } else { self.all_versions() }
    }

    fn all_versions(&self) -> VersionSet {
        VersionSet { members: vec![true; self.versions.len()] }
    }

    /// Notes a name that Rust will not take.
    fn rust_name(&mut self, at: &At<String>, path: &str, name: &str) -> bool {
        let Some(fault) = names::fault(name) else { return true };
        let help = "give it another name with `rust:`, letters, digits and underscores, no keyword";
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
            if name.value.is_empty() || !self.rust_name(name, &name.value, &name.value) {
                continue;
            }
            if let Some(first) = seen.iter().find(|first| first.value == name.value) {
                let message = format!("there is another type `{}`", name.value);
                let help = format!("rename one; the first is at {}", first.position);
                self.diagnostics.push(&name.position, name.value.clone(), message, help);
            } else if names::RESERVED_TYPES.contains(&name.value.as_str()) {
                let message = format!("`{}` is a type that the crate has already", name.value);
                self.diagnostics.push(&name.position, name.value.clone(), message, "choose another name");
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
        if list.values.is_empty() {
            let help = "add a value, or make the field a `text`";
            self.diagnostics.push(&list.position, path.clone(), "this enum has no value", help);
        }
        let mut values: Vec<EnumValue> = Vec::new();
        for value in &list.values {
            let wire = &value.wire;
            let path = format!("{path}.{}", wire.value);
            let variant = value.rust.as_ref().map_or_else(|| names::pascal(&wire.value), |rust| rust.value.clone());
            let named = value.rust.as_ref().unwrap_or(wire);
            if !wire.value.is_empty() && self.rust_name(named, &path, &variant) {
                if let Some(other) = values.iter().find(|other| other.wire == wire.value) {
                    let message = format!("the value `{}` is here twice", other.wire);
                    self.diagnostics.push(&wire.position, path.clone(), message, "keep one");
                } else if let Some(other) = values.iter().find(|other| other.variant == variant) {
                    let message = format!("`{}` and `{}` would both be `{variant}` in Rust", other.wire, wire.value);
                    self.diagnostics.push(&named.position, path.clone(), message, "name one with `rust:`");
                } else if variant == "Other" {
                    let message = "`Other` is the variant for values that are not listed";
                    self.diagnostics.push(&named.position, path.clone(), message, "name it with `rust:`");
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
        if self.rust_name(named, path, &name) {
            if names::RESERVED_METHODS.contains(&name.as_str()) {
                let message = format!("`{name}` is a method that the crate has already");
                self.diagnostics.push(&named.position, path, message, "give it another name with `rust:`");
            } else if names::snake(&name) != name {
                let message = format!("`{name}` is not how Rust writes a method");
                let help = format!("write `{}`", names::snake(&name));
                self.diagnostics.push(&named.position, path, message, help);
            }
        }
        name
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
        self.values(field, &lowered, &path, enums);
        Some(lowered)
    }

    /// What a request's fields and an object's fields have in common.
    fn field(&mut self, field: &spec::Field, path: &str, r#type: Type, versions: VersionSet) -> Field {
        if field.origin == Origin::Documented && field.tags.is_none() && !field.wire.value.is_empty() {
            let help = "copy the page's tags, or say `origin: sample` or `origin: observed`";
            self.diagnostics.push(&field.position, path, "a documented field has the page's `tags`", help);
        }
        if field.origin != Origin::Documented && field.tags.is_some() {
            let help = "leave out `tags`, or `origin`";
            self.diagnostics.push(&field.position, path, "a field that is not on the page has no tags there", help);
        }
        if let Some(text) = field.null_text.as_ref().filter(|_| r#type != Type::Text) {
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
            r#type,
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
    fn values(&mut self, field: &spec::Field, lowered: &Field, path: &str, enums: &[Enum]) {
        for (key, value) in [("example", &field.example), ("default", &field.default)] {
            let Some(value) = value else { continue };
            for fault in example::faults(lowered, &value.value, enums) {
                let message = format!("the {key} {fault}");
                let help = format!("mend the {key}, or the rule");
                self.diagnostics.push(&value.position, format!("{path}.{key}"), message, help);
            }
        }
        if let Some(default) = &field.default {
            let path = format!("{path}.default");
            if field.presence == Presence::Required {
                let message = "a required field has no default";
                self.diagnostics.push(&default.position, path, message, "make it optional, or leave the default out");
            } else if matches!(lowered.r#type, Type::Flag | Type::Json) {
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

    /// The type of a field, noting one that there is not, or not in a request.
    fn r#type(&mut self, field: &spec::Field, path: &str, of_object: bool) -> Type {
        let name = field.r#type.value.as_str();
        let found = self.find_type(name);
        let path = format!("{path}.type");
        match found {
            Some(Type::Object(_) | Type::List(_)) if !of_object => {
                let message = format!("`{name}` is an object of an answer, and a request is flat");
                let help = "write a type such as `text`, or `json` for any JSON value";
                self.diagnostics.push(&field.r#type.position, path, message, help);
                Type::Json
            }
            Some(found) => found,
            None => {
                // A missing type has been noted; it must not be noted again for every rule.
                if !name.is_empty() {
                    let known = SCALARS.iter().map(|(known, _)| *known);
                    let known = known.chain(self.spec.enums.iter().map(|list| list.name.value.as_str()));
                    let objects = self.spec.objects.iter().filter(|_| of_object);
                    let known: Vec<&str> = known.chain(objects.map(|object| object.name.value.as_str())).collect();
                    let help = suggest(name.strip_prefix("list of ").unwrap_or(name), known);
                    let message = format!("there is no type `{name}`");
                    self.diagnostics.push(&field.r#type.position, path, message, help);
                }
                Type::Json
            }
        }
    }

    fn rules(
        &mut self,
        id: FieldId,
        field: &spec::Field,
        versions: &VersionSet,
        r#type: Type,
        path: &str,
        enums: &[Enum],
    ) -> Vec<Rule> {
        let mut rules = Vec::new();
        if field.presence == Presence::Required {
            rules.push(always("presence", RuleKind::Required));
        }
        if matches!(r#type, Type::Enum(_)) {
            rules.push(always("known", RuleKind::Known));
        }
        for rule in &field.rules {
            let name = rule.name.as_ref().map_or(rule.kind.key(), |name| &name.value);
            let path = format!("{path}.{}.{name}", rule.level.name());
            let context = RuleContext { id, field, versions, r#type, path: &path };
            let Some(kind) = self.rule_kind(rule, &context) else { continue };
            let lowered = Rule {
                name: name.to_owned(),
                level: rule.level,
                kind,
                conditions: self.conditions(rule, &context, enums),
                docs: rule.docs.as_ref().map(|docs| docs.value.clone()),
            };
            if rules.iter().any(|other| other.name == lowered.name) {
                let message = format!("this field has another rule `{name}`");
                let help = "give each a `name:` that says when it holds";
                self.diagnostics.push(&rule.position, context.path, message, help);
            }
            self.contradictions(rule, &lowered, &rules, &context);
            rules.push(lowered);
        }
        rules
    }

    fn rule_kind(&mut self, rule: &spec::Rule, context: &RuleContext<'_>) -> Option<RuleKind> {
        self.rule_fits(rule, context);
        Some(match &rule.kind {
            spec::RuleKind::Length { min, max } => {
                let min = self.limit(min.as_ref(), context)?.unwrap_or(0);
                let max = self.limit(max.as_ref(), context)?;
                if let Some(max) = max.filter(|max| *max < min) {
                    let message = format!("min {min} is over max {max}");
                    self.diagnostics.push(&rule.position, context.path, message, "swap them, or mend one");
                }
                RuleKind::Length { min, max }
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
                let (min, max) = (min.value, max.value);
                if min > max {
                    let message = format!("min {min} is over max {max}");
                    self.diagnostics.push(&rule.position, context.path, message, "swap them, or mend one");
                }
                RuleKind::Range { min, max }
            }
            spec::RuleKind::Equals(value) => RuleKind::Equals(*value),
            spec::RuleKind::After(other) => RuleKind::After(self.same_type(other, context)?),
            spec::RuleKind::Within { days, of } => {
                RuleKind::Within { days: self.limit(Some(days), context)??, of: self.same_type(of, context)? }
            }
            spec::RuleKind::Today => RuleKind::Today,
            spec::RuleKind::Required => RuleKind::Required,
            spec::RuleKind::Forbidden => RuleKind::Forbidden,
        })
    }

    /// Notes a rule on a type that it cannot hold for.
    fn rule_fits(&mut self, rule: &spec::Rule, context: &RuleContext<'_>) {
        use spec::RuleKind as Kind;
        let fits = match &rule.kind {
            Kind::Length { .. } | Kind::Charset(_) | Kind::Format(_) | Kind::OneOf(_) => context.r#type == Type::Text,
            Kind::Range { .. } => context.r#type == Type::Integer,
            Kind::Equals(_) => context.r#type == Type::Boolean,
            Kind::After(_) => matches!(context.r#type, Type::EpochSeconds | Type::Amount | Type::Integer),
            Kind::Within { .. } | Kind::Today => context.r#type == Type::EpochSeconds,
            Kind::Required | Kind::Forbidden => true,
        };
        if !fits {
            let name = type_name(context.r#type, self.spec);
            let message = format!("the rule `{}` cannot hold for the type `{name}`", rule.kind.key());
            let help = match rule.kind {
                Kind::OneOf(_) => "an enum has its values already; otherwise make the field a `text`",
                Kind::Length { .. } | Kind::Charset(_) | Kind::Format(_) => "it is for a `text`",
                Kind::Range { .. } => "it is for an `integer`",
                Kind::Equals(_) => "it is for a `boolean`",
                Kind::After(_) => "it is for `epoch_seconds`, an `amount` or an `integer`",
                _ => "it is for `epoch_seconds`",
            };
            self.diagnostics.push(&rule.position, context.path, message, help);
        }
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
        } else if spec.r#type.value != context.field.r#type.value {
            let message = format!("`{}` is of another type, `{}`", wire.value, spec.r#type.value);
            self.diagnostics.push(&wire.position, context.path, message, "name a field of the same type");
        }
        Some(other)
    }

    /// The field of a key, which must be in every version that the rule's own field is in.
    fn find_field(&mut self, wire: &At<String>, context: &RuleContext<'_>) -> Option<FieldId> {
        let mut candidates = self.fields.iter().enumerate().filter(|(_, (_, field, _))| field.wire.value == wire.value);
        let covering = candidates.clone().find(|(_, (_, _, versions))| context.versions.is_subset(versions));
        if let Some((index, _)) = covering {
            return Some(FieldId(index));
        }
        if candidates.next().is_some() {
            let message = format!("`{}` is not in every version that this field is in", wire.value);
            let help = "split this field by `versions:`, or name another field";
            self.diagnostics.push(&wire.position, context.path, message, help);
        } else {
            let help = suggest(&wire.value, self.fields.iter().map(|(_, field, _)| field.wire.value.as_str()));
            let message = format!("there is no field `{}`", wire.value);
            self.diagnostics.push(&wire.position, context.path, message, help);
        }
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
        let Some(index) = self.groups.iter().position(|group| group.name.value == name) else {
            let help = suggest(name, self.groups.iter().map(|group| group.name.value.as_str()));
            self.diagnostics.push(position, context.path, format!("there is no group `{name}`"), help);
            return None;
        };
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
        let Some(r#type) = self.find_type(&spec.r#type.value) else { return };
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
                self.diagnostics.push(&value.position, context.path, message, help);
            } else if values.iter().take(index).any(|other| other.value == value.value) {
                self.diagnostics.push(&value.position, context.path, "this value is here twice", "keep one");
            }
        }
    }

    /// Notes rules of one field that cannot all be kept.
    fn contradictions(&mut self, rule: &spec::Rule, lowered: &Rule, earlier: &[Rule], context: &RuleContext<'_>) {
        for other in
            earlier.iter().filter(|other| other.conditions == lowered.conditions || other.conditions.is_empty())
        {
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
            let help = format!("remove one; the other is `{}`", other.name);
            self.diagnostics.push(&rule.position, context.path, message, help);
        }
    }

    /// Notes fields that require each other in a circle: none of them could ever be left out or given first.
    fn cycles(&mut self, request: &Request) {
        let edges = |id: usize| -> Vec<usize> {
            let rules = request.fields.get(id).map(|field| field.rules.as_slice()).unwrap_or_default();
            let required = rules.iter().filter(|rule| rule.kind == RuleKind::Required);
            let conditions = required.flat_map(|rule| &rule.conditions);
            conditions
                .filter_map(|condition| match condition {
                    Condition::Field { field, .. } | Condition::Value { field, .. } => Some(field.0),
                    Condition::Group { .. } => None,
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
                        self.diagnostics.push(&field.position, path, message, help);
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
            if object.fields.is_empty() {
                let message = "this object has no field";
                let help = "add a field, or give its users the type `json`";
                self.diagnostics.push(&object.position, object.name.value.clone(), message, help);
            }
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
                self.values(field, &lowered, &path, enums);
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
                self.diagnostics.push(&spec.position, object.name.clone(), message, help);
            }
            object.versioned |= reached.iter().any(|inner| own.get(*inner) == Some(&true));
        }
        let roots = self.spec.responses.iter().map(|response| &response.body).chain([&self.api.error_body]);
        let roots =
            roots.filter_map(|name| self.spec.objects.iter().position(|object| object.name.value == name.value));
        let used: Vec<usize> = roots.flat_map(|root| std::iter::once(root).chain(reachable(root))).collect();
        for (index, object) in self.spec.objects.iter().enumerate() {
            if !used.contains(&index) {
                let message = format!("the object `{}` is not used", object.name.value);
                let help = "name it as the body of a response or as the type of a field, or remove it";
                self.diagnostics.push(&object.position, object.name.value.clone(), message, help);
            }
        }
    }

    fn object(&mut self, name: &At<String>, path: &str) -> Option<ObjectId> {
        if let Some(index) = self.spec.objects.iter().position(|object| object.name.value == name.value) {
            return Some(ObjectId(index));
        }
        if !name.value.is_empty() {
            let help = suggest(&name.value, self.spec.objects.iter().map(|object| object.name.value.as_str()));
            self.diagnostics.push(&name.position, path, format!("there is no object `{}`", name.value), help);
        }
        None
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
        if name.value.is_empty() || !self.rust_name(name, path, &name.value) {
            return;
        }
        let taken =
            variants.iter().find(|(other, status)| other.value == name.value && *status != response.status.value);
        if let Some((_, status)) = taken {
            let message = format!("`{}` is the name of {status} already", name.value);
            self.diagnostics.push(&name.position, path, message, "choose another name");
        } else if name.value == "Unlisted" {
            let message = "`Unlisted` is the variant for statuses that are not listed";
            self.diagnostics.push(&name.position, path, message, "choose another name");
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
        let mut fields = Vec::new();
        for field in &response.fields {
            if !known.contains(&field.value.as_str()) {
                let message = format!("`{}` has no field `{}`", response.body.value, field.value);
                let help = suggest(&field.value, known.iter().copied());
                self.diagnostics.push(&field.position, format!("{path}.fields"), message, help);
            }
            let shown = response.shown.iter().find(|(name, _)| name.value == field.value);
            fields.push((field.value.clone(), shown.map(|(_, shown)| shown.value.clone())));
        }
        for (name, _) in &response.shown {
            if !response.fields.iter().any(|field| field.value == name.value) {
                let message = format!("`{}` is not among the fields of this response", name.value);
                let help = suggest(&name.value, response.fields.iter().map(|field| field.value.as_str()));
                self.diagnostics.push(&name.position, format!("{path}.shown"), message, help);
            }
        }
        fields
    }

    /// The one object of all successes; every other answer has the error body.
    fn success_body(&mut self, responses: &[Response]) -> Option<ObjectId> {
        let error_body = self.spec.objects.iter().position(|object| object.name.value == self.api.error_body.value);
        let success = responses.iter().find(|response| response.is_success()).map(|response| response.body);
        if success.is_none() {
            let message = "no response is a success";
            let help = "add a response with a status from 200 to 299";
            self.diagnostics.push(&self.api.position, "responses", message, help);
        }
        for response in &self.spec.responses {
            let wanted = if (200..300).contains(&response.status.value) { success.map(|id| id.0) } else { error_body };
            let wanted = wanted.and_then(|index| self.spec.objects.get(index)).map(|object| &object.name.value);
            if let Some(wanted) = wanted.filter(|wanted| **wanted != response.body.value) {
                let message = "all successes share one body, and all other answers share `api.error_body`";
                let help = format!("write `{wanted}`, and add to it the fields that are missing");
                let path = format!("responses.{}.body", response.status.value);
                self.diagnostics.push(&response.body.position, path, message, help);
            }
        }
        success
    }

    fn headers(&mut self) -> Vec<Header> {
        let spec = self.spec;
        let mut headers: Vec<Header> = Vec::new();
        for header in &spec.headers {
            let path = format!("headers.{}", header.wire.value);
            let constant = names::constant(&header.wire.value);
            self.rust_name(&header.wire, &path, &constant);
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
            self.rust_name(&host.name, &path, &names::snake(&host.name.value));
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
                self.diagnostics.push(&spec.position, format!("enums.{}", list.name), message, help);
            }
        }
    }

    fn unused_versions(&mut self, request: &Request) {
        for (index, version) in self.api.versions.iter().enumerate() {
            let id = super::VersionId(index);
            if !request.fields.is_empty() && !request.fields.iter().any(|field| field.versions.contains(id)) {
                let message = format!("no request field belongs to the version `{}`", version.name.value);
                let help = "name it in the `versions:` of a field, or remove it";
                self.diagnostics.push(&version.name.position, "api.versions", message, help);
            }
        }
    }
}

/// Where a rule stands.
struct RuleContext<'c> {
    id: FieldId,
    field: &'c spec::Field,
    versions: &'c VersionSet,
    r#type: Type,
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
