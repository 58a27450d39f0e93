//! The named sets of values.

use std::collections::BTreeSet;

use crate::ir::lower::{Lowering, RUST_NAME};
use crate::ir::{Enum, EnumValue, Object, Request, Source, Type, names};
use crate::spec;

impl<'s> Lowering<'s, '_> {
    pub(super) fn enums(&mut self) -> Vec<Enum> {
        let spec = self.spec;
        spec.enums.iter().map(|list| self.r#enum(list)).collect()
    }

    fn r#enum(&mut self, list: &'s spec::Enum) -> Enum {
        let path = format!("enums.{}", list.name.value);
        let mut values: Vec<EnumValue> = Vec::new();
        for value in &list.values {
            let wire = &value.wire;
            let path = format!("{path}.{}", wire.value);
            let variant = value.rust.as_ref().map_or_else(|| names::pascal(&wire.value), |rust| rust.value.clone());
            let named = value.rust.as_ref().unwrap_or(wire);
            if !wire.value.is_empty() && self.rust_name(named, &path, &variant, RUST_NAME) {
                if let Some(other) = values.iter().find(|other| other.wire == wire.value) {
                    let message = format!("the value `{}` is here twice", other.wire);
                    self.diagnostics.push(&wire.position, path.clone(), message, "keep one");
                } else if let Some(other) = values.iter().find(|other| other.variant == variant) {
                    let message = format!("`{}` and `{}` would both be `{variant}` in Rust", other.wire, wire.value);
                    self.diagnostics.push(&named.position, path.clone(), message, "name one with `rust:`");
                } else if variant == "Other" {
                    let message = "`Other` is the variant for values that are not listed";
                    self.diagnostics.push(&named.position, path.clone(), message, RUST_NAME);
                } else if names::pascal(&variant) != variant {
                    let message = format!("`{variant}` is not how Rust writes a variant");
                    let help = format!("write `{}`", names::pascal(&variant));
                    self.diagnostics.push(&named.position, path.clone(), message, help);
                }
            }
            values.push(EnumValue {
                source: Source::from(&wire.position),
                wire: wire.value.clone(),
                variant,
                docs: value.docs.value.clone(),
                origin: value.origin,
                sighting: self.sighting(value.origin, value.sighting.as_ref(), &value.wire.position, &path),
            });
        }
        Enum {
            name: list.name.value.clone(),
            docs: list.docs.value.clone(),
            source: Source::from(&list.position),
            values,
        }
    }

    pub(super) fn unused_enums(&mut self, enums: &[Enum], requests: &[Request], objects: &[Object]) {
        let fields = requests.iter().flat_map(|request| &request.fields);
        let fields = fields.chain(objects.iter().flat_map(|object| &object.fields));
        let used = fields.filter_map(|field| match field.r#type {
            Type::Enum(id) => Some(id.0),
            _ => None,
        });
        let used: BTreeSet<usize> = used.collect();
        for (index, (list, spec)) in enums.iter().zip(&self.spec.enums).enumerate() {
            if !used.contains(&index) {
                let message = format!("the enum `{}` is not used", list.name);
                let help = "name it as the type of a field, or remove it";
                let position = &spec.name.position;
                self.diagnostics.push_reference(position, format!("enums.{}", list.name), message, help);
            }
        }
    }
}
