//! `objects.rs` and `<version>/response.rs`: the JSON objects of the responses, and their getters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{Holder, got, ident, returned, shared_objects, stored};
use crate::emit::words;
use crate::ir::{Field, Model, Object, Operation, VersionId};

/// The objects that all versions share.
pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("The JSON objects of responses that are the same in all versions.");
    for object in shared_objects(model) {
        let operation = operation_of(model, object);
        items(model, operation, object, &object.fields.iter().collect::<Vec<_>>(), &mut file);
    }
    file
}

/// The objects of a version.
pub(crate) fn emit_version(model: &Model, operation: &Operation, version: VersionId) -> RustFile {
    let mut file = RustFile::new("The JSON objects of this version's responses.");
    for object in versioned(model, operation) {
        items(model, operation, object, &fields_of(object, version), &mut file);
    }
    file
}

/// The objects of an operation that differ between its versions.
pub(crate) fn versioned<'m>(model: &'m Model, operation: &Operation) -> Vec<&'m Object> {
    model.objects_of(operation).into_iter().map(|id| &model[id]).filter(|object| object.versioned).collect()
}

/// The fields that an object has in a version.
pub(crate) fn fields_of(object: &Object, version: VersionId) -> Vec<&Field> {
    object.fields.iter().filter(|field| field.versions.contains(version)).collect()
}

/// An operation that has an object.
pub(crate) fn operation_of<'m>(model: &'m Model, object: &Object) -> &'m Operation {
    let has = |operation: &&Operation| model.objects_of(operation).into_iter().any(|id| model[id].name == object.name);
    model.operations.iter().find(has).expect("lowering refuses an object that no response has")
}

/// How the text of an object is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Not at all: the object around it has it.
    Plain,
    /// Beside the fields: it is a body.
    Body,
    /// In place of the fields, which are read on demand.
    Lazy,
}

pub(crate) fn shape(model: &Model, object: &Object) -> Shape {
    let is_body = model.operations.iter().any(|operation| {
        [operation.success_body, operation.error_body].into_iter().any(|id| model[id].name == object.name)
    });
    match (is_body, object.keep_raw) {
        (true, _) => Shape::Body,
        (false, true) => Shape::Lazy,
        (false, false) => Shape::Plain,
    }
}

fn items(model: &Model, operation: &Operation, object: &Object, fields: &[&Field], file: &mut RustFile) {
    let name = ident(&object.name);
    let shape = shape(model, object);
    let object_docs = docs(&[object.docs.clone(), format!("From `{}`.", object.source.file)]);
    let members = fields.iter().map(|field| {
        let docs = docs(&[format!("`{}`", field.wire)]);
        let (slot, stored) = (ident(&field.slot), stored(model, field));
        quote!(#docs pub(super) #slot: Option<#stored>,)
    });
    let derives = quote!(#[derive(Clone, Debug, Default, PartialEq, Eq)]);
    match shape {
        Shape::Plain => file.push(quote!(#object_docs #derives pub struct #name { #(#members)* })),
        Shape::Body => file.push(quote! {
            #object_docs
            #derives
            pub struct #name {
                pub(super) raw: RawObject,
                #(#members)*
            }
        }),
        Shape::Lazy => {
            let fields_name = format_ident!("{}Fields", object.name);
            let fields_docs = docs(&[format!("The fields of [`{}`].", object.name)]);
            file.push(quote! {
                #object_docs
                #[derive(Clone, Debug, PartialEq, Eq)]
                pub struct #name(pub(super) Lazy<#fields_name>);
            });
            file.push(quote!(#fields_docs #derives pub(super) struct #fields_name { #(#members)* }));
        }
    }
    let getters = fields.iter().map(|field| {
        let docs = docs(&words::field_docs(operation, field, false));
        let (name, slot) = (ident(&field.rust), ident(&field.slot));
        let stored = if shape == Shape::Lazy { quote!(self.0.fields().#slot) } else { quote!(self.#slot) };
        let (returned, expression) = (returned(model, field), got(field, &stored, Holder::Option));
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> #returned {
                #expression
            }
        }
    });
    let text = text_methods(&fields_name_of(object, shape), shape);
    file.push(quote!(impl #name { #text #(#getters)* }));
}

/// The struct that has the fields of an object.
pub(crate) fn fields_name_of(object: &Object, shape: Shape) -> proc_macro2::Ident {
    if shape == Shape::Lazy { format_ident!("{}Fields", object.name) } else { ident(&object.name) }
}

/// What an object has that keeps its text.
fn text_methods(fields: &proc_macro2::Ident, shape: Shape) -> TokenStream {
    let raw = match shape {
        Shape::Plain => return TokenStream::new(),
        Shape::Body => quote!(&self.raw),
        Shape::Lazy => quote!(self.0.raw()),
    };
    let text = if shape == Shape::Body { quote!(self.raw) } else { raw.clone() };
    let from_json = (shape == Shape::Body).then(|| {
        quote! {
            /// Reads the body of a response.
            ///
            /// # Errors
            ///
            /// [`ReadError`] if the text is not a JSON object. Nothing inside the object fails: a missing key, `null` and a
            /// value of another type are `None`.
            pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
                let (mut body, raw) = response::read_body::<Self>(json)?;
                body.raw = raw;
                Ok(body)
            }
        }
    });
    quote! {
        #from_json

        /// Returns the object as it came, byte for byte.
        #[must_use]
        pub fn raw(&self) -> &str {
            #text.get()
        }

        /// Returns the keys that the model does not know, with their values, in the order in which they came.
        #[must_use]
        pub fn unknown_fields(&self) -> Vec<(String, RawJson)> {
            response::unknown_fields::<#fields>(#raw)
        }
    }
}
