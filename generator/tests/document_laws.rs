//! Whatever stands in the file, reading it ends with a document or with messages.

#[path = "support/keys.rs"]
mod keys;

use keys::KEYS;
use postman_codegen::diagnostic::{Diagnostics, ids};
use postman_codegen::document;
use postman_codegen::source::{File, Source};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Texts that mean something somewhere, and others.
const TEXTS: &[&str] = &[
    "raw",
    "urlencoded",
    "formdata",
    "file",
    "graphql",
    "params",
    "basic",
    "prerequest",
    "string",
    "number",
    "1",
    "",
    "{{a",
    "a}}{{",
    "{{{b}}}",
    "://",
    "http://",
    "h?a=&&",
    "#",
    "\\",
    "\u{feff}",
    "X: 1\r\n y",
    "//",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(TEXTS).prop_map(str::to_owned), "\\PC{0,12}"]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(8, 128, 8, |inner| {
        let key = prop_oneof![4 => prop::sample::select(KEYS).prop_map(str::to_owned), 1 => text()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((key, inner), 0..8).prop_map(|entries| Value::Object(Map::from_iter(entries))),
        ]
    })
}

fn source(text: &str) -> Source {
    let file = |name: &str| File {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    Source {
        collection: file("c.json"),
        environment: Some(file("e.json")),
        globals: Some(file("g.yaml")),
        ..Source::default()
    }
}

/// Reads and renders; a document is missing only if there is an error, and each id is in the table.
fn check(text: &str) -> Result<(), TestCaseError> {
    let source = source(text);
    let mut notes = Diagnostics::default();
    let document = document::read(&source, &mut notes);
    prop_assert_eq!(document.is_none(), notes.has_errors());
    for diagnostic in &notes.list {
        prop_assert!(
            ids::ALL.iter().any(|entry| entry.id == diagnostic.id.0),
            "{}",
            diagnostic.id
        );
    }
    prop_assert_eq!(notes.render(&source).is_empty(), notes.list.is_empty());
    prop_assert_eq!(notes.to_json(&source).as_array().map(Vec::len), Some(notes.list.len()));
    let _ = document::collections_of(&source);
    Ok(())
}

proptest! {
    #[test]
    fn no_json_panics(value in value()) {
        check(&value.to_string())?;
    }

    #[test]
    fn no_collection_panics(item in value(), extra in value()) {
        check(&json!({"info": {}, "item": [item], "variable": extra, "auth": extra, "event": extra}).to_string())?;
    }

    #[test]
    fn no_request_panics(request in value(), response in value()) {
        check(&json!({"item": [{"request": request, "response": [response]}]}).to_string())?;
        check(&json!({"order": ["1"], "requests": [request], "folders": response}).to_string())?;
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        check(&text)?;
    }

    #[test]
    fn no_cut_collection_panics(value in value(), part in 0.0..1.0) {
        let mut text = value.to_string();
        let at = (text.len() as f64 * part) as usize;
        text.truncate(text.floor_char_boundary(at));
        check(&text)?;
    }
}
