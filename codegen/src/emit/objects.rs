//! `objects.rs`: the JSON objects of the answers, and their getters.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::first;
use crate::emit::print::{RustFile, docs};
use crate::emit::request::by_version;
use crate::emit::rust::{doc, getter, ident, key_pattern, stored};
use crate::emit::words;
use crate::ir::{Field, Model, Object, ObjectId};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("What the server answers with. Whatever it sends is read, kept and written again.");
    for (index, object) in model.objects.iter().enumerate() {
        for item in items(model, ObjectId(index), object) {
            file.push(item);
        }
    }
    let error = ident(&model[first(model).error_body].name);
    file.push(quote! {
        /// What the body of any answer but a success is read into.
        pub type ErrorObject = #error;
    });
    file
}

fn items(model: &Model, id: ObjectId, object: &Object) -> Vec<TokenStream> {
    let name = ident(&object.name);
    let object_docs = docs(&[object.docs.clone(), format!("From `{}`.", object.source.file)]);
    let raw = object.keep_raw.then(|| quote!(pub(crate) json: RawJson,));
    let members = object.fields.iter().map(|field| {
        let docs = doc(&field.docs);
        let (slot, stored) = (ident(&field.slot), stored(model, field.r#type));
        quote!(#docs pub(crate) #slot: Slot<#stored>)
    });
    let (generics, marker) = if object.versioned {
        (Some(quote!(<V>)), Some(quote!(pub(crate) version: VersionMarker<V>,)))
    } else {
        (None, None)
    };
    let mut items = vec![quote! {
        #object_docs
        #[derive(Clone, Default, PartialEq, Eq)]
        pub struct #name #generics {
            #raw
            #(#members,)*
            pub(crate) extra: Extra,
            #marker
        }
    }];
    let getter = |field: &Field| {
        let docs = docs(&words::field_docs(first(model), field, false));
        let (name, slot) = (ident(&field.rust), ident(&field.slot));
        let (returned, expression) = getter(model, field, &quote!(self.#slot));
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> #returned {
                #expression
            }
        }
    };
    let always = always(model, id, object);
    if object.versioned {
        items.extend(by_version(model, object.fields.iter().collect(), &quote!(#name), &always, getter));
    } else {
        let getters = object.fields.iter().map(getter);
        items.push(quote!(impl #name { #(#getters)* #always }));
    }
    items
}

/// What every object has, whatever its fields.
fn always(model: &Model, id: ObjectId, object: &Object) -> TokenStream {
    let slots = object.fields.iter().map(|field| {
        let (key, slot) = (key_pattern(model, field, &quote!(V::API_VERSION)), ident(&field.slot));
        quote!(#key => self.#slot.unreadable())
    });
    let raw = object.keep_raw.then(|| {
        quote! {
            /// The object as it came, byte for byte.
            #[must_use]
            pub fn raw(&self) -> &str {
                self.json.get()
            }
        }
    });
    let from_json = (id == first(model).success_body).then(|| {
        quote! {
            /// Reads the body of an answer.
            ///
            /// # Errors
            ///
            /// [`ReadError`] if the text is no JSON object. Nothing inside of the object fails.
            pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
                wire::read_object(json)
            }
        }
    });
    quote! {
        #from_json

        #raw

        /// The JSON under a key that the model does not know, or whose value is not of the key's type.
        #[must_use]
        pub fn unmodelled(&self, key: &str) -> Option<&RawJson> {
            let unreadable = match key {
                #(#slots,)*
                _ => None,
            };
            unreadable.or_else(|| self.extra.get(key))
        }
    }
}
