//! `objects_json.rs` and `<version>/response_json.rs`: how the objects of the responses are read and written.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::objects::{Shape, fields_name_of, fields_of, shape, versioned};
use crate::emit::print::RustFile;
use crate::emit::rust::{ident, shared_objects};
use crate::ir::{Field, Model, Object, Operation, VersionId};

/// The objects that all versions share.
pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("How the objects that all versions share are read and written.");
    for object in shared_objects(model) {
        items(model, object, &object.fields.iter().collect::<Vec<_>>(), &mut file);
    }
    file
}

/// The objects of a version.
pub(crate) fn emit_version(model: &Model, operation: &Operation, version: VersionId) -> RustFile {
    let mut file = RustFile::new("How the objects of this version are read and written.");
    for object in versioned(model, operation) {
        items(model, object, &fields_of(object, version), &mut file);
    }
    file
}

fn items(model: &Model, object: &Object, fields: &[&Field], file: &mut RustFile) {
    let shape = shape(model, object);
    let (name, fields_name) = (ident(&object.name), fields_name_of(object, shape));
    let keys: Vec<_> = fields.iter().map(|field| &field.wire).collect();
    let slots: Vec<_> = fields.iter().map(|field| ident(&field.slot)).collect();
    file.push(quote! {
        impl Object for #fields_name {
            const KEYS: &'static [&'static str] = &[#(#keys),*];

            fn read_field(&mut self, key: &str, json: &str) {
                match key {
                    #(#keys => self.#slots = response::read(json),)*
                    _ => {}
                }
            }
        }
    });
    file.push(value(&name, shape));
    file.push(serialize(&name, shape, &keys, &slots));
    let read = match shape {
        Shape::Plain => quote!(response::read_object),
        Shape::Body => quote!(|json| #name::from_json(json.as_bytes())),
        Shape::Lazy => quote!(|json| Lazy::read(json).map(#name)),
    };
    file.push(quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::deserialize(deserializer, #read)
            }
        }
    });
    for operation in &model.operations {
        if model[operation.success_body].name == object.name {
            body(operation, object, fields, file);
        }
    }
}

/// How an object is read inside another one.
fn value(name: &proc_macro2::Ident, shape: Shape) -> TokenStream {
    let read = match shape {
        Shape::Plain => quote!(response::read_object(json)),
        Shape::Body => {
            quote!(response::read_object(json).map(|body| Self { raw: RawObject::from_valid(json), ..body }))
        }
        Shape::Lazy => quote!(Lazy::read(json).map(Self)),
    };
    quote! {
        impl Value for #name {
            const EXPECTED: &'static str = "an object";

            fn read(json: &str) -> Result<Self, TypeFault> {
                #read
            }
        }
    }
}

fn serialize(name: &proc_macro2::Ident, shape: Shape, keys: &[&String], slots: &[proc_macro2::Ident]) -> TokenStream {
    let written = match shape {
        Shape::Body => quote!(self.raw.serialize(serializer)),
        Shape::Lazy => quote!(self.0.raw().serialize(serializer)),
        Shape::Plain => quote! {
            let mut map = serializer.serialize_map(None)?;
            #(response::serialize_entry(&mut map, #keys, &self.#slots)?;)*
            SerializeMap::end(map)
        },
    };
    quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #written
            }
        }
    }
}

/// What the client asks of a success.
fn body(operation: &Operation, object: &Object, fields: &[&Field], file: &mut RustFile) {
    let name = ident(&object.name);
    let order = operation.order_key().and_then(|wire| fields.iter().find(|field| field.wire == wire));
    let (order, key) = match order {
        Some(field) => {
            let (getter, key) = (ident(&field.rust), &field.wire);
            (quote!(self.#getter()), quote!(Some(#key)))
        }
        None => (quote!(None), quote!(None)),
    };
    let evidence = fields.iter().filter(|field| operation.evidence.success.contains(&field.wire));
    let is_given: Vec<_> = evidence
        .map(|field| {
            let slot = ident(&field.slot);
            quote!(self.#slot.is_some())
        })
        .collect();
    let has_evidence = if is_given.is_empty() { quote!(true) } else { quote!((#(#is_given)||*)) };
    let error_keys = &operation.evidence.error;
    let has_no_error = (!error_keys.is_empty())
        .then(|| quote!(&&!response::has_any(self.raw.get(), <Self as response::Response>::ERROR_KEYS)));
    file.push(quote!(impl sealed::Sealed for #name {}));
    file.push(quote! {
        impl response::Response for #name {
            const ORDER_KEY: Option<&'static str> = #key;

            const ERROR_KEYS: &'static [&'static str] = &[#(#error_keys),*];

            fn from_json(json: &[u8]) -> Result<Self, ReadError> {
                Self::from_json(json)
            }

            fn from_partial(json: &[u8]) -> Self {
                response::read_partial(json)
            }

            fn raw(&self) -> &str {
                self.raw()
            }

            fn order(&self) -> Option<&str> {
                #order
            }

            fn is_success(&self) -> bool {
                #has_evidence #has_no_error
            }
        }
    });
}
