//! No output shows a personal or secret value, or an unexpected one.
//!
//! A marker is planted in every field of the model, as a value of its type and as other JSON, and every output is searched
//! for it.

use std::fmt::{Debug, Display};
use std::path::Path;

use codegen::ir::{Field, Model, ObjectId, Sensitivity, Type, VersionId};
use juspay_session::{
    Action, AmountRule, CreateMandate, EpochSeconds, ErrorBody, ErrorField, ErrorInfo, ErrorResponse, Frequency,
    Mandate, ProcessPayload, RawJson, SdkPayload, Violation, default, v1,
};
use serde::de::DeserializeOwned;
use tests::draft::Draft;
use tests::sample::NOW;

/// No other value contains it.
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
    /// A string of digits, which most types read.
    Digits,
    /// Another string, which only text and enums read.
    Words,
    /// JSON that no scalar type reads.
    Odd,
}

fn model() -> Model {
    let root = xtask::workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    xtask::workspace::model(&root).unwrap()
}

/// Returns `true` if a type reads a shape.
fn is_readable(of: Type, shape: &str, kind: Kind) -> bool {
    match of {
        Type::Text | Type::Enum(_) => kind != Kind::Odd,
        Type::Amount | Type::EpochSeconds | Type::Integer | Type::Number => kind == Kind::Digits,
        Type::Boolean | Type::Flag => false,
        Type::Json => true,
        Type::Object(_) => shape.starts_with('{'),
        Type::List(_) | Type::Texts => shape.starts_with('['),
    }
}

/// Returns `true` if `Debug` shows a value of a type in full.
///
/// It shows a known value of an enum, and the marker is an unknown one.
fn is_shown(of: Type) -> bool {
    match of {
        Type::Text | Type::Amount | Type::EpochSeconds | Type::Integer | Type::Number => true,
        Type::Boolean | Type::Flag | Type::Json | Type::Enum(_) | Type::Object(_) | Type::List(_) | Type::Texts => {
            false
        }
    }
}

/// The kind of JSON, as `Debug` names it.
fn kind_of(shape: &str) -> &'static str {
    match shape.as_bytes()[0] {
        b'"' => "a string",
        b'{' => "an object",
        b'[' => "a list",
        _ => "a number",
    }
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

/// What the builders of the versions have in common beyond [`Draft`].
trait Builder: Draft {
    fn with_extra(key: &str, value: RawJson) -> Self;
    fn advice(&self) -> Vec<Violation>;
}

impl Builder for default::SessionRequestBuilder {
    fn with_extra(key: &str, value: RawJson) -> Self {
        Self::new().extra(key, value)
    }

    fn advice(&self) -> Vec<Violation> {
        self.advisories_at(NOW)
    }
}

impl Builder for v1::SessionRequestBuilder {
    fn with_extra(key: &str, value: RawJson) -> Self {
        Self::new().extra(key, value)
    }

    fn advice(&self) -> Vec<Violation> {
        self.advisories_at(NOW)
    }
}

/// Formats a draft and everything made from it, and returns the request in one line. Violations tell nothing but the times
/// of public fields.
fn check_request<D: Builder>(json: &str, shown: bool, told: bool) -> String {
    let draft = D::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    let violations = draft.check_at(NOW);
    if !told {
        check_hidden(&all(&violations), json);
        for violation in &violations {
            check_hidden(&all(violation), json);
            check_hidden(&all(violation.problem()), json);
            check_hidden(&(violation.message() + &violation.place()), json);
        }
        check_hidden(&debug(&draft.advice()), json);
        check_hidden(&debug(&draft.clone().build_at(NOW).unwrap_err()), json);
    }
    let request = draft.clone().build_unchecked();
    for printed in [debug(&draft), debug(&request)] {
        assert_eq!(printed.contains(MARKER), shown, "{json} is printed as {printed}");
    }
    format!("{request:?}")
}

/// The text that `Debug` of a request has for a field.
fn shown_field(field: &Field, in_version: bool, shape: &str, kind: Kind) -> String {
    if !in_version {
        return format!("{:?}: \"<{}>\"", field.wire, kind_of(shape));
    }
    let rust = &field.rust;
    if !is_readable(field.r#type, shape, kind) {
        return format!("{rust}: <{}>", kind_of(shape));
    }
    match (field.sensitivity, field.r#type) {
        (Sensitivity::Public, Type::Enum(_)) => format!("{rust}: Other(<"),
        (Sensitivity::Public, _) => format!("{rust}: "),
        (sensitivity, _) => format!("{rust}: <{}>", sensitivity.name()),
    }
}

