//! `enums.rs`: the named sets of values, all of them open.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::print::{RustFile, docs};
use crate::emit::rust::ident;
use crate::emit::words;
use crate::ir::{Enum, Model};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::importing(
        "Named sets of values. Each keeps a value that it does not know.",
        if model.enums.is_empty() { &[] } else { &["UnknownValue", "open_enum!"] },
    );
    for list in &model.enums {
        for item in items(list) {
            file.push(item);
        }
    }
    file
}

fn items(list: &Enum) -> Vec<TokenStream> {
    let name = ident(&list.name);
    let enum_docs = docs(&[list.docs.clone(), format!("From `{}`.", list.source.file)]);
    let variants: Vec<_> = list.values.iter().map(|value| ident(&value.variant)).collect();
    let wires: Vec<_> = list.values.iter().map(|value| value.wire.as_str()).collect();
    let value_docs = list.values.iter().map(|value| {
        let origin = words::origin(value.origin);
        docs(&[format!("`{}`: {}{origin}", value.wire, value.docs)])
    });
    vec![
        quote! {
            #enum_docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#value_docs #variants,)*
                /// A value that is not listed.
                Other(UnknownValue),
            }
        },
        quote! {
            impl #name {
                /// The listed values, as they are on the wire.
                pub const KNOWN: &'static [&'static str] = &[#(#wires),*];

                /// Returns the value as it is on the wire.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#variants => #wires,)*
                        Self::Other(value) => value.as_str(),
                    }
                }
            }
        },
        quote! {
            impl From<&str> for #name {
                fn from(text: &str) -> Self {
                    match text {
                        #(#wires => Self::#variants,)*
                        _ => Self::Other(UnknownValue::new(text)),
                    }
                }
            }
        },
        quote!(open_enum!(#name);),
    ]
}
