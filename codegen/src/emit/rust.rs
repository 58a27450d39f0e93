//! Rust names and types for things of the model.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::emit::print::docs;
use crate::ir::{Enum, Field, Group, Model, Object, Operation, Request, Scalar, Sensitivity, Type, Version, names};

pub(crate) fn ident(name: &str) -> Ident {
    // The IR has no name that Rust would refuse.
    Ident::new(name, Span::call_site())
}

/// One paragraph of documentation.
pub(crate) fn doc(text: impl Into<String>) -> TokenStream {
    docs(&[text.into()])
}

/// The type of a value, without its sensitivity.
fn plain(model: &Model, r#type: Type) -> TokenStream {
    match r#type {
        Type::Text => quote!(String),
        Type::Amount => quote!(Amount),
        Type::EpochSeconds => quote!(EpochSeconds),
        Type::Integer => quote!(Integer),
        Type::Number => quote!(Number),
        Type::Boolean => quote!(bool),
        Type::Flag => quote!(Flag),
        Type::Json => quote!(RawJson),
        Type::Enum(id) => named(&model[id].name),
        Type::Object(id) => named(&model[id].name),
        Type::List(id) => {
            let element = named(&model[id].name);
            quote!(Vec<#element>)
        }
        Type::Texts => quote!(Vec<String>),
    }
}

fn named(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(#name)
}

/// The wrapper that hides a value of this sensitivity from `Debug`.
pub(crate) fn wrapper_of(sensitivity: Sensitivity) -> Option<Ident> {
    match sensitivity {
        Sensitivity::Public => None,
        Sensitivity::Personal => Some(ident("Personal")),
        Sensitivity::Secret => Some(ident("Secret")),
    }
}

/// The wrapper that hides a field from `Debug`, or what of it does not look like a code.
pub(crate) fn wrapper(field: &Field) -> Option<Ident> {
    // A server may put anything into a text.
    let is_text_of_response = field.group.is_none() && matches!(field.r#type, Type::Text | Type::Texts);
    wrapper_of(field.sensitivity).or_else(|| is_text_of_response.then(|| ident("Public")))
}

/// The type that a struct stores for a field.
pub(crate) fn stored(model: &Model, field: &Field) -> TokenStream {
    let plain = plain(model, field.r#type);
    match wrapper(field) {
        None => plain,
        Some(wrapper) => quote!(#wrapper<#plain>),
    }
}

/// What holds a field's value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// An `Option`, in a response.
    Option,
    /// A `Field`, in a request.
    Field,
}

/// The type that a getter of a field returns.
pub(crate) fn returned(model: &Model, field: &Field) -> TokenStream {
    let plain = plain(model, field.r#type);
    match field.r#type {
        Type::Text => quote!(Option<&str>),
        Type::Amount | Type::EpochSeconds | Type::Boolean => quote!(Option<#plain>),
        Type::Integer => quote!(Option<i64>),
        Type::Flag => quote!(bool),
        Type::Number | Type::Json | Type::Enum(_) | Type::Object(_) => quote!(Option<&#plain>),
        Type::List(id) => {
            let element = named(&model[id].name);
            quote!(&[#element])
        }
        Type::Texts => quote!(&[String]),
    }
}

/// How a getter of a field gets what it returns.
pub(crate) fn got(field: &Field, place: &TokenStream, holder: Holder) -> TokenStream {
    let is_public = wrapper(field).is_none();
    let stored = if holder == Holder::Option { quote!(#place.as_ref()) } else { quote!(#place.value()) };
    let is_option = is_public && holder == Holder::Option;
    match field.r#type {
        Type::Text => {
            let text = match is_public {
                true if is_option => quote!(#place.as_deref()),
                true => quote!(#stored.map(String::as_str)),
                false => quote!(#stored.map(|value| value.0.as_str())),
            };
            let null = field.null_text.as_ref().map(|null| quote!(.filter(|text| *text != #null)));
            quote!(#text #null)
        }
        Type::Amount | Type::EpochSeconds | Type::Boolean if is_option => quote!(#place),
        Type::Amount | Type::EpochSeconds | Type::Boolean if is_public => quote!(#stored.copied()),
        Type::Integer if !is_public => quote!(#stored.map(|value| value.0.0)),
        Type::Amount | Type::EpochSeconds | Type::Boolean | Type::Integer => quote!(#stored.map(|value| value.0)),
        Type::Flag if is_option => quote!(#place.is_some_and(|flag| flag.0)),
        Type::Flag if is_public => quote!(#stored.is_some_and(|flag| flag.0)),
        Type::Flag => quote!(#stored.is_some_and(|flag| flag.0.0)),
        Type::Number | Type::Json | Type::Enum(_) | Type::Object(_) if is_public => stored,
        Type::Number | Type::Json | Type::Enum(_) | Type::Object(_) => quote!(#stored.map(|value| &value.0)),
        Type::List(_) if is_option => quote!(#place.as_deref().unwrap_or_default()),
        Type::List(_) if is_public => quote!(#stored.map(Vec::as_slice).unwrap_or_default()),
        Type::List(_) | Type::Texts => quote!(#stored.map(|value| value.0.as_slice()).unwrap_or_default()),
    }
}

/// What a setter takes.
pub(crate) fn accepted(model: &Model, field: &Field) -> TokenStream {
    match field.r#type {
        Type::Text => quote!(impl Into<String>),
        Type::Json => quote!(impl Into<RawJson>),
        Type::Integer => quote!(i64),
        Type::Flag => quote!(bool),
        r#type => plain(model, r#type),
    }
}

/// What a setter stores, given an expression of the type that it takes.
pub(crate) fn stored_value(field: &Field, given: &TokenStream) -> TokenStream {
    let value = match field.r#type {
        Type::Text | Type::Json => quote!(#given.into()),
        Type::Integer => quote!(Integer(#given)),
        _ => given.clone(),
    };
    match wrapper(field) {
        None => value,
        Some(wrapper) => quote!(#wrapper(#value)),
    }
}

/// A value of an enum, by its wire name.
pub(crate) fn variant(list: &Enum, wire: &str) -> TokenStream {
    let value = list.values.iter().find(|value| value.wire == wire).expect("lowering knows the values of an enum");
    let (name, variant) = (ident(&list.name), ident(&value.variant));
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

/// The path from a draft to a field.
pub(crate) fn place(request: &Request, field: &Field) -> TokenStream {
    let slot = ident(&field.slot);
    match &request.group_of(field).rust {
        Some(rust) => {
            let group = ident(&rust.field);
            quote!(#group.#slot)
        }
        None => quote!(#slot),
    }
}

/// The name of a field among all fields of all versions of its request.
pub(crate) fn unique(field: &Field) -> Ident {
    ident(&field.unique_name())
}

/// The types of an operation's request: the request and its builder.
pub(crate) fn request_types(operation: &Operation) -> (Ident, Ident) {
    let name = names::pascal(&operation.name);
    (format_ident!("{name}Request"), format_ident!("{name}RequestBuilder"))
}

/// The module of a version.
pub(crate) fn module(version: &Version) -> Ident {
    ident(&names::snake(&version.name))
}

/// The groups of a request that are structs, and whether versions share the struct.
pub(crate) fn group_structs(request: &Request, versioned: bool) -> impl Iterator<Item = &Group> {
    request.groups.iter().filter(move |group| group.rust.as_ref().is_some_and(|rust| rust.versioned == versioned))
}

/// The objects that versions share.
pub(crate) fn shared_objects(model: &Model) -> impl Iterator<Item = &Object> {
    model.objects.iter().filter(|object| !object.versioned)
}
