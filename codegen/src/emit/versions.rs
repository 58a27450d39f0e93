//! `versions.rs`: the versions as values, as types, and as modules of names.

use quote::quote;

use crate::emit::first;
use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{doc, ident, module};
use crate::ir::Model;

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::without_imports("The versions of the API.");
    let variants: Vec<_> = first(model).versions.iter().map(|version| ident(&version.variant)).collect();
    let names: Vec<_> = first(model).versions.iter().map(|version| version.name.as_str()).collect();
    let variant_docs = first(model).versions.iter().map(|version| doc(&version.docs));
    file.push(quote! {
        /// A version of the API, as a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ApiVersion {
            #(#variant_docs #variants,)*
        }
    });
    file.push(quote! {
        impl ApiVersion {
            /// Every version, in the order of the page.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// Its name on the page.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    #(Self::#variants => #names,)*
                }
            }

            /// The version of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    #(#names => Some(Self::#variants),)*
                    _ => None,
                }
            }
        }
    });
    file.push(quote! {
        impl std::fmt::Display for ApiVersion {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    });
    for version in &first(model).versions {
        file.push(version_module(model, version));
    }
    file
}

fn version_module(model: &Model, version: &crate::ir::Version) -> proc_macro2::TokenStream {
    let name = module(&version.name);
    let variant = ident(&version.variant);
    let module_docs = docs(&[format!("The types of the version `{}`.", version.name), version.docs.clone()]);
    let response = &model[first(model).success_body];
    let response_name = ident(&response.name);
    let generics = response.versioned.then(|| quote!(<Version>));
    let response_type = quote!(super::super::#response_name #generics);
    let groups =
        first(model).request.groups.iter().filter_map(|group| group.rust.as_ref()).filter(|rust| rust.versioned);
    let groups = groups.map(|rust| &rust.name);
    let objects = model.objects.iter().filter(|object| object.versioned).map(|object| &object.name);
    let aliases = groups.chain(objects).map(|name| {
        let docs = doc(format!("`{name}` of this version."));
        let name = ident(name);
        quote!(#docs pub type #name = super::super::#name<Version>;)
    });
    let version_docs = doc(format!("The version `{}`, as a type.", version.name));
    quote! {
        #module_docs
        pub mod #name {
            #version_docs
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub struct Version;

            impl crate::version::sealed::Sealed for Version {}

            impl crate::version::Version for Version {
                const API_VERSION: super::ApiVersion = super::ApiVersion::#variant;

                type Response = #response_type;
            }

            /// A request of this version.
            pub type SessionRequest = crate::request::SessionRequest<Version>;

            /// A draft of a request of this version.
            pub type SessionRequestBuilder = crate::request::SessionRequestBuilder<Version>;

            #(#aliases)*
        }
    }
}
