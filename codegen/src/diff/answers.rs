//! The objects of the answers, and the statuses. Answers are read tolerantly: no change of them rejects anything.

use super::fields::{Versions, in_version};
use super::items;
use super::matching;
use super::{About, Comparison, Kind, Part, shown};
use crate::emit::words;
use crate::ir::{Field, Object, ObjectId, Response};

impl<'m> Comparison<'m> {
    pub(super) fn answers(&mut self) {
        self.objects();
        self.roots();
        for version in self.versions() {
            self.responses(version);
        }
    }

    fn objects(&mut self) {
        let everywhere = self.everywhere();
        let (then, now) = (self.then, self.now);
        let keys =
            |object: &'m Object| -> Vec<&'m str> { object.fields.iter().map(|field| field.wire.as_str()).collect() };
        let mut pairs: Vec<(&Object, &Object)> = Vec::new();
        for object in &now.objects {
            let same_name = then.objects.iter().find(|other| other.name == object.name);
            let is_gone = |other: &&Object| !now.objects.iter().any(|object| object.name == other.name);
            let renamed = || then.objects.iter().filter(is_gone).find(|other| keys(other) == keys(object));
            pairs.extend(same_name.or_else(renamed).map(|other| (other, object)));
        }
        for (index, object) in then.objects.iter().enumerate() {
            if !pairs.iter().any(|(old, _)| old.name == object.name) {
                let about = about_object(object, &everywhere);
                let gone = items::gone(&items::of_object(then, ObjectId(index), object), &self.items);
                self.note(about.change(Kind::Removed, "the object is gone").breaks(&gone));
            }
        }
        for object in &now.objects {
            let about = about_object(object, &everywhere);
            match pairs.iter().find(|(_, new)| new.name == object.name) {
                None => self.note(about.change(Kind::Added, "the object is new")),
                Some((old, new)) => self.object(&about, old, new),
            }
        }
    }

    fn object(&mut self, about: &About<'_>, old: &'m Object, new: &'m Object) {
        let Object { name, keep_raw, versioned, docs, source: _, fields } = old;
        let index = self.then.objects.iter().position(|object| object.name == *name).unwrap_or(usize::MAX);
        let mut then = items::of_object(self.then, ObjectId(index), old);
        // Of what the bodies of answers are, `roots` tells.
        then.retain(|(_, item), _| item != "ErrorObject" && item != "Version::Response");
        let gone = items::gone(&then, &self.items);
        if *name != new.name {
            let what = format!("the object is `{}`, and was `{name}`", new.name);
            self.note(about.change(Kind::Renamed, what).was(name.clone()).now(new.name.clone()).breaks(&gone));
        } else if *versioned != new.versioned {
            let what = match new.versioned {
                true => "versions differ in it now, so that its struct is generic",
                false => "versions no longer differ in it, so that its struct is not generic any more",
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
        for version in self.versions() {
            let (old_fields, new_fields) = (in_version(fields, version.then), in_version(&new.fields, version.now));
            let matched = matching::fields((self.then, self.now), &old_fields, &new_fields);
            let versions = [version.name.to_owned()];
            for field in matched.gone {
                let full_name = format!("{}.{}", new.name, field.wire);
                let about = about_field(&full_name, field, &versions);
                let gone = items::gone(&items::of_answer(self.then, old, field, version.then), &self.items);
                let was = words::type_name(self.then, field.r#type);
                let what = "the field is gone; `unmodelled` gives it";
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
        // A struct that was not generic is told of above.
        if *versioned {
            self.shared(Part::Response, &format!("{}.", new.name), fields, &new.fields);
        }
        let keys = |object: &Object| -> Vec<String> { object.fields.iter().map(|field| field.wire.clone()).collect() };
        self.order(about, &keys(old), &keys(new));
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
            true => items::gone(&items::of_answer(self.then, old_object, old, version.then), &self.items),
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

    /// The objects that the bodies of answers are read into.
    fn roots(&mut self) {
        let everywhere = self.everywhere();
        let name = |model: &crate::ir::Model, id: ObjectId| model.objects.get(id.0).map(|object| object.name.clone());
        for (what, then, now) in [
            ("the body of a success is read into another object", self.then.success_body, self.now.success_body),
            ("the body of an error is read into another object", self.then.error_body, self.now.error_body),
        ] {
            let (was, is) = (name(self.then, then), name(self.now, now));
            if was != is {
                let about = About { part: Part::Api, name: "api", versions: &everywhere, source: None };
                let item = if what.contains("success") { "Version::Response" } else { "ErrorObject" };
                self.note(about.change(Kind::Changed, what).was(was).now(is).breaks(&[item.to_owned()]));
            }
        }
    }

    fn responses(&mut self, version: Versions<'_>) {
        let versions = [version.name.to_owned()];
        let old: Vec<&Response> =
            self.then.responses.iter().filter(|response| response.versions.contains(version.then)).collect();
        let new: Vec<&Response> =
            self.now.responses.iter().filter(|response| response.versions.contains(version.now)).collect();
        for response in old.iter().filter(|response| !new.iter().any(|other| other.status == response.status)) {
            let status = response.status.to_string();
            let about =
                About { part: Part::Status, name: &status, versions: &versions, source: Some(&response.source) };
            let gone = items::gone(&items::of_response(response), &self.items);
            self.note(about.change(Kind::Removed, "the status is not listed any more").breaks(&gone));
        }
        for response in &new {
            let status = response.status.to_string();
            let about =
                About { part: Part::Status, name: &status, versions: &versions, source: Some(&response.source) };
            match old.iter().find(|other| other.status == response.status) {
                None => self.note(about.change(Kind::Added, "the status is new").now(response.variant.clone())),
                Some(old) => self.response(&about, old, response),
            }
        }
    }

    fn response(&mut self, about: &About<'_>, old: &Response, new: &Response) {
        let Response { source: _, status: _, variant, body, versions: _, origin, docs, fields, decisions } = old;
        if *variant != new.variant {
            let gone = items::gone(&items::of_response(old), &self.items);
            let what = format!("it is called `{}`, and was called `{variant}`", new.variant);
            self.note(about.change(Kind::Renamed, what).was(variant.clone()).now(new.variant.clone()).breaks(&gone));
        }
        let (was, is) = (self.then.objects.get(body.0), self.now.objects.get(new.body.0));
        let (was, is) = (was.map(|object| object.name.clone()), is.map(|object| object.name.clone()));
        // A success and an error have one body each; of those `roots` tells.
        if was != is {
            self.note(about.change(Kind::Docs, "its body is another object").was(was).now(is));
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

fn about_object<'o>(object: &'o Object, versions: &'o [String]) -> About<'o> {
    About { part: Part::Object, name: &object.name, versions, source: Some(&object.source) }
}

fn about_field<'f>(name: &'f str, field: &'f Field, versions: &'f [String]) -> About<'f> {
    About { part: Part::Response, name, versions, source: Some(&field.source) }
}
