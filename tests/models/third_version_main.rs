//! Uses the crate of the model with a third version, as its users would.

use juspay_session::{
    Amount, ApiVersion, EpochSeconds, RawJson, ResponseStatus, Violations, Wrapping, check_json, express, night,
    standard,
};

fn main() {
    requests_are_built_in_all_three_versions();
    new_rules_are_kept_and_broken();
    requests_are_read_and_written();
    responses_are_read_and_written();
    names_are_there();
}

/// A builder of a version, with all that the version requires but for the language.
macro_rules! draft {
    ($version:ident) => {
        $version::BookRequest::builder().reference("parcel-7").postage(Amount::from_minor(450))
    };
}

fn now() -> EpochSeconds {
    "1633087969".parse().expect("these are seconds")
}

/// The rules that are broken, each as `level field rule`.
fn broken(violations: &Violations) -> Vec<String> {
    violations.iter().map(|one| format!("{} {} {}", one.level(), one.field(), one.rule())).collect()
}

fn requests_are_built_in_all_three_versions() {
    // The wrapping that is left out counts as paper, which needs layers.
    let draft = draft!(standard).zone("EU").points("gold");
    assert_eq!(broken(&draft.check_at(now())), ["must layers required"]);
    let request = draft.wrapping(Wrapping::Wood).build_at(now()).expect("it is valid");
    assert_eq!((request.zone(), request.points()), (Some("EU"), Some("gold")));

    let gift = express::Gift::new().message("Hello").copies(2).anonymous(true);
    let request = draft!(express).door_code(true).points("silver").gift(gift);
    let request: express::BookRequest = request.build_at(now()).expect("it is valid");
    assert_eq!((request.gift_message(), request.gift_copies()), (Some("Hello"), Some(2)));
    assert!(request.door_code());

    let gift = night::Gift::new().message("Hello").carton(night::GiftBox::Box);
    let contents: RawJson = serde_json::from_str(r#"[{"sku": 1.10}]"#).expect("it is JSON");
    let request = draft!(night).locale("de").points(250).contents(contents).gift(gift);
    let request: night::BookRequest = request.build_at(now()).expect("it is valid");
    assert_eq!((request.locale(), request.points()), (Some("de"), Some(250)));
    assert_eq!(request.gift_carton(), Some(&juspay_session::GiftBox::Box));
    assert_eq!(request.contents().map(RawJson::get), Some(r#"[{"sku": 1.10}]"#));
    let shown = format!("{request:?}");
    assert!(shown.contains("message") && !shown.contains("Hello") && !shown.contains("sku"), "{shown}");
}

fn new_rules_are_kept_and_broken() {
    // On old fields: a charset, a list of values, one that asks for a value, one that asks for an absence.
    let violations = draft!(express).courier("a+b").note("dim").check_at(now());
    assert_eq!(broken(&violations), ["must courier one_of", "must note one_of"]);
    let violations = draft!(express).note("dark").check_at(now());
    assert_eq!(broken(&violations), ["must gift_code required"]);
    assert!(draft!(express).note("dark").gift_code("x").check_at(now()).is_empty());
    assert!(draft!(express).note("light").check_at(now()).is_empty());
    let violations = draft!(express).gift_code("x").check_at(now());
    assert_eq!(broken(&violations), ["should gift_code forbidden"]);

    // On new ones.
    let violations = draft!(express).points("tin").gift(express::Gift::new().copies(0)).check_at(now());
    assert_eq!(broken(&violations), ["must gift.message required", "must gift.copies range", "must points one_of"]);
    let violations = draft!(express).points("silver").value("high").check_at(now());
    assert_eq!(broken(&violations), ["should points one_of_precious"]);

    // In the third version alone. The anonymity that is left out counts as `false`.
    let violations = draft!(night).points(501).gift(night::Gift::new().message("Hello")).check_at(now());
    assert_eq!(broken(&violations), ["must gift.carton required", "must locale presence", "must points range"]);
    let gift = night::Gift::new().carton(night::GiftBox::Paper);
    let violations = draft!(night).locale("DE").note("light").gift(gift).check_at(now());
    assert_eq!(
        broken(&violations),
        ["must gift.message required", "must gift.carton forbidden", "must locale charset", "should locale charset_latin"]
    );
    let places: Vec<String> = violations.iter().map(juspay_session::Violation::place).collect();
    assert_eq!(places[2..], ["delivery/locale/charset", "delivery/locale/charset_latin"]);
}

fn requests_are_read_and_written() {
    let json = draft!(night).locale("de").points(7).build_unchecked().to_json();
    let json = String::from_utf8(json).expect("JSON is text");
    assert!(json.contains(r#""locale":"de","points":"7""#), "{json}");
    let read = night::BookRequestBuilder::from_json(json.as_bytes()).expect("it is an object");
    assert_eq!(read.clone().build_unchecked().to_json(), json.as_bytes());
    assert_eq!(broken(&read.check_at(now())), [""; 0]);
    assert_eq!(serde_json::from_str::<night::BookRequestBuilder>(&json).expect("it can be read"), read);

    // The same body in another version: the points are a name there, and a locale is nothing that it knows.
    let violations = check_json(ApiVersion::Express, json.as_bytes(), now()).expect("it is an object");
    assert_eq!(broken(&violations), ["must points one_of", "should locale near_miss"]);
    let read = express::BookRequestBuilder::from_json(json.as_bytes()).expect("it is an object").build_unchecked();
    assert_eq!((read.points(), read.extra("locale").map(RawJson::get)), (Some("7"), Some("\"de\"")));
    assert_eq!(read.extra("points"), None);

    // A value of the wrong type is kept, and told.
    let read = night::BookRequestBuilder::from_json(br#"{"points": 7, "gift.anonymous": "no", "contents": null}"#);
    let read = read.expect("it is an object");
    let told = broken(&read.check_at(now()));
    assert!(told.contains(&"must points type".to_owned()) && told.contains(&"must gift.anonymous type".to_owned()));
    assert_eq!(
        String::from_utf8_lossy(&read.build_unchecked().to_json()),
        r#"{"gift.anonymous":"no","contents":null,"points":7}"#
    );
}

fn responses_are_read_and_written() {
    let json = r#"{"progress":"BOOKED","receipt":{"lines":[{"title":"Tea","discount":"1.50","size":3}],"printed_at":"never","total":"9.00"}}"#;
    let booking = night::Booking::from_json(json.as_bytes()).expect("it is an object");
    let receipt: &night::Receipt = booking.receipt().expect("there is one");
    assert_eq!(receipt.total(), Some(Amount::from_minor(900)));
    assert_eq!(receipt.printed_at(), None);
    let [line] = receipt.lines() else { panic!("there is one line") };
    assert_eq!((line.title(), line.discount()), (Some("Tea"), Some(Amount::from_minor(150))));
    assert_eq!(booking.raw(), json);
    assert_eq!(serde_json::to_string(&booking).expect("it can be written"), json);

    // In another version the total is a text.
    let booking = standard::Booking::from_json(json.as_bytes()).expect("it is an object");
    let receipt = booking.receipt().expect("there is one");
    assert_eq!(receipt.total(), Some("9.00"));
    assert_eq!(receipt.lines()[0].title(), Some("Tea"));
    assert_eq!(serde_json::to_string(&booking).expect("it can be written"), json);

    // A value of an unexpected type is `None`, and the text still has it.
    let odd = r#"{"receipt":{"printed_at":"today","total":[1]},"colour":"red"}"#;
    let booking = night::Booking::from_json(odd.as_bytes()).expect("it is an object");
    let receipt = booking.receipt().expect("there is one");
    assert_eq!((receipt.total(), receipt.printed_at()), (None, Some("today")));
    let unknown: Vec<String> = booking.unknown_fields().into_iter().map(|(key, _)| key).collect();
    assert_eq!((booking.raw(), unknown.as_slice()), (odd, &["colour".to_owned()][..]));
}

fn names_are_there() {
    assert_eq!("night".parse(), Ok(ApiVersion::Night));
    assert_eq!(ResponseStatus::from_code(429), ResponseStatus::TooManyRequests);
    assert_eq!(ResponseStatus::Accepted.code(), 202);
    assert_eq!(Wrapping::from("WOOD"), Wrapping::Wood);
}
