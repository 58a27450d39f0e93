//! The API over HTTP: its endpoints, hosts, authorization and headers.

use super::items;
use super::{About, Both, Comparison, Kind, Part, Side, everywhere, shown};
use crate::emit::words;
use crate::ir::{Authorization, Endpoint, FieldId, Header, HeaderSource, Host, Model, Parameter, Presence};

impl Comparison<'_> {
    pub(super) fn api(&mut self) {
        let Model { title, docs, hosts: _, authorization: _, enums: _, objects: _, operations: _, decisions } =
            self.then;
        let (now, everywhere) = (self.now, everywhere(&self.pairs));
        let about = About { part: Part::Api, name: "api", operation: None, versions: &everywhere, source: None };
        self.docs(&about, "its name", title, &now.title, |title| shown(title));
        self.docs(&about, "its documentation", docs, &now.docs, |docs| shown(docs));
        self.decisions(&about, decisions, &now.decisions);
    }

    pub(super) fn endpoint(&mut self, both: Both<'_>) {
        let Endpoint { source: _, method, path, content_type } = &both.then.operation.endpoint;
        let (now, everywhere) = (&both.now.operation.endpoint, both.everywhere());
        for (name, was, is) in [
            ("method", Some(method), Some(&now.method)),
            ("path", Some(path), Some(&now.path)),
            ("content_type", content_type.as_ref(), now.content_type.as_ref()),
        ] {
            if was != is {
                let about = both.about(Part::Endpoint, name, &everywhere, &now.source);
                let what = "every call goes another way than before";
                self.note(about.change(Kind::Changed, what).was(was.cloned()).now(is.cloned()));
            }
        }
    }

    pub(super) fn parameters(&mut self, both: Both<'_>) {
        let (then, now, everywhere) = (both.then.operation, both.now.operation, both.everywhere());
        let is_one = |one: &Parameter, other: &Parameter| (one.location, &one.wire) == (other.location, &other.wire);
        for old in then.parameters.iter().filter(|old| !now.parameters.iter().any(|other| is_one(old, other))) {
            let about = both.about(Part::Parameter, &old.wire, &everywhere, &old.source);
            let gone = items::gone(&items::of_arguments(both.then), &self.items);
            let what = format!("the parameter of the {} is gone", old.location.name());
            self.note(about.change(Kind::Removed, what).breaks(&gone));
        }
        for new in &now.parameters {
            let about = both.about(Part::Parameter, &new.wire, &everywhere, &new.source);
            let gone = items::gone(&items::of_arguments(both.then), &self.items);
            let Some(old) = then.parameters.iter().find(|other| is_one(new, other)) else {
                let what = format!("the parameter of the {} is new", new.location.name());
                let change = about.change(Kind::Added, what).now(new.presence.name().to_owned());
                self.note(change.breaks(if new.presence == Presence::Required { &gone } else { &[] }));
                continue;
            };
            let Parameter {
                source: _,
                wire: _,
                rust,
                location: _,
                presence,
                r#type,
                origin,
                sighting: _,
                tags,
                sensitivity,
                docs,
                example,
                decisions,
            } = old;
            if (rust, presence, r#type) != (&new.rust, &new.presence, &new.r#type) {
                let what = "its name in Rust, its presence or its type is another";
                let words = |one: &Parameter| {
                    let r#type = one.r#type.scalar_name().unwrap_or_default();
                    format!("{}: {} {type}", one.rust, one.presence.name())
                };
                self.note(about.change(Kind::Changed, what).was(words(old)).now(words(new)).breaks(&gone));
            }
            self.docs(&about, "its sensitivity", sensitivity, &new.sensitivity, |level| Some(level.name().to_owned()));
            self.docs(&about, "its documentation", docs, &new.docs, |docs| shown(docs));
            self.docs(&about, "its example", example, &new.example, |example| example.as_ref().map(words::scalar));
            self.docs(&about, "its tags", tags, &new.tags, Clone::clone);
            self.docs(&about, "its origin", origin, &new.origin, |origin| Some(origin.name().to_owned()));
            self.decisions(&about, decisions, &new.decisions);
        }
    }

    pub(super) fn hosts(&mut self) {
        let (then, now, everywhere) = (self.then, self.now, everywhere(&self.pairs));
        let about = |host| about_host(host, &everywhere);
        for host in then.hosts.iter().filter(|host| !now.hosts.iter().any(|other| other.name == host.name)) {
            let about = about(host);
            let gone = items::gone(&items::of_host(host), &self.items);
            self.note(about.change(Kind::Removed, "the environment is gone").was(host.url.clone()).breaks(&gone));
        }
        for host in &now.hosts {
            let about = about(host);
            let Some(old) = then.hosts.iter().find(|other| other.name == host.name) else {
                self.note(about.change(Kind::Added, "the environment is new").now(host.url.clone()));
                continue;
            };
            let Host { source: _, name: _, url, docs, origin, sighting: _ } = old;
            if *url != host.url {
                let what = "calls go to another address";
                self.note(about.change(Kind::Changed, what).was(url.clone()).now(host.url.clone()));
            }
            self.docs(&about, "its documentation", docs, &host.docs, |docs| shown(docs));
            self.docs(&about, "its origin", origin, &host.origin, |origin| Some(origin.name().to_owned()));
        }
    }

    pub(super) fn authorization(&mut self) {
        let Authorization { source: _, scheme, tags, docs, sensitivity, example } = &self.then.authorization;
        let (now, everywhere) = (&self.now.authorization, everywhere(&self.pairs));
        let about = About {
            part: Part::Authorization,
            name: "authorization",
            operation: None,
            versions: &everywhere,
            source: Some(&now.source),
        };
        if *scheme != now.scheme {
            let what = "a caller proves otherwise who it is";
            self.note(about.change(Kind::Changed, what).was(scheme.clone()).now(now.scheme.clone()));
        }
        self.docs(&about, "its tags", tags, &now.tags, |tags| shown(tags));
        self.docs(&about, "its documentation", docs, &now.docs, |docs| shown(docs));
        self.docs(&about, "its example", example, &now.example, Clone::clone);
        self.docs(&about, "its sensitivity", sensitivity, &now.sensitivity, |level| Some(level.name().to_owned()));
    }

    pub(super) fn headers(&mut self, both: Both<'_>) {
        let (then, now, everywhere) = (both.then.operation, both.now.operation, both.everywhere());
        let is_one = |one: &Header, other: &Header| one.wire == other.wire && one.direction == other.direction;
        for header in then.headers.iter().filter(|header| !now.headers.iter().any(|other| is_one(header, other))) {
            let about = both.about(Part::Header, &header.wire, &everywhere, &header.source);
            let gone = items::gone(&items::of_header(both.then, header), &self.items);
            let what = format!("the header of the {} is gone", header.direction.name());
            self.note(about.change(Kind::Removed, what).breaks(&gone));
        }
        for header in &now.headers {
            let about = both.about(Part::Header, &header.wire, &everywhere, &header.source);
            match then.headers.iter().find(|other| is_one(header, other)) {
                Some(old) => self.header(both, &about, old, header),
                None => {
                    let what = format!("the header of the {} is new", header.direction.name());
                    self.note(about.change(Kind::Added, what).now(header.presence.name().to_owned()));
                }
            }
        }
    }

    fn header(&mut self, both: Both<'_>, about: &About<'_>, old: &Header, new: &Header) {
        let Header {
            source: _,
            wire: _,
            constant,
            direction: _,
            presence,
            origin,
            sighting: _,
            tags,
            sensitivity,
            from,
            docs,
            example,
            decisions,
        } = old;
        if *constant != new.constant {
            let gone = items::gone(&items::of_header(both.then, old), &self.items);
            self.note(about.change(Kind::Renamed, "its constant has another name").breaks(&gone));
        }
        if *presence != new.presence {
            let kind = match new.presence {
                Presence::Required => Kind::Tightened,
                Presence::Optional => Kind::Relaxed,
            };
            let change = about.change(kind, "whether it must be there is another; the client sends what it sent");
            self.note(change.was(presence.name().to_owned()).now(new.presence.name().to_owned()));
        }
        let is_same = match (from, &new.from) {
            (
                Some(HeaderSource::Field { field, fallback }),
                Some(HeaderSource::Field { field: new_field, fallback: new_fallback }),
            ) => both.is_one_field(Some(*field), Some(*new_field)) && both.is_one_field(*fallback, *new_fallback),
            (from, new) => from == new,
        };
        if !is_same {
            let words = |side, from: &Option<HeaderSource>| from.as_ref().map(|from| in_words(side, from));
            let gone = items::gone(&items::of_arguments(both.then), &self.items);
            let change = about.change(Kind::Changed, "the client fills it with something else").breaks(&gone);
            self.note(change.was(words(both.then, from)).now(words(both.now, &new.from)));
        }
        self.docs(about, "its sensitivity", sensitivity, &new.sensitivity, |level| Some(level.name().to_owned()));
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        self.docs(about, "its example", example, &new.example, Clone::clone);
        self.docs(about, "its tags", tags, &new.tags, Clone::clone);
        self.docs(about, "its origin", origin, &new.origin, |origin| Some(origin.name().to_owned()));
        self.decisions(about, decisions, &new.decisions);
    }
}

fn about_host<'h>(host: &'h Host, versions: &'h [String]) -> About<'h> {
    About { part: Part::Host, name: &host.name, operation: None, versions, source: Some(&host.source) }
}

/// What a header is filled from.
fn in_words(side: Side<'_>, source: &HeaderSource) -> String {
    let wire = |id: &FieldId| side.operation.request[*id].wire.as_str();
    match source {
        HeaderSource::Setting(setting) => format!("the setting {}", setting.name()),
        HeaderSource::Constant(text) => format!("the constant {text}"),
        HeaderSource::Argument(name) => format!("the argument {name}"),
        HeaderSource::Field { field, fallback: None } => wire(field).to_owned(),
        HeaderSource::Field { field, fallback: Some(fallback) } => format!("{}, else {}", wire(field), wire(fallback)),
    }
}
