//! The mirror of the YAML: the same concepts, the same names, and every node's place.
//!
//! Nothing is resolved here. A text may name an enum that does not exist; `ir` finds out.

mod default;
mod reader;
mod sample;
pub(crate) mod shape;
mod sighting;
mod tree;

use std::collections::BTreeMap;

pub use shape::{KeyShape, Kind, Need, SHAPES, Shape};

use crate::diagnostics::{Diagnostics, Position};
pub(crate) use reader::At;
use reader::{MapReader, join, line, wrong_kind};
pub(crate) use sample::Sample;
pub(crate) use sighting::ADD_SOURCE;
use sighting::{names_other_material, origin, sighting, without_source};
use tree::{Node, Value};

/// A whole model, from all its files.
#[derive(Debug, Default)]
pub(crate) struct Spec {
    pub(crate) api: Option<Api>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) objects: Vec<Object>,
    /// The folders below the model's own, by name.
    pub(crate) folders: BTreeMap<String, Folder>,
}

/// The folder of an operation.
#[derive(Debug)]
pub(crate) struct Folder {
    /// The first line of its first file.
    pub(crate) position: Position,
    pub(crate) operation: Option<Operation>,
    pub(crate) headers: Vec<Header>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) groups: Vec<Group>,
    pub(crate) responses: Vec<Response>,
    pub(crate) samples: Vec<Sample>,
    pub(crate) left_out: Vec<LeftOut>,
}

impl Folder {
    /// The folder whose first file has this path.
    fn new(file: &str) -> Self {
        Self {
            position: Position { file: file.into(), line: 1, column: 1 },
            operation: None,
            headers: Vec::new(),
            parameters: Vec::new(),
            groups: Vec::new(),
            responses: Vec::new(),
            samples: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) position: Position,
    pub(crate) title: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) operations: Vec<At<String>>,
    pub(crate) hosts: Vec<Host>,
    pub(crate) authorization: Option<Authorization>,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) position: Position,
    pub(crate) title: At<String>,
    pub(crate) page: Option<At<String>>,
    pub(crate) docs: At<String>,
    pub(crate) versions: Vec<Version>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) groups: Vec<At<String>>,
    pub(crate) error_body: At<String>,
    /// Where everything was seen that is observed and names no other source.
    pub(crate) sighting: Option<Sighting>,
    pub(crate) order: Option<At<String>>,
    pub(crate) evidence: Evidence,
    pub(crate) see_also: Vec<SeeAlso>,
    pub(crate) extra_keys: Vec<ExtraKey>,
    pub(crate) mock: Option<Mock>,
    pub(crate) decisions: Vec<Decision>,
}

/// The keys that tell a success from an error.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) success: Vec<At<String>>,
    pub(crate) error: Vec<At<String>>,
}

/// What the mock knows of request fields.
#[derive(Debug)]
pub(crate) struct Mock {
    pub(crate) position: Position,
    pub(crate) amount: Option<At<String>>,
    pub(crate) deep_link: Option<At<String>>,
    pub(crate) error_codes: Vec<(At<String>, At<String>)>,
    pub(crate) sdk_keys: Vec<(At<String>, At<String>)>,
    pub(crate) sdk_defaults: Vec<(At<String>, At<String>)>,
}

#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) name: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) openapi: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct SeeAlso {
    pub(crate) title: At<String>,
    pub(crate) url: At<String>,
}

#[derive(Debug)]
pub(crate) struct ExtraKey {
    pub(crate) key: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) sighting: Option<Sighting>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) method: At<String>,
    pub(crate) path: At<String>,
    pub(crate) content_type: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) name: At<String>,
    pub(crate) url: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
}

#[derive(Debug)]
pub(crate) struct Authorization {
    pub(crate) scheme: At<String>,
    pub(crate) tags: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) example: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) wire: At<String>,
    pub(crate) direction: Direction,
    pub(crate) presence: Presence,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) tags: Option<At<String>>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) from: Option<HeaderSource>,
    pub(crate) docs: At<String>,
    pub(crate) example: Option<At<String>>,
    pub(crate) decisions: Vec<Decision>,
}

/// What a header is filled from.
#[derive(Debug)]
pub(crate) struct HeaderSource {
    pub(crate) position: Position,
    pub(crate) kind: HeaderSourceKind,
}

#[derive(Debug)]
pub(crate) enum HeaderSourceKind {
    Setting(At<Setting>),
    Constant(At<String>),
    Argument(At<String>),
    Field { field: At<String>, fallback: Option<At<String>> },
}

