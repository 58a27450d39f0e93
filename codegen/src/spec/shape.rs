//! The notation of the model: which keys each kind of map has, and what they are for.
//!
//! The reader accepts exactly these keys, and `spec/README.md` is tested to describe them all.

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
    /// Whether a map without it is a mistake.
    pub required: bool,
    /// What it is for.
    pub docs: &'static str,
}

const fn required(key: &'static str, docs: &'static str) -> KeyShape {
    KeyShape { key, required: true, docs }
}

const fn optional(key: &'static str, docs: &'static str) -> KeyShape {
    KeyShape { key, required: false, docs }
}

/// All of them.
pub const SHAPES: &[&Shape] = &[
    &FILE,
    &API,
    &VERSION,
    &ENDPOINT,
    &HOST,
    &AUTHORIZATION,
    &HEADER,
    &ENUM,
    &VALUE,
    &GROUP,
    &FIELD,
    &RULE,
    &LENGTH,
    &RANGE,
    &WITHIN,
    &OBJECT,
    &OBJECT_FIELD,
    &RESPONSE,
    &LEFT_OUT,
    &DECISION,
];

pub(crate) const FILE: Shape = Shape {
    name: "file",
    keys: &[
        optional("api", "The API itself; in exactly one file."),
        optional("headers", "HTTP headers."),
        optional("enums", "Named sets of values."),
        optional("groups", "Groups of request fields."),
        optional("objects", "JSON objects of the answers."),
        optional("responses", "HTTP statuses."),
        optional("left_out", "What the page lists and the model does not."),
    ],
};

pub(crate) const API: Shape = Shape {
    name: "api",
    keys: &[
        required("title", "The API's name."),
        required("page", "The address of the documentation page."),
        required("docs", "What the API is for."),
        required("versions", "Its versions."),
        required("endpoint", "Method, path and content type."),
        required("hosts", "Where it runs."),
        required("authorization", "How a caller proves who it is."),
        required("groups", "The groups of request fields, in the order of the page."),
        required("error_body", "The object that the body of any answer but a success is read into."),
        optional("decisions", "How the page is read where it contradicts itself or is silent."),
    ],
};

pub(crate) const VERSION: Shape = Shape {
    name: "version",
    keys: &[required("name", "Its name on the page."), required("docs", "What sets it apart.")],
};

pub(crate) const ENDPOINT: Shape = Shape {
    name: "endpoint",
    keys: &[
        required("method", "The HTTP method."),
        required("path", "The path, with its slash."),
        required("content_type", "The media type of the body."),
    ],
};

pub(crate) const HOST: Shape = Shape {
    name: "host",
    keys: &[
        required("name", "The environment."),
        required("url", "The base URL, without a path."),
        required("docs", "What it is for."),
        optional("origin", "Where the fact comes from."),
    ],
};

pub(crate) const AUTHORIZATION: Shape = Shape {
    name: "authorization",
    keys: &[
        required("scheme", "`basic`."),
        required("tags", "The page's tags, to the letter."),
        required("docs", "How to fill it."),
        required("sensitivity", "Who may see it."),
        optional("example", "The page's example."),
    ],
};

pub(crate) const HEADER: Shape = Shape {
    name: "header",
    keys: &[
        required("wire", "The name on the wire."),
        required("direction", "`request` or `response`."),
        required("presence", "`required` or `optional`."),
        required("sensitivity", "Who may see it."),
        required("docs", "What it is for."),
        optional("tags", "The page's tags, to the letter."),
        optional("origin", "Where the fact comes from."),
        optional("value", "The only value it has."),
        optional("example", "An example."),
        optional("decisions", "How the page is read."),
    ],
};

pub(crate) const ENUM: Shape = Shape {
    name: "enum",
    keys: &[
        required("name", "The Rust name."),
        required("docs", "What it says."),
        required("values", "Its values, in the order of the page."),
    ],
};

pub(crate) const VALUE: Shape = Shape {
    name: "enum value",
    keys: &[
        required("wire", "The value on the wire."),
        required("docs", "What it means."),
        optional("rust", "The Rust name, where the one made from the wire value will not do."),
        optional("origin", "Where the fact comes from."),
    ],
};

pub(crate) const GROUP: Shape = Shape {
    name: "group",
    keys: &[
        required("name", "The name that `api.groups` and conditions use."),
        required("title", "The page's heading."),
        required("docs", "What the fields have in common."),
        required("fields", "The fields, in the order of the page."),
        optional("rust", "The Rust name of a struct of its own; without it the fields belong to the request."),
        optional("decisions", "How the page is read."),
    ],
};

