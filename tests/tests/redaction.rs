//! What is printed shows no personal or secret value, and none that nobody expected.
//!
//! A marker is planted in every field of the model, as a value of its type and as others, and everything that can be
//! formatted is searched for it.

use std::fmt::{Debug, Display};
use std::path::Path;

use codegen::ir::{Field, Model, ObjectId, Sensitivity, Type, VersionId};
use juspay_session::{
    Action, AmountRule, CreateMandate, EpochSeconds, ErrorResponse, Frequency, Mandate, RawJson, SessionRequestBuilder,
    SessionResponse, Version, default, v1,
};
use tests::sample::NOW;

/// It stands nowhere else.
const MARKER: &str = tests::planted::NUMBER;

/// The marker as JSON of every kind that can hold it.
const SHAPES: &[(&str, Kind)] = &[
    ("\"9173550042\"", Kind::Digits),
    ("\"é 9173550042\\n\"", Kind::Words),
    ("\"\\u0039173550042\"", Kind::Digits),
    ("\"\\ud8009173550042\"", Kind::Odd),
    ("9173550042", Kind::Odd),
    ("-9173550042.5e1", Kind::Odd),
    ("{\"9173550042\": \"9173550042\"}", Kind::Odd),
    ("{\"x\": {\"y\": [\"9173550042\"]}}", Kind::Odd),
    ("[9173550042, \"9173550042\", {\"x\": \"9173550042\"}]", Kind::Odd),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Text of digits, which most types take.
    Digits,
    /// Other text, which only text takes.
    Words,
    /// What no type takes.
    Odd,
}

fn model() -> Model {
    let root = xtask::workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    xtask::workspace::model(&root).unwrap()
}

/// Whether `Debug` is to show the marker.
fn is_shown(field: &Field, in_version: bool, kind: Kind) -> bool {
    let is_readable = match field.r#type {
        Type::Text => kind != Kind::Odd,
        Type::Amount | Type::EpochSeconds | Type::Integer => kind == Kind::Digits,
        // A value of an enum is shown if it is known, and the marker is not.
        Type::Boolean | Type::Flag | Type::Json | Type::Enum(_) | Type::Object(_) | Type::List(_) => false,
    };
    in_version && is_readable && field.sensitivity == Sensitivity::Public
}

/// `Debug` in both forms.
fn debug(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}")
}

/// `Debug` in both forms, and `Display`.
fn all(value: &(impl Debug + Display)) -> String {
    format!("{value}\n{}", debug(value))
}

#[track_caller]
fn check_hidden(printed: &str, json: &str) {
    assert!(!printed.contains(MARKER), "{json} is printed as {printed}");
}

/// Formats everything that comes of a draft, which shows the marker or does not.
fn check_request<V: Version>(json: &str, shown: bool) -> String {
    let draft =
        SessionRequestBuilder::<V>::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    let violations = draft.check_at(NOW);
    check_hidden(&all(&violations), json);
    for violation in &violations {
        check_hidden(&all(violation), json);
        check_hidden(&all(violation.problem()), json);
        check_hidden(&(violation.message() + &violation.spec()), json);
    }
    check_hidden(&debug(&draft.advisories_at(NOW)), json);
    check_hidden(&debug(&draft.clone().build_at(NOW).unwrap_err()), json);
    let request = draft.clone().build_unchecked();
    for printed in [debug(&draft), debug(&request)] {
        assert_eq!(printed.contains(MARKER), shown, "{json} is printed as {printed}");
    }
    debug(&request)
}

#[test]
fn a_request_shows_only_what_is_public() {
    fn check<V: Version>(model: &Model) {
        let version = model.operations[0].version(V::API_VERSION.name()).unwrap();
        let mut shown_fields = 0;
        for field in &model.operations[0].request.fields {
            for (shape, kind) in SHAPES {
                let in_version = field.versions.contains(version);
                let shown = is_shown(field, in_version, *kind);
                shown_fields += usize::from(shown);
                let printed = check_request::<V>(&format!("{{\"{}\": {shape}}}", field.wire), shown);
                check_named(&printed, field, in_version);
                check_extra::<V>(&field.wire, shape, shown);
            }
        }
        assert!(shown_fields > 10, "there are public fields, and the test sees them");
        for (shape, _) in SHAPES {
            let printed = check_request::<V>(&format!("{{\"basket\": {shape}, \"metadata.X:y\": {shape}}}"), false);
            assert!(printed.contains("\"basket\"") && printed.contains("\"metadata.X:y\""), "{printed}");
        }
    }
    let model = model();
    check::<default::Version>(&model);
    check::<v1::Version>(&model);
}

/// A field that is given as an extra key is hidden until it takes the field's place.
fn check_extra<V: Version>(key: &str, shape: &str, shown: bool) {
    let draft = SessionRequestBuilder::<V>::new().extra(key, RawJson::parse(shape).unwrap());
    check_hidden(&debug(&draft), shape);
    check_hidden(&all(&draft.check_at(NOW)), shape);
    assert_eq!(debug(&draft.build_unchecked()).contains(MARKER), shown, "{key}: {shape}");
}

