//! The notation of the model: which keys each kind of map has, and what they are for.
//!
//! The reader accepts exactly these keys, the JSON Schema of the notation is made of them, and `spec/README.md` is tested
//! to describe them all.

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

const PRESENCE: Kind = Kind::Word(|| words(super::PRESENCES));
const DIRECTION: Kind = Kind::Word(|| words(super::DIRECTIONS));
const LOCATION: Kind = Kind::Word(|| words(super::LOCATIONS));
const SETTING: Kind = Kind::Word(|| words(super::SETTINGS));
const SENSITIVITY: Kind = Kind::Word(|| words(super::SENSITIVITIES));
const ORIGIN: Kind = Kind::Word(|| words(super::ORIGINS));
const ORDER_EFFECT: Kind = Kind::Word(|| words(super::ORDER_EFFECTS));
const PART: Kind = Kind::Word(|| words(super::Part::ALL));
const FORMAT: Kind = Kind::Word(|| words(super::Format::ALL));
const DATE: Kind = Kind::Word(|| words(super::DATES));
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

pub(crate) const ENDPOINT: Shape = Shape {
    name: "endpoint",
    keys: &[
        required("method", Kind::Line, "The HTTP method."),
        required("path", Kind::Line, "The path, with its slash."),
        optional("content_type", Kind::Line, "The media type of the body; needed where the request has one."),
    ],
};

