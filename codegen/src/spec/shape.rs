//! The notation of the model: which keys each kind of map has, and what they are for.
//!
//! The reader accepts exactly these keys, the JSON Schema of the notation is made of them, and `spec/README.md` is tested
//! to describe them all.

mod field;
mod http;

pub(crate) use field::{DEFAULT, ENUM, FIELD, GROUP, LENGTH, OBJECT, OBJECT_FIELD, RANGE, RULE, VALUE, WITHIN};
pub(crate) use http::{AUTHORIZATION, ENDPOINT, HEADER, HEADER_SOURCE, HOST, PARAMETER, RESPONSE};

/// A kind of map in the model.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What a diagnostic calls such a map.
    pub name: &'static str,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [KeyShape],
}

/// A key of such a map.
#[derive(Clone, Copy, Debug)]
pub struct KeyShape {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What stands behind it.
    pub kind: Kind,
    /// What it is for.
    pub docs: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A map without it is a mistake.
    Required,
    /// It may be left out.
    Optional,
    /// Exactly one of the map's keys of this need must be there.
    OneOf,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text.
    Prose,
    /// A text of one line.
    Line,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// The name of a type that a field of a request can have.
    Type,
    /// The name of a type that a field of an answer can have.
    AnswerType,
    /// An integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// `true`.
    True,
    /// A text or a boolean.
    Scalar,
    /// A text, a boolean, or a map that says how a default is computed.
    Default,
    /// A list of texts of one line, of at least so many.
    Lines(usize),
    /// A map of this kind.
    Map(&'static Shape),
    /// A list of maps of this kind, of at least so many.
    Maps(&'static Shape, usize),
    /// A map from any keys to texts of one line.
    Texts,
    /// A map from any keys to texts and booleans.
    Scalars,
    /// A map of any keys and values.
    Body,
    /// A map from fields to what must be so of them, of at most so many.
    Tests(Option<usize>),
}

impl KeyShape {
    /// Of how many at least its list is.
    pub(crate) fn least(&self) -> usize {
        match self.kind {
            Kind::Lines(least) | Kind::Maps(_, least) => least,
            Kind::Prose
            | Kind::Line
            | Kind::Word(_)
            | Kind::Type
            | Kind::AnswerType
            | Kind::Integer
            | Kind::Boolean
            | Kind::True
            | Kind::Scalar
            | Kind::Default
            | Kind::Scalars
            | Kind::Map(_)
            | Kind::Texts
            | Kind::Body
            | Kind::Tests(_) => 0,
        }
    }
}

impl Shape {
    /// Its key of this name.
    pub(crate) fn key(&self, key: &str) -> Option<&'static KeyShape> {
        self.keys.iter().find(|known| known.key == key)
    }
}

const fn required(key: &'static str, kind: Kind, docs: &'static str) -> KeyShape {
    KeyShape { key, need: Need::Required, kind, docs }
}

const fn optional(key: &'static str, kind: Kind, docs: &'static str) -> KeyShape {
    KeyShape { key, need: Need::Optional, kind, docs }
}

const fn one_of(key: &'static str, kind: Kind, docs: &'static str) -> KeyShape {
    KeyShape { key, need: Need::OneOf, kind, docs }
}

fn words<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
    list.iter().map(|(word, _)| *word).collect()
}

const PRESENCE: Kind = Kind::Word(|| words(super::words::PRESENCES));
const DIRECTION: Kind = Kind::Word(|| words(super::words::DIRECTIONS));
const LOCATION: Kind = Kind::Word(|| words(super::words::LOCATIONS));
const SETTING: Kind = Kind::Word(|| words(super::words::SETTINGS));
const SENSITIVITY: Kind = Kind::Word(|| words(super::words::SENSITIVITIES));
const ORIGIN: Kind = Kind::Word(|| words(super::words::ORIGINS));
const ORDER_EFFECT: Kind = Kind::Word(|| words(super::words::ORDER_EFFECTS));
const PART: Kind = Kind::Word(|| words(super::Part::ALL));
const FORMAT: Kind = Kind::Word(|| words(super::Format::ALL));
const DATE: Kind = Kind::Word(|| words(super::words::DATES));
const DECISIONS: Kind = Kind::Maps(&DECISION, 0);

/// All of them.
pub const SHAPES: &[&Shape] = &[
    &FILE,
    &API,
    &HOST,
    &AUTHORIZATION,
    &OPERATION,
    &VERSION,
    &SEE_ALSO,
    &ENDPOINT,
    &EVIDENCE,
    &EXTRA_KEY,
    &MOCK,
    &HEADER,
    &HEADER_SOURCE,
    &PARAMETER,
    &ENUM,
    &VALUE,
    &GROUP,
    &FIELD,
    &DEFAULT,
    &RULE,
    &LENGTH,
    &RANGE,
    &WITHIN,
    &OBJECT,
    &OBJECT_FIELD,
    &RESPONSE,
    &SAMPLE,
    &LEFT_OUT,
    &DECISION,
];

pub(crate) const FILE: Shape = Shape {
    name: "file",
    keys: &[
        optional("api", Kind::Map(&API), "The API itself; in exactly one file, directly in `spec/`."),
        optional("operation", Kind::Map(&OPERATION), "An operation; in exactly one file of its folder."),
        optional("headers", Kind::Maps(&HEADER, 1), "HTTP headers; in an operation's folder."),
        optional("enums", Kind::Maps(&ENUM, 1), "Named sets of values, in any file."),
        optional(
            "parameters",
            Kind::Maps(&PARAMETER, 1),
            "Parameters of the address; in the folder of an operation that only reads.",
        ),
        optional("groups", Kind::Maps(&GROUP, 1), "Groups of request fields; in an operation's folder."),
        optional("objects", Kind::Maps(&OBJECT, 1), "JSON objects of the responses, in any file."),
        optional("responses", Kind::Maps(&RESPONSE, 1), "HTTP statuses; in an operation's folder."),
        optional("samples", Kind::Maps(&SAMPLE, 1), "The bodies that the page shows; in an operation's folder."),
        optional(
            "left_out",
            Kind::Maps(&LEFT_OUT, 1),
            "What the page lists and the model does not; in an operation's folder.",
        ),
    ],
};

