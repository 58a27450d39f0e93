//! `<operation>/mod.rs` and `<operation>/request.rs` of an operation that only reads: its request has no body, and its
//! one version needs no module.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::http;
use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{doc, ident, request_types, wrapper_of};
use crate::ir::{HeaderSource, Location, Model, Operation, OrderRole, Parameter, Presence, Sensitivity, Type};

/// The module of an operation.
pub(crate) fn emit(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::importing("An operation that only reads.", &[]);
    let (request, _) = request_types(operation);
    let objects = model.objects_of(operation).into_iter().map(|id| ident(&model[id].name));
    let enums = model.enums_of(operation).into_iter().map(|id| ident(&model[id].name));
    file.push(quote! {
        mod http;
        mod request;
    });
    file.push(quote! {
        pub use http::{endpoint, header};
        pub use request::#request;
        #(pub use crate::generated::enums::#enums;)*
        #(pub use crate::generated::objects::#objects;)*
    });
    file
}

/// A value that the caller gives.
struct Argument<'m> {
    rust: &'m str,
    sensitivity: Sensitivity,
    /// What it is, and its name on the wire.
    docs: String,
    /// The header or the query parameter is left out if it is `None`.
    is_required: bool,
    r#type: Type,
}

/// The request.
pub(crate) fn emit_request(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::new("The request of this operation.");
    let arguments = arguments(operation);
    let (name, _) = request_types(operation);
    let members = arguments.iter().map(|argument| {
        let (name, stored, docs) = (ident(argument.rust), stored(argument), doc(argument.docs.as_str()));
        quote!(#docs #name: #stored,)
    });
    let type_docs = docs(&[format!("A request of the {}.", operation.title), operation.docs.clone()]);
    file.push(quote! {
        #type_docs
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct #name { #(#members)* }
    });
    let methods = methods(&arguments);
    file.push(quote!(impl #name { #methods }));
    file.push(quote!(impl sealed::Sealed for #name {}));
    file.push(read_request(model, operation));
    file
}

/// The arguments of the call: parameters in their order, then those of headers.
fn arguments(operation: &Operation) -> Vec<Argument<'_>> {
    let parameters = operation.parameters.iter().map(|parameter| Argument {
        rust: &parameter.rust,
        sensitivity: parameter.sensitivity,
        docs: parameter.docs.clone(),
        is_required: parameter.presence == Presence::Required,
        r#type: parameter.r#type,
    });
    let headers = operation.headers.iter().filter_map(|header| match &header.from {
        Some(HeaderSource::Argument(name)) => Some(Argument {
            rust: name,
            sensitivity: header.sensitivity,
            docs: header.docs.clone(),
            is_required: true,
            r#type: Type::Text,
        }),
        _ => None,
    });
    parameters.chain(headers).collect()
}

fn stored(argument: &Argument<'_>) -> TokenStream {
    let plain = if argument.r#type == Type::Boolean { quote!(bool) } else { quote!(String) };
    let stored = match wrapper_of(argument.sensitivity) {
        None => plain,
        Some(wrapper) => quote!(#wrapper<#plain>),
    };
    if argument.is_required { stored } else { quote!(Option<#stored>) }
}

fn methods(arguments: &[Argument<'_>]) -> TokenStream {
    let given = |argument: &Argument<'_>| {
        let name = ident(argument.rust);
        let value = if argument.r#type == Type::Boolean { quote!(#name) } else { quote!(#name.into()) };
        match wrapper_of(argument.sensitivity) {
            None => value,
            Some(wrapper) => quote!(#wrapper(#value)),
        }
    };
    let accepted = |argument: &Argument<'_>| {
        if argument.r#type == Type::Boolean { quote!(bool) } else { quote!(impl Into<String>) }
    };
    let (required, optional): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| argument.is_required);
    let parameters = required.iter().map(|argument| {
        let (name, accepted) = (ident(argument.rust), accepted(argument));
        quote!(#name: #accepted)
    });
    let members = arguments.iter().map(|argument| {
        let (name, value) = (ident(argument.rust), given(argument));
        if argument.is_required { quote!(#name: #value,) } else { quote!(#name: None,) }
    });
    let mut paragraphs = vec!["Creates a request.".to_owned()];
    paragraphs.extend(required.iter().map(|argument| format!("- `{}`: {}", argument.rust, argument.docs)));
    let new_docs = docs(&paragraphs);
    let setters = optional.iter().map(|argument| {
        let (name, accepted, value) = (ident(argument.rust), accepted(argument), given(argument));
        let docs = doc(argument.docs.as_str());
        quote! {
            #docs
            #[must_use]
            pub fn #name(mut self, #name: #accepted) -> Self {
                self.#name = Some(#value);
                self
            }
        }
    });
    quote! {
        #new_docs
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#members)* }
        }

        #(#setters)*
    }
}

/// A value as text, from its place in the request.
fn text(rust: &str, sensitivity: Sensitivity) -> TokenStream {
    let name = ident(rust);
    if wrapper_of(sensitivity).is_none() { quote!(&self.#name) } else { quote!(&self.#name.0) }
}

fn read_request(model: &Model, operation: &Operation) -> TokenStream {
    let (name, _) = request_types(operation);
    let response = ident(&model[operation.success_body].name);
    let headers = http::header_sources(operation);
    let order = match operation.order {
        Some(OrderRole::Parameter(index)) => {
            let Parameter { rust, sensitivity, .. } = &operation.parameters[index];
            let text = text(rust, *sensitivity);
            quote!(Some(#text))
        }
        _ => quote!(None),
    };
    let arms = operation.headers.iter().filter_map(|header| match &header.from {
        Some(HeaderSource::Argument(name)) => {
            let (constant, text) = (ident(&header.constant), text(name, header.sensitivity));
            Some(quote!(super::header::#constant => Some(#text),))
        }
        _ => None,
    });
    // Of `/orders/{order_id}/refunds` the parts are `/orders/`, `order_id` and `/refunds`.
    let path = operation.endpoint.path.split(['{', '}']).filter(|part| !part.is_empty()).map(|part| {
        let is_one = |one: &&Parameter| one.location == Location::Path && one.wire == part;
        match operation.parameters.iter().find(is_one) {
            None => quote!(target.path(#part);),
            Some(parameter) => {
                let text = text(&parameter.rust, parameter.sensitivity);
                quote!(target.segment(#text)?;)
            }
        }
    });
    let query = operation.parameters.iter().filter(|one| one.location == Location::Query).map(|parameter| {
        let wire = &parameter.wire;
        let name = ident(&parameter.rust);
        let is_hidden = wrapper_of(parameter.sensitivity).is_some();
        let text = match (parameter.r#type == Type::Boolean, is_hidden) {
            (true, false) => quote!(if *value { "true" } else { "false" }),
            (true, true) => quote!(if value.0 { "true" } else { "false" }),
            (false, false) => quote!(value),
            (false, true) => quote!(&value.0),
        };
        if parameter.presence == Presence::Required {
            quote! {
                let value = &self.#name;
                target.query(#wire, #text);
            }
        } else {
            quote! {
                if let Some(value) = &self.#name {
                    target.query(#wire, #text);
                }
            }
        }
    });
    let not_found = operation.responses.iter().filter_map(|response| {
        let (key, text) = response.not_found.as_ref()?;
        let status = proc_macro2::Literal::u16_unsuffixed(response.status);
        Some(quote!(#status => response::has_text(body, #key, #text),))
    });
    quote! {
        impl ReadRequest for #name {
            type Response = #response;

            const HEADERS: &'static [RequestHeader] = &[#headers];

            fn target(&self) -> Option<String> {
                let mut target = Target::default();
                #(#path)*
                #(#query)*
                Some(target.finish())
            }

            fn header(&self, name: &str) -> Option<&str> {
                match name {
                    #(#arms)*
                    _ => None,
                }
            }

            fn order(&self) -> Option<&str> {
                #order
            }

            fn is_not_found(status: u16, body: &[u8]) -> bool {
                match status {
                    #(#not_found)*
                    _ => false,
                }
            }
        }
    }
}