/// A parameter of an address.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) wire: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) location: Location,
    pub(crate) presence: Presence,
    pub(crate) r#type: At<String>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) tags: Option<At<String>>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) docs: At<String>,
    pub(crate) example: Option<At<Scalar>>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) position: Position,
    pub(crate) name: At<String>,
    pub(crate) docs: At<String>,
    pub(crate) values: Vec<EnumValue>,
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) wire: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) docs: At<String>,
}

#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: At<String>,
    pub(crate) title: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) docs: At<String>,
    pub(crate) fields: Vec<Field>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) position: Position,
    pub(crate) name: At<String>,
    pub(crate) keep_raw: bool,
    pub(crate) docs: At<String>,
    pub(crate) fields: Vec<Field>,
}

/// A field of a request or of an object; an object's has no presence, default or rules.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) position: Position,
    pub(crate) wire: At<String>,
    pub(crate) rust: Option<At<String>>,
    pub(crate) versions: Option<Vec<At<String>>>,
    pub(crate) r#type: At<String>,
    pub(crate) presence: Presence,
    pub(crate) default: Option<At<FieldDefault>>,
    pub(crate) null_text: Option<At<String>>,
    pub(crate) origin: Origin,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) tags: Option<At<String>>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) docs: At<String>,
    pub(crate) example: Option<At<Scalar>>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) position: Position,
    pub(crate) name: Option<At<String>>,
    pub(crate) level: Level,
    /// The key that introduces it.
    pub(crate) key: &'static str,
    /// `None` if it could not be read, which has been noted.
    pub(crate) kind: Option<RuleKind>,
    pub(crate) when: Vec<Test>,
    pub(crate) unless: Vec<Test>,
    pub(crate) docs: Option<At<String>>,
}

/// What a rule asks for.
#[derive(Debug)]
pub(crate) enum RuleKind {
    Length { min: Option<At<i64>>, max: Option<At<i64>> },
    Charset(At<String>),
    Minimum(At<String>),
    Format(At<Format>),
    OneOf(Vec<At<String>>),
    Range { min: At<i64>, max: At<i64> },
    Equals(bool),
    After(At<String>),
    Within { days: Option<At<i64>>, of: Option<At<String>> },
    Today,
    Required,
    Forbidden,
}

impl RuleKind {
    /// The name of such a rule, where the model gives it none.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Charset(_) => "charset",
            Self::Minimum(_) => "minimum",
            Self::Format(format) => format.value.name(),
            Self::OneOf(_) => "one_of",
            Self::Range { .. } => "range",
            Self::Equals(_) => "equals",
            Self::After(_) => "after",
            Self::Within { .. } => "within",
            Self::Today => "date",
            Self::Required => "required",
            Self::Forbidden => "forbidden",
        }
    }
}

/// One entry of a condition.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) subject: At<String>,
    pub(crate) predicate: Predicate,
}

#[derive(Debug)]
pub(crate) enum Predicate {
    Given,
    Absent,
    OneOf(Vec<At<Scalar>>),
}

#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: At<i64>,
    pub(crate) name: At<String>,
    pub(crate) body: At<String>,
    pub(crate) versions: Option<Vec<At<String>>>,
    pub(crate) origin: Origin,
    pub(crate) order: Option<At<OrderEffect>>,
    pub(crate) sighting: Option<Sighting>,
    pub(crate) not_found: Option<(At<String>, At<String>)>,
    pub(crate) docs: At<String>,
    pub(crate) fields: Vec<At<String>>,
    pub(crate) shown: Vec<(At<String>, At<String>)>,
    pub(crate) decisions: Vec<Decision>,
}

#[derive(Debug)]
pub(crate) struct LeftOut {
    pub(crate) part: Part,
    pub(crate) name: At<String>,
    pub(crate) versions: Option<Vec<At<String>>>,
    pub(crate) because: At<String>,
}

/// How the page is read where it contradicts itself or is silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What the page says, or leaves out.
    pub page: String,
    /// What the model says.
    pub reading: String,
    /// Why.
    pub because: String,
    /// Where that was seen, if it is not on the page.
    pub sighting: Option<Sighting>,
}

/// Where a fact was seen that is not on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What was seen, and where.
    pub source: String,
    /// The day, such as `2026-11-29`.
    pub seen: String,
}

/// What the server assumes of a field that is left out.
#[derive(Clone, Debug)]
pub(crate) enum FieldDefault {
    /// This value.
    Value(Scalar),
    /// A value that depends on another field.
    Computed {
        from: At<String>,
        values: Vec<(At<String>, At<Scalar>)>,
        otherwise: Option<At<Scalar>>,
        plus: Option<At<String>>,
    },
}

