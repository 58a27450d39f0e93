//! `<version>/request_json.rs` and `groups_json.rs`: how a request is read, checked and written.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::http;
use crate::emit::print::RustFile;
use crate::emit::request::{fields_of, group_fields};
use crate::emit::rules;
use crate::emit::rust::{group_structs, ident, place, request_types, unique};
use crate::ir::{Field, Group, HeaderSource, Model, Operation, OrderRole, VersionId};

/// The groups that are the same in all versions.
pub(crate) fn emit_groups(operation: &Operation) -> RustFile {
    let mut file = RustFile::new("How the groups that all versions share are read and written.");
    for group in group_structs(&operation.request, false) {
        group_items(operation, group, None, &mut file);
    }
    file
}

/// The request of a version.
pub(crate) fn emit_version(model: &Model, operation: &Operation, version: VersionId) -> RustFile {
    let mut file = RustFile::new("How the request of this version is read, checked and written.");
    let (request, builder) = request_types(operation);
    file.push(fields_impl(operation, version));
    file.push(draft_impl(operation, version));
    file.push(quote! {
        impl Serialize for #builder {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                request::serialize(self, serializer)
            }
        }
    });
    file.push(quote! {
        impl<'de> Deserialize<'de> for #builder {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::deserialize(deserializer, |json| request::read(json.as_bytes()))
            }
        }
    });
    file.push(quote! {
        impl PartialEq for #request {
            fn eq(&self, other: &Self) -> bool {
                self.draft == other.draft
            }
        }
    });
    file.push(quote!(impl Eq for #request {}));
    file.push(quote! {
        impl Serialize for #request {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                request::serialize_checked(&self.draft, self.checked, serializer)
            }
        }
    });
    file.push(quote! {
        impl<'de> Deserialize<'de> for #request {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let (draft, advisories) = json::deserialize(deserializer, request::read_stored)?;
                Ok(Self { draft, checked: true, advisories })
            }
        }
    });
    file.push(quote!(impl sealed::Sealed for #request {}));
    file.push(request_impl(model, operation));
    for group in group_structs(&operation.request, true) {
        group_items(operation, group, Some(version), &mut file);
    }
    file
}

/// Reading and writing the fields that are not in a group's struct, with the groups between them.
fn fields_impl(operation: &Operation, version: VersionId) -> TokenStream {
    let (_, builder) = request_types(operation);
    let own = fields_of(operation, Some(version)).filter(|field| operation.request.group_of(field).rust.is_none());
    let reads = own.map(read_arm);
    let groups = structs(operation);
    let others = groups.iter().map(|group| quote!(self.#group.read_field(key, json)));
    let others = others.reduce(|one, other| {
        quote! {
            match #one {
                Entry::Unknown => #other,
                entry => entry,
            }
        }
    });
    let others = others.unwrap_or_else(|| quote!(Entry::Unknown));
    let writes = operation.request.groups.iter().map(|group| match &group.rust {
        Some(rust) => {
            let name = ident(&rust.field);
            quote!(self.#name.serialize_fields(map)?;)
        }
        None => {
            let writes = group_fields(operation, group, Some(version)).map(write_statement);
            quote!(#(#writes)*)
        }
    });
    quote! {
        impl Fields for #builder {
            fn read_field(&mut self, key: &str, json: &str) -> Entry {
                match key {
                    #(#reads)*
                    _ => #others,
                }
            }

            fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                #(#writes)*
                Ok(())
            }
        }
    }
}

/// The fields of the builder that are the structs of groups.
fn structs(operation: &Operation) -> Vec<proc_macro2::Ident> {
    operation.request.groups.iter().filter_map(|group| Some(ident(&group.rust.as_ref()?.field))).collect()
}

fn read_arm(field: &Field) -> TokenStream {
    let (wire, slot) = (&field.wire, ident(&field.slot));
    quote!(#wire => self.#slot.read(json),)
}

fn write_statement(field: &Field) -> TokenStream {
    let (wire, slot) = (&field.wire, ident(&field.slot));
    quote!(self.#slot.serialize_entry(#wire, map)?;)
}

/// Calls the rules of every field.
fn draft_impl(operation: &Operation, version: VersionId) -> TokenStream {
    let (_, builder) = request_types(operation);
    let request = &operation.request;
    let keys = keys(operation, version);
    let asked = rules::groups_asked(fields_of(operation, Some(version)));
    let given = asked.iter().map(|id| {
        let group = &request[*id];
        let name = rules::group_given(group);
        let fields = group_fields(operation, group, Some(version)).map(|field| place(request, field));
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() {
            return quote!(let #name = false;);
        }
        // A line for each field, so that a new one is one new line.
        quote! {
            let mut #name = false;
            #(#name |= self.#fields.is_given();)*
        }
    });
    let calls = fields_of(operation, Some(version)).map(|field| {
        let this = place(request, field);
        if field.rules.is_empty() {
            // Only its type can be wrong.
            let (wire, path) = (&field.wire, &field.path);
            return quote!(check.field(#wire, #path).value(&self.#this););
        }
        let function = unique(field);
        let others = rules::fields_asked(request, field).into_iter().map(|id| place(request, &request[id]));
        let groups = rules::groups_asked([field].into_iter()).into_iter().map(|id| rules::group_given(&request[id]));
        quote!(rules::#function(&self.#this, #(&self.#others,)* #(#groups,)* check);)
    });
    quote! {
        impl Draft for #builder {
            #keys

            fn check_fields(&self, check: &mut Check) {
                #(#given)*
                #(#calls)*
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }

            fn waived(&self) -> &[Rule] {
                &self.waived
            }
        }
    }
}

/// The keys of a version, by which misspelt ones are found.
fn keys(operation: &Operation, version: VersionId) -> TokenStream {
    let known: Vec<&str> = fields_of(operation, Some(version)).map(|field| field.wire.as_str()).collect();
    let mut elsewhere: Vec<(&str, String)> = Vec::new();
    for field in operation.request.fields.iter().filter(|field| !known.contains(&field.wire.as_str())) {
        if elsewhere.iter().any(|(key, _)| *key == field.wire) {
            continue;
        }
        let of_key = operation.request.fields.iter().filter(|other| other.wire == field.wire);
        let has_it = |id: &VersionId| of_key.clone().any(|other| other.versions.contains(*id));
        let names = operation.version_ids().filter(has_it).map(|id| operation[id].name.as_str());
        elsewhere.push((field.wire.as_str(), names.collect::<Vec<_>>().join(" or ")));
    }
    let elsewhere = elsewhere.iter().map(|(key, versions)| quote!((#key, #versions)));
    // A key with a placeholder is an unknown one that nothing is near.
    let extra = operation.extra_keys.iter().filter(|key| key.placeholders().next().is_none());
    let extra = extra.map(|key| key.key.as_str());
    quote! {
        const KEYS: request::Keys = request::Keys {
            known: &[#(#known),*],
            elsewhere: &[#(#elsewhere),*],
            extra: &[#(#extra),*],
        };
    }
}

/// What the client asks of a request.
fn request_impl(model: &Model, operation: &Operation) -> TokenStream {
    let (request, _) = request_types(operation);
    let response = ident(&model[operation.success_body].name);
    let text = |id: crate::ir::FieldId| {
        let getter = ident(&operation.request[id].getter);
        quote!(self.#getter())
    };
    let order = match operation.order {
        Some(OrderRole::Field(id)) => text(id),
        _ => quote!(None),
    };
    let filled = operation.headers.iter().filter_map(|header| match header.from {
        Some(HeaderSource::Field { field, fallback }) => {
            let first = text(field);
            let fallback = fallback.map(|id| {
                let fallback = text(id);
                quote!(.or_else(|| #fallback))
            });
            let constant = ident(&header.constant);
            Some(quote!(super::super::header::#constant => #first.filter(|text| !text.is_empty()) #fallback,))
        }
        _ => None,
    });
    let (headers, path) = (http::header_sources(operation), &operation.endpoint.path);
    let method = &operation.endpoint.method;
    quote! {
        impl Request for #request {
            type Response = #response;

            const METHOD: &'static str = #method;

            const PATH: &'static str = #path;

            const HEADERS: &'static [RequestHeader] = &[#headers];

            fn to_json(&self) -> Vec<u8> {
                self.to_json()
            }

            fn order(&self) -> Option<&str> {
                #order
            }

            fn header(&self, name: &str) -> Option<&str> {
                match name {
                    #(#filled)*
                    _ => None,
                }
            }
        }
    }
}

fn group_items(operation: &Operation, group: &Group, version: Option<VersionId>, file: &mut RustFile) {
    let name = group.rust.as_ref().map(|rust| format_ident!("{}", rust.name));
    let fields: Vec<&Field> = group_fields(operation, group, version).collect();
    let reads = fields.iter().map(|field| read_arm(field));
    let writes = fields.iter().map(|field| write_statement(field));
    file.push(quote! {
        impl Fields for #name {
            fn read_field(&mut self, key: &str, json: &str) -> Entry {
                match key {
                    #(#reads)*
                    _ => Entry::Unknown,
                }
            }

            fn serialize_fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                #(#writes)*
                Ok(())
            }
        }
    });
    file.push(quote! {
        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                request::serialize_group(self, serializer)
            }
        }
    });
    file.push(quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::deserialize(deserializer, request::read_group)
            }
        }
    });
}
