//! The bodies that the page shows, and those that are made of the model's examples where it shows none.

use crate::ir::{
    Condition, Field, Model, ObjectId, Operation, Request, Response, Rule, RuleKind, Scalar, Type, VersionId,
};
use crate::json::Json;

/// The page's request; else the smallest one that follows all advice on what to give. `None` if a required field has no
/// example.
pub(crate) fn request(operation: &Operation, version: VersionId) -> Option<Json> {
    if let Some(request) = operation.sample(version).and_then(|sample| sample.request.as_ref()) {
        return Some(request.clone());
    }
    let fields = || operation.request.fields.iter().filter(|field| field.versions.contains(version));
    let mut body: Vec<(&Field, &Scalar)> = Vec::new();
    // A field that is given can require another.
    while let Some(field) =
        fields().find(|field| !gives(&body, field) && is_required(&operation.request, version, field, &body))
    {
        body.push((field, field.example.as_ref()?));
    }
    let in_order = fields().filter_map(|field| body.iter().find(|(given, _)| given.wire == field.wire));
    Some(Json::object(in_order.map(|(field, example)| (&field.wire, scalar(example)))))
}

fn gives(body: &[(&Field, &Scalar)], field: &Field) -> bool {
    body.iter().any(|(given, _)| given.wire == field.wire)
}

fn is_required(request: &Request, version: VersionId, field: &Field, body: &[(&Field, &Scalar)]) -> bool {
    let holds = |rule: &&Rule| rule.conditions.iter().all(|condition| holds(request, version, condition, body));
    let rules = field.rules.iter().filter(|rule| rule.kind == RuleKind::Required);
    rules.filter(holds).count() > 0
}

fn holds(request: &Request, version: VersionId, condition: &Condition, body: &[(&Field, &Scalar)]) -> bool {
    match condition {
        Condition::Group { group, given } => {
            let mut fields = request.fields_of(*group).filter(|field| field.versions.contains(version));
            fields.any(|field| gives(body, field)) == *given
        }
        Condition::Field { field, given } => gives(body, &request[*field]) == *given,
        Condition::Value { field, values, among } => {
            let field = &request[*field];
            let given = body.iter().find(|(given, _)| given.wire == field.wire).map(|(_, value)| *value);
            given.or(field.default.as_ref()).is_some_and(|value| values.contains(value)) == *among
        }
    }
}

/// The page's body of a success; of another status what the page lists for it, with what the page shows. `None` if it
/// lists nothing.
pub(crate) fn answer(model: &Model, operation: &Operation, version: VersionId, response: &Response) -> Option<Json> {
    let sample = operation.sample(version).and_then(|sample| sample.response.as_ref());
    if let Some(sample) = sample.filter(|_| response.status < 300 && response.body == operation.success_body) {
        return Some(sample.clone());
    }
    let listed = model[response.body].fields.iter().filter(|field| field.versions.contains(version));
    let entries: Vec<(&String, Json)> = listed
        .filter_map(|field| {
            let (_, shown) = response.fields.iter().find(|(name, _)| *name == field.wire)?;
            let value = shown.as_ref().map(Json::from).or_else(|| value(model, version, field))?;
            Some((&field.wire, value))
        })
        .collect();
    (!entries.is_empty()).then(|| Json::object(entries))
}

/// The example of a field of an answer; of an object those of its fields.
fn value(model: &Model, version: VersionId, field: &Field) -> Option<Json> {
    match field.r#type {
        Type::Object(id) => object(model, version, id),
        Type::List(id) => object(model, version, id).map(|object| Json::list([object])),
        Type::Text
        | Type::Amount
        | Type::EpochSeconds
        | Type::Integer
        | Type::Number
        | Type::Boolean
        | Type::Flag
        | Type::Json
        | Type::Enum(_)
        | Type::Texts => field.example.as_ref().map(scalar),
    }
}

fn object(model: &Model, version: VersionId, id: ObjectId) -> Option<Json> {
    let fields = model[id].fields.iter().filter(|field| field.versions.contains(version));
    let entries: Vec<(&String, Json)> =
        fields.filter_map(|field| Some((&field.wire, value(model, version, field)?))).collect();
    (!entries.is_empty()).then(|| Json::object(entries))
}

/// A value of the model as JSON.
pub(crate) fn scalar(scalar: &Scalar) -> Json {
    match scalar {
        Scalar::Text(text) => text.into(),
        Scalar::Boolean(value) => (*value).into(),
    }
}