/// A value of an example, a default or a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// A JSON string.
    Text(String),
    /// A JSON boolean.
    Boolean(bool),
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must.
    Required,
    /// It may.
    Optional,
}

impl Presence {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
        }
    }
}

/// Which way a header goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
}

impl Direction {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// Where a parameter is in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A segment of the path.
    Path,
    /// A part of the query.
    Query,
}

impl Location {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
        }
    }
}

/// A setting of the client that a header is filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The merchant ID, which every client has.
    MerchantId,
    /// The version of the API, which a client may have.
    ApiVersion,
}

impl Setting {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MerchantId => "merchant_id",
            Self::ApiVersion => "api_version",
        }
    }
}

/// Who may see a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// Anybody.
    Public,
    /// Those who work for the customer; no log.
    Personal,
    /// Those whom it was given to; no log.
    Secret,
}

impl Sensitivity {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Personal => "personal",
            Self::Secret => "secret",
        }
    }
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page lists it.
    Documented,
    /// The page's samples have it, its lists do not.
    Sample,
    /// Other public material has it, the page does not.
    Observed,
}

impl Origin {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Sample => "sample",
            Self::Observed => "observed",
        }
    }
}

/// What a status that is not a success says of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderEffect {
    /// The request was refused before the order was looked at.
    Unreached,
    /// The request was refused for what it says.
    Refused,
    /// The order may exist.
    Unknown,
}

impl OrderEffect {
    /// Returns its name in the model.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreached => "unreached",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// What a violation of a rule does, in the sense of RFC 2119.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It blocks.
    Must,
    /// It is advice.
    Should,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
        }
    }
}

/// What something on the documentation page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A version as a whole, or a section of it that is none of the others.
    Version,
    /// An address, the method, the media type.
    Endpoint,
    /// How a caller proves who it is.
    Auth,
    /// An HTTP header.
    Header,
    /// A code snippet or a sample body.
    Sample,
    /// A field of the request body.
    Request,
    /// An HTTP status, or a field of its body.
    Response,
}

impl Part {
    /// Every part with its name in reports, in the lock and in the model.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("version", Self::Version),
        ("endpoint", Self::Endpoint),
        ("auth", Self::Auth),
        ("header", Self::Header),
        ("sample", Self::Sample),
        ("request", Self::Request),
        ("response", Self::Response),
    ];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }
}

/// A shape of text that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An e-mail address.
    Email,
    /// An absolute https URL.
    HttpsUrl,
    /// A URL without a query.
    UrlWithoutQuery,
    /// A URL whose host is no IP address.
    UrlWithoutIpHost,
    /// A URL whose host can be reached from outside.
    UrlPublicHost,
    /// A URL without user information.
    UrlWithoutUserInfo,
    /// A URL without a fragment.
    UrlWithoutFragment,
    /// A text that an HTTP header can carry unchanged.
    HeaderValue,
}

impl Format {
    /// Every format with its name in the model.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("email", Self::Email),
        ("https_url", Self::HttpsUrl),
        ("url_without_query", Self::UrlWithoutQuery),
        ("url_without_ip_host", Self::UrlWithoutIpHost),
        ("url_public_host", Self::UrlPublicHost),
        ("url_without_user_info", Self::UrlWithoutUserInfo),
        ("url_without_fragment", Self::UrlWithoutFragment),
        ("header_value", Self::HeaderValue),
    ];

    /// Returns `true` for the shape of a URL.
    pub(crate) fn is_of_url(self) -> bool {
        !matches!(self, Self::Email | Self::HeaderValue)
    }

    /// Its name, which is the name of the rule as well.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }
}

const PRESENCES: &[(&str, Presence)] = &[("required", Presence::Required), ("optional", Presence::Optional)];
const DIRECTIONS: &[(&str, Direction)] = &[("request", Direction::Request), ("response", Direction::Response)];
const LOCATIONS: &[(&str, Location)] = &[("path", Location::Path), ("query", Location::Query)];
const SETTINGS: &[(&str, Setting)] = &[("merchant_id", Setting::MerchantId), ("api_version", Setting::ApiVersion)];
const SENSITIVITIES: &[(&str, Sensitivity)] =
    &[("public", Sensitivity::Public), ("personal", Sensitivity::Personal), ("secret", Sensitivity::Secret)];
const ORIGINS: &[(&str, Origin)] =
    &[("documented", Origin::Documented), ("sample", Origin::Sample), ("observed", Origin::Observed)];
const ORDER_EFFECTS: &[(&str, OrderEffect)] =
    &[("unreached", OrderEffect::Unreached), ("refused", OrderEffect::Refused), ("unknown", OrderEffect::Unknown)];