pub(crate) const FIELD: Shape = Shape {
    name: "field",
    keys: &[
        required("wire", "The key on the wire."),
        required("type", "`text`, `amount`, `epoch_seconds`, `integer`, `boolean`, `flag`, `json` or an enum."),
        required("presence", "`required` or `optional`."),
        required("sensitivity", "`public`, `personal` or `secret`."),
        required("docs", "What it is, in our own words."),
        optional("rust", "The Rust name, where the last part of the key will not do."),
        optional("versions", "The versions that have it; all, if left out."),
        optional("default", "What the server assumes when it is left out."),
        optional("origin", "`documented` (as if left out), `sample` or `observed`."),
        optional("tags", "The page's tags, to the letter; needed where the origin is documented."),
        optional("example", "An example, which keeps the field's own rules."),
        optional("must", "Rules whose violation blocks."),
        optional("should", "Rules whose violation is advice."),
        optional("decisions", "How the page is read."),
    ],
};

pub(crate) const RULE: Shape = Shape {
    name: "rule",
    keys: &[
        optional("name", "Its name in the model, where a field has several of one kind."),
        optional("length", "Text: `min` and `max` code points."),
        optional("charset", "Text: the characters, such as `A-Z 0-9 - SPACE`."),
        optional(
            "format",
            "Text: `email`, `https_url`, `url_without_query`, `url_without_ip_host` or `url_public_host`.",
        ),
        optional("one_of", "Text: the values."),
        optional("range", "Integer: `min` and `max`."),
        optional("equals", "Boolean: the value."),
        optional("after", "The field that this one must be greater than."),
        optional("within", "Epoch seconds: at most `days` after the field `of`."),
        optional("date", "Epoch seconds: `today`, the UTC day of the call."),
        optional("required", "`true`: the key must be there."),
        optional("forbidden", "`true`: the key must not be there."),
        optional("when", "The rule holds only if all of these do."),
        optional("unless", "The rule does not hold if this does; one test."),
        optional("docs", "Why the rule is there, for whoever violates it."),
    ],
};

pub(crate) const LENGTH: Shape =
    Shape { name: "length", keys: &[optional("min", "At least."), optional("max", "At most.")] };

pub(crate) const RANGE: Shape =
    Shape { name: "range", keys: &[required("min", "At least."), required("max", "At most.")] };

pub(crate) const WITHIN: Shape =
    Shape { name: "within", keys: &[required("days", "How many days."), required("of", "The field to count from.")] };

pub(crate) const OBJECT: Shape = Shape {
    name: "object",
    keys: &[
        required("name", "The Rust name."),
        required("docs", "What it is."),
        required("fields", "The fields, in the order in which they are written."),
        optional("keep_raw", "`true`: the JSON text is kept as it came and written again byte for byte."),
    ],
};

pub(crate) const OBJECT_FIELD: Shape = Shape {
    name: "object field",
    keys: &[
        required("wire", "The key on the wire."),
        required("type", "As in a request, or an object, or `list of` an object."),
        required("sensitivity", "`public`, `personal` or `secret`."),
        required("docs", "What it is, in our own words."),
        optional("rust", "The Rust name, where the last part of the key will not do."),
        optional("versions", "The versions that have it; all, if left out."),
        optional("null_text", "A text that means that there is none."),
        optional("origin", "`documented` (as if left out), `sample` or `observed`."),
        optional("tags", "The page's tags, to the letter; needed where the origin is documented."),
        optional("example", "An example."),
        optional("decisions", "How the page is read."),
    ],
};

pub(crate) const RESPONSE: Shape = Shape {
    name: "response",
    keys: &[
        required("status", "The HTTP status."),
        required("name", "The Rust name."),
        required("body", "The object that its body is read into."),
        required("docs", "What it means."),
        required("fields", "The fields that the page lists for it."),
        optional("versions", "The versions that have it; all, if left out."),
        optional("origin", "`documented` (as if left out), `sample` or `observed`."),
        optional("shown", "The values that the page shows for some of them."),
        optional("decisions", "How the page is read."),
    ],
};

pub(crate) const LEFT_OUT: Shape = Shape {
    name: "item left out",
    keys: &[
        required("part", "`version`, `endpoint`, `auth`, `header`, `sample`, `request` or `response`."),
        required(
            "name",
            "Its name on the page; a field of an answer behind its status, such as `400.hint`; a key of a sample.",
        ),
        required("because", "Why the model does not have it."),
        optional("versions", "The versions that leave it out; all, if left out."),
    ],
};

pub(crate) const DECISION: Shape = Shape {
    name: "decision",
    keys: &[
        required("page", "What the page says, or leaves out."),
        required("reading", "What the model says."),
        required("because", "Why."),
    ],
};
