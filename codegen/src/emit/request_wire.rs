//! `request_wire.rs`: a request from JSON, to JSON, and in `Debug`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::first;
use crate::emit::print::RustFile;
use crate::emit::rust::{
    before_value, group_storage, held, ident, key_pattern, slot_in_body, text_fields, text_key, version_parameter,
};
use crate::ir::{Field, GroupId, GroupStruct, Model, Sensitivity, Type};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("How a request is read, written and shown.");
    // Each has a line or more for every field, so that only one of them is held as tokens.
    for item in [text, read, write, debug] {
        file.push(item(model));
    }
    for (index, group) in first(model).request.groups.iter().enumerate() {
        if let Some(rust) = &group.rust {
            file.push(group_debug(model, GroupId(index), rust));
        }
    }
    file
}

fn read(model: &Model) -> TokenStream {
    let version = version_parameter(first(model).request.fields.iter());
    let reads = first(model).request.fields.iter().map(|field| {
        let (key, slot) = (key_pattern(model, field, &quote!(version)), slot_in_body(&first(model).request, field));
        match text_key(&first(model).request, field) {
            Some(text) => quote!(#key => self.texts.read(TextKey::#text, reader)?),
            None => quote!(#key => WireValue::read(reader, &mut self.#slot)?),
        }
    });
    quote! {
        impl RequestBody {
            /// Reads what stands under a key; `false`, and nothing is read, if the version does not know the key.
            pub(crate) fn read(
                &mut self,
                #version: ApiVersion,
                key: &str,
                reader: &mut Reader<'_>,
            ) -> Result<bool, NoJson> {
                match key {
                    #(#reads,)*
                    _ => return Ok(false),
                }
                Ok(true)
            }
        }
    }
}

fn write(model: &Model) -> TokenStream {
    let writes = writes(model);
    quote! {
        impl RequestBody {
            /// Writes the fields that are given, in the order of the model.
            pub(crate) fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
                #writes
            }
        }
    }
}

fn debug(model: &Model) -> TokenStream {
    let shown = first(model).request.fields.iter().map(|field| {
        let slot = slot_in_body(&first(model).request, field);
        match (text_key(&first(model).request, field), field.sensitivity) {
            (None, _) => show(field, &quote!(self.#slot)),
            (Some(key), Sensitivity::Public) => quote!(self.texts.show(debug, TextKey::#key);),
            (Some(key), hidden) => {
                let word = hidden.name();
                quote!(self.texts.hide(debug, TextKey::#key, #word);)
            }
        }
    });
    quote! {
        impl RequestBody {
            /// Shows the fields that are given, and hides what is personal or secret.
            pub(crate) fn debug(&self, debug: &mut fmt::DebugStruct<'_, '_>) {
                #(#shown)*
            }
        }
    }
}

/// Writes each field. What is written besides the draft's texts writes those before it first.
fn writes(model: &Model) -> TokenStream {
    let has_texts = text_fields(model).next().is_some();
    let writes = first(model).request.fields.iter().map(|field| {
        if let Some(key) = text_key(&first(model).request, field) {
            return quote!(let sink = sink.text(run, TextKey::#key)?;);
        }
        let (wire, before) = (&field.wire, before_value(field));
        let slot = slot_in_body(&first(model).request, field);
        let flush = has_texts.then(|| quote!(let sink = sink.flush(run, self.#slot.is_given())?;));
        quote!(#flush let sink = sink.slot(#wire, #before, &self.#slot)?;)
    });
    if !has_texts {
        return quote!(#(#writes)* Ok(sink));
    }
    quote! {
        let run = &mut self.texts.run();
        #(#writes)*
        sink.flush(run, true)
    }
}

/// The text under a key, for code that knows keys and no versions. Versions may share a key; only one of them is filled.
fn text(model: &Model) -> TokenStream {
    let texts: Vec<&Field> = first(model).request.fields.iter().filter(|field| field.r#type == Type::Text).collect();
    let mut of_key: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
    texts.iter().for_each(|field| of_key.entry(&field.wire).or_default().push(field));
    // Each key once, where its first field stands.
    let arms = texts.iter().filter_map(|field| of_key.remove(field.wire.as_str())).map(|fields| {
        let wire = fields.first().map(|field| &field.wire);
        let slots = fields.into_iter();
        let mut slots = slots.map(|field| held(&first(model).request, field, &quote!(self)));
        let first = slots.next();
        quote!(#wire => #first.text()#(.or_else(|| #slots.text()))*)
    });
    quote! {
        impl RequestBody {
            /// The text under a key, whatever the version.
            #[cfg(feature = "client")]
            pub(crate) fn text(&self, key: &str) -> Option<&str> {
                match key {
                    #(#arms,)*
                    _ => None,
                }
            }
        }
    }
}

fn group_debug(model: &Model, id: GroupId, rust: &GroupStruct) -> TokenStream {
    let (name, title) = (ident(&rust.name), &rust.name);
    let shown = first(model).request.fields_of(id).map(|field| {
        let slot = ident(&field.slot);
        if rust.versioned { show(field, &quote!(self.fields.#slot)) } else { show(field, &quote!(self.#slot)) }
    });
    let body = quote! {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let debug = &mut f.debug_struct(#title);
            #(#shown)*
            debug.finish()
        }
    };
    if group_storage(rust) == name {
        quote!(impl fmt::Debug for #name { #body })
    } else {
        quote!(impl<V> fmt::Debug for #name<V> { #body })
    }
}

/// A field in `Debug`.
pub(crate) fn show(field: &Field, slot: &TokenStream) -> TokenStream {
    let wire = &field.wire;
    // A nested object hides what it has to by itself.
    let nested = matches!(field.r#type, Type::Object(_) | Type::List(_));
    match field.sensitivity {
        Sensitivity::Public => quote!(redact::public(debug, #wire, &#slot);),
        _ if nested => quote!(redact::public(debug, #wire, &#slot);),
        hidden => {
            let word = hidden.name();
            quote!(redact::hidden(debug, #wire, &#slot, #word);)
        }
    }
}
