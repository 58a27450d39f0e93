//! The exports are what they say that they are: JSON Schema, OpenAPI, and examples that keep both.

use std::collections::BTreeSet;

use codegen::Model;
use codegen::ir::Direction;
use jsonschema::Validator;
use juspay_session::{ApiVersion, EpochSeconds, check_json};
use serde_json::{Value, json};
use tests::fixtures;

fn model() -> Model {
    xtask::workspace::model(tests::workspace()).expect("the model has no mistakes")
}

/// The OpenAPI document of each version, by the version's name.
fn documents(model: &Model) -> Vec<(String, Value)> {
    let names = model.operations[0].versions.iter().map(|version| version.name.clone());
    let read = |name: &str| {
        let document =
            codegen::openapi(model, &model.operations[0].name, name).expect("the model has the version").pretty();
        serde_json::from_str(&document).expect("the export is JSON")
    };
    names.map(|name| (name.clone(), read(&name))).collect()
}

/// Judges values by a schema that stands in a document.
fn validator(document: &Value, schema: &Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{error}\n{schema:#}"))
}

#[track_caller]
fn check(document: &Value, schema: &Value, value: &Value) {
    let errors: Vec<String> = validator(document, schema).iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{value:#}");
}

/// The operation, and its media type of a body.
fn operation(document: &Value) -> &Value {
    &document["paths"]["/session"]["post"]
}

fn media(body: &Value) -> &Value {
    &body["content"]["application/json"]
}

/// Calls for every node below another, with its keys on the way.
fn walk(node: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(path, node);
    match node {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, node)| walk(node, &format!("{path}/{}", key.replace('/', "~1")), visit))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, node)| walk(node, &format!("{path}/{index}"), visit))
        }
        _ => {}
    }
}

#[test]
fn every_schema_is_a_schema() {
    let model = model();
    for (name, document) in documents(&model) {
        for (component, schema) in document["components"]["schemas"].as_object().expect("there are schemas") {
            jsonschema::draft202012::meta::validate(schema)
                .unwrap_or_else(|error| panic!("{name} {component}: {error}"));
        }
        let schema = codegen::json_schema(&model, "session", &name).expect("the model has the version").pretty();
        let schema: Value = serde_json::from_str(&schema).expect("the export is JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (rule, advice) in schema["x-should"].as_object().expect("there is advice") {
            jsonschema::draft202012::meta::validate(advice).unwrap_or_else(|error| panic!("{rule}: {error}"));
        }
    }
}

#[test]
fn every_reference_leads_to_a_component_and_every_component_is_used() {
    let smallest = codegen::load(&tests::fixtures::model("smallest")).expect("the model has no mistakes");
    for (name, document) in documents(&model()).into_iter().chain(documents(&smallest)) {
        let (mut used, mut there) = (BTreeSet::new(), BTreeSet::new());
        walk(&document, "#", &mut |path, node| {
            if let Some(reference) = node.get("$ref") {
                used.insert(reference.as_str().expect("a reference is text").to_owned());
            }
            let is_component = path.starts_with("#/components/") && path.matches('/').count() == 3;
            if is_component && !path.starts_with("#/components/securitySchemes/") {
                there.insert(path.to_owned());
            }
        });
        assert_eq!(used, there, "{name}");
        let scheme = document["security"][0].as_object().and_then(|scheme| scheme.keys().next()).expect("there is one");
        assert_eq!(document["components"]["securitySchemes"][scheme]["type"], "http");
    }
}

/// What the specification of OpenAPI asks of each part, as far as the export has it.
#[test]
fn every_part_has_what_it_needs() {
    #[track_caller]
    fn texts(node: &Value, keys: &[&str]) {
        for key in keys {
            assert!(node[key].as_str().is_some_and(|text| !text.is_empty()), "{key} is missing in {node:#}");
        }
    }
    for (_, document) in documents(&model()) {
        assert_eq!(document["openapi"], "3.1.0");
        texts(&document["info"], &["title", "version", "description"]);
        texts(&document["info"]["license"], &["name", "identifier"]);
        document["servers"]
            .as_array()
            .expect("a list")
            .iter()
            .for_each(|server| texts(server, &["url", "description"]));
        texts(operation(&document), &["operationId", "summary", "description"]);
        for parameter in operation(&document)["parameters"].as_array().expect("a list") {
            texts(parameter, &["name", "in", "description"]);
            assert!(parameter["schema"].is_object() && parameter["required"].is_boolean());
        }
        for response in operation(&document)["responses"].as_object().expect("an object").values() {
            texts(response, &["description"]);
        }
    }
}

