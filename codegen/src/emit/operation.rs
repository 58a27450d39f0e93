//! `<operation>/mod.rs` and `<operation>/<version>/mod.rs`: the versions as values, and what each of them offers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::objects::versioned;
use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{doc, group_structs, ident, module, request_types};
use crate::ir::{FieldId, Mock, Model, Operation};

/// The module of an operation.
pub(crate) fn emit(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::importing(
        "An operation: its versions, and what they share.",
        &["EpochSeconds", "ReadError", "Violations", "named_enum!"],
    );
    let modules: Vec<_> = operation.versions.iter().map(module).collect();
    let variants: Vec<_> = operation.versions.iter().map(|version| ident(&version.variant)).collect();
    let names = operation.versions.iter().map(|version| version.name.as_str());
    let variant_docs = operation.versions.iter().map(|version| doc(&version.docs));
    let module_docs = operation
        .versions
        .iter()
        .map(|version| docs(&[format!("The types of the version `{}`.", version.name), version.docs.clone()]));
    file.push(quote! {
        #(#module_docs pub mod #modules;)*
        mod groups;
        mod groups_json;
        mod http;
        mod rules;
    });
    let groups = group_structs(&operation.request, false).filter_map(|group| group.rust.as_ref());
    let groups = groups.map(|rust| ident(&rust.name));
    file.push(quote! {
        #(pub use groups::#groups;)*
        pub use http::{ErrorObject, ErrorResponse, ResponseStatus, endpoint, header};
    });
    let enum_docs = doc(format!("A version of the {}.", operation.title));
    file.push(quote! {
        #enum_docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ApiVersion {
            #(#variant_docs #variants,)*
        }
    });
    file.push(quote!(named_enum!(ApiVersion { #(#variants = #names),* });));
    file.push(check_json(operation));
    // The mock creates orders by the first operation.
    if model.operations.first().is_some_and(|first| first.name == operation.name) {
        file.push(knows(operation));
        file.push(mock_data(operation));
    }
    file
}

/// The check of a version that is known only when the program runs.
fn check_json(operation: &Operation) -> TokenStream {
    let (_, builder) = request_types(operation);
    let modules: Vec<_> = operation.versions.iter().map(module).collect();
    let variants = operation.versions.iter().map(|version| ident(&version.variant));
    quote! {
        /// Returns every rule of a version that a JSON object breaks as a request, advice included, for a call at a given
        /// time.
        ///
        /// It does what `from_json` and `check_at` of a version's builder do.
        ///
        /// # Errors
        ///
        /// [`ReadError`] if the text is not JSON or not an object, or has a key twice in one object at any depth.
        pub fn check_json(version: ApiVersion, json: &[u8], now: EpochSeconds) -> Result<Violations, ReadError> {
            match version {
                #(ApiVersion::#variants => Ok(#modules::#builder::from_json(json)?.check_at(now)),)*
            }
        }
    }
}

fn knows(operation: &Operation) -> TokenStream {
    let (_, builder) = request_types(operation);
    let modules: Vec<_> = operation.versions.iter().map(module).collect();
    let variants = operation.versions.iter().map(|version| ident(&version.variant));
    quote! {
        /// Returns `true` if a version has a request field with this key.
        #[cfg(feature = "mock")]
        pub(crate) fn knows(version: ApiVersion, key: &str) -> bool {
            match version {
                #(ApiVersion::#variants => crate::request::knows::<#modules::#builder>(key),)*
            }
        }
    }
}

/// What the mock knows of requests: fields by their keys, and the headers.
fn mock_data(operation: &Operation) -> TokenStream {
    let Mock { amount, deep_link, error_codes, sdk_keys, sdk_defaults } = &operation.mock;
    let wire = |id: FieldId| &operation.request[id].wire;
    let field = |id: Option<FieldId>| match id.map(wire) {
        Some(wire) => quote!(Some(#wire)),
        None => quote!(None),
    };
    let texts = |texts: &[(FieldId, String)]| {
        let (fields, texts): (Vec<_>, Vec<_>) = texts.iter().map(|(id, text)| (wire(*id), text)).unzip();
        quote!(&[#((#fields, #texts)),*])
    };
    let order = match operation.order_key() {
        Some(key) => quote!(Some(#key)),
        None => quote!(None),
    };
    let (amount, deep_link) = (field(*amount), field(*deep_link));
    // The headers are the same in all versions.
    let (request, _) = request_types(operation);
    let version = operation.versions.first().map(module);
    let (error_codes, sdk_keys, sdk_defaults) = (texts(error_codes), texts(sdk_keys), texts(sdk_defaults));
    quote! {
        /// What the mock knows of requests.
        #[cfg(feature = "mock")]
        pub(crate) mod mock_data {
            use crate::request::{Request, RequestHeader};

            /// The headers.
            pub(crate) const HEADERS: &[RequestHeader] = <super::#version::#request as Request>::HEADERS;

            /// The order ID.
            pub(crate) const ORDER: Option<&str> = #order;

            /// The amount.
            pub(crate) const AMOUNT: Option<&str> = #amount;

            /// The field that asks for a deep link.
            pub(crate) const DEEP_LINK: Option<&str> = #deep_link;

            /// The `error_code` of a response that refuses a field.
            pub(crate) const ERROR_CODES: &[(&str, &str)] = #error_codes;

            /// The SDK's key for a field, if it is not the field's key in camel case.
            pub(crate) const SDK_KEYS: &[(&str, &str)] = #sdk_keys;

            /// The SDK's value for a field that the request does not have.
            pub(crate) const SDK_DEFAULTS: &[(&str, &str)] = #sdk_defaults;
        }
    }
}

/// The module of a version.
pub(crate) fn emit_version(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::importing(
        "The types of this version. What the versions share is the same type in each of them.",
        &[],
    );
    let (request, builder) = request_types(operation);
    let own = versioned(model, operation).into_iter().map(|object| ident(&object.name));
    let shared = model.objects_of(operation).into_iter().map(|id| &model[id]).filter(|object| !object.versioned);
    let shared = shared.map(|object| ident(&object.name));
    let enums = model.enums_of(operation).into_iter().map(|id| ident(&model[id].name));
    let groups = |versioned| {
        let groups = group_structs(&operation.request, versioned).filter_map(|group| group.rust.as_ref());
        groups.map(|rust| ident(&rust.name))
    };
    let (own_groups, shared_groups) = (groups(true), groups(false));
    file.push(quote! {
        mod request;
        mod request_json;
        mod response;
        mod response_json;
        pub mod rules;
    });
    file.push(quote! {
        pub use request::{#request, #builder #(, #own_groups)*};
        #(pub use response::#own;)*
        #(pub use super::groups::#shared_groups;)*
        #(pub use crate::generated::enums::#enums;)*
        #(pub use crate::generated::objects::#shared;)*
    });
    file
}
