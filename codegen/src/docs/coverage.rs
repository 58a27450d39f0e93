//! The page held against the model, both ways: what it lists is in the model or left out there with a reason, and what
//! is in the model is on the page or says where else it comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::docs::apart;
use crate::docs::change::{Change, Gap, Kind, shown, summary};
use crate::docs::listed::{Key, Listed, key, listed};
use crate::docs::page::{Item, Page, PageVersion, Record};
use crate::ir::{Field, LeftOut, Model, ObjectId, Operation, Origin, Part, Source, Type, VersionId};

/// Every way in which the model falls short of the page.
pub(super) fn gaps(page: &Page, model: &Model, operation: &Operation) -> Vec<Change> {
    let mut gaps = Vec::new();
    let apart = apart::of_page(page, operation);
    let somewhere: BTreeSet<Key> = page
        .versions
        .iter()
        .flat_map(|version| version.items.iter().map(|item| key(item.record.part, &item.record.name)))
        .collect();
    for version in &page.versions {
        match operation.version(&version.name) {
            Some(id) => VersionGaps::new(model, operation, version, id).find(&somewhere, &mut gaps),
            None if is_left_out(operation, None, Part::Version, &version.name) => {}
            None => {
                let (name, gap) = (&version.name, Some(Gap::Missing));
                let missing = Change::bare(name, Part::Version, name, Kind::Added, None, gap);
                gaps.push(Change { now: apart.get(name).cloned(), ..missing });
            }
        }
    }
    let named = operation.versions.iter().map(|version| (&version.name, &version.source, Gap::Stale));
    let left_out = operation.left_out.iter().filter(|item| item.part == Part::Version);
    for (name, source, gap) in named.chain(left_out.map(|item| (&item.name, &item.source, Gap::Unneeded))) {
        let is_unknown = |item: &Item| item.record.is_not_understood() && item.record.name.eq_ignore_ascii_case(name);
        let is_there = |listed: &PageVersion| {
            listed.name == *name || (gap == Gap::Unneeded && listed.items.iter().any(is_unknown))
        };
        if !page.versions.iter().any(is_there) {
            gaps.push(gone(name, Part::Version, name, source, gap));
        }
    }
    gaps
}

fn gone(version: &str, part: Part, name: &str, source: &Source, gap: Gap) -> Change {
    Change::bare(version, part, name, Kind::Removed, Some(source), Some(gap))
}

fn is_left_out(operation: &Operation, version: Option<VersionId>, part: Part, name: &str) -> bool {
    operation.left_out.iter().any(|item| {
        let in_version = version.is_none_or(|version| item.versions.contains(version));
        in_version && item.part == part && item.name.eq_ignore_ascii_case(name)
    })
}

/// What a search for the gaps of one version needs to know.
struct VersionGaps<'a> {
    model: &'a Model,
    operation: &'a Operation,
    page: &'a PageVersion,
    id: VersionId,
    listed: BTreeMap<Key, Listed<'a>>,
    left_out: Vec<&'a LeftOut>,
    /// What the model has, or leaves out, in other versions.
    elsewhere: BTreeMap<Key, &'a Source>,
    /// The keys of the page's samples that are no fields of the model's, and of the fields those that a sample has.
    strange: BTreeSet<Key>,
    sampled: BTreeSet<(Option<ObjectId>, String)>,
    /// Whether a sample of an answer is only remembered.
    has_forgotten: bool,
}

impl<'a> VersionGaps<'a> {
    fn new(model: &'a Model, operation: &'a Operation, page: &'a PageVersion, id: VersionId) -> Self {
        let (left_out, others): (Vec<_>, Vec<_>) =
            operation.left_out.iter().partition(|item| item.versions.contains(id));
        let listed_in_others = operation
            .version_ids()
            .filter(|other| *other != id)
            .flat_map(|other| listed(model, operation, other).into_iter().map(|(key, listed)| (key, listed.source)));
        let elsewhere =
            others.into_iter().map(|item| (key(item.part, &item.name), &item.source)).chain(listed_in_others).collect();
        let (listed, strange, sampled) = (listed(model, operation, id), BTreeSet::new(), BTreeSet::new());
        Self { model, operation, page, id, listed, left_out, elsewhere, strange, sampled, has_forgotten: false }
    }

