//! `objects_wire.rs`: how the objects of the answers are read, written and shown.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::first;
use crate::emit::print::RustFile;
use crate::emit::request_wire::show;
use crate::emit::rust::{before_value, ident, key_pattern, object_type};
use crate::ir::{Model, Object, ObjectId};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("How the objects of the answers are read, written and shown.");
    for (index, object) in model.objects.iter().enumerate() {
        for item in items(model, ObjectId(index), object) {
            file.push(item);
        }
    }
    file
}

fn items(model: &Model, id: ObjectId, object: &Object) -> Vec<TokenStream> {
    let own = object_type(model, id);
    let title = &object.name;
    let generics = object.versioned.then(|| quote!(<V: Version>));
    let reads = object.fields.iter().map(|field| {
        let (key, slot) = (key_pattern(model, field, &quote!(V::API_VERSION)), ident(&field.slot));
        quote!(#key => WireValue::read(reader, &mut self.#slot)?)
    });
    let writes = object.fields.iter().map(|field| {
        let (wire, before, slot) = (&field.wire, before_value(field), ident(&field.slot));
        quote!(let sink = sink.slot(#wire, #before, &self.#slot)?;)
    });
    let shown = object.fields.iter().map(|field| {
        let slot = ident(&field.slot);
        show(field, &quote!(self.#slot))
    });
    let raw = object.keep_raw.then(|| {
        quote! {
            fn raw(&self) -> Option<&RawJson> {
                Some(&self.json)
            }

            fn keep_raw(&mut self, reader: &mut Reader<'_>, start: usize) {
                self.json = reader.keep_from(start);
            }
        }
    });
    let sealed = (id == first(model).success_body).then(|| quote!(impl #generics sealed::Sealed for #own {}));
    let mut items = vec![
        quote! {
            impl #generics Object for #own {
                fn read(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<bool, NoJson> {
                    match key {
                        #(#reads,)*
                        _ => return Ok(false),
                    }
                    Ok(true)
                }

                fn write<S: Sink>(&self, sink: S) -> Result<S, S::Error> {
                    #(#writes)*
                    Ok(sink)
                }

                fn extra(&self) -> &Extra {
                    &self.extra
                }

                fn extra_mut(&mut self) -> &mut Extra {
                    &mut self.extra
                }

                #raw
            }
        },
        quote! {
            impl #generics fmt::Debug for #own {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    let debug = &mut f.debug_struct(#title);
                    #(#shown)*
                    debug.field("extra", &self.extra.keys()).finish()
                }
            }
        },
    ];
    items.extend(sealed);
    items
}