/// The field is named, and the reader is told why it is not shown.
#[track_caller]
fn check_named(printed: &str, field: &Field, in_version: bool) {
    assert!(printed.contains(&field.wire), "{} is not in {printed}", field.wire);
    let is_nested = matches!(field.r#type, Type::Object(_) | Type::List(_));
    if in_version && field.sensitivity != Sensitivity::Public && !is_nested {
        assert!(printed.contains(&format!("<{}>", field.sensitivity.name())), "{printed}");
    }
}

/// Every field of an object and of those in it, each with the text that stands before and after its value.
fn places(model: &Model, object: ObjectId, before: &str, after: &str) -> Vec<(Field, String, String)> {
    let mut found = Vec::new();
    for field in &model.objects[object.0].fields {
        let (before, after) = (format!("{before}{{\"{}\": ", field.wire), format!("}}{after}"));
        match field.r#type {
            Type::Object(inner) => found.extend(places(model, inner, &before, &after)),
            Type::List(inner) => {
                found.extend(places(model, inner, &format!("{before}[{{}}, "), &format!(", 1]{after}")))
            }
            _ => {}
        }
        found.push((field.clone(), before, after));
    }
    found
}

fn check_answers(model: &Model, object: ObjectId, version: VersionId, print: impl Fn(&str) -> String) {
    let mut shown_fields = 0;
    for (field, before, after) in places(model, object, "", "") {
        for (shape, kind) in SHAPES {
            let json = format!("{before}{shape}{after}");
            let in_version = field.versions.contains(version);
            let shown = is_shown(&field, in_version, *kind);
            shown_fields += usize::from(shown);
            let printed = print(&json);
            if let Type::Object(_) | Type::List(_) = field.r#type {
                // What stands there may be read as an object with that unknown key, and keys are shown.
                let keyless = printed.replace("\"9173550042\"", "");
                check_hidden(&keyless, &json);
            } else {
                assert_eq!(printed.contains(MARKER), shown, "{json} is printed as {printed}");
                check_named(&printed, &field, in_version);
            }
        }
    }
    assert!(shown_fields > 5, "there are public fields, and the test sees them");
    for (shape, _) in SHAPES {
        let json = format!("{{\"unknown_key\": {shape}}}");
        let printed = print(&json);
        check_hidden(&printed, &json);
        assert!(printed.contains("unknown_key"), "{printed}");
    }
}

#[test]
fn a_response_shows_only_what_is_public() {
    fn check<V: Version>(model: &Model) {
        let version = model.operations[0].version(V::API_VERSION.name()).unwrap();
        check_answers(model, model.operations[0].success_body, version, |json| {
            debug(&SessionResponse::<V>::from_json(json.as_bytes()).unwrap())
        });
    }
    let model = model();
    check::<default::Version>(&model);
    check::<v1::Version>(&model);
}

#[test]
fn an_error_shows_only_what_is_public() {
    let model = model();
    for version in model.operations[0].version_ids() {
        check_answers(&model, model.operations[0].error_body, version, |json| {
            debug(&ErrorResponse::read(400, json.as_bytes()))
        });
    }
    for body in ["9173550042", "[\"9173550042\"]", "<html>9173550042</html>", "{\"status\": \"9173550042", ""] {
        check_hidden(&debug(&ErrorResponse::read(502, body.as_bytes())), body);
    }
}

#[test]
fn an_unreadable_body_is_not_quoted() {
    let bodies = [
        "9173550042",
        "\"9173550042\"",
        "[\"9173550042\"]",
        "{\"customer_email\": \"9173550042",
        "{\"customer_email\": \"9173550042\n\"}",
        "{\"customer_email\": \"9173550042\\x\"}",
        "{\"customer_email\": 9173550042.}",
        "{\"customer_email\": 9173550042x}",
        "{\"customer_email\": \"9173550042\"} 9173550042",
        "{\"customer_email\": \"9173550042\",}",
        "{9173550042: 1}",
        "{\"customer_email\": \"9173550042\", \"customer_email\": \"9173550042\"}",
        "{\"x\": {\"a\": \"9173550042\", \"a\": 9173550042}}",
    ];
    for body in bodies {
        check_hidden(&all(&v1::SessionRequestBuilder::from_json(body.as_bytes()).unwrap_err()), body);
        if let Err(error) = default::SessionResponse::from_json(body.as_bytes()) {
            check_hidden(&all(&error), body);
        }
        if let Err(error) = RawJson::parse(body) {
            check_hidden(&all(&error), body);
        }
    }
    let deep = format!("{{\"x\": {}\"9173550042\"{}}}", "[".repeat(200), "]".repeat(200));
    check_hidden(&all(&v1::SessionRequestBuilder::from_json(deep.as_bytes()).unwrap_err()), &deep);
}

#[test]
fn a_mandate_shows_only_what_is_known() {
    let amount = MARKER.parse().unwrap();
    let time = EpochSeconds::from_secs(MARKER.parse().unwrap());
    for public in [
        Mandate::new().max_amount(amount),
        Mandate::new().start_date(time),
        Mandate::new().end_date(time),
        Mandate::new().rule_value(MARKER.parse().unwrap()),
    ] {
        assert!(debug(&public).contains(MARKER), "{public:?}");
    }
    let unknown = Mandate::new()
        .create_mandate(CreateMandate::from(MARKER))
        .frequency(Frequency::from(MARKER))
        .amount_rule(AmountRule::from(MARKER));
    check_hidden(&debug(&unknown), "a mandate of unknown values");
    let known = debug(&Mandate::new().frequency(Frequency::BiMonthly).block_funds(true));
    assert!(known.contains("frequency: BiMonthly") && known.contains("block_funds: true"), "{known}");
}

#[test]
fn an_unknown_value_and_raw_json_are_not_shown() {
    check_hidden(&debug(&Action::from(MARKER)), "an enum");
    check_hidden(&debug(&RawJson::from(MARKER)), "raw JSON");
    assert_eq!(Action::from(MARKER).to_string(), MARKER, "who asks for the text gets it");
}
