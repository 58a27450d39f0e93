//! `enums.rs`: the named sets of values, all of them open.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::print::{RustFile, docs};
use crate::emit::rust::ident;
use crate::emit::words;
use crate::ir::{Enum, Model};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("Named sets of values. Each keeps a value that it does not know.");
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
    let needs_escape = |wire: &&str| serde_json::Value::from(*wire).to_string().len() != wire.len() + 2;
    let (measured, listed) = if wires.iter().any(needs_escape) {
        (quote!(string(listed.as_str())), quote!(string(listed.as_str())))
    } else {
        (quote!(bytes(listed.as_str().len() + 1)), quote!(plain(listed.as_str().as_bytes())))
    };
    vec![
        quote! {
            #enum_docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#value_docs #variants,)*
                /// A value that the model does not list.
                Other(UnknownValue),
            }
        },
        quote! {
            impl #name {
                /// The values that the model lists, as on the wire.
                pub const KNOWN: &'static [&'static str] = &[#(#wires),*];

                /// The value as on the wire.
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
        quote! {
            impl fmt::Display for #name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(self.as_str())
                }
            }
        },
        quote! {
            impl rules::OpenEnum for #name {
                const KNOWN: &'static [&'static str] = Self::KNOWN;

                fn is_known(&self) -> bool {
                    !matches!(self, Self::Other(_))
                }
            }
        },
        quote! {
            impl WireValue for #name {
                fn read(reader: &mut Reader<'_>, slot: &mut Slot<Self>) -> Result<(), NoJson> {
                    wire::read_text(reader, slot, |text| Some(Self::from(text)), |_, _| true)
                }

                fn measure(&self, measure: Measure) -> Measure {
                    match self {
                        Self::Other(value) => measure.string(value.as_str()),
                        listed => measure.#measured,
                    }
                }

                fn write_json<'o>(&self, out: Json<'o>) -> Written<'o> {
                    match self {
                        Self::Other(value) => out.string(value.as_str()),
                        listed => out.#listed,
                    }
                }
            }
        },
    ]
}
