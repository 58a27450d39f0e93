//! Rust names and types for things of the model.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::emit::first;
use crate::emit::print::docs;
use crate::ir::{Enum, Field, Model, ObjectId, Request, Scalar, Type, VersionSet};

pub(crate) fn ident(name: &str) -> Ident {
    // The IR holds no name that Rust would refuse.
    Ident::new(name, Span::call_site())
}

/// One paragraph of documentation.
pub(crate) fn doc(text: impl Into<String>) -> TokenStream {
    docs(&[text.into()])
}

/// The type that a slot stores.
pub(crate) fn stored(model: &Model, r#type: Type) -> TokenStream {
    match r#type {
        Type::Text => quote!(Text),
        Type::Amount => quote!(Amount),
        Type::EpochSeconds => quote!(EpochSeconds),
        Type::Integer => quote!(IntegerText),
        Type::Boolean => quote!(bool),
        Type::Flag => quote!(Flag),
        Type::Json => quote!(RawJson),
        Type::Enum(id) => {
            let name = ident(&model[id].name);
            quote!(#name)
        }
        Type::Object(id) => object_type(model, id),
        Type::List(id) => {
            let element = object_type(model, id);
            quote!(Vec<#element>)
        }
    }
}

/// What a getter returns, and how it gets it from the slot.
pub(crate) fn getter(model: &Model, field: &Field, slot: &TokenStream) -> (TokenStream, TokenStream) {
    let stored = stored(model, field.r#type);
    match field.r#type {
        Type::Text => match &field.null_text {
            None => (quote!(Option<&str>), quote!(#slot.text())),
            Some(none) => (quote!(Option<&str>), quote!(#slot.text().filter(|text| *text != #none))),
        },
        Type::Amount | Type::EpochSeconds | Type::Boolean => (quote!(Option<#stored>), quote!(#slot.value().copied())),
        Type::Integer => (quote!(Option<i64>), quote!(#slot.value().map(|value| value.0))),
        Type::Flag => (quote!(bool), quote!(#slot.value().is_some())),
        Type::Json | Type::Enum(_) | Type::Object(_) => (quote!(Option<&#stored>), quote!(#slot.value())),
        Type::List(id) => {
            let element = object_type(model, id);
            (quote!(&[#element]), quote!(#slot.value().map(Vec::as_slice).unwrap_or_default()))
        }
    }
}

/// What a setter takes, and how it puts it into the slot.
pub(crate) fn setter(model: &Model, field: &Field, slot: &TokenStream) -> (TokenStream, TokenStream) {
    let name = ident(&field.rust);
    let stored = stored(model, field.r#type);
    let (accepted, value) = match field.r#type {
        Type::Text => return (quote!(impl AsRef<str>), quote!(#slot.set_text(#name.as_ref());)),
        Type::Flag => {
            return (quote!(bool), quote!(#slot = if #name { Slot::Value(Flag) } else { Slot::Absent };));
        }
        Type::Json => (quote!(impl Into<RawJson>), quote!(#name.into())),
        Type::Integer => (quote!(i64), quote!(IntegerText(#name))),
        Type::Amount | Type::EpochSeconds | Type::Boolean | Type::Enum(_) | Type::Object(_) | Type::List(_) => {
            (stored, quote!(#name))
        }
    };
    (accepted, quote!(#slot.set(#value);))
}

/// An object's type, with its version where it has one.
pub(crate) fn object_type(model: &Model, id: ObjectId) -> TokenStream {
    let object = &model[id];
    let name = ident(&object.name);
    if object.versioned { quote!(#name<V>) } else { quote!(#name) }
}

/// A value of an enum, by its wire name.
pub(crate) fn variant(list: &Enum, wire: &str) -> TokenStream {
    let name = ident(&list.name);
    let value =
        list.values.iter().find(|value| value.wire == wire).expect("conditions and defaults name listed values");
    let variant = ident(&value.variant);
    quote!(#name::#variant)
}

/// A default or a value of a condition: a literal, or a variant.
pub(crate) fn literal(model: &Model, r#type: Type, value: &Scalar) -> TokenStream {
    match (r#type, value) {
        (Type::Enum(id), Scalar::Text(text)) => variant(&model[id], text),
        (_, Scalar::Text(text)) => quote!(#text),
        (_, Scalar::Boolean(value)) => quote!(#value),
    }
}

/// The path from a request's body to a field's slot.
pub(crate) fn slot_in_body(request: &Request, field: &Field) -> TokenStream {
    let slot = ident(&field.slot);
    let group = request.group_of(field).rust.as_ref();
    match group {
        Some(rust) => {
            let group = ident(&rust.field);
            quote!(#group.#slot)
        }
        None => quote!(#slot),
    }
}

/// The key of a field whose text stands among the draft's texts. That of a group stands in its group, which is a value of
/// its own.
pub(crate) fn text_key(request: &Request, field: &Field) -> Option<Ident> {
    let group = request.group_of(field).rust.as_ref();
    (field.r#type == Type::Text && group.is_none()).then(|| ident(&field.slot))
}

/// The fields whose texts stand among the draft's texts, each with its key.
pub(crate) fn text_fields(model: &Model) -> impl Iterator<Item = (&Field, Ident)> {
    first(model).request.fields.iter().filter_map(|field| Some((field, text_key(&first(model).request, field)?)))
}

/// What a request holds under a field's key, to be looked at, given the body. A text looks the same wherever it stands.
pub(crate) fn held(request: &Request, field: &Field, body: &TokenStream) -> TokenStream {
    if let Some(key) = text_key(request, field) {
        return quote!(#body.texts.slot(TextKey::#key));
    }
    let slot = slot_in_body(request, field);
    if field.r#type == Type::Text { quote!(#body.#slot.as_text()) } else { quote!(#body.#slot) }
}

/// Whether a key is there, given the body.
pub(crate) fn is_given(request: &Request, field: &Field, body: &TokenStream) -> TokenStream {
    match text_key(request, field) {
        Some(key) => quote!(#body.texts.is_given(TextKey::#key)),
        None => {
            let slot = slot_in_body(request, field);
            quote!(#body.#slot.is_given())
        }
    }
}

/// The struct that stores the fields of a group: the public one, or the one inside it where versions differ.
pub(crate) fn group_storage(rust: &crate::ir::GroupStruct) -> Ident {
    if rust.versioned { format_ident!("{}Fields", rust.name) } else { ident(&rust.name) }
}

/// The variants of `ApiVersion` for a set of versions, as a pattern.
pub(crate) fn version_pattern(model: &Model, versions: &VersionSet) -> TokenStream {
    let variants = first(model).versions_of(versions).map(|version| ident(&version.variant));
    quote!(#(ApiVersion::#variants)|*)
}

/// The pattern that takes a field's key, in the versions that have the field.
pub(crate) fn key_pattern(model: &Model, field: &Field, version: &TokenStream) -> TokenStream {
    let wire = &field.wire;
    if field.versions.is_all() {
        return quote!(#wire);
    }
    let versions = version_pattern(model, &field.versions);
    quote!(#wire if matches!(#version, #versions))
}

/// What stands before a string under a key, as JSON: a comma, the key, a colon, a quote.
pub(crate) fn before_value(field: &Field) -> String {
    format!(",{}:\"", serde_json::Value::from(field.wire.as_str()))
}

/// The module of a version.
pub(crate) fn module(name: &str) -> Ident {
    ident(&crate::ir::names::snake(name))
}

/// The name of a version parameter: with an underscore where nothing depends on it.
pub(crate) fn version_parameter<'f>(mut fields: impl Iterator<Item = &'f Field>) -> Ident {
    ident(if fields.any(|field| !field.versions.is_all()) { "version" } else { "_version" })
}