pub(crate) const API: Shape = Shape {
    name: "api",
    keys: &[
        required("title", Kind::Line, "The API's name."),
        required("docs", Kind::Prose, "What the API is for."),
        required("operations", Kind::Lines(1), "The folders of its operations, in the order of the docs."),
        required("hosts", Kind::Maps(&HOST, 1), "Where it runs."),
        required("authorization", Kind::Map(&AUTHORIZATION), "How a caller proves who it is."),
        optional("source", Kind::Line, "The source of everything that is observed and names no other."),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
        optional("decisions", DECISIONS, "How the pages are read where they contradict each other or are silent."),
    ],
};

pub(crate) const OPERATION: Shape = Shape {
    name: "operation",
    keys: &[
        required("title", Kind::Line, "Its title."),
        required("docs", Kind::Prose, "What it is for."),
        required("versions", Kind::Maps(&VERSION, 1), "Its versions."),
        required("endpoint", Kind::Map(&ENDPOINT), "Method, path and content type."),
        required("error_body", Kind::Line, "The object that the body of every response but a success is read into."),
        optional("page", Kind::Line, "The address of its documentation page."),
        optional(
            "source",
            Kind::Line,
            "The source of all its headers, parameters and statuses that are observed and name no other.",
        ),
        optional("seen", Kind::Line, "The day they were seen there, such as `2026-11-29`."),
        optional(
            "groups",
            Kind::Lines(1),
            "The groups of request fields, in the order of the page; needed where the request has a body.",
        ),
        optional(
            "order",
            Kind::Line,
            "The request field or the parameter that names the order: a text of all versions.",
        ),
        optional("see_also", Kind::Maps(&SEE_ALSO, 1), "The pages that its page lists under See Also."),
        optional("evidence", Kind::Map(&EVIDENCE), "The keys that tell a success from an error."),
        optional(
            "extra_keys",
            Kind::Maps(&EXTRA_KEY, 1),
            "Request keys that the page does not list and that real bodies have; they pass like any other unknown key.",
        ),
        optional("mock", Kind::Map(&MOCK), "What the mock knows of request fields; only in the first operation."),
        optional("decisions", DECISIONS, "How the page is read where it contradicts itself or is silent."),
    ],
};

pub(crate) const EXTRA_KEY: Shape = Shape {
    name: "extra key",
    keys: &[
        required("key", Kind::Line, "The key on the wire, or a pattern of it such as `metadata.{gateway}:{key}`."),
        required("docs", Kind::Prose, "What it is, in our own words."),
        optional(
            "rust",
            Kind::Line,
            "The name of a builder method that sets it, with a parameter for each placeholder.",
        ),
        optional("source", Kind::Line, "What shows it, and where; needed if the API has none."),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
    ],
};

pub(crate) const MOCK: Shape = Shape {
    name: "mock",
    keys: &[
        optional("amount", Kind::Line, "The amount: an `amount` field of all versions."),
        optional("deep_link", Kind::Line, "The field that asks for a deep link in the response."),
        optional("error_codes", Kind::Texts, "The `error_code` of a response that refuses a field."),
        optional("sdk_keys", Kind::Texts, "The SDK's key for a field, if it is not the field's key in camel case."),
        optional("sdk_defaults", Kind::Texts, "The SDK's value for a field that the request does not have."),
    ],
};

pub(crate) const EVIDENCE: Shape = Shape {
    name: "evidence",
    keys: &[
        optional("success", Kind::Lines(1), "Keys of the success body that only a success has."),
        optional("error", Kind::Lines(1), "Keys of the error body that only an error has."),
    ],
};

pub(crate) const VERSION: Shape = Shape {
    name: "version",
    keys: &[
        required("name", Kind::Line, "Its name on the page."),
        required("docs", Kind::Prose, "What sets it apart."),
        optional("openapi", Kind::Line, "The address of the page's own OpenAPI document, from its front matter."),
    ],
};

pub(crate) const SEE_ALSO: Shape = Shape {
    name: "other page",
    keys: &[
        required("title", Kind::Line, "Its title, as the page has it."),
        required("url", Kind::Line, "Its address."),
    ],
};

pub(crate) const SAMPLE: Shape = Shape {
    name: "sample",
    keys: &[
        required("version", Kind::Line, "The version whose page shows it."),
        optional("request", Kind::Body, "The request body, key by key."),
        optional("response", Kind::Body, "The body of a success, key by key."),
    ],
};

pub(crate) const LEFT_OUT: Shape = Shape {
    name: "item left out",
    keys: &[
        required("part", PART, "`version`, `endpoint`, `auth`, `header`, `sample`, `request` or `response`."),
        required(
            "name",
            Kind::Line,
            "Its name on the page; a field of an answer behind its status, such as `400.hint`; a key of a sample.",
        ),
        required("because", Kind::Prose, "Why the model does not have it."),
        optional("versions", Kind::Lines(1), "The versions that leave it out; all, if left out."),
    ],
};

pub(crate) const DECISION: Shape = Shape {
    name: "decision",
    keys: &[
        required("page", Kind::Prose, "What the page says, or leaves out."),
        required("reading", Kind::Prose, "What the model says."),
        required("because", Kind::Prose, "Why."),
        optional("source", Kind::Line, "What it rests on that is not on the page, and where."),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
    ],
};
