//! A draft is read from what is a JSON object, keeps all of it, and is judged as the model says.

use std::sync::LazyLock;

use codegen::Model;
use juspay_session::{ReadErrorKind, Request, check_json, default, v1};
use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::interpreter::{self, Finding};
use crate::json;
use crate::sample::NOW;

/// The body of a request.
pub fn body(data: &[u8]) {
    check::<default::SessionRequestBuilder>(data);
    check::<v1::SessionRequestBuilder>(data);
}

fn check<D: Draft>(body: &[u8]) {
    let read = D::from_json(body);
    assert_eq!(read, D::from_json(body), "read again");
    assert_eq!(read.as_ref().ok(), serde_json::from_slice::<D>(body).ok().as_ref(), "serde reads the same");
    let draft = match read {
        Ok(draft) => draft,
        Err(error) => {
            match error.kind() {
                // A key that is not Unicode is one as well.
                ReadErrorKind::Syntax if json::is_json(body) => assert!(!json::is_strict(body), "{error}"),
                ReadErrorKind::Syntax => {}
                ReadErrorKind::NotAnObject => assert!(json::is_json(body) && !json::is_object(body), "{error}"),
                _ => assert!(json::is_object(body) && !json::is_strict(body), "{error}"),
            }
            return json::assert_place(&error, body);
        }
    };
    assert!(json::is_object(body) && json::is_strict(body), "a body was read that can mean two things");
    assert!(!format!("{draft:?} {draft:#?}").is_empty());

    let violations = draft.check_at(NOW);
    assert_eq!(check_json(D::VERSION, body, NOW).as_ref(), Ok(&violations));
    let built = draft.clone().build_at(NOW);
    assert_eq!(built.as_ref().err(), Some(&violations).filter(|violations| !violations.is_valid()));
    // Some JSON is more than a tree can hold: a key that is no Unicode, a number beyond any float.
    if let Ok(tree) = serde_json::from_slice::<Map<String, Value>>(body) {
        let (expected, found) = (findings::<D>(&tree), interpreter::found(&violations));
        assert!(expected.iter().eq(&found), "{expected:#?}\n{violations:#?}");
    }

    // A checked request is stored and read again.
    if let Ok(request) = built {
        let stored = serde_json::to_vec(&request).expect("it is checked");
        assert_eq!(stored, request.to_json());
        assert_eq!(serde_json::from_slice::<D::Request>(&stored).expect("it breaks no rule that blocks"), request);
    }

    // The written text says the same, and is read again as the same.
    let written = serde_json::to_vec(&draft).expect("a builder can be written");
    json::assert_same(&written, body, "a request");
    let again = D::from_json(&written).expect("the written text is JSON");
    assert_eq!(again, draft);
    assert_eq!(again.check_at(NOW), violations);
    let request = draft.build_unchecked();
    assert_eq!(request.to_json(), written);
    assert!(serde_json::to_vec(&request).is_err(), "an unchecked request cannot be stored");
    assert_eq!(again.build_unchecked(), request);
}

/// What the model says of a body, by the tests' own reading of it.
fn findings<D: Draft>(body: &Map<String, Value>) -> std::collections::BTreeSet<Finding> {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| xtask::workspace::model(crate::workspace()).expect("the model has no mistakes"));
    let version = MODEL.operations[0].version(D::VERSION.as_str()).expect("the model has every version");
    interpreter::findings(&MODEL, version, body, NOW.as_secs(), &mut |_, _, _| {})
}
