//! What downstream code can name of the generated crate, and with which types.
//!
//! A build breaks if a name that a program may use is gone, or has another type. Enums are `non_exhaustive`, requests,
//! groups and objects are built by setters, so a new name breaks nothing.

use std::collections::BTreeMap;

use super::Side;
use crate::emit::rust::{getter, setter};
use crate::ir::{
    Enum, EnumValue, Field, Group, Header, Host, Model, Object, ObjectId, Response, Version, VersionId, names,
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
    let mut items = Items::new();
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

pub(super) fn of_version(side: Side<'_>, version: &Version) -> Items {
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

/// A struct, which is generic if versions differ in it, and then has an alias in each of their modules.
fn of_type(side: Side<'_>, name: &str, versioned: bool) -> Items {
    let mut items = Items::from([shared(name, if versioned { "generic struct" } else { "struct" })]);
    if versioned {
        let module = |version: &Version| format!("{}::{name}", names::snake(&version.name));
        items.extend(side.operation.versions.iter().map(|version| item(side, module(version), "alias")));
    }
    items
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
    let slot = quote::quote!(slot);
    let (accepted, returned) = (setter(side.model, field, &slot).0, getter(side.model, field, &slot).0);
    Items::from([
        item_in(side, version, format!("{owner}::{}", field.rust), accepted.to_string()),
        item_in(side, version, format!("{request}::{}", field.getter), returned.to_string()),
    ])
}

/// The getter of a field of a response in a version.
pub(super) fn of_answer(side: Side<'_>, object: &Object, field: &Field, version: VersionId) -> Items {
    let returned = getter(side.model, field, &quote::quote!(slot)).0.to_string();
    Items::from([item_in(side, version, format!("{}::{}", object.name, field.rust), returned)])
}

/// An object, without its fields.
pub(super) fn of_object(side: Side<'_>, id: ObjectId) -> Items {
    let Object { name, versioned, keep_raw, .. } = &side.model[id];
    let mut items = of_type(side, name, *versioned);
    items.extend(keep_raw.then(|| shared(format!("{name}::raw"), "method")));
    if id == side.operation.success_body {
        items.extend([item(side, format!("{name}::from_json"), "method"), item(side, "Version::Response", name)]);
    }
    items.extend((id == side.operation.error_body).then(|| item(side, "ErrorObject", name)));
    items
}
