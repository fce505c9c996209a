//! Key and value entries: queries, headers, form fields and variables are lists of them.

use serde_json::{Map, Value, json};

use super::js;
use super::pointer::Pointer;
use crate::diagnostic::{Diagnostics, ids};

/// An entry with all that any kind of list gives meaning to.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) key: Option<Value>,
    pub(super) value: Option<Value>,
    pub(super) id: Option<Value>,
    pub(super) kind: Option<String>,
    pub(super) disabled: bool,
    /// `enabled: false`, the flag of environments and old exports.
    pub(super) off: bool,
    pub(super) description: String,
    pub(super) src: Option<Value>,
    pub(super) content_type: Option<String>,
    pub(super) file_name: Option<String>,
}

/// Reads an object as an entry and reports the keys that no list knows.
pub(super) fn read_entry(object: Map<String, Value>, place: &Pointer<'_>, notes: &mut Diagnostics) -> Entry {
    let mut entry = Entry::default();
    for (key, value) in object {
        match key.as_str() {
            "key" => entry.key = Some(value),
            "value" => entry.value = Some(value),
            "id" => entry.id = Some(value),
            "type" => entry.kind = string(value),
            "disabled" => entry.disabled = js::truthy(&value),
            "enabled" => entry.off = value == Value::Bool(false),
            "description" => entry.description = description(value),
            "src" => entry.src = Some(value),
            "contentType" => entry.content_type = string(value),
            "fileName" => entry.file_name = string(value),
            "name" | "warning" | "system" | "equals" => {}
            _ => unused(&value, &place.key(&key), notes, &key),
        }
    }
    entry
}

/// A map as the list of entries that it stands for; any other value as it is.
pub(super) fn listed(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let entries = object.into_iter().map(|(key, value)| match value {
                Value::Object(mut entry) if entry.contains_key("value") => {
                    entry.insert("key".to_owned(), Value::String(key));
                    Value::Object(entry)
                }
                value => json!({"key": key, "value": value}),
            });
            entries.collect()
        }
        other => other,
    }
}

/// The text of a description: the string itself or its `content`.
pub(super) fn description(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Object(mut object) => object.remove("content").and_then(string).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Adds an entry; of equal ones the last counts, in the place of the first.
pub(super) fn put<T>(list: &mut Vec<T>, one: T, is_same: impl Fn(&T, &T) -> bool) {
    match list.iter_mut().find(|earlier| is_same(earlier, &one)) {
        Some(earlier) => *earlier = one,
        None => list.push(one),
    }
}

/// The text, if the value is one.
pub(super) fn string(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Calls `read` for what Postman takes as the elements: of an array each that is not null, else the value
/// itself if it is truthy.
pub(super) fn each(value: Value, place: &Pointer<'_>, mut read: impl FnMut(Value, &Pointer<'_>)) {
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.into_iter().enumerate() {
                if !element.is_null() {
                    read(element, &place.index(index));
                }
            }
        }
        other if js::truthy(&other) => read(other, place),
        _ => {}
    }
}

/// Reports a key that has no meaning here, unless it is metadata or says nothing.
pub(super) fn unused(value: &Value, place: &Pointer<'_>, notes: &mut Diagnostics, key: &str) {
    let is_metadata = key.starts_with('_') || METADATA.split(' ').any(|known| known == key);
    if !is_metadata && says_something(value) {
        place.warn(
            notes,
            ids::UNUSED_KEY,
            format!("key `{key}` is not used"),
            "not part of the collection format at this place",
            "check its spelling and its place; if it belongs to another tool, there is nothing to do",
        );
    }
}

/// Names that Postman and its kin write for themselves.
const METADATA: &str =
    "id uid uuid name owner fork createdAt updatedAt lastUpdatedBy lastRevision collectionId folder schema index";

fn says_something(value: &Value) -> bool {
    match value {
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(object) => !object.is_empty(),
        other => js::truthy(other),
    }
}
