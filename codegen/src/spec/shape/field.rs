//! The notation of enums, groups, objects, fields and rules.

use super::{DATE, DECISIONS, FORMAT, Kind, ORIGIN, PRESENCE, SENSITIVITY, Shape, one_of, optional, required};

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
