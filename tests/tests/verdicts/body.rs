//! What the crate, the second reading of the model and the JSON Schema say of one body: the same.

use std::collections::BTreeSet;

use codegen::Model;
use jsonschema::error::ValidationErrorKind;
use juspay_session::{ApiVersion, EpochSeconds, check_json};
use serde_json::{Map, Value};
use tests::interpreter::{self, Finding};
use tests::sample;

/// A body with the time and the version that it is judged for.
pub(crate) struct Body {
    /// What it is called.
    pub(crate) name: String,
    /// The name of the version.
    pub(crate) version: String,
    /// The time, in seconds since 1970.
    pub(crate) now: u64,
    /// The body itself.
    pub(crate) body: Map<String, Value>,
    /// What is expected of it.
    pub(crate) expected: Value,
}

impl Body {
    /// A body in its frame: `version`, `body`, and perhaps `now`.
    pub(crate) fn of(name: String, expected: Value) -> Self {
        let now = expected["now"].as_u64().unwrap_or(sample::NOW.as_secs());
        let version = expected["version"].as_str().unwrap().to_owned();
        Self { name, version, now, body: expected["body"].as_object().unwrap().clone(), expected }
    }

    /// What the crate finds, which is what the second reading of the model finds, and as much as the JSON Schema tells.
    pub(crate) fn findings(&self, model: &Model) -> Vec<Finding> {
        let version: ApiVersion = self.version.parse().unwrap();
        let json = Value::from(self.body.clone()).to_string();
        let violations = check_json(version, json.as_bytes(), EpochSeconds::from_secs(self.now)).unwrap();
        let found = interpreter::found(&violations);
        let id = model.operations[0].version(&self.version).unwrap();
        let expected = interpreter::findings(model, id, &self.body, self.now, &mut |_, _, _| {});
        assert!(expected.iter().eq(&found), "{}: the model says {expected:#?}, the crate {found:#?}", self.name);
        self.check_schema(model, &found);
        found
    }

    fn check_schema(&self, model: &Model, found: &[Finding]) {
        let document = schema(model, &self.version);
        let unsaid = document["x-not-expressed"].as_object().unwrap();
        let musts = || found.iter().filter(|finding| finding.level == "must");
        let all: BTreeSet<&str> = musts().map(|finding| &*finding.field).collect();
        let said = musts().filter(|finding| !unsaid.contains_key(&finding.place)).map(|finding| &*finding.field);
        let validator = jsonschema::draft202012::new(&document).unwrap();
        let body = Value::from(self.body.clone());
        let refused: BTreeSet<String> = validator.iter_errors(&body).map(|error| field(&error)).collect();
        let refused: BTreeSet<&str> = refused.iter().map(String::as_str).collect();
        assert!(
            said.collect::<BTreeSet<_>>().is_subset(&refused),
            "{}: the schema refuses only {refused:?}",
            self.name
        );
        assert!(refused.is_subset(&all), "{}: the schema refuses {refused:?}", self.name);
    }

    /// The texts of a list of its frame.
    pub(crate) fn texts(&self, key: &str) -> BTreeSet<&str> {
        self.expected[key].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
    }
}

/// The field that an error of the schema is about.
fn field(error: &jsonschema::ValidationError<'_>) -> String {
    if let ValidationErrorKind::Required { property } = error.kind() {
        return property.as_str().unwrap().to_owned();
    }
    let path = error.instance_path().as_str();
    path.split('/').nth(1).unwrap().replace("~1", "/").replace("~0", "~")
}

/// The JSON Schema of a version.
pub(crate) fn schema(model: &Model, version: &str) -> Value {
    let document = codegen::json_schema(model, &model.operations[0].name, version).unwrap();
    serde_json::from_str(&document.pretty()).unwrap()
}

/// The model of this workspace.
pub(crate) fn model() -> Model {
    xtask::workspace::model(tests::workspace()).expect("the model has no mistakes")
}

/// The fields that findings of a level are about.
pub(crate) fn fields_at<'f>(found: &'f [Finding], level: &str) -> BTreeSet<&'f str> {
    found.iter().filter(|finding| finding.level == level).map(|finding| &*finding.field).collect()
}
