//! `hosts.rs` and `<operation>/http.rs`: where the API is, its endpoint, headers and statuses.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{doc, ident};
use crate::emit::words;
use crate::ir::{Model, Operation};

/// Where the API is.
pub(crate) fn emit_hosts(model: &Model) -> RustFile {
    let mut file = RustFile::importing("Where the API is.", &["named_enum!"]);
    for item in environment(model) {
        file.push(item);
    }
    file
}

/// An operation over HTTP.
pub(crate) fn emit(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::importing("The operation over HTTP: its endpoint, headers and statuses.", &["fmt::"]);
    file.push(endpoint(operation));
    file.push(headers(operation));
    for item in statuses(operation) {
        file.push(item);
    }
    for item in error_response(model, operation) {
        file.push(item);
    }
    file
}

fn endpoint(operation: &Operation) -> TokenStream {
    let endpoint_docs = docs(&[format!("The endpoint of the {}.", operation.title), operation.docs.clone()]);
    let endpoint = &operation.endpoint;
    let (method, path, content_type) = (&endpoint.method, &endpoint.path, &endpoint.content_type);
    quote! {
        #endpoint_docs
        pub mod endpoint {
            /// The HTTP method.
            pub const METHOD: &str = #method;

            /// The path, which follows the base URL.
            pub const PATH: &str = #path;

            /// The media type of the body.
            pub const CONTENT_TYPE: &str = #content_type;
        }
    }
}

fn environment(model: &Model) -> Vec<TokenStream> {
    let variants: Vec<_> = model.hosts.iter().map(|host| ident(&crate::ir::names::pascal(&host.name))).collect();
    let names = model.hosts.iter().map(|host| &host.name);
    let urls = model.hosts.iter().map(|host| &host.url);
    let variant_docs = model.hosts.iter().map(|host| doc(format!("{}{}", host.docs, words::origin(host.origin))));
    vec![
        quote! {
            /// An environment of the API.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum Environment {
                #(#variant_docs #variants,)*
            }
        },
        quote! {
            impl Environment {
                /// Returns the base URL, without a final slash.
                #[must_use]
                pub const fn base_url(self) -> &'static str {
                    match self {
                        #(Self::#variants => #urls,)*
                    }
                }
            }
        },
        quote!(named_enum!(Environment { #(#variants = #names),* });),
    ]
}

fn headers(operation: &Operation) -> TokenStream {
    let constants = operation.headers.iter().map(|header| {
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

fn statuses(operation: &Operation) -> Vec<TokenStream> {
    // Versions may give one status two meanings, but it has one name.
    let mut listed: Vec<&crate::ir::Response> = Vec::new();
    for response in &operation.responses {
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
            /// The meaning of an HTTP status.
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
                /// Returns the meaning of a status.
                #[must_use]
                pub const fn from_code(code: u16) -> Self {
                    match code {
                        #(#codes => Self::#variants,)*
                        code => Self::Unlisted(code),
                    }
                }

                /// Returns the status.
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

fn error_response(model: &Model, operation: &Operation) -> Vec<TokenStream> {
    let body = ident(&model[operation.error_body].name);
    vec![
        quote! {
            /// The body of every response but a success.
            pub type ErrorObject = crate::generated::objects::#body;
        },
        quote! {
            /// A response that is not a success, read as far as possible.
            ///
            /// No two such bodies look alike, and a proxy's HTML page may take the place of any of them, so reading never
            /// fails. A body that is not a JSON object has an empty [`body`](Self::body), and its bytes are in
            /// [`raw`](Self::raw).
            #[derive(Clone, PartialEq, Eq)]
            pub struct ErrorResponse {
                status: ResponseStatus,
                body: ErrorObject,
                raw: Box<[u8]>,
            }
        },
        quote! {
            impl ErrorResponse {
                /// Reads the body of a response with this HTTP status.
                #[must_use]
                pub fn read(status: u16, raw: &[u8]) -> Self {
                    let body = ErrorObject::from_json(raw).unwrap_or_default();
                    Self { status: ResponseStatus::from_code(status), body, raw: raw.into() }
                }

                /// Returns the HTTP status.
                #[must_use]
                pub fn status(&self) -> ResponseStatus {
                    self.status
                }

                /// Returns the fields of the body; all are `None` if it is not a JSON object.
                #[must_use]
                pub fn body(&self) -> &ErrorObject {
                    &self.body
                }

                /// Returns the body as it came. It may quote the request: do not log it.
                #[must_use]
                pub fn raw(&self) -> &[u8] {
                    &self.raw
                }
            }
        },
        quote! {
            impl fmt::Debug for ErrorResponse {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("ErrorResponse")
                        .field("status", &self.status)
                        .field("body", &self.body)
                        .field("raw", &format_args!("<{} bytes>", self.raw.len()))
                        .finish()
                }
            }
        },
    ]
}
