//! The objects of the answers, and the statuses. Answers are read tolerantly: no change of them rejects anything.

use super::fields::in_version;
use super::items::{self, Items};
use super::matching;
use super::{About, Both, Comparison, Kind, Part, Side, Versions, everywhere, shown};
use crate::emit::words;
use crate::ir::{Field, Object, ObjectId, OrderEffect, Response};

impl<'m> Comparison<'m> {
    pub(super) fn objects(&mut self) {
        let (then, now) = (self.then, self.now);
        let keys =
            |object: &'m Object| -> Vec<&'m str> { object.fields.iter().map(|field| field.wire.as_str()).collect() };
        let mut pairs: Vec<(ObjectId, ObjectId)> = Vec::new();
        for (index, object) in now.objects.iter().enumerate() {
            let same_name = then.objects.iter().position(|other| other.name == object.name);
            let is_gone = |other: &Object| !now.objects.iter().any(|object| object.name == other.name);
            let renamed = || then.objects.iter().position(|other| is_gone(other) && keys(other) == keys(object));
            pairs.extend(same_name.or_else(renamed).map(|other| (ObjectId(other), ObjectId(index))));
        }
        for id in (0..then.objects.len()).map(ObjectId) {
            if !pairs.iter().any(|(old, _)| *old == id) {
                let users = self.users(|both| uses(both.then, id));
                let versions = everywhere(&users);
                let about = about_object(&then[id], &versions);
                let items = users.iter().flat_map(|both| items::of_object(both.then, id)).collect();
                let gone = items::gone(&items, &self.items);
                self.note(about.change(Kind::Removed, "the object is gone").breaks(&gone));
            }
        }
        for id in (0..now.objects.len()).map(ObjectId) {
            match pairs.iter().find(|(_, new)| *new == id) {
                None => {
                    let versions = everywhere(&self.users(|both| uses(both.now, id)));
                    self.note(about_object(&now[id], &versions).change(Kind::Added, "the object is new"));
                }
                Some((old, new)) => self.object((*old, *new)),
            }
        }
        for both in self.pairs.clone() {
            self.roots(both);
        }
    }

