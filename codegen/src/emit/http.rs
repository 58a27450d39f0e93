//! `hosts.rs` and `<operation>/http.rs`: where the API is, its endpoint, headers and statuses.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{doc, ident};
use crate::emit::words;
use crate::ir::{
    Field, HeaderSource, Model, Object, Operation, OrderEffect, Presence, Response, Sensitivity, Setting, Type,
};

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
    // Without a status, nothing uses them.
    let names: &[&str] = if operation.is_read() { &[] } else { &["OrderEffect", "fmt::"] };
    let mut file = RustFile::importing("The operation over HTTP: its endpoint, headers and statuses.", names);
    file.push(endpoint(operation));
    file.push(headers(operation));
    if operation.is_read() {
        return file;
    }
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
    let (method, path) = (&endpoint.method, &endpoint.path);
    let content_type = endpoint.content_type.as_ref().map(|content_type| {
        quote! {
            /// The media type of the body.
            pub const CONTENT_TYPE: &str = #content_type;
        }
    });
    quote! {
        #endpoint_docs
        pub mod endpoint {
            /// The HTTP method.
            pub const METHOD: &str = #method;

            /// The path, which follows the base URL.
            pub const PATH: &str = #path;

            #content_type
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

/// What fills the headers of a request, one by one.
pub(crate) fn header_sources(operation: &Operation) -> TokenStream {
    let sources = operation.headers.iter().filter_map(|header| {
        let source = match header.from.as_ref()? {
            HeaderSource::Setting(Setting::MerchantId) => quote!(MerchantId),
            HeaderSource::Setting(Setting::ApiVersion) => quote!(ApiVersion),
            HeaderSource::Constant(text) => quote!(Constant(#text)),
            HeaderSource::Argument(_) | HeaderSource::Field { .. } => quote!(Request),
        };
        let constant = ident(&header.constant);
        let module = if operation.is_read() { quote!(super::header) } else { quote!(super::super::header) };
        let is_required = header.presence == Presence::Required;
        let is_sensitive = header.sensitivity != Sensitivity::Public;
        Some(quote! {
            RequestHeader {
                name: #module::#constant,
                source: HeaderSource::#source,
                is_required: #is_required,
                is_sensitive: #is_sensitive,
            },
        })
    });
    quote!(#(#sources)*)
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
    let mut listed: Vec<&Response> = Vec::new();
    for response in &operation.responses {
        if !listed.iter().any(|other| other.status == response.status) {
            listed.push(response);
        }
    }
    let variants: Vec<_> = listed.iter().map(|response| ident(&response.variant)).collect();
    let codes: Vec<_> = listed.iter().map(|response| proc_macro2::Literal::u16_unsuffixed(response.status)).collect();
    // What is not listed is unknown. One line a status, so that a new one changes no other.
    let effects = listed.iter().filter_map(|response| {
        let effect = match response.order? {
            OrderEffect::Unreached => quote!(Unreached),
            OrderEffect::Refused => quote!(Refused),
            OrderEffect::Unknown => return None,
        };
        let variant = ident(&response.variant);
        Some(quote!(Self::#variant => OrderEffect::#effect,))
    });
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

                /// Returns what the status says of the order, if it is not a success.
                ///
                /// A status that the model does not list is [`Unknown`](OrderEffect::Unknown).
                #[must_use]
                pub const fn order_effect(self) -> OrderEffect {
                    match self {
                        #(#effects)*
                        _ => OrderEffect::Unknown,
                    }
                }
            }
        },
    ]
}

/// The first public text of an object that fits.
fn public_text(object: &Object, is_one: impl Fn(&Field) -> bool) -> Option<&Field> {
    object
        .fields
        .iter()
        .find(|field| field.r#type == Type::Text && field.sensitivity == Sensitivity::Public && is_one(field))
}

/// The error's code: the first public text among the keys that only an error has.
fn code(body: &Object, operation: &Operation) -> TokenStream {
    match public_text(body, |field| operation.evidence.error.contains(&field.wire)) {
        None => quote!(None),
        Some(field) => {
            let getter = ident(&field.rust);
            quote!(self.body.#getter())
        }
    }
}

/// The names of fields: the first public text of each element of the first list in an object of the body.
fn field_names(model: &Model, body: &Object) -> TokenStream {
    let lists = body.fields.iter().filter_map(|outer| match outer.r#type {
        Type::Object(id) => Some((outer, &model[id])),
        _ => None,
    });
    let mut names = lists.flat_map(|(outer, object)| {
        object.fields.iter().filter_map(move |list| match list.r#type {
            Type::List(id) => Some((outer, list, public_text(&model[id], |_| true)?)),
            _ => None,
        })
    });
    match names.next() {
        None => quote!(Vec::new()),
        Some((outer, list, name)) => {
            let (outer, list, name) = (ident(&outer.rust), ident(&list.rust), ident(&name.rust));
            quote! {
                let fields = self.body.#outer().map(|object| object.#list()).unwrap_or_default();
                fields.iter().filter_map(|field| field.#name()).collect()
            }
        }
    }
}

fn error_response(model: &Model, operation: &Operation) -> Vec<TokenStream> {
    let error_body = &model[operation.error_body];
    let body = ident(&error_body.name);
    let (code, field_names) = (code(error_body, operation), field_names(model, error_body));
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

                /// Returns the code of the error.
                #[must_use]
                pub fn code(&self) -> Option<&str> {
                    #code
                }

                /// Returns the names of the fields that the server found fault with.
                #[must_use]
                pub fn field_names(&self) -> Vec<&str> {
                    #field_names
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
