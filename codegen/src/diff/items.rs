//! What downstream code can name of the generated crate, and with which types.
//!
//! A build breaks if a name that a program may use is gone, or has another type. Enums are `non_exhaustive`, requests,
//! groups and objects are built by setters, so a new name breaks nothing.

use std::collections::BTreeMap;

use super::{Both, Side};
use crate::emit::rust::{accepted, returned};
use crate::ir::{
    Enum, EnumValue, Field, Group, Header, HeaderSource, Host, Model, Object, ObjectId, Presence, Response, Type,
    Version, VersionId, names,
};

/// The type behind each name. A name is told apart by its operation and version, which is empty for what has none.
pub(super) type Items = BTreeMap<(String, String), String>;

/// The names that are gone, or whose type is another.
pub(super) fn gone(then: &Items, now: &Items) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (key, r#type) in then {
        if now.get(key) != Some(r#type) && !names.contains(&key.1) {
            names.push(key.1.clone());
        }
    }
    names
}

/// Everything that a model lets downstream code name.
pub(super) fn of_model(model: &Model) -> Items {
    let mut items = Items::new();
    items.extend(model.hosts.iter().flat_map(of_host));
    items.extend(model.enums.iter().flat_map(of_enum));
    items.extend(model.operations.iter().flat_map(|operation| of_operation(Side { model, operation })));
    items
}

/// Everything that an operation lets downstream code name, but for enums.
pub(super) fn of_operation(side: Side<'_>) -> Items {
    let Side { model, operation } = side;
    let mut items = of_arguments(side);
    let objects = model.objects_of(operation);
    for id in operation.version_ids() {
        items.extend(of_version(side, &operation[id]));
        let in_version = |field: &&Field| field.versions.contains(id);
        for field in operation.request.fields.iter().filter(in_version) {
            items.extend(of_field(side, field, id));
        }
        for object in &objects {
            for field in model[*object].fields.iter().filter(in_version) {
                items.extend(of_answer(side, &model[*object], field, id));
            }
        }
    }
    items.extend(objects.iter().flat_map(|id| of_object(side, *id)));
    items.extend(of_extra_keys(side));
    items.extend(operation.headers.iter().flat_map(|header| of_header(side, header)));
    items.extend(operation.request.groups.iter().flat_map(|group| of_group(side, group)));
    items.extend(operation.responses.iter().flat_map(|response| of_response(side, response)));
    items
}

