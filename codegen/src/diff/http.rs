//! The API over HTTP: its versions, endpoint, hosts, authorization and headers.

use super::items;
use super::{About, Comparison, Kind, Part, shown};
use crate::emit::words;
use crate::ir::{Authorization, Endpoint, Header, Host, LeftOut, Model, Version};

/// What is left out of a page, item by item.
fn named(model: &Model, left_out: &[LeftOut]) -> Vec<String> {
    let named = left_out.iter().map(|item| {
        let LeftOut { source: _, part, name, versions, because } = item;
        format!("{} {name} of {}: {because}", part.name(), words::versions(model, versions))
    });
    named.collect()
}

impl Comparison<'_> {
    pub(super) fn http(&mut self) {
        self.api();
        self.api_versions();
        self.endpoint();
        self.hosts();
        self.authorization();
        self.headers();
    }

    fn api(&mut self) {
        let Model {
            title,
            page,
            docs,
            versions: _,
            endpoint: _,
            hosts: _,
            authorization: _,
            headers: _,
            enums: _,
            request: _,
            objects: _,
            responses: _,
            error_body: _,
            success_body: _,
            decisions,
            left_out,
        } = self.then;
        let (now, everywhere) = (self.now, self.everywhere());
        let about = About { part: Part::Api, name: "api", versions: &everywhere, source: None };
        self.docs(&about, "its name", title, &now.title, |title| shown(title));
        self.docs(&about, "the address of its page", page, &now.page, |page| shown(page));
        self.docs(&about, "its documentation", docs, &now.docs, |docs| shown(docs));
        self.decisions(&about, decisions, &now.decisions);
        let (was, is) = (named(self.then, left_out), named(now, &now.left_out));
        self.docs(&about, "what it leaves out of the page", &was, &is, |list| shown(&list.join("; ")));
    }

    fn api_versions(&mut self) {
        let (then, now) = (self.then, self.now);
        for version in &then.versions {
            let versions = [version.name.clone()];
            let about =
                About { part: Part::Version, name: &version.name, versions: &versions, source: Some(&version.source) };
            match now.versions.iter().find(|other| other.name == version.name) {
                None => {
                    let gone = items::gone(&items::of_version(version), &self.items);
                    self.note(about.change(Kind::Removed, "the version is gone, with all its types").breaks(&gone));
                }
                Some(new) => {
                    let Version { source: _, name: _, variant: _, docs } = version;
                    let about = About { source: Some(&new.source), ..about };
                    self.docs(&about, "its documentation", docs, &new.docs, |docs| shown(docs));
                }
            }
        }
        for version in now.versions.iter().filter(|version| then.version(&version.name).is_none()) {
            let versions = [version.name.clone()];
            let about =
                About { part: Part::Version, name: &version.name, versions: &versions, source: Some(&version.source) };
            self.note(about.change(Kind::Added, "the version is new, with a module of its own"));
        }
        let names =
            |model: &Model| -> Vec<String> { model.versions.iter().map(|version| version.name.clone()).collect() };
        let about = About { part: Part::Version, name: "versions", versions: &self.everywhere(), source: None };
        self.order(&about, &names(then), &names(now));
    }

    fn endpoint(&mut self) {
        let Endpoint { source: _, method, path, content_type } = &self.then.endpoint;
        let (now, everywhere) = (&self.now.endpoint, self.everywhere());
        for (name, was, is) in [
            ("method", method, &now.method),
            ("path", path, &now.path),
            ("content_type", content_type, &now.content_type),
        ] {
            if was != is {
                let about = About { part: Part::Endpoint, name, versions: &everywhere, source: Some(&now.source) };
                let what = "every call goes another way than before";
                self.note(about.change(Kind::Changed, what).was(was.clone()).now(is.clone()));
            }
        }
    }

    fn hosts(&mut self) {
        let (then, now, everywhere) = (self.then, self.now, self.everywhere());
        for host in then.hosts.iter().filter(|host| !now.hosts.iter().any(|other| other.name == host.name)) {
            let about = About { part: Part::Host, name: &host.name, versions: &everywhere, source: Some(&host.source) };
            let gone = items::gone(&items::of_host(host), &self.items);
            self.note(about.change(Kind::Removed, "the environment is gone").was(host.url.clone()).breaks(&gone));
        }
        for host in &now.hosts {
            let about = About { part: Part::Host, name: &host.name, versions: &everywhere, source: Some(&host.source) };
            let Some(old) = then.hosts.iter().find(|other| other.name == host.name) else {
                self.note(about.change(Kind::Added, "the environment is new").now(host.url.clone()));
                continue;
            };
            let Host { source: _, name: _, url, docs, origin } = old;
            if *url != host.url {
                let what = "calls go to another address";
                self.note(about.change(Kind::Changed, what).was(url.clone()).now(host.url.clone()));
            }
            self.docs(&about, "its documentation", docs, &host.docs, |docs| shown(docs));
            self.docs(&about, "its origin", origin, &host.origin, |origin| Some(origin.name().to_owned()));
        }
    }

    fn authorization(&mut self) {
        let Authorization { source: _, scheme, tags, docs, sensitivity, example } = &self.then.authorization;
        let (now, everywhere) = (&self.now.authorization, self.everywhere());
        let about = About {
            part: Part::Authorization,
            name: "authorization",
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

    fn headers(&mut self) {
        let (then, now, everywhere) = (self.then, self.now, self.everywhere());
        let is_one = |one: &Header, other: &Header| one.wire == other.wire && one.direction == other.direction;
        for header in then.headers.iter().filter(|header| !now.headers.iter().any(|other| is_one(header, other))) {
            let about =
                About { part: Part::Header, name: &header.wire, versions: &everywhere, source: Some(&header.source) };
            let gone = items::gone(&items::of_header(header), &self.items);
            let what = format!("the header of the {} is gone", header.direction.name());
            self.note(about.change(Kind::Removed, what).breaks(&gone));
        }
        for header in &now.headers {
            let about =
                About { part: Part::Header, name: &header.wire, versions: &everywhere, source: Some(&header.source) };
            match then.headers.iter().find(|other| is_one(header, other)) {
                Some(old) => self.header(&about, old, header),
                None => {
                    let what = format!("the header of the {} is new", header.direction.name());
                    self.note(about.change(Kind::Added, what).now(header.presence.name().to_owned()));
                }
            }
        }
    }

    fn header(&mut self, about: &About<'_>, old: &Header, new: &Header) {
        let Header {
            source: _,
            wire: _,
            constant,
            direction: _,
            presence,
            origin,
            tags,
            sensitivity,
            value,
            docs,
            example,
            decisions,
        } = old;
        if *constant != new.constant {
            let gone = items::gone(&items::of_header(old), &self.items);
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
        self.docs(about, "its sensitivity", sensitivity, &new.sensitivity, |level| Some(level.name().to_owned()));
        self.docs(about, "its documentation", docs, &new.docs, |docs| shown(docs));
        self.docs(about, "its example", example, &new.example, Clone::clone);
        self.docs(about, "its tags", tags, &new.tags, Clone::clone);
        self.docs(about, "its origin", origin, &new.origin, |origin| Some(origin.name().to_owned()));
        self.decisions(about, decisions, &new.decisions);
    }
}
