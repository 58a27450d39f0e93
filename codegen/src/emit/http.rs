//! `http.rs`: method, path, hosts, headers and statuses.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::first;
use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{doc, ident};
use crate::emit::words;
use crate::ir::Model;

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("The API over HTTP: where it is, its headers and its statuses.");
    file.push(endpoint(model));
    for item in environment(model) {
        file.push(item);
    }
    file.push(headers(model));
    for item in statuses(model) {
        file.push(item);
    }
    file
}

fn endpoint(model: &Model) -> TokenStream {
    let endpoint_docs = docs(&[format!("The endpoint of the {}.", first(model).title), first(model).docs.clone()]);
    let endpoint = &first(model).endpoint;
    let (method, path, content_type) = (&endpoint.method, &endpoint.path, &endpoint.content_type);
    quote! {
        #endpoint_docs
        pub mod endpoint {
            /// The HTTP method.
            pub const METHOD: &str = #method;

            /// The path, to be put behind the base URL.
            pub const PATH: &str = #path;

            /// The media type of the body.
            pub const CONTENT_TYPE: &str = #content_type;
        }
    }
}

fn environment(model: &Model) -> Vec<TokenStream> {
    let variants: Vec<_> = model.hosts.iter().map(|host| ident(&crate::ir::names::pascal(&host.name))).collect();
    let urls = model.hosts.iter().map(|host| &host.url);
    let variant_docs = model.hosts.iter().map(|host| doc(format!("{}{}", host.docs, words::origin(host.origin))));
    vec![
        quote! {
            /// Where the API runs.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum Environment {
                #(#variant_docs #variants,)*
            }
        },
        quote! {
            impl Environment {
                /// The base URL, without a slash at its end.
                #[must_use]
                pub const fn base_url(self) -> &'static str {
                    match self {
                        #(Self::#variants => #urls,)*
                    }
                }
            }
        },
    ]
}

fn headers(model: &Model) -> TokenStream {
    let constants = first(model).headers.iter().map(|header| {
        let docs = docs(&[format!("{}{}", header.docs, words::origin(header.origin))]);
        let (name, wire) = (ident(&header.constant), &header.wire);
        quote!(#docs pub const #name: &str = #wire;)
    });
    quote! {
        /// The names of the HTTP headers.
        pub mod header {
            #(#constants)*
        }
    }
}

fn statuses(model: &Model) -> Vec<TokenStream> {
    // Versions may give one status two meanings, but it has one name.
    let mut listed: Vec<&crate::ir::Response> = Vec::new();
    for response in &first(model).responses {
        if !listed.iter().any(|other| other.status == response.status) {
            listed.push(response);
        }
    }
    let variants: Vec<_> = listed.iter().map(|response| ident(&response.variant)).collect();
    let codes: Vec<_> = listed.iter().map(|response| proc_macro2::Literal::u16_unsuffixed(response.status)).collect();
    let variant_docs = listed
        .iter()
        .map(|response| docs(&[format!("{}: {}{}", response.status, response.docs, words::origin(response.origin))]));
    vec![
        quote! {
            /// What an HTTP status means.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum ResponseStatus {
                #(#variant_docs #variants,)*
                /// A status that the model does not list.
                Unlisted(u16),
            }
        },
        quote! {
            impl ResponseStatus {
                /// The meaning of a status.
                #[must_use]
                pub const fn from_code(code: u16) -> Self {
                    match code {
                        #(#codes => Self::#variants,)*
                        code => Self::Unlisted(code),
                    }
                }

                /// The status.
                #[must_use]
                pub const fn code(self) -> u16 {
                    match self {
                        #(Self::#variants => #codes,)*
                        Self::Unlisted(code) => code,
                    }
                }
            }
        },
    ]
}
