//! What downstream code can name of the generated crate, and with which types.
//!
//! A build breaks if a name that a program may use is gone, or has another type. Enums are `non_exhaustive`, requests,
//! groups and objects are built by setters, so a new name breaks nothing.

use std::collections::BTreeMap;

use crate::emit::rust::{getter, setter};
use crate::ir::{
    Enum, EnumValue, Field, Group, GroupId, Header, Host, Model, Object, ObjectId, Response, Version, VersionId, names,
};

/// The type behind each name. A name is told apart by its version, which is empty for what has none.
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
    for id in model.version_ids() {
        items.extend(model.versions.get(id.0).map(of_version).unwrap_or_default());
        let in_version = |field: &&Field| field.versions.contains(id);
        for field in model.request.fields.iter().filter(in_version) {
            items.extend(of_field(model, field, id));
        }
        for (index, object) in model.objects.iter().enumerate() {
            for field in object.fields.iter().filter(in_version) {
                items.extend(of_answer(model, object, field, id));
            }
            items.extend(of_object(model, ObjectId(index), object));
        }
    }
    items.extend(model.hosts.iter().flat_map(of_host));
    items.extend(model.headers.iter().flat_map(of_header));
    items.extend(model.enums.iter().flat_map(of_enum));
    items.extend(model.request.groups.iter().flat_map(|group| of_group(model, group)));
    items.extend(model.responses.iter().flat_map(of_response));
    items
}

fn item(version: &str, name: impl Into<String>, r#type: impl Into<String>) -> ((String, String), String) {
    ((version.to_owned(), name.into()), r#type.into())
}

fn version_name(model: &Model, id: VersionId) -> &str {
    model.versions.get(id.0).map_or("", |version| version.name.as_str())
}

pub(super) fn of_version(version: &Version) -> Items {
    Items::from([
        item("", format!("ApiVersion::{}", version.variant), "variant"),
        item("", names::snake(&version.name), "module"),
    ])
}

pub(super) fn of_host(host: &Host) -> Items {
    Items::from([item("", format!("Environment::{}", names::pascal(&host.name)), "variant")])
}

pub(super) fn of_header(header: &Header) -> Items {
    Items::from([item("", format!("header::{}", header.constant), "&str")])
}

pub(super) fn of_response(response: &Response) -> Items {
    Items::from([item("", format!("ResponseStatus::{}", response.variant), response.status.to_string())])
}

pub(super) fn of_enum(list: &Enum) -> Items {
    let values = list.values.iter().flat_map(|value| of_value(list, value));
    std::iter::once(item("", &list.name, "enum")).chain(values).collect()
}

pub(super) fn of_value(list: &Enum, value: &EnumValue) -> Items {
    Items::from([item("", format!("{}::{}", list.name, value.variant), "variant")])
}

/// The struct of a group, without its fields.
pub(super) fn of_group(model: &Model, group: &Group) -> Items {
    let Some(rust) = &group.rust else { return Items::new() };
    let mut items = of_type(model, &rust.name, rust.versioned);
    items.extend([item("", format!("SessionRequestBuilder::{}", rust.field), &rust.name)]);
    items
}

/// A struct, which is generic if versions differ in it, and then has an alias in each of their modules.
fn of_type(model: &Model, name: &str, versioned: bool) -> Items {
    let mut items = Items::from([item("", name, if versioned { "generic struct" } else { "struct" })]);
    if versioned {
        let module = |version: &Version| format!("{}::{name}", names::snake(&version.name));
        items.extend(model.versions.iter().map(|version| item("", module(version), "alias")));
    }
    items
}

/// The setter and the getter of a request field in a version.
pub(super) fn of_field(model: &Model, field: &Field, version: VersionId) -> Items {
    let group = field.group.and_then(|GroupId(index)| model.request.groups.get(index));
    let owner = group.and_then(|group| group.rust.as_ref()).map_or("SessionRequestBuilder", |rust| rust.name.as_str());
    let version = version_name(model, version);
    let slot = quote::quote!(slot);
    let (accepted, returned) = (setter(model, field, &slot).0, getter(model, field, &slot).0);
    Items::from([
        item(version, format!("{owner}::{}", field.rust), accepted.to_string()),
        item(version, format!("SessionRequest::{}", field.getter), returned.to_string()),
    ])
}

/// The getter of a field of an answer in a version.
pub(super) fn of_answer(model: &Model, object: &Object, field: &Field, version: VersionId) -> Items {
    let returned = getter(model, field, &quote::quote!(slot)).0.to_string();
    Items::from([item(version_name(model, version), format!("{}::{}", object.name, field.rust), returned)])
}

/// An object, without its fields.
pub(super) fn of_object(model: &Model, id: ObjectId, object: &Object) -> Items {
    let name = &object.name;
    let mut items = of_type(model, name, object.versioned);
    items.extend(object.keep_raw.then(|| item("", format!("{name}::raw"), "method")));
    if id == model.success_body {
        items.extend([item("", format!("{name}::from_json"), "method"), item("", "Version::Response", name)]);
    }
    items.extend((id == model.error_body).then(|| item("", "ErrorObject", name)));
    items
}