/// A name of the crate as a whole.
fn shared(name: impl Into<String>, r#type: impl Into<String>) -> ((String, String), String) {
    ((String::new(), name.into()), r#type.into())
}

/// A name of an operation.
fn item(side: Side<'_>, name: impl Into<String>, r#type: impl Into<String>) -> ((String, String), String) {
    ((side.operation.name.clone(), name.into()), r#type.into())
}

/// A name of a version of an operation.
fn item_in(side: Side<'_>, version: VersionId, name: String, r#type: String) -> ((String, String), String) {
    ((format!("{} {}", side.operation.name, side.operation[version].name), name), r#type)
}

/// The builder methods that set extra keys.
pub(super) fn of_extra_keys(side: Side<'_>) -> Items {
    let keys = side.operation.extra_keys.iter();
    let methods = keys.filter_map(|key| {
        let name = format!("{}Builder::{}", request(side), key.rust.as_ref()?);
        Some(item(side, name, key.placeholders().collect::<Vec<_>>().join(", ")))
    });
    methods.collect()
}

/// The request of an operation that only reads, with the arguments of its constructor.
pub(super) fn of_arguments(side: Side<'_>) -> Items {
    if !side.operation.is_read() {
        return Items::new();
    }
    let name = request(side);
    let mut required = Vec::new();
    let mut items = Items::from([item(side, &name, "struct")]);
    for parameter in &side.operation.parameters {
        let r#type = parameter.r#type.scalar_name().unwrap_or_default();
        match parameter.presence {
            Presence::Required => required.push(format!("{}: {type}", parameter.rust)),
            Presence::Optional => items.extend([item(side, format!("{name}::{}", parameter.rust), r#type)]),
        }
    }
    required.extend(side.operation.headers.iter().filter_map(|header| match &header.from {
        Some(HeaderSource::Argument(name)) => Some(format!("{name}: text")),
        _ => None,
    }));
    items.extend([item(side, format!("{name}::new"), required.join(", "))]);
    items
}

pub(super) fn of_version(side: Side<'_>, version: &Version) -> Items {
    if side.operation.is_read() {
        // Its one version has no name in Rust.
        return Items::new();
    }
    Items::from([
        item(side, format!("ApiVersion::{}", version.variant), "variant"),
        item(side, names::snake(&version.name), "module"),
    ])
}

pub(super) fn of_host(host: &Host) -> Items {
    Items::from([shared(format!("Environment::{}", names::pascal(&host.name)), "variant")])
}

pub(super) fn of_header(side: Side<'_>, header: &Header) -> Items {
    Items::from([item(side, format!("header::{}", header.constant), "&str")])
}

pub(super) fn of_response(side: Side<'_>, response: &Response) -> Items {
    if side.operation.is_read() {
        return Items::new();
    }
    Items::from([item(side, format!("ResponseStatus::{}", response.variant), response.status.to_string())])
}

pub(super) fn of_enum(list: &Enum) -> Items {
    let values = list.values.iter().flat_map(|value| of_value(list, value));
    std::iter::once(shared(&list.name, "enum")).chain(values).collect()
}

pub(super) fn of_value(list: &Enum, value: &EnumValue) -> Items {
    Items::from([shared(format!("{}::{}", list.name, value.variant), "variant")])
}

/// The struct of a group, without its fields.
pub(super) fn of_group(side: Side<'_>, group: &Group) -> Items {
    let Some(rust) = &group.rust else { return Items::new() };
    let mut items = of_type(side, &rust.name, rust.versioned);
    items.extend([item(side, format!("{}Builder::{}", request(side), rust.field), &rust.name)]);
    items
}

/// A struct: one for all versions, which each of their modules names as well, or one for each version.
fn of_type(side: Side<'_>, name: &str, versioned: bool) -> Items {
    let module = |version: &Version| format!("{}::{name}", names::snake(&version.name));
    let mut items: Items =
        side.operation.versions.iter().map(|version| item(side, module(version), "struct")).collect();
    items.extend((!versioned).then(|| shared(name, "struct")));
    items
}

/// Removes the types of versions that are gone: the loss of a version is reported once, as a change of the version.
pub(super) fn forget_gone_versions(items: &mut Items, operations: &[Both<'_>]) {
    let modules = operations.iter().flat_map(|both| {
        let is_gone = |version: &&Version| both.now.operation.version(&version.name).is_none();
        both.then.operation.versions.iter().filter(is_gone).map(|version| names::snake(&version.name))
    });
    let modules: Vec<String> = modules.collect();
    items.retain(|(_, item), _| !modules.iter().any(|module| item.starts_with(&format!("{module}::"))));
}

/// The type of an operation's request.
fn request(side: Side<'_>) -> String {
    format!("{}Request", names::pascal(&side.operation.name))
}

/// The setter and the getter of a request field in a version.
pub(super) fn of_field(side: Side<'_>, field: &Field, version: VersionId) -> Items {
    let request = request(side);
    let owner = match &side.operation.request.group_of(field).rust {
        Some(rust) => rust.name.clone(),
        None => format!("{request}Builder"),
    };
    let (accepted, returned) = (accepted(side.model, field).to_string(), returned(side.model, field));
    let maybe = (field.presence == Presence::Optional && field.r#type != Type::Flag)
        .then(|| item_in(side, version, format!("{owner}::maybe_{}", field.rust), accepted.clone()));
    let mut items = Items::from([
        item_in(side, version, format!("{owner}::{}", field.rust), accepted),
        item_in(side, version, format!("{request}::{}", field.getter), returned.to_string()),
    ]);
    items.extend(maybe);
    items
}

/// The getter of a field of a response in a version.
pub(super) fn of_answer(side: Side<'_>, object: &Object, field: &Field, version: VersionId) -> Items {
    let returned = returned(side.model, field).to_string();
    Items::from([item_in(side, version, format!("{}::{}", object.name, field.rust), returned)])
}

/// An object, without its fields.
pub(super) fn of_object(side: Side<'_>, id: ObjectId) -> Items {
    let Object { name, versioned, keep_raw, .. } = &side.model[id];
    let mut items = of_type(side, name, *versioned);
    let is_body = [side.operation.success_body, side.operation.error_body].contains(&id);
    if *keep_raw || is_body {
        items.extend(["raw", "unknown_fields"].map(|method| item(side, format!("{name}::{method}"), "method")));
    }
    if !*keep_raw || is_body {
        items.extend([item(side, format!("{name}::default"), "method")]);
    }
    if id == side.operation.success_body {
        items.extend([item(side, format!("{name}::from_json"), "method"), item(side, "Request::Response", name)]);
    }
    items.extend((id == side.operation.error_body).then(|| item(side, "ErrorObject", name)));
    items
}
