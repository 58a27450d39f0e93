//! `<version>/request.rs` and `groups.rs`: a request, its builder, and the groups of fields that are structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{
    Holder, accepted, doc, got, group_structs, ident, place, request_types, returned, stored, stored_value, wrapper,
};
use crate::emit::{Scope, words};
use crate::ir::{Field, Group, Model, Operation, Presence, Type, VersionId};

/// The groups that are the same in all versions.
pub(crate) fn emit_groups(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::new("The groups of request fields that are the same in all versions.");
    for group in group_structs(&operation.request, false) {
        group_items(Scope::new(model, operation), group, None, &mut file);
    }
    file
}

/// The request of a version.
pub(crate) fn emit_version(model: &Model, operation: &Operation, version: VersionId) -> RustFile {
    let scope = Scope::new(model, operation);
    let mut file = RustFile::new("The request of this version, and its builder.");
    for item in builder(scope, version) {
        file.push(item);
    }
    for item in request(scope, version) {
        file.push(item);
    }
    for group in group_structs(&operation.request, true) {
        group_items(scope, group, Some(version), &mut file);
    }
    file
}

/// The fields of a request in a version, or in all.
pub(crate) fn fields_of(operation: &Operation, version: Option<VersionId>) -> impl Iterator<Item = &Field> {
    let is_in = move |field: &&Field| version.is_none_or(|version| field.versions.contains(version));
    operation.request.fields.iter().filter(is_in)
}

/// The fields of a group in a version, or in all.
pub(crate) fn group_fields<'o>(
    operation: &'o Operation,
    group: &'o Group,
    version: Option<VersionId>,
) -> impl Iterator<Item = &'o Field> {
    fields_of(operation, version).filter(move |field| operation.request.group_of(field).name == group.name)
}

