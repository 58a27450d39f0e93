//! What the model says that the page lists.

use std::collections::BTreeMap;

use crate::docs::outside;
use crate::docs::section::{PATH_PARAMETERS, QUERY_PARAMETERS};
use crate::ir::{
    Direction, Field, Location, Model, Operation, Origin, Part, RuleKind, Source, Type, Version, VersionId,
};

/// What a page can list, by part and by name without regard to case.
pub(super) type Key = (Part, String);

pub(super) fn key(part: Part, name: &str) -> Key {
    (part, name.to_lowercase())
}

/// What the model says that the page lists.
pub(super) struct Listed<'m> {
    pub(super) source: &'m Source,
    pub(super) name: String,
    pub(super) origin: Origin,
    pub(super) tags: Option<&'m str>,
    pub(super) group: Option<&'m str>,
    /// Where the title of its group is.
    pub(super) group_source: Option<&'m Source>,
    /// Whether it is one thing for all versions, so that one of them is enough to list it.
    pub(super) is_shared: bool,
    /// What the page shows for it, by the model's words, and where these are.
    pub(super) shown: Option<(&'m str, &'m Source)>,
    /// The one value that it has on the page.
    pub(super) fixed: Option<String>,
    /// The values that it has by the page's words, and all that it can have.
    pub(super) values: Option<(Vec<&'m str>, Vec<&'m str>)>,
    /// Whether a list of them is needed, so that one that cannot be read is told.
    pub(super) needs_list: bool,
}

impl<'m> Listed<'m> {
    fn new(source: &'m Source, name: impl Into<String>, origin: Origin) -> Self {
        Self {
            source,
            name: name.into(),
            origin,
            tags: None,
            group: None,
            group_source: None,
            is_shared: false,
            shown: None,
            fixed: None,
            values: None,
            needs_list: false,
        }
    }
}

/// Everything of a version that the model says is on the page, or could be.
pub(super) fn listed<'m>(model: &'m Model, operation: &'m Operation, version: VersionId) -> BTreeMap<Key, Listed<'m>> {
    let mut listed = BTreeMap::new();
    let mut add = |part, item: Listed<'m>| {
        listed.entry(key(part, &item.name)).or_insert(item);
    };
    let Version { source, openapi, .. } = &operation[version];
    let openapi = openapi.iter().map(|url| (source, outside::front_matter("openapi"), url));
    let pages = operation.see_also.iter().map(|other| (&other.source, outside::see_also(&other.title), &other.url));
    for (source, name, url) in openapi.chain(pages) {
        add(Part::Version, Listed { fixed: Some(url.clone()), ..Listed::new(source, name, Origin::Documented) });
    }
    // Front matter need not have it.
    if let Some(url) = &operation.page {
        let page = Listed::new(&operation.source, outside::front_matter("page_source"), Origin::Observed);
        add(Part::Version, Listed { fixed: Some(url.clone()), ..page });
    }
    let endpoint = &operation.endpoint;
    for host in &model.hosts {
        let fixed = Some(format!("{}{}", host.url, endpoint.path));
        add(Part::Endpoint, Listed { fixed, is_shared: true, ..Listed::new(&host.source, &host.name, host.origin) });
    }
    for (name, value) in [("Request Type", Some(&endpoint.method)), ("Content-Type", endpoint.content_type.as_ref())] {
        let Some(value) = value else { continue };
        let fixed = Some(value.clone());
        let endpoint = Listed::new(&endpoint.source, name, Origin::Documented);
        add(Part::Endpoint, Listed { fixed, is_shared: true, ..endpoint });
    }
    let authorization = &model.authorization;
    let name = format!("{} Auth", authorization.scheme);
    let tags = Some(authorization.tags.as_str());
    let authorization = Listed::new(&authorization.source, name, Origin::Documented);
    add(Part::Auth, Listed { tags, is_shared: true, ..authorization });
    for header in &operation.headers {
        // The page has no place for the headers of an answer.
        let origin = if header.direction == Direction::Request { header.origin } else { Origin::Observed };
        let tags = header.tags.as_deref();
        add(Part::Header, Listed { tags, is_shared: true, ..Listed::new(&header.source, &header.wire, origin) });
    }
    for parameter in &operation.parameters {
        let group = match parameter.location {
            Location::Path => PATH_PARAMETERS,
            Location::Query => QUERY_PARAMETERS,
        };
        let (tags, group) = (parameter.tags.as_deref(), Some(group));
        let of_parameter = Listed::new(&parameter.source, &parameter.wire, parameter.origin);
        add(Part::Request, Listed { tags, group, is_shared: true, ..of_parameter });
    }
    for field in operation.request.fields.iter().filter(|field| field.versions.contains(version)) {
        let group = operation.request.group_of(field);
        let needs_list = matches!(field.r#type, Type::Enum(_));
        let of_field = of_field(model, field, field.wire.clone());
        add(
            Part::Request,
            Listed { group: Some(&group.title), group_source: Some(&group.source), needs_list, ..of_field },
        );
    }
    for response in operation.responses.iter().filter(|response| response.versions.contains(version)) {
        add(Part::Response, Listed::new(&response.source, response.status.to_string(), response.origin));
        for (wire, shown) in &response.fields {
            let mut fields = model[response.body].fields.iter();
            let field = fields.find(|field| field.wire == *wire && field.versions.contains(version));
            let name = format!("{}.{wire}", response.status);
            // One that only other versions have is listed by their pages alone.
            if let Some(field) = field {
                let shown = shown.as_deref().map(|shown| (shown, &response.source));
                add(Part::Response, Listed { shown, ..of_field(model, field, name) });
            }
        }
    }
    listed
}

fn of_field<'m>(model: &'m Model, field: &'m Field, name: String) -> Listed<'m> {
    let of_rules = || {
        field.rules.iter().find_map(|rule| match &rule.kind {
            RuleKind::OneOf(values) if rule.conditions.is_empty() => Some(values.iter().map(String::as_str).collect()),
            _ => None,
        })
    };
    let values = match field.r#type {
        Type::Enum(id) => {
            let values = &model[id].values;
            let documented = values.iter().filter(|value| value.origin == Origin::Documented);
            let wires = |value: &'m crate::ir::EnumValue| value.wire.as_str();
            Some((documented.map(wires).collect(), values.iter().map(wires).collect()))
        }
        _ => of_rules().map(|values: Vec<&str>| (values.clone(), values)),
    };
    Listed { tags: field.tags.as_deref(), values, ..Listed::new(&field.source, name, field.origin) }
}
