//! The API over HTTP: its endpoints, hosts, authorization and headers.

use super::items;
use super::{About, Both, Comparison, Kind, Part, Side, everywhere, shown};
use crate::ir::{Authorization, Endpoint, FieldId, Header, HeaderSource, Host, Model};

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
            ("method", method, &now.method),
            ("path", path, &now.path),
            ("content_type", content_type, &now.content_type),
        ] {
            if was != is {
                let about = both.about(Part::Endpoint, name, &everywhere, &now.source);
                let what = "every call goes another way than before";
                self.note(about.change(Kind::Changed, what).was(was.clone()).now(is.clone()));
            }
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
            value,
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
                crate::ir::Presence::Required => Kind::Tightened,
                crate::ir::Presence::Optional => Kind::Relaxed,
            };
            let change = about.change(kind, "whether it must be there is another; the client sends what it sent");
            self.note(change.was(presence.name().to_owned()).now(new.presence.name().to_owned()));
        }
        if *value != new.value {
            let what = "the only value that it has is another";
            self.note(about.change(Kind::Changed, what).was(value.clone()).now(new.value.clone()));
        }
        let fields = |from: &Option<HeaderSource>| (from.map(|from| from.field), from.and_then(|from| from.fallback));
        let (then, now) = (fields(from), fields(&new.from));
        if !both.is_one_field(then.0, now.0) || !both.is_one_field(then.1, now.1) {
            let (was, is) = (from.map(|from| in_words(both.then, from)), new.from.map(|from| in_words(both.now, from)));
            self.note(about.change(Kind::Changed, "the client fills it from another field").was(was).now(is));
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

/// The fields that a header is filled from, by their keys.
fn in_words(side: Side<'_>, HeaderSource { field, fallback }: HeaderSource) -> String {
    let wire = |id: FieldId| side.operation.request[id].wire.as_str();
    match fallback {
        None => wire(field).to_owned(),
        Some(fallback) => format!("{}, else {}", wire(field), wire(fallback)),
    }
}