const DATES: &[(&str, ())] = &[("today", ())];

/// The keys of a file that belong to an operation.
const OF_AN_OPERATION: &[&str] = &["operation", "headers", "parameters", "groups", "responses", "samples", "left_out"];

/// Reads all the files of a model, which are given by path.
pub(crate) fn parse(files: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) -> Spec {
    let mut spec = Spec::default();
    for (path, content) in files {
        let folder = folder_of(path);
        if let Some(folder) = folder {
            spec.folders.entry(folder.to_owned()).or_insert_with(|| Folder::new(path));
        }
        let Some(node) = tree::parse(path, content, diagnostics) else { continue };
        let Some(file) = MapReader::open(&node, &shape::FILE, String::new(), diagnostics) else {
            diagnostics.gap();
            continue;
        };
        if file.has_unknown {
            diagnostics.gap();
        }
        spec.enums.extend(file.definitions("enums", diagnostics, r#enum));
        spec.objects.extend(file.definitions("objects", diagnostics, object));
        match folder.and_then(|folder| spec.folders.get_mut(folder)) {
            None => read_top(&file, &mut spec, diagnostics),
            Some(folder) => read_folder(&file, folder, diagnostics),
        }
    }
    spec
}

/// The folder below the model's own that a file lies in, however deep.
fn folder_of(path: &str) -> Option<&str> {
    let (_, below) = path.split_once('/')?;
    below.split_once('/').map(|(folder, _)| folder)
}

/// Reads what a file that lies in no operation's folder has besides enums and objects.
fn read_top(file: &MapReader<'_>, spec: &mut Spec, diagnostics: &mut Diagnostics) {
    for entry in file.entries() {
        if entry.key == "api" {
            if let Some(first) = &spec.api {
                let help = format!("keep one; the first is at {}", first.position);
                diagnostics.push(entry.position, "api", "the model has a second `api`", help);
            } else {
                spec.api = api(entry.node, diagnostics);
            }
        } else if OF_AN_OPERATION.contains(&entry.key) {
            let message = format!("`{}` belongs to an operation", entry.key);
            let help = "move it to a file in the folder of its operation, such as `spec/session/`";
            diagnostics.push(entry.position, entry.key, message, help);
            diagnostics.gap();
        }
    }
}

/// Reads what a file in the folder of an operation has besides enums and objects.
fn read_folder(file: &MapReader<'_>, folder: &mut Folder, diagnostics: &mut Diagnostics) {
    for entry in file.entries() {
        if entry.key == "api" {
            let help = "move it to a file directly in `spec/`";
            diagnostics.push(entry.position, "api", "`api` belongs to all operations", help);
            diagnostics.gap();
        } else if entry.key == "operation" {
            if let Some(first) = &folder.operation {
                let help = format!("keep one, or give it a folder; the first is at {}", first.position);
                diagnostics.push(entry.position, "operation", "this folder has a second `operation`", help);
            } else {
                folder.operation = operation(entry.node, diagnostics);
            }
        }
    }
    folder.headers.extend(file.definitions("headers", diagnostics, header));
    folder.parameters.extend(file.definitions("parameters", diagnostics, parameter));
    folder.groups.extend(file.definitions("groups", diagnostics, group));
    folder.responses.extend(file.definitions("responses", diagnostics, response));
    folder.samples.extend(file.definitions("samples", diagnostics, sample::read));
    folder.left_out.extend(file.definitions("left_out", diagnostics, left_out));
}

fn api(node: &Node, diagnostics: &mut Diagnostics) -> Option<Api> {
    let map = MapReader::open(node, &shape::API, "api".to_owned(), diagnostics).or_else(|| {
        diagnostics.gap();
        None
    })?;
    Some(Api {
        sighting: sighting(&map, diagnostics),
        position: map.position.clone(),
        title: map.text("title", diagnostics),
        docs: map.text("docs", diagnostics),
        operations: map.definitions("operations", diagnostics, line),
        hosts: map.definitions("hosts", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::HOST, path, diagnostics)?;
            let (origin, sighting) = origin(&map, None, diagnostics);
            Some(Host {
                name: map.name("name", diagnostics),
                url: map.text("url", diagnostics),
                docs: map.text("docs", diagnostics),
                origin,
                sighting,
            })
        }),
        authorization: map.get("authorization").and_then(|node| {
            let map = MapReader::open(node, &shape::AUTHORIZATION, map.path_of("authorization"), diagnostics)?;
            Some(Authorization {
                scheme: map.text("scheme", diagnostics),
                tags: map.text("tags", diagnostics),
                docs: map.text("docs", diagnostics),
                sensitivity: sensitivity(&map, diagnostics),
                example: map.optional_text("example", diagnostics),
            })
        }),
        decisions: decisions(&map, diagnostics),
    })
}