fn member(model: &Model, field: &Field) -> TokenStream {
    let (slot, stored) = (ident(&field.slot), stored(model, field));
    let docs = doc(format!("`{}`", field.wire));
    quote!(#docs pub(super) #slot: Field<#stored>,)
}

fn builder(scope: Scope<'_>, version: VersionId) -> Vec<TokenStream> {
    let Scope { model, operation } = scope;
    let (request, builder) = request_types(operation);
    let own: Vec<&Field> = own_fields(operation, version).collect();
    let members = operation.request.groups.iter().map(|group| match &group.rust {
        Some(rust) => {
            let (name, r#type) = (ident(&rust.field), ident(&rust.name));
            quote!(pub(super) #name: #r#type,)
        }
        None => {
            let members = group_fields(operation, group, Some(version)).map(|field| member(model, field));
            quote!(#(#members)*)
        }
    });
    let type_docs = docs(&[
        format!("A [`{request}`] that has not been checked yet: every field may still be missing or invalid."),
        "Setting a field again replaces its value.".to_owned(),
    ]);
    let setters = own.iter().map(|field| setter(scope, field));
    let group_setters = operation.request.groups.iter().filter_map(|group| {
        let rust = group.rust.as_ref()?;
        let (name, r#type) = (ident(&rust.field), ident(&rust.name));
        let docs = doc(&group.docs);
        Some(quote! {
            #docs
            pub fn #name(mut self, #name: #r#type) -> Self {
                self.#name = #name;
                self
            }
        })
    });
    let extra_setters = operation.extra_keys.iter().filter_map(|key| {
        let name = ident(key.rust.as_ref()?);
        let docs = docs(&[key.docs.clone(), format!("Sets the extra key `{}`.", key.key)]);
        let parameters: Vec<_> = key.placeholders().map(ident).collect();
        let pattern = &key.key;
        Some(quote! {
            #docs
            pub fn #name(self, #(#parameters: &str,)* value: impl Into<RawJson>) -> Self {
                self.extra(format!(#pattern), value)
            }
        })
    });
    let entry_points = entry_points(&request);
    vec![
        quote! {
            #type_docs
            #[derive(Clone, Debug, Default, PartialEq, Eq)]
            #[must_use = "a builder does nothing until it is built"]
            pub struct #builder {
                #(#members)*
                pub(super) extra: Extra,
                pub(super) waived: Vec<Rule>,
            }
        },
        quote!(impl #builder { #entry_points }),
        quote!(impl #builder { #(#setters)* #(#group_setters)* #(#extra_setters)* }),
    ]
}

/// The fields that a request has itself, outside of a group's struct.
fn own_fields(operation: &Operation, version: VersionId) -> impl Iterator<Item = &Field> {
    fields_of(operation, Some(version)).filter(|field| operation.request.group_of(field).rust.is_none())
}

/// What every builder has, whatever its fields.
fn entry_points(request: &proc_macro2::Ident) -> TokenStream {
    quote! {
        /// Creates an empty builder.
        pub fn new() -> Self {
            Self::default()
        }

        /// Reads a builder from a JSON object.
        ///
        /// A value of another type is kept, and [`build`](Self::build) reports it with the other violations. Keys that the
        /// model does not know are kept as they are.
        ///
        /// # Errors
        ///
        /// [`ReadError`] if the text is not JSON or not an object, or has a key twice in one object at any depth.
        pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
            request::read(json)
        }

        /// Checks every rule, by the system's clock, and builds the request if no violation blocks.
        ///
        /// # Errors
        ///
        /// All violations at once, advice included.
        pub fn build(self) -> Result<#request, Violations> {
            self.build_at(EpochSeconds::now())
        }

        /// [`build`](Self::build), for a call at a given time, which the rules on dates depend on.
        ///
        /// # Errors
        ///
        /// All violations at once, advice included.
        pub fn build_at(self, now: EpochSeconds) -> Result<#request, Violations> {
            let violations = self.check_at(now);
            if violations.is_valid() {
                Ok(#request { checked: self.waived.is_empty(), draft: self, advisories: violations })
            } else {
                Err(violations)
            }
        }

        /// Builds the request without checking any rule.
        ///
        /// Use it if the server has relaxed a rule. A modelled key that was given with [`extra`](Self::extra) takes the
        /// place of the field.
        #[must_use]
        pub fn build_unchecked(mut self) -> #request {
            request::settle(&mut self);
            #request { draft: self, checked: false, advisories: Violations::default() }
        }

        /// Returns every rule that the builder breaks, advice included, by the system's clock.
        #[must_use]
        pub fn check(&self) -> Violations {
            self.check_at(EpochSeconds::now())
        }

        /// [`check`](Self::check), for a call at a given time.
        #[must_use]
        pub fn check_at(&self, now: EpochSeconds) -> Violations {
            request::check(self, Some(now))
        }

        /// Returns the advice that the builder does not follow, by the system's clock. Advice does not block.
        #[must_use]
        pub fn advisories(&self) -> Vec<Violation> {
            self.advisories_at(EpochSeconds::now())
        }

        /// [`advisories`](Self::advisories), for a call at a given time.
        #[must_use]
        pub fn advisories_at(&self, now: EpochSeconds) -> Vec<Violation> {
            self.check_at(now).should().cloned().collect()
        }

        /// Sets a key that the model does not know; it is sent as it is. The last value of a key counts.
        ///
        /// A key that the model knows is a violation: use its setter.
        pub fn extra(mut self, key: impl Into<String>, value: impl Into<RawJson>) -> Self {
            self.extra.set(key.into(), value.into());
            self
        }

        /// Makes a rule advice: what breaks it is among the [`advisories`](Self::advisories) and blocks no longer.
        ///
        /// Use it if the server has relaxed the rule. The constants are in [`rules`](super::rules).
        pub fn waive(mut self, rule: Rule) -> Self {
            self.waived.push(rule);
            self
        }
    }
}

/// A setter, and the one that takes an `Option` if the field is not always required.
fn setter(Scope { model, operation }: Scope<'_>, field: &Field) -> TokenStream {
    let setter_docs = docs(&words::field_docs(operation, field, true));
    let (name, slot, accepted) = (ident(&field.rust), ident(&field.slot), accepted(model, field));
    if field.r#type == Type::Flag {
        let value = stored_value(field, &quote!(Flag(true)));
        let mut setter_docs = words::field_docs(operation, field, true);
        setter_docs.push("`true` sends the text `true`, and `false` leaves the key out.".to_owned());
        let setter_docs = docs(&setter_docs);
        return quote! {
            #setter_docs
            pub fn #name(mut self, #name: bool) -> Self {
                self.#slot = Field::from(#name.then_some(#value));
                self
            }
        };
    }
    let value = stored_value(field, &quote!(#name));
    let maybe = (field.presence == Presence::Optional).then(|| {
        let maybe = format_ident!("maybe_{}", field.rust.trim_start_matches("r#"));
        let maybe_docs = doc(format!("Sets [`{name}`](Self::{name}), or leaves it out if there is no value."));
        let converted = match field.r#type {
            Type::Text | Type::Json => quote!(.map(Into::into)),
            Type::Integer => quote!(.map(Integer)),
            _ => TokenStream::new(),
        };
        let wrapped = wrapper(field).map(|wrapper| quote!(.map(#wrapper)));
        let given = quote!(#name #converted #wrapped);
        quote! {
            #maybe_docs
            pub fn #maybe(mut self, #name: Option<#accepted>) -> Self {
                self.#slot = Field::from(#given);
                self
            }
        }
    });
    quote! {
        #setter_docs
        pub fn #name(mut self, #name: #accepted) -> Self {
            self.#slot = Field::Value(#value);
            self
        }

        #maybe
    }
}

fn request(scope: Scope<'_>, version: VersionId) -> Vec<TokenStream> {
    let Scope { model, operation } = scope;
    let (request, builder) = request_types(operation);
    let type_docs = docs(&[
        operation.docs.clone(),
        "Every request kept the rules that block when it was built, or says that it was not \
         [checked](Self::is_checked). Two requests are equal if their fields are."
            .to_owned(),
    ]);
    let getters = fields_of(operation, Some(version)).map(|field| {
        let (name, place) = (ident(&field.getter), place(&operation.request, field));
        let (returned, expression) = (returned(model, field), got(field, &quote!(self.draft.#place), Holder::Field));
        let docs = docs(&[format!("Returns `{}`.", field.wire)]);
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> #returned {
                #expression
            }
        }
    });
    vec![
        quote! {
            #type_docs
            #[derive(Clone, Debug)]
            pub struct #request {
                pub(super) draft: #builder,
                pub(super) checked: bool,
                pub(super) advisories: Violations,
            }
        },
        quote! {
            impl #request {
                /// Creates an empty builder.
                pub fn builder() -> #builder {
                    #builder::new()
                }

                /// Returns `true` if every rule was checked when the request was built, and none was waived.
                #[must_use]
                pub fn is_checked(&self) -> bool {
                    self.checked
                }

                /// Returns the advice that the request did not follow when it was built.
                #[must_use]
                pub fn advisories(&self) -> &Violations {
                    &self.advisories
                }

                /// Returns the request as a builder, to change it and build it again.
                pub fn into_builder(self) -> #builder {
                    self.draft
                }

                /// Returns a key that the model does not know, as it was given.
                #[must_use]
                pub fn extra(&self, key: &str) -> Option<&RawJson> {
                    self.draft.extra.get(key)
                }

                /// Returns the body as JSON, in the order of the model, extra keys last.
                #[must_use]
                pub fn to_json(&self) -> Vec<u8> {
                    request::to_json(&self.draft)
                }
            }
        },
        quote!(impl #request { #(#getters)* }),
    ]
}

fn group_items(scope: Scope<'_>, group: &Group, version: Option<VersionId>, file: &mut RustFile) {
    let Scope { model, operation } = scope;
    let rust = group.rust.as_ref().expect("only groups with a struct are passed");
    let name = ident(&rust.name);
    let fields: Vec<&Field> = group_fields(operation, group, version).collect();
    let members = fields.iter().map(|field| member(model, field));
    let setters = fields.iter().map(|field| setter(scope, field));
    let (group_docs, new_docs) = (doc(&group.docs), doc(format!("Creates a `{name}` without any field.")));
    file.push(quote! {
        #group_docs
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[must_use = "set it on the builder"]
        pub struct #name {
            #(#members)*
        }
    });
    file.push(quote! {
        impl #name {
            #new_docs
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*
        }
    });
}
