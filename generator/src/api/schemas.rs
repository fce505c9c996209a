//! JSON Schemas that a request comes with: in its test script, in its description, as tables and lists of fields.

mod text;

use serde_json::{Map, Value, json};

use super::described::Described;
use super::secret::is_secret_name;
use super::{Body, Case, Flows, Operation, Outcome, Stored, StoredPart, Target, Why};
use crate::description::Block;
use crate::document::Item;
use crate::script::suite::evidence_of;
use crate::script::{Evidence, Scripts};
use crate::words::{is_in, words};

/// A JSON Schema of a body or an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// Of which.
    pub target: Target,
    /// An object.
    pub value: Value,
    /// Where it stands.
    pub why: Why,
}

impl Operation {
    /// What is stated of a body or an answer.
    pub(crate) fn schemas(&self, target: Target) -> impl Iterator<Item = &Schema> {
        self.schemas.iter().filter(move |schema| schema.target == target)
    }
}

/// Collects the schemas of an operation. An answer that only a schema shows becomes a case without examples.
pub(super) fn resolve(
    scripts: &Scripts,
    item: &Item,
    blocks: &[Block],
    described: &[Described],
    operation: &mut Operation,
) {
    let tests = item.scripts.iter().filter(|script| script.listen == "test");
    let mut tested: Vec<Evidence> = tests.map(|script| scripts.tested_evidence(script)).collect();
    for evidence in &mut tested {
        if let Some(schema) = evidence.held_to.take() {
            let only = evidence.statuses.first().filter(|_| evidence.statuses.len() == 1);
            add_answer(operation, only.copied(), (schema, Why::Script));
        }
    }
    let has_body = matches!(operation.body, Body::Json { .. } | Body::JsonRpc { .. });
    for (side, schema) in text::find_schemas(blocks) {
        match side {
            Some(text::Side::Body) | None if has_body => add_sent(operation, schema),
            Some(text::Side::Body) => {}
            Some(text::Side::Answer) | None => add_answer(operation, None, (schema, Why::Schema)),
        }
    }
    tested
        .into_iter()
        .for_each(|evidence| add_evidence(operation, evidence));
    let (target, sample) = match &operation.body {
        Body::Json { sample, .. } => (Target::Body, sample),
        Body::JsonRpc { params, .. } => (Target::Params, params.first().unwrap_or(&Value::Null)),
        _ => return,
    };
    if let Some(schema) = fields_schema(described, sample) {
        add_schema(operation, target, (schema, Why::Table));
    }
}

/// Adds the schema of a body; of a call of JSON-RPC the part that the caller gives.
fn add_sent(operation: &mut Operation, mut schema: Value) {
    let target = match operation.body {
        Body::JsonRpc { .. } => {
            schema = schema["properties"]["params"].take();
            Target::Params
        }
        _ => Target::Body,
    };
    if schema.is_object() {
        add_schema(operation, target, (schema, Why::Schema));
    }
}

fn add_schema(operation: &mut Operation, target: Target, (value, why): (Value, Why)) {
    operation.schemas.push(Schema { target, value, why });
}

/// Adds the schema of an answer, which without a status is the success.
fn add_answer(operation: &mut Operation, status: Option<u16>, schema: (Value, Why)) {
    let known = success_status(operation);
    let status = status.or(known).unwrap_or(200);
    let contradicts = status < 300 && known.is_some_and(|known| known != status);
    if operation.method.answers_without_body(status) || contradicts {
        return;
    }
    add_case(operation, status);
    add_schema(operation, Target::Answer(status), schema);
}

fn success_status(operation: &Operation) -> Option<u16> {
    let mut cases = operation.cases.iter();
    let success = cases.find(|case| case.outcome == Outcome::Success);
    success.map(|case| case.status)
}

/// Adds a case without examples, if there is none of the status.
fn add_case(operation: &mut Operation, status: u16) {
    if let Err(place) = operation.cases.binary_search_by_key(&status, |case| case.status) {
        operation.cases.insert(place, Case::new(status, 300));
    }
}