fn operation(node: &Node, diagnostics: &mut Diagnostics) -> Option<Operation> {
    let map = MapReader::open(node, &shape::OPERATION, "operation".to_owned(), diagnostics).or_else(|| {
        diagnostics.gap();
        None
    })?;
    let evidence = map.get("evidence").and_then(|node| {
        let map = MapReader::open(node, &shape::EVIDENCE, map.path_of("evidence"), diagnostics)?;
        Some(Evidence { success: map.texts("success", diagnostics), error: map.texts("error", diagnostics) })
    });
    Some(Operation {
        position: map.position.clone(),
        title: map.text("title", diagnostics),
        page: map.optional_text("page", diagnostics),
        docs: map.text("docs", diagnostics),
        versions: map.definitions("versions", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::VERSION, path, diagnostics)?;
            Some(Version {
                name: map.name("name", diagnostics),
                docs: map.text("docs", diagnostics),
                openapi: map.optional_text("openapi", diagnostics),
            })
        }),
        endpoint: map.get("endpoint").and_then(|node| {
            let map = MapReader::open(node, &shape::ENDPOINT, map.path_of("endpoint"), diagnostics)?;
            Some(Endpoint {
                method: map.text("method", diagnostics),
                path: map.text("path", diagnostics),
                content_type: map.optional_text("content_type", diagnostics),
            })
        }),
        groups: map.definitions("groups", diagnostics, line),
        error_body: map.name("error_body", diagnostics),
        sighting: sighting(&map, diagnostics),
        order: map.optional_text("order", diagnostics),
        evidence: evidence.unwrap_or_default(),
        see_also: map.list("see_also", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::SEE_ALSO, path, diagnostics)?;
            Some(SeeAlso { title: map.text("title", diagnostics), url: map.text("url", diagnostics) })
        }),
        extra_keys: map.definitions("extra_keys", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::EXTRA_KEY, named(node, "extra_keys", "key", path), diagnostics)?;
            let sighting = sighting(&map, diagnostics);
            Some(ExtraKey {
                sighting,
                key: map.name("key", diagnostics),
                docs: map.text("docs", diagnostics),
                rust: map.optional_text("rust", diagnostics),
            })
        }),
        mock: map.get("mock").and_then(|node| {
            let map = MapReader::open(node, &shape::MOCK, map.path_of("mock"), diagnostics)?;
            Some(Mock {
                position: map.position.clone(),
                amount: map.optional_text("amount", diagnostics),
                deep_link: map.optional_text("deep_link", diagnostics),
                error_codes: map.text_map("error_codes", diagnostics),
                sdk_keys: map.text_map("sdk_keys", diagnostics),
                sdk_defaults: map.text_map("sdk_defaults", diagnostics),
            })
        }),
        decisions: decisions(&map, diagnostics),
    })
}