#[test]
fn a_request_shows_only_public_values() {
    fn check<D: Builder>(model: &Model) {
        let operation = &model.operations[0];
        let version = operation.version(D::VERSION.as_str()).unwrap();
        let mut shown_fields = 0;
        for field in &operation.request.fields {
            let in_version = field.versions.contains(version);
            for (shape, kind) in SHAPES {
                let is_public = field.sensitivity == Sensitivity::Public && is_shown(field.r#type);
                let shown = in_version && is_public && is_readable(field.r#type, shape, *kind);
                let told = shown && field.r#type == Type::EpochSeconds;
                shown_fields += usize::from(shown);
                let printed = check_request::<D>(&format!("{{\"{}\": {shape}}}", field.wire), shown, told);
                let expected = shown_field(field, in_version, shape, *kind);
                assert!(printed.contains(&expected), "{expected} is not in {printed}");
                check_extra::<D>(&field.wire, shape, shown);
            }
            if in_version {
                let absent = format!("{}: absent", field.rust);
                let printed = check_request::<D>("{}", false, false);
                assert!(printed.contains(&absent), "{absent} is not in {printed}");
            }
        }
        assert!(shown_fields > 10, "only {shown_fields} values are shown");
        for (shape, _) in SHAPES {
            let printed =
                check_request::<D>(&format!("{{\"basket\": {shape}, \"metadata.X:y\": {shape}}}"), false, false);
            let kind = kind_of(shape);
            let expected = format!("extra: {{\"basket\": \"<{kind}>\", \"metadata.X:y\": \"<{kind}>\"}}");
            assert!(printed.contains(&expected), "{expected} is not in {printed}");
        }
    }
    let model = model();
    check::<default::SessionRequestBuilder>(&model);
    check::<v1::SessionRequestBuilder>(&model);
}

/// A field that is given as an extra key is hidden until it takes the field's place.
fn check_extra<D: Builder>(key: &str, shape: &str, shown: bool) {
    let draft = D::with_extra(key, shape.parse().unwrap());
    check_hidden(&debug(&draft), shape);
    check_hidden(&all(&draft.check_at(NOW)), shape);
    assert_eq!(debug(&draft.build_unchecked()).contains(MARKER), shown, "{key}: {shape}");
}

/// A field of an object, or of an object in it.
struct Place {
    field: Field,
    /// The text before and after the field's value.
    around: (String, String),
    /// Whether `Debug` shows the object that the field is in: it hides a personal or secret object as a whole.
    is_visible: bool,
}

/// Every field of an object and of those in it.
fn places(
    model: &Model,
    object: ObjectId,
    version: VersionId,
    (before, after): (&str, &str),
    is_visible: bool,
) -> Vec<Place> {
    let mut found = Vec::new();
    for field in &model[object].fields {
        let (before, after) = (format!("{before}{{\"{}\": ", field.wire), format!("}}{after}"));
        let is_shown = is_visible && field.versions.contains(version) && field.sensitivity == Sensitivity::Public;
        match field.r#type {
            Type::Object(inner) => found.extend(places(model, inner, version, (&before, &after), is_shown)),
            Type::List(inner) => {
                let around = (format!("{before}[{{}}, "), format!(", 1]{after}"));
                found.extend(places(model, inner, version, (&around.0, &around.1), is_shown));
            }
            _ => {}
        }
        found.push(Place { field: field.clone(), around: (before, after), is_visible });
    }
    found
}

/// The text that `Debug` of an object has for one of its fields.
fn shown_value(field: &Field, shape: &str, kind: Kind) -> String {
    let rust = &field.rust;
    if !is_readable(field.r#type, shape, kind) {
        return format!("{rust}: None");
    }
    match (field.sensitivity, field.r#type) {
        (Sensitivity::Public, Type::Enum(_)) => format!("{rust}: Some(Other(<"),
        (Sensitivity::Public, Type::Json) => format!("{rust}: Some(RawJson({} bytes))", shape.len()),
        (Sensitivity::Public, _) => format!("{rust}: Some("),
        (sensitivity, _) => format!("{rust}: Some(<{}>)", sensitivity.name()),
    }
}

/// `Debug` of an object of the model, read from JSON.
fn print_object(name: &str, version: &str, json: &str) -> String {
    fn of<T: DeserializeOwned + Debug>(json: &str) -> String {
        debug(&serde_json::from_str::<T>(json).unwrap_or_else(|error| panic!("{json}: {error}")))
    }
    match (name, version) {
        ("SessionResponse", "default") => of::<default::SessionResponse>(json),
        ("SessionResponse", "v1") => of::<v1::SessionResponse>(json),
        ("PaymentLinks", "default") => of::<default::PaymentLinks>(json),
        ("PaymentLinks", "v1") => of::<v1::PaymentLinks>(json),
        ("SdkPayload", _) => of::<SdkPayload>(json),
        ("ProcessPayload", _) => of::<ProcessPayload>(json),
        ("ErrorBody", _) => of::<ErrorBody>(json),
        ("ErrorInfo", _) => of::<ErrorInfo>(json),
        ("ErrorField", _) => of::<ErrorField>(json),
        _ => panic!("print {name} of {version} here as well"),
    }
}

/// Checks an object and returns the number of values that are shown.
fn check_object(model: &Model, object: ObjectId, version: VersionId, print: impl Fn(&str) -> String) -> usize {
    let mut shown_fields = 0;
    for Place { field, around: (before, after), is_visible } in places(model, object, version, ("", ""), true) {
        for (shape, kind) in SHAPES {
            let json = format!("{before}{shape}{after}");
            let in_version = field.versions.contains(version);
            // Text of a response is shown if it looks like a code, which a phone number does not.
            let is_public =
                field.sensitivity == Sensitivity::Public && is_shown(field.r#type) && field.r#type != Type::Text;
            let shown = is_visible && in_version && is_public && is_readable(field.r#type, shape, *kind);
            shown_fields += usize::from(shown);
            let printed = print(&json);
            assert_eq!(printed.contains(MARKER), shown, "{json} is printed as {printed}");
            let expected = shown_value(&field, shape, *kind);
            if is_visible && in_version {
                assert!(printed.contains(&expected), "{json}: {expected} is not in {printed}");
            }
        }
    }
    for (shape, _) in SHAPES {
        let json = format!("{{\"unknown_key\": {shape}, \"{MARKER}\": 1}}");
        check_hidden(&print(&json), &json);
    }
    shown_fields
}

#[test]
fn a_response_shows_only_public_values() {
    let model = model();
    let operation = &model.operations[0];
    let mut shown_values = 0;
    for version in operation.version_ids() {
        let name = operation[version].name.as_str();
        for object in model.objects_of(operation) {
            let print = |json: &str| print_object(&model[object].name, name, json);
            shown_values += check_object(&model, object, version, print);
        }
        let print = |json: &str| debug(&ErrorResponse::read(400, json.as_bytes()));
        shown_values += check_object(&model, operation.error_body, version, print);
    }
    assert!(shown_values < 20, "{shown_values} values are shown");
    let printed = debug(&ErrorResponse::read(400, br#"{"error_code": "access_denied"}"#));
    assert!(printed.contains("access_denied"), "{printed}");
    for body in ["9173550042", "[\"9173550042\"]", "<html>9173550042</html>", "{\"status\": \"9173550042", ""] {
        check_hidden(&debug(&ErrorResponse::read(502, body.as_bytes())), body);
    }
}

#[test]
fn a_builder_shows_its_fields() {
    let json = br#"{"order_id": "order-1", "amount": 100.15, "customer_id": "9173550042", "basket": [1]}"#;
    let printed = format!("{:?}", v1::SessionRequestBuilder::from_json(json).unwrap());
    let begin = "SessionRequestBuilder { order_id: \"order-1\", amount: <a number>, customer_id: <personal>, \
                 customer_email: absent, ";
    assert!(printed.starts_with(begin), "{printed}");
    assert!(printed.ends_with(", offer_code: absent, extra: {\"basket\": \"<a list>\"}, waived: [] }"), "{printed}");
}

#[test]
fn the_length_of_a_body_is_shown() {
    let json = r#"{"x": "9173550042"}"#;
    let printed = debug(&v1::SessionResponse::from_json(json.as_bytes()).unwrap());
    assert!(printed.contains("(19 bytes)"), "{printed}");
    let printed = debug(&ErrorResponse::read(400, json.as_bytes()));
    assert!(printed.contains("raw: <19 bytes>"), "{printed}");
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
        if let Err(error) = body.parse::<RawJson>() {
            check_hidden(&all(&error), body);
        }
    }
    let deep = format!("{{\"x\": {}\"9173550042\"{}}}", "[".repeat(200), "]".repeat(200));
    check_hidden(&all(&v1::SessionRequestBuilder::from_json(deep.as_bytes()).unwrap_err()), &deep);
}

#[test]
fn a_mandate_shows_only_known_values() {
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
    assert_eq!(Action::from(MARKER).to_string(), MARKER, "`Display` is the text");
}
