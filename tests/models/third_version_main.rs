//! Uses the crate of the model with a third version, as its users would.

use juspay_session::{
    Action, Amount, EpochSeconds, RawJson, ResponseStatus, SessionRequestBuilder, Version, Violations, Wrapping,
    check_json, default, v1, v2,
};

fn main() {
    requests_are_built_in_all_three_versions();
    new_rules_are_kept_and_broken();
    requests_are_read_and_written();
    answers_are_read_and_written();
    names_are_there();
}

/// What every version requires.
fn draft<V: Version>() -> SessionRequestBuilder<V> {
    SessionRequestBuilder::new()
        .order_id("order-1")
        .amount(Amount::from_minor(10_015))
        .customer_id("customer-7")
        .customer_email("a@example.com")
        .customer_phone("9999999912")
        .payment_page_client_id("shop")
        .action(Action::QuickPay)
        .return_url("https://shop.example.com/back")
}

fn now() -> EpochSeconds {
    "1633087969".parse().expect("these are seconds")
}

/// The rules that are broken, each as `level field rule`.
fn broken(violations: &Violations) -> Vec<String> {
    violations.iter().map(|one| format!("{} {} {}", one.level(), one.field(), one.rule())).collect()
}

fn requests_are_built_in_all_three_versions() {
    let request = draft::<default::Version>().currency("INR").points("gold").build_at(now()).expect("it is valid");
    assert_eq!((request.currency(), request.points()), (Some("INR"), Some("gold")));

    let gift = v1::Gift::new().message("Hello").copies(2).anonymous(true);
    let request: v1::SessionRequest =
        draft().get_upi_deep_links(true).points("silver").gift(gift).build_at(now()).expect("it is valid");
    assert_eq!((request.gift_message(), request.gift_copies()), (Some("Hello"), Some(2)));

    let gift = v2::Gift::new().message("Hello").wrapping(Wrapping::Box);
    let basket = RawJson::parse(r#"[{"sku": 1.10}]"#).expect("it is JSON");
    let request: v2::SessionRequest =
        draft().locale("de").points(250).basket(basket).gift(gift).build_at(now()).expect("it is valid");
    assert_eq!((request.locale(), request.points()), (Some("de"), Some(250)));
    assert_eq!(request.gift_wrapping(), Some(&Wrapping::Box));
    assert_eq!(request.basket().map(RawJson::get), Some(r#"[{"sku": 1.10}]"#));
    let shown = format!("{request:?}");
    assert!(shown.contains("gift.message") && !shown.contains("Hello") && !shown.contains("sku"), "{shown}");
}

fn new_rules_are_kept_and_broken() {
    // On old fields: a charset, a list of values, one that asks for a value, one that asks for an absence.
    let violations = draft::<v1::Version>().description("a+b").theme("dim").check_at(now());
    assert_eq!(broken(&violations), ["must description charset", "must theme one_of"]);
    let violations = draft::<v1::Version>().theme("dark").check_at(now());
    assert_eq!(broken(&violations), ["must offer_code required"]);
    assert!(draft::<v1::Version>().theme("dark").offer_code("x").check_at(now()).is_empty());
    assert!(draft::<v1::Version>().theme("light").check_at(now()).is_empty());
    let violations = draft::<v1::Version>().offer_code("x").check_at(now());
    assert_eq!(broken(&violations), ["should offer_code forbidden"]);

    // On new ones.
    let gift = v1::Gift::new().copies(0);
    let violations = draft::<v1::Version>().points("tin").gift(gift).check_at(now());
    assert_eq!(broken(&violations), ["must gift.message required", "must gift.copies range", "must points one_of"]);

    let violations = draft::<v1::Version>().points("silver").value("high").check_at(now());
    assert_eq!(broken(&violations), ["should points one_of"]);

    // In the third version alone. The anonymity that is left out counts as `false`.
    let violations = draft::<v2::Version>().points(501).gift(v2::Gift::new().message("Hello")).check_at(now());
    assert_eq!(broken(&violations), ["must gift.wrapping required", "must locale required", "must points range"]);
    let gift = v2::Gift::new().wrapping(Wrapping::Paper);
    let violations = draft::<v2::Version>().locale("DE").theme("light").gift(gift).check_at(now());
    assert_eq!(
        broken(&violations),
        ["must gift.message required", "must gift.wrapping forbidden", "must locale charset", "should locale charset"]
    );
    let places: Vec<String> = violations.iter().map(juspay_session::Violation::spec).collect();
    assert_eq!(places[2..], ["delivery/locale/charset", "delivery/locale/charset_latin"]);
}

fn requests_are_read_and_written() {
    let json = String::from_utf8(draft::<v2::Version>().locale("de").points(7).build_unchecked().to_json());
    let json = json.expect("JSON is text");
    assert!(json.contains(r#""locale":"de","points":"7""#), "{json}");
    let read = v2::SessionRequestBuilder::from_json(json.as_bytes()).expect("it is an object");
    assert_eq!(read.clone().build_unchecked().to_json(), json.as_bytes());
    assert_eq!(broken(&read.check_at(now())), [""; 0]);

    // The same body in another version: the points are a name there, and a locale is nothing that it knows.
    let violations = check_json(juspay_session::ApiVersion::V1, json.as_bytes(), now()).expect("it is an object");
    assert_eq!(broken(&violations), ["must points one_of"]);
    let read = v1::SessionRequestBuilder::from_json(json.as_bytes()).expect("it is an object").build_unchecked();
    assert_eq!((read.points(), read.extra("locale").map(RawJson::get)), (Some("7"), Some("\"de\"")));
    assert_eq!(read.extra("points"), None);

    // A value of the wrong type is kept, and told.
    let read = v2::SessionRequestBuilder::from_json(br#"{"points": 7, "gift.anonymous": "no", "basket": null}"#);
    let read = read.expect("it is an object");
    let told = broken(&read.check_at(now()));
    assert!(told.contains(&"must points type".to_owned()) && told.contains(&"must gift.anonymous type".to_owned()));
    assert_eq!(
        String::from_utf8_lossy(&read.build_unchecked().to_json()),
        r#"{"gift.anonymous":"no","basket":null,"points":7}"#
    );
}

fn answers_are_read_and_written() {
    let json = r#"{"status":"NEW","receipt":{"lines":[{"title":"Tea","discount":"1.50","size":3}],"printed_at":"never","total":"9.00"}}"#;
    let answer = v2::SessionResponse::from_json(json.as_bytes()).expect("it is an object");
    let receipt: &v2::Receipt = answer.receipt().expect("there is one");
    assert_eq!(receipt.total(), Some(Amount::from_minor(900)));
    assert_eq!(receipt.printed_at(), None);
    let [line] = receipt.lines() else { panic!("there is one line") };
    assert_eq!((line.title(), line.discount()), (Some("Tea"), Some(Amount::from_minor(150))));
    assert_eq!(line.unmodelled("size").map(RawJson::get), Some("3"));
    assert_eq!(serde_json::to_string(&answer).expect("it can be written"), json);

    // In another version the total is a text, and the discount is nothing that it knows.
    let answer = default::SessionResponse::from_json(json.as_bytes()).expect("it is an object");
    let receipt = answer.receipt().expect("there is one");
    assert_eq!(receipt.total(), Some("9.00"));
    assert_eq!(receipt.unmodelled("total"), None);
    assert_eq!(receipt.lines()[0].unmodelled("discount").map(RawJson::get), Some("\"1.50\""));
    assert_eq!(serde_json::to_string(&answer).expect("it can be written"), json);

    // What is of no known type is kept under its key, in the version that has it.
    let odd = br#"{"receipt":{"printed_at":"today","total":[1]}}"#;
    let answer = v2::SessionResponse::from_json(odd).expect("it is an object");
    let receipt = answer.receipt().expect("there is one");
    assert_eq!((receipt.total(), receipt.printed_at()), (None, Some("today")));
    assert_eq!(receipt.unmodelled("total").map(RawJson::get), Some("[1]"));
    assert_eq!(serde_json::to_vec(&answer).expect("it can be written"), odd);
}

fn names_are_there() {
    assert_eq!(juspay_session::ApiVersion::from_name("v2"), Some(juspay_session::ApiVersion::V2));
    assert_eq!(ResponseStatus::from_code(429), ResponseStatus::TooManyRequests);
    assert_eq!(ResponseStatus::Accepted.code(), 202);
    assert_eq!(Action::from("quickPay"), Action::QuickPay);
}
