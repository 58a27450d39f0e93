//! `builder.rs`: the setters of a draft and of its groups.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::first;
use crate::emit::print::{RustFile, docs};
use crate::emit::request::by_version;
use crate::emit::rust::{doc, ident, setter, text_key};
use crate::emit::words;
use crate::ir::{Field, Group, GroupId, GroupStruct, Model};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("The setters of a draft. Setting a field again replaces its value.");
    for (index, group) in first(model).request.groups.iter().enumerate() {
        let fields = first(model).request.fields_of(GroupId(index)).collect::<Vec<_>>();
        let items = match &group.rust {
            Some(rust) => group_items(model, group, rust, fields),
            None => by_version(model, fields, &quote!(SessionRequestBuilder), &TokenStream::new(), |field| {
                if let Some(key) = text_key(&first(model).request, field) {
                    let name = ident(&field.rust);
                    let set = quote!(self.draft.body.texts.set(TextKey::#key, #name.as_ref()););
                    return setter_fn(model, field, &(quote!(impl AsRef<str>), set));
                }
                let slot = ident(&field.slot);
                setter_fn(model, field, &setter(model, field, &quote!(self.draft.body.#slot)))
            }),
        };
        for item in items {
            file.push(item);
        }
    }
    file
}

fn group_items(model: &Model, group: &Group, rust: &GroupStruct, fields: Vec<&Field>) -> Vec<TokenStream> {
    let group_docs = doc(&group.docs);
    let (method, name) = (ident(&rust.field), ident(&rust.name));
    let empty = doc(format!("A `{name}` without any field."));
    if !rust.versioned {
        let setters = fields.iter().map(|field| {
            let slot = ident(&field.slot);
            setter_fn(model, field, &setter(model, field, &quote!(self.#slot)))
        });
        return vec![
            quote! {
                impl<V: Version> SessionRequestBuilder<V> {
                    #group_docs
                    pub fn #method(mut self, #method: #name) -> Self {
                        self.draft.body.#method = #method;
                        self
                    }
                }
            },
            quote! {
                impl #name {
                    #empty
                    pub fn new() -> Self {
                        Self::default()
                    }

                    #(#setters)*
                }
            },
        ];
    }
    let mut items = vec![
        quote! {
            impl<V: Version> SessionRequestBuilder<V> {
                #group_docs
                pub fn #method(mut self, #method: #name<V>) -> Self {
                    self.draft.body.#method = #method.fields;
                    self
                }
            }
        },
        quote! {
            impl<V: Version> #name<V> {
                #empty
                pub fn new() -> Self {
                    Self::default()
                }
            }
        },
    ];
    items.extend(by_version(model, fields, &quote!(#name), &TokenStream::new(), |field| {
        let slot = ident(&field.slot);
        setter_fn(model, field, &setter(model, field, &quote!(self.fields.#slot)))
    }));
    items
}

/// A setter, given what it takes and how it sets it.
fn setter_fn(model: &Model, field: &Field, (accepted, set): &(TokenStream, TokenStream)) -> TokenStream {
    let docs = docs(&words::field_docs(first(model), field, true));
    let name = ident(&field.rust);
    quote! {
        #docs
        #[inline]
        pub fn #name(mut self, #name: #accepted) -> Self {
            #set
            self
        }
    }
}
