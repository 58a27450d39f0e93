use juspay_session::{ReadRequest, track};

fn main() {
    let request = track::TrackRequest::new("p/1", "e n", "reader-1");
    assert_eq!(request.target().as_deref(), Some("/parcels/p%2F1/stations?language=e%20n"));
    let request = request.details(true);
    assert_eq!(request.target().as_deref(), Some("/parcels/p%2F1/stations?with.details=true&language=e%20n"));
    assert_eq!((request.header("x-reader"), request.header("x-form")), (Some("reader-1"), None));
    assert_eq!(request.order(), Some("p/1"));
    let shown = format!("{request:?}");
    assert!(shown.contains("p/1") && !shown.contains("e n") && !shown.contains("reader-1"), "{shown}");
    for reference in ["", ".", ".."] {
        assert_eq!(track::TrackRequest::new(reference, "en", "reader-1").target(), None, "{reference}");
    }

    assert!(track::TrackRequest::is_not_found(404, br#"{"error_code": "unknown_parcel"}"#));
    for (status, body) in [(400, r#"{"error_code": "unknown_parcel"}"#), (404, r#"{"error_code": "gone"}"#), (404, "")] {
        assert!(!track::TrackRequest::is_not_found(status, body.as_bytes()), "{status} {body}");
    }

    let body = br#"{"weight": 1.20, "stops": 3, "carriers": ["a@b.example", "post", 7], "passed": [{"town": "Ulm"}, 7]}"#;
    let parcel = track::Track::from_json(body).expect("the body is an object");
    assert_eq!(parcel.weight().map(|weight| weight.as_str()), Some("1.20"));
    assert_eq!(parcel.stops(), Some(3));
    assert_eq!(parcel.carriers(), ["a@b.example", "post"]);
    assert_eq!(parcel.passed().iter().map(|stop| stop.town()).collect::<Vec<_>>(), [Some("Ulm")]);
    let shown = format!("{parcel:?}");
    assert!(shown.contains("post") && !shown.contains("a@b"), "{shown}");
    let text = track::Track::from_json(br#"{"weight": "1.20", "stops": "3"}"#).expect("the body is an object");
    assert_eq!((text.weight(), text.stops()), (parcel.weight(), parcel.stops()));
}