    /// `somewhere` has what any version of the page lists.
    fn find(mut self, somewhere: &BTreeSet<Key>, gaps: &mut Vec<Change>) {
        let mut on_page = BTreeSet::new();
        for item in &self.page.items {
            on_page.insert(key(item.record.part, &item.record.name));
            gaps.extend(match item.record.part {
                Part::Sample => self.sample(item).or_else(|| self.shown_body(item)),
                Part::Version if item.record.is_not_understood() => self.section(item),
                // What is said of a version or of the page is in the model if the model has a place for it.
                Part::Version if !self.listed.contains_key(&key(Part::Version, &item.record.name)) => None,
                _ => self.item(item),
            });
        }
        for (key, listed) in &self.listed {
            let is_there = if listed.is_shared { somewhere.contains(key) } else { on_page.contains(key) };
            if listed.origin == Origin::Documented && !is_there {
                gaps.push(gone(&self.page.name, key.0, &listed.name, listed.source, Gap::Stale));
            }
        }
        for item in &self.left_out {
            let key = key(item.part, &item.name);
            let is_there = match item.part {
                Part::Sample => self.has_forgotten || self.strange.contains(&key),
                // Of a version that is left out as a whole, its own items say nothing.
                Part::Version => true,
                _ => on_page.contains(&key),
            };
            if !is_there {
                gaps.push(gone(&self.page.name, item.part, &item.name, &item.source, Gap::Unneeded));
            }
        }
        self.fields_of_no_list(gaps);
    }

    fn change(&self, item: &Item, kind: Kind, gap: Gap) -> Change {
        Change {
            version: self.page.name.clone(),
            part: item.record.part,
            name: item.record.name.clone(),
            kind,
            was: None,
            now: summary(&item.record, item.evidence.as_deref()),
            model: None,
            gap: Some(gap),
        }
    }

    /// A section whose heading is unknown.
    fn section(&self, item: &Item) -> Option<Change> {
        let is_left_out = is_left_out(self.operation, Some(self.id), Part::Version, &item.record.name);
        (!is_left_out).then(|| self.change(item, Kind::Changed, Gap::NotUnderstood))
    }