pub(crate) const HOST: Shape = Shape {
    name: "host",
    keys: &[
        required("name", Kind::Line, "The environment."),
        required("url", Kind::Line, "The base URL, without a path."),
        required("docs", Kind::Prose, "What it is for."),
        optional("origin", ORIGIN, "Where the fact comes from."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
    ],
};

pub(crate) const AUTHORIZATION: Shape = Shape {
    name: "authorization",
    keys: &[
        required("scheme", Kind::Line, "`basic`."),
        required("tags", Kind::Line, "The page's tags, to the letter."),
        required("docs", Kind::Prose, "How to fill it."),
        required("sensitivity", SENSITIVITY, "Who may see it."),
        optional("example", Kind::Line, "The page's example."),
    ],
};

pub(crate) const HEADER: Shape = Shape {
    name: "header",
    keys: &[
        required("wire", Kind::Line, "The name on the wire."),
        required("direction", DIRECTION, "`request` or `response`."),
        required("presence", PRESENCE, "`required` or `optional`."),
        required("sensitivity", SENSITIVITY, "Who may see it."),
        required("docs", Kind::Prose, "What it is for."),
        optional("tags", Kind::Line, "The page's tags, to the letter."),
        optional("origin", ORIGIN, "Where the fact comes from."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
        optional("from", Kind::Map(&HEADER_SOURCE), "What fills it; needed for a header of the request."),
        optional("example", Kind::Line, "An example."),
        optional("decisions", DECISIONS, "How the page is read."),
    ],
};

pub(crate) const HEADER_SOURCE: Shape = Shape {
    name: "header source",
    keys: &[
        one_of("setting", SETTING, "A setting of the client: `merchant_id`, or `api_version`, which may be missing."),
        one_of("constant", Kind::Line, "A text that never changes."),
        one_of("field", Kind::Line, "A text field of the request that all versions have."),
        one_of("argument", Kind::Line, "An argument of the call, by its name; for an operation that only reads."),
        optional("else", Kind::Line, "Another field, used if the first is absent or empty."),
    ],
};

pub(crate) const PARAMETER: Shape = Shape {
    name: "parameter",
    keys: &[
        required("wire", Kind::Line, "The name in the path or in the query."),
        required("in", LOCATION, "`path` or `query`."),
        required("type", Kind::Line, "`text`, or in a query `boolean`."),
        required("presence", PRESENCE, "`required` or `optional`; a part of a path is required."),
        required("sensitivity", SENSITIVITY, "Who may see it."),
        required("docs", Kind::Prose, "What it is, in our own words."),
        optional("rust", Kind::Line, "The Rust name, where the one made from the wire name will not do."),
        optional("tags", Kind::Line, "The page's tags, to the letter; needed where the origin is documented."),
        optional("origin", ORIGIN, "Where the fact comes from."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
        optional("example", Kind::Scalar, "An example."),
        optional("decisions", DECISIONS, "How the page is read."),
    ],
};

pub(crate) const ENUM: Shape = Shape {
    name: "enum",
    keys: &[
        required("name", Kind::Line, "The Rust name."),
        required("docs", Kind::Prose, "What it says."),
        required("values", Kind::Maps(&VALUE, 1), "Its values, in the order of the page."),
        optional("source", Kind::Line, "The source of those of its values that are observed and name no other."),
        optional("seen", Kind::Line, "The day they were seen there, such as `2026-11-29`."),
    ],
};

pub(crate) const VALUE: Shape = Shape {
    name: "enum value",
    keys: &[
        required("wire", Kind::Line, "The value on the wire."),
        required("docs", Kind::Prose, "What it means."),
        optional("rust", Kind::Line, "The Rust name, where the one made from the wire value will not do."),
        optional("origin", ORIGIN, "Where the fact comes from."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
    ],
};

pub(crate) const GROUP: Shape = Shape {
    name: "group",
    keys: &[
        required("name", Kind::Line, "The name that `operation.groups` and conditions use."),
        required("title", Kind::Line, "The page's heading."),
        required("docs", Kind::Prose, "What the fields have in common."),
        required("fields", Kind::Maps(&FIELD, 1), "The fields, in the order of the page."),
        optional(
            "rust",
            Kind::Line,
            "The Rust name of a struct of its own; without it the fields belong to the request.",
        ),
        optional("source", Kind::Line, "The source of those of its fields that are observed and name no other."),
        optional("seen", Kind::Line, "The day they were seen there, such as `2026-11-29`."),
        optional("decisions", DECISIONS, "How the page is read."),
    ],
};

pub(crate) const FIELD: Shape = Shape {
    name: "field",
    keys: &[
        required("wire", Kind::Line, "The key on the wire."),
        required(
            "type",
            Kind::Type,
            "`text`, `amount`, `epoch_seconds`, `integer`, `boolean`, `flag`, `json` or an enum.",
        ),
        required("presence", PRESENCE, "`required` or `optional`."),
        required("sensitivity", SENSITIVITY, "`public`, `personal` or `secret`."),
        required("docs", Kind::Prose, "What it is, in our own words."),
        optional("rust", Kind::Line, "The Rust name, where the last part of the key will not do."),
        optional("versions", Kind::Lines(1), "The versions that have it; all, if left out."),
        optional(
            "default",
            Kind::Default,
            "What the server assumes when it is left out: a value, or how it is computed.",
        ),
        optional("origin", ORIGIN, "`documented` (as if left out), `sample` or `observed`."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
        optional("tags", Kind::Line, "The page's tags, to the letter; needed where the origin is documented."),
        optional("example", Kind::Scalar, "An example, which keeps the field's own rules."),
        optional("must", Kind::Maps(&RULE, 0), "Rules whose violation blocks."),
        optional("should", Kind::Maps(&RULE, 0), "Rules whose violation is advice."),
        optional("decisions", DECISIONS, "How the page is read."),
    ],
};

pub(crate) const DEFAULT: Shape = Shape {
    name: "computed default",
    keys: &[
        required("from", Kind::Line, "The field that it depends on."),
        optional("values", Kind::Scalars, "The default for each of these values of that field."),
        optional("else", Kind::Scalar, "The default for its other values."),
        optional("plus", Kind::Line, "What is added to that field, such as `30 years`."),
    ],
};

pub(crate) const RULE: Shape = Shape {
    name: "rule",
    keys: &[
        optional("name", Kind::Line, "Its name in the model, where a field has several of one kind."),
        one_of("length", Kind::Map(&LENGTH), "Text: `min` and `max` code points."),
        one_of("charset", Kind::Line, "Text: the characters, such as `A-Z 0-9 - SPACE`."),
        one_of(
            "format",
            FORMAT,
            "Text: `email`, `https_url`, `url_without_query`, `url_without_ip_host`, `url_public_host`, \
             `url_without_user_info`, `url_without_fragment` or `header_value`.",
        ),
        one_of("one_of", Kind::Lines(1), "Text: the values."),
        one_of("minimum", Kind::Line, "Amount: the least, as decimal text such as `\"1\"`."),
        one_of("range", Kind::Map(&RANGE), "Integer: `min` and `max`."),
        one_of("equals", Kind::Boolean, "Boolean: the value."),
        one_of("after", Kind::Line, "The field that this one must be greater than."),
        one_of("within", Kind::Map(&WITHIN), "Epoch seconds: at most `days` after the field `of`."),
        one_of("date", DATE, "Epoch seconds: `today`, the UTC day of the call."),
        one_of("required", Kind::True, "`true`: the key must be there."),
        one_of("forbidden", Kind::True, "`true`: the key must not be there."),
        optional("when", Kind::Tests(None), "The rule holds only if all of these do."),
        optional("unless", Kind::Tests(Some(1)), "The rule does not hold if this does; one test."),
        optional("docs", Kind::Prose, "Why the rule is there: a clause for the end of its message."),
    ],
};

pub(crate) const LENGTH: Shape = Shape {
    name: "length",
    keys: &[optional("min", Kind::Integer, "At least."), optional("max", Kind::Integer, "At most.")],
};

pub(crate) const RANGE: Shape = Shape {
    name: "range",
    keys: &[required("min", Kind::Integer, "At least."), required("max", Kind::Integer, "At most.")],
};

pub(crate) const WITHIN: Shape = Shape {
    name: "within",
    keys: &[required("days", Kind::Integer, "How many days."), required("of", Kind::Line, "The field to count from.")],
};

pub(crate) const OBJECT: Shape = Shape {
    name: "object",
    keys: &[
        required("name", Kind::Line, "The Rust name."),
        required("docs", Kind::Prose, "What it is."),
        required("fields", Kind::Maps(&OBJECT_FIELD, 1), "The fields, in the order in which they are written."),
        optional(
            "keep_raw",
            Kind::Boolean,
            "`true`: the JSON text is kept as it came and written again byte for byte.",
        ),
        optional("source", Kind::Line, "The source of those of its fields that are observed and name no other."),
        optional("seen", Kind::Line, "The day they were seen there, such as `2026-11-29`."),
    ],
};

pub(crate) const OBJECT_FIELD: Shape = Shape {
    name: "object field",
    keys: &[
        required("wire", Kind::Line, "The key on the wire."),
        required("type", Kind::AnswerType, "As in a request, or an object, or `list of` an object."),
        required("sensitivity", SENSITIVITY, "`public`, `personal` or `secret`."),
        required("docs", Kind::Prose, "What it is, in our own words."),
        optional("rust", Kind::Line, "The Rust name, where the last part of the key will not do."),
        optional("versions", Kind::Lines(1), "The versions that have it; all, if left out."),
        optional("null_text", Kind::Line, "A text that means that there is none."),
        optional("origin", ORIGIN, "`documented` (as if left out), `sample` or `observed`."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
        optional("tags", Kind::Line, "The page's tags, to the letter; needed where the origin is documented."),
        optional("example", Kind::Scalar, "An example."),
        optional("decisions", DECISIONS, "How the page is read."),
    ],
};

pub(crate) const RESPONSE: Shape = Shape {
    name: "response",
    keys: &[
        required("status", Kind::Integer, "The HTTP status."),
        required("name", Kind::Line, "The Rust name."),
        required("body", Kind::Line, "The object that its body is read into."),
        required("docs", Kind::Prose, "What it means."),
        required("fields", Kind::Lines(0), "The fields that the page lists for it."),
        optional(
            "order",
            ORDER_EFFECT,
            "What it says of the order: `unreached`, `refused` or `unknown`; needed where the operation has \
             a request body and `evidence.success`, except for a success.",
        ),
        optional(
            "not_found",
            Kind::Texts,
            "A field of the body and its text, by which the response says that there is no such thing; only where the \
             operation reads.",
        ),
        optional("versions", Kind::Lines(1), "The versions that have it; all, if left out."),
        optional("origin", ORIGIN, "`documented` (as if left out), `sample` or `observed`."),
        optional(
            "source",
            Kind::Line,
            "What shows it that is not on the page, and where; needed where it is observed.",
        ),
        optional("seen", Kind::Line, "The day it was seen there, such as `2026-11-29`."),
        optional("shown", Kind::Texts, "The values that the page shows for some of them."),
        optional("decisions", DECISIONS, "How the page is read."),
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
