//! What a JSON file is, told by its shape; the version that it names is not trusted.

use serde_json::{Map, Value};

use super::pointer::Pointer;
use crate::diagnostic::{Diagnostics, ids};

/// What a file holds, with the part that holds it.
#[derive(Debug)]
pub(super) enum Kind {
    /// Version 2, with or without `info`.
    Collection(Map<String, Value>),
    /// Version 1.
    Flat(Map<String, Value>),
    /// A backup, with `collections`.
    Backup(Map<String, Value>),
    /// A list of items without a collection around it.
    Items(Vec<Value>),
    /// An item without a collection around it.
    Item(Map<String, Value>),
    /// Another kind of thing, in words.
    Other(&'static str),
}

/// Environments and globals, in words.
pub(super) const ENVIRONMENT: &str = "an environment";

/// A collection that is damaged, in words.
pub(super) const ITEM_NO_LIST: &str = "an object whose `item` is no list";

/// Takes off the envelope that answers of the Postman API have; tells whether there was one.
pub(super) fn unwrap(value: Value, key: &str) -> (Value, bool) {
    match value {
        Value::Object(mut object) if !object.contains_key("item") => match object.remove(key) {
            Some(inner @ Value::Object(_)) => (inner, true),
            Some(other) => {
                object.insert(key.to_owned(), other);
                (Value::Object(object), false)
            }
            None => (Value::Object(object), false),
        },
        other => (other, false),
    }
}

/// Says what was given in place of a collection.
pub(super) fn refuse(looks: &str, place: &Pointer<'_>, notes: &mut Diagnostics) {
    notes.error(
        ids::NOT_A_COLLECTION,
        &place.location(),
        format!("this is no Postman collection but {looks}"),
        "expected an object with `info` and `item`",
        remedy(looks),
    );
}

fn remedy(looks: &str) -> &'static str {
    match looks {
        ENVIRONMENT => "give it as environment, and the collection's own export as collection",
        "an object without `item`" | "a list without requests" | "a single value" => {
            "export the collection from Postman: … next to its name, Export, Collection v2.1"
        }
        _ => "import it into Postman (Import), then export the collection from there as Collection v2.1",
    }
}

/// Tells the kind of a document whose envelope was taken off.
pub(super) fn tell(value: Value) -> Kind {
    match value {
        Value::Object(object) => tell_object(object),
        Value::Array(elements) if elements.iter().any(is_item) => Kind::Items(elements),
        Value::Array(_) => Kind::Other("a list without requests"),
        _ => Kind::Other("a single value"),
    }
}

fn tell_object(object: Map<String, Value>) -> Kind {
    if let Some(other) = other(&object) {
        return Kind::Other(other);
    }
    let has = |key: &str| object.contains_key(key);
    let item = object.get("item");
    if item.is_some_and(|item| item.is_array() || item.is_object()) {
        Kind::Collection(object)
    } else if object.get("requests").is_some_and(Value::is_array) {
        Kind::Flat(object)
    } else if object.get("collections").is_some_and(Value::is_array) {
        Kind::Backup(object)
    } else if has("request") {
        Kind::Item(object)
    } else if object.get("info").is_some_and(names_postman) {
        Kind::Collection(object)
    } else if has("item") {
        Kind::Other(ITEM_NO_LIST)
    } else {
        Kind::Other("an object without `item`")
    }
}

fn names_postman(info: &Value) -> bool {
    let schema = info.get("schema").and_then(Value::as_str).unwrap_or_default();
    schema.contains("postman") || info.get("_postman_id").is_some()
}

fn is_item(value: &Value) -> bool {
    value.get("request").is_some() || value.get("item").is_some()
}

/// The name of what the object is, if it is surely something else.
fn other(object: &Map<String, Value>) -> Option<&'static str> {
    let has = |key: &str| object.contains_key(key);
    let is = |key: &str, text: &str| object.get(key).and_then(Value::as_str) == Some(text);
    let list = |key: &str| object.get(key).is_some_and(Value::is_array);
    let inner = |key: &str, inner: &str| object.get(key).is_some_and(|value| value.get(inner).is_some());
    let is_list_of_endpoints = has("v") || object.get("requests").is_some_and(has_endpoint);
    let is_schema = has("$schema") || (has("properties") && has("type")) || has("definitions");
    let is_package = has("name") && (has("dependencies") || has("devDependencies") || has("scripts"));
    let kinds = [
        (has("openapi") || has("swagger"), Some("an OpenAPI document")),
        (has("asyncapi"), Some("an AsyncAPI document")),
        (has("item"), None),
        (list("values") && !has("requests"), Some(ENVIRONMENT)),
        (is("_type", "export") && has("resources"), Some("an Insomnia export")),
        (inner("log", "entries"), Some("a HAR file")),
        (
            list("requests") && is_list_of_endpoints,
            Some("a Hoppscotch collection"),
        ),
        (is("client", "Thunder Client"), Some("a Thunder Client collection")),
        (has("__schema") || inner("data", "__schema"), Some("a GraphQL schema")),
        (is_schema, Some("a JSON Schema")),
        (is_package, Some("a package.json")),
        (list("items") && has("version"), Some("a Bruno collection")),
        (inner("run", "executions"), Some("a report of a newman run")),
        (has("error"), Some("an error answer of the Postman API")),
    ];
    kinds.into_iter().find(|(is_it, _)| *is_it)?.1
}

fn has_endpoint(requests: &Value) -> bool {
    let first = requests.as_array().and_then(|requests| requests.first());
    first.is_some_and(|request| request.get("endpoint").is_some())
}