    /// Returns `true` if a field of a response is below one that the model has, in an object.
    fn is_in_object(&self, record: &Record) -> bool {
        let Some((status, path)) = record.name.split_once('.').filter(|_| record.part == Part::Response) else {
            return false;
        };
        let mut responses = self.operation.responses.iter();
        let of_status = responses.find(|response| response.status.to_string() == status);
        let mut object = of_status.map(|response| response.body);
        for wire in path.split('.') {
            let Some(id) = object else { return false };
            let mut fields = self.model[id].fields.iter();
            let field = fields.find(|field| field.wire.eq_ignore_ascii_case(wire) && field.versions.contains(self.id));
            let Some(field) = field else { return false };
            object = match field.r#type {
                Type::Object(inner) | Type::List(inner) => Some(inner),
                _ => None,
            };
        }
        path.contains('.')
    }

    /// A thing that the page lists.
    fn item(&self, item: &Item) -> Option<Change> {
        let record = &item.record;
        let Some(listed) = self.listed.get(&key(record.part, &record.name)) else {
            let is_left_out = is_left_out(self.operation, Some(self.id), record.part, &record.name);
            let is_known = is_left_out || self.is_in_object(record);
            if is_known {
                return None;
            }
            return Some(match self.elsewhere.get(&key(record.part, &record.name)) {
                Some(source) => {
                    let change = self.change(item, Kind::Added, Gap::OtherVersion);
                    Change { model: Some((*source).clone()), ..change }
                }
                None => self.change(item, Kind::Added, Gap::Missing),
            });
        };
        let mut source = listed.source;
        let mut differences: Vec<(String, String)> = Vec::new();
        let page_tags = record.tags.as_deref();
        // What the page lists without tags cannot be called documented, which takes its tags.
        if listed.origin != Origin::Documented {
            let now =
                page_tags.or((record.part == Part::Endpoint || record.part == Part::Response).then_some("on the page"));
            differences.extend(now.map(|now| (format!("origin: {}", listed.origin.name()), now.to_owned())));
        } else if listed.tags.is_some_and(|tags| page_tags != Some(tags)) {
            differences.push((text(listed.tags), text(page_tags)));
        }
        if let Some(group) = listed.group.filter(|group| record.group.as_deref().is_some_and(|own| own != *group)) {
            differences.push((format!("group: {group}"), format!("group: {}", text(record.group.as_deref()))));
            source = listed.group_source.unwrap_or(source);
        }
        if let (Some((shown, at)), Some(evidence)) = (listed.shown, &item.evidence)
            && !evidence.text.contains(shown)
            && !evidence.example.contains(shown)
        {
            let now = [evidence.text.as_str(), &evidence.example].join(" ");
            differences.push((format!("shown: {shown}"), format!("shown: {}", super::change::shown(&now))));
            source = at;
        }
        if let Some(fixed) = listed.fixed.as_ref().filter(|fixed| record.values.first() != Some(fixed)) {
            differences.push((fixed.clone(), record.values.join(", ")));
        }
        if let Some((documented, known)) = &listed.values {
            let is_named = |value: &&&str| {
                // A text that is forgotten may have had it.
                let in_text = || {
                    item.evidence
                        .as_ref()
                        .is_none_or(|evidence| has_word(&evidence.text, value) || has_word(&evidence.example, value))
                };
                if record.values.is_empty() { in_text() } else { record.values.iter().any(|named| named == **value) }
            };
            let gone: Vec<&str> = documented.iter().filter(|value| !is_named(value)).copied().collect();
            let new: Vec<&str> =
                record.values.iter().map(String::as_str).filter(|value| !known.contains(value)).collect();
            let is_unreadable = listed.needs_list && record.values.is_empty();
            if !gone.is_empty() || !new.is_empty() || is_unreadable {
                let (was, now) = (documented.join(", "), record.values.join(", "));
                let now = if is_unreadable { "no list that can be read".to_owned() } else { now };
                differences.push((format!("values: {was}"), format!("values: {now}")));
            }
        }
        if differences.is_empty() {
            return None;
        }
        let (was, now): (Vec<String>, Vec<String>) = differences.into_iter().unzip();
        let change = self.change(item, Kind::Changed, Gap::Differs);
        Some(Change { was: Some(was.join("; ")), now: Some(now.join("; ")), model: Some(source.clone()), ..change })
    }

    /// A sample: its keys are fields of the model.
    fn sample(&mut self, item: &Item) -> Option<Change> {
        let mut strange: Vec<String> = Vec::new();
        let is_answer = item.record.name.to_lowercase().starts_with("response");
        self.has_forgotten |= is_answer && item.evidence.is_none();
        match item.evidence.as_ref().and_then(|evidence| evidence.json.as_ref()) {
            Some(json) if is_answer => {
                self.answer(json, self.operation.success_body, &mut strange);
            }
            // Of an answer that is no JSON, or that is forgotten, nobody can say what its keys are keys of.
            _ if is_answer => {}
            _ => {
                for wire in &item.record.values {
                    let mut fields = self.operation.request.fields.iter();
                    if fields.any(|field| field.wire == *wire && field.versions.contains(self.id)) {
                        self.sampled.insert((None, wire.clone()));
                    } else {
                        strange.push(wire.clone());
                    }
                }
            }
        }
        let mut missing = strange.clone();
        missing.retain(|name| !is_left_out(self.operation, Some(self.id), Part::Sample, name));
        self.strange.extend(strange.iter().map(|name| key(Part::Sample, name)));
        if missing.is_empty() {
            return None;
        }
        let now = Some(shown(&format!("keys that the model does not have: {}", missing.join(", "))));
        Some(Change { now, ..self.change(item, Kind::Changed, Gap::Missing) })
    }

    /// A body that the model has as the page shows it.
    fn shown_body(&self, item: &Item) -> Option<Change> {
        let shown = item.evidence.as_ref()?.json.as_ref()?;
        let sample = self.operation.sample(self.id)?;
        let is_of = |name| item.record.name.eq_ignore_ascii_case(name);
        let (request, response) = (&sample.request, &sample.response);
        let known =
            request.as_ref().filter(|_| is_of("request")).or(response.as_ref().filter(|_| is_of("response")))?;
        let is_same = serde_json::to_value(known).is_ok_and(|known| known == *shown);
        let change = || self.change(item, Kind::Changed, Gap::Differs);
        (!is_same).then(|| Change { model: Some(sample.source.clone()), ..change() })
    }

    /// The keys of an answer's object, and of the objects in it.
    fn answer(&mut self, json: &Value, object: ObjectId, strange: &mut Vec<String>) {
        let (model, id) = (self.model, self.id);
        let Some(entries) = json.as_object() else { return };
        for (wire, value) in entries {
            let mut fields = model[object].fields.iter();
            let Some(field) = fields.find(|field| field.wire == *wire && field.versions.contains(id)) else {
                strange.push(wire.clone());
                continue;
            };
            self.sampled.insert((Some(object), wire.clone()));
            match (field.r#type, value) {
                (Type::Object(inner), value) => self.answer(value, inner, strange),
                (Type::List(inner), Value::Array(values)) => {
                    for value in values {
                        self.answer(value, inner, strange);
                    }
                }
                _ => {}
            }
        }
    }

    /// Fields that say that the samples have them, and those of answers that say that some list has them.
    fn fields_of_no_list(&self, gaps: &mut Vec<Change>) {
        let in_version = |field: &&Field| field.versions.contains(self.id);
        for field in self.operation.request.fields.iter().filter(in_version) {
            if field.origin == Origin::Sample && !self.sampled.contains(&(None, field.wire.clone())) {
                gaps.push(gone(&self.page.name, Part::Request, &field.wire, &field.source, Gap::Stale));
            }
        }
        for id in self.model.objects_of(self.operation) {
            let object = &self.model[id];
            for field in object.fields.iter().filter(in_version) {
                let is_there = match field.origin {
                    // An error has the same fields in all versions, whichever lists them.
                    Origin::Documented => self.operation.responses.iter().any(|response| {
                        let is_of_version =
                            response.versions.contains(self.id) || response.body == self.operation.error_body;
                        is_of_version
                            && response.body == id
                            && response.fields.iter().any(|(wire, _)| *wire == field.wire)
                    }),
                    Origin::Sample => self.has_forgotten || self.sampled.contains(&(Some(id), field.wire.clone())),
                    Origin::Observed => true,
                };
                if !is_there {
                    let name = format!("{}.{}", object.name, field.wire);
                    gaps.push(gone(&self.page.name, Part::Response, &name, &field.source, Gap::Stale));
                }
            }
        }
    }
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

/// Whether a text has a word, and not only as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    let is_of_word = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-');
    text.match_indices(word).any(|(start, found)| {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_of_word) && !after.is_some_and(is_of_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_word_is_no_word() {
        for (text, expected) in [
            ("one", true),
            ("(one)", true),
            ("two, one.", true),
            ("ones", false),
            ("none", false),
            ("one-way", false),
            ("number_one", false),
            ("ones and one", true),
            ("", false),
        ] {
            assert_eq!(has_word(text, "one"), expected, "{text}");
        }
    }
}
