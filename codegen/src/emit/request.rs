//! `request.rs`: what a request holds, and its getters.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::first;
use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{
    before_value, doc, getter, group_storage, held, ident, is_given, module, stored, text_fields, text_key,
};
use crate::emit::words;
use crate::ir::{Condition, Field, Group, GroupId, GroupStruct, Model};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("What a request holds.");
    file.push(body(model));
    file.push(text_keys(model));
    file.push(group_tests(model));
    for (index, group) in first(model).request.groups.iter().enumerate() {
        if let Some(rust) = &group.rust {
            for item in group_struct(model, GroupId(index), group, rust) {
                file.push(item);
            }
        }
    }
    for (index, _) in first(model).request.groups.iter().enumerate() {
        let fields = first(model).request.fields_of(GroupId(index)).collect::<Vec<_>>();
        let getters =
            by_version(model, fields, &quote!(SessionRequest), &TokenStream::new(), |field| getter_fn(model, field));
        for item in getters {
            file.push(item);
        }
    }
    file
}

/// Every field of every version; a field of another version is never filled.
fn body(model: &Model) -> TokenStream {
    let mut members = Vec::new();
    for (index, group) in first(model).request.groups.iter().enumerate() {
        match &group.rust {
            Some(rust) => {
                let (name, storage) = (ident(&rust.field), group_storage(rust));
                let docs = doc(&group.docs);
                members.push(quote!(#docs pub(crate) #name: #storage));
            }
            None => {
                let fields = first(model).request.fields_of(GroupId(index));
                let others = fields.filter(|field| text_key(&first(model).request, field).is_none());
                members.extend(others.map(|field| member(model, field)));
            }
        }
    }
    quote! {
        /// The fields of a request.
        #[derive(Clone, Default, PartialEq, Eq)]
        pub(crate) struct RequestBody {
            /// Those that are text, and belong to no group that is a value of its own.
            pub(crate) texts: Texts,
            #(#members,)*
        }
    }
}

/// The keys of the texts.
fn text_keys(model: &Model) -> TokenStream {
    let (fields, keys): (Vec<_>, Vec<_>) = text_fields(model).unzip();
    let docs = fields.iter().map(|field| doc(&field.docs));
    let names = fields.iter().map(|field| &field.wire);
    let befores = fields.iter().map(|field| before_value(field));
    // An enum without variants is no number.
    let index = if keys.is_empty() { quote!(match self {}) } else { quote!(self as usize) };
    quote! {
        /// The keys of a request that hold text, but for those of a group that is a value of its own.
        #[allow(non_camel_case_types, reason = "each is called as its field is, so that no two are called alike")]
        #[derive(Clone, Copy)]
        pub(crate) enum TextKey {
            #(#docs #keys,)*
        }

        impl TextKey {
            /// All of them, each at its index.
            pub(crate) const ALL: &[Self] = &[#(Self::#keys,)*];

            /// Where it is among all.
            #[inline(always)]
            pub(crate) const fn index(self) -> usize {
                #index
            }

            /// The key on the wire.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    #(Self::#keys => #names,)*
                }
            }

            /// What stands before its text where objects are JSON: a comma, the key, a colon, a quote.
            #[inline(always)]
            pub(crate) const fn before(self) -> &'static str {
                match self {
                    #(Self::#keys => #befores,)*
                }
            }
        }
    }
}