    /// The operations of both models of which something is so.
    fn users(&self, is_one: impl Fn(&Both<'m>) -> bool) -> Vec<Both<'m>> {
        self.pairs.iter().copied().filter(is_one).collect()
    }

    fn object(&mut self, (old_id, new_id): (ObjectId, ObjectId)) {
        let (old, new) = (&self.then[old_id], &self.now[new_id]);
        let users = self.users(|both| uses(both.then, old_id) && uses(both.now, new_id));
        let everywhere = everywhere(&users);
        let about = &about_object(new, &everywhere);
        let Object { name, keep_raw, versioned, docs, source: _, fields: _ } = old;
        let mut then: Items = users.iter().flat_map(|both| items::of_object(both.then, old_id)).collect();
        // Of what the bodies of answers are, `roots` tells.
        then.retain(|(_, item), _| item != "ErrorObject" && item != "Request::Response");
        items::forget_gone_versions(&mut then, &users);
        let gone = items::gone(&then, &self.items);
        if *name != new.name {
            let what = format!("the object is `{}`, and was `{name}`", new.name);
            self.note(about.change(Kind::Renamed, what).was(name.clone()).now(new.name.clone()).breaks(&gone));
        } else if *versioned != new.versioned {
            let what = match new.versioned {
                true => "versions differ in it now, so that each has a struct of its own",
                false => "versions no longer differ in it, so that they share a struct",
            };
            self.note(about.change(Kind::Changed, what).breaks(&gone));
        } else if *keep_raw != new.keep_raw {
            let what = match new.keep_raw {
                true => "its text is kept as it came",
                false => "its text is no longer kept as it came",
            };
            self.note(about.change(Kind::Changed, what).breaks(&gone));
        }
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        for version in users.iter().flat_map(|both| both.versions()) {
            self.version_of_object(old, new, version);
        }
        if users.is_empty() {
            let what = "another operation uses it, so that its fields are not compared";
            self.note(about.change(Kind::Changed, what));
        }
        let keys = |object: &Object| -> Vec<String> { object.fields.iter().map(|field| field.wire.clone()).collect() };
        self.order(about, &keys(old), &keys(new));
    }

    fn version_of_object(&mut self, old: &'m Object, new: &'m Object, version: Versions<'m>) {
        let (old_fields, new_fields) = (in_version(&old.fields, version.then), in_version(&new.fields, version.now));
        let matched = matching::fields(version.both, &old_fields, &new_fields);
        let versions = [version.name.to_owned()];
        for field in matched.gone {
            let full_name = format!("{}.{}", new.name, field.wire);
            let about = about_field(&full_name, field, &versions);
            let gone = items::gone(&items::of_answer(version.both.then, old, field, version.then), &self.items);
            let was = words::type_name(self.then, field.r#type);
            let what = "the field is gone; `unknown_fields` has it";
            self.note(about.change(Kind::Removed, what).was(was).breaks(&gone));
        }
        for field in matched.new {
            let full_name = format!("{}.{}", new.name, field.wire);
            let about = about_field(&full_name, field, &versions);
            let now = words::type_name(self.now, field.r#type);
            self.note(about.change(Kind::Added, "the field is new").now(now));
        }
        for (old_field, new_field) in matched.pairs {
            let full_name = format!("{}.{}", new.name, new_field.wire);
            let about = about_field(&full_name, new_field, &versions);
            self.answer_field(&about, (old, old_field), (new, new_field), version);
        }
    }

    fn answer_field(
        &mut self,
        about: &About<'_>,
        (old_object, old): (&Object, &Field),
        (new_object, new): (&Object, &Field),
        version: Versions<'_>,
    ) {
        let Field {
            path: _,
            source: _,
            group: _,
            wire,
            rust,
            getter: _,
            slot: _,
            versions: _,
            r#type,
            presence: _,
            default: _,
            null_text,
            origin: _,
            sighting: _,
            computed: _,
            tags: _,
            sensitivity: _,
            docs: _,
            example: _,
            // Answers have no rules.
            rules: _,
            decisions: _,
        } = old;
        // The names of a renamed object are its own change.
        let gone = match old_object.name == new_object.name {
            true => items::gone(&items::of_answer(version.both.then, old_object, old, version.then), &self.items),
            false => Vec::new(),
        };
        let (was, is) = (words::type_name(self.then, *r#type), words::type_name(self.now, new.r#type));
        if *wire != new.wire {
            let what = format!("the key is `{}`, and was `{wire}`; the getter reads the new one", new.wire);
            let change = about.change(Kind::Renamed, what).was(wire.clone()).now(new.wire.clone());
            self.note(if *rust == new.rust { change } else { change.breaks(&gone) });
        } else if *rust != new.rust {
            let what = format!("its Rust name is `{}`, and was `{rust}`", new.rust);
            self.note(about.change(Kind::Renamed, what).was(rust.clone()).now(new.rust.clone()).breaks(&gone));
        }
        if was != is {
            self.note(about.change(Kind::Changed, "its type is another").was(was).now(is).breaks(&gone));
        }
        if *null_text != new.null_text {
            let what = "the text that means that there is none is another";
            self.note(about.change(Kind::Changed, what).was(null_text.clone()).now(new.null_text.clone()));
        }
        self.said_of_field(about, old, new);
    }

    /// The objects that the bodies of an operation's responses are read into.
    fn roots(&mut self, both: Both<'m>) {
        let everywhere = both.everywhere();
        let (then, now) = (both.then.operation, both.now.operation);
        for (what, item, then, now) in [
            (
                "the body of a success is read into another object",
                "Request::Response",
                then.success_body,
                now.success_body,
            ),
            ("the body of an error is read into another object", "ErrorObject", then.error_body, now.error_body),
        ] {
            let (was, is) = (self.then[then].name.clone(), self.now[now].name.clone());
            if was != is {
                let operation = both.now.operation;
                let about = both.about(Part::Operation, &operation.name, &everywhere, &operation.source);
                self.note(about.change(Kind::Changed, what).was(was).now(is).breaks(&[item.to_owned()]));
            }
        }
    }

    pub(super) fn responses(&mut self, both: Both<'m>) {
        for version in both.versions() {
            self.responses_in(version);
        }
    }

    fn responses_in(&mut self, version: Versions<'m>) {
        let both = version.both;
        let versions = [version.name.to_owned()];
        let old = both.then.operation.responses.iter().filter(|response| response.versions.contains(version.then));
        let old: Vec<&Response> = old.collect();
        let new = both.now.operation.responses.iter().filter(|response| response.versions.contains(version.now));
        let new: Vec<&Response> = new.collect();
        for response in old.iter().filter(|response| !new.iter().any(|other| other.status == response.status)) {
            let status = response.status.to_string();
            let about = both.about(Part::Status, &status, &versions, &response.source);
            let gone = items::gone(&items::of_response(both.then, response), &self.items);
            self.note(about.change(Kind::Removed, "the status is not listed any more").breaks(&gone));
        }
        for response in &new {
            let status = response.status.to_string();
            let about = both.about(Part::Status, &status, &versions, &response.source);
            match old.iter().find(|other| other.status == response.status) {
                None => self.note(about.change(Kind::Added, "the status is new").now(response.variant.clone())),
                Some(old) => self.response(both, &about, old, response),
            }
        }
    }

    fn response(&mut self, both: Both<'m>, about: &About<'_>, old: &Response, new: &Response) {
        let Response {
            source: _,
            status: _,
            variant,
            body,
            versions: _,
            origin,
            sighting: _,
            order,
            not_found,
            docs,
            fields,
            decisions,
        } = old;
        if *variant != new.variant {
            let gone = items::gone(&items::of_response(both.then, old), &self.items);
            let what = format!("it is called `{}`, and was called `{variant}`", new.variant);
            self.note(about.change(Kind::Renamed, what).was(variant.clone()).now(new.variant.clone()).breaks(&gone));
        }
        let (was, is) = (self.then[*body].name.clone(), self.now[new.body].name.clone());
        // A success and an error have one body each; of those `roots` tells.
        if was != is {
            self.note(about.change(Kind::Docs, "its body is another object").was(was).now(is));
        }
        if *order != new.order {
            let words = |order: Option<OrderEffect>| order.map(|order| order.name().to_owned());
            let what = "it says something else of the order, so the client reports another outcome";
            self.note(about.change(Kind::Changed, what).was(words(*order)).now(words(new.order)));
        }
        if *not_found != new.not_found {
            let words = |role: &Option<(String, String)>| role.as_ref().map(|(key, text)| format!("{key}: {text}"));
            let what = "another body says that there is no such thing";
            self.note(about.change(Kind::Changed, what).was(words(not_found)).now(words(&new.not_found)));
        }
        let listed = |fields: &Vec<(String, Option<String>)>| {
            let words = fields.iter().map(|(name, value)| match value {
                Some(value) => format!("{name}: {value}"),
                None => name.clone(),
            });
            shown(&words.collect::<Vec<_>>().join(", "))
        };
        self.docs(about, "what the page lists for it", fields, &new.fields, listed);
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        self.docs(about, "its origin", origin, &new.origin, |origin| Some(origin.name().to_owned()));
        self.decisions(about, decisions, &new.decisions);
    }
}

/// Whether the responses of an operation lead to an object.
fn uses(side: Side<'_>, id: ObjectId) -> bool {
    side.model.objects_of(side.operation).contains(&id)
}

fn about_object<'o>(object: &'o Object, versions: &'o [String]) -> About<'o> {
    About { part: Part::Object, name: &object.name, operation: None, versions, source: Some(&object.source) }
}

fn about_field<'f>(name: &'f str, field: &'f Field, versions: &'f [String]) -> About<'f> {
    About { part: Part::Response, name, operation: None, versions, source: Some(&field.source) }
}
