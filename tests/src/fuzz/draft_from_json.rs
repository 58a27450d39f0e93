//! A draft is read from what is a JSON object, keeps all of it, and is judged as the model says.

use std::sync::LazyLock;

use codegen::Model;
use juspay_session::{ReadErrorKind, SessionRequestBuilder, Version, check_json, default, v1};
use serde_json::{Map, Value};

use crate::interpreter::{self, Finding};
use crate::json;
use crate::sample::NOW;

/// The body of a request.
pub fn body(data: &[u8]) {
    check::<default::Version>(data);
    check::<v1::Version>(data);
}

fn check<V: Version>(body: &[u8]) {
    let read = SessionRequestBuilder::<V>::from_json(body);
    assert_eq!(read, SessionRequestBuilder::<V>::from_json(body), "read again");
    let draft = match read {
        Ok(draft) => draft,
        Err(error) => {
            match error.kind() {
                ReadErrorKind::Syntax => assert!(!json::is_json(body), "{error}"),
                ReadErrorKind::NotAnObject => assert!(json::is_json(body) && !json::is_object(body), "{error}"),
                _ => assert!(json::is_object(body) && !json::is_strict(body), "{error}"),
            }
            return json::assert_place(&error, body);
        }
    };
    assert!(json::is_object(body) && json::is_strict(body), "a body was read that can mean two things");
    assert!(!format!("{draft:?} {draft:#?}").is_empty());

    let violations = draft.check_at(NOW);
    assert_eq!(check_json(V::API_VERSION, body, NOW).as_ref(), Ok(&violations));
    let built = draft.clone().build_at(NOW);
    assert_eq!(built.as_ref().err(), Some(&violations).filter(|violations| !violations.is_valid()));
    // Some JSON is more than a tree can hold: a key that is no Unicode, a number beyond any float.
    if let Ok(tree) = serde_json::from_slice::<Map<String, Value>>(body) {
        let (expected, found) = (findings::<V>(&tree), interpreter::found(&violations));
        assert!(expected.iter().eq(&found), "{expected:#?}\n{violations:#?}");
    }

    // Written, it says the same; and it is read again as the same.
    let request = draft.build_unchecked();
    let written = request.to_json();
    json::assert_same(&written, body, "a request");
    assert_eq!(serde_json::to_vec(&request).expect("it can be written"), written);
    let again = SessionRequestBuilder::<V>::from_json(&written).expect("what was written is JSON");
    assert_eq!(again.check_at(NOW), violations);
    let again = again.build_unchecked();
    assert_eq!(again, request);
    assert_eq!(again.to_json(), written);
}

/// What the model says of a body, by the tests' own reading of it.
fn findings<V: Version>(body: &Map<String, Value>) -> std::collections::BTreeSet<Finding> {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| xtask::workspace::model(crate::workspace()).expect("the model has no mistakes"));
    let version = MODEL.operations[0].version(V::API_VERSION.name()).expect("the model has every version");
    interpreter::findings(&MODEL, version, body, NOW.as_secs(), &mut |_, _, _| {})
}