fn member(model: &Model, field: &Field) -> TokenStream {
    let docs = doc(&field.docs);
    let (slot, stored) = (ident(&field.slot), stored(model, field.r#type));
    quote!(#docs pub(crate) #slot: Slot<#stored>)
}

/// Whether any field of a group is given, for the groups that conditions ask about.
fn group_tests(model: &Model) -> TokenStream {
    let rules = first(model).request.fields.iter().flat_map(|field| &field.rules);
    let asked = rules.flat_map(|rule| &rule.conditions).filter_map(|condition| match condition {
        Condition::Group { group, .. } => Some(*group),
        Condition::Field { .. } | Condition::Value { .. } => None,
    });
    let asked: BTreeSet<GroupId> = asked.collect();
    let groups = first(model).request.groups.iter().enumerate();
    let tests = groups.filter(|(index, _)| asked.contains(&GroupId(*index))).map(|(index, group)| {
        let name = group_test(group);
        let docs = doc(format!("Whether any field of the group `{}` is given.", group.name));
        let are_given = first(model)
            .request
            .fields_of(GroupId(index))
            .map(|field| is_given(&first(model).request, field, &quote!(self)));
        quote! {
            #docs
            #[inline]
            pub(crate) fn #name(&self) -> bool {
                let mut given = false;
                #(given |= #are_given;)*
                given
            }
        }
    });
    let tests: Vec<_> = tests.collect();
    if tests.is_empty() { TokenStream::new() } else { quote!(impl RequestBody { #(#tests)* }) }
}

/// The method that tells whether any field of a group is given.
pub(crate) fn group_test(group: &Group) -> proc_macro2::Ident {
    quote::format_ident!("has_{}", crate::ir::names::snake(&group.name))
}

fn group_struct(model: &Model, id: GroupId, group: &Group, rust: &GroupStruct) -> Vec<TokenStream> {
    let docs = docs(&[group.docs.clone(), format!("From `{}`.", group.source.file)]);
    let (name, storage) = (ident(&rust.name), group_storage(rust));
    let members: Vec<_> = first(model).request.fields_of(id).map(|field| member(model, field)).collect();
    if !rust.versioned {
        return vec![quote! {
            #docs
            #[derive(Clone, Default, PartialEq, Eq)]
            #[must_use]
            pub struct #name {
                #(#members,)*
            }
        }];
    }
    let storage_docs = doc(format!("The fields of [`{name}`], of every version."));
    vec![
        quote! {
            #docs
            #[derive(Clone, Default, PartialEq, Eq)]
            #[must_use]
            pub struct #name<V> {
                pub(crate) fields: #storage,
                pub(crate) version: VersionMarker<V>,
            }
        },
        quote! {
            #storage_docs
            #[derive(Clone, Default, PartialEq, Eq)]
            pub(crate) struct #storage {
                #(#members,)*
            }
        },
    ]
}

fn getter_fn(model: &Model, field: &Field) -> TokenStream {
    let docs = doc(format!("`{}` on the wire, in {}.", field.wire, words::versions(first(model), &field.versions)));
    let name = ident(&field.getter);
    let held = held(&first(model).request, field, &quote!(self.body()));
    let (returned, expression) = getter(model, field, &held);
    quote! {
        #docs
        #[must_use]
        pub fn #name(&self) -> #returned {
            #expression
        }
    }
}

/// One `impl` for what every version has, `always` included, and one for each version that has something of its own.
pub(crate) fn by_version<'m>(
    model: &'m Model,
    fields: Vec<&'m Field>,
    name: &TokenStream,
    always: &TokenStream,
    method: impl Fn(&Field) -> TokenStream,
) -> Vec<TokenStream> {
    let shared: Vec<_> = fields.iter().filter(|field| field.versions.is_all()).map(|field| method(field)).collect();
    let mut items = Vec::new();
    if !shared.is_empty() || !always.is_empty() {
        items.push(quote!(impl<V: Version> #name<V> { #(#shared)* #always }));
    }
    for id in first(model).version_ids() {
        let own: Vec<_> =
            fields.iter().filter(|field| !field.versions.is_all() && field.versions.contains(id)).collect();
        if !own.is_empty() {
            let module = module(&crate::emit::first(model)[id].name);
            let own = own.iter().map(|field| method(field));
            items.push(quote!(impl #name<#module::Version> { #(#own)* }));
        }
    }
    items
}
