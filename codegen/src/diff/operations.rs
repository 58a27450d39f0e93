//! The operations: which are new or gone, their versions, and the roles that they give to fields.

use super::items;
use super::{About, Both, Comparison, Kind, Part, Side, shown};
use crate::emit::words;
use crate::ir::{Evidence, ExtraKey, FieldId, LeftOut, Mock, Model, Operation, OrderRole, Sample, SeeAlso, Version};
use crate::json::Json;

impl<'m> Comparison<'m> {
    pub(super) fn operations(&mut self) {
        let (then, now) = (self.then, self.now);
        for operation in then.operations.iter().filter(|operation| now.operation(&operation.name).is_none()) {
            let gone = items::gone(&items::of_operation(Side { model: then, operation }), &self.items);
            let versions = names(operation);
            let about = about_operation(operation, &versions);
            self.note(about.change(Kind::Removed, "the operation is gone, with all its types").breaks(&gone));
        }
        for operation in now.operations.iter().filter(|operation| then.operation(&operation.name).is_none()) {
            let versions = names(operation);
            let about = about_operation(operation, &versions);
            self.note(about.change(Kind::Added, "the operation is new, with types of its own"));
        }
        let operations = |model: &Model| -> Vec<String> {
            model.operations.iter().map(|operation| operation.name.clone()).collect()
        };
        let about = About { part: Part::Operation, name: "operations", operation: None, versions: &[], source: None };
        self.order(&about, &operations(then), &operations(now));
        for both in self.pairs.clone() {
            self.operation(both);
            self.api_versions(both);
            self.endpoint(both);
            self.parameters(both);
            self.extra_keys(both);
        }
    }

    fn operation(&mut self, both: Both<'m>) {
        let (old, now) = (both.then.operation, both.now.operation);
        let Operation {
            source: _,
            name: _,
            title,
            page,
            docs,
            versions: _,
            endpoint: _,
            headers: _,
            parameters: _,
            request: _,
            responses: _,
            success_body: _,
            error_body: _,
            order,
            evidence: Evidence { success, error },
            see_also,
            samples,
            extra_keys: _,
            mock,
            decisions,
            left_out,
        } = old;
        let everywhere = both.everywhere();
        let about = about_operation(now, &everywhere);
        self.docs(&about, "its name", title, &now.title, |title| shown(title));
        self.docs(&about, "the address of its page", page, &now.page, Clone::clone);
        self.docs(&about, "its documentation", docs, &now.docs, |docs| shown(docs));
        self.decisions(&about, decisions, &now.decisions);
        let listed = |pages: &[SeeAlso]| {
            let pages = pages.iter().map(|SeeAlso { source: _, title, url }| format!("{title} ({url})"));
            pages.collect::<Vec<_>>().join("; ")
        };
        let (was, is) = (listed(see_also), listed(&now.see_also));
        self.docs(&about, "the pages that its page refers to", &was, &is, |list| shown(list));
        let (was, is) = (bodies(samples), bodies(&now.samples));
        self.docs(&about, "the bodies that its page shows", &was, &is, |list| shown(list));
        let (was, is) = (named(old, left_out), named(now, &now.left_out));
        self.docs(&about, "what it leaves out of the page", &was, &is, |list| shown(&list.join("; ")));
        let is_same = match (order, now.order) {
            (Some(OrderRole::Field(then)), Some(OrderRole::Field(now))) => both.is_one_field(Some(*then), Some(now)),
            _ => old.order_key() == now.order_key(),
        };
        if !is_same {
            let (was, is) = (old.order_key().map(str::to_owned), now.order_key().map(str::to_owned));
            self.note(about.change(Kind::Changed, "another field names the order").was(was).now(is));
        }
        for (what, was, is) in [
            ("other keys show that a response is a success", success, &now.evidence.success),
            ("other keys show that a response is an error", error, &now.evidence.error),
        ] {
            if was != is {
                let change = about.change(Kind::Changed, what);
                self.note(change.was(shown(&was.join(", "))).now(shown(&is.join(", "))));
            }
        }
        let (was, is) = (mock_in_words(old, mock), mock_in_words(now, &now.mock));
        self.docs(&about, "what the mock knows of it", &was, &is, |text| shown(text));
    }

