//! `with_serde.rs`: how serde writes the enums and the objects of the answers.

use quote::quote;

use crate::emit::print::RustFile;
use crate::emit::rust::{ident, object_type};
use crate::ir::{Model, ObjectId};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("How serde writes the enums and the objects of the answers.");
    for list in &model.enums {
        let name = ident(&list.name);
        file.push(quote! {
            impl Serialize for #name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }
        });
    }
    for (index, object) in model.objects.iter().enumerate() {
        let own = object_type(model, ObjectId(index));
        let generics = object.versioned.then(|| quote!(<V: Version>));
        file.push(quote! {
            impl #generics Serialize for #own {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    with_serde::serialize_object(self, serializer)
                }
            }
        });
    }
    file
}