#[test]
fn every_header_and_status_of_the_model_is_there() {
    let model = model();
    for (version, (name, document)) in model.operations[0].version_ids().zip(documents(&model)) {
        let operation = operation(&document);
        let names = |direction: Direction| -> BTreeSet<&str> {
            model.operations[0]
                .headers
                .iter()
                .filter(|header| header.direction == direction)
                .map(|header| &*header.wire)
                .collect()
        };
        let parameters = operation["parameters"].as_array().expect("a list");
        let mut sent: BTreeSet<&str> = parameters.iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
        // The media type of the body says it.
        assert!(sent.insert("Content-Type"), "{name}");
        assert_eq!(sent, names(Direction::Request), "{name}");
        let responses = operation["responses"].as_object().expect("an object");
        for response in responses.values() {
            let received: BTreeSet<&str> =
                response["headers"].as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(received, names(Direction::Response), "{name}");
        }
        let listed = model.operations[0].responses.iter().filter(|response| response.versions.contains(version));
        let statuses = listed.map(|response| response.status.to_string()).chain(["default".to_owned()]);
        assert_eq!(responses.keys().cloned().collect::<BTreeSet<_>>(), statuses.collect(), "{name}");
    }
}

#[test]
fn every_example_keeps_its_schema() {
    for (name, document) in documents(&model()) {
        let request = media(&operation(&document)["requestBody"]);
        check(&document, &request["schema"], &request["example"]);
        let version = name.parse::<ApiVersion>().expect("the crate has every version");
        let json = request["example"].to_string();
        let violations = check_json(version, json.as_bytes(), EpochSeconds::from_secs(0)).expect("it is an object");
        assert_eq!(violations.iter().count(), 0, "{violations}");

        for (status, response) in operation(&document)["responses"].as_object().expect("an object") {
            match media(response).get("example") {
                Some(example) => check(&document, &media(response)["schema"], example),
                // The page shows nothing of a status that it does not list.
                None => {
                    let is_listed = !["observed", "null"].contains(&response["x-origin"].as_str().unwrap_or("null"));
                    assert!(!is_listed, "{status} has no example");
                }
            }
        }
        let mut examples = 0;
        walk(&document["components"], "", &mut |path, node| {
            // Not the field of the name `examples`, if there is one.
            if let Some(list) = node.get("examples").and_then(Value::as_array).filter(|_| path.contains("/properties/"))
            {
                examples += list.len();
                list.iter().for_each(|example| check(&document, node, example));
            }
        });
        assert!(examples > 60, "{examples} examples of fields");
    }
}

/// The examples are those of the page: a session has an ID, and v1 asks for the deep link that it gets.
#[test]
fn the_examples_are_the_samples_of_the_page() {
    let page = |file: &str| -> Value {
        serde_json::from_str(&fixtures::text(&format!("page/{file}.json"))).expect("the sample is JSON")
    };
    for (name, document) in documents(&model()) {
        let operation = operation(&document);
        let request = &media(&operation["requestBody"])["example"];
        let response = &media(&operation["responses"]["200"])["example"];
        assert_eq!(*request, page(&format!("requests/{name}_6_sample")), "{name}");
        assert_eq!(*response, page(&format!("responses/{name}")), "{name}");
        assert!(response["id"].is_string(), "{name}");
        let asks = request.get("options.get_upi_deep_links").is_some();
        assert_eq!(asks, response["payment_links"]["deep_link"].is_string(), "{name}");
        let schema = codegen::json_schema(&model(), "session", &name).expect("the version is there").pretty();
        let schema: Value = serde_json::from_str(&schema).expect("it is JSON");
        assert_eq!(schema["examples"], json!([request]), "{name}");
    }
}

#[test]
fn computed_defaults_and_values_beyond_the_page_are_told() {
    for (_, document) in documents(&model()) {
        let schemas = &document["components"]["schemas"];
        let fields = &schemas["SessionRequest"]["properties"];
        let block_funds = json!({"from": "mandate.frequency", "values": {"ONETIME": true}, "else": false});
        assert_eq!(fields["mandate.block_funds"]["x-default"], block_funds);
        let end = json!({"from": "mandate.start_date", "plus": "30 years"});
        assert_eq!(fields["mandate.end_date"]["x-default"], end);
        assert!(fields["mandate.end_date"].get("default").is_none());
        let observed = json!({"quickPay": "observed", "enach": "observed"});
        assert_eq!(schemas["Action"]["x-origin"], observed);
        assert!(fields.as_object().expect("an object").values().all(|field| field["description"].is_string()));
    }
}

/// What the page shows and what was seen elsewhere are answers as described.
#[test]
fn known_answers_keep_the_schema() {
    for (name, document) in documents(&model()) {
        let schema = |status: &str| media(&operation(&document)["responses"][status])["schema"].clone();
        let body: Value = serde_json::from_str(&fixtures::text(&format!("page/responses/{name}.json"))).unwrap();
        check(&document, &schema("200"), &body);
        for fixture in ["minimal", "unknown_keys", "expiry_null", "expiry_null_text", "payload_null"] {
            let body = fixtures::text(&format!("responses/{fixture}.json"));
            check(&document, &schema("200"), &serde_json::from_str(&body).unwrap());
        }
        check(&document, &schema("200"), &json!({ "status": "A_STATUS_OF_TOMORROW" }));
        assert!(!validator(&document, &schema("200")).is_valid(&json!({ "order_id": 7 })));
        for (file, body) in fixtures::read("errors", "json") {
            if file.ends_with("_documented") {
                check(&document, &schema(&file[..3]), &serde_json::from_slice(&body).unwrap());
            }
        }
        check(&document, &schema("default"), &json!({}));
    }
}