    /// The keys that builders have methods for, and that are no misspelling of a field.
    fn extra_keys(&mut self, both: Both<'m>) {
        let everywhere = both.everywhere();
        let about = about_operation(both.now.operation, &everywhere);
        let named = |operation: &Operation| {
            let keys =
                operation.extra_keys.iter().map(|ExtraKey { source: _, key, docs: _, rust, sighting: _ }| match rust {
                    Some(rust) => format!("{key} ({rust})"),
                    None => key.clone(),
                });
            keys.collect::<Vec<_>>().join(", ")
        };
        let (was, is) = (named(both.then.operation), named(both.now.operation));
        if was != is {
            let gone = items::gone(&items::of_extra_keys(both.then), &self.items);
            let change = about.change(Kind::Changed, "other extra keys are known");
            self.note(change.was(shown(&was)).now(shown(&is)).breaks(&gone));
        }
    }

    fn api_versions(&mut self, both: Both<'m>) {
        let (then, now) = (both.then.operation, both.now.operation);
        for version in &then.versions {
            let versions = [version.name.clone()];
            match now.version(&version.name).map(|id| &now[id]) {
                None => {
                    let about = both.about(Part::Version, &version.name, &versions, &version.source);
                    let gone = items::gone(&items::of_version(both.then, version), &self.items);
                    self.note(about.change(Kind::Removed, "the version is gone, with all its types").breaks(&gone));
                }
                Some(new) => {
                    let Version { source: _, name: _, variant: _, docs, openapi } = version;
                    let about = both.about(Part::Version, &version.name, &versions, &new.source);
                    self.docs(&about, "its documentation", docs, &new.docs, |docs| shown(docs));
                    self.docs(&about, "the address of its OpenAPI document", openapi, &new.openapi, Clone::clone);
                }
            }
        }
        for version in now.versions.iter().filter(|version| then.version(&version.name).is_none()) {
            let versions = [version.name.clone()];
            let about = both.about(Part::Version, &version.name, &versions, &version.source);
            self.note(about.change(Kind::Added, "the version is new, with a module of its own"));
        }
        let everywhere = both.everywhere();
        let about = both.about(Part::Version, "versions", &everywhere, &now.source);
        self.order(&about, &names(then), &names(now));
    }
}

/// What the mock knows of request fields.
fn mock_in_words(operation: &Operation, mock: &Mock) -> String {
    let Mock { amount, deep_link, error_codes, sdk_keys, sdk_defaults } = mock;
    let wire = |id: &FieldId| operation.request[*id].wire.as_str();
    let fields = [("amount", amount), ("deep_link", deep_link)];
    let fields = fields.into_iter().filter_map(|(role, id)| Some(format!("{role}: {}", wire(id.as_ref()?))));
    let texts = [("error_codes", error_codes), ("sdk_keys", sdk_keys), ("sdk_defaults", sdk_defaults)];
    let texts = texts.into_iter().filter(|(_, texts)| !texts.is_empty()).map(|(role, texts)| {
        let texts: Vec<_> = texts.iter().map(|(id, text)| format!("{} {text}", wire(id))).collect();
        format!("{role}: {}", texts.join(", "))
    });
    fields.chain(texts).collect::<Vec<_>>().join("; ")
}

fn about_operation<'o>(operation: &'o Operation, versions: &'o [String]) -> About<'o> {
    let (name, source) = (&operation.name, Some(&operation.source));
    About { part: Part::Operation, name, operation: Some(name), versions, source }
}

/// The bodies that a page shows, in the order of the versions.
fn bodies(samples: &[Sample]) -> String {
    let bodies = samples.iter().flat_map(|Sample { source: _, version: _, request, response }| [request, response]);
    bodies.flatten().map(Json::line).collect::<Vec<_>>().join("; ")
}

/// The names of an operation's versions.
fn names(operation: &Operation) -> Vec<String> {
    operation.versions.iter().map(|version| version.name.clone()).collect()
}

/// What is left out of a page, item by item.
fn named(operation: &Operation, left_out: &[LeftOut]) -> Vec<String> {
    let named = left_out.iter().map(|item| {
        let LeftOut { source: _, part, name, versions, because } = item;
        format!("{} {name} of {}: {because}", part.name(), words::versions(operation, versions))
    });
    named.collect()
}
