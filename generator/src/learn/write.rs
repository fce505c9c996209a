//! The file of examples: a collection of version 2.1 with the same folders and names, and nothing but answers.

use serde_json::{Value, json};

use crate::document::ItemPath;

/// By this the tool knows its own files.
pub(super) const MARK: &str =
    "Answers that `postman-codegen learn` has seen, with made-up values. They count beside those of the collection.";

/// Of the format.
const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/// A request with its answers.
pub(super) struct Entry<'a> {
    pub(super) place: &'a ItemPath,
    pub(super) method: &'a str,
    pub(super) url: &'a str,
    pub(super) answers: Vec<Written>,
}

/// An answer as it is written.
pub(super) struct Written {
    pub(super) name: String,
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<String>,
    pub(super) language: &'static str,
}

/// The text of the file; requests without answers are left out, unless others of their name have some.
pub(super) fn file_text(name: &str, entries: &[Entry<'_>]) -> String {
    let has_answers = |entry: &&Entry<'_>| !entry.answers.is_empty();
    let named: Vec<&Vec<String>> = entries.iter().filter(has_answers).map(|entry| &entry.place.0).collect();
    let mut items = Vec::new();
    for entry in entries.iter().filter(|entry| named.contains(&&entry.place.0)) {
        if let Some((name, folders)) = entry.place.0.split_last() {
            folder(&mut items, folders).push(item_object(name, entry));
        }
    }
    let collection = json!({
        "info": { "name": format!("{name} (examples)"), "description": MARK, "schema": SCHEMA },
        "item": items,
    });
    format!("{collection:#}\n")
}

/// The items of a folder, which is made where it is not there.
fn folder<'a>(items: &'a mut Vec<Value>, path: &[String]) -> &'a mut Vec<Value> {
    let Some((name, rest)) = path.split_first() else {
        return items;
    };
    let last = items.last();
    if !last.is_some_and(|last| last["name"] == **name && last["item"].is_array()) {
        items.push(json!({ "name": name, "item": [] }));
    }
    match items.last_mut().and_then(|last| last.get_mut("item")) {
        Some(Value::Array(inner)) => folder(inner, rest),
        _ => unreachable!("the last item is the folder that was looked for or made"),
    }
}

fn item_object(name: &str, entry: &Entry<'_>) -> Value {
    let responses: Vec<Value> = entry.answers.iter().map(response).collect();
    json!({ "name": name, "request": { "method": entry.method, "url": entry.url }, "response": responses })
}

fn response(answer: &Written) -> Value {
    let headers = answer.headers.iter();
    let headers = headers.map(|(key, value)| json!({ "key": key, "value": value }));
    json!({
        "name": answer.name,
        "code": answer.status,
        "_postman_previewlanguage": answer.language,
        "header": headers.collect::<Vec<_>>(),
        "body": answer.body,
    })
}
