//! The API as OpenAPI 3.0, which is what progenitor and other generators take; `cargo xtask export openapi` gives 3.1.

use serde_json::{Map, Value, json};

/// The document that `session.openapi.json` beside this file is of: the file is what progenitor's macro reads.
///
/// The request is the schema that typify's types are made from: patterns that people would write, where those of the export
/// are exact and long, and would make slow types of it.
pub fn by_hand() -> Value {
    let mut document = document("default");
    let request = serde_json::from_str(include_str!("request.schema.json")).expect("it is JSON");
    document["components"]["schemas"]["SessionRequest"] = schema(&request);
    document
}

/// The export of a version, as far as 3.0 can say it. Enums are closed, as these generators know no others.
pub fn document(version: &str) -> Value {
    let model = xtask::workspace::model(tests::workspace()).expect("the model has no mistake");
    let exported = codegen::openapi(&model, "session", version).expect("there is such a version");
    let exported = serde_json::to_value(exported).expect("it is JSON");
    let schemas = exported["components"]["schemas"].as_object().into_iter().flatten();
    let schemas: Map<_, _> = schemas.map(|(name, of)| (name.clone(), schema(of))).collect();
    let endpoint = &exported["paths"]["/session"]["post"];
    let parameters = endpoint["parameters"].as_array().into_iter().flatten().map(|parameter| {
        json!({"name": parameter["name"], "in": parameter["in"], "required": parameter["required"], "schema": {"type": "string"}})
    });
    // progenitor would take `default` for a success.
    let responses = endpoint["responses"].as_object().into_iter().flatten().filter(|(status, _)| *status != "default");
    let responses = responses.map(|(status, response)| {
        let body = &response["content"]["application/json"]["schema"];
        let content = json!({"application/json": {"schema": schema(body)}});
        (status.clone(), json!({"description": response["description"], "content": content}))
    });
    let post = json!({
        "operationId": endpoint["operationId"],
        "parameters": parameters.collect::<Vec<_>>(),
        "requestBody": {
            "required": true,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SessionRequest"}}},
        },
        "responses": responses.collect::<Map<_, _>>(),
    });
    json!({
        "openapi": "3.0.3",
        "info": {"title": exported["info"]["title"], "version": exported["info"]["version"]},
        "paths": {"/session": {"post": post}},
        "components": {"schemas": schemas},
    })
}

/// A schema in the words that 3.0 and JSON Schema 2020-12 share, with `nullable` for a type of null.
fn schema(schema: &Value) -> Value {
    if let Some(reference) = schema.get("$ref") {
        return json!({"$ref": reference});
    }
    // A reference, and what else it may be: null, or a value that is not listed.
    if let Some(choices) = schema["anyOf"].as_array() {
        return self::schema(&choices[0]);
    }
    let mut kept = Map::new();
    for (key, value) in schema.as_object().into_iter().flatten() {
        match key.as_str() {
            "type" if value.is_array() => {
                kept.insert("type".to_owned(), value[0].clone());
                kept.insert("nullable".to_owned(), true.into());
            }
            "properties" => {
                let properties = value.as_object().into_iter().flatten();
                let properties: Map<_, _> = properties.map(|(name, of)| (name.clone(), self::schema(of))).collect();
                kept.insert("properties".to_owned(), properties.into());
            }
            "items" => {
                kept.insert("items".to_owned(), self::schema(value));
            }
            "description" | "enum" | "maxLength" | "minLength" | "pattern" | "required" | "type" => {
                kept.insert(key.clone(), value.clone());
            }
            _ => {}
        }
    }
    kept.into()
}