/// Adds what a test script says of answers that neither samples nor schemas show.
fn add_evidence(operation: &mut Operation, evidence: Evidence) {
    let saved = success_status(operation);
    for status in &evidence.statuses {
        // A collection that was tested elsewhere than it was saved answers otherwise there.
        if *status >= 300 || saved.is_none() {
            add_case(operation, *status);
        }
    }
    for (status, schema) in evidence.schemas {
        let success = success_status(operation).unwrap_or(200);
        let tested = evidence.statuses.first().copied();
        let meant = status.unwrap_or_else(|| tested.filter(|_| saved.is_none()).unwrap_or(success));
        let target = Target::Answer(meant);
        let mut cases = operation.cases.iter();
        let is_shown = cases.any(|case| case.status == meant && !case.examples.is_empty())
            || operation.schemas(target).next().is_some()
            || meant < 300 && saved.is_some_and(|saved| saved != meant);
        if !is_shown && !operation.method.answers_without_body(meant) {
            add_case(operation, meant);
            add_schema(
                operation,
                target,
                (with_texts(schema, "", &evidence.stored), Why::Test(0)),
            );
        }
    }
    operation.stored.extend(evidence.stored);
    for name in evidence.headers {
        if !operation.tested_headers.contains(&name) {
            operation.tested_headers.push(name);
        }
    }
}

/// Adds what the test scripts of folders say of the answers below them, and of the collection: a status where the
/// request's own say none, headers, and of folders fields.
pub(super) fn resolve_outer(flows: &Flows, operation: &mut Operation) {
    let Some(tested) = flows.requests.get(operation.index) else {
        return;
    };
    let steps = |range| tested.steps.get(range).map(evidence_of).unwrap_or_default();
    let mut evidence = steps(0..tested.outer);
    if !operation.cases.is_empty() {
        evidence.statuses.clear();
    }
    // What all answers share says too little of any to be its type.
    evidence.schemas = steps(tested.outermost..tested.outer).schemas;
    add_evidence(operation, evidence);
}

/// A schema in which a credential, an id or an address of which nothing is known is a text, too, if the script keeps it.
fn with_texts(mut schema: Value, place: &str, stored: &[Stored]) -> Value {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        for (key, property) in properties {
            let place = if place.is_empty() {
                key.clone()
            } else {
                format!("{place}.{key}")
            };
            *property = with_texts(std::mem::take(property), &place, stored);
            let is_open = ["type", "properties", "items"]
                .iter()
                .all(|word| property.get(word).is_none());
            let is_kept = || {
                stored
                    .iter()
                    .any(|stored| stored.part == StoredPart::Json(place.clone()))
            };
            if is_open && (is_secret_name(key) || names_text(key) && is_kept()) {
                property["type"] = json!("string");
            }
        }
    }
    if let Some(items) = schema.get_mut("items") {
        *items = with_texts(std::mem::take(items), &format!("{place}[]"), stored);
    }
    schema
}

/// Whether what is called so is a text or a number, which a text can be read of.
fn names_text(key: &str) -> bool {
    let words = words(key);
    words
        .last()
        .is_some_and(|last| is_in("code guid href id key link name number sid token uri url uuid", last))
}

/// The fields that a description tells of, as a schema; those that the sample has not, only where it tells
/// which ones are required, since other tables are about something else as often.
fn fields_schema(described: &[Described], sample: &Value) -> Option<Value> {
    let sample = sample.as_object()?;
    let mut properties = Map::new();
    for field in described {
        let belongs = field.required.is_some() && field.from_table || sample.contains_key(&field.name);
        if belongs && !properties.contains_key(&field.name) {
            properties.insert(field.name.clone(), property_schema(field));
        }
    }
    let shared = properties.keys().any(|key| sample.contains_key(key));
    shared.then(|| json!({ "type": "object", "properties": properties }))
}

fn property_schema(field: &Described) -> Value {
    let mut property = Map::new();
    let ty = field.ty.as_ref().map(|ty| json!(ty));
    if field.list {
        property.insert("type".to_owned(), json!("array"));
        property.insert("items".to_owned(), json!({ "type": ty }));
    } else if let Some(ty) = ty {
        property.insert("type".to_owned(), ty);
    }
    if field.allowed.len() > 1 && !field.list {
        property.insert("enum".to_owned(), json!(field.allowed));
    }
    if !field.description.is_empty() {
        property.insert("description".to_owned(), json!(field.description));
    }
    if let Some(required) = field.required {
        property.insert("required".to_owned(), json!(required));
    }
    Value::Object(property)
}