fn header(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Header> {
    let map = MapReader::open(node, &shape::HEADER, named(node, "headers", "wire", path), diagnostics)?;
    let (origin, sighting) = origin(&map, None, diagnostics);
    let direction = map.word("direction", DIRECTIONS, diagnostics);
    let from = map.get("from").map(|node| header_source(node, map.path_of("from"), diagnostics));
    if matches!(from, Some(None)) {
        // Whether something fills it cannot be told.
        diagnostics.gap();
    }
    // One that is not readable fits the source.
    let otherwise = if from.is_some() { Direction::Request } else { Direction::Response };
    Some(Header {
        wire: map.name("wire", diagnostics),
        direction: direction.map_or(otherwise, |word| word.value),
        presence: presence(&map, diagnostics),
        origin,
        sighting,
        tags: map.optional_text("tags", diagnostics),
        sensitivity: sensitivity(&map, diagnostics),
        from: from.flatten(),
        docs: map.text("docs", diagnostics),
        example: map.optional_text("example", diagnostics),
        decisions: decisions(&map, diagnostics),
    })
}

fn header_source(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<HeaderSource> {
    let map = MapReader::open(node, &shape::HEADER_SOURCE, path, diagnostics)?;
    let key = map.only_one("name what fills it, such as `{setting: merchant_id}`", diagnostics)?;
    let fallback = map.optional_text("else", diagnostics);
    if let Some(fallback) = fallback.as_ref().filter(|_| key != "field") {
        let help = "leave it out, or name a `field`";
        diagnostics.push(&fallback.position, map.path_of("else"), format!("a {key} has no `else`"), help);
    }
    let kind = match key {
        "setting" => HeaderSourceKind::Setting(map.word(key, SETTINGS, diagnostics)?),
        "constant" => HeaderSourceKind::Constant(map.optional_text(key, diagnostics)?),
        "argument" => HeaderSourceKind::Argument(map.optional_text(key, diagnostics)?),
        _ => HeaderSourceKind::Field { field: map.name("field", diagnostics), fallback },
    };
    Some(HeaderSource { position: map.position.clone(), kind })
}

fn parameter(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Parameter> {
    let map = MapReader::open(node, &shape::PARAMETER, named(node, "parameters", "wire", path), diagnostics)?;
    let (origin, sighting) = origin(&map, None, diagnostics);
    Some(Parameter {
        wire: map.name("wire", diagnostics),
        rust: map.optional_text("rust", diagnostics),
        presence: presence(&map, diagnostics),
        r#type: map.name("type", diagnostics),
        origin,
        sighting,
        tags: map.optional_text("tags", diagnostics),
        sensitivity: sensitivity(&map, diagnostics),
        docs: map.text("docs", diagnostics),
        example: map.get("example").and_then(|node| scalar(node, &map.path_of("example"), diagnostics)),
        decisions: decisions(&map, diagnostics),
        // The last, so that everything else has been read.
        location: map.word("in", LOCATIONS, diagnostics)?.value,
    })
}

fn r#enum(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Enum> {
    let map = MapReader::open(node, &shape::ENUM, named(node, "enums", "name", path), diagnostics)?;
    let parent = map.path.clone();
    let shared = sighting(&map, diagnostics);
    Some(Enum {
        position: map.position.clone(),
        name: map.name("name", diagnostics),
        docs: map.text("docs", diagnostics),
        values: map.definitions("values", diagnostics, |node, path, diagnostics| {
            let map = MapReader::open(node, &shape::VALUE, named(node, &parent, "wire", path), diagnostics)?;
            let (origin, sighting) = origin(&map, shared.as_ref(), diagnostics);
            Some(EnumValue {
                wire: map.name("wire", diagnostics),
                rust: map.optional_text("rust", diagnostics),
                origin,
                sighting,
                docs: map.text("docs", diagnostics),
            })
        }),
    })
}

fn group(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Group> {
    let map = MapReader::open(node, &shape::GROUP, named(node, "", "name", path), diagnostics)?;
    let parent = map.path.clone();
    let shared = sighting(&map, diagnostics);
    Some(Group {
        name: map.name("name", diagnostics),
        title: map.text("title", diagnostics),
        rust: map.optional_text("rust", diagnostics),
        docs: map.text("docs", diagnostics),
        fields: map.definitions("fields", diagnostics, |node, path, diagnostics| {
            field(node, &shape::FIELD, named(node, &parent, "wire", path), shared.as_ref(), diagnostics)
        }),
        decisions: decisions(&map, diagnostics),
    })
}

fn object(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Object> {
    let map = MapReader::open(node, &shape::OBJECT, named(node, "", "name", path), diagnostics)?;
    let parent = map.path.clone();
    let shared = sighting(&map, diagnostics);
    Some(Object {
        position: map.position.clone(),
        name: map.name("name", diagnostics),
        keep_raw: map.boolean("keep_raw", diagnostics).is_some_and(|keep| keep.value),
        docs: map.text("docs", diagnostics),
        fields: map.definitions("fields", diagnostics, |node, path, diagnostics| {
            field(node, &shape::OBJECT_FIELD, named(node, &parent, "wire", path), shared.as_ref(), diagnostics)
        }),
    })
}

fn field(
    node: &Node,
    shape: &'static Shape,
    path: String,
    shared: Option<&Sighting>,
    diagnostics: &mut Diagnostics,
) -> Option<Field> {
    let map = MapReader::open(node, shape, path, diagnostics)?;
    let (origin, sighting) = origin(&map, shared, diagnostics);
    let mut rules = Vec::new();
    for (key, level) in [("must", Level::Must), ("should", Level::Should)] {
        rules.extend(map.list(key, diagnostics, |node, path, diagnostics| rule(node, level, path, diagnostics)));
    }
    Some(Field {
        position: map.position.clone(),
        wire: map.name("wire", diagnostics),
        rust: map.optional_text("rust", diagnostics),
        versions: versions(&map, diagnostics),
        r#type: map.name("type", diagnostics),
        presence: presence(&map, diagnostics),
        default: map.get("default").and_then(|node| default::read(node, &map.path_of("default"), diagnostics)),
        null_text: map.optional_text("null_text", diagnostics),
        origin,
        sighting,
        tags: map.optional_text("tags", diagnostics),
        sensitivity: sensitivity(&map, diagnostics),
        docs: map.text("docs", diagnostics),
        example: map.get("example").and_then(|node| scalar(node, &map.path_of("example"), diagnostics)),
        rules,
        decisions: decisions(&map, diagnostics),
    })
}

fn rule(node: &Node, level: Level, path: String, diagnostics: &mut Diagnostics) -> Option<Rule> {
    let map = MapReader::open(node, &shape::RULE, path, diagnostics)?;
    let (name, docs) = (map.optional_text("name", diagnostics), map.optional_text("docs", diagnostics));
    let (when, unless) = (tests("when", &map, diagnostics), tests("unless", &map, diagnostics));
    let mut kinds = map.entries().filter(|entry| map.is_one_of(entry.key));
    let Some(kind) = kinds.next() else {
        if !map.has_unknown {
            let help = "add its kind, such as `length: {max: 20}`";
            diagnostics.push(&map.position, map.path.clone(), "this rule asks for nothing", help);
        }
        return None;
    };
    for second in kinds {
        let message = format!("a rule asks for one thing, this one for `{}` and `{}`", kind.key, second.key);
        diagnostics.push(second.position, map.path.clone(), message, "write two rules");
    }
    let (key, position) = (kind.key, kind.position.clone());
    let kind = rule_kind(key, &map, diagnostics);
    Some(Rule { position, name, level, key, kind, when, unless, docs })
}

fn rule_kind(key: &str, map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Option<RuleKind> {
    Some(match key {
        "length" => {
            let length = MapReader::open(map.get(key)?, &shape::LENGTH, map.path_of(key), diagnostics)?;
            let (min, max) = (length.integer("min", diagnostics), length.integer("max", diagnostics));
            if min.is_none() && max.is_none() {
                if length.entries().next().is_none() && !length.has_unknown {
                    let help = "add `min:`, `max:` or both";
                    diagnostics.push(&length.position, length.path, "this length has no limit", help);
                }
                return None;
            }
            RuleKind::Length { min, max }
        }
        "charset" => RuleKind::Charset(map.optional_text(key, diagnostics)?),
        "minimum" => RuleKind::Minimum(map.optional_text(key, diagnostics)?),
        "format" => RuleKind::Format(map.word(key, Format::ALL, diagnostics)?),
        "one_of" => RuleKind::OneOf(Some(map.texts(key, diagnostics)).filter(|values| !values.is_empty())?),
        "range" => {
            let range = MapReader::open(map.get(key)?, &shape::RANGE, map.path_of(key), diagnostics)?;
            let (min, max) = (range.integer("min", diagnostics), range.integer("max", diagnostics));
            RuleKind::Range { min: min?, max: max? }
        }
        "equals" => RuleKind::Equals(map.boolean(key, diagnostics)?.value),
        "after" => RuleKind::After(map.optional_text(key, diagnostics)?),
        "within" => {
            let within = MapReader::open(map.get(key)?, &shape::WITHIN, map.path_of(key), diagnostics)?;
            RuleKind::Within { days: within.integer("days", diagnostics), of: within.optional_text("of", diagnostics) }
        }
        "date" => {
            map.word(key, DATES, diagnostics)?;
            RuleKind::Today
        }
        "required" | "forbidden" => {
            let value = map.boolean(key, diagnostics)?;
            if !value.value {
                let help = format!("write `{key}: true`, or leave the rule out");
                diagnostics.push(&value.position, map.path_of(key), format!("`{key}: false` says nothing"), help);
                return None;
            }
            if key == "required" { RuleKind::Required } else { RuleKind::Forbidden }
        }
        _ => return None,
    })
}

fn tests(key: &str, map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Vec<Test> {
    let Some(node) = map.get(key) else { return Vec::new() };
    let path = map.path_of(key);
    let Value::Map(entries) = &node.value else {
        wrong_kind(node, "a map of fields and values", &path, diagnostics);
        return Vec::new();
    };
    if entries.is_empty() {
        diagnostics.push(&node.position, path.clone(), "this condition is empty", "name a field and its values");
    }
    let mut tests: Vec<Test> = Vec::new();
    for (subject, node) in entries {
        if tests.iter().any(|test| test.subject.value == subject.name) {
            diagnostics.push(
                &subject.position,
                path.clone(),
                format!("the key `{}` is here twice", subject.name),
                "keep one, with all the values",
            );
            continue;
        }
        let path = join(&path, &subject.name);
        let predicate = match &node.value {
            Value::Text(word) if word == "given" => Predicate::Given,
            Value::Text(word) if word == "absent" => Predicate::Absent,
            Value::List(values) if !values.is_empty() => {
                Predicate::OneOf(values.iter().filter_map(|value| scalar(value, &path, diagnostics)).collect())
            }
            _ => {
                diagnostics.push(
                    &node.position,
                    path,
                    "this is no test of a field",
                    "write `given`, `absent` or a list of values",
                );
                continue;
            }
        };
        let subject = At { value: subject.name.clone(), position: subject.position.clone() };
        tests.push(Test { subject, predicate });
    }
    tests
}

fn response(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<Response> {
    let map = MapReader::open(node, &shape::RESPONSE, named(node, "responses", "status", path), diagnostics)?;
    let status = map.integer("status", diagnostics);
    let (origin, sighting) = origin(&map, None, diagnostics);
    Some(Response {
        name: map.text("name", diagnostics),
        body: map.name("body", diagnostics),
        versions: versions(&map, diagnostics),
        origin,
        sighting,
        order: map.word("order", ORDER_EFFECTS, diagnostics),
        not_found: map.get("not_found").and_then(|node| not_found(node, &map.path_of("not_found"), diagnostics)),
        docs: map.text("docs", diagnostics),
        fields: map.texts("fields", diagnostics),
        shown: map.text_map("shown", diagnostics),
        decisions: decisions(&map, diagnostics),
        // The last, so that everything else has been read.
        status: status?,
    })
}

/// The one key, and its text, by which a response says that there is no such thing.
fn not_found(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<(At<String>, At<String>)> {
    let Value::Map(entries) = &node.value else {
        wrong_kind(node, "a map of a field and its text", path, diagnostics);
        return None;
    };
    let [(key, node)] = entries.as_slice() else {
        diagnostics.push(&node.position, path, "this names no field, or several", "write one field and its text");
        return None;
    };
    let text = line(node, join(path, &key.name), diagnostics)?;
    Some((At { value: key.name.clone(), position: key.position.clone() }, text))
}

fn left_out(node: &Node, path: String, diagnostics: &mut Diagnostics) -> Option<LeftOut> {
    let map = MapReader::open(node, &shape::LEFT_OUT, named(node, "left_out", "name", path), diagnostics)?;
    let part = map.word("part", Part::ALL, diagnostics).map(|word| word.value);
    Some(LeftOut {
        name: map.optional_text("name", diagnostics)?,
        versions: versions(&map, diagnostics),
        because: map.text("because", diagnostics),
        // The last, so that everything else has been read.
        part: part?,
    })
}

/// The versions that something says it belongs to.
fn versions(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<At<String>>> {
    map.get("versions").map(|_| map.texts("versions", diagnostics))
}

fn decisions(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Vec<Decision> {
    map.list("decisions", diagnostics, |node, path, diagnostics| {
        let map = MapReader::open(node, &shape::DECISION, path, diagnostics)?;
        let sighting = sighting(&map, diagnostics);
        let (page, reading) = (map.text("page", diagnostics).value, map.text("reading", diagnostics).value);
        let because = map.text("because", diagnostics).value;
        let has_source = map.get("source").is_some() || map.get("seen").is_some();
        if !has_source && [&page, &reading, &because].iter().any(|text| names_other_material(text)) {
            without_source(&map, "a decision that rests on other material than the page", diagnostics);
        }
        Some(Decision { page, reading, because, sighting })
    })
}

fn presence(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Presence {
    map.word("presence", PRESENCES, diagnostics).map_or(Presence::Optional, |word| word.value)
}

/// What is not readable counts as secret: a mistake must not print anything.
fn sensitivity(map: &MapReader<'_>, diagnostics: &mut Diagnostics) -> Sensitivity {
    map.word("sensitivity", SENSITIVITIES, diagnostics).map_or(Sensitivity::Secret, |word| word.value)
}

fn scalar(node: &Node, path: &str, diagnostics: &mut Diagnostics) -> Option<At<Scalar>> {
    let value = match &node.value {
        Value::Text(value) => Scalar::Text(value.clone()),
        Value::Bool(value) => Scalar::Boolean(*value),
        _ => {
            wrong_kind(node, "a text", path, diagnostics);
            return None;
        }
    };
    Some(At { value, position: node.position.clone() })
}

/// The path of a node of a list: by its name if it has one, by its index otherwise.
fn named(node: &Node, parent: &str, key: &str, path: String) -> String {
    let Value::Map(entries) = &node.value else { return path };
    let name = entries.iter().filter(|(known, _)| known.name == key).find_map(|(_, node)| match &node.value {
        Value::Text(name) => Some(name.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    });
    name.filter(|name| !name.contains(char::is_control)).map_or(path, |name| join(parent, &name))
}
