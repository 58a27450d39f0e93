//! The notation of hosts, headers, parameters and statuses.

use super::{
    DECISIONS, DIRECTION, Kind, LOCATION, ORDER_EFFECT, ORIGIN, PRESENCE, SENSITIVITY, SETTING, Shape, one_of,
    optional, required,
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
